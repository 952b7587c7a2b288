//! Named schemas: where references lead, and which of them hold themselves.

mod cycles;

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::document::cursor::Cursor;
use crate::ir::{self, Keyword, Kind, NamedSchema, Schema};

/// Schemas by their names in Rust.
#[derive(Default)]
pub(super) struct Named {
    pub(super) all: Vec<NamedSchema>,
    places: BTreeMap<String, usize>,
}

impl Named {
    pub(super) fn push(&mut self, schema: NamedSchema) {
        self.places.insert(schema.type_name.clone(), self.all.len());
        self.all.push(schema);
    }

    pub(super) fn get(&self, type_name: &str) -> Option<&NamedSchema> {
        self.all.get(*self.places.get(type_name)?)
    }

    pub(super) fn references<'a>(
        &'a self,
        kind: &'a Kind,
    ) -> impl Iterator<Item = &'a NamedSchema> {
        ir::references(kind, self.all.len(), |type_name| self.get(type_name))
    }

    /// Which schemas lie on a cycle of those that `leads` names.
    fn cycles(&self, leads: impl Fn(&NamedSchema, &mut Vec<String>)) -> Vec<Option<usize>> {
        let targets = |named: &NamedSchema| {
            let mut names = Vec::new();
            leads(named, &mut names);
            let places = names.iter().filter_map(|name| self.places.get(name));
            places.copied().collect()
        };
        let edges: Vec<Vec<usize>> = self.all.iter().map(targets).collect();
        cycles::cycles(&edges)
    }

    /// Marks what can only be held in a box, and names that can be no alias of themselves.
    pub(super) fn settle(&mut self) {
        let held = self.cycles(|named, names| by_value(&named.schema, names));
        let aliased = self.cycles(|named, names| {
            if !is_type(&named.schema.kind) {
                any_alias(&named.schema.kind, names);
            }
        });
        for ((named, cycle), alias) in self.all.iter_mut().zip(held).zip(aliased) {
            named.cycle = cycle;
            named.opaque = alias.is_some();
        }
    }
}

/// Tells of schemas that say of a value what they say of a value, without end.
pub(super) fn check(named: &Named, root: &Cursor<'_, '_>) {
    let endless = named.cycles(|named, names| same_value(&named.schema, names));
    for (schema, cycle) in named.all.iter().zip(endless) {
        if cycle.is_some() {
            let message = format!(
                "\"{}\" is defined by itself, and says nothing",
                schema.type_name
            );
            root.report_at(&schema.schema.origin, Code::InvalidValue, message);
        }
    }
}

/// Whether a kind is a type of its own in Rust, and no alias.
fn is_type(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Object(_) | Kind::Enumeration(_) | Kind::Union(_)
    )
}

/// The names that a type has within it, in no other place of memory.
fn by_value(schema: &Schema, names: &mut Vec<String>) {
    match &schema.kind {
        Kind::Reference(name) => names.push(name.clone()),
        Kind::Object(object) => {
            for member in &object.members {
                by_value(&member.schema, names);
            }
        }
        Kind::Union(union) => {
            for variant in &union.variants {
                by_value(&variant.schema, names);
            }
        }
        _ => {}
    }
}

/// The names that stand in the definition of an alias.
fn any_alias(kind: &Kind, names: &mut Vec<String>) {
    match kind {
        Kind::Reference(name) => names.push(name.clone()),
        Kind::Array(array) => any_alias(&array.items.kind, names),
        Kind::Map(map) => any_alias(&map.values.kind, names),
        _ => {}
    }
}

/// The names of the schemas that a value must hold to hold to this one.
fn same_value(schema: &Schema, names: &mut Vec<String>) {
    match &schema.kind {
        Kind::Reference(name) => names.push(name.clone()),
        Kind::Union(union) => {
            for variant in &union.variants {
                same_value(&variant.schema, names);
            }
        }
        _ => {}
    }
    let applied = &schema.applied;
    for part in [&applied.all_of, &applied.any_of, &applied.one_of]
        .into_iter()
        .flatten()
        .chain(applied.not.as_deref())
    {
        same_value(part, names);
    }
    for part in applied.keywords.iter().flat_map(Keyword::of_the_same_value) {
        same_value(part, names);
    }
}
