//! One document in several forms: the same code comes out of each.

use actix_openapi_codegen::lower::lower;

use crate::{FIXTURE, run};

/// What is generated, without what names the bytes of the document.
fn code_of(document: &str) -> Vec<(&'static str, String)> {
    let generated = run(document.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let files = generated.files.into_iter();
    files
        .filter(|file| file.path.ends_with(".rs"))
        .map(|file| {
            let lines = file.contents.lines().skip(1);
            let lines = lines.filter(|line| !line.contains("DOCUMENT_SHA256"));
            (file.path, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn json() -> serde_json::Value {
    lower(FIXTURE.as_bytes(), "test.yaml").unwrap().json
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
