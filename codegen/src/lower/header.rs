//! Header Objects: what a response promises beside its body.

use super::components::Context;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{
    Access, Applied, Documentation, Kind, ResponseHeader, Schema, StringFormat, StringSchema, Xml,
};
use crate::names;

/// The headers of a response, without the one that OpenAPI has us ignore.
pub(super) fn headers<'s, 'd>(
    response: &Object<'s, 'd>,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<ResponseHeader>> {
    let Some(cursor) = response.get("headers") else {
        return Some(Vec::new());
    };
    let mut headers: Vec<ResponseHeader> = Vec::new();
    let mut names = names::Scope::default();
    let mut listed = cursor.map(Use::Wire)?;
    listed.sort_by_key(|(name, _)| *name);
    for (name, cursor) in listed {
        if name.eq_ignore_ascii_case("content-type") {
            cursor.ignore(Rule::ContentHeader);
            continue;
        }
        if !is_token(name) {
            let message = format!("\"{name}\" cannot be the name of a header");
            cursor.report(Code::InvalidValue, message);
            continue;
        }
        let mut header = header(name, &cursor, context)?;
        header.field_name = names.take(names::field_name(name));
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
        let target = reference.resolve()?;
        return header(name, &target, context);
    }
    let mut documentation = documentation::of(&object, None);
    documentation.example = documentation::example(&object);
    documentation.deprecated = documentation::deprecated(&object);
    let examples = documentation::examples(&object);
    documentation.notes.extend(examples);
    let flag = |keyword| {
        let cursor = object.get(keyword);
        cursor.and_then(|cursor| cursor.flag(Use::Documentation))
    };
    let required = flag("required") == Some(true);
    let explode = flag("explode") == Some(true);
    if let Some(style) = object.get("style")
        && let Some(text) = style.text(Use::Documentation)
        && text != "simple"
    {
        let message = format!("the style \"{text}\" is not supported");
        style.report_value(Code::Unsupported, message);
    }
    let schema = match object.get("schema") {
        Some(schema) => context.schemas.schema(&schema, name),
        None => content(&object, name, context).or_else(|| {
            // Nothing is said of it but that it is there: a text.
            Some(text(cursor))
        }),
    };
    object.close();
    Some(ResponseHeader {
        origin: origin(cursor),
        name: name.to_owned(),
        field_name: String::new(),
        required,
        explode,
        schema: schema?,
        documentation,
    })
}

/// The schema of a header that is described by `content`, which has one media type.
fn content<'s, 'd>(
    header: &Object<'s, 'd>,
    name: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Schema> {
    let content = header.get("content")?;
    let (_, cursor) = content.map(Use::Wire)?.into_iter().next()?;
    let object = cursor.object(&vocabulary::MEDIA_TYPE, Use::Wire)?;
    let schema = object.get("schema");
    let schema = schema.and_then(|schema| context.schemas.schema(&schema, name));
    object.close();
    schema
}

/// A `token` (RFC 9110, section 5.6.2).
fn is_token(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_part)
}

/// Any text.
fn text(cursor: &Cursor<'_, '_>) -> Schema {
    Schema {
        origin: origin(cursor),
        documentation: Documentation::default(),
        kind: Kind::String(StringSchema {
            format: StringFormat::Text,
            min_length: None,
            max_length: None,
            pattern: None,
        }),
        nullable: false,
        default: None,
        access: Access::default(),
        xml: Xml::default(),
        applied: Applied::default(),
    }
}
