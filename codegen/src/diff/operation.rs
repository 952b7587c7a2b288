//! One operation: its name, its inputs, its answers.

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::schema::{self, Direction, Faces};
use super::{api, body, header, notation, security};
use crate::document::pointer_to;
use crate::ir::{Api, Operation, Origin, Parameter, ParameterLocation, Response, Status, place_of};

/// An operation and the API that it is of.
type Of<'a> = (&'a Api, &'a Operation);

pub(super) fn compare(report: &mut Report<'_>, old: Of<'_>, new: Of<'_>) {
    let subject = api::name(new.1);
    let (before, after) = (&old.1.origin.pointer, &new.1.origin.pointer);
    report.texts(&subject, before, after);
    report.text(
        &subject,
        &pointer_to(before, "tags"),
        &pointer_to(after, "tags"),
    );
    let parent = |pointer: &str| {
        let parent = pointer.rsplit_once('/');
        parent.map_or(String::new(), |(parent, _)| parent.to_owned())
    };
    let path = api::path(new.1);
    report.texts(&path, &parent(before), &parent(after));
    if old.1.operation_id != new.1.operation_id {
        let names = |operation: &Operation| {
            let Operation {
                function_name,
                type_name,
                ..
            } = operation;
            (function_name.clone(), type_name.clone())
        };
        let rust = (names(old.1) != names(new.1)).then_some(Rust::Breaking);
        report.changed(
            "operation-renamed",
            &subject,
            (
                &pointer_to(before, "operationId"),
                old.1.operation_id.clone(),
            ),
            (
                &pointer_to(after, "operationId"),
                new.1.operation_id.clone(),
            ),
            Class::of(Wire::Compatible, rust),
        );
    }
    own_servers(report, &subject, old.1, new.1);
    security::alternatives(report, &subject, old, new);
    parameters(report, &subject, old, new);
    body::requests(report, &subject, old, new);
    responses(report, &subject, old, new);
}

/// Servers of an operation, or of its path, that are not the API's.
fn own_servers(report: &mut Report<'_>, subject: &str, old: &Operation, new: &Operation) {
    let (before, after) = (&old.base_paths, &new.base_paths);
    if before == after {
        return;
    }
    let is_kept = before
        .iter()
        .flatten()
        .all(|path| after.iter().flatten().any(|found| found == path));
    let wire = match is_kept && before.is_some() {
        true => Wire::Compatible,
        false => Wire::Breaking,
    };
    let said = |paths: &Option<Vec<String>>| paths.iter().flatten().cloned().collect::<Vec<_>>();
    report.changed(
        "base-path-changed",
        subject,
        (
            &pointer_to(&old.origin.pointer, "servers"),
            said(before).join(" "),
        ),
        (
            &pointer_to(&new.origin.pointer, "servers"),
            said(after).join(" "),
        ),
        Class::of(wire, Some(Rust::Compatible)),
    );
}

fn parameters(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>) {
    for parameter in &old.1.parameters {
        let about = format!("{subject}: {}", named(parameter));
        match matching(parameter, old.1, new.1) {
            Some(found) => {
                let (written, now) = (&parameter.origin, &found.origin);
                let about = match home(old.1, written).min(home(new.1, now)) {
                    Home::Operation => about,
                    Home::Path => format!("{}: {}", api::path(new.1), named(parameter)),
                    Home::Components => named(parameter),
                };
                parameter_name(report, &about, (old.1, parameter), (new.1, found));
                self::parameter(report, &about, (old.0, parameter), (new.0, found));
            }
            None => report.removed(
                "parameter-removed",
                &about,
                &place(old.1, parameter),
                &parameter.wire_name,
                here_or_not(parameter, Wire::Breaking, Validation::Looser),
            ),
        }
    }
    for parameter in &new.1.parameters {
        if matching(parameter, new.1, old.1).is_none() {
            let wire = if parameter.required {
                Wire::Breaking
            } else {
                Wire::Compatible
            };
            let class = here_or_not(parameter, wire, Validation::Tighter);
            let about = format!("{subject}: {}", named(parameter));
            report.added(
                "parameter-added",
                &about,
                &place(new.1, parameter),
                &parameter.wire_name,
                class,
            );
        }
    }
}

/// A parameter that is new or gone is an argument of the client, and a field of what the handler is given.
fn here_or_not(parameter: &Parameter, wire: Wire, validation: Validation) -> Class {
    let class = Class::of(wire, Some(Rust::Breaking));
    match parameter.required {
        true => class.validated(validation),
        false => class,
    }
}

/// The client takes headers in the order of their names.
fn client_order(operation: &Operation) -> Vec<&str> {
    let mut headers: Vec<_> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Header)
        .map(|parameter| (&*parameter.wire_name, &*parameter.field_name))
        .collect();
    headers.sort_unstable();
    headers
        .into_iter()
        .map(|(_, field_name)| field_name)
        .collect()
}

/// Where a part of an operation is written.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    /// In the operation.
    Operation,
    /// At the path, for all its operations.
    Path,
    /// In `components`, for all that refer to it.
    Components,
}

fn home(operation: &Operation, origin: &Origin) -> Home {
    let pointer = &origin.pointer;
    let inside = pointer.strip_prefix(&operation.origin.pointer);
    if inside.is_some_and(|rest| rest.starts_with('/')) {
        Home::Operation
    } else if pointer.starts_with("/components/") {
        Home::Components
    } else {
        Home::Path
    }
}

/// Where an operation comes to have a parameter.
fn place(operation: &Operation, parameter: &Parameter) -> String {
    match home(operation, &parameter.origin) {
        Home::Operation | Home::Path => parameter.origin.pointer.clone(),
        Home::Components => pointer_to(&operation.origin.pointer, "parameters"),
    }
}

/// Where an operation comes to have a response.
fn response_place(operation: &Operation, response: &Response) -> String {
    let responses = pointer_to(&operation.origin.pointer, "responses");
    pointer_to(&responses, &response.status.to_string())
}

fn named(parameter: &Parameter) -> String {
    format!("{} {}", parameter.location.noun(), parameter.wire_name)
}

/// The same parameter of another operation: a path parameter by its place in the path, a header by its name.
fn matching<'a>(
    parameter: &Parameter,
    of: &Operation,
    other: &'a Operation,
) -> Option<&'a Parameter> {
    let wanted = match parameter.location {
        ParameterLocation::Header => parameter.wire_name.to_ascii_lowercase(),
        ParameterLocation::Query | ParameterLocation::Cookie => parameter.wire_name.clone(),
        ParameterLocation::Path => {
            let (from_end, segment) = place_of(&of.path, &parameter.wire_name)?;
            let nth = segment
                .parameters()
                .position(|name| name == parameter.wire_name)?;
            let there = other.path.iter().rev().nth(from_end)?;
            there.parameters().nth(nth)?.to_owned()
        }
    };
    other.parameters.iter().find(|found| {
        let name = match found.location {
            ParameterLocation::Header => found.wire_name.to_ascii_lowercase(),
            _ => found.wire_name.clone(),
        };
        found.location == parameter.location && name == wanted
    })
}

/// Nobody on the wire meets the name of a path parameter, or the case of a header's.
fn parameter_name(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Operation, &Parameter),
    new: (&Operation, &Parameter),
) {
    if old.1.wire_name == new.1.wire_name {
        return;
    }
    let is_same =
        old.1.field_name == new.1.field_name && client_order(old.0) == client_order(new.0);
    let name = |parameter: &Parameter| pointer_to(&parameter.origin.pointer, "name");
    report.changed(
        "parameter-renamed",
        subject,
        (&name(old.1), old.1.wire_name.clone()),
        (&name(new.1), new.1.wire_name.clone()),
        Class::of(Wire::Compatible, (!is_same).then_some(Rust::Breaking)),
    );
}

fn parameter(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Parameter),
    new: (&Api, &Parameter),
) {
    let (before, after) = (&old.1.origin.pointer, &new.1.origin.pointer);
    report.texts(subject, before, after);
    if old.1.required != new.1.required {
        let (wire, validation) = match new.1.required {
            true => (Wire::Breaking, Validation::Tighter),
            false => (Wire::Compatible, Validation::Looser),
        };
        report.changed(
            "parameter-required",
            subject,
            (&pointer_to(before, "required"), old.1.required.to_string()),
            (&pointer_to(after, "required"), new.1.required.to_string()),
            Class::of(wire, Some(Rust::Breaking)).validated(validation),
        );
    }
    notation::compare(report, subject, old, new);
    let light = Faces {
        direction: Direction::Sent,
        xml: false,
        required: old.1.required && new.1.required,
    };
    schema::compare(
        report,
        subject,
        (old.0, &old.1.schema),
        (new.0, &new.1.schema),
        light,
    );
}

fn responses(report: &mut Report<'_>, subject: &str, old: Of<'_>, new: Of<'_>) {
    for response in &old.1.responses {
        let about = format!("{subject}: {}", status(response.status));
        match find(new.1, response.status) {
            Some(found) => {
                let homes = home(old.1, &response.origin).min(home(new.1, &found.origin));
                let about = match found.origin.pointer.rsplit_once('/') {
                    Some((_, key)) if homes == Home::Components => format!("response {key}"),
                    _ => about,
                };
                report.texts(&about, &response.origin.pointer, &found.origin.pointer);
                header::compare(report, &about, (old.0, response), (new.0, found));
                body::compare(report, &about, (old.0, response), (new.0, found));
            }
            None => {
                // An error status that `default` says the same of is answered as before.
                let wire = if covered(new.1, response) {
                    Wire::Compatible
                } else {
                    Wire::Breaking
                };
                let class = Class::of(wire, Some(Rust::Breaking));
                report.removed(
                    "response-removed",
                    &about,
                    &response_place(old.1, response),
                    &status(response.status),
                    class,
                );
            }
        }
    }
    for response in &new.1.responses {
        if find(old.1, response.status).is_none() {
            // `default` itself only says what the errors look like that were not told of.
            let promised = matches!(response.status, Status::Default | Status::Range(_));
            let wire = if promised || covered(old.1, response) {
                Wire::Compatible
            } else {
                Wire::Breaking
            };
            let class = Class::of(wire, Some(Rust::Breaking));
            let about = format!("{subject}: {}", status(response.status));
            report.added(
                "response-added",
                &about,
                &response_place(new.1, response),
                &status(response.status),
                class,
            );
        }
    }
}

fn find(operation: &Operation, status: Status) -> Option<&Response> {
    operation
        .responses
        .iter()
        .find(|response| response.status == status)
}

/// Whether a range or `default` of the other document covers an error status.
fn covered(other: &Operation, response: &Response) -> bool {
    let covers = |wider: &Response| response.status.is_within(wider.status);
    response.status.is_error() && other.responses.iter().any(covers)
}

fn status(status: Status) -> String {
    format!("response {status}")
}
