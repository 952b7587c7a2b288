//! Configurations made from the types: sound ones, in which a key of one's choice is written.

use serde_json::Value;

use super::super::check::below;
use super::super::example::toml;
use super::super::schema;
use super::super::schema::{Entry, Shape, Table};

/// A name for what has a name that is free.
const NAME: &str = "dibk";
/// What rules ask for beside a key, where the types do not.
const BESIDE: [(&str, &str); 2] = [
    ("utlevering.oppbevar_dager", "roter_dager"),
    ("utlevering.postgres", "url"),
];

/// A key of the configuration.
pub(super) struct Key {
    pub(super) path: String,
    pub(super) entry: Entry,
    /// Whether there is no configuration without it, when there is what it is in.
    pub(super) required: bool,
}

impl Key {
    /// Whether it is a value, and no table.
    pub(super) fn is_leaf(&self) -> bool {
        !self.entry.is_table()
    }

    /// What it could be.
    pub(super) fn value(&self) -> Value {
        sample(&self.path, &self.entry)
    }

    /// A sound configuration with it in it, a line a value.
    pub(super) fn config(&self, value: Option<&Value>) -> Vec<String> {
        let schema = schema();
        let Shape::Table(table) = &schema.shape else {
            panic!()
        };
        let path: Vec<&str> = self.path.split('.').collect();
        let mut lines = Vec::new();
        write(&mut lines, "", &fill("", table, &path, value));
        lines
    }
}

/// All keys there are.
pub(super) fn keys() -> Vec<Key> {
    let mut keys = Vec::new();
    collect(&mut keys, "", schema());
    keys
}

fn collect(keys: &mut Vec<Key>, path: &str, entry: &Entry) {
    match &entry.shape {
        Shape::Table(table) => {
            for (name, entry) in &table.keys {
                let path = below(path, name);
                let required = table.is_required(name);
                let key = Key {
                    path: path.clone(),
                    entry: entry.clone(),
                    required,
                };
                keys.push(key);
                collect(keys, &path, entry);
            }
        }
        Shape::TextOr(_, other) => collect(keys, path, other),
        Shape::Tables { of, .. } => {
            let path = below(path, NAME);
            keys.push(Key {
                path: path.clone(),
                entry: (**of).clone(),
                required: false,
            });
            collect(keys, &path, of);
        }
        _ => {}
    }
}

fn sample(key: &str, entry: &Entry) -> Value {
    match &entry.shape {
        Shape::Table(table) => fill(key, table, &[], None),
        _ => entry
            .example
            .clone()
            .or_else(|| entry.default.clone())
            .unwrap_or_else(|| panic!("{key} has no example")),
    }
}

/// The least that a table must hold, and what is at the end of the path.
fn fill(above: &str, table: &Table, path: &[&str], value: Option<&Value>) -> Value {
    let chosen = table
        .one_of
        .iter()
        .find(|name| path.first() == Some(&name.as_str()))
        .or(table.one_of.first());
    let needed = |name: &String| {
        let by_type = table
            .needs
            .iter()
            .any(|(key, needs)| path.first() == Some(&key.as_str()) && needs.contains(name));
        let by_rule = BESIDE.iter().any(|(key, beside)| {
            let (table, own) = key.rsplit_once('.').unwrap();
            *beside == *name && (*key == above || (table == above && path.first() == Some(&own)))
        });
        by_type || by_rule
    };
    let mut filled = serde_json::Map::new();
    for (name, entry) in &table.keys {
        let key = below(above, name);
        let value = if path.first() == Some(&name.as_str()) {
            match value {
                Some(value) if path.len() == 1 => Some(value.clone()),
                None if path.len() == 1 => None,
                _ => Some(inside(&key, entry, &path[1..], value)),
            }
        } else if table.is_required(name) || chosen == Some(name) || needed(name) {
            Some(sample(&key, entry))
        } else {
            None
        };
        filled.extend(value.map(|value| (name.clone(), value)));
    }
    filled.into()
}

fn inside(key: &str, entry: &Entry, path: &[&str], value: Option<&Value>) -> Value {
    match &entry.shape {
        Shape::Table(table) => fill(key, table, path, value),
        Shape::TextOr(_, other) => inside(key, other, path, value),
        Shape::Tables { of, .. } => match (path, value) {
            ([name], Some(value)) => [(*name, value.clone())].into_iter().collect(),
            ([_], None) => Value::Object(serde_json::Map::new()),
            ([name, ..], _) => [(*name, inside(&below(key, name), of, &path[1..], value))]
                .into_iter()
                .collect(),
            ([], _) => panic!("{key}"),
        },
        _ => panic!("{key} has nothing in it"),
    }
}

/// Each value in a line of its own.
fn write(lines: &mut Vec<String>, key: &str, value: &Value) {
    match value {
        Value::Object(members) if key.is_empty() || !members.is_empty() => {
            for (name, value) in members {
                write(lines, &below(key, name), value);
            }
        }
        value => lines.push(format!("{key} = {}", toml(value))),
    }
}
