//! Schemas of values that are no objects.

use super::{documentation, number, origin, pattern, value, xml};
use crate::diagnostics::Code;
use crate::document::cursor::Object;
use crate::document::ledger::{Rule, Use};
use crate::ir::{Kind, Pattern, Schema, StringFormat, StringSchema};

/// Reads a schema whose `type` is neither `object` nor a reference. Only a `member` may have an `xml` object: what it
/// would mean in a schema that many members refer to is not clear.
pub(super) fn schema(object: Object<'_, '_>, member: bool) -> Option<Schema> {
    let documentation = documentation::of_schema(&object);
    let kind = kind(&object);
    let names = if member {
        object.get("xml").and_then(|xml| xml::member(&xml))
    } else {
        None
    };
    let origin = origin(object.cursor());
    let nullable = value::nullable(&object);
    let default = value::default(&object, kind.as_ref());
    object.close();
    Some(Schema {
        origin,
        documentation,
        kind: kind?,
        nullable,
        default,
        element_name: names,
    })
}

fn kind(object: &Object<'_, '_>) -> Option<Kind> {
    let cursor = object.get("type");
    let Some(cursor) = cursor else {
        object.cursor().report(
            Code::Unsupported,
            "a schema without a \"type\" is not supported",
        );
        return None;
    };
    match cursor.text(Use::Type)? {
        "string" => string(object).map(Kind::String),
        "integer" => number::integer(object).map(Kind::Number),
        "number" => number::number(object).map(Kind::Number),
        "boolean" => Some(Kind::Boolean),
        other => {
            cursor.report_value(
                Code::Unsupported,
                format!("the type \"{other}\" is not supported"),
            );
            None
        }
    }
}

/// `format` of a string. Formats that would change the type or the encoding of the value must be supported; all others
/// are annotations.
fn format(object: &Object<'_, '_>) -> Option<StringFormat> {
    let Some(cursor) = object.get("format") else {
        return Some(StringFormat::Text);
    };
    let known = match cursor.text(Use::Type)? {
        "uuid" => StringFormat::Uuid,
        "date" => StringFormat::Date,
        "date-time" => StringFormat::DateTime,
        other @ ("byte" | "binary") => {
            cursor.report_value(
                Code::Unsupported,
                format!("the string format \"{other}\" is not supported"),
            );
            return None;
        }
        _ => {
            cursor.ignore_instead(Rule::AnnotationFormat);
            StringFormat::Text
        }
    };
    Some(known)
}

fn string(object: &Object<'_, '_>) -> Option<StringSchema> {
    let format = format(object)?;
    let count = |keyword| {
        object
            .get(keyword)
            .and_then(|cursor| cursor.count(Use::Check))
    };
    let string = StringSchema {
        format,
        min_length: count("minLength"),
        max_length: count("maxLength"),
        pattern: object.get("pattern").and_then(|cursor| pattern(&cursor)),
    };
    if let (Some(minimum), Some(maximum)) = (string.min_length, string.max_length)
        && minimum > maximum
    {
        let message = format!(
            "\"minLength\" {minimum} is more than \"maxLength\" {maximum}: no string is valid"
        );
        object.cursor().report(Code::InvalidValue, message);
    }
    Some(string)
}

fn pattern(cursor: &crate::document::cursor::Cursor<'_, '_>) -> Option<Pattern> {
    let source = cursor.text(Use::Check)?;
    match pattern::translate(source) {
        Ok(translated) => Some(Pattern {
            source: source.to_owned(),
            translated,
        }),
        Err(error) => {
            cursor.report_value(error.code(), error.to_string());
            None
        }
    }
}
