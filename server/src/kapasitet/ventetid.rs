//! How long requests waited for their turn.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The bounds of the buckets, in milliseconds.
const BOUNDS: [u32; 12] = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/// A histogram that anybody adds to without a lock.
#[derive(Debug, Default)]
pub struct Ventetid {
    buckets: [AtomicU64; BOUNDS.len()],
    longer: AtomicU64,
    microseconds: AtomicU64,
}

/// The histogram at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ventetidstatus {
    /// How many waited at most so long, and longer than the bound before.
    pub buckets: Vec<(Duration, u64)>,
    /// How many waited longer than the last bound.
    pub longer: u64,
    /// How long all waited together.
    pub sum: Duration,
}

impl Ventetid {
    pub(super) fn add(&self, waited: Duration) {
        let fits = |bound: &u32| waited <= Duration::from_millis((*bound).into());
        let bucket = BOUNDS.iter().position(fits);
        let bucket = bucket.and_then(|index| self.buckets.get(index));
        bucket
            .unwrap_or(&self.longer)
            .fetch_add(1, Ordering::Relaxed);
        let microseconds = u64::try_from(waited.as_micros()).unwrap_or(u64::MAX);
        self.microseconds.fetch_add(microseconds, Ordering::Relaxed);
    }

    pub(super) fn status(&self) -> Ventetidstatus {
        let bounds = BOUNDS.map(|bound| Duration::from_millis(bound.into()));
        let counts = self
            .buckets
            .iter()
            .map(|count| count.load(Ordering::Relaxed));
        Ventetidstatus {
            buckets: bounds.into_iter().zip(counts).collect(),
            longer: self.longer.load(Ordering::Relaxed),
            sum: Duration::from_micros(self.microseconds.load(Ordering::Relaxed)),
        }
    }
}

impl Ventetidstatus {
    /// How many waited.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.buckets.iter().map(|(_, count)| count).sum::<u64>() + self.longer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_counted_in_the_first_bucket_that_it_fits() {
        let ventetid = Ventetid::default();
        for microseconds in [0, 1_000, 1_001, 250_000, 10_000_000, 10_000_001] {
            ventetid.add(Duration::from_micros(microseconds));
        }
        let status = ventetid.status();
        let filled = status.buckets.iter().filter(|(_, count)| *count > 0);
        let filled: Vec<_> = filled
            .map(|(bound, count)| (bound.as_millis(), *count))
            .collect();
        assert_eq!(filled, [(1, 2), (5, 1), (250, 1), (10_000, 1)]);
        assert_eq!((status.longer, status.count()), (1, 6));
        assert_eq!(status.sum, Duration::from_micros(20_252_002));
    }
}
