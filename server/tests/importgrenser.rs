//! `restanser import` of files at their limits: pipes that trickle, lines and quotes without an end, files that are cut
//! off, sums and ids that no single line shows.

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

use felles::importsted::{HEADER, ORG, OTHER, Sted, assert_told, gzip, krav, row};
use felles::prosess::{restanser, run};

fn zstd(content: &[u8]) -> Vec<u8> {
    zstd::encode_all(content, 0).unwrap()
}

#[test]
fn a_quote_without_an_end_spoils_its_line_alone() {
    let sted = Sted::with_register();
    let lines = [
        HEADER,
        &row("\"a"),
        &row("b"),
        &row("\"c\""),
        &row("d").replace("gebyr", "skatt"),
        &row("e").replace(",k,", ",k,,"),
    ];
    sted.file("quote.csv", lines.concat());
    sted.refuses(
        &["--replace", "quote.csv"],
        &[
            "quote.csv:2: a quote is not closed",
            "quote.csv:5: kategori is none of the six",
            "quote.csv:6: there are 9 columns, and 8 in the first line",
        ],
    );
}

#[test]
fn a_line_that_is_too_long_is_passed_over_and_those_after_it_are_read() {
    let sted = Sted::with_register();
    let long = format!("{{\"krav_id\":\"{}\"}}\n", "x".repeat(3 << 20));
    let longest = format!("{{\"organisasjonsnummer\":\"{ORG}\"}}");
    let longest = format!("{longest}{}\n", " ".repeat((1 << 20) - longest.len()));
    let wrong = krav("310111644", "gebyr", "a", 1, "");
    sted.file("long.jsonl", longest.clone() + &long + &wrong);
    sted.refuses(
        &["--replace", "long.jsonl"],
        &[
            "long.jsonl:2: the line is longer than 1 MiB",
            "long.jsonl:3: organisasjonsnummer has a wrong check digit",
        ],
    );
    sted.file("longest.jsonl", longest);
    let output = sted.import(&["--replace", "longest.jsonl"]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn blank_lines_are_counted_and_do_not_hide_what_comes_after_them() {
    let sted = Sted::with_register();
    let blank = " \r\n".repeat(60_000);
    sted.file(
        "blank.jsonl",
        blank.clone() + &krav(OTHER, "gebyr", "a", 2, ""),
    );
    assert!(sted.import(&["--replace", "blank.jsonl"]).status.success());
    assert!(sted.export().contains(OTHER));
    sted.file("wrong.csv", blank + HEADER + &row(""));
    sted.refuses(
        &["--replace", "wrong.csv"],
        &["wrong.csv:60002: krav_id is missing"],
    );
}

#[test]
fn lines_may_end_as_on_any_system_and_the_last_need_not_end() {
    let sted = Sted::new();
    let csv = HEADER.to_owned() + &row("a") + &row("b");
    sted.file("unix.csv", &csv);
    let windows = "\u{feff}".to_owned() + &csv.replace('\n', "\r\n");
    sted.file("windows.csv", windows.trim_end());
    let json = krav(ORG, "gebyr", "a", 7, "") + &krav(ORG, "gebyr", "b", 7, ",\"renter\":null");
    let json = json.replace("12:00:00+01:00", "12:00:00Z");
    sted.file("unix.jsonl", &json);
    sted.file("windows.jsonl", json.replace('\n', "\r\n").trim_end());
    let mut exports = ["unix.csv", "windows.csv", "unix.jsonl", "windows.jsonl"].map(|file| {
        let output = sted.import(&["--replace", file]);
        assert!(output.status.success(), "{file}: {output:?}");
        sted.export()
    });
    exports.sort();
    assert_eq!(exports[0], exports[3]);
    assert_eq!(exports[0].lines().count(), 2);
}

#[test]
fn a_packed_pipe_is_known_however_slowly_it_comes() {
    let first = krav(ORG, "gebyr", "a", 3, "");
    let second = krav(OTHER, "gebyr", "b", 4, "");
    let members = [gzip(first.as_bytes()), gzip(second.as_bytes())].concat();
    let frames = [zstd(first.as_bytes()), zstd(second.as_bytes())].concat();
    let plain = ("\u{feff}".to_owned() + &first + &second).into_bytes();
    let mut exports = [members, frames, plain].map(|content| {
        let sted = Sted::new();
        let mut child = sted.piped(&["--replace"]);
        let mut stdin = child.stdin.take().unwrap();
        // A byte at a time: none of the first reads has the whole mark.
        for byte in content {
            stdin.write_all(&[byte]).unwrap();
        }
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        sted.export()
    });
    assert_eq!(exports[0].lines().count(), 2);
    exports.sort();
    assert_eq!(exports[0], exports[2]);
}

#[test]
fn what_is_cut_off_or_damaged_is_told_and_the_other_files_are_read() {
    let sted = Sted::with_register();
    let lines: String = (0..3000).map(|number| row(&format!("k{number}"))).collect();
    let csv = HEADER.to_owned() + &lines;
    let (gz, zst) = (gzip(csv.as_bytes()), zstd(csv.as_bytes()));
    sted.file("cut.gz", &gz[..gz.len() - 4]);
    sted.file("cut.zst", &zst[..zst.len() / 2]);
    let mut damaged = gz.clone();
    damaged[gz.len() - 8] ^= 1;
    sted.file("damaged.gz", damaged);
    sted.file("wrong.jsonl", krav("310111644", "gebyr", "x", 1, ""));
    for (file, fault) in [
        ("cut.gz", "cut.gz:3002: the file is cut off"),
        ("cut.zst", "cut.zst:"),
        ("damaged.gz", "damaged.gz:3002: "),
    ] {
        let faults = [fault, "wrong.jsonl:1: organisasjonsnummer"];
        sted.refuses(&["--replace", file, "wrong.jsonl"], &faults);
    }
}

#[test]
fn doubled_ids_are_told_with_both_lines_from_standard_input_too_and_beside_other_faults() {
    let sted = Sted::with_register();
    sted.file("one.csv", HEADER.to_owned() + &row("a") + "\n" + &row("b"));
    let mut child = sted.piped(&["--replace", "one.csv"]);
    let lines = [
        krav(OTHER, "gebyr", "b", 1, ""),
        krav(OTHER, "skatt", "c", 1, ""),
        krav(OTHER, "gebyr", "a", 1, ""),
        krav(OTHER, "gebyr", "a", 1, ""),
    ];
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines.concat().as_bytes()).unwrap();
    drop(stdin);
    assert_told(
        &child.wait_with_output().unwrap(),
        &[
            "-:2: kategori is none of the six",
            "-:1: krav_id is that of one.csv:4 too",
            "-:3: krav_id is that of one.csv:2 too",
            "-:4: krav_id is that of one.csv:2 too",
        ],
    );
    assert!(sted.beside().is_empty());
}

#[test]
fn many_doubled_ids_are_counted() {
    let sted = Sted::with_register();
    let lines: String = (0..400)
        .map(|number| row(&format!("k{}", number % 200)))
        .collect();
    sted.file("many.csv", HEADER.to_owned() + &lines);
    let output = sted.import(&["--replace", "many.csv"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    let first = "krav_id is that of many.csv:";
    assert_eq!(said.matches(first).count(), 100, "{said}");
    assert!(said.contains("and 100 more\n200 faults"), "{said}");
}

#[test]
fn what_adds_up_to_the_most_that_an_answer_holds_is_taken_and_a_krone_more_is_not() {
    let sted = Sted::with_register();
    let half = i64::MAX / 2;
    let most = krav(ORG, "gebyr", "a", half, "")
        + &krav(ORG, "gebyr", "b", half, ",\"renter\":1")
        // Categories are added up apart, and so are organisations.
        + &krav(ORG, "restskatt", "c", i64::MAX, "")
        + &krav(OTHER, "gebyr", "d", 0, &format!(",\"renter\":{}", i64::MAX));
    sted.file("most.jsonl", &most);
    let output = sted.import(&["--replace", "most.jsonl"]);
    assert!(output.status.success(), "{output:?}");
    let over = |line: u32, file: &str| {
        format!("{file}:{line}: the organisation's claims of gebyr add up to more than 64 bits")
    };
    sted.file("more.jsonl", most + &krav(ORG, "gebyr", "e", 1, ""));
    sted.refuses(&["--replace", "more.jsonl"], &[&over(5, "more.jsonl")]);
    let changes = krav(OTHER, "restskatt", "f", 5, "") + &krav(OTHER, "gebyr", "g", 1, "");
    sted.file("changes.jsonl", changes);
    let fault = over(2, "changes.jsonl");
    sted.refuses(&["--delta", "changes.jsonl"], &[&fault]);
    sted.refuses(&["--delta", "--dry-run", "changes.jsonl"], &[&fault]);
}

#[test]
fn what_stands_in_a_file_steers_no_terminal() {
    let sted = Sted::with_register();
    let name = format!("{{\"{}\\u001b[2J\":1}}\n", "x".repeat(100));
    sted.file("escape.jsonl", name);
    sted.file("long.jsonl", format!("{{\"{}\":1}}\n", "x".repeat(5000)));
    for file in ["escape.jsonl", "long.jsonl"] {
        let output = sted.import(&["--replace", file]);
        assert_told(&output, &[&format!("{file}:1: column")]);
        assert!(!output.stderr.contains(&0x1b) && output.stderr.len() < 1000);
    }
}

#[test]
fn an_export_in_csv_is_packed_as_a_whole() {
    let sted = Sted::new();
    let lines: String = (0..5000).map(|number| row(&format!("k{number}"))).collect();
    sted.file("many.csv", HEADER.to_owned() + &lines);
    assert!(sted.import(&["--replace", "many.csv"]).status.success());
    for packing in ["gzip", "zstd"] {
        let output = run(restanser(sted.0.path(), &["export", "--data", "."])
            .args(["--format", "csv", "--output", packing])
            .args(["--compress", packing]));
        assert!(output.status.success(), "{output:?}");
        let size = fs::metadata(sted.path(packing)).unwrap().len();
        assert!(size * 5 < lines.len() as u64, "{packing}: {size}");
        assert!(sted.import(&["--replace", packing]).status.success());
    }
}
