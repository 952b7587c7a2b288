//! Numbers: type and bounds.

use super::change::{Rust, Validation};
use super::report::Report;
use super::schema::Direction;
use super::value::{class, lower_bound};
use crate::document::pointer_to;
use crate::ir::{Bound, NumberSchema, NumberWidth, Schema};

/// A number and the schema that it is of.
type Of<'a> = (&'a Schema, &'a NumberSchema);

pub(super) fn width_name(width: NumberWidth) -> &'static str {
    match width {
        NumberWidth::Int32 => "integer (int32)",
        NumberWidth::Int64 => "integer (int64)",
        NumberWidth::Decimal => "number",
    }
}

/// A wider type holds all that a narrower one does.
fn rank(width: NumberWidth) -> u8 {
    match width {
        NumberWidth::Int32 => 0,
        NumberWidth::Int64 => 1,
        NumberWidth::Decimal => 2,
    }
}

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    direction: Direction,
) {
    if let Some(validation) = lower_bound(rank(new.1.width), rank(old.1.width)) {
        report.changed(
            "type-changed",
            subject,
            (&old.0.origin.pointer, width_name(old.1.width).to_owned()),
            (&new.0.origin.pointer, width_name(new.1.width).to_owned()),
            class(direction, validation, Some(Rust::Breaking)),
        );
    }
    bound(
        report,
        (subject, "minimum"),
        (old.0, &old.1.minimum),
        (new.0, &new.1.minimum),
        direction,
    );
    bound(
        report,
        (subject, "maximum"),
        (old.0, &old.1.maximum),
        (new.0, &new.1.maximum),
        direction,
    );
}

fn bound(
    report: &mut Report<'_>,
    (subject, keyword): (&str, &str),
    old: (&Schema, &Option<Bound>),
    new: (&Schema, &Option<Bound>),
    direction: Direction,
) {
    let Some(validation) = moved(keyword, old.1.as_ref(), new.1.as_ref()) else {
        return;
    };
    let text = |bound: &Option<Bound>| match bound {
        Some(Bound {
            text,
            exclusive: true,
        }) => format!("{text}, exclusive"),
        Some(Bound {
            text,
            exclusive: false,
        }) => text.clone(),
        None => String::new(),
    };
    report.changed(
        "constraint-changed",
        &format!("{subject}: {keyword}"),
        (&pointer_to(&old.0.origin.pointer, keyword), text(old.1)),
        (&pointer_to(&new.0.origin.pointer, keyword), text(new.1)),
        class(direction, validation, None),
    );
}

/// What the move of a bound does.
fn moved(keyword: &str, old: Option<&Bound>, new: Option<&Bound>) -> Option<Validation> {
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Validation::Tighter),
        (Some(_), None) => return Some(Validation::Looser),
        (Some(old), Some(new)) => (old, new),
    };
    let (before, after) = (number(old)?, number(new)?);
    if before == after {
        return lower_bound(old.exclusive, new.exclusive);
    }
    let rises = after > before;
    Some(match (keyword == "minimum", rises) {
        (true, true) | (false, false) => Validation::Tighter,
        _ => Validation::Looser,
    })
}

/// Only for which of two is larger; a bound that is no JSON number does not get here.
fn number(bound: &Bound) -> Option<f64> {
    bound.text.parse().ok()
}
