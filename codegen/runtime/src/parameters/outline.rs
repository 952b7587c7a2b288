//! What a schema's values can be, as far as it decides how they are written.

use crate::schema::{Direction, Kind, Member, Schema};
use crate::types::Any;

/// Which of the three forms that a style knows a schema's values may have, its parts and alternatives included.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Whether a value may be one text.
    pub(super) scalar: bool,
    /// The schemas of items, when a value may be an array.
    pub(super) items: Vec<&'static Schema>,
    /// Whether a value may be an object.
    pub(super) object: bool,
    members: Vec<&'static Member>,
    additional: Vec<&'static Schema>,
    seen: Vec<&'static Schema>,
}

impl Outline {
    pub(super) fn of(candidates: &[&'static Schema]) -> Self {
        let mut outline = Self::default();
        for schema in candidates {
            outline.add(schema);
        }
        // Nothing is said of it: a text is all that there is.
        outline.scalar |= outline.items.is_empty() && !outline.object;
        outline
    }

    fn add(&mut self, schema: &'static Schema) {
        // Schemas may lead back to themselves.
        if self.seen.iter().any(|seen| std::ptr::eq(*seen, schema)) {
            return;
        }
        self.seen.push(schema);
        match &schema.kind {
            Kind::Any => self.scalar |= !schema.values.is_empty(),
            Kind::Boolean | Kind::Integer(..) | Kind::Number(_) | Kind::String(..) => {
                self.scalar = true;
            }
            Kind::Array(items, _) => self.items.push(items),
            Kind::Object(object) => {
                self.object = true;
                self.members.extend(object.members);
                self.additional.extend(object.additional);
            }
        }
        let further = [schema.all_of, schema.any_of, schema.one_of];
        for part in further.into_iter().flatten() {
            self.add(part);
        }
    }

    /// Whether the object has a member of this name.
    pub(super) fn lists(&self, name: &str) -> bool {
        self.members.iter().any(|member| member.name == name)
    }

    /// Whether what stands in a query is a member though the object does not list it. A schema that says nothing of other
    /// members does not ask for every parameter that somebody sends.
    pub(super) fn takes_others(&self) -> bool {
        match self.members.is_empty() {
            true => !self.additional.is_empty(),
            false => self.additional.iter().any(|schema| says_something(schema)),
        }
    }

    /// The schemas that a member may have.
    pub(super) fn member(&self, name: &str) -> Vec<&'static Schema> {
        let named = self.members.iter().filter(|member| member.name == name);
        let schemas: Vec<_> = named.map(|member| member.schema).collect();
        match schemas.is_empty() {
            true => self.additional.clone(),
            false => schemas,
        }
    }
}

fn says_something(schema: &Schema) -> bool {
    let parts = [schema.all_of, schema.any_of, schema.one_of];
    !matches!(schema.kind, Kind::Any)
        || !schema.values.is_empty()
        || schema.not.is_some()
        || parts.iter().any(|parts| !parts.is_empty())
}

/// A text as the first of these schemas that allows it takes it, or else as the first.
pub(super) fn typed(candidates: &[&'static Schema], text: &str) -> Any {
    let mut all = candidates.iter().map(|schema| (schema, one(schema, text)));
    let Some((first_schema, first)) = all.next() else {
        return Any::String(text.to_owned());
    };
    if candidates.len() == 1 || first_schema.allows(&first, Direction::Request) {
        return first;
    }
    all.find(|(schema, value)| schema.allows(value, Direction::Request))
        .map_or(first, |(_, value)| value)
}

fn one(schema: &'static Schema, text: &str) -> Any {
    match schema.kind {
        // JSON may write integers as `1.0` and `1e3`; in a text they are digits.
        Kind::Integer(..) if text.contains(['.', 'e', 'E']) => Any::String(text.to_owned()),
        _ => schema.text(text),
    }
}
