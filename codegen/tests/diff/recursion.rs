//! Schemas that lead to themselves are compared to the end, however they do so.

use actix_openapi_codegen::diff::compare;

use crate::lowered;

/// A document that answers with `Egen`.
fn document(schemas: &str) -> String {
    let path = r##""/a": {"get": {"operationId": "a", "security": [], "responses": {
        "200": {"description": "A", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Egen"}}}},
        "default": {"description": "B", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Feil"}}}}
    }}}"##;
    let error = r#""Feil": {"type": "object", "required": ["kode"], "properties": {"kode": {"type": "string"}}}"#;
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "A", "version": "1"}}, "servers": [{{"url": "https://a.example.no/a"}}],
        "paths": {{{path}}}, "components": {{"schemas": {{{error}, {schemas}}}}}}}"#
    )
}

const SELF: &str = r##"{"$ref": "#/components/schemas/Egen"}"##;

/// Each kind that can hold itself; the places of `SELF` and of another number are marked.
const KINDS: [&str; 7] = [
    r#""Egen": {"type": "array", "maxItems": NUMBER, "items": SELF}"#,
    r#""Egen": {"type": "object", "maxProperties": NUMBER, "additionalProperties": SELF}"#,
    r#""Egen": {"type": "object", "maxProperties": NUMBER, "properties": {"en": SELF, "flere": {"type": "array", "items": SELF}}}"#,
    r#""Egen": {"type": "object", "maxProperties": NUMBER, "properties": {"en": SELF}, "additionalProperties": SELF}"#,
    r#""Egen": {"oneOf": [{"type": "string", "maxLength": NUMBER}, {"type": "array", "items": SELF}]}"#,
    r#""Egen": {"type": "array", "maxItems": NUMBER, "items": {"type": "array", "items": SELF}}"#,
    r#""Egen": {"type": "object", "maxProperties": NUMBER, "properties": {"en": {"not": {"type": "array", "items": SELF}}}}"#,
];

fn of(kind: &str, number: u8) -> String {
    let schema = kind.replace("SELF", SELF);
    document(&schema.replace("NUMBER", &number.to_string()))
}

#[test]
fn what_holds_itself_does_not_differ_from_itself_and_differs_once() {
    for kind in KINDS {
        let (one, other) = (lowered(&of(kind, 5)), lowered(&of(kind, 6)));
        assert_eq!(compare(&one, &one), [], "{kind}");
        let changes = compare(&one, &other);
        let kinds: Vec<_> = changes.iter().map(|change| change.kind.name()).collect();
        assert_eq!(kinds, ["constraint-changed"], "{kind}: {changes:?}");
    }
}

#[test]
fn any_two_that_hold_themselves_can_be_compared() {
    for one in KINDS {
        for other in KINDS {
            let is_told = !compare(&lowered(&of(one, 5)), &lowered(&of(other, 5))).is_empty();
            assert_eq!(is_told, one != other, "{one} {other}");
        }
    }
}
