//! `content`: the media types of a body, each with its schema and what is said of it.

use super::components::Context;
use super::{documentation, encoding, origin};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::Cursor;
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Body, Content, Kind, MediaType, Part, StringFormat, Syntax};

/// Which way a body goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the service.
    Request,
    /// From the service.
    Response,
}

/// The body that `content` describes; none where it lists nothing. `inline_name` is what inline schemas are called after;
/// `notes` take what is said for people.
pub(super) fn body<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    way: Way,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
    notes: &mut Vec<String>,
) -> Option<Option<Body>> {
    let mut content: Vec<Content> = Vec::new();
    let mut sound = true;
    for (name, cursor) in cursor.extensible_map(Use::Router)? {
        let same = |earlier: &Content| earlier.media_type.name.eq_ignore_ascii_case(name);
        if content.iter().any(same) {
            // Media types have no case (RFC 9110, section 8.3.1).
            cursor.report(
                Code::InvalidValue,
                format!("the media type \"{name}\" stands twice"),
            );
            sound = false;
        }
        match media_type(name, &cursor, way, inline_name, context, notes) {
            Some(found) => content.push(found),
            None => sound = false,
        }
    }
    let is_empty = content.is_empty();
    sound.then_some((!is_empty).then_some(Body { content }))
}

/// What a schema is, as far as it decides how its values are written in media types that are not about values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// There is none, or it says nothing.
    Unsaid,
    /// `format: binary`.
    Binary,
    /// One text.
    Scalar,
    /// Arrays, objects, and what may be one.
    Structured,
}

fn media_type<'s, 'd>(
    name: &str,
    cursor: &Cursor<'s, 'd>,
    way: Way,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
    notes: &mut Vec<String>,
) -> Option<Content> {
    let object = cursor.object(&vocabulary::MEDIA_TYPE, Use::Router)?;
    if let Some(example) = object.get("example") {
        let example = example.whole(Use::Documentation);
        notes.push(format!("Example as `{name}`: `{example}`"));
    }
    notes.extend(documentation::examples(&object));
    let schema = object.get("schema");
    let (shape, mut type_name) = match &schema {
        Some(schema) => described(schema, inline_name, context, notes)?,
        None => (Shape::Unsaid, None),
    };
    let Some(media_type) = written(name, way, shape) else {
        // What is meant are bytes of some kind; no value can be written as they are.
        object.close();
        cursor.ignore_instead(Rule::MalformedMediaType);
        return Some(Content {
            origin: origin(cursor),
            media_type: octets(name, shape),
            type_name: None,
            parts: Vec::new(),
        });
    };
    if !is_written_in_utf8(&media_type) {
        let message = format!(
            "the media type \"{name}\" is not supported: text is read and written in UTF-8"
        );
        cursor.report(Code::Unsupported, message);
        object.close();
        return None;
    }
    let is_opaque = match media_type.syntax {
        Syntax::Bytes | Syntax::Stream => true,
        Syntax::Text => shape == Shape::Structured,
        _ => false,
    };
    if is_opaque && let Some(type_name) = type_name.take() {
        notes.push(format!(
            "`{name}` is written and read by the implementation; what is in it is a `{type_name}`."
        ));
    }
    let is_form = matches!(media_type.syntax, Syntax::Form | Syntax::Multipart);
    let parts: Option<Vec<Part>> = match is_form {
        true => encoding::parts(&object, &media_type, type_name.as_deref(), context),
        false => {
            if let Some(encoding) = object.get("encoding") {
                // It says nothing of what is no form (OpenAPI 3.0.4, section 4.7.14.1).
                encoding.ignore(Rule::EncodingOfNoForm);
            }
            Some(Vec::new())
        }
    };
    object.close();
    Some(Content {
        origin: origin(cursor),
        media_type,
        type_name,
        parts: parts?,
    })
}

/// What a schema is, and its name in Rust where it has one.
fn described<'s, 'd>(
    schema: &Cursor<'s, 'd>,
    inline_name: &str,
    context: &Context<'_, 's, 'd>,
    notes: &mut Vec<String>,
) -> Option<(Shape, Option<String>)> {
    let is_plain = |key: &&str| {
        let plain = [
            "type",
            "format",
            "title",
            "description",
            "example",
            "nullable",
        ];
        plain.contains(key) || key.starts_with("x-")
    };
    if !schema.has("$ref") && schema.keys().iter().all(is_plain) {
        let shape = match (schema.peek("type"), schema.peek("format")) {
            (Some("string") | None, Some("binary")) => Some(Shape::Binary),
            (None, None)
                if !schema.has("type") && matches!(schema.node().value, Value::Mapping(_)) =>
            {
                Some(Shape::Unsaid)
            }
            _ => None,
        };
        if let Some(shape) = shape {
            schema.whole(Use::Wire);
            return Some((shape, None));
        }
    }
    let (type_name, beside) = context.schemas.body(schema, inline_name)?;
    for text in [beside.title, beside.description].into_iter().flatten() {
        if !notes.contains(&text) {
            notes.push(text);
        }
    }
    let example = beside.example;
    notes.extend(example.map(|example| format!("Example: `{example}`")));
    let kind = context.schemas.resolve(&Kind::Reference(type_name.clone()));
    let shape = match kind {
        Some(kind) if is_binary(&kind) => Shape::Binary,
        Some(Kind::String(_) | Kind::Enumeration(_) | Kind::Number(_) | Kind::Boolean) => {
            Shape::Scalar
        }
        _ => Shape::Structured,
    };
    Some((shape, Some(type_name)))
}

/// Bytes of which no media type says more.
fn octets(name: &str, shape: Shape) -> MediaType {
    MediaType {
        name: name.to_owned(),
        wire_name: "application/octet-stream".to_owned(),
        syntax: bytes(shape),
    }
}

fn bytes(shape: Shape) -> Syntax {
    match shape {
        Shape::Binary => Syntax::Stream,
        _ => Syntax::Bytes,
    }
}

/// The media type, with how it is written; `None` when it is none. JSON and XML are written in UTF-8.
fn written(name: &str, way: Way, shape: Shape) -> Option<MediaType> {
    let lower = name.trim().to_ascii_lowercase();
    let essence = lower
        .split(';')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_owned();
    let media_type = |wire_name: &str, syntax| MediaType {
        name: name.to_owned(),
        wire_name: wire_name.to_owned(),
        syntax,
    };
    let bytes = bytes(shape);
    let (kind, subtype) = essence.split_once('/')?;
    let is_sound = match (kind, subtype.strip_prefix('*')) {
        ("*", rest) => rest == Some(""),
        (kind, Some(rest)) => is_token(kind) && (rest.is_empty() || is_token(rest)),
        (kind, None) => is_token(kind) && is_token(subtype),
    };
    if !is_sound {
        return None;
    }
    let suffix = subtype
        .rsplit_once('+')
        .map_or(subtype, |(_, suffix)| suffix);
    let is_range = subtype.starts_with('*');
    Some(match (kind, suffix) {
        (_, "json") if subtype.contains('+') || matches!(kind, "application" | "text") => {
            concrete(name, &essence, way, Syntax::Json)
        }
        (_, "xml")
            if shape != Shape::Binary
                && (subtype.contains('+') || matches!(kind, "application" | "text"))
                && !(kind == "image" && shape != Shape::Structured) =>
        {
            concrete(name, &essence, way, Syntax::Xml)
        }
        ("application", "x-www-form-urlencoded") if way == Way::Request => {
            media_type(name, Syntax::Form)
        }
        ("multipart", _) if way == Way::Request => media_type(name, Syntax::Multipart),
        ("*", _) | ("application", "*") if shape == Shape::Structured => {
            // A range of which the document describes values: JSON is what all of them are known to be written in.
            match way {
                Way::Request => media_type(name, Syntax::Json),
                Way::Response => media_type("application/json", Syntax::Json),
            }
        }
        ("*", _) if shape == Shape::Scalar => match way {
            Way::Request => media_type(name, Syntax::Text),
            Way::Response => media_type("text/plain", Syntax::Text),
        },
        // Some frameworks list it beside JSON, and write JSON in it.
        ("text", "plain") if shape == Shape::Structured => media_type(name, Syntax::Json),
        ("text", _) if shape == Shape::Binary => media_type(name, Syntax::Stream),
        ("text", _) if is_range && way == Way::Response => media_type("text/plain", Syntax::Text),
        ("text", _) => media_type(name, Syntax::Text),
        (
            "application",
            "javascript" | "yaml" | "x-yaml" | "x-ndjson" | "ndjson" | "jsonl" | "graphql",
        ) if shape != Shape::Binary => media_type(name, Syntax::Text),
        _ => media_type(name, bytes),
    })
}

/// Whether a media type is text in no other character set than the one that is written and read.
fn is_written_in_utf8(media_type: &MediaType) -> bool {
    let is_text = matches!(
        media_type.syntax,
        Syntax::Json | Syntax::Xml | Syntax::Text | Syntax::Form
    );
    let lower = media_type.name.to_ascii_lowercase();
    let mut charsets = lower
        .split(';')
        .filter_map(|parameter| parameter.trim().strip_prefix("charset="));
    !is_text || charsets.all(|charset| ["utf-8", "utf8"].contains(&charset.trim_matches('"')))
}

/// A name that stands for a range, as `application/*+json`, is written as its plainest member.
fn concrete(name: &str, essence: &str, way: Way, syntax: Syntax) -> MediaType {
    let plainest = match syntax {
        Syntax::Xml => "application/xml",
        _ => "application/json",
    };
    let is_range = essence.contains('*') && way == Way::Response;
    MediaType {
        name: name.to_owned(),
        wire_name: if is_range { plainest } else { name.trim() }.to_owned(),
        syntax,
    }
}

/// A `token` (RFC 9110, section 5.6.2), as far as media types have them.
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
}

/// Whether the values of a schema's kind are bytes.
pub(super) fn is_binary(kind: &Kind) -> bool {
    matches!(kind, Kind::String(string) if string.format == StringFormat::Binary)
}
