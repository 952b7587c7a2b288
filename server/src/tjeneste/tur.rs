//! One request of an HTTP/1.1 connection, in turn: from its head until its answer is written.
//!
//! actix tells neither when a request begins nor when its answer is written. [`Turteller`] stands before the service and
//! notes both for the connection's [`Port`](super::port::Port).

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use actix_http::{ConnectionType, Payload, Request, Response};
use actix_service::Service;
use actix_web::Error;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::http::Method;
use bytes::Bytes;
use futures_util::future::LocalBoxFuture;

use super::plasser::Plass;

/// What is known of the request whose turn it is.
#[derive(Debug)]
pub(super) struct Tur {
    plass: Arc<Plass>,
    /// The service has been asked.
    pub(super) called: Cell<bool>,
    /// It has a body.
    pub(super) body: Cell<bool>,
    /// It is HEAD: its answer has none.
    pub(super) head_only: Cell<bool>,
    /// It is the last: the connection closes after it.
    pub(super) last: Cell<bool>,
    /// The whole answer is with actix, which writes it.
    pub(super) answered: Cell<bool>,
    /// Whoever waits for more of the request, or for the next.
    reader: RefCell<Option<Waker>>,
}

impl Tur {
    pub(super) fn new(plass: Arc<Plass>) -> Rc<Self> {
        Rc::new(Self {
            plass,
            called: Cell::new(false),
            body: Cell::new(false),
            head_only: Cell::new(false),
            last: Cell::new(false),
            answered: Cell::new(false),
            reader: RefCell::default(),
        })
    }

    /// The next one's turn.
    pub(super) fn next(&self) {
        self.called.set(false);
        self.body.set(false);
        self.head_only.set(false);
        self.last.set(false);
        self.answered.set(false);
    }

    pub(super) fn wait(&self, context: &Context<'_>) {
        let mut reader = self.reader.borrow_mut();
        match &mut *reader {
            Some(waker) => waker.clone_from(context.waker()),
            None => *reader = Some(context.waker().clone()),
        }
    }

    pub(super) fn wake(&self) {
        if let Some(reader) = &*self.reader.borrow() {
            reader.wake_by_ref();
        }
    }

    fn call(&self, request: &mut Request) {
        self.called.set(true);
        self.head_only.set(request.method() == Method::HEAD);
        if request.head().connection_type() != ConnectionType::KeepAlive {
            // actix closes after it, also when another protocol is offered, which nobody takes up.
            self.last.set(true);
        }
        if !matches!(request.payload(), Payload::None) {
            // Where the next head begins is then only known to actix: the connection ends with this one.
            self.body.set(true);
            self.last.set(true);
            self.wake();
        }
    }

    /// Says in the answer's head whether it is the last.
    fn answer(&self, response: &mut Response<BoxBody>) {
        if self.plass.stopping() {
            self.last.set(true);
        }
        if self.last.get() {
            response
                .head_mut()
                .set_connection_type(ConnectionType::Close);
        }
    }
}

/// The service, with each turn noted.
#[derive(Debug)]
pub(super) struct Turteller<S>(pub(super) Rc<S>);

impl<S> Service<Request> for Turteller<S>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
{
    type Response = Response<Talt>;
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self::Response, Error>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.0.poll_ready(context)
    }

    fn call(&self, mut request: Request) -> Self::Future {
        let tur = request.conn_data::<Rc<Tur>>().cloned();
        if let Some(tur) = &tur {
            tur.call(&mut request);
        }
        let answer = self.0.call(request);
        Box::pin(async move {
            let mut response: Response<BoxBody> = match answer.await {
                Ok(response) => response.into(),
                Err(error) => error.into(),
            };
            if let Some(tur) = &tur {
                tur.answer(&mut response);
            }
            Ok(response.map_body(|_, body| Talt { body, tur }))
        })
    }
}

/// The body of an answer, which says when it is wholly with actix.
#[derive(Debug)]
pub(super) struct Talt {
    body: BoxBody,
    tur: Option<Rc<Tur>>,
}

impl MessageBody for Talt {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}

impl Drop for Talt {
    fn drop(&mut self) {
        if let Some(tur) = &self.tur {
            tur.answered.set(true);
        }
    }
}
