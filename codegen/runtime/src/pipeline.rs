//! One request, from begin to finish, and the one way out for every error.
//!
//! Generated routes call [`answer`] with the stages of an operation in the fixed order: authenticate, scopes, `Accept`,
//! decode and validate, handler, encode. Before them stands [`Service::admit`]. Whatever stops them leaves through
//! [`Service::error`].

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, rt};
use futures_util::FutureExt;

use crate::body::Limits;
use crate::encode::{self, EncodeError};
use crate::failure::{Failure, Rejection};
use crate::negotiate::{self, MediaType};
use crate::operation::Operation;
use crate::types::Model;

/// What an implementation says of every request, whatever its operation.
pub trait Service: 'static {
    /// What is known of one request while it lasts.
    type Context: 'static;
    /// The implementation's own errors.
    type Error: 'static;
    /// The document's error schema, or one of its several.
    type ErrorBody: ErrorBody;

    /// The first word on a request, before any stage.
    fn begin(&self, request: &HttpRequest) -> Self::Context;

    /// Tells which operation the request is for, right behind [`begin`](Self::begin): for whoever watches. A request that
    /// no operation takes is for none.
    fn operation(&self, _operation: &'static Operation, _context: &Self::Context) {}

    /// Whether a request is taken on: before any stage, and before what no operation takes is told so. It may wait here;
    /// what it gets for the time it lasts is kept in its context.
    ///
    /// # Errors
    /// When it is not taken on: nothing of it has been looked at.
    fn admit(
        &self,
        _request: &HttpRequest,
        _context: &Self::Context,
    ) -> impl Future<Output = Result<(), Self::Error>> {
        async { Ok(()) }
    }

    /// How long a request may take from here to its answer, admission included; any time when there is none. One that
    /// takes longer is dropped where it waits and stopped by [`Rejection::TooLate`].
    ///
    /// It is where a request waits that it is dropped: what holds the thread without waiting is not interrupted, and what
    /// that comes to is answered.
    fn time_limit(&self, _context: &Self::Context) -> Option<Duration> {
        None
    }

    /// Tells an error in the document's own schema: the only way out for all of them.
    ///
    /// `documented` is what the document lists for the operation. An error that it does not list leaves as it is told.
    fn error(
        &self,
        failure: Failure<Self::Error>,
        documented: &'static Errors,
        context: &Self::Context,
    ) -> ErrorResponse<Self::ErrorBody>;

    /// How much of a request's body is taken.
    fn limits(&self) -> Limits {
        Limits::default()
    }

    /// The last word on a request: headers for every response, a line for the log.
    fn finish(&self, context: &Self::Context, response: &mut HttpResponse);
}

/// An error as it is sent.
#[derive(Debug)]
pub struct ErrorResponse<B> {
    /// The status. `Allow` goes with 405 and `WWW-Authenticate` with 401, set by the pipeline.
    pub status: StatusCode,
    /// The body.
    pub body: B,
}

/// The body of an error.
pub trait ErrorBody: 'static {
    /// The error on the wire.
    ///
    /// # Errors
    /// When it breaks its schema or cannot be written.
    fn respond(
        self,
        status: StatusCode,
        request: &HttpRequest,
        errors: &'static Errors,
    ) -> Result<HttpResponse, EncodeError>;
}

/// The one error schema of a document.
impl<T: Model + 'static> ErrorBody for T {
    fn respond(
        self,
        status: StatusCode,
        request: &HttpRequest,
        errors: &'static Errors,
    ) -> Result<HttpResponse, EncodeError> {
        match negotiate::accept_or_first(request, errors.media_types) {
            Some(media_type) => encode::response(status, media_type, T::schema(), &self),
            None => Ok(encode::empty(status)),
        }
    }
}

/// One of the error bodies of an operation.
#[derive(Clone, Copy, Debug)]
pub struct DocumentedError {
    /// For which statuses.
    pub statuses: Statuses,
    /// The variant of the generated `ErrorBody`; `Empty` where there is no body.
    pub body: &'static str,
    /// The media types of the body.
    pub media_types: &'static [MediaType],
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One status.
    Code(u16),
    /// `4XX`: those of this hundred without a key of their own.
    Range(u16),
    /// `default`: those without a key of their own.
    Default,
}

impl Statuses {
    /// How exactly it is this status's key; `None` when it is another's.
    fn exactness(self, status: StatusCode) -> Option<u8> {
        match self {
            Self::Code(code) => (code == status.as_u16()).then_some(2),
            Self::Range(hundreds) => (hundreds == status.as_u16() / 100).then_some(1),
            Self::Default => Some(0),
        }
    }
}

impl Errors {
    /// The bodies that the document lists for errors of this status; none where it lists nothing.
    pub fn of(&self, status: StatusCode) -> impl Iterator<Item = &DocumentedError> {
        let exactness = move |error: &DocumentedError| error.statuses.exactness(status);
        let best = self.documented.iter().filter_map(exactness).max();
        let documented = self.documented.iter();
        documented.filter(move |error| best.is_some() && exactness(error) == best)
    }

    /// The media types of the body `variant` in an error of this status; `all` of them where the document lists none.
    #[must_use]
    pub fn media_types(
        &'static self,
        status: StatusCode,
        variant: &str,
        all: &'static [MediaType],
    ) -> &'static [MediaType] {
        let mut documented = self.of(status);
        documented
            .find(|error| error.body == variant)
            .map_or(all, |error| error.media_types)
    }
}

/// What the document says of errors, as a table.
#[derive(Clone, Copy, Debug)]
pub struct Errors {
    /// What it lists for this operation, where errors have several schemas; nothing where they share one.
    pub documented: &'static [DocumentedError],
    /// The media types of the error schema, in the document's order.
    pub media_types: &'static [MediaType],
    /// The challenges that go with 401 (RFC 9110, section 11.6.1), one header each.
    pub challenges: &'static [&'static str],
}

/// Runs the stages of one request and answers it, whatever happens in them.
///
/// A panic anywhere in the implementation is caught: the request gets an error, the server lives on.
pub async fn answer<S: Service>(
    service: &S,
    request: &HttpRequest,
    operation: Option<&'static Operation>,
    errors: &'static Errors,
    stages: impl AsyncFnOnce(&S::Context) -> Result<HttpResponse, Failure<S::Error>>,
) -> HttpResponse {
    let begun = caught(|| {
        let context = service.begin(request);
        if let Some(operation) = operation {
            service.operation(operation, &context);
        }
        context
    });
    let Some(context) = begun else {
        return HttpResponse::InternalServerError().finish();
    };
    let work = async {
        let admitted = service.admit(request, &context).await;
        admitted.map_err(Failure::Service)?;
        stages(&context).await
    };
    let outcome = AssertUnwindSafe(in_time(service, &context, work))
        .catch_unwind()
        .await;
    let mut response = match outcome {
        Ok(Ok(response)) => response,
        Ok(Err(failure)) => error_response(service, request, errors, failure, &context),
        Err(_panic) => error_response(service, request, errors, Rejection::Panic.into(), &context),
    };
    if caught(|| service.finish(&context, &mut response)).is_none() {
        return HttpResponse::InternalServerError().finish();
    }
    response
}

/// Answers a request that no operation takes.
pub async fn reject<S: Service>(
    service: &S,
    request: &HttpRequest,
    errors: &'static Errors,
    rejection: Rejection,
) -> HttpResponse {
    answer(service, request, None, errors, async |_: &S::Context| {
        Err(rejection.into())
    })
    .await
}

/// What `work` comes to, unless the service's time limit ends it.
async fn in_time<S: Service>(
    service: &S,
    context: &S::Context,
    work: impl Future<Output = Result<HttpResponse, Failure<S::Error>>>,
) -> Result<HttpResponse, Failure<S::Error>> {
    match service.time_limit(context) {
        None => work.await,
        Some(limit) => rt::time::timeout(limit, work)
            .await
            .unwrap_or_else(|_| Err(Rejection::TooLate { limit }.into())),
    }
}

fn error_response<S: Service>(
    service: &S,
    request: &HttpRequest,
    errors: &'static Errors,
    failure: Failure<S::Error>,
    context: &S::Context,
) -> HttpResponse {
    let allowed = match &failure {
        Failure::Rejected(Rejection::MethodNotAllowed { allowed }) => Some(*allowed),
        _ => None,
    };
    let told = told(service, request, errors, failure, context)
        // The error itself could not be told: once more, as an error of the service.
        .or_else(|failure| told(service, request, errors, failure, context));
    let Ok(mut response) = told else {
        return HttpResponse::InternalServerError().finish();
    };
    match (response.status(), allowed) {
        (StatusCode::UNAUTHORIZED, _) => {
            for challenge in errors.challenges.iter().copied() {
                let challenge = HeaderValue::from_static(challenge);
                response
                    .headers_mut()
                    .append(header::WWW_AUTHENTICATE, challenge);
            }
        }
        (StatusCode::METHOD_NOT_ALLOWED, Some(allowed)) => {
            response
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static(allowed));
        }
        _ => {}
    }
    response
}

fn told<S: Service>(
    service: &S,
    request: &HttpRequest,
    errors: &'static Errors,
    failure: Failure<S::Error>,
    context: &S::Context,
) -> Result<HttpResponse, Failure<S::Error>> {
    let error = caught(|| service.error(failure, errors, context)).ok_or(Rejection::Panic)?;
    Ok(error.body.respond(error.status, request, errors)?)
}

/// What `call` gives, or `None` when it panics.
fn caught<T>(call: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(AssertUnwindSafe(call)).ok()
}
