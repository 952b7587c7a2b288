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

fn told(document: &str) -> String {
    run(document.as_bytes()).unwrap_err().to_string()
}

#[test]
fn compositions_of_compositions_end() {
    assert!(holds(&compositions(30, 1)));
    // Nothing is followed until the stack ends, and nothing doubles with each level.
    assert!(!holds(&compositions(3_000, 1)));
    assert!(holds(&compositions(30, 2)));
    let told = told(&compositions(300, 1));
    assert!(
        told.contains("schemas that need each other 256 levels deep are not supported"),
        "{told}"
    );
}

/// `count` schemas more than the base document has.
fn schemas(count: usize, schema: impl Fn(usize) -> String) -> String {
    let mut document = include_str!("../diagnostics/base.yaml").to_owned();
    for index in 0..count {
        writeln!(document, "    S{index}: {}", schema(index)).unwrap();
    }
    document
}

fn reference(index: usize) -> String {
    format!("{{$ref: '#/components/schemas/S{index}'}}")
}

/// What the parts say beside their members is taken over too, twice at each level.
#[test]
fn compositions_that_double_at_each_level_are_refused() {
    let first = "{type: object, minProperties: 1, properties: {a: {type: string}}, oneOf: [{required: [a]}]}";
    let document = schemas(60, |index| match index {
        0 => first.to_owned(),
        _ => format!(
            "{{allOf: [{0}, {0}, {{minProperties: {index}}}]}}",
            reference(index - 1)
        ),
    });
    let told = told(&document);
    assert!(
        told.contains("compositions that take over more than"),
        "{told}"
    );
}

#[test]
fn compositions_that_grow_with_each_level_are_refused() {
    let document = schemas(1_000, |index| match index {
        0 => "{type: object, properties: {a: {type: string}}}".to_owned(),
        _ => format!(
            "{{allOf: [{}, {{properties: {{p{index}: {{type: string}}}}}}]}}",
            reference(index - 1)
        ),
    });
    let told = told(&document);
    assert!(
        told.contains("compositions that take over more than"),
        "{told}"
    );
}

#[test]
fn a_text_that_is_taken_over_a_thousand_times_is_refused() {
    let long = "x".repeat(100_000);
    let document = schemas(1_000, |index| match index {
        0 => format!("{{type: object, properties: {{a: {{type: string, description: {long}}}}}}}"),
        _ => format!("{{allOf: [{}, {{minProperties: 1}}]}}", reference(0)),
    });
    let told = told(&document);
    assert!(
        told.contains("compositions that take over more than"),
        "{told}"
    );
}

/// The deepest document that is read: each keyword that may hold a schema, in itself.
#[test]
fn schemas_may_be_as_deep_as_documents() {
    for (before, after, levels) in [
        ("{not: ", "}", 120),
        ("{type: array, items: ", "}", 120),
        ("{type: object, additionalProperties: ", "}", 120),
        ("{properties: {a: ", "}}", 60),
        ("{oneOf: [{type: integer}, ", "]}", 60),
        ("{anyOf: [{type: integer}, ", "]}", 60),
        ("{allOf: [{minProperties: 1}, ", "]}", 60),
    ] {
        let document = schemas(1, |_| {
            format!(
                "{}{{type: object}}{}",
                before.repeat(levels),
                after.repeat(levels)
            )
        });
        assert!(run(document.as_bytes()).is_ok(), "{before}");
    }
}

/// References in circles, by every keyword that may hold one.
#[test]
fn circles_of_references_end() {
    for keyword in [
        "allOf: [{}, {minProperties: 1}]",
        "allOf: [{}]",
        "oneOf: [{}, {type: string}]",
        "anyOf: [{}, {type: object}]",
        "oneOf: [{}]",
        "not: {}",
        "items: {}",
        "additionalProperties: {}",
        "properties: {a: {}}",
        "type: object, properties: {a: {type: string}}, oneOf: [{}]",
    ] {
        for length in [1, 2, 5] {
            let document = schemas(length, |index| {
                let next = reference((index + 1) % length);
                format!("{{{}}}", keyword.replacen("{}", &next, 1))
            });
            holds(&document);
        }
    }
}

/// Schemas outside of `components.schemas` may refer to each other through the whole document.
#[test]
fn long_ways_outside_of_the_components_need_no_stack() {
    let mut document = schemas(1, |_| "{$ref: '#/x-s/S0'}".to_owned());
    document += "x-s:\n";
    for index in 0..2_000 {
        let next = (index + 1) % 2_000;
        writeln!(
            document,
            "  S{index}: {{properties: {{a: {{$ref: '#/x-s/S{next}'}}}}}}"
        )
        .unwrap();
    }
    assert!(run(document.as_bytes()).is_ok());
}

#[test]
fn a_pattern_is_read_in_one_go() {
    for pattern in [
        "{".repeat(1_000_000),
        "a{".repeat(100_000),
        "a{1".repeat(100_000),
    ] {
        holds(&schemas(1, |_| {
            format!("{{type: string, pattern: '{pattern}'}}")
        }));
    }
}
