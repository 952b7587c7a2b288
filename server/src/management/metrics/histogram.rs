//! How long things take and how large they are, counted with atomics alone.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, MetricEncoder, NoLabelSet};

/// From a tenth of a millisecond to ten seconds, in nanoseconds.
const DURATIONS: &[u64] = &[
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    500_000_000,
    1_000_000_000,
    2_500_000_000,
    5_000_000_000,
    10_000_000_000,
];

/// Of things that are counted.
const SIZES: &[u64] = &[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];

/// Nanoseconds in a second.
const NANOSECONDS: f64 = 1e9;

/// Values by their size.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [u64],
    /// One for each bound, and one for what is beyond them all.
    counts: Box<[AtomicU64]>,
    sum: AtomicU64,
    /// What a value is divided by when it is told.
    unit: f64,
}

impl Histogram {
    /// Of durations, told in seconds.
    #[must_use]
    pub fn durations() -> Self {
        Self::new(DURATIONS, NANOSECONDS)
    }

    /// Of numbers of things.
    #[must_use]
    pub fn sizes() -> Self {
        Self::new(SIZES, 1.0)
    }

    fn new(bounds: &'static [u64], unit: f64) -> Self {
        Self {
            bounds,
            counts: (0..=bounds.len()).map(|_| AtomicU64::new(0)).collect(),
            sum: AtomicU64::new(0),
            unit,
        }
    }

    /// Counts a duration.
    pub fn took(&self, duration: Duration) {
        self.count(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX));
    }

    /// Counts a number of things.
    pub fn count(&self, value: u64) {
        let bucket = self.bounds.partition_point(|bound| *bound < value);
        if let Some(count) = self.counts.get(bucket) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.sum.fetch_add(value, Ordering::Relaxed);
    }

    /// How many values were counted.
    pub(crate) fn total(&self) -> u64 {
        let counts = self.counts.iter();
        counts.map(|count| count.load(Ordering::Relaxed)).sum()
    }

    /// As Prometheus has it.
    pub(super) fn encode(
        &self,
        family: &mut MetricEncoder<'_>,
        labels: &impl EncodeLabelSet,
    ) -> fmt::Result {
        self.encode_alone(&mut family.encode_family(labels)?)
    }

    /// As Prometheus has it, without labels.
    #[allow(clippy::cast_precision_loss, reason = "it is told in floats")]
    pub(super) fn encode_alone(&self, metric: &mut MetricEncoder<'_>) -> fmt::Result {
        let counts = self
            .counts
            .iter()
            .map(|count| count.load(Ordering::Relaxed));
        let bounds = self.bounds.iter().map(|bound| *bound as f64 / self.unit);
        let buckets: Vec<(f64, u64)> = bounds.chain([f64::INFINITY]).zip(counts).collect();
        let count = buckets.iter().map(|(_, count)| count).sum();
        let sum = self.sum.load(Ordering::Relaxed) as f64 / self.unit;
        metric.encode_histogram::<NoLabelSet>(sum, count, &buckets, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_in_the_first_bucket_that_holds_it() {
        let histogram = Histogram::durations();
        for (duration, bucket) in [
            (Duration::ZERO, 0),
            (Duration::from_micros(100), 0),
            (Duration::from_nanos(100_001), 1),
            (Duration::from_secs(10), DURATIONS.len() - 1),
            (Duration::from_millis(10_001), DURATIONS.len()),
            (Duration::MAX, DURATIONS.len()),
        ] {
            let before = histogram.counts[bucket].load(Ordering::Relaxed);
            histogram.took(duration);
            let after = histogram.counts[bucket].load(Ordering::Relaxed);
            assert_eq!(after, before + 1, "{duration:?}");
        }
    }

    #[test]
    fn bounds_rise() {
        for bounds in [DURATIONS, SIZES] {
            assert!(bounds.is_sorted_by(|a, b| a < b));
        }
    }
}
