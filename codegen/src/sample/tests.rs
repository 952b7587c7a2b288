use super::*;
use crate::document::{Documents, sources::Files};

fn api(schemas: &str) -> Api {
    let document = format!(
        r##"{{"openapi": "3.0.3", "info": {{"title": "t", "version": "1"}}, "paths": {{"/x": {{"get": {{"responses": {{
            "200": {{"description": "d", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/A"}}}}}}}},
            "default": {{"description": "d", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/E"}}}}}}}}
        }}}}}}}}, "components": {{"schemas": {{"E": {{"type": "object", "properties": {{"e": {{"type": "string"}}}}}}, {schemas}}}}}}}"##
    );
    let documents = Documents::from(document.as_bytes());
    let files: Files = crate::lower::parse(&documents, "d").unwrap();
    let understood = crate::lower::understand(&files, &files, Default::default(), "d");
    understood.unwrap_or_else(|error| panic!("{error}")).api
}

fn sample(schemas: &str) -> (String, Attempts) {
    let api = api(schemas);
    let samples = Samples::of(&api);
    let root = samples.named("A").unwrap();
    let valid = samples.valid(root, Direction::Either).unwrap();
    assert!(samples.allows(root, &valid, Direction::Either));
    let attempts = samples.attempts(root, &valid, Direction::Either, true);
    (valid.to_json(), attempts)
}

#[test]
fn every_keyword_is_broken_once() {
    let (valid, attempts) = sample(
        r##""A": {"type": "object", "additionalProperties": false, "required": ["k"], "properties": {
            "k": {"type": "string", "pattern": "^K[0-9]+$", "minLength": 3, "maxLength": 5},
            "n": {"type": "integer", "minimum": 2, "exclusiveMinimum": true, "maximum": 9, "multipleOf": 3},
            "l": {"type": "array", "minItems": 2, "maxItems": 3, "uniqueItems": true, "items": {"type": "string", "enum": ["a", "b", "c", "d"]}},
            "r": {"type": "string", "format": "date", "readOnly": true}
        }}"##,
    );
    assert_eq!(valid, r#"{"k":"K00","n":3,"l":["a","b"],"r":"2000-01-01"}"#);
    let mut broken: Vec<_> = attempts
        .refused
        .iter()
        .filter(|attempt| !matches!(attempt.keyword, "nullable" | "type"))
        .map(|attempt| format!("{} {}", attempt.place, attempt.keyword))
        .collect();
    broken.sort();
    let expected = [
        " additionalProperties",
        "k maxLength",
        "k minLength",
        "k pattern",
        "k required",
        "l maxItems",
        "l minItems",
        "l uniqueItems",
        "l[0] enum",
        "n format",
        "n maximum",
        "n minimum",
        "n multipleOf",
        "r format",
        "r readOnly",
    ];
    let expected = expected.map(str::to_owned).to_vec();
    assert_eq!(broken, expected);
}

#[test]
fn a_schema_that_holds_itself_ends() {
    let (valid, _) = sample(
        r##""A": {"type": "object", "properties": {
            "a": {"nullable": true, "oneOf": [{"$ref": "#/components/schemas/A"}]}, "n": {"type": "integer"}
        }}"##,
    );
    assert!(valid.contains("\"n\":1") && valid.len() < 1000, "{valid}");
}
