//! The documentation page at `/`: the pinned document for people, and a place to try it.
//!
//! The page is made of the document itself ([`restanser_api::document`]) when the service starts, in Norwegian and in
//! English: a new operation, parameter, member or answer of the document shows without a change here. It is readable
//! without JavaScript, and `filer/prov.js` adds forms that call this very service.
//!
//! No viewer from elsewhere: Swagger UI 5, 1.9 MB of it, applies inline styles that the policy of this page refuses, shows
//! nothing without JavaScript, speaks English only, and would call the document's servers rather than this one.
//!
//! What is told here is public, so that nobody is asked for a token. All else stays the API's: where the document has one
//! of these paths itself, the API is there, and other methods are refused as everywhere, by the service's own pipeline.
//!
//! Development adds a button for tokens ([`Utviklingspanel`]) with a path of its own; it is `restanser dev` that brings
//! it. Nothing of it is here.

use std::fmt;
use std::sync::Arc;

use actix_openapi::Rejection;
use actix_openapi::pipeline;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, Resource, Route, guard, web};
use restanser_api::{Api, document, routes};

mod adgang;
mod curl;
mod dokument;
mod eksempel;
mod feilkoder;
mod filer;
mod html;
mod markdown;
mod operasjon;
mod ordliste;
mod prov;
mod side;
mod skjema;
mod sprak;
mod svar;
#[cfg(test)]
mod tests;

use dokument::Dokument;
use filer::{Filer, sha256};
use side::Side;
use sprak::Sprak;
use svar::{FOR_EVER, Fast, NEWEST};

/// The most that is read of a request for a token.
const LONGEST_REQUEST: usize = 4096;

/// The page and all that belongs to it, ready to be served.
#[derive(Clone, Debug)]
pub struct Dokumentasjon {
    norsk: Arc<Fast>,
    engelsk: Arc<Fast>,
    /// By their paths.
    faste: Vec<(String, Arc<Fast>)>,
    tillegg: Option<Tillegg>,
}

/// What development shows beside the rest: a button that gets a token.
#[derive(Clone, Debug)]
pub struct Utviklingspanel {
    /// Where the button asks.
    pub adresse: &'static str,
    /// Scheme and authority of the service, for the examples.
    pub tjeneste: String,
    /// Who can be chosen to ask.
    pub valg: Vec<Konsumentvalg>,
    /// Who consents, unless another is named.
    pub samtykke_fra: String,
    /// The command that prints a token, as a shell takes it; who asks is added.
    pub token_kommando: String,
}

/// A consumer with a rights package.
#[derive(Clone, Debug)]
pub struct Konsumentvalg {
    /// Its organisation number.
    pub konsument: String,
    /// What it is called.
    pub navn: String,
    /// The package.
    pub rettighetspakke: String,
    /// Whether the package requires consent.
    pub samtykke: bool,
}

/// A path for POST that is there in development alone.
#[derive(Clone)]
pub struct Tillegg {
    /// The path.
    pub adresse: &'static str,
    /// Answers a request with its body.
    pub svar: Arc<Svarer>,
}

/// Answers a request with its body.
pub type Svarer = dyn Fn(&HttpRequest, &[u8]) -> HttpResponse + Send + Sync;

impl fmt::Debug for Tillegg {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Tillegg")
            .field("adresse", &self.adresse)
            .finish_non_exhaustive()
    }
}

impl Default for Dokumentasjon {
    fn default() -> Self {
        Self::new()
    }
}

impl Dokumentasjon {
    /// The page as everybody sees it.
    #[must_use]
    pub fn new() -> Self {
        Self::of(document::JSON, None, None)
    }

    /// The page with development's button, and the path where it asks.
    #[must_use]
    pub fn for_utvikling(panel: &Utviklingspanel, tillegg: Tillegg) -> Self {
        Self::of(document::JSON, Some(panel), Some(tillegg))
    }

    fn of(json: &str, panel: Option<&Utviklingspanel>, tillegg: Option<Tillegg>) -> Self {
        let dokument = Dokument::read(json);
        let filer = Filer::new();
        let page = |sprak| {
            let side = Side {
                dokument: &dokument,
                sprak,
                filer: &filer,
                panel,
            };
            let html = side.html();
            Arc::new(Fast {
                medietype: "text/html; charset=utf-8",
                hash: sha256(html.as_bytes()),
                innhold: html.into(),
                holdbarhet: NEWEST,
            })
        };
        let pinned = |medietype, innhold: &'static str, hash: &str| {
            Arc::new(Fast {
                medietype,
                innhold: web::Bytes::from_static(innhold.as_bytes()),
                hash: hash.to_owned(),
                holdbarhet: NEWEST,
            })
        };
        let mut faste = vec![
            (
                "/openapi.yaml".to_owned(),
                pinned("application/yaml", document::YAML, document::YAML_SHA256),
            ),
            (
                "/openapi.json".to_owned(),
                pinned("application/json", document::JSON, document::JSON_SHA256),
            ),
        ];
        faste.extend(filer.alle().map(|fil| {
            let fast = Fast {
                medietype: fil.medietype,
                innhold: web::Bytes::from_static(fil.innhold.as_bytes()),
                hash: fil.hash().to_owned(),
                holdbarhet: FOR_EVER,
            };
            (format!("/{}", fil.adresse()), Arc::new(fast))
        }));
        Self {
            norsk: page(Sprak::Norsk),
            engelsk: page(Sprak::Engelsk),
            faste,
            tillegg,
        }
    }

    /// Mounts it all beside `api`, which is to be mounted first: what both have is the API's.
    pub fn configure<A: Api>(self, api: Arc<A>) -> impl FnOnce(&mut web::ServiceConfig) {
        move |config| {
            let (norsk, engelsk) = (self.norsk, self.engelsk);
            let page = move |request: &HttpRequest| match Sprak::asked_for(request.query_string()) {
                Sprak::Norsk => norsk.svar(request),
                Sprak::Engelsk => engelsk.svar(request),
            };
            config.service(reading("/", page, &api));
            for (path, fast) in self.faste {
                let answer = move |request: &HttpRequest| fast.svar(request);
                config.service(reading(&path, answer, &api));
            }
            if let Some(tillegg) = self.tillegg {
                let route = web::post().to(move |request: HttpRequest, body: web::Payload| {
                    let svar = Arc::clone(&tillegg.svar);
                    async move {
                        let body = body.to_bytes_limited(LONGEST_REQUEST).await;
                        let body = body.ok().and_then(Result::ok).unwrap_or_default();
                        svar(&request, &body)
                    }
                });
                config.service(refusing(
                    web::resource(tillegg.adresse).route(route),
                    "POST",
                    &api,
                ));
            }
        }
    }
}

/// A resource for GET and HEAD.
fn reading<A: Api>(
    path: &str,
    answer: impl Fn(&HttpRequest) -> HttpResponse + Clone + 'static,
    api: &Arc<A>,
) -> Resource {
    let reads = guard::Any(guard::Method(Method::GET)).or(guard::Method(Method::HEAD));
    let route = Route::new().guard(reads).to(move |request: HttpRequest| {
        let response = answer(&request);
        async move { response }
    });
    refusing(web::resource(path).route(route), "GET, HEAD", api)
}

/// What the resource does not take is refused as the API refuses.
fn refusing<A: Api>(resource: Resource, allowed: &'static str, api: &Arc<A>) -> Resource {
    let api = Arc::clone(api);
    resource.default_service(web::to(move |request: HttpRequest| {
        let api = Arc::clone(&api);
        let rejection = Rejection::MethodNotAllowed { allowed };
        async move { pipeline::reject(&*api, &request, &routes::ERRORS, rejection).await }
    }))
}
