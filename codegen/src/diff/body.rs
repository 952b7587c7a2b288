//! The body of one answer: its media types, and its schema.

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::schema::{self, Direction, Faces};
use crate::document::pointer_to;
use crate::ir::{Api, Body, Content, Operation, Response, Syntax};

/// A body and the API that it is of, with the place of what holds it.
pub(super) type Of<'a> = (&'a Api, &'a str, Option<&'a Body>);

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Response),
    new: (&Api, &Response),
) {
    described(report, subject, old.1, new.1);
    content(
        report,
        subject,
        (old.0, &old.1.origin.pointer, old.1.body.as_ref()),
        (new.0, &new.1.origin.pointer, new.1.body.as_ref()),
        Direction::Received,
    );
}

/// The media types of two bodies, and their schemas.
pub(super) fn content(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    direction: Direction,
) {
    let (Some(before), Some(after)) = (old.2, new.2) else {
        return;
    };
    media_types(report, subject, (old.1, before), (new.1, after), direction);
    let light = Faces {
        direction,
        xml: before.has(Syntax::Xml) && after.has(Syntax::Xml),
        required: true,
    };
    let mut compared: Vec<(&str, &str)> = Vec::new();
    for one in &before.content {
        let same = |other: &&Content| other.media_type.name == one.media_type.name;
        // What stands under another name now is the body of whoever sends or takes that one.
        let only = |body: &Body| body.content.len() == 1;
        let other = after.content.iter().find(same).or_else(|| {
            let first = after.content.first();
            first.filter(|_| only(before) && only(after) || all_alike(before) && all_alike(after))
        });
        let Some(other) = other else {
            continue;
        };
        encoding(report, subject, one, other);
        let (Some(from), Some(to)) = (one.type_name.as_deref(), other.type_name.as_deref()) else {
            schema_said(report, subject, one, other, direction);
            continue;
        };
        if compared.contains(&(from, to)) {
            continue;
        }
        compared.push((from, to));
        if let (Some(from), Some(to)) = (old.0.schema(from), new.0.schema(to)) {
            schema::bodies(report, subject, (old.0, from), (new.0, to), light);
        }
    }
}

/// Whether all media types have one schema.
fn all_alike(body: &Body) -> bool {
    let mut names = body.content.iter().map(|content| &content.type_name);
    let first = names.next();
    names.all(|name| Some(name) == first)
}

/// A schema that only one of both has, or bytes that are now held otherwise.
fn schema_said(
    report: &mut Report<'_>,
    subject: &str,
    old: &Content,
    new: &Content,
    direction: Direction,
) {
    if old.type_name.is_some() == new.type_name.is_some()
        && old.media_type.syntax == new.media_type.syntax
    {
        return;
    }
    let validation = match new.type_name.is_some() {
        true => Validation::Tighter,
        false => Validation::Looser,
    };
    let said = |content: &Content| match &content.type_name {
        Some(_) => "a schema".to_owned(),
        None if content.media_type.syntax == Syntax::Stream => "bytes, streamed".to_owned(),
        None => "no schema".to_owned(),
    };
    let place = |content: &Content| pointer_to(&content.origin.pointer, "schema");
    let wire = match old.type_name.is_some() == new.type_name.is_some() {
        true => Wire::Compatible,
        false => direction.wire(validation),
    };
    report.changed(
        "body-schema-changed",
        subject,
        (&place(old), said(old)),
        (&place(new), said(new)),
        Class::of(wire, Some(Rust::Breaking)),
    );
}

/// How the properties of a form are written.
fn encoding(report: &mut Report<'_>, subject: &str, old: &Content, new: &Content) {
    let said = |content: &Content| -> Vec<String> {
        let parts = content.parts.iter();
        parts
            .map(|part| {
                format!(
                    "{}: {:?} {}",
                    part.name,
                    part.encoding,
                    part.media_types.join(",")
                )
            })
            .collect()
    };
    let (before, after) = (said(old), said(new));
    if before != after {
        let place = |content: &Content| pointer_to(&content.origin.pointer, "encoding");
        report.changed(
            "encoding-changed",
            subject,
            (&place(old), before.join("; ")),
            (&place(new), after.join("; ")),
            Class::of(Wire::Breaking, None),
        );
    }
}

/// What an operation is sent.
pub(super) fn requests(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Operation),
    new: (&Api, &Operation),
) {
    let about = format!("{subject}: request body");
    let place = |operation: &Operation| pointer_to(&operation.origin.pointer, "requestBody");
    let (before, after) = match (&old.1.request_body, &new.1.request_body) {
        (None, None) => return,
        (Some(_), None) => {
            let class = Class::of(Wire::Compatible, Some(Rust::Breaking))
                .noted("what is still sent is not read");
            report.removed("request-body-removed", &about, &place(old.1), "", class);
            return;
        }
        (None, Some(added)) => {
            let (wire, validation) = match added.required {
                true => (Wire::Breaking, Validation::Tighter),
                false => (Wire::Compatible, Validation::Looser),
            };
            let class = Class::of(wire, Some(Rust::Breaking)).validated(validation);
            report.added("request-body-added", &about, &place(new.1), "", class);
            return;
        }
        (Some(before), Some(after)) => (before, after),
    };
    report.texts(&about, &before.origin.pointer, &after.origin.pointer);
    if before.required != after.required {
        let (wire, validation) = match after.required {
            true => (Wire::Breaking, Validation::Tighter),
            false => (Wire::Compatible, Validation::Looser),
        };
        report.changed(
            "request-body-required",
            &about,
            (
                &pointer_to(&before.origin.pointer, "required"),
                before.required.to_string(),
            ),
            (
                &pointer_to(&after.origin.pointer, "required"),
                after.required.to_string(),
            ),
            Class::of(wire, Some(Rust::Breaking)).validated(validation),
        );
    }
    content(
        report,
        &about,
        (old.0, &before.origin.pointer, Some(&before.body)),
        (new.0, &after.origin.pointer, Some(&after.body)),
        Direction::Sent,
    );
}

/// Whether the document says what the body is. An error looks like the others, whatever it says.
fn described(report: &mut Report<'_>, subject: &str, old: &Response, new: &Response) {
    let content = |response: &Response| pointer_to(&response.origin.pointer, "content");
    match (old.describes_body, new.describes_body) {
        (true, false) => {
            let class = Class::of(Wire::Breaking, None).noted("the body is no longer promised");
            report.removed("body-removed", subject, &content(old), "", class);
        }
        (false, true) => {
            let class = Class::of(Wire::Compatible, None);
            report.added("body-added", subject, &content(new), "", class);
        }
        _ => {}
    }
}

fn media_types(
    report: &mut Report<'_>,
    subject: &str,
    old: (&str, &Body),
    new: (&str, &Body),
    direction: Direction,
) {
    let names = |body: &Body| -> Vec<String> {
        let content = body.content.iter();
        content
            .map(|content| content.media_type.name.clone())
            .collect()
    };
    let content = |(owner, _): (&str, &Body)| pointer_to(owner, "content");
    let (before, after) = (names(old.1), names(new.1));
    // Types in Rust are made of groups of media types.
    let variants = |body: &Body| -> Vec<String> {
        let groups = body.groups();
        groups.into_iter().map(|group| group.variant).collect()
    };
    let (held, held_now) = (variants(old.1), variants(new.1));
    let is_same = held == held_now || (held.len() == 1 && held_now.len() == 1);
    let rust = (!is_same).then_some(Rust::Breaking);
    for name in before.iter().filter(|name| !after.contains(name)) {
        let pointer = pointer_to(&content(old), name);
        let class = Class::of(Wire::Breaking, rust);
        report.removed("media-type-removed", subject, &pointer, name, class);
    }
    for name in after.iter().filter(|name| !before.contains(name)) {
        let pointer = pointer_to(&content(new), name);
        report.added(
            "media-type-added",
            subject,
            &pointer,
            name,
            Class::of(Wire::Compatible, rust),
        );
    }
    for name in before.iter().filter(|name| after.contains(name)) {
        let pointer = |owner: (&str, &Body)| pointer_to(&content(owner), name);
        let (before, after) = (pointer(old), pointer(new));
        let about = format!("{subject}: {name}");
        report.texts(&about, &before, &after);
        // What is said beside a reference; an inline schema is compared for itself.
        let schema = |pointer: &str| pointer_to(pointer, "schema");
        let (before, after) = (schema(&before), schema(&after));
        if report.have(&pointer_to(&before, "$ref"), &pointer_to(&after, "$ref")) {
            report.texts(&about, &before, &after);
        }
    }
    // Who states no preference gets the first.
    if direction == Direction::Received && before.first() != after.first() {
        let first = |names: &[String]| names.first().cloned().unwrap_or_default();
        report.changed(
            "default-media-type-changed",
            subject,
            (&content(old), first(&before)),
            (&content(new), first(&after)),
            Class::of(Wire::Breaking, None).noted("who states no Accept gets another format"),
        );
    }
}
