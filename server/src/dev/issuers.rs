//! The development issuers on their listener: Maskinporten's part with its token endpoint, and Altinn 2's under a path.

use std::future::{Future, ready};
use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::{App, HttpResponse, HttpServer, Route, web};
use serde_json::{Value, json};

use super::altinn2::{self, Altinn2Issuer};
use super::error::DevIssuerError;
use super::files::failed;
use super::issuer::DevIssuer;
use super::token_endpoint::{self, GRANT_TYPE, Klienter, TokenEndpoint};
use crate::klokke::Klokke;

const METADATA: &str = ".well-known/oauth-authorization-server";

/// Both issuers of a data folder, at one address.
pub struct Issuers {
    /// Plays Maskinporten's part.
    pub maskinporten: Arc<DevIssuer>,
    /// Plays Altinn 2's.
    pub altinn2: Arc<Altinn2Issuer>,
    tokens: Arc<TokenEndpoint>,
    issuer_url: String,
}

impl Issuers {
    /// The issuers of this data folder at this address, whose path is `/`. Keys and clients are made when they are not there.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be used. None that is broken is ever replaced.
    pub fn open_or_create(
        data: &Path,
        issuer_url: &str,
        klokke: Klokke,
    ) -> Result<Self, DevIssuerError> {
        std::fs::create_dir_all(data).map_err(failed(data))?;
        // Making keys takes its time.
        let (maskinporten, altinn2, klienter) = std::thread::scope(|scope| {
            let altinn2 = scope.spawn(|| Altinn2Issuer::open_or_create(data, issuer_url));
            let klienter = scope.spawn(|| Klienter::open_or_create(data));
            let maskinporten = DevIssuer::open_or_create(data);
            (maskinporten, altinn2.join(), klienter.join())
        });
        let stopped = |_| DevIssuerError::Generate;
        let maskinporten = Arc::new(maskinporten?);
        maskinporten.set_issuer_url(issuer_url);
        let klienter = klienter.map_err(stopped)??;
        let tokens = TokenEndpoint::new(Arc::clone(&maskinporten), issuer_url, klienter, klokke);
        Ok(Self {
            maskinporten,
            altinn2: Arc::new(altinn2.map_err(stopped)??),
            tokens: Arc::new(tokens),
            issuer_url: issuer_url.to_owned(),
        })
    }

    /// Serves metadata, key sets and the token endpoint. The server runs when it is awaited.
    ///
    /// # Errors
    /// When the listener can be reached from other machines: whoever trusts these issuers trusts anybody who can
    /// read the data folder.
    pub fn serve(&self, listener: TcpListener) -> io::Result<Server> {
        if !listener.local_addr()?.ip().is_loopback() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the development issuer listens on loopback only",
            ));
        }
        let metadata = metadata(&self.issuer_url);
        let (issuer, tokens) = (Arc::clone(&self.maskinporten), Arc::clone(&self.tokens));
        let (altinn2, altinn2_keys) = (self.altinn2.metadata(), self.altinn2.key_set());
        let server = HttpServer::new(move || {
            let issuer = Arc::clone(&issuer);
            let altinn2_path = format!("/{}", altinn2::PATH.trim_end_matches('/'));
            App::new()
                .route(&format!("/{METADATA}"), document(metadata.clone()))
                .route("/jwk", web::get().to(move || key_set(&issuer)))
                .service(token_endpoint::route(Arc::clone(&tokens)))
                .service(
                    web::scope(&altinn2_path)
                        .route(&format!("/{METADATA}"), document(altinn2.clone()))
                        .route("/api/metadata/jwk", document(altinn2_keys.clone())),
                )
        });
        Ok(server.workers(1).disable_signals().listen(listener)?.run())
    }
}

/// As Maskinporten's metadata document.
fn metadata(issuer_url: &str) -> Value {
    let algorithms = ["RS256", "RS384", "RS512"];
    json!({
        "issuer": issuer_url,
        "token_endpoint": format!("{issuer_url}token"),
        "jwks_uri": format!("{issuer_url}jwk"),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": algorithms,
        "grant_types_supported": [GRANT_TYPE],
        "authorization_details_types_supported": ["urn:altinn:consent"],
    })
}

fn document(document: Value) -> Route {
    web::get().to(move || ready(web::Json(document.clone())))
}

/// Read anew each time: keys come and go while the issuer runs.
fn key_set(issuer: &DevIssuer) -> impl Future<Output = HttpResponse> + use<> {
    ready(match issuer.key_set() {
        Ok(keys) => HttpResponse::Ok().json(keys),
        Err(error) => {
            tracing::error!(%error, "the key set cannot be read");
            HttpResponse::InternalServerError().body(error.to_string())
        }
    })
}
