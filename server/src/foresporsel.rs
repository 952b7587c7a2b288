//! One request while it lasts: its `korrelasjonsid`, and what became of it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

use actix_openapi::export::actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use actix_openapi::operation::Operation;
use actix_openapi::parameters::{FromText, single_header};
use actix_openapi::{ErrorResponse, Failure, Rejection};
use jiff::Timestamp;
use uuid::Uuid;

use crate::api::ORGANISASJONSNUMMER;
use crate::feil::{self, Avslag, Feilkode};
use crate::kapasitet::Overbelastet;
use crate::kapasitet::konsumenter::Kall;
use crate::kapasitet::port::Plass;
use crate::management::metrics::Metrics;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::{Feilsvar, feilsvar};
use crate::telemetry::{Spor, Traces};
use crate::tilgang::decision::{Check, Decision, Fact};
use crate::tilgang::rettighetspakke::Rettighetspakker;
use crate::tjeneste::Avvisning;
use crate::utlevering::Avslagspost;

mod hoder;
pub mod klient;

pub(crate) use hoder::KORRELASJONSID;
use klient::{Klient, Mellomledd};

/// Whom a request comes from when its socket does not say.
const UKJENT: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// A request while it lasts.
pub struct Foresporsel {
    korrelasjonsid: String,
    begun: Instant,
    /// Whom it comes from.
    klient: Klient,
    /// Its place among the requests that are worked on.
    plass: Cell<Option<Plass>>,
    /// Its place among the calls of its consumer.
    kall: Cell<Option<Kall>>,
    /// Whose token it has, when that is a configured consumer: a public body, which the log may name.
    kjent_konsument: Cell<Option<Organisasjonsnummer>>,
    /// The rights package in the address, when it is a configured one: of others the log says nothing.
    kjent_pakke: Option<String>,
    operation: Cell<Option<&'static Operation>>,
    spor: Spor,
    /// Why the connection refuses it, when this stands for what made no request.
    avvist: Option<Avvisning>,
    /// The organisation in the address, if one is there.
    virksomhet: Option<Organisasjonsnummer>,
    rettighetspakke: RefCell<Option<String>>,
    kode: Cell<Option<Feilkode>>,
    /// It was refused unseen: there was no room.
    usett: Cell<bool>,
    igjen: Cell<Option<Duration>>,
    besvart: Cell<bool>,
    /// Why it is refused, for the logs.
    grunn: RefCell<String>,
    decision: RefCell<Decision>,
}

impl Foresporsel {
    /// Takes the consumer's `korrelasjonsid` as it is written, or makes one when there is none that can be used.
    pub(crate) fn begin(
        request: &HttpRequest,
        mellomledd: &Mellomledd,
        pakker: &Rettighetspakker,
        traces: &Traces,
    ) -> Self {
        let given = single_header(request.headers(), KORRELASJONSID.as_str())
            .ok()
            .flatten();
        let korrelasjonsid = given
            .filter(|given| Uuid::from_text(given).is_ok())
            .map_or_else(|| Uuid::new_v4().to_string(), |given| given.into_owned());
        // Whatever it is called in the address: a refusal may come before that is read as the document has it.
        let parts = || request.match_info().iter().map(|(_, text)| text);
        let virksomhet = parts().find_map(|text| text.parse().ok());
        let kjent_pakke = parts().find(|text| pakker.finnes(text));
        let peer = request.peer_addr().map_or(UKJENT, |peer| peer.ip());
        Self {
            korrelasjonsid,
            begun: Instant::now(),
            klient: mellomledd.klient(peer, request.headers()),
            plass: Cell::default(),
            kall: Cell::default(),
            kjent_konsument: Cell::default(),
            kjent_pakke: kjent_pakke.map(str::to_owned),
            operation: Cell::new(None),
            spor: Spor::begin(traces, request),
            avvist: request.extensions().get().copied(),
            virksomhet,
            rettighetspakke: RefCell::default(),
            kode: Cell::new(None),
            usett: Cell::new(false),
            igjen: Cell::new(None),
            besvart: Cell::new(false),
            grunn: RefCell::default(),
            decision: RefCell::default(),
        }
    }

    /// Whether it stands for what made no request: nothing is worked on, and there need be no room for it.
    pub(crate) fn er_avvist(&self) -> bool {
        self.avvist.is_some()
    }

    /// The id, as it is echoed.
    pub(crate) fn korrelasjonsid(&self) -> &str {
        &self.korrelasjonsid
    }

    /// Keeps a place as long as the request lasts.
    pub(crate) fn hold_plass(&self, plass: Plass) {
        self.plass.set(Some(plass));
    }

    /// Keeps the call of a consumer as long as the request lasts.
    pub(crate) fn hold_kall(&self, kall: Kall) {
        self.kall.set(Some(kall));
    }

    /// Keeps who asks, when it is a configured consumer, for the log.
    pub(crate) fn asked_by(&self, konsument: Option<Organisasjonsnummer>) {
        self.kjent_konsument.set(konsument);
    }

    /// What is traced of it.
    pub(crate) fn spor(&self) -> &Spor {
        &self.spor
    }

    /// Keeps which operation it is for.
    pub(crate) fn is_for(&self, operation: &'static Operation) {
        self.operation.set(Some(operation));
        self.spor.is_for(operation);
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

    /// Tells the consumer what is wrong, and keeps what happened inside for the log.
    pub(crate) fn refuse(&self, failure: &Failure<Avslag>) -> ErrorResponse<Feilsvar> {
        let told = match self.avvist {
            Some(avvisning) => feil::tell_avvist(avvisning),
            None => feil::tell(failure),
        };
        self.kode.set(Some(told.kode));
        if let (Failure::Rejected(rejection), None) = (failure, self.avvist) {
            decided_by_routes(rejection, &mut self.decision.borrow_mut());
        }
        self.grunn.replace(match (self.avvist, failure) {
            (Some(avvisning), _) => avvisning.to_string(),
            (None, Failure::Rejected(rejection)) => rejection.to_string(),
            (None, Failure::Service(avslag)) => avslag.to_string(),
        });
        self.igjen.set(told.igjen);
        self.usett.set(matches!(
            failure,
            Failure::Service(Avslag::Kapasitet(
                Overbelastet::Full { .. } | Overbelastet::Ventet { .. }
            ))
        ));
        ErrorResponse {
            status: told.status,
            body: feilsvar(told.kode, told.melding, &self.korrelasjonsid),
        }
    }

    /// The headers of every response, and one line in the log.
    pub(crate) fn finish(&self, response: &mut HttpResponse) {
        let status = response.status().as_u16();
        let headers = response.headers_mut();
        hoder::legg_til(headers, &self.korrelasjonsid, self.klient.https);
        if let Some(igjen) = self.igjen.get() {
            hoder::igjen_om(headers, igjen);
        }
        self.log(Some(status));
        self.spor.end(status, self.kode.get().map(Feilkode::as_str));
        self.besvart.set(true);
    }

    /// Everything in one line: of a crowd of refused requests none costs more. There is no status when there is no answer.
    fn log(&self, status: Option<u16>) {
        let decision = self.decision.borrow();
        let grunn = self.grunn.borrow();
        let kode = self.kode.get().map(Feilkode::as_str);
        let konsument = self.kjent_konsument.get();
        let microseconds = u64::try_from(self.begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        macro_rules! line {
            ($level:ident, $message:literal) => {
                tracing::event!(
                    tracing::Level::$level,
                    korrelasjonsid = self.korrelasjonsid,
                    client = %self.klient.adresse,
                    consumer = konsument.as_ref().map(Organisasjonsnummer::as_str),
                    rettighetspakke = self.kjent_pakke,
                    status,
                    kode,
                    microseconds,
                    trace_id = self.spor.trace_id().map(tracing::field::display),
                    decision = (!decision.is_empty()).then(|| tracing::field::display(&*decision)),
                    reason = (!grunn.is_empty()).then(|| tracing::field::display(&*grunn)),
                    $message
                )
            };
        }
        match status {
            // There is no fault to be found: see the numbers.
            Some(_) if self.usett.get() => line!(WARN, "request answered"),
            Some(500..) => line!(ERROR, "request answered"),
            Some(_) => line!(INFO, "request answered"),
            None => line!(INFO, "request abandoned"),
        }
    }

    /// Counts what was decided, and how it is answered.
    pub(crate) fn count(&self, metrics: &Metrics, status: u16) {
        let kode = self.kode.get();
        metrics.access.count(&self.decision.borrow(), kode);
        metrics
            .requests
            .count(self.operation.get(), status, kode, self.begun.elapsed());
    }

    /// The record of a refusal, when this is one of a request. What was refused unseen is none: nobody was found to have
    /// no right, and a crowd would take the room of those who were.
    pub(crate) fn avslag(&self, status: u16, tidspunkt: Timestamp) -> Option<Avslagspost> {
        if self.usett.get() || self.avvist.is_some() {
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

/// A client that goes away, or a service that stops without waiting, leaves no answer, but a line: what was to be answered
/// may have been recorded as a disclosure by then.
impl Drop for Foresporsel {
    fn drop(&mut self) {
        if !self.besvart.get() {
            self.log(None);
        }
    }
}

impl fmt::Debug for Foresporsel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Foresporsel")
            .field("korrelasjonsid", &self.korrelasjonsid)
            .finish_non_exhaustive()
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
        | Rejection::TooLate { .. }
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
