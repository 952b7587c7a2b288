//! What is counted: one registry, one file a concern.
//!
//! What is counted request by request lies in [`Metrics`] as atomics. What somebody else keeps anyway (keys, packages) is
//! asked for when Prometheus asks. Labels are names out of this program, never out of a request.

use std::fmt;
use std::sync::Arc;

use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use super::Watched;
use crate::logging;
use crate::tjeneste::Forbindelsesmaal;

pub mod access;
mod bygg;
mod forbindelser;
pub mod histogram;
mod kapasitet;
mod keys;
pub mod kilde;
mod logg;
mod process;
pub mod requests;
mod rettighetspakker;
mod spor;
pub mod tekst;
pub mod utlevering;

/// What is counted request by request.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Who was let in, and who was not.
    pub access: access::AccessMetrics,
    /// How requests were answered.
    pub requests: requests::RequestMetrics,
    /// Connections of the service.
    pub forbindelser: Arc<Forbindelsesmaal>,
    /// Lookups in the source of claims.
    pub kilde: kilde::KildeMetrics,
}

/// Everything that is counted or measured.
#[must_use]
pub fn registry(watched: &Watched) -> Registry {
    let mut all = Registry::default();
    all.register_collector(Box::new(process::Collected));
    let registry = all.sub_registry_with_prefix("restanser");
    let metrics = || watched.metrics.clone();
    registry.register_collector(Box::new(bygg::Collected(watched.info)));
    registry.register_collector(Box::new(requests::Collected(metrics())));
    registry.register_collector(Box::new(kapasitet::Collected {
        kapasitet: Arc::clone(&watched.kapasitet),
        pakker: watched.pakker.clone(),
    }));
    registry.register_collector(Box::new(forbindelser::Collected(metrics())));
    registry.register_collector(Box::new(access::Collected(metrics())));
    let keys = [Some(&watched.keys), watched.altinn2_keys.as_ref()];
    let keys = keys.into_iter().flatten().cloned().collect();
    registry.register_collector(Box::new(keys::Collected(keys)));
    registry.register_collector(Box::new(rettighetspakker::Collected(
        watched.pakker.clone(),
    )));
    registry.register_collector(Box::new(kilde::Collected {
        metrics: metrics(),
        kilde: watched.kilde.clone(),
    }));
    registry.register_collector(Box::new(utlevering::Collected(
        watched.utleveringer.clone(),
    )));
    if let Some(tall) = logging::tall() {
        registry.register_collector(Box::new(logg::Collected(tall)));
    }
    if let Some(spans) = &watched.spans {
        registry.register_collector(Box::new(spor::Collected(Arc::clone(spans))));
    }
    all
}

/// A family with a sample for each of these labels. What is counted and has not happened is told as 0.
fn labelled<const N: usize>(
    encoder: &mut DescriptorEncoder<'_>,
    kind: MetricType,
    name: &str,
    help: &str,
    samples: impl IntoIterator<Item = ([(&'static str, &'static str); N], u64)>,
) -> fmt::Result {
    let is_counter = matches!(kind, MetricType::Counter);
    let mut family = encoder.encode_descriptor(name, help, None, kind)?;
    for (labels, value) in samples {
        let metric = family.encode_family(&labels)?;
        match is_counter {
            true => ConstCounter::new(value).encode(metric)?,
            false => ConstGauge::new(value).encode(metric)?,
        }
    }
    Ok(())
}

/// A counter without labels.
fn counter(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, value: u64) -> fmt::Result {
    let metric = encoder.encode_descriptor(name, help, None, MetricType::Counter)?;
    ConstCounter::new(value).encode(metric)
}

/// A gauge without labels.
fn gauge(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, value: u64) -> fmt::Result {
    let metric = encoder.encode_descriptor(name, help, None, MetricType::Gauge)?;
    ConstGauge::new(value).encode(metric)
}
