// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! Paths to operations, and the stages of each in their fixed order.
use ::std::sync::Arc;
use ::actix_openapi::body;
use ::actix_openapi::export::actix_web::http::Method;
use ::actix_openapi::export::actix_web::{
    HttpRequest, HttpResponse, Resource, guard, web,
};
use ::actix_openapi::negotiate::{self, MediaType, Syntax};
use ::actix_openapi::operation::Operation;
use ::actix_openapi::pipeline::{self, DocumentedError, Errors, Statuses};
use ::actix_openapi::violation::Violations;
use ::actix_openapi::template;
use ::actix_openapi::{Failure, Rejection, security};
use crate::api::{self, Api};
/// What errors look like where no operation is.
pub static ERRORS: Errors = Errors {
    documented: &[],
    media_types: &[
        MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
        MediaType {
            name: "application/xml",
            syntax: Syntax::Xml,
        },
    ],
    challenges: &["Bearer"],
};
/// What requests are called by whoever watches.
pub static OPERATIONS: [Operation; 1] = [
    Operation {
        id: "hentRestanser",
        method: "GET",
        paths: &["/v2/{rettighetspakke}/{organisasjonsnummer}"],
    },
];
/// Mounts every operation of `api`, and answers everything else with its errors.
pub fn configure<A: Api>(api: Arc<A>) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        let resource = Resource::new("/v2/{rettighetspakke}/{organisasjonsnummer}");
        let service = Arc::clone(&api);
        let resource = resource
            .route(
                web::get()
                    .to(move |request: HttpRequest| {
                        let service = Arc::clone(&service);
                        async move { handle_hent_restanser(&*service, &request).await }
                    }),
            );
        let service = Arc::clone(&api);
        config
            .service(
                resource
                    .default_service(
                        web::to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            let rejection = Rejection::MethodNotAllowed {
                                allowed: "GET",
                            };
                            async move {
                                pipeline::reject(&*service, &request, &ERRORS, rejection)
                                    .await
                            }
                        }),
                    ),
            );
        config
            .default_service(
                web::to(move |request: HttpRequest| {
                    let api = Arc::clone(&api);
                    async move {
                        pipeline::reject(&*api, &request, &ERRORS, Rejection::NotFound)
                            .await
                    }
                }),
            );
    }
}
/// `hentRestanser`
async fn handle_hent_restanser<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[0]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::maskinporten(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_RESTANSER_SCOPES)?;
                static MEDIA_TYPES: &[MediaType] = &[
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                    MediaType {
                        name: "application/xml",
                        syntax: Syntax::Xml,
                    },
                ];
                negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentRestanserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_restanser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_restanser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
