//! The issuers' keys, by issuer.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

use crate::tilgang::keys::{KeyStatus, Keys};

#[derive(Debug)]
pub(super) struct Collected(pub(super) Vec<Arc<Keys>>);

type Statuses = [(&'static str, KeyStatus)];

impl Collector for Collected {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let statuses = self.0.iter().map(|keys| (keys.issuer(), keys.status()));
        write(&statuses.collect::<Vec<_>>(), encoder)
    }
}

fn write(statuses: &Statuses, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
    let encoder = &mut encoder;
    // Keys that were never fetched have no age, and no number would tell that.
    if statuses.iter().any(|(_, status)| status.age.is_some()) {
        let help = "How long ago the issuer's keys were fetched";
        let unit = Some(&Unit::Seconds);
        let mut family =
            encoder.encode_descriptor("issuer_keys_age", help, unit, MetricType::Gauge)?;
        for (issuer, status) in statuses {
            if let Some(age) = status.age {
                let labels = [("issuer", *issuer)];
                ConstGauge::new(age.as_secs_f64()).encode(family.encode_family(&labels)?)?;
            }
        }
    }
    let gauge = ConstGauge::<u64>::new;
    by_issuer(
        encoder,
        "issuer_keys_held",
        "How many keys of the issuer are held",
        statuses,
        |status| gauge(status.held as u64),
    )?;
    by_issuer(
        encoder,
        "issuer_keys_usable",
        "Whether tokens can be verified with the keys held",
        statuses,
        |status| gauge(status.usable.into()),
    )?;
    by_issuer(
        encoder,
        "issuer_key_fetches",
        "Fetches of the issuer's keys",
        statuses,
        |status| ConstCounter::new(status.fetches),
    )?;
    by_issuer(
        encoder,
        "issuer_key_fetch_failures",
        "Fetches of the issuer's keys that failed",
        statuses,
        |status| ConstCounter::new(status.failures),
    )?;
    by_issuer(
        encoder,
        "issuer_keys_refused",
        "How many keys of the issuer's latest key set are unfit",
        statuses,
        |status| gauge(status.refused_keys),
    )
}

/// One family with a sample for each issuer.
fn by_issuer<M: EncodeMetric>(
    encoder: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    statuses: &Statuses,
    sample: impl Fn(&KeyStatus) -> M,
) -> fmt::Result {
    let samples = statuses
        .iter()
        .map(|(issuer, status)| (*issuer, sample(status)));
    let samples: Vec<_> = samples.collect();
    let Some((_, first)) = samples.first() else {
        return Ok(());
    };
    let mut family = encoder.encode_descriptor(name, help, None, first.metric_type())?;
    for (issuer, sample) in &samples {
        sample.encode(family.encode_family(&[("issuer", *issuer)])?)?;
    }
    Ok(())
}
