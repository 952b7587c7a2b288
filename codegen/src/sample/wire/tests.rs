use super::*;
use ParameterLocation::{Cookie, Header, Path, Query};

fn written(style: Style, explode: bool, location: ParameterLocation, json: &str) -> String {
    let value = Value::parse(json).unwrap();
    let notation = Notation::Styled { style, explode };
    parameter("color", location, notation, &value).unwrap_or_default()
}

#[test]
fn every_style_is_written_as_its_table_of_examples_has_it() {
    const ARRAY: &str = r#"["blue","black"]"#;
    const OBJECT: &str = r#"{"R":100,"G":200}"#;
    for (style, explode, location, scalar, array, object) in [
        (
            Style::Matrix,
            false,
            Path,
            ";color=blue",
            ";color=blue,black",
            ";color=R,100,G,200",
        ),
        (
            Style::Matrix,
            true,
            Path,
            ";color=blue",
            ";color=blue;color=black",
            ";R=100;G=200",
        ),
        (
            Style::Label,
            false,
            Path,
            ".blue",
            ".blue,black",
            ".R,100,G,200",
        ),
        (
            Style::Label,
            true,
            Path,
            ".blue",
            ".blue.black",
            ".R=100.G=200",
        ),
        (
            Style::Simple,
            false,
            Path,
            "blue",
            "blue,black",
            "R,100,G,200",
        ),
        (
            Style::Simple,
            true,
            Header,
            "blue",
            "blue,black",
            "R=100,G=200",
        ),
        (
            Style::Form,
            false,
            Query,
            "color=blue",
            "color=blue,black",
            "color=R,100,G,200",
        ),
        (
            Style::Form,
            true,
            Query,
            "color=blue",
            "color=blue&color=black",
            "R=100&G=200",
        ),
        (
            Style::Form,
            true,
            Cookie,
            "color=blue",
            "color=blue&color=black",
            "R=100&G=200",
        ),
        (
            Style::SpaceDelimited,
            false,
            Query,
            "color=blue",
            "color=blue%20black",
            "",
        ),
        (
            Style::PipeDelimited,
            false,
            Query,
            "color=blue",
            "color=blue%7Cblack",
            "",
        ),
        (
            Style::DeepObject,
            true,
            Query,
            "color=blue",
            "",
            "color%5BR%5D=100&color%5BG%5D=200",
        ),
    ] {
        let all = [("\"blue\"", scalar), (ARRAY, array), (OBJECT, object)];
        for (json, expected) in all {
            let text = written(style, explode, location, json);
            assert_eq!(text, expected, "{style:?} {explode} {json}");
        }
    }
}

#[test]
fn what_has_a_meaning_is_encoded_or_not_written() {
    assert_eq!(
        written(Style::Form, false, Query, r#"["a,b","c&d"]"#),
        "color=a%2Cb,c%26d"
    );
    assert_eq!(
        written(Style::Label, true, Path, r#"["a.b","c/d"]"#),
        ".a%2Eb.c%2Fd"
    );
    assert_eq!(
        written(Style::Form, true, Query, "\"æ +\""),
        "color=%C3%A6%20%2B"
    );
    for (style, location, json) in [
        (Style::Simple, Header, r#"["a,b"]"#),
        (Style::Simple, Header, "\"a\\nb\""),
        (Style::SpaceDelimited, Query, r#"["a b"]"#),
        (Style::PipeDelimited, Query, r#"["a|b"]"#),
        (Style::Form, Query, "[]"),
        (Style::Form, Query, r#"[""]"#),
        (Style::Form, Query, r#"[["a"]]"#),
        (Style::Form, Query, r#"{"a":{"b":1}}"#),
        (Style::Form, Query, "null"),
    ] {
        assert_eq!(
            written(style, false, location, json),
            "",
            "{style:?} {json}"
        );
    }
}

#[test]
fn content_is_one_text() {
    let value = Value::parse(r#"{"a":[1]}"#).unwrap();
    let text = |location| parameter("q", location, Notation::Json, &value);
    assert_eq!(text(Query).as_deref(), Some("q=%7B%22a%22%3A%5B1%5D%7D"));
    assert_eq!(text(Header).as_deref(), Some(r#"{"a":[1]}"#));
}

#[test]
fn a_form_has_names_and_texts_only() {
    let form = |json| form(&Value::parse(json).unwrap());
    assert_eq!(
        form(r#"{"a b":"c&d","e":[1,2]}"#).as_deref(),
        Some("a%20b=c%26d&e=1&e=2")
    );
    for json in ["{}", "[]", r#"{"a":{}}"#, r#"{"a":""}"#, r#"{"a":null}"#] {
        assert_eq!(form(json), None, "{json}");
    }
}
