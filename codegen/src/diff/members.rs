//! Objects: members, their order, the names of their elements.

use super::access;
use super::additional::{self, Others};
use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::schema::{self, Faces, Role};
use super::xml;
use crate::document::pointer_to;
use crate::ir::{Additional, Api, Count, Kind, Member, Schema};

/// An object, with or without `properties`.
pub(super) struct View<'a> {
    members: &'a [Member],
    /// Names that must be there and are no members.
    pub(super) required: &'a [String],
    pub(super) others: Others<'a>,
    pub(super) count: Count,
    /// Whether it is a map in Rust.
    pub(super) is_map: bool,
}

impl<'a> View<'a> {
    pub(super) fn of(schema: &'a Schema) -> Option<Self> {
        Some(match &schema.kind {
            Kind::Object(object) => Self {
                members: &object.members,
                required: &[],
                others: match &object.additional {
                    Additional::Unsaid => Others::Unsaid,
                    Additional::Closed => Others::Closed,
                    Additional::Kept { schema, .. } => Others::Of(schema),
                },
                count: object.count,
                is_map: false,
            },
            Kind::Map(map) => Self {
                members: &[],
                required: &map.required,
                others: match map.is_said {
                    true => Others::Of(&map.values),
                    false => Others::Unsaid,
                },
                count: map.count,
                is_map: true,
            },
            _ => return None,
        })
    }

    pub(super) fn member(&self, name: &str) -> Option<&'a Member> {
        self.members.iter().find(|member| member.wire_name == name)
    }
}

/// An object, its schema and the API that it is of.
pub(super) type Of<'a> = (&'a Api, &'a Schema, View<'a>);

/// `Bok.tittel`, but `GET /a: response 200: tittel`.
pub(super) fn about(subject: &str, member: &str) -> String {
    let separator = if subject.contains(": ") { ": " } else { "." };
    format!("{subject}{separator}{member}")
}

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: &Of<'_>,
    new: &Of<'_>,
    faces: Faces,
) {
    for member in old.2.members {
        let about = about(subject, &member.wire_name);
        match new.2.member(&member.wire_name) {
            Some(found) => {
                let (old, new) = ((old.0, member), (new.0, found));
                self::member(report, &about, old, new, faces);
            }
            None => report.removed(
                "property-removed",
                &about,
                &member.schema.origin.pointer,
                &member.wire_name,
                removed(member).unused(faces.is_unused()),
            ),
        }
    }
    for member in new.2.members {
        if old.2.member(&member.wire_name).is_none() {
            report.added(
                "property-added",
                &about(subject, &member.wire_name),
                &member.schema.origin.pointer,
                &member.wire_name,
                added(member).unused(faces.is_unused()),
            );
        }
    }
    order(report, subject, old, new, faces);
    additional::compare(report, subject, old, new, faces);
}

/// Skatteetaten's rule speaks of optional ones only, in answers and inputs alike.
pub(super) fn added(member: &Member) -> Class {
    match member.required {
        true => Class::of(Wire::Breaking, Some(Rust::Breaking)).validated(Validation::Tighter),
        false => Class::of(Wire::Compatible, Some(Rust::Breaking)),
    }
}

/// An optional one may have been absent before.
pub(super) fn removed(member: &Member) -> Class {
    let class = Class::of(Wire::Breaking, Some(Rust::Breaking));
    match member.required {
        true => class.validated(Validation::Looser),
        false => class,
    }
}

fn member(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Member),
    new: (&Api, &Member),
    faces: Faces,
) {
    let (before, after) = (&old.1.schema.origin.pointer, &new.1.schema.origin.pointer);
    if old.1.required != new.1.required {
        let validation = if new.1.required {
            Validation::Tighter
        } else {
            Validation::Looser
        };
        let word = |required: bool| if required { "required" } else { "optional" }.to_owned();
        let before = report.required_place(true, before, &old.1.wire_name);
        let after = report.required_place(false, after, &new.1.wire_name);
        report.changed(
            "property-required",
            subject,
            (&before, word(old.1.required)),
            (&after, word(new.1.required)),
            Class::of(faces.direction.wire(validation), Some(Rust::Breaking)).validated(validation),
        );
    }
    access::compare(report, subject, old, new, faces);
    xml::elements(report, subject, old, new, faces);
    let faces = Faces {
        required: old.1.required && new.1.required,
        ..faces
    };
    schema::compare_as(
        Role::Member,
        report,
        subject,
        (old.0, &old.1.schema),
        (new.0, &new.1.schema),
        faces,
    );
}

/// The order of the members that both have.
fn order(report: &mut Report<'_>, subject: &str, old: &Of<'_>, new: &Of<'_>, faces: Faces) {
    let common = |view: &View<'_>, other: &View<'_>| -> Vec<String> {
        let names = view.members.iter().map(|member| &member.wire_name);
        let shared = names.filter(|name| other.member(name).is_some());
        shared.cloned().collect()
    };
    let (before, after) = (common(&old.2, &new.2), common(&new.2, &old.2));
    if before == after {
        return;
    }
    let class = Class::of(Wire::Compatible, Some(Rust::Compatible));
    let class = if faces.xml {
        class.noted("another order changes XML")
    } else {
        class
    };
    let properties = |schema: &Schema| pointer_to(&schema.origin.pointer, "properties");
    report.changed(
        "order-changed",
        subject,
        (&properties(old.1), before.join(", ")),
        (&properties(new.1), after.join(", ")),
        class,
    );
}
