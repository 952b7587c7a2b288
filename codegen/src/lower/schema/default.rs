//! `default`: what stands in an absent value's place.

use std::cmp::Ordering;

use super::{Content, Schemas};
use crate::document::cursor::Object;
use crate::document::ledger::{Rule, Use};
use crate::document::{Node, Value};
use crate::ir::{Bound, Kind, NumberSchema, NumberWidth, StringFormat, StringSchema};
use crate::number;

/// `default`, as JSON. One that its own schema does not allow is ignored, and one of an object stays a text for people.
pub(super) fn default(
    object: &Object<'_, '_>,
    content: Option<&Content>,
    schemas: &Schemas<'_, '_>,
) -> Option<String> {
    let cursor = object.get("default")?;
    let json = cursor.whole(Use::Type);
    let content = content?;
    if allows(&content.kind, cursor.node(), schemas) && content.applied.is_empty() {
        // A number stays as it is written.
        return Some(match &cursor.node().value {
            Value::Number(text) => text.clone(),
            _ => json.to_string(),
        });
    }
    cursor.ignore_instead(Rule::DefaultOfAnotherType);
    None
}

/// Whether `node` is known to be allowed.
fn allows(kind: &Kind, node: &Node, schemas: &Schemas<'_, '_>) -> bool {
    match (kind, &node.value) {
        (Kind::String(string), Value::String(text)) => {
            string.format == StringFormat::Text && allows_text(string, text)
        }
        (Kind::Number(schema), Value::Number(text)) => allows_number(schema, text),
        (Kind::Enumeration(values), Value::String(text)) => {
            values.values.iter().any(|value| value.wire_name == *text)
        }
        (Kind::Boolean, Value::Boolean(_)) => true,
        (Kind::Array(array), Value::Sequence(items)) => {
            let count = items.len() as u64;
            array.min_items.is_none_or(|minimum| count >= minimum)
                && array.max_items.is_none_or(|maximum| count <= maximum)
                && !array.unique_items
                && array.items.applied.is_empty()
                && items
                    .iter()
                    .all(|item| allows(&array.items.kind, item, schemas))
        }
        (Kind::Reference(_), _) => {
            let end = schemas.end(kind);
            end.is_some_and(|end| end.applied.is_empty() && allows(&end.kind, node, schemas))
        }
        _ => false,
    }
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
