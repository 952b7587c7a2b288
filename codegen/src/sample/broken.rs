//! Values that break one rule of a schema each, just beyond its bound, and values that lie right on the bound.

mod candidates;

use std::collections::HashSet;

use super::check::member_of;
use super::make::Maker;
use super::tables::{Id, Kind, Object, Tables};
use super::value::Value;
use super::{Direction, Found, Root, Samples};
use crate::document::pointer_to;
use crate::ir::Access;
use candidates::Candidate;

/// How many values of each sort are made of one schema.
const MOST: usize = 200;

/// How deep a value is walked.
const DEEPEST: usize = 12;

/// A value made from an allowed one, by one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Which way the message goes.
    pub direction: Direction,
    /// Where in the allowed value the change is: a JSON pointer.
    pub pointer: String,
    /// What changes there.
    pub change: Change,
    /// Where the breach is, or would be, as the runtime tells it.
    pub place: String,
    /// The keyword that is broken, or kept.
    pub keyword: &'static str,
}

/// What changes in a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// This stands there instead, or for the first time.
    Put(Value),
    /// The member is not there.
    Remove,
}

/// What was made of one schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Values that must be refused.
    pub refused: Vec<Attempt>,
    /// Values that must be accepted.
    pub accepted: Vec<Attempt>,
    /// How many rules have no value here that breaks them alone, as where it would be too large.
    pub skipped: usize,
}

impl Samples<'_> {
    /// For every rule that can be reached from `valid` a value that breaks it, and for every bound the value on it.
    ///
    /// `valid` is a value that the schema allows, on its way in `direction`. With `beyond` the rules of named schemas that
    /// it refers to are broken too, each once; else only those that stand in the schema itself.
    #[must_use]
    pub fn attempts(
        &self,
        root: Root,
        valid: &Value,
        direction: Direction,
        beyond: bool,
    ) -> Attempts {
        let mut walk = Walk {
            tables: &self.tables,
            root: root.0,
            valid,
            direction,
            beyond,
            visited: HashSet::from([root.0]),
            seen: HashSet::new(),
            attempts: Attempts::default(),
        };
        walk.schema(root.0, valid, &Spot::default(), 0);
        walk.attempts
    }
}

/// Where a value stands.
#[derive(Clone, Default)]
struct Spot {
    pointer: String,
    place: String,
}

impl Spot {
    fn member(&self, name: &str) -> Self {
        Self {
            pointer: pointer_to(&self.pointer, name),
            place: member_of(&self.place, name),
        }
    }

    fn item(&self, index: usize) -> Self {
        Self {
            pointer: format!("{}/{index}", self.pointer),
            place: format!("{}[{index}]", self.place),
        }
    }
}

struct Walk<'w> {
    tables: &'w Tables,
    root: Id,
    valid: &'w Value,
    direction: Direction,
    beyond: bool,
    visited: HashSet<Id>,
    seen: HashSet<(String, &'static str, bool)>,
    attempts: Attempts,
}

impl Walk<'_> {
    fn schema(&mut self, id: Id, value: &Value, spot: &Spot, depth: usize) {
        let table = self.tables.get(id);
        let is_elsewhere = id < self.tables.named && !self.visited.insert(id);
        if depth > DEEPEST || (is_elsewhere && depth > 0) || self.is_full() {
            return;
        }
        let mut maker = Maker::of(self.tables, self.direction);
        for candidate in candidates::refused(&mut maker, id, value) {
            self.refuse(spot, &candidate);
        }
        for candidate in candidates::accepted(&mut maker, id, value) {
            self.accept(spot, &candidate);
        }
        let (one_of, any_of) = (table.one_of.iter(), table.any_of.iter());
        let holding = one_of
            .chain(any_of)
            .filter(|id| self.tables.allows(**id, value, self.direction));
        let parts: Vec<_> = table.all_of.iter().chain(holding).copied().collect();
        match (&table.kind, value) {
            (Kind::Object(object), Value::Object(_)) => self.object(object, value, spot, depth),
            (Kind::Array { items, .. }, Value::Array(values)) => {
                if let Some(first) = values.first() {
                    self.part(*items, first, &spot.item(0), depth);
                }
            }
            _ => {}
        }
        for part in parts {
            self.part(part, value, spot, depth);
        }
    }

    /// A schema within another: of one that has a name and its own tests, only that it is held against the value.
    fn part(&mut self, id: Id, value: &Value, spot: &Spot, depth: usize) {
        if id >= self.tables.named || self.beyond {
            return self.schema(id, value, spot, depth + 1);
        }
        let mut maker = Maker::of(self.tables, self.direction);
        let candidates = candidates::refused(&mut maker, id, value);
        for candidate in candidates {
            if self.refuse(spot, &candidate) {
                return;
            }
        }
    }

    fn object(&mut self, object: &Object, value: &Value, spot: &Spot, depth: usize) {
        for member in &object.members {
            let there = spot.member(&member.name);
            let found = value.get(&member.name);
            self.access(member.access, member.made_by, found, &there);
            let Some(found) = found else {
                continue;
            };
            if member.required {
                self.refuse(&there, &Candidate::new("required", Change::Remove));
            } else {
                let absent = Candidate::new("required", Change::Remove);
                self.accept(&there, &absent);
            }
            self.part(member.schema, found, &there, depth);
        }
        let is_listed = |name: &str| object.members.iter().any(|member| member.name == name);
        let Value::Object(members) = value else {
            return;
        };
        if let Some(schema) = object.additional.filter(|_| object.keeps)
            && let Some((name, other)) = members.iter().find(|(name, _)| !is_listed(name))
        {
            self.part(schema, other, &spot.member(name), depth);
        }
    }

    /// A member in a message that it may not be in.
    fn access(&mut self, access: Access, made_by: Id, found: Option<&Value>, spot: &Spot) {
        let against = match access {
            Access::Both => return,
            Access::ReadOnly => Direction::Request,
            Access::WriteOnly => Direction::Response,
        };
        let known = self.direction == Direction::Either || self.direction == against;
        let Some(keyword) = against.forbids(access).filter(|_| known) else {
            return;
        };
        let change = match found {
            Some(_) => Change::Nothing,
            None => {
                let made = Maker::of(self.tables, Direction::Either).value(made_by, 0, 1);
                Change::Put(made.unwrap_or(Value::Null))
            }
        };
        let direction = std::mem::replace(&mut self.direction, against);
        self.refuse(spot, &Candidate::new(keyword, change));
        self.direction = direction;
    }

    fn is_full(&self) -> bool {
        self.attempts.refused.len() >= MOST
    }

    /// What the root breaks with this change; `None` when the change cannot be made.
    fn check(&self, spot: &Spot, change: &Change) -> Option<Vec<Found>> {
        let changed = changed(self.valid, &spot.pointer, change)?;
        Some(self.tables.check(self.root, &changed, self.direction))
    }

    /// Adds a value that is refused for one reason, unless there is one for this reason already.
    fn refuse(&mut self, spot: &Spot, candidate: &Candidate) -> bool {
        let key = (spot.place.clone(), candidate.keyword, true);
        if self.is_full() || self.seen.contains(&key) {
            return false;
        }
        let found = self.check(spot, &candidate.change).unwrap_or_default();
        // Within alternatives, it is the alternatives that are told.
        let meant = found
            .iter()
            .find(|found| found.place == spot.place && found.keyword == candidate.keyword)
            .or_else(|| {
                let by_direction = matches!(candidate.keyword, "readOnly" | "writeOnly");
                let only = found.first().filter(|_| found.len() == 1 && !by_direction);
                only.filter(|found| matches!(found.keyword, "oneOf" | "anyOf"))
            });
        let Some(Found { place, keyword }) = meant.cloned() else {
            self.attempts.skipped += usize::from(candidate.last);
            return false;
        };
        self.seen.insert(key);
        self.attempts.refused.push(Attempt {
            direction: self.direction,
            pointer: spot.pointer.clone(),
            change: candidate.change.clone(),
            place,
            keyword,
        });
        true
    }

    fn accept(&mut self, spot: &Spot, candidate: &Candidate) {
        let full = self.attempts.accepted.len() >= MOST;
        let key = (spot.place.clone(), candidate.keyword, false);
        if full || self.seen.contains(&key) {
            return;
        }
        if self
            .check(spot, &candidate.change)
            .is_some_and(|found| found.is_empty())
        {
            self.seen.insert(key);
            self.attempts.accepted.push(Attempt {
                direction: self.direction,
                pointer: spot.pointer.clone(),
                change: candidate.change.clone(),
                place: spot.place.clone(),
                keyword: candidate.keyword,
            });
        }
    }
}

/// `value` with a change at `pointer`; `None` when nothing is there.
pub(crate) fn changed(value: &Value, pointer: &str, change: &Change) -> Option<Value> {
    let mut changed = value.clone();
    let tokens: Vec<_> = pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut at = &mut changed;
    for (index, token) in tokens.iter().enumerate() {
        let is_last = index + 1 == tokens.len();
        at = match at {
            Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?)?,
            Value::Object(members) => {
                let found = members.iter().position(|(name, _)| name == token);
                match (found, change) {
                    (Some(found), Change::Remove) if is_last => {
                        members.remove(found);
                        return Some(changed);
                    }
                    (Some(found), _) => &mut members.get_mut(found)?.1,
                    (None, Change::Put(_)) if is_last => {
                        members.push((token.clone(), Value::Null));
                        &mut members.last_mut()?.1
                    }
                    (None, _) => return None,
                }
            }
            _ => return None,
        };
    }
    match change {
        Change::Nothing => {}
        Change::Put(value) => *at = value.clone(),
        Change::Remove => return None,
    }
    Some(changed)
}
