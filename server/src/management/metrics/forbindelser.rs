//! Connections: how many, what became of them, and the certificate.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

use super::{Metrics, counter, gauge, labelled};

#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Metrics>);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let encoder = &mut encoder;
        let maal = &self.0.forbindelser;
        let now = |count: &AtomicU64| count.load(Ordering::Relaxed);
        gauge(
            encoder,
            "connections_open",
            "Connections of the service that are open now",
            now(&maal.open),
        )?;
        counter(
            encoder,
            "connections_accepted",
            "Connections of the service that were accepted",
            now(&maal.accepted),
        )?;
        let ended = [
            ("closed_for_room", &maal.closed_for_room),
            ("turned_away", &maal.turned_away),
            ("slow_head", &maal.slow_heads),
            ("oversized_head", &maal.oversized_heads),
            ("malformed", &maal.malformed),
            ("slow_reader", &maal.slow_readers),
            ("handshake_failed", &maal.handshakes_failed),
        ];
        labelled(
            encoder,
            MetricType::Counter,
            "connections_refused",
            "Connections that the service refused or gave up, by why",
            ended.map(|(reason, count)| ([("reason", reason)], now(count))),
        )?;
        let reloads = [
            ("taken", &maal.tls_reloads_taken),
            ("refused", &maal.tls_reloads_refused),
        ];
        labelled(
            encoder,
            MetricType::Counter,
            "certificate_reloads",
            "New certificates of the service, taken and refused",
            reloads.map(|(outcome, count)| ([("outcome", outcome)], now(count))),
        )?;
        match maal.certificate_expires.load(Ordering::Relaxed) {
            // Without TLS no number would tell that.
            0 => Ok(()),
            expires => {
                let metric = encoder.encode_descriptor(
                    "certificate_expiry_time",
                    "When the certificate in force expires, since the beginning of 1970",
                    Some(&Unit::Seconds),
                    MetricType::Gauge,
                )?;
                ConstGauge::new(expires).encode(metric)
            }
        }
    }
}
