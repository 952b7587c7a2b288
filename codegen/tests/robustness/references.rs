//! References into other parts of a document, and into files beside it.

use std::collections::BTreeMap;

use actix_openapi_codegen::document::Documents;
use actix_openapi_codegen::lower::lower;

const BASE: &str = include_str!("../diagnostics/base.yaml");

fn with_files(files: &[(&str, &str)]) -> Result<actix_openapi_codegen::lower::Lowered, String> {
    let document = BASE.replace(
        "      - name: H\n",
        "      - $ref: 'deler/p.yaml#/parametre/P'\n      - name: H\n",
    );
    let others: BTreeMap<_, _> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let documents = Documents {
        main: document.as_bytes(),
        others,
    };
    lower(documents, "spec/api.yaml").map_err(|told| told.to_string())
}

const PARAMETER: &str = "{name: p, in: header, schema: {type: string}}";

#[test]
fn what_is_referred_to_in_other_files_is_accounted_for_and_nothing_else_of_them() {
    let lowered = with_files(&[
        (
            "deler/p.yaml",
            "parametre:\n  P: {$ref: '../q.json#/Q'}\n  R: [ubrukt]\nannet: 1\n",
        ),
        ("q.json", &format!("Q: {PARAMETER}\nubrukt: {{}}\n")),
    ])
    .unwrap();
    let names = lowered.api.operations[0].parameters.iter();
    assert!(
        names
            .map(|one| one.wire_name.as_str())
            .any(|name| name == "p")
    );
    let places: Vec<_> = lowered
        .account
        .iter()
        .map(|one| one.pointer.as_str())
        .collect();
    for place in ["deler/p.yaml#/parametre/P/$ref", "q.json#/Q/schema/type"] {
        assert!(places.contains(&place), "{place} in {places:?}");
    }
    assert!(
        !places
            .iter()
            .any(|place| place.contains("ubrukt") || place.contains("annet"))
    );
}

#[test]
fn faults_of_other_files_are_told_with_their_file() {
    for (files, told) in [
        (
            vec![],
            "there is no file \"deler/p.yaml\" beside the document",
        ),
        (
            vec![("deler/p.yaml", "a: [")],
            "--> spec/deler/p.yaml:2:1 at #",
        ),
        (
            vec![(
                "deler/p.yaml",
                "parametre:\n  P: {name: p, in: header, schema: {type: string, minLenght: 1}}\n",
            )],
            "--> spec/deler/p.yaml:2:51 at #/parametre/P/schema/minLenght",
        ),
        (
            vec![(
                "deler/p.yaml",
                "parametre:\n  P: {$ref: '#/parametre/Q'}\n  Q: {$ref: 'p.yaml#/parametre/P'}\n",
            )],
            "leads round in circles",
        ),
    ] {
        let error = with_files(&files).unwrap_err();
        assert!(error.contains(told), "{error}");
    }
}
