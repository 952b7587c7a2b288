//! `restanser utleveringer`: what it says of a log, and how it ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use felles::prosess::{restanser, run};
use restanser_server::utlevering::{Avslagspost, Grunnlag, Utlevering, Utleveringslogg};
use serde_json::Value;
use serde_json::value::RawValue;
use tempfile::TempDir;

/// When, about whom, to whom.
type Rad = (&'static str, &'static str, &'static str);

const A: &str = "310111643";
const B: &str = "313367002";
const X: &str = "974760673";
const Y: &str = "991825827";

const RADER: [Rad; 6] = [
    // In Norway, the day has turned already.
    ("2026-06-30T22:30:00Z", A, X),
    ("2026-07-01T10:00:00Z", B, X),
    ("2026-07-01T21:59:59Z", A, Y),
    ("2026-07-01T22:00:00Z", A, X),
    // Standard time again.
    ("2026-12-01T22:59:59Z", A, X),
    ("2026-12-01T23:00:00Z", A, X),
];

/// A log with these disclosures, and one refusal.
fn log() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("utleveringer.jsonl");
    let log = Utleveringslogg::open(&path).unwrap();
    let system = actix_web::rt::System::new();
    for (index, (tidspunkt, organisasjonsnummer, konsument)) in RADER.into_iter().enumerate() {
        let korrelasjonsid = format!("nr-{}", index + 1);
        let utlevering = disclosure(tidspunkt, organisasjonsnummer, konsument, &korrelasjonsid);
        system.block_on(log.skriv(&utlevering)).unwrap();
    }
    log.noter(&refusal("refused"));
    log.close();
    (folder, path)
}

fn disclosure(
    tidspunkt: &str,
    organisasjonsnummer: &str,
    konsument: &str,
    korrelasjonsid: &str,
) -> Utlevering {
    Utlevering {
        tidspunkt: tidspunkt.parse().unwrap(),
        organisasjonsnummer: organisasjonsnummer.parse().unwrap(),
        konsument: konsument.parse().unwrap(),
        leverandor: None,
        delegeringskilde: None,
        rettighetspakke: "dibk".to_owned(),
        grunnlag: Grunnlag::Hjemmel("en hjemmel".to_owned()),
        korrelasjonsid: korrelasjonsid.to_owned(),
        token_id: None,
        levert: RawValue::from_string("{}".to_owned()).unwrap(),
    }
}

fn refusal(korrelasjonsid: &str) -> Avslagspost {
    Avslagspost {
        tidspunkt: "2026-07-02T10:00:00Z".parse().unwrap(),
        korrelasjonsid: korrelasjonsid.to_owned(),
        kode: "RESTANSE-007",
        status: 403,
        kontroll: Some("samtykke"),
        grunn: "no consent".to_owned(),
        organisasjonsnummer: Some(A.parse().unwrap()),
        konsument: Some(Y.parse().unwrap()),
        leverandor: None,
        delegeringskilde: None,
        rettighetspakke: Some("ebevis\u{1b}[2J".to_owned()),
        token_id: None,
    }
}

fn utleveringer(path: &Path, command: &str, arguments: &[&str]) -> Output {
    let mut program = restanser(path.parent().unwrap(), &["utleveringer", command, "--logg"]);
    run(program.arg(path).args(arguments))
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The correlation ids that are listed, in order.
fn listed(path: &Path, arguments: &[&str]) -> Vec<String> {
    let of_a = ["--organisasjonsnummer", A, "--json"];
    let output = utleveringer(path, "list", &[&of_a, arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    ids(&output)
}

fn ids(output: &Output) -> Vec<String> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|post| post["korrelasjonsid"].as_str().unwrap().to_owned())
        .collect()
}

/// Who complains has an id, and says of whom it was only when asked.
#[test]
fn one_request_is_found_by_its_id_alone() {
    let (_folder, path) = log();
    let answered = "123e4567-E89B-12d3-a456-4266554400AF";
    let refused = "00000000-0000-4000-8000-000000000001";
    let log = Utleveringslogg::open(&path).unwrap();
    let (tidspunkt, organisasjonsnummer, konsument) = RADER[1];
    let utlevering = disclosure(tidspunkt, organisasjonsnummer, konsument, answered);
    actix_web::rt::System::new()
        .block_on(log.skriv(&utlevering))
        .unwrap();
    log.noter(&refusal(refused));
    log.close();
    let found = |arguments: &[&str]| {
        let output = utleveringer(&path, "list", &[arguments, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        ids(&output)
    };
    // As it stands in the log, or as another program writes it.
    for id in [answered, &answered.to_lowercase(), &answered.to_uppercase()] {
        assert_eq!(found(&["--korrelasjonsid", id]), [answered]);
    }
    assert_eq!(found(&["--korrelasjonsid", refused]), [refused]);
    let nobodys = "00000000-0000-4000-8000-000000000002";
    assert_eq!(found(&["--korrelasjonsid", nobodys]), [""; 0]);
    // With more than that, both have to hold.
    assert_eq!(
        found(&["--korrelasjonsid", answered, "--konsument", Y]),
        [""; 0]
    );
    assert_eq!(
        found(&["--korrelasjonsid", answered, "--organisasjonsnummer", A]),
        [""; 0]
    );
    for wrong in [&[][..], &["--korrelasjonsid", "123e4567"]] {
        let output = utleveringer(&path, "list", wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(text(&output.stderr).contains("--korrelasjonsid"));
    }
}

#[test]
fn a_whole_log_is_whole() {
    let (_folder, path) = log();
    let output = utleveringer(&path, "verify", &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("whole: 7 records in 1 files; the last is 7"));
    let output = utleveringer(&path, "verify", &["--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&report["hel"], &report["poster"]),
        (&true.into(), &7.into())
    );
    assert_eq!(
        (&report["forsteNr"], &report["siste"]["nr"]),
        (&1.into(), &7.into())
    );
}

#[test]
fn what_is_wrong_is_told_by_file_and_line_and_no_organisation() {
    let (_folder, path) = log();
    let changed = fs::read_to_string(&path).unwrap().replace("nr-3", "nr-x");
    fs::write(&path, changed).unwrap();
    let output = utleveringer(&path, "verify", &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(
        said.contains("utleveringer.jsonl:3: the record has been changed"),
        "{said}"
    );
    assert!(said.contains("NOT WHOLE"), "{said}");
    assert!(
        [A, B, X, Y].iter().all(|number| !said.contains(number)),
        "{said}"
    );
    let output = utleveringer(&path, "verify", &["--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&report["hel"], &report["funn"][0]["linje"]),
        (&false.into(), &3.into())
    );
    // The rest is listed all the same.
    let output = utleveringer(&path, "list", &["--organisasjonsnummer", A, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 4);
    assert!(text(&output.stderr).contains("utleveringer.jsonl:3: "));
}

#[test]
fn what_cannot_be_read_or_meant_has_codes_of_its_own() {
    let (folder, path) = log();
    let missing = folder.path().join("missing.jsonl");
    for command in [&["verify"][..], &["list", "--organisasjonsnummer", A]] {
        let output = utleveringer(&missing, command[0], &command[1..]);
        assert_eq!(output.status.code(), Some(3));
        assert!(text(&output.stderr).contains("missing.jsonl"));
    }
    let config = folder.path().join("missing.toml");
    let mut with_config = restanser(folder.path(), &["utleveringer", "verify", "--config"]);
    assert_eq!(run(with_config.arg(config)).status.code(), Some(3));
    for wrong in [
        &["verify"][..],
        &["verify", "--logg", "a", "--data", "b"],
        &["list", "--logg", "a"],
        &["list", "--logg", "a", "--organisasjonsnummer", "310111644"],
        &[
            "list",
            "--logg",
            "a",
            "--organisasjonsnummer",
            A,
            "--fra",
            "2026-02-30",
        ],
    ] {
        let mut program = restanser(folder.path(), &["utleveringer"]);
        assert_eq!(run(program.args(wrong)).status.code(), Some(2), "{wrong:?}");
    }
    let backwards = [
        "--organisasjonsnummer",
        A,
        "--fra",
        "2026-07-02",
        "--til",
        "2026-07-01",
    ];
    assert_eq!(
        utleveringer(&path, "list", &backwards).status.code(),
        Some(2)
    );
}

#[test]
fn days_are_norwegian_and_both_ends_belong_to_the_period() {
    let (_folder, path) = log();
    for (arguments, expected) in [
        (&[][..], &["nr-1", "nr-3", "nr-4", "nr-5", "nr-6"][..]),
        (
            &["--fra", "2026-07-01", "--til", "2026-07-01"],
            &["nr-1", "nr-3"],
        ),
        (&["--til", "2026-06-30"], &[]),
        (&["--fra", "2026-12-02"], &["nr-6"]),
        (
            &["--fra", "2026-07-02", "--til", "2026-12-01"],
            &["nr-4", "nr-5"],
        ),
        (&["--konsument", Y], &["nr-3"]),
        (&["--konsument", Y, "--avslag"], &["nr-3", "refused"]),
        (
            &["--avslag", "--fra", "2026-07-02", "--til", "2026-07-02"],
            &["nr-4", "refused"],
        ),
    ] {
        assert_eq!(listed(&path, arguments), expected, "{arguments:?}");
    }
}

#[test]
fn for_machines_a_record_is_listed_as_it_stands() {
    let (_folder, path) = log();
    let output = utleveringer(&path, "list", &["--organisasjonsnummer", B, "--json"]);
    let log = fs::read_to_string(&path).unwrap();
    assert_eq!(text(&output.stdout).trim_end(), log.lines().nth(1).unwrap());
}

#[test]
fn for_people_there_is_a_table_in_norwegian_time() {
    let (_folder, path) = log();
    let output = utleveringer(&path, "list", &["--organisasjonsnummer", A, "--avslag"]);
    let table = text(&output.stdout);
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|row| row.split_whitespace().collect())
        .collect();
    assert_eq!(rows[0][..3], ["TIDSPUNKT", "TYPE", "KONSUMENT"]);
    assert_eq!(
        rows[1][..4],
        ["2026-07-01", "00:30:00.000", "utlevering", X]
    );
    assert_eq!(rows.len(), 7);
    // What a consumer sent does not steer the terminal.
    assert!(
        table.contains("ebevis[2J") && !table.contains('\u{1b}'),
        "{table}"
    );
}
