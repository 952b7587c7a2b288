//! Objects with listed members.

use super::{Any, FromAny, Map, Mismatch, ToAny};
use crate::schema::Schema;

/// A generated type with its schema.
pub trait Model: FromAny + ToAny {
    /// Its schema.
    fn schema() -> &'static Schema;
}

/// The members of an object, to be taken out one by one.
#[derive(Debug)]
pub struct Members(Vec<Option<(String, Any)>>);

impl Members {
    /// The members of `any`.
    ///
    /// # Errors
    /// When it is no object.
    pub fn of(any: Any) -> Result<Self, Mismatch> {
        match any {
            Any::Object(members) => Ok(Self(members.into_iter().map(Some).collect())),
            _ => Err(Mismatch("an object")),
        }
    }

    fn take(&mut self, name: &str) -> Option<Any> {
        let is_it = |slot: &&mut Option<(String, Any)>| {
            slot.as_ref().is_some_and(|(found, _)| found == name)
        };
        let (_, value) = self.0.iter_mut().find(is_it)?.take()?;
        Some(value)
    }

    /// A member that must be there.
    ///
    /// # Errors
    /// When it is not, or of another type.
    pub fn required<T: FromAny>(&mut self, name: &str) -> Result<T, Mismatch> {
        let value = self.take(name).ok_or(Mismatch("a required member"))?;
        T::from_any(value)
    }

    /// A member that may be absent.
    ///
    /// # Errors
    /// When it is of another type.
    pub fn optional<T: FromAny>(&mut self, name: &str) -> Result<Option<T>, Mismatch> {
        self.take(name).map(T::from_any).transpose()
    }

    /// All that were not taken.
    ///
    /// # Errors
    /// When one is of another type.
    pub fn rest<T: FromAny>(self) -> Result<Map<T>, Mismatch> {
        let rest = self.0.into_iter().flatten();
        rest.map(|(name, value)| Ok((name, T::from_any(value)?)))
            .collect()
    }
}

/// What of a member is written: how the macro below tells `required` from `optional`.
#[doc(hidden)]
pub mod write {
    use super::{Any, ToAny};

    pub fn required<T: ToAny>(name: &str, value: &T, members: &mut Vec<(String, Any)>) {
        members.push((name.to_owned(), value.to_any()));
    }

    pub fn optional<T: ToAny>(name: &str, value: &Option<T>, members: &mut Vec<(String, Any)>) {
        if let Some(value) = value {
            required(name, value, members);
        }
    }
}

/// How a structure with the members of an object schema is read and written.
///
/// `required` members are always there (an `Option` is one that may be null), `optional` ones are `None` when they are
/// absent; members that the schema does not list are kept in the one after `rest`, when it allows them.
#[macro_export]
macro_rules! model {
    ($name:ident: $schema:expr => { $($field:ident = $presence:ident $wire:literal),* $(; rest $rest:ident)? }) => {
        impl $crate::types::Model for $name {
            fn schema() -> &'static $crate::schema::Schema {
                $schema
            }
        }

        impl $crate::types::FromAny for $name {
            fn from_any(any: $crate::types::Any) -> ::core::result::Result<Self, $crate::types::Mismatch> {
                #[allow(unused_mut, unused_variables, reason = "a schema may have no members")]
                let mut members = $crate::types::Members::of(any)?;
                ::core::result::Result::Ok(Self {
                    $($field: members.$presence($wire)?,)*
                    $($rest: members.rest()?,)?
                })
            }
        }

        impl $crate::types::ToAny for $name {
            fn to_any(&self) -> $crate::types::Any {
                #[allow(unused_mut, reason = "a schema may have no members")]
                let mut members = ::std::vec::Vec::new();
                $($crate::types::write::$presence($wire, &self.$field, &mut members);)*
                $(
                    for (name, value) in self.$rest.iter() {
                        $crate::types::write::required(name, value, &mut members);
                    }
                )?
                $crate::types::Any::Object(members.into())
            }
        }

        $crate::as_any!($name);
        $crate::redacted_debug!($name);
    };
}

/// Implements serde's traits for types that are read from and written as [`Any`].
#[macro_export]
macro_rules! as_any {
    ($name:ident) => {
        impl $crate::export::serde::Serialize for $name {
            fn serialize<S: $crate::export::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::export::serde::Serialize::serialize(
                    &$crate::types::ToAny::to_any(self),
                    serializer,
                )
            }
        }

        impl<'de> $crate::export::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::export::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let any = $crate::export::serde::Deserialize::deserialize(deserializer)?;
                <Self as $crate::types::FromAny>::from_any(any)
                    .map_err($crate::export::serde::de::Error::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::schema::{ANY, Schema};
    use crate::types::{Any, FromAny, Map, ToAny};

    #[derive(Clone, PartialEq)]
    struct Thing {
        id: i64,
        name: Option<String>,
        size: Option<i32>,
        note: Option<Option<String>>,
        others: Map<bool>,
    }

    crate::model! {
        Thing: &ANY => {
            id = required "id",
            name = required "name",
            size = optional "size",
            note = optional "note";
            rest others
        }
    }

    fn read(json: &str) -> Option<Thing> {
        Thing::from_any(Any::from_json(json.as_bytes()).unwrap()).ok()
    }

    #[test]
    fn absent_null_and_value_are_three_things() {
        for json in [
            r#"{"id":1,"name":null}"#,
            r#"{"id":1,"name":"a","size":2,"note":null,"x":true,"y":false}"#,
            r#"{"id":1,"name":"a","note":"b"}"#,
        ] {
            assert_eq!(read(json).unwrap().to_any().to_json(), json);
            let by_serde: Thing = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&by_serde).unwrap(), json);
        }
        for json in [
            "{}",
            r#"{"id":1}"#,
            r#"{"id":null,"name":null}"#,
            r#"{"id":1,"name":"a","size":null}"#,
            r#"{"id":1,"name":"a","x":1}"#,
            "[]",
        ] {
            assert!(read(json).is_none(), "{json}");
        }
        let _: fn() -> &'static Schema = <Thing as crate::types::Model>::schema;
    }
}
