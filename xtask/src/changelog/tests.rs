use actix_openapi_codegen::lower::lower;

use super::*;
use crate::workspace::built_from;

fn document() -> String {
    std::fs::read_to_string(built_from().join("spec/restanser-api.yaml")).unwrap()
}

/// The fragment for an edit of the document.
fn edited(edits: &[(&str, &str)]) -> String {
    let old = document();
    let mut new = old.clone();
    for (from, to) in edits {
        assert!(new.contains(from), "{from}");
        new = new.replacen(from, to, 1);
    }
    let lowered = |text: &str| lower(text.as_bytes(), "test").unwrap();
    fragment(
        "Restanser API 2.1.0",
        &compare(&lowered(&old), &lowered(&new)),
    )
}

#[test]
fn nothing_is_said_of_nothing() {
    let text = edited(&[("openapi: 3.0.3", "# a comment\nopenapi: 3.0.3")]);
    assert_eq!(
        text,
        "## Restanser API 2.1.0\n\n### For konsumenter\n\nIngen endringer.\n\n### For maintainers\n\n\
         Nothing changes in validation or in the generated crate's API.\n"
    );
}

#[test]
fn consumers_read_norwegian_and_maintainers_english() {
    let text = edited(&[
        (
            "        forfaltOgUbetalt:\n",
            "        omkostninger:\n          $ref: \"#/components/schemas/Beloep\"\n        forfaltOgUbetalt:\n",
        ),
        ("      - melding\n", ""),
        ("      minLength: 9", "      minLength: 8"),
    ]);
    let (norwegian, english) = text.split_once("### For maintainers").unwrap();
    for line in [
        "**Endringer som bryter med eksisterende bruk**",
        "**Bakoverkompatible endringer**",
        "`Restanse.omkostninger`: nytt felt.",
        "`Feil.melding`: feltet kan nå være utelatt.",
        "`Organisasjonsnummer.minLength`: kravet er endret fra `9` til `8`.",
    ] {
        assert!(norwegian.contains(line), "{line}\n{text}");
    }
    for line in ["`property-added`", "Rust: breaking", "validation: looser"] {
        assert!(english.contains(line), "{line}\n{text}");
    }
}

#[test]
fn names_within_our_code_are_not_for_consumers() {
    let text = edited(&[("operationId: hentRestanser", "operationId: hentAlle")]);
    let (norwegian, english) = text.split_once("### For maintainers").unwrap();
    assert!(norwegian.contains("Ingen endringer."), "{text}");
    assert!(english.contains("`operation-renamed`"), "{text}");
}

#[test]
fn texts_of_documents_are_no_markdown() {
    assert_eq!(code("a`b\n* c"), "`a'b * c`");
}
