//! Paths, Path Item and Operation Objects.

use super::components::Context;
use super::path::{self, Path};
use super::{documentation, origin, parameter, request, response, server};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Edition, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Documentation, Method, Operation, same_shape, template};
use crate::names;

/// Names that the generated trait has for itself.
pub(super) const TRAIT_NAMES: [&str; 3] = ["begin", "error", "finish"];

/// The names of all operations: items of the trait share one namespace, types another.
struct Scopes {
    items: names::Scope,
    types: names::Scope,
}

impl Scopes {
    /// The names of an operation as a function and as the beginning of types.
    fn take(&mut self, written: &str) -> (String, String) {
        let beside =
            |function: &str| vec![names::check_name(function), names::constant_name(function)];
        let function = names::field_name(written);
        (
            self.items.take_with(function, beside),
            self.types.take(names::type_name(written)),
        )
    }
}

/// What is read of all paths.
struct Reading<'c, 's, 'd> {
    context: &'c Context<'c, 's, 'd>,
    scopes: Scopes,
    operations: Vec<Operation>,
    sound: bool,
}

pub(super) fn operations<'s, 'd>(
    document: &Object<'s, 'd>,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<Operation>> {
    let without = "a document without operations is not supported";
    let paths = match document.cursor().edition() {
        Edition::V3_0 => document.required("paths")?,
        Edition::V3_1 => document.get("paths").or_else(|| {
            document.cursor().report(Code::Unsupported, without);
            None
        })?,
    };
    let mut reading = Reading {
        context,
        scopes: Scopes {
            items: names::Scope::reserving(&TRAIT_NAMES),
            types: names::Scope::default(),
        },
        operations: Vec::new(),
        sound: true,
    };
    // The members of an object have no order: the same document in another one gives the same code.
    let mut templates = paths.extensible_map(Use::Router)?;
    templates.sort_by_key(|(template, _)| *template);
    for (template, cursor) in templates {
        match path::read(template, &cursor) {
            Some(path) => reading.item(&cursor, &path),
            None => reading.sound = false,
        }
    }
    if reading.operations.is_empty() && reading.sound {
        paths.report(Code::Unsupported, without);
        return None;
    }
    reading.sound.then_some(reading.operations)
}

/// What a Path Item Object says for all its operations.
struct Shared<'s, 'd> {
    notes: Documentation,
    parameters: Option<Cursor<'s, 'd>>,
    base_paths: Option<Vec<String>>,
}

impl<'s, 'd> Reading<'_, 's, 'd> {
    /// A Path Item Object, with the one that it refers to where it does.
    fn item(&mut self, cursor: &Cursor<'s, 'd>, path: &Path) {
        let Some(item) = cursor.object(&vocabulary::PATH_ITEM, Use::Router) else {
            self.sound = false;
            return;
        };
        let reference = item.get("$ref");
        let Ok(base_paths) = server::own(&item) else {
            self.sound = false;
            return;
        };
        let shared = Shared {
            notes: documentation::of(&item, Some("summary")),
            parameters: item.said("parameters"),
            base_paths,
        };
        if let Some(parameters) = &shared.parameters
            && !Method::ALL.iter().any(|method| item.has(method.keyword()))
        {
            parameters.ignore(Rule::PathWithoutOperations);
        }
        for method in Method::ALL {
            if let Some(cursor) = item.get(method.keyword()) {
                self.operation(&cursor, method, path, &shared);
            }
        }
        item.close();
        if let Some(reference) = reference {
            match reference.resolve() {
                Some(target) => self.item(&target, path),
                None => self.sound = false,
            }
        }
    }

    fn operation(
        &mut self,
        cursor: &Cursor<'s, 'd>,
        method: Method,
        path: &Path,
        shared: &Shared<'s, 'd>,
    ) {
        let is_same = |earlier: &&Operation| {
            earlier.method == method
                && earlier.query == path.query
                && same_shape(&earlier.path, &path.segments)
        };
        if let Some(earlier) = self.operations.iter().find(is_same) {
            let message = format!(
                "this answers the same requests as #{}, which differs in the names of parameters at most",
                earlier.origin.pointer
            );
            cursor.report(Code::InvalidValue, message);
            self.sound = false;
        }
        let read = operation(cursor, method, path, shared, self.context, &mut self.scopes);
        match read {
            Some(operation) => self.operations.push(operation),
            None => self.sound = false,
        }
    }
}

fn operation<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    method: Method,
    path: &Path,
    shared: &Shared<'s, 'd>,
    context: &Context<'_, 's, 'd>,
    scopes: &mut Scopes,
) -> Option<Operation> {
    let object = cursor.object(&vocabulary::OPERATION, Use::Router)?;
    let mut documentation = documentation::of(&object, Some("summary"));
    documentation.deprecated = documentation::deprecated(&object);
    documentation.notes.extend(tags(&object));
    documentation.notes.extend(documentation::external(&object));
    let notes = [&shared.notes.title, &shared.notes.description];
    let notes = notes.into_iter().flatten().cloned();
    documentation.notes.extend(notes);
    if let Some(callbacks) = object.get("callbacks") {
        callbacks.ignore(Rule::Callback);
    }
    let written = object.words("operationId", Use::Type);
    let written = written.filter(|written| !written.is_empty());
    let operation_id = match written {
        Some(written) => written.to_owned(),
        None => unnamed(method, path),
    };
    let base_paths = server::own(&object);
    let parameters = parameter::parameters(
        &object,
        &operation_id,
        shared.parameters.as_ref(),
        &path.segments,
        context,
    );
    let request_body = request::request_body(&object, &operation_id, context);
    let responses = response::responses(&object, &operation_id, context);
    let security = context.requirements.of_operation(&object);
    object.close();

    let (function_name, type_name) = scopes.take(&operation_id);
    Some(Operation {
        origin: origin(cursor),
        operation_id,
        function_name,
        type_name,
        method,
        path: path.segments.clone(),
        query: path.query.clone(),
        base_paths: base_paths.ok()?.or_else(|| shared.base_paths.clone()),
        documentation,
        parameters: parameters?,
        request_body: request_body?,
        responses: responses?,
        security: security?,
    })
}

/// What an operation without an `operationId` is called: its method and path.
fn unnamed(method: Method, path: &Path) -> String {
    let mut name = format!("{} {}", method.keyword(), template(&path.segments));
    for (key, value) in &path.query {
        name.push_str(&format!(" {key} {value}"));
    }
    name
}

fn tags(object: &Object<'_, '_>) -> Option<String> {
    let cursor = object.said("tags")?;
    let tags = match cursor.node().words() {
        Some(_) => vec![cursor],
        None => cursor.list(Use::Documentation)?,
    };
    let tags: Vec<_> = tags.iter().filter_map(documentation::tag).collect();
    (!tags.is_empty()).then(|| format!("Tags: {}", tags.join(", ")))
}
