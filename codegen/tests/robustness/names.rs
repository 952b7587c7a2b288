//! Names of a document that generated code has uses of its own for.

use crate::run;

const BASE: &str = include_str!("../diagnostics/base.yaml");

/// The file `path` of what is generated.
fn file(document: &str, path: &str) -> String {
    let generated = run(document.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let file = generated.files.into_iter().find(|file| file.path == path);
    file.map(|file| file.contents).unwrap_or_default()
}

#[test]
fn a_client_that_cannot_be_made_is_not_passed_over_in_silence() {
    for (from, to, reason) in [
        (
            "operationId: hent",
            "operationId: post",
            "`post` is the name of a function",
        ),
        (
            "name: H",
            "name: \"it's\"",
            "could not name the header `it's`",
        ),
        (
            "\"200\":",
            "\"201\": {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}\n        \"200\":",
            "`hent` has several types of answers",
        ),
        (
            "application/json:\n",
            "application/xml:\n",
            "`hent` has a response that is not JSON",
        ),
    ] {
        let document = BASE.replacen(from, to, 1);
        assert_ne!(document, BASE, "{from}");
        let report = file(&document, "COVERAGE.md");
        assert!(report.contains("There is no client: "), "{report}");
        assert!(report.contains(reason), "{report}");
        assert!(!file(&document, "Cargo.toml").contains("client"));
        assert!(!file(&document, "src/lib.rs").contains("client"));
        assert_eq!(file(&document, "src/client.rs"), "");
    }
    assert!(!file(BASE, "COVERAGE.md").contains("There is no client"));
}

#[test]
fn texts_beside_a_reference_and_examples_are_not_dropped() {
    let document = BASE.replace(
        "schema: {$ref: \"#/components/schemas/A\"}",
        "schema: {$ref: \"#/components/schemas/A\", description: Ved siden av}\n              example: {a: eksempel}",
    );
    let code = file(&document, "src/api.rs");
    assert!(code.contains("/// Ved siden av"), "{code}");
    assert!(
        code.contains("/// Example as `application/json`: `{\"a\":\"eksempel\"}`"),
        "{code}"
    );
    let document = BASE.replace(
        "minLength: 1",
        "minLength: 1\n          description: Om verdien",
    );
    assert!(file(&document, "src/api.rs").contains("/// Om verdien"));
}

#[test]
fn a_table_of_the_report_holds_whatever_stands_in_a_document() {
    let document = BASE.replace("title: T", "title: '``a|b` &#96;'\n  x-`|: a");
    let report = file(&document, "COVERAGE.md");
    assert!(
        report.contains("| ``` ``a\\|b` &#96; ``` | docs |"),
        "{report}"
    );
    assert!(report.contains("| ``#/info/x-`\\|`` |"), "{report}");
}
