//! How old a record is by the log's own account, which a wrong clock cannot make old.
//!
//! A log that is kept for years has records all along. So age is counted from record to record, back from now, and a time
//! between two of them that is longer than any pause says that the clock has jumped, not that time has passed. Jumps there
//! and back count alike, and a clock that has been put right is right at once.

use std::fs::File;
use std::io::{self, BufReader};

use jiff::{SignedDuration, Timestamp};

use super::lesing::{At, Linje, last_record, next_line, tidspunkt};

/// No pause between two records is longer. One that is, is not counted: what is kept too long can still be deleted.
pub(super) const LENGSTE_PAUSE: SignedDuration = SignedDuration::from_hours(24 * 90);

/// So many places in a file are looked at. In one in which that is not enough the clock has jumped all the time, and what
/// is left of it is not counted.
const OPPSLAG: u32 = 10_000;

/// The time that has passed since some moment, found by going back in the log.
#[derive(Debug)]
pub(super) struct Alder {
    moment: Timestamp,
    passed: SignedDuration,
    /// A time that was not counted.
    hopp: Option<SignedDuration>,
}

/// A record in a file: where its line begins, and when it was made.
#[derive(Clone, Copy)]
struct Merke {
    offset: u64,
    tidspunkt: Timestamp,
}

impl Alder {
    /// Nothing has passed yet.
    pub(super) fn at(now: Timestamp) -> Self {
        Self {
            moment: now,
            passed: SignedDuration::ZERO,
            hopp: None,
        }
    }

    /// The last time on the way that was not counted.
    pub(super) fn hopp(&self) -> Option<SignedDuration> {
        self.hopp
    }

    /// On to the record before.
    pub(super) fn back_to(&mut self, earlier: Timestamp) {
        let pause = self.moment.duration_since(earlier);
        if pause.abs() <= LENGSTE_PAUSE {
            self.passed = self.passed.saturating_add(pause);
        } else {
            self.hopp = Some(pause);
        }
        self.moment = earlier;
    }

    /// On to the last record of a file, and through all of it to its first. Returns the age of the last; `None` when there
    /// is no time in the file.
    pub(super) fn through(
        &mut self,
        file: &File,
        length: u64,
    ) -> io::Result<Option<SignedDuration>> {
        let last = last_record(file, length)?.and_then(|siste| siste.tidspunkt);
        let (Some(last), Some(first)) = (last, merke(file, 0, length)?) else {
            return Ok(None);
        };
        self.back_to(last);
        let age = self.passed;
        let end = Merke {
            offset: length,
            tidspunkt: last,
        };
        let mut left = OPPSLAG;
        self.between(file, first, end, &mut left)?;
        Ok(Some(age))
    }

    /// From one record of a file back to another, by halves: where records are not far apart, none between them is.
    fn between(
        &mut self,
        file: &File,
        first: Merke,
        last: Merke,
        left: &mut u32,
    ) -> io::Result<()> {
        let pause = last.tidspunkt.duration_since(first.tidspunkt);
        if pause.abs() > LENGSTE_PAUSE
            && let Some(middle) = middle(file, first.offset, last.offset, left)?
        {
            self.between(file, middle, last, left)?;
            return self.between(file, first, middle, left);
        }
        self.back_to(first.tidspunkt);
        Ok(())
    }
}

/// Some record that begins between two places, if there is one.
fn middle(file: &File, start: u64, end: u64, left: &mut u32) -> io::Result<Option<Merke>> {
    let mut upper = end;
    while upper > start + 1 && *left > 0 {
        *left -= 1;
        let half = start + (upper - start) / 2;
        if let Some(merke) = merke(file, half, end)? {
            return Ok(Some(merke));
        }
        upper = half;
    }
    Ok(None)
}

/// The first record that begins at `from`, or after it and before `end`.
fn merke(file: &File, from: u64, end: u64) -> io::Result<Option<Merke>> {
    // One byte before: a line begins at `from` when that one ends the line before.
    let before = from.saturating_sub(1);
    let mut reader = BufReader::new(At {
        file,
        offset: before,
    });
    let (mut line, mut offset) = (Vec::new(), from);
    if from > 0 {
        next_line(&mut reader, &mut line)?;
        offset = place(&reader);
    }
    while offset < end {
        match next_line(&mut reader, &mut line)? {
            Linje::Hel => {
                if let Some(tidspunkt) = tidspunkt(&line) {
                    return Ok(Some(Merke { offset, tidspunkt }));
                }
            }
            Linje::ForLang => {}
            Linje::Halv | Linje::Slutt => return Ok(None),
        }
        offset = place(&reader);
    }
    Ok(None)
}

/// Where the next byte comes from.
fn place(reader: &BufReader<At<'_>>) -> u64 {
    reader.get_ref().offset - reader.buffer().len() as u64
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::utlevering::kjede::{Ende, Opptegning};

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn days(days: i64) -> Timestamp {
        let start: Timestamp = "2020-01-01T00:00:00Z".parse().unwrap();
        start + SignedDuration::from_hours(24 * days)
    }

    /// A file with a record of each of these times.
    fn file(times: &[Timestamp]) -> (File, u64) {
        let mut file = tempfile::tempfile().unwrap();
        let mut ende = Ende::default();
        for (number, time) in times.iter().enumerate() {
            // Lines of different lengths.
            let record = serde_json::json!({"tidspunkt": time.to_string(), "x": "x".repeat(number * 37 % 300)});
            let record = Opptegning::new("utlevering", &record).unwrap();
            file.write_all(&record.seal(&mut ende).line).unwrap();
        }
        let length = file.metadata().unwrap().len();
        (file, length)
    }

    /// The age of the first record, and of the last.
    fn ages(times: &[Timestamp], now: Timestamp) -> (SignedDuration, SignedDuration) {
        let (file, length) = file(times);
        let mut alder = Alder::at(now);
        let last = alder.through(&file, length).unwrap().unwrap();
        (alder.passed, last)
    }

    #[test]
    fn time_passes_as_the_clock_says_when_it_is_right() {
        let times: Vec<Timestamp> = (0..1000).map(days).collect();
        assert_eq!(ages(&times, days(1010)), (DAY * 1010, DAY * 11));
        assert_eq!(ages(&times[..1], days(90)), (DAY * 90, DAY * 90));
    }

    #[test]
    fn a_jump_is_no_time_wherever_it_is() {
        let century = SignedDuration::from_hours(24 * 36_500);
        for jump in 0..=20 {
            let time = |day: i64| {
                days(day)
                    + if day >= jump {
                        century
                    } else {
                        SignedDuration::ZERO
                    }
            };
            let times: Vec<Timestamp> = (0..20).map(time).collect();
            let (first, _) = ages(&times, time(20));
            // The day on which it jumped is not counted either.
            let counted = if jump == 0 { 20 } else { 19 };
            assert_eq!(first, DAY * counted, "{jump}");
        }
    }

    #[test]
    fn a_clock_that_is_put_right_is_right() {
        let century = SignedDuration::from_hours(24 * 36_500);
        let wrong = |day: i64| {
            days(day)
                + if (5..9).contains(&day) {
                    century
                } else {
                    SignedDuration::ZERO
                }
        };
        let times: Vec<Timestamp> = (0..20).map(wrong).collect();
        let (first, last) = ages(&times, days(20));
        assert!(first <= DAY * 20 && first >= DAY * 18, "{first:?}");
        assert_eq!(last, DAY);
    }

    #[test]
    fn what_holds_no_time_is_passed_over() {
        let (mut file, _) = file(&[days(0), days(1)]);
        file.write_all(b"garbage\n{\"a\":1}\n").unwrap();
        let length = file.metadata().unwrap().len();
        let mut alder = Alder::at(days(3));
        assert_eq!(alder.through(&file, length).unwrap(), Some(DAY * 2));
        assert_eq!(alder.passed, DAY * 3);
        let mut empty = Alder::at(days(3));
        let nothing = tempfile::tempfile().unwrap();
        assert_eq!(empty.through(&nothing, 0).unwrap(), None);
    }

    #[test]
    fn a_clock_that_jumps_all_the_time_is_not_followed_for_ever() {
        let times: Vec<Timestamp> = (0..3000).map(|number| days(number % 2 * 40_000)).collect();
        let (first, _) = ages(&times, days(40_000));
        assert!(first.abs() <= LENGSTE_PAUSE, "{first:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn halving_finds_what_counting_each_finds(
            pauses in prop::collection::vec(prop_oneof![8 => 0i64..60, 1 => 91i64..9000], 1..120)
        ) {
            let mut day = 0;
            let mut times = vec![days(0)];
            let mut counted = 0;
            for pause in pauses {
                day += pause;
                times.push(days(day));
                counted += if pause > 90 { 0 } else { pause };
            }
            let (first, last) = ages(&times, days(day + 1));
            prop_assert_eq!(first, DAY * i32::try_from(counted + 1).unwrap());
            prop_assert_eq!(last, DAY);
        }
    }
}
