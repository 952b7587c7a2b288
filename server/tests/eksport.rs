//! `restanser export` as a writer: killed, by a link, into a pipe, and where it cannot write.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::{Command, Output, Stdio};

use felles::importsted::{HEADER, Sted, row};
use felles::prosess::{restanser, run};
use felles::serve::wait_until;

fn export(sted: &Sted, arguments: &[&str]) -> Output {
    run(restanser(sted.0.path(), &["export", "--data", "."]).args(arguments))
}

/// A register too large for the buffers between a program and the reader of its pipe.
fn large() -> Sted {
    let sted = Sted::new();
    let lines: String = (0..5000).map(|number| row(&format!("k{number}"))).collect();
    sted.file("many.csv", HEADER.to_owned() + &lines);
    assert!(sted.import(&["--replace", "many.csv"]).status.success());
    sted
}

fn leftovers(sted: &Sted) -> usize {
    let names = fs::read_dir(sted.0.path()).unwrap();
    names
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().ends_with(".ny")
        })
        .count()
}

#[test]
fn what_a_killed_export_left_is_gone_at_the_next() {
    let sted = large();
    let mut kills = 0;
    // How far it is by then differs: some are killed before they begin, some when they have ended.
    while leftovers(&sted) == 0 {
        kills += 1;
        assert!(kills < 200, "no export was killed at work");
        let mut child = restanser(sted.0.path(), &["export", "--data", ".", "--output", "a"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait_until("the export begins or ends", || {
            leftovers(&sted) > 0 || child.try_wait().unwrap().is_some()
        });
        child.kill().unwrap();
        child.wait().unwrap();
    }
    // One to another place is not concerned with it.
    assert!(export(&sted, &["--output", "b"]).status.success());
    assert_eq!(leftovers(&sted), 1);
    assert!(export(&sted, &["--output", "a"]).status.success());
    assert_eq!(leftovers(&sted), 0);
    let exported = fs::read_to_string(sted.path("a")).unwrap();
    assert!(exported == sted.export());
    let mode = fs::metadata(sted.path("a")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_link_stays_and_a_pipe_is_written_to() {
    let sted = large();
    fs::create_dir(sted.path("there")).unwrap();
    symlink("there/a", sted.path("link")).unwrap();
    assert!(export(&sted, &["--output", "link"]).status.success());
    assert!(sted.path("link").is_symlink());
    let whole = sted.export();
    assert!(fs::read_to_string(sted.path("there/a")).unwrap() == whole);
    let pipe = sted.path("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let mut child = restanser(
        sted.0.path(),
        &["export", "--data", ".", "--output", "pipe"],
    )
    .stderr(Stdio::null())
    .spawn()
    .unwrap();
    assert!(fs::read_to_string(&pipe).unwrap() == whole);
    assert!(child.wait().unwrap().success());
    assert!(
        !fs::metadata(&pipe).unwrap().is_file(),
        "it is still a pipe"
    );
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_old_one_and_says_so() {
    let sted = large();
    sted.file("old", "the old one");
    let program = env!("CARGO_BIN_EXE_restanser");
    let script = format!("ulimit -f 64; exec {program} export --data . --output old");
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(sted.0.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot write old: "), "{said}");
    let old = fs::read_to_string(sted.path("old")).unwrap();
    assert_eq!((&*old, leftovers(&sted)), ("the old one", 0));
    let output = export(&sted, &["--output", "nowhere/a"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot write nowhere/a: "), "{said}");
}
