//! How much is taken on: requests that run and wait, those that were refused, and the calls of each consumer.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

use super::{counter, gauge, labelled};
use crate::kapasitet::Kapasitet;
use crate::kapasitet::konsumenter::Konsumentstatus;
use crate::tilgang::rettighetspakke::GjeldendePakker;

#[derive(Debug)]
pub(super) struct Collected {
    pub(super) kapasitet: Arc<Kapasitet>,
    pub(super) pakker: GjeldendePakker,
}

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let encoder = &mut encoder;
        let status = self.kapasitet.status(&self.pakker);
        let port = &status.port;
        gauge(
            encoder,
            "requests_running",
            "Requests that are worked on now",
            port.inne.into(),
        )?;
        gauge(
            encoder,
            "requests_waiting",
            "Requests that wait for their turn now",
            port.venter.into(),
        )?;
        let refused = [
            ("full", port.full),
            ("waited", port.ventet),
            ("time_limit", status.for_sent),
        ];
        labelled(
            encoder,
            MetricType::Counter,
            "requests_shed",
            "Requests answered with 503, by why: too many waited, its turn did not come, or it took too long",
            refused.map(|(reason, count)| ([("reason", reason)], count)),
        )?;
        counter(
            encoder,
            "requests_left_queue",
            "Requests whose client went away, or whose time ran out, while they waited for their turn",
            port.gikk,
        )?;
        let mut metric = encoder.encode_descriptor(
            "request_queue_duration",
            "How long requests waited for their turn, of those that had to",
            Some(&Unit::Seconds),
            MetricType::Histogram,
        )?;
        self.kapasitet.ventetid().encode_alone(&mut metric)?;
        let consumers = [status.konsumenter, vec![status.andre]].concat();
        by_consumer(encoder, &consumers)
    }
}

/// The organisation numbers are those of consumers that the rights packages name; all others are one.
fn by_consumer(encoder: &mut DescriptorEncoder<'_>, consumers: &[Konsumentstatus]) -> fmt::Result {
    let label = |status: &Konsumentstatus| {
        let konsument = status.konsument.as_ref();
        [(
            "consumer",
            konsument
                .map_or("other", |konsument| konsument.as_str())
                .to_owned(),
        )]
    };
    let mut family = encoder.encode_descriptor(
        "consumer_calls_running",
        "Calls of each configured consumer that run now, and of all others together",
        None,
        MetricType::Gauge,
    )?;
    for status in consumers {
        let labels = label(status);
        let metric = family.encode_family(&labels)?;
        ConstGauge::new(u64::from(status.running)).encode(metric)?;
    }
    let mut family = encoder.encode_descriptor(
        "consumer_calls_limited",
        "Calls answered with 429 because as many of the consumer ran as may",
        None,
        MetricType::Counter,
    )?;
    for status in consumers {
        let labels = label(status);
        let metric = family.encode_family(&labels)?;
        ConstCounter::new(status.avvist).encode(metric)?;
    }
    Ok(())
}
