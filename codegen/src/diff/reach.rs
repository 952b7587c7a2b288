//! Which schemas the operations of a document reach.

use std::collections::BTreeSet;

use super::shape::parts;
use crate::ir::{Api, Body, Kind, Schema};

/// The names in Rust of all schemas that some operation sends or receives.
pub(super) fn reached(api: &Api) -> BTreeSet<&str> {
    let mut ahead: Vec<&str> = Vec::new();
    for operation in &api.operations {
        for response in &operation.responses {
            ahead.extend(response.body.iter().flat_map(Body::type_names));
            for header in &response.headers {
                targets(&header.schema, &mut ahead);
            }
        }
        let request = operation.request_body.as_ref();
        ahead.extend(request.iter().flat_map(|request| request.body.type_names()));
        for parameter in &operation.parameters {
            targets(&parameter.schema, &mut ahead);
        }
    }
    let mut reached = BTreeSet::new();
    while let Some(type_name) = ahead.pop() {
        if reached.insert(type_name)
            && let Some(named) = api.schema(type_name)
        {
            targets(&named.schema, &mut ahead);
        }
    }
    reached
}

/// The names that a schema refers to, itself or within.
fn targets<'a>(schema: &'a Schema, names: &mut Vec<&'a str>) {
    if let Kind::Reference(type_name) = &schema.kind {
        names.push(type_name);
    }
    for part in parts(schema) {
        targets(part, names);
    }
}
