//! Requests by operation: how they were answered, and how long that took.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_openapi::operation::Operation;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::registry::Unit;
use restanser_api::routes::OPERATIONS;

use super::Metrics;
use super::histogram::Histogram;
use crate::feil::Feilkode;

/// Every status there can be.
const STATUSES: std::ops::Range<u16> = 100..600;
/// No code, and each code.
const OUTCOMES: usize = 1 + Feilkode::ALLE.len();

/// A row for each operation of the document, and one for requests that none takes: as many as there are, however the
/// requests look.
#[derive(Debug)]
pub struct RequestMetrics {
    operations: Box<[Row]>,
    none: Row,
}

#[derive(Debug)]
struct Row {
    operation: &'static str,
    /// By status, and within that by code.
    counts: Box<[AtomicU64]>,
    durations: Histogram,
}

impl Default for RequestMetrics {
    fn default() -> Self {
        Self {
            operations: OPERATIONS
                .iter()
                .map(|operation| Row::of(operation.id))
                .collect(),
            none: Row::of(""),
        }
    }
}

impl RequestMetrics {
    /// Counts a request as it was answered.
    pub fn count(
        &self,
        operation: Option<&Operation>,
        status: u16,
        kode: Option<Feilkode>,
        duration: Duration,
    ) {
        let row = operation.and_then(|operation| {
            let mut rows = self.operations.iter();
            rows.find(|row| row.operation == operation.id)
        });
        let row = row.unwrap_or(&self.none);
        let index = status.checked_sub(STATUSES.start).map(usize::from);
        let outcome = kode.map_or(0, |kode| 1 + kode as usize);
        if let Some(count) = index.and_then(|index| row.counts.get(index * OUTCOMES + outcome)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        row.durations.took(duration);
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.operations.iter().chain([&self.none])
    }
}

impl Row {
    fn of(operation: &'static str) -> Self {
        let all = STATUSES.len() * OUTCOMES;
        Self {
            operation,
            counts: (0..all).map(|_| AtomicU64::new(0)).collect(),
            durations: Histogram::durations(),
        }
    }

    /// What has happened.
    fn outcomes(&self) -> impl Iterator<Item = (u16, &'static str, u64)> {
        let kinds = STATUSES.flat_map(|status| {
            let codes = Feilkode::ALLE.iter().map(|kode| kode.as_str());
            [""].into_iter()
                .chain(codes)
                .map(move |kode| (status, kode))
        });
        let counts = self
            .counts
            .iter()
            .map(|count| count.load(Ordering::Relaxed));
        kinds
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|((status, kode), count)| (status, kode, count))
    }
}

#[derive(Debug)]
pub(super) struct Collected(pub(super) Arc<Metrics>);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let requests = &self.0.requests;
        let mut family = encoder.encode_descriptor(
            "requests",
            "Requests answered, by operation of the document (empty for those to no operation), status and error code",
            None,
            MetricType::Counter,
        )?;
        for row in requests.rows() {
            for (status, kode, count) in row.outcomes() {
                let status = status.to_string();
                let labels = [
                    ("operation", row.operation),
                    ("status", status.as_str()),
                    ("kode", kode),
                ];
                ConstCounter::new(count).encode(family.encode_family(&labels)?)?;
            }
        }
        let mut family = encoder.encode_descriptor(
            "request_duration",
            "How long requests took, from their head read to their answer ready to be sent",
            Some(&Unit::Seconds),
            MetricType::Histogram,
        )?;
        for row in requests.rows() {
            row.durations
                .encode(&mut family, &[("operation", row.operation)])?;
        }
        Ok(())
    }
}
