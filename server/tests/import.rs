//! `restanser import` and `export`: what goes in, and what comes back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use felles::prosess::{restanser, run};
use futures_util::FutureExt as _;
use jiff::civil::date;
use restanser_server::kilde::Kilde as _;
use restanser_server::kilde::sqlite::SqliteKilde;
use tempfile::TempDir;

const ORG: &str = "310111643";
const OTHER: &str = "313367002";

/// A folder whose register is `register.sqlite`.
struct Sted(TempDir);

impl Sted {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        name.to_owned()
    }

    fn command(&self, command: &str, arguments: &[&str]) -> Command {
        let mut built = restanser(self.0.path(), &[command, "--data", "."]);
        built.args(arguments);
        built
    }

    fn import(&self, arguments: &[&str]) -> Output {
        run(&mut self.command("import", arguments))
    }

    fn replaced_by(&self, files: &[&str]) {
        let output = self.import(&[files, &["--replace"]].concat());
        assert!(output.status.success(), "{output:?}");
    }

    fn export(&self, arguments: &[&str]) -> String {
        let output = run(&mut self.command("export", arguments));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What an organisation owes by 2026; none when it is unknown.
    fn owes(&self, organisasjon: &str) -> Option<i64> {
        let kilde = SqliteKilde::open(self.path("register.sqlite")).unwrap();
        owes(&kilde, organisasjon)
    }

    fn left_behind(&self) -> usize {
        let names = fs::read_dir(self.0.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.ends_with(".ny")).count()
    }
}

fn owes(kilde: &SqliteKilde, organisasjon: &str) -> Option<i64> {
    let organisasjon = organisasjon.parse().unwrap();
    let answer = kilde.forfalt_og_ubetalt(&organisasjon, date(2026, 1, 1));
    let owed = answer.now_or_never().unwrap().unwrap()?;
    Some(owed.gebyr.forfalt_og_ubetalt())
}

fn gebyr(organisasjon: &str, krav_id: &str, hovedstol: i64) -> String {
    format!(
        "{{\"organisasjonsnummer\":\"{organisasjon}\",\"kategori\":\"gebyr\",\"krav_id\":\"{krav_id}\",\
         \"forfallsdato\":\"2025-01-31\",\"hovedstol\":{hovedstol},\"renter\":null,\"kildesystem\":\"gebyr\",\
         \"oppdatert\":\"2025-02-01T12:00:00+01:00\"}}\n"
    )
}

fn alone(organisasjon: &str) -> String {
    format!("{{\"organisasjonsnummer\":\"{organisasjon}\"}}\n")
}

#[test]
fn what_is_imported_is_answered_and_what_is_exported_can_be_imported() {
    let sted = Sted::new();
    let lines = gebyr(ORG, "a", 100) + &gebyr(ORG, "b", 20) + &alone(OTHER);
    let file = sted.file("krav.jsonl", lines);
    sted.replaced_by(&[&file]);
    assert_eq!((sted.owes(ORG), sted.owes(OTHER)), (Some(120), Some(0)));
    assert_eq!(sted.owes("314961900"), None);
    let exported = sted.export(&[]);
    for (name, arguments) in [
        ("a.jsonl", &[][..]),
        ("a.csv", &["--format", "csv"]),
        ("a.gz", &["--compress", "gzip"]),
        ("a.zst", &["--format", "csv", "--compress", "zstd"]),
    ] {
        let output = [arguments, &["--output", name]].concat();
        assert_eq!(sted.export(&output), "");
        sted.replaced_by(&[name]);
        assert_eq!(sted.export(&[]), exported, "{name}");
    }
    assert_eq!(sted.left_behind(), 0);
}

#[test]
fn several_files_are_one_register_and_standard_input_is_a_file() {
    let sted = Sted::new();
    let one = sted.file("one.jsonl", "\u{feff}".to_owned() + &gebyr(ORG, "a", 1));
    let csv = "krav_id,organisasjonsnummer,kategori,forfallsdato,hovedstol,renter,kildesystem,oppdatert\r\n\
               b,313367002,gebyr,2025-01-31,5,2,g,2025-02-01T12:00:00Z\r\n";
    let two = sted.file("two.csv", csv);
    let mut command = sted.command("import", &["--replace", &one, &two, "-"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let third = gebyr("314961900", "c", 9);
    child
        .stdin
        .take()
        .unwrap()
        .write_all(third.as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    let owed = [ORG, OTHER, "314961900"].map(|organisasjon| sted.owes(organisasjon));
    assert_eq!(owed, [Some(1), Some(7), Some(9)]);
}

#[test]
fn changes_replace_add_and_remove() {
    let sted = Sted::new();
    let whole = gebyr(ORG, "a", 100) + &gebyr(ORG, "b", 20) + &gebyr(OTHER, "c", 3);
    let whole = sted.file("whole.jsonl", whole + &alone("314961900"));
    sted.replaced_by(&[&whole]);
    let changes = gebyr(ORG, "a", 1)
        + "{\"krav_id\":\"b\",\"slettet\":true}\n"
        + &gebyr("314961900", "d", 50)
        + "{\"organisasjonsnummer\":\"313367002\",\"slettet\":true}\n"
        + &alone("310478717");
    let changes = sted.file("changes.jsonl", changes);
    let before = sted.export(&[]);
    let output = sted.import(&["--delta", "--dry-run", &changes]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(sted.export(&[]), before, "a dry run changes nothing");
    assert!(sted.import(&["--delta", &changes]).status.success());
    let owed = [ORG, "314961900", OTHER, "310478717"].map(|organisasjon| sted.owes(organisasjon));
    assert_eq!(owed, [Some(1), Some(50), None, Some(0)]);
    // The same changes again come to the same.
    let after = sted.export(&[]);
    assert!(sted.import(&["--delta", &changes]).status.success());
    assert_eq!(sted.export(&[]), after);
}

#[test]
fn how_much_is_replaced_must_be_said() {
    let sted = Sted::new();
    let file = sted.file("a.jsonl", alone(ORG));
    for arguments in [
        &[file.as_str()][..],
        &[&file, "--replace", "--delta"],
        &["--replace"],
    ] {
        assert_eq!(sted.import(arguments).status.code(), Some(2));
    }
    assert!(!sted.path("register.sqlite").exists());
}

#[test]
fn an_import_that_is_asked_to_stop_says_that_nothing_changed() {
    let sted = Sted::new();
    let sound = sted.file("sound.jsonl", gebyr(ORG, "a", 1));
    sted.replaced_by(&[&sound]);
    let mut command = sted.command("import", &["--replace", "-"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // It has begun when its register in the making lies there.
    felles::serve::wait_until("an import begins", || sted.left_behind() == 1);
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .unwrap()
            .success()
    );
    // It stops at a line; a closed pipe is its end all the same.
    while stdin.write_all(alone(OTHER).as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("the register is what it was"), "{said}");
    assert_eq!((sted.owes(ORG), sted.left_behind()), (Some(1), 0));
}

#[test]
fn the_same_seed_gives_the_same_register_of_organisations_that_can_be() {
    let sted = Sted::new();
    let make = |seed: &str| {
        let arguments = ["testdata", "--organisasjoner", "2000", "--seed", seed];
        let output = run(&mut restanser(Path::new(sted.0.path()), &arguments));
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let one = make("1");
    assert!(one == make("1") && one != make("2"));
    let file = sted.file("one.jsonl", &one);
    sted.replaced_by(&[&file]);
    let output = sted.import(&["--replace", "--json", "--dry-run", &file]);
    let done: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(done["organisasjoner"], 2000);
    let krav = done["krav"].as_u64().unwrap();
    assert!((10_000..14_000).contains(&krav), "{krav}");
    let output = run(&mut restanser(
        sted.0.path(),
        &["testdata", "--organisasjoner", "18181819"],
    ));
    assert_eq!(output.status.code(), Some(1));
}
