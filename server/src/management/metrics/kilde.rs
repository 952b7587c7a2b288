//! The source of claims: how lookups went, how long they took, and how its connections stand.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;

use super::histogram::Histogram;
use super::{Metrics, gauge, labelled};
use crate::kilde::krets::Kretstilstand;
use crate::kilde::{Forbindelser, ForfaltOgUbetalt, KildeFeil};
use crate::management::Kildevakt;

/// Lookups, by what came of them.
#[derive(Debug)]
pub struct KildeMetrics {
    found: Histogram,
    unknown: Histogram,
    failed: Histogram,
}

impl Default for KildeMetrics {
    fn default() -> Self {
        Self {
            found: Histogram::durations(),
            unknown: Histogram::durations(),
            failed: Histogram::durations(),
        }
    }
}

impl KildeMetrics {
    /// Counts a lookup.
    pub fn count(&self, outcome: &Result<Option<ForfaltOgUbetalt>, KildeFeil>, duration: Duration) {
        let histogram = match outcome {
            Ok(Some(_)) => &self.found,
            Ok(None) => &self.unknown,
            Err(_) => &self.failed,
        };
        histogram.took(duration);
    }
}

#[derive(Debug)]
pub(super) struct Collected {
    pub(super) metrics: Arc<Metrics>,
    pub(super) kilde: Kildevakt,
}

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let kilde = &self.metrics.kilde;
        let mut family = encoder.encode_descriptor(
            "source_lookup_duration",
            "How long lookups in the source of claims took, by what came of them",
            Some(&Unit::Seconds),
            MetricType::Histogram,
        )?;
        for (outcome, histogram) in [
            ("found", &kilde.found),
            ("unknown", &kilde.unknown),
            ("failed", &kilde.failed),
        ] {
            histogram.encode(&mut family, &[("outcome", outcome)])?;
        }
        match self.kilde.forbindelser() {
            Some(forbindelser) => connections(&mut encoder, &forbindelser),
            None => Ok(()),
        }
    }
}

fn connections(encoder: &mut DescriptorEncoder<'_>, status: &Forbindelser) -> fmt::Result {
    gauge(
        encoder,
        "source_connections",
        "How many connections to the register's database are open",
        status.apne,
    )?;
    labelled(
        encoder,
        MetricType::Counter,
        "source_connection_attempts",
        "Connections made to the register's database, and those that could not be made",
        [
            ([("outcome", "opened")], status.opnet),
            ([("outcome", "failed")], status.feilet),
        ],
    )?;
    let is = |state| u64::from(status.krets == state);
    labelled(
        encoder,
        MetricType::Gauge,
        "source_circuit",
        "How the circuit before the register's database stands: 1 for its state",
        [
            ([("state", "closed")], is(Kretstilstand::Lukket)),
            ([("state", "open")], is(Kretstilstand::Apen)),
            ([("state", "trying")], is(Kretstilstand::Prover)),
        ],
    )
}
