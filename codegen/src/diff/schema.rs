//! Schemas: members, order, names of elements; what is no object is compared in [`value`](super::value).

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::value;
use crate::document::pointer_to;
use crate::ir::{Api, Kind, Member, NamedSchema, ObjectSchema, Schema};

/// Who writes a value and who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// The consumer writes it: a parameter.
    Sent,
    /// The consumer reads it: a body of a response.
    Received,
}

impl Direction {
    /// What it means on the wire when what is valid changes so.
    pub(super) fn wire(self, validation: Validation) -> Wire {
        match (self, validation) {
            (Self::Sent, Validation::Looser) | (Self::Received, Validation::Tighter) => {
                Wire::Compatible
            }
            _ => Wire::Breaking,
        }
    }
}

/// In which light schemas are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Faces {
    pub(super) direction: Direction,
    /// Whether the value is also written as XML.
    pub(super) xml: bool,
}

/// A schema and the API that it is of.
type Of<'a> = (&'a Api, &'a Schema);

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    report.texts(subject, &old.1.origin.pointer, &new.1.origin.pointer);
    let (old_end, new_end) = (resolved(old), resolved(new));
    match (&old_end.kind, &new_end.kind) {
        (Kind::Object(_), Kind::Object(_)) => {
            if let (Some(before), Some(after)) = (target(old), target(new)) {
                named(report, subject, (old.0, before), (new.0, after), faces);
            }
        }
        _ => {
            if old_end.origin != old.1.origin || new_end.origin != new.1.origin {
                report.texts(subject, &old_end.origin.pointer, &new_end.origin.pointer);
            }
            value::compare(report, subject, old_end, new_end, faces.direction);
        }
    }
}

/// The schema at the end of the references.
fn resolved<'a>(of: Of<'a>) -> &'a Schema {
    target(of).map_or(of.1, |named| &named.schema)
}

/// The named schema at the end of the references.
fn target<'a>(of: Of<'a>) -> Option<&'a NamedSchema> {
    let mut found = None;
    let mut schema = of.1;
    for _ in 0..=of.0.schemas.len() {
        let Kind::Reference(type_name) = &schema.kind else {
            return found;
        };
        let next = of.0.schema(type_name)?;
        schema = &next.schema;
        found = Some(next);
    }
    None
}

/// Two objects with names.
pub(super) fn named(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &NamedSchema),
    new: (&Api, &NamedSchema),
    faces: Faces,
) {
    let (before, after) = (old.1, new.1);
    if !report.first_time(format!(
        "{} {} {faces:?}",
        before.type_name, after.type_name
    )) {
        return;
    }
    let (Kind::Object(old_object), Kind::Object(new_object)) =
        (&before.schema.kind, &after.schema.kind)
    else {
        return;
    };
    report.texts(
        subject,
        &before.schema.origin.pointer,
        &after.schema.origin.pointer,
    );
    if before.type_name != after.type_name {
        report.changed(
            "type-renamed",
            subject,
            (&before.schema.origin.pointer, before.type_name.clone()),
            (&after.schema.origin.pointer, after.type_name.clone()),
            Class::of(Wire::Compatible, Some(Rust::Breaking)),
        );
    }
    members(
        report,
        subject,
        (old.0, old_object),
        (new.0, new_object),
        faces,
    );
    order(
        report,
        subject,
        (&before.schema, old_object),
        (&after.schema, new_object),
        faces,
    );
}

/// The root elements of two bodies.
pub(super) fn roots(report: &mut Report<'_>, subject: &str, old: &NamedSchema, new: &NamedSchema) {
    let xml = |named: &NamedSchema, keyword| {
        pointer_to(&pointer_to(&named.schema.origin.pointer, "xml"), keyword)
    };
    let class = Class::of(Wire::Breaking, None);
    if old.root.name != new.root.name {
        let before = (&*xml(old, "name"), old.root.name.clone());
        let after = (&*xml(new, "name"), new.root.name.clone());
        report.changed("xml-root-renamed", subject, before, after, class);
    }
    if old.root.namespace != new.root.namespace {
        let namespace = |named: &NamedSchema| named.root.namespace.clone().unwrap_or_default();
        let before = (&*xml(old, "namespace"), namespace(old));
        let after = (&*xml(new, "namespace"), namespace(new));
        report.changed("xml-namespace-changed", subject, before, after, class);
    }
}

fn members(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &ObjectSchema),
    new: (&Api, &ObjectSchema),
    faces: Faces,
) {
    let about = |member: &Member| format!("{subject}: {}", member.wire_name);
    for member in &old.1.members {
        match find(new.1, member) {
            Some(found) => self::member(
                report,
                &about(member),
                (old.0, member),
                (new.0, found),
                faces,
            ),
            None => report.removed(
                "property-removed",
                &about(member),
                &member.schema.origin.pointer,
                &member.wire_name,
                Class::of(Wire::Breaking, Some(Rust::Breaking)).validated(Validation::Looser),
            ),
        }
    }
    for member in &new.1.members {
        if find(old.1, member).is_none() {
            // Skatteetaten's rule speaks of optional ones only, in answers and inputs alike.
            let wire = if member.required {
                Wire::Breaking
            } else {
                Wire::Compatible
            };
            let class = Class::of(wire, Some(Rust::Breaking));
            let class = if member.required {
                class.validated(Validation::Tighter)
            } else {
                class
            };
            report.added(
                "property-added",
                &about(member),
                &member.schema.origin.pointer,
                &member.wire_name,
                class,
            );
        }
    }
}

fn find<'a>(object: &'a ObjectSchema, wanted: &Member) -> Option<&'a Member> {
    object
        .members
        .iter()
        .find(|member| member.wire_name == wanted.wire_name)
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
        report.changed(
            "property-required",
            subject,
            (before, word(old.1.required)),
            (after, word(new.1.required)),
            Class::of(faces.direction.wire(validation), Some(Rust::Breaking)).validated(validation),
        );
    }
    if faces.xml && old.1.element_name() != new.1.element_name() {
        report.changed(
            "xml-element-renamed",
            subject,
            (before, old.1.element_name().to_owned()),
            (after, new.1.element_name().to_owned()),
            Class::of(Wire::Breaking, None),
        );
    }
    compare(
        report,
        subject,
        (old.0, &old.1.schema),
        (new.0, &new.1.schema),
        faces,
    );
}

/// The order of the members that both have.
fn order(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Schema, &ObjectSchema),
    new: (&Schema, &ObjectSchema),
    faces: Faces,
) {
    let common = |object: &ObjectSchema, other: &ObjectSchema| -> Vec<String> {
        let shared = object
            .members
            .iter()
            .filter(|member| find(other, member).is_some());
        shared.map(|member| member.wire_name.clone()).collect()
    };
    let (before, after) = (common(old.1, new.1), common(new.1, old.1));
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
        (&properties(old.0), before.join(", ")),
        (&properties(new.0), after.join(", ")),
        class,
    );
}
