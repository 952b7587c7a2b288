//! Parameter Objects, in path and header.

use std::collections::BTreeSet;

use super::schema::Schemas;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Kind, Parameter, ParameterLocation, Segment};
use crate::names;

/// Headers that a parameter must not describe (OpenAPI 3.0, section 4.7.12.2).
const RESERVED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// The parameters of an operation with this path.
pub(super) fn parameters(
    operation: &Object<'_, '_>,
    path: &[Segment],
    schemas: &Schemas,
) -> Option<Vec<Parameter>> {
    let mut names = Names::new();
    let mut scope = names::Scope::default();
    let mut parameters = Vec::new();
    if let Some(cursor) = operation.get("parameters") {
        for cursor in cursor.list(Use::Router)? {
            let Some(parameter) = parameter(&cursor, &mut names, &mut scope, schemas) else {
                continue;
            };
            let in_path = path.contains(&Segment::Parameter(parameter.wire_name.clone()));
            if parameter.location == ParameterLocation::Path && !in_path {
                let message = format!("the path has no {{{}}}", parameter.wire_name);
                cursor.report(Code::InvalidValue, message);
            }
            parameters.push(parameter);
        }
    }
    for segment in path {
        if let Segment::Parameter(name) = segment
            && !names.contains(&(true, name.clone()))
        {
            let message = format!("the path parameter {{{name}}} is not described by a parameter");
            operation.cursor().report(Code::InvalidValue, message);
        }
    }
    Some(parameters)
}

/// The locations and names of the parameters so far, of those that are wrong too.
type Names = BTreeSet<(bool, String)>;

/// Whether no other parameter stands in the same place.
fn is_first(names: &mut Names, location: ParameterLocation, name: &str) -> bool {
    names.insert(match location {
        ParameterLocation::Path => (true, name.to_owned()),
        // Header names have no case (RFC 9110, section 5.1).
        ParameterLocation::Header => (false, name.to_ascii_lowercase()),
    })
}

fn parameter(
    cursor: &Cursor<'_, '_>,
    names: &mut Names,
    scope: &mut names::Scope,
    schemas: &Schemas,
) -> Option<Parameter> {
    let object = cursor.object(&vocabulary::PARAMETER, Use::Router)?;
    if let Some(reference) = object.get("$ref") {
        reference.report(
            Code::Unsupported,
            "references to parameters are not supported",
        );
        return None;
    }
    let mut documentation = documentation::of(&object, None);
    documentation.example = documentation::example(&object);
    let wire_name = object
        .required("name")
        .and_then(|name| name.text(Use::Wire));
    let location = object
        .required("in")
        .and_then(|location| self::location(&location));
    let required = object
        .get("required")
        .map_or(Some(false), |required| required.flag(Use::Check));
    default_style(&object);
    let schema = match object.get("schema") {
        Some(schema) => schemas.schema(&schema, wire_name.unwrap_or_default()),
        None => {
            cursor.report(
                Code::Unsupported,
                "a parameter without a \"schema\" is not supported",
            );
            None
        }
    };
    object.close();

    if let (Some(name), Some(location)) = (wire_name, location)
        && !is_first(names, location, name)
    {
        let message = format!("the parameter \"{name}\" stands twice");
        cursor.report(Code::InvalidValue, message);
        return None;
    }
    let (wire_name, location, required, schema) = (wire_name?, location?, required?, schema?);
    if matches!(schemas.resolve(&schema.kind), Some(Kind::Object(_))) {
        cursor.report(
            Code::Unsupported,
            "an object as a parameter is not supported",
        );
        return None;
    }
    check_name(cursor, wire_name, location, required);
    Some(Parameter {
        origin: origin(cursor),
        wire_name: wire_name.to_owned(),
        field_name: scope.claim(cursor, wire_name, names::field_name)?,
        location,
        required,
        schema,
        documentation,
    })
}

fn location(cursor: &Cursor<'_, '_>) -> Option<ParameterLocation> {
    match cursor.text(Use::Router)? {
        "path" => Some(ParameterLocation::Path),
        "header" => Some(ParameterLocation::Header),
        other => {
            cursor.report_value(
                Code::Unsupported,
                format!("parameters in \"{other}\" are not supported"),
            );
            None
        }
    }
}

/// `style: simple` and `explode: false` are what path and header parameters have anyway.
fn default_style(object: &Object<'_, '_>) {
    if let Some(style) = object.get("style")
        && let Some(text) = style.text(Use::Router)
        && text != "simple"
    {
        style.report_value(
            Code::Unsupported,
            format!("the style \"{text}\" is not supported"),
        );
    }
    if let Some(explode) = object.get("explode")
        && explode.flag(Use::Router) == Some(true)
    {
        explode.report_value(Code::Unsupported, "\"explode\" is not supported");
    }
}

fn check_name(cursor: &Cursor<'_, '_>, name: &str, location: ParameterLocation, required: bool) {
    match location {
        ParameterLocation::Path if !required => {
            cursor.report(
                Code::InvalidValue,
                "a path parameter must have \"required: true\"",
            );
        }
        ParameterLocation::Header
            if RESERVED_HEADERS.contains(&name.to_ascii_lowercase().as_str()) =>
        {
            let message = format!("the header \"{name}\" cannot be a parameter");
            cursor.report_with_help(
                Code::InvalidValue,
                message,
                "OpenAPI 3.0 ignores such a parameter; remove it",
            );
        }
        // A `token` (RFC 9110, section 5.6.2).
        ParameterLocation::Header
            if name.is_empty()
                || !name.bytes().all(|byte| {
                    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
                }) =>
        {
            cursor.report(
                Code::InvalidValue,
                format!("\"{name}\" cannot be the name of a header"),
            );
        }
        ParameterLocation::Path | ParameterLocation::Header => {}
    }
}
