//! The story of one request.
//!
//! Before this, the generated routes have found the operation; after it, they write the answer as JSON or XML. In
//! between stands, in this order:
//!
//! 1. [`Service::begin`]: the request gets its `korrelasjonsid`.
//! 2. [`Service::admit`]: there must be room for it, soon (503). From its begin on it has a time limit (503).
//! 3. [`Api::maskinporten`]: the Maskinporten token says who asks (401), who must not have too many calls at once (429).
//!    The routes then require the scope (403) and a media type that we can answer in (406).
//! 4. [`Api::check_hent_restanser`]: what is asked for must be well-formed (400).
//! 5. [`Api::hent_restanser`]: the consumer must have been granted the rights package (403), which rests on a legal
//!    basis of its own or on the organisation's consent (403); what is owed is looked up (404); and the disclosure is
//!    recorded. Only then does the answer leave.
//! 6. [`Service::error`]: whatever stops the request is told as a `Feil`.
//! 7. [`Service::finish`]: headers, one line in the log, and the record of a refusal, for which nobody waits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_openapi::export::actix_web::{HttpRequest, HttpResponse};
use actix_openapi::operation::Operation;
use actix_openapi::pipeline::Errors;
use actix_openapi::schema::Direction;
use actix_openapi::security::{BearerToken, Principal};
use actix_openapi::violation::{Location, Place, Rule, Violations};
use actix_openapi::{Documented, ErrorResponse, Failure, Rejection, Service};
use restanser_api::Api;
use restanser_api::api::{
    HENT_RESTANSER_SCOPES, HentRestanserCandidates, HentRestanserDocumented,
    HentRestanserParameters, HentRestanserResponse,
};

use crate::feil::{Avslag, KONTROLLSIFFER};
use crate::foresporsel::Foresporsel;
use crate::kapasitet::Kapasitet;
use crate::kilde::Kilde;
use crate::klokke::Klokke;
use crate::management::metrics::Metrics;
use crate::organisasjonsnummer::{Organisasjonsnummer, UgyldigOrganisasjonsnummer};
use crate::svar::{Feilsvar, ORGANISASJONSNUMMER_SKJEMA, svar};
use crate::telemetry::Traces;
use crate::tilgang::access_token::AccessToken;
use crate::tilgang::decision::{Check, Decision};
use crate::tilgang::samtykke::Samtykketoken;
use crate::tilgang::{Sporsmal, Tilgang};
use crate::utlevering::{Utlevering, Utleveringslogg};

/// The name of the organisation number in the document.
pub(crate) const ORGANISASJONSNUMMER: &str = "organisasjonsnummer";

/// What a token's scopes must hold to ask, for whoever explains a refusal: the routes see to it themselves.
pub(crate) const SCOPES: &[&str] = HENT_RESTANSER_SCOPES;

/// The Restanser API with everything that it stands on.
pub struct RestanserApi {
    /// The time.
    pub klokke: Klokke,
    /// Who may ask for what.
    pub tilgang: Tilgang,
    /// What is owed.
    pub kilde: Arc<dyn Kilde>,
    /// What was handed out.
    pub utleveringer: Arc<Utleveringslogg>,
    /// How much is taken on.
    pub kapasitet: Arc<Kapasitet>,
    /// What is counted of it all.
    pub metrics: Arc<Metrics>,
    /// What is traced of it.
    pub traces: Traces,
}

impl Service for RestanserApi {
    type Context = Foresporsel;
    type Error = Avslag;
    type ErrorBody = Feilsvar;

    fn begin(&self, request: &HttpRequest) -> Foresporsel {
        let pakker = self.tilgang.rettighetspakker.na();
        Foresporsel::begin(request, self.kapasitet.mellomledd(), &pakker, &self.traces)
    }

    fn operation(&self, operation: &'static Operation, foresporsel: &Foresporsel) {
        foresporsel.is_for(operation);
    }

    async fn admit(&self, _: &HttpRequest, foresporsel: &Foresporsel) -> Result<(), Avslag> {
        if !foresporsel.er_avvist() {
            foresporsel.hold_plass(self.kapasitet.plass().await?);
        }
        Ok(())
    }

    fn time_limit(&self, _: &Foresporsel) -> Option<Duration> {
        Some(self.kapasitet.frist())
    }

    fn error(
        &self,
        failure: Failure<Avslag>,
        _documented: &'static Errors,
        foresporsel: &Foresporsel,
    ) -> ErrorResponse<Feilsvar> {
        if matches!(failure, Failure::Rejected(Rejection::TooLate { .. })) {
            self.kapasitet.kom_for_sent();
        }
        foresporsel.refuse(&failure)
    }

    fn finish(&self, foresporsel: &Foresporsel, response: &mut HttpResponse) {
        foresporsel.finish(response);
        let status = response.status().as_u16();
        foresporsel.count(&self.metrics, status);
        if let Some(avslag) = foresporsel.avslag(status, self.klokke.now()) {
            self.utleveringer.noter(&avslag);
        }
    }
}

impl Principal for AccessToken {
    fn has_scope(&self, scope: &str) -> bool {
        Self::has_scope(self, scope)
    }
}

impl Api for RestanserApi {
    type Principal = Arc<AccessToken>;

    async fn maskinporten(
        &self,
        token: BearerToken<'_>,
        foresporsel: &Foresporsel,
    ) -> Result<Arc<AccessToken>, Avslag> {
        let mut decision = Decision::default();
        // Checked on the way here.
        decision.passed(Check::Credentials);
        let token = self.tilgang.autentiser(token.reveal(), &mut decision);
        let token = foresporsel.spor().within("tilgang.autentiser", token).await;
        foresporsel.decided(decision);
        let token = token?;
        let pakker = &self.tilgang.rettighetspakker;
        let rad = self.kapasitet.konsumenter().rad(pakker, &token.consumer);
        foresporsel.asked_by(rad.konsument());
        foresporsel.hold_kall(self.kapasitet.kall(rad)?);
        Ok(token)
    }

    const HENT_RESTANSER: HentRestanserDocumented = HentRestanserDocumented {
        status_200: Documented::Given,
        default: Documented::Given,
    };

    fn check_hent_restanser(
        &self,
        candidates: &HentRestanserCandidates,
        violations: &mut Violations,
    ) {
        if let Some(organisasjonsnummer) = &candidates.organisasjonsnummer {
            check_kontrollsiffer(organisasjonsnummer, violations);
        }
    }

    async fn hent_restanser(
        &self,
        token: Arc<AccessToken>,
        parameters: HentRestanserParameters,
        foresporsel: &Foresporsel,
    ) -> Result<HentRestanserResponse, Avslag> {
        let pakke = &parameters.rettighetspakke;
        foresporsel.asked_with(pakke);
        foresporsel
            .spor()
            .asked_with(pakke, || self.tilgang.har_pakke(pakke));
        let now = self.klokke.now_in_oslo();
        let virksomhet: Organisasjonsnummer = parameters.organisasjonsnummer.parse()?;

        let sporsmal = Sporsmal {
            rettighetspakke: &parameters.rettighetspakke,
            virksomhet,
            altinn2: parameters.altinn_samtykke.as_deref().map(Samtykketoken),
            now: now.timestamp(),
        };
        let mut decision = Decision::default();
        // Both were checked on the way here.
        decision.passed(Check::Scope);
        decision.passed(Check::Organisasjonsnummer);
        let adgang = self.tilgang.autoriser(&token, &sporsmal, &mut decision);
        let adgang = foresporsel.spor().within("tilgang.autoriser", adgang).await;
        foresporsel.decided(decision);
        let adgang = adgang?;

        let asked = Instant::now();
        let skyldig = self.kilde.forfalt_og_ubetalt(&virksomhet, now.date());
        let skyldig = foresporsel.spor().within("kilde.oppslag", skyldig).await;
        self.metrics.kilde.count(&skyldig, asked.elapsed());
        let skyldig = skyldig?.ok_or(Avslag::IngenRestanser)?;
        let svar = svar(&virksomhet, &skyldig, adgang.felter, &now)?;

        let utlevering = Utlevering {
            tidspunkt: now.timestamp(),
            organisasjonsnummer: virksomhet,
            konsument: token.consumer,
            leverandor: token.supplier,
            delegeringskilde: token.delegation_source.clone(),
            rettighetspakke: parameters.rettighetspakke,
            grunnlag: adgang.grunnlag.into(),
            korrelasjonsid: foresporsel.korrelasjonsid().to_owned(),
            token_id: token.token_id.clone(),
            levert: serde_json::value::to_raw_value(&svar)?,
        };
        let durable = self.utleveringer.skriv(&utlevering);
        foresporsel
            .spor()
            .within("utlevering.skriv", durable)
            .await?;
        Ok(HentRestanserResponse::Ok(svar))
    }
}

/// What is beyond the document.
fn check_kontrollsiffer(organisasjonsnummer: &str, violations: &mut Violations) {
    if organisasjonsnummer.parse::<Organisasjonsnummer>().is_err() {
        let place = Place::root(Location::Path, ORGANISASJONSNUMMER);
        violations.add(&place, Rule::Custom(KONTROLLSIFFER));
    }
}

/// What is wrong with an organisation number in an address, for whoever explains a refusal: the routes see to it
/// themselves.
pub(crate) fn organisasjonsnummer(text: &str) -> Result<Organisasjonsnummer, Rejection> {
    let mut violations = Violations::new();
    let place = Place::root(Location::Path, ORGANISASJONSNUMMER);
    let value = ORGANISASJONSNUMMER_SKJEMA.text(text);
    ORGANISASJONSNUMMER_SKJEMA.check(&value, Direction::Request, &place, &mut violations);
    if violations.is_empty() {
        check_kontrollsiffer(text, &mut violations);
    }
    text.parse().map_err(|_| Rejection::Invalid(violations))
}

/// The organisation number was checked with the other input; a slip there must not become an answer here.
impl From<UgyldigOrganisasjonsnummer> for Avslag {
    fn from(error: UgyldigOrganisasjonsnummer) -> Self {
        Self::Organisasjonsnummer(error)
    }
}
