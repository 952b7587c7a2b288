//! The service's clock, and Norwegian time.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Where the service reads the time: the system's clock, or in tests any function.
#[derive(Clone)]
pub struct Klokke {
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    monotonic: Arc<dyn Fn() -> Duration + Send + Sync>,
    oslo: TimeZone,
}

/// The time zone database that is built into the binary lacks Europe/Oslo.
#[derive(Debug, thiserror::Error)]
#[error("the built-in time zone database has no Europe/Oslo: {0}")]
pub struct ManglerTidssone(#[from] jiff::Error);

impl Klokke {
    /// The system's clock.
    ///
    /// # Errors
    /// When the built-in time zone database lacks Europe/Oslo.
    pub fn system() -> Result<Self, ManglerTidssone> {
        Self::from_fn(Timestamp::now)
    }

    /// A clock that asks `now`.
    ///
    /// # Errors
    /// When the built-in time zone database lacks Europe/Oslo.
    pub fn from_fn(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Result<Self, ManglerTidssone> {
        let start = Instant::now();
        Ok(Self {
            now: Arc::new(now),
            monotonic: Arc::new(move || start.elapsed()),
            oslo: TimeZone::get("Europe/Oslo")?,
        })
    }

    /// The same clock, with another measure of [the time that has passed](Self::monotonic).
    #[must_use]
    pub fn with_monotonic(
        mut self,
        monotonic: impl Fn() -> Duration + Send + Sync + 'static,
    ) -> Self {
        self.monotonic = Arc::new(monotonic);
        self
    }

    /// How much time has passed since some moment in the past: for ages and intervals. Unlike the time of day it is
    /// never set, by an administrator, a time server or a leap second.
    #[must_use]
    pub fn monotonic(&self) -> Duration {
        (self.monotonic)()
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// The time now in Norway.
    #[must_use]
    pub fn now_in_oslo(&self) -> Zoned {
        self.now().to_zoned(self.oslo.clone())
    }

    /// Norway's time zone.
    #[must_use]
    pub fn oslo(&self) -> &TimeZone {
        &self.oslo
    }

    /// The day that it is in Norway now: what decides whether a claim is due.
    #[must_use]
    pub fn today_in_oslo(&self) -> Date {
        self.now_in_oslo().date()
    }
}

impl fmt::Debug for Klokke {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Klokke")
    }
}

/// A moment as `levert` writes it: Norwegian local time without an offset, six fraction digits,
/// `2023-09-21T10:47:13.291069`.
#[must_use]
pub fn levert(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.%6f").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: &str) -> Klokke {
        let moment: Timestamp = moment.parse().unwrap();
        Klokke::from_fn(move || moment).unwrap()
    }

    #[test]
    fn the_time_that_has_passed_is_not_that_of_the_day() {
        let standing = at("2023-09-21T08:47:13Z");
        let before = standing.monotonic();
        assert!(standing.clone().monotonic() >= before);
        let late = standing.with_monotonic(|| Duration::from_secs(7));
        assert_eq!(late.monotonic(), Duration::from_secs(7));
        assert_eq!(late.now(), at("2023-09-21T08:47:13Z").now());
    }

    #[test]
    fn levert_is_oslo_time_in_summer_and_winter() {
        assert_eq!(
            levert(&at("2023-09-21T08:47:13.291069732Z").now_in_oslo()),
            "2023-09-21T10:47:13.291069"
        );
        assert_eq!(
            levert(&at("2023-12-21T08:47:13Z").now_in_oslo()),
            "2023-12-21T09:47:13.000000"
        );
    }

    #[test]
    fn the_day_turns_at_midnight_in_oslo() {
        assert_eq!(
            at("2026-07-01T21:59:59Z").today_in_oslo().to_string(),
            "2026-07-01"
        );
        assert_eq!(
            at("2026-07-01T22:00:00Z").today_in_oslo().to_string(),
            "2026-07-02"
        );
        assert_eq!(
            at("2026-01-01T22:59:59Z").today_in_oslo().to_string(),
            "2026-01-01"
        );
        assert_eq!(
            at("2026-01-01T23:00:00Z").today_in_oslo().to_string(),
            "2026-01-02"
        );
    }
}
