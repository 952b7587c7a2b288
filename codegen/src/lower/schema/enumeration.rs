//! `enum`.

use std::collections::BTreeSet;

use super::kind::applied_values;
use super::{Content, Schemas, string};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::{Node, Value};
use crate::ir::{Enumeration, EnumerationValue, Kind, StringFormat};
use crate::names;

impl<'s, 'd> Schemas<'s, 'd> {
    /// A schema with an `enum`: strings are a type of their own, all else is held against the list.
    pub(super) fn enumeration(
        &self,
        object: &Object<'s, 'd>,
        kind: Option<&str>,
        owner: &str,
    ) -> Option<Content> {
        let cursor = object.get("enum")?;
        let listed = cursor.list(Use::Type)?;
        if listed.is_empty() {
            let message = "an \"enum\" without values allows nothing";
            cursor.report(Code::InvalidValue, message);
            return None;
        }
        let null = listed
            .iter()
            .any(|value| matches!(value.node().value, Value::Null));
        let values = distinct(listed, kind);
        if values.is_empty() {
            // What can never be of its type says nothing.
            return Some(Content {
                null: null && kind.is_none(),
                ..Content::of(self.of_type(object, kind, owner)?)
            });
        }
        let texts: Option<Vec<&str>> = values
            .iter()
            .map(|value| match kind {
                Some("string") => value.node().words(),
                _ => value.node().text(),
            })
            .collect();
        if let (None | Some("string"), Some(texts)) = (kind, texts) {
            return Some(Content {
                null: null && kind.is_none(),
                ..Content::of(Kind::Enumeration(enumeration(object, &values, &texts)?))
            });
        }
        let json = |value: &Cursor<'s, 'd>| value.whole(Use::Check).to_string();
        Some(Content {
            kind: self.of_type(object, kind, owner)?,
            applied: applied_values(values.iter().map(json).collect()),
            null: null && kind.is_none(),
        })
    }
}

fn enumeration(
    object: &Object<'_, '_>,
    values: &[Cursor<'_, '_>],
    texts: &[&str],
) -> Option<Enumeration> {
    if let Some(format) = object.get("format") {
        // The values say all.
        format.ignore(Rule::AnnotationFormat);
    }
    let mut scope = names::Scope::default();
    let mut listed = Vec::new();
    for (cursor, wire_name) in values.iter().zip(texts) {
        cursor.note(Use::Type);
        listed.push(EnumerationValue {
            wire_name: (*wire_name).to_owned(),
            variant: scope.claim(cursor, wire_name, names::variant_name)?,
        });
    }
    Some(Enumeration {
        values: listed,
        string: string::schema(object, StringFormat::Text)?,
    })
}

/// The values that can occur, each once. `null` is told by `nullable`, or by the absence of a type.
fn distinct<'s, 'd>(listed: Vec<Cursor<'s, 'd>>, kind: Option<&str>) -> Vec<Cursor<'s, 'd>> {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for value in listed {
        if let Value::Null = value.node().value {
            value.note(Use::Type);
            continue;
        }
        let text = match kind {
            Some("string") => value.node().words().map(str::to_owned),
            _ => Some(value.node().to_json().to_string()),
        };
        if !is_of(value.node(), kind) {
            value.ignore(Rule::ValueOfAnotherType);
        } else if !seen.insert(text) {
            value.ignore(Rule::RepeatedValue);
        } else {
            values.push(value);
        }
    }
    values
}

/// Whether a value can be of this `type`. Words without quotes count as strings where strings are meant.
fn is_of(node: &Node, kind: Option<&str>) -> bool {
    match (kind, &node.value) {
        (None, _)
        | (Some("boolean"), Value::Boolean(_))
        | (Some("integer" | "number"), Value::Number(_))
        | (Some("array"), Value::Sequence(_))
        | (Some("object"), Value::Mapping(_)) => true,
        (Some("string"), _) => node.words().is_some(),
        _ => false,
    }
}
