//! What `restanser import` tells of files that are wrong: file, line, what is wrong and what to do, and nothing of what stands
//! in them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use felles::importsted::{HEADER, ORG, OTHER, Sted, gzip, krav, row};

fn gebyr(organisasjon: &str, krav_id: &str, hovedstol: i64) -> String {
    krav(
        organisasjon,
        "gebyr",
        krav_id,
        hovedstol,
        ",\"renter\":null",
    )
}

fn alone(organisasjon: &str) -> String {
    format!("{{\"organisasjonsnummer\":\"{organisasjon}\"}}\n")
}

#[test]
fn every_fault_is_told_by_file_and_line_and_nothing_is_imported() {
    let sted = Sted::with_register();
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
        (
            with("\"renter\"", "\"rente\""),
            "there is no member of that name",
        ),
        (
            with("\"renter\":null", "\"renter\":1,\"renter\":2"),
            "renter is there twice",
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
        ("[1]\n".to_owned(), "this is no JSON object"),
        ("{\"organisasjonsnummer\":\n".to_owned(), "column"),
    ] {
        sted.file("bad.jsonl", gebyr(ORG, "a", 1) + "\n" + &line);
        sted.refuses_saying(&["--replace", "bad.jsonl"], &["bad.jsonl:3: ", fault]);
    }
}

#[test]
fn files_that_are_not_what_they_should_be_are_named() {
    let sted = Sted::with_register();
    let many: String = (0..2000)
        .map(|number| gebyr(ORG, &format!("k{number}"), 1))
        .collect();
    let gzip = gzip(many.as_bytes());
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
            &["column.csv:1: column 2 has none of the names"],
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
            &["nul.csv:2: there is a NUL"],
        ),
        (
            "empty.jsonl",
            Vec::new(),
            &["there is nothing in the files"],
        ),
    ];
    for (name, content, words) in files {
        sted.file(name, content);
        sted.refuses_saying(&["--replace", name], words);
    }
    let cannot_be_read = "the file cannot be read: ";
    for name in ["nowhere.jsonl", "."] {
        sted.refuses(
            &["--replace", name],
            &[&format!("{name}:1: {cannot_be_read}")],
        );
    }
    let faults: String = (0..300).map(|_| alone("310111644")).collect();
    sted.file("faults.jsonl", faults);
    sted.refuses_saying(
        &["--replace", "faults.jsonl"],
        &["faults.jsonl:100: ", "and 200 more", "300 faults"],
    );
}

#[test]
fn what_stands_in_a_file_is_not_told() {
    const ID: &str = "KRAVIDEN";
    const AMOUNT: &str = "123456";
    let sted = Sted::with_register();
    let line = krav(ORG, "gebyr", ID, 123_456, "");
    let claim = format!("{ORG},gebyr,{ID},2025-01-31,{AMOUNT},,k,2025-02-01T12:00:00Z\n");
    let json = |text: &str| line.clone() + text + "\n";
    let no_object = "2: this is no JSON object";
    let no_names = "1: column 1 has none of the names of columns: the first line of CSV is to have";
    let no_member = "there is no member of that name: they are organisasjonsnummer, kategori";
    let cases = [
        (claim.clone(), no_names),
        (format!("\"{ORG}\",\"{ID}\"\n"), no_names),
        (format!("{ORG}\n"), no_names),
        (format!("{ID}\n"), no_names),
        (
            format!("organisasjonsnummer;krav_id\n{ORG};{ID}\n"),
            no_names,
        ),
        (json(AMOUNT), no_object),
        (json(ORG), no_object),
        (json(ID), no_object),
        (json(&format!("\"{ID}\"")), no_object),
        (
            json(&format!(
                "[\"{ORG}\",\"gebyr\",\"{ID}\",\"2025-01-31\",{AMOUNT},null,\"k\",\"2025-02-01T12:00:00Z\",null]"
            )),
            no_object,
        ),
        (json(&claim), no_object),
        (json("null"), no_object),
        (json(&format!("{{\"{ORG}\":1}}")), no_member),
        (json(&format!("{{\"{ID}\":{AMOUNT}}}")), no_member),
        (
            json(&format!("{{\"krav_id\":\"{ID}\" \"{ORG}\"}}")),
            "2: column",
        ),
        (json(&format!("{{\"hovedstol\":{AMOUNT}x}}")), "2: column"),
        (
            json(&format!("{{\"krav_id\":\"{ID}\",\"krav_id\":\"b\"}}")),
            "krav_id is there twice",
        ),
        (
            json(&format!("{{\"organisasjonsnummer\":{ORG}}}")),
            "organisasjonsnummer must be a text",
        ),
        (
            json(&line.replace(AMOUNT, &format!("\"{AMOUNT}\""))),
            "hovedstol is not an amount",
        ),
        (json(&line.replace(ORG, "310111644")), "wrong check digit"),
        (json(&line), "krav_id is that of"),
        (
            HEADER.to_owned() + &line,
            "2: this is JSON, and the file begins as CSV",
        ),
        (
            HEADER.to_owned() + &claim.replace(ORG, ID),
            "organisasjonsnummer is not nine digits",
        ),
        (
            HEADER.to_owned() + &claim.replace(AMOUNT, "-123456"),
            "hovedstol is not an amount",
        ),
        (
            HEADER.to_owned() + &claim.replace(ID, "\"KRAVIDEN"),
            "a quote is not closed",
        ),
    ];
    for (content, fault) in cases {
        sted.file("bad", &content);
        let said = sted.refuses_saying(&["--replace", "bad"], &["bad:", fault]);
        for secret in [ORG, "310111644", ID, AMOUNT] {
            assert!(!said.contains(secret), "{secret} in {said}");
        }
    }
}

#[test]
fn a_file_that_is_given_twice_is_told_whatever_it_is_called() {
    let sted = Sted::with_register();
    sted.file("a.jsonl", gebyr(ORG, "a", 1) + &alone(OTHER));
    std::os::unix::fs::symlink("a.jsonl", sted.path("b.jsonl")).unwrap();
    for omfang in ["--replace", "--delta"] {
        for (again, file) in [
            ("a.jsonl", "a.jsonl"),
            ("b.jsonl", "b.jsonl"),
            ("./a.jsonl", "./a.jsonl"),
        ] {
            let fault = format!("{file}:1: this is the file a.jsonl again: give each once");
            sted.refuses(&[omfang, "a.jsonl", again], &[&fault]);
        }
    }
}

#[test]
fn a_file_of_another_kind_is_named_by_its_kind() {
    let sted = Sted::with_register();
    let utf_16: Vec<u8> = row("a").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let xz = b"\xfd7zXZ\0\0\x04".to_vec();
    for (content, fault) in [
        (
            b"PK\x03\x04\x14\0".to_vec(),
            "this is a ZIP archive: unpack it first",
        ),
        (
            xz.clone(),
            "this is compressed with xz: use gzip or zstd, or unpack it first",
        ),
        (gzip(&xz), "this is compressed with xz"),
        (b"BZh91AY&SY".to_vec(), "this is compressed with bzip2"),
        (
            b"SQLite format 3\0".to_vec(),
            "this is a database: export it first",
        ),
        (
            utf_16,
            "there is a NUL in the line: if this is UTF-16, save it as UTF-8",
        ),
    ] {
        sted.file("other", content);
        sted.refuses(&["--replace", "other"], &[&format!("other:1: {fault}")]);
    }
}
