//! A value against keywords that are no type.

use super::super::{Keyword, Schema};
use super::Check;
use crate::check::Pattern;
use crate::types::{Any, Map};
use crate::violation::{Place, Rule, Violations};

impl Check {
    pub(super) fn keyword(
        &mut self,
        keyword: &'static Keyword,
        value: &Any,
        place: &Place<'_>,
        violations: &mut Violations,
    ) {
        match (keyword, value) {
            (
                Keyword::Condition {
                    condition,
                    then,
                    otherwise,
                },
                _,
            ) => {
                let meant = match self.allows(condition, value) {
                    true => then,
                    false => otherwise,
                };
                if let Some(schema) = meant {
                    self.schema(schema, value, place, violations);
                }
            }
            (Keyword::DependentRequired(dependencies), Any::Object(members)) => {
                for (name, required) in *dependencies {
                    if members.get(name).is_some() {
                        require(required, members, place, violations);
                    }
                }
            }
            (Keyword::DependentSchemas(dependencies), Any::Object(members)) => {
                for (name, schema) in *dependencies {
                    if members.get(name).is_some() {
                        self.schema(schema, value, place, violations);
                    }
                }
            }
            (Keyword::PropertyNames(schema), Any::Object(members)) => {
                for (name, _) in members.iter() {
                    if !self.allows(schema, &Any::String(name.to_owned())) {
                        // The name comes from the sender and is not repeated.
                        violations.add(place, Rule::PropertyName);
                    }
                }
            }
            (
                Keyword::PatternProperties {
                    patterns,
                    known,
                    others,
                },
                Any::Object(members),
            ) => {
                for (name, value) in members.iter() {
                    let is_known = known.contains(&name);
                    let place = (place, name);
                    self.by_name(patterns, *others, is_known, value, place, violations);
                }
            }
            (Keyword::PrefixItems { prefix, others }, Any::Array(items)) => {
                let schemas = prefix.iter().chain(std::iter::repeat(others));
                for (index, (item, schema)) in items.iter().zip(schemas).enumerate() {
                    self.schema(schema, item, &place.item(index), violations);
                }
            }
            (
                Keyword::Contains {
                    schema,
                    minimum,
                    maximum,
                },
                Any::Array(items),
            ) => {
                let mut holding: u64 = 0;
                for item in items {
                    holding += u64::from(self.allows(schema, item));
                }
                if holding < *minimum || maximum.is_some_and(|maximum| holding > maximum) {
                    let (minimum, maximum) = (*minimum, *maximum);
                    violations.add(place, Rule::Contains { minimum, maximum });
                }
            }
            _ => {}
        }
    }

    /// A member against the schemas of all patterns that its name has, or else those of the others.
    fn by_name(
        &mut self,
        patterns: &'static [(Pattern, &'static Schema)],
        others: Option<&'static Schema>,
        is_known: bool,
        value: &Any,
        (place, name): (&Place<'_>, &str),
        violations: &mut Violations,
    ) {
        let mut is_other = !is_known;
        for (_, schema) in patterns.iter().filter(|(pattern, _)| pattern.matches(name)) {
            is_other = false;
            self.schema(schema, value, &place.member(name), violations);
        }
        match others {
            _ if !is_other => {}
            Some(schema) => self.schema(schema, value, &place.member(name), violations),
            None => violations.add(place, Rule::Additional),
        }
    }
}

fn require(
    names: &[&'static str],
    members: &Map<Any>,
    place: &Place<'_>,
    violations: &mut Violations,
) {
    for name in names.iter().filter(|name| members.get(name).is_none()) {
        violations.add(&place.member(name), Rule::Required);
    }
}

#[cfg(test)]
mod tests;
