//! A configuration as it was written: values, each with the place where it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_path_to_error::Segment;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In the file, from this byte on.
    File(usize),
    /// In this variable of the environment.
    Variable(Arc<str>),
}

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Written,
    pub(crate) origin: Origin,
}

/// A value as it was written.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    Text(String),
    Integer(i128),
    Float(f64),
    Boolean(bool),
    Moment(toml::value::Datetime),
    List(Vec<Node>),
    Table(BTreeMap<String, Member>),
}

/// What a table has under a key, and where the key stands.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) key: Origin,
    pub(crate) node: Node,
}

impl Node {
    /// What stands in a file.
    pub(crate) fn of_file(text: &str) -> Result<Self, toml::de::Error> {
        let table = DeTable::parse(text)?;
        let origin = Origin::File(table.span().start);
        Ok(Self {
            value: Written::table(table.into_inner(), &Origin::File),
            origin,
        })
    }

    /// What stands in a variable.
    pub(crate) fn of_variable(variable: &Arc<str>, text: &str) -> Result<Self, toml::de::Error> {
        let value = DeValue::parse(text)?;
        Ok(Self::from_spanned(value, &|_| {
            Origin::Variable(Arc::clone(variable))
        }))
    }

    fn from_spanned(value: Spanned<DeValue<'_>>, origin: &dyn Fn(usize) -> Origin) -> Self {
        let place = origin(value.span().start);
        let value = match value.into_inner() {
            DeValue::String(text) => Written::Text(text.into_owned()),
            // What is too large for this is too large for everything.
            DeValue::Integer(number) => Written::Integer(
                i128::from_str_radix(number.as_str(), number.radix()).unwrap_or(i128::MAX),
            ),
            DeValue::Float(number) => Written::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(value) => Written::Boolean(value),
            DeValue::Datetime(moment) => Written::Moment(moment),
            DeValue::Array(list) => Written::List(
                list.into_iter()
                    .map(|value| Self::from_spanned(value, origin))
                    .collect(),
            ),
            DeValue::Table(table) => Written::table(table, origin),
        };
        Self {
            value,
            origin: place,
        }
    }

    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Written::Table(members) => members.get(key).map(|member| &member.node),
            _ => None,
        }
    }

    /// What stands at this place, or nearest above it.
    pub(crate) fn nearest<'a>(&self, path: impl Iterator<Item = &'a Segment>) -> &Self {
        let mut node = self;
        for segment in path {
            let below = match (segment, &node.value) {
                (Segment::Map { key }, _) => node.get(key),
                (Segment::Seq { index }, Written::List(list)) => list.get(*index),
                _ => None,
            };
            match below {
                Some(below) => node = below,
                None => break,
            }
        }
        node
    }

    /// For serde, once everything has been found to be what it is to be.
    pub(crate) fn to_toml(&self) -> toml::Value {
        match &self.value {
            Written::Text(text) => text.as_str().into(),
            Written::Integer(number) => i64::try_from(*number).unwrap_or(i64::MAX).into(),
            Written::Float(number) => (*number).into(),
            Written::Boolean(value) => (*value).into(),
            Written::Moment(moment) => (*moment).into(),
            Written::List(list) => list.iter().map(Self::to_toml).collect::<Vec<_>>().into(),
            Written::Table(members) => {
                let members = members.iter();
                let table: toml::Table = members
                    .map(|(key, member)| (key.clone(), member.node.to_toml()))
                    .collect();
                table.into()
            }
        }
    }
}

impl Written {
    fn table(table: DeTable<'_>, origin: &dyn Fn(usize) -> Origin) -> Self {
        let member = |(key, value): (Spanned<_>, _)| {
            let place = origin(key.span().start);
            let key: std::borrow::Cow<'_, str> = key.into_inner();
            let node = Node::from_spanned(value, origin);
            (key.into_owned(), Member { key: place, node })
        };
        Self::Table(table.into_iter().map(member).collect())
    }

    /// What it is, quoting nothing.
    pub(crate) fn described(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number with a fraction",
            Self::Boolean(true) => "true",
            Self::Boolean(false) => "false",
            Self::Moment(_) => "a time",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}
