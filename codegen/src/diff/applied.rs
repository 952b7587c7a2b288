//! What is held against a value beside its type: values that are no strings, all of several schemas, and `not`.

use std::cmp::Ordering;

use super::change::Validation;
use super::pairs::{Pairs, label, labels};
use super::report::Report;
use super::schema::{self, Faces, Role};
use super::value::class;
use crate::document::pointer_to;
use crate::ir::{Api, Applied, Kind, Schema};
use crate::number;

/// A schema, what it says beside its type, and the API that it is of.
pub(super) type Of<'a> = (&'a Api, &'a Schema, &'a Applied);

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    values(report, subject, old, new, faces);
    together(report, subject, old, new, faces);
    not(report, subject, old, new, faces);
}

fn place((_, schema, _): Of<'_>, keyword: &str) -> String {
    pointer_to(&schema.origin.pointer, keyword)
}

/// `enum` of what is no string; its order means nothing.
fn values(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>, faces: Faces) {
    let (before, after) = (&old.2.values, &new.2.values);
    let validation = match (before.is_empty(), after.is_empty()) {
        (true, true) => return,
        (true, false) => Some(Validation::Tighter),
        (false, true) => Some(Validation::Looser),
        (false, false) => None,
    };
    if let Some(validation) = validation {
        report.changed(
            "constraint-changed",
            &format!("{subject}: enum"),
            (&place(old, "enum"), before.join(", ")),
            (&place(new, "enum"), after.join(", ")),
            class(faces.direction, validation, None),
        );
        return;
    }
    let has = |values: &[String], wanted: &str| values.iter().any(|value| is_same(value, wanted));
    for value in before.iter().filter(|value| !has(after, value)) {
        let class = class(faces.direction, Validation::Tighter, None);
        let place = report.item_place(true, &place(old, "enum"), value);
        report.removed("enum-value-removed", subject, &place, value, class);
    }
    for value in after.iter().filter(|value| !has(before, value)) {
        let class = class(faces.direction, Validation::Looser, None);
        let place = report.item_place(false, &place(new, "enum"), value);
        report.added("enum-value-added", subject, &place, value, class);
    }
}

/// A number may be written in another way.
fn is_same(one: &str, other: &str) -> bool {
    let is_number =
        |text: &str| text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    match is_number(one) && is_number(other) {
        true => number::order(one, other) == Ordering::Equal,
        false => one == other,
    }
}

/// Schemas that all hold. One that stands alone is as good as a list of it, except that an object is the sum of its parts.
fn together(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>, faces: Faces) {
    if old.2.all_of.is_empty() && new.2.all_of.is_empty() {
        return;
    }
    let is_sum = |schema: &Schema| matches!(schema.kind, Kind::Object(_) | Kind::Map(_));
    let may_stand_alone = !is_sum(old.1) && !is_sum(new.1);
    fn parts<'a>(of: Of<'a>, may_stand_alone: bool) -> Vec<&'a Schema> {
        let stands_alone = of.2.all_of.is_empty() && may_stand_alone && of.1.kind != Kind::Any;
        match stands_alone {
            true => vec![of.1],
            false => of.2.all_of.iter().collect(),
        }
    }
    let (before, after) = (parts(old, may_stand_alone), parts(new, may_stand_alone));
    let pairs = Pairs::of((old.0, &before), (new.0, &after));
    let about = format!("{subject}: allOf");
    for schema in pairs.gone.iter().filter_map(|at| before.get(*at)) {
        let class = class(faces.direction, Validation::Looser, None);
        let (pointer, label) = (&schema.origin.pointer, label((old.0, schema)));
        report.removed("check-removed", &about, pointer, &label, class);
    }
    for schema in pairs.new.iter().filter_map(|at| after.get(*at)) {
        let class = class(faces.direction, Validation::Tighter, None);
        let (pointer, label) = (&schema.origin.pointer, label((new.0, schema)));
        report.added("check-added", &about, pointer, &label, class);
    }
    for (one, other) in &pairs.both {
        if let (Some(one), Some(other)) = (before.get(*one), after.get(*other)) {
            let (old, new) = ((old.0, *one), (new.0, *other));
            schema::compare_as(Role::Part, report, subject, old, new, faces);
        }
    }
}

fn not(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>, faces: Faces) {
    let validation = match (&old.2.not, &new.2.not) {
        (None, None) => return,
        (Some(one), Some(other)) => {
            // What is more within is less without.
            let faces = Faces {
                direction: faces.direction.reversed(),
                ..faces
            };
            report.denied(|report| {
                let (old, new) = ((old.0, &**one), (new.0, &**other));
                let about = format!("{subject}: not");
                schema::compare_as(Role::Part, report, &about, old, new, faces);
            });
            return;
        }
        (None, Some(_)) => Validation::Tighter,
        (Some(_), None) => Validation::Looser,
    };
    let said = |of: Of<'_>| {
        let schemas: Vec<_> = of.2.not.as_deref().into_iter().collect();
        labels((of.0, &schemas))
    };
    report.changed(
        "constraint-changed",
        &format!("{subject}: not"),
        (&place(old, "not"), said(old)),
        (&place(new, "not"), said(new)),
        class(faces.direction, validation, None),
    );
}
