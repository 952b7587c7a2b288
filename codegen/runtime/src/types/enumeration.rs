//! `enum` of strings.

/// How a type with the values of an `enum` stands in JSON, XML and parameters.
///
/// `Debug` shows no value, as with every generated type.
#[macro_export]
macro_rules! enumeration {
    ($name:ident => { $($variant:ident = $wire:literal),+ $(,)? }) => {
        impl $name {
            /// Every value, in the document's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it stands on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire),+
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl $crate::parameters::FromText for $name {
            fn from_text(text: &str) -> ::core::result::Result<Self, $crate::violation::Rule> {
                match text {
                    $($wire => ::core::result::Result::Ok(Self::$variant),)+
                    _ => ::core::result::Result::Err($crate::violation::Rule::Enumeration),
                }
            }
        }

        impl $crate::types::FromAny for $name {
            fn from_any(any: $crate::types::Any) -> ::core::result::Result<Self, $crate::types::Mismatch> {
                let text = <::std::string::String as $crate::types::FromAny>::from_any(any)?;
                $crate::parameters::FromText::from_text(&text)
                    .map_err(|_| $crate::types::Mismatch("one of the listed values"))
            }
        }

        impl $crate::types::ToAny for $name {
            fn to_any(&self) -> $crate::types::Any {
                $crate::types::Any::String(self.as_str().to_owned())
            }
        }

        $crate::as_any!($name);
    };
}

#[cfg(test)]
mod tests {
    use crate::parameters::FromText;
    use crate::violation::Rule;

    #[derive(Clone, Copy, PartialEq)]
    enum Colour {
        Red,
        Value5,
    }

    crate::enumeration! {
        Colour => { Red = "red", Value5 = "5" }
    }

    #[test]
    fn a_value_is_the_same_on_every_wire() {
        for (value, wire) in [(Colour::Red, "red"), (Colour::Value5, "5")] {
            assert_eq!(
                serde_json::to_string(&value).unwrap(),
                format!("\"{wire}\"")
            );
            assert!(serde_json::from_str::<Colour>(&format!("\"{wire}\"")).unwrap() == value);
            assert!(Colour::from_text(wire) == Ok(value));
            assert_eq!(value.to_string(), wire);
        }
        assert_eq!(Colour::ALL.len(), 2);
    }

    #[test]
    fn another_value_is_refused() {
        assert!(Colour::from_text("Red") == Err(Rule::Enumeration));
        assert!(serde_json::from_str::<Colour>("\"blue\"").is_err());
    }
}
