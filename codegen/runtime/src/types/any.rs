//! Any value of the JSON data model, its numbers exact.

mod parse;

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Decimal, Map};

pub use parse::NotJson;

/// Any value of the JSON data model: what a schema without constraints holds, and the form in which values are checked.
///
/// `Debug` shows no value: it may be confidential.
#[derive(Clone, PartialEq, Eq)]
pub enum Any {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, digit for digit.
    Number(Decimal),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Any>),
    /// An object, its members in the order in which they were written.
    Object(Map<Any>),
}

/// A value that the checks have let through, yet a type cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct Mismatch(pub &'static str);

/// A type that can be made of [`Any`]. Schemas are checked before, by their tables.
pub trait FromAny: Sized {
    /// The value as this type.
    ///
    /// # Errors
    /// When the type cannot hold it.
    fn from_any(any: Any) -> Result<Self, Mismatch>;
}

/// A type that can be written as [`Any`].
pub trait ToAny {
    /// The value.
    fn to_any(&self) -> Any;
}

impl Any {
    /// Reads JSON (RFC 8259): UTF-8, one value, no key twice, nested no deeper than the generator allows documents to be.
    ///
    /// # Errors
    /// When `bytes` are none.
    pub fn from_json(bytes: &[u8]) -> Result<Self, NotJson> {
        parse::parse(bytes)
    }

    /// Writes JSON, without white space.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write_json(&mut json);
        json
    }

    fn write_json(&self, json: &mut String) {
        match self {
            Self::Null => json.push_str("null"),
            Self::Boolean(value) => json.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => json.push_str(number.as_str()),
            Self::String(text) => write_string(text, json),
            Self::Array(items) => {
                json.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    item.write_json(json);
                }
                json.push(']');
            }
            Self::Object(members) => {
                json.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    write_string(name, json);
                    json.push(':');
                    value.write_json(json);
                }
                json.push('}');
            }
        }
    }

    /// A text that is the same for equal values and for no others: numbers by value, objects whatever their order.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.write_canonical(&mut text);
        text
    }

    fn write_canonical(&self, text: &mut String) {
        match self {
            Self::Number(number) => text.push_str(&number.canonical()),
            Self::Array(items) => {
                text.push('[');
                for item in items {
                    item.write_canonical(text);
                    text.push(',');
                }
                text.push(']');
            }
            Self::Object(members) => {
                let mut sorted: Vec<_> = members.iter().collect();
                sorted.sort_by_key(|(name, _)| *name);
                text.push('{');
                for (name, value) in sorted {
                    write_string(name, text);
                    text.push(':');
                    value.write_canonical(text);
                    text.push(',');
                }
                text.push('}');
            }
            Self::Null | Self::Boolean(_) | Self::String(_) => self.write_json(text),
        }
    }

    /// What it is, as JSON Schema calls it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// The member `name` of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.get(name),
            _ => None,
        }
    }
}

/// A string as JSON writes it (RFC 8259, section 7).
fn write_string(text: &str, json: &mut String) {
    json.push('"');
    let mut copied = 0;
    for (index, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0C => "\\f",
            0..=0x1F => "",
            _ => continue,
        };
        json.push_str(text.get(copied..index).unwrap_or_default());
        if escape.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(json, "\\u{byte:04x}");
        } else {
            json.push_str(escape);
        }
        copied = index + 1;
    }
    json.push_str(text.get(copied..).unwrap_or_default());
    json.push('"');
}

impl std::fmt::Debug for Any {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Any(…)")
    }
}

impl Serialize for Any {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut sequence = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    sequence.serialize_element(item)?;
                }
                sequence.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members.iter() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Self::from_json(raw.get().as_bytes()).map_err(serde::de::Error::custom)
    }
}

impl FromAny for Any {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        Ok(any)
    }
}

impl ToAny for Any {
    fn to_any(&self) -> Any {
        self.clone()
    }
}

impl FromAny for bool {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::Boolean(value) => Ok(value),
            _ => Err(Mismatch("a boolean")),
        }
    }
}

impl ToAny for bool {
    fn to_any(&self) -> Any {
        Any::Boolean(*self)
    }
}

impl FromAny for String {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::String(text) => Ok(text),
            _ => Err(Mismatch("a string")),
        }
    }
}

impl ToAny for String {
    fn to_any(&self) -> Any {
        Any::String(self.clone())
    }
}

impl ToAny for Cow<'_, str> {
    fn to_any(&self) -> Any {
        Any::String(self.clone().into_owned())
    }
}

impl FromAny for Decimal {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::Number(number) => Ok(number),
            _ => Err(Mismatch("a number")),
        }
    }
}

impl ToAny for Decimal {
    fn to_any(&self) -> Any {
        Any::Number(self.clone())
    }
}

/// JSON Schema counts `1.0` and `1e2` as integers too (draft 5, section 4.2 of the core).
impl FromAny for i64 {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::Number(number) => number.to_i64().ok_or(Mismatch("an integer of 64 bits")),
            _ => Err(Mismatch("an integer")),
        }
    }
}

impl ToAny for i64 {
    fn to_any(&self) -> Any {
        Any::Number((*self).into())
    }
}

impl FromAny for i32 {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        let number = i64::from_any(any)?;
        Self::try_from(number).map_err(|_| Mismatch("an integer of 32 bits"))
    }
}

impl ToAny for i32 {
    fn to_any(&self) -> Any {
        Any::Number(i64::from(*self).into())
    }
}

/// Types that are a checked text.
macro_rules! text {
    ($($type:ty: $expected:literal),+ $(,)?) => {
        $(
            impl FromAny for $type {
                fn from_any(any: Any) -> Result<Self, Mismatch> {
                    match any {
                        Any::String(text) => {
                            crate::parameters::FromText::from_text(&text).map_err(|_| Mismatch($expected))
                        }
                        _ => Err(Mismatch("a string")),
                    }
                }
            }

            impl ToAny for $type {
                fn to_any(&self) -> Any {
                    Any::String(self.to_string())
                }
            }
        )+
    };
}
text! {
    uuid::Uuid: "a UUID",
    super::Date: "a date",
    super::DateTime: "a date and time",
    super::Base64: "Base64",
}

/// A value that may be null.
impl<T: FromAny> FromAny for Option<T> {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::Null => Ok(None),
            any => T::from_any(any).map(Some),
        }
    }
}

impl<T: ToAny> ToAny for Option<T> {
    fn to_any(&self) -> Any {
        self.as_ref().map_or(Any::Null, ToAny::to_any)
    }
}

impl<T: FromAny> FromAny for Box<T> {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        T::from_any(any).map(Self::new)
    }
}

impl<T: ToAny> ToAny for Box<T> {
    fn to_any(&self) -> Any {
        (**self).to_any()
    }
}

impl<T: FromAny> FromAny for Vec<T> {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::Array(items) => items.into_iter().map(T::from_any).collect(),
            _ => Err(Mismatch("an array")),
        }
    }
}

impl<T: ToAny> ToAny for Vec<T> {
    fn to_any(&self) -> Any {
        Any::Array(self.iter().map(ToAny::to_any).collect())
    }
}

impl<T: FromAny> FromAny for Map<T> {
    fn from_any(any: Any) -> Result<Self, Mismatch> {
        let Any::Object(members) = any else {
            return Err(Mismatch("an object"));
        };
        let entry = |(name, value)| Ok((name, T::from_any(value)?));
        members.into_iter().map(entry).collect()
    }
}

impl<T: ToAny> ToAny for Map<T> {
    fn to_any(&self) -> Any {
        let entry = |(name, value): (&str, &T)| (name.to_owned(), value.to_any());
        Any::Object(self.iter().map(entry).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<Any> {
        Any::from_json(text.as_bytes()).ok()
    }

    #[test]
    fn what_is_read_is_written_digit_for_digit() {
        for text in [
            "null",
            "[true,false]",
            r#"{"a":1.10,"b":[1e2,-0],"":"\"\\\n"}"#,
            r#""æ😀""#,
            "12345678901234567890.123456789012345678901234567890",
        ] {
            assert_eq!(read(text).unwrap().to_json(), text);
            let by_serde: Any = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&by_serde).unwrap(), text);
        }
    }

    #[test]
    fn equal_values_have_one_canonical_text_and_no_others() {
        let same = |one: &str, other: &str| {
            read(one).unwrap().canonical() == read(other).unwrap().canonical()
        };
        assert!(same(r#"{"a":1,"b":[2]}"#, r#"{"b":[2.0],"a":10e-1}"#));
        assert!(!same("1", "\"1\""));
        assert!(!same("[1,2]", "[2,1]"));
        assert!(!same("[\"a,b\"]", "[\"a\",\"b\"]"));
        assert!(!same("{\"a\":null}", "{}"));
    }

    #[test]
    fn types_come_of_values_that_fit_them() {
        assert_eq!(i32::from_any(read("1e2").unwrap()), Ok(100));
        assert!(i32::from_any(read("2147483648").unwrap()).is_err());
        assert_eq!(Option::<i64>::from_any(Any::Null), Ok(None));
        assert!(String::from_any(Any::Null).is_err());
        assert_eq!(
            Vec::<bool>::from_any(read("[true]").unwrap()),
            Ok(vec![true])
        );
        let map = Map::<i64>::from_any(read(r#"{"b":1,"a":2}"#).unwrap()).unwrap();
        assert_eq!(map.to_any().to_json(), r#"{"b":1,"a":2}"#);
    }

    proptest! {
        #[test]
        fn a_string_is_written_as_serde_json_does(text in any::<String>()) {
            let mut json = String::new();
            write_string(&text, &mut json);
            prop_assert_eq!(json, serde_json::to_string(&text).unwrap());
        }
    }
}
