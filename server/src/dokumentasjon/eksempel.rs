//! Examples: those of the document, and where it has none, what its schemas make of the examples of their parts.

use actix_openapi::types::{Any, Map};

use super::dokument::{Dokument, component, flag, items, members, text, words};

/// Deeper than this, members are left out.
const DEEPEST: usize = 12;

/// An example of a parameter, header or body, as the document has it.
pub(super) fn given<'d>(dokument: &'d Dokument, holder: &'d Any) -> Option<&'d Any> {
    holder.get("example").or_else(|| {
        let (_, example) = members(holder.get("examples")).next()?;
        dokument.resolve(example).get("value")
    })
}

/// An example of a parameter's or body's value.
pub(super) fn of_holder(dokument: &Dokument, holder: &Any) -> Option<Any> {
    let given = given(dokument, holder).cloned();
    given.or_else(|| Some(of_schema(dokument, holder.get("schema")?, 0)))
}

/// An example of a schema's values.
fn of_schema(dokument: &Dokument, schema: &Any, depth: usize) -> Any {
    if let Some(given) = schema.get("example") {
        return given.clone();
    }
    let schema = dokument.resolve(schema);
    let listed = |keyword| items(schema.get(keyword)).next();
    let told = ["example", "default", "const"]
        .iter()
        .find_map(|keyword| schema.get(keyword))
        .or_else(|| listed("examples"))
        .or_else(|| listed("enum"));
    if let Some(told) = told {
        return told.clone();
    }
    if depth >= DEEPEST {
        return Any::Null;
    }
    let mut object: Map<Any> = Map::new();
    for part in items(schema.get("allOf")) {
        if let Any::Object(part) = of_schema(dokument, part, depth + 1) {
            part.into_iter().for_each(|(name, value)| {
                object.insert(name, value);
            });
        }
    }
    for (name, member) in members(schema.get("properties")) {
        object.insert(name, of_schema(dokument, member, depth + 1));
    }
    if !object.is_empty() {
        return Any::Object(object);
    }
    if let Some(first) = listed("oneOf").or_else(|| listed("anyOf")) {
        return of_schema(dokument, first, depth + 1);
    }
    let kind = match schema.get("type") {
        Some(Any::Array(kinds)) => kinds.first().map(words),
        kind => kind.map(words),
    };
    match kind.as_deref() {
        Some("array") => {
            let item = schema.get("items");
            let item = item.map(|item| of_schema(dokument, item, depth + 1));
            Any::Array(item.into_iter().collect())
        }
        Some("object") => Any::Object(Map::new()),
        Some("boolean") => Any::Boolean(true),
        Some("integer" | "number") => {
            let least = schema.get("minimum").cloned();
            least
                .or_else(|| Any::from_json(b"0").ok())
                .unwrap_or(Any::Null)
        }
        _ => Any::String(match text(schema, "format") {
            Some("uuid") => "123e4567-e89b-12d3-a456-426655440000".to_owned(),
            Some("date") => "2026-01-31".to_owned(),
            Some("date-time") => "2026-01-31T12:00:00+01:00".to_owned(),
            _ => "…".to_owned(),
        }),
    }
}

/// JSON on lines of its own.
pub(super) fn json(value: &Any) -> String {
    let mut text = String::new();
    write_json(value, 0, &mut text);
    text
}

fn write_json(value: &Any, depth: usize, text: &mut String) {
    let line = |depth: usize, text: &mut String| {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    };
    match value {
        Any::Array(items) if !items.is_empty() => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                line(depth + 1, text);
                write_json(item, depth + 1, text);
            }
            line(depth, text);
            text.push(']');
        }
        Any::Object(members) if !members.is_empty() => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                line(depth + 1, text);
                text.push_str(&Any::String(name.to_owned()).to_json());
                text.push_str(": ");
                write_json(member, depth + 1, text);
            }
            line(depth, text);
            text.push('}');
        }
        value => text.push_str(&value.to_json()),
    }
}

/// XML of a value, by the schema's `xml` objects.
pub(super) fn xml(dokument: &Dokument, schema: &Any, value: &Any) -> String {
    let name = component(schema).unwrap_or_else(|| "root".to_owned());
    let mut text = String::new();
    write_xml(dokument, schema, &name, value, 0, &mut text);
    text.trim_end().to_owned()
}

fn write_xml(
    dokument: &Dokument,
    schema: &Any,
    name: &str,
    value: &Any,
    depth: usize,
    text: &mut String,
) {
    let schema = dokument.resolve(schema);
    let about = |keyword| schema.get("xml").and_then(|xml| self::text(xml, keyword));
    let plain = about("name").unwrap_or(name);
    let (element, declared) = match (about("prefix"), about("namespace")) {
        (Some(prefix), Some(namespace)) => (
            format!("{prefix}:{plain}"),
            format!(" xmlns:{prefix}=\"{}\"", escaped(namespace)),
        ),
        (Some(prefix), None) => (format!("{prefix}:{plain}"), String::new()),
        (None, Some(namespace)) => (
            plain.to_owned(),
            format!(" xmlns=\"{}\"", escaped(namespace)),
        ),
        (None, None) => (plain.to_owned(), String::new()),
    };
    let indent = "  ".repeat(depth);
    if let Any::Array(values) = value {
        let empty = Any::Null;
        let item = schema.get("items").unwrap_or(&empty);
        let wrapped = schema.get("xml").is_some_and(|xml| flag(xml, "wrapped"));
        if wrapped {
            text.push_str(&format!("{indent}<{element}{declared}>\n"));
        }
        for value in values {
            write_xml(
                dokument,
                item,
                plain,
                value,
                depth + usize::from(wrapped),
                text,
            );
        }
        if wrapped {
            text.push_str(&format!("{indent}</{element}>\n"));
        }
        return;
    }
    let Any::Object(object) = value else {
        let content = escaped(&words(value));
        text.push_str(&format!(
            "{indent}<{element}{declared}>{content}</{element}>\n"
        ));
        return;
    };
    let (mut attributes, mut children) = (String::new(), String::new());
    let any = Any::Null;
    for (name, value) in object.iter() {
        let schema = member(dokument, schema, name, depth).unwrap_or(&any);
        let xml = dokument.resolve(schema).get("xml");
        if xml.is_some_and(|xml| flag(xml, "attribute")) {
            let name = xml.and_then(|xml| self::text(xml, "name")).unwrap_or(name);
            attributes.push_str(&format!(" {name}=\"{}\"", escaped(&words(value))));
        } else {
            write_xml(dokument, schema, name, value, depth + 1, &mut children);
        }
    }
    text.push_str(&format!(
        "{indent}<{element}{declared}{attributes}>\n{children}{indent}</{element}>\n"
    ));
}

/// The schema of a member, wherever in the schema it stands.
fn member<'d>(
    dokument: &'d Dokument,
    schema: &'d Any,
    name: &str,
    depth: usize,
) -> Option<&'d Any> {
    let schema = dokument.resolve(schema);
    let own = schema.get("properties").and_then(|known| known.get(name));
    if own.is_some() || depth >= DEEPEST {
        return own;
    }
    ["allOf", "oneOf", "anyOf"]
        .iter()
        .flat_map(|keyword| items(schema.get(keyword)))
        .find_map(|part| member(dokument, part, name, depth + 1))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_made_of_the_examples_of_its_parts() {
        let dokument = Dokument::read(
            r##"{"components": {"schemas": {
                "A": {"type": "object", "properties": {
                    "b": {"$ref": "#/components/schemas/B"},
                    "id": {"type": "string", "example": "<1>", "xml": {"attribute": true}},
                    "more": {"type": "array", "items": {"type": "integer", "minimum": 3, "xml": {"name": "one"}}, "xml": {"wrapped": true}},
                    "self": {"$ref": "#/components/schemas/C"}},
                  "xml": {"name": "a", "namespace": "urn:a"}},
                "B": {"enum": ["x", "y"]},
                "C": {"allOf": [{"$ref": "#/components/schemas/C"}]}}}}"##,
        );
        let media = Any::from_json(br##"{"schema": {"$ref": "#/components/schemas/A"}}"##).unwrap();
        let example = of_holder(&dokument, &media).unwrap();
        assert_eq!(
            example.to_json(),
            r#"{"b":"x","id":"<1>","more":[3],"self":"…"}"#
        );
        assert_eq!(
            xml(&dokument, media.get("schema").unwrap(), &example),
            "<a xmlns=\"urn:a\" id=\"&lt;1&gt;\">\n  <b>x</b>\n  <more>\n    <one>3</one>\n  </more>\n  <self>…</self>\n</a>"
        );
        assert_eq!(
            json(&Any::from_json(b"{\"a\":[1,{}]}").unwrap()),
            "{\n  \"a\": [\n    1,\n    {}\n  ]\n}"
        );
    }
}
