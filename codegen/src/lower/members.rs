//! The members of an object: which are required, and whether their names can stand beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::xml;
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::ir::Member;

/// Names that are required, with their places.
pub(super) type Required<'s, 'd> = BTreeMap<&'d str, Cursor<'s, 'd>>;

/// `required`, each name with its place.
pub(super) fn required_names<'s, 'd>(object: &Object<'s, 'd>) -> Required<'s, 'd> {
    let mut names = BTreeMap::new();
    let listed = object
        .get("required")
        .and_then(|required| required.list(Use::Type));
    for cursor in listed.unwrap_or_default() {
        if let Some(name) = cursor.text(Use::Type)
            && names.insert(name, cursor.clone()).is_some()
        {
            cursor.report(Code::InvalidValue, format!("\"{name}\" is listed twice"));
        }
    }
    names
}

/// Marks what is required, and tells of names that cannot be, or not beside each other.
pub(super) fn settle(
    object: &Cursor<'_, '_>,
    mut members: Vec<Member>,
    mut required: Required<'_, '_>,
) -> Vec<Member> {
    for member in &mut members {
        member.required |= required.remove(member.wire_name.as_str()).is_some();
    }
    for (name, cursor) in required {
        let message = format!("\"{name}\" is required but not among the properties");
        cursor.report(Code::Unsupported, message);
    }
    let mut fields: BTreeMap<&str, &Member> = BTreeMap::new();
    let mut elements: BTreeMap<&str, &Member> = BTreeMap::new();
    for member in &members {
        let (key, place) = (&member.wire_name, &member.schema.origin);
        if let Some(earlier) = fields.insert(&member.field_name, member) {
            let message = format!(
                "\"{key}\" would be named \"{}\" in Rust, and so is #{}",
                member.field_name, earlier.schema.origin.pointer
            );
            object.report_at(place, Code::NameCollision, message);
            continue;
        }
        if member.schema.element_name.is_none() && !xml::is_element_name(key) {
            let message =
                format!("\"{key}\" cannot be the name of an XML element: give it an `xml.name`");
            object.report_at(place, Code::Unsupported, message);
        }
        let element = member.element_name();
        if let Some(earlier) = elements.insert(element, member) {
            let message = format!(
                "\"{}\" and \"{key}\" are both the XML element \"{element}\"",
                earlier.wire_name
            );
            object.report_at(place, Code::InvalidValue, message);
        }
    }
    // Told of above; kept, they would double with each `allOf` that holds two of the same.
    let mut seen = BTreeSet::new();
    members.retain(|member| seen.insert(member.field_name.clone()));
    members
}
