//! One text to one value.

use std::str::FromStr;

use uuid::Uuid;

use crate::types::{Base64, Date, DateTime, Decimal};
use crate::violation::Rule;

/// A type that a parameter's text can be read as.
pub trait FromText: Sized {
    /// Reads the text.
    ///
    /// # Errors
    /// The rule that the text breaks.
    fn from_text(text: &str) -> Result<Self, Rule>;
}

impl FromText for String {
    fn from_text(text: &str) -> Result<Self, Rule> {
        Ok(text.to_owned())
    }
}

impl FromText for bool {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Boolean)
    }
}

impl FromText for i32 {
    fn from_text(text: &str) -> Result<Self, Rule> {
        integer(text).ok_or(Rule::Int32)
    }
}

impl FromText for i64 {
    fn from_text(text: &str) -> Result<Self, Rule> {
        integer(text).ok_or(Rule::Int64)
    }
}

/// As JSON writes an integer: Rust would take a leading `+` and leading zeros too.
fn integer<T: FromStr>(text: &str) -> Option<T> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let padded = digits.len() > 1 && digits.starts_with('0');
    text.parse()
        .ok()
        .filter(|_| !padded && !text.starts_with('+'))
}

impl FromText for Decimal {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Number)
    }
}

impl FromText for Date {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Date)
    }
}

impl FromText for DateTime {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::DateTime)
    }
}

impl FromText for Base64 {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Base64)
    }
}

impl FromText for Uuid {
    fn from_text(text: &str) -> Result<Self, Rule> {
        // Rust would also take braces, `urn:uuid:` and no hyphens, which `format: uuid` does not mean.
        if text.len() != uuid::fmt::Hyphenated::LENGTH {
            return Err(Rule::Uuid);
        }
        Uuid::try_parse(text).map_err(|_| Rule::Uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_the_hyphenated_form_in_any_case() {
        for text in [
            "123e4567-e89b-12d3-a456-426655440000",
            "123E4567-E89B-12D3-A456-426655440000",
        ] {
            assert!(Uuid::from_text(text).is_ok());
        }
        for text in [
            "",
            "123e4567e89b12d3a456426655440000",
            "{123e4567-e89b-12d3-a456-426655440000}",
            "urn:uuid:123e4567-e89b-12d3-a456-426655440000",
            "123e4567-e89b-12d3-a456-42665544000g",
            "123e4567-e89b-12d3-a456-4266554400001",
        ] {
            assert_eq!(Uuid::from_text(text), Err(Rule::Uuid), "{text}");
        }
    }

    #[test]
    fn an_int64_holds_at_both_boundaries() {
        assert_eq!(i64::from_text("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(i64::from_text("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(i64::from_text("0"), Ok(0));
        for text in [
            "9223372036854775808",
            "-9223372036854775809",
            "+1",
            "1.0",
            "1e3",
            "",
            " 1",
            "007",
            "-01",
            "00",
        ] {
            assert_eq!(i64::from_text(text), Err(Rule::Int64), "{text}");
        }
    }
}
