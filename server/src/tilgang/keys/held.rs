//! The keys of the last successful fetch, and how old they are.

use std::sync::Arc;
use std::time::Duration;

use jsonwebtoken::{DecodingKey, DecodingKeyKind};

use super::jwks::KeySet;

/// Nothing is held before the first fetch.
#[derive(Default)]
pub(super) struct Held {
    keys: KeySet,
    /// When the fetch began that brought them: they are no newer than that.
    fetched: Option<Duration>,
}

impl Held {
    /// Keys that are there already stay the very same, so that what was verified with one can be told by its pointer.
    pub(super) fn after(&self, mut keys: KeySet, fetched: Duration) -> Self {
        for (kid, key) in &mut keys {
            if let Some(known) = self.keys.get(kid)
                && same(known, key)
            {
                *key = Arc::clone(known);
            }
        }
        Self {
            keys,
            fetched: Some(fetched),
        }
    }

    pub(super) fn key(&self, kid: &str) -> Option<&Arc<DecodingKey>> {
        self.keys.get(kid)
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn fetched(&self) -> Option<Duration> {
        self.fetched
    }

    pub(super) fn age(&self, now: Duration) -> Option<Duration> {
        self.fetched.map(|fetched| now.saturating_sub(fetched))
    }

    pub(super) fn is_usable(&self, now: Duration, longest_age: Duration) -> bool {
        !self.keys.is_empty() && self.age(now).is_some_and(|age| age <= longest_age)
    }

    pub(super) fn holds_the_same_as(&self, other: &Self) -> bool {
        self.keys.len() == other.keys.len()
            && self.keys.iter().all(|(kid, key)| {
                let others = other.keys.get(kid);
                others.is_some_and(|others| Arc::ptr_eq(key, others))
            })
    }
}

fn same(one: &DecodingKey, other: &DecodingKey) -> bool {
    use DecodingKeyKind::RsaModulusExponent as Rsa;
    match (one.kind(), other.kind()) {
        (
            Rsa { n, e },
            Rsa {
                n: other_n,
                e: other_e,
            },
        ) => n == other_n && e == other_e,
        _ => false,
    }
}
