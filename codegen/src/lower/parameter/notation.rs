//! How a parameter is written: `style` and `explode`, or `content`.

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Documentation, Kind, Notation, ParameterLocation, Style};
use crate::lower::documentation;

/// What is said beside the style.
pub(super) struct Flags {
    pub(super) allow_empty: bool,
    pub(super) allow_reserved: bool,
}

impl Flags {
    /// Both are for queries alone.
    pub(super) fn read(object: &Object<'_, '_>, location: Option<ParameterLocation>) -> Self {
        let is_in_query = location == Some(ParameterLocation::Query);
        let flag = |keyword| {
            let Some(cursor) = object.get(keyword) else {
                return false;
            };
            let flag = cursor.flag(Use::Wire) == Some(true);
            if flag && !is_in_query {
                cursor.ignore_instead(Rule::InapplicableStyle);
            }
            flag && is_in_query
        };
        Self {
            allow_empty: flag("allowEmptyValue"),
            allow_reserved: flag("allowReserved"),
        }
    }
}

/// `style` and `explode` of a parameter of this kind, which is `None` when it is not known. Where the table of styles
/// has no such row, and the kind leaves no doubt, the closest row is meant.
pub(super) fn styled(
    object: &Object<'_, '_>,
    location: Option<ParameterLocation>,
    kind: Option<&Kind>,
) -> Option<Notation> {
    let location = location?;
    let is_single = matches!(
        kind,
        Some(Kind::String(_) | Kind::Enumeration(_) | Kind::Boolean | Kind::Number(_))
    );
    let written = object.get("style");
    let mut style = location.default_style();
    if let Some(cursor) = &written {
        let text = cursor.text(Use::Wire)?;
        let known = location
            .styles()
            .iter()
            .find(|style| style.keyword() == text);
        match known {
            Some(Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject) if is_single => {
                cursor.ignore_instead(Rule::InapplicableStyle);
            }
            Some(known) => style = *known,
            None if is_single => cursor.ignore_instead(Rule::InapplicableStyle),
            None => {
                let noun = location.noun();
                let message = format!("a {noun} cannot have the style \"{text}\"");
                cursor.report_value(Code::InvalidValue, message);
                return None;
            }
        }
    }
    let explode = object.get("explode");
    let stated = match &explode {
        Some(cursor) => Some(cursor.flag(Use::Wire)?),
        None => None,
    };
    let ignore = |cursor: &Option<Cursor<'_, '_>>| {
        if let Some(cursor) = cursor {
            cursor.ignore_instead(Rule::InapplicableStyle);
        }
    };
    let (style, explode) = match (style, stated) {
        (Style::SpaceDelimited | Style::PipeDelimited, Some(true)) => {
            ignore(&written);
            (Style::Form, true)
        }
        (Style::DeepObject, stated) => {
            if stated == Some(false) {
                ignore(&explode);
            }
            (Style::DeepObject, true)
        }
        // One value is written in one way, but in a matrix or a form.
        (style, stated) => (style, stated.unwrap_or_else(|| style.default_explode())),
    };
    Some(Notation::Styled { style, explode })
}

/// `style` and `explode` beside `content` mean nothing.
pub(super) fn ignore_styles(object: &Object<'_, '_>) {
    for cursor in [object.get("style"), object.get("explode")]
        .into_iter()
        .flatten()
    {
        cursor.ignore(Rule::InapplicableStyle);
    }
}

/// `content`: the schema of its one media type, and how that is written.
pub(super) fn content<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    documentation: &mut Documentation,
) -> Option<(Cursor<'s, 'd>, Notation)> {
    let media_types = cursor.map(Use::Wire)?;
    let [(name, media_type)] = media_types.as_slice() else {
        let message = "the \"content\" of a parameter must have exactly one media type";
        cursor.report(Code::InvalidValue, message);
        return None;
    };
    let notation = media_type_notation(name);
    if notation.is_none() {
        let message = format!("the media type \"{name}\" is not supported in a parameter");
        media_type.report(Code::Unsupported, message);
    }
    let object = media_type.object(&vocabulary::MEDIA_TYPE, Use::Wire)?;
    if documentation.example.is_none() {
        documentation.example = documentation::example(&object);
    }
    let examples = documentation::examples(&object);
    documentation.notes.extend(examples);
    let schema = object.get("schema");
    if schema.is_none() {
        let message = "a media type without a \"schema\" is not supported";
        media_type.report(Code::Unsupported, message);
    }
    object.close();
    Some((schema?, notation?))
}

/// JSON by its subtype or suffix (RFC 6838, section 4.2.8), or plain text.
fn media_type_notation(name: &str) -> Option<Notation> {
    let lower = name.to_ascii_lowercase();
    let essence = lower
        .split_once(';')
        .map_or(&*lower, |(essence, _)| essence);
    let (kind, subtype) = essence.trim_end().split_once('/')?;
    let suffix = subtype
        .rsplit_once('+')
        .map_or(subtype, |(_, suffix)| suffix);
    match (kind, suffix) {
        (_, "json") => Some(Notation::Json),
        ("text", "plain") => Some(Notation::Text),
        _ => None,
    }
}
