//! The development issuer's token endpoint: the JWT grant (RFC 7523) as Maskinporten has it, so that a consumer's own client
//! code can be pointed at it. What it is asked for is granted: a delegation and a consent exist as soon as they are named.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, PRAGMA};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

mod assertion;
mod klienter;
mod refusal;
mod used;

use super::error::DevIssuerError;
use super::issuer::{DevIssuer, SamtykkeRequest, TokenRequest};
use crate::klokke::Klokke;
use assertion::Assertion;
use klienter::Klient;
pub(super) use klienter::Klienter;
use refusal::Refusal;
use used::UsedAssertions;

/// The only grant.
pub(super) const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/// The clients within the data folder.
pub(super) const KLIENTER_FILE: &str = klienter::FILE;
/// Room for an assertion with a chain of certificates.
const LARGEST_BODY: usize = 64 * 1024;
/// How long a body may take to arrive.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// `exp` of the tokens, in seconds from now; they are issued a second ago, as Maskinporten's.
const EXPIRES_IN: i64 = 119;

/// Turns assertions of known clients into tokens of the development issuer.
pub(super) struct TokenEndpoint {
    issuer: Arc<DevIssuer>,
    /// What assertions are to be meant for.
    audience: String,
    klienter: Klienter,
    used: Mutex<UsedAssertions>,
    klokke: Klokke,
}

impl TokenEndpoint {
    pub(super) fn new(
        issuer: Arc<DevIssuer>,
        issuer_url: &str,
        klienter: Klienter,
        klokke: Klokke,
    ) -> Self {
        Self {
            issuer,
            audience: issuer_url.to_owned(),
            klienter,
            used: Mutex::default(),
            klokke,
        }
    }

    /// The answer to a form that asks for a token.
    async fn answer(&self, request: &HttpRequest, payload: web::Payload) -> HttpResponse {
        let outcome = match form(request, payload).await {
            Ok(body) => self.token(&body),
            Err(refusal) => Err(refusal),
        };
        let (status, body) = match outcome {
            Ok(body) => (StatusCode::OK, body),
            Err(refusal) => {
                tracing::info!(error = refusal.error, "no token is issued");
                (refusal.status, refusal.body())
            }
        };
        HttpResponse::build(status)
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((PRAGMA, "no-cache"))
            .json(body)
    }

    fn token(&self, body: &[u8]) -> Result<Value, Refusal> {
        let assertion = requested_assertion(body)?;
        let client_id = assertion::unverified_issuer(&assertion)?;
        let klient = self.klienter.find(&client_id).map_err(broken)?;
        let klient = klient.ok_or_else(Refusal::unknown_client)?;
        let claims = assertion::verified(&assertion, &klient.keys)?;

        let now = self.klokke.now();
        claims.check(&self.audience, now.as_second())?;
        let request = token_request(&klient, &claims)?;
        // Last, so that an assertion that is refused can be mended and sent again.
        self.used
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remember(&klient.client_id, &claims, now.as_second())?;

        let token = self.issuer.sign(&request, now).map_err(broken)?;
        Ok(json!({
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": EXPIRES_IN,
            "scope": request.scopes.join(" "),
        }))
    }
}

/// Puts the endpoint at `/token`.
pub(super) fn route(endpoint: Arc<TokenEndpoint>) -> actix_web::Resource {
    let answer = move |request: HttpRequest, payload: web::Payload| {
        let endpoint = Arc::clone(&endpoint);
        async move { endpoint.answer(&request, payload).await }
    };
    web::resource("/token").route(web::post().to(answer))
}

/// What is to stand in the token.
fn token_request(klient: &Klient, claims: &Assertion) -> Result<TokenRequest, Refusal> {
    let scopes = claims.scopes_of(klient)?;
    let mut request = TokenRequest::new(klient.organisasjonsnummer, scopes);
    let consumer = claims.consumer_org()?;
    // Nobody acts on their own behalf by delegation.
    if let Some(consumer) = consumer.filter(|number| *number != klient.organisasjonsnummer) {
        request.consumer = consumer;
        request.supplier = Some(klient.organisasjonsnummer);
    }
    request.audience = claims.resources()?;
    request.client_id = Some(klient.client_id.clone());
    request.issued_in_seconds = Some(-1);
    request.expires_in_seconds = EXPIRES_IN;
    let consents = claims.consents()?.into_iter();
    request.samtykker = consents
        .map(|(id, fra)| SamtykkeRequest {
            id: Some(id),
            ..SamtykkeRequest::new(fra)
        })
        .collect();
    Ok(request)
}

/// The body of a request that may be one for a token.
async fn form(request: &HttpRequest, payload: web::Payload) -> Result<web::Bytes, Refusal> {
    let form = "application/x-www-form-urlencoded";
    if !request.content_type().eq_ignore_ascii_case(form) {
        let expected = "the Content-Type must be application/x-www-form-urlencoded";
        return Err(Refusal::invalid_request(expected));
    }
    let body = payload.to_bytes_limited(LARGEST_BODY);
    match actix_web::rt::time::timeout(LONGEST_WAIT, body).await {
        Ok(Ok(Ok(body))) => Ok(body),
        Ok(Ok(Err(_))) | Err(_) => Err(Refusal::invalid_request("the body cannot be read")),
        Ok(Err(_)) => Err(Refusal::invalid_request("the body is larger than 64 KiB")),
    }
}

/// `assertion`, when the form asks for the grant that there is.
fn requested_assertion(body: &[u8]) -> Result<String, Refusal> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body)
        .map_err(|_| Refusal::invalid_request("the body is not a form"))?;
    let grant_type = only(&pairs, "grant_type")?;
    if grant_type != Some(GRANT_TYPE) {
        return Err(match grant_type {
            Some(_) => Refusal::unsupported_grant_type(),
            None => Refusal::invalid_request("grant_type is missing"),
        });
    }
    let assertion = only(&pairs, "assertion")?;
    assertion
        .map(str::to_owned)
        .ok_or_else(|| Refusal::invalid_request("assertion is missing"))
}

/// RFC 6749, 3.2: no parameter stands twice, and an empty one is none.
fn only<'a>(pairs: &'a [(String, String)], name: &str) -> Result<Option<&'a str>, Refusal> {
    let mut values = pairs.iter().filter(|(known, _)| known == name);
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(Refusal::invalid_request("a parameter stands twice")),
        (first, None) => Ok(first
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())),
    }
}

/// The data folder is the developer's own: what is wrong in it is told in full.
fn broken(error: DevIssuerError) -> Refusal {
    // Not the reason itself, which may quote an organisation number.
    tracing::error!("no token can be issued; the answer says why");
    Refusal::server_error(error.to_string())
}

impl fmt::Debug for TokenEndpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenEndpoint")
    }
}
