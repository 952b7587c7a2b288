//! What operators see: health and metrics, on an address of its own. Off unless it is configured.
//!
//! - `/health/live`: the process answers.
//! - `/health/ready`: whether requests can be answered, and why not ([`health`]); 503 when not.
//! - `/metrics`: for Prometheus ([`metrics`]).
//! - `/info`: which program this is ([`info`]).
//! - `/log`: what is logged, to be changed with PUT.
//!
//! Nothing here names an organisation or an amount.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, VARY};
use actix_web::http::{Method, StatusCode};
use actix_web::{
    App, HttpRequest, HttpResponse, HttpResponseBuilder, HttpServer, Resource, Responder, web,
};
use prometheus_client::registry::Registry;

use crate::kapasitet::Kapasitet;
use crate::logging::Loggstyring;
use crate::telemetry::Sportall;
use crate::tilgang::keys::Keys;
use crate::tilgang::rettighetspakke::GjeldendePakker;
use crate::utlevering::Utleveringslogg;

pub mod health;
pub mod info;
mod kildevakt;
mod log;
pub mod metrics;

use info::Info;
pub use kildevakt::{Kildestatus, Kildevakt};
use metrics::Metrics;
use metrics::tekst::Format;

/// How many connections there may be: many times those who watch.
const CONNECTIONS: usize = 256;
/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(5);
/// How long a connection stays open without a request: longer than it is between two scrapes, commonly.
const IDLE: Duration = Duration::from_secs(75);

/// What is watched. A new concern is added here, to [`health`] if requests depend on it, and with a file of its own to
/// [`metrics`].
#[derive(Clone, Debug)]
pub struct Watched {
    /// What is counted request by request.
    pub metrics: Arc<Metrics>,
    /// Maskinporten's keys.
    pub keys: Arc<Keys>,
    /// Altinn 2's, when its consents are accepted.
    pub altinn2_keys: Option<Arc<Keys>>,
    /// The rights packages.
    pub pakker: GjeldendePakker,
    /// How much is taken on.
    pub kapasitet: Arc<Kapasitet>,
    /// The source of claims.
    pub kilde: Kildevakt,
    /// The disclosure log.
    pub utleveringer: Arc<Utleveringslogg>,
    /// Which program this is.
    pub info: Info,
    /// What is logged, to be changed.
    pub log: Option<Loggstyring>,
    /// Spans that were sent and lost, where traces are configured.
    pub spans: Option<Arc<Sportall>>,
}

/// Serves health and metrics on `listener`, on one thread, as long as the returned future is polled.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(listener: TcpListener, watched: Watched) -> io::Result<Server> {
    let registry = Arc::new(metrics::registry(&watched));
    let app = move || {
        App::new()
            .app_data(web::Data::new(watched.clone()))
            .app_data(web::Data::from(Arc::clone(&registry)))
            .service(page("/health/live", live))
            .service(page("/health/ready", ready))
            .service(page("/metrics", exposition))
            .service(page("/info", information))
            .service(log::resource())
    };
    let server = HttpServer::new(app)
        .workers(1)
        .disable_signals()
        .max_connections(CONNECTIONS)
        .client_request_timeout(HEAD)
        .keep_alive(IDLE)
        .shutdown_timeout(1)
        .listen(listener)?;
    Ok(server.run())
}

/// A page for GET and HEAD; anything else is 405.
fn page<F, Arguments>(path: &str, handler: F) -> Resource
where
    F: actix_web::Handler<Arguments> + Copy,
    Arguments: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let route = |method| web::method(method).to(handler);
    web::resource(path)
        .route(route(Method::GET))
        .route(route(Method::HEAD))
}

async fn live() -> HttpResponse {
    answer(StatusCode::OK).json(health::Live::default())
}

async fn ready(watched: web::Data<Watched>) -> HttpResponse {
    let kilde = watched.kilde.status().await;
    let altinn2 = watched.altinn2_keys.as_ref().map(|keys| keys.status());
    let keys = watched.keys.status();
    let takes_records = watched.utleveringer.metrics().is_usable();
    let pakker = watched.pakker.status();
    let ready = health::ready(&keys, altinn2.as_ref(), pakker, &kilde, takes_records);
    let status = if ready.ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    answer(status).json(ready)
}

async fn information(watched: web::Data<Watched>) -> HttpResponse {
    answer(StatusCode::OK).json(watched.info)
}

async fn exposition(request: HttpRequest, registry: web::Data<Registry>) -> HttpResponse {
    let accept = request.headers().get(ACCEPT);
    let accept = accept.and_then(|accept| accept.to_str().ok());
    let format = Format::asked_for(accept.unwrap_or_default());
    match format.write(&registry) {
        Ok(text) => answer(StatusCode::OK)
            .insert_header((CONTENT_TYPE, format.media_type()))
            .insert_header((VARY, "Accept"))
            .body(text),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            answer(StatusCode::INTERNAL_SERVER_ERROR).finish()
        }
    }
}

fn answer(status: StatusCode) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    // Only what is true now is worth anything.
    answer.insert_header((CACHE_CONTROL, "no-store"));
    answer
}
