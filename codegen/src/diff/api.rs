//! The API as a whole: what it says of itself, where it is, how one proves who one is, and which operations there are.

use super::change::{Rust, UNREACHED, Wire};
use super::reach::reached;
use super::report::{Class, Report};
use super::{operation, schema, security, server};
use crate::ir::{Api, Operation, same_shape, template};

pub(super) fn compare(report: &mut Report<'_>, old: &Api, new: &Api) {
    about(report);
    server::compare(report, old, new);
    security::schemes(report, old, new);
    for operation in &old.operations {
        match find(&new.operations, operation) {
            Some(found) => operation::compare(report, (old, operation), (new, found)),
            None => report.removed(
                "operation-removed",
                &name(operation),
                &operation.origin.pointer,
                &operation.operation_id,
                Class::of(Wire::Breaking, Some(Rust::Breaking)),
            ),
        }
    }
    for operation in &new.operations {
        if find(&old.operations, operation).is_none() {
            report.added(
                "operation-added",
                &name(operation),
                &operation.origin.pointer,
                &operation.operation_id,
                Class::of(Wire::Compatible, Some(Rust::Breaking)),
            );
        }
    }
    types(report, old, new);
    // What no operation of both reaches is still a type in Rust.
    let (reached_before, reached_after) = (reached(old), reached(new));
    for before in &old.schemas {
        if let Some(after) = new.schema(&before.type_name)
            && !report.have_met(&before.type_name, &after.type_name)
        {
            let is_reached = reached_before.contains(&*before.type_name)
                || reached_after.contains(&*after.type_name);
            report.rest((!is_reached).then_some(UNREACHED));
            schema::unused(report, (old, before), (new, after));
        }
    }
}

/// Texts of the document as a whole.
fn about(report: &mut Report<'_>) {
    for pointer in [
        "/info/title",
        "/info/version",
        "/info/description",
        "/info/termsOfService",
        "/info/contact",
        "/info/license",
        "/externalDocs",
        "/tags",
    ] {
        report.text("the document", pointer, pointer);
    }
}

/// Names in Rust that are gone: code that uses them does not compile.
fn types(report: &mut Report<'_>, old: &Api, new: &Api) {
    for schema in &old.schemas {
        if new.schema(&schema.type_name).is_none() && !report.is_renamed(&schema.type_name) {
            report.removed(
                "type-removed",
                &schema.type_name,
                &schema.schema.origin.pointer,
                &schema.type_name,
                Class::of(Wire::Compatible, Some(Rust::Breaking)),
            );
        }
    }
    for schema in &new.schemas {
        if old.schema(&schema.type_name).is_none() && !report.is_renamed(&schema.type_name) {
            report.added(
                "type-added",
                &schema.type_name,
                &schema.schema.origin.pointer,
                &schema.type_name,
                Class::of(Wire::Compatible, Some(Rust::Compatible)),
            );
        }
    }
}

/// The operation with the same method that answers the same URLs.
fn find<'a>(operations: &'a [Operation], wanted: &Operation) -> Option<&'a Operation> {
    operations.iter().find(|operation| {
        operation.method == wanted.method
            && operation.query == wanted.query
            && same_shape(&operation.path, &wanted.path)
    })
}

/// `GET /{a}/b`
pub(super) fn name(operation: &Operation) -> String {
    let method = operation.method.keyword().to_uppercase();
    format!("{method} {}", path(operation))
}

/// `/{a}/b`
pub(super) fn path(operation: &Operation) -> String {
    let query = operation.query.iter().enumerate();
    let query = query.map(|(index, (name, value))| {
        let sign = if index == 0 { '?' } else { '&' };
        format!("{sign}{name}={value}")
    });
    template(&operation.path) + &query.collect::<String>()
}
