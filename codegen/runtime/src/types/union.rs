//! `oneOf` and `anyOf`: one of several types.

/// Defines a type that is one of several, in the order of the schema's alternatives, and how it is read and written.
#[macro_export]
macro_rules! union {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident: $schema:expr => { $($(#[$variant_attribute:meta])* $variant:ident($type:ty) = $index:literal),+ $(,)? }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, PartialEq)]
        pub enum $name {
            $($(#[$variant_attribute])* $variant($type)),+
        }

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

    crate::union! {
        /// Either.
        pub enum Either: &EITHER => {
            /// A number.
            Number(i64) = 0,
            /// A text, boxed.
            Text(Box<String>) = 1,
        }
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
