//! Why there is no token, as RFC 6749 (5.2) says it.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use serde_json::{Value, json};

/// An answer without a token.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) error: &'static str,
    description: Cow<'static, str>,
}

impl Refusal {
    fn new(error: &'static str, description: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            description: description.into(),
        }
    }

    pub(super) fn invalid_request(description: &'static str) -> Self {
        Self::new("invalid_request", description)
    }

    pub(super) fn invalid_grant(description: &'static str) -> Self {
        Self::new("invalid_grant", description)
    }

    pub(super) fn invalid_scope(description: &'static str) -> Self {
        Self::new("invalid_scope", description)
    }

    pub(super) fn unsupported_grant_type() -> Self {
        let only = "the only grant is urn:ietf:params:oauth:grant-type:jwt-bearer";
        Self::new("unsupported_grant_type", only)
    }

    pub(super) fn unknown_client() -> Self {
        let known = "iss is not the client_id of any client in klienter.toml";
        Self {
            status: StatusCode::UNAUTHORIZED,
            ..Self::new("invalid_client", known)
        }
    }

    pub(super) fn too_many() -> Self {
        let wait = "too many assertions at once: try again when some of them have run out";
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            ..Self::new("temporarily_unavailable", wait)
        }
    }

    pub(super) fn server_error(description: String) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            ..Self::new("server_error", description)
        }
    }

    pub(super) fn body(&self) -> Value {
        json!({"error": self.error, "error_description": self.description})
    }
}
