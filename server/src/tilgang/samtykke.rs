//! Consent: Altinn 3's, which comes inside the Maskinporten token.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use crate::organisasjonsnummer::Organisasjonsnummer;

use super::access_token::{AccessToken, AuthorizationDetail};
use super::decision::{Check, Decision};
use super::rettighetspakke::Rettighetspakke;

mod detail;

use detail::{Detail, Party};

/// What a consent must be about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Samtykkeregler {
    /// The ids of the accepted Altinn resources.
    pub ressurser: BTreeSet<String>,
}

impl Default for Samtykkeregler {
    /// The service's own resource, and the id that its Altinn 2 predecessor 5616_5 was migrated to.
    fn default() -> Self {
        let ressurser = ["digdir-restanser-skatteetaten", "digdir_5616_5"];
        Self {
            ressurser: ressurser.map(str::to_owned).into(),
        }
    }
}

/// A consent that holds: what the disclosure log needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Samtykke {
    /// Altinn's id of the consent.
    pub id: Uuid,
    /// Who consented: the organisation looked up.
    pub fra: Organisasjonsnummer,
    /// To whom: the consumer, or whom a trusted handler asks for.
    pub til: Organisasjonsnummer,
    /// When it was given.
    pub gitt: Timestamp,
    /// When it runs out.
    pub gyldig_til: Timestamp,
}

/// Why no consent holds. A later reason is a consent that came further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum SamtykkeRefusal {
    /// The token carries no consent.
    #[error("the token carries no consent")]
    Missing,
    /// The consent cannot be read.
    #[error("the consent cannot be read")]
    Malformed,
    /// Another organisation, or a person, has consented.
    #[error("the consent is from somebody else than the organisation asked for")]
    OtherSubject,
    /// It was given to somebody else, and the consumer is no trusted handler.
    #[error("the consent is to somebody else than the consumer")]
    OtherRecipient,
    /// It is about something else.
    #[error("the consent is for another resource")]
    OtherResource,
    /// It begins in the future.
    #[error("the consent is not valid yet")]
    NotYetValid,
    /// It has run out.
    #[error("the consent has expired")]
    Expired,
}

impl Samtykkeregler {
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
        let fra = match detail.from {
            Party::Organisation(fra) if fra == *virksomhet => fra,
            Party::Organisation(_) | Party::Person => return Err(SamtykkeRefusal::OtherSubject),
        };
        let til = match detail.to {
            // It is the consumer who must be trusted: who a supplier is does not matter.
            Party::Organisation(til)
                if til == token.consumer || pakke.betrodde.contains(&token.consumer) =>
            {
                til
            }
            Party::Organisation(_) | Party::Person => return Err(SamtykkeRefusal::OtherRecipient),
        };
        if !detail.consents_to(&self.ressurser) {
            return Err(SamtykkeRefusal::OtherResource);
        }
        // Altinn's times are not the issuer's clock: no skew.
        if now < detail.consented {
            return Err(SamtykkeRefusal::NotYetValid);
        }
        if now >= detail.valid_to {
            return Err(SamtykkeRefusal::Expired);
        }
        Ok(Samtykke {
            id: detail.id,
            fra,
            til,
            gitt: detail.consented,
            gyldig_til: detail.valid_to,
        })
    }
}

impl SamtykkeRefusal {
    /// The check at which the consent failed that came furthest.
    #[must_use]
    pub fn check(self) -> Check {
        match self {
            Self::Missing => Check::Samtykke,
            Self::Malformed => Check::SamtykkeForm,
            Self::OtherSubject => Check::SamtykkeFra,
            Self::OtherRecipient => Check::SamtykkeTil,
            Self::OtherResource => Check::SamtykkeRessurs,
            Self::NotYetValid | Self::Expired => Check::SamtykkeGyldighet,
        }
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
