//! Header Objects: what a response promises beside its body.

use super::components::Context;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::ResponseHeader;

/// The headers of a response, without the one that OpenAPI has us ignore.
pub(super) fn headers<'s, 'd>(
    response: &Object<'s, 'd>,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<ResponseHeader>> {
    let Some(cursor) = response.get("headers") else {
        return Some(Vec::new());
    };
    let mut headers: Vec<ResponseHeader> = Vec::new();
    for (name, cursor) in cursor.map(Use::Documentation)? {
        let header = header(name, &cursor, context)?;
        let same = |earlier: &ResponseHeader| earlier.name.eq_ignore_ascii_case(name);
        if headers.iter().any(same) {
            // Header names have no case (RFC 9110, section 5.1).
            let message = format!("the header \"{name}\" stands twice");
            cursor.report(Code::InvalidValue, message);
        }
        headers.push(header);
    }
    Some(headers)
}

fn header<'s, 'd>(
    name: &str,
    cursor: &Cursor<'s, 'd>,
    context: &Context<'_, 's, 'd>,
) -> Option<ResponseHeader> {
    let object = cursor.object(&vocabulary::HEADER, Use::Documentation)?;
    if let Some(reference) = object.get("$ref") {
        object.close();
        let target = context.components.header(&reference)?;
        return header(name, &target, context);
    }
    let mut documentation = documentation::of(&object, None);
    documentation.example = documentation::example(&object);
    documentation.deprecated = documentation::deprecated(&object);
    let examples = documentation::examples(&object, context.components);
    documentation.notes.extend(examples);
    let flag = |keyword| {
        let cursor = object.get(keyword);
        cursor.and_then(|cursor| cursor.flag(Use::Documentation))
    };
    let required = flag("required") == Some(true);
    // Both mean nothing for a value that is neither list nor object.
    let _ = flag("explode");
    if let Some(style) = object.get("style")
        && let Some(text) = style.text(Use::Documentation)
        && text != "simple"
    {
        let message = format!("the style \"{text}\" is not supported");
        style.report_value(Code::Unsupported, message);
    }
    let schema = match object.get("schema") {
        Some(schema) => context.schemas.schema(&schema, name),
        None => {
            let message = "a header without a \"schema\" is not supported";
            cursor.report(Code::Unsupported, message);
            None
        }
    };
    object.close();
    Some(ResponseHeader {
        origin: origin(cursor),
        name: name.to_owned(),
        required,
        schema: schema?,
        documentation,
    })
}
