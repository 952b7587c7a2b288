//! `type: string`.

use super::plain::least_and_most;
use super::{annotation, pattern};
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::{Kind, Pattern, StringFormat, StringSchema};

/// A string that is no `enum`.
pub(super) fn string(object: &Object<'_, '_>) -> Option<Kind> {
    Some(Kind::String(schema(object, format(object)?)))
}

/// The constraints of a string.
pub(super) fn schema(object: &Object<'_, '_>, format: StringFormat) -> StringSchema {
    let (min_length, max_length) = least_and_most(object, ["minLength", "maxLength"], "string");
    StringSchema {
        format,
        min_length,
        max_length,
        pattern: object.get("pattern").and_then(|cursor| pattern(&cursor)),
    }
}

/// `format`. Those that are no type and no check here are annotations. Bytes within JSON or XML are text.
fn format(object: &Object<'_, '_>) -> Option<StringFormat> {
    let of_content = || annotation::format_of_content(object).unwrap_or(StringFormat::Text);
    let Some(cursor) = object.get("format") else {
        return Some(of_content());
    };
    Some(match cursor.text(Use::Type)? {
        "uuid" => StringFormat::Uuid,
        "date" => StringFormat::Date,
        "date-time" => StringFormat::DateTime,
        "byte" => StringFormat::Byte,
        "binary" => StringFormat::Binary,
        _ => {
            cursor.ignore_instead(Rule::AnnotationFormat);
            of_content()
        }
    })
}

fn pattern(cursor: &Cursor<'_, '_>) -> Option<Pattern> {
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
