//! Documents that are deep or large.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::{holds, run};

const LEVELS: usize = 10_000;

#[test]
fn a_deep_document_is_refused_and_not_followed() {
    for document in [
        "[".repeat(LEVELS),
        format!("{}{}", "[".repeat(LEVELS), "]".repeat(LEVELS)),
        format!("{}1{}", "{\"a\":".repeat(LEVELS), "}".repeat(LEVELS)),
        format!("{}1{}", "{a: ".repeat(LEVELS), "}".repeat(LEVELS)),
        "- ".repeat(LEVELS),
        format!("x: {}", "- ".repeat(LEVELS)),
        "? ".repeat(LEVELS),
        format!("a: \"{}", "\\".repeat(LEVELS)),
    ] {
        assert!(!holds(&document));
    }
}

/// A document of `count` schemas, each of which refers to the next.
fn chain(count: usize, alias_every: usize) -> String {
    let mut document = include_str!("../diagnostics/base.yaml").to_owned();
    for index in 0..count {
        let next = match index + 1 {
            next if next < count => format!("S{next}"),
            _ => "N".to_owned(),
        };
        if index % alias_every == 0 {
            writeln!(
                document,
                "    S{index}: {{$ref: '#/components/schemas/{next}'}}"
            )
            .unwrap();
        } else {
            writeln!(
                document,
                "    S{index}:\n      type: object\n      description: Nummer {index}, {}\n      required: [a]\n      \
                 properties:\n        a: {{type: string, minLength: 1, maxLength: {index}00}}\n        \
                 b: {{$ref: '#/components/schemas/{next}'}}",
                "lang tekst ".repeat(20)
            )
            .unwrap();
        }
    }
    document
}

#[test]
fn a_large_document_is_generated_in_time_that_grows_with_its_size() {
    let document = chain(12_500, 50);
    assert!(document.len() > 5_000_000, "{}", document.len());
    let begun = Instant::now();
    assert!(run(document.as_bytes()).is_ok());
    // Seconds here; a square of the number of schemas would be hours.
    assert!(
        begun.elapsed() < Duration::from_secs(300),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn long_chains_of_aliases_end() {
    assert!(holds(&chain(1_000, 1)));
}

#[test]
fn every_schema_of_a_long_cycle_is_told() {
    let document = chain(500, 1).replace(
        "    S499: {$ref: '#/components/schemas/N'}",
        "    S499: {$ref: '#/components/schemas/S0'}",
    );
    assert!(!holds(&document));
    let told = run(document.as_bytes()).unwrap_err().to_string();
    assert!(
        told.ends_with("500 errors; nothing was generated"),
        "{told}"
    );
}

/// A document of `count` compositions, each of whose parts are as many of the next as `times`.
fn compositions(count: usize, times: usize) -> String {
    let mut document = include_str!("../diagnostics/base.yaml").to_owned();
    for index in 0..count {
        let part = format!("{{$ref: '#/components/schemas/S{}'}}, ", index + 1);
        let own = format!("{{type: object, properties: {{p{index}: {{type: string}}}}}}");
        let parts = part.repeat(times);
        writeln!(document, "    S{index}: {{allOf: [{parts}{own}]}}").unwrap();
    }
    writeln!(
        document,
        "    S{count}: {{type: object, properties: {{q: {{type: string}}}}}}"
    )
    .unwrap();
    document
}

#[test]
fn compositions_of_compositions_end() {
    assert!(holds(&compositions(30, 1)));
    // Nothing is followed until the stack ends, and nothing doubles with each level.
    assert!(!holds(&compositions(3_000, 1)));
    assert!(holds(&compositions(30, 2)));
    let told = run(compositions(33, 1).as_bytes()).unwrap_err().to_string();
    assert!(
        told.contains("parts of parts of an \"allOf\" are not supported this deep"),
        "{told}"
    );
}
