//! What a mock implementation of a generated trait is made of: it answers samples, and remembers what it was told.

use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::http::StatusCode;

use super::read;
use crate::body::{ByteStream, Limits};
use crate::encode::Named;
use crate::failure::{Failure, Rejection};
use crate::pipeline::Errors;
use crate::security::{ApiKey, BasicCredentials, BearerToken, Principal};
use crate::types::{Any, FromAny, ToAny};
use crate::violation::Violations;

/// How much of a request's body the mock takes.
pub const LIMITS: Limits = Limits {
    memory: 128 << 10,
    upload: 128 << 10,
    parts: 1000,
    field: 128 << 10,
    file_in_memory: 64 << 10,
};

/// What bytes are answered where they are a body.
pub const SAMPLE: &str = "a sample";

/// The credentials that have every scope, and those that have none: tokens, keys and passwords alike.
pub(super) const WITH_SCOPES: &str = "a-sample-with-all-scopes";
pub(super) const WITHOUT_SCOPES: &str = "a-sample-without-scopes";

/// The value of a sample.
///
/// # Errors
/// When the type does not take it, and why.
pub fn made<T: FromAny>(json: &str) -> Result<T, String> {
    T::from_any(read(json)?).map_err(|error| format!("{json}: {error}"))
}

/// A status of a documented range.
#[must_use]
pub fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// A body in a media type that the mock names.
///
/// # Errors
/// When it is none, and why.
pub fn named(media_type: &str) -> Result<Named<ByteStream>, String> {
    Ok(Named {
        media_type: media_type
            .parse()
            .map_err(|error| format!("{media_type}: {error}"))?,
        body: SAMPLE.into(),
    })
}

/// What was answered and refused in one request.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The body of the answer.
    pub(super) answered: Option<Any>,
    /// What stopped the request.
    pub(super) refused: Option<Refused>,
}

/// What the pipeline said of a refusal.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) reason: String,
    pub(super) violations: Violations,
    pub(super) errors: &'static Errors,
}

/// The memory of a mock.
#[derive(Debug, Default)]
pub struct Mock(Mutex<Told>);

impl Mock {
    fn told(&self) -> MutexGuard<'_, Told> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was told since this was asked last.
    pub(super) fn take(&self) -> Told {
        std::mem::take(&mut *self.told())
    }

    /// The body of an answer, made of a sample.
    ///
    /// # Errors
    /// When its type does not take it, and why.
    pub fn answered<T: FromAny + ToAny>(&self, json: &str) -> Result<T, String> {
        let body: T = made(json)?;
        self.told().answered = Some(body.to_any());
        Ok(body)
    }

    /// Remembers an error, and says with which status it is sent.
    pub fn refused(&self, failure: &Failure<String>, errors: &'static Errors) -> StatusCode {
        let (status, violations) = match failure {
            Failure::Rejected(Rejection::Invalid(violations)) => {
                (StatusCode::BAD_REQUEST, violations.clone())
            }
            Failure::Rejected(rejection) => (rejection.status(), Violations::new()),
            Failure::Service(_) => (StatusCode::INTERNAL_SERVER_ERROR, Violations::new()),
        };
        let reason = match failure {
            Failure::Rejected(rejection) => rejection.to_string(),
            Failure::Service(reason) => reason.clone(),
        };
        self.told().refused = Some(Refused {
            reason,
            violations,
            errors,
        });
        status
    }

    /// Which of several error bodies is documented for a status; the empty one when none is.
    #[must_use]
    pub fn documented(errors: &'static Errors, status: StatusCode) -> &'static str {
        let mut documented = errors.of(status);
        documented.next().map_or("Empty", |error| error.body)
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    has_scopes: bool,
}

impl Principal for Caller {
    fn has_scope(&self, _scope: &str) -> bool {
        self.has_scopes
    }
}

/// Credentials as they were shown.
pub trait Shown {
    /// The secret among them.
    fn secret(&self) -> &str;

    /// Whose they are.
    ///
    /// # Errors
    /// When nobody's.
    fn caller(&self) -> Result<Caller, String> {
        match self.secret() {
            WITH_SCOPES => Ok(Caller { has_scopes: true }),
            WITHOUT_SCOPES => Ok(Caller { has_scopes: false }),
            _ => Err("credentials that nobody has".to_owned()),
        }
    }
}

impl Shown for BearerToken<'_> {
    fn secret(&self) -> &str {
        self.reveal()
    }
}

impl Shown for BasicCredentials<'_> {
    fn secret(&self) -> &str {
        self.reveal().1
    }
}

impl Shown for ApiKey<'_> {
    fn secret(&self) -> &str {
        self.reveal()
    }
}
