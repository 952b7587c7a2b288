//! Headers of a response: what is promised beside the body.

use super::change::{Validation, Wire};
use super::report::{Class, Report};
use super::schema::{self, Direction, Faces};
use crate::document::pointer_to;
use crate::ir::{Api, Response, ResponseHeader};

/// A response and the API that it is of.
type Of<'a> = (&'a Api, &'a Response);

pub(super) fn compare(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>) {
    let about = |header: &ResponseHeader| format!("{subject}: header {}", header.name);
    for header in &old.1.headers {
        match find(new.1, header) {
            Some(found) => self::header(report, &about(header), (old.0, header), (new.0, found)),
            None => report.removed(
                "response-header-removed",
                &about(header),
                &header.origin.pointer,
                &header.name,
                promise(header, Wire::Breaking, Validation::Looser),
            ),
        }
    }
    for header in &new.1.headers {
        if find(old.1, header).is_none() {
            report.added(
                "response-header-added",
                &about(header),
                &header.origin.pointer,
                &header.name,
                promise(header, Wire::Compatible, Validation::Tighter),
            );
        }
    }
}

/// What it means that a header is promised, or no longer is.
fn promise(header: &ResponseHeader, wire: Wire, validation: Validation) -> Class {
    let class = Class::of(wire, None);
    match header.required {
        true => class.validated(validation),
        false => class,
    }
}

/// Header names have no case (RFC 9110, section 5.1).
fn find<'a>(response: &'a Response, wanted: &ResponseHeader) -> Option<&'a ResponseHeader> {
    let same = |found: &&ResponseHeader| found.name.eq_ignore_ascii_case(&wanted.name);
    response.headers.iter().find(same)
}

fn header(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &ResponseHeader),
    new: (&Api, &ResponseHeader),
) {
    let (before, after) = (&old.1.origin.pointer, &new.1.origin.pointer);
    report.texts(subject, before, after);
    if old.1.required != new.1.required {
        let validation = match new.1.required {
            true => Validation::Tighter,
            false => Validation::Looser,
        };
        report.changed(
            "response-header-required",
            subject,
            (&pointer_to(before, "required"), old.1.required.to_string()),
            (&pointer_to(after, "required"), new.1.required.to_string()),
            Class::of(Direction::Received.wire(validation), None).validated(validation),
        );
    }
    let faces = Faces {
        direction: Direction::Received,
        xml: false,
        required: old.1.required && new.1.required,
    };
    let (before, after) = (&old.1.schema, &new.1.schema);
    schema::compare(report, subject, (old.0, before), (new.0, after), faces);
}
