//! Parameter Objects, in path and header.

use std::collections::BTreeSet;

use super::components::Context;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{self, Documentation, Kind, Origin, Parameter, ParameterLocation, Schema, Segment};
use crate::names;

/// Headers that a parameter cannot describe: it is to be ignored (OpenAPI 3.0, section 4.7.12.2).
const RESERVED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// The parameters of an operation with this path: its own, then those of the path that it does not state anew.
pub(super) fn parameters<'s, 'd>(
    operation: &Object<'s, 'd>,
    operation_id: &str,
    shared: Option<&Cursor<'s, 'd>>,
    path: &[Segment],
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<Parameter>> {
    let mut names = Names::new();
    let mut scope = names::Scope::default();
    let mut parameters = Vec::new();
    let own = match operation.get("parameters") {
        Some(cursor) => read(&cursor, operation_id, context)?,
        None => Vec::new(),
    };
    tell_repeated(&own);
    for (cursor, parameter) in own {
        if names.insert(parameter.place()) {
            parameters.extend(parameter.checked(&cursor, &mut scope, path));
        }
    }
    let shared = match shared {
        Some(cursor) => read(cursor, operation_id, context)?,
        None => Vec::new(),
    };
    tell_repeated(&shared);
    for (cursor, parameter) in shared {
        if names.insert(parameter.place()) {
            parameters.extend(parameter.checked(&cursor, &mut scope, path));
        }
    }
    for name in path.iter().flat_map(Segment::parameters) {
        if !names.contains(&(true, name.to_owned())) {
            let message = format!("the path parameter {{{name}}} is not described by a parameter");
            operation.cursor().report(Code::InvalidValue, message);
        }
    }
    Some(parameters)
}

/// The locations and names of the parameters so far, of those that are wrong too.
type Names = BTreeSet<(bool, String)>;

/// A list must not have a parameter twice.
fn tell_repeated(list: &[(Cursor<'_, '_>, Written)]) {
    let mut names = Names::new();
    for (cursor, parameter) in list {
        if !names.insert(parameter.place()) {
            let message = format!("the parameter \"{}\" stands twice", parameter.name);
            cursor.report(Code::InvalidValue, message);
        }
    }
}

/// A list of parameters, each with its place; those that lack a name or a location are left out, which is told.
fn read<'s, 'd>(
    list: &Cursor<'s, 'd>,
    operation: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<(Cursor<'s, 'd>, Written)>> {
    let read = |cursor: Cursor<'s, 'd>| {
        if ignored(&cursor) {
            return None;
        }
        // The parameters of a path are read for each of its operations.
        let written = context
            .components
            .read_once(&cursor, || written(&cursor, operation, context))?;
        Some((cursor, written))
    };
    Some(
        list.list(Use::Router)?
            .into_iter()
            .filter_map(read)
            .collect(),
    )
}

/// Ignores a header that a parameter cannot describe.
fn ignored(cursor: &Cursor<'_, '_>) -> bool {
    let target = cursor.member("$ref").and_then(|it| it.peek_target());
    let written = target.as_ref().unwrap_or(cursor);
    let is_reserved = |name: &str| RESERVED_HEADERS.contains(&name.to_ascii_lowercase().as_str());
    if written.peek("in") != Some("header") || !written.peek("name").is_some_and(is_reserved) {
        return false;
    }
    if let Some(target) = &target {
        target.ignore(Rule::ReservedHeader);
    }
    cursor.ignore(Rule::ReservedHeader);
    true
}

/// A parameter as it is written.
#[derive(Clone)]
pub(super) struct Written {
    name: String,
    location: ParameterLocation,
    required: Option<bool>,
    schema: Option<Schema>,
    /// What it is that a parameter cannot be.
    unsupported: Option<&'static str>,
    is_nullable: bool,
    documentation: Documentation,
    origin: Origin,
}

fn written<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    operation: &str,
    context: &Context<'_, 's, 'd>,
) -> Option<Written> {
    let object = cursor.object(&vocabulary::PARAMETER, Use::Router)?;
    if let Some(reference) = object.get("$ref") {
        object.close();
        let target = reference.resolve()?;
        return context
            .components
            .read_once(&target, || written(&target, operation, context));
    }
    let mut documentation = documentation::of(&object, None);
    documentation.example = documentation::example(&object);
    let examples = documentation::examples(&object);
    documentation.notes.extend(examples);
    documentation.deprecated = documentation::deprecated(&object);
    let name = object
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
        Some(schema) => self::schema(&schema, (operation, name.unwrap_or_default()), context),
        None => {
            cursor.report(
                Code::Unsupported,
                "a parameter without a \"schema\" is not supported",
            );
            None
        }
    };
    object.close();
    let resolved = schema
        .as_ref()
        .and_then(|schema| context.schemas.resolve(&schema.kind));
    Some(Written {
        name: name?.to_owned(),
        location: location?,
        required,
        is_nullable: schema
            .as_ref()
            .is_some_and(|schema| context.schemas.is_nullable(schema)),
        unsupported: match resolved {
            Some(Kind::Object(_)) => Some("an object as a parameter is not supported"),
            Some(Kind::Array(_)) => Some("an array as a parameter is not supported"),
            _ => None,
        },
        schema,
        documentation,
        origin: origin(cursor),
    })
}

/// The schema of a parameter. An `enum` that is written anew with each operation is one type; one that says something
/// else under the same name is named after its operation too.
fn schema<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    (operation, name): (&str, &str),
    context: &Context<'_, 's, 'd>,
) -> Option<Schema> {
    if !cursor.has("enum") {
        return context.schemas.schema(cursor, name);
    }
    let said = format!("{name}: {}", cursor.node().to_json());
    if let Some(same) = context.components.enumerations.borrow().get(&said) {
        cursor.whole(Use::Type);
        let origin = origin(cursor);
        return Some(Schema {
            origin,
            ..same.clone()
        });
    }
    let inline_name = context
        .schemas
        .free_name(&[name.to_owned(), format!("{operation} {name}")]);
    let schema = context.schemas.schema(cursor, &inline_name)?;
    let mut known = context.components.enumerations.borrow_mut();
    known.insert(said, schema.clone());
    Some(schema)
}

impl Written {
    fn place(&self) -> (bool, String) {
        match self.location {
            ParameterLocation::Path => (true, self.name.clone()),
            // Header names have no case (RFC 9110, section 5.1).
            ParameterLocation::Header => (false, self.name.to_ascii_lowercase()),
        }
    }

    /// The parameter of an operation with this path.
    fn checked(
        self,
        cursor: &Cursor<'_, '_>,
        scope: &mut names::Scope,
        path: &[Segment],
    ) -> Option<Parameter> {
        let (required, schema) = (self.required?, self.schema?);
        if let Some(message) = self.unsupported {
            cursor.report(Code::Unsupported, message);
            return None;
        }
        if self.is_nullable {
            cursor.report(
                Code::Unsupported,
                "a parameter that may be null is not supported",
            );
            return None;
        }
        check_name(cursor, &self.name, self.location, required);
        let field_name = scope.claim(cursor, &self.name, names::field_name)?;
        let in_path = ir::place_of(path, &self.name).is_some();
        if self.location == ParameterLocation::Path && !in_path {
            let message = format!("the path has no {{{}}}", self.name);
            cursor.report(Code::InvalidValue, message);
        }
        Some(Parameter {
            origin: self.origin,
            wire_name: self.name,
            field_name,
            location: self.location,
            required,
            schema,
            documentation: self.documentation,
        })
    }
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

/// `style: simple` is what path and header parameters have anyway; `explode` means nothing for a value that is neither
/// list nor object.
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
    if let Some(explode) = object.get("explode") {
        let _ = explode.flag(Use::Router);
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
