//! A body as a tree in the order in which it was written, the same for JSON and XML; and the amounts in one.

use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

/// Text, or members in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Text(String),
    Members(Vec<(String, Node)>),
}

/// An element that is being read.
#[derive(Default)]
struct Open {
    name: String,
    text: String,
    members: Vec<(String, Node)>,
}

impl Node {
    /// Reads JSON; a number is what it is written as.
    pub fn json(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap()
    }

    /// Reads XML, all of whose elements must be in `namespace`: the root's name, and what is in it.
    pub fn xml(bytes: &[u8], namespace: &str) -> (String, Self) {
        let mut reader = NsReader::from_reader(bytes);
        let mut open: Vec<Open> = Vec::new();
        loop {
            let (resolved, event) = reader.read_resolved_event().unwrap();
            match event {
                Event::Start(start) => {
                    let ResolveResult::Bound(bound) = resolved else {
                        panic!("an element without a namespace");
                    };
                    assert_eq!(bound.as_ref(), namespace);
                    let name = start.local_name().as_ref().to_owned();
                    open.push(Open {
                        name,
                        ..Open::default()
                    });
                }
                Event::Text(text) => match open.last_mut() {
                    Some(open) => open.text.push_str(&text),
                    None => assert_eq!(text.trim(), ""),
                },
                Event::GeneralRef(reference) => {
                    let text = match reference.resolve_char_ref().unwrap() {
                        Some(character) => character.to_string(),
                        None => quick_xml::escape::resolve_xml_entity(&reference)
                            .unwrap()
                            .to_owned(),
                    };
                    open.last_mut().unwrap().text.push_str(&text);
                }
                Event::End(_) => {
                    let Open {
                        name,
                        text,
                        members,
                    } = open.pop().unwrap();
                    let node = if members.is_empty() {
                        Self::Text(text)
                    } else {
                        Self::Members(members)
                    };
                    match open.last_mut() {
                        Some(parent) => parent.members.push((name, node)),
                        None => return (name, node),
                    }
                }
                Event::Decl(_) => {}
                other => panic!("what is this doing here: {other:?}"),
            }
        }
    }

    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Members(members) => members.iter().map(|(name, _)| name.as_str()).collect(),
        }
    }

    /// The text of a member.
    pub fn text(&self, name: &str) -> &str {
        let Self::Members(members) = self else {
            panic!("no members");
        };
        match members.iter().find(|(known, _)| known == name) {
            Some((_, Self::Text(text))) => text,
            other => panic!("{name} is {other:?}"),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Node;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object, a text or an integer")
            }
            fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
                Ok(Node::Text(value.to_owned()))
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
                Ok(Node::Text(value.to_string()))
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
                Ok(Node::Text(value.to_string()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Node::Members(members))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// The amounts of a category, by name.
pub const ALL_AMOUNTS: [&str; 3] = [
    "forfaltOgUbetalt",
    "forfaltOgUbetaltKrav",
    "forfaltOgUbetaltRenter",
];

/// The names of the amounts of each category in an answer.
pub fn amounts(svar: &Value) -> Vec<String> {
    let restanser = svar["restanser"].as_object().unwrap();
    assert_eq!(restanser.len(), 6);
    let mut names: Vec<String> = restanser
        .values()
        .flat_map(|kategori| kategori.as_object().unwrap().keys().cloned())
        .collect();
    names.sort();
    names.dedup();
    names
}
