//! `enum`.

use std::collections::BTreeSet;

use super::annotation::is_3_1;
use super::kind::ignore_others;
use super::{Content, Schemas, string};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::{Node, Value};
use crate::ir::{Applied, Enumeration, EnumerationValue, Kind, StringFormat};
use crate::names;

impl<'s, 'd> Schemas<'s, 'd> {
    /// A schema with an `enum`: strings are a type of their own, all else is held against the list. `const` is an `enum`
    /// of one.
    pub(super) fn enumeration(
        &self,
        object: &Object<'s, 'd>,
        types: &[&str],
        owner: &str,
    ) -> Option<Content> {
        let kind = match types {
            [kind] => Some(*kind),
            _ => None,
        };
        let listed = listed(object)?;
        let null = listed
            .iter()
            .any(|value| matches!(value.node().value, Value::Null));
        let values = distinct(listed, types);
        if values.is_empty() && null && is_3_1(object) {
            return Some(only_null());
        }
        if values.is_empty() {
            // What can never be of its type says nothing.
            return Some(Content {
                null: null && kind.is_none(),
                ..self.of_types(object, types, owner)?
            });
        }
        let texts: Option<Vec<&str>> = values
            .iter()
            .map(|value| match kind {
                Some("string") => value.node().words(),
                _ => match &value.node().value {
                    Value::String(text) => Some(text.as_str()),
                    _ => None,
                },
            })
            .collect();
        let may_be_text = types.is_empty() || types.contains(&"string");
        if let (true, Some(texts)) = (may_be_text, texts) {
            if types.len() > 1 {
                ignore_others(object, &["string"]);
            }
            return Some(Content {
                null: null && kind.is_none(),
                ..Content::of(Kind::Enumeration(enumeration(object, &values, &texts)?))
            });
        }
        let json = |value: &Cursor<'s, 'd>| value.whole(Use::Check).to_string();
        let content = self.of_types(object, types, owner)?;
        Some(Content {
            applied: Applied {
                values: values.iter().map(json).collect(),
                ..content.applied
            },
            null: null && kind.is_none(),
            ..content
        })
    }
}

/// Nothing but `null`.
pub(super) fn only_null() -> Content {
    Content {
        applied: Applied {
            values: vec!["null".to_owned()],
            ..Applied::default()
        },
        ..Content::of(Kind::Any)
    }
}

/// The values in `enum`, or the one in `const`.
fn listed<'s, 'd>(object: &Object<'s, 'd>) -> Option<Vec<Cursor<'s, 'd>>> {
    let listed = object.get("enum").map(|cursor| {
        let listed = cursor.list(Use::Type)?;
        if listed.is_empty() {
            let message = "an \"enum\" without values allows nothing";
            cursor.report(Code::InvalidValue, message);
            return None;
        }
        Some(listed)
    });
    let single = match is_3_1(object) {
        true => object.get("const"),
        false => None,
    };
    let Some(single) = single else {
        return listed?;
    };
    if let Some(listed) = listed {
        let values: Vec<_> = listed?.iter().map(|one| one.whole(Use::Check)).collect();
        if !values.contains(&single.node().to_json()) {
            let message = "this \"const\" is not among the values of the \"enum\" beside it";
            single.report(Code::InvalidValue, message);
            return None;
        }
    }
    Some(vec![single])
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
            variant: scope.take(names::variant_name(wire_name)),
        });
    }
    Some(Enumeration {
        values: listed,
        string: string::schema(object, StringFormat::Text),
    })
}

/// The values that can occur, each once. `null` is told by `nullable`, or by the absence of a type.
fn distinct<'s, 'd>(listed: Vec<Cursor<'s, 'd>>, types: &[&str]) -> Vec<Cursor<'s, 'd>> {
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for value in listed {
        if let Value::Null = value.node().value {
            value.note(Use::Type);
            continue;
        }
        let text = match types {
            ["string"] => value.node().words().map(str::to_owned),
            _ => Some(value.node().to_json().to_string()),
        };
        if !is_of(value.node(), types) {
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
fn is_of(node: &Node, types: &[&str]) -> bool {
    if let ["string"] = types {
        return node.words().is_some();
    }
    let is_one = |kind: &&str| {
        matches!(
            (*kind, &node.value),
            ("boolean", Value::Boolean(_))
                | ("integer" | "number", Value::Number(_))
                | ("string", Value::String(_))
                | ("array", Value::Sequence(_))
                | ("object", Value::Mapping(_))
        )
    };
    types.is_empty() || types.iter().any(is_one)
}
