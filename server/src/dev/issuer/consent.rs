//! A consent in a token, as Altinn 3 writes it.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::token::{later, organisation};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How long before now a consent was given that holds.
const SINCE_CONSENT: i64 = 60;
const DAY: i64 = 24 * 60 * 60;
/// What stands before the number of an organisation, and of a person.
pub(crate) const ORGANISATION: &str = "urn:altinn:organization:identifier-no:";
pub(crate) const PERSON: &str = "urn:altinn:person:identifier-no:";

/// A consent to be put into a token. Seconds count from now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamtykkeRequest {
    /// Its id; a new one when none is given.
    pub id: Option<Uuid>,
    /// Who consents.
    pub fra: Samtykkegiver,
    /// To whom; the token's consumer when none is given.
    pub til: Option<Organisasjonsnummer>,
    /// Whether `to` is written as text, as in older tokens.
    pub til_som_tekst: bool,
    /// To what; the service's own resource when none is given.
    pub ressurs: Option<String>,
    /// When it was given, if not shortly before now.
    pub gitt_i_sekunder: Option<i64>,
    /// When it runs out; when negative, it has.
    pub gyldig_i_sekunder: i64,
}

impl SamtykkeRequest {
    /// For how long a consent holds when nothing else is asked for: a year.
    pub const GYLDIG_I_SEKUNDER: i64 = 365 * DAY;
    /// What a consent is for when nothing else is asked for.
    pub const RESSURS: &str = "digdir-restanser-skatteetaten";

    /// From `fra` to the token's consumer, for this service and a year.
    #[must_use]
    pub fn new(fra: Samtykkegiver) -> Self {
        Self {
            id: None,
            fra,
            til: None,
            til_som_tekst: false,
            ressurs: None,
            gitt_i_sekunder: None,
            gyldig_i_sekunder: Self::GYLDIG_I_SEKUNDER,
        }
    }
}

/// Who consents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Samtykkegiver {
    /// An organisation.
    Organisasjon(Organisasjonsnummer),
    /// A person, which is never right for this service.
    Person(Personidentifikator),
}

impl Samtykkegiver {
    fn urn(&self) -> String {
        match self {
            Self::Organisasjon(number) => format!("{ORGANISATION}{}", number.as_str()),
            Self::Person(number) => format!("{PERSON}{}", number.0),
        }
    }
}

/// Eleven digits; whose they are is not looked into. `Debug` hides them.
#[derive(Clone, PartialEq, Eq)]
pub struct Personidentifikator(String);

/// A text that is not eleven digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not exactly eleven digits")]
pub struct UgyldigPersonidentifikator;

impl FromStr for Personidentifikator {
    type Err = UgyldigPersonidentifikator;

    fn from_str(text: &str) -> Result<Self, UgyldigPersonidentifikator> {
        let digits = text.len() == 11 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.then(|| Self(text.to_owned()));
        number.ok_or(UgyldigPersonidentifikator)
    }
}

impl fmt::Debug for Personidentifikator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Personidentifikator")
    }
}

/// The member of `authorization_details`; none when a time leads out of the calendar.
pub(super) fn detail(
    request: &SamtykkeRequest,
    consumer: &Organisasjonsnummer,
    now: Timestamp,
) -> Option<Value> {
    let valid_to = later(now, request.gyldig_i_sekunder)?;
    let consented = match request.gitt_i_sekunder {
        Some(seconds) => later(now, seconds)?,
        None if request.gyldig_i_sekunder < 0 => later(valid_to, -DAY)?,
        None => later(now, -SINCE_CONSENT)?,
    };
    let til = request.til.as_ref().unwrap_or(consumer);
    let to = if request.til_som_tekst {
        format!("{ORGANISATION}{}", til.as_str()).into()
    } else {
        organisation(til)
    };
    let resource = request.ressurs.as_deref();
    Some(json!({
        "type": "urn:altinn:consent",
        "id": request.id.unwrap_or_else(Uuid::new_v4),
        "from": request.fra.urn(),
        "to": to,
        "consented": altinn_time(consented),
        "validTo": altinn_time(valid_to),
        "consentRights": [{
            "action": ["consent"],
            "resource": [{
                "type": "urn:altinn:resource",
                "value": resource.unwrap_or(SamtykkeRequest::RESSURS),
            }],
            "metadata": {},
        }],
    }))
}

/// `2025-07-18T07:57:30.409251+00:00`.
fn altinn_time(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string()
}
