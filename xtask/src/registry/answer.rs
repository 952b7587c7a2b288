//! What an answer means when it is not simply what was asked for.

use std::error::Error;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::{self, HeaderMap};

use super::error::{RegistryError, plain};
use super::retry as again;

/// A failed attempt.
pub(super) struct Failure {
    pub(super) error: RegistryError,
    /// Whether another attempt may do better.
    pub(super) passing: bool,
    /// What `Retry-After` asks for, and the status that it came with.
    pub(super) wait: Option<(Duration, u16)>,
}

impl From<RegistryError> for Failure {
    fn from(error: RegistryError) -> Self {
        Self {
            error,
            passing: false,
            wait: None,
        }
    }
}

/// A failure that another attempt may not meet.
pub(super) fn passing(error: RegistryError) -> Failure {
    Failure {
        passing: true,
        ..error.into()
    }
}

/// What a status other than 200 means.
pub(super) fn refusal(
    what: &'static str,
    status: StatusCode,
    headers: &HeaderMap,
    attempts: u32,
    address: String,
    message: String,
) -> Failure {
    let number = status.as_u16();
    let error = match number {
        404 => RegistryError::Unknown {
            what,
            address,
            message,
        },
        401 | 403 => RegistryError::Refused {
            what,
            status: number,
            message,
        },
        429 => RegistryError::TooManyRequests { what, attempts },
        500.. => RegistryError::Failing {
            what,
            status: number,
            attempts,
            message,
        },
        _ => RegistryError::Status {
            what,
            status: number,
            message,
        },
    };
    let wait = text(headers, header::RETRY_AFTER)
        .and_then(|header| again::after(&header, Timestamp::now()));
    Failure {
        error,
        passing: number == 429 || number >= 500,
        wait: wait.map(|wait| (wait, number)),
    }
}

/// The registry's own words for an error: `{"code":404,"message":"Unknown API org/api:1.2.3"}`.
pub(super) fn message(body: Option<&[u8]>) -> String {
    let body = body.and_then(|body| serde_json::from_slice::<serde_json::Value>(body).ok());
    let message = body.as_ref().and_then(|body| body.get("message")?.as_str());
    message.map_or_else(|| "it does not say why".to_owned(), plain)
}

pub(super) fn check_content_type(
    what: &'static str,
    expected: &'static [&'static str],
    headers: &HeaderMap,
) -> Result<(), RegistryError> {
    let found = text(headers, header::CONTENT_TYPE).unwrap_or_default();
    let essence = found
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if matches!(essence.as_str(), "text/html" | "application/xhtml+xml") {
        return Err(RegistryError::Html { what });
    }
    if expected.contains(&essence.as_str()) {
        return Ok(());
    }
    Err(RegistryError::ContentType {
        what,
        found: plain(&found),
        expected: expected.first().copied().unwrap_or_default(),
    })
}

/// Nothing that is encoded is asked for.
pub(super) fn check_content_encoding(
    what: &'static str,
    headers: &HeaderMap,
) -> Result<(), RegistryError> {
    match headers.get(header::CONTENT_ENCODING) {
        Some(found) if !found.as_bytes().eq_ignore_ascii_case(b"identity") => {
            Err(RegistryError::ContentEncoding {
                what,
                found: plain(&String::from_utf8_lossy(found.as_bytes())),
            })
        }
        _ => Ok(()),
    }
}

/// A page that does not admit to be one. YAML and JSON do not begin with a tag, a declaration or a comment of markup.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let start = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(bytes)
        .trim_ascii_start();
    match start {
        [b'<', next, ..] => matches!(next, b'!' | b'?' | b'a'..=b'z' | b'A'..=b'Z'),
        _ => false,
    }
}

/// The entity tag, when it is one: anything else could not be sent back.
pub(super) fn entity_tag(headers: &HeaderMap) -> Option<String> {
    text(headers, header::ETAG).filter(|tag| is_entity_tag(tag))
}

/// RFC 9110, 8.8.3.
pub(crate) fn is_entity_tag(tag: &str) -> bool {
    let quoted = tag.strip_prefix("W/").unwrap_or(tag);
    let opaque = quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    opaque.is_some_and(|opaque| {
        opaque
            .bytes()
            .all(|byte| matches!(byte, b'!' | b'#'..=b'~'))
    })
}

/// A header's value, when it is text.
pub(super) fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// reqwest's own text says only that something failed; the causes say what.
pub(super) fn causes(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    plain(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_known_by_its_beginning() {
        assert!(looks_like_html(b"\n <!DOCTYPE HTML><p>"));
        assert!(looks_like_html(b"<HTML>"));
        assert!(looks_like_html("\u{feff}<!-- proxy -->\n<html>".as_bytes()));
        assert!(looks_like_html(b"<?xml version='1.0'?><error/>"));
        assert!(!looks_like_html(b"<<: {openapi: 3.0.3}"));
        assert!(!looks_like_html(b"openapi: 3.0.3\n# <html>"));
        assert!(!looks_like_html(b""));
    }

    #[test]
    fn entity_tags_are_quoted_and_visible() {
        for tag in ["\"\"", "\"a-1\"", "W/\"a\""] {
            assert!(is_entity_tag(tag), "{tag}");
        }
        for odd in [
            "", "a", "\"", "\"a", "w/\"a\"", "\"a b\"", "\"a\"b\"", "\"å\"",
        ] {
            assert!(!is_entity_tag(odd), "{odd}");
        }
    }
}
