//! Which schema of one list is which of another: lists of alternatives, and of what holds all together, have no order.

use super::shape::shape;
use super::value::kind_name;
use crate::ir::{Api, Kind, Schema};

/// Two lists, put side by side.
pub(super) struct Pairs {
    /// The places in both lists of what is the same, or was.
    pub(super) both: Vec<(usize, usize)>,
    /// The places of what is gone.
    pub(super) gone: Vec<usize>,
    /// The places of what is new.
    pub(super) new: Vec<usize>,
}

type Of<'a> = (&'a Api, &'a [&'a Schema]);

impl Pairs {
    pub(super) fn of(old: Of<'_>, new: Of<'_>) -> Self {
        let mut pairs = Self {
            both: Vec::new(),
            gone: (0..old.1.len()).collect(),
            new: (0..new.1.len()).collect(),
        };
        pairs.meet(|before, after| {
            let (before, after) = (old.1.get(before)?, new.1.get(after)?);
            Some(shape(before) == shape(after))
        });
        pairs.meet(|before, after| {
            let name = name(old.1.get(before)?)?;
            Some(name == self::name(new.1.get(after)?)?)
        });
        // What is left may be called otherwise, or say something else; first with first.
        let mut left = Vec::new();
        for (before, after) in pairs.gone.iter().zip(&pairs.new) {
            if let (Some(one), Some(other)) = (old.1.get(*before), new.1.get(*after))
                && may_be((old.0, one), (new.0, other))
            {
                left.push((*before, *after));
            }
        }
        for pair in left {
            pairs.take(pair);
        }
        pairs.both.sort_unstable();
        pairs
    }

    /// Pairs those that are the same.
    fn meet(&mut self, is_same: impl Fn(usize, usize) -> Option<bool>) {
        for before in self.gone.clone() {
            let mut places = self.new.iter().copied();
            if let Some(after) = places.find(|after| is_same(before, *after) == Some(true)) {
                self.take((before, after));
            }
        }
    }

    fn take(&mut self, (before, after): (usize, usize)) {
        self.both.push((before, after));
        self.gone.retain(|place| *place != before);
        self.new.retain(|place| *place != after);
    }

    /// Whether what both have stands in the same order.
    pub(super) fn is_in_order(&self) -> bool {
        let places = self.both.iter().map(|(_, after)| after);
        places.is_sorted()
    }
}

fn name(schema: &Schema) -> Option<&str> {
    match &schema.kind {
        Kind::Reference(type_name) => Some(type_name),
        _ => None,
    }
}

/// Whether one may be the other with another name or another content: it is of the same kind, and none of the two stands
/// in both documents.
fn may_be(old: (&Api, &Schema), new: (&Api, &Schema)) -> bool {
    let stays = |name: &str| old.0.schema(name).is_some() && new.0.schema(name).is_some();
    let kind = |(api, schema): (&Api, &Schema)| std::mem::discriminant(&api.end(schema).kind);
    match (name(old.1), name(new.1)) {
        (Some(one), Some(other)) => !stays(one) && !stays(other) && kind(old) == kind(new),
        _ => kind(old) == kind(new),
    }
}

/// What a schema is called in a list.
pub(super) fn label((api, schema): (&Api, &Schema)) -> String {
    let named = name(schema).and_then(|name| api.schema(name));
    match named {
        Some(named) => named.type_name.clone(),
        None => kind_name(&schema.kind),
    }
}

/// A list in words.
pub(super) fn labels((api, list): Of<'_>) -> String {
    let labels: Vec<_> = list.iter().map(|schema| label((api, schema))).collect();
    labels.join(" | ")
}
