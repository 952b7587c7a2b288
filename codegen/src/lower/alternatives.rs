//! `oneOf` that holds nothing but `required`: which members exclude each other.

use super::documentation;
use super::members::required_names;
use crate::diagnostics::Code;
use crate::document::cursor::Object;
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::Member;

/// The lists of names of which exactly one is there; `None` when they are not usable, which is told.
pub(super) fn one_of(object: &Object<'_, '_>, members: &[Member]) -> Option<Vec<Vec<String>>> {
    let Some(cursor) = object.get("oneOf") else {
        return Some(Vec::new());
    };
    let mut alternatives = Vec::new();
    for part in cursor.list(Use::Check)? {
        let alternative = part.object(&vocabulary::SCHEMA, Use::Check)?;
        // Its texts speak of the alternative; the whole has its own.
        let _texts = documentation::of_schema(&alternative);
        if let Some(kind) = alternative.get("type")
            && kind.text(Use::Check) != Some("object")
        {
            kind.report(
                Code::Unsupported,
                "only alternatives of objects are supported",
            );
            return None;
        }
        let required = required_names(&alternative);
        alternative.close();
        if required.is_empty() {
            let message = "only alternatives that hold \"required\" and nothing else are supported";
            part.report(Code::Unsupported, message);
            return None;
        }
        for (name, place) in &required {
            if !members.iter().any(|member| member.wire_name == *name) {
                let message = format!("\"{name}\" is required but not among the properties");
                place.report(Code::Unsupported, message);
                return None;
            }
        }
        alternatives.push(required.into_keys().map(str::to_owned).collect());
    }
    Some(alternatives)
}
