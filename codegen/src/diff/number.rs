//! Numbers: type and bounds.

use std::cmp::Ordering;

use super::change::{Rust, Validation};
use super::report::Report;
use super::schema::Direction;
use super::value::{annotation, class, lower_bound};
use crate::document::pointer_to;
use crate::ir::{Bound, NumberSchema, NumberWidth, Schema};
use crate::number;

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
    let decimal = NumberWidth::Decimal;
    if old.1.width == new.1.width && is_annotated(report, old, new) {
        annotation(report, subject, old.0, new.0);
    }
    if let Some(validation) = lower_bound(rank(new.1.width), rank(old.1.width)) {
        // Which of the two keywords it is that says it otherwise.
        let keyword = match old.1.width == decimal || new.1.width == decimal {
            true => "type",
            false => "format",
        };
        let place = |schema: &Schema| pointer_to(&schema.origin.pointer, keyword);
        report.changed(
            "type-changed",
            subject,
            (&place(old.0), width_name(old.1.width).to_owned()),
            (&place(new.0), width_name(new.1.width).to_owned()),
            class(direction, validation, Some(Rust::Breaking)),
        );
    }
    for end in [End::Minimum, End::Maximum] {
        bound(report, (subject, end), old, new, direction);
    }
    multiple(report, subject, old, new, direction);
}

/// Whether a format of either is one that names no type. `int64` is so anyway.
fn is_annotated(report: &Report<'_>, old: Of<'_>, new: Of<'_>) -> bool {
    let place = |schema: &Schema| pointer_to(&schema.origin.pointer, "format");
    let (before, after) = report.said(&place(old.0), &place(new.0));
    let is_type = |format: Option<&str>| matches!(format, None | Some("int32" | "int64"));
    old.1.width == NumberWidth::Decimal || !is_type(before) || !is_type(after)
}

/// Which bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Minimum,
    Maximum,
}

impl End {
    fn keyword(self) -> &'static str {
        match self {
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
        }
    }

    fn exclusive_keyword(self) -> &'static str {
        match self {
            Self::Minimum => "exclusiveMinimum",
            Self::Maximum => "exclusiveMaximum",
        }
    }

    fn of(self, number: &NumberSchema) -> Option<&Bound> {
        match self {
            Self::Minimum => number.minimum.as_ref(),
            Self::Maximum => number.maximum.as_ref(),
        }
    }

    /// What a bound does that rises or falls by `order`.
    fn moved(self, order: Ordering) -> Option<Validation> {
        match (self, order) {
            (_, Ordering::Equal) => None,
            (Self::Minimum, Ordering::Greater) | (Self::Maximum, Ordering::Less) => {
                Some(Validation::Tighter)
            }
            _ => Some(Validation::Looser),
        }
    }

    /// The last whole number that a bound allows; none when it allows all that the type does.
    fn last_whole(self, bound: &Bound, (least, greatest): (i128, i128)) -> Option<i128> {
        let (floor, is_whole) = number::floor(&bound.text);
        let is_out = bound.exclusive && is_whole;
        match self {
            Self::Minimum => {
                let first = floor + i128::from(is_out || !is_whole);
                (first > least).then_some(first)
            }
            Self::Maximum => {
                let last = floor - i128::from(is_out);
                (last < greatest).then_some(last)
            }
        }
    }
}

/// The least and the greatest number of an integer type.
fn limits(width: NumberWidth) -> Option<(i128, i128)> {
    match width {
        NumberWidth::Int32 => Some((i32::MIN.into(), i32::MAX.into())),
        NumberWidth::Int64 => Some((i64::MIN.into(), i64::MAX.into())),
        NumberWidth::Decimal => None,
    }
}

/// `multipleOf`: more values are multiples of a factor than of its own multiples.
fn multiple(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    direction: Direction,
) {
    let validation = match (factor(old.1), factor(new.1)) {
        (None, None) => return,
        (None, Some(_)) => Validation::Tighter,
        (Some(_), None) => Validation::Looser,
        (Some(before), Some(after)) => {
            let (is_part, is_multiple) = (
                number::divides(after, before),
                number::divides(before, after),
            );
            match (is_part, is_multiple) {
                (true, true) => return,
                (false, true) => Validation::Tighter,
                (true, false) => Validation::Looser,
                (false, false) => Validation::Other,
            }
        }
    };
    let place = |schema: &Schema| pointer_to(&schema.origin.pointer, "multipleOf");
    let text = |number: &NumberSchema| number.multiple_of.clone().unwrap_or_default();
    report.changed(
        "constraint-changed",
        &format!("{subject}: multipleOf"),
        (&place(old.0), text(old.1)),
        (&place(new.0), text(new.1)),
        class(direction, validation, None),
    );
}

/// The factor, unless all that the type allows are multiples of it: whole numbers are, of 1 and of 0.5.
fn factor(number: &NumberSchema) -> Option<&str> {
    let factor = number.multiple_of.as_deref()?;
    let is_whole = number.width != NumberWidth::Decimal;
    (!(is_whole && number::divides(factor, "1"))).then_some(factor)
}

fn bound(
    report: &mut Report<'_>,
    (subject, end): (&str, End),
    old: Of<'_>,
    new: Of<'_>,
    direction: Direction,
) {
    let Some(validation) = validation(end, old.1, new.1) else {
        return;
    };
    let (before, after) = (end.of(old.1), end.of(new.1));
    let is_same_number = match (before, after) {
        (Some(before), Some(after)) => number::order(&before.text, &after.text) == Ordering::Equal,
        _ => false,
    };
    let place = |schema: &Schema, bound: Option<&Bound>| {
        let keyword = match bound {
            Some(bound) if is_same_number && bound.exclusive => end.exclusive_keyword(),
            _ => end.keyword(),
        };
        pointer_to(&schema.origin.pointer, keyword)
    };
    let text = |bound: Option<&Bound>| match bound {
        Some(bound) if bound.exclusive => format!("{}, exclusive", bound.text),
        Some(bound) => bound.text.clone(),
        None => String::new(),
    };
    report.changed(
        "constraint-changed",
        &format!("{subject}: {}", end.keyword()),
        (&place(old.0, before), text(before)),
        (&place(new.0, after), text(after)),
        class(direction, validation, None),
    );
}

/// What happens to what is valid. Of whole numbers, `maximum: 100.5` allows what `maximum: 100` does.
fn validation(end: End, old: &NumberSchema, new: &NumberSchema) -> Option<Validation> {
    let limits = limits(old.width).filter(|_| old.width == new.width);
    let (before, after) = (end.of(old), end.of(new));
    let restricts = |bound: &&Bound| match limits {
        Some(limits) => end.last_whole(bound, limits).is_some(),
        None => true,
    };
    let order = match (before.filter(restricts), after.filter(restricts)) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Validation::Tighter),
        (Some(_), None) => return Some(Validation::Looser),
        (Some(before), Some(after)) => match limits {
            Some(limits) => {
                let last = |bound| end.last_whole(bound, limits);
                last(after).cmp(&last(before))
            }
            None => {
                let exclusive = after.exclusive.cmp(&before.exclusive);
                let exclusive = match end {
                    End::Minimum => exclusive,
                    End::Maximum => exclusive.reverse(),
                };
                number::order(&after.text, &before.text).then(exclusive)
            }
        },
    };
    end.moved(order)
}
