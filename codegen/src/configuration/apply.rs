//! A configuration put to a document: the document as it is to be understood, and the account of what that leaves out.

use super::{Change, Configuration, Entry, Fault, TypeName};
use crate::document::ledger::{Ledger, Rule, Use};
use crate::document::{Member, Node, Value, pointer_to};

impl Configuration {
    /// What is wrong with the configuration for this document: parts that are not there, types that cannot be.
    pub(crate) fn faults(&self, document: &Node) -> Vec<Fault> {
        let fault = |entry: &Entry| {
            let message = self.fault_of(entry, document)?;
            let position = entry.position;
            Some(Fault { position, message })
        };
        self.entries.iter().filter_map(fault).collect()
    }

    fn fault_of(&self, entry: &Entry, document: &Node) -> Option<String> {
        let pointer = &entry.pointer;
        let Some(node) = find(document, pointer) else {
            return Some(format!("the document has no #{pointer}"));
        };
        let contains = |outer: &&Entry| {
            let rest = pointer.strip_prefix(&outer.pointer);
            outer.change == Change::Skip && rest.is_some_and(|rest| rest.starts_with('/'))
        };
        if let Some(outer) = self.entries.iter().find(contains) {
            return Some(format!(
                "#{pointer} is within #{}, which is skipped",
                outer.pointer
            ));
        }
        match entry.change {
            Change::Skip => None,
            Change::Type(name) => impossible(node, name)
                .map(|reason| format!("#{pointer} cannot become \"{}\": {reason}", name.name())),
        }
    }

    /// The document with every entry in force but the one at the index `without`, and what is to be said of the rest.
    pub(crate) fn apply(&self, document: &Node, without: Option<usize>) -> (Node, Ledger) {
        let mut adjusted = document.clone();
        let mut ledger = Ledger::default();
        for (index, entry) in self.entries.iter().enumerate() {
            if without == Some(index) {
                continue;
            }
            match entry.change {
                Change::Skip => {
                    skip(&mut adjusted, &entry.pointer);
                    ledger.note(&entry.pointer, Use::Ignored(Rule::SkippedByConfiguration));
                }
                Change::Type(name) => {
                    let format = pointer_to(&entry.pointer, "format");
                    ledger.note(&format, Use::Ignored(Rule::TypeByConfiguration));
                    if let Some(schema) = find_mut(&mut adjusted, &entry.pointer) {
                        retype(schema, name);
                    }
                }
            }
        }
        (adjusted, ledger)
    }
}

/// The tokens of a JSON pointer (RFC 6901).
fn tokens(pointer: &str) -> impl Iterator<Item = String> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
}

fn child<'n>(node: &'n Node, token: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Mapping(members) => {
            let member = members.iter().find(|member| member.key == token)?;
            Some(&member.node)
        }
        Value::Sequence(items) => items.get(index(token)?),
        _ => None,
    }
}

fn child_mut<'n>(node: &'n mut Node, token: &str) -> Option<&'n mut Node> {
    match &mut node.value {
        Value::Mapping(members) => {
            let member = members.iter_mut().find(|member| member.key == token)?;
            Some(&mut member.node)
        }
        Value::Sequence(items) => items.get_mut(index(token)?),
        _ => None,
    }
}

/// The index that a token stands for: digits without a zero before them.
fn index(token: &str) -> Option<usize> {
    let index: usize = token.parse().ok()?;
    (index.to_string() == token).then_some(index)
}

fn find<'n>(document: &'n Node, pointer: &str) -> Option<&'n Node> {
    tokens(pointer).try_fold(document, |node, token| child(node, &token))
}

fn find_mut<'n>(document: &'n mut Node, pointer: &str) -> Option<&'n mut Node> {
    tokens(pointer).try_fold(document, |node, token| child_mut(node, &token))
}

/// Takes a part out. An item of an array leaves its place empty: those behind it keep their pointers.
fn skip(document: &mut Node, pointer: &str) {
    let Some((parent, _)) = pointer.rsplit_once('/') else {
        return;
    };
    let Some(parent) = find_mut(document, parent) else {
        return;
    };
    let token = tokens(pointer).last().unwrap_or_default();
    match &mut parent.value {
        Value::Mapping(members) => members.retain(|member| member.key != token),
        _ => {
            if let Some(item) = child_mut(parent, &token) {
                item.skipped = true;
            }
        }
    }
}

/// Why the values of a schema cannot become this type, when they cannot.
fn impossible(schema: &Node, name: TypeName) -> Option<String> {
    if child(schema, "$ref").is_some() {
        return Some("it refers to another schema; name that one".to_owned());
    }
    let Some(own) = child(schema, "type").and_then(only_type) else {
        return Some("it is no schema with one \"type\"".to_owned());
    };
    let wanted = match name {
        TypeName::Text | TypeName::Uuid | TypeName::Date | TypeName::DateTime | TypeName::Byte => {
            "string"
        }
        TypeName::Int32 | TypeName::Int64 => "integer",
        TypeName::Decimal => "number",
    };
    (own != wanted).then(|| format!("it is of type \"{own}\", not \"{wanted}\""))
}

/// The type of a schema, `null` beside it or not.
fn only_type(node: &Node) -> Option<&str> {
    let text = |node| match node {
        &Node {
            value: Value::String(ref text),
            ..
        } => Some(text.as_str()),
        _ => None,
    };
    match &node.value {
        Value::Sequence(items) => {
            let mut types = items.iter().filter_map(text).filter(|name| *name != "null");
            types.next().filter(|_| types.next().is_none())
        }
        _ => text(node),
    }
}

/// Gives a schema the `format` that stands for the type. Text, and decimals, are what has none.
fn retype(schema: &mut Node, name: TypeName) {
    let position = schema.position;
    let Value::Mapping(members) = &mut schema.value else {
        return;
    };
    let place = members.iter().position(|member| member.key == "format");
    let earlier = place.map(|place| members.remove(place));
    if matches!(name, TypeName::Text | TypeName::Decimal) {
        return;
    }
    let position = earlier.map_or(position, |member| member.position);
    let format = Member {
        key: "format".to_owned(),
        position,
        node: Node::new(position, Value::String(name.name().to_owned())),
    };
    members.insert(place.unwrap_or(members.len()), format);
}
