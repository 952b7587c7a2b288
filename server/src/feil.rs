//! RESTANSE-001 to -009: code, status and text of every error.
//!
//! Texts are Norwegian, say what the consumer can do, and nothing of the inside. What happened inside goes to the log,
//! through `Display` of the refusals, which hold no token, organisation number or amount.

mod tekst;

use std::time::Duration;

use actix_openapi::export::actix_web::http::StatusCode;
use actix_openapi::{Failure, Rejection};

use crate::kapasitet::Overbelastet;
use crate::kilde::KildeFeil;
use crate::organisasjonsnummer::UgyldigOrganisasjonsnummer;
use crate::svar::UuttrykkeligSvar;
use crate::tilgang::TilgangRefusal;
use crate::tilgang::access_token::TokenRefusal;
use crate::tilgang::samtykke::SamtykkeRefusal;
use crate::tjeneste::Avvisning;
use crate::utlevering::UtleveringFeil;

/// The name of the rule that an organisation number's last digit must obey.
pub(crate) const KONTROLLSIFFER: &str = "kontrollsiffer";

/// A published error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feilkode {
    /// RESTANSE-001, 500: unexpected error in the service. Also what the service does not take on (503; 429 when one
    /// consumer has too many calls) or does not come to an end with in time (503): of the published codes, which are all
    /// there are, it is the one that blames neither consumer nor a system behind. The status tells them apart.
    Tjeneste,
    /// RESTANSE-002, 500: unexpected error in a system behind it.
    Bakenforliggende,
    /// RESTANSE-003, 404: unknown URL; 405 too, for a method that the URL does not have.
    UkjentAdresse,
    /// RESTANSE-004, 401: authentication.
    Autentisering,
    /// RESTANSE-005, 403: authorisation.
    Autorisasjon,
    /// RESTANSE-006, 400: validation of input. Also what cannot be read as a request: 408, 413, 415, 431.
    Validering,
    /// RESTANSE-007, 403: consent.
    Samtykke,
    /// RESTANSE-008, 404: no restanser found for the organisation number.
    IngenRestanser,
    /// RESTANSE-009, 406: data format.
    Dataformat,
}

impl Feilkode {
    /// All of them, in order.
    pub const ALLE: [Self; 9] = [
        Self::Tjeneste,
        Self::Bakenforliggende,
        Self::UkjentAdresse,
        Self::Autentisering,
        Self::Autorisasjon,
        Self::Validering,
        Self::Samtykke,
        Self::IngenRestanser,
        Self::Dataformat,
    ];

    /// The code as it is published.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tjeneste => "RESTANSE-001",
            Self::Bakenforliggende => "RESTANSE-002",
            Self::UkjentAdresse => "RESTANSE-003",
            Self::Autentisering => "RESTANSE-004",
            Self::Autorisasjon => "RESTANSE-005",
            Self::Validering => "RESTANSE-006",
            Self::Samtykke => "RESTANSE-007",
            Self::IngenRestanser => "RESTANSE-008",
            Self::Dataformat => "RESTANSE-009",
        }
    }

    /// Every status that it comes with, the usual one first.
    pub(crate) fn statuser(self) -> Vec<StatusCode> {
        let others: &[StatusCode] = match self {
            Self::Tjeneste => &[
                StatusCode::SERVICE_UNAVAILABLE,
                StatusCode::TOO_MANY_REQUESTS,
            ],
            Self::UkjentAdresse => &[StatusCode::METHOD_NOT_ALLOWED],
            Self::Validering => &[
                StatusCode::REQUEST_TIMEOUT,
                StatusCode::PAYLOAD_TOO_LARGE,
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            ],
            _ => &[],
        };
        [&[self.status()], others].concat()
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Tjeneste | Self::Bakenforliggende => StatusCode::INTERNAL_SERVER_ERROR,
            Self::UkjentAdresse | Self::IngenRestanser => StatusCode::NOT_FOUND,
            Self::Autentisering => StatusCode::UNAUTHORIZED,
            Self::Autorisasjon | Self::Samtykke => StatusCode::FORBIDDEN,
            Self::Validering => StatusCode::BAD_REQUEST,
            Self::Dataformat => StatusCode::NOT_ACCEPTABLE,
        }
    }
}

/// Why the service itself refuses a request. `Display` is for the log.
#[derive(Debug, thiserror::Error)]
pub enum Avslag {
    /// The service does not take the request on.
    #[error("capacity: {0}")]
    Kapasitet(#[from] Overbelastet),
    /// The access token does not hold.
    #[error("access token: {0}")]
    Token(#[from] TokenRefusal),
    /// The organisation number does not hold, which the check of the input should have told.
    #[error("organisation number: {0}")]
    Organisasjonsnummer(UgyldigOrganisasjonsnummer),
    /// The consumer may not be told.
    #[error(transparent)]
    Tilgang(#[from] TilgangRefusal),
    /// The organisation is unknown to the source.
    #[error("organisation unknown to the source")]
    IngenRestanser,
    /// The source does not answer.
    #[error("source: {0}")]
    Kilde(#[from] KildeFeil),
    /// What is owed cannot be said in the specification's types.
    #[error("answer: {0}")]
    Svar(#[from] UuttrykkeligSvar),
    /// What was delivered cannot be written down.
    #[error("disclosure record: {0}")]
    Opptegning(#[from] serde_json::Error),
    /// The disclosure cannot be recorded, so there is none.
    #[error("disclosure log: {0}")]
    Utlevering(#[from] UtleveringFeil),
}

/// An error as the consumer is told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) kode: Feilkode,
    pub(crate) status: StatusCode,
    pub(crate) melding: String,
    /// When the same request may be answered.
    pub(crate) igjen: Option<Duration>,
}

/// What the consumer is told of a failure.
pub(crate) fn tell(failure: &Failure<Avslag>) -> Told {
    let (kode, melding) = match failure {
        Failure::Rejected(rejection) => rejected(rejection),
        Failure::Service(avslag) => refused(avslag),
    };
    let status = match failure {
        Failure::Rejected(Rejection::MethodNotAllowed { .. }) => StatusCode::METHOD_NOT_ALLOWED,
        Failure::Rejected(Rejection::TooLate { .. })
        | Failure::Service(Avslag::Kapasitet(
            Overbelastet::Full { .. } | Overbelastet::Ventet { .. },
        )) => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Service(Avslag::Kapasitet(Overbelastet::Konsument { .. })) => {
            StatusCode::TOO_MANY_REQUESTS
        }
        Failure::Rejected(Rejection::UnsupportedMediaType) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Failure::Rejected(Rejection::TooLarge { .. } | Rejection::TooManyParts { .. }) => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        _ => kode.status(),
    };
    Told {
        kode,
        status,
        melding,
        igjen: igjen(failure),
    }
}

/// When the same request may be answered, where that is a matter of waiting.
fn igjen(failure: &Failure<Avslag>) -> Option<Duration> {
    match failure {
        Failure::Service(Avslag::Kapasitet(
            Overbelastet::Full { igjen }
            | Overbelastet::Ventet { igjen }
            | Overbelastet::Konsument { igjen, .. },
        )) => Some(*igjen),
        // Whatever hangs has hung for so long; nobody knows for how long it will.
        Failure::Rejected(Rejection::TooLate { limit }) => Some(*limit),
        Failure::Service(_) | Failure::Rejected(_) => None,
    }
}

/// As `Retry-After` has it and people read it: never none at all.
pub(crate) fn hele_sekunder(tid: Duration) -> u64 {
    let begun = u64::from(tid.subsec_nanos() > 0);
    tid.as_secs().saturating_add(begun).max(1)
}

/// What is told of what made no request.
///
/// None of the published codes is of the connection. Who sends what cannot be read, or not in time, has sent what does
/// not validate (RESTANSE-006); that there is no room is the service's doing (RESTANSE-001).
pub(crate) fn tell_avvist(avvisning: Avvisning) -> Told {
    let (kode, status, melding) = match avvisning {
        Avvisning::StortHode => (
            Feilkode::Validering,
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            tekst::STORT_HODE,
        ),
        Avvisning::SentHode => (
            Feilkode::Validering,
            StatusCode::REQUEST_TIMEOUT,
            tekst::SENT_HODE,
        ),
        Avvisning::Ugyldig => (
            Feilkode::Validering,
            StatusCode::BAD_REQUEST,
            tekst::UGYLDIG_HTTP,
        ),
        Avvisning::Fullt => (
            Feilkode::Tjeneste,
            StatusCode::SERVICE_UNAVAILABLE,
            tekst::FULLT,
        ),
    };
    Told {
        kode,
        status,
        melding: melding.to_owned(),
        igjen: avvisning.igjen(),
    }
}

fn rejected(rejection: &Rejection) -> (Feilkode, String) {
    match rejection {
        Rejection::NotFound => (Feilkode::UkjentAdresse, tekst::ukjent_adresse()),
        Rejection::MethodNotAllowed { allowed } => {
            (Feilkode::UkjentAdresse, tekst::metode(allowed))
        }
        Rejection::Credentials(error) => (
            Feilkode::Autentisering,
            tekst::legitimasjon(*error).to_owned(),
        ),
        Rejection::Scopes { missing } => (Feilkode::Autorisasjon, tekst::scope(missing)),
        Rejection::NotAcceptable => (Feilkode::Dataformat, tekst::DATAFORMAT.to_owned()),
        Rejection::UnsupportedMediaType => (Feilkode::Validering, tekst::MEDIETYPE.to_owned()),
        Rejection::TooLarge { .. } | Rejection::TooManyParts { .. } => {
            (Feilkode::Validering, tekst::FOR_STOR.to_owned())
        }
        Rejection::Invalid(violations) => (Feilkode::Validering, tekst::validering(violations)),
        Rejection::TooLate { limit } => (Feilkode::Tjeneste, tekst::for_sent(*limit)),
        Rejection::Encode(_) | Rejection::Storage(_) | Rejection::Panic => {
            (Feilkode::Tjeneste, tekst::TJENESTE.to_owned())
        }
    }
}

fn refused(avslag: &Avslag) -> (Feilkode, String) {
    let (kode, melding) = match avslag {
        Avslag::Kapasitet(overbelastet) => {
            return (Feilkode::Tjeneste, tekst::overbelastet(*overbelastet));
        }
        Avslag::Token(TokenRefusal::KeysUnavailable)
        | Avslag::Tilgang(TilgangRefusal::Samtykke(SamtykkeRefusal::Altinn2KeysUnavailable))
        | Avslag::Kilde(_) => (Feilkode::Bakenforliggende, tekst::BAKENFORLIGGENDE),
        Avslag::Token(refusal) => (Feilkode::Autentisering, tekst::token(*refusal)),
        Avslag::Organisasjonsnummer(error) => {
            (Feilkode::Validering, tekst::organisasjonsnummer(*error))
        }
        Avslag::Tilgang(TilgangRefusal::Rettighetspakke) => {
            (Feilkode::Autorisasjon, tekst::RETTIGHETSPAKKE)
        }
        Avslag::Tilgang(TilgangRefusal::Samtykke(refusal)) => {
            (Feilkode::Samtykke, tekst::samtykke(*refusal))
        }
        Avslag::IngenRestanser => (Feilkode::IngenRestanser, tekst::INGEN_RESTANSER),
        Avslag::Svar(_) | Avslag::Opptegning(_) | Avslag::Utlevering(_) => {
            (Feilkode::Tjeneste, tekst::TJENESTE)
        }
    };
    (kode, melding.to_owned())
}

#[cfg(test)]
mod tests;
