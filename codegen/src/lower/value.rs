//! `nullable` and `default`: what may stand in a value's place.

use std::cmp::Ordering;

use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::Object;
use crate::document::ledger::Use;
use crate::ir::{Bound, Kind, NumberSchema, NumberWidth, StringSchema};
use crate::number;

/// `nullable`.
pub(super) fn nullable(object: &Object<'_, '_>) -> bool {
    let cursor = object.get("nullable");
    cursor.and_then(|cursor| cursor.flag(Use::Type)) == Some(true)
}

/// `default`, as JSON; one that its own schema does not allow is told.
pub(super) fn default(object: &Object<'_, '_>, kind: Option<&Kind>) -> Option<String> {
    let cursor = object.get("default")?;
    let json = cursor.whole(Use::Type);
    let value = &cursor.node().value;
    // A number stays as it is written.
    let text = match value {
        Value::Number(text) => text.clone(),
        _ => json.to_string(),
    };
    let allowed = match (kind?, value) {
        (Kind::String(string), Value::String(text)) => allows_text(string, text),
        (Kind::Number(schema), Value::Number(text)) => allows_number(schema, text),
        (Kind::Enumeration(values), Value::String(text)) => {
            values.values.iter().any(|value| value.wire_name == *text)
        }
        (Kind::Boolean, Value::Boolean(_)) => true,
        _ => false,
    };
    if !allowed {
        let message = format!("the default {text} is not allowed by its own schema");
        cursor.report_value(Code::InvalidValue, message);
        return None;
    }
    Some(text)
}

fn allows_text(string: &StringSchema, text: &str) -> bool {
    let length = text.chars().count() as u64;
    let pattern = string.pattern.as_ref();
    string.min_length.is_none_or(|minimum| length >= minimum)
        && string.max_length.is_none_or(|maximum| length <= maximum)
        && pattern.is_none_or(|pattern| {
            regex::Regex::new(&pattern.translated).is_ok_and(|regex| regex.is_match(text))
        })
}

fn allows_number(schema: &NumberSchema, text: &str) -> bool {
    let fits = match schema.width {
        NumberWidth::Int32 => text.parse::<i32>().is_ok(),
        NumberWidth::Int64 => text.parse::<i64>().is_ok(),
        NumberWidth::Decimal => number::is_reasonable(text),
    };
    let keeps = |bound: &Option<Bound>, outside: Ordering| {
        bound.as_ref().is_none_or(|bound| {
            let order = number::order(text, &bound.text);
            order != outside && !(bound.exclusive && order == Ordering::Equal)
        })
    };
    let factor = schema.multiple_of.as_deref();
    fits && keeps(&schema.minimum, Ordering::Less)
        && keeps(&schema.maximum, Ordering::Greater)
        && factor.is_none_or(|factor| number::divides(factor, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As floats, both would be equal to the bound.
    #[test]
    fn a_default_is_held_against_its_bounds_exactly() {
        let bound = |text: &str, exclusive| {
            let text = text.to_owned();
            Some(Bound { text, exclusive })
        };
        let schema = |width, minimum, maximum| NumberSchema {
            width,
            minimum,
            maximum,
            multiple_of: None,
        };
        let whole = schema(
            NumberWidth::Int64,
            bound("-9007199254740992", false),
            bound("9007199254740992.0", false),
        );
        assert!(allows_number(&whole, "9007199254740992"));
        assert!(!allows_number(&whole, "9007199254740993"));
        assert!(allows_number(&whole, "-9007199254740992"));
        assert!(!allows_number(&whole, "-9007199254740993"));
        let amount = schema(NumberWidth::Decimal, bound("0.1", true), bound("0.3", true));
        assert!(!allows_number(&amount, "0.10"));
        assert!(allows_number(&amount, "0.1000000000000000000001"));
        assert!(allows_number(&amount, "0.2999999999999999999999"));
        assert!(!allows_number(&amount, "3e-1"));
        let rounded = NumberSchema {
            multiple_of: Some("0.05".to_owned()),
            ..schema(NumberWidth::Decimal, None, None)
        };
        assert!(allows_number(&rounded, "-9007199254740993.15"));
        assert!(!allows_number(&rounded, "9007199254740993.16"));
        assert!(!allows_number(
            &schema(NumberWidth::Decimal, None, None),
            "1e99999"
        ));
    }
}
