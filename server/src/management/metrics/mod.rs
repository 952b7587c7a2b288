//! What is counted: one registry, one file a concern.
//!
//! What is counted request by request lies in [`Metrics`] as atomics. What somebody else keeps anyway (keys, packages) is
//! asked for when Prometheus asks. Labels are names out of this program, never out of a request.

use std::fmt;

use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use super::Watched;

pub mod access;
mod keys;
mod rettighetspakker;

/// What is counted request by request.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Who was let in, and who was not.
    pub access: access::AccessMetrics,
}

/// Everything that is counted or measured.
#[must_use]
pub fn registry(watched: &Watched) -> Registry {
    let mut registry = Registry::with_prefix("restanser");
    registry.register_collector(Box::new(access::Collected(watched.metrics.clone())));
    let keys = [Some(&watched.keys), watched.altinn2_keys.as_ref()];
    let keys = keys.into_iter().flatten().cloned().collect();
    registry.register_collector(Box::new(keys::Collected(keys)));
    registry.register_collector(Box::new(rettighetspakker::Collected(
        watched.pakker.clone(),
    )));
    registry
}

/// A gauge without labels.
fn gauge(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, value: u64) -> fmt::Result {
    let metric = encoder.encode_descriptor(name, help, None, MetricType::Gauge)?;
    ConstGauge::new(value).encode(metric)
}
