//! What YAML's aliases stand for, and its merge keys.
//!
//! With them a document of a few lines can unfold to any size: how much all of them bring is bounded.

use std::collections::{HashMap, HashSet};

use super::{Member, Node, Value};

/// How many values aliases may bring into a document, and anchors keep for them.
const MOST: usize = 200_000;

/// So many bytes of text weigh what a value does.
const BYTES: usize = 64;

/// Why something cannot be unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It stands within what it names.
    Endless,
    /// There is too much of it.
    TooMuch,
    /// It would be deeper than documents may be.
    TooDeep,
    /// Only objects can be merged into an object.
    NoObject,
}

impl Refusal {
    pub(super) fn message(self) -> String {
        match self {
            Self::Endless => "an alias within what it stands for has no end".to_owned(),
            Self::TooMuch => {
                format!("aliases that bring more than {MOST} values are not supported")
            }
            Self::TooDeep => "what the alias stands for would be nested too deep".to_owned(),
            Self::NoObject => "only objects can be merged with `<<`".to_owned(),
        }
    }
}

/// What has an anchor.
#[derive(Default)]
pub(super) struct Anchors {
    known: HashMap<usize, (Node, usize)>,
    used: usize,
}

impl Anchors {
    /// Keeps what has an anchor; those without have none of them.
    pub(super) fn keep(&mut self, anchor: usize, node: &Node) -> Result<(), Refusal> {
        if anchor == 0 {
            return Ok(());
        }
        let height = self.count(node)?;
        self.known.insert(anchor, (node.clone(), height));
        Ok(())
    }

    /// What an alias stands for, where it may have `room` more levels.
    pub(super) fn find(&mut self, anchor: usize, room: usize) -> Result<Node, Refusal> {
        let (node, height) = self.known.get(&anchor).ok_or(Refusal::Endless)?;
        if *height > room {
            return Err(Refusal::TooDeep);
        }
        let node = node.clone();
        self.count(&node)?;
        Ok(node)
    }

    /// Counts a value, and gives how deep it is.
    fn count(&mut self, node: &Node) -> Result<usize, Refusal> {
        let text = |text: &str| text.len() / BYTES;
        self.used += 1;
        let mut height = 0;
        match &node.value {
            Value::Null | Value::Boolean(_) => {}
            Value::Number(value) | Value::String(value) => self.used += text(value),
            Value::Sequence(items) => {
                for item in items {
                    height = height.max(1 + self.count(item)?);
                }
            }
            Value::Mapping(members) => {
                for member in members {
                    self.used += text(&member.key);
                    height = height.max(1 + self.count(&member.node)?);
                }
            }
        }
        match self.used > MOST {
            true => Err(Refusal::TooMuch),
            false => Ok(height),
        }
    }
}

/// Puts what `<<` brings into an object: its own members, and those that come first, stay what they are.
pub(super) fn merge(
    members: &mut Vec<Member>,
    keys: &mut HashSet<String>,
    merged: Node,
) -> Result<(), Refusal> {
    match merged.value {
        Value::Mapping(others) => {
            members.extend(
                others
                    .into_iter()
                    .filter(|member| keys.insert(member.key.clone())),
            );
            Ok(())
        }
        Value::Sequence(items) => items.into_iter().try_for_each(|item| match item.value {
            Value::Mapping(_) => merge(members, keys, item),
            _ => Err(Refusal::NoObject),
        }),
        _ => Err(Refusal::NoObject),
    }
}
