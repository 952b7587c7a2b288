//! JSON in which no object has two members of one name: readers differ on which one counts, and a token must mean
//! the same to all of them (RFC 8725 section 2.4, RFC 7515 section 4).

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Why bytes are not one unambiguous JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tilgang) enum Fault {
    /// Not JSON in UTF-8, not an object, nested beyond reason, or with something behind it.
    Unreadable,
    /// Some object in it has two members of one name.
    Doubled,
}

/// The object in these bytes.
pub(in crate::tilgang) fn object(bytes: &[u8]) -> Result<Map<String, Value>, Fault> {
    let doubled = Cell::new(false);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { doubled: &doubled }.deserialize(&mut reader);
    match value.and_then(|value| reader.end().map(|()| value)) {
        Ok(Value::Object(object)) => Ok(object),
        Err(_) if doubled.get() => Err(Fault::Doubled),
        Ok(_) | Err(_) => Err(Fault::Unreadable),
    }
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    doubled: &'a Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(element) = elements.next_element_seed(self)? {
            array.push(element);
        }
        Ok(array.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                self.doubled.set(true);
                return Err(A::Error::custom("two members of one name"));
            }
            object.insert(name, members.next_value_seed(self)?);
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_read_as_it_is() {
        let text = r#"{"a":[1,-1,1.5,true,null,"x",{"a":{}}],"b":{"a":18446744073709551615}}"#;
        assert_eq!(
            object(text.as_bytes()).map(Value::Object),
            Ok(serde_json::from_str(text).unwrap())
        );
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_at_any_depth() {
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"b":{"a":1,"a":2}}"#,
            r#"{"b":[0,{"a":1,"c":0,"a":2}]}"#,
            r#"{"b":[[[{"a":{"x":[],"x":[]}}]]]}"#,
            r#"[{"a":1,"a":1}]"#,
        ] {
            assert_eq!(object(text.as_bytes()), Err(Fault::Doubled), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let deep = format!("{}{}", r#"{"a":"#.repeat(5000), "1");
        for text in [
            "",
            "null",
            "[]",
            "1",
            r#""{}""#,
            "{} {}",
            "{}x",
            r#"{"a":1"#,
            r#"{"a":1,}"#,
            r#"{"a":1e999}"#,
            r#"{"a":NaN}"#,
            r#"{"a":"\ud800"}"#,
            "\u{feff}{}",
            "{}\0",
            &deep,
        ] {
            assert_eq!(
                object(text.as_bytes()),
                Err(Fault::Unreadable),
                "{text:.40}"
            );
        }
        assert_eq!(object(b"{\"a\":\"\xff\"}"), Err(Fault::Unreadable));
    }
}
