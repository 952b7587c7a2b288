//! The disclosure log: how long records take until they are durable, how many go together, and what waits.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;

use super::histogram::Histogram;
use super::{gauge, labelled};
use crate::utlevering::{Filtall, Utleveringslogg};

/// What the log counts of itself.
#[derive(Debug)]
pub struct UtleveringMetrics {
    durable: Histogram,
    failed: Histogram,
    batches: Histogram,
    full: AtomicU64,
    takes_records: AtomicBool,
    /// Of the active file; 0 where there is none.
    bytes: AtomicU64,
    rotations: AtomicU64,
    breaches: AtomicU64,
    deletions: AtomicU64,
}

impl Default for UtleveringMetrics {
    fn default() -> Self {
        Self {
            durable: Histogram::durations(),
            failed: Histogram::durations(),
            batches: Histogram::sizes(),
            full: AtomicU64::default(),
            takes_records: AtomicBool::new(true),
            bytes: AtomicU64::default(),
            rotations: AtomicU64::default(),
            breaches: AtomicU64::default(),
            deletions: AtomicU64::default(),
        }
    }
}

impl UtleveringMetrics {
    /// A disclosure is answered so long after it was handed to the log.
    pub(crate) fn answered(&self, durable: bool, duration: Duration) {
        match durable {
            true => self.durable.took(duration),
            false => self.failed.took(duration),
        }
    }

    /// So many records became durable together.
    pub(crate) fn written(&self, records: usize) {
        self.batches.count(records as u64);
    }

    /// How the files of the log are, where it has any.
    pub(crate) fn files(&self, files: Option<Filtall>) {
        if let Some(Filtall { bytes, rotations }) = files {
            self.bytes.store(bytes, Ordering::Relaxed);
            self.rotations.store(rotations, Ordering::Relaxed);
        }
    }

    /// A disclosure found no room.
    pub(crate) fn full(&self) {
        self.full.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the log took records when it last tried.
    pub(crate) fn is_usable(&self) -> bool {
        self.takes_records.load(Ordering::Relaxed)
    }

    /// Whether the log takes records, as far as is known.
    pub(crate) fn takes_records(&self, takes: bool) {
        self.takes_records.store(takes, Ordering::Relaxed);
    }

    /// The chain has a record of a breach more.
    pub(crate) fn breach(&self) {
        self.breaches.fetch_add(1, Ordering::Relaxed);
    }

    /// The chain has a record of a deletion more.
    pub(crate) fn deletion(&self) {
        self.deletions.fetch_add(1, Ordering::Relaxed);
    }
}

#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Utleveringslogg>);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let encoder = &mut encoder;
        let metrics = self.0.metrics();
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let mut family = encoder.encode_descriptor(
            "disclosure_log_duration",
            "How long requests waited until their disclosure was durable, or known not to be",
            Some(&Unit::Seconds),
            MetricType::Histogram,
        )?;
        for (outcome, histogram) in [("durable", &metrics.durable), ("failed", &metrics.failed)] {
            histogram.encode(&mut family, &[("outcome", outcome)])?;
        }
        let mut family = encoder.encode_descriptor(
            "disclosure_log_batch_records",
            "How many records of the disclosure log became durable together",
            None,
            MetricType::Histogram,
        )?;
        metrics.batches.encode_alone(&mut family)?;
        let waiting = self.0.waiting();
        labelled(
            encoder,
            MetricType::Gauge,
            "disclosure_log_queue",
            "How many records wait to be written, by what they are of",
            [
                ([("kind", "disclosure")], waiting.utleveringer as u64),
                ([("kind", "refusal")], waiting.avslag as u64),
            ],
        )?;
        labelled(
            encoder,
            MetricType::Counter,
            "disclosure_log_rejections",
            "Disclosures for which there was no room in the queue: their requests failed",
            [([("reason", "full")], read(&metrics.full))],
        )?;
        gauge(
            encoder,
            "disclosure_log_usable",
            "Whether the disclosure log took records when it last tried; without it nothing is disclosed",
            metrics.is_usable().into(),
        )?;
        labelled(
            encoder,
            MetricType::Counter,
            "disclosure_log_events",
            "What happened to the disclosure log itself: rotations, breaches of its chain, deletions of old records",
            [
                ([("event", "rotation")], read(&metrics.rotations)),
                ([("event", "breach")], read(&metrics.breaches)),
                ([("event", "deletion")], read(&metrics.deletions)),
            ],
        )?;
        gauge(
            encoder,
            "disclosure_log_file_bytes",
            "How long the active file of the disclosure log is; 0 for a table",
            read(&metrics.bytes),
        )
    }
}
