//! Reading a body: its media type, its size, and no more memory than allowed.

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::http::header;
use bytes::Bytes;
use futures_util::StreamExt;

use super::content_type::{self, Stated};
use super::received::{Data, Received};
use super::{ByteStream, Content, Limits, RequestBody, StreamError, multipart};
use crate::failure::Rejection;
use crate::negotiate::Syntax;
use crate::violation::{Location, Place, Rule, Violations};

/// Reads the body of a request.
///
/// # Errors
/// When its media type is none that the document lists, or there is more of it than `limits` allow.
pub async fn receive(
    request: &HttpRequest,
    payload: Payload,
    body: &'static RequestBody,
    limits: &Limits,
) -> Result<Received, Rejection> {
    let stated = content_type::stated(request.headers());
    let found = match &stated {
        Stated::Type(media_type) => content_type::find(body.content, media_type),
        _ => None,
    };
    let length = stated_length(request);
    let refused = match (&stated, found) {
        (Stated::Unreadable, _) | (Stated::Type(_), None) => true,
        (Stated::Nothing | Stated::Type(_), _) => false,
    };
    if refused && length != Some(0) {
        return Err(Rejection::UnsupportedMediaType);
    }
    // Without a word on its media type, a body is bytes (RFC 9110, section 8.3).
    let found = found.or_else(|| content_type::find(body.content, &mime::APPLICATION_OCTET_STREAM));
    let limit = found.map_or(limits.memory, |(_, content)| content.limit(limits));
    if length.is_some_and(|length| length > limit) {
        return Err(Rejection::TooLarge { limit });
    }

    let mut stream = ByteStream::of_payload(payload).limited(limit);
    let first = match stream.next().await {
        None => None,
        Some(Ok(first)) => Some(first),
        Some(Err(error)) => return broken(error, body),
    };
    let is_said = matches!(stated, Stated::Type(_));
    let (index, content, first) = match (found, first) {
        (None, Some(_)) => return Err(Rejection::UnsupportedMediaType),
        (Some((index, content)), Some(first)) => (index, content, first),
        // Nothing can be a text, a form or bytes, when it says that it is.
        (Some((index, content)), None) if is_said && content.can_be_empty() => {
            (index, content, Bytes::new())
        }
        (_, None) => return Ok(Received::absent(body)),
    };
    let stream = stream.preceded(first);
    let data = match content.media_type.syntax {
        Syntax::Multipart => {
            return form(request, body, index, stream, limits).await;
        }
        _ if content.streamed => Data::Stream(stream),
        _ => match stream.collect(limit).await {
            Ok(bytes) => Data::Bytes(bytes),
            Err(error) => return broken(error, body),
        },
    };
    Ok(Received::new(body, index, data))
}

async fn form(
    request: &HttpRequest,
    body: &'static RequestBody,
    index: usize,
    stream: ByteStream,
    limits: &Limits,
) -> Result<Received, Rejection> {
    let Some(content) = body.content.get(index) else {
        return Err(Rejection::UnsupportedMediaType);
    };
    let parts = multipart::read(request.headers(), content, stream, limits).await?;
    Ok(Received::new(body, index, Data::Parts(parts)))
}

/// What `Content-Length` says; nothing is sent where neither it nor `Transfer-Encoding` stands in HTTP/1.
fn stated_length(request: &HttpRequest) -> Option<u64> {
    let headers = request.headers();
    if let Some(length) = headers.get(header::CONTENT_LENGTH) {
        return length.to_str().ok()?.trim().parse().ok();
    }
    let is_chunked = headers.contains_key(header::TRANSFER_ENCODING);
    let is_framed = request.version() < actix_web::http::Version::HTTP_2;
    (is_framed && !is_chunked).then_some(0)
}

/// A body that ended before its end, or is longer than it may be.
fn broken(error: StreamError, body: &'static RequestBody) -> Result<Received, Rejection> {
    match error {
        StreamError::TooLarge { limit } => Err(Rejection::TooLarge { limit }),
        StreamError::Payload(_) | StreamError::Io(_) => {
            let mut violations = Violations::new();
            let place = Place::root(Location::RequestBody, "");
            violations.add(&place, Rule::Syntax("HTTP"));
            Ok(Received::broken(body, violations))
        }
    }
}

impl Content {
    fn limit(&self, limits: &Limits) -> u64 {
        match self.streamed || self.media_type.syntax == Syntax::Multipart {
            true => limits.upload,
            false => limits.memory,
        }
    }

    fn can_be_empty(&self) -> bool {
        matches!(
            self.media_type.syntax,
            Syntax::Text | Syntax::Form | Syntax::Bytes
        )
    }
}
