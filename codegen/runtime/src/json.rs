//! JSON wire code: what serde's derives need beside them.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::types::Decimal;

/// Reads an optional member that is there: absent is `None` (by `#[serde(default)]`), a value is `Some`, and `null`,
/// which the schema does not allow, is an error and not an absence.
///
/// # Errors
/// When the member is `null` or not a `T`.
pub fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// Reads a member that must be there but may be `null`.
///
/// # Errors
/// When the member is neither `null` nor a `T`. serde tells of one that is absent.
pub fn nullable<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer)
}

/// A type of `type: integer`: JSON Schema counts `1.0` and `1e2` as integers too (draft 5, section 4.2 of the core).
pub trait Integer: Sized {
    /// The number, when it is an integer that fits.
    fn from_decimal(number: &Decimal) -> Option<Self>;
}

impl Integer for i64 {
    fn from_decimal(number: &Decimal) -> Option<Self> {
        number.to_i64()
    }
}

impl Integer for i32 {
    fn from_decimal(number: &Decimal) -> Option<Self> {
        number.to_i64()?.try_into().ok()
    }
}

fn whole<T: Integer, E: Error>(number: &Decimal) -> Result<T, E> {
    T::from_decimal(number).ok_or_else(|| E::custom("not an integer that fits"))
}

/// Reads an integer.
///
/// # Errors
/// When it is none, or does not fit.
pub fn integer<'de, T: Integer, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    whole(&Decimal::deserialize(deserializer)?)
}

/// As [`present`], an integer.
///
/// # Errors
/// When the member is `null` or no integer.
pub fn present_integer<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Integer,
    D: Deserializer<'de>,
{
    integer(deserializer).map(Some)
}

/// As [`nullable`], an integer.
///
/// # Errors
/// When the member is neither `null` nor an integer.
pub fn nullable_integer<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Integer,
    D: Deserializer<'de>,
{
    let number: Option<Decimal> = Option::deserialize(deserializer)?;
    number.as_ref().map(whole).transpose()
}

/// Reads an optional member that is there and may be `null`, an integer.
///
/// # Errors
/// When the member is neither `null` nor an integer.
pub fn present_nullable_integer<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Integer,
    D: Deserializer<'de>,
{
    nullable_integer(deserializer).map(Some)
}

/// Reads an array of integers.
///
/// # Errors
/// When the member is no array of integers.
pub fn integers<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Integer,
    D: Deserializer<'de>,
{
    let numbers: Vec<Decimal> = Vec::deserialize(deserializer)?;
    numbers.iter().map(whole).collect()
}

/// As [`present`], an array of integers.
///
/// # Errors
/// When the member is no array of integers.
pub fn present_integers<'de, T, D>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    T: Integer,
    D: Deserializer<'de>,
{
    integers(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Integers {
        #[serde(deserialize_with = "super::integer")]
        required: i32,
        #[serde(default, deserialize_with = "super::present_integer")]
        optional: Option<i64>,
        #[serde(default, deserialize_with = "super::present_nullable_integer")]
        nullable: Option<Option<i64>>,
        #[serde(default, deserialize_with = "super::present_integers")]
        many: Option<Vec<i64>>,
    }

    #[test]
    fn an_integer_is_one_however_it_is_written() {
        let read = |text| serde_json::from_str::<Integers>(text).ok();
        let found = read(r#"{"required":1.0,"optional":1e2,"nullable":null,"many":[2.50e1]}"#);
        let expected = Integers {
            required: 1,
            optional: Some(100),
            nullable: Some(None),
            many: Some(vec![25]),
        };
        assert_eq!(found, Some(expected));
        for text in [
            r#"{"required":1.5}"#,
            r#"{"required":2147483648}"#,
            r#"{"required":null}"#,
            r#"{"required":"1"}"#,
            r#"{"required":1,"optional":null}"#,
            r#"{"required":1,"optional":1e30}"#,
            r#"{"required":1,"many":[0.1]}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Model {
        #[serde(default, deserialize_with = "super::present")]
        value: Option<i64>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Nullable {
        #[serde(deserialize_with = "super::nullable")]
        required: Option<i64>,
        #[serde(default, deserialize_with = "super::present")]
        optional: Option<Option<i64>>,
    }

    #[test]
    fn null_is_a_value_where_the_schema_says_so() {
        let read = |text| serde_json::from_str::<Nullable>(text).ok();
        let model = |required, optional| Some(Nullable { required, optional });
        assert_eq!(read(r#"{"required":null}"#), model(None, None));
        assert_eq!(
            read(r#"{"required":1,"optional":null}"#),
            model(Some(1), Some(None))
        );
        assert_eq!(
            read(r#"{"required":1,"optional":2}"#),
            model(Some(1), Some(Some(2)))
        );
        assert_eq!(read("{}"), None);
        assert_eq!(read(r#"{"required":"x"}"#), None);
    }

    #[test]
    fn absent_null_and_value_are_three_things() {
        let read = |text| serde_json::from_str::<Model>(text);
        assert_eq!(read("{}").unwrap(), Model { value: None });
        assert_eq!(read(r#"{"value":1}"#).unwrap(), Model { value: Some(1) });
        assert!(read(r#"{"value":null}"#).is_err());
        assert!(read(r#"{"value":1.5}"#).is_err());
    }
}
