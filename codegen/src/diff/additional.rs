//! What an object says of all its members together: which others there may be, how many, and which must be there though
//! nothing is said of them.

use super::change::{Rust, Validation, Wire};
use super::members::{Of, View, about};
use super::report::{Class, Report};
use super::schema::{self, Direction, Faces};
use super::value::{class, lower_bound, upper_bound};
use crate::document::pointer_to;
use crate::ir::{Kind, Schema};

/// What other members there may be.
#[derive(Clone, Copy)]
pub(super) enum Others<'a> {
    /// None.
    Closed,
    /// Those of this schema.
    Of(&'a Schema),
    /// Any, and nobody says so.
    Unsaid,
}

impl Others<'_> {
    /// More are allowed by what has a higher rank.
    fn rank(self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Of(schema) if schema.kind == Kind::Any && schema.applied.is_empty() => 2,
            Self::Of(_) => 1,
            Self::Unsaid => 2,
        }
    }

    fn words(self) -> String {
        match (self, self.rank()) {
            (Self::Closed, _) => "no others",
            (_, 1) => "others of one kind",
            _ => "any others",
        }
        .to_owned()
    }

    fn is_kept(self) -> bool {
        matches!(self, Self::Of(_))
    }
}

fn place(of: &Of<'_>, keyword: &str) -> String {
    pointer_to(&of.1.origin.pointer, keyword)
}

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: &Of<'_>,
    new: &Of<'_>,
    faces: Faces,
) {
    others(report, subject, old, new, faces);
    counts(report, subject, old, new, faces);
    required(report, subject, old, new, faces);
}

fn others(report: &mut Report<'_>, subject: &str, old: &Of<'_>, new: &Of<'_>, faces: Faces) {
    let (before, after) = (old.2.others, new.2.others);
    let validation = lower_bound(after.rank(), before.rank());
    let is_kept_alike = before.is_kept() == after.is_kept();
    // What is said of others before and after is told of that.
    if !(before.is_kept() && after.is_kept()) && (validation.is_some() || !is_kept_alike) {
        // A new optional member is compatible, whether or not the document says that there may be some.
        let is_notice =
            before.rank() != 1 && after.rank() != 1 || before.rank() == 0 && after.rank() == 1;
        let wire = match validation {
            None => Wire::Compatible,
            Some(_) if faces.direction == Direction::Received && is_notice => Wire::Compatible,
            Some(validation) => faces.direction.wire(validation),
        };
        // A structure has a field for those that are kept; a map is told of as another type.
        let is_structure = !old.2.is_map && !new.2.is_map;
        let rust = (is_structure && !is_kept_alike).then_some(Rust::Breaking);
        let class = Class {
            validation,
            ..Class::of(wire, rust)
        };
        report.changed(
            "additional-properties-changed",
            subject,
            (&place(old, "additionalProperties"), before.words()),
            (&place(new, "additionalProperties"), after.words()),
            class,
        );
    }
    if let (Others::Of(one), Others::Of(other)) = (before, after) {
        let faces = Faces {
            required: true,
            ..faces
        };
        let about = about(subject, "*");
        schema::compare(report, &about, (old.0, one), (new.0, other), faces);
    }
}

/// `minProperties` and `maxProperties`.
fn counts(report: &mut Report<'_>, subject: &str, old: &Of<'_>, new: &Of<'_>, faces: Faces) {
    let (before, after) = (old.2.count, new.2.count);
    let least = lower_bound(before.minimum.unwrap_or(0), after.minimum.unwrap_or(0));
    let most = upper_bound(before.maximum, after.maximum);
    let bounds = [
        ("minProperties", before.minimum, after.minimum, least),
        ("maxProperties", before.maximum, after.maximum, most),
    ];
    for (keyword, before, after, validation) in bounds {
        let Some(validation) = validation else {
            continue;
        };
        let text = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
        report.changed(
            "constraint-changed",
            &format!("{subject}: {keyword}"),
            (&place(old, keyword), text(before)),
            (&place(new, keyword), text(after)),
            class(faces.direction, validation, None),
        );
    }
}

/// Names that must be there, of which neither document says more.
fn required(report: &mut Report<'_>, subject: &str, old: &Of<'_>, new: &Of<'_>, faces: Faces) {
    let is_told = |view: &View<'_>, name: &str| view.member(name).is_some();
    let mut names: Vec<_> = old.2.required.iter().chain(new.2.required).collect();
    names.sort();
    names.dedup();
    for name in names {
        let has = |view: &View<'_>| view.required.contains(name);
        let is_member = is_told(&old.2, name) || is_told(&new.2, name);
        if is_member || has(&old.2) == has(&new.2) {
            continue;
        }
        let (validation, words) = match has(&new.2) {
            true => (Validation::Tighter, ["optional", "required"]),
            false => (Validation::Looser, ["required", "optional"]),
        };
        let list = |of: &Of<'_>| place(of, "required");
        let before = report.item_place(true, &list(old), name);
        let after = report.item_place(false, &list(new), name);
        let [was, is] = words.map(str::to_owned);
        report.changed(
            "property-required",
            &about(subject, name),
            (&before, was),
            (&after, is),
            class(faces.direction, validation, None),
        );
    }
}
