//! What operators are told of the keys.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use arc_swap::ArcSwapOption;

use super::KeysError;

/// How it stands with the keys, for readiness and metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyStatus {
    /// How many keys are held, also when they are too old.
    pub held: usize,
    /// How long ago the last successful fetch began.
    pub age: Option<Duration>,
    /// Why the latest fetch failed, when it did.
    pub last_error: Option<Arc<KeysError>>,
    /// Whether tokens can be verified: keys are held, and they are not too old.
    pub usable: bool,
    /// How many fetches have begun since the start.
    pub fetches: u64,
    /// How many of them have failed.
    pub failures: u64,
    /// How many keys of the latest key set are refused.
    pub refused_keys: u64,
}

/// Counted where it happens, read without a lock.
#[derive(Default)]
pub(super) struct Counters {
    pub(super) fetches: AtomicU64,
    pub(super) failures: AtomicU64,
    pub(super) refused_keys: AtomicU64,
    pub(super) last_error: ArcSwapOption<KeysError>,
}

pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Counters {
    pub(super) fn status(&self, held: usize, age: Option<Duration>, usable: bool) -> KeyStatus {
        KeyStatus {
            held,
            age,
            last_error: self.last_error.load_full(),
            usable,
            // Failures first: a fetch that fails in between must not make more failures than fetches.
            failures: self.failures.load(Ordering::Acquire),
            fetches: self.fetches.load(Ordering::Acquire),
            refused_keys: self.refused_keys.load(Ordering::Relaxed),
        }
    }
}
