//! A value held against a schema: the same rules as the runtime's, and the same places.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashSet;

use regex::Regex;

use super::tables::{Id, Kind, Object, Tables};
use super::value::Value;
use super::{Direction, Found, format};
use crate::ir::{Access, Bound, Count, NumberSchema, NumberWidth, StringSchema};
use crate::number;

/// How many schemas a value is held against at most; what needs more is not known to be allowed.
const MOST_STEPS: usize = 200_000;

/// How deep schemas and values are followed; a schema that is a part of itself has no end.
const DEEPEST: usize = 200;

/// How many breaches are told.
const MOST_FOUND: usize = 100;

impl Tables {
    /// Everything that `value` breaks.
    pub(super) fn check(&self, id: Id, value: &Value, direction: Direction) -> Vec<Found> {
        let mut check = Check {
            tables: self,
            direction,
            steps: MOST_STEPS,
            depth: 0,
        };
        let mut found = Vec::new();
        check.schema(id, value, "", &mut found);
        if check.steps == 0 {
            add(&mut found, "", "steps");
        }
        found
    }

    /// Whether nothing in `value` breaks it.
    pub(super) fn allows(&self, id: Id, value: &Value, direction: Direction) -> bool {
        self.check(id, value, direction).is_empty()
    }
}

/// The place of a member.
pub(super) fn member_of(place: &str, name: &str) -> String {
    match place.is_empty() {
        true => name.to_owned(),
        false => format!("{place}.{name}"),
    }
}

fn add(found: &mut Vec<Found>, place: &str, keyword: &'static str) {
    if found.len() < MOST_FOUND {
        found.push(Found {
            place: place.to_owned(),
            keyword,
        });
    }
}

struct Check<'t> {
    tables: &'t Tables,
    direction: Direction,
    steps: usize,
    depth: usize,
}

impl Check<'_> {
    fn schema(&mut self, id: Id, value: &Value, place: &str, found: &mut Vec<Found>) {
        let left = self.steps.checked_sub(1);
        let Some(left) = left.filter(|_| self.depth < DEEPEST) else {
            self.steps = 0;
            return;
        };
        self.steps = left;
        self.depth += 1;
        self.followed(id, value, place, found);
        self.depth -= 1;
    }

    fn followed(&mut self, id: Id, value: &Value, place: &str, found: &mut Vec<Found>) {
        let table = self.tables.get(id);
        if *value == Value::Null {
            if table.nullable || table.is_empty() {
                return;
            }
            if !matches!(table.kind, Kind::Any) {
                return add(found, place, "nullable");
            }
        }
        let right_type = self.kind(&table.kind, table.bare, value, place, found);
        if right_type && !table.values.is_empty() {
            let text = value.canonical();
            if !table.values.iter().any(|listed| listed.canonical() == text) {
                add(found, place, "enum");
            }
        }
        for part in &table.all_of {
            self.schema(*part, value, place, found);
        }
        self.alternatives(id, value, place, found);
        if table.not.is_some_and(|not| self.allows(not, value)) {
            add(found, place, "not");
        }
    }

    fn allows(&mut self, id: Id, value: &Value) -> bool {
        let mut found = Vec::new();
        self.schema(id, value, "", &mut found);
        found.is_empty()
    }

    fn alternatives(&mut self, id: Id, value: &Value, place: &str, found: &mut Vec<Found>) {
        let table = self.tables.get(id);
        for (alternatives, exclusive) in [(&table.one_of, true), (&table.any_of, false)] {
            if alternatives.is_empty() {
                continue;
            }
            let said = table.discriminator.as_ref().and_then(|discriminator| {
                let Some(Value::String(name)) = value.get(&discriminator.property) else {
                    return None;
                };
                let mut mapping = discriminator.mapping.iter();
                Some(mapping.find(|(mapped, _)| mapped == name))
            });
            if let Some(said) = said {
                match said.and_then(|(_, index)| alternatives.get(*index)) {
                    Some(alternative) => self.schema(*alternative, value, place, found),
                    None => add(found, place, "discriminator"),
                }
                continue;
            }
            let mut holding = 0;
            for alternative in alternatives {
                holding += usize::from(self.allows(*alternative, value));
                if holding > 0 && !exclusive {
                    break;
                }
            }
            match (exclusive, holding) {
                (true, 1) | (false, 1..) => {}
                (true, _) => add(found, place, "oneOf"),
                (false, _) => add(found, place, "anyOf"),
            }
        }
    }

    /// Whether the value is of the right type, so that more can be said of it.
    fn kind(
        &mut self,
        kind: &Kind,
        bare: bool,
        value: &Value,
        place: &str,
        found: &mut Vec<Found>,
    ) -> bool {
        match (kind, value) {
            (Kind::Any, _) | (Kind::Boolean, Value::Boolean(_)) => true,
            (Kind::Number(schema), Value::Number(text)) => {
                let broken = width(schema.width, text);
                if let Some(keyword) = broken {
                    add(found, place, keyword);
                }
                let fits = broken.is_none();
                if fits && !bare {
                    numbers(schema, text, place, found);
                }
                fits
            }
            (Kind::String(schema, regex), Value::String(text)) => {
                if !bare {
                    strings(schema, regex, text, place, found);
                }
                let right = format::allows(schema.format, text);
                if !right {
                    add(found, place, "format");
                }
                right
            }
            (
                Kind::Array {
                    items,
                    count,
                    unique,
                },
                Value::Array(values),
            ) => {
                if !bare {
                    counted(*count, values.len(), ["minItems", "maxItems"], place, found);
                    let mut seen = HashSet::new();
                    if *unique && !values.iter().all(|item| seen.insert(item.canonical())) {
                        add(found, place, "uniqueItems");
                    }
                }
                for (index, value) in values.iter().enumerate() {
                    self.schema(*items, value, &format!("{place}[{index}]"), found);
                }
                true
            }
            (Kind::Object(object), Value::Object(members)) => {
                self.object(object, value, members, place, found);
                true
            }
            _ => {
                add(found, place, "type");
                false
            }
        }
    }

    fn object(
        &mut self,
        object: &Object,
        value: &Value,
        members: &[(String, Value)],
        place: &str,
        found: &mut Vec<Found>,
    ) {
        let keywords = ["minProperties", "maxProperties"];
        counted(object.count, members.len(), keywords, place, found);
        for member in &object.members {
            let place = member_of(place, &member.name);
            match (
                value.get(&member.name),
                self.direction.forbids(member.access),
            ) {
                (Some(_), Some(keyword)) => add(found, &place, keyword),
                (Some(value), None) => self.schema(member.schema, value, &place, found),
                (None, None) if member.required => add(found, &place, "required"),
                (None, _) => {}
            }
        }
        let listed: HashSet<_> = object.members.iter().map(|member| &member.name).collect();
        for (name, value) in members.iter().filter(|(name, _)| !listed.contains(name)) {
            match object.additional {
                None => add(found, place, "additionalProperties"),
                Some(schema) if self.tables.get(schema).is_empty() => {}
                Some(schema) => self.schema(schema, value, &member_of(place, name), found),
            }
        }
    }
}

impl Direction {
    /// The keyword by which a member may not be in this message.
    pub(super) fn forbids(self, access: Access) -> Option<&'static str> {
        match (self, access) {
            (Self::Request, Access::ReadOnly) => Some("readOnly"),
            (Self::Response, Access::WriteOnly) => Some("writeOnly"),
            (_, _) => None,
        }
    }
}

fn counted(
    count: Count,
    length: usize,
    [minimum, maximum]: [&'static str; 2],
    place: &str,
    found: &mut Vec<Found>,
) {
    let length = length as u64;
    if count.minimum.is_some_and(|bound| length < bound) {
        add(found, place, minimum);
    }
    if count.maximum.is_some_and(|bound| length > bound) {
        add(found, place, maximum);
    }
}

fn strings(
    schema: &StringSchema,
    regex: &OnceCell<Option<Regex>>,
    text: &str,
    place: &str,
    found: &mut Vec<Found>,
) {
    let count = Count {
        minimum: schema.min_length,
        maximum: schema.max_length,
    };
    let keywords = ["minLength", "maxLength"];
    counted(count, text.chars().count(), keywords, place, found);
    if let Some(pattern) = &schema.pattern {
        let regex = regex.get_or_init(|| Regex::new(&pattern.translated).ok());
        if !regex.as_ref().is_some_and(|regex| regex.is_match(text)) {
            add(found, place, "pattern");
        }
    }
}

/// The keyword by which a number is not of this type.
fn width(width: NumberWidth, text: &str) -> Option<&'static str> {
    if !number::is_reasonable(text) {
        return Some("format");
    }
    let (floor, whole) = number::floor(text);
    let fits = match width {
        NumberWidth::Decimal => return None,
        NumberWidth::Int32 => i32::try_from(floor).is_ok(),
        NumberWidth::Int64 => i64::try_from(floor).is_ok(),
    };
    match (whole, fits) {
        (false, _) => Some("type"),
        (true, false) => Some("format"),
        (true, true) => None,
    }
}

fn numbers(schema: &NumberSchema, text: &str, place: &str, found: &mut Vec<Found>) {
    let keeps = |bound: &Option<Bound>, outside: Ordering| {
        bound.as_ref().is_none_or(|bound| {
            let order = number::order(text, &bound.text);
            order != outside && !(bound.exclusive && order == Ordering::Equal)
        })
    };
    if !keeps(&schema.minimum, Ordering::Less) {
        add(found, place, "minimum");
    }
    if !keeps(&schema.maximum, Ordering::Greater) {
        add(found, place, "maximum");
    }
    let factor = schema.multiple_of.as_deref();
    if !factor.is_none_or(|factor| number::divides(factor, text)) {
        add(found, place, "multipleOf");
    }
}
