//! Documents by tables: what is written, and what is read.

mod examples;
mod hostile;
mod round_trip;

use super::{XmlError, XmlFault, document, read};
use crate::schema::{Access, Kind, Member, Object, Schema, Xml};
use crate::types::Any;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

fn json(text: &str) -> Any {
    Any::from_json(text.as_bytes()).unwrap()
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_all<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}

fn member(name: &'static str, schema: &'static Schema) -> Member {
    Member {
        name,
        schema,
        required: false,
        access: Access::Both,
    }
}

fn object(members: Vec<Member>, additional: Option<&'static Schema>) -> &'static Schema {
    leak(Schema::of(Kind::Object(leak(Object {
        members: leak_all(members),
        additional,
        min_properties: None,
        max_properties: None,
    }))))
}

fn with(schema: &'static Schema, xml: Xml) -> &'static Schema {
    leak(Schema {
        xml,
        ..copy(schema)
    })
}

/// The same, to be changed.
fn copy(schema: &Schema) -> Schema {
    let kind = match &schema.kind {
        Kind::Any => Kind::Any,
        Kind::Boolean => Kind::Boolean,
        Kind::Integer(width, checks) => Kind::Integer(*width, *checks),
        Kind::Number(checks) => Kind::Number(*checks),
        Kind::String(format, checks) => Kind::String(*format, *checks),
        Kind::Array(items, checks) => Kind::Array(items, *checks),
        Kind::Object(object) => Kind::Object(object),
    };
    Schema {
        name: schema.name,
        kind,
        nullable: schema.nullable,
        values: schema.values,
        all_of: schema.all_of,
        any_of: schema.any_of,
        one_of: schema.one_of,
        not: schema.not,
        keywords: schema.keywords,
        discriminator: schema.discriminator,
        xml: schema.xml,
    }
}

fn array(items: &'static Schema) -> &'static Schema {
    leak(Schema::of(Kind::Array(items, None)))
}

fn named(name: &'static str) -> Xml {
    Xml {
        name: Some(name),
        ..Xml::NONE
    }
}

/// The root element, written.
fn write(schema: &'static Schema, value: &str) -> Result<String, XmlError> {
    let document = String::from_utf8(document(schema, "r", &json(value))?).unwrap();
    Ok(document.strip_prefix(DECLARATION).unwrap().to_owned())
}

/// The value of a document, as JSON.
fn value(schema: &'static Schema, document: &str) -> Result<String, XmlFault> {
    read(schema, "r", document.as_bytes()).map(|value| value.to_json())
}
