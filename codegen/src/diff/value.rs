//! Values that are no objects: type, format, constraints.

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::schema::Direction;
use super::{enumeration, number};
use crate::document::pointer_to;
use crate::ir::{Kind, Schema, StringFormat, StringSchema};

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: &Schema,
    new: &Schema,
    direction: Direction,
) {
    match (&old.kind, &new.kind) {
        (Kind::String(before), Kind::String(after)) => {
            if (before.format, after.format) == (StringFormat::Text, StringFormat::Text) {
                annotation(report, subject, old, new);
            }
            format(report, subject, (old, before), (new, after), direction);
            strings(report, subject, (old, before), (new, after), direction);
        }
        (Kind::Number(before), Kind::Number(after)) => {
            number::compare(report, subject, (old, before), (new, after), direction);
        }
        (Kind::Enumeration(before), Kind::Enumeration(after)) => {
            enumeration::compare(report, subject, (old, before), (new, after), direction);
            let (before, after) = (&before.string, &after.string);
            strings(report, subject, (old, before), (new, after), direction);
        }
        // Another kind is told of as such.
        _ => {}
    }
}

/// A `format` that names no type is for people.
pub(super) fn annotation(report: &mut Report<'_>, subject: &str, old: &Schema, new: &Schema) {
    let place = |schema: &Schema| pointer_to(&schema.origin.pointer, "format");
    report.text(subject, &place(old), &place(new));
}

/// Whether it is every text.
pub(super) fn is_any(text: &StringSchema) -> bool {
    text.format == StringFormat::Text && !text.has_checks()
}

pub(super) fn class(direction: Direction, validation: Validation, rust: Option<Rust>) -> Class {
    Class::of(direction.wire(validation), rust).validated(validation)
}

pub(super) fn kind_name(kind: &Kind) -> String {
    match kind {
        Kind::String(string) => match format_name(string.format) {
            "" => "string".to_owned(),
            format => format!("string ({format})"),
        },
        Kind::Enumeration(_) => "string (enum)".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Number(number) => number::width_name(number.width).to_owned(),
        Kind::Any => "any".to_owned(),
        Kind::Union(_) => "one of several".to_owned(),
        Kind::Object(_) => "object".to_owned(),
        Kind::Map(_) => "map".to_owned(),
        Kind::Array(_) => "array".to_owned(),
        Kind::Reference(_) => "reference".to_owned(),
    }
}

fn format_name(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Text => "",
        StringFormat::Uuid => "uuid",
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    }
}

/// A string and the schema that it is of.
type Of<'a> = (&'a Schema, &'a StringSchema);

fn format(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>, direction: Direction) {
    if old.1.format == new.1.format {
        return;
    }
    // Bytes are any text within JSON and XML.
    let is_any = |format| matches!(format, StringFormat::Text | StringFormat::Binary);
    let class = match (is_any(old.1.format), is_any(new.1.format)) {
        (true, true) => Class::of(Wire::Compatible, Some(Rust::Breaking)),
        (true, false) => class(direction, Validation::Tighter, Some(Rust::Breaking)),
        (false, true) => class(direction, Validation::Looser, Some(Rust::Breaking)),
        (false, false) => class(direction, Validation::Other, Some(Rust::Breaking)),
    };
    let name = |string: &StringSchema| format_name(string.format).to_owned();
    report.changed(
        "format-changed",
        subject,
        (&pointer_to(&old.0.origin.pointer, "format"), name(old.1)),
        (&pointer_to(&new.0.origin.pointer, "format"), name(new.1)),
        class,
    );
}

fn strings(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>, direction: Direction) {
    let mut constraint = |keyword: &str,
                          before: Option<String>,
                          after: Option<String>,
                          validation: Option<Validation>| {
        let Some(validation) = validation else { return };
        report.changed(
            "constraint-changed",
            &format!("{subject}: {keyword}"),
            (
                &pointer_to(&old.0.origin.pointer, keyword),
                before.unwrap_or_default(),
            ),
            (
                &pointer_to(&new.0.origin.pointer, keyword),
                after.unwrap_or_default(),
            ),
            class(direction, validation, None),
        );
    };
    let text = |bound: Option<u64>| bound.map(|bound| bound.to_string());
    let (before, after) = (old.1, new.1);
    let minimum = lower_bound(
        before.min_length.unwrap_or(0),
        after.min_length.unwrap_or(0),
    );
    constraint(
        "minLength",
        text(before.min_length),
        text(after.min_length),
        minimum,
    );
    let maximum = upper_bound(before.max_length, after.max_length);
    constraint(
        "maxLength",
        text(before.max_length),
        text(after.max_length),
        maximum,
    );
    let source = |string: &StringSchema| {
        string
            .pattern
            .as_ref()
            .map(|pattern| pattern.source.clone())
    };
    let (before, after) = (source(before), source(after));
    let pattern = match (&before, &after) {
        (before, after) if before == after => None,
        (None, _) => Some(Validation::Tighter),
        (_, None) => Some(Validation::Looser),
        _ => Some(Validation::Other),
    };
    constraint("pattern", before, after, pattern);
}

/// What a new lower bound does.
pub(super) fn lower_bound<T: PartialOrd>(old: T, new: T) -> Option<Validation> {
    if old == new {
        None
    } else if new > old {
        Some(Validation::Tighter)
    } else {
        Some(Validation::Looser)
    }
}

/// What a new upper bound does; none is above all.
pub(super) fn upper_bound<T: PartialOrd>(old: Option<T>, new: Option<T>) -> Option<Validation> {
    match (old, new) {
        (None, None) => None,
        (None, Some(_)) => Some(Validation::Tighter),
        (Some(_), None) => Some(Validation::Looser),
        (Some(old), Some(new)) => lower_bound(new, old),
    }
}
