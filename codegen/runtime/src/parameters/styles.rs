//! Every row of the specification's table of styles (OpenAPI 3.0.4, section 4.7.12.6), and what it does not say.

use actix_web::HttpRequest;
use actix_web::test::TestRequest;
use proptest::prelude::*;

use super::*;
use crate::schema::{self, Access, Direction, Kind, Member, Object, Width};
use crate::types::{Any, Map};
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

const PATH: Source = Source::Path { from_end: 0 };

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
        Source::Path { .. } => TestRequest::with_uri(&format!("/{raw}")),
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
fn each_row_of_the_table_of_styles_is_read() {
    use Source::{Cookie, Header, Query};
    use Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    let array = r#"["blue","black","brown"]"#;
    let object = r#"{"R":100,"G":200,"B":150}"#;
    let mut rows = 0;
    for (source, style, explode, empty, text, list, members) in [
        (
            PATH,
            Matrix,
            false,
            ";color",
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ),
        (
            PATH,
            Matrix,
            true,
            ";color",
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
        (
            PATH,
            Label,
            false,
            ".",
            ".blue",
            ".blue,black,brown",
            ".R,100,G,200,B,150",
        ),
        (
            PATH,
            Label,
            true,
            ".",
            ".blue",
            ".blue.black.brown",
            ".R=100.G=200.B=150",
        ),
        (
            PATH,
            Simple,
            false,
            "",
            "blue",
            "blue,black,brown",
            "R,100,G,200,B,150",
        ),
        (
            PATH,
            Simple,
            true,
            "",
            "blue",
            "blue,black,brown",
            "R=100,G=200,B=150",
        ),
        (
            Header,
            Simple,
            false,
            "",
            "blue",
            "blue,black,brown",
            "R,100,G,200,B,150",
        ),
        (
            Header,
            Simple,
            true,
            "",
            "blue",
            "blue,black,brown",
            "R=100,G=200,B=150",
        ),
        (
            Query,
            Form,
            false,
            "color=",
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ),
        (
            Query,
            Form,
            true,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            Cookie,
            Form,
            false,
            "color=",
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ),
        (
            Cookie,
            Form,
            true,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            Query,
            SpaceDelimited,
            false,
            "",
            "",
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            Query,
            PipeDelimited,
            false,
            "",
            "",
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            Query,
            DeepObject,
            true,
            "",
            "",
            "",
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
    ] {
        let has_text = !matches!(style, SpaceDelimited | PipeDelimited | DeepObject);
        let kinds = [
            (&schema::TEXT, empty, "\"\"", has_text),
            (&schema::TEXT, text, "\"blue\"", has_text),
            (&TEXTS, list, array, style != DeepObject),
            (&COLOURS, members, object, true),
        ];
        for (schema, raw, expected, _) in kinds.into_iter().filter(|(_, _, _, applies)| *applies) {
            let found = read(parameter(source, style, explode, schema), raw);
            assert_eq!(found, expected, "{source:?} {style:?} {explode} {raw}");
            rows += 1;
        }
    }
    assert_eq!(rows, 12 * 4 + 2 * 2 + 1);
}

#[test]
fn other_spellings_of_the_same_are_read() {
    use Style::{DeepObject, Form, PipeDelimited, SpaceDelimited};
    for (source, style, explode, schema, raw, expected) in [
        (
            Source::Query,
            SpaceDelimited,
            false,
            &TEXTS,
            "color=a+b%20c",
            r#"["a","b","c"]"#,
        ),
        (
            Source::Query,
            PipeDelimited,
            false,
            &TEXTS,
            "color=a|b%7cc",
            r#"["a","b","c"]"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &COLOURS,
            "color[R]=1&color[G]=2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &MAP,
            "color[a]=1&color[b%26]=x+y",
            r#"{"a":"1","b&":"x y"}"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &TEXTS,
            "color[]=a&color[]=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Query,
            DeepObject,
            true,
            &TEXTS,
            "color[0]=a&color[1]=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Query,
            Form,
            true,
            &TEXTS,
            "%63olor=a&x=y&color=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Cookie,
            Form,
            true,
            &TEXTS,
            "color=a; x=y; color=b",
            r#"["a","b"]"#,
        ),
        (
            Source::Cookie,
            Form,
            true,
            &COLOURS,
            "x=y; R=1;G=2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Cookie,
            Form,
            false,
            &schema::TEXT,
            "a; b=; color=\"x y\" ",
            "\"x y\"",
        ),
        (
            Source::Cookie,
            Form,
            false,
            &schema::TEXT,
            "color=a=b+c%2B",
            "\"a=b+c+\"",
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &TEXTS,
            "a ,\tb\nc,, d",
            r#"["a","b","c","d"]"#,
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &COLOURS,
            "R, 1, G, 2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Header,
            Style::Simple,
            true,
            &COLOURS,
            "R=1, G = 2",
            r#"{"R":1,"G":2}"#,
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &schema::TEXT,
            "a%20b, c",
            "\"a%20b, c\"",
        ),
    ] {
        let found = read(parameter(source, style, explode, schema), raw);
        assert_eq!(found, expected, "{source:?} {style:?} {explode} {raw}");
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
fn what_is_not_written_in_its_style_is_told() {
    for (source, style, explode, schema, raw, expected) in [
        (
            PATH,
            Style::Label,
            false,
            &schema::TEXT,
            "blue",
            r#"path parameter 'color': Syntax("label")"#,
        ),
        (
            PATH,
            Style::Matrix,
            false,
            &schema::TEXT,
            "color=blue",
            r#"path parameter 'color': Syntax("matrix")"#,
        ),
        (
            PATH,
            Style::Matrix,
            false,
            &schema::TEXT,
            ";colour=blue",
            r#"path parameter 'color': Syntax("matrix")"#,
        ),
        (
            PATH,
            Style::Matrix,
            false,
            &schema::TEXT,
            ";color=a;color=b",
            "path parameter 'color': Repeated",
        ),
        (
            PATH,
            Style::Simple,
            false,
            &COLOURS,
            "R,1,G",
            r#"path parameter 'color': Syntax("simple")"#,
        ),
        (
            PATH,
            Style::Simple,
            true,
            &COLOURS,
            "R,1",
            r#"path parameter 'color': Syntax("simple")"#,
        ),
        (
            PATH,
            Style::Simple,
            false,
            &COLOURS,
            "R,1,R,2",
            "path parameter 'color.R': Repeated",
        ),
        (
            PATH,
            Style::Simple,
            false,
            &TEXTS,
            "a,%FF",
            "path parameter 'color': Text",
        ),
        (
            Source::Query,
            Style::Form,
            true,
            &schema::TEXT,
            "color=a&color=a",
            "query parameter 'color': Repeated",
        ),
        (
            Source::Query,
            Style::Form,
            false,
            &TEXTS,
            "color=a&color=b",
            "query parameter 'color': Repeated",
        ),
        (
            Source::Query,
            Style::Form,
            true,
            &schema::TEXT,
            "color=%C3%28",
            "query parameter 'color': Text",
        ),
        (
            Source::Query,
            Style::Form,
            true,
            &schema::TEXT,
            "colour=a",
            "query parameter 'color': Required",
        ),
        (
            Source::Query,
            Style::Form,
            true,
            &COLOURS,
            "x=1",
            "query parameter 'color': Required",
        ),
        (
            Source::Query,
            Style::Form,
            true,
            &COLOURS,
            "R=1&R=2",
            "query parameter 'color.R': Repeated",
        ),
        (
            Source::Query,
            Style::DeepObject,
            true,
            &COLOURS,
            "color[R]=x&color[G]=1.0&color[B]=1",
            r#"query parameter 'color.R': Type("integer"); query parameter 'color.G': Type("integer")"#,
        ),
        (
            Source::Query,
            Style::Form,
            true,
            &NUMBERS,
            "color=1&color=&color=3&color=x",
            r#"query parameter 'color[1]': Type("integer"); query parameter 'color[3]': Type("integer")"#,
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &schema::TEXT,
            "a\nb",
            "header 'color': Repeated",
        ),
        (
            Source::Header,
            Style::Simple,
            false,
            &TEXTS,
            "-",
            "header 'color': Required",
        ),
        (
            Source::Cookie,
            Style::Form,
            true,
            &schema::TEXT,
            "color=a; color=b",
            "cookie 'color': Repeated",
        ),
    ] {
        let found = read(parameter(source, style, explode, schema), raw);
        assert_eq!(found, expected, "{raw}");
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

/// Everything but letters and digits, as a careful sender does.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// A reference encoder: what RFC 6570 says, written down once more.
fn written(value: &Any, source: Source, style: Style, explode: bool) -> String {
    let encode = |text: &str| match source {
        Source::Header => text.to_owned(),
        _ => encoded(text),
    };
    let plain = |value: &Any| match value {
        Any::String(text) => encode(text),
        other => encode(&other.to_json()),
    };
    let separator = match (style, explode) {
        (Style::Label, true) => ".",
        (Style::Matrix, true) => ";",
        (Style::Form, true) => "&",
        (Style::SpaceDelimited, _) => "%20",
        (Style::PipeDelimited, _) => "%7C",
        _ => ",",
    };
    let is_named = matches!(
        style,
        Style::Form | Style::Matrix | Style::SpaceDelimited | Style::PipeDelimited
    );
    let own = |value: String| match is_named {
        true => format!("color={value}"),
        false => value,
    };
    let body = match value {
        Any::Array(items) if explode && is_named => items
            .iter()
            .map(|item| own(plain(item)))
            .collect::<Vec<_>>()
            .join(separator),
        Any::Array(items) => own(items.iter().map(plain).collect::<Vec<_>>().join(separator)),
        Any::Object(members) => {
            let members = members.iter().map(|(name, value)| match (style, explode) {
                (Style::DeepObject, _) => format!("color%5B{}%5D={}", encode(name), plain(value)),
                (_, true) => format!("{}={}", encode(name), plain(value)),
                (_, false) => format!("{}{separator}{}", encode(name), plain(value)),
            });
            let separator = if style == Style::DeepObject {
                "&"
            } else {
                separator
            };
            let body = members.collect::<Vec<_>>().join(separator);
            if explode { body } else { own(body) }
        }
        scalar => own(plain(scalar)),
    };
    match style {
        Style::Label => format!(".{body}"),
        Style::Matrix => format!(";{body}"),
        _ => body,
    }
}

const PLACES: [(Source, Style, bool); 14] = [
    (PATH, Style::Simple, false),
    (PATH, Style::Simple, true),
    (PATH, Style::Label, false),
    (PATH, Style::Label, true),
    (PATH, Style::Matrix, false),
    (PATH, Style::Matrix, true),
    (Source::Query, Style::Form, false),
    (Source::Query, Style::Form, true),
    (Source::Query, Style::SpaceDelimited, false),
    (Source::Query, Style::PipeDelimited, false),
    (Source::Header, Style::Simple, false),
    (Source::Header, Style::Simple, true),
    (Source::Cookie, Style::Form, false),
    (Source::Cookie, Style::Form, true),
];

/// A text that the style can carry: some separators cannot be encoded.
fn carried(text: &str, source: Source, style: Style) -> bool {
    match (source, style) {
        (Source::Header, _) => {
            !text.is_empty()
                && text
                    .chars()
                    .all(|character| character.is_alphanumeric() || "!%.;-_é".contains(character))
        }
        (_, Style::SpaceDelimited) => !text.contains(' '),
        (_, Style::PipeDelimited) => !text.contains('|'),
        _ => true,
    }
}

proptest! {
    #[test]
    fn a_text_comes_back(text in any::<String>(), place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        prop_assume!(carried(&text, source, style));
        let value = Any::String(text);
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &schema::TEXT), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    #[test]
    fn an_array_comes_back(items in prop::collection::vec(any::<String>(), 1..5), place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        prop_assume!(items.iter().all(|item| carried(item, source, style)));
        // One empty text and no text at all are written alike.
        prop_assume!(items != [""] || (style, explode) == (Style::Form, true));
        let value = Any::Array(items.into_iter().map(Any::String).collect());
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &TEXTS), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    #[test]
    fn an_object_comes_back(
        members in prop::collection::btree_map("[^\\[\\]]{1,8}", any::<String>(), 1..5),
        place in 0..PLACES.len() + 1,
    ) {
        let deep = (Source::Query, Style::DeepObject, true);
        let (source, style, explode) = PLACES.get(place).copied().unwrap_or(deep);
        let carried = |text: &str| carried(text, source, style);
        prop_assume!(members.iter().all(|(name, text)| carried(name) && carried(text)));
        prop_assume!(members.keys().all(|name| name != "other"));
        let members: Vec<_> = members.into_iter().map(|(name, text)| (name, Any::String(text))).collect();
        let value = Any::Object(Map::from(members));
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &MAP), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    #[test]
    fn numbers_come_back(items in prop::collection::vec(any::<i64>(), 1..5), place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        let value = Any::Array(items.into_iter().map(|item| Any::Number(item.into())).collect());
        let raw = written(&value, source, style, explode);
        let found = read(parameter(source, style, explode, &NUMBERS), &raw);
        prop_assert_eq!(found, value.to_json());
    }

    /// Whatever is sent, what is let through keeps the schema, and nothing panics.
    #[test]
    fn nothing_gets_through_that_its_schema_does_not_allow(raw in "[a-zA-Z0-9%=&,;.\\[\\]|+]{0,40}", place in 0..PLACES.len()) {
        let (source, style, explode) = PLACES[place];
        for schema in [&COLOURS, &NUMBERS, &MAP, &schema::INT64] {
            let found = read(parameter(source, style, explode, schema), &raw);
            if let Ok(value) = Any::from_json(found.as_bytes()) {
                prop_assert!(schema.allows(&value, Direction::Request));
            }
        }
    }
}
