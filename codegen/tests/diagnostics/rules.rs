//! What is ignored, and by which rule: a small document for each.

use std::collections::BTreeSet;

use actix_openapi_codegen::configuration::Configuration;
use actix_openapi_codegen::document::ledger::{Rule, Use};
use actix_openapi_codegen::{Choices, Options, generate_with};

use crate::table::BASE;

const RESPONSES: &str = "      responses:";

/// A schema in 3.1, and the place that the rule ignores.
const ROWS_OF_3_1: &[(Rule, &str, &str)] = &[
    (
        Rule::Definitions,
        "{type: integer, $defs: {a: {type: string}}}",
        "/components/schemas/N/$defs",
    ),
    (
        Rule::Identifier,
        "{type: integer, $id: a}",
        "/components/schemas/N/$id",
    ),
    (
        Rule::Comment,
        "{type: integer, $comment: a}",
        "/components/schemas/N/$comment",
    ),
    (
        Rule::ContentAnnotation,
        "{type: string, contentMediaType: text/html}",
        "/components/schemas/N/contentMediaType",
    ),
    (
        Rule::NullableWithoutMeaning,
        "{type: string, nullable: true}",
        "/components/schemas/N/nullable",
    ),
    (
        Rule::UnknownAnnotation,
        "{type: string, usikkerhet: 3}",
        "/components/schemas/N/usikkerhet",
    ),
    (
        Rule::KeywordWithoutEffect,
        "{type: string, then: {minLength: 1}}",
        "/components/schemas/N/then",
    ),
];

/// What stands in the base document, what stands there instead, and the place that the rule ignores then.
const ROWS: &[(Rule, &str, &str, &str)] = &[
    (
        Rule::MalformedMediaType,
        "            application/json:\n",
        "            application/json:\n              schema: {$ref: \"#/components/schemas/A\"}\n            PDF:\n",
        "/paths/~1x~1{id}/get/responses/200/content/PDF",
    ),
    (
        Rule::EmptyContent,
        RESPONSES,
        "      requestBody: {content: {}}\n      responses:",
        "/paths/~1x~1{id}/get/requestBody",
    ),
    (
        Rule::EncodingOfNoForm,
        RESPONSES,
        "      requestBody: {content: {application/json: {encoding: {a: {contentType: b/c}}}}}\n      responses:",
        "/paths/~1x~1{id}/get/requestBody/content/application~1json/encoding",
    ),
    (
        Rule::EncodingOfNoProperty,
        RESPONSES,
        "      requestBody: {content: {multipart/form-data: {schema: {properties: {a: {type: string}}}, encoding: {b: {contentType: c/d}}}}}\n      responses:",
        "/paths/~1x~1{id}/get/requestBody/content/multipart~1form-data/encoding/b",
    ),
    (
        Rule::StyleOfPart,
        RESPONSES,
        "      requestBody: {content: {multipart/form-data: {schema: {properties: {a: {type: string}}}, encoding: {a: {style: form}}}}}\n      responses:",
        "/paths/~1x~1{id}/get/requestBody/content/multipart~1form-data/encoding/a/style",
    ),
    (
        Rule::HeaderOfPart,
        RESPONSES,
        "      requestBody: {content: {multipart/form-data: {schema: {properties: {a: {type: string}}}, encoding: {a: {headers: {}}}}}}\n      responses:",
        "/paths/~1x~1{id}/get/requestBody/content/multipart~1form-data/encoding/a/headers",
    ),
    (
        Rule::ContentWithoutBody,
        RESPONSES,
        "      responses:\n        '204': {description: a, content: {text/plain: {}}}",
        "/paths/~1x~1{id}/get/responses/204/content",
    ),
    (
        Rule::InformationalResponse,
        RESPONSES,
        "      responses:\n        '100': {description: a}",
        "/paths/~1x~1{id}/get/responses/100",
    ),
    (
        Rule::ContentHeader,
        "          description: ok",
        "          description: ok\n          headers: {content-type: {schema: {type: string}}}",
        "/paths/~1x~1{id}/get/responses/200/headers/content-type",
    ),
    (
        Rule::PathParameterRequired,
        "        required: true",
        "        required: false",
        "/paths/~1x~1{id}/get/parameters/0/required",
    ),
    (
        Rule::InapplicableStyle,
        "        required: true",
        "        required: true\n        style: form",
        "/paths/~1x~1{id}/get/parameters/0/style",
    ),
    (
        Rule::SpecificationExtension,
        "tags: []",
        "x-a: {b: 1}",
        "/x-a",
    ),
    (
        Rule::SpecificationExtension,
        N,
        "{type: integer, x-a: 1}",
        "/components/schemas/N/x-a",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: integer, format: int128}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: string, format: iban}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: number, format: euro}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: boolean, format: bit}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: array, format: csv}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: object, format: map}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{format: int64}",
        "/components/schemas/N/format",
    ),
    (
        Rule::AnnotationFormat,
        N,
        "{type: string, format: date, enum: [a]}",
        "/components/schemas/N/format",
    ),
    (
        Rule::UnreferencedComponent,
        "  securitySchemes:",
        "  examples: {e: {value: 1}}\n  securitySchemes:",
        "/components/examples/e",
    ),
    (
        Rule::ReferenceSibling,
        B,
        "{$ref: '#/components/schemas/N', nullable: true}",
        "/components/schemas/A/properties/b/nullable",
    ),
    (
        Rule::ReferenceSibling,
        B,
        "{$ref: '#/components/schemas/N', xml: {name: 1}}",
        "/components/schemas/A/properties/b/xml",
    ),
    (
        Rule::Discriminator,
        N,
        "{type: object, properties: {a: {type: string}}, discriminator: {propertyName: a}}",
        "/components/schemas/N/discriminator",
    ),
    (
        Rule::KeywordOfAnotherType,
        N,
        "{type: integer, minLength: 1}",
        "/components/schemas/N/minLength",
    ),
    (
        Rule::KeywordOfAnotherType,
        N,
        "{type: string, maximum: 1}",
        "/components/schemas/N/maximum",
    ),
    (
        Rule::KeywordOfAnotherType,
        N,
        "{type: array, properties: {a: {}}}",
        "/components/schemas/N/properties",
    ),
    (
        Rule::ValueOfAnotherType,
        N,
        "{type: integer, enum: [1, a]}",
        "/components/schemas/N/enum/1",
    ),
    (
        Rule::RepeatedValue,
        N,
        "{type: string, enum: [a, a]}",
        "/components/schemas/N/enum/1",
    ),
    (
        Rule::RepeatedValue,
        "required: [a]",
        "required: [a, a]",
        "/components/schemas/A/required/1",
    ),
    (
        Rule::DefaultOfAnotherType,
        N,
        "{type: string, maxLength: 2, default: abc}",
        "/components/schemas/N/default",
    ),
    (
        Rule::DefaultOfAnotherType,
        N,
        "{type: string, enum: [a], default: c}",
        "/components/schemas/N/default",
    ),
    (
        Rule::DefaultOfAnotherType,
        N,
        "{type: integer, default: 9223372036854775808}",
        "/components/schemas/N/default",
    ),
    (
        Rule::DefaultOfAnotherType,
        N,
        "{type: object, default: {a: 1}}",
        "/components/schemas/N/default",
    ),
    (
        Rule::BooleanRequired,
        "required: [a]",
        "required: true",
        "/components/schemas/A/required",
    ),
    (
        Rule::PrefixWithoutNamespace,
        N,
        "{type: integer, xml: {prefix: p}}",
        "/components/schemas/N/xml/prefix",
    ),
    (
        Rule::ReservedHeader,
        "      - name: H",
        "      - {name: Accept, in: header, schema: {type: string}}\n      - name: H",
        "/paths/~1x~1{id}/get/parameters/1",
    ),
    (
        Rule::NullText,
        "title: T",
        "title: T\n  description: null",
        "/info/description",
    ),
    (
        Rule::Callback,
        "operationId: hent",
        "operationId: hent\n      callbacks: {c: {'{$request.body#/u}': {post: {}}}}",
        "/paths/~1x~1{id}/get/callbacks",
    ),
    (
        Rule::Link,
        "description: ok",
        "description: ok\n          links: {l: {operationId: hent}}",
        "/paths/~1x~1{id}/get/responses/200/links",
    ),
    (
        Rule::UnusableServer,
        "- url: https://a.no/v1",
        "- url: https://a.no/v1\n- url: 'https://a.no/a b'",
        "/servers/1/url",
    ),
    (
        Rule::PathWithoutOperations,
        "  /x/{id}:",
        "  /y:\n    parameters: [{name: H, in: header, schema: {type: string}}]\n  /x/{id}:",
        "/paths/~1y/parameters",
    ),
    (
        Rule::Webhook,
        "openapi: 3.0.3",
        "openapi: 3.1.0\nwebhooks: {w: {post: {}}}",
        "/webhooks",
    ),
    (
        Rule::OtherSchemeType,
        "scheme: bearer",
        "scheme: bearer\n      in: header",
        "/components/securitySchemes/s/in",
    ),
];

const N: &str = "{type: integer, format: int64}";
const B: &str = "{$ref: \"#/components/schemas/N\"}";

/// With a configuration: what it says, the rule, and the place.
const CONFIGURED: &[(Rule, &str, &str, &str)] = &[
    (
        Rule::SkippedByConfiguration,
        "{type: string, pattern: '(?=a)'}",
        "skip = ['/components/schemas/N/pattern']",
        "/components/schemas/N/pattern",
    ),
    (
        Rule::TypeByConfiguration,
        "{type: string, format: date}",
        "[types]\n'/components/schemas/N' = 'text'",
        "/components/schemas/N/format",
    ),
];

/// What the rule that ignores `pointer` is.
fn ignored(
    document: &str,
    configuration: Option<&str>,
    pointer: &str,
) -> Result<Option<Rule>, String> {
    let options = Options {
        document_name: "test.yaml",
        command: "test",
        crate_name: "test",
    };
    let configuration =
        configuration.map(|text| Configuration::parse(text, "codegen.toml").unwrap());
    let choices = Choices {
        configuration: configuration.as_ref(),
        ..Choices::default()
    };
    let generated = generate_with(document.as_bytes(), &options, &choices);
    let account = generated.map_err(|error| error.to_string())?.account;
    let entry = account.iter().find(|entry| entry.pointer == pointer);
    Ok(entry.and_then(|entry| match entry.used {
        Use::Ignored(rule) => Some(rule),
        _ => None,
    }))
}

#[test]
fn each_rule_ignores_what_it_is_for() {
    let mut failures = String::new();
    for (rule, from, to, pointer) in ROWS {
        assert!(BASE.contains(from), "{from}");
        let found = ignored(&BASE.replacen(from, to, 1), None, pointer);
        if found != Ok(Some(*rule)) {
            failures += &format!("{rule:?} {pointer}: {to}\n  {found:?}\n");
        }
    }
    for (rule, schema, pointer) in ROWS_OF_3_1 {
        let document = BASE.replacen("3.0.3", "3.1.0", 1).replacen(N, schema, 1);
        let found = ignored(&document, None, pointer);
        if found != Ok(Some(*rule)) {
            failures += &format!("{rule:?} {pointer}: {schema}\n  {found:?}\n");
        }
    }
    for (rule, schema, configuration, pointer) in CONFIGURED {
        let found = ignored(&BASE.replacen(N, schema, 1), Some(configuration), pointer);
        if found != Ok(Some(*rule)) {
            failures += &format!("{rule:?} {pointer}: {schema}\n  {found:?}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_rule_has_a_row() {
    let rows = ROWS.iter().chain(CONFIGURED);
    let mut shown: BTreeSet<Rule> = rows.map(|(rule, ..)| *rule).collect();
    shown.extend(ROWS_OF_3_1.iter().map(|(rule, ..)| *rule));
    let all: BTreeSet<Rule> = Rule::ALL.iter().copied().collect();
    assert_eq!(shown, all);
}
