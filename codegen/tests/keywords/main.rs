//! The schemas of a document of OpenAPI 3.1 as types and tables, held to their document byte for byte, compiled here, and
//! held to what each keyword means.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
// Not every generated type is built by hand here.
#![allow(dead_code)]

mod models;
#[allow(non_upper_case_globals, unused_imports)]
mod schemas;

use std::path::{Path, PathBuf};

use actix_openapi::schema::Direction;
use actix_openapi::types::{Any, FromAny, ToAny};
use actix_openapi_codegen::{Generated, Options, generate};

const OPTIONS: Options<'_> = Options {
    document_name: "codegen/tests/fixtures/skjema31.yaml",
    command: "UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test keywords",
    crate_name: "skjema31",
};

fn generated() -> Generated {
    let document = include_bytes!("../fixtures/skjema31.yaml");
    generate(document, &OPTIONS).unwrap_or_else(|error| panic!("{error}"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords")
}

#[test]
fn the_tables_are_those_of_the_document() {
    let generated = generated();
    for name in ["schemas.rs", "models.rs"] {
        let file = generated
            .files
            .iter()
            .find(|file| file.path.ends_with(name));
        let contents = &file.unwrap().contents;
        let path = folder().join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, contents).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap();
        assert!(committed == *contents, "{name}: {}", OPTIONS.command);
    }
}

/// Each member with values that it allows and values that it does not.
const ROWS: &[(&str, &[&str], &[&str])] = &[
    ("kanskje", &["null", r#""ab""#], &[r#""abc""#, "1"]),
    (
        "kanskjeListe",
        &["null", "[]", "[1]"],
        &["[1,2]", "[null]", "{}"],
    ),
    ("kanskjeTing", &["null", r#"{"a":true}"#], &["{}", "[]"]),
    ("ingenting", &["null"], &["0", r#""""#, "{}"]),
    ("ingentingAnnet", &["null"], &["false"]),
    (
        "flere",
        &["null", r#""ab""#, "5", "true"],
        &[r#""abc""#, "4", "5.5", "[]"],
    ),
    ("tall", &["0", "0.5"], &["-0.5", "null", r#""1""#]),
    ("valg", &["null", r#""a""#], &[r#""c""#, "1"]),
    ("valgUtenNull", &[r#""b""#], &["null", r#""c""#]),
    (
        "blandet",
        &[r#""a""#, "1"],
        &["true", "2", r#""1""#, "null"],
    ),
    ("fast", &[r#""ja""#], &[r#""nei""#, "true", "null"]),
    ("fastTall", &["1.5", "1.50", "15e-1"], &["1.51", r#""1.5""#]),
    ("fastNull", &["null"], &["0", r#""null""#]),
    (
        "fastTing",
        &[r#"{"a":[1,2],"b":null}"#, r#"{"b":null,"a":[1.0,2]}"#],
        &[r#"{"a":[2,1],"b":null}"#, r#"{"a":[1,2]}"#, "null"],
    ),
    ("over", &["0.001", "0.999"], &["0", "1"]),
    ("begge", &["3", "8"], &["2", "9"]),
    ("alt", &["null", "1", r#"{"a":[null]}"#], &[]),
    ("aldri", &[], &["null", "1", "{}"]),
    ("liste", &["[]"], &["[1]", "[null]"]),
    ("enten", &["null", r#"{"a":"x"}"#], &["{}", "1"]),
    // Two alternatives allow null: that is not one.
    ("ett", &[r#""a""#, "1"], &["null", "1.5", "true"]),
    (
        "henvist",
        &[r#""ab""#, r#""abc""#],
        &[r#""a""#, r#""abcd""#, "null"],
    ),
    (
        "henvistTing",
        &[r#"{"a":"x","b":1,"c":2}"#],
        &[r#"{"a":"x"}"#, r#"{"b":1}"#, r#"{"a":"x","b":1,"c":"2"}"#],
    ),
    ("sammeType", &[r#"{"a":"x"}"#], &["{}", "null"]),
    (
        "selv",
        &[r#"{"selv":{"over":0.5}}"#],
        &[r#"{"selv":{"over":1}}"#, "null"],
    ),
    ("lokal", &["1"], &["0"]),
    ("bytes", &[r#""YWI=""#, r#""""#], &[r#""YWI""#, r#""?""#]),
    ("tekst", &[r#""{}""#, r#""?""#], &["{}"]),
    (
        "par",
        &["[]", r#"["a"]"#, r#"["a",1]"#, r#"["a",null]"#],
        &["[1]", r#"["a","b"]"#, r#"["a",1,1]"#],
    ),
    (
        "parMed",
        &[r#"["a"]"#, r#"["a",1,2]"#],
        &["[1]", r#"["a","b"]"#],
    ),
    (
        "inneholder",
        &["[1]", "[1,1.0,2]"],
        &["[]", "[2]", "[1,1,1]"],
    ),
    ("navn", &["{}", r#"{"ab":1}"#], &[r#"{"A":1}"#, r#"{"":1}"#]),
    (
        "moenster",
        &["{}", r#"{"a":"x","n_1":1}"#],
        &[r#"{"n_1":"x"}"#, r#"{"b":1}"#, r#"{"a":1}"#],
    ),
    (
        "avhengig",
        &["{}", r#"{"utloep":"x"}"#, r#"{"kort":"x","utloep":"y"}"#],
        &[r#"{"kort":"x"}"#],
    ),
    (
        "avhengigHel",
        &["{}", r#"{"navn":1}"#, r#"{"kort":"x","navn":"y"}"#],
        &[r#"{"kort":"x"}"#, r#"{"kort":"x","navn":1}"#],
    ),
    (
        "vilkaar",
        &[
            r#"{"land":"NO","nummer":"0180"}"#,
            r#"{"land":"SE","nummer":"11120"}"#,
            r#"{"nummer":"1234567890"}"#,
        ],
        &[
            r#"{"land":"NO","nummer":"11120"}"#,
            r#"{"nummer":"12345678901"}"#,
        ],
    ),
    ("lukket", &["{}", r#"{"a":"x"}"#], &[r#"{"b":1}"#]),
    (
        "lukketSum",
        &[r#"{"a":"x","b":1,"c":2}"#],
        &[r#"{"a":"x","d":1}"#, "{}"],
    ),
    ("nullable", &[r#""a""#], &["null"]),
    ("flereAvDem", &[r#""a""#, "1"], &["true", r#""b""#, "2"]),
    (
        "sammensatt",
        &[r#"{"a":1}"#, "[1]", r#""a""#],
        &[r#"{"a":"x"}"#, r#"["x"]"#, "1"],
    ),
    ("kort", &[r#""a""#, "2147483647"], &["2147483648", "null"]),
    (
        "nokkel",
        &["1", "null", r#""123e4567-e89b-12d3-a456-426655440000""#],
        &[r#""123""#, "1.5"],
    ),
    ("beggeNull", &["null", r#""a""#], &[r#""ab""#]),
    ("ikkeNull", &[r#""a""#], &["null", r#""ab""#]),
    ("ingenAvDem", &[r#""a""#], &["null", "1"]),
    ("bareEn", &[r#""abc""#], &[r#""b""#, r#""ab""#]),
    ("nullKode", &["null", r#""ab""#], &[r#""a""#]),
];

fn whole(member: &str, value: &str) -> Any {
    Any::from_json(format!("{{\"{member}\":{value}}}").as_bytes()).unwrap()
}

#[test]
fn each_keyword_allows_what_it_means_and_nothing_else() {
    for (member, allowed, refused) in ROWS {
        for value in *allowed {
            let any = whole(member, value);
            assert!(
                schemas::Hel.allows(&any, Direction::Request),
                "{member}: {value}"
            );
        }
        for value in *refused {
            let any = whole(member, value);
            assert!(
                !schemas::Hel.allows(&any, Direction::Request),
                "{member}: {value}"
            );
        }
    }
}

/// A type may allow more than its schema, never less.
#[test]
fn what_is_allowed_is_held_by_its_type_and_written_again() {
    for (member, allowed, _) in ROWS {
        for value in *allowed {
            let any = whole(member, value);
            let held = models::Hel::from_any(any.clone())
                .unwrap_or_else(|error| panic!("{member}: {value}: {error}"));
            assert!(held.to_any() == any, "{member}: {value}");
        }
    }
}

#[test]
fn every_member_has_a_row() {
    let named: Vec<_> = ROWS.iter().map(|(member, _, _)| *member).collect();
    let actix_openapi::schema::Kind::Object(object) = &schemas::Hel.kind else {
        panic!("not an object");
    };
    let members: Vec<_> = object.members.iter().map(|member| member.name).collect();
    assert_eq!(named, members);
}
