//! Members of an object under names that the document does not list.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Any, FromAny, ToAny};

/// Values by name, in the order in which they were written. Equal whatever the order.
///
/// `Debug` shows no names and no values.
#[derive(Clone)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// A map without members.
    #[must_use]
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// The value under `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value)
    }

    /// Puts `value` under `name`; gives back what stood there.
    pub fn insert(&mut self, name: impl Into<String>, value: T) -> Option<T> {
        let name = name.into();
        if let Some((_, there)) = self.0.iter_mut().find(|(key, _)| *key == name) {
            return Some(std::mem::replace(there, value));
        }
        self.0.push((name, value));
        None
    }

    /// Takes the value under `name` out.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let index = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(index).1)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each name with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Names must be different; [`Map::insert`] sees to it, this does not.
impl<T> From<Vec<(String, T)>> for Map<T> {
    fn from(members: Vec<(String, T)>) -> Self {
        Self(members)
    }
}

impl<T> FromIterator<(String, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T> std::fmt::Debug for Map<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Map({} members)", self.len())
    }
}

impl<T: ToAny> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_any().serialize(serializer)
    }
}

impl<'de, T: FromAny> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_any(Any::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_makes_no_difference() {
        let mut one = Map::new();
        assert_eq!(one.insert("b", 1), None);
        assert_eq!(one.insert("a", 2), None);
        assert_eq!(one.insert("b", 3), Some(1));
        assert_eq!(one.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
        let other: Map<i32> = [("a".to_owned(), 2), ("b".to_owned(), 3)]
            .into_iter()
            .collect();
        assert_eq!(one, other);
        assert_eq!(one.remove("a"), Some(2));
        assert_ne!(one, other);
    }
}
