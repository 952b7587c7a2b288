//! What a schema of OpenAPI 3.1 says beside what its values are.

use crate::document::Value;
use crate::document::cursor::{Edition, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::StringFormat;
use crate::lower::version;

/// Keywords that restrict no value, and why.
const IGNORED: [(&str, Rule); 5] = [
    ("$defs", Rule::Definitions),
    ("definitions", Rule::Definitions),
    ("$id", Rule::Identifier),
    ("$anchor", Rule::Identifier),
    ("$comment", Rule::Comment),
];

/// What restricted values in older editions of JSON Schema: nobody means it as an annotation.
const OLDER: [&str; 4] = [
    "dependencies",
    "additionalItems",
    "$recursiveRef",
    "$recursiveAnchor",
];

/// What tells of the inside of a string.
const CONTENT: [&str; 3] = ["contentEncoding", "contentMediaType", "contentSchema"];

/// Whether the document is in 3.1.
pub(super) fn is_3_1(object: &Object<'_, '_>) -> bool {
    object.cursor().edition() >= Edition::V3_1
}

/// Settles the annotations that nothing else took up.
pub(super) fn settle(object: &Object<'_, '_>) {
    if !is_3_1(object) {
        return;
    }
    for (keyword, rule) in IGNORED {
        if let Some(cursor) = object.get(keyword) {
            cursor.ignore(rule);
        }
    }
    for keyword in CONTENT {
        if let Some(cursor) = object.get(keyword)
            && !cursor.is_noted()
        {
            cursor.ignore(Rule::ContentAnnotation);
        }
    }
    if let Some(dialect) = object.get("$schema") {
        version::dialect(&dialect);
    }
    // Not in the vocabulary, yet what remains of older editions in many documents.
    if let Some(nullable) = object.get("nullable") {
        nullable.ignore(Rule::NullableWithoutMeaning);
    }
    if !OLDER.iter().any(|keyword| object.has(keyword)) {
        object.ignore_strangers(Rule::UnknownAnnotation);
    }
}

/// The format that the content of a string makes: Base64, and bytes where no text is said to be in it (OpenAPI 3.1,
/// section 4.7.14.2).
pub(super) fn format_of_content(object: &Object<'_, '_>) -> Option<StringFormat> {
    if !is_3_1(object) {
        return None;
    }
    if let Some(encoding) = object.get("contentEncoding") {
        let is_base64 = matches!(&encoding.node().value, Value::String(text) if text.eq_ignore_ascii_case("base64"));
        return is_base64.then(|| {
            encoding.note(Use::Type);
            StringFormat::Byte
        });
    }
    let media_type = object.get("contentMediaType")?;
    let Value::String(text) = &media_type.node().value else {
        return None;
    };
    let essence = text.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    let is_text = essence.starts_with("text/")
        || ["json", "xml", "x-www-form-urlencoded", "yaml"]
            .iter()
            .any(|syntax| essence.ends_with(syntax));
    (!is_text).then(|| {
        media_type.note(Use::Type);
        StringFormat::Binary
    })
}
