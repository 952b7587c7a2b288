//! The members of an object: which are required, and whether their names can stand beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::xml;
use crate::diagnostics::Code;
use crate::document::Value;
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

/// Whether an object allows no members but its `properties`. Others than those are never sent, and ignored where they
/// are read; what they would have to look like has no use.
pub(super) fn closed(object: &Object<'_, '_>) -> bool {
    let Some(cursor) = object.get("additionalProperties") else {
        return false;
    };
    if let Value::Mapping(members) = &cursor.node().value
        && !members.is_empty()
    {
        let message = "\"additionalProperties\" with a schema is not supported";
        cursor.report(Code::Unsupported, message);
        return false;
    }
    match cursor.node().value {
        // The empty schema allows anything.
        Value::Mapping(_) => {
            cursor.note(Use::Type);
            false
        }
        _ => cursor.flag(Use::Type) == Some(false),
    }
}

/// Tells that a part of an `allOf` forbids what the other parts have.
pub(super) fn report_closed_part(part: &Cursor<'_, '_>) {
    let message = "\"additionalProperties: false\" in a part of \"allOf\" is not supported: it forbids the members of the others";
    part.report(Code::Unsupported, message);
}

/// Parts of an `allOf` may say the same of one member: it stands where it stood first.
fn merge(members: &mut Vec<Member>) {
    let mut merged: Vec<Member> = Vec::new();
    for member in members.drain(..) {
        let same = merged.iter_mut().find(|earlier| {
            let (one, other) = (&earlier.schema, &member.schema);
            earlier.wire_name == member.wire_name
                && one.kind == other.kind
                && one.nullable == other.nullable
                && one.default == other.default
                && one.element_name == other.element_name
        });
        match same {
            Some(earlier) => earlier.required |= member.required,
            None => merged.push(member),
        }
    }
    *members = merged;
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
    merge(&mut members);
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
