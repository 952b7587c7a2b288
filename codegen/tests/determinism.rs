//! The same document gives the same crate, however it is written down.
//!
//! Order means something in most maps of a document: `paths` orders the trait, `properties` the wire, `responses` and
//! `content` what is offered first. In the maps of `components` it orders nothing but the text of the files: types, and
//! lines of the coverage, stand in the order of the document, and are the same.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;

use actix_openapi_codegen::{Options, generate};
use serde_json::Value;

const DOCUMENTS: [&str; 3] = [
    include_str!("fixtures/bibliotek.yaml"),
    include_str!("diagnostics/base.yaml"),
    include_str!("../../spec/restanser-api.yaml"),
];

const OPTIONS: Options<'_> = Options {
    document_name: "api",
    command: "test",
    crate_name: "test-api",
};

/// The files with the document itself, which are as it is written.
const AS_WRITTEN: [&str; 3] = ["openapi.json", "openapi.yaml", "src/document.rs"];

/// The files without what names the bytes that they were made from, without the lines of the document, and without the
/// document itself.
fn crate_of(document: &[u8]) -> BTreeMap<&'static str, String> {
    let generated = generate(document, &OPTIONS).unwrap_or_else(|error| panic!("{error}"));
    let hash = actix_openapi_codegen::sha256(document);
    let files = generated.files.into_iter();
    let files = files.filter(|file| !AS_WRITTEN.contains(&file.path));
    let files = files.map(|file| {
        let same = file.contents.replace(&hash, "HASH");
        match file.path {
            "COVERAGE.md" => (file.path, same.lines().map(without_line).collect()),
            path => (path, same),
        }
    });
    files.collect()
}

/// A row of the coverage without the number of its line, and its value as any form of a document can write it.
fn without_line(row: &str) -> String {
    match row.strip_prefix("| ") {
        Some(rest) if rest.starts_with(|first: char| first.is_ascii_digit()) => {
            let cells: Vec<_> = rest.split(" | ").collect();
            format!("{} {}\n", cells[1], cells.last().unwrap())
        }
        _ => format!("{row}\n"),
    }
}

#[track_caller]
fn same(one: &[u8], other: &[u8]) {
    let (one, other) = (crate_of(one), crate_of(other));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (path, contents) in &one {
        let differing = contents
            .lines()
            .zip(other[path].lines())
            .find(|(one, other)| one != other);
        assert_eq!(differing, None, "{path}");
        assert!(contents == &other[path], "{path}");
    }
}

#[test]
fn line_ends_do_not_matter() {
    for document in DOCUMENTS {
        assert!(!document.contains('\r') || document.contains("\\r"));
        let windows = document.replace('\n', "\r\n");
        same(document.as_bytes(), windows.as_bytes());
    }
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    for document in DOCUMENTS {
        same(
            document.as_bytes(),
            format!("\u{FEFF}{document}").as_bytes(),
        );
    }
}

#[test]
fn json_gives_what_yaml_gives() {
    for document in DOCUMENTS {
        let json = actix_openapi_codegen::document::parse(document.as_bytes())
            .unwrap()
            .to_json();
        let short = json.to_string();
        same(document.as_bytes(), short.as_bytes());
        let long = serde_json::to_string_pretty(&json)
            .unwrap()
            .replace('\n', "\r\n");
        same(document.as_bytes(), format!("\u{FEFF}{long}").as_bytes());
    }
}

#[test]
fn the_same_bytes_give_the_same_bytes() {
    for document in DOCUMENTS {
        let files = || generate(document.as_bytes(), &OPTIONS).unwrap().files;
        assert_eq!(files(), files());
    }
}

#[test]
fn the_document_is_given_away_as_it_was_pinned_and_means_the_same_in_json() {
    for document in DOCUMENTS {
        let read = |text: &str| actix_openapi_codegen::document::parse(text.as_bytes()).unwrap();
        let content = |document: &str, path| {
            let generated = generate(document.as_bytes(), &OPTIONS).unwrap();
            let mut files = generated.files.into_iter();
            let file = files.find(|file| file.path == path);
            file.map(|file| file.contents)
        };
        assert_eq!(content(document, "openapi.yaml").as_deref(), Some(document));
        let json = content(document, "openapi.json").unwrap();
        assert_eq!(
            read(&json).to_json().to_string(),
            read(document).to_json().to_string()
        );
        assert_eq!(content(&json, "openapi.json").as_deref(), Some(&*json));
        assert_eq!(content(&json, "openapi.yaml"), None);
    }
}

/// The maps of `components`, each turned round.
fn turned(json: &Value) -> Value {
    let mut turned = json.clone();
    let components = turned["components"].as_object_mut().unwrap();
    for part in components.values_mut().filter_map(Value::as_object_mut) {
        *part = std::mem::take(part).into_iter().rev().collect();
    }
    *components = std::mem::take(components).into_iter().rev().collect();
    turned
}

/// The items of a file, in an order of their own.
fn items(source: &str) -> Vec<String> {
    let file: syn::File = syn::parse_file(source).unwrap();
    let items = file
        .items
        .iter()
        .map(|item| quote::quote!(#item).to_string());
    let mut items: Vec<_> = items.collect();
    items.sort();
    items
}

#[test]
fn the_order_of_components_moves_items_and_changes_none() {
    for document in DOCUMENTS {
        let json = actix_openapi_codegen::document::parse(document.as_bytes())
            .unwrap()
            .to_json();
        let turned = turned(&json);
        assert_ne!(turned.to_string(), json.to_string());
        let (one, other) = (
            crate_of(json.to_string().as_bytes()),
            crate_of(turned.to_string().as_bytes()),
        );
        for (path, contents) in one {
            match path {
                "src/models.rs" => assert_eq!(items(&contents), items(&other[path])),
                // The client's schemas are numbered, and the coverage follows the document.
                "src/client.rs" | "COVERAGE.md" => {
                    let sorted = |text: &str| {
                        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
                        lines.sort();
                        lines
                    };
                    assert_eq!(sorted(&contents), sorted(&other[path]), "{path}");
                }
                _ => assert_eq!(contents, other[path], "{path}"),
            }
        }
    }
}
