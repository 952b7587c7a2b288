//! `enum`: a new value breaks who reads it, a value that is gone breaks who sends it.

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::schema::Direction;
use super::value::class;
use crate::document::pointer_to;
use crate::ir::{Enumeration, Schema};

/// An enumeration and the schema that it is of.
type Of<'a> = (&'a Schema, &'a Enumeration);

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    direction: Direction,
) {
    let has = |of: &Enumeration, name: &str| of.values.iter().any(|value| value.wire_name == name);
    // Values that mean nothing may stand between them.
    let list = |schema: &Schema| pointer_to(&schema.origin.pointer, "enum");
    for value in &old.1.values {
        if !has(new.1, &value.wire_name) {
            let class = class(direction, Validation::Tighter, Some(Rust::Breaking));
            let place = report.item_place(true, &list(old.0), &value.wire_name);
            report.removed(
                "enum-value-removed",
                subject,
                &place,
                &value.wire_name,
                class,
            );
        }
    }
    for value in &new.1.values {
        if !has(old.1, &value.wire_name) {
            let class = class(direction, Validation::Looser, Some(Rust::Breaking));
            let place = report.item_place(false, &list(new.0), &value.wire_name);
            report.added("enum-value-added", subject, &place, &value.wire_name, class);
        }
    }
    let common = |of: &Enumeration, other: &Enumeration| -> Vec<String> {
        let names = of.values.iter().map(|value| value.wire_name.clone());
        names.filter(|name| has(other, name)).collect()
    };
    let (before, after) = (common(old.1, new.1), common(new.1, old.1));
    if before != after {
        report.changed(
            "order-changed",
            subject,
            (&list(old.0), before.join(", ")),
            (&list(new.0), after.join(", ")),
            Class::of(Wire::Compatible, None),
        );
    }
}
