//! One document in several forms: the same code comes out of each.

use actix_openapi_codegen::lower::lower;

use crate::{FIXTURE, run};

const BASE: &str = include_str!("../diagnostics/base.yaml");

/// What is generated, without what gives the document away and what names its bytes.
fn code_of(document: &str) -> Vec<(&'static str, String)> {
    let generated = run(document.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let files = generated.files.into_iter();
    files
        .filter(|file| file.path.ends_with(".rs") && file.path != "src/document.rs")
        .map(|file| {
            let lines = file.contents.lines().skip(1);
            let lines = lines.filter(|line| !line.contains("DOCUMENT_SHA256"));
            (file.path, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn json() -> serde_json::Value {
    actix_openapi_codegen::document::parse(FIXTURE.as_bytes())
        .unwrap()
        .to_json()
}

#[test]
fn json_and_yaml_give_the_same_code() {
    let expected = code_of(FIXTURE);
    assert_eq!(code_of(&json().to_string()), expected);
    assert_eq!(
        code_of(&serde_json::to_string_pretty(&json()).unwrap()),
        expected
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let expected = code_of(FIXTURE);
    let crlf = FIXTURE.replace('\n', "\r\n");
    for document in [
        crlf.clone(),
        format!("\u{FEFF}{FIXTURE}"),
        format!("\u{FEFF}{crlf}"),
    ] {
        assert_eq!(code_of(&document), expected);
    }
    let json = serde_json::to_string_pretty(&json()).unwrap();
    assert_eq!(
        code_of(&format!("\u{FEFF}{}", json.replace('\n', "\r\n"))),
        expected
    );
}

#[test]
fn json_as_it_is_written_in_the_world_is_read() {
    let expected = code_of(FIXTURE);
    let indented = serde_json::to_string_pretty(&json())
        .unwrap()
        .replace("  ", "\t");
    assert_eq!(
        code_of(&indented),
        code_of(&json().to_string().replace("  ", "\t"))
    );
    // As Python and PHP write it: every character beyond ASCII as UTF-16, slashes escaped.
    let escaped: String = json()
        .to_string()
        .chars()
        .flat_map(|character| match character {
            '/' => "\\/".chars().collect::<Vec<_>>(),
            '\0'..='\u{7f}' => vec![character],
            _ => {
                let mut units = [0; 2];
                let units = character.encode_utf16(&mut units);
                let escapes = units.iter().map(|unit| format!("\\u{unit:04x}"));
                escapes.collect::<String>().chars().collect()
            }
        })
        .collect();
    assert!(escaped.is_ascii());
    assert_eq!(code_of(&escaped), expected);
}

#[test]
fn emoji_and_long_keys_are_read_from_json() {
    let mut document = json();
    document["info"]["description"] = "😀".into();
    document[format!("x-{}", "k".repeat(5_000))] = 1.into();
    let ascii = document.to_string().replace('😀', "\\ud83d\\ude00");
    assert_eq!(code_of(&ascii), code_of(&document.to_string()));
}

/// YAML makes numbers and booleans of words without quotes; as texts they are what is written.
#[test]
fn a_text_without_quotes_is_what_is_written() {
    let quoted = |title: &str, version: &str, description: &str| {
        let lines = format!("title: {title}\n  version: {version}\n  description: {description}");
        BASE.replace("title: T\n  version: \"1\"", &lines)
    };
    for text in [
        "1.10", "2.0", "1e3", "007", "0x1F", "+1", "1.", ".5", "True", "false", "2024",
    ] {
        let document = quoted(text, text, text);
        assert!(document.contains(&format!("version: {text}")), "{document}");
        let api = lower(document.as_bytes(), "test.yaml").unwrap().api;
        assert_eq!((&*api.title, &*api.version), (text, text));
        assert_eq!(api.documentation.description.as_deref(), Some(text));
        let strings = quoted(
            &format!("'{text}'"),
            &format!("'{text}'"),
            &format!("'{text}'"),
        );
        assert_eq!(code_of(&document), code_of(&strings), "{text}");
    }
}

/// A number of JSON too.
#[test]
fn a_version_that_is_a_number_of_json_is_what_is_written() {
    let mut json = actix_openapi_codegen::document::parse(BASE.as_bytes())
        .unwrap()
        .to_json();
    json["info"]["version"] = "@".into();
    let document = json.to_string().replace("\"@\"", "1.10");
    let api = lower(document.as_bytes(), "test.json").unwrap().api;
    assert_eq!(api.version, "1.10");
}

/// Words without quotes are strings where `type` says so, and are not guessed at where they mean something else.
#[test]
fn a_value_of_an_enum_without_quotes_is_a_string_where_strings_are_meant() {
    let schema = |said: &str| format!("{BASE}    Ny:\n      type: string\n      {said}\n");
    assert_eq!(
        code_of(&schema("enum: ['1', 'true']")),
        code_of(&schema("enum: [1, true]"))
    );
    assert!(lower(schema("pattern: '1'").as_bytes(), "test.yaml").is_ok());
    let error = lower(schema("pattern: 1").as_bytes(), "test.yaml").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("expected a string, found a number"),
        "{error}"
    );
}
