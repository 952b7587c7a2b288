//! Collects changes.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Kind, Rust, Side, Validation, Wire};
use super::places::Places;
use crate::document::ledger::Entry;
use crate::document::pointer_to;
use crate::lower::Lowered;

/// What the documents hold in these places is for people only.
const TEXTS: [&str; 7] = [
    "description",
    "summary",
    "title",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
];

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

    /// Nobody on the wire meets it.
    pub(super) fn unused(self, unused: bool) -> Self {
        match unused {
            true => Self {
                wire: Wire::Compatible,
                ..self
            },
            false => self,
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
    /// Where each change is, by what it is: what many refer to is told once, with the worst of its classes.
    told: BTreeMap<Told, usize>,
    /// The two schemas that are being compared.
    pair: String,
    /// Whether what is compared now is only held against values, and gives no type.
    checks: bool,
    /// Whether it is what values must not be.
    denied: bool,
    /// Pairs of schemas that were compared already.
    seen: BTreeSet<String>,
    /// Pairs of names in Rust of schemas that stand for each other.
    named: BTreeSet<(String, String)>,
    /// Whether what is compared now is reached by no operation that both documents have.
    unused: bool,
    unused_note: Option<&'static str>,
}

/// What makes a change the same as another: its kind, the pair of schemas where one side is not enough to tell, and
/// both sides.
type Told = (
    &'static str,
    String,
    Option<(String, String)>,
    Option<(String, String)>,
);

impl<'a> Report<'a> {
    pub(super) fn new(old: &'a Lowered, new: &'a Lowered) -> Self {
        Self {
            old: Places::of(old),
            new: Places::of(new),
            changes: Vec::new(),
            told: BTreeMap::new(),
            pair: String::new(),
            checks: false,
            denied: false,
            seen: BTreeSet::new(),
            named: BTreeSet::new(),
            unused: false,
            unused_note: None,
        }
    }

    pub(super) fn finish(self) -> Vec<Change> {
        self.changes
    }

    /// Whether this pair, in this light, is met for the first time.
    pub(super) fn first_time(&mut self, pair: &str) -> bool {
        let (checks, denied) = (self.checks, self.denied);
        self.seen.insert(format!("{pair} {checks} {denied}"))
    }

    /// Compares what gives a type, or what is only held against values.
    pub(super) fn checks(&mut self, checks: bool, compare: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.checks, checks);
        compare(self);
        self.checks = outer;
    }

    /// Compares what values must not be.
    pub(super) fn denied(&mut self, compare: impl FnOnce(&mut Self)) {
        self.denied = !self.denied;
        self.checks(true, compare);
        self.denied = !self.denied;
    }

    /// Two names in Rust stand for each other.
    pub(super) fn meet(&mut self, old: &str, new: &str) {
        self.named.insert((old.to_owned(), new.to_owned()));
    }

    /// Whether they have met.
    pub(super) fn have_met(&self, old: &str, new: &str) -> bool {
        self.named.contains(&(old.to_owned(), new.to_owned()))
    }

    /// Whether an old or new name has another beside it.
    pub(super) fn is_renamed(&self, name: &str) -> bool {
        let mut pairs = self.named.iter();
        pairs.any(|(old, new)| old != new && (old == name || new == name))
    }

    /// From here on nothing is reached by an operation that both documents have; a note says so.
    pub(super) fn rest(&mut self, note: Option<&'static str>) {
        self.unused = true;
        self.unused_note = note;
    }

    /// Compares two schemas, which stand at these places.
    pub(super) fn within(&mut self, old: &str, new: &str, compare: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.pair, format!("{old} {new}"));
        compare(self);
        self.pair = outer;
    }

    /// Where `required` lists the member at `member`, or else the member.
    pub(super) fn required_place(&self, old: bool, member: &str, name: &str) -> String {
        let places = if old { &self.old } else { &self.new };
        let owner = member
            .strip_suffix(&pointer_to("", name))
            .and_then(|rest| rest.strip_suffix("/properties"));
        let listed = owner.and_then(|owner| {
            let list = format!("{owner}/required");
            let below = places.below(&list);
            let found = below.iter().find(|(_, value)| **value == Some(name));
            found.map(|(index, _)| format!("{list}{index}"))
        });
        listed.unwrap_or_else(|| member.to_owned())
    }

    /// Where a list has this value, or else the list.
    pub(super) fn item_place(&self, old: bool, list: &str, value: &str) -> String {
        let places = if old { &self.old } else { &self.new };
        let below = places.below(list);
        let mut items = below.iter().filter(|(index, _)| !index.is_empty());
        let found = items.find(|(_, said)| **said == Some(value));
        found.map_or_else(|| list.to_owned(), |(index, _)| format!("{list}{index}"))
    }

    /// What both say there.
    pub(super) fn said(&self, old: &str, new: &str) -> (Option<&'a str>, Option<&'a str>) {
        let said = |places: &Places<'a>, pointer: &str| {
            let entry = places.0.get(pointer).copied();
            entry.and_then(|entry: &'a Entry| entry.value.as_deref())
        };
        (said(&self.old, old), said(&self.new, new))
    }

    /// Whether both have something there.
    pub(super) fn have(&self, old: &str, new: &str) -> bool {
        self.old.0.contains_key(old) && self.new.0.contains_key(new)
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

    /// What is directly below a place in either document, in order.
    pub(super) fn children(&self, pointer: &str) -> BTreeSet<String> {
        let prefix = format!("{pointer}/");
        let of = |places: &Places<'a>| -> Vec<String> {
            let below = places.below(pointer);
            let tokens = below.keys().filter_map(|place| place.split('/').nth(1));
            tokens.map(|token| format!("{prefix}{token}")).collect()
        };
        let (old, new) = (of(&self.old), of(&self.new));
        old.into_iter().chain(new).collect()
    }

    /// The texts for people directly at two places, and in the parts of an `allOf` there.
    pub(super) fn texts(&mut self, subject: &str, old: &str, new: &str) {
        for keyword in TEXTS {
            self.text(
                subject,
                &pointer_to(old, keyword),
                &pointer_to(new, keyword),
            );
        }
        self.part_texts(subject, old, new);
    }

    fn part_texts(&mut self, subject: &str, old: &str, new: &str) {
        let parts = |places: &Places<'_>, pointer: &str| -> BTreeSet<String> {
            let list = pointer_to(pointer, "allOf");
            let below = places.below(&list);
            let tokens = below.keys().filter_map(|place| place.split('/').nth(1));
            tokens.map(|index| format!("/allOf/{index}")).collect()
        };
        let all = &parts(&self.old, old) | &parts(&self.new, new);
        for part in all {
            self.texts(subject, &format!("{old}{part}"), &format!("{new}{part}"));
        }
    }

    /// The texts for people of what is said at several places, the first of which counts.
    pub(super) fn effective_texts(&mut self, subject: &str, old: &[&str], new: &[&str]) {
        let said = |places: &Places<'_>, all: &[&str], keyword| {
            let all: Vec<_> = all.iter().map(|place| pointer_to(place, keyword)).collect();
            let said = all
                .iter()
                .find(|place| places.0.contains_key(place.as_str()));
            said.or(all.first()).cloned().unwrap_or_default()
        };
        for keyword in TEXTS {
            let before = said(&self.old, old, keyword);
            let after = said(&self.new, new, keyword);
            self.text(subject, &before, &after);
        }
        if let (Some(old), Some(new)) = (old.last(), new.last()) {
            self.part_texts(subject, old, new);
        }
    }

    /// One text for people; an example may be a whole tree.
    pub(super) fn text(&mut self, subject: &str, old: &str, new: &str) {
        let keyword = new.rsplit('/').next().unwrap_or_default();
        let (before, after) = (self.old.below(old), self.new.below(new));
        let is_false = |texts: &BTreeMap<&str, Option<&str>>| {
            texts.values().all(|value| *value == Some("false"))
        };
        if before == after || (keyword == "deprecated" && is_false(&before) && is_false(&after)) {
            return;
        }
        let inside = common(&before, &after);
        let there = |places: &Places<'_>, pointer: &str| {
            let pointer = format!("{pointer}{inside}");
            let side = places.side(&pointer, None);
            (side.pointer == pointer).then_some(side)
        };
        let (old, new) = (there(&self.old, old), there(&self.new, new));
        let class = Class::of(Wire::Documentation, None);
        let (kind, subject) = match keyword {
            "deprecated" => ("deprecation-changed", subject.to_owned()),
            keyword => ("text-changed", format!("{subject}: {keyword}")),
        };
        self.push(kind, &subject, old, new, class);
    }

    /// What a class that is told of a part means for the whole.
    fn seen_from_outside(&self, kind: &str, class: Class) -> Class {
        let validation = class.validation.map(|validation| match validation {
            Validation::Tighter if self.denied => Validation::Looser,
            Validation::Looser if self.denied => Validation::Tighter,
            same => same,
        });
        let is_inner = self.checks && kind != "type-renamed";
        Class {
            validation,
            rust: class.rust.filter(|_| !is_inner),
            ..class
        }
    }

    fn push(
        &mut self,
        kind: &'static str,
        subject: &str,
        old: Option<Side>,
        new: Option<Side>,
        class: Class,
    ) {
        let class = self.seen_from_outside(kind, class);
        let side = |side: &Option<Side>| {
            side.as_ref()
                .map(|side| (side.pointer.clone(), side.value.clone()))
        };
        let alone = old.is_none() || new.is_none() || kind == "property-required";
        let pair = match alone && class.wire != Wire::Documentation && !self.unused {
            true => self.pair.clone(),
            false => String::new(),
        };
        let (before, after) = (side(&old), side(&new));
        if self.unused && alone {
            // Told already of what an operation reaches.
            let mut told = self.told.keys();
            if told.any(|told| told.0 == kind && told.2 == before && told.3 == after) {
                return;
            }
        }
        let place = self.changes.len();
        let place = *self
            .told
            .entry((kind, pair, before, after))
            .or_insert(place);
        if let Some(change) = self.changes.get_mut(place) {
            if !self.unused {
                worsen(change, class);
            }
            return;
        }
        let Class {
            wire,
            validation,
            rust,
            note,
        } = class;
        let note = match wire {
            Wire::Documentation => note,
            _ => self.unused_note.or(note),
        };
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

/// The place of all that differs between two trees.
fn common(old: &BTreeMap<&str, Option<&str>>, new: &BTreeMap<&str, Option<&str>>) -> String {
    let differing = old
        .keys()
        .chain(new.keys())
        .filter(|place| old.get(*place) != new.get(*place));
    let mut common: Option<Vec<&str>> = None;
    for place in differing {
        let tokens: Vec<_> = place.split('/').collect();
        common = Some(match common {
            None => tokens,
            Some(earlier) => {
                let both = earlier.iter().zip(&tokens);
                both.take_while(|(one, other)| one == other)
                    .map(|(one, _)| *one)
                    .collect()
            }
        });
    }
    common.unwrap_or_default().join("/")
}

/// The same change in another light: the worse class wins.
fn worsen(change: &mut Change, class: Class) {
    change.wire = change.wire.max(class.wire);
    change.rust = change.rust.max(class.rust);
    change.validation = match (change.validation, class.validation) {
        (Some(one), Some(other)) if one != other => Some(Validation::Other),
        (one, other) => one.or(other),
    };
    change.note = change.note.or(class.note);
}
