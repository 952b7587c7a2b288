//! Lists of texts in a configuration, each judged where it stands.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

/// Reads a list of texts and hands each to `take`; what that refuses has the place of the text, not of the list.
///
/// A value of another type is refused without being quoted: it may be an organisation number.
pub(crate) fn texts<'de, D, R>(
    deserializer: D,
    what: &'static str,
    take: impl FnMut(&str) -> Result<(), R>,
) -> Result<(), D::Error>
where
    D: Deserializer<'de>,
    R: fmt::Display,
{
    deserializer.deserialize_any(List { what, take })
}

struct List<F> {
    what: &'static str,
    take: F,
}

struct Text<'a, F> {
    what: &'static str,
    take: &'a mut F,
}

macro_rules! refuse_unquoted {
    ($($visit:ident: $type:ty),+ => $reason:expr) => {$(
        fn $visit<E: Error>(self, _: $type) -> Result<(), E> {
            Err(E::custom(format_args!($reason, self.what)))
        }
    )+};
}

impl<'de, R: fmt::Display, F: FnMut(&str) -> Result<(), R>> Visitor<'de> for List<F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a list of {}", self.what)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut texts: A) -> Result<(), A::Error> {
        let (what, take) = (self.what, &mut self.take);
        while texts.next_element_seed(Text { what, take })?.is_some() {}
        Ok(())
    }

    refuse_unquoted!(visit_str: &str, visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64
        => "a list of {} is expected: [\"...\"]");
}

impl<'de, R: fmt::Display, F: FnMut(&str) -> Result<(), R>> DeserializeSeed<'de> for Text<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: fmt::Display, F: FnMut(&str) -> Result<(), R>> Visitor<'de> for Text<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} in quotes", self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        (self.take)(text).map_err(E::custom)
    }

    refuse_unquoted!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64
        => "{} must be texts, in quotes");
}
