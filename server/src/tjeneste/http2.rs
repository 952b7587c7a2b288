//! HTTP/2: the streams of one connection, each a request.
//!
//! actix's own dispatcher sets no bound on streams and header lists, closes nothing gracefully, and goes on with requests
//! that were taken back; what it leaves at its default cannot be reached from outside. So `h2` is driven here.

mod sending;

use std::cell::Cell;
use std::future::poll_fn;
use std::io;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Instant, SystemTime};

use actix_http::{BoxedPayloadStream, Payload, Request, Response};
use actix_service::Service;
use actix_web::Error;
use actix_web::body::{BodySize, BoxBody, MessageBody as _};
use actix_web::dev::ServiceResponse;
use actix_web::error::PayloadError;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, HttpDate};
use actix_web::http::{Method, Uri, Version};
use bytes::Bytes;
use futures_util::stream;
use h2::RecvStream;
use h2::server::{Builder, Connection, SendResponse};
use http::header::{CONTENT_LENGTH, DATE};

use super::Grenser;
use super::avvisning::Avvisning;
use super::forbindelse::Forbindelse;
use super::frist::Frist;
use super::plasser::Plass;
use super::port::PARTING;
use super::strom::Strom;

/// How many requests one connection may have running; the least that RFC 9113 recommends.
const STREAMS: u32 = 100;

/// Nobody sends us much: the windows that RFC 9113 begins with.
const WINDOW: u32 = 65_535;

/// What of answers may wait to be sent on one stream.
const SEND_BUFFER: usize = 64 * 1024;

/// Streams that were taken back and are remembered: with more of them the connection is closed (rapid reset).
const RESET_STREAMS: usize = 20;

/// How large headers are read, as a multiple of what is accepted: up to here they are answered with a `Feil`, over it by
/// `h2` itself, without a body.
const HEADERS_READ: u32 = 4;

/// Serves the connection until it ends.
pub(super) async fn serve<S>(
    strom: Strom,
    service: Rc<S>,
    forbindelse: Rc<Forbindelse>,
) -> Result<(), h2::Error>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
{
    let grenser = &forbindelse.grenser;
    let header_bytes = u32::try_from(grenser.header_bytes).unwrap_or(u32::MAX);
    let mut builder = Builder::new();
    builder
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(header_bytes.saturating_mul(HEADERS_READ))
        .initial_window_size(WINDOW)
        .initial_connection_window_size(WINDOW)
        .max_send_buffer_size(SEND_BUFFER)
        .max_concurrent_reset_streams(RESET_STREAMS)
        .max_pending_accept_reset_streams(RESET_STREAMS);
    let stalled = strom.stalled();
    let handshake = builder.handshake(strom);
    let Ok(connection) = tokio::time::timeout(grenser.head, handshake).await else {
        return Ok(());
    };
    let mut streams = Streams {
        connection: connection?,
        stalled,
        answered: Rc::default(),
        plass: &forbindelse.plass,
        grenser,
        frist: Frist::default(),
        parted: None,
    };
    while let Some(next) = streams.next().await {
        let (request, respond) = next?;
        let Some(running) = Running::begin(&forbindelse.plass, &streams.answered) else {
            return Ok(());
        };
        let service = Rc::clone(&service);
        let forbindelse = Rc::clone(&forbindelse);
        actix_web::rt::spawn(async move {
            let _running = running;
            if let Err(error) = answer(request, respond, &*service, &forbindelse).await {
                tracing::debug!(%error, "an answer was not taken");
            }
        });
    }
    Ok(())
}

/// The streams of a connection as they come.
struct Streams<'a> {
    connection: Connection<Strom, Bytes>,
    /// Whether the other side takes nothing at the moment.
    stalled: Rc<Cell<bool>>,
    /// Requests whose answers `h2` has, but perhaps not written yet.
    answered: Rc<Cell<u32>>,
    plass: &'a Plass,
    grenser: &'a Grenser,
    frist: Frist,
    /// When the other side was told that no more requests are taken.
    parted: Option<Instant>,
}

type Stream = (http::Request<RecvStream>, SendResponse<Bytes>);

impl Streams<'_> {
    async fn next(&mut self) -> Option<Result<Stream, h2::Error>> {
        poll_fn(|context| {
            if let Poll::Ready(stream) = self.connection.poll_accept(context) {
                return Poll::Ready(stream);
            }
            self.settle();
            let waiting = self.plass.running() == 0;
            let since = self.plass.waiting_since();
            if self.parted.is_none() {
                let idle = waiting && self.frist.passed(since + self.grenser.idle, context);
                if idle || self.plass.stopping() {
                    self.parted = Some(Instant::now());
                    self.connection.graceful_shutdown();
                    // It is sent when the connection is polled.
                    context.waker().wake_by_ref();
                }
            }
            if let Some(parted) = self.parted.filter(|_| waiting)
                && self.frist.passed(parted.max(since) + PARTING, context)
            {
                return Poll::Ready(None);
            }
            Poll::Pending
        })
        .await
    }
}

impl Streams<'_> {
    /// Requests end when `h2`, which has just been polled, has written what it had: who has no running request may be
    /// closed at once, and an answer with it.
    fn settle(&self) {
        if !self.stalled.get() {
            (0..self.answered.take()).for_each(|_| self.plass.end());
        }
    }
}

/// Counts a request for as long as it is held, and has the connection settle it.
struct Running {
    plass: Arc<Plass>,
    answered: Rc<Cell<u32>>,
}

impl Running {
    fn begin(plass: &Arc<Plass>, answered: &Rc<Cell<u32>>) -> Option<Self> {
        plass.begin().then(|| Self {
            plass: Arc::clone(plass),
            answered: Rc::clone(answered),
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.answered.set(self.answered.get() + 1);
        self.plass.wake();
    }
}

/// Answers one request. One that is taken back is given up.
async fn answer<S>(
    request: http::Request<RecvStream>,
    mut respond: SendResponse<Bytes>,
    service: &S,
    forbindelse: &Forbindelse,
) -> Result<(), h2::Error>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let head_only = request.method() == http::Method::HEAD;
    let request = request_of(request, forbindelse);
    let mut answer = pin!(service.call(request));
    let answer = poll_fn(|context| {
        if let Poll::Ready(reset) = respond.poll_reset(context) {
            return Poll::Ready(Err(reset));
        }
        answer.as_mut().poll(context).map(Ok)
    });
    let response: Response<BoxBody> = match answer.await {
        Ok(Ok(response)) => response.into(),
        Ok(Err(error)) => error.into(),
        Err(_taken_back) => return Ok(()),
    };
    let (response, body) = response.into_parts();
    let ends = head_only || matches!(body.size(), BodySize::None | BodySize::Sized(0));
    let stream = respond.send_response(head_of(&response, body.size()), ends)?;
    if ends {
        return Ok(());
    }
    sending::send(body, stream, &forbindelse.grenser).await
}

/// What of a request actix knows.
fn request_of(request: http::Request<RecvStream>, forbindelse: &Forbindelse) -> Request {
    let grenser = &forbindelse.grenser;
    let (parts, body) = request.into_parts();
    let mut headers = HeaderMap::with_capacity(parts.headers.len());
    let mut bytes = parts
        .uri
        .path_and_query()
        .map_or(0, |path| path.as_str().len());
    for (name, value) in &parts.headers {
        // As HTTP/1.1 would have them: a colon, a space and the end of the line.
        bytes += name.as_str().len() + value.len() + 4;
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        let value = HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    let method = Method::from_bytes(parts.method.as_str().as_bytes());
    // As HTTP/1.1 has it: written behind a host, a path without a slash would become part of it.
    let uri = match parts.uri.path_and_query() {
        Some(target) => target.as_str().parse::<Uri>(),
        None => parts.uri.to_string().parse(),
    };
    let (Ok(method), Ok(uri)) = (method, uri) else {
        return refused(Avvisning::Ugyldig, &headers, forbindelse);
    };
    if bytes > grenser.header_bytes {
        return refused(Avvisning::StortHode, &headers, forbindelse);
    }
    let mut request = Request::with_payload(if body.is_end_stream() {
        Payload::None
    } else {
        Payload::Stream {
            payload: payload(body),
        }
    });
    let head = request.head_mut();
    head.method = method;
    head.uri = uri;
    head.version = Version::HTTP_2;
    head.headers = headers;
    head.peer_addr = Some(forbindelse.peer);
    request
}

fn refused(avvisning: Avvisning, headers: &HeaderMap, forbindelse: &Forbindelse) -> Request {
    avvisning.count(&forbindelse.grenser.maal);
    avvisning.request_with(Avvisning::followed(headers), forbindelse.peer)
}

/// The body of a request. The other side may send more as it is read.
fn payload(body: RecvStream) -> BoxedPayloadStream {
    Box::pin(stream::unfold(body, |mut body| async move {
        let failed = |error: h2::Error| PayloadError::Io(io::Error::other(error));
        let data = body.data().await?.and_then(|data| {
            body.flow_control().release_capacity(data.len())?;
            Ok(data)
        });
        Some((data.map_err(failed), body))
    }))
}

/// The head of an answer, without what only HTTP/1.1 has.
fn head_of(response: &Response<()>, size: BodySize) -> http::Response<()> {
    let mut head = http::Response::new(());
    if let Ok(status) = http::StatusCode::from_u16(response.status().as_u16()) {
        *head.status_mut() = status;
    }
    let headers = head.headers_mut();
    for (name, value) in response.headers() {
        const OF_HTTP_1: [&str; 5] = [
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "upgrade",
        ];
        if OF_HTTP_1.contains(&name.as_str()) {
            continue;
        }
        let name = http::HeaderName::from_bytes(name.as_str().as_bytes());
        let value = http::HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    if let BodySize::Sized(length) = size {
        headers.insert(CONTENT_LENGTH, length.into());
    }
    let now = HttpDate::from(SystemTime::now()).to_string();
    if let Ok(now) = http::HeaderValue::from_str(&now) {
        headers.entry(DATE).or_insert(now);
    }
    head
}

#[cfg(test)]
mod tests;
