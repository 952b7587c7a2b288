//! A service written by hand, right and wrong: what a mock of a generated crate must be, and each fault told.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, guard, web};

use crate::body::{self, Limits, RequestBody};
use crate::encode::{self, EncodeError};
use crate::failure::{Failure, Rejection};
use crate::negotiate::{self, MediaType, Syntax};
use crate::parameters::{self, Notation, Reader, Source, Style};
use crate::pipeline::{self, ErrorBody, ErrorResponse, Errors, Service};
use crate::schema::{INT32, Kind, Schema};
use crate::security;
use crate::template::Part;
use crate::testing::{
    Body, Caller, Change, Crate, Credentials, LIMITS, Mock, Offer, Operation, Parameter, Shown,
    run, run_unknown,
};
use crate::types::Any;
use crate::violation::{Location, Violations};

static ANSWER: Schema = Schema {
    name: "answer",
    ..Schema::of(Kind::Array(&INT32, None))
};
static MEDIA_TYPES: [MediaType; 2] = [
    MediaType {
        name: "application/json",
        syntax: Syntax::Json,
    },
    MediaType {
        name: "application/xml",
        syntax: Syntax::Xml,
    },
];
static ERRORS: Errors = Errors {
    documented: &[],
    media_types: &MEDIA_TYPES,
    challenges: &["Bearer"],
};
static BODY: RequestBody = RequestBody {
    required: true,
    content: &[body::Content {
        media_type: MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
        schema: &ANSWER,
        streamed: false,
        parts: &[],
    }],
};
static PARAMETER: parameters::Parameter = parameters::Parameter {
    name: "id",
    source: Source::Path(Part::whole(0)),
    notation: Notation::Styled(Style::Simple, false),
    required: true,
    allow_empty: false,
    default: None,
    others: &[],
    schema: &INT32,
};
static CRATE: Crate = Crate {
    errors: &[("", &ANSWER)],
    unknown_path: "/none/such/path",
};
static OPERATION: Operation = Operation {
    name: "answer",
    method: "POST",
    path: "/things/{0}",
    parameters: &[Parameter {
        location: Location::Path,
        name: "id",
        text: "7",
        required: true,
    }],
    refused: &[(0, "x", "id", "type"), (0, "2147483648", "id", "format")],
    credentials: &[Credentials::Bearer],
    closed: true,
    scopes: true,
    bodies: &[Body {
        media_type: "application/json",
        syntax: Syntax::Json,
        schema: &ANSWER,
        value: "[1]",
    }],
    body_required: true,
    bodies_refused: &[("/0", Change::Put("\"x\""), "[0]", "type")],
    unsupported: true,
    status: 200,
    offers: &[
        Offer {
            media_type: "application/json",
            syntax: Syntax::Json,
            schema: &ANSWER,
        },
        Offer {
            media_type: "application/xml",
            syntax: Syntax::Xml,
            schema: &ANSWER,
        },
    ],
    unacceptable: true,
    other_method: "PUT",
    allowed: "POST",
    ..Operation::NONE
};

/// What is wrong with the service.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Fault {
    #[default]
    None,
    Open,
    WithoutScopes,
    OneMediaType,
    AnyLength,
    Unchecked,
    AnotherAnswer,
    AnotherStatus,
    WrongErrors,
    AnotherAllow,
}

#[derive(Default)]
struct Fake {
    mock: Mock,
    fault: Fault,
}

/// An error body, in JSON or what XML has for it.
struct Told(Any);

impl ErrorBody for Told {
    fn respond(
        self,
        status: StatusCode,
        request: &HttpRequest,
        errors: &'static Errors,
    ) -> Result<HttpResponse, EncodeError> {
        static ANY: Schema = Schema {
            name: "answer",
            ..Schema::ANY
        };
        encode::error(request, status, errors.media_types, &ANY, &self.0)
    }
}

impl Service for Fake {
    type Context = ();
    type Error = String;
    type ErrorBody = Told;

    fn begin(&self, _: &HttpRequest) {}

    fn error(
        &self,
        failure: Failure<String>,
        documented: &'static Errors,
        (): &(),
    ) -> ErrorResponse<Told> {
        let status = self.mock.refused(&failure, documented);
        let body = match self.fault {
            Fault::WrongErrors => Any::String("wrong".to_owned()),
            _ => Any::from_json(b"[1]").unwrap(),
        };
        ErrorResponse {
            status,
            body: Told(body),
        }
    }

    fn limits(&self) -> Limits {
        match self.fault {
            Fault::AnyLength => Limits::default(),
            _ => LIMITS,
        }
    }

    fn finish(&self, (): &(), _: &mut HttpResponse) {}
}

async fn answered(fake: &Fake, request: &HttpRequest, payload: web::Payload) -> HttpResponse {
    pipeline::answer(fake, request, None, &ERRORS, async |(): &()| {
        let fault = fake.fault;
        match security::bearer(request.headers()) {
            Err(_) if fault == Fault::Open => {}
            token => {
                let caller: Caller = token?.caller().map_err(Failure::Service)?;
                let scopes: &[&str] = match fault {
                    Fault::WithoutScopes => &[],
                    _ => &["a"],
                };
                security::require_scopes(&caller, scopes)?;
            }
        }
        negotiate::accept(request, &MEDIA_TYPES)?;
        let limits = fake.limits();
        let received = body::receive(request, payload.into_inner(), &BODY, &limits).await?;
        let mut violations = Violations::new();
        let id: Option<i32> = Reader::new(request).read(&PARAMETER, &mut violations);
        let body: Option<Vec<i32>> = received.value(&mut violations);
        if (id.is_none() || body.is_none()) && fault != Fault::Unchecked {
            return Err(Rejection::Invalid(violations).into());
        }
        let answer = fake.mock.answered::<Vec<i32>>("[1,2]");
        let mut answer = answer.map_err(Failure::Service)?;
        if fault == Fault::AnotherAnswer {
            answer.push(3);
        }
        let status = match fault {
            Fault::AnotherStatus => StatusCode::CREATED,
            _ => StatusCode::OK,
        };
        let offered: &[MediaType] = match fault {
            Fault::OneMediaType => &MEDIA_TYPES[..1],
            _ => &MEDIA_TYPES,
        };
        Ok(encode::value(request, status, offered, &ANSWER, &answer)?)
    })
    .await
}

fn configure(fake: Arc<Fake>) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        let (unknown, other) = (Arc::clone(&fake), Arc::clone(&fake));
        let allowed = match fake.fault {
            Fault::AnotherAllow => "POST, PUT",
            _ => "POST",
        };
        let post = web::route().guard(guard::Post());
        let post = post.to(move |request: HttpRequest, payload: web::Payload| {
            let fake = Arc::clone(&fake);
            async move { answered(&fake, &request, payload).await }
        });
        let resource = web::resource("/things/{id}").route(post);
        config.service(
            resource.default_service(web::to(move |request: HttpRequest| {
                let fake = Arc::clone(&other);
                let rejection = Rejection::MethodNotAllowed { allowed };
                async move { pipeline::reject(&*fake, &request, &ERRORS, rejection).await }
            })),
        );
        config.default_service(web::to(move |request: HttpRequest| {
            let fake = Arc::clone(&unknown);
            async move { pipeline::reject(&*fake, &request, &ERRORS, Rejection::NotFound).await }
        }));
    }
}

/// What the tests say of a service with this fault; nothing when they pass.
fn said(fault: Fault) -> String {
    let fake = Arc::new(Fake {
        fault,
        ..Fake::default()
    });
    let test = || {
        let service = configure(Arc::clone(&fake));
        run(service, &fake.mock, &CRATE, &OPERATION);
    };
    let told = catch_unwind(AssertUnwindSafe(test)).err();
    let told = told.map(|told| told.downcast_ref::<String>().cloned().unwrap_or_default());
    told.unwrap_or_default()
}

#[test]
fn a_service_that_does_as_its_document_says_passes() {
    assert_eq!(said(Fault::None), "");
    let fake = Arc::new(Fake::default());
    run_unknown(configure(Arc::clone(&fake)), &fake.mock, &CRATE);
}

#[test]
fn every_stage_that_is_missing_is_told() {
    for (fault, cases) in [
        (Fault::Open, &["without credentials"] as &[&str]),
        (Fault::WithoutScopes, &["without scopes"]),
        (Fault::OneMediaType, &["with Accept: application/xml"]),
        (Fault::AnyLength, &["a body that is too long"]),
        (
            Fault::Unchecked,
            &["id as x", "without a body", "a broken body", "at '/0'"],
        ),
        (
            Fault::AnotherAnswer,
            &["the request answers something else"],
        ),
        (Fault::AnotherStatus, &["the request is answered with 201"]),
        (Fault::WrongErrors, &["another method", "breaks its schema"]),
        (Fault::AnotherAllow, &["allows Some(\"POST, PUT\")"]),
    ] {
        let said = said(fault);
        for case in cases {
            assert!(said.contains(case), "{fault:?}: {case} in {said}");
        }
    }
}

#[test]
fn a_path_that_is_answered_is_told() {
    static KNOWN: Crate = Crate {
        errors: &[],
        unknown_path: "/things/7",
    };
    let fake = Arc::new(Fake::default());
    let test = || run_unknown(configure(Arc::clone(&fake)), &fake.mock, &KNOWN);
    assert!(catch_unwind(AssertUnwindSafe(test)).is_err());
}
