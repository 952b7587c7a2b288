//! Names that are taken in one namespace.

use std::collections::{BTreeMap, BTreeSet};

use super::plain;

/// The names that are taken in one namespace of the generated code.
#[derive(Debug, Default)]
pub struct Scope {
    /// Without `r#`: with it, a name is the same.
    taken: BTreeSet<String>,
    /// The number that comes next behind a name.
    next: BTreeMap<String, usize>,
}

impl Scope {
    /// A namespace in which generated code has these names for itself.
    #[must_use]
    pub fn reserving(names: &[&str]) -> Self {
        Self {
            taken: names.iter().map(|name| (*name).to_owned()).collect(),
            next: BTreeMap::new(),
        }
    }

    /// Whether `name` is taken.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(plain(name))
    }

    /// Takes `wanted`, or the first of its numbered forms that is free.
    pub fn take(&mut self, wanted: String) -> String {
        self.take_with(wanted, |_| Vec::new())
    }

    /// As [`take`](Self::take), with the names that come with it: all of them are free, and taken.
    pub fn take_with(&mut self, wanted: String, beside: impl Fn(&str) -> Vec<String>) -> String {
        let mut name = wanted.clone();
        loop {
            let mut all = beside(&name);
            all.push(name.clone());
            if all.iter().all(|one| !self.is_taken(one)) {
                let all = all.iter().map(|one| plain(one).to_owned());
                self.taken.extend(all);
                return name;
            }
            let next = self.next.entry(wanted.clone()).or_insert(2);
            name = numbered(&wanted, *next);
            *next += 1;
        }
    }
}

/// `name` with a number behind it, apart from a number that it ends in.
fn numbered(name: &str, number: usize) -> String {
    let name = plain(name);
    let is_type = name.chars().next().is_some_and(char::is_uppercase);
    let ends_in_digit = name.chars().next_back().is_some_and(char::is_numeric);
    match is_type && !ends_in_digit {
        true => format!("{name}{number}"),
        false => format!("{name}_{number}"),
    }
}
