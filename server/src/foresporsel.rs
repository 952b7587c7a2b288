//! One request while it lasts: its `korrelasjonsid`, and what became of it.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use actix_openapi::export::actix_web::http::header::{
    CACHE_CONTROL, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use actix_openapi::export::actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use actix_openapi::parameters::{FromText, single_header};
use actix_openapi::{ErrorResponse, Failure, Rejection};
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::ORGANISASJONSNUMMER;
use crate::feil::{self, Avslag, Feilkode};
use crate::management::metrics::Metrics;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::{Feilsvar, feilsvar};
use crate::tilgang::decision::{Check, Decision, Fact};
use crate::tjeneste::Avvisning;
use crate::utlevering::Avslagspost;

/// The header that names a request, in requests and answers.
pub(crate) const KORRELASJONSID: HeaderName = HeaderName::from_static("korrelasjonsid");

/// A request while it lasts.
#[derive(Debug)]
pub struct Foresporsel {
    korrelasjonsid: String,
    begun: Instant,
    /// Why the connection refuses it, when this stands for what made no request.
    avvist: Option<Avvisning>,
    /// The organisation in the address, if one is there.
    virksomhet: Option<Organisasjonsnummer>,
    rettighetspakke: RefCell<Option<String>>,
    kode: Cell<Option<Feilkode>>,
    /// Why it is refused, for the logs.
    grunn: RefCell<String>,
    decision: RefCell<Decision>,
}

impl Foresporsel {
    /// Takes the consumer's `korrelasjonsid` as it is written, or makes one when there is none that can be used.
    pub(crate) fn begin(request: &HttpRequest) -> Self {
        let given = single_header(request.headers(), KORRELASJONSID.as_str())
            .ok()
            .flatten();
        let korrelasjonsid = given
            .filter(|given| Uuid::from_text(given).is_ok())
            .map_or_else(|| Uuid::new_v4().to_string(), |given| given.into_owned());
        // Whatever it is called in the address: a refusal may come before that is read as the document has it.
        let virksomhet = request
            .match_info()
            .iter()
            .find_map(|(_, text)| text.parse().ok());
        Self {
            korrelasjonsid,
            begun: Instant::now(),
            avvist: request.extensions().get().copied(),
            virksomhet,
            rettighetspakke: RefCell::default(),
            kode: Cell::new(None),
            grunn: RefCell::default(),
            decision: RefCell::default(),
        }
    }

    /// The id, as it is echoed.
    pub(crate) fn korrelasjonsid(&self) -> &str {
        &self.korrelasjonsid
    }

    /// Keeps the rights package that is asked with, for the record of a refusal.
    pub(crate) fn asked_with(&self, rettighetspakke: &str) {
        // Anything can stand in an address.
        let start = rettighetspakke.chars().take(100).collect();
        self.rettighetspakke.replace(Some(start));
    }

    /// Keeps what a stage decided, for the log.
    pub(crate) fn decided(&self, stage: Decision) {
        self.decision.borrow_mut().append(stage);
    }

    /// Tells the consumer what is wrong, and the log what happened inside.
    pub(crate) fn refuse(&self, failure: &Failure<Avslag>) -> ErrorResponse<Feilsvar> {
        let told = match self.avvist {
            Some(avvisning) => feil::tell_avvist(avvisning),
            None => feil::tell(failure),
        };
        self.kode.set(Some(told.kode));
        if let (Failure::Rejected(rejection), None) = (failure, self.avvist) {
            decided_by_routes(rejection, &mut self.decision.borrow_mut());
        }
        let reason = match (self.avvist, failure) {
            (Some(avvisning), _) => avvisning.to_string(),
            (None, Failure::Rejected(rejection)) => rejection.to_string(),
            (None, Failure::Service(avslag)) => avslag.to_string(),
        };
        let (korrelasjonsid, kode) = (&self.korrelasjonsid, told.kode.as_str());
        if told.status.is_server_error() {
            tracing::error!(korrelasjonsid, kode, reason, "request failed");
        } else {
            tracing::info!(korrelasjonsid, kode, reason, "request refused");
        }
        self.grunn.replace(reason);
        ErrorResponse {
            status: told.status,
            body: feilsvar(told.kode, told.melding, &self.korrelasjonsid),
        }
    }

    /// The headers of every response, and one line in the log.
    pub(crate) fn finish(&self, response: &mut HttpResponse) {
        let status = response.status().as_u16();
        let headers = response.headers_mut();
        if let Ok(korrelasjonsid) = HeaderValue::from_str(&self.korrelasjonsid) {
            headers.insert(KORRELASJONSID, korrelasjonsid);
        }
        // Confidential by law: no cache on the way may keep it.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        let decision = self.decision.borrow();
        let kode = self.kode.get().map(Feilkode::as_str);
        let microseconds = u64::try_from(self.begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        tracing::info!(
            korrelasjonsid = self.korrelasjonsid,
            status,
            kode,
            microseconds,
            decision = (!decision.is_empty()).then(|| tracing::field::display(&*decision)),
            "request answered"
        );
    }

    /// Counts what was decided.
    pub(crate) fn count(&self, metrics: &Metrics) {
        metrics
            .access
            .count(&self.decision.borrow(), self.kode.get());
    }

    /// The record of a refusal, when this is one of a request.
    pub(crate) fn avslag(&self, status: u16, tidspunkt: Timestamp) -> Option<Avslagspost> {
        if self.avvist.is_some() {
            return None;
        }
        let kode = self.kode.get()?.as_str();
        let decision = self.decision.borrow();
        let organisation = |wanted| {
            decision.facts().iter().find_map(|fact| match fact {
                Fact::Organisation(name, number) if *name == wanted => Some(*number),
                _ => None,
            })
        };
        let plain = |wanted| {
            decision.facts().iter().find_map(|fact| match fact {
                Fact::Plain(name, text) if *name == wanted => Some(text.clone()),
                _ => None,
            })
        };
        let refused = decision.steps().iter().find(|step| step.refusal.is_some());
        Some(Avslagspost {
            tidspunkt,
            korrelasjonsid: self.korrelasjonsid.clone(),
            kode,
            status,
            kontroll: refused.map(|step| step.check.as_str()),
            grunn: self.grunn.borrow().clone(),
            organisasjonsnummer: self.virksomhet,
            konsument: organisation("consumer"),
            leverandor: organisation("supplier"),
            delegeringskilde: plain("delegation_source"),
            rettighetspakke: self.rettighetspakke.borrow().clone(),
            token_id: plain("jti"),
        })
    }
}

/// What the routes checked themselves, up to what they stopped the request for.
fn decided_by_routes(rejection: &Rejection, decision: &mut Decision) {
    let (passed, refused) = match rejection {
        Rejection::Credentials(_) => (None, Some(Check::Credentials)),
        Rejection::Scopes { .. } => (None, Some(Check::Scope)),
        Rejection::Invalid(violations) => {
            let mut violations = violations.iter();
            let of_number = violations.any(|violation| violation.name == ORGANISASJONSNUMMER);
            (
                Some(Check::Scope),
                of_number.then_some(Check::Organisasjonsnummer),
            )
        }
        Rejection::NotAcceptable
        | Rejection::UnsupportedMediaType
        | Rejection::TooLarge { .. }
        | Rejection::TooManyParts { .. }
        | Rejection::Storage(_) => (Some(Check::Scope), None),
        Rejection::NotFound
        | Rejection::MethodNotAllowed { .. }
        | Rejection::Encode(_)
        | Rejection::Panic => (None, None),
    };
    if let Some(check) = passed {
        decision.passed(check);
    }
    if let Some(check) = refused {
        // The rejection is the caller's to tell.
        let _ = decision.checked(check, Err::<(), _>(rejection));
    }
}
