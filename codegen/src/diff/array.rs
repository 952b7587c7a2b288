//! Arrays: their items, and how many.

use super::change::Validation;
use super::report::Report;
use super::schema::{self, Faces, Role};
use super::value::class;
use super::xml;
use crate::document::pointer_to;
use crate::ir::{Api, ArraySchema, Schema};

/// An array, its schema and the API that it is of.
pub(super) type Of<'a> = (&'a Api, &'a Schema, &'a ArraySchema);

/// How many items, and whether they may be the same.
pub(super) fn counts(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    let text = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    // A bound that is not there is below all others, or above them.
    let rises = |before: Option<u64>, after: Option<u64>| before < after;
    let falls = |before: Option<u64>, after: Option<u64>| {
        after.unwrap_or(u64::MAX) < before.unwrap_or(u64::MAX)
    };
    let unique = |array: &ArraySchema| array.unique_items.to_string();
    let constraints = [
        (
            "minItems",
            text(old.2.min_items),
            text(new.2.min_items),
            rises(old.2.min_items, new.2.min_items),
        ),
        (
            "maxItems",
            text(old.2.max_items),
            text(new.2.max_items),
            falls(old.2.max_items, new.2.max_items),
        ),
        (
            "uniqueItems",
            unique(old.2),
            unique(new.2),
            new.2.unique_items,
        ),
    ];
    for (keyword, before, after, is_tighter) in constraints {
        if before == after {
            continue;
        }
        let validation = match is_tighter {
            true => Validation::Tighter,
            false => Validation::Looser,
        };
        let place = |schema: &Schema| pointer_to(&schema.origin.pointer, keyword);
        report.changed(
            "constraint-changed",
            &format!("{subject}: {keyword}"),
            (&place(old.1), before),
            (&place(new.1), after),
            class(faces.direction, validation, None),
        );
    }
}

pub(super) fn items(
    report: &mut Report<'_>,
    (role, subject): (Role, &str),
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    if role != Role::Member {
        // The elements of a member's items are told of with the member.
        xml::items(report, subject, old, new, faces);
    }
    let faces = Faces {
        required: true,
        ..faces
    };
    schema::compare(
        report,
        &format!("{subject}[]"),
        (old.0, &old.2.items),
        (new.0, &new.2.items),
        faces,
    );
}
