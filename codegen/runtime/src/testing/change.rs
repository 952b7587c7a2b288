//! A change of a value.

use super::read;
use crate::types::{Any, Map};

/// What changes at a place of a value.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// This JSON stands there instead, or for the first time.
    Put(&'static str),
    /// A text so many times over stands there instead.
    Repeat(&'static str, usize),
    /// The member is not there.
    Remove,
}

impl Change {
    /// The JSON `valid` with this change at the JSON pointer `at`.
    pub(super) fn made(&self, valid: &str, at: &str) -> Result<Any, String> {
        let whole = read(valid)?;
        let put = match self {
            Self::Nothing => return Ok(whole),
            Self::Put(json) => Some(read(json)?),
            Self::Repeat(text, times) => Some(Any::String(text.repeat(*times))),
            Self::Remove => None,
        };
        let names: Vec<_> = at
            .split('/')
            .skip(1)
            .map(|name| name.replace("~1", "/").replace("~0", "~"))
            .collect();
        changed(whole, &names, put)?.ok_or_else(|| "the whole value cannot be removed".to_owned())
    }
}

/// `value` with `put` at the place that `names` lead to; `None` when it is itself what is removed.
fn changed(value: Any, names: &[String], put: Option<Any>) -> Result<Option<Any>, String> {
    let Some((name, names)) = names.split_first() else {
        return Ok(put);
    };
    match value {
        Any::Array(items) => {
            let mut put = Some(put);
            let mut changed_items = Vec::new();
            for (index, item) in items.into_iter().enumerate() {
                match (index.to_string() == *name).then(|| put.take()).flatten() {
                    Some(put) => changed_items.extend(changed(item, names, put)?),
                    None => changed_items.push(item),
                }
            }
            match put {
                None => Ok(Some(Any::Array(changed_items))),
                Some(_) => Err(format!("there is no item {name}")),
            }
        }
        Any::Object(mut members) => {
            // A member that is put for the first time stands last.
            let is_new = members.get(name).is_none();
            if is_new && (put.is_none() || !names.is_empty()) {
                return Err(format!("there is no member {name}"));
            }
            let old = members.get(name).cloned().unwrap_or(Any::Null);
            match changed(old, names, put)? {
                Some(new) => {
                    members.insert(name.as_str(), new);
                }
                None => {
                    members.remove(name);
                }
            }
            Ok(Some(Any::Object(Map::from_iter(members))))
        }
        _ => Err(format!("there is no member {name}")),
    }
}
