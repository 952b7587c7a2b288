//! The API as a whole: what it says of itself, where it is, how one proves who one is, and which operations there are.

use super::change::{Rust, UNREACHED, Validation, Wire};
use super::reach::reached;
use super::report::{Class, Report};
use super::{operation, schema, server};
use crate::document::pointer_to;
use crate::ir::{Api, Operation, Security, same_shape, template};

pub(super) fn compare(report: &mut Report<'_>, old: &Api, new: &Api) {
    about(report);
    server::compare(report, old, new);
    security_scheme(report, old, new);
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

fn security_scheme(report: &mut Report<'_>, old: &Api, new: &Api) {
    let (old, new) = (&old.security_scheme, &new.security_scheme);
    let pointer = |name: &str| pointer_to("/components/securitySchemes", name);
    let (before, after) = (pointer(&old.name), pointer(&new.name));
    if old.name != new.name {
        let rust = (old.function_name != new.function_name).then_some(Rust::Breaking);
        report.changed(
            "security-scheme-renamed",
            "security",
            (&before, old.name.clone()),
            (&after, new.name.clone()),
            Class::of(Wire::Compatible, rust),
        );
    }
    report.texts("security", &before, &after);
    // Whatever its type, a bearer token is what is sent.
    for keyword in ["type", "bearerFormat", "flows", "openIdConnectUrl"] {
        report.text(
            "security",
            &pointer_to(&before, keyword),
            &pointer_to(&after, keyword),
        );
    }
    // Those that nothing requires are for people.
    for unused in report.children("/components/securitySchemes") {
        if unused != before && unused != after {
            report.text("security", &unused, &unused);
        }
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

/// What is demanded of who asks.
pub(super) fn scopes(report: &mut Report<'_>, subject: &str, old: &Operation, new: &Operation) {
    let (before, after) = (&old.security, &new.security);
    let is_roots = |security: &Security| security.origin.pointer.starts_with("/security/");
    let subject = match is_roots(before) && is_roots(after) {
        true => "security",
        false => subject,
    };
    let place = |security: &Security, index: usize| format!("{}/{index}", security.origin.pointer);
    for (index, scope) in before.scopes.iter().enumerate() {
        if !after.scopes.contains(scope) {
            let class = Class::of(Wire::Breaking, None)
                .validated(Validation::Looser)
                .noted("less is demanded of who may ask");
            report.changed(
                "scope-removed",
                subject,
                (&place(before, index), scope.clone()),
                (&after.origin.pointer, String::new()),
                class,
            );
        }
    }
    for (index, scope) in after.scopes.iter().enumerate() {
        if !before.scopes.contains(scope) {
            let class = Class::of(Wire::Breaking, None).validated(Validation::Tighter);
            report.changed(
                "scope-added",
                subject,
                (&before.origin.pointer, String::new()),
                (&place(after, index), scope.clone()),
                class,
            );
        }
    }
}
