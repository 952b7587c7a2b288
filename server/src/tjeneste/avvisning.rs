//! What is refused before there is a request, or in place of one that makes no sense. It leaves through the same
//! pipeline as every error: the service is asked with a request that carries the [`Avvisning`], and answers that.

use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use actix_http::Request;
use actix_web::HttpMessage as _;
use actix_web::body::{BoxBody, MessageBody as _};
use actix_web::dev::Response;
use actix_web::http::header::{
    ACCEPT, CONNECTION, CONTENT_LENGTH, DATE, HeaderMap, HeaderName, HeaderValue, HttpDate,
    TRANSFER_ENCODING,
};
use actix_web::http::{StatusCode, Uri};
use bytes::{Bytes, BytesMut};

use super::hode;
use super::maal::{Forbindelsesmaal, count};
use crate::foresporsel::KORRELASJONSID;

/// Why a connection or its request is refused before it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub(crate) enum Avvisning {
    #[error("the head is larger than it may be")]
    StortHode,
    #[error("the head took longer than it may")]
    SentHode,
    #[error("it is not HTTP")]
    Ugyldig,
    #[error("there are too many connections, all with running requests")]
    Fullt,
}

/// Where no operation can be.
const NOWHERE: &str = "/.";

/// What of a head a refusal follows.
const FOLLOWED: [HeaderName; 2] = [ACCEPT, KORRELASJONSID];

impl Avvisning {
    /// What actix refuses a request with, by itself, in other words.
    pub(super) fn of_status(status: Option<u16>) -> Self {
        match status {
            Some(431) => Self::StortHode,
            _ => Self::Ugyldig,
        }
    }

    pub(super) fn count(self, maal: &Forbindelsesmaal) {
        count(match self {
            Self::StortHode => &maal.oversized_heads,
            Self::SentHode => &maal.slow_heads,
            Self::Ugyldig => &maal.malformed,
            Self::Fullt => &maal.turned_away,
        });
    }

    /// What the service is asked instead of what has come, of which `head` is known.
    pub(super) fn request(self, head: &[u8], peer: SocketAddr) -> Request {
        self.request_with(hode::headers(head, &FOLLOWED), peer)
    }

    pub(super) fn request_with(self, headers: HeaderMap, peer: SocketAddr) -> Request {
        let mut request = Request::new();
        let head = request.head_mut();
        head.uri = Uri::from_static(NOWHERE);
        head.headers = headers;
        head.peer_addr = Some(peer);
        request.extensions_mut().insert(self);
        request
    }

    /// Those of these headers that a refusal follows.
    pub(super) fn followed(headers: &HeaderMap) -> HeaderMap {
        let mut followed = HeaderMap::new();
        for name in FOLLOWED {
            for value in headers.get_all(&name) {
                followed.append(name.clone(), value.clone());
            }
        }
        followed
    }

    /// When it may be tried again.
    pub(crate) fn igjen(self) -> Option<Duration> {
        (self == Self::Fullt).then_some(Duration::from_secs(1))
    }
}

/// A response with its body in one piece, as HTTP/1.1 has it, or without it as HEAD has it; the last on its connection.
pub(super) fn last_response(response: Response<BoxBody>, head_only: bool) -> Bytes {
    let (mut response, body) = response.into_parts();
    // What the pipeline writes of errors is in one piece.
    let body = body.try_into_bytes().unwrap_or_default();
    let headers = response.headers_mut();
    headers.remove(TRANSFER_ENCODING);
    headers.insert(CONTENT_LENGTH, body.len().into());
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    if let Ok(now) = HeaderValue::from_str(&HttpDate::from(SystemTime::now()).to_string()) {
        headers.insert(DATE, now);
    }
    let mut bytes = BytesMut::from(status_line(response.status()).as_bytes());
    for (name, value) in response.headers() {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            bytes.extend_from_slice(part);
        }
    }
    bytes.extend_from_slice(b"\r\n");
    if !head_only {
        bytes.extend_from_slice(&body);
    }
    bytes.freeze()
}

fn status_line(status: StatusCode) -> String {
    let reason = status.canonical_reason().unwrap_or_default();
    format!("HTTP/1.1 {} {reason}\r\n", status.as_str())
}
