//! The members of an object: which are required, and that each has a name of its own.

use std::collections::BTreeMap;

use super::empty;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::Member;
use crate::names;

/// Names that are required, with their places.
pub(super) type Required<'s, 'd> = BTreeMap<&'d str, Cursor<'s, 'd>>;

/// `required`, each name with its place.
pub(super) fn required_names<'s, 'd>(object: &Object<'s, 'd>) -> Required<'s, 'd> {
    let mut names = BTreeMap::new();
    let listed = object.get("required").and_then(|required| {
        if let crate::document::Value::Boolean(_) = required.node().value {
            // Swagger 1.2 and JSON Schema draft 3 had it so; here it means nothing.
            required.ignore(Rule::BooleanRequired);
            return None;
        }
        required.list(Use::Type)
    });
    for cursor in listed.unwrap_or_default() {
        if let Some(name) = cursor.text(Use::Type)
            && names.insert(name, cursor.clone()).is_some()
        {
            cursor.ignore_instead(Rule::RepeatedValue);
        }
    }
    names
}

/// Marks what is required. A name that is no property is a member of any kind.
pub(super) fn settle(mut members: Vec<Member>, mut required: Required<'_, '_>) -> Vec<Member> {
    for member in &mut members {
        member.required |= required.remove(member.wire_name.as_str()).is_some();
    }
    for (name, cursor) in required {
        members.push(Member {
            wire_name: name.to_owned(),
            field_name: String::new(),
            required: true,
            schema: empty(&cursor),
        });
    }
    rename(&mut members);
    members
}

/// Gives each member a field of its own, in their order.
pub(super) fn rename(members: &mut [Member]) {
    let mut scope = names::Scope::default();
    for member in members {
        member.field_name = scope.take(names::field_name(&member.wire_name));
    }
}
