//! Values of the JSON data model, numbers as they are written.

use crate::number;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number as JSON writes it.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, each name once.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// A string.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::String(text.into())
    }

    /// What `json` is; `None` when it is no JSON.
    pub(super) fn parse(json: &str) -> Option<Self> {
        // A number alone keeps all its digits.
        let number = json.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        let parsed: serde_json::Value = serde_json::from_str(json).ok()?;
        Some(match number {
            true => Self::Number(json.to_owned()),
            false => parsed.into(),
        })
    }

    /// JSON, without white space.
    #[must_use]
    pub fn to_json(&self) -> String {
        let quoted = |text: &String| serde_json::Value::String(text.clone()).to_string();
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(text) => text.clone(),
            Self::String(text) => quoted(text),
            Self::Array(items) => {
                let items: Vec<_> = items.iter().map(Self::to_json).collect();
                format!("[{}]", items.join(","))
            }
            Self::Object(members) => {
                let member = |(name, value): &(String, Self)| {
                    format!("{}:{}", quoted(name), value.to_json())
                };
                let members: Vec<_> = members.iter().map(member).collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }

    /// A text that is the same for equal values and for no others.
    pub(super) fn canonical(&self) -> String {
        match self {
            Self::Number(text) => number::canonical(text),
            Self::Array(items) => {
                let items: Vec<_> = items.iter().map(Self::canonical).collect();
                format!("[{}]", items.join(","))
            }
            Self::Object(members) => {
                let mut members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| format!("{name:?}:{}", value.canonical()))
                    .collect();
                members.sort();
                format!("{{{}}}", members.join(","))
            }
            Self::Null | Self::Boolean(_) | Self::String(_) => self.to_json(),
        }
    }

    /// The member `name` of an object.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else {
            return None;
        };
        let found = members.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    /// Gives an object the member `name`, in place of one that it has.
    pub(super) fn set(&mut self, name: &str, value: Self) {
        let Self::Object(members) = self else {
            return;
        };
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => members.push((name.to_owned(), value)),
        }
    }

    /// Gives an object those of `others` that it has not.
    pub(super) fn complete(&mut self, others: &Self) {
        if let Self::Object(others) = others {
            for (name, value) in others {
                if self.get(name).is_none() {
                    self.set(name, value.clone());
                }
            }
        }
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Boolean(value),
            serde_json::Value::Number(number) => Self::Number(number.to_string()),
            serde_json::Value::String(text) => Self::String(text),
            serde_json::Value::Array(items) => {
                Self::Array(items.into_iter().map(Self::from).collect())
            }
            serde_json::Value::Object(members) => {
                let members = members.into_iter();
                Self::Object(members.map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}
