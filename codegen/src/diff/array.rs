//! Arrays: their items, how many, and how they stand in XML.

use super::change::{Validation, Wire};
use super::report::{Class, Report};
use super::schema::{self, Faces};
use super::value::class;
use crate::document::pointer_to;
use crate::ir::{Api, ArraySchema, Schema};

/// An array, its schema and the API that it is of.
type Of<'a> = (&'a Api, &'a Schema, &'a ArraySchema);

pub(super) fn compare(
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
    if faces.xml && names(old) != names(new) {
        let place = |schema: &Schema| pointer_to(&schema.origin.pointer, "xml");
        let (wrapper, item) = names(old);
        let before = format!("{wrapper} {item}");
        let (wrapper, item) = names(new);
        report.changed(
            "xml-items-changed",
            subject,
            (&place(old.1), before.trim().to_owned()),
            (&place(new.1), format!("{wrapper} {item}").trim().to_owned()),
            Class::of(Wire::Breaking, None),
        );
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

/// Whether the items stand within another element, and how theirs are called.
fn names<'a>((_, _, array): Of<'a>) -> (&'static str, &'a str) {
    let wrapper = if array.wrapped { "wrapped" } else { "" };
    (
        wrapper,
        array.items.element_name.as_deref().unwrap_or_default(),
    )
}
