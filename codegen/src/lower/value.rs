//! `nullable` and `default`: what may stand in a value's place.

use serde_json::Value;

use crate::diagnostics::Code;
use crate::document::cursor::Object;
use crate::document::ledger::Use;
use crate::ir::{Kind, NumberSchema, NumberWidth, StringSchema};

/// `nullable`.
pub(super) fn nullable(object: &Object<'_, '_>) -> bool {
    let cursor = object.get("nullable");
    cursor.and_then(|cursor| cursor.flag(Use::Type)) == Some(true)
}

/// `default`, as JSON; one that its own schema does not allow is told.
pub(super) fn default(object: &Object<'_, '_>, kind: Option<&Kind>) -> Option<String> {
    let cursor = object.get("default")?;
    let value = cursor.whole(Use::Type);
    let allowed = match (kind?, &value) {
        (Kind::String(string), Value::String(text)) => allows_text(string, text),
        (Kind::Number(number), Value::Number(found)) => allows_number(number, &found.to_string()),
        (Kind::Enumeration(values), Value::String(text)) => {
            values.values.iter().any(|value| value.wire_name == *text)
        }
        (Kind::Boolean, Value::Bool(_)) => true,
        _ => false,
    };
    if !allowed {
        let message = format!("the default {value} is not allowed by its own schema");
        cursor.report_value(Code::InvalidValue, message);
        return None;
    }
    Some(value.to_string())
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

fn allows_number(number: &NumberSchema, text: &str) -> bool {
    let fits = match number.width {
        NumberWidth::Int32 => text.parse::<i32>().is_ok(),
        NumberWidth::Int64 => text.parse::<i64>().is_ok(),
        NumberWidth::Decimal => true,
    };
    let Ok(value) = text.parse::<f64>() else {
        return false;
    };
    let bound = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let above = number.minimum.as_ref().is_none_or(|minimum| {
        let bound = bound(&minimum.text);
        value > bound || (value >= bound && !minimum.exclusive)
    });
    let below = number.maximum.as_ref().is_none_or(|maximum| {
        let bound = bound(&maximum.text);
        value < bound || (value <= bound && !maximum.exclusive)
    });
    fits && above && below
}
