//! The files of the log: rotated, kept for their time, and found again whatever has happened to them.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::{log_with, place, read, utlevering, whole};
use crate::utlevering::fil::Fil;
use crate::utlevering::{Filvalg, Utlevering, UtleveringFeil, Utleveringslogg};

/// A clock that is set by hand.
#[derive(Clone)]
struct Clock(Arc<Mutex<Timestamp>>);

impl Clock {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(
            "2026-07-01T10:00:00Z".parse().unwrap(),
        )))
    }

    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn days(&self, days: i64) {
        let mut now = self.0.lock().unwrap();
        *now += SignedDuration::from_hours(24 * days);
    }

    fn log(&self, path: &Path, valg: Filvalg) -> Utleveringslogg {
        let clock = self.clone();
        let fil = Fil::open(path, valg).unwrap();
        Utleveringslogg::start(path, fil, 100, move || clock.now()).unwrap()
    }

    async fn write(&self, log: &Utleveringslogg, id: &str) {
        let utlevering = Utlevering {
            tidspunkt: self.now(),
            ..utlevering(id)
        };
        log.skriv(&utlevering).await.unwrap();
    }
}

/// Every file holds one record.
fn small() -> Filvalg {
    Filvalg {
        roter_bytes: 1,
        ..Filvalg::default()
    }
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn rotated(folder: &TempDir, nr: u64) -> PathBuf {
    folder.path().join(format!("utlevering.{nr:012}.jsonl"))
}

#[tokio::test]
async fn a_full_file_steps_aside_and_the_chain_goes_on() {
    let (folder, path) = place();
    let clock = Clock::new();
    for round in 0..2 {
        let log = clock.log(&path, small());
        for number in 0..3 {
            clock.write(&log, &format!("{round}-{number}")).await;
        }
    }
    assert_eq!(
        names(&folder),
        [
            "utlevering.000000000001.jsonl",
            "utlevering.000000000002.jsonl",
            "utlevering.000000000003.jsonl",
            "utlevering.000000000004.jsonl",
            "utlevering.000000000005.jsonl",
            "utlevering.jsonl",
            "utlevering.jsonl.hode",
        ]
    );
    let lest = whole(&path);
    assert_eq!(
        (lest.oppsummering.poster, lest.oppsummering.filer.len()),
        (6, 6)
    );
    // A file in the middle that goes shows.
    fs::remove_file(rotated(&folder, 3)).unwrap();
    let lest = read(&path);
    assert_eq!(lest.funn.len(), 1);
    assert!(lest.funn[0].contains("record 3 is missing"), "{lest:?}");
}

#[tokio::test]
async fn an_old_file_steps_aside_too() {
    let (folder, path) = place();
    let clock = Clock::new();
    let valg = Filvalg {
        roter_etter: Some(SignedDuration::from_hours(24)),
        ..Filvalg::default()
    };
    let log = clock.log(&path, valg);
    clock.write(&log, "a").await;
    clock.write(&log, "b").await;
    assert!(!rotated(&folder, 1).exists());
    clock.days(1);
    clock.write(&log, "c").await;
    assert!(rotated(&folder, 1).exists());
    whole(&path);
}

#[tokio::test]
async fn files_go_when_their_time_is_over_and_the_chain_accounts_for_them_alone() {
    let (folder, path) = place();
    let clock = Clock::new();
    let valg = Filvalg {
        oppbevar: Some(SignedDuration::from_hours(24 * 10)),
        ..small()
    };
    let log = clock.log(&path, valg);
    for day in 0..4 {
        clock.write(&log, &format!("day {day}")).await;
        clock.days(1);
    }
    // Of those that were made on the first two days, the time is over.
    clock.days(8);
    clock.write(&log, "now").await;
    drop(log);
    assert!(!rotated(&folder, 1).exists() && !rotated(&folder, 2).exists());
    let lest = whole(&path);
    assert_eq!(lest.oppsummering.forste_nr, Some(3));
    assert_eq!(lest.poster.last().unwrap()["type"], "utlevering");
    let deletion = lest
        .poster
        .iter()
        .find(|post| post["type"] == "sletting")
        .unwrap();
    assert_eq!(
        (&deletion["fraNr"], &deletion["tilNr"]),
        (&1.into(), &2.into())
    );
    // A crash before a file was deleted: the next start finds it, says so again and deletes it.
    let (three, kept) = (rotated(&folder, 3), fs::read(rotated(&folder, 3)).unwrap());
    clock.days(2);
    let log = clock.log(&path, valg);
    clock.write(&log, "later").await;
    drop(log);
    assert!(!three.exists());
    fs::write(&three, &kept).unwrap();
    assert_eq!(whole(&path).oppsummering.forste_nr, Some(3));
    drop(clock.log(&path, valg));
    let log = clock.log(&path, valg);
    clock.write(&log, "once more").await;
    drop(log);
    assert!(!three.exists());
    assert_eq!(whole(&path).oppsummering.forste_nr, Some(5));
    // Nobody says that of the next one.
    fs::remove_file(rotated(&folder, 5)).unwrap();
    assert!(read(&path).funn[0].contains("the records 1 to 6 are missing"));
}

/// What a killed rotation leaves.
type Crash = &'static dyn Fn(&TempDir, &Path);

#[tokio::test]
async fn a_crash_between_any_two_steps_of_a_rotation_loses_nothing() {
    let steps: [Crash; 3] = [
        // The new file is ready.
        &|_, path| fs::write(path.with_extension("jsonl.ny"), "").unwrap(),
        // The old one has stepped aside.
        &|folder, path| {
            fs::write(path.with_extension("jsonl.ny"), "").unwrap();
            fs::rename(path, rotated(folder, 1)).unwrap();
        },
        // The new one has taken its place, and the head does not know it.
        &|folder, path| {
            fs::rename(path, rotated(folder, 1)).unwrap();
            fs::write(path, "").unwrap();
        },
    ];
    for crash in steps {
        let (folder, path) = place();
        log_with(&path, &["a", "b"]).await;
        crash(&folder, &path);
        // As it is seen before the next start, too.
        assert_eq!(whole(&path).oppsummering.poster, 2);
        log_with(&path, &["c"]).await;
        let lest = whole(&path);
        assert_eq!(lest.oppsummering.siste.unwrap().nr, 3);
        assert_eq!(lest.merknader, [] as [String; 0]);
        assert!(!path.with_extension("jsonl.ny").exists());
    }
}

#[tokio::test]
async fn a_name_that_is_taken_is_not_taken_over() {
    let (folder, path) = place();
    let clock = Clock::new();
    let log = clock.log(&path, small());
    fs::write(rotated(&folder, 1), "somebody's").unwrap();
    clock.write(&log, "a").await;
    clock.write(&log, "b").await;
    assert_eq!(
        fs::read_to_string(rotated(&folder, 1)).unwrap(),
        "somebody's"
    );
    assert_eq!(super::ids(&path), ["a", "b"]);
}

/// The next disclosure is refused, the one after it is recorded.
async fn refused_once(log: &Utleveringslogg) {
    assert!(matches!(
        log.skriv(&utlevering("refused")).await,
        Err(UtleveringFeil::Skriving { .. })
    ));
    log.skriv(&utlevering("after")).await.unwrap();
}

#[tokio::test]
async fn a_file_that_was_moved_away_costs_one_batch_and_shows_until_it_has_its_name() {
    let (folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("before")).await.unwrap();
    let moved = folder.path().join("utlevering.jsonl.1");
    fs::rename(&path, &moved).unwrap();
    refused_once(&log).await;
    assert_eq!(super::ids(&moved), ["before"]);
    assert_eq!(super::ids(&path), ["after"]);
    let lest = read(&path);
    assert_eq!(lest.funn.len(), 1, "{lest:?}");
    let name = rotated(&folder, 1)
        .canonicalize()
        .unwrap_or_else(|_| rotated(&folder, 1));
    assert!(lest.funn[0].contains("record 1 is missing"), "{lest:?}");
    assert!(
        lest.funn[0].ends_with(name.file_name().unwrap().to_str().unwrap()),
        "{lest:?}"
    );
    fs::rename(&moved, rotated(&folder, 1)).unwrap();
    let lest = whole(&path);
    assert!(lest.merknader[0].contains("flyttet"), "{lest:?}");
}

#[tokio::test]
async fn a_file_in_the_place_of_ours_is_kept_and_not_written_to() {
    let (folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("before")).await.unwrap();
    fs::remove_file(&path).unwrap();
    fs::write(&path, "somebody's").unwrap();
    refused_once(&log).await;
    let aside = names(&folder)
        .into_iter()
        .find(|name| name.contains(".replaced-"))
        .unwrap();
    assert_eq!(
        fs::read_to_string(folder.path().join(aside)).unwrap(),
        "somebody's"
    );
    assert_eq!(super::ids(&path), ["after"]);
}

#[tokio::test]
async fn a_deleted_file_costs_one_batch_and_is_missed_for_ever() {
    let (_folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("before")).await.unwrap();
    fs::remove_file(&path).unwrap();
    refused_once(&log).await;
    let lest = read(&path);
    assert!(lest.funn[0].contains("record 1 is missing"), "{lest:?}");
    assert!(lest.merknader[0].contains("slettet"), "{lest:?}");
}

#[tokio::test]
async fn a_file_that_was_shortened_goes_on_with_the_gap() {
    let (_folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    for id in ["a", "b", "c"] {
        log.skriv(&utlevering(id)).await.unwrap();
    }
    let length = fs::metadata(&path).unwrap().size();
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(length / 2).unwrap();
    refused_once(&log).await;
    let lest = read(&path);
    assert_eq!(lest.funn.len(), 1, "{lest:?}");
    assert!(
        lest.funn[0].contains(":2: the records 2 to 3 are missing"),
        "{lest:?}"
    );
    // All of it, as some do who rotate by copying.
    file.set_len(0).unwrap();
    refused_once(&log).await;
    drop(log);
    log_with(&path, &["later"]).await;
    let lest = read(&path);
    assert!(
        lest.funn[0].contains("the records 1 to 5 are missing"),
        "{lest:?}"
    );
    assert_eq!(lest.funn.len(), 1, "{lest:?}");
}

#[tokio::test]
async fn what_others_write_into_the_file_is_taken_out() {
    use std::io::Write as _;
    let (folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("before")).await.unwrap();
    let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
    file.write_all(b"{\"a\":1}\n").unwrap();
    refused_once(&log).await;
    assert_eq!(super::ids(&path), ["before", "after"]);
    assert_eq!(super::torn(&folder), [b"{\"a\":1}\n"]);
    let lest = whole(&path);
    assert!(lest.merknader[0].contains("forlenget"), "{lest:?}");
}

#[tokio::test]
async fn a_log_is_found_through_a_link() {
    let (folder, path) = place();
    let real = folder.path().join("elsewhere");
    fs::create_dir(&real).unwrap();
    let target = real.join("utlevering.jsonl");
    fs::write(&target, "").unwrap();
    std::os::unix::fs::symlink(&target, &path).unwrap();
    let clock = Clock::new();
    let log = clock.log(&path, small());
    clock.write(&log, "a").await;
    clock.write(&log, "b").await;
    drop(log);
    assert!(path.symlink_metadata().unwrap().is_symlink());
    assert!(real.join("utlevering.000000000001.jsonl").exists());
    assert_eq!(whole(&path).oppsummering.poster, 2);
}
