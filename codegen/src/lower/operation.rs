//! Paths, Path Item and Operation Objects.

use super::schema::Schemas;
use super::security::Requirements;
use super::{documentation, origin, parameter, response};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Method, Operation, Segment};
use crate::names;

/// Names that the generated trait has for itself.
const TRAIT_NAMES: [&str; 3] = ["begin", "error", "finish"];

pub(super) fn operations(
    document: &Object<'_, '_>,
    schemas: &Schemas,
    requirements: &Requirements,
) -> Option<Vec<Operation>> {
    let paths = document.required("paths")?;
    let mut scope = names::Scope::default();
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
        for method in Method::ALL {
            if let Some(cursor) = item.get(method.keyword()) {
                match operation(&cursor, method, &path, schemas, requirements, &mut scope) {
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

fn operation(
    cursor: &Cursor<'_, '_>,
    method: Method,
    path: &[Segment],
    schemas: &Schemas,
    requirements: &Requirements,
    scope: &mut names::Scope,
) -> Option<Operation> {
    let object = cursor.object(&vocabulary::OPERATION, Use::Router)?;
    let mut documentation = documentation::of(&object, Some("summary"));
    documentation.notes.extend(tags(&object));
    documentation.notes.extend(documentation::external(&object));
    let operation_id = match object.get("operationId") {
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
    let parameters = parameter::parameters(&object, path, schemas);
    let responses = response::responses(&object, inline_name, schemas);
    let security = requirements.of_operation(&object);
    object.close();

    let operation_id = operation_id?;
    let function_name = scope.claim(cursor, operation_id, names::field_name)?;
    if TRAIT_NAMES.contains(&function_name.as_str()) {
        let message =
            format!("an operation cannot be named \"{function_name}\": the generated trait has it");
        cursor.report(Code::NameCollision, message);
    }
    let type_name = names::type_name(operation_id);
    if type_name.is_none() {
        let message = format!("\"{operation_id}\" cannot be made a Rust name");
        cursor.report(Code::UnusableName, message);
    }
    Some(Operation {
        origin: origin(cursor),
        operation_id: operation_id.to_owned(),
        function_name,
        type_name: type_name?,
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
        .filter_map(|tag| tag.text(Use::Documentation))
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
    let Some(segments) = segments else {
        let message = format!(
            "the path \"{template}\" is not supported: a segment is plain text or one {{parameter}}"
        );
        cursor.report(Code::Unsupported, message);
        return None;
    };
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
    let plain = |character: char| {
        character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(character)
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
