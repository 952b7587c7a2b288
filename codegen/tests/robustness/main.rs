//! Whatever document comes, the generator neither panics nor gives what is not Rust, and says where a fault stands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod forms;
mod fuzzed;
mod mutations;
mod names;
mod references;
mod size;

use actix_openapi_codegen::diagnostics::{Code, Diagnostic};
use actix_openapi_codegen::{Error, Generated, Options, generate};

/// The document of the golden crate: everything that is supported.
pub(crate) const FIXTURE: &str = include_str!("../fixtures/bibliotek.yaml");

pub(crate) fn run(document: &[u8]) -> Result<Generated, Error> {
    generate(
        document,
        &Options {
            document_name: "test.yaml",
            command: "test",
            crate_name: "test",
        },
    )
}

/// As [`held`], twice with one result. Whether files came out.
pub(crate) fn holds(document: &str) -> bool {
    let first = held(document);
    let second = first
        .as_ref()
        .map(|_| run(document.as_bytes()).expect("as the first time"));
    let files = |generated: &Option<Generated>| generated.as_ref().map(|one| one.files.clone());
    assert_eq!(files(&first), files(&second));
    first.is_some()
}

/// Generates, and holds what comes out to what must hold for any document.
pub(crate) fn held(document: &str) -> Option<Generated> {
    match run(document.as_bytes()) {
        Ok(generated) => {
            for file in &generated.files {
                if file.path.ends_with(".rs") {
                    let parsed = syn::parse_file(&file.contents);
                    assert!(parsed.is_ok(), "{} is not Rust: {document}", file.path);
                }
            }
            Some(generated)
        }
        Err(Error::Document(told)) => {
            assert!(told.iter().next().is_some(), "a reason: {document}");
            for one in told.iter() {
                assert_ne!(one.code, Code::Unaccounted, "{one:?} in {document}");
                assert!(stands_within(one, document), "{one:?} in {document}");
            }
            None
        }
        Err(other) => panic!("a fault of the generator: {other}: {document}"),
    }
}

/// Whether the place is one of the document; the end of a line, and of the text, counts.
fn stands_within(one: &Diagnostic, document: &str) -> bool {
    let text = document.strip_prefix('\u{FEFF}').unwrap_or(document);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let line = text.split('\n').nth(one.position.line - 1);
    let after_all = one.position.line == text.split('\n').count() + 1;
    line.map_or(after_all, |line| {
        one.position.column <= line.chars().count() + 1
    })
}
