//! The issuer's keys.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

use crate::tilgang::keys::{KeyStatus, Keys};

use super::{counter, gauge};

#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Keys>);

impl Collector for Collected {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        write(&self.0.status(), encoder)
    }
}

fn write(status: &KeyStatus, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
    let encoder = &mut encoder;
    // Keys that were never fetched have no age, and no number would tell that.
    if let Some(age) = status.age {
        let help = "How long ago the issuer's keys were fetched";
        let unit = Some(&Unit::Seconds);
        let metric = encoder.encode_descriptor("issuer_keys_age", help, unit, MetricType::Gauge)?;
        ConstGauge::new(age.as_secs_f64()).encode(metric)?;
    }
    gauge(
        encoder,
        "issuer_keys_held",
        "How many keys of the issuer are held",
        status.held as u64,
    )?;
    gauge(
        encoder,
        "issuer_keys_usable",
        "Whether tokens can be verified with the keys held",
        status.usable.into(),
    )?;
    counter(
        encoder,
        "issuer_key_fetches",
        "Fetches of the issuer's keys",
        status.fetches,
    )?;
    counter(
        encoder,
        "issuer_key_fetch_failures",
        "Fetches of the issuer's keys that failed",
        status.failures,
    )?;
    gauge(
        encoder,
        "issuer_keys_refused",
        "How many keys of the issuer's latest key set are unfit",
        status.refused_keys,
    )
}
