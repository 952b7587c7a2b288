//! Response Objects.

use super::components::Context;
use super::{documentation, header, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{
    Body, Documentation, MediaType, Operation, Origin, Response, ResponseHeader, Status, Syntax,
};

/// The responses of an operation; `inline_name` begins the names of inline schemas.
pub(super) fn responses<'s, 'd>(
    operation: &Object<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<Response>> {
    let cursor = operation.required("responses")?;
    let mut responses = Vec::new();
    let mut sound = true;
    for (key, cursor) in cursor.extensible_map(Use::Router)? {
        match response(key, &cursor, inline_name, context) {
            Some(response) => responses.push(response),
            None => sound = false,
        }
    }
    if !sound {
        return None;
    }
    let responses = described(&cursor, responses)?;
    check(&cursor, &responses)?;
    Some(responses)
}

/// A response as it is written.
struct Written {
    origin: Origin,
    status: Status,
    documentation: Documentation,
    headers: Vec<ResponseHeader>,
    body: Option<Body>,
}

/// The responses with their bodies. An error without a description of its body looks as the others do: all errors leave
/// in one schema.
fn described(cursor: &Cursor<'_, '_>, written: Vec<Written>) -> Option<Vec<Response>> {
    let errors = || written.iter().filter(|response| response.status.is_error());
    let common = errors()
        .filter(|response| response.status == Status::Default)
        .chain(errors())
        .find_map(|response| response.body.clone());
    let mut responses = Vec::new();
    let mut sound = true;
    for response in written {
        let describes_body = response.body.is_some();
        let assumed = common.clone().filter(|_| response.status.is_error());
        let Some(body) = response.body.or(assumed) else {
            sound = false;
            let message = "a response without \"content\" is not supported";
            cursor.report_at(&response.origin, Code::Unsupported, message);
            continue;
        };
        responses.push(Response {
            origin: response.origin,
            status: response.status,
            documentation: response.documentation,
            headers: response.headers,
            body,
            describes_body,
        });
    }
    sound.then_some(responses)
}

/// The handler's answers share their media types, so that `Accept` can be judged before the handler runs; the errors
/// share one body, so that one function can tell them all.
fn check(cursor: &Cursor<'_, '_>, responses: &[Response]) -> Option<()> {
    let (errors, answers): (Vec<_>, Vec<_>) = responses
        .iter()
        .partition(|response| response.status.is_error());
    let default = errors
        .iter()
        .find(|response| response.status == Status::Default)
        .or(errors.first());
    let Some(default) = default else {
        cursor.report_with_help(
            Code::Unsupported,
            "an operation without an error response is not supported",
            "the schema of `default`, or of a status from 400 on, is what every error is answered in",
        );
        return None;
    };
    let Some(first) = answers.first() else {
        cursor.report(
            Code::Unsupported,
            "an operation without a response below 400 is not supported",
        );
        return None;
    };
    let mut sound = true;
    for response in &errors {
        if response.body != default.body {
            sound = false;
            let message = "error responses with different bodies are not supported";
            cursor.report_at(&response.origin, Code::Unsupported, message);
        }
    }
    for response in &answers {
        if response.body.media_types != first.body.media_types {
            sound = false;
            let message = "responses below 400 with different media types are not supported";
            cursor.report_at(&response.origin, Code::Unsupported, message);
        }
    }
    sound.then_some(())
}

/// The one error body of the whole API.
pub(super) fn common_errors(root: &Cursor<'_, '_>, operations: &[Operation]) -> Option<Body> {
    let mut common: Option<&Body> = None;
    for response in operations.iter().flat_map(|operation| &operation.responses) {
        if !response.status.is_error() {
            continue;
        }
        let first: &Body = common.get_or_insert(&response.body);
        if first != &response.body {
            let message = "operations with different error bodies are not supported";
            root.report_at(&response.origin, Code::Unsupported, message);
            return None;
        }
    }
    common.cloned()
}

fn response<'s, 'd>(
    key: &str,
    cursor: &Cursor<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Written> {
    let status = status(key, cursor)?;
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
    let notes = &mut documentation.notes;
    let body = match object.get("content") {
        Some(content) => {
            let inline_name = format!("{inline_name} {key} body");
            Some(body(&content, &inline_name, context, notes))
        }
        None => None,
    };
    let headers = header::headers(&object, context);
    object.close();
    let body = match body {
        Some(body) => Some(body?),
        None => None,
    };
    Some(Written {
        origin: origin(cursor),
        status,
        documentation,
        headers: headers?,
        body,
    })
}

fn status(key: &str, cursor: &Cursor<'_, '_>) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    if let Some(hundreds @ ("4" | "5")) = key.strip_suffix("XX") {
        return hundreds.parse().ok().map(Status::Range);
    }
    let code = key
        .parse()
        .ok()
        .filter(|code| key.len() == 3 && (100..600).contains(code));
    match code {
        // No body goes with these (RFC 9110, sections 15.2, 15.3.5 and 15.4.5).
        Some(100..200 | 204 | 205 | 304) | None => {
            cursor.report(
                Code::Unsupported,
                format!("the response \"{key}\" is not supported"),
            );
            None
        }
        Some(code) => Some(Status::Code(code)),
    }
}

fn body<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
    notes: &mut Vec<String>,
) -> Option<Body> {
    let mut media_types = Vec::new();
    let mut type_name: Option<String> = None;
    for (name, cursor) in cursor.map(Use::Router)? {
        let syntax = syntax(name, &cursor);
        let schema = media_type_schema(name, &cursor, inline_name, context, notes);
        let (syntax, schema) = (syntax?, schema?);
        if *type_name.get_or_insert_with(|| schema.clone()) != schema {
            cursor.report(
                Code::Unsupported,
                "media types with different schemas are not supported",
            );
            return None;
        }
        media_types.push(MediaType {
            name: name.to_owned(),
            syntax,
        });
    }
    if type_name.is_none() {
        cursor.report(
            Code::Unsupported,
            "a response with an empty \"content\" is not supported",
        );
    }
    Some(Body {
        media_types,
        type_name: type_name?,
    })
}

/// How a media type is written: by its subtype or suffix (RFC 6838, section 4.2.8). JSON and XML are written in UTF-8.
fn syntax(name: &str, cursor: &Cursor<'_, '_>) -> Option<Syntax> {
    let lower = name.to_ascii_lowercase();
    let (essence, parameters) = lower.split_once(';').unwrap_or((&lower, ""));
    let subtype = match essence.trim_end().split_once('/') {
        Some(("application" | "text", subtype)) if is_token(subtype) => subtype,
        _ => "",
    };
    let suffix = subtype
        .rsplit_once('+')
        .map_or(subtype, |(_, suffix)| suffix);
    let known_parameters = ["", "charset=utf-8", "charset=\"utf-8\""];
    match suffix {
        "json" | "xml" if !known_parameters.contains(&parameters.trim()) => {}
        "json" => return Some(Syntax::Json),
        "xml" => return Some(Syntax::Xml),
        _ => {}
    }
    let message = format!("the media type \"{name}\" is not supported");
    cursor.report(Code::Unsupported, message);
    None
}

/// A `token` (RFC 9110, section 5.6.2), as far as media types have them.
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
}

fn media_type_schema<'s, 'd>(
    name: &str,
    cursor: &Cursor<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
    notes: &mut Vec<String>,
) -> Option<String> {
    let object = cursor.object(&vocabulary::MEDIA_TYPE, Use::Router)?;
    if let Some(example) = object.get("example") {
        let example = example.whole(Use::Documentation);
        notes.push(format!("Example as `{name}`: `{example}`"));
    }
    notes.extend(documentation::examples(&object));
    let schema = match object.get("schema") {
        Some(schema) => context
            .schemas
            .body(&schema, inline_name)
            .map(|(schema, beside)| {
                for text in [beside.title, beside.description].into_iter().flatten() {
                    if !notes.contains(&text) {
                        notes.push(text);
                    }
                }
                notes.extend(
                    beside
                        .example
                        .map(|example| format!("Example: `{example}`")),
                );
                schema
            }),
        None => {
            cursor.report(
                Code::Unsupported,
                "a media type without a \"schema\" is not supported",
            );
            None
        }
    };
    object.close();
    schema
}
