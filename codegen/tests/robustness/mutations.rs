//! Random changes of a sound document.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use crate::{FIXTURE, held, holds};

/// Strings that break a careless generator.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "\"/*",
    "*/",
    "//",
    "r#",
    "r#type",
    "😀",
    "a\r\nb",
    "a\rb",
    "\u{202e}",
    "\0",
    "\u{2028}",
    "#/components/schemas/Bok",
    "#/components/schemas/",
    "self",
    "Self",
    "crate",
    "gen",
    "_",
    "{",
    "}",
    "{x}",
    "`",
    "```",
    "\\",
    "\\u{0}",
    "'",
    "--",
    "ß",
    "ﬁ",
    "İ",
    "²",
    "1",
    "-1",
    "a b",
    "%41",
    "<!-- -->",
    "|",
    "x-",
    "/",
    "/*",
    "/{isbn}",
    "new",
    "post",
    "Api",
    "String",
    "Place",
    "begin",
    "application/xml",
    "default",
    "200",
    "integer",
    "object",
    "path",
    "header",
    "e\u{301}",
    "\u{212b}",
    "𝒳",
    "\u{7f}",
];

fn hostile_count() -> usize {
    HOSTILE.len() + 1
}

fn hostile(index: usize) -> String {
    match HOSTILE.get(index % hostile_count()) {
        Some(text) => (*text).to_owned(),
        None => "x".repeat(10_000),
    }
}

fn other_value(index: usize) -> Value {
    match index % 9 {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!([]),
        5 => json!({}),
        6 => json!({ "$ref": "#/components/schemas/Bok" }),
        7 => json!([{}, "a", [1]]),
        _ => Value::String(hostile(index / 9)),
    }
}

/// The pointers of all parts.
fn pointers(value: &Value) -> Vec<String> {
    fn collect(value: &Value, pointer: String, all: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    let token = key.replace('~', "~0").replace('/', "~1");
                    collect(value, format!("{pointer}/{token}"), all);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    collect(value, format!("{pointer}/{index}"), all);
                }
            }
            _ => {}
        }
        all.push(pointer);
    }
    let mut all = Vec::new();
    collect(value, String::new(), &mut all);
    all
}

#[derive(Clone, Debug)]
struct Mutation {
    kind: u8,
    place: Index,
    other: Index,
    choice: usize,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    (0..7u8, any::<Index>(), any::<Index>(), any::<u16>()).prop_map(
        |(kind, place, other, choice)| Mutation {
            kind,
            place,
            other,
            choice: usize::from(choice),
        },
    )
}

/// Changes the key of one member, in its place.
fn rename(members: &mut Map<String, Value>, position: usize, to: &str) {
    let renamed = members.iter().enumerate().map(|(index, (key, value))| {
        let key = if index == position { to } else { key };
        (key.to_owned(), value.clone())
    });
    *members = renamed.collect();
}

fn mutate(document: &mut Value, mutation: &Mutation) {
    let all = pointers(document);
    let place: &String = mutation.place.get(&all);
    let other: &String = mutation.other.get(&all);
    let other = document.pointer(other).cloned().unwrap();
    let Some(part) = document.pointer_mut(place) else {
        return;
    };
    match (mutation.kind, part) {
        (0, part) => *part = other_value(mutation.choice),
        (1, part) => *part = other,
        (2, Value::Object(members)) if !members.is_empty() => {
            let key = members.keys().nth(mutation.choice % members.len()).cloned();
            members.shift_remove(&key.unwrap());
        }
        (3, Value::Object(members)) if !members.is_empty() => {
            let position = mutation.choice % members.len();
            rename(members, position, &hostile(mutation.choice / 7));
        }
        (4, Value::Object(members)) if members.len() > 1 => {
            // A key that a sibling has already.
            let key = members.keys().next().cloned().unwrap();
            rename(members, mutation.choice % members.len(), &key);
        }
        (5, Value::Object(members)) => {
            members.insert(hostile(mutation.choice), other);
        }
        (5, Value::Array(items)) => items.push(other),
        (6, Value::String(text)) => *text = hostile(mutation.choice),
        (_, Value::Array(items)) => items.reverse(),
        (_, Value::String(text)) => text.push_str(&hostile(mutation.choice)),
        (_, part) => *part = other_value(mutation.choice),
    }
}

fn fixture() -> Value {
    actix_openapi_codegen::document::parse(FIXTURE.as_bytes())
        .unwrap()
        .to_json()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_the_structure_breaks_the_generator(
        mutations in proptest::collection::vec(mutation(), 1..4),
        pretty in any::<bool>(),
    ) {
        let mut document = fixture();
        for mutation in &mutations {
            mutate(&mut document, mutation);
        }
        let text = match pretty {
            true => serde_json::to_string_pretty(&document).unwrap(),
            false => document.to_string(),
        };
        holds(&text);
    }

    #[test]
    fn no_change_of_the_text_breaks_the_generator(
        line in any::<Index>(),
        column in any::<Index>(),
        insert in r#"[ -~\n\t]{0,3}|æ|😀|\r\n|\x00|: |- |"|'|\{|\}|&a |\*a |\|"#,
        cut in 0..4usize,
    ) {
        let mut lines: Vec<String> = FIXTURE.lines().map(str::to_owned).collect();
        let line = line.index(lines.len());
        let characters: Vec<char> = lines[line].chars().collect();
        let column = column.index(characters.len() + 1);
        let (before, after) = characters.split_at(column);
        let after = after.get(cut..).unwrap_or_default();
        lines[line] = before.iter().copied().chain(insert.chars()).chain(after.iter().copied()).collect();
        holds(&lines.join("\n"));
    }

    #[test]
    fn no_line_that_goes_or_comes_twice_breaks_the_generator(line in any::<Index>(), twice in any::<bool>()) {
        let mut lines: Vec<&str> = FIXTURE.lines().collect();
        let line = line.index(lines.len());
        match twice {
            true => lines.insert(line, lines[line]),
            false => drop(lines.remove(line)),
        }
        holds(&lines.join("\n"));
    }
}

/// Each kind of name and text, one at a time, becomes each hostile string.
#[test]
fn no_name_breaks_the_generator() {
    let base = include_str!("../diagnostics/base.yaml");
    let mut sound = 0;
    for (place, replacement) in [
        ("title: T", "title: {}"),
        ("version: \"1\"", "version: {}"),
        ("url: https://a.no/v1", "url: {}"),
        ("tags: []", "tags: [{name: {}, description: {}}]"),
        ("tags: []", "x-tags: {{}: {}}"),
        ("- s: [a]", "- s: [{}]"),
        ("/x/{id}:", "{}:"),
        ("operationId: hent", "operationId: {}"),
        (
            "operationId: hent",
            "operationId: hent\n      description: {}",
        ),
        ("name: H", "name: {}"),
        ("minLength: 1", "pattern: {}"),
        ("minLength: 1", "description: {}"),
        ("description: ok", "description: {}"),
        ("    A:", "    {}:"),
        ("    N:", "    {}:"),
        ("        b:", "        {}:"),
        ("required: [a]", "xml: {name: {}, namespace: 'urn:x'}"),
        ("required: [a]", "xml: {name: a, namespace: {}}"),
        ("required: [a]", "example: {}"),
    ] {
        assert_eq!(base.matches(place).count(), 1, "{place}");
        for choice in 0..hostile_count() {
            let quoted = serde_json::to_string(&hostile(choice)).unwrap();
            let document = base.replace(place, &replacement.replace("{}", &quoted));
            sound += usize::from(held(&document).is_some());
        }
    }
    assert!(sound > 300, "{sound} sound documents");
}
