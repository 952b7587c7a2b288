//! Numbers: type and bounds.

use std::cmp::Ordering;

use super::change::{Rust, Validation};
use super::report::Report;
use super::schema::Direction;
use super::value::{annotation, class, lower_bound};
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
    let decimal = NumberWidth::Decimal;
    if (old.1.width, new.1.width) == (decimal, decimal) {
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
    bound(
        report,
        (subject, "minimum"),
        (old.0, &old.1.minimum),
        (new.0, &new.1.minimum),
        direction,
    );
    multiple(
        report,
        subject,
        (old.0, old.1.multiple_of.as_deref()),
        (new.0, new.1.multiple_of.as_deref()),
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

/// `multipleOf`: more values are multiples of a factor than of its own multiples.
fn multiple(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Schema, Option<&str>),
    new: (&Schema, Option<&str>),
    direction: Direction,
) {
    let validation = match (old.1, new.1) {
        (Some(old), Some(new)) if order(old, new) == Ordering::Equal => return,
        (None, None) => return,
        (None, Some(_)) => Validation::Tighter,
        (Some(_), None) => Validation::Looser,
        (Some(_), Some(_)) => Validation::Other,
    };
    let place = |schema: &Schema| pointer_to(&schema.origin.pointer, "multipleOf");
    let text = |factor: Option<&str>| factor.unwrap_or_default().to_owned();
    report.changed(
        "constraint-changed",
        &format!("{subject}: multipleOf"),
        (&place(old.0), text(old.1)),
        (&place(new.0), text(new.1)),
        class(direction, validation, None),
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
    let exclusivity = match (old.1, new.1) {
        (Some(old), Some(new)) => order(&old.text, &new.text) == Ordering::Equal,
        _ => false,
    };
    let place = |schema: &Schema| {
        let keyword = match (exclusivity, keyword) {
            (true, "minimum") => "exclusiveMinimum",
            (true, _) => "exclusiveMaximum",
            (false, keyword) => keyword,
        };
        pointer_to(&schema.origin.pointer, keyword)
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
        (&place(old.0), text(old.1)),
        (&place(new.0), text(new.1)),
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
    let rises = match order(&new.text, &old.text) {
        Ordering::Equal => return lower_bound(old.exclusive, new.exclusive),
        order => order == Ordering::Greater,
    };
    Some(match (keyword == "minimum", rises) {
        (true, true) | (false, false) => Validation::Tighter,
        _ => Validation::Looser,
    })
}

/// Which of two JSON numbers is larger, exactly: bounds of 64 bits are beyond a float.
fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (Exact::of(one), Exact::of(other));
    match (one.negative, other.negative) {
        (false, false) => one.magnitude().cmp(&other.magnitude()),
        (true, true) => other.magnitude().cmp(&one.magnitude()),
        (negative, _) => match negative {
            true => Ordering::Less,
            false => Ordering::Greater,
        },
    }
}

/// A JSON number: 0.`digits` times ten to the power of `scale`.
struct Exact {
    negative: bool,
    digits: String,
    scale: i64,
}

impl Exact {
    fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().unwrap_or_default();
        let unsigned = mantissa.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let leading = i64::try_from(all.len() - digits.len()).unwrap_or_default();
        let whole = i64::try_from(whole.len()).unwrap_or_default();
        let digits = digits.trim_end_matches('0').to_owned();
        Self {
            negative: mantissa.starts_with('-') && !digits.is_empty(),
            scale: exponent.saturating_add(whole).saturating_sub(leading),
            digits,
        }
    }

    /// Zero is below all else.
    fn magnitude(&self) -> (bool, i64, &str) {
        match self.digits.is_empty() {
            true => (false, 0, ""),
            false => (true, self.scale, &self.digits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_exactly() {
        let ascending = [
            "-1e3",
            "-10.5",
            "-10",
            "-0.01",
            "0",
            "1e-30",
            "0.01",
            "0.1",
            "2",
            "10",
            "11",
            "9007199254740992",
            "9007199254740993",
            "1e300",
        ];
        for (index, one) in ascending.iter().enumerate() {
            for (place, other) in ascending.iter().enumerate() {
                assert_eq!(order(one, other), index.cmp(&place), "{one} {other}");
            }
        }
        for (one, other) in [("1", "1.0"), ("-0", "0.00"), ("1e1", "10"), ("0.1", "1E-1")] {
            assert_eq!(order(one, other), Ordering::Equal, "{one} {other}");
        }
    }
}
