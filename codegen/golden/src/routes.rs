// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 e96e20f1c9c17b725065c81a7caad3fef92a514b136abbf55f480592cffc135d).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! Paths to operations, and the stages of each in their fixed order.
use ::std::sync::Arc;
use ::actix_openapi::export::actix_web::http::Method;
use ::actix_openapi::export::actix_web::{
    HttpRequest, HttpResponse, Resource, guard, web,
};
use ::actix_openapi::negotiate::{self, MediaType, Syntax};
use ::actix_openapi::pipeline::{self, Errors};
use ::actix_openapi::violation::Violations;
use ::actix_openapi::{Failure, Rejection, security, template};
use crate::api::{self, Api};
static ERRORS: Errors = Errors {
    media_types: &[
        MediaType {
            name: "application/xml",
            syntax: Syntax::Xml,
        },
        MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
    ],
    challenge: "Bearer",
};
/// Mounts every operation of `api`, and answers everything else with its errors.
pub fn configure<A: Api>(api: Arc<A>) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        let mut resources: Vec<(usize, Resource)> = Vec::new();
        for (rank, pattern) in [(0usize, "/katalog/v1/"), (1usize, "/katalog/v2/")] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_configure(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
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
        }
        for (rank, pattern) in [
            (2usize, "/katalog/v1/$navn"),
            (3usize, "/katalog/v2/$navn"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_service(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::put()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_http(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::delete()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_clone(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
                resource
                    .default_service(
                        web::to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            let rejection = Rejection::MethodNotAllowed {
                                allowed: "GET, PUT, DELETE",
                            };
                            async move {
                                pipeline::reject(&*service, &request, &ERRORS, rejection)
                                    .await
                            }
                        }),
                    ),
            );
        }
        for (rank, pattern) in [
            (4usize, "/katalog/v1/boeker/nyeste"),
            (5usize, "/katalog/v2/boeker/nyeste"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_hent_nyeste(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
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
        }
        for (rank, pattern) in [
            (6usize, "/katalog/v1/boeker/{isbn}"),
            (7usize, "/katalog/v2/boeker/{isbn}"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_hent_bok(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::put()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_erstatt_bok(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::delete()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_type(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
                resource
                    .default_service(
                        web::to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            let rejection = Rejection::MethodNotAllowed {
                                allowed: "GET, PUT, DELETE",
                            };
                            async move {
                                pipeline::reject(&*service, &request, &ERRORS, rejection)
                                    .await
                            }
                        }),
                    ),
            );
        }
        for (rank, pattern) in [
            (8usize, "/katalog/v1/samlinger/{navn}"),
            (9usize, "/katalog/v2/samlinger/{navn}"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_hent_samling(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
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
        }
        for (rank, pattern) in [
            (10usize, "/katalog/v1/priser/{p1}/{p2}"),
            (11usize, "/katalog/v2/priser/{p1}/{p2}"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_hent_priser(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::put()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_sett_priser(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::delete()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_slett_priser(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
                resource
                    .default_service(
                        web::to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            let rejection = Rejection::MethodNotAllowed {
                                allowed: "GET, PUT, DELETE",
                            };
                            async move {
                                pipeline::reject(&*service, &request, &ERRORS, rejection)
                                    .await
                            }
                        }),
                    ),
            );
        }
        for (rank, pattern) in [
            (12usize, "/katalog/v1/hyller/{p1}/{p2}/{p3}/"),
            (13usize, "/katalog/v2/hyller/{p1}/{p2}/{p3}/"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::post()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move {
                                handle_registrer_utlån(&*service, &request).await
                            }
                        }),
                );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::patch()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_endre_utlån(&*service, &request).await }
                        }),
                );
            let service = Arc::clone(&api);
            add(
                resource
                    .default_service(
                        web::to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            let rejection = Rejection::MethodNotAllowed {
                                allowed: "POST, PATCH",
                            };
                            async move {
                                pipeline::reject(&*service, &request, &ERRORS, rejection)
                                    .await
                            }
                        }),
                    ),
            );
        }
        for (rank, pattern) in [
            (14usize, "/katalog/v1/{avdeling}/nyeste"),
            (15usize, "/katalog/v2/{avdeling}/nyeste"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move {
                                handle_hent_nyeste_i_avdeling(&*service, &request).await
                            }
                        }),
                );
            let service = Arc::clone(&api);
            add(
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
        }
        resources.sort_by_key(|(rank, _)| *rank);
        for (_, resource) in resources {
            config.service(resource);
        }
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
/// `hentBok`
async fn handle_hent_bok<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_BOK_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentBokCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_bok(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::hent_bok(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `erstatt-bok`
async fn handle_erstatt_bok<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::ERSTATT_BOK_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::ErstattBokCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_erstatt_bok(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::erstatt_bok(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `type`
async fn handle_type<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static MEDIA_TYPES: &[MediaType] = &[
        MediaType {
            name: "application/xml",
            syntax: Syntax::Xml,
        },
        MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
    ];
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::TYPE_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::TypeCandidates::decode(request, &mut violations);
                Api::check_type(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::r#type(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `hentNyeste`
async fn handle_hent_nyeste<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static MEDIA_TYPES: &[MediaType] = &[
        MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
    ];
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_NYESTE_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentNyesteCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_nyeste(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::hent_nyeste(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `hentNyesteIAvdeling`
async fn handle_hent_nyeste_i_avdeling<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(
                    &principal,
                    api::HENT_NYESTE_I_AVDELING_SCOPES,
                )?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentNyesteIAvdelingCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_nyeste_i_avdeling(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::hent_nyeste_i_avdeling(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `registrer_utlån`
async fn handle_registrer_utlån<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::REGISTRER_UTLÅN_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::RegistrerUtlånCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_registrer_utlån(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::registrer_utlån(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `endre_utlån`
async fn handle_endre_utlån<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::ENDRE_UTLÅN_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::EndreUtlånCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_endre_utlån(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::endre_utlån(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `hentPriser`
async fn handle_hent_priser<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_PRISER_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentPriserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_priser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::hent_priser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `settPriser`
async fn handle_sett_priser<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::SETT_PRISER_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::SettPriserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_sett_priser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::sett_priser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `slettPriser`
async fn handle_slett_priser<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::SLETT_PRISER_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::SlettPriserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_slett_priser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::slett_priser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `hentSamling`
async fn handle_hent_samling<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static MEDIA_TYPES: &[MediaType] = &[
        MediaType {
            name: "application/json; charset=utf-8",
            syntax: Syntax::Json,
        },
        MediaType {
            name: "application/xml; charset=utf-8",
            syntax: Syntax::Xml,
        },
    ];
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_SAMLING_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentSamlingCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_samling(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::hent_samling(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `configure`
async fn handle_configure<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::CONFIGURE_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::ConfigureCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_configure(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::configure(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `service`
async fn handle_service<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::SERVICE_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::ServiceCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_service(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::service(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `http`
async fn handle_http<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HTTP_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HttpCandidates::decode(request, &mut violations);
                Api::check_http(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::http(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `clone`
async fn handle_clone<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
    pipeline::answer(
            service,
            request,
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::CLONE_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::CloneValueCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_clone(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::clone(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
