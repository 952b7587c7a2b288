//! An object that a schema allows, with every member as far as sense goes.

use super::make::{DEEPEST_OPTIONAL, Maker};
use super::tables::{Id, Member, Object, Table};
use super::value::Value;

/// How many optional members are tried one by one where they cannot all be had at once.
const MOST_TRIED: usize = 48;

impl Maker<'_> {
    pub(super) fn object(
        &mut self,
        id: Id,
        table: &Table,
        object: &Object,
        seed: u64,
        depth: usize,
    ) -> Option<Value> {
        let mut least = Value::Object(Vec::new());
        for member in self.members(object, true) {
            least.set(&member.name, self.value(member.made_by, seed, depth + 1)?);
        }
        let start = self.begin(id, table, object, &least, seed, depth);
        if depth >= DEEPEST_OPTIONAL
            && let Some(start) = start
        {
            return Some(start);
        }
        let mut optional = Vec::new();
        for member in self.members(object, false) {
            let is_there = start
                .as_ref()
                .is_some_and(|start| start.get(&member.name).is_some());
            // Without a beginning any member may be the one that is missing.
            if is_there || (self.optional == 0 && start.is_some()) {
                continue;
            }
            self.optional = self.optional.saturating_sub(1);
            if let Some(value) = self.value(member.made_by, seed, depth + 1) {
                optional.push((member.name.clone(), value));
            }
        }
        optional.extend(self.others(object, seed, depth));
        let Some(start) = start else {
            return self.grown(id, &least, &optional);
        };
        Some(self.completed(id, object, start, optional))
    }

    /// The members that may be in this message, required or optional.
    fn members<'o>(&self, object: &'o Object, required: bool) -> Vec<&'o Member> {
        let members = object.members.iter().filter(|member| {
            member.required == required && self.direction.forbids(member.access).is_none()
        });
        members.collect()
    }

    /// A beginning that is allowed: what is required, with what one of the alternatives and all parts ask for.
    fn begin(
        &mut self,
        id: Id,
        table: &Table,
        object: &Object,
        least: &Value,
        seed: u64,
        depth: usize,
    ) -> Option<Value> {
        if self.allows(id, least) {
            return Some(least.clone());
        }
        let mut whole = least.clone();
        for part in &table.all_of {
            if let Some(value) = self.value(*part, seed, depth + 1) {
                whole.complete(&self.as_own(object, value, seed, depth));
            }
        }
        if self.allows(id, &whole) {
            return Some(whole);
        }
        for alternative in table.one_of.iter().chain(&table.any_of) {
            if let Some(value) = self.value(*alternative, seed, depth + 1) {
                let mut with = whole.clone();
                with.complete(&self.as_own(object, value, seed, depth));
                if self.allows(id, &with) {
                    return Some(with);
                }
            }
        }
        None
    }

    /// Members as the object's own properties have them, where both have them.
    fn as_own(&mut self, object: &Object, value: Value, seed: u64, depth: usize) -> Value {
        let Value::Object(mut members) = value else {
            return value;
        };
        for (name, value) in &mut members {
            let own = object.members.iter().find(|member| member.name == *name);
            if let Some(own) = own
                && !self.allows(own.schema, value)
                && let Some(made) = self.value(own.made_by, seed, depth + 1)
            {
                *value = made;
            }
        }
        Value::Object(members)
    }

    /// Members beyond those that are listed: one where the document has a schema for them, and as many as must be.
    fn others(&mut self, object: &Object, seed: u64, depth: usize) -> Vec<(String, Value)> {
        let Some(schema) = object.additional else {
            return Vec::new();
        };
        let missing = object.count.minimum.unwrap_or_default();
        let missing = missing.saturating_sub(object.members.len() as u64).min(100);
        let wanted = missing.max(u64::from(object.keeps));
        let mut others = Vec::new();
        for index in 0..wanted {
            let name = free_name(object, index);
            if let Some(value) = self.value(schema, seed + index, depth + 1) {
                others.push((name, value));
            }
        }
        others
    }

    /// `least` and as few of the optional members as make it allowed.
    fn grown(&self, id: Id, least: &Value, optional: &[(String, Value)]) -> Option<Value> {
        let with = |(name, value): &(String, Value)| {
            let mut with = least.clone();
            with.set(name, value.clone());
            with
        };
        if let Some(found) = self.first(id, optional.iter().take(MOST_TRIED).map(with)) {
            return Some(found);
        }
        let mut all = least.clone();
        for (name, value) in optional {
            all.set(name, value.clone());
            if self.allows(id, &all) {
                return Some(all);
            }
        }
        None
    }

    /// `start` and as many of the optional members as are allowed, in the order of the properties.
    fn completed(
        &self,
        id: Id,
        object: &Object,
        start: Value,
        optional: Vec<(String, Value)>,
    ) -> Value {
        let mut all = start.clone();
        for (name, value) in &optional {
            all.set(name, value.clone());
        }
        if !self.allows(id, &all) {
            all = start;
            for (name, value) in optional.into_iter().take(MOST_TRIED) {
                let mut more = all.clone();
                more.set(&name, value);
                if self.allows(id, &more) {
                    all = more;
                }
            }
        }
        let place = |name: &str| object.members.iter().position(|member| member.name == name);
        if let Value::Object(members) = &mut all {
            members.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
        }
        all
    }
}

/// A name that is none of the object's properties.
pub(super) fn free_name(object: &Object, index: u64) -> String {
    let mut name = format!("x{}", index + 1);
    while object.members.iter().any(|member| member.name == name) {
        name.push('x');
    }
    name
}
