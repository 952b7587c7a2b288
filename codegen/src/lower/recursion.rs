//! Named schemas, and which of them hold themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Kind, NamedSchema};

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
}

/// The schemas that reach themselves: each would be a Rust type of infinite size.
pub(super) fn endless(named: &Named) -> Vec<&str> {
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
