//! Altinn 3's consents, which come inside the Maskinporten token.
//!
//! Each rule, and what breaks it:
//!
//! - `id` is a UUID, every member has its type, times have an offset and up to seven fraction digits: else malformed.
//! - `from` is the organisation that is asked for. A person is never right, whoever it is.
//! - `to` is the consumer, not its supplier; of trusted handlers any organisation.
//! - Some right has the action `consent` on an accepted resource; both in one and the same right.
//! - `consented` <= now < `validTo`, to the fraction and without clock skew: these are not the issuer's clock.
//!
//! Details of other types are not consents. Of several consents one that holds is enough.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Deserialize;

use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::access_token::{AccessToken, AuthorizationDetail};
use crate::tilgang::decision::{Check, Decision};
use crate::tilgang::rettighetspakke::Rettighetspakke;

use super::{Ordning, Samtykke, SamtykkeRefusal};

mod detail;

use detail::Detail;

/// What a consent of Altinn 3 must be about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Altinn3 {
    /// The ids of the accepted Altinn resources.
    pub ressurser: BTreeSet<String>,
}

impl Default for Altinn3 {
    /// The service's own resource, and the id that its Altinn 2 predecessor 5616_5 was migrated to.
    fn default() -> Self {
        let ressurser = ["digdir-restanser-skatteetaten", "digdir_5616_5"];
        Self {
            ressurser: ressurser.map(str::to_owned).into(),
        }
    }
}

impl Altinn3 {
    /// The consent in the token by which `virksomhet` lets the token's consumer ask for `pakke` now. Any one that
    /// satisfies everything is enough.
    ///
    /// # Errors
    /// When there is none: the reason of the consent that came furthest.
    pub fn finn(
        &self,
        token: &AccessToken,
        virksomhet: &Organisasjonsnummer,
        pakke: &Rettighetspakke,
        now: Timestamp,
    ) -> Result<Samtykke, SamtykkeRefusal> {
        let mut refusal = SamtykkeRefusal::Missing;
        for detail in &token.authorization_details {
            match self.check(detail, token, virksomhet, pakke, now) {
                Ok(samtykke) => return Ok(samtykke),
                Err(reason) => refusal = refusal.max(reason),
            }
        }
        Err(refusal)
    }

    fn check(
        &self,
        detail: &AuthorizationDetail,
        token: &AccessToken,
        virksomhet: &Organisasjonsnummer,
        pakke: &Rettighetspakke,
        now: Timestamp,
    ) -> Result<Samtykke, SamtykkeRefusal> {
        let AuthorizationDetail::Consent(members) = detail else {
            return Err(SamtykkeRefusal::Malformed);
        };
        let detail = Detail::read(members).ok_or(SamtykkeRefusal::Malformed)?;
        let fra = detail.from.subject(virksomhet)?;
        let til = detail.to.recipient(token, pakke)?;
        if !detail.consents_to(&self.ressurser) {
            return Err(SamtykkeRefusal::OtherResource);
        }
        if now < detail.consented {
            return Err(SamtykkeRefusal::NotYetValid);
        }
        if now >= detail.valid_to {
            return Err(SamtykkeRefusal::Expired);
        }
        Ok(Samtykke {
            ordning: Ordning::Altinn3,
            id: detail.id,
            fra,
            til,
            gitt: detail.consented,
            gyldig_til: detail.valid_to,
        })
    }
}

/// Writes the checks of the consent that holds, or of the one that came furthest, into the decision.
pub(super) fn record(outcome: &Result<Samtykke, SamtykkeRefusal>, decision: &mut Decision) {
    let last = match outcome {
        Ok(_) => Check::SamtykkeGyldighet,
        Err(refusal) => refusal.check(),
    };
    for check in CHECKS.into_iter().take_while(|check| *check < last) {
        decision.passed(check);
    }
    // The outcome is the caller's to hand on.
    let _ = decision.checked(last, outcome.as_ref().map(|_| ()));
}

/// The checks of an Altinn 3 consent, in order.
const CHECKS: [Check; 6] = [
    Check::Samtykke,
    Check::SamtykkeForm,
    Check::SamtykkeFra,
    Check::SamtykkeTil,
    Check::SamtykkeRessurs,
    Check::SamtykkeGyldighet,
];

#[cfg(test)]
mod tests;
