//! `restanser import` as a writer: killed, told to stop, two at once, and where it cannot write.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use felles::importsted::{ORG, OTHER, Sted, krav};
use felles::prosess::restanser;
use felles::serve::wait_until;
use felles::skipped;
use futures_util::FutureExt as _;
use jiff::civil::date;
use restanser_server::kilde::Kilde as _;
use restanser_server::kilde::sqlite::SqliteKilde;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;

fn assert_failed(output: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for word in words {
        assert!(said.contains(word), "no {word:?} in {said}");
    }
}

/// The register in the making, and the right to write.
fn has_begun(sted: &Sted) -> bool {
    sted.beside().len() == 2
}

#[test]
fn an_import_that_waits_for_input_stops_when_it_is_asked_to() {
    for signal in ["-INT", "-TERM"] {
        let sted = Sted::with_register();
        let before = sted.export();
        let mut child = sted.piped(&["--replace"]);
        // Nothing is ever written, and nothing closed.
        let stdin = child.stdin.take().unwrap();
        // The bar, or its absence, comes after the signals are listened for, and after the register is begun.
        wait_until("an import listens for signals", || {
            has_begun(&sted) && catches_signals(child.id())
        });
        let pid = child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status().unwrap();
        assert!(sent.success());
        let output = child.wait_with_output().unwrap();
        drop(stdin);
        assert_failed(&output, &["the register is what it was"]);
        assert_eq!(sted.export(), before);
        assert!(sted.beside().is_empty());
    }
}

/// Both SIGINT and SIGTERM.
fn catches_signals(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    let caught = u64::from_str_radix(caught.unwrap().trim(), 16).unwrap();
    [2, 15].iter().all(|signal| caught & 1 << (signal - 1) != 0)
}

#[test]
fn two_imports_at_once_do_not_undo_each_other() {
    let sted = Sted::with_register();
    let mut first = sted.piped(&["--delta"]);
    let mut stdin = first.stdin.take().unwrap();
    wait_until("an import begins", || has_begun(&sted));
    sted.file("second.jsonl", krav(OTHER, "gebyr", "second", 1, ""));
    for omfang in ["--replace", "--delta"] {
        let output = sted.import(&[omfang, "second.jsonl"]);
        assert_failed(&output, &["another import", "wait until it has ended"]);
    }
    let third = krav(ORG, "gebyr", "third", 3, "");
    stdin.write_all(third.as_bytes()).unwrap();
    drop(stdin);
    assert!(first.wait().unwrap().success());
    assert!(sted.import(&["--delta", "second.jsonl"]).status.success());
    let export = sted.export();
    for krav_id in ["first", "second", "third"] {
        assert!(export.contains(krav_id), "{export}");
    }
    assert!(sted.beside().is_empty());
}

#[test]
fn what_a_killed_import_held_and_left_is_free_and_gone_at_the_next() {
    let sted = Sted::with_register();
    let mut killed = sted.piped(&["--delta"]);
    wait_until("an import begins", || has_begun(&sted));
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert!(has_begun(&sted));
    assert!(sted.import(&["--delta", "first.jsonl"]).status.success());
    assert!(sted.beside().is_empty());
}

#[test]
fn a_folder_that_cannot_be_written_in_is_named() {
    let sted = Sted::with_register();
    let writable = fs::metadata(sted.0.path()).unwrap().permissions();
    fs::set_permissions(sted.0.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let can_write = fs::write(sted.path("probe"), "").is_ok();
    let output = sted.import(&["--replace", "first.jsonl"]);
    fs::set_permissions(sted.0.path(), writable).unwrap();
    if can_write {
        skipped("a folder that cannot be written in: this user may write everywhere");
        return;
    }
    assert_failed(&output, &["check the folder's permissions"]);
}

#[test]
fn a_register_of_another_version_or_none_is_no_ground_for_changes() {
    let sted = Sted::new();
    sted.file("changes.jsonl", krav(ORG, "gebyr", "a", 1, ""));
    let output = sted.import(&["--delta", "changes.jsonl"]);
    assert_failed(&output, &["cannot reach the register"]);
    assert!(sted.beside().is_empty());
    let replaces = || sted.import(&["--replace", "changes.jsonl"]);
    assert!(replaces().status.success());
    let connection = rusqlite::Connection::open(sted.path("register.sqlite")).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    drop(connection);
    let output = sted.import(&["--delta", "changes.jsonl"]);
    assert_failed(&output, &["schema version 1", "restanser migrate"]);
    assert!(replaces().status.success());
}

#[test]
fn what_is_no_register_is_not_replaced() {
    let sted = Sted::new();
    sted.file("krav.jsonl", krav(ORG, "gebyr", "a", 1, ""));
    let register = sted.path("register.sqlite");
    let text = b"The minutes of the board, of which there is no copy.\n".repeat(9);
    fs::write(&register, &text).unwrap();
    for omfang in ["--replace", "--delta"] {
        assert_failed(&sted.import(&[omfang, "krav.jsonl"]), &["register"]);
    }
    let output = sted.import(&["--replace", "krav.jsonl"]);
    assert_failed(&output, &["no register of claims", "is not replaced"]);
    assert!(fs::read(&register).unwrap() == text && sted.beside().is_empty());

    fs::remove_file(&register).unwrap();
    let foreign = rusqlite::Connection::open(&register).unwrap();
    let table = "CREATE TABLE regnskap (a); INSERT INTO regnskap VALUES (1);";
    foreign.execute_batch(table).unwrap();
    drop(foreign);
    let before = fs::read(&register).unwrap();
    let output = sted.import(&["--replace", "krav.jsonl"]);
    assert_failed(&output, &["no register of claims", "is not replaced"]);
    assert!(fs::read(&register).unwrap() == before && sted.beside().is_empty());

    fs::remove_file(&register).unwrap();
    fs::create_dir(&register).unwrap();
    assert_failed(
        &sted.import(&["--replace", "krav.jsonl"]),
        &["no register of claims"],
    );
    fs::remove_dir(&register).unwrap();
    make_pipe(&register);
    assert_failed(
        &sted.import(&["--replace", "krav.jsonl"]),
        &["no register of claims"],
    );

    // An empty file is nothing that could be lost.
    fs::remove_file(&register).unwrap();
    fs::write(&register, "").unwrap();
    assert!(sted.import(&["--replace", "krav.jsonl"]).status.success());
}

fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_link_to_the_register_stays_and_names_the_same_register() {
    let sted = Sted::new();
    let elsewhere = Sted::new();
    let register = elsewhere.path("register.sqlite");
    symlink(&register, sted.path("register.sqlite")).unwrap();
    for (omfang, krav_id) in [("--replace", "a"), ("--replace", "b"), ("--delta", "c")] {
        sted.file("krav.jsonl", krav(ORG, "gebyr", krav_id, 1, ""));
        let output = sted.import(&[omfang, "krav.jsonl"]);
        assert!(output.status.success(), "{output:?}");
        assert!(sted.path("register.sqlite").is_symlink());
        assert!(elsewhere.export().contains(&format!("\"{krav_id}\"")));
    }
    assert_eq!(elsewhere.export().lines().count(), 2);
    // Who writes by the link holds the register, not the link.
    let mut first = sted.piped(&["--delta"]);
    wait_until("an import begins", || has_begun(&elsewhere));
    elsewhere.file("krav.jsonl", krav(ORG, "gebyr", "d", 1, ""));
    let output = elsewhere.import(&["--replace", "krav.jsonl"]);
    assert_failed(&output, &["another import"]);
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    assert!(sted.beside().is_empty() && elsewhere.beside().is_empty());
}

#[test]
fn a_file_that_may_not_grow_leaves_the_old_register_and_says_so() {
    let sted = Sted::with_register();
    let before = sted.export();
    let many: String = (0..20_000)
        .map(|number| krav(ORG, "gebyr", &format!("k{number}"), 1, ""))
        .collect();
    sted.file("many.jsonl", many);
    let program = env!("CARGO_BIN_EXE_restanser");
    for omfang in ["--replace", "--delta"] {
        // No file may grow beyond 256 blocks, and nothing keeps the signal that says so from the program.
        let script = format!("ulimit -f 256; exec {program} import many.jsonl --data . {omfang}");
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(sted.0.path())
            .output()
            .unwrap();
        assert_failed(&output, &["the register", "check the disk", "ulimit -f"]);
        assert_eq!(sted.export(), before);
        assert!(sted.beside().is_empty());
    }
}

#[test]
fn a_disk_that_is_full_leaves_the_old_register_and_says_so() {
    let sted = Sted::new();
    let many: String = (0..20_000)
        .map(|number| krav(ORG, "gebyr", &format!("k{number}"), 1, ""))
        .collect();
    sted.file("many.jsonl", many);
    sted.file("first.jsonl", krav(ORG, "gebyr", "first", 1, ""));
    fs::create_dir(sted.path("disk")).unwrap();
    let unshared = |script: &str| {
        Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .arg(env!("CARGO_BIN_EXE_restanser"))
            .current_dir(sted.0.path())
            .output()
    };
    let mount = "mount -t tmpfs -o size=1m none disk";
    if !unshared(mount).is_ok_and(|tried| tried.status.success()) {
        skipped("no file system can be mounted here: a full one is not tried");
        return;
    }
    let script = format!(
        "{mount} && \"$0\" import --data disk --replace first.jsonl && \
         {{ \"$0\" import --data disk --replace many.jsonl; echo \"code $?\"; ls disk; \
            \"$0\" export --data disk; \"$0\" export --data disk --output disk/whole; \
            head -c 2000000 /dev/zero >disk/ballast; \"$0\" export --data disk --output disk/none; \
            echo \"code $?\"; ls disk; }}"
    );
    let output = unshared(&script).unwrap();
    let (said, told) = (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    );
    let after: Vec<&str> = said.lines().skip(1).collect();
    assert_eq!(after[..2], ["code 1", "register.sqlite"], "{said} {told}");
    assert!(after[2].contains("\"first\""), "{said}");
    assert_eq!(
        after[3..],
        ["code 1", "ballast", "register.sqlite", "whole"],
        "{said} {told}"
    );
    assert!(told.contains("check the disk"), "{told}");
    assert!(told.contains("cannot write disk/none"), "{told}");
}

#[test]
fn standard_input_is_read_once() {
    let sted = Sted::new();
    let output = sted.import(&["--replace", "-", "-"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

/// Every organisation owes the same, which tells the version of the register.
fn version(amount: i64) -> String {
    let numbers = (20_000_000..)
        .flat_map(|stem: u32| (0..10).map(move |digit| format!("{stem}{digit}")))
        .filter(|number| number.parse::<Organisasjonsnummer>().is_ok());
    numbers
        .take(4000)
        .map(|number| krav(&number, "gebyr", &number, amount, ""))
        .collect()
}

/// What organisations owe, one after the other.
fn sweep(kilde: &SqliteKilde, organisations: &[Organisasjonsnummer]) -> BTreeSet<i64> {
    let owes = |organisasjon| {
        let answer = kilde.forfalt_og_ubetalt(organisasjon, date(2026, 1, 1));
        let owed = answer.now_or_never().unwrap().unwrap().unwrap();
        owed.gebyr.forfalt_og_ubetalt()
    };
    organisations.iter().map(owes).collect()
}

/// Which register it is: it is never changed, but replaced.
fn file(path: &Path) -> (u64, i64, i64) {
    let file = fs::metadata(path).unwrap();
    (file.ino(), file.ctime(), file.ctime_nsec())
}

/// Says so when it is dropped, by a failure too: the reader is not to read for ever.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn whenever_an_import_is_killed_readers_see_one_whole_register() {
    const ROUNDS: u32 = 30;
    let sted = Sted::new();
    let files = ["ones.jsonl", "twos.jsonl"];
    for (amount, name) in (1..).zip(files) {
        sted.file(name, version(amount));
    }
    let begun = Instant::now();
    assert!(sted.import(&["--replace", files[0]]).status.success());
    let whole = begun.elapsed();
    let register = sted.path("register.sqlite");
    let kilde = SqliteKilde::open(&register).unwrap();
    let organisations: Vec<Organisasjonsnummer> = version(1)
        .lines()
        .step_by(40)
        .map(|line| line.split('"').nth(3).unwrap().parse().unwrap())
        .collect();
    let (ended, mut in_the_middle) = (AtomicBool::new(false), 0);
    let seen = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = BTreeSet::new();
            loop {
                let last = ended.load(Ordering::Relaxed);
                let before = file(&register);
                let owed = sweep(&kilde, &organisations);
                if file(&register) == before {
                    assert_eq!(owed.len(), 1, "one version, whole");
                }
                seen.extend(owed);
                if last {
                    return seen;
                }
            }
        });
        let ends = Ends(&ended);
        for round in 0..ROUNDS {
            let mode = ["--replace", "--delta"][(round / 2 % 2) as usize];
            let name = files[(round % 2) as usize];
            let mut child = restanser(sted.0.path(), &["import", "--data", ".", mode, name])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            // Each round somewhere else: this is no wait for something to happen.
            thread::sleep(whole * round / (ROUNDS - 5));
            child.kill().unwrap();
            child.wait().unwrap();
            in_the_middle += u32::from(!sted.beside().is_empty());
        }
        drop(ends);
        reader.join().unwrap()
    });
    assert!(seen.iter().all(|owed| [1, 2].contains(owed)), "{seen:?}");
    assert!(in_the_middle > 0, "none of {ROUNDS} was killed at work");
    assert!(sted.import(&["--replace", files[1]]).status.success());
    assert!(sted.beside().is_empty());
    assert_eq!(sweep(&kilde, &organisations), BTreeSet::from([2]));
}
