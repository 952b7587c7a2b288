//! Why a request is not answered as it was meant to be.

use std::time::Duration;

use actix_web::http::StatusCode;

use crate::encode::EncodeError;
use crate::security::CredentialsError;
use crate::violation::Violations;

/// What stopped a request, in the order of the stages.
///
/// Exhaustive on purpose: a new stage does not compile until the implementation says how it is told.
#[derive(Debug, thiserror::Error)]
pub enum Rejection {
    /// No path of the document matches: 404.
    #[error("no such path")]
    NotFound,
    /// The path has other methods: 405. The pipeline sets `Allow`.
    #[error("method not allowed; allowed: {allowed}")]
    MethodNotAllowed {
        /// The methods that the path has, as `Allow` lists them.
        allowed: &'static str,
    },
    /// Credentials are absent or not of the form that the security scheme asks for: 401.
    #[error("credentials: {0}")]
    Credentials(#[from] CredentialsError),
    /// The principal lacks scopes that the operation requires: 403.
    #[error("missing scopes: {}", .missing.join(" "))]
    Scopes {
        /// The scopes that are missing.
        missing: Vec<&'static str>,
    },
    /// None of the documented media types is acceptable: 406.
    #[error("no acceptable media type")]
    NotAcceptable,
    /// The body is in none of the documented media types: 415.
    #[error("unsupported media type")]
    UnsupportedMediaType,
    /// The body, or a field of a form, is larger than is taken: 413.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The most bytes that are taken.
        limit: u64,
    },
    /// A form has more parts than are taken: 413.
    #[error("more than {limit} parts")]
    TooManyParts {
        /// The most parts that are taken.
        limit: usize,
    },
    /// A file of the request could not be kept: 500.
    #[error("a file cannot be kept: {0}")]
    Storage(std::io::Error),
    /// The input breaks the document or the implementation's own rules: 400.
    #[error("invalid input: {0}")]
    Invalid(Violations),
    /// The implementation's answer could not be written, or breaks the document: 500.
    #[error("the answer cannot be sent: {0}")]
    Encode(#[from] EncodeError),
    /// The request took longer than [`Service::time_limit`](crate::Service::time_limit): 503. Not 504, which speaks of
    /// another server: where the time went is not known here.
    #[error("not answered within {limit:?}")]
    TooLate {
        /// How long it may take.
        limit: Duration,
    },
    /// The implementation panicked: 500.
    #[error("panic")]
    Panic,
}

impl Rejection {
    /// The status that HTTP has for it. An implementation may choose another.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Credentials(_) => StatusCode::UNAUTHORIZED,
            Self::Scopes { .. } => StatusCode::FORBIDDEN,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } | Self::TooManyParts { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooLate { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Encode(_) | Self::Storage(_) | Self::Panic => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Why a request failed: stopped by the pipeline, or by the implementation with an error of its own.
#[derive(Debug)]
pub enum Failure<E> {
    /// Stopped by the pipeline.
    Rejected(Rejection),
    /// Refused by the implementation.
    Service(E),
}

impl<E> From<Rejection> for Failure<E> {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl<E> From<CredentialsError> for Failure<E> {
    fn from(error: CredentialsError) -> Self {
        Self::Rejected(Rejection::Credentials(error))
    }
}

impl<E> From<EncodeError> for Failure<E> {
    fn from(error: EncodeError) -> Self {
        Self::Rejected(Rejection::Encode(error))
    }
}
