//! Bytes to a positioned document: every part of it knows its line and column.
//!
//! [`parse`] makes the tree, [`cursor`] reads it by keyword while [`ledger`] keeps account of what was read, so that no
//! part of a document is dropped in silence.

mod anchor;
pub mod cursor;
mod json;
pub mod ledger;
mod object;
mod parse;
pub mod reference;
mod scalar;
pub mod sources;
mod tree;
pub mod vocabulary;

pub(crate) use parse::is_json;
pub use parse::parse;
pub use sources::Documents;

/// Where something begins, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub position: Position,
    /// What it is.
    pub value: Value,
    /// How a number or a boolean is written, where JSON would write it in another way.
    pub written: Option<String>,
    /// Whether the configuration has taken it out of its array, in which those behind it keep their places.
    pub skipped: bool,
}

/// A value of the JSON data model, members in the document's order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number as it is written, valid JSON.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Sequence(Vec<Node>),
    /// An object.
    Mapping(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its key.
    pub key: String,
    /// Where the key begins.
    pub position: Position,
    /// Its value.
    pub node: Node,
}

impl Value {
    /// What it is, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Sequence(_) => "an array",
            Self::Mapping(_) => "an object",
        }
    }
}

impl Node {
    pub(crate) fn new(position: Position, value: Value) -> Self {
        Self {
            position,
            value,
            written: None,
            skipped: false,
        }
    }

    /// The text of a string; that of a number or a boolean, as it is written, which YAML makes of words without quotes.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        let text = match &self.value {
            Value::String(text) | Value::Number(text) => text,
            Value::Boolean(true) => "true",
            Value::Boolean(false) => "false",
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => return None,
        };
        Some(self.written.as_deref().unwrap_or(text))
    }

    /// The value without positions.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Boolean(value) => (*value).into(),
            Value::Number(raw) => serde_json::from_str(raw).unwrap_or(serde_json::Value::Null),
            Value::String(text) => text.as_str().into(),
            Value::Sequence(items) => {
                let kept = items.iter().filter(|item| !item.skipped);
                kept.map(Node::to_json).collect()
            }
            Value::Mapping(members) => members
                .iter()
                .map(|member| (member.key.clone(), member.node.to_json()))
                .collect(),
        }
    }
}

/// `parent` and one more token, escaped as RFC 6901 has it.
#[must_use]
pub fn pointer_to(parent: &str, token: &str) -> String {
    format!("{parent}/{}", token.replace('~', "~0").replace('/', "~1"))
}

/// A place to its file, where that is not the main document, and its pointer.
///
/// Places of the main document are plain JSON pointers; those of another begin with its path and `#`.
#[must_use]
pub fn split_place(place: &str) -> (Option<&str>, &str) {
    if place.is_empty() || place.starts_with('/') {
        return (None, place);
    }
    match place.split_once('#') {
        Some((file, pointer)) => (Some(file), pointer),
        None => (Some(place), ""),
    }
}
