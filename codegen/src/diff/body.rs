//! The body of one answer: its media types, and its schema.

use super::change::Wire;
use super::report::{Class, Report};
use super::schema::{self, Direction, Faces};
use crate::document::pointer_to;
use crate::ir::{Api, Body, Response, Syntax};

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Response),
    new: (&Api, &Response),
) {
    described(report, subject, old.1, new.1);
    media_types(report, subject, old.1, new.1);
    let offers_xml = |body: &Body| {
        body.media_types
            .iter()
            .any(|media_type| media_type.syntax == Syntax::Xml)
    };
    let xml = offers_xml(&old.1.body) && offers_xml(&new.1.body);
    let light = Faces {
        direction: Direction::Received,
        xml,
        required: true,
    };
    let (before, after) = (&old.1.body.type_name, &new.1.body.type_name);
    if let (Some(old_named), Some(new_named)) = (old.0.schema(before), new.0.schema(after)) {
        schema::bodies(
            report,
            subject,
            (old.0, old_named),
            (new.0, new_named),
            light,
        );
    }
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

fn media_types(report: &mut Report<'_>, subject: &str, old: &Response, new: &Response) {
    let names = |response: &Response| -> Vec<String> {
        response
            .body
            .media_types
            .iter()
            .map(|media_type| media_type.name.clone())
            .collect()
    };
    let content = |response: &Response| pointer_to(&response.origin.pointer, "content");
    let (before, after) = (names(old), names(new));
    for name in before.iter().filter(|name| !after.contains(name)) {
        let pointer = pointer_to(&content(old), name);
        let class = Class::of(Wire::Breaking, None);
        report.removed("media-type-removed", subject, &pointer, name, class);
    }
    for name in after.iter().filter(|name| !before.contains(name)) {
        let pointer = pointer_to(&content(new), name);
        report.added(
            "media-type-added",
            subject,
            &pointer,
            name,
            Class::of(Wire::Compatible, None),
        );
    }
    for name in before.iter().filter(|name| after.contains(name)) {
        let pointer = |response: &Response| pointer_to(&content(response), name);
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
    if before.first() != after.first() {
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
