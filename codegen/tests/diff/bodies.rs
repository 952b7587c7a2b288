//! What changes in the bodies of requests.

use actix_openapi_codegen::diff::compare;

use crate::lowered;
use crate::table::BASE;

/// The base document with a request body.
fn with(body: &str) -> String {
    let operation = "      operationId: laanUt\n";
    assert_eq!(BASE.matches(operation).count(), 1);
    BASE.replace(
        operation,
        &format!("{operation}      requestBody: {body}\n"),
    )
}

#[test]
fn each_change_of_a_request_body_has_its_kind_and_class() {
    let json =
        "content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}";
    for (old, new, kind, is_breaking) in [
        (format!("{{{json}}}"), format!("{{required: true, {json}}}"), "request-body-required", true),
        (format!("{{required: true, {json}}}"), format!("{{{json}}}"), "request-body-required", false),
        (
            "{content: {text/plain: {}}}".to_owned(),
            "{content: {text/plain: {}, text/csv: {}}}".to_owned(),
            "media-type-added",
            false,
        ),
        (
            "{content: {text/plain: {}, text/csv: {}}}".to_owned(),
            "{content: {text/plain: {}}}".to_owned(),
            "media-type-removed",
            true,
        ),
        (
            "{content: {text/plain: {}}}".to_owned(),
            "{content: {text/plain: {schema: {type: integer}}}}".to_owned(),
            "body-schema-changed",
            true,
        ),
        (
            "{content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}}".to_owned(),
            "{content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {style: form, explode: false}}}}}".to_owned(),
            "encoding-changed",
            true,
        ),
    ] {
        let changes = compare(&lowered(&with(&old)), &lowered(&with(&new)));
        let found = changes.iter().find(|change| change.kind.name() == kind);
        let found = found.unwrap_or_else(|| panic!("{kind}: {changes:?}"));
        assert_eq!(found.wire == actix_openapi_codegen::diff::Wire::Breaking, is_breaking, "{kind}");
    }
}
