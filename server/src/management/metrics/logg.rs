//! The ordinary log: whether its lines arrive.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;

use super::labelled;
use crate::logging::Tall;

#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Tall>);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let Tall { written, lost, .. } = &*self.0;
        labelled(
            &mut encoder,
            MetricType::Counter,
            "log_lines",
            "Lines of the ordinary log, written to standard error and lost because nobody read it in time",
            [
                ([("outcome", "written")], written.load(Ordering::Relaxed)),
                ([("outcome", "lost")], lost.load(Ordering::Relaxed)),
            ],
        )
    }
}
