//! What the specification's table of styles does not say, or says elsewhere.

mod breaches;
mod round_trip;
mod table;

use actix_web::HttpRequest;
use actix_web::test::TestRequest;

use super::*;
use crate::schema::{self, Access, Kind, Member, Object, Width};
use crate::types::Any;
use crate::violation::Violations;

static TEXTS: Schema = Schema::of(Kind::Array(&schema::TEXT, None));
static NUMBERS: Schema = Schema::of(Kind::Array(&schema::INT64, None));

const fn optional(name: &'static str, schema: &'static Schema) -> Member {
    Member {
        name,
        schema,
        required: false,
        access: Access::Both,
    }
}

static COLOURS: Schema = Schema::of(Kind::Object(&Object {
    members: &[
        optional("R", &schema::INT64),
        optional("G", &schema::INT64),
        optional("B", &schema::INT64),
    ],
    additional: Some(&schema::ANY),
    min_properties: None,
    max_properties: None,
}));

static MAP: Schema = Schema::of(Kind::Object(&Object {
    members: &[],
    additional: Some(&schema::TEXT),
    min_properties: None,
    max_properties: None,
}));

const PATH: Source = Source::Path(Part::whole(0));

fn parameter(source: Source, style: Style, explode: bool, schema: &'static Schema) -> Parameter {
    Parameter {
        name: "color",
        source,
        notation: Notation::Styled(style, explode),
        required: true,
        allow_empty: false,
        default: None,
        others: &["other"],
        schema,
    }
}

fn request(source: Source, raw: &str) -> HttpRequest {
    let request = match source {
        Source::Path(_) => TestRequest::with_uri(&format!("/{raw}")),
        Source::Query => TestRequest::with_uri(&format!("/x?{raw}")),
        Source::Header => {
            let lines = raw.split('\n').filter(|_| raw != "-");
            lines.fold(TestRequest::default(), |request, line| {
                request.append_header(("color", line))
            })
        }
        Source::Cookie => TestRequest::default().append_header(("Cookie", raw)),
    };
    request.to_http_request()
}

/// What is read, as JSON, or what is wrong with it.
fn read(parameter: Parameter, raw: &str) -> String {
    let request = request(parameter.source, raw);
    let mut violations = Violations::new();
    let parameter: &'static Parameter = Box::leak(Box::new(parameter));
    let value: Option<Any> = Reader::new(&request).read(parameter, &mut violations);
    match value {
        Some(value) if violations.is_empty() => value.to_json(),
        Some(_) => panic!("a value that breaks the document"),
        None if violations.is_empty() => "absent".to_owned(),
        None => violations.to_string(),
    }
}

#[test]
fn parts_are_found_before_they_are_decoded_and_decoded_once() {
    for (source, style, raw, expected) in [
        (
            Source::Query,
            Style::Form,
            "color=a%2Cb,c",
            r#"["a,b","c"]"#,
        ),
        (Source::Query, Style::Form, "color=a%252Cb", r#"["a%2Cb"]"#),
        (
            Source::Query,
            Style::Form,
            "color=a+b,%2B",
            r#"["a b","+"]"#,
        ),
        (
            Source::Query,
            Style::Form,
            "color=a%26b%3Dc",
            r#"["a&b=c"]"#,
        ),
        (PATH, Style::Simple, "a%2Cb,c%2Fd", r#"["a,b","c/d"]"#),
        (PATH, Style::Label, ".a%2Eb,c", r#"["a.b","c"]"#),
        (PATH, Style::Matrix, ";color=a%3Bb,c+d", r#"["a;b","c+d"]"#),
    ] {
        let found = read(parameter(source, style, false, &TEXTS), raw);
        assert_eq!(found, expected, "{raw}");
    }
}

#[test]
fn a_path_value_is_decoded_once() {
    for (raw, expected) in [
        ("a%2Fb", "a/b"),
        ("%2541", "%41"),
        ("%C3%A6", "æ"),
        ("a+b", "a+b"),
        // A percent sign that begins no octet stands for itself, and begins none afterwards.
        ("%%34%31", "%41"),
        ("a?color=b/c", "a"),
    ] {
        let found = read(parameter(PATH, Style::Simple, false, &schema::TEXT), raw);
        assert_eq!(found, format!("\"{expected}\""), "{raw}");
    }
}

#[test]
fn an_empty_value_is_what_the_schema_and_the_document_make_of_it() {
    static MAY_BE_NULL: Schema = Schema {
        nullable: true,
        ..Schema::of(Kind::Integer(Width::Int64, None))
    };
    let empty = |schema, allow_empty, required| {
        let parameter = Parameter {
            allow_empty,
            required,
            ..parameter(Source::Query, Style::Form, true, schema)
        };
        [
            read(Parameter { ..parameter }, "color"),
            read(parameter, "color="),
        ]
    };
    for (schema, allow_empty, required, expected) in [
        (&schema::TEXT, false, true, "\"\""),
        (
            &schema::INT64,
            false,
            false,
            "query parameter 'color': Int64",
        ),
        (&schema::INT64, true, false, "absent"),
        (&schema::INT64, true, true, "query parameter 'color': Int64"),
        (&MAY_BE_NULL, false, true, "null"),
        (&TEXTS, false, false, "[\"\"]"),
        (&TEXTS, true, false, "[]"),
    ] {
        assert_eq!(empty(schema, allow_empty, required), [expected, expected]);
    }
    for (style, raw) in [
        (Style::Simple, ""),
        (Style::Label, "."),
        (Style::Matrix, ";color"),
    ] {
        let explode = style == Style::Matrix;
        assert_eq!(read(parameter(PATH, style, explode, &TEXTS), raw), "[]");
        assert_eq!(read(parameter(PATH, style, explode, &COLOURS), raw), "{}");
    }
}

#[test]
fn a_default_stands_for_what_is_absent_and_for_nothing_else() {
    let read = |schema, default, raw| {
        let parameter = Parameter {
            required: false,
            default: Some(default),
            ..parameter(Source::Query, Style::Form, true, schema)
        };
        read(parameter, raw)
    };
    assert_eq!(read(&schema::INT64, "7", ""), "7");
    assert_eq!(read(&schema::INT64, "7", "color=8"), "8");
    assert_eq!(read(&TEXTS, r#"["a"]"#, "other=b"), r#"["a"]"#);
    let wrong = read(&schema::INT64, "7", "color=x");
    assert_eq!(wrong, "query parameter 'color': Int64");
}

#[test]
fn members_beside_other_parameters_are_told_from_them() {
    let spread = |schema, raw| read(parameter(Source::Query, Style::Form, true, schema), raw);
    assert_eq!(
        spread(&MAP, "a=1&other=2&other[x]=3&b=4"),
        r#"{"a":"1","b":"4"}"#
    );
    // An object that lists its members does not claim what is not documented.
    assert_eq!(spread(&COLOURS, "R=1&utm=2"), r#"{"R":1}"#);
    static NESTED: Schema = Schema::of(Kind::Object(&Object {
        members: &[optional("ids", &NUMBERS), optional("colours", &COLOURS)],
        additional: None,
        min_properties: None,
        max_properties: None,
    }));
    assert_eq!(spread(&NESTED, "ids=1&ids=2"), r#"{"ids":[1,2]}"#);
    let deep = |raw| {
        read(
            parameter(Source::Query, Style::DeepObject, true, &NESTED),
            raw,
        )
    };
    assert_eq!(
        deep("color[ids][]=1&color[ids][]=2&color[colours][R]=3"),
        r#"{"ids":[1,2],"colours":{"R":3}}"#
    );
    assert_eq!(deep("color[x]=1"), "query parameter 'color': Additional");
    let nested = format!("color{}=1", "[a]".repeat(5_000));
    assert_eq!(
        deep(&nested),
        r#"query parameter 'color': Syntax("deepObject")"#
    );
}

#[test]
fn alternatives_are_told_by_what_fits() {
    static EITHER: Schema = Schema {
        one_of: &[&schema::INT64, &NUMBERS, &COLOURS],
        ..Schema::ANY
    };
    static PARTS: Schema = Schema {
        all_of: &[&COLOURS, &schema::ANY],
        ..Schema::ANY
    };
    let read = |schema, raw| read(parameter(Source::Query, Style::Form, false, schema), raw);
    assert_eq!(read(&EITHER, "color=5"), "5");
    assert_eq!(read(&EITHER, "color=5,6"), "[5,6]");
    assert_eq!(read(&EITHER, "color=R,6"), r#"{"R":6}"#);
    assert_eq!(read(&EITHER, "color=x"), "query parameter 'color': OneOf");
    assert_eq!(read(&PARTS, "color=R,6"), r#"{"R":6}"#);
}

#[test]
fn content_is_one_text_in_its_media_type() {
    let content = |source, notation, schema, raw: &str| {
        let parameter = Parameter {
            notation,
            ..parameter(source, Style::Form, true, schema)
        };
        read(parameter, raw)
    };
    let json = |source, raw| content(source, Notation::Json, &COLOURS, raw);
    assert_eq!(json(Source::Query, "color=%7B%22R%22:+1%7D"), r#"{"R":1}"#);
    assert_eq!(json(PATH, "%7B%22R%22:1%7D"), r#"{"R":1}"#);
    assert_eq!(json(Source::Header, r#"{"R": 1}"#), r#"{"R":1}"#);
    assert_eq!(json(Source::Cookie, "color=%7B%22R%22:1%7D"), r#"{"R":1}"#);
    for (raw, expected) in [
        (
            "color=%7B",
            r#"query parameter 'color': Syntax("application/json")"#,
        ),
        (
            "color=%7B%22R%22:%22x%22%7D",
            r#"query parameter 'color.R': Type("integer")"#,
        ),
        ("color=1&color=2", "query parameter 'color': Repeated"),
        ("", "query parameter 'color': Required"),
    ] {
        assert_eq!(json(Source::Query, raw), expected);
    }
    let text = content(Source::Query, Notation::Text, &schema::INT64, "color=5");
    assert_eq!(text, "5");
}
