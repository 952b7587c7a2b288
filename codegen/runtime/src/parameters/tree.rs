//! Texts under names within names, as `a[b][c]=1`, to a value.

use std::collections::HashMap;

use super::outline::{Outline, typed};
use crate::schema::{Direction, Schema};
use crate::types::{Any, Map};
use crate::violation::{Place, Rule, Violations};

/// How many names stand within one another; bounds every recursion over them.
const MOST_DEPTH: usize = 32;

/// The texts of one name, and what stands under further names below it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    texts: Vec<String>,
    members: Vec<(String, Tree)>,
    places: HashMap<String, usize>,
}

impl Tree {
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.members.is_empty()
    }

    /// Adds a text under these names.
    pub(super) fn add(&mut self, names: &[&str], text: String) -> Result<(), Rule> {
        if names.len() > MOST_DEPTH {
            return Err(Rule::Syntax("deepObject"));
        }
        let mut tree = self;
        for name in names {
            tree = tree.member(name).ok_or(Rule::Syntax("deepObject"))?;
        }
        tree.texts.push(text);
        Ok(())
    }

    fn member(&mut self, name: &str) -> Option<&mut Self> {
        let next = self.members.len();
        let place = *self.places.entry(name.to_owned()).or_insert(next);
        if place == next {
            self.members.push((name.to_owned(), Self::default()));
        }
        self.members.get_mut(place).map(|(_, tree)| tree)
    }

    /// The value of the whole, which is an object.
    pub(super) fn object(
        self,
        outline: &Outline,
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> Any {
        let members = self.members.into_iter().map(|(name, tree)| {
            let value = tree.value(&outline.member(&name), &place.member(&name), violations);
            (name, value)
        });
        Any::Object(members.collect::<Map<_>>())
    }

    /// The value of the whole, which is an array: each text is an item, and so is what stands under `[]` or under numbers.
    pub(super) fn array(
        self,
        outline: &Outline,
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> Any {
        let mut items: Vec<_> = self
            .texts
            .iter()
            .map(|text| typed(&outline.items, text))
            .collect();
        for (name, tree) in self.members {
            if name.is_empty() && tree.members.is_empty() {
                items.extend(tree.texts.iter().map(|text| typed(&outline.items, text)));
            } else {
                if !name.bytes().all(|byte| byte.is_ascii_digit()) {
                    violations.add(place, Rule::Syntax("deepObject"));
                }
                let value = tree.value(&outline.items, &place.item(items.len()), violations);
                items.push(value);
            }
        }
        Any::Array(items)
    }

    /// The value as one of `candidates` takes it.
    fn value(
        self,
        candidates: &[&'static Schema],
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> Any {
        let outline = Outline::of(candidates);
        let allowed = |value: &Any| {
            let allows = |schema: &&'static Schema| schema.allows(value, Direction::Request);
            candidates.iter().any(allows)
        };
        if self.members.is_empty()
            && let [text] = self.texts.as_slice()
        {
            let value = typed(candidates, text);
            if outline.items.is_empty() || allowed(&value) {
                return value;
            }
        }
        if !outline.items.is_empty() {
            return self.array(&outline, place, violations);
        }
        if let Some(text) = self.texts.first() {
            violations.add(place, Rule::Repeated);
            return typed(candidates, text);
        }
        self.object(&outline, place, violations)
    }
}

/// The names in what follows a parameter's own: `[a][b]`.
pub(super) fn bracketed(rest: &str) -> Option<Vec<&str>> {
    let inner = rest.strip_prefix('[')?.strip_suffix(']')?;
    Some(inner.split("][").collect())
}
