// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

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
            name: "application/xml",
            syntax: Syntax::Xml,
        },
        MediaType {
            name: "application/json",
            syntax: Syntax::Json,
        },
    ],
    challenges: &["Basic realm=\"skranke\", charset=\"UTF-8\"", "Bearer"],
};
/// What requests are called by whoever watches.
pub static OPERATIONS: [Operation; 30] = [
    Operation {
        id: "configure",
        method: "GET",
        paths: &["/katalog/v1/", "/katalog/v2/"],
    },
    Operation {
        id: "service",
        method: "GET",
        paths: &["/katalog/v1/$navn", "/katalog/v2/$navn"],
    },
    Operation {
        id: "http",
        method: "PUT",
        paths: &["/katalog/v1/$navn", "/katalog/v2/$navn"],
    },
    Operation {
        id: "clone",
        method: "DELETE",
        paths: &["/katalog/v1/$navn", "/katalog/v2/$navn"],
    },
    Operation {
        id: "hentMedBegge",
        method: "GET",
        paths: &["/katalog/v1/adgang/begge", "/katalog/v2/adgang/begge"],
    },
    Operation {
        id: "hentMedBeggeValgfritt",
        method: "GET",
        paths: &[
            "/katalog/v1/adgang/begge-valgfritt",
            "/katalog/v2/adgang/begge-valgfritt",
        ],
    },
    Operation {
        id: "hentMedBlandet",
        method: "GET",
        paths: &["/katalog/v1/adgang/blandet", "/katalog/v2/adgang/blandet"],
    },
    Operation {
        id: "hentMedEnten",
        method: "GET",
        paths: &["/katalog/v1/adgang/enten", "/katalog/v2/adgang/enten"],
    },
    Operation {
        id: "hentUtenAdgang",
        method: "GET",
        paths: &["/katalog/v1/adgang/ingen", "/katalog/v2/adgang/ingen"],
    },
    Operation {
        id: "hentMedOmfang",
        method: "GET",
        paths: &["/katalog/v1/adgang/omfang", "/katalog/v2/adgang/omfang"],
    },
    Operation {
        id: "hentVedSkranken",
        method: "GET",
        paths: &["/katalog/v1/adgang/skranke", "/katalog/v2/adgang/skranke"],
    },
    Operation {
        id: "hentMedTomAdgang",
        method: "GET",
        paths: &["/katalog/v1/adgang/tom", "/katalog/v2/adgang/tom"],
    },
    Operation {
        id: "hentMedValgfriAdgang",
        method: "GET",
        paths: &["/katalog/v1/adgang/valgfri", "/katalog/v2/adgang/valgfri"],
    },
    Operation {
        id: "hentNyeste",
        method: "GET",
        paths: &["/katalog/v1/boeker/nyeste", "/katalog/v2/boeker/nyeste"],
    },
    Operation {
        id: "hentBok",
        method: "GET",
        paths: &["/katalog/v1/boeker/{isbn}", "/katalog/v2/boeker/{isbn}"],
    },
    Operation {
        id: "erstatt-bok",
        method: "PUT",
        paths: &["/katalog/v1/boeker/{isbn}", "/katalog/v2/boeker/{isbn}"],
    },
    Operation {
        id: "type",
        method: "DELETE",
        paths: &["/katalog/v1/boeker/{isbn}", "/katalog/v2/boeker/{isbn}"],
    },
    Operation {
        id: "finn",
        method: "GET",
        paths: &["/katalog/v1/finn", "/katalog/v2/finn"],
    },
    Operation {
        id: "finnMedMer",
        method: "GET",
        paths: &[
            "/katalog/v1/finn/{etikett}/{matrise}",
            "/katalog/v2/finn/{etikett}/{matrise}",
        ],
    },
    Operation {
        id: "registrer_utlån",
        method: "POST",
        paths: &[
            "/katalog/v1/hyller/{hylle-kode}/{lånernummer}/{self}/",
            "/katalog/v2/hyller/{hylle-kode}/{lånernummer}/{self}/",
        ],
    },
    Operation {
        id: "endre_utlån",
        method: "PATCH",
        paths: &[
            "/katalog/v1/hyller/{hylle-kode}/{lånernummer}/{self}/",
            "/katalog/v2/hyller/{hylle-kode}/{lånernummer}/{self}/",
        ],
    },
    Operation {
        id: "leverBilde",
        method: "PUT",
        paths: &["/katalog/v1/innlevering/bilde", "/katalog/v2/innlevering/bilde"],
    },
    Operation {
        id: "leverBok",
        method: "POST",
        paths: &["/katalog/v1/innlevering/bok", "/katalog/v2/innlevering/bok"],
    },
    Operation {
        id: "hentListe",
        method: "GET",
        paths: &["/katalog/v1/innlevering/liste", "/katalog/v2/innlevering/liste"],
    },
    Operation {
        id: "leverOmslag",
        method: "POST",
        paths: &["/katalog/v1/innlevering/omslag", "/katalog/v2/innlevering/omslag"],
    },
    Operation {
        id: "hentPriser",
        method: "GET",
        paths: &[
            "/katalog/v1/priser/{språk}/{utgave}",
            "/katalog/v2/priser/{språk}/{utgave}",
        ],
    },
    Operation {
        id: "settPriser",
        method: "PUT",
        paths: &[
            "/katalog/v1/priser/{språk}/{utgave}",
            "/katalog/v2/priser/{språk}/{utgave}",
        ],
    },
    Operation {
        id: "slettPriser",
        method: "DELETE",
        paths: &[
            "/katalog/v1/priser/{språk}/{utgave}",
            "/katalog/v2/priser/{språk}/{utgave}",
        ],
    },
    Operation {
        id: "hentSamling",
        method: "GET",
        paths: &["/katalog/v1/samlinger/{navn}", "/katalog/v2/samlinger/{navn}"],
    },
    Operation {
        id: "hentNyesteIAvdeling",
        method: "GET",
        paths: &["/katalog/v1/{avdeling}/nyeste", "/katalog/v2/{avdeling}/nyeste"],
    },
];
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
            (4usize, "/katalog/v1/finn"),
            (5usize, "/katalog/v2/finn"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
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
            (6usize, "/katalog/v1/adgang/begge"),
            (7usize, "/katalog/v2/adgang/begge"),
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
                                handle_hent_med_begge(&*service, &request).await
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
        for (rank, pattern) in [
            (8usize, "/katalog/v1/adgang/begge-valgfritt"),
            (9usize, "/katalog/v2/adgang/begge-valgfritt"),
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
                                handle_hent_med_begge_valgfritt(&*service, &request).await
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
        for (rank, pattern) in [
            (10usize, "/katalog/v1/adgang/blandet"),
            (11usize, "/katalog/v2/adgang/blandet"),
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
                                handle_hent_med_blandet(&*service, &request).await
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
        for (rank, pattern) in [
            (12usize, "/katalog/v1/adgang/enten"),
            (13usize, "/katalog/v2/adgang/enten"),
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
                                handle_hent_med_enten(&*service, &request).await
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
        for (rank, pattern) in [
            (14usize, "/katalog/v1/adgang/ingen"),
            (15usize, "/katalog/v2/adgang/ingen"),
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
                                handle_hent_uten_adgang(&*service, &request).await
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
        for (rank, pattern) in [
            (16usize, "/katalog/v1/adgang/omfang"),
            (17usize, "/katalog/v2/adgang/omfang"),
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
                                handle_hent_med_omfang(&*service, &request).await
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
        for (rank, pattern) in [
            (18usize, "/katalog/v1/adgang/skranke"),
            (19usize, "/katalog/v2/adgang/skranke"),
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
                                handle_hent_ved_skranken(&*service, &request).await
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
        for (rank, pattern) in [
            (20usize, "/katalog/v1/adgang/tom"),
            (21usize, "/katalog/v2/adgang/tom"),
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
                                handle_hent_med_tom_adgang(&*service, &request).await
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
        for (rank, pattern) in [
            (22usize, "/katalog/v1/adgang/valgfri"),
            (23usize, "/katalog/v2/adgang/valgfri"),
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
                                handle_hent_med_valgfri_adgang(&*service, &request).await
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
        for (rank, pattern) in [
            (24usize, "/katalog/v1/boeker/nyeste"),
            (25usize, "/katalog/v2/boeker/nyeste"),
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
            (26usize, "/katalog/v1/innlevering/bilde"),
            (27usize, "/katalog/v2/innlevering/bilde"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::put()
                        .to(move |request: HttpRequest, payload: web::Payload| {
                            let service = Arc::clone(&service);
                            async move {
                                handle_lever_bilde(&*service, &request, payload).await
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
                                allowed: "PUT",
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
            (28usize, "/katalog/v1/innlevering/bok"),
            (29usize, "/katalog/v2/innlevering/bok"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::post()
                        .to(move |request: HttpRequest, payload: web::Payload| {
                            let service = Arc::clone(&service);
                            async move {
                                handle_lever_bok(&*service, &request, payload).await
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
                                allowed: "POST",
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
            (30usize, "/katalog/v1/innlevering/liste"),
            (31usize, "/katalog/v2/innlevering/liste"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::get()
                        .to(move |request: HttpRequest| {
                            let service = Arc::clone(&service);
                            async move { handle_hent_liste(&*service, &request).await }
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
            (32usize, "/katalog/v1/innlevering/omslag"),
            (33usize, "/katalog/v2/innlevering/omslag"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
            let service = Arc::clone(&api);
            let resource = resource
                .route(
                    web::post()
                        .to(move |request: HttpRequest, payload: web::Payload| {
                            let service = Arc::clone(&service);
                            async move {
                                handle_lever_omslag(&*service, &request, payload).await
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
                                allowed: "POST",
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
            (34usize, "/katalog/v1/boeker/{isbn}"),
            (35usize, "/katalog/v2/boeker/{isbn}"),
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
            (36usize, "/katalog/v1/samlinger/{navn}"),
            (37usize, "/katalog/v2/samlinger/{navn}"),
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
            (38usize, "/katalog/v1/finn/{etikett}/{matrise}"),
            (39usize, "/katalog/v2/finn/{etikett}/{matrise}"),
        ] {
            let mut add = |resource| resources.push((rank, resource));
            let resource = Resource::new(pattern);
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
            (40usize, "/katalog/v1/priser/{p1}/{p2}"),
            (41usize, "/katalog/v2/priser/{p1}/{p2}"),
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
            (42usize, "/katalog/v1/hyller/{p1}/{p2}/{p3}/"),
            (43usize, "/katalog/v2/hyller/{p1}/{p2}/{p3}/"),
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
            (44usize, "/katalog/v1/{avdeling}/nyeste"),
            (45usize, "/katalog/v2/{avdeling}/nyeste"),
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
/// `configure`
async fn handle_configure<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[0]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::CONFIGURE_SCOPES)?;
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
                let candidates = api::ConfigureCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_configure(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::configure(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `service`
async fn handle_service<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[1]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::SERVICE_SCOPES)?;
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
                let candidates = api::ServiceCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_service(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::service(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `http`
async fn handle_http<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[2]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HTTP_SCOPES)?;
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
                let candidates = api::HttpCandidates::decode(request, &mut violations);
                Api::check_http(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::http(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `clone`
async fn handle_clone<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[3]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::CLONE_SCOPES)?;
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
                let candidates = api::CloneCandidates::decode(request, &mut violations);
                Api::check_clone(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::clone(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedBegge`
async fn handle_hent_med_begge<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &[],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[4]),
            &ERRORS,
            async |context: &A::Context| {
                let lånekort_credentials = security::api_key_in_header(
                    request.headers(),
                    "X-Laanekort",
                );
                let pin_kode_credentials = security::api_key_in_query(
                    request.query_string(),
                    "pin kode",
                );
                let principals = if security::is_present(&lånekort_credentials)
                    && security::is_present(&pin_kode_credentials)
                {
                    let lånekort_principal = Api::lånekort(
                            service,
                            lånekort_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    let pin_kode_principal = Api::pin_kode(
                            service,
                            pin_kode_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[
                            &[
                                (&lånekort_principal, &["bibliotek:les"]),
                                (&pin_kode_principal, &[]),
                            ],
                        ],
                    )?;
                    api::HentMedBeggePrincipals {
                        lånekort: lånekort_principal,
                        pin_kode: pin_kode_principal,
                    }
                } else {
                    return Err(
                        security::absent([
                                lånekort_credentials.err(),
                                pin_kode_credentials.err(),
                            ])
                            .into(),
                    );
                };
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
                let candidates = api::HentMedBeggeCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_begge(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_begge(
                        service,
                        principals,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedBeggeValgfritt`
async fn handle_hent_med_begge_valgfritt<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &[],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[5]),
            &ERRORS,
            async |context: &A::Context| {
                let lånekort_credentials = security::api_key_in_header(
                    request.headers(),
                    "X-Laanekort",
                );
                let pin_kode_credentials = security::api_key_in_query(
                    request.query_string(),
                    "pin kode",
                );
                let principals = if security::is_present(&lånekort_credentials)
                    && security::is_present(&pin_kode_credentials)
                {
                    let lånekort_principal = Api::lånekort(
                            service,
                            lånekort_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    let pin_kode_principal = Api::pin_kode(
                            service,
                            pin_kode_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[&[(&lånekort_principal, &[]), (&pin_kode_principal, &[])]],
                    )?;
                    Some(api::HentMedBeggeValgfrittPrincipals {
                        lånekort: lånekort_principal,
                        pin_kode: pin_kode_principal,
                    })
                } else {
                    None
                };
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
                let candidates = api::HentMedBeggeValgfrittCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_begge_valgfritt(
                    service,
                    &candidates,
                    &mut violations,
                );
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_begge_valgfritt(
                        service,
                        principals,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedBlandet`
async fn handle_hent_med_blandet<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[6]),
            &ERRORS,
            async |context: &A::Context| {
                let vekter_credentials = security::bearer(request.headers());
                let lånekort_credentials = security::api_key_in_header(
                    request.headers(),
                    "X-Laanekort",
                );
                let pin_kode_credentials = security::api_key_in_query(
                    request.query_string(),
                    "pin kode",
                );
                let principals = if security::is_present(&vekter_credentials) {
                    let vekter_principal = Api::vekter(
                            service,
                            vekter_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[
                            &[(&vekter_principal, &["bibliotek:les"])],
                            &[(&vekter_principal, &["bibliotek:skriv"])],
                        ],
                    )?;
                    api::HentMedBlandetPrincipals::Vekter {
                        vekter: vekter_principal,
                    }
                } else if security::is_present(&lånekort_credentials)
                    && security::is_present(&pin_kode_credentials)
                {
                    let lånekort_principal = Api::lånekort(
                            service,
                            lånekort_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    let pin_kode_principal = Api::pin_kode(
                            service,
                            pin_kode_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[&[(&lånekort_principal, &[]), (&pin_kode_principal, &[])]],
                    )?;
                    api::HentMedBlandetPrincipals::LånekortAndPinKode {
                        lånekort: lånekort_principal,
                        pin_kode: pin_kode_principal,
                    }
                } else {
                    return Err(
                        security::absent([
                                vekter_credentials.err(),
                                lånekort_credentials.err(),
                                pin_kode_credentials.err(),
                            ])
                            .into(),
                    );
                };
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
                let candidates = api::HentMedBlandetCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_blandet(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_blandet(
                        service,
                        principals,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedEnten`
async fn handle_hent_med_enten<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[7]),
            &ERRORS,
            async |context: &A::Context| {
                let vekter_credentials = security::bearer(request.headers());
                let lånekort_credentials = security::api_key_in_header(
                    request.headers(),
                    "X-Laanekort",
                );
                let skranke_credentials = security::basic(request.headers());
                let authenticate_type_credentials = security::api_key_in_cookie(
                    request.headers(),
                    "type",
                );
                let principal = if security::is_present(&vekter_credentials) {
                    let vekter_principal = Api::vekter(
                            service,
                            vekter_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[&[(&vekter_principal, &["bibliotek:les"])]],
                    )?;
                    vekter_principal
                } else if security::is_present(&lånekort_credentials) {
                    let lånekort_principal = Api::lånekort(
                            service,
                            lånekort_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(&[&[(&lånekort_principal, &[])]])?;
                    lånekort_principal
                } else if security::is_present(&skranke_credentials) {
                    let skranke_principal = Api::skranke(
                            service,
                            skranke_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[&[(&skranke_principal, &["bibliotek:skriv"])]],
                    )?;
                    skranke_principal
                } else if security::is_present(&authenticate_type_credentials) {
                    let authenticate_type_principal = Api::authenticate_type(
                            service,
                            authenticate_type_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(&[&[(&authenticate_type_principal, &[])]])?;
                    authenticate_type_principal
                } else {
                    return Err(
                        security::absent([
                                vekter_credentials.err(),
                                lånekort_credentials.err(),
                                skranke_credentials.err(),
                                authenticate_type_credentials.err(),
                            ])
                            .into(),
                    );
                };
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
                let candidates = api::HentMedEntenCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_enten(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_enten(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentUtenAdgang`
async fn handle_hent_uten_adgang<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &[],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[8]),
            &ERRORS,
            async |context: &A::Context| {
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
                let candidates = api::HentUtenAdgangCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_uten_adgang(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_uten_adgang(service, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedOmfang`
async fn handle_hent_med_omfang<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[9]),
            &ERRORS,
            async |context: &A::Context| {
                let vekter_credentials = security::bearer(request.headers());
                let principal = if security::is_present(&vekter_credentials) {
                    let vekter_principal = Api::vekter(
                            service,
                            vekter_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[
                            &[(&vekter_principal, &["bibliotek:les"])],
                            &[
                                (&vekter_principal, &["bibliotek:skriv", "bibliotek:lever"]),
                            ],
                        ],
                    )?;
                    vekter_principal
                } else {
                    return Err(security::absent([vekter_credentials.err()]).into());
                };
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
                let candidates = api::HentMedOmfangCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_omfang(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_omfang(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentVedSkranken`
async fn handle_hent_ved_skranken<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Basic realm=\"skranke\", charset=\"UTF-8\""],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[10]),
            &ERRORS,
            async |context: &A::Context| {
                let credentials = security::basic(request.headers())?;
                let principal = Api::skranke(service, credentials, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_VED_SKRANKEN_SCOPES)?;
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
                let candidates = api::HentVedSkrankenCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_ved_skranken(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_ved_skranken(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedTomAdgang`
async fn handle_hent_med_tom_adgang<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &[],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[11]),
            &ERRORS,
            async |context: &A::Context| {
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
                let candidates = api::HentMedTomAdgangCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_tom_adgang(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_tom_adgang(service, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentMedValgfriAdgang`
async fn handle_hent_med_valgfri_adgang<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[12]),
            &ERRORS,
            async |context: &A::Context| {
                let vekter_credentials = security::bearer(request.headers());
                let principal = if security::is_present(&vekter_credentials) {
                    let vekter_principal = Api::vekter(
                            service,
                            vekter_credentials?,
                            context,
                        )
                        .await
                        .map_err(Failure::Service)?;
                    security::require_one_of(
                        &[&[(&vekter_principal, &["bibliotek:les"])]],
                    )?;
                    Some(vekter_principal)
                } else {
                    None
                };
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
                let candidates = api::HentMedValgfriAdgangCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_med_valgfri_adgang(
                    service,
                    &candidates,
                    &mut violations,
                );
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_med_valgfri_adgang(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentNyeste`
async fn handle_hent_nyeste<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[13]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_NYESTE_SCOPES)?;
                static MEDIA_TYPES: &[MediaType] = &[
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                ];
                negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentNyesteCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_nyeste(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_nyeste(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentBok`
async fn handle_hent_bok<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[14]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_BOK_SCOPES)?;
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
                let candidates = api::HentBokCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_bok(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_bok(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `erstatt-bok`
async fn handle_erstatt_bok<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[15]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::ERSTATT_BOK_SCOPES)?;
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
                let candidates = api::ErstattBokCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_erstatt_bok(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::erstatt_bok(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `type`
async fn handle_type<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[16]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::TYPE_SCOPES)?;
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
                negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::TypeCandidates::decode(request, &mut violations);
                Api::check_type(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::r#type(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `finn`
async fn handle_finn<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[17]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::FINN_SCOPES)?;
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
                let candidates = api::FinnCandidates::decode(request, &mut violations);
                Api::check_finn(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::finn(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `finnMedMer`
async fn handle_finn_med_mer<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[18]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::FINN_MED_MER_SCOPES)?;
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
                let candidates = api::FinnMedMerCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_finn_med_mer(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::finn_med_mer(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `registrer_utlån`
async fn handle_registrer_utlån<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[19]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::REGISTRER_UTLÅN_SCOPES)?;
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
                let candidates = api::RegistrerUtlånCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_registrer_utlån(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::registrer_utlån(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `endre_utlån`
async fn handle_endre_utlån<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[20]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::ENDRE_UTLÅN_SCOPES)?;
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
                let candidates = api::EndreUtlånCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_endre_utlån(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::endre_utlån(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `leverBilde`
async fn handle_lever_bilde<A: Api>(
    service: &A,
    request: &HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[21]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::LEVER_BILDE_SCOPES)?;
                static MEDIA_TYPES: &[MediaType] = &[
                    MediaType {
                        name: "image/*",
                        syntax: Syntax::Bytes,
                    },
                ];
                negotiate::accept(request, MEDIA_TYPES)?;
                static BODY: body::RequestBody = body::RequestBody {
                    required: false,
                    content: &[
                        body::Content {
                            media_type: MediaType {
                                name: "image/*",
                                syntax: Syntax::Bytes,
                            },
                            schema: &::actix_openapi::schema::ANY,
                            streamed: true,
                            parts: &[],
                        },
                    ],
                };
                let limits = pipeline::Service::limits(service);
                let received = body::receive(
                        request,
                        payload.into_inner(),
                        &BODY,
                        &limits,
                    )
                    .await?;
                let mut violations = Violations::new();
                let candidates = api::LeverBildeCandidates::decode(
                    request,
                    &mut violations,
                );
                let body = received.stream(&mut violations);
                Api::check_lever_bilde(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::lever_bilde(
                        service,
                        principal,
                        parameters,
                        body,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `leverBok`
async fn handle_lever_bok<A: Api>(
    service: &A,
    request: &HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[22]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::LEVER_BOK_SCOPES)?;
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
                static BODY: body::RequestBody = body::RequestBody {
                    required: true,
                    content: &[
                        body::Content {
                            media_type: MediaType {
                                name: "application/json",
                                syntax: Syntax::Json,
                            },
                            schema: &crate::schemas::Innlevering,
                            streamed: false,
                            parts: &[],
                        },
                        body::Content {
                            media_type: MediaType {
                                name: "application/*+json",
                                syntax: Syntax::Json,
                            },
                            schema: &crate::schemas::Innlevering,
                            streamed: false,
                            parts: &[],
                        },
                        body::Content {
                            media_type: MediaType {
                                name: "application/xml",
                                syntax: Syntax::Xml,
                            },
                            schema: &crate::schemas::Innlevering,
                            streamed: false,
                            parts: &[],
                        },
                        body::Content {
                            media_type: MediaType {
                                name: "application/x-www-form-urlencoded",
                                syntax: Syntax::Form,
                            },
                            schema: &crate::schemas::Innlevering,
                            streamed: false,
                            parts: &[
                                body::Part {
                                    name: "merkelapper",
                                    file: false,
                                    encoding: body::Encoding::Styled(
                                        ::actix_openapi::parameters::Style::Form,
                                        false,
                                    ),
                                    media_types: &[],
                                },
                            ],
                        },
                        body::Content {
                            media_type: MediaType {
                                name: "text/plain",
                                syntax: Syntax::Text,
                            },
                            schema: &crate::schemas::LeverBokRequestBody,
                            streamed: false,
                            parts: &[],
                        },
                    ],
                };
                let limits = pipeline::Service::limits(service);
                let received = body::receive(
                        request,
                        payload.into_inner(),
                        &BODY,
                        &limits,
                    )
                    .await?;
                let mut violations = Violations::new();
                let candidates = api::LeverBokCandidates::decode(
                    request,
                    &mut violations,
                );
                let body = api::LeverBokBody::decode(received, &mut violations);
                Api::check_lever_bok(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let (Some(parameters), Some(body)) = (parameters, body) else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::lever_bok(
                        service,
                        principal,
                        parameters,
                        body,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentListe`
async fn handle_hent_liste<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[23]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_LISTE_SCOPES)?;
                static MEDIA_TYPES: &[MediaType] = &[
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                    MediaType {
                        name: "text/csv",
                        syntax: Syntax::Text,
                    },
                    MediaType {
                        name: "application/octet-stream",
                        syntax: Syntax::Bytes,
                    },
                ];
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentListeCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_liste(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_liste(
                        service,
                        principal,
                        parameters,
                        media_type,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `leverOmslag`
async fn handle_lever_omslag<A: Api>(
    service: &A,
    request: &HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[24]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::LEVER_OMSLAG_SCOPES)?;
                static MEDIA_TYPES: &[MediaType] = &[
                    MediaType {
                        name: "application/json",
                        syntax: Syntax::Json,
                    },
                ];
                negotiate::accept(request, MEDIA_TYPES)?;
                static BODY: body::RequestBody = body::RequestBody {
                    required: true,
                    content: &[
                        body::Content {
                            media_type: MediaType {
                                name: "multipart/form-data",
                                syntax: Syntax::Multipart,
                            },
                            schema: &crate::schemas::LeverOmslagRequestBody,
                            streamed: false,
                            parts: &[
                                body::Part {
                                    name: "forside",
                                    file: true,
                                    encoding: body::Encoding::Default,
                                    media_types: &["image/png", "image/jpeg"],
                                },
                                body::Part {
                                    name: "sider",
                                    file: true,
                                    encoding: body::Encoding::Default,
                                    media_types: &[],
                                },
                            ],
                        },
                    ],
                };
                let limits = pipeline::Service::limits(service);
                let received = body::receive(
                        request,
                        payload.into_inner(),
                        &BODY,
                        &limits,
                    )
                    .await?;
                let mut violations = Violations::new();
                let candidates = api::LeverOmslagCandidates::decode(
                    request,
                    &mut violations,
                );
                let body = api::LeverOmslagForm::decode(received, &mut violations);
                Api::check_lever_omslag(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let (Some(parameters), Some(body)) = (parameters, body) else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::lever_omslag(
                        service,
                        principal,
                        parameters,
                        body,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentPriser`
async fn handle_hent_priser<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[25]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_PRISER_SCOPES)?;
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
                let candidates = api::HentPriserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_priser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_priser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `settPriser`
async fn handle_sett_priser<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[26]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::SETT_PRISER_SCOPES)?;
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
                let candidates = api::SettPriserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_sett_priser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::sett_priser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `slettPriser`
async fn handle_slett_priser<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[27]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::SLETT_PRISER_SCOPES)?;
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
                let candidates = api::SlettPriserCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_slett_priser(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::slett_priser(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentSamling`
async fn handle_hent_samling<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[28]),
            &ERRORS,
            async |context: &A::Context| {
                let token = security::bearer(request.headers())?;
                let principal = Api::vekter(service, token, context)
                    .await
                    .map_err(Failure::Service)?;
                security::require_scopes(&principal, api::HENT_SAMLING_SCOPES)?;
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
                negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::HentSamlingCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_samling(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_samling(service, principal, parameters, context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
/// `hentNyesteIAvdeling`
async fn handle_hent_nyeste_i_avdeling<A: Api>(
    service: &A,
    request: &HttpRequest,
) -> HttpResponse {
    static ERRORS: Errors = Errors {
        challenges: &["Bearer"],
        ..self::ERRORS
    };
    pipeline::answer(
            service,
            request,
            Some(&OPERATIONS[29]),
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
                let candidates = api::HentNyesteIAvdelingCandidates::decode(
                    request,
                    &mut violations,
                );
                Api::check_hent_nyeste_i_avdeling(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten();
                let Some(parameters) = parameters else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::hent_nyeste_i_avdeling(
                        service,
                        principal,
                        parameters,
                        context,
                    )
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            },
        )
        .await
}
