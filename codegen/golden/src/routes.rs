// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 6adc17eb4509687d84a027ed1b15dfdcddb143d6569ea36fb4690f73fa2ee573).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! Paths to operations, and the stages of each in their fixed order.
use ::std::sync::Arc;
use ::actix_openapi::export::actix_web::{HttpRequest, HttpResponse, Resource, web};
use ::actix_openapi::negotiate::{self, MediaType, Syntax};
use ::actix_openapi::pipeline::{self, Errors};
use ::actix_openapi::violation::Violations;
use ::actix_openapi::{Failure, Rejection, security};
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
        for base_path in ["/katalog/v1", "/katalog/v2"] {
            let resource = Resource::new([base_path, "/"].concat());
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
            let resource = Resource::new([base_path, "/$navn"].concat());
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
            config
                .service(
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
            let resource = Resource::new([base_path, "/finn"].concat());
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_finn(&*service, &request).await }
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
            let resource = Resource::new([base_path, "/boeker/nyeste"].concat());
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
            let resource = Resource::new([base_path, "/boeker/{isbn}"].concat());
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
            config
                .service(
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
            let resource = Resource::new([base_path, "/samlinger/{navn}"].concat());
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
            let resource = Resource::new(
                [base_path, "/priser/{språk}/{utgave}"].concat(),
            );
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
            config
                .service(
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
            let resource = Resource::new(
                [base_path, "/finn/{etikett}/{matrise}"].concat(),
            );
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_finn_med_mer(&*service, &request).await }
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
            let resource = Resource::new(
                [base_path, "/hyller/{hylle_kode}/{lånernummer}/{self_}/"].concat(),
            );
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
            config
                .service(
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
            let resource = Resource::new([base_path, "/{avdeling}/nyeste"].concat());
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
/// `finn`
async fn handle_finn<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
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
                security::require_scopes(&principal, api::FINN_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::FinnCandidates::decode(request, &mut violations);
                Api::check_finn(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::finn(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
/// `finnMedMer`
async fn handle_finn_med_mer<A: Api>(
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
                security::require_scopes(&principal, api::FINN_MED_MER_SCOPES)?;
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::FinnMedMerCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_finn_med_mer(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::finn_med_mer(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            },
        )
        .await
}
