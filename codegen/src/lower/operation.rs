//! Paths, Path Item and Operation Objects.

use super::components::Context;
use super::{documentation, origin, parameter, response};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Method, Operation, Segment};
use crate::names;

/// Names that the generated trait has for itself.
pub(super) const TRAIT_NAMES: [&str; 3] = ["begin", "error", "finish"];

/// What actix's router takes of one path.
const MOST_PARAMETERS: usize = 16;

/// The names of all operations: items of the trait share one namespace, types another.
#[derive(Default)]
struct Scopes {
    items: names::Scope,
    types: names::Scope,
}

impl Scopes {
    /// The names of an operation as a function and as the beginning of types.
    fn claim(&mut self, cursor: &Cursor<'_, '_>, written: &str) -> Option<(String, String)> {
        let function = self.items.claim(cursor, written, names::field_name)?;
        let (check, constant) = (
            names::check_name(&function),
            names::constant_name(&function),
        );
        self.items.claim(cursor, written, |_| Some(check.clone()))?;
        self.items
            .claim(cursor, written, |_| names::identifier(&constant))?;
        let type_name = self.types.claim(cursor, written, names::type_name)?;
        Some((function, type_name))
    }
}

pub(super) fn operations<'s, 'd>(
    document: &Object<'s, 'd>,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<Operation>> {
    let paths = document.required("paths")?;
    let mut scopes = Scopes::default();
    let mut operations: Vec<Operation> = Vec::new();
    let mut sound = true;
    for (template, cursor) in paths.extensible_map(Use::Router)? {
        let Some(path) = path(template, &cursor) else {
            sound = false;
            continue;
        };
        if operations
            .iter()
            .any(|earlier| same_shape(&earlier.path, &path))
        {
            let message =
                "two paths that differ only in the names of their parameters are not supported";
            cursor.report(Code::Unsupported, message);
            sound = false;
        }
        let Some(item) = cursor.object(&vocabulary::PATH_ITEM, Use::Router) else {
            sound = false;
            continue;
        };
        let notes = documentation::of(&item, Some("summary"));
        let shared = item.get("parameters");
        if let Some(shared) = &shared
            && !Method::ALL.iter().any(|method| item.has(method.keyword()))
        {
            let message = "parameters of a path without operations are not supported";
            shared.report(Code::Unsupported, message);
        }
        for method in Method::ALL {
            if let Some(cursor) = item.get(method.keyword()) {
                match operation(
                    &cursor,
                    method,
                    &path,
                    shared.as_ref(),
                    context,
                    &mut scopes,
                ) {
                    Some(mut operation) => {
                        let texts = [notes.title.clone(), notes.description.clone()];
                        operation
                            .documentation
                            .notes
                            .extend(texts.into_iter().flatten());
                        operations.push(operation);
                    }
                    None => sound = false,
                }
            }
        }
        item.close();
    }
    if operations.is_empty() && sound {
        paths.report(
            Code::Unsupported,
            "a document without operations is not supported",
        );
        return None;
    }
    sound.then_some(operations)
}

fn operation<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    method: Method,
    path: &[Segment],
    shared: Option<&Cursor<'s, 'd>>,
    context: &Context<'_, 's, 'd>,
    scopes: &mut Scopes,
) -> Option<Operation> {
    let object = cursor.object(&vocabulary::OPERATION, Use::Router)?;
    let mut documentation = documentation::of(&object, Some("summary"));
    documentation.deprecated = documentation::deprecated(&object);
    documentation.notes.extend(tags(&object));
    documentation.notes.extend(documentation::external(&object));
    let id = object.get("operationId");
    let operation_id = match &id {
        Some(id) => id.text(Use::Type),
        None => {
            cursor.report(
                Code::Unsupported,
                "an operation without an \"operationId\" is not supported",
            );
            None
        }
    };
    let inline_name = operation_id.unwrap_or_default();
    let parameters = parameter::parameters(&object, inline_name, shared, path, context);
    let responses = response::responses(&object, inline_name, context);
    let security = context.requirements.of_operation(&object);
    object.close();

    let (id, operation_id) = (id?, operation_id?);
    let (function_name, type_name) = scopes.claim(&id, operation_id)?;
    if TRAIT_NAMES.contains(&function_name.as_str()) {
        let message =
            format!("an operation cannot be named \"{function_name}\": the generated trait has it");
        id.report(Code::NameCollision, message);
    }
    Some(Operation {
        origin: origin(cursor),
        operation_id: operation_id.to_owned(),
        function_name,
        type_name,
        method,
        path: path.to_vec(),
        documentation,
        parameters: parameters?,
        responses: responses?,
        security: security?,
    })
}

fn tags(object: &Object<'_, '_>) -> Option<String> {
    let tags = object.get("tags")?.list(Use::Documentation)?;
    let tags: Vec<_> = tags
        .iter()
        .filter_map(|tag| tag.words(Use::Documentation))
        .collect();
    Some(format!("Tags: {}", tags.join(", ")))
}

/// `/a/{b}` to its segments.
fn path(template: &str, cursor: &Cursor<'_, '_>) -> Option<Vec<Segment>> {
    let Some(rest) = template.strip_prefix('/') else {
        cursor.report(
            Code::InvalidValue,
            format!("the path \"{template}\" does not begin with a slash"),
        );
        return None;
    };
    let segments: Option<Vec<_>> = rest.split('/').map(segment).collect();
    // An empty segment may only end a path.
    let segments = segments.filter(|_| !rest.starts_with('/') && !rest.contains("//"));
    let Some(segments) = segments else {
        let message = format!(
            "the path \"{template}\" is not supported: a segment is plain text or one {{parameter}}"
        );
        cursor.report(Code::Unsupported, message);
        return None;
    };
    let parameters = segments
        .iter()
        .filter(|segment| matches!(segment, Segment::Parameter(_)));
    if parameters.count() > MOST_PARAMETERS {
        let message = format!("more than {MOST_PARAMETERS} parameters in a path are not supported");
        cursor.report(Code::Unsupported, message);
        return None;
    }
    for (index, segment) in segments.iter().enumerate() {
        if let Segment::Parameter(name) = segment
            && segments
                .iter()
                .skip(index + 1)
                .any(|later| later == segment)
        {
            cursor.report(
                Code::InvalidValue,
                format!("{{{name}}} stands twice in the path"),
            );
            return None;
        }
    }
    Some(segments)
}

fn segment(text: &str) -> Option<Segment> {
    if let Some(name) = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
    {
        let sound = !name.is_empty() && !name.contains(['{', '}']);
        return sound.then(|| Segment::Parameter(name.to_owned()));
    }
    // What stands unencoded in a URL, but `*`: to actix's router it is the tail of a path.
    let plain = |character: char| {
        character.is_ascii_alphanumeric() || "-._~!$&'()+,;=:@".contains(character)
    };
    text.chars()
        .all(plain)
        .then(|| Segment::Fixed(text.to_owned()))
}

/// Whether two paths match the same URLs.
fn same_shape(a: &[Segment], b: &[Segment]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (Segment::Fixed(a), Segment::Fixed(b)) => a == b,
            (Segment::Parameter(_), Segment::Parameter(_)) => true,
            _ => false,
        })
}
