//! Schemas of numbers.

use std::cmp::Ordering;

use super::annotation::is_3_1;
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::{Bound, NumberSchema, NumberWidth};
use crate::number;

/// `type: integer`. Without a format it is read as `int64`: what does not fit is refused.
pub(super) fn integer(object: &Object<'_, '_>) -> Option<NumberSchema> {
    let width = match object.get("format") {
        None => NumberWidth::Int64,
        Some(cursor) => match cursor.text(Use::Type)? {
            "int32" => NumberWidth::Int32,
            "int64" => NumberWidth::Int64,
            _ => {
                cursor.ignore_instead(Rule::AnnotationFormat);
                NumberWidth::Int64
            }
        },
    };
    schema(object, width)
}

/// `type: number`. `float` and `double` say how precise a value need be; ours are exact.
pub(super) fn number(object: &Object<'_, '_>) -> Option<NumberSchema> {
    if let Some(cursor) = object.get("format")
        && !matches!(cursor.text(Use::Type)?, "float" | "double" | "decimal")
    {
        cursor.ignore_instead(Rule::AnnotationFormat);
    }
    schema(object, NumberWidth::Decimal)
}

fn schema(object: &Object<'_, '_>, width: NumberWidth) -> Option<NumberSchema> {
    let minimum = bound(object, "minimum", "exclusiveMinimum")?;
    let maximum = bound(object, "maximum", "exclusiveMaximum")?;
    if let (Some(minimum), Some(maximum)) = (&minimum, &maximum)
        && number::order(&minimum.text, &maximum.text) == Ordering::Greater
    {
        let message = format!(
            "\"minimum\" {} is more than \"maximum\" {}: no number is valid",
            minimum.text, maximum.text
        );
        object.cursor().report(Code::InvalidValue, message);
    }
    Some(NumberSchema {
        width,
        minimum,
        maximum,
        multiple_of: factor(object)?,
    })
}

/// The most digits of a `multipleOf` that the runtime divides by.
const MOST_DIGITS: usize = 18;

/// `multipleOf`, `None` inside when there is none.
fn factor(object: &Object<'_, '_>) -> Option<Option<String>> {
    let Some(cursor) = object.get("multipleOf") else {
        return Some(None);
    };
    cursor.note(Use::Check);
    let Value::Number(text) = &cursor.node().value else {
        let found = cursor.node().value.kind();
        cursor.report_value(Code::WrongType, format!("expected a number, found {found}"));
        return None;
    };
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_matches('0');
    if text.starts_with('-') || digits.is_empty() {
        let message = format!("\"multipleOf\" {text} is not above zero");
        cursor.report_value(Code::InvalidValue, message);
        return None;
    }
    if digits.len() > MOST_DIGITS || !number::is_reasonable(text) {
        let message = format!("\"multipleOf\" {text} is not supported: too many digits");
        cursor.report_value(Code::Unsupported, message);
        return None;
    }
    Some(Some(text.clone()))
}

/// A bound, `None` inside when there is none.
fn bound(
    object: &Object<'_, '_>,
    keyword: &'static str,
    exclusive: &'static str,
) -> Option<Option<Bound>> {
    if !is_3_1(object) {
        return bound_with_flag(object, keyword, exclusive);
    }
    let read = |keyword: &'static str, exclusive: bool| {
        let Some(cursor) = object.get(keyword) else {
            return Some(None);
        };
        let text = reasonable(&cursor)?;
        Some(Some(Bound { text, exclusive }))
    };
    let stronger = match keyword {
        "minimum" => Ordering::Greater,
        _ => Ordering::Less,
    };
    Some(match (read(keyword, false)?, read(exclusive, true)?) {
        (Some(included), Some(excluded)) => {
            match number::order(&included.text, &excluded.text) == stronger {
                true => Some(included),
                false => Some(excluded),
            }
        }
        (included, excluded) => included.or(excluded),
    })
}

/// A number that is not out of all reason.
fn reasonable(cursor: &Cursor<'_, '_>) -> Option<String> {
    cursor.note(Use::Check);
    let Value::Number(text) = &cursor.node().value else {
        let found = cursor.node().value.kind();
        cursor.report_value(Code::WrongType, format!("expected a number, found {found}"));
        return None;
    };
    if !number::is_reasonable(text) {
        let message = format!("the bound {text} is not supported");
        cursor.report_value(Code::Unsupported, message);
        return None;
    }
    Some(text.clone())
}

/// A bound of OpenAPI 3.0, where another keyword says whether it is allowed itself.
fn bound_with_flag(
    object: &Object<'_, '_>,
    keyword: &'static str,
    exclusive: &'static str,
) -> Option<Option<Bound>> {
    let given = object.get(exclusive);
    let exclusive = match &given {
        Some(cursor) => cursor.flag(Use::Check)?,
        None => false,
    };
    let Some(cursor) = object.get(keyword) else {
        if let Some(given) = given.filter(|_| exclusive) {
            let message = format!("this keyword has no effect without \"{keyword}\"");
            given.report(Code::InvalidValue, message);
        }
        return Some(None);
    };
    Some(Some(Bound {
        text: reasonable(&cursor)?,
        exclusive,
    }))
}

/// Any number of this width.
pub(super) fn unconstrained(width: NumberWidth) -> NumberSchema {
    NumberSchema {
        width,
        minimum: None,
        maximum: None,
        multiple_of: None,
    }
}
