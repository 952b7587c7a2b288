//! The pace at which the other side must take what is sent to it.
//!
//! It is the same for a connection, which the system says has room or not, and for a stream of HTTP/2, which has a window.
//! Whoever takes a byte now and then would otherwise keep its place for as long as it likes.

use std::time::{Duration, Instant};

/// What must be taken in each period, or else all there is: of an ordinary answer, the whole.
const LEAST: usize = 16 * 1024;

/// How what is sent is being taken. It is only measured while something waits for it.
#[derive(Debug)]
pub(super) struct Takt {
    period: Duration,
    /// When the period began.
    since: Option<Instant>,
    /// What was taken since then.
    taken: usize,
}

impl Takt {
    pub(super) fn new(period: Duration) -> Self {
        Self {
            period,
            since: None,
            taken: 0,
        }
    }

    /// Something waits for the other side: until when, at most.
    pub(super) fn waits(&mut self, now: Instant) -> Instant {
        *self.since.get_or_insert(now) + self.period
    }

    /// The other side takes so many bytes more.
    pub(super) fn takes(&mut self, bytes: usize) {
        self.taken = self.taken.saturating_add(bytes);
        if self.taken >= LEAST {
            self.rests();
        }
    }

    /// Nothing waits for the other side any more.
    pub(super) fn rests(&mut self) {
        self.since = None;
        self.taken = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIOD: Duration = Duration::from_secs(10);

    #[test]
    fn a_little_now_and_then_gives_no_more_time() {
        let mut takt = Takt::new(PERIOD);
        let start = Instant::now();
        let until = takt.waits(start);
        assert_eq!(until, start + PERIOD);
        for second in 1..10 {
            takt.takes(1);
            assert_eq!(takt.waits(start + Duration::from_secs(second)), until);
        }
    }

    #[test]
    fn who_takes_enough_begins_a_new_period() {
        let mut takt = Takt::new(PERIOD);
        let start = Instant::now();
        takt.waits(start);
        takt.takes(LEAST - 1);
        let later = start + PERIOD / 2;
        assert_eq!(takt.waits(later), start + PERIOD);
        takt.takes(1);
        assert_eq!(takt.waits(later), later + PERIOD);
        // What was too much for one period is not saved up for the next.
        takt.takes(LEAST - 1);
        assert_eq!(takt.waits(later + PERIOD / 2), later + PERIOD);
    }

    #[test]
    fn who_has_taken_all_there_is_has_kept_the_pace() {
        let mut takt = Takt::new(PERIOD);
        let start = Instant::now();
        takt.waits(start);
        takt.takes(1);
        takt.rests();
        let later = start + PERIOD * 2;
        assert_eq!(takt.waits(later), later + PERIOD);
    }
}
