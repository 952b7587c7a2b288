//! The texts of a request that parameters are read from, none of them decoded yet.

use std::borrow::Cow;

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use percent_encoding::percent_decode_str;

use crate::template::Part;
use crate::violation::Rule;

/// How a text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Not at all: in headers, percent signs are percent signs.
    Plain,
    /// By percent signs.
    Percent,
    /// By percent signs, with `+` for a space as forms have it.
    Form,
}

impl Encoding {
    /// The text that is meant.
    pub(super) fn decode(self, raw: &str) -> Result<Cow<'_, str>, Rule> {
        if self == Self::Plain {
            return Ok(Cow::Borrowed(raw));
        }
        let decoded = match self == Self::Form && raw.contains('+') {
            true => Cow::Owned(percent_decode_str(&raw.replace('+', " ")).collect()),
            false => Cow::from(percent_decode_str(raw)),
        };
        match decoded {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes)
                .map(Cow::Borrowed)
                .map_err(|_| Rule::Text),
            Cow::Owned(bytes) => String::from_utf8(bytes)
                .map(Cow::Owned)
                .map_err(|_| Rule::Text),
        }
    }
}

/// A name with its value, as queries and cookies have them.
#[derive(Clone, Debug)]
pub(super) struct Pair<'r> {
    /// The name, decoded.
    pub(super) name: Cow<'r, str>,
    /// The value as it was sent; `None` when it is not UTF-8.
    pub(super) value: Option<&'r str>,
}

/// The text of a path parameter as it was sent: the `part` of the path.
///
/// What actix captures has been decoded by halves, and what is not UTF-8 replaced.
#[must_use]
pub fn raw_path_value(request: &HttpRequest, part: Part) -> Option<&str> {
    part.of(request.uri().path())
}

/// The parameters of the query, in their order. What has a name that is not UTF-8 is none that a document describes.
pub(super) fn query(request: &HttpRequest) -> Vec<Pair<'_>> {
    let parts = request.query_string().split('&');
    let pair = |part| pair(part, Encoding::Form);
    parts
        .filter(|part| !part.is_empty())
        .filter_map(pair)
        .collect()
}

fn pair(part: &str, encoding: Encoding) -> Option<Pair<'_>> {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    Some(Pair {
        name: encoding.decode(name).ok()?,
        value: Some(value),
    })
}

/// The cookies, in their order (RFC 6265, section 4.2.1): HTTP/2 may send them in several fields.
pub(super) fn cookies(request: &HttpRequest) -> Vec<Pair<'_>> {
    let fields = request.headers().get_all(header::COOKIE);
    fields.flat_map(cookies_of).collect()
}

fn cookies_of(field: &HeaderValue) -> impl Iterator<Item = Pair<'_>> {
    let cookies = field.as_bytes().split(|byte| *byte == b';');
    cookies.filter_map(|cookie| {
        let end = cookie.iter().position(|byte| *byte == b'=')?;
        let (name, value) = cookie.split_at_checked(end)?;
        let name = std::str::from_utf8(name).ok()?.trim_matches(SPACE);
        let value = std::str::from_utf8(value.get(1..)?).ok();
        Some(Pair {
            name: Encoding::Percent.decode(name).ok()?,
            value: value.map(|value| unquoted(value.trim_matches(SPACE))),
        })
    })
}

/// A cookie's value may stand in quotes that are no part of it.
fn unquoted(value: &str) -> &str {
    let inner = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(value)
}

/// Pairs of cookies whose values hold further pairs, as an exploded form without separators of its own gives.
pub(super) fn exploded<'r>(cookies: &[Pair<'r>]) -> Vec<Pair<'r>> {
    let mut all = Vec::new();
    for cookie in cookies {
        let mut values = cookie.value.map(|value| value.split('&'));
        let first = values.as_mut().and_then(Iterator::next);
        all.push(Pair {
            name: cookie.name.clone(),
            value: first,
        });
        let further = values.into_iter().flatten();
        all.extend(further.filter_map(|part| pair(part, Encoding::Percent)));
    }
    all
}

/// Optional white space (RFC 9110, section 5.6.3).
pub(super) const SPACE: [char; 2] = [' ', '\t'];

/// The lines of a header that is a list, as one (RFC 9110, section 5.3); `None` when it is absent.
pub(super) fn joined_header<'r>(
    headers: &'r HeaderMap,
    name: &str,
) -> Result<Option<Cow<'r, str>>, Rule> {
    let lines = headers.get_all(name);
    let texts: Result<Vec<_>, _> = lines
        .map(|line| std::str::from_utf8(line.as_bytes()))
        .collect();
    let texts = texts.map_err(|_| Rule::Text)?;
    Ok(match texts.as_slice() {
        [] => None,
        [one] => Some(Cow::Borrowed(one.trim_matches(SPACE))),
        several => Some(Cow::Owned(several.join(","))),
    })
}
