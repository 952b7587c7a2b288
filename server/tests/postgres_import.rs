//! Files into PostgreSQL and back: faults are told as they are with SQLite, and what is exported is the same to the byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::path::PathBuf;

use felles::importsted::{HEADER, ORG, OTHER, Sted, krav, row};
use felles::postgres::{Database, Postgres};
use felles::skipped;
use restanser_server::kilde::leser::Registerleser;
use restanser_server::kilde::postgres::{PostgresLeser, PostgresSkriver};
use restanser_server::kilde::sqlite::{SqliteLeser, SqliteSkriver};
use restanser_server::kilde::{Omfang, Registerskriver, Skrevet};
use restanser_server::register::eksport::{Format, eksporter};
use restanser_server::register::import::{Fremdrift, ImportFeil, importer};

/// One register in each database.
struct Begge {
    sted: Sted,
    database: Database<'static>,
}

impl Begge {
    fn new() -> Option<Self> {
        let database = Postgres::shared()?.database();
        database.migrer();
        let sted = Sted::new();
        Some(Self { sted, database })
    }

    fn register(&self) -> PathBuf {
        self.sted.path("register.sqlite")
    }

    /// The same import into both, which comes to the same.
    fn import(&self, omfang: Omfang, bare_prov: bool, files: &[&str]) -> Result<Skrevet, String> {
        let files: Vec<PathBuf> = files.iter().map(|file| self.sted.path(file)).collect();
        let sqlite = SqliteSkriver::begynn(&self.register(), omfang).unwrap();
        let postgres = PostgresSkriver::begynn(&self.database.eier(), omfang).unwrap();
        let skrivere: [Box<dyn Registerskriver>; 2] = [Box::new(sqlite), Box::new(postgres)];
        let mut outcomes = skrivere.map(|skriver| {
            let outcome = importer(&files, skriver, omfang, bare_prov, &Fremdrift::default());
            outcome.map_err(|error| match error {
                ImportFeil::Linjer(faults) => faults.to_string(),
                other => panic!("{other}"),
            })
        });
        assert_eq!(outcomes[0], outcomes[1], "SQLite, PostgreSQL");
        std::mem::replace(&mut outcomes[0], Ok(Skrevet::default()))
    }

    fn refuses(&self, omfang: Omfang, files: &[&str], expected: &[String]) {
        for bare_prov in [true, false] {
            let told = self.import(omfang, bare_prov, files).unwrap_err();
            let folder = format!("{}/", self.sted.0.path().display());
            let told = told.replace(&folder, "");
            let told: Vec<&str> = told.lines().collect();
            assert_eq!(told[..told.len() - 1], *expected);
        }
    }

    /// What both are exported as.
    fn export(&self, format: Format) -> String {
        let leser = PostgresLeser::open(&self.database.leser()).unwrap();
        let postgres = exported(&mut { leser }, format);
        let leser = SqliteLeser::open(&self.register()).unwrap();
        assert!(postgres == exported(&mut { leser }, format));
        postgres
    }
}

fn exported(leser: &mut dyn Registerleser, format: Format) -> String {
    let mut bytes = Vec::new();
    eksporter(leser, format, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn doubled_ids_are_told_with_both_lines_beside_other_faults() {
    let Some(begge) = Begge::new() else {
        return;
    };
    begge
        .sted
        .file("one.csv", HEADER.to_owned() + &row("a") + "\n" + &row("b"));
    let lines = [
        krav(OTHER, "gebyr", "b", 1, ""),
        krav(OTHER, "skatt", "c", 1, ""),
        krav(OTHER, "gebyr", "a", 1, ""),
        krav(OTHER, "gebyr", "a", 1, ""),
    ];
    begge.sted.file("two.jsonl", lines.concat());
    let expected = [
        "two.jsonl:2: kategori is none of the six",
        "two.jsonl:1: krav_id is that of one.csv:4 too",
        "two.jsonl:3: krav_id is that of one.csv:2 too",
        "two.jsonl:4: krav_id is that of one.csv:2 too",
    ];
    let files = ["one.csv", "two.jsonl"];
    begge.refuses(Omfang::Hele, &files, &expected.map(str::to_owned));
    // Far apart, and more than are named.
    let lines: String = (0..12_000)
        .map(|number| row(&format!("k{}", number % 11_850)))
        .collect();
    begge.sted.file("many.csv", HEADER.to_owned() + &lines);
    let mut expected: Vec<String> = (2..102)
        .map(|line| {
            format!(
                "many.csv:{}: krav_id is that of many.csv:{line} too",
                line + 11_850
            )
        })
        .collect();
    expected.push("and 50 more".to_owned());
    begge.refuses(Omfang::Hele, &["many.csv"], &expected);
}

#[test]
fn sums_that_no_answer_can_hold_are_told_with_the_line_that_is_too_much() {
    let Some(begge) = Begge::new() else {
        return;
    };
    let half = i64::MAX / 2;
    let most = krav(ORG, "gebyr", "a", half, "")
        + &krav(ORG, "gebyr", "b", half, ",\"renter\":1")
        + &krav(ORG, "restskatt", "c", i64::MAX, "")
        + &krav(OTHER, "gebyr", "d", 0, &format!(",\"renter\":{}", i64::MAX));
    begge.sted.file("most.jsonl", &most);
    let skrevet = begge.import(Omfang::Hele, false, &["most.jsonl"]).unwrap();
    assert_eq!((skrevet.organisasjoner, skrevet.krav), (2, 4));
    let before = begge.export(Format::JsonLines);
    let over = |file: &str, line: u32| {
        format!(
            "{file}:{line}: the organisation's claims of gebyr add up to more than 64 bits hold"
        )
    };
    let more = most + &krav(ORG, "gebyr", "e", 1, "") + &krav(OTHER, "restskatt", "f", 1, "");
    begge.sted.file("more.jsonl", more);
    begge.refuses(Omfang::Hele, &["more.jsonl"], &[over("more.jsonl", 5)]);
    let changes = krav(OTHER, "restskatt", "f", 5, "") + &krav(OTHER, "gebyr", "g", 1, "");
    begge.sted.file("changes.jsonl", changes);
    begge.refuses(
        Omfang::Endringer,
        &["changes.jsonl"],
        &[over("changes.jsonl", 2)],
    );
    assert_eq!(begge.export(Format::JsonLines), before);
    // What makes room in the same import is no fault.
    let changes =
        "{\"krav_id\":\"d\",\"slettet\":true}\n".to_owned() + &krav(OTHER, "gebyr", "g", 1, "");
    begge.sted.file("room.jsonl", changes);
    begge
        .import(Omfang::Endringer, false, &["room.jsonl"])
        .unwrap();
}

#[test]
fn a_register_is_exported_alike_wherever_it_lies() {
    let Some(begge) = Begge::new() else {
        return;
    };
    let other_order = "ALTER TABLE krav ALTER COLUMN krav_id TYPE text COLLATE \"nb-x-icu\"";
    let postgres = begge.database.postgres;
    if postgres.query(&begge.database.name, other_order).is_err() {
        skipped("this PostgreSQL orders texts by their bytes only");
    }
    let ids = [
        "a-b", "ab", "aB", "A", "a", "AA", "aa", "Z", "z", "~", "_a", " a", "10", "9", "-1",
    ];
    let lines = ids.map(|krav_id| {
        let line = krav(ORG, "gebyr", krav_id, 1, ",\"renter\":null");
        line.replace("12:00:00+01:00", "12:00:00.123456789Z")
    });
    let alone = format!("{{\"organisasjonsnummer\":\"{OTHER}\"}}\n");
    begge.sted.file("krav.jsonl", lines.concat() + &alone);
    begge.import(Omfang::Hele, false, &["krav.jsonl"]).unwrap();
    begge.export(Format::Csv);
    let export = begge.export(Format::JsonLines);
    let mut sorted = ids;
    sorted.sort_unstable();
    let exported = export
        .lines()
        .filter_map(|line| line.split("krav_id\":\"").nth(1));
    let exported: Vec<&str> = exported.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(exported, sorted);
    assert_eq!(export.matches("12:00:00.123456Z").count(), ids.len());
    // And comes back as it is.
    begge.sted.file("again.jsonl", &export);
    begge.import(Omfang::Hele, false, &["again.jsonl"]).unwrap();
    assert_eq!(begge.export(Format::JsonLines), export);
}
