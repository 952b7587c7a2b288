//! `enum` of strings.

use std::collections::BTreeSet;

use super::value;
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::Object;
use crate::document::ledger::{Rule, Use};
use crate::ir::{Enumeration, EnumerationValue};
use crate::names;

/// Whether a schema is an enumeration.
pub(super) fn is_one(object: &Object<'_, '_>) -> bool {
    object.has("enum")
}

/// The values; `None` when they are not usable, which is told.
pub(super) fn values(object: &Object<'_, '_>) -> Option<Enumeration> {
    let cursor = object.get("enum")?;
    // Values that are all strings need no type beside them.
    let is_of_strings = object
        .get("type")
        .is_none_or(|kind| kind.text(Use::Type) == Some("string"));
    if !is_of_strings {
        object.cursor().report(
            Code::Unsupported,
            "only an \"enum\" of strings is supported",
        );
        return None;
    }
    if let Some(format) = object.get("format") {
        // The values say all.
        let _ = format.text(Use::Type);
        format.ignore_instead(Rule::AnnotationFormat);
    }
    let nullable = value::nullable(object);
    let mut scope = names::Scope::default();
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for cursor in cursor.list(Use::Type)? {
        if nullable && matches!(cursor.node().value, Value::Null) {
            // `nullable` says it too, and has to.
            cursor.note(Use::Type);
            continue;
        }
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
