//! Named schemas: where references lead, and which of them hold themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Code;
use crate::document::cursor::Cursor;
use crate::ir::{self, Kind, Member, NamedSchema, Schema};

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
        items(named, &schema.schema, root);
        if let Kind::Array(array) = &schema.schema.kind
            && let Some(target) = target(&array.items.kind).and_then(|target| named.get(target))
            && (target.declares_name || target.root.namespace.is_some())
        {
            let message = "an array with a name of its own, of a schema with an \"xml\" object, is not supported";
            root.report_at(&array.items.origin, Code::Unsupported, message);
        }
        let Kind::Object(object) = &schema.schema.kind else {
            continue;
        };
        for member in &object.members {
            items(named, &member.schema, root);
            let target = target(&member.schema.kind).and_then(|target| named.get(target));
            if target.is_some_and(|target| !agrees(schema, member, target)) {
                let message = "a member that refers to a schema with an \"xml\" object that names it otherwise is not supported";
                root.report_at(&member.schema.origin, Code::Unsupported, message);
            }
        }
    }
}

/// Tells of items that are known not to be usable only when references are followed.
fn items(named: &Named, schema: &Schema, root: &Cursor<'_, '_>) {
    let Kind::Array(array) = &schema.kind else {
        return;
    };
    if named.is_nullable(&array.items) {
        let message = "items that may be null are not supported";
        root.report_at(&array.items.origin, Code::Unsupported, message);
    }
    if matches!(array.items.kind, Kind::Reference(_))
        && matches!(named.resolve(&array.items.kind), Some(Kind::Array(_)))
    {
        let message = "arrays of arrays are not supported";
        root.report_at(&array.items.origin, Code::Unsupported, message);
    }
}

/// The name of the schema that a member, or each of its items, is.
fn target(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Reference(type_name) => Some(type_name),
        Kind::Array(array) => target(&array.items.kind),
        _ => None,
    }
}

/// Whether what a schema says of its own element is what the member's element is anyway.
fn agrees(owner: &NamedSchema, member: &Member, target: &NamedSchema) -> bool {
    let (name, namespace) = (&target.root.name, &target.root.namespace);
    (!target.declares_name || name == item_name(member))
        && (namespace.is_none() || *namespace == owner.root.namespace)
}

/// The name of the element of a member, or of each of its items.
fn item_name(member: &Member) -> &str {
    match &member.schema.kind {
        Kind::Array(array) => member.item_name(array),
        _ => member.element_name(),
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
    match &schema.schema.kind {
        Kind::Object(object) => object
            .members
            .iter()
            .filter_map(|member| target(&member.schema.kind))
            .collect(),
        kind => target(kind).into_iter().collect(),
    }
}
