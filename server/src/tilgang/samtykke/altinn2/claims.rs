//! The claims of a consent token, read but not judged.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::tilgang::access_token::json;
use crate::tilgang::samtykke::SamtykkeRefusal;
use crate::tilgang::samtykke::wire::{self, Party};

use super::moment::{self, Edge};

/// The claims that a consent is made of.
pub(super) struct Claims {
    pub(super) issuer: String,
    pub(super) not_before: Timestamp,
    pub(super) expires: Timestamp,
    pub(super) authorization_code: Uuid,
    pub(super) offered_by: Party,
    pub(super) covered_by: Party,
    pub(super) handled_by: Option<Party>,
    services: Vec<String>,
    pub(super) delegated: Timestamp,
    pub(super) valid_to: Timestamp,
}

impl Claims {
    /// Names what is missing or is not what it should be.
    pub(super) fn read(payload: &[u8], oslo: &TimeZone) -> Result<Self, SamtykkeRefusal> {
        let members = json::object(payload).map_err(|_| SamtykkeRefusal::Altinn2Payload)?;
        let member = |name| members.get(name);
        if member("aud").is_some() {
            return Err(SamtykkeRefusal::Altinn2Aud);
        }
        Ok(Self {
            issuer: member("iss")
                .and_then(Value::as_str)
                .ok_or(SamtykkeRefusal::Altinn2Iss)?
                .to_owned(),
            not_before: member("nbf")
                .and_then(moment::numeric)
                .ok_or(SamtykkeRefusal::Altinn2Nbf)?,
            expires: member("exp")
                .and_then(moment::numeric)
                .ok_or(SamtykkeRefusal::Altinn2Exp)?,
            authorization_code: member("AuthorizationCode")
                .and_then(|code| wire::uuid(code.as_str()?))
                .ok_or(SamtykkeRefusal::Altinn2AuthorizationCode)?,
            offered_by: member("OfferedBy")
                .and_then(party)
                .ok_or(SamtykkeRefusal::Altinn2OfferedBy)?,
            covered_by: member("CoveredBy")
                .and_then(party)
                .ok_or(SamtykkeRefusal::Altinn2CoveredBy)?,
            handled_by: match member("HandledBy") {
                None => None,
                Some(handler) => Some(party(handler).ok_or(SamtykkeRefusal::Altinn2HandledBy)?),
            },
            services: services(&members).ok_or(SamtykkeRefusal::Altinn2Services)?,
            delegated: member("DelegatedDate")
                .and_then(|date| moment::read(date, Edge::Begin, oslo))
                .ok_or(SamtykkeRefusal::Altinn2DelegatedDate)?,
            valid_to: member("ValidToDate")
                .and_then(|date| moment::read(date, Edge::End, oslo))
                .ok_or(SamtykkeRefusal::Altinn2ValidToDate)?,
        })
    }

    /// Whether one of the services is this one, code and edition exactly: `5616_5`, alone or with parameters,
    /// `5616_5_inntektsaar=2016`.
    pub(super) fn consents_to(&self, service: &str) -> bool {
        self.services.iter().any(|entry| {
            let Some(rest) = entry.strip_prefix(service) else {
                return false;
            };
            rest.is_empty() || rest.strip_prefix('_').is_some_and(is_parameter)
        })
    }
}

/// `name=value`.
fn is_parameter(text: &str) -> bool {
    text.split_once('=')
        .is_some_and(|(name, _)| !name.is_empty())
}

/// The entries of `Services` or, as it was called before, `ServiceCodes`; there is exactly one of them.
///
/// A text is a list with commas, as older tokens have it. In an array each element is one entry: a comma in it belongs
/// to a parameter, whose value others than Altinn may have chosen.
fn services(members: &Map<String, Value>) -> Option<Vec<String>> {
    let claim = match (members.get("Services"), members.get("ServiceCodes")) {
        (Some(claim), None) | (None, Some(claim)) => claim,
        (Some(_), Some(_)) | (None, None) => return None,
    };
    match claim {
        Value::String(list) => Some(
            list.split(',')
                .map(|entry| entry.trim_matches(' ').to_owned())
                .collect(),
        ),
        Value::Array(entries) => entries
            .iter()
            .map(|entry| entry.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    }
}

/// Nine digits with the check digit of an organisation, or a person's eleven.
fn party(value: &Value) -> Option<Party> {
    let number = value.as_str()?;
    if wire::has_shape(number, "ddddddddddd") {
        return Some(Party::Person);
    }
    number.parse().ok().map(Party::Organisation)
}
