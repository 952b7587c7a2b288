//! `enum` of strings.

use std::collections::BTreeSet;

use crate::diagnostics::Code;
use crate::document::cursor::Object;
use crate::document::ledger::Use;
use crate::ir::{Enumeration, EnumerationValue};
use crate::names;

/// Whether a schema is an enumeration.
pub(super) fn is_one(object: &Object<'_, '_>) -> bool {
    object.has("enum")
}

/// The values; `None` when they are not usable, which is told.
pub(super) fn values(object: &Object<'_, '_>) -> Option<Enumeration> {
    let cursor = object.get("enum")?;
    let kind = object.get("type");
    if kind.as_ref().and_then(|kind| kind.text(Use::Type)) != Some("string") {
        object.cursor().report(
            Code::Unsupported,
            "only an \"enum\" of strings is supported",
        );
        return None;
    }
    let mut scope = names::Scope::default();
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for cursor in cursor.list(Use::Type)? {
        let wire_name = cursor.text(Use::Type)?;
        if !seen.insert(wire_name) {
            cursor.report(
                Code::InvalidValue,
                format!("\"{wire_name}\" is listed twice"),
            );
            return None;
        }
        values.push(EnumerationValue {
            wire_name: wire_name.to_owned(),
            variant: scope.claim(&cursor, wire_name, names::variant_name)?,
        });
    }
    if values.is_empty() {
        cursor.report(
            Code::InvalidValue,
            "an \"enum\" without values allows nothing",
        );
        return None;
    }
    Some(Enumeration { values })
}
