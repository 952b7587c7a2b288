//! The tree, built from its parts in the order of the text, whatever they are written in.

use std::collections::HashSet;

use super::{Member, Node, Position, Value, pointer_to};
use crate::diagnostics::{Code, Diagnostic};

/// Deeper than any document that people write; bounds every recursion over the tree.
const MAX_DEPTH: usize = 128;

/// A collection that is not closed yet.
struct Open {
    position: Position,
    pointer: String,
    content: Content,
}

pub(super) enum Content {
    Sequence(Vec<Node>),
    Mapping {
        members: Vec<Member>,
        keys: HashSet<String>,
        pending: Option<(String, Position)>,
    },
}

/// Builds a tree from its parts in the order of the text.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
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

    pub(super) fn start(&mut self, position: Position, content: Content) -> Result<(), Diagnostic> {
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
        });
        Ok(())
    }

    pub(super) fn end(&mut self) {
        if let Some(Open {
            position, content, ..
        }) = self.open.pop()
        {
            let value = match content {
                Content::Sequence(items) => Value::Sequence(items),
                Content::Mapping { members, .. } => Value::Mapping(members),
            };
            self.place(Node::new(position, value));
        }
    }

    pub(super) fn place(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping {
                members, pending, ..
            }) => {
                if let Some((key, position)) = pending.take() {
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
