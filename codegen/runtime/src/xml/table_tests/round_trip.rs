//! Random tables and random values that they allow come back from XML as they were.

use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use super::*;
use crate::schema::{ANY, BOOLEAN, DATE, Direction, INT64, NUMBER, TEXT};
use crate::types::Map;

/// Choices, drawn by proptest.
struct Dice {
    faces: Vec<u32>,
    thrown: usize,
    names: usize,
}

impl Dice {
    fn of(faces: Vec<u32>) -> Self {
        Self {
            faces,
            thrown: 0,
            names: 0,
        }
    }

    fn throw(&mut self, sides: u32) -> u32 {
        let face = self.faces.get(self.thrown).copied().unwrap_or(0);
        self.thrown += 1;
        face % sides
    }

    fn one_in(&mut self, sides: u32) -> bool {
        self.throw(sides) == 1
    }

    fn name(&mut self) -> &'static str {
        self.names += 1;
        leak(format!("n{}", self.names)).as_str()
    }

    fn xml(&mut self) -> Xml {
        let namespaces = [None, None, Some("urn:a"), Some("urn:b&\"<"), Some("")];
        Xml {
            name: self.one_in(3).then(|| self.name()),
            namespace: namespaces[self.throw(5) as usize],
            prefix: [None, Some("p"), Some("xsi")][self.throw(3) as usize],
            attribute: false,
            wrapped: self.one_in(2),
        }
    }

    fn schema(&mut self, depth: u32) -> &'static Schema {
        let schema = match self.throw(if depth == 0 { 6 } else { 14 }) {
            0 => copy(&TEXT),
            1 => copy(&INT64),
            2 => copy(&NUMBER),
            3 => copy(&BOOLEAN),
            4 => copy(&DATE),
            5 => Schema {
                values: &["1", "2.5", "\"x\"", "true"],
                ..Schema::ANY
            },
            6 => copy(&ANY),
            7 | 8 => Schema::of(Kind::Array(self.schema(depth - 1), None)),
            9 => copy(self.object(depth - 1, true)),
            10 => Schema {
                all_of: leak_all(self.parts(depth - 1)),
                ..Schema::ANY
            },
            11 => Schema {
                any_of: leak_all(self.parts(depth - 1)),
                ..Schema::ANY
            },
            12 => Schema {
                one_of: leak_all(vec![&INT64, &BOOLEAN, self.object(depth - 1, false)]),
                ..Schema::ANY
            },
            _ => copy(self.object(depth - 1, false)),
        };
        // Beside a `type` of parts and alternatives, `nullable` allows nothing.
        let nullable = !matches!(schema.kind, Kind::Any) && self.one_in(4);
        leak(Schema {
            nullable,
            xml: self.xml(),
            ..schema
        })
    }

    fn object(&mut self, depth: u32, is_open: bool) -> &'static Schema {
        let additional = is_open.then(|| self.schema(depth.min(1)));
        let members = (0..self.throw(4)).map(|_| self.member(depth)).collect();
        object(members, additional)
    }

    fn parts(&mut self, depth: u32) -> Vec<&'static Schema> {
        let mut part = || {
            let member = Member {
                required: true,
                ..self.member(depth)
            };
            object(vec![member], Some(&ANY))
        };
        vec![part(), part()]
    }

    fn member(&mut self, depth: u32) -> Member {
        let schema = self.schema(depth);
        let is_leaf = !matches!(schema.kind, Kind::Array(..) | Kind::Object(_) | Kind::Any)
            || !schema.values.is_empty();
        let attribute = is_leaf && self.one_in(3);
        let xml = Xml {
            attribute,
            ..schema.xml
        };
        Member {
            required: self.one_in(2),
            ..member(self.name(), with(schema, xml))
        }
    }

    fn text(&mut self) -> String {
        let texts = [
            "",
            " ",
            "a",
            "1",
            "true",
            "\r\n\t",
            "<&>\"'",
            "]]>",
            "æ😀",
            " a ",
            "&#65;",
            "-->",
            "\u{85}\u{2028}",
        ];
        texts[self.throw(13) as usize].to_owned()
    }

    fn value(&mut self, schema: &'static Schema) -> Any {
        if schema.nullable && self.one_in(3) {
            return Any::Null;
        }
        if !schema.values.is_empty() {
            return json(schema.values[self.throw(4) as usize]);
        }
        if !schema.all_of.is_empty() || !schema.any_of.is_empty() {
            // Of an `anyOf`, all: of the others XML could not tell numbers from texts.
            let parts = schema.all_of.iter().chain(schema.any_of);
            let members = parts.flat_map(|part| match self.value(part) {
                Any::Object(members) => members,
                _ => Map::new(),
            });
            return Any::Object(members.collect());
        }
        if !schema.one_of.is_empty() {
            let chosen = self.throw(3) as usize;
            return self.value(schema.one_of[chosen]);
        }
        match schema.kind {
            Kind::Any => self.free(2),
            Kind::Boolean => Any::Boolean(self.one_in(2)),
            Kind::Integer(..) => {
                json(["0", "-1", "9223372036854775807", "1e2"][self.throw(4) as usize])
            }
            Kind::Number(_) => json(["0.10", "-1.5e-3", "1E5", "7"][self.throw(4) as usize]),
            Kind::String(crate::schema::Format::Date, _) => json("\"2024-02-29\""),
            Kind::String(..) => Any::String(self.text()),
            Kind::Array(items, _) => {
                Any::Array((0..self.throw(4)).map(|_| self.value(items)).collect())
            }
            Kind::Object(object) => self.members(object),
        }
    }

    fn members(&mut self, object: &'static Object) -> Any {
        let mut members = Vec::new();
        for member in object.members {
            let value = self.value(member.schema);
            let is_told = is_told(member.schema, &value)
                && (member.required
                    || !(is_vanishing(member.schema, &value)
                        || (member.schema.xml.attribute && value == Any::Null)));
            if member.required && !is_told {
                members.push((member.name.to_owned(), Any::Array(Vec::new())));
            } else if is_told && (member.required || self.one_in(2)) {
                members.push((member.name.to_owned(), value));
            }
        }
        // What is not listed beside parts is anything, and no test of their own.
        if let Some(schema) = object
            .additional
            .filter(|schema| !std::ptr::eq(*schema, &ANY))
        {
            for key in ["x", "y-æ"] {
                let value = self.value(schema);
                if is_told(schema, &value) && !is_vanishing(schema, &value) && self.one_in(2) {
                    members.push((key.to_owned(), value));
                }
            }
        }
        Any::Object(Map::from(members))
    }

    /// Free-form: texts, objects that are not empty.
    fn free(&mut self, depth: u32) -> Any {
        match self.throw(if depth == 0 { 1 } else { 3 }) {
            1 => Any::Object(Map::from(vec![("k".to_owned(), self.free(depth - 1))])),
            2 => {
                let two = vec![self.free(0), self.free(0)];
                Any::Object(Map::from(vec![("k".to_owned(), Any::Array(two))]))
            }
            _ => Any::String(self.text()),
        }
    }
}

/// XML cannot tell an unwrapped array that is null from one that holds only null.
fn is_told(schema: &'static Schema, value: &Any) -> bool {
    match schema.kind {
        Kind::Array(items, _) if !schema.xml.wrapped && *value == Any::Null => {
            !items.allows(&Any::Null, Direction::Either)
        }
        _ => true,
    }
}

/// XML cannot tell an unwrapped array that is empty from none.
fn is_vanishing(schema: &'static Schema, value: &Any) -> bool {
    let is_unwrapped = matches!(schema.kind, Kind::Array(..)) && !schema.xml.wrapped;
    is_unwrapped && *value == Any::Array(Vec::new())
}

fn is_well_formed(document: &[u8]) -> Option<bool> {
    let xmllint = Command::new("xmllint")
        .args(["--noout", "--nonet", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut xmllint = xmllint.ok()?;
    xmllint.stdin.take()?.write_all(document).ok()?;
    let output = xmllint.wait_with_output().ok()?;
    // It tells of broken namespaces without failing.
    Some(output.status.success() && output.stderr.is_empty())
}

fn drawn() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), 1..160)
}

fn root(faces: Vec<u32>) -> (&'static Schema, Any) {
    let mut dice = Dice::of(faces);
    let schema = dice.schema(3);
    let value = dice.value(schema);
    (schema, value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_written_is_read(faces in drawn()) {
        let (schema, value) = root(faces);
        prop_assert!(schema.allows(&value, Direction::Either), "{} of {schema:?}", value.to_json());
        let written = document(schema, "r", &value).unwrap();
        let text = String::from_utf8_lossy(&written);
        let found = read(schema, "r", &written);
        prop_assert!(
            found.as_ref() == Ok(&value),
            "{} became {} through {text}\n{schema:?}",
            value.to_json(),
            found.map_or_else(|fault| fault.to_string(), |found| found.to_json())
        );
    }
}

#[test]
fn what_is_written_is_well_formed_to_others() {
    if is_well_formed(b"<r/>").is_none() {
        eprintln!("SKIPPED: xmllint is absent");
        return;
    }
    assert_eq!(is_well_formed(b"<p:r/>"), Some(false));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(100));
    let result = runner.run(&drawn(), |faces| {
        let (schema, value) = root(faces);
        let written = document(schema, "r", &value).unwrap();
        let text = String::from_utf8_lossy(&written);
        // xmllint warns of a namespace that is no URI; that one is a test of escapes.
        let uri = text.replace("urn:b&amp;&quot;&lt;", "urn:b");
        prop_assert_eq!(is_well_formed(uri.as_bytes()), Some(true), "{}", text);
        Ok(())
    });
    result.unwrap();
}
