//! The background: keys are fetched anew before they are needed.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::time::Duration;

use super::Keys;

/// How soon a fetch that failed is tried again.
pub(super) const FIRST_RETRY: Duration = Duration::from_secs(1);
/// What the retries slow down to while tokens can be verified.
const LONGEST_RETRY: Duration = Duration::from_secs(5 * 60);
/// And while they cannot.
const LONGEST_RETRY_WITHOUT_KEYS: Duration = Duration::from_secs(30);

impl Keys {
    /// Fetches the keys every so often, for ever; sooner after a failure, at once when there are none.
    ///
    /// A period of more than half of the longest age counts as that half: one failure must not be the end of the keys.
    pub async fn keep_fresh(self: Arc<Self>, every: Duration) {
        let every = every.min(self.longest_age / 2);
        if self.is_ready() {
            tokio::time::sleep(shortened(every)).await;
        } else {
            tracing::info!(
                issuer = self.issuer(),
                "waiting for the issuer's keys: until they are fetched every token of this issuer is answered with RESTANSE-002"
            );
        }
        let mut retry = self.first_retry;
        loop {
            if self.refresh().await.is_ok() {
                retry = self.first_retry;
                tokio::time::sleep(shortened(every)).await;
            } else {
                let left = self.time_left();
                let longest = left.map_or(LONGEST_RETRY_WITHOUT_KEYS, |_| LONGEST_RETRY);
                retry = retry.min(longest);
                let wait = shortened(retry).min(every);
                // The moment at which the keys become too old is one to try at, and to say so.
                tokio::time::sleep(left.map_or(wait, |left| wait.min(left))).await;
                retry = retry.saturating_mul(2);
            }
        }
    }

    /// How much longer the keys can be used; none when they cannot.
    fn time_left(&self) -> Option<Duration> {
        let status = self.status();
        let age = status.age.filter(|_| status.usable)?;
        // A little more, so that it is over then.
        Some(self.longest_age.saturating_sub(age) + Duration::from_millis(1))
    }
}

/// Up to a tenth less, so that services that were started together do not ask together.
fn shortened(wait: Duration) -> Duration {
    let [random, ..] = RandomState::new().hash_one(()).to_ne_bytes();
    wait - wait / 2560 * u32::from(random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_shortened_by_a_tenth_at_most_and_not_all_alike() {
        let hour = Duration::from_secs(3600);
        let waits: Vec<_> = (0..100).map(|_| shortened(hour)).collect();
        assert!(
            waits
                .iter()
                .all(|wait| *wait <= hour && *wait >= hour / 10 * 9)
        );
        assert!(waits.iter().any(|wait| *wait != waits[0]));
        assert!(shortened(Duration::MAX) > Duration::MAX / 10 * 8);
        assert_eq!(shortened(Duration::ZERO), Duration::ZERO);
    }
}
