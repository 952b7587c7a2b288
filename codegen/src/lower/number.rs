//! Schemas of numbers.

use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::Object;
use crate::document::ledger::{Rule, Use};
use crate::ir::{Bound, NumberSchema, NumberWidth};

/// `type: integer`. Without a format it is read as `int64`: what does not fit is refused.
pub(super) fn integer(object: &Object<'_, '_>) -> Option<NumberSchema> {
    let width = match object.get("format") {
        None => NumberWidth::Int64,
        Some(cursor) => match cursor.text(Use::Type)? {
            "int32" => NumberWidth::Int32,
            "int64" => NumberWidth::Int64,
            other => {
                let message = format!("the integer format \"{other}\" is not supported");
                cursor.report_value(Code::Unsupported, message);
                return None;
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
    Some(NumberSchema {
        width,
        minimum: bound(object, "minimum", "exclusiveMinimum")?,
        maximum: bound(object, "maximum", "exclusiveMaximum")?,
    })
}

/// A bound, `None` inside when there is none.
fn bound(
    object: &Object<'_, '_>,
    keyword: &'static str,
    exclusive: &'static str,
) -> Option<Option<Bound>> {
    let exclusive = match object.get(exclusive) {
        Some(cursor) => cursor.flag(Use::Check)?,
        None => false,
    };
    let Some(cursor) = object.get(keyword) else {
        return Some(None);
    };
    cursor.note(Use::Check);
    let Value::Number(text) = &cursor.node().value else {
        let found = cursor.node().value.kind();
        cursor.report_value(Code::WrongType, format!("expected a number, found {found}"));
        return None;
    };
    Some(Some(Bound {
        text: text.clone(),
        exclusive,
    }))
}
