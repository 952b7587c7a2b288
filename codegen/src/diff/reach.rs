//! Which schemas the operations of a document reach.

use std::collections::BTreeSet;

use crate::ir::{Additional, Api, Body, Kind};

/// The names in Rust of all schemas that some operation sends or receives.
pub(super) fn reached(api: &Api) -> BTreeSet<&str> {
    let mut ahead: Vec<&str> = Vec::new();
    for operation in &api.operations {
        for response in &operation.responses {
            ahead.extend(response.body.iter().flat_map(Body::type_names));
            let headers = response.headers.iter();
            ahead.extend(headers.filter_map(|header| target(&header.schema.kind)));
        }
        let request = operation.request_body.as_ref();
        ahead.extend(request.iter().flat_map(|request| request.body.type_names()));
        let parameters = operation.parameters.iter();
        ahead.extend(parameters.filter_map(|parameter| target(&parameter.schema.kind)));
    }
    let mut reached = BTreeSet::new();
    while let Some(type_name) = ahead.pop() {
        if !reached.insert(type_name) {
            continue;
        }
        match api.schema(type_name).map(|named| &named.schema.kind) {
            Some(Kind::Object(object)) => {
                let members = object.members.iter();
                ahead.extend(members.filter_map(|member| target(&member.schema.kind)));
                if let Additional::Kept { schema, .. } = &object.additional {
                    ahead.extend(target(&schema.kind));
                }
            }
            Some(Kind::Union(union)) => {
                let variants = union.variants.iter();
                ahead.extend(variants.filter_map(|variant| target(&variant.schema.kind)));
            }
            Some(kind) => ahead.extend(target(kind)),
            None => {}
        }
    }
    reached
}

fn target(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Reference(type_name) => Some(type_name),
        Kind::Array(array) => target(&array.items.kind),
        Kind::Map(map) => target(&map.values.kind),
        _ => None,
    }
}
