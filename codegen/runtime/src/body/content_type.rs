//! Which of the documented media types a body is in (RFC 9110, section 8.3).

use actix_web::http::header::{self, HeaderMap};
use mime::Mime;

use super::Content;
use crate::negotiate::{MediaType, Syntax};

/// The media type that a request states, as far as it concerns its body.
#[derive(Debug)]
pub(super) enum Stated {
    /// None.
    Nothing,
    /// This one.
    Type(Mime),
    /// Something that is none, or in an encoding that is not undone here.
    Unreadable,
}

pub(super) fn stated(headers: &HeaderMap) -> Stated {
    let is_encoded = headers
        .get_all(header::CONTENT_ENCODING)
        .any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
    let mut all = headers.get_all(header::CONTENT_TYPE);
    let first = all.next();
    if is_encoded || all.next().is_some() {
        return Stated::Unreadable;
    }
    let Some(first) = first else {
        return Stated::Nothing;
    };
    let parsed = first.to_str().ok().and_then(|text| text.parse().ok());
    parsed.map_or(Stated::Unreadable, Stated::Type)
}

/// The content that a body of this media type is: the most specific that matches, the first of several.
pub(super) fn find(
    content: &'static [Content],
    stated: &Mime,
) -> Option<(usize, &'static Content)> {
    let mut best: Option<(Match, usize, &'static Content)> = None;
    for (index, content) in content.iter().enumerate() {
        let Some(matched) = matched(content.media_type.name, stated) else {
            continue;
        };
        if best.is_none_or(|(best, ..)| matched > best) {
            best = Some((matched, index, content));
        }
    }
    let (_, index, content) = best?;
    is_readable(&content.media_type, stated).then_some((index, content))
}

/// How well a documented media type matches: the type, the subtype, the parameters.
type Match = (u8, usize);

fn matched(documented: &str, stated: &Mime) -> Option<Match> {
    let mut parts = documented.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let exactness = essence_matched(essence, stated)?;
    // Parameters of the document tell variants of one type apart; they do not have to be sent.
    let agreeing = parts.filter(|parameter| {
        let Some((name, value)) = parameter.split_once('=') else {
            return false;
        };
        let sent = stated.get_param(name.trim());
        sent.is_some_and(|sent| {
            sent.as_str()
                .eq_ignore_ascii_case(value.trim().trim_matches('"'))
        })
    });
    Some((exactness, agreeing.count()))
}

/// Whether `essence`, which may be a range, takes in the type: how exactly.
pub(super) fn essence_matched(essence: &str, stated: &Mime) -> Option<u8> {
    let stated = stated.essence_str();
    if essence.eq_ignore_ascii_case(stated) {
        return Some(4);
    }
    let (kind, subtype) = stated.split_once('/')?;
    let (documented_kind, documented_subtype) = essence.split_once('/').unwrap_or((essence, "*"));
    if documented_kind == "*" {
        return (documented_subtype == "*").then_some(1);
    }
    if !documented_kind.eq_ignore_ascii_case(kind) {
        return None;
    }
    if documented_subtype == "*" {
        return Some(2);
    }
    let suffix = documented_subtype.strip_prefix('*')?;
    let start = subtype.len().checked_sub(suffix.len())?;
    let ends = subtype.get(start..)?.eq_ignore_ascii_case(suffix);
    (start > 0 && ends).then_some(3)
}

/// Whether what is sent can be read: text in other character sets cannot, and a range says nothing of the syntax.
fn is_readable(documented: &MediaType, stated: &Mime) -> bool {
    let is_text = !matches!(documented.syntax, Syntax::Bytes | Syntax::Multipart);
    let charset = stated.get_param(mime::CHARSET);
    let is_known = charset.is_none_or(|charset| {
        let charset = charset.as_str();
        ["utf-8", "utf8", "us-ascii"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(charset))
    });
    if is_text && !is_known {
        return false;
    }
    let is_range = documented.name.contains('*');
    match documented.syntax {
        Syntax::Json | Syntax::Xml if is_range => {
            Syntax::of_type(stated) == Some(documented.syntax)
        }
        _ => true,
    }
}
