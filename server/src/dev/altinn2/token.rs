//! What stands in a consent token: what Altinn 2 wrote, in each of the forms that it wrote.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Altinn2Key;
use crate::dev::jws::SigningRequest;
use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How long before now a delegation was made that holds.
const SINCE_DELEGATION: i64 = 60;
const DAY: i64 = 24 * 60 * 60;
/// `exp` is this much after `nbf`.
const USUAL_LIFETIME: i64 = 30;

/// A consent token to be signed. Seconds count from now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altinn2Request {
    /// Who consents: `OfferedBy`.
    pub fra: Organisasjonsnummer,
    /// To whom: `CoveredBy`.
    pub til: Organisasjonsnummer,
    /// Who fetched the token for the receiver, when somebody did.
    pub handled_by: Option<Organisasjonsnummer>,
    /// To what: code and edition, perhaps with a parameter.
    pub tjenester: Vec<String>,
    /// How the services are written.
    pub tjenesteform: Tjenesteform,
    /// How the two dates are written.
    pub datoform: Datoform,
    /// When the consent was given, if not shortly before now.
    pub gitt_i_sekunder: Option<i64>,
    /// When the consent runs out; when negative, it has.
    pub gyldig_i_sekunder: i64,
    /// When the token runs out; when negative, it has.
    pub utloper_i_sekunder: i64,
    /// Which key signs.
    pub key: Altinn2Key,
    /// What is to be different.
    pub signing: SigningRequest,
}

/// How the services are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tjenesteform {
    /// `Services`, a list.
    #[default]
    Array,
    /// `Services`, a text with commas.
    String,
    /// `ServiceCodes`, a text with commas.
    ServiceCodes,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Datoform {
    /// Seconds since 1970.
    #[default]
    Unix,
    /// `dd.MM.yyyy HH:mm:ss`, in Norwegian time.
    Norsk,
    /// `yyyy-MM-dd HH:mm:ss`, in Norwegian time.
    Iso,
}

impl Altinn2Request {
    /// What a consent is for when nothing else is asked for.
    pub const TJENESTE: &str = "5616_5";
    /// For how long a consent holds when nothing else is asked for: a year.
    pub const GYLDIG_I_SEKUNDER: i64 = 365 * DAY;
    /// How long a token lives when nothing else is asked for.
    pub const UTLOPER_I_SEKUNDER: i64 = USUAL_LIFETIME;

    /// A consent in order, for this service and a year.
    #[must_use]
    pub fn new(fra: Organisasjonsnummer, til: Organisasjonsnummer) -> Self {
        Self {
            fra,
            til,
            handled_by: None,
            tjenester: vec![Self::TJENESTE.into()],
            tjenesteform: Tjenesteform::default(),
            datoform: Datoform::default(),
            gitt_i_sekunder: None,
            gyldig_i_sekunder: Self::GYLDIG_I_SEKUNDER,
            utloper_i_sekunder: Self::UTLOPER_I_SEKUNDER,
            key: Altinn2Key::default(),
            signing: SigningRequest::default(),
        }
    }
}

/// None when a time leads out of the calendar.
pub(super) fn claims(request: &Altinn2Request, issuer: &str, klokke: &Klokke) -> Option<Value> {
    let now = klokke.now_in_oslo();
    let (now, oslo) = (now.timestamp(), now.time_zone());
    let valid_to = later(now, request.gyldig_i_sekunder)?;
    let delegated = match request.gitt_i_sekunder {
        Some(seconds) => later(now, seconds)?,
        None if request.gyldig_i_sekunder < 0 => later(valid_to, -DAY)?,
        None => later(now, -SINCE_DELEGATION)?,
    };
    let expires = later(now, request.utloper_i_sekunder)?;
    // A token that lives for longer than usual holds from now on all the same.
    let not_before = later(expires, -USUAL_LIFETIME)?.min(now);
    let date = |moment| dato(moment, request.datoform, oslo);
    let mut claims = json!({
        "AuthorizationCode": Uuid::new_v4(),
        "OfferedBy": request.fra.as_str(),
        "CoveredBy": request.til.as_str(),
        "DelegatedDate": date(delegated),
        "ValidToDate": date(valid_to),
        "iss": issuer,
        "nbf": not_before.as_second(),
        "exp": expires.as_second(),
    });
    let optional = claims.as_object_mut()?;
    if let Some(handled_by) = &request.handled_by {
        optional.insert("HandledBy".into(), handled_by.as_str().into());
    }
    let (name, services) = match request.tjenesteform {
        Tjenesteform::Array => ("Services", request.tjenester.clone().into()),
        Tjenesteform::String => ("Services", request.tjenester.join(",").into()),
        Tjenesteform::ServiceCodes => ("ServiceCodes", request.tjenester.join(",").into()),
    };
    optional.insert(name.into(), services);
    Some(claims)
}

fn dato(moment: Timestamp, form: Datoform, oslo: &TimeZone) -> Value {
    let local = moment.to_zoned(oslo.clone());
    match form {
        Datoform::Unix => moment.as_second().into(),
        Datoform::Norsk => local.strftime("%d.%m.%Y %H:%M:%S").to_string().into(),
        Datoform::Iso => local.strftime("%Y-%m-%d %H:%M:%S").to_string().into(),
    }
}

fn later(moment: Timestamp, seconds: i64) -> Option<Timestamp> {
    moment.checked_add(SignedDuration::from_secs(seconds)).ok()
}
