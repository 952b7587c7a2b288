//! The log under a clock that is wrong: nothing goes that is not old, and what is old goes all the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::{place, utlevering, whole};
use crate::logging::hort::Hort;
use crate::utlevering::fil::Fil;
use crate::utlevering::kjede::Opptegning;
use crate::utlevering::lager::Lager as _;
use crate::utlevering::{Filvalg, Utlevering};

const DAY: SignedDuration = SignedDuration::from_hours(24);
const KEPT: i64 = 10;

/// A file a day, kept for ten.
fn daily() -> Filvalg {
    Filvalg {
        roter_etter: Some(DAY),
        oppbevar: Some(DAY * 10),
        ..Filvalg::default()
    }
}

/// So many days after the first, by a clock that is wrong by some.
fn day(day: i64, wrong: i64) -> Timestamp {
    let first: Timestamp = "2026-07-01T10:00:00Z".parse().unwrap();
    first + SignedDuration::from_hours(24 * (day + wrong))
}

/// Writes as the one writer does, on this thread.
fn write(fil: &mut Fil, now: Timestamp) {
    let hendelser = fil.klargjor(now).unwrap();
    let mut ende = fil.ende().unwrap();
    let record = Utlevering {
        tidspunkt: now,
        ..utlevering("a")
    };
    let mut batch: Vec<_> = hendelser
        .iter()
        .map(|hendelse| hendelse.opptegning().unwrap().seal(&mut ende))
        .collect();
    batch.push(
        Opptegning::new("utlevering", &record)
            .unwrap()
            .seal(&mut ende),
    );
    fil.append(&batch).unwrap();
    fil.sync().unwrap();
    if !hendelser.is_empty() {
        fil.kvittert();
    }
}

/// What the rotated files begin with.
fn rotated(folder: &TempDir) -> BTreeSet<u64> {
    let names = std::fs::read_dir(folder.path()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| name.split('.').nth(1)?.parse().ok())
        .collect()
}

/// A log with a file of each of the first days, the last of them active.
fn days(path: &Path, number: i64) -> Fil {
    let mut fil = Fil::open(path, daily()).unwrap();
    for number in 0..number {
        write(&mut fil, day(number, 0));
    }
    fil
}

impl Hort {
    /// Whether the jump has been told since the last time.
    fn jump(&self) -> bool {
        self.text().contains("the clock has jumped")
    }
}

#[test]
fn a_clock_far_in_the_future_deletes_nothing_however_often_it_starts() {
    for wrong in [100, 365, 7300, 36_500] {
        let (folder, path) = place();
        let (heard, _guard) =
            Hort::start(|writer| tracing_subscriber::fmt().with_writer(writer).finish());
        drop(days(&path, 5));
        let mut before = rotated(&folder);
        assert!(!heard.jump());
        // Two starts, and two records at each.
        for start in 0..2 {
            let mut fil = Fil::open(&path, daily()).unwrap();
            for record in 0..2 {
                write(&mut fil, day(5 + 2 * start + record, wrong));
            }
            drop(fil);
            assert!(heard.jump(), "{wrong}");
            let now = rotated(&folder);
            assert!(now.is_superset(&before), "{wrong}: {before:?} {now:?}");
            before = now;
        }
        let lest = whole(&path);
        assert_eq!(lest.oppsummering.forste_nr, Some(1));
        assert!(lest.poster.iter().all(|post| post["type"] != "sletting"));
    }
}

#[test]
fn under_a_wrong_clock_files_grow_old_from_day_to_day() {
    let (folder, path) = place();
    let mut fil = days(&path, 5);
    let wrong = 7300;
    for number in 5..=15 {
        write(&mut fil, day(number, wrong));
        // The day on which the clock jumped is not counted. The first files have a record each.
        let oldest = (number - 1 - KEPT).max(0) + 1;
        let oldest = u64::try_from(oldest).unwrap();
        assert_eq!(rotated(&folder).first(), Some(&oldest), "day {number}");
    }
    whole(&path);
}

#[test]
fn a_clock_that_is_put_right_goes_on_as_if_it_had_never_been_wrong() {
    let (folder, path) = place();
    let mut fil = Fil::open(&path, daily()).unwrap();
    // Each day a file is rotated in which the day before is.
    let mut made = Vec::new();
    for number in 0..40 {
        // Put right on the next day: nothing waits for the future, not the next look, nor the file that begins there.
        let wrong = if number == 5 { 7300 } else { 0 };
        write(&mut fil, day(number, wrong));
        let kept = rotated(&folder);
        let new = kept
            .iter()
            .filter(|nr| made.iter().all(|(known, _)| known != *nr));
        made.extend(new.map(|nr| (*nr, number - 1)).collect::<Vec<_>>());
        for (nr, of) in &made {
            let age = number - of;
            // The days of the jumps there and back are not counted.
            let uncounted = (6 - of).clamp(0, 2);
            assert_eq!(
                kept.contains(nr),
                age <= KEPT + uncounted,
                "day {number}: {nr} of day {of}"
            );
        }
    }
    assert_eq!(made.len(), 39);
    drop(fil);
    let lest = whole(&path);
    let future = |post: &serde_json::Value| post["tidspunkt"].as_str().unwrap() > "2030";
    assert!(!lest.poster.iter().any(future));
}

#[test]
fn a_file_that_begins_in_the_future_is_rotated() {
    let (folder, path) = place();
    let mut fil = Fil::open(&path, daily()).unwrap();
    write(&mut fil, day(0, 7300));
    write(&mut fil, day(0, 0));
    drop(fil);
    assert_eq!(rotated(&folder), BTreeSet::from([1]));
}

#[test]
fn a_pause_that_may_have_been_is_counted() {
    let (folder, path) = place();
    drop(days(&path, 3));
    let mut fil = Fil::open(&path, daily()).unwrap();
    write(&mut fil, day(62, 0));
    drop(fil);
    // Files 1 to 3 are of two months ago, and nobody has been away for longer.
    let gone: Vec<PathBuf> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains(".00000000000"))
        .collect();
    assert_eq!(gone, [] as [PathBuf; 0]);
    assert_eq!(whole(&path).oppsummering.forste_nr, Some(4));
}
