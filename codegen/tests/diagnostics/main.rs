//! What is said of a document that is wrong or not supported: the code, the pointer, the line and column, the words.
//!
//! A row takes the base document, replaces the lines behind `-` by those behind `+`, and expects what stands behind
//! `!`, all of it and nothing else: `code pointer line:column message`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod rules;
mod table;

use std::collections::BTreeSet;
use std::path::Path;

use actix_openapi_codegen::diagnostics::{Code, Diagnostic, Diagnostics};
use actix_openapi_codegen::{Error, Options, generate};
use table::{BASE, Row, rows};

fn diagnostics(document: &[u8]) -> Result<(), Diagnostics> {
    let options = Options {
        document_name: "test.yaml",
        command: "test",
        crate_name: "test",
    };
    match generate(document, &options) {
        Ok(_) => Ok(()),
        Err(Error::Document(diagnostics)) => Err(diagnostics),
        Err(other) => panic!("a fault of the generator: {other}"),
    }
}

fn shown(diagnostic: &Diagnostic) -> String {
    format!(
        "{} #{} {}:{} {}",
        diagnostic.code,
        diagnostic.pointer,
        diagnostic.position.line,
        diagnostic.position.column,
        diagnostic.message
    )
}

fn all_of(document: &str) -> Vec<String> {
    match diagnostics(document.as_bytes()) {
        Ok(()) => Vec::new(),
        Err(diagnostics) => diagnostics.iter().map(shown).collect(),
    }
}

#[test]
fn the_base_document_is_sound() {
    assert_eq!(all_of(BASE), Vec::<String>::new());
}

#[test]
fn each_edit_is_told_with_its_place_and_nothing_else_is() {
    let mut failures = String::new();
    for row in rows() {
        let told = all_of(&row.document);
        if told != row.expected {
            failures += &format!("{}\ntold:\n! {}\n\n", row.edit, told.join("\n! "));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// What is said of security in the base document may be said in other ways.
#[test]
fn whatever_is_required_of_who_asks_is_sound() {
    let scheme = "type: http\n      scheme: bearer";
    let edits = [
        ("security:\n- s: [a]\n", "".to_owned()),
        ("security:\n- s: [a]", "security: []".to_owned()),
        ("- s: [a]", "- {}".to_owned()),
        ("- s: [a]", "- {}\n- s: [a]\n- s: [b]".to_owned()),
        (scheme, "type: http\n      scheme: BASIC".to_owned()),
        (
            scheme,
            "type: oauth2\n      flows: {}\n      in: header".to_owned(),
        ),
        (
            scheme,
            "type: apiKey\n      in: header\n      name: Authorization".to_owned(),
        ),
        (
            scheme,
            "type: apiKey\n      in: query\n      name: a b".to_owned(),
        ),
        (
            scheme,
            "type: apiKey\n      in: cookie\n      name: a".to_owned(),
        ),
        // Of schemes that nothing requires, those that are not supported are ignored.
        (
            scheme,
            format!("{scheme}\n    t: {{type: mutualTLS}}\n    x-key: {{type: apiKey}}"),
        ),
        (
            scheme,
            "$ref: '#/components/securitySchemes/t'\n    t: {type: http, scheme: basic}".to_owned(),
        ),
    ];
    for (from, to) in edits {
        let document = BASE.replacen(from, &to, 1);
        assert_ne!(document, BASE, "{from}");
        assert_eq!(all_of(&document), Vec::<String>::new(), "{to}");
    }
    // Names that are no names in Rust, or taken by operations and the trait itself.
    for name in ["1", "--", "hent", "check_hent", "finish", "self", "x-key"] {
        let document = BASE
            .replacen("- s: [a]", &format!("- '{name}': [a]\n  S: []"), 1)
            .replacen(
                "    s:\n",
                &format!("    S: {{type: http, scheme: basic}}\n    '{name}':\n"),
                1,
            );
        assert_eq!(all_of(&document), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_code_has_a_row() {
    let told: BTreeSet<String> = rows()
        .iter()
        .flat_map(|row| &row.expected)
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    for code in [
        Code::Syntax,
        Code::DuplicateKey,
        Code::UnknownKeyword,
        Code::MissingKeyword,
        Code::WrongType,
        Code::InvalidValue,
        Code::UnresolvedReference,
        Code::Unsupported,
    ] {
        // Exhaustive: a new code does not compile until it stands above.
        match code {
            Code::Syntax
            | Code::DuplicateKey
            | Code::UnknownKeyword
            | Code::MissingKeyword
            | Code::WrongType
            | Code::InvalidValue
            | Code::UnresolvedReference
            | Code::Unsupported
            | Code::Unaccounted => assert!(told.contains(code.as_str()), "{code}"),
        }
    }
}

#[test]
fn there_are_rows_enough() {
    assert!(rows().len() >= 60, "{}", rows().len());
}

#[test]
fn a_misspelt_keyword_brings_the_one_that_was_meant() {
    for (from, to, help) in [
        ("minLength", "minLenght", "did you mean \"minLength\"?"),
        (
            "operationId: hent",
            "operationID: hent",
            "did you mean \"operationId\"?",
        ),
        (
            "scheme: bearer",
            "sheme: bearer",
            "did you mean \"scheme\"?",
        ),
    ] {
        let told = diagnostics(BASE.replace(from, to).as_bytes()).unwrap_err();
        let helps: Vec<_> = told.iter().filter_map(|one| one.help.as_deref()).collect();
        assert!(helps.contains(&help), "{helps:?}");
    }
}

#[test]
fn all_errors_are_told_at_once_in_the_order_of_their_places() {
    let edits = [
        ("title: T", "titel: T"),
        ("minLength: 1", "minLength: x"),
        ("scheme: bearer", "scheme: digest"),
        ("format: int64", "minimum: x"),
        ("required: [a]", "required: [1]"),
    ];
    let mut document = BASE.to_owned();
    for (from, to) in edits {
        assert_eq!(document.matches(from).count(), 1, "{from}");
        document = document.replace(from, to);
    }
    let told = diagnostics(document.as_bytes()).unwrap_err();
    let places: Vec<_> = told
        .iter()
        .map(|one| (one.position.line, one.position.column))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    for line in
        edits.map(|(_, to)| 1 + document[..document.find(to).unwrap()].matches('\n').count())
    {
        assert!(
            places.iter().any(|(own, _)| *own == line),
            "line {line} in {told}"
        );
    }
}

#[test]
fn a_report_reads_like_a_compilers() {
    let told = diagnostics(BASE.replace("minLength", "minLenght").as_bytes()).unwrap_err();
    assert_eq!(
        told.to_string(),
        "error[unknown-keyword]: \"minLenght\" is not a keyword of the Schema Object\n  \
         --> test.yaml:23:11 at #/paths/~1x~1{id}/get/parameters/1/schema/minLenght\n  \
         help: did you mean \"minLength\"?\n\
         test.yaml: 1 error; nothing was generated"
    );
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    for (bytes, place) in [
        (&b"openapi: 3.0.3\ninfo: \xFF"[..], "2:7"),
        (b"\xEF\xBB\xBFa: \xC3\xA6\xFF", "1:5"),
        (b"\xFF\xFEo\0p\0", "1:1"),
    ] {
        let told = diagnostics(bytes).unwrap_err();
        let told: Vec<_> = told.iter().map(shown).collect();
        assert_eq!(told, [format!("syntax # {place} not UTF-8 text")]);
    }
    for empty in ["", "\u{FEFF}", "# only a comment\n", " \n"] {
        assert_eq!(
            all_of(empty),
            ["syntax # 1:1 the document is empty"],
            "{empty:?}"
        );
    }
}

#[test]
fn published_documents_are_taken_or_refused_with_diagnostics_and_without_a_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: {} is absent", folder.display());
        return;
    };
    let mut seen = 0;
    for entry in entries {
        let path = entry.unwrap().path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if !matches!(extension, Some("json" | "yaml" | "yml")) {
            continue;
        }
        seen += 1;
        let bytes = std::fs::read(&path).unwrap();
        let Err(told) = diagnostics(&bytes) else {
            continue;
        };
        let lines = String::from_utf8(bytes).unwrap().lines().count();
        for one in told.iter() {
            assert!(
                (1..=lines).contains(&one.position.line),
                "{}: {}",
                path.display(),
                shown(one)
            );
            assert_ne!(
                one.code,
                Code::Unaccounted,
                "{}: {}",
                path.display(),
                shown(one)
            );
        }
    }
    if seen == 0 {
        eprintln!("SKIPPED: {} holds no document", folder.display());
    }
}

/// Keeps the table readable: a row that expects nothing tests nothing.
#[test]
fn every_row_expects_something() {
    let empty: Vec<Row> = rows()
        .into_iter()
        .filter(|row| row.expected.is_empty())
        .collect();
    assert!(empty.is_empty(), "{}", empty[0].edit);
}
