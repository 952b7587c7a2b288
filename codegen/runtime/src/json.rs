//! JSON wire code: what serde's derives need beside them.

use serde::{Deserialize, Deserializer};

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

#[cfg(test)]
mod tests {
    use serde::Deserialize;

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
