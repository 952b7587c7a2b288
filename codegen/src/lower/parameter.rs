//! Parameter Objects: which an operation has, and what each is.

mod notation;

use std::collections::BTreeSet;

use super::components::Context;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{
    self, Documentation, Kind, Notation, Origin, Parameter, ParameterLocation, Schema, Segment,
};
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
        if !names.contains(&(ParameterLocation::Path, name.to_owned())) {
            let message = format!("the path parameter {{{name}}} is not described by a parameter");
            operation.cursor().report(Code::InvalidValue, message);
        }
    }
    Some(parameters)
}

/// The locations and names of the parameters so far, of those that are wrong too.
type Names = BTreeSet<(ParameterLocation, String)>;

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
    notation: Option<Notation>,
    required: Option<bool>,
    allow_empty: bool,
    allow_reserved: bool,
    schema: Option<Schema>,
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
    let required = required(&object, location);
    let flags = notation::Flags::read(&object, location);
    let written = match (object.get("schema"), object.get("content")) {
        (Some(schema), None) => {
            let schema = self::schema(&schema, (operation, name.unwrap_or_default()), context);
            let kind = schema.as_ref().and_then(|schema| match &schema.kind {
                Kind::Reference(_) => context.schemas.resolve(&schema.kind),
                kind => Some(kind.clone()),
            });
            let notation = notation::styled(&object, location, kind.as_ref());
            (schema, notation)
        }
        (None, Some(content)) => {
            notation::ignore_styles(&object);
            match notation::content(&content, &mut documentation) {
                Some((schema, notation)) => {
                    let named = (operation, name.unwrap_or_default());
                    (self::schema(&schema, named, context), Some(notation))
                }
                None => (None, None),
            }
        }
        (Some(_), Some(content)) => {
            let message = "a parameter has \"schema\" or \"content\", not both";
            content.report(Code::InvalidValue, message);
            (None, None)
        }
        (None, None) => {
            let message = "a parameter without a \"schema\" or \"content\" is not supported";
            cursor.report(Code::Unsupported, message);
            (None, None)
        }
    };
    let (schema, notation) = written;
    object.close();
    Some(Written {
        name: name?.to_owned(),
        location: location?,
        notation,
        required,
        allow_empty: flags.allow_empty,
        allow_reserved: flags.allow_reserved,
        schema,
        documentation,
        origin: origin(cursor),
    })
}

/// What has no name of its own in Rust, whatever it says.
const PLAIN: [&str; 4] = ["boolean", "integer", "number", "string"];

/// The schema of a parameter. What is written anew with each operation is one type; what says something else under the
/// same name is named after its operation too.
fn schema<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    (operation, name): (&str, &str),
    context: &Context<'_, 's, 'd>,
) -> Option<Schema> {
    let is_plain = cursor
        .peek("type")
        .is_some_and(|kind| PLAIN.contains(&kind));
    if cursor.has("$ref") || is_plain && !cursor.has("enum") {
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
    let long = format!("{operation} {name}");
    let inline_name = match cursor.has("enum") {
        true => context.schemas.free_name(&[name.to_owned(), long]),
        // Parts of it may need names too.
        false => long,
    };
    let schema = context.schemas.schema(cursor, &inline_name)?;
    let mut known = context.components.enumerations.borrow_mut();
    known.insert(said, schema.clone());
    Some(schema)
}

impl Written {
    fn place(&self) -> (ParameterLocation, String) {
        let name = match self.location {
            // Header names have no case (RFC 9110, section 5.1).
            ParameterLocation::Header => self.name.to_ascii_lowercase(),
            _ => self.name.clone(),
        };
        (self.location, name)
    }

    /// The parameter of an operation with this path.
    fn checked(
        self,
        cursor: &Cursor<'_, '_>,
        scope: &mut names::Scope,
        path: &[Segment],
    ) -> Option<Parameter> {
        let (required, schema, notation) = (self.required?, self.schema?, self.notation?);
        check_name(cursor, &self.name, self.location);
        let field_name = field_name(scope, &self.name, self.location);
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
            notation,
            required,
            allow_empty: self.allow_empty,
            allow_reserved: self.allow_reserved,
            schema,
            documentation: self.documentation,
        })
    }
}

/// The name in Rust: parameters of one name in several places are told apart by their places.
fn field_name(scope: &mut names::Scope, name: &str, location: ParameterLocation) -> String {
    let wanted = names::field_name(name);
    match scope.is_taken(&wanted) {
        true => scope.take(names::field_name(&format!("{name} {}", location.keyword()))),
        false => scope.take(wanted),
    }
}

fn location(cursor: &Cursor<'_, '_>) -> Option<ParameterLocation> {
    let text = cursor.text(Use::Router)?;
    let mut known = ParameterLocation::ALL.into_iter();
    let found = known.find(|location| location.keyword() == text);
    if found.is_none() {
        let message = format!("parameters in \"{text}\" do not exist");
        cursor.report_value(Code::InvalidValue, message);
    }
    found
}

/// `required`; a path parameter always is.
fn required(object: &Object<'_, '_>, location: Option<ParameterLocation>) -> Option<bool> {
    let is_in_path = location == Some(ParameterLocation::Path);
    let Some(cursor) = object.get("required") else {
        return Some(is_in_path);
    };
    let required = cursor.flag(Use::Check)?;
    if is_in_path && !required {
        cursor.ignore_instead(Rule::PathParameterRequired);
    }
    Some(required || is_in_path)
}

fn check_name(cursor: &Cursor<'_, '_>, name: &str, location: ParameterLocation) {
    // A `token` (RFC 9110, section 5.6.2), for cookies too (RFC 6265, section 4.1.1).
    let is_token = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
    let named = match location {
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::Path | ParameterLocation::Query => return,
    };
    if !is_token {
        let message = format!("\"{name}\" cannot be the name of a {named}");
        cursor.report(Code::InvalidValue, message);
    }
}
