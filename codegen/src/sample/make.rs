//! A value that a schema allows.

use std::collections::HashSet;

use super::Direction;
use super::amount::Line;
use super::tables::{Id, Kind, Table, Tables};
use super::text::texts;
use super::value::Value;
use crate::ir::Count;

/// How many schemas are tried for one value.
const MOST_STEPS: usize = 20_000;

/// How many optional members and items one value has.
const MOST_OPTIONAL: usize = 200;

/// How many levels of a value have optional members.
pub(super) const DEEPEST_OPTIONAL: usize = 3;

/// How many levels a value has.
const DEEPEST: usize = 24;

/// How many items an array is given.
const MOST_ITEMS: usize = 1_000;

/// A value that the schema allows.
pub(super) fn value(tables: &Tables, id: Id, direction: Direction) -> Option<Value> {
    Maker::of(tables, direction).value(id, 0, 0)
}

pub(super) struct Maker<'t> {
    pub(super) tables: &'t Tables,
    pub(super) direction: Direction,
    steps: usize,
    pub(super) optional: usize,
    /// The named schemas that are being made: what is required of itself has no end.
    within: Vec<Id>,
}

impl<'t> Maker<'t> {
    pub(super) fn of(tables: &'t Tables, direction: Direction) -> Self {
        Self {
            tables,
            direction,
            steps: MOST_STEPS,
            optional: MOST_OPTIONAL,
            within: Vec::new(),
        }
    }

    /// A value, for other seeds another one where there are several.
    pub(super) fn value(&mut self, id: Id, seed: u64, depth: usize) -> Option<Value> {
        self.steps = self.steps.checked_sub(1)?;
        let is_named = id < self.tables.named;
        if depth > DEEPEST || (is_named && self.within.contains(&id)) {
            return self.simplest(id);
        }
        if is_named {
            self.within.push(id);
        }
        let made = self.make(id, seed, depth);
        if is_named {
            self.within.pop();
        }
        made
    }

    /// A value that needs no others.
    fn simplest(&self, id: Id) -> Option<Value> {
        let simple = [
            Value::Null,
            Value::Array(Vec::new()),
            Value::Object(Vec::new()),
        ];
        simple.into_iter().find(|value| self.allows(id, value))
    }

    pub(super) fn allows(&self, id: Id, value: &Value) -> bool {
        self.tables.allows(id, value, self.direction)
    }

    fn make(&mut self, id: Id, seed: u64, depth: usize) -> Option<Value> {
        let tables = self.tables;
        let table = tables.get(id);
        let count = table.told.len();
        let turn = usize::try_from(seed).unwrap_or_default() % count.max(1);
        let told = table.told.iter().cycle().skip(turn).take(count);
        let mut told = told.filter(|value| **value != Value::Null);
        if let Some(told) = told.find(|value| self.allows(id, value)) {
            return Some(told.clone());
        }
        match &table.kind {
            Kind::Any => self.untyped(id, table, seed, depth),
            Kind::Boolean => {
                let values = [
                    Value::Boolean(seed.is_multiple_of(2)),
                    Value::Boolean(seed % 2 == 1),
                ];
                self.first(id, values)
            }
            Kind::Number(schema) => {
                let line = Line::of(schema)?;
                let numbers = line.number(seed).into_iter().chain(line.ends());
                self.first(id, numbers.map(Value::Number))
            }
            Kind::String(schema, _) => {
                self.first(id, texts(schema, None, seed).into_iter().map(Value::String))
            }
            Kind::Array {
                items,
                count,
                unique,
            } => {
                let array = self.array(*items, *count, *unique, seed, depth);
                self.first(
                    id,
                    [array, Some(Value::Array(Vec::new()))]
                        .into_iter()
                        .flatten(),
                )
            }
            Kind::Object(object) => self.object(id, table, object, seed, depth),
        }
        .or_else(|| self.parts(id, table, seed, depth))
    }

    /// The first that is allowed.
    pub(super) fn first(&self, id: Id, values: impl IntoIterator<Item = Value>) -> Option<Value> {
        values.into_iter().find(|value| self.allows(id, value))
    }

    /// A value of one of its parts or alternatives.
    fn parts(&mut self, id: Id, table: &Table, seed: u64, depth: usize) -> Option<Value> {
        let parts = [&table.all_of, &table.one_of, &table.any_of];
        let parts: Vec<_> = parts.into_iter().flatten().copied().collect();
        let mut whole = Value::Object(Vec::new());
        for part in parts {
            let Some(value) = self.value(part, seed, depth + 1) else {
                continue;
            };
            if self.allows(id, &value) {
                return Some(value);
            }
            whole.complete(&value);
        }
        Some(whole).filter(|whole| self.allows(id, whole))
    }

    /// A value where nothing is said of the type.
    fn untyped(&mut self, id: Id, table: &Table, seed: u64, depth: usize) -> Option<Value> {
        for (index, alternative) in table.alternatives().iter().enumerate() {
            let Some(value) = self.value(*alternative, seed, depth + 1) else {
                continue;
            };
            // A discriminator says which one it is.
            let named = table.discriminator.as_ref().and_then(|discriminator| {
                let mut mapping = discriminator.mapping.iter();
                let (name, _) = mapping.find(|(_, meant)| *meant == index)?;
                let mut named = value.clone();
                named.set(&discriminator.property, Value::text(name));
                Some(named)
            });
            if let Some(found) = self.first(id, named.into_iter().chain([value])) {
                return Some(found);
            }
        }
        if let Some(whole) = self.parts(id, table, seed, depth) {
            return Some(whole);
        }
        self.first(id, anything(seed))
    }

    fn array(
        &mut self,
        items: Id,
        count: Count,
        unique: bool,
        seed: u64,
        depth: usize,
    ) -> Option<Value> {
        let usual = match depth < DEEPEST_OPTIONAL && self.optional > 0 {
            true => 1,
            false => 0,
        };
        let least = count.minimum.unwrap_or_default().max(usual);
        let wanted = usize::try_from(least.min(count.maximum.unwrap_or(u64::MAX))).ok()?;
        self.optional = self.optional.saturating_sub(usize::from(usual > 0));
        self.items(items, wanted, unique, seed, depth)
            .map(Value::Array)
    }

    /// So many items; `None` when there are not so many different ones.
    pub(super) fn items(
        &mut self,
        items: Id,
        wanted: usize,
        unique: bool,
        seed: u64,
        depth: usize,
    ) -> Option<Vec<Value>> {
        if wanted > MOST_ITEMS {
            return None;
        }
        let mut made = Vec::new();
        let mut seen = HashSet::new();
        let mut tries = seed..seed + 2 * wanted as u64 + 8;
        while made.len() < wanted {
            let item = self.value(items, tries.next()?, depth + 1)?;
            if seen.insert(item.canonical()) || !unique {
                made.push(item);
            }
        }
        Some(made)
    }
}

/// Values of every type.
pub(super) fn anything(seed: u64) -> [Value; 6] {
    [
        Value::text(format!(
            "x{}",
            if seed == 0 {
                String::new()
            } else {
                seed.to_string()
            }
        )),
        Value::Object(Vec::new()),
        Value::Number(seed.to_string()),
        Value::Boolean(true),
        Value::Array(Vec::new()),
        Value::Null,
    ]
}
