//! A value of a schema: the document's own example, or the least that the schema asks for.

use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Map, Value, json};

/// How far references and members are followed: what is required of itself has no end.
const DEEPEST: usize = 16;

/// A value of `schema`, which stands in `document`.
pub(super) fn of(document: &Value, schema: Option<&Value>) -> Value {
    let sampler = Sampler { document };
    schema.map_or_else(|| json!({}), |schema| sampler.value(schema, 0))
}

struct Sampler<'d> {
    document: &'d Value,
}

impl Sampler<'_> {
    fn value(&self, schema: &Value, depth: usize) -> Value {
        if depth > DEEPEST {
            return Value::Null;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').unwrap_or_default();
            let found = self.document.pointer(pointer);
            return found.map_or(Value::Null, |found| self.value(found, depth + 1));
        }
        self.told(schema)
            .or_else(|| self.chosen(schema, depth))
            .unwrap_or_else(|| self.least(schema, depth))
    }

    /// What the document itself says.
    fn told(&self, schema: &Value) -> Option<Value> {
        let first = |keyword| schema.get(keyword)?.as_array()?.first();
        schema
            .get("example")
            .or_else(|| first("examples"))
            .or_else(|| schema.get("default"))
            .or_else(|| schema.get("const"))
            .or_else(|| first("enum"))
            .cloned()
    }

    fn chosen(&self, schema: &Value, depth: usize) -> Option<Value> {
        let first = |keyword| schema.get(keyword)?.as_array()?.first();
        let choice = first("oneOf").or_else(|| first("anyOf"))?;
        // Beside members of its own a choice only narrows them.
        let alone = schema.get("properties").is_none() && schema.get("allOf").is_none();
        alone.then(|| self.value(choice, depth + 1))
    }

    fn least(&self, schema: &Value, depth: usize) -> Value {
        let kind = match schema.get("type") {
            Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
            Some(kind) => kind.as_str(),
            None => None,
        };
        match kind {
            Some("string") => json!(text(schema)),
            Some("integer" | "number") => number(schema),
            Some("boolean") => json!(false),
            Some("null") => Value::Null,
            Some("array") => {
                let item = schema.get("items").map(|item| self.value(item, depth + 1));
                let count = count(schema, "minItems");
                json!(vec![item.unwrap_or(Value::Null); count])
            }
            _ => self.object(schema, depth),
        }
    }

    fn object(&self, schema: &Value, depth: usize) -> Value {
        let list = |keyword| {
            schema
                .get(keyword)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        let mut members = Map::new();
        for part in list("allOf") {
            if let Value::Object(more) = self.value(part, depth + 1) {
                members.extend(more);
            }
        }
        for name in list("required").filter_map(Value::as_str) {
            let own = schema.get("properties").and_then(|own| own.get(name));
            if let Some(own) = own {
                members.insert(name.to_owned(), self.value(own, depth + 1));
            } else if !members.contains_key(name) {
                members.insert(name.to_owned(), json!({}));
            }
        }
        Value::Object(members)
    }
}

/// A count that a schema asks for, within reason.
fn count(schema: &Value, keyword: &str) -> usize {
    let count = schema
        .get(keyword)
        .and_then(Value::as_u64)
        .unwrap_or_default();
    usize::try_from(count.min(64)).unwrap_or_default()
}

fn text(schema: &Value) -> String {
    match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => "00000000-0000-0000-0000-000000000000".to_owned(),
        Some("date") => "1970-01-01".to_owned(),
        Some("date-time") => "1970-01-01T00:00:00Z".to_owned(),
        _ => {
            let pattern = schema.get("pattern").and_then(Value::as_str);
            let matching = pattern.and_then(|pattern| regex_syntax::parse(pattern).ok());
            let matching = matching
                .map(|pattern| shortest(&pattern))
                .unwrap_or_default();
            let missing = count(schema, "minLength").saturating_sub(matching.chars().count());
            matching + &"x".repeat(missing)
        }
    }
}

/// A text that a pattern matches, of few characters, and of usual ones where there is a choice. One that would be very
/// long is cut: repetitions of repetitions have no bound.
fn shortest(pattern: &Hir) -> String {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => String::new(),
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).into_owned(),
        HirKind::Class(Class::Unicode(class)) => {
            let holds = |usual: &char| {
                let mut ranges = class.ranges().iter();
                ranges.any(|range| (range.start()..=range.end()).contains(usual))
            };
            let usual = ['a', 'A', '0', ' '].into_iter().find(holds);
            let first = || class.ranges().first().map(|range| range.start());
            usual.or_else(first).map(String::from).unwrap_or_default()
        }
        HirKind::Repetition(repetition) => {
            let once = shortest(&repetition.sub);
            let most = 256 / once.len().max(1);
            once.repeat(most.min(usize::try_from(repetition.min).unwrap_or(most)))
        }
        HirKind::Capture(capture) => shortest(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(shortest).collect(),
        HirKind::Alternation(choices) => choices.first().map(shortest).unwrap_or_default(),
    }
}

/// Zero, or the bound that is nearest to it.
fn number(schema: &Value) -> Value {
    let bound = |keyword| schema.get(keyword).and_then(Value::as_i64);
    let excludes = |keyword| schema.get(keyword) == Some(&Value::Bool(true));
    let lowest =
        bound("minimum").map(|bound| bound.saturating_add(excludes("exclusiveMinimum").into()));
    let highest =
        bound("maximum").map(|bound| bound.saturating_sub(excludes("exclusiveMaximum").into()));
    let near = 0.max(lowest.unwrap_or_default());
    json!(near.min(highest.unwrap_or(near)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_count_more_than_the_least_that_is_asked_for() {
        let document = json!({
            "Code": {"type": "string", "enum": ["A-1", "A-2"]},
            "Base": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "format": "uuid"}}},
            "Loop": {"type": "object", "required": ["self"], "properties": {"self": {"$ref": "#/Loop"}}},
        });
        for (schema, expected) in [
            (json!({"$ref": "#/Code"}), json!("A-1")),
            (
                json!({"type": "string", "example": "e", "default": "d"}),
                json!("e"),
            ),
            (json!({"type": "string", "minLength": 2}), json!("xx")),
            (
                json!({"type": "integer", "minimum": 3, "exclusiveMinimum": true}),
                json!(4),
            ),
            (json!({"type": "integer", "maximum": -3}), json!(-3)),
            (
                json!({"type": "array", "minItems": 2, "items": {"type": "boolean"}}),
                json!([false, false]),
            ),
            (json!({"oneOf": [{"type": "boolean"}]}), json!(false)),
            (
                json!({
                    "allOf": [{"$ref": "#/Base"}],
                    "required": ["b"],
                    "properties": {"b": {"type": "number"}, "c": {}},
                }),
                json!({"id": "00000000-0000-0000-0000-000000000000", "b": 0}),
            ),
            (json!({"$ref": "#/Absent"}), Value::Null),
        ] {
            assert_eq!(of(&document, Some(&schema)), expected, "{schema}");
        }
        for (pattern, expected) in [
            ("^K-[0-9]{3}$", "K-000"),
            ("^([x-z]|b)[^x]+?", "xa"),
            ("(?<=a)b", ""),
        ] {
            let schema = json!({"type": "string", "pattern": pattern});
            assert_eq!(of(&document, Some(&schema)), json!(expected), "{pattern}");
        }
        let endless = json!({"type": "string", "pattern": "((((a{99}){99}){99}){99}){99}"});
        assert!(of(&document, Some(&endless)).to_string().len() < 1000);
        // An end, not an overflow.
        of(&document, Some(&json!({"$ref": "#/Loop"})));
        assert_eq!(of(&document, None), json!({}));
    }
}
