//! What stands in a token: exactly what Maskinporten writes.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::organisasjonsnummer::Organisasjonsnummer;

/// How long Maskinporten's tokens usually live: how long before its end an expired one was issued.
const USUAL_LIFETIME: i64 = 120;
/// How long before now a consent was given that holds.
const SINCE_CONSENT: i64 = 60;
const DAY: i64 = 24 * 60 * 60;

/// A token to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Whom to authorise.
    pub consumer: Organisasjonsnummer,
    /// Who fetches the token for the consumer, when somebody does.
    pub supplier: Option<Organisasjonsnummer>,
    /// The scopes.
    pub scopes: Vec<String>,
    /// From now; when negative, the token is one that has expired.
    pub expires_in_seconds: i64,
    /// The consent to carry, if any.
    pub samtykke: Option<SamtykkeRequest>,
}

/// A consent to be put into a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamtykkeRequest {
    /// Who consents.
    pub fra: Organisasjonsnummer,
    /// To whom; the token's consumer when none is given.
    pub til: Option<Organisasjonsnummer>,
    /// To what; the service's own resource when none is given.
    pub ressurs: Option<String>,
    /// From now; when negative, the consent is one that has run out.
    pub gyldig_i_sekunder: i64,
}

impl SamtykkeRequest {
    /// For how long a consent holds when nothing else is asked for: a year.
    pub const GYLDIG_I_SEKUNDER: i64 = 365 * DAY;
    /// What a consent is for when nothing else is asked for.
    pub const RESSURS: &str = "digdir-restanser-skatteetaten";

    /// From `fra` to the token's consumer, for this service and a year.
    #[must_use]
    pub fn new(fra: Organisasjonsnummer) -> Self {
        Self {
            fra,
            til: None,
            ressurs: None,
            gyldig_i_sekunder: Self::GYLDIG_I_SEKUNDER,
        }
    }
}

/// None when a time leads out of the calendar.
pub(super) fn claims(request: &TokenRequest, issuer: &str, now: Timestamp) -> Option<Value> {
    let lifetime = request.expires_in_seconds;
    let expires = later(now, lifetime)?;
    let issued = if lifetime < 0 {
        later(expires, -USUAL_LIFETIME)?
    } else {
        now
    };
    let mut claims = json!({
        "scope": request.scopes.join(" "),
        "iss": issuer,
        "token_type": "Bearer",
        "exp": expires.as_second(),
        "iat": issued.as_second(),
        "client_id": Uuid::new_v4(),
        "jti": Uuid::new_v4(),
        "consumer": organisation(&request.consumer),
    });
    let optional = claims.as_object_mut()?;
    if let Some(supplier) = &request.supplier {
        optional.insert("supplier".into(), organisation(supplier));
        optional.insert("delegation_source".into(), "https://www.altinn.no".into());
    }
    if let Some(samtykke) = &request.samtykke {
        let consent = consent(samtykke, &request.consumer, now)?;
        optional.insert("authorization_details".into(), json!([consent]));
    }
    Some(claims)
}

fn consent(
    request: &SamtykkeRequest,
    consumer: &Organisasjonsnummer,
    now: Timestamp,
) -> Option<Value> {
    let valid_to = later(now, request.gyldig_i_sekunder)?;
    let consented = if request.gyldig_i_sekunder < 0 {
        later(valid_to, -DAY)?
    } else {
        later(now, -SINCE_CONSENT)?
    };
    let resource = request
        .ressurs
        .as_deref()
        .unwrap_or(SamtykkeRequest::RESSURS);
    Some(json!({
        "type": "urn:altinn:consent",
        "id": Uuid::new_v4(),
        "from": format!("urn:altinn:organization:identifier-no:{}", request.fra.as_str()),
        "to": organisation(request.til.as_ref().unwrap_or(consumer)),
        "consented": altinn_time(consented),
        "validTo": altinn_time(valid_to),
        "consentRights": [{
            "action": ["consent"],
            "resource": [{"type": "urn:altinn:resource", "value": resource}],
            "metadata": {},
        }],
    }))
}

fn organisation(number: &Organisasjonsnummer) -> Value {
    json!({"authority": "iso6523-actorid-upis", "ID": format!("0192:{}", number.as_str())})
}

fn later(moment: Timestamp, seconds: i64) -> Option<Timestamp> {
    moment.checked_add(SignedDuration::from_secs(seconds)).ok()
}

/// `2025-07-18T07:57:30.409251+00:00`.
fn altinn_time(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string()
}
