//! Collects changes, and finds the lines that they are on.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Kind, Rust, Side, Validation, Wire};
use crate::document::ledger::Entry;
use crate::document::pointer_to;
use crate::lower::Lowered;

/// What the documents hold in these places is for people only.
const TEXTS: [&str; 5] = ["description", "summary", "title", "example", "deprecated"];

/// The longest value that is shown whole, in characters.
const LONGEST_VALUE: usize = 120;

/// The classes of a change.
#[derive(Clone, Copy)]
pub(super) struct Class {
    pub(super) wire: Wire,
    pub(super) validation: Option<Validation>,
    pub(super) rust: Option<Rust>,
    pub(super) note: Option<&'static str>,
}

impl Class {
    pub(super) const fn of(wire: Wire, rust: Option<Rust>) -> Self {
        Self {
            wire,
            validation: None,
            rust,
            note: None,
        }
    }

    pub(super) const fn validated(self, validation: Validation) -> Self {
        Self {
            validation: Some(validation),
            ..self
        }
    }

    pub(super) const fn noted(self, note: &'static str) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }
}

/// The changes found so far.
pub(super) struct Report<'a> {
    old: Places<'a>,
    new: Places<'a>,
    changes: Vec<Change>,
    /// Pairs of schemas that were compared already, so that one that many refer to is told once.
    seen: BTreeSet<String>,
}

/// Where in a document each pointer is.
struct Places<'a>(BTreeMap<&'a str, &'a Entry>);

impl<'a> Places<'a> {
    fn of(lowered: &'a Lowered) -> Self {
        Self(
            lowered
                .account
                .iter()
                .map(|entry| (entry.pointer.as_str(), entry))
                .collect(),
        )
    }

    /// The side at `pointer`, or at what holds it; `value` stands for what is there.
    fn side(&self, pointer: &str, value: Option<String>) -> Side {
        let mut found = pointer;
        let entry = loop {
            if let Some(entry) = self.0.get(found) {
                break Some(*entry);
            }
            match found.rsplit_once('/') {
                Some((parent, _)) => found = parent,
                None => break self.0.get("").copied(),
            }
        };
        let exact = entry.filter(|entry| entry.pointer == pointer);
        let value = value
            .or_else(|| exact.and_then(|entry| entry.value.clone()))
            .unwrap_or_default();
        Side {
            pointer: found.to_owned(),
            line: entry.map_or(1, |entry| entry.position.line),
            value: shortened(&value),
        }
    }

    /// Everything at and below `pointer`, relative to it.
    fn below(&self, pointer: &str) -> BTreeMap<&'a str, Option<&'a str>> {
        let prefix = format!("{pointer}/");
        self.0
            .iter()
            .filter_map(|(found, entry)| {
                let inside = *found == pointer || found.starts_with(&prefix);
                inside.then(|| {
                    (
                        found.get(pointer.len()..).unwrap_or_default(),
                        entry.value.as_deref(),
                    )
                })
            })
            .collect()
    }
}

fn shortened(value: &str) -> String {
    let single_line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = single_line.chars().take(LONGEST_VALUE).collect();
    if short.len() < single_line.len() {
        short + "…"
    } else {
        short
    }
}

impl<'a> Report<'a> {
    pub(super) fn new(old: &'a Lowered, new: &'a Lowered) -> Self {
        Self {
            old: Places::of(old),
            new: Places::of(new),
            changes: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for change in self.changes {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        changes
    }

    /// Whether this pair, in this light, is met for the first time.
    pub(super) fn first_time(&mut self, pair: String) -> bool {
        self.seen.insert(pair)
    }

    /// Something is there that was not.
    pub(super) fn added(
        &mut self,
        kind: &'static str,
        subject: &str,
        pointer: &str,
        value: &str,
        class: Class,
    ) {
        let new = self.new.side(pointer, Some(value.to_owned()));
        self.push(kind, subject, None, Some(new), class);
    }

    /// Something is gone.
    pub(super) fn removed(
        &mut self,
        kind: &'static str,
        subject: &str,
        pointer: &str,
        value: &str,
        class: Class,
    ) {
        let old = self.old.side(pointer, Some(value.to_owned()));
        self.push(kind, subject, Some(old), None, class);
    }

    /// Something is different; the values are given.
    pub(super) fn changed(
        &mut self,
        kind: &'static str,
        subject: &str,
        old: (&str, String),
        new: (&str, String),
        class: Class,
    ) {
        let old = self.old.side(old.0, Some(old.1));
        let new = self.new.side(new.0, Some(new.1));
        self.push(kind, subject, Some(old), Some(new), class);
    }

    /// The texts for people directly at two places.
    pub(super) fn texts(&mut self, subject: &str, old: &str, new: &str) {
        for keyword in TEXTS {
            self.text(
                subject,
                &pointer_to(old, keyword),
                &pointer_to(new, keyword),
            );
        }
    }

    /// One text for people; an example may be a whole tree.
    pub(super) fn text(&mut self, subject: &str, old: &str, new: &str) {
        if self.old.below(old) == self.new.below(new) {
            return;
        }
        let keyword = new.rsplit('/').next().unwrap_or_default();
        let there = |places: &Places<'_>, pointer: &str| {
            let side = places.side(pointer, None);
            (side.pointer == pointer).then_some(side)
        };
        let (old, new) = (there(&self.old, old), there(&self.new, new));
        let class = Class::of(Wire::Documentation, None);
        self.push(
            "text-changed",
            &format!("{subject}: {keyword}"),
            old,
            new,
            class,
        );
    }

    fn push(
        &mut self,
        kind: &'static str,
        subject: &str,
        old: Option<Side>,
        new: Option<Side>,
        class: Class,
    ) {
        let Class {
            wire,
            validation,
            rust,
            note,
        } = class;
        self.changes.push(Change {
            kind: Kind(kind),
            subject: subject.to_owned(),
            old,
            new,
            wire,
            validation,
            rust,
            note,
        });
    }
}
