//! Objects: members, their order, the names of their elements.

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::schema::{self, Faces};
use super::xml;
use crate::document::pointer_to;
use crate::ir::{Additional, Api, Kind, Member, ObjectSchema, Schema};

/// An object, its schema and the API that it is of.
type Of<'a> = (&'a Api, &'a Schema, &'a ObjectSchema);

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    // `Bok.tittel`, but `GET /a: response 200: tittel`.
    let separator = if subject.contains(": ") { ": " } else { "." };
    let about = |member: &Member| format!("{subject}{separator}{}", member.wire_name);
    for member in &old.2.members {
        match find(new.2, member) {
            Some(found) => {
                let (old, new) = ((old.0, member), (new.0, found));
                self::member(report, &about(member), old, new, faces);
            }
            None => report.removed(
                "property-removed",
                &about(member),
                &member.schema.origin.pointer,
                &member.wire_name,
                removed(member).unused(faces.is_unused()),
            ),
        }
    }
    for member in &new.2.members {
        if find(old.2, member).is_none() {
            report.added(
                "property-added",
                &about(member),
                &member.schema.origin.pointer,
                &member.wire_name,
                added(member).unused(faces.is_unused()),
            );
        }
    }
    order(report, subject, (old.1, old.2), (new.1, new.2), faces);
    rules(report, subject, (old.1, old.2), (new.1, new.2), faces);
}

/// What an object says of its members together.
fn rules(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Schema, &ObjectSchema),
    new: (&Schema, &ObjectSchema),
    faces: Faces,
) {
    let validation = |tighter: bool, looser: bool| match (tighter, looser) {
        (true, _) => Validation::Tighter,
        (_, true) => Validation::Looser,
        _ => Validation::Other,
    };
    let place = |schema: &Schema, keyword| pointer_to(&schema.origin.pointer, keyword);
    let is_closed = |object: &ObjectSchema| object.additional == Additional::Closed;
    if is_closed(old.1) != is_closed(new.1) {
        let word = |object: &ObjectSchema| match is_closed(object) {
            true => "no others".to_owned(),
            false => "any others".to_owned(),
        };
        let validation = validation(is_closed(new.1), is_closed(old.1));
        report.changed(
            "additional-properties-changed",
            subject,
            (&place(old.0, "additionalProperties"), word(old.1)),
            (&place(new.0, "additionalProperties"), word(new.1)),
            // A new optional member is compatible, whether or not the document says that there may be some.
            Class::of(Wire::Compatible, None).validated(validation),
        );
    }
    // Neither these nor what each requires has an order.
    let (before, after) = (alternatives(old.0), alternatives(new.0));
    if before != after {
        let said = |alternatives: &[Vec<String>]| {
            let lists = alternatives.iter().map(|names| names.join("+"));
            lists.collect::<Vec<_>>().join(" | ")
        };
        let validation = validation(before.is_empty(), after.is_empty());
        report.changed(
            "alternatives-changed",
            subject,
            (&place(old.0, "oneOf"), said(&before)),
            (&place(new.0, "oneOf"), said(&after)),
            Class::of(faces.direction.wire(validation), None).validated(validation),
        );
    }
}

/// The lists of names of a `oneOf` that holds only `required`, in an order of our own.
fn alternatives(schema: &Schema) -> Vec<Vec<String>> {
    let named = |alternative: &Schema| match &alternative.kind {
        Kind::Map(map) => Some(map.required.clone()),
        _ => None,
    };
    let mut lists: Vec<_> = schema.applied.one_of.iter().filter_map(named).collect();
    lists.sort();
    lists
}

/// Skatteetaten's rule speaks of optional ones only, in answers and inputs alike.
fn added(member: &Member) -> Class {
    match member.required {
        true => Class::of(Wire::Breaking, Some(Rust::Breaking)).validated(Validation::Tighter),
        false => Class::of(Wire::Compatible, Some(Rust::Breaking)),
    }
}

/// An optional one may have been absent before.
fn removed(member: &Member) -> Class {
    let class = Class::of(Wire::Breaking, Some(Rust::Breaking));
    match member.required {
        true => class.validated(Validation::Looser),
        false => class,
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
    xml::elements(report, subject, old, new, faces);
    let faces = Faces {
        required: old.1.required && new.1.required,
        ..faces
    };
    schema::compare(
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
