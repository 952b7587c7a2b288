//! Bodies as far as progenitor's client has them: one in JSON for what is sent, what is answered, and errors.

use serde_json::{Map, Value, json};

use super::{Keys, comment, reference};
use crate::emit::answer::answers;
use crate::ir::{Body, Operation, Response, Status, Syntax};

/// What progenitor's client cannot send or take.
pub(super) fn request(operation: &Operation, keys: &Keys<'_>) -> Result<Option<Value>, String> {
    let Some(request) = &operation.request_body else {
        return Ok(None);
    };
    let id = &operation.operation_id;
    let content = json_content(&request.body, keys)
        .ok_or_else(|| format!("`{id}` has a request body that is not JSON."))?;
    // A body that may be absent is always sent: progenitor has no other.
    Ok(Some(json!({
        "required": true,
        "description": comment(request.documentation.description.as_deref()),
        "content": content,
    })))
}

/// The responses, of one type for answers and one for errors: progenitor knows no more, and counts `default` among both.
pub(super) fn responses(operation: &Operation, keys: &Keys<'_>) -> Result<Value, String> {
    let id = &operation.operation_id;
    let no_json = || format!("`{id}` has a response that is not JSON.");
    let mut responses = Map::new();
    let mut first: Option<Option<&str>> = None;
    for answer in answers(operation) {
        let key = match answer.response.status {
            Status::Code(code) => code.to_string(),
            Status::Range(_) | Status::Default => {
                return Err(format!("`{id}` has an answer without a status of its own."));
            }
        };
        let of = answer.response.body.as_ref().and_then(json_type);
        if *first.get_or_insert(of) != of {
            return Err(format!("`{id}` has several types of answers."));
        }
        responses.insert(key, response(answer.response, keys).ok_or_else(no_json)?);
    }
    if first.is_none() {
        return Err(format!("`{id}` has no answer but errors."));
    }
    let is_error = |response: &&Response| response.status.is_error();
    let mut errors = operation.responses.iter().filter(is_error);
    if let Some(error) = errors.next() {
        let of = error.body.as_ref().and_then(json_type);
        if errors.any(|other| other.body.as_ref().and_then(json_type) != of) {
            return Err(format!("`{id}` has several types of errors."));
        }
        let error = response(error, keys).ok_or_else(no_json)?;
        for range in ["4XX", "5XX"] {
            responses.insert(range.to_owned(), error.clone());
        }
    }
    Ok(Value::Object(responses))
}

fn json_type(body: &Body) -> Option<&str> {
    let mut content = body.content.iter();
    let json = content.find(|content| content.media_type.syntax == Syntax::Json)?;
    json.type_name.as_deref()
}

fn json_content(body: &Body, keys: &Keys<'_>) -> Option<Value> {
    let schema = reference(json_type(body)?, keys);
    // progenitor knows JSON by this name only, and does not look at what is sent.
    Some(json!({ "application/json": { "schema": schema } }))
}

fn response(response: &Response, keys: &Keys<'_>) -> Option<Value> {
    let description = comment(response.documentation.description.as_deref());
    Some(match &response.body {
        Some(body) => {
            let content = json_content(body, keys)?;
            json!({ "description": description, "content": content })
        }
        None => json!({ "description": description }),
    })
}
