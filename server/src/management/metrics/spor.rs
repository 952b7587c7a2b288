//! Traces: whether spans arrive.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;

use super::labelled;
use crate::telemetry::Sportall;

#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Sportall>);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let Sportall {
            sent,
            failed,
            dropped,
        } = &*self.0;
        labelled(
            &mut encoder,
            MetricType::Counter,
            "trace_spans",
            "Spans of traces, sent to the collector, not taken by it, and dropped for want of room",
            [
                ([("outcome", "sent")], sent.load(Ordering::Relaxed)),
                ([("outcome", "failed")], failed.load(Ordering::Relaxed)),
                ([("outcome", "dropped")], dropped.load(Ordering::Relaxed)),
            ],
        )
    }
}
