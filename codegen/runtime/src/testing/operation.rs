//! The requests for one operation, sent one after another to a mock in this process.

use std::fmt::Write;

use actix_web::body::to_bytes;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::test::TestRequest;
use actix_web::{App, Error, rt, test, web};

use super::answer::Answer;
use super::keyword::is_told_by;
use super::mock::{LIMITS, Mock};
use super::request::{Body, Offer, Operation, Request};
use crate::schema::Schema;
use crate::violation::Location;

/// What all operations of a crate share.
#[derive(Debug)]
pub struct Crate {
    /// The schemas of error bodies, by the names of their variants; one without a name where errors have but one.
    pub errors: &'static [(&'static str, &'static Schema)],
    /// A path that no operation has.
    pub unknown_path: &'static str,
}

/// A media type that no document has.
const OTHER: &str = "x-other/x-none";

/// What is not as it should be: the request, and what became of it.
type Unlike = (String, String);

/// Sends an operation all its requests, and holds each to be answered or refused as it must be.
///
/// # Panics
/// When one is not.
pub fn run<F: FnOnce(&mut web::ServiceConfig)>(
    configure: F,
    mock: &Mock,
    shared: &'static Crate,
    operation: &'static Operation,
) {
    let failures = rt::System::new().block_on(async {
        let app = test::init_service(App::new().configure(configure)).await;
        let mut test = Test {
            send: |request: TestRequest| app.call(request.to_request()),
            mock,
            shared,
            operation,
            failures: Vec::new(),
        };
        test.answers().await;
        test.refusals().await;
        test.failures
    });
    report(operation.name, &failures);
}

/// Sends a request for a path that no operation has, and holds it to be refused.
///
/// # Panics
/// When it is not.
pub fn run_unknown<F: FnOnce(&mut web::ServiceConfig)>(
    configure: F,
    mock: &Mock,
    shared: &'static Crate,
) {
    let outcome = rt::System::new().block_on(async {
        let app = test::init_service(App::new().configure(configure)).await;
        let test = Test {
            send: |request: TestRequest| app.call(request.to_request()),
            mock,
            shared,
            operation: &Operation::NONE,
            failures: Vec::new(),
        };
        let request = TestRequest::default().uri(shared.unknown_path);
        let answer = test.exchanged(request).await?;
        answer.is_error(404, None, shared.errors)
    });
    let failure = outcome.err();
    let failure = failure.map(|outcome| (shared.unknown_path.to_owned(), outcome));
    report("a path that no operation has", failure.as_slice());
}

#[expect(clippy::panic, reason = "a test fails by a panic")]
fn report(name: &str, failures: &[Unlike]) {
    let mut all = String::new();
    for (request, outcome) in failures {
        let _ = write!(all, "\n{request} {outcome}");
    }
    if !failures.is_empty() {
        panic!("{name}:{all}");
    }
}

struct Test<'t, S> {
    send: S,
    mock: &'t Mock,
    shared: &'static Crate,
    operation: &'static Operation,
    failures: Vec<Unlike>,
}

/// A refusal: its name, its request, its status, and the place and keyword of its breach.
type Refusal = (
    String,
    Request,
    u16,
    Option<(Location, &'static str, &'static str)>,
);

impl<S, R> Test<'_, S>
where
    S: Fn(TestRequest) -> R,
    R: Future<Output = Result<ServiceResponse, Error>>,
{
    async fn send(&self, request: &Request) -> Result<Answer, String> {
        self.exchanged(request.made()?).await
    }

    async fn exchanged(&self, request: TestRequest) -> Result<Answer, String> {
        self.mock.take();
        let response = (self.send)(request).await;
        let response = response.map_err(|error| error.to_string())?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body()).await;
        Ok(Answer {
            status,
            headers,
            body: body.map_err(|error| error.to_string())?,
            told: self.mock.take(),
        })
    }

    fn note(&mut self, request: impl Into<String>, outcome: Result<(), String>) {
        if let Err(outcome) = outcome {
            self.failures.push((request.into(), outcome));
        }
    }

    /// Every request that must be answered: as it is, in each media type, with the least parameters.
    async fn answers(&mut self) {
        let operation = self.operation;
        if operation.status == 0 {
            return;
        }
        let valid = Request::of(operation);
        if operation.body_required && valid.body.is_none() {
            // XML reads none of its bodies as it was.
            return;
        }
        let first = operation.offers.first();
        let mut requests = vec![("the request".to_owned(), valid.clone(), first)];
        for offer in operation.offers {
            let request = valid.with(|request| request.accept = Some(offer.media_type));
            requests.push((
                format!("with Accept: {}", offer.media_type),
                request,
                Some(offer),
            ));
        }
        let bodies = operation.bodies.iter().skip(1);
        for (media_type, bytes) in
            bodies.filter_map(|body| Some((body.media_type, body.written()?)))
        {
            let request = valid.with(|request| request.body = Some((media_type, bytes)));
            requests.push((format!("a body in {media_type}"), request, first));
        }
        if !operation.body_required && !operation.bodies.is_empty() {
            let request = valid.with(|request| request.body = None);
            requests.push(("without a body".to_owned(), request, first));
        }
        if operation.parameters.iter().any(|one| !one.required) {
            let request = valid.with(|request| {
                let all = operation.parameters.iter().zip(&mut request.parameters);
                for (parameter, text) in all {
                    text.take_if(|_| !parameter.required);
                }
            });
            requests.push(("with required parameters only".to_owned(), request, first));
        }
        for (name, request, offer) in requests {
            let outcome = self.answered(&request, offer).await;
            self.note(name, outcome);
        }
    }

    async fn answered(&self, request: &Request, offer: Option<&Offer>) -> Result<(), String> {
        let answer = self.send(request).await?;
        answer.is_success(self.operation, offer)
    }

    /// Every request that must be refused, in each media type that errors may be asked for in.
    async fn refusals(&mut self) {
        let mut refusals = self.stages();
        refusals.extend(self.breaches());
        let offered = self.operation.offers.iter().map(|offer| offer.media_type);
        let accepts: Vec<_> = std::iter::once(None).chain(offered.map(Some)).collect();
        for refusal in refusals {
            let (name, request, ..) = &refusal;
            let accepts = match request.accept {
                Some(_) => vec![request.accept],
                None => accepts.clone(),
            };
            for accept in accepts {
                let outcome = self.refused(&refusal, accept).await;
                self.note(
                    format!("{name}, Accept: {}", accept.unwrap_or("-")),
                    outcome,
                );
            }
        }
    }

    async fn refused(&self, refusal: &Refusal, accept: Option<&'static str>) -> Result<(), String> {
        let (_, request, status, breach) = refusal;
        let request = request.with(|request| request.accept = accept);
        let answer = self.send(&request).await?;
        answer.is_error(*status, accept, self.shared.errors)?;
        if *status == 405 && answer.header("Allow") != Some(self.operation.allowed) {
            return Err(format!("allows {:?}", answer.header("Allow")));
        }
        let Some((location, place, keyword)) = breach else {
            return Ok(());
        };
        let violations = answer.told.refused.map(|refused| refused.violations);
        let violations = violations.unwrap_or_default();
        let is_told = violations.iter().any(|violation| {
            violation.location == *location
                && violation.name == *place
                && is_told_by(keyword, &violation.rule)
        });
        match is_told {
            true => Ok(()),
            false => Err(format!("is refused for something else: {violations}")),
        }
    }

    /// What the stages before decoding refuse.
    fn stages(&self) -> Vec<Refusal> {
        let operation = self.operation;
        let valid = Request::of(operation);
        let mut refusals: Vec<Refusal> = Vec::new();
        let mut add = |name: &str, status, request| {
            refusals.push((name.to_owned(), request, status, None));
        };
        if !operation.other_method.is_empty() {
            let request = valid.with(|request| request.method = operation.other_method);
            add("another method", 405, request);
        }
        if operation.closed {
            let request = valid.with(|request| request.secret = None);
            add("without credentials", 401, request);
        }
        if operation.scopes {
            add("without scopes", 403, valid.clone().without_scopes());
        }
        if operation.unacceptable {
            let request = valid.with(|request| request.accept = Some(OTHER));
            add("Accept of another media type", 406, request);
        }
        if operation.unsupported {
            let request = valid.with(|request| request.body = Some((OTHER, b"x".to_vec())));
            add("a body in another media type", 415, request);
        }
        if let Some(body) = operation.bodies.first() {
            let length = usize::try_from(LIMITS.memory).unwrap_or(usize::MAX);
            let long = vec![b' '; length.saturating_add(1)];
            let request = valid.with(|request| request.body = Some((body.media_type, long)));
            add("a body that is too long", 413, request);
        }
        refusals
    }

    /// What breaks the document in parameters and bodies.
    fn breaches(&self) -> Vec<Refusal> {
        let operation = self.operation;
        let valid = Request::of(operation);
        let mut refusals: Vec<Refusal> = Vec::new();
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let is_missed = parameter.required && parameter.location != Location::Path;
            if is_missed {
                let request = valid.with(|request| put(request, index, None));
                let breach = (parameter.location, parameter.name, "required");
                let name = format!("without the {} {}", parameter.location, parameter.name);
                refusals.push((name, request, 400, Some(breach)));
            }
        }
        for (index, text, place, keyword) in operation.refused {
            let Some(parameter) = operation.parameters.get(*index) else {
                continue;
            };
            let request = valid.with(|request| put(request, *index, Some(text)));
            let name = format!("{} {} as {text}", parameter.location, parameter.name);
            let breach = (parameter.location, *place, *keyword);
            refusals.push((name, request, 400, Some(breach)));
        }
        let breach = |keyword| Some((Location::RequestBody, "", keyword));
        if operation.body_required {
            let request = valid.with(|request| request.body = None);
            let name = "without a body".to_owned();
            refusals.push((name, request, 400, breach("required")));
        }
        for body in operation.bodies {
            let Some(broken) = body.broken() else {
                continue;
            };
            let bytes = broken.as_bytes().to_vec();
            let request = valid.with(|request| request.body = Some((body.media_type, bytes)));
            let name = format!("a broken body in {}", body.media_type);
            refusals.push((name, request, 400, breach("syntax")));
        }
        let first = operation.bodies.iter().find(|body| body.is_value());
        let of_first = |body: &&Body| first.is_some_and(|first| body.is_like(first));
        for body in operation.bodies.iter().filter(of_first) {
            for (at, change, place, keyword) in operation.bodies_refused {
                let name = format!("{} with {change:?} at '{at}'", body.media_type);
                let Some(bytes) = body.changed(change, at) else {
                    continue;
                };
                let request = valid.with(|request| request.body = Some((body.media_type, bytes)));
                let breach = (Location::RequestBody, *place, *keyword);
                refusals.push((name, request, 400, Some(breach)));
            }
        }
        refusals
    }
}

fn put(request: &mut Request, index: usize, text: Option<&'static str>) {
    if let Some(place) = request.parameters.get_mut(index) {
        *place = text;
    }
}
