//! Named schemas: where references lead, and which of them hold themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Code;
use crate::document::cursor::Cursor;
use crate::ir::{self, Kind, NamedSchema, Schema};

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

    fn references<'a>(&'a self, kind: &'a Kind) -> impl Iterator<Item = &'a NamedSchema> {
        ir::references(kind, self.all.len(), |type_name| self.get(type_name))
    }

    /// The name of the object that `kind` refers to, `None` inside when it is no object. Aliases are followed; [`check`]
    /// has told of those that do not end.
    pub(super) fn end_of_references(&self, kind: &Kind) -> Option<Option<String>> {
        match self.resolve(kind)? {
            Kind::Object(_) => Some(
                self.references(kind)
                    .last()
                    .map(|end| end.type_name.clone()),
            ),
            _ => Some(None),
        }
    }

    /// What a schema is when references are followed; none when they do not end.
    pub(super) fn resolve(&self, kind: &Kind) -> Option<Kind> {
        let end = self.references(kind).last();
        let end = end.map_or(kind, |named| &named.schema.kind);
        (!matches!(end, Kind::Reference(_))).then(|| end.clone())
    }

    /// Whether a schema, or what it refers to, allows `null`.
    pub(super) fn is_nullable(&self, schema: &Schema) -> bool {
        let mut beyond = self.references(&schema.kind);
        schema.nullable || beyond.any(|named| named.schema.nullable)
    }
}

/// Tells what can be said only when all schemas are known; `root` is the document.
pub(super) fn check(named: &Named, root: &Cursor<'_, '_>) {
    for type_name in endless(named) {
        if let Some(schema) = named.get(type_name) {
            let message =
                format!("\"{type_name}\" holds itself: recursive schemas are not supported");
            root.report_at(&schema.schema.origin, Code::Unsupported, message);
        }
    }
    for schema in &named.all {
        let Kind::Object(object) = &schema.schema.kind else {
            continue;
        };
        for member in &object.members {
            let Kind::Reference(target) = &member.schema.kind else {
                continue;
            };
            if named.get(target).is_some_and(|target| target.declares_root) {
                let message = "a member that refers to a schema with an \"xml\" object of its own is not supported";
                root.report_at(&member.schema.origin, Code::Unsupported, message);
            }
        }
    }
}

/// The schemas that reach themselves: each would be a Rust type of infinite size.
fn endless(named: &Named) -> Vec<&str> {
    let mut ahead: Vec<&str> = Vec::new();
    let mut referrers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for schema in &named.all {
        let referred = referred(schema);
        open.insert(&schema.type_name, referred.len());
        for target in referred {
            referrers.entry(target).or_default().push(&schema.type_name);
        }
        if open.get(schema.type_name.as_str()) == Some(&0) {
            ahead.push(&schema.type_name);
        }
    }
    // Takes away what refers to nothing that is left, until only what leads to a cycle is left.
    while let Some(end) = ahead.pop() {
        for referrer in referrers.get(end).into_iter().flatten() {
            if let Some(count) = open.get_mut(referrer) {
                *count -= 1;
                if *count == 0 {
                    ahead.push(referrer);
                }
            }
        }
        open.remove(end);
    }
    open.into_keys()
        .filter(|name| reaches_itself(named, name))
        .collect()
}

fn reaches_itself(named: &Named, type_name: &str) -> bool {
    let of = |name: &str| named.get(name).map(referred).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut ahead = of(type_name);
    while let Some(next) = ahead.pop() {
        if next == type_name {
            return true;
        }
        if seen.insert(next) {
            ahead.extend(of(next));
        }
    }
    false
}

/// The names of the schemas that a schema holds.
fn referred(schema: &NamedSchema) -> Vec<&str> {
    fn target(kind: &Kind) -> Option<&str> {
        match kind {
            Kind::Reference(type_name) => Some(type_name),
            _ => None,
        }
    }
    match &schema.schema.kind {
        Kind::Object(object) => object
            .members
            .iter()
            .filter_map(|member| target(&member.schema.kind))
            .collect(),
        kind => target(kind).into_iter().collect(),
    }
}
