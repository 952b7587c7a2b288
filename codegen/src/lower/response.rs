//! Response Objects.

use super::body::{self, Way};
use super::components::Context;
use super::{documentation, header, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Errors, Operation, Response, Status};

/// The responses of an operation; `inline_name` begins the names of inline schemas.
pub(super) fn responses<'s, 'd>(
    operation: &Object<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<Response>> {
    let cursor = operation.required("responses")?;
    let mut responses = Vec::new();
    let mut sound = true;
    let mut keys = cursor.extensible_map(Use::Router)?;
    keys.sort_by_key(|(key, _)| *key);
    for (key, cursor) in keys {
        if key.starts_with('1') && status(key).is_some() {
            cursor.ignore(Rule::InformationalResponse);
            continue;
        }
        match response(key, &cursor, inline_name, context) {
            Some(response) => responses.push(response),
            None => sound = false,
        }
    }
    sound.then_some(responses)
}

/// The responses with their bodies. An error without a description of its body looks as the others do, where those look
/// alike.
pub(super) fn assume_errors(operations: &mut [Operation], errors: &Errors) {
    let Errors::One(body) = errors else {
        return;
    };
    let responses = operations
        .iter_mut()
        .flat_map(|operation| &mut operation.responses);
    for response in responses.filter(|response| response.status.is_error()) {
        response.body.get_or_insert_with(|| body.clone());
    }
}

fn response<'s, 'd>(
    key: &str,
    cursor: &Cursor<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Response> {
    let Some(status) = status(key) else {
        let message =
            format!("\"{key}\" is no status: they are 100 to 599, 1XX to 5XX and default");
        cursor.report(Code::InvalidValue, message);
        return None;
    };
    let object = cursor.object(&vocabulary::RESPONSE, Use::Router)?;
    if let Some(reference) = object.get("$ref") {
        object.close();
        let target = reference.resolve()?;
        return response(key, &target, inline_name, context);
    }
    let mut documentation = documentation::of(&object, None);
    if let Some(links) = object.get("links") {
        links.ignore(Rule::Link);
    }
    let body = match object.get("content") {
        Some(content) if has_no_body(status) => {
            content.ignore(Rule::ContentWithoutBody);
            Some(None)
        }
        Some(content) => {
            let inline_name = format!("{inline_name} {key} body");
            let notes = &mut documentation.notes;
            body::body(&content, Way::Response, &inline_name, context, notes)
        }
        None => Some(None),
    };
    let headers = header::headers(&object, context);
    object.close();
    let body = body?;
    Some(Response {
        origin: origin(cursor),
        status,
        documentation,
        headers: headers?,
        describes_body: body.is_some(),
        body,
    })
}

/// No body goes with these (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
fn has_no_body(status: Status) -> bool {
    matches!(status, Status::Code(204 | 205 | 304))
}

fn status(key: &str) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    let hundreds = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx"));
    if let Some(hundreds @ ("1" | "2" | "3" | "4" | "5")) = hundreds {
        return hundreds.parse().ok().map(Status::Range);
    }
    let code = key.parse().ok()?;
    (key.len() == 3 && (100..600).contains(&code)).then_some(Status::Code(code))
}
