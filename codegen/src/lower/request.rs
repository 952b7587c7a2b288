//! Request Body Objects.

use super::body::{self, Way};
use super::components::Context;
use super::{documentation, origin};
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::RequestBody;

/// The request body of an operation; none where it has none. `inline_name` begins the names of inline schemas.
pub(super) fn request_body<'s, 'd>(
    operation: &Object<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Option<RequestBody>> {
    match operation.get("requestBody") {
        Some(cursor) => read(&cursor, inline_name, context),
        None => Some(None),
    }
}

fn read<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Option<RequestBody>> {
    let object = cursor.object(&vocabulary::REQUEST_BODY, Use::Router)?;
    if let Some(reference) = object.get("$ref") {
        object.close();
        let target = reference.resolve()?;
        return read(&target, inline_name, context);
    }
    let mut documentation = documentation::of(&object, None);
    let required = object
        .get("required")
        .and_then(|required| required.flag(Use::Check));
    let content = object.get("content");
    let inline_name = format!("{inline_name} request body");
    let body = content.as_ref().map(|content| {
        let notes = &mut documentation.notes;
        body::body(content, Way::Request, &inline_name, context, notes)
    });
    object.close();
    let Some(body) = body.unwrap_or(Some(None))? else {
        // A body of which nothing is said: none is what everyone can send.
        cursor.ignore_instead(Rule::EmptyContent);
        return Some(None);
    };
    Some(Some(RequestBody {
        origin: origin(cursor),
        documentation,
        required: required == Some(true),
        body,
    }))
}
