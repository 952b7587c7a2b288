//! An implementation of the golden API that does what a request's `Scenario` header says, and tells in the `Stages`
//! header of its answer which of its functions ran.

mod api;
mod values;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use actix_openapi::export::actix_web::http::StatusCode;
use actix_openapi::export::actix_web::http::header::{HeaderName, HeaderValue};
use actix_openapi::export::actix_web::{HttpRequest, HttpResponse};
use actix_openapi::operation::Operation;
use actix_openapi::pipeline::Errors;
use actix_openapi::security::Principal;
use actix_openapi::{ErrorResponse, Failure, Rejection, Service};
use golden_api::models::Feil;

pub(crate) use values::{book, prices};

/// What must never leave with an answer that is not sent.
pub(crate) const SECRET: &str = "HEMMELIG";

pub(crate) struct Library;

pub(crate) struct Context {
    scenario: String,
    stages: RefCell<Vec<&'static str>>,
    operation: Cell<&'static str>,
}

impl Context {
    /// Notes that a function runs, and panics in it when the scenario says so.
    pub(crate) fn enter(&self, stage: &'static str) {
        self.stages.borrow_mut().push(stage);
        assert_ne!(self.scenario, format!("panic-{stage}"), "as asked for");
    }
}

pub(crate) enum Refusal {
    Token,
    Handler,
}

/// A token, a password or a key is its scopes, joined by dots.
pub(crate) struct Reader {
    /// The scheme, and the user where there is one.
    pub(crate) by: String,
    scopes: Vec<String>,
}

impl Reader {
    fn of(by: impl Into<String>, secret: &str) -> Answer<Self> {
        match secret {
            "ukjent" => Err(Refusal::Token),
            _ => Ok(Self {
                by: by.into(),
                scopes: secret.split('.').map(str::to_owned).collect(),
            }),
        }
    }
}

impl Principal for Reader {
    fn has_scope(&self, scope: &str) -> bool {
        self.scopes
            .iter()
            .any(|own| scope == format!("bibliotek:{own}"))
    }
}

impl Service for Library {
    type Context = Context;
    type Error = Refusal;
    type ErrorBody = Feil;

    fn begin(&self, request: &HttpRequest) -> Context {
        let scenario = request.headers().get("Scenario");
        let scenario = scenario.and_then(|scenario| scenario.to_str().ok());
        let context = Context {
            scenario: scenario.unwrap_or_default().to_owned(),
            stages: RefCell::default(),
            operation: Cell::new("none"),
        };
        context.enter("begin");
        context
    }

    async fn admit(&self, _: &HttpRequest, context: &Context) -> Answer<()> {
        match context.scenario.as_str() {
            "panic-admit" => context.enter("admit"),
            "refuse-admit" => return Err(Refusal::Handler),
            "late-admit" => std::future::pending().await,
            _ => {}
        }
        Ok(())
    }

    fn time_limit(&self, context: &Context) -> Option<Duration> {
        if context.scenario == "panic-limit" {
            context.enter("limit");
        }
        let late = context.scenario.starts_with("late-");
        late.then_some(Duration::from_millis(1))
    }

    fn operation(&self, operation: &'static Operation, context: &Context) {
        context.operation.set(operation.id);
    }

    fn error(
        &self,
        failure: Failure<Refusal>,
        _: &'static Errors,
        context: &Context,
    ) -> ErrorResponse<Feil> {
        context.enter("error");
        let is_second_try = matches!(
            failure,
            Failure::Rejected(Rejection::Panic | Rejection::Encode(_))
        );
        if context.scenario == "panic-first-error" {
            assert!(is_second_try, "as asked for");
        }
        let (status, text) = match &failure {
            Failure::Service(Refusal::Token) => (401, "token".to_owned()),
            Failure::Service(Refusal::Handler) => (409, "handler".to_owned()),
            Failure::Rejected(rejection) => (status_of(rejection), rejection.to_string()),
        };
        let wrong = context.scenario == "wrong-error"
            || context.scenario == "wrong-first-error" && !is_second_try;
        ErrorResponse {
            status: StatusCode::from_u16(status).unwrap(),
            body: Feil {
                melding: Some(text),
                kode: match wrong {
                    true => SECRET.to_owned(),
                    false => format!("BIB-{status}"),
                },
                brudd: None,
            },
        }
    }

    fn finish(&self, context: &Context, response: &mut HttpResponse) {
        context.enter("finish");
        let stages = context.stages.borrow().join(" ");
        response.headers_mut().insert(
            HeaderName::from_static("stages"),
            HeaderValue::from_str(&stages).unwrap(),
        );
        response.headers_mut().insert(
            HeaderName::from_static("operation"),
            HeaderValue::from_str(context.operation.get()).unwrap(),
        );
    }
}

fn status_of(rejection: &Rejection) -> u16 {
    match rejection {
        Rejection::NotFound => 404,
        Rejection::MethodNotAllowed { .. } => 405,
        Rejection::Credentials(_) => 401,
        Rejection::Scopes { .. } => 403,
        Rejection::NotAcceptable => 406,
        Rejection::UnsupportedMediaType => 415,
        Rejection::TooLarge { .. } | Rejection::TooManyParts { .. } => 413,
        Rejection::Invalid(_) => 400,
        Rejection::TooLate { .. } => 503,
        Rejection::Encode(_) | Rejection::Storage(_) | Rejection::Panic => 500,
    }
}

pub(crate) type Answer<T> = Result<T, Refusal>;
