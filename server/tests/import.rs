//! `restanser import` and `export`: all of the files or nothing, every fault by file and line, and readers never see half.

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
use std::time::Duration;

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

/// The import failed, said all of `words`, and the register is what it was.
fn assert_refused(sted: &Sted, arguments: &[&str], words: &[&str]) {
    let before = fs::read(sted.path("register.sqlite")).ok();
    let output = sted.import(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for word in words {
        assert!(said.contains(word), "no {word:?} in {said}");
    }
    assert!(
        fs::read(sted.path("register.sqlite")).ok() == before,
        "{words:?}"
    );
    assert_eq!(sted.left_behind(), 0);
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
fn every_fault_is_told_by_file_and_line_and_nothing_is_imported() {
    let sted = Sted::new();
    let sound = sted.file("sound.jsonl", gebyr(ORG, "a", 1));
    sted.replaced_by(&[&sound]);
    let with = |from: &str, to: &str| gebyr(ORG, "x", 7).replace(from, to);
    for (line, fault) in [
        (
            with("310111643", "310111644"),
            "organisasjonsnummer has a wrong check digit",
        ),
        (
            with("310111643", "31011164"),
            "organisasjonsnummer is not nine digits",
        ),
        (
            with("\"310111643\"", "310111643"),
            "organisasjonsnummer must be a text",
        ),
        (
            with("\"gebyr\",\"krav", "\"Gebyr\",\"krav"),
            "kategori is none of the six",
        ),
        (with("\"x\"", "\"\""), "krav_id must be 1 to 64"),
        (with("\"x\"", "\"å\""), "krav_id must be 1 to 64"),
        (
            with("\"x\"", &format!("\"{}\"", "x".repeat(65))),
            "krav_id must be 1 to 64",
        ),
        (
            with("2025-01-31", "2025-02-30"),
            "forfallsdato is not a day",
        ),
        (
            with("2025-01-31", "31.01.2025"),
            "forfallsdato is not a day",
        ),
        (
            with("2025-01-31", "2025-01-31T00:00:00"),
            "forfallsdato is not a day",
        ),
        (with(":7,", ":-7,"), "hovedstol is not an amount"),
        (with(":7,", ":7.0,"), "hovedstol is not an amount"),
        (with(":7,", ":\"7\","), "hovedstol is not an amount"),
        (
            with(":7,", ":9223372036854775808,"),
            "hovedstol is not an amount",
        ),
        (with(":7,", ":null,"), "hovedstol is missing"),
        (with("null", "-1"), "renter is not an amount"),
        (with("+01:00", ""), "oppdatert is not a moment"),
        (with("\"renter\"", "\"rente\""), "unknown field `rente`"),
        (
            with("\"renter\":null", "\"renter\":1,\"renter\":2"),
            "duplicate field `renter`",
        ),
        (
            with("\"renter\":null", "\"slettet\":true"),
            "slettet goes with krav_id alone",
        ),
        (
            with("\"renter\":null", "\"slettet\":1"),
            "slettet must be true or false",
        ),
        (
            "{\"krav_id\":\"a\",\"slettet\":true}\n".to_owned(),
            "--delta only",
        ),
        (
            "{\"krav_id\":\"a\"}\n".to_owned(),
            "organisasjonsnummer is missing",
        ),
        ("[1]\n".to_owned(), "column"),
        ("{\"organisasjonsnummer\":\n".to_owned(), "column"),
    ] {
        let file = sted.file("bad.jsonl", gebyr(ORG, "a", 1) + "\n" + &line);
        assert_refused(&sted, &["--replace", &file], &["bad.jsonl:3: ", fault]);
    }
}

#[test]
fn files_that_are_not_what_they_should_be_are_named() {
    let sted = Sted::new();
    let sound = sted.file("sound.jsonl", gebyr(ORG, "a", 1));
    sted.replaced_by(&[&sound]);
    let many: String = (0..2000)
        .map(|number| gebyr(ORG, &format!("k{number}"), 1))
        .collect();
    let whole = sted.file("many.jsonl", &many);
    sted.replaced_by(&[&whole]);
    assert_eq!(
        sted.export(&["--compress", "gzip", "--output", "many.gz"]),
        ""
    );
    let gzip = fs::read(sted.path("many.gz")).unwrap();
    let header = "organisasjonsnummer,krav_id\n";
    let files: [(&str, Vec<u8>, &[&str]); 9] = [
        (
            "cut.gz",
            gzip[..gzip.len() / 2].to_vec(),
            &["cut.gz:", "the file is cut off"],
        ),
        (
            "latin.jsonl",
            b"{\"organisasjonsnummer\":\"\xe5\"}\n".to_vec(),
            &["latin.jsonl:1: this is not UTF-8"],
        ),
        (
            "utf16.csv",
            b"\xff\xfeo\0r\0".to_vec(),
            &["utf16.csv:1: ", "UTF-16"],
        ),
        (
            "long.jsonl",
            [b"{\"krav_id\":\"".to_vec(), vec![b'x'; 2 << 20]].concat(),
            &["long.jsonl:1: ", "1 MiB"],
        ),
        (
            "column.csv",
            b"organisasjonsnummer,navn\n".to_vec(),
            &["column.csv:1: there is no column \"navn\""],
        ),
        (
            "twice.csv",
            b"krav_id,krav_id\n".to_vec(),
            &["twice.csv:1: ", "twice"],
        ),
        (
            "short.csv",
            format!("{header}310111643\n").into_bytes(),
            &["short.csv:2: there are 1 columns"],
        ),
        (
            "nul.csv",
            format!("{header}310111643,a\0b\n").into_bytes(),
            &["nul.csv:2: ", "krav_id must be"],
        ),
        (
            "empty.jsonl",
            Vec::new(),
            &["there is nothing in the files"],
        ),
    ];
    for (name, content, words) in files {
        let file = sted.file(name, content);
        assert_refused(&sted, &["--replace", &file], words);
    }
    assert_refused(
        &sted,
        &["--replace", "nowhere.jsonl"],
        &["nowhere.jsonl:1: "],
    );
    let faults: String = (0..300).map(|_| alone("310111644")).collect();
    let file = sted.file("faults.jsonl", faults);
    assert_refused(
        &sted,
        &["--replace", &file],
        &["faults.jsonl:100: ", "and 200 more", "300 faults"],
    );
}

#[test]
fn a_doubled_id_is_told_with_both_places() {
    let sted = Sted::new();
    let one = sted.file("one.jsonl", gebyr(ORG, "a", 1) + &gebyr(ORG, "b", 1));
    let two = sted.file("two.jsonl", alone(OTHER) + &gebyr(OTHER, "b", 1));
    assert_refused(
        &sted,
        &["--replace", &one, &two],
        &["two.jsonl:2: krav_id is that of one.jsonl:2 too"],
    );
}

#[test]
fn sums_that_no_answer_can_hold_are_refused() {
    let sted = Sted::new();
    let most = i64::MAX;
    let file = sted.file("most.jsonl", gebyr(ORG, "a", most) + &gebyr(ORG, "b", most));
    assert_refused(
        &sted,
        &["--replace", &file],
        &["add up to more than 64 bits hold"],
    );
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
fn a_disk_that_is_full_leaves_the_old_register() {
    let sted = Sted::new();
    let sound = sted.file("sound.jsonl", gebyr(ORG, "a", 1));
    sted.replaced_by(&[&sound]);
    let many: String = (0..20_000)
        .map(|number| gebyr(ORG, &format!("k{number}"), 1))
        .collect();
    sted.file("many.jsonl", many);
    let program = env!("CARGO_BIN_EXE_restanser");
    // No file may grow beyond 256 blocks; the signal that says so is not to end the program.
    let script =
        format!("trap '' XFSZ; ulimit -f 256; exec {program} import many.jsonl --data . --replace");
    let output = run(Command::new("sh")
        .args(["-c", &script])
        .current_dir(sted.0.path()));
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(sted.owes(ORG), Some(1));
    assert_eq!(sted.left_behind(), 0);
}

/// Two registers in which every organisation owes what the register's name says.
fn two_registers(sted: &Sted) -> Vec<String> {
    let output = run(&mut {
        let mut command = restanser(sted.0.path(), &["testdata", "--organisasjoner", "3000"]);
        command.args(["--output", "all.jsonl"]);
        command
    });
    assert!(output.status.success(), "{output:?}");
    let all = fs::read_to_string(sted.path("all.jsonl")).unwrap();
    let mut organisations: Vec<String> = all
        .lines()
        .map(|line| line.split('"').nth(3).unwrap().to_owned())
        .collect();
    organisations.dedup();
    assert_eq!(organisations.len(), 3000);
    for (name, amount) in [("ones.jsonl", 1), ("twos.jsonl", 2)] {
        let lines = organisations
            .iter()
            .map(|organisasjon| gebyr(organisasjon, organisasjon, amount));
        sted.file(name, lines.collect::<String>());
    }
    organisations
}

#[test]
fn an_import_that_is_killed_leaves_the_old_register_and_readers_see_one_whole_one() {
    let sted = Sted::new();
    let organisations = two_registers(&sted);
    sted.replaced_by(&["ones.jsonl"]);
    let kilde = SqliteKilde::open(sted.path("register.sqlite")).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..24u64 {
        let name = ["twos.jsonl", "ones.jsonl"][usize::try_from(round % 2).unwrap()];
        let mode = ["--replace", "--delta"][usize::try_from(round / 2 % 2).unwrap()];
        let mut command = sted.command("import", &[mode, name]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Where it is by then differs from round to round, and from machine to machine: so it is meant.
        std::thread::sleep(Duration::from_millis(round * round * 2));
        child.kill().unwrap();
        child.wait().unwrap();
        let first = owes(&kilde, &organisations[0]).unwrap();
        for organisasjon in organisations.iter().step_by(97) {
            assert_eq!(owes(&kilde, organisasjon), Some(first), "round {round}");
        }
        seen.insert(first);
    }
    sted.replaced_by(&["twos.jsonl"]);
    assert_eq!(owes(&kilde, &organisations[2999]), Some(2));
    assert_eq!(
        sted.left_behind(),
        0,
        "the next run removes what killed ones left"
    );
    assert!(seen.contains(&1));
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
