//! What is told of one change of a document, in both directions: its kind, its classes, its places, its words.
//!
//! A row takes its base document, replaces the lines behind `-` by those behind `+`, and expects what stands behind `>`
//! when the base document is the old one, and what stands behind `<` when it is the new one, all of it and nothing else:
//! `kind wire validation Rust line#pointer line#pointer subject (note)`, `-` for what is not there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod bodies;
mod mirror;
mod missed;
mod recursion;
mod security;
mod table;

use std::collections::BTreeSet;

use actix_openapi_codegen::diff::{Change, Rust, Side, Validation, Wire, compare};
use actix_openapi_codegen::lower::{Lowered, lower};
use table::rows;

fn lowered(document: &str) -> Lowered {
    lower(document.as_bytes(), "test.yaml").unwrap_or_else(|error| panic!("{error}"))
}

fn shown(change: &Change) -> String {
    let wire = match change.wire {
        Wire::Documentation => "documentation",
        Wire::Compatible => "compatible",
        Wire::Breaking => "breaking",
    };
    let validation = match change.validation {
        None => "-",
        Some(Validation::Tighter) => "tighter",
        Some(Validation::Looser) => "looser",
        Some(Validation::Other) => "other",
    };
    let rust = match change.rust {
        None => "-",
        Some(Rust::Compatible) => "compatible",
        Some(Rust::Breaking) => "breaking",
    };
    let place = |side: &Option<Side>| match side {
        None => "-".to_owned(),
        Some(side) => format!("{}#{}", side.line, side.pointer),
    };
    let note = change.note.map(|note| format!(" ({note})"));
    format!(
        "{} {wire} {validation} {rust} {} {} {}{}",
        change.kind.name(),
        place(&change.old),
        place(&change.new),
        change.subject,
        note.unwrap_or_default()
    )
}

#[test]
fn each_edit_is_told_in_both_directions_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for row in rows() {
        let base = lowered(row.base);
        let document = row
            .apply(row.base)
            .unwrap_or_else(|| panic!("{}", row.edit));
        let edited = lowered(&document);
        let all = |changes: Vec<Change>| -> Vec<String> { changes.iter().map(shown).collect() };
        let (there, back) = (all(compare(&base, &edited)), all(compare(&edited, &base)));
        if there != row.there || back != row.back {
            let lines = |sign: &str, all: &[String]| -> String {
                all.iter().map(|line| format!("{sign} {line}\n")).collect()
            };
            wrong.push(format!(
                "{}\nis told as\n{}{}",
                row.edit,
                lines(">", &there),
                lines("<", &back)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The line is where the last part of the pointer is written, and the value is what is there.
#[test]
fn places_lead_to_what_changed() {
    let check = |side: &Option<Side>, document: &str, edit: &str| {
        let Some(side) = side else { return };
        let line = document.lines().nth(side.line - 1).unwrap();
        let token = side.pointer.rsplit('/').next().unwrap();
        // An item of a list has no key of its own.
        let is_item = token.parse::<usize>().is_ok() && (line.contains("- ") || line.contains('['));
        let written = is_item || line.contains(&token.replace("~1", "/").replace("~0", "~"));
        assert!(written, "{} at {line:?}\n{edit}", side.pointer);
    };
    for row in rows() {
        let document = row.apply(row.base).unwrap();
        for change in compare(&lowered(row.base), &lowered(&document)) {
            check(&change.old, row.base, &row.edit);
            check(&change.new, &document, &row.edit);
        }
    }
}

#[test]
fn there_are_rows_enough() {
    assert!(rows().len() >= 60, "{}", rows().len());
}

/// A kind that no row tells of is not tried.
#[test]
fn every_kind_has_a_row() {
    let rows = rows();
    let told: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.there.iter().chain(&row.back))
        .filter_map(|line| line.split(' ').next())
        .collect();
    for kind in KINDS {
        assert!(told.contains(kind), "{kind}");
    }
    assert_eq!(told.len(), KINDS.len());
}

const KINDS: [&str; 69] = [
    "access-changed",
    "additional-properties-changed",
    "alternative-added",
    "alternative-removed",
    "alternatives-changed",
    "anonymous-access-added",
    "anonymous-access-removed",
    "base-path-changed",
    "body-added",
    "body-removed",
    "check-added",
    "check-removed",
    "constraint-changed",
    "default-changed",
    "default-media-type-changed",
    "deprecation-changed",
    "discriminator-changed",
    "discriminator-value-added",
    "discriminator-value-changed",
    "discriminator-value-removed",
    "enum-value-added",
    "enum-value-removed",
    "exclusiveness-changed",
    "format-changed",
    "media-type-added",
    "media-type-removed",
    "nullability-changed",
    "operation-added",
    "operation-removed",
    "operation-renamed",
    "order-changed",
    "parameter-added",
    "parameter-removed",
    "parameter-renamed",
    "parameter-required",
    "parameter-style",
    "property-added",
    "property-removed",
    "property-required",
    "request-body-added",
    "request-body-removed",
    "response-added",
    "response-header-added",
    "response-header-removed",
    "response-header-required",
    "response-removed",
    "scope-added",
    "scope-removed",
    "security-alternative-added",
    "security-alternative-removed",
    "security-requirement-added",
    "security-requirement-removed",
    "security-scheme-added",
    "security-scheme-changed",
    "security-scheme-removed",
    "security-scheme-renamed",
    "server-added",
    "server-removed",
    "text-changed",
    "type-added",
    "type-changed",
    "type-removed",
    "type-renamed",
    "xml-attribute-changed",
    "xml-element-renamed",
    "xml-items-changed",
    "xml-namespace-changed",
    "xml-prefix-changed",
    "xml-root-renamed",
];
