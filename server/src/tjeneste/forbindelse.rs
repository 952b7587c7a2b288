//! The story of one connection: its handshake, what is spoken on it, its requests, its end.
//!
//! It can be told to leave at any time before or between requests: all of this is one future, which then is dropped.

use std::cell::Cell;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use actix_http::{Protocol, Request, Response};
use actix_service::Service;
use actix_web::Error;
use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncRead as _, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use super::Grenser;
use super::avvisning::{Avvisning, last_response};
use super::hode;
use super::http2;
use super::maal::count;
use super::plasser::{Opptatt, Plass};
use super::port::{End, Etter, PARTING, Port};
use super::strom::{Linje, Strom};

/// What begins HTTP/2 (RFC 9113, section 3.4), when TLS has not agreed on it.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const HTTP_2: &[u8] = b"h2";

/// What is known of a connection.
#[derive(Debug)]
pub(super) struct Forbindelse {
    pub(super) peer: SocketAddr,
    pub(super) plass: Arc<Plass>,
    pub(super) grenser: Rc<Grenser>,
    /// Whether what it has sent before it was taken is read.
    pub(super) looked_at: Cell<bool>,
}

/// What requests are given to.
pub(super) struct Tjenester<S, H> {
    /// The service itself.
    pub(super) service: Rc<S>,
    /// The same behind actix's HTTP/1.1.
    pub(super) http1: H,
}

/// Serves a connection until it ends, or must leave.
pub(super) async fn serve<S, H>(
    stream: TcpStream,
    peer: SocketAddr,
    opptatt: Opptatt,
    tjenester: Rc<Tjenester<S, H>>,
    grenser: Rc<Grenser>,
) where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
    H: Service<(Port, Protocol, Option<SocketAddr>), Response = ()> + 'static,
{
    let plass = Arc::clone(&opptatt.0);
    let forbindelse = Rc::new(Forbindelse {
        peer,
        plass: Arc::clone(&plass),
        grenser,
        looked_at: Cell::new(false),
    });
    let mut unseen = true;
    let mut story = pin!(story(stream, &forbindelse, &tjenester));
    poll_fn(|context| {
        if plass.poll_closed(context).is_ready() {
            return Poll::Ready(());
        }
        if story.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        if !(unseen && forbindelse.looked_at.get()) {
            return Poll::Pending;
        }
        // A whole head has begun its request by now.
        unseen = false;
        plass.looked_at();
        story.as_mut().poll(context)
    })
    .await;
}

async fn story<S, H>(stream: TcpStream, forbindelse: &Rc<Forbindelse>, tjenester: &Tjenester<S, H>)
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
    H: Service<(Port, Protocol, Option<SocketAddr>), Response = ()> + 'static,
{
    let grenser = &forbindelse.grenser;
    // Answers are written in one piece: nothing is gained by waiting for more.
    let _ = stream.set_nodelay(true);
    if grenser.tls.is_some() {
        // A handshake is no request.
        forbindelse.looked_at.set(true);
    }
    let Some((linje, agreed)) = handshake(stream, grenser).await else {
        return;
    };
    let mut strom = Strom::new(linje, grenser.write);
    let mut read = BytesMut::new();
    let mut since = None;
    let is_http2 = agreed
        || match first_bytes(&mut strom, &mut read, &mut since, forbindelse).await {
            Some(is_http2) => is_http2,
            None => return,
        };
    if is_http2 {
        let service = Rc::clone(&tjenester.service);
        let strom = strom.unread(read);
        if let Err(error) = http2::serve(strom, service, Rc::clone(forbindelse)).await {
            note(&error, grenser);
        }
    } else {
        http1(strom, (read, since), forbindelse, tjenester).await;
    }
}

/// The TLS handshake, where there is TLS; and whether HTTP/2 was agreed on.
async fn handshake(stream: TcpStream, grenser: &Grenser) -> Option<(Linje, bool)> {
    let Some(tls) = &grenser.tls else {
        return Some((Linje::Plain(stream), false));
    };
    // What is in force now stays so for this connection.
    let acceptor = TlsAcceptor::from(tls.load_full());
    let accepted = tokio::time::timeout(grenser.head, acceptor.accept(stream)).await;
    let reason = match accepted {
        Ok(Ok(stream)) => {
            let agreed = stream.get_ref().1.alpn_protocol() == Some(HTTP_2);
            return Some((Linje::Tls(Box::new(stream)), agreed));
        }
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it took too long".to_owned(),
    };
    count(&grenser.maal.handshakes_failed);
    tracing::debug!(reason, "TLS handshake failed");
    None
}

/// Reads until it is known whether HTTP/2 is spoken; `None` when nothing comes.
async fn first_bytes(
    strom: &mut Strom,
    read: &mut BytesMut,
    since: &mut Option<Instant>,
    forbindelse: &Forbindelse,
) -> Option<bool> {
    let Forbindelse {
        plass,
        grenser,
        looked_at,
        ..
    } = forbindelse;
    let mut frist = super::frist::Frist::default();
    loop {
        let mut more = [0; 1024];
        let mut more = ReadBuf::new(&mut more);
        let outcome = poll_fn(|context| {
            let mut reading = Pin::new(&mut *strom);
            if let Poll::Ready(outcome) = reading.as_mut().poll_read(context, &mut more) {
                looked_at.set(true);
                return Poll::Ready(outcome.map(|()| true));
            }
            if !looked_at.get() {
                looked_at.set(!reading.has_arrived());
            }
            let waiting = plass.waiting_since();
            let until = match *since {
                Some(since) => since + grenser.head,
                // Who has just come may be about to ask.
                None if plass.stopping() && !reading.has_arrived() => waiting + PARTING,
                None => waiting + grenser.idle,
            };
            if frist.passed(until, context) {
                return Poll::Ready(Ok(false));
            }
            Poll::Pending
        })
        .await;
        match outcome {
            // Too slow: the gate of HTTP/1.1 says so.
            Ok(false) => return since.map(|_| false),
            Ok(true) if !more.filled().is_empty() => read.extend_from_slice(more.filled()),
            _ => return None,
        }
        since.get_or_insert_with(Instant::now);
        if let Some(beginning) = read.get(..PREFACE.len()) {
            return Some(beginning == PREFACE);
        }
        if !PREFACE.starts_with(read) {
            return Some(false);
        }
    }
}

async fn http1<S, H>(
    strom: Strom,
    read: (BytesMut, Option<Instant>),
    forbindelse: &Forbindelse,
    tjenester: &Tjenester<S, H>,
) where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
    H: Service<(Port, Protocol, Option<SocketAddr>), Response = ()> + 'static,
{
    let grenser = &forbindelse.grenser;
    let after = Rc::new(Etter::default());
    let plass = Arc::clone(&forbindelse.plass);
    let port = Port::new(strom, read, plass, Rc::clone(grenser), Rc::clone(&after));
    // How actix ends it is told by what is left.
    let _ = tjenester
        .http1
        .call((port, Protocol::Http1, Some(forbindelse.peer)))
        .await;
    let Some(rest) = after.take() else {
        return;
    };
    let taken = match rest.end {
        _ if rest.strom.gave_up => false,
        End::Idle => {
            rest.strom.close().await;
            true
        }
        End::Answered => rest.strom.finish(Bytes::new()).await,
        End::Refused(avvisning) => {
            avvisning.count(&grenser.maal);
            let request = avvisning.request(&rest.head, forbindelse.peer);
            let head_only = hode::is_of_head(&rest.head);
            let answer = refusal(request, head_only, &tjenester.service).await;
            rest.strom.finish(answer).await
        }
    };
    if !taken {
        count(&grenser.maal.slow_readers);
        tracing::info!("an answer is given up: it is taken too slowly");
    }
}

/// A refusal on the wire.
async fn refusal<S>(request: Request, head_only: bool, service: &S) -> Bytes
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error>,
{
    let response: Response<BoxBody> = match service.call(request).await {
        Ok(response) => response.into(),
        Err(error) => error.into(),
    };
    last_response(response, head_only)
}

/// Tells a connection for which there is no place so; under TLS there is nobody to tell before the handshake.
pub(super) async fn turn_away<S, H>(
    stream: TcpStream,
    peer: SocketAddr,
    tjenester: Rc<Tjenester<S, H>>,
    grenser: Rc<Grenser>,
) where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
{
    Avvisning::Fullt.count(&grenser.maal);
    if grenser.tls.is_some() {
        tracing::info!("a connection is turned away: all others have running requests");
        return;
    }
    let request = Avvisning::Fullt.request(b"", peer);
    // What it asks is not known.
    let answer = refusal(request, false, &*tjenester.service).await;
    Strom::new(Linje::Plain(stream), grenser.write)
        .finish(answer)
        .await;
}

/// What went wrong with a connection is its own business, unless it was given up.
fn note(error: &h2::Error, grenser: &Grenser) {
    if error.get_io().map(io::Error::kind) == Some(io::ErrorKind::TimedOut) {
        count(&grenser.maal.slow_readers);
        tracing::info!("answers are given up: they are taken too slowly");
    } else {
        tracing::debug!(%error, "HTTP/2 ended");
    }
}
