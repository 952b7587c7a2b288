//! What stands in a token: exactly what Maskinporten writes.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use super::consent::{self, SamtykkeRequest};
use crate::dev::jws::SigningRequest;
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How long Maskinporten's tokens usually live: how long before its end an expired one was issued.
const USUAL_LIFETIME: i64 = 120;
/// Where delegations are made.
const DELEGATION_SOURCE: &str = "https://www.altinn.no";

/// A token to be signed. Seconds count from now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Whom to authorise.
    pub consumer: Organisasjonsnummer,
    /// Who fetches the token for the consumer, when somebody does.
    pub supplier: Option<Organisasjonsnummer>,
    /// Where the consumer has delegated to the supplier; Altinn when not given.
    pub delegation_source: Option<String>,
    /// The scopes.
    pub scopes: Vec<String>,
    /// For whom the token is meant; none, one, or a list.
    pub audience: Vec<String>,
    /// The client that the token is issued to; an invented one when not given.
    pub client_id: Option<String>,
    /// When the token runs out; when negative, it has.
    pub expires_in_seconds: i64,
    /// When the token is issued: now, or before its end, when not given.
    pub issued_in_seconds: Option<i64>,
    /// From when on the token holds; not said in the token when not given.
    pub not_before_in_seconds: Option<i64>,
    /// The consents to carry.
    pub samtykker: Vec<SamtykkeRequest>,
    /// How it is signed, and what is to be different in it.
    pub signing: SigningRequest,
}

impl TokenRequest {
    /// How long a token lives when nothing else is asked for.
    pub const EXPIRES_IN_SECONDS: i64 = USUAL_LIFETIME;

    /// A token in order with these scopes, for two minutes.
    #[must_use]
    pub fn new(consumer: Organisasjonsnummer, scopes: Vec<String>) -> Self {
        Self {
            consumer,
            supplier: None,
            delegation_source: None,
            scopes,
            audience: Vec::new(),
            client_id: None,
            expires_in_seconds: Self::EXPIRES_IN_SECONDS,
            issued_in_seconds: None,
            not_before_in_seconds: None,
            samtykker: Vec::new(),
            signing: SigningRequest::default(),
        }
    }
}

/// None when a time leads out of the calendar.
pub(super) fn claims(request: &TokenRequest, issuer: &str, now: Timestamp) -> Option<Value> {
    let expires = later(now, request.expires_in_seconds)?;
    let issued = match request.issued_in_seconds {
        Some(seconds) => later(now, seconds)?,
        None if request.expires_in_seconds < 0 => later(expires, -USUAL_LIFETIME)?,
        None => now,
    };
    let client_id = request.client_id.clone();
    let mut claims = json!({
        "scope": request.scopes.join(" "),
        "iss": issuer,
        "client_amr": "private_key_jwt",
        "token_type": "Bearer",
        "exp": expires.as_second(),
        "iat": issued.as_second(),
        "client_id": client_id.unwrap_or_else(|| Uuid::new_v4().to_string()),
        "jti": Uuid::new_v4(),
        "consumer": organisation(&request.consumer),
    });
    let optional = claims.as_object_mut()?;
    if let Some(seconds) = request.not_before_in_seconds {
        optional.insert("nbf".into(), later(now, seconds)?.as_second().into());
    }
    match request.audience.as_slice() {
        [] => {}
        [one] => _ = optional.insert("aud".into(), one.clone().into()),
        several => _ = optional.insert("aud".into(), several.into()),
    }
    if let Some(supplier) = &request.supplier {
        let source = request.delegation_source.as_deref();
        optional.insert("supplier".into(), organisation(supplier));
        optional.insert(
            "delegation_source".into(),
            source.unwrap_or(DELEGATION_SOURCE).into(),
        );
    }
    if !request.samtykker.is_empty() {
        let details = request.samtykker.iter();
        let details = details.map(|samtykke| consent::detail(samtykke, &request.consumer, now));
        optional.insert(
            "authorization_details".into(),
            Value::Array(details.collect::<Option<_>>()?),
        );
    }
    Some(claims)
}

pub(super) fn organisation(number: &Organisasjonsnummer) -> Value {
    json!({"authority": "iso6523-actorid-upis", "ID": format!("0192:{}", number.as_str())})
}

pub(super) fn later(moment: Timestamp, seconds: i64) -> Option<Timestamp> {
    moment.checked_add(SignedDuration::from_secs(seconds)).ok()
}
