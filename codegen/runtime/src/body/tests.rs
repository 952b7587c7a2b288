use std::io::Read;

use actix_web::FromRequest;
use actix_web::test::TestRequest;
use actix_web::web::Payload;

use super::*;
use crate::failure::Rejection;
use crate::negotiate::Syntax;
use crate::parameters::Style;
use crate::schema::{ANY, Access, Format, INT64, Kind, Member, Object, TEXT};
use crate::types::Any;
use crate::violation::Violations;

const fn member(name: &'static str, schema: &'static Schema, required: bool) -> Member {
    Member {
        name,
        schema,
        required,
        access: Access::Both,
    }
}

static TEXTS: Schema = Schema::of(Kind::Array(&TEXT, None));
static NUMBERS: Schema = Schema::of(Kind::Array(&INT64, None));
static INNER: Schema = Schema::of(Kind::Object(&Object {
    members: &[member("c", &INT64, true), member("d", &TEXTS, false)],
    additional: Some(&ANY),
    min_properties: None,
    max_properties: None,
}));
static INNERS: Schema = Schema::of(Kind::Array(&INNER, None));
static UP_TO_FIVE: crate::check::StringChecks = crate::check::StringChecks {
    min_length: None,
    max_length: Some(5),
    pattern: None,
};
static SHORT: Schema = Schema::of(Kind::String(Format::Text, Some(&UP_TO_FIVE)));
static FILES: Schema = Schema::of(Kind::Array(&TEXT, None));
static THING: Schema = Schema {
    name: "thing",
    ..Schema::of(Kind::Object(&Object {
        members: &[
            member("a", &INT64, true),
            member("b", &INNER, false),
            member("list", &NUMBERS, false),
            member("inners", &INNERS, false),
            member("commas", &NUMBERS, false),
            member("short", &SHORT, false),
            member("files", &FILES, false),
        ],
        additional: None,
        min_properties: None,
        max_properties: None,
    }))
};

const fn content(name: &'static str, syntax: Syntax, schema: &'static Schema) -> Content {
    Content {
        media_type: MediaType { name, syntax },
        schema,
        streamed: false,
        parts: &[],
    }
}

static BODY: RequestBody = RequestBody {
    required: true,
    content: &[
        content("application/json; charset=utf-8", Syntax::Json, &THING),
        content("application/*+json", Syntax::Json, &THING),
        content("application/xml", Syntax::Xml, &THING),
        Content {
            parts: &[Part {
                name: "commas",
                file: false,
                encoding: Encoding::Styled(Style::Form, false),
                media_types: &[],
            }],
            ..content("application/x-www-form-urlencoded", Syntax::Form, &THING)
        },
        Content {
            parts: &[
                Part {
                    name: "short",
                    file: true,
                    encoding: Encoding::Default,
                    media_types: &["image/png", "text/*"],
                },
                Part {
                    name: "files",
                    file: true,
                    encoding: Encoding::Default,
                    media_types: &[],
                },
            ],
            ..content("multipart/form-data", Syntax::Multipart, &THING)
        },
        content("text/*", Syntax::Text, &INT64),
        content("application/octet-stream", Syntax::Bytes, &ANY),
        Content {
            streamed: true,
            ..content("image/*", Syntax::Bytes, &ANY)
        },
    ],
};

const LIMITS: Limits = Limits {
    memory: 1000,
    upload: 5000,
    parts: 4,
    field: 100,
    file_in_memory: 16,
};

fn request(media_type: &str, bytes: impl Into<Bytes>) -> TestRequest {
    let bytes = bytes.into();
    TestRequest::post()
        .insert_header(("Content-Type", media_type))
        .insert_header(("Content-Length", bytes.len().to_string()))
        .set_payload(bytes)
}

async fn received(request: TestRequest) -> Result<Received, Rejection> {
    let (request, mut payload) = request.to_http_parts();
    let payload = Payload::from_request(&request, &mut payload).await.unwrap();
    receive(&request, payload.into_inner(), &BODY, &LIMITS).await
}

/// The value as JSON, or what it breaks.
async fn value(media_type: &str, bytes: impl Into<Bytes>) -> String {
    match received(request(media_type, bytes)).await {
        Ok(received) => {
            let mut violations = Violations::new();
            match received.value::<Any>(&mut violations) {
                Some(value) => value.to_json(),
                None => violations.to_string(),
            }
        }
        Err(rejection) => rejection.to_string(),
    }
}

#[actix_web::test]
async fn the_most_specific_media_type_is_meant_and_none_else_is_taken() {
    for (sent, index) in [
        ("application/json", Some(0)),
        ("APPLICATION/JSON;Charset=\"UTF-8\"", Some(0)),
        ("application/problem+json", Some(1)),
        ("text/csv", Some(5)),
        ("image/png", Some(7)),
        ("application/json; charset=utf-16", None),
        ("application/yaml", None),
        ("application/+json", None),
        ("json", None),
        ("audio/mp3", None),
    ] {
        let found = received(request(sent, "1")).await;
        assert_eq!(found.ok().map(|received| received.index()), index, "{sent}");
    }
    let encoded = request("application/json", "1").insert_header(("Content-Encoding", "gzip"));
    assert!(matches!(
        received(encoded).await,
        Err(Rejection::UnsupportedMediaType)
    ));
    // Bytes of which nothing is said are bytes.
    let unsaid = TestRequest::post()
        .insert_header(("Content-Length", "1"))
        .set_payload("1");
    assert_eq!(received(unsaid).await.unwrap().index(), 6);
}

#[actix_web::test]
async fn what_is_too_large_is_not_read() {
    let long = |length: usize| "1".repeat(length);
    let is_too_large = |received: &Result<Received, Rejection>, most| matches!(received, Err(Rejection::TooLarge { limit }) if *limit == most);
    assert!(received(request("text/plain", long(1000))).await.is_ok());
    assert!(is_too_large(
        &received(request("text/plain", long(1001))).await,
        1000
    ));
    // Without a length, it counts what comes.
    let chunked = |length| {
        TestRequest::post()
            .insert_header(("Content-Type", "text/plain"))
            .insert_header(("Transfer-Encoding", "chunked"))
            .set_payload(long(length))
    };
    assert!(received(chunked(1000)).await.is_ok());
    assert!(is_too_large(&received(chunked(1001)).await, 1000));
    // What is streamed has a limit of its own.
    let streamed = received(request("image/png", long(5000))).await.unwrap();
    let stream = streamed.stream(&mut Violations::new()).unwrap();
    assert_eq!(stream.collect(5000).await.unwrap().len(), 5000);
    assert!(is_too_large(
        &received(request("image/png", long(5001))).await,
        5000
    ));
}

#[actix_web::test]
async fn an_empty_body_is_none_where_nothing_cannot_be_meant() {
    let nothing = value("application/json", "").await;
    assert_eq!(nothing, "request body '': Required");
    let nothing = received(TestRequest::post()).await.unwrap();
    assert!(nothing.bytes(&mut Violations::new()).is_none());
    let empty = received(request("application/octet-stream", "")).await;
    assert_eq!(empty.unwrap().bytes(&mut Violations::new()).unwrap(), "");
    assert_eq!(
        value("application/x-www-form-urlencoded", "").await,
        "request body 'a': Required"
    );
}

#[actix_web::test]
async fn every_syntax_gives_the_same_value() {
    assert_eq!(
        value("application/json", r#"{"a":1.0}"#).await,
        r#"{"a":1.0}"#
    );
    assert_eq!(
        value("application/xml", "<thing><a>1</a></thing>").await,
        r#"{"a":1}"#
    );
    assert_eq!(value("text/plain", "17").await, "17");
    assert_eq!(
        value("application/json", "{").await,
        "request body '': Syntax(\"JSON\")"
    );
    assert_eq!(
        value("application/xml", "<thing>").await,
        "request body '': Syntax(\"XML\")"
    );
    assert_eq!(
        value("text/plain", &b"\xFF"[..]).await,
        "request body '': Text"
    );
    assert_eq!(
        value("application/json", r#"{"b":{},"x":1}"#).await,
        "request body 'a': Required; request body 'b.c': Required; request body '': Additional"
    );
}

#[actix_web::test]
async fn a_form_has_members_items_and_objects() {
    for (form, json) in [
        ("a=1", r#"{"a":1}"#),
        ("a=1&list=2&list=3", r#"{"a":1,"list":[2,3]}"#),
        ("a=1&list[]=2&list[]=3", r#"{"a":1,"list":[2,3]}"#),
        ("a=1&commas=2,3", r#"{"commas":[2,3],"a":1}"#),
        (
            "a=1&b[c]=2&b[d][]=x+y",
            r#"{"a":1,"b":{"c":2,"d":["x y"]}}"#,
        ),
        ("a=1&b=%7B%22c%22%3A2%7D", r#"{"b":{"c":2},"a":1}"#),
        (
            "a=1&inners[0][c]=2&inners[1][c]=3",
            r#"{"a":1,"inners":[{"c":2},{"c":3}]}"#,
        ),
        (
            "a=1&inners={%22c%22:2}&inners={%22c%22:3}",
            r#"{"inners":[{"c":2},{"c":3}],"a":1}"#,
        ),
        ("a=1&a=2", "request body 'a': Repeated"),
        ("a=x", "request body 'a': Type(\"integer\")"),
        ("a=1&b[c]=x", "request body 'b.c': Type(\"integer\")"),
        ("a=1&x=%FF", "request body 'x': Text"),
    ] {
        let found = value("application/x-www-form-urlencoded", form).await;
        assert_eq!(found, json, "{form}");
    }
}

const FORM: &str = "multipart/form-data; boundary=X";

/// Parts as they are sent: headers beyond the name, and the content.
fn form(parts: &[(&str, &str, &str)]) -> String {
    let part = |(name, more, content): &(&str, &str, &str)| {
        format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{content}\r\n")
    };
    let parts: String = parts.iter().map(part).collect();
    format!("{parts}--X--\r\n")
}

async fn told(parts: &[(&str, &str, &str)]) -> String {
    let mut violations = Violations::new();
    match received(request(FORM, form(parts))).await {
        Ok(received) => match received.multipart::<Any>(&mut violations) {
            Some(form) => form.value.to_json(),
            None => violations.to_string(),
        },
        Err(rejection) => rejection.to_string(),
    }
}

#[actix_web::test]
async fn parts_are_values_and_files() {
    let parts = [
        ("a", "", "1"),
        (
            "short",
            "; filename=\"å.png\"\r\nContent-Type: image/png",
            "12345",
        ),
        (
            "files",
            "; filename=\"1\"",
            "more than sixteen bytes of a file",
        ),
        ("files", "", ""),
    ];
    let received = received(request(FORM, form(&parts))).await.unwrap();
    let mut violations = Violations::new();
    let (a, short, files) = received
        .form(&mut violations, |members, files| {
            let a: i64 = members.required("a")?;
            Ok((a, files.take("short"), files.take_all("files")))
        })
        .unwrap();
    let mut short = short.unwrap();
    assert_eq!((a, short.name(), short.size()), (1, Some("å.png"), 5));
    assert_eq!(short.media_type(), Some(&mime::IMAGE_PNG));
    let mut text = String::new();
    short.read_to_string(&mut text).unwrap();
    assert_eq!(text, "12345");
    let sizes: Vec<_> = files.iter().map(File::size).collect();
    assert_eq!(sizes, [33, 0]);
    let first = files.into_iter().next().unwrap();
    assert_eq!(
        first.bytes(33).await.unwrap(),
        "more than sixteen bytes of a file"
    );
}

#[actix_web::test]
async fn parts_are_typed_by_schema_and_content_type() {
    let json = "\r\nContent-Type: application/json";
    let xml = "\r\nContent-Type: text/xml";
    for (parts, told_of_them) in [
        (
            &[("a", "", "1"), ("b", "", r#"{"c":2}"#)][..],
            r#"{"a":1,"b":{"c":2}}"#,
        ),
        (&[("a", json, "1e0")], r#"{"a":1e0}"#),
        (
            &[("a", "", "1"), ("b", xml, "<b><c>2</c></b>")],
            r#"{"a":1,"b":{"c":2}}"#,
        ),
        (
            &[("a", "", "1"), ("list", "", "2"), ("list", "", "3")],
            r#"{"a":1,"list":[2,3]}"#,
        ),
        (
            &[("a", "", "1"), ("list[]", "", "2")],
            r#"{"a":1,"list":[2]}"#,
        ),
        (
            &[("a", "", "1"), ("list", json, "[2,3]")],
            r#"{"a":1,"list":[2,3]}"#,
        ),
        (
            &[("a", "", "1"), ("a", "", "1")],
            "request body 'a': Repeated",
        ),
        (&[("a", "", "x")], "request body 'a': Type(\"integer\")"),
        (
            &[("a", "", "1"), ("short", "; filename=x", "123456")],
            "request body 'short': Length { minimum: None, maximum: Some(5) }",
        ),
        (
            &[
                ("a", "", "1"),
                ("short", "\r\nContent-Type: image/gif", "1"),
            ],
            "request body 'short': MediaType([\"image/png\", \"text/*\"])",
        ),
        (
            &[("b", "", "{")],
            "request body 'b': Syntax(\"JSON\"); request body 'a': Required",
        ),
        (
            &[("a", "", "1"), ("x", "; filename=x", "1")],
            "request body '': Additional",
        ),
    ] {
        assert_eq!(told(parts).await, told_of_them);
    }
}

#[actix_web::test]
async fn a_form_has_bounds() {
    let part = ("list", "", "1");
    assert_eq!(told(&[part; 5]).await, "more than 4 parts");
    let long = "1".repeat(101);
    assert_eq!(told(&[("a", "", &long)]).await, "more than 100 bytes");
    let huge = "1".repeat(5000);
    assert_eq!(told(&[("files", "", &huge)]).await, "more than 5000 bytes");
    for broken in [
        "",
        "--X\r\n",
        "--Y--\r\n",
        "--X\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
    ] {
        let mut violations = Violations::new();
        let received = received(request(FORM, broken.to_owned())).await.unwrap();
        assert!(received.multipart::<Any>(&mut violations).is_none());
        assert!(!violations.is_empty(), "{broken}");
    }
    let without = received(request("multipart/form-data", form(&[part])))
        .await
        .unwrap();
    let mut violations = Violations::new();
    assert!(without.multipart::<Any>(&mut violations).is_none());
    assert!(violations.to_string().contains("Syntax"));
}
