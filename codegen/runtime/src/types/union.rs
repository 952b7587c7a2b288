//! `oneOf` and `anyOf`: one of several types.

/// How a type that is one of several is read and written; each has the place of its schema among the alternatives.
#[macro_export]
macro_rules! union {
    ($name:ident: $schema:expr => { $($variant:ident = $index:literal),+ $(,)? }) => {
        impl $crate::types::Model for $name {
            fn schema() -> &'static $crate::schema::Schema {
                $schema
            }
        }

        impl $crate::types::FromAny for $name {
            fn from_any(any: $crate::types::Any) -> ::core::result::Result<Self, $crate::types::Mismatch> {
                match <Self as $crate::types::Model>::schema().alternative(&any) {
                    $(::core::option::Option::Some($index) => {
                        $crate::types::FromAny::from_any(any).map(Self::$variant)
                    })+
                    _ => ::core::result::Result::Err($crate::types::Mismatch("one of several types")),
                }
            }
        }

        impl $crate::types::ToAny for $name {
            fn to_any(&self) -> $crate::types::Any {
                match self {
                    $(Self::$variant(value) => $crate::types::ToAny::to_any(value)),+
                }
            }
        }

        $crate::as_any!($name);
        $crate::redacted_debug!($name);
    };
}

#[cfg(test)]
mod tests {
    use crate::schema::{BOOLEAN, INT64, Schema, TEXT};
    use crate::types::{Any, FromAny, ToAny};

    static EITHER: Schema = Schema {
        one_of: &[&INT64, &TEXT, &BOOLEAN],
        ..Schema::ANY
    };

    #[derive(Clone, PartialEq)]
    enum Either {
        Number(Box<i64>),
        Text(String),
    }

    crate::union! {
        Either: &EITHER => { Number = 0, Text = 1 }
    }

    #[test]
    fn a_value_is_the_alternative_that_allows_it() {
        for (json, is_number) in [("5", true), ("\"a\"", false)] {
            let either = Either::from_any(Any::from_json(json.as_bytes()).unwrap()).unwrap();
            assert_eq!(matches!(either, Either::Number(_)), is_number);
            assert_eq!(either.to_any().to_json(), json);
        }
        assert!(Either::from_any(Any::Boolean(true)).is_err());
        assert!(Either::from_any(Any::Null).is_err());
    }
}
