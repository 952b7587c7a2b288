//! The tree, built from its parts in the order of the text, whatever they are written in.

use std::collections::HashSet;

use super::anchor::{Anchors, merge};
use super::{Member, Node, Position, Value, pointer_to};
use crate::diagnostics::{Code, Diagnostic};

/// Deeper than any document that people write; bounds every recursion over the tree.
const MAX_DEPTH: usize = 128;

/// A collection that is not closed yet.
struct Open {
    position: Position,
    pointer: String,
    content: Content,
    anchor: usize,
}

pub(super) enum Content {
    Sequence(Vec<Node>),
    Mapping {
        members: Vec<Member>,
        keys: HashSet<String>,
        pending: Option<(String, Position)>,
        /// What `<<` brings.
        merged: Option<Node>,
        /// Whether the next value is what `<<` brings.
        merges: bool,
    },
}

/// Builds a tree from its parts in the order of the text.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    anchors: Anchors,
    pub(super) root: Option<Node>,
}

impl Content {
    pub(super) fn sequence() -> Self {
        Self::Sequence(Vec::new())
    }

    pub(super) fn mapping() -> Self {
        Self::Mapping {
            members: Vec::new(),
            keys: HashSet::new(),
            pending: None,
            merged: None,
            merges: false,
        }
    }
}

impl Builder {
    /// What is wrong with the next value.
    pub(super) fn refusal(&self, position: Position, message: &str) -> Diagnostic {
        syntax(position, self.pointer(), message.to_owned())
    }

    /// The place of the next value.
    fn pointer(&self) -> String {
        match self.open.last() {
            None => String::new(),
            Some(open) => match &open.content {
                Content::Sequence(items) => pointer_to(&open.pointer, &items.len().to_string()),
                Content::Mapping {
                    pending: Some((key, _)),
                    ..
                } => pointer_to(&open.pointer, key),
                Content::Mapping { pending: None, .. } => open.pointer.clone(),
            },
        }
    }

    pub(super) fn expects_key(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Open {
                content: Content::Mapping { pending: None, .. },
                ..
            })
        )
    }

    /// Keys are their text: `200:` and `"200":` are one key, as JSON has them.
    pub(super) fn key(&mut self, text: &str, position: Position) -> Result<(), Diagnostic> {
        let place = self.pointer();
        if let Some(Open {
            content: Content::Mapping { keys, pending, .. },
            ..
        }) = self.open.last_mut()
        {
            if !keys.insert(text.to_owned()) {
                return Err(Diagnostic {
                    code: Code::DuplicateKey,
                    pointer: pointer_to(&place, text),
                    position,
                    message: format!("the key \"{text}\" stands twice in one object"),
                    help: None,
                });
            }
            *pending = Some((text.to_owned(), position));
        }
        Ok(())
    }

    /// The key `<<`: the next value is merged into the object.
    pub(super) fn merge_key(&mut self, position: Position) -> Result<(), Diagnostic> {
        self.key("<<", position)?;
        if let Some(Open {
            content: Content::Mapping { merges, .. },
            ..
        }) = self.open.last_mut()
        {
            *merges = true;
        }
        Ok(())
    }

    pub(super) fn start(
        &mut self,
        position: Position,
        content: Content,
        anchor: usize,
    ) -> Result<(), Diagnostic> {
        if self.expects_key() {
            return Err(self.refusal(position, "a key must be a string"));
        }
        if self.open.len() >= MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(self.refusal(position, &message));
        }
        let pointer = self.pointer();
        self.open.push(Open {
            position,
            pointer,
            content,
            anchor,
        });
        Ok(())
    }

    pub(super) fn end(&mut self) -> Result<(), Diagnostic> {
        let Some(Open {
            position,
            pointer,
            content,
            anchor,
        }) = self.open.pop()
        else {
            return Ok(());
        };
        let value = match content {
            Content::Sequence(items) => Value::Sequence(items),
            Content::Mapping {
                mut members,
                mut keys,
                merged,
                ..
            } => {
                if let Some(merged) = merged {
                    let place = (merged.position, pointer_to(&pointer, "<<"));
                    merge(&mut members, &mut keys, merged)
                        .map_err(|refusal| syntax(place.0, place.1, refusal.message()))?;
                }
                Value::Mapping(members)
            }
        };
        self.anchored(Node::new(position, value), anchor)
    }

    /// Places a value that may have an anchor.
    pub(super) fn anchored(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        let kept = self.anchors.keep(anchor, &node);
        kept.map_err(|refusal| self.refusal(node.position, &refusal.message()))?;
        self.place(node);
        Ok(())
    }

    /// Places what an alias stands for. Its parts keep their places in the text.
    pub(super) fn alias(&mut self, anchor: usize, position: Position) -> Result<(), Diagnostic> {
        if self.expects_key() {
            return Err(self.refusal(position, "a key must be a string"));
        }
        let room = MAX_DEPTH.saturating_sub(self.open.len());
        let node = self.anchors.find(anchor, room);
        let node = node.map_err(|refusal| self.refusal(position, &refusal.message()))?;
        self.place(node);
        Ok(())
    }

    pub(super) fn place(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping {
                members,
                pending,
                merged,
                merges,
                ..
            }) => {
                if let Some((key, position)) = pending.take() {
                    if std::mem::take(merges) {
                        *merged = Some(node);
                        return;
                    }
                    members.push(Member {
                        key,
                        position,
                        node,
                    });
                }
            }
        }
    }
}

pub(super) fn syntax(position: Position, pointer: String, message: String) -> Diagnostic {
    Diagnostic {
        code: Code::Syntax,
        pointer,
        position,
        message,
        help: None,
    }
}
