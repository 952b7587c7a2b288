//! One request, from begin to finish, and the one way out for every error.
//!
//! Generated routes call [`answer`] with the stages of an operation in the fixed order: authenticate, scopes, `Accept`,
//! decode and validate, handler, encode. Whatever stops them leaves through [`Service::error`].

use std::panic::AssertUnwindSafe;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::FutureExt;

use crate::encode;
use crate::failure::{Failure, Rejection};
use crate::negotiate::{self, MediaType};
use crate::types::Model;

/// What an implementation says of every request, whatever its operation.
pub trait Service: 'static {
    /// What is known of one request while it lasts.
    type Context: 'static;
    /// The implementation's own errors.
    type Error: 'static;
    /// The document's error schema.
    type ErrorBody: Model;

    /// The first word on a request, before any stage.
    fn begin(&self, request: &HttpRequest) -> Self::Context;

    /// Tells an error in the document's own schema: the only way out for all of them.
    fn error(
        &self,
        failure: Failure<Self::Error>,
        context: &Self::Context,
    ) -> ErrorResponse<Self::ErrorBody>;

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

/// What the document says of errors, as a table.
#[derive(Debug)]
pub struct Errors {
    /// The media types of the error schema, in the document's order.
    pub media_types: &'static [MediaType],
    /// The challenge that goes with 401 (RFC 9110, section 11.6.1).
    pub challenge: &'static str,
}

/// Runs the stages of one request and answers it, whatever happens in them.
///
/// A panic anywhere in the implementation is caught: the request gets an error, the server lives on.
pub async fn answer<S: Service>(
    service: &S,
    request: &HttpRequest,
    errors: &'static Errors,
    stages: impl AsyncFnOnce(&S::Context) -> Result<HttpResponse, Failure<S::Error>>,
) -> HttpResponse {
    let Some(context) = caught(|| service.begin(request)) else {
        return HttpResponse::InternalServerError().finish();
    };
    let outcome = AssertUnwindSafe(stages(&context)).catch_unwind().await;
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
    answer(service, request, errors, async |_: &S::Context| {
        Err(rejection.into())
    })
    .await
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
            let challenge = HeaderValue::from_static(errors.challenge);
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
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
    let error = caught(|| service.error(failure, context)).ok_or(Rejection::Panic)?;
    let Some(media_type) = negotiate::accept_or_first(request, errors.media_types) else {
        return Ok(HttpResponse::new(error.status));
    };
    let schema = S::ErrorBody::schema();
    Ok(encode::response(
        error.status,
        media_type,
        schema,
        &error.body,
    )?)
}

/// What `call` gives, or `None` when it panics.
fn caught<T>(call: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(AssertUnwindSafe(call)).ok()
}
