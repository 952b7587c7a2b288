//! When to ask again.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// The longest wait that we choose ourselves.
const LONGEST: Duration = Duration::from_secs(15);

/// The wait after the n-th attempt, from 1: doubled each time, and half of it left to chance, so that those who failed
/// together do not come back together.
pub(super) fn backoff(first: Duration, attempt: u32) -> Duration {
    let doubled = first.saturating_mul(1 << attempt.saturating_sub(1).min(16));
    let whole = doubled.min(LONGEST);
    whole / 2 + (whole / 2).mul_f64(chance())
}

/// A number from 0 to 1. Every `RandomState` has other keys, and no more than that is needed.
fn chance() -> f64 {
    let random = RandomState::new().build_hasher().finish();
    f64::from(u32::try_from(random >> 32).unwrap_or_default()) / f64::from(u32::MAX)
}

/// What `Retry-After` asks for: seconds, or a date. Nothing when it cannot be read.
pub(super) fn after(header: &str, now: Timestamp) -> Option<Duration> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than a number can hold is for ever.
        return Some(Duration::from_secs(header.parse().unwrap_or(u64::MAX)));
    }
    let date = rfc2822::DateTimeParser::new()
        .relaxed_weekday(true)
        .parse_timestamp(header)
        .ok()?;
    // A date that has passed: now.
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_within_bounds() {
        let first = Duration::from_millis(500);
        for attempt in 1..40 {
            let whole = first
                .saturating_mul(1 << (attempt - 1).min(16))
                .min(LONGEST);
            for _ in 0..50 {
                let wait = backoff(first, attempt);
                assert!(wait >= whole / 2 && wait <= whole, "{attempt}: {wait:?}");
            }
        }
        assert_eq!(backoff(Duration::ZERO, 3), Duration::ZERO);
        let waits: Vec<_> = (0..20).map(|_| backoff(first, 1)).collect();
        assert!(waits.iter().any(|wait| *wait != waits[0]), "left to chance");
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = "1994-11-06T08:49:37Z".parse().unwrap();
        let seconds = |header| after(header, now).map(|wait| wait.as_secs());
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds(" 0 "), Some(0));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:50:37 GMT"), Some(60));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
        assert_eq!(seconds("99999999999999999999999"), Some(u64::MAX));
        for odd in ["", "soon", "-1", "+1", "1.5"] {
            assert_eq!(seconds(odd), None, "{odd}");
        }
    }
}
