//! The spans of one request.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use actix_openapi::export::actix_web::HttpRequest;
use actix_openapi::export::actix_web::http::Method;
use actix_openapi::operation::Operation;
use opentelemetry::trace::{
    Span as _, SpanKind, Status, TraceContextExt as _, TraceId, Tracer as _,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::trace::{SdkTracer, Span};

use super::{Traces, traceparent};

/// What a request is called in traces, and its span where one is kept.
pub(crate) struct Spor {
    trace_id: Option<TraceId>,
    opptak: Option<Opptak>,
}

/// A span that is sent when the request is over.
struct Opptak {
    tracer: SdkTracer,
    span: RefCell<Span>,
    method: &'static str,
    path: String,
}

impl Spor {
    /// Takes up the trace that the request comes with, or begins one.
    pub(crate) fn begin(traces: &Traces, request: &HttpRequest) -> Self {
        let parent = traceparent::parent(request.headers());
        let Some(tracer) = traces.tracer() else {
            return Self {
                trace_id: parent.map(|parent| parent.trace_id()),
                opptak: None,
            };
        };
        let method = known(request.method());
        let context = match parent {
            Some(parent) => Context::new().with_remote_span_context(parent),
            None => Context::new(),
        };
        let span = tracer
            // What it is called where no operation takes it.
            .span_builder(method.unwrap_or("HTTP"))
            .with_kind(SpanKind::Server)
            .with_attributes([KeyValue::new(
                "http.request.method",
                method.unwrap_or("_OTHER"),
            )])
            .start_with_context(tracer, &context);
        Self {
            trace_id: Some(span.span_context().trace_id()),
            opptak: span.is_recording().then(|| Opptak {
                tracer: tracer.clone(),
                span: RefCell::new(span),
                method: method.unwrap_or("HTTP"),
                path: request.path().to_owned(),
            }),
        }
    }

    /// The trace, for the log.
    pub(crate) fn trace_id(&self) -> Option<TraceId> {
        self.trace_id
    }

    /// Names it by the operation that it is for: with the path as the document writes it, never as it was sent.
    pub(crate) fn is_for(&self, operation: &'static Operation) {
        if let Some(opptak) = &self.opptak {
            let route = operation.path(&opptak.path);
            let mut span = opptak.span.borrow_mut();
            span.update_name(format!("{} {route}", opptak.method));
            span.set_attribute(KeyValue::new("http.route", route));
            span.set_attribute(KeyValue::new("restanser.operation", operation.id));
        }
    }

    /// Tells the rights package, if it is one that is configured: anything can stand in an address.
    pub(crate) fn asked_with(&self, rettighetspakke: &str, is_configured: impl FnOnce() -> bool) {
        if let Some(opptak) = &self.opptak
            && is_configured()
        {
            let rettighetspakke = rettighetspakke.to_owned();
            let mut span = opptak.span.borrow_mut();
            span.set_attribute(KeyValue::new("restanser.rettighetspakke", rettighetspakke));
        }
    }

    /// Does `work` within a span of its own.
    pub(crate) async fn within<T, E>(
        &self,
        name: &'static str,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let Some(opptak) = &self.opptak else {
            return work.await;
        };
        let parent = opptak.span.borrow().span_context().clone();
        let context = Context::new().with_remote_span_context(parent);
        // It ends with this future, however that goes.
        let mut span = opptak.tracer.start_with_context(name, &context);
        let outcome = work.await;
        if outcome.is_err() {
            span.set_status(Status::error(Cow::Borrowed("")));
        }
        outcome
    }

    /// The request is answered.
    pub(crate) fn end(&self, status: u16, kode: Option<&'static str>) {
        let Some(opptak) = &self.opptak else {
            return;
        };
        let mut span = opptak.span.borrow_mut();
        span.set_attribute(KeyValue::new(
            "http.response.status_code",
            i64::from(status),
        ));
        if let Some(kode) = kode {
            span.set_attribute(KeyValue::new("restanser.kode", kode));
        }
        // What a consumer did wrong is no error of the service.
        if status >= 500 {
            let what = kode.map_or_else(|| Cow::Owned(status.to_string()), Cow::Borrowed);
            span.set_attribute(KeyValue::new("error.type", what));
            span.set_status(Status::error(Cow::Borrowed("")));
        }
        span.end();
    }
}

impl Drop for Spor {
    fn drop(&mut self) {
        // Whoever asked is gone: nothing was answered.
        if let Some(opptak) = &self.opptak
            && let Ok(mut span) = opptak.span.try_borrow_mut()
            && span.is_recording()
        {
            span.set_attribute(KeyValue::new("error.type", "cancelled"));
        }
    }
}

impl fmt::Debug for Spor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Spor")
            .field("trace_id", &self.trace_id)
            .finish_non_exhaustive()
    }
}

/// A method as traces have it; none for one that somebody made up.
fn known(method: &Method) -> Option<&'static str> {
    [
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
    ]
    .into_iter()
    .find(|known| method == *known)
}
