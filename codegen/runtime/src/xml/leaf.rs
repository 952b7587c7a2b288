//! Text of elements and attributes to values and back.

use super::XmlError;
use super::name::{is_character, is_space};
use super::plan::View;
use crate::schema::Kind;
use crate::types::Any;

/// What `text` means where all of the schemas hold.
pub(super) fn text(view: &View, text: &str) -> Any {
    if view.has_choice() {
        let first = view.roots.first();
        return first.map_or_else(|| Any::String(text.to_owned()), |schema| schema.text(text));
    }
    let mut kinds = view.parts.iter().map(|part| &part.kind);
    if kinds.any(|kind| matches!(kind, Kind::String(..))) {
        return Any::String(text.to_owned());
    }
    let meant = |text: &str| {
        let mut values = view.parts.iter().map(|part| part.text(text));
        values.find(|value| !matches!(value, Any::String(_)))
    };
    // White space around what is no string means nothing (XML Schema Part 2, section 4.3.6).
    meant(text.trim_matches(is_space)).unwrap_or_else(|| Any::String(text.to_owned()))
}

/// A value without members and items as text.
pub(super) fn written(value: &Any) -> Result<Option<std::borrow::Cow<'_, str>>, XmlError> {
    use std::borrow::Cow;
    Ok(Some(match value {
        Any::Boolean(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        // `xs:decimal` has no exponent (XML Schema Part 2, section 3.3.3).
        Any::Number(number) => number.without_exponent().ok_or(XmlError::Number)?,
        Any::String(text) => Cow::Borrowed(text),
        Any::Null | Any::Array(_) | Any::Object(_) => return Ok(None),
    }))
}

/// Escapes markup, and white space that a reader would turn into other white space (XML 1.0, sections 2.11 and 3.3.3).
pub(super) fn escape(text: &str, in_attribute: bool, xml: &mut String) -> Result<(), XmlError> {
    let mut copied = 0;
    for (index, character) in text.char_indices() {
        let replacement = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#13;",
            '"' if in_attribute => "&quot;",
            '\t' if in_attribute => "&#9;",
            '\n' if in_attribute => "&#10;",
            _ if is_character(character) => continue,
            _ => return Err(XmlError::Character(character)),
        };
        xml.push_str(text.get(copied..index).unwrap_or_default());
        xml.push_str(replacement);
        copied = index + character.len_utf8();
    }
    xml.push_str(text.get(copied..).unwrap_or_default());
    Ok(())
}
