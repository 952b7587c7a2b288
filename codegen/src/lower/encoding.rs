//! `encoding`: how the properties of a form are written.

use super::body::is_binary;
use super::components::Context;
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Encoding, Kind, MediaType, Part, Syntax};

/// What there is to know of the properties of a form beside their schemas.
pub(super) fn parts<'s, 'd>(
    media_type_object: &Object<'s, 'd>,
    media_type: &MediaType,
    type_name: Option<&str>,
    context: &Context<'_, 's, 'd>,
) -> Option<Vec<Part>> {
    let properties = type_name
        .map(|name| properties(name, media_type, context))
        .unwrap_or_default();
    let mut parts: Vec<Part> = properties
        .iter()
        .filter(|(_, is_file)| *is_file)
        .map(|(name, _)| Part {
            name: name.clone(),
            file: true,
            encoding: Encoding::Default,
            media_types: Vec::new(),
        })
        .collect();
    let Some(encoding) = media_type_object.get("encoding") else {
        return Some(parts);
    };
    let mut sound = true;
    for (name, cursor) in encoding.map(Use::Wire)? {
        if !properties.iter().any(|(property, _)| property == name) {
            cursor.ignore(Rule::EncodingOfNoProperty);
            continue;
        }
        let Some((encoding, media_types)) = self::encoding(&cursor, media_type) else {
            sound = false;
            continue;
        };
        match parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.media_types = media_types,
            None => parts.push(Part {
                name: name.to_owned(),
                // Bytes of a kind that is no text come as a file does.
                file: false,
                encoding,
                media_types,
            }),
        }
    }
    sound.then_some(parts)
}

/// The properties of a schema, and which of them are files.
fn properties(
    type_name: &str,
    media_type: &MediaType,
    context: &Context<'_, '_, '_>,
) -> Vec<(String, bool)> {
    let Some(Kind::Object(object)) = context
        .schemas
        .resolve(&Kind::Reference(type_name.to_owned()))
    else {
        return Vec::new();
    };
    let end = |kind: &Kind| match kind {
        Kind::Reference(_) => context.schemas.resolve(kind),
        kind => Some(kind.clone()),
    };
    let is_file = |kind: &Kind| match end(kind) {
        Some(Kind::Array(array)) => end(&array.items.kind).is_some_and(|kind| is_binary(&kind)),
        Some(kind) => is_binary(&kind),
        None => false,
    };
    let has_files = media_type.syntax == Syntax::Multipart;
    let properties = object.members.iter().map(|member| {
        let is_file = has_files && is_file(&member.schema.kind);
        (member.wire_name.clone(), is_file)
    });
    properties.collect()
}

fn encoding(cursor: &Cursor<'_, '_>, media_type: &MediaType) -> Option<(Encoding, Vec<String>)> {
    let object = cursor.object(&vocabulary::ENCODING, Use::Wire)?;
    let content_type = object
        .get("contentType")
        .and_then(|content_type| content_type.text(Use::Wire));
    let style = object.get("style");
    let explode = object.get("explode");
    if let Some(headers) = object.get("headers") {
        headers.ignore(Rule::HeaderOfPart);
    }
    if let Some(reserved) = object.get("allowReserved") {
        // What is sent without being encoded is read the same.
        let _ = reserved.flag(Use::Wire);
    }
    let is_styled = media_type.syntax == Syntax::Form;
    let mut encoding = Encoding::Default;
    let mut sound = true;
    if is_styled {
        let name = style.as_ref().map(|style| style.text(Use::Wire));
        let flag = explode.as_ref().and_then(|explode| explode.flag(Use::Wire));
        if style.is_some() || explode.is_some() {
            let name = name.flatten().unwrap_or("form");
            let known = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];
            if !known.contains(&name) {
                let message = format!("\"{name}\" is no style of a form");
                cursor.report(Code::InvalidValue, message);
                sound = false;
            }
            let explode = flag.unwrap_or(matches!(name, "form" | "deepObject"));
            encoding = Encoding::Styled(name.to_owned(), explode);
        }
    } else {
        for ignored in style.iter().chain(&explode) {
            ignored.ignore(Rule::StyleOfPart);
        }
    }
    object.close();
    let media_types: Vec<String> = content_type
        .into_iter()
        .flat_map(|text| text.split(','))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    if let ([one], Encoding::Default) = (media_types.as_slice(), &encoding) {
        let essence = one.split(';').next().unwrap_or_default().trim_end();
        let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
        let suffix = subtype
            .rsplit_once('+')
            .map_or(subtype, |(_, suffix)| suffix);
        encoding = match (suffix, essence.starts_with("text/")) {
            ("json", _) => Encoding::Json,
            ("xml", _) => Encoding::Xml,
            (_, true) => Encoding::Text,
            _ => Encoding::Default,
        };
    }
    sound.then_some((encoding, media_types))
}
