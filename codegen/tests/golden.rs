//! A whole generated crate, `codegen/golden/`, held to its document byte for byte. It is a member of the workspace, so
//! it also compiles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use actix_openapi_codegen::{File, Options, generate};

const OPTIONS: Options<'_> = Options {
    document_name: "codegen/tests/fixtures/bibliotek.yaml",
    command: "UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden",
    crate_name: "golden-api",
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

fn generated() -> Vec<File> {
    let document = include_bytes!("fixtures/bibliotek.yaml");
    let generated = generate(document, &OPTIONS).unwrap_or_else(|error| panic!("{error}"));
    generated.files
}

/// Every file below `folder`, with forward slashes.
fn files_below(folder: &Path, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files_below(&entry.path(), &format!("{path}/")));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Readers see the old file or the new one, never half of one.
fn replace(path: &Path, contents: &str) {
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&temporary, contents).unwrap();
    fs::rename(&temporary, path).unwrap();
}

#[test]
fn the_golden_crate_is_what_its_document_gives() {
    let files = generated();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for file in &files {
            replace(&folder().join(file.path), &file.contents);
        }
    }
    for file in &files {
        let committed = fs::read_to_string(folder().join(file.path)).unwrap_or_default();
        if committed == file.contents {
            continue;
        }
        let line = committed
            .lines()
            .zip(file.contents.lines())
            .take_while(|(old, new)| old == new)
            .count();
        panic!(
            "codegen/golden/{} differs from line {}; is the change meant? then run `{}`\n- {}\n+ {}",
            file.path,
            line + 1,
            OPTIONS.command,
            committed.lines().nth(line).unwrap_or("(end)"),
            file.contents.lines().nth(line).unwrap_or("(end)"),
        );
    }
    let mut expected: Vec<_> = files.iter().map(|file| file.path.to_owned()).collect();
    expected.sort();
    assert_eq!(files_below(&folder(), ""), expected, "surplus files");
}

#[test]
fn the_same_bytes_give_the_same_files() {
    assert_eq!(generated(), generated());
}

#[test]
fn every_part_of_the_document_is_accounted_for() {
    let report = generated()
        .into_iter()
        .find(|file| file.path == "COVERAGE.md")
        .unwrap();
    assert!(
        report
            .contents
            .contains("`#/paths/~1boeker~1{isbn}/get/x-kostnad`")
    );
    assert!(report.contents.contains("| specification-extension | "));
    assert!(!report.contents.contains("There is no client"));
}
