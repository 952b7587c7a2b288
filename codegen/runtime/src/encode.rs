//! Answers to the bytes of a response.

mod headers;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use bytes::Bytes;
use mime::Mime;

use crate::body::ByteStream;
use crate::negotiate::{self, MediaType, Syntax};
use crate::schema::{Direction, Schema};
use crate::types::{Any, ToAny};
use crate::violation::{Location, Place, Violations};
use crate::xml::{self, XmlError, XmlFault};

pub use headers::{header, optional_header};

/// Why an answer was not sent.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The implementation's answer breaks the document. It stays inside: a wrong answer is worse than none.
    #[error("the answer breaks the document: {0}")]
    Invalid(Violations),
    /// It cannot be written as XML.
    #[error("the answer cannot be written as XML: {0}")]
    Xml(#[from] XmlError),
    /// A header cannot hold its value: it has control characters in it.
    #[error("the header {0} cannot hold its value")]
    Header(&'static str),
    /// The implementation names a media type that is not in the document's range.
    #[error("the media type is not in the range {0}")]
    MediaType(&'static str),
    /// The implementation names a status that is not in the document's range.
    #[error("the status {0} is not one of those that this response is for")]
    Status(StatusCode),
}

/// A body in a media type that the implementation names, where the document has a range of them.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// What it is.
    pub media_type: Mime,
    /// The body.
    pub body: T,
}

/// A response with `body` in the most acceptable of `offered`, after the body has been held against its schema.
///
/// # Errors
/// When the body breaks its schema or cannot be written.
pub fn value<T: ToAny>(
    request: &HttpRequest,
    status: StatusCode,
    offered: &'static [MediaType],
    schema: &'static Schema,
    body: &T,
) -> Result<HttpResponse, EncodeError> {
    let media_type = negotiate::offer(request, offered);
    response_or_empty(status, media_type, schema, body)
}

fn response_or_empty<T: ToAny>(
    status: StatusCode,
    media_type: Option<&'static MediaType>,
    schema: &'static Schema,
    body: &T,
) -> Result<HttpResponse, EncodeError> {
    match media_type {
        Some(media_type) => response(status, media_type, schema, body),
        None => Ok(empty(status)),
    }
}

/// A response with `body` in `media_type`, after the body has been held against its schema.
///
/// # Errors
/// When the body breaks its schema or cannot be written.
pub fn response<T: ToAny>(
    status: StatusCode,
    media_type: &'static MediaType,
    schema: &'static Schema,
    body: &T,
) -> Result<HttpResponse, EncodeError> {
    let body = body.to_any();
    let mut violations = Violations::new();
    let place = Place::root(Location::ResponseBody, "");
    schema.check(&body, Direction::Response, &place, &mut violations);
    if !violations.is_empty() {
        return Err(EncodeError::Invalid(violations));
    }
    let bytes = match (media_type.syntax, body) {
        (Syntax::Xml, body) => xml::document(schema, schema.name, &body)?,
        (Syntax::Text, Any::String(text)) => text.into_bytes(),
        (_, body) => body.to_json().into_bytes(),
    };
    Ok(start(status, media_type.name).body(bytes))
}

/// A response with these bytes in the most acceptable of `offered`.
#[must_use]
pub fn bytes(
    request: &HttpRequest,
    status: StatusCode,
    offered: &'static [MediaType],
    body: Bytes,
) -> HttpResponse {
    bytes_or_empty(status, negotiate::offer(request, offered), body)
}

fn bytes_or_empty(
    status: StatusCode,
    media_type: Option<&'static MediaType>,
    body: Bytes,
) -> HttpResponse {
    match media_type {
        Some(media_type) => start(status, media_type.name).body(body),
        None => empty(status),
    }
}

/// A response with these bytes, sent as they come, in the most acceptable of `offered`.
#[must_use]
pub fn stream(
    request: &HttpRequest,
    status: StatusCode,
    offered: &'static [MediaType],
    body: ByteStream,
) -> HttpResponse {
    match negotiate::offer(request, offered) {
        Some(media_type) => start(status, media_type.name).streaming(body),
        None => empty(status),
    }
}

/// A response with these bytes, sent as they come, in the media type that they are named with.
///
/// # Errors
/// When it is not in the document's range.
pub fn named<T: Into<ByteStream>>(
    status: StatusCode,
    range: &'static MediaType,
    named: Named<T>,
) -> Result<HttpResponse, EncodeError> {
    if !range.takes_in(&named.media_type) {
        return Err(EncodeError::MediaType(range.name));
    }
    let mut response = start(status, named.media_type.as_ref());
    Ok(response.streaming(named.body.into()))
}

/// An error with `body` in a media type that who asks can read, as far as there is one.
///
/// # Errors
/// When the body breaks its schema or cannot be written.
pub fn error<T: ToAny>(
    request: &HttpRequest,
    status: StatusCode,
    offered: &'static [MediaType],
    schema: &'static Schema,
    body: &T,
) -> Result<HttpResponse, EncodeError> {
    let media_type = negotiate::accept_or_first(request, offered);
    response_or_empty(status, media_type, schema, body)
}

/// An error with these bytes.
#[must_use]
pub fn error_bytes(
    request: &HttpRequest,
    status: StatusCode,
    offered: &'static [MediaType],
    body: Bytes,
) -> HttpResponse {
    bytes_or_empty(status, negotiate::accept_or_first(request, offered), body)
}

/// A response without a body.
#[must_use]
pub fn empty(status: StatusCode) -> HttpResponse {
    HttpResponse::new(status)
}

/// The status that the implementation names, when it is one of `hundreds`.
///
/// # Errors
/// When it is not.
pub fn within(status: StatusCode, hundreds: u16) -> Result<StatusCode, EncodeError> {
    match status.as_u16() / 100 == hundreds {
        true => Ok(status),
        false => Err(EncodeError::Status(status)),
    }
}

fn start(status: StatusCode, media_type: &str) -> HttpResponseBuilder {
    let mut response = HttpResponseBuilder::new(status);
    response
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::VARY, "Accept"));
    response
}

/// The value of an XML document, whose element has this `name` when its schema has none.
pub(crate) fn read_xml(schema: &'static Schema, name: &str, bytes: &[u8]) -> Result<Any, XmlFault> {
    let name = match schema.name {
        "" => name,
        own => own,
    };
    xml::read(schema, name, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, TEXT};

    static NAMED: Schema = Schema {
        name: "model",
        ..Schema::of(Kind::Array(&TEXT, None))
    };

    static JSON: MediaType = MediaType {
        name: "application/json",
        syntax: Syntax::Json,
    };
    static XML: MediaType = MediaType {
        name: "application/xml",
        syntax: Syntax::Xml,
    };

    #[test]
    fn the_media_type_chooses_the_face() {
        for media_type in [&JSON, &XML] {
            let body = vec!["a".to_owned()];
            let response = response(StatusCode::OK, media_type, &NAMED, &body).unwrap();
            assert_eq!(
                response.headers().get("content-type").unwrap(),
                media_type.name
            );
            assert_eq!(response.headers().get("vary").unwrap(), "Accept");
        }
    }

    #[test]
    fn an_answer_that_breaks_its_schema_is_not_sent() {
        let error = response(StatusCode::OK, &JSON, &NAMED, &Any::Null).unwrap_err();
        assert!(matches!(error, EncodeError::Invalid(_)));
    }

    #[test]
    fn an_answer_that_xml_cannot_carry_is_not_sent() {
        let body = vec!["\u{1}".to_owned()];
        let error = response(StatusCode::OK, &XML, &NAMED, &body).unwrap_err();
        assert!(matches!(error, EncodeError::Xml(_)));
    }

    #[test]
    fn a_name_or_status_of_the_implementation_is_in_the_documents_range() {
        static IMAGES: MediaType = MediaType {
            name: "image/*",
            syntax: Syntax::Bytes,
        };
        let as_type = |media_type| Named {
            media_type,
            body: &b"..."[..],
        };
        let sent = named(StatusCode::OK, &IMAGES, as_type(mime::IMAGE_PNG)).unwrap();
        assert_eq!(sent.headers().get("content-type").unwrap(), "image/png");
        let refused = named(StatusCode::OK, &IMAGES, as_type(mime::TEXT_PLAIN));
        assert!(matches!(refused, Err(EncodeError::MediaType("image/*"))));
        assert!(within(StatusCode::ACCEPTED, 2).is_ok());
        assert!(within(StatusCode::FOUND, 2).is_err());
    }
}
