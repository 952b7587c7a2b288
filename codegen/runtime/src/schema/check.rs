//! A value against its schema: every violation, with its place.

mod keywords;

use super::{Access, Discriminator, Format, Kind, Member, Object, Schema, Width};
use crate::parameters::FromText;
use crate::types::{Any, Base64, Date, DateTime, Decimal, Map};
use crate::violation::{Location, Place, Rule, Violations};

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the service.
    Request,
    /// From the service.
    Response,
    /// Not known: neither `readOnly` nor `writeOnly` is held against a value.
    Either,
}

/// How many schemas a value may be held against. Alternatives within alternatives of recursive schemas can ask for more
/// than the number of atoms in the universe.
const MOST_STEPS: usize = 4_000_000;

impl Schema {
    /// Adds everything that `value` breaks, not only the first.
    pub fn check(
        &'static self,
        value: &Any,
        direction: Direction,
        place: &Place<'_>,
        violations: &mut Violations,
    ) {
        let mut check = Check {
            direction,
            steps: MOST_STEPS,
        };
        check.schema(self, value, place, violations);
        if check.steps == 0 {
            violations.add(place, Rule::Steps);
        }
    }

    /// Whether nothing in `value` breaks it.
    #[must_use]
    pub fn allows(&'static self, value: &Any, direction: Direction) -> bool {
        let mut violations = Violations::new();
        let place = Place::root(Location::RequestBody, "");
        self.check(value, direction, &place, &mut violations);
        violations.is_empty()
    }

    /// Whether nothing in `value` breaks it. Counts `steps` down; when they run out, nothing is known.
    pub(crate) fn allows_within(&'static self, value: &Any, steps: &mut usize) -> bool {
        let mut check = Check {
            direction: Direction::Either,
            steps: *steps,
        };
        let holds = check.allows(self, value);
        *steps = check.steps;
        holds
    }

    /// Which of the alternatives of its `oneOf` or `anyOf` a value is, by their order.
    #[must_use]
    pub fn alternative(&'static self, value: &Any) -> Option<usize> {
        let alternatives = match self.one_of.is_empty() {
            true => self.any_of,
            false => self.one_of,
        };
        if let Some(meant) = self
            .discriminator
            .and_then(|discriminator| discriminator.meant(value))
        {
            return meant;
        }
        alternatives
            .iter()
            .position(|alternative| alternative.allows(value, Direction::Either))
    }
}

impl Discriminator {
    /// The alternative that `value` says it is; `None` inside when it is none of them, outside when it does not say.
    pub(crate) fn meant(&self, value: &Any) -> Option<Option<usize>> {
        let Some(Any::String(name)) = value.get(self.property) else {
            return None;
        };
        let found = self.mapping.iter().find(|(mapped, _)| mapped == name);
        Some(found.map(|(_, index)| *index))
    }
}

struct Check {
    direction: Direction,
    steps: usize,
}

impl Check {
    fn schema(
        &mut self,
        schema: &'static Schema,
        value: &Any,
        place: &Place<'_>,
        violations: &mut Violations,
    ) {
        let Some(left) = self.steps.checked_sub(1) else {
            return;
        };
        self.steps = left;
        if *value == Any::Null {
            // `null` in an `enum` needs `nullable` beside it (OpenAPI 3.0.4, section 4.7.24.2).
            let unconstrained = matches!(schema.kind, Kind::Any) && !schema.has_more();
            if schema.nullable || unconstrained {
                return;
            }
            if !matches!(schema.kind, Kind::Any) {
                violations.add(place, Rule::Null);
                return;
            }
        }
        let right_type = self.kind(&schema.kind, value, place, violations);
        if !schema.values.is_empty() && right_type && !is_listed(schema.values, value) {
            violations.add(place, Rule::Enumeration);
        }
        for part in schema.all_of {
            self.schema(part, value, place, violations);
        }
        self.alternatives(schema, value, place, violations);
        if let Some(not) = schema.not
            && self.allows(not, value)
        {
            violations.add(place, Rule::Not);
        }
        for keyword in schema.keywords {
            self.keyword(keyword, value, place, violations);
        }
    }

    fn allows(&mut self, schema: &'static Schema, value: &Any) -> bool {
        let mut violations = Violations::new();
        let place = Place::root(Location::RequestBody, "");
        self.schema(schema, value, &place, &mut violations);
        violations.is_empty()
    }

    fn alternatives(
        &mut self,
        schema: &'static Schema,
        value: &Any,
        place: &Place<'_>,
        violations: &mut Violations,
    ) {
        for (alternatives, exclusive) in [(schema.one_of, true), (schema.any_of, false)] {
            if alternatives.is_empty() {
                continue;
            }
            let meant = schema
                .discriminator
                .and_then(|discriminator| discriminator.meant(value));
            if let Some(meant) = meant {
                match meant.and_then(|index| alternatives.get(index)) {
                    Some(alternative) => self.schema(alternative, value, place, violations),
                    None => violations.add(place, Rule::Discriminator),
                }
                continue;
            }
            let mut holding = 0;
            for alternative in alternatives {
                holding += usize::from(self.allows(alternative, value));
                if holding > 0 && !exclusive {
                    break;
                }
            }
            match (exclusive, holding) {
                (true, 1) | (false, 1..) => {}
                (true, _) => violations.add(place, Rule::OneOf),
                (false, _) => violations.add(place, Rule::AnyOf),
            }
        }
    }

    /// Whether the value is of the right type, so that more can be said of it.
    fn kind(
        &mut self,
        kind: &'static Kind,
        value: &Any,
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> bool {
        let broken = match (kind, value) {
            (Kind::Any, _) | (Kind::Boolean, Any::Boolean(_)) => None,
            (Kind::Integer(width, checks), Any::Number(number)) => {
                let rule = width.broken(number);
                if let (None, Some(checks)) = (&rule, checks) {
                    checks.check(number, place, violations);
                }
                rule
            }
            (Kind::Number(checks), Any::Number(number)) => {
                if let Some(checks) = checks {
                    checks.check(number, place, violations);
                }
                None
            }
            (Kind::String(format, checks), Any::String(text)) => {
                let rule = format.broken(text);
                if let Some(checks) = checks {
                    checks.check(text, place, violations);
                }
                rule
            }
            (Kind::Array(items, checks), Any::Array(values)) => {
                if let Some(checks) = checks {
                    checks.check(values, place, violations);
                }
                for (index, value) in values.iter().enumerate() {
                    self.schema(items, value, &place.item(index), violations);
                }
                None
            }
            (Kind::Object(object), Any::Object(members)) => {
                self.object(object, members, place, violations);
                None
            }
            (kind, _) => Some(Rule::Type(kind.name())),
        };
        let right = broken.is_none();
        if let Some(rule) = broken {
            violations.add(place, rule);
        }
        right
    }

    fn object(
        &mut self,
        object: &'static Object,
        members: &Map<Any>,
        place: &Place<'_>,
        violations: &mut Violations,
    ) {
        let count = members.len() as u64;
        let enough = object.min_properties.is_none_or(|minimum| count >= minimum);
        let few_enough = object.max_properties.is_none_or(|maximum| count <= maximum);
        if !(enough && few_enough) {
            let rule = Rule::Properties {
                minimum: object.min_properties,
                maximum: object.max_properties,
            };
            violations.add(place, rule);
        }
        for member in object.members {
            let place = place.member(member.name);
            let value = members.get(member.name);
            match (value, self.forbidden(member)) {
                (Some(_), Some(rule)) => violations.add(&place, rule),
                (Some(value), None) => self.schema(member.schema, value, &place, violations),
                (None, None) if member.required => violations.add(&place, Rule::Required),
                (None, _) => {}
            }
        }
        let is_listed = |name: &str| object.members.iter().any(|member| member.name == name);
        for (name, value) in members.iter().filter(|(name, _)| !is_listed(name)) {
            match object.additional {
                // Its name comes from the sender and is not repeated.
                None => violations.add(place, Rule::Additional),
                Some(schema) if schema.is_empty() => {}
                Some(schema) => self.schema(schema, value, &place.member(name), violations),
            }
        }
    }

    /// Why a member may not be in this message.
    fn forbidden(&self, member: &Member) -> Option<Rule> {
        match (self.direction, member.access) {
            (Direction::Request, Access::ReadOnly) => Some(Rule::ReadOnly),
            (Direction::Response, Access::WriteOnly) => Some(Rule::WriteOnly),
            (Direction::Either, Access::Both) | (_, _) => None,
        }
    }
}

impl Schema {
    /// Whether it says something beside its `type`.
    pub(super) fn has_more(&self) -> bool {
        !self.values.is_empty()
            || !self.all_of.is_empty()
            || !self.any_of.is_empty()
            || !self.one_of.is_empty()
            || self.not.is_some()
            || !self.keywords.is_empty()
    }

    /// Whether it is the empty schema.
    fn is_empty(&self) -> bool {
        matches!(self.kind, Kind::Any) && !self.has_more()
    }
}

/// Whether `value` is one of `values`, which are JSON.
fn is_listed(values: &[&str], value: &Any) -> bool {
    values.iter().any(|listed| match value {
        // By far the most frequent.
        Any::String(text) => is_quoted(listed, text),
        _ => Any::from_json(listed.as_bytes()).is_ok_and(|listed| listed == *value),
    })
}

/// Whether `listed` is `text` in quotes, as JSON writes it.
fn is_quoted(listed: &str, text: &str) -> bool {
    let inside = listed
        .strip_prefix('"')
        .and_then(|listed| listed.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.contains('\\') => inside == text,
        Some(_) => Any::from_json(listed.as_bytes())
            .is_ok_and(|listed| matches!(listed, Any::String(listed) if listed == text)),
        None => false,
    }
}

impl Kind {
    /// The `type`.
    fn name(&self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Boolean => "boolean",
            Self::Integer(..) => "integer",
            Self::Number(_) => "number",
            Self::String(..) => "string",
            Self::Array(..) => "array",
            Self::Object(_) => "object",
        }
    }
}

impl Width {
    fn broken(self, number: &Decimal) -> Option<Rule> {
        let whole = number.to_i64();
        match self {
            Self::Int64 => whole.is_none().then_some(Rule::Int64),
            Self::Int32 => {
                let fits = whole.is_some_and(|whole| i32::try_from(whole).is_ok());
                (!fits).then_some(Rule::Int32)
            }
        }
    }
}

impl Format {
    fn broken(self, text: &str) -> Option<Rule> {
        match self {
            Self::Text => None,
            Self::Uuid => uuid::Uuid::from_text(text).err(),
            Self::Date => Date::from_text(text).err(),
            Self::DateTime => DateTime::from_text(text).err(),
            Self::Byte => Base64::from_text(text).err(),
        }
    }
}

#[cfg(test)]
mod tests;
