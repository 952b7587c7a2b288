//! The configuration in force: what each key says, and where that stands.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::check::below;
use super::example::toml;
use super::fault::{Place, Source, without_numbers};
use super::schema::{Entry, Shape};
use super::texts::Kind;
use super::tree::{Node, Written};

/// A key, what it says and where that stands. Organisation numbers are counted, not told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Setting {
    /// The key, as `server.workers`.
    pub key: String,
    /// What it says; none when it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// How many organisations it names, in place of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisations: Option<usize>,
    /// Where it stands.
    #[serde(flatten)]
    pub origin: SettingOrigin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SettingOrigin {
    /// It stands there.
    Written(Place),
    /// Nowhere.
    Nowhere {
        /// Which of the two.
        source: Unwritten,
    },
}

/// A value that is written nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unwritten {
    /// The default is in force.
    Default,
    /// There is none.
    Unset,
}

impl fmt::Display for Setting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.key;
        match (&self.value, self.organisations) {
            (_, Some(count)) => write!(formatter, "# {key}: {count} organisations")?,
            (Some(value), _) => write!(formatter, "{key} = {}", toml(value))?,
            (None, None) => write!(formatter, "# {key}")?,
        }
        match &self.origin {
            SettingOrigin::Written(place) => write!(formatter, "  # {place}"),
            SettingOrigin::Nowhere {
                source: Unwritten::Default,
            } => formatter.write_str("  # default"),
            SettingOrigin::Nowhere {
                source: Unwritten::Unset,
            } => formatter.write_str("  # not set"),
        }
    }
}

/// All settings of a configuration that was found to be sound.
pub(super) fn settings(tree: &Node, schema: &Entry, source: Source<'_>) -> Vec<Setting> {
    let mut settings = Settings {
        source,
        found: Vec::new(),
    };
    settings.add("", schema, Some(tree));
    settings.found
}

struct Settings<'a> {
    source: Source<'a>,
    found: Vec<Setting>,
}

impl Settings<'_> {
    fn add(&mut self, key: &str, entry: &Entry, node: Option<&Node>) {
        match (&entry.shape, node.map(|node| &node.value)) {
            (Shape::Table(table), written) if written.is_some() || !entry.optional => {
                for (name, entry) in &table.keys {
                    let node = node.and_then(|node| node.get(name));
                    self.add(&below(key, name), entry, node);
                }
            }
            (Shape::Tables { of, .. }, Some(Written::Table(members))) => {
                for (name, member) in members {
                    self.add(&below(key, name), of, Some(&member.node));
                }
            }
            (Shape::TextOr(_, other), Some(Written::Table(_))) => self.add(key, other, node),
            _ => self.leaf(key, entry, node),
        }
    }

    fn leaf(&mut self, key: &str, entry: &Entry, node: Option<&Node>) {
        let unwritten = |source| SettingOrigin::Nowhere { source };
        let (value, origin) = match (node, &entry.default) {
            (Some(node), _) => (
                serde_json::to_value(node.to_toml()).ok(),
                SettingOrigin::Written(self.source.place(&node.origin)),
            ),
            (None, Some(default)) => (Some(default.clone()), unwritten(Unwritten::Default)),
            (None, None) => (None, unwritten(Unwritten::Unset)),
        };
        let organisations = match (&entry.shape, &value) {
            (Shape::List { of, .. }, Some(Value::Array(list)))
                if matches!(of.shape, Shape::Text(Kind::Organisation)) =>
            {
                Some(list.len())
            }
            _ => None,
        };
        self.found.push(Setting {
            key: without_numbers(key),
            value: value.filter(|_| organisations.is_none()),
            organisations,
            origin,
        });
    }
}
