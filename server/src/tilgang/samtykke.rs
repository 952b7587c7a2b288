//! Consent: has the organisation that is asked for consented to the consumer being told?
//!
//! | | [`altinn3`] | [`altinn2`] |
//! | --- | --- | --- |
//! | Where | `authorization_details` of the Maskinporten token | the header `AltinnSamtykke`, beside that token |
//! | Whose signature | Maskinporten's, verified with the token | Altinn's, verified here with Altinn's own keys |
//! | Is about | a resource | a service code with its edition |
//! | When | always | when it is configured |
//!
//! A consent in the token goes before the header: whenever the token carries one, of whatever quality, the header is not
//! looked at. What a consumer sends in the header can therefore neither mend nor spoil what stands in its token.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::organisasjonsnummer::Organisasjonsnummer;

use super::Sporsmal;
use super::access_token::{AccessToken, AuthorizationDetail};
use super::decision::{Check, Decision, Fact};
use super::rettighetspakke::Rettighetspakke;

pub mod altinn2;
pub mod altinn3;
mod refusal;
mod wire;

pub use refusal::SamtykkeRefusal;

use altinn2::Altinn2;
use altinn3::Altinn3;

/// Which consents are accepted.
#[derive(Debug, Default)]
pub struct Samtykkeregler {
    /// Consents in the Maskinporten token.
    pub altinn3: Altinn3,
    /// Consents in the header `AltinnSamtykke`, when they are accepted at all.
    pub altinn2: Option<Altinn2>,
}

/// The value of the header `AltinnSamtykke`. `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Samtykketoken<'a>(pub &'a str);

/// Where a consent comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ordning {
    /// `authorization_details` of the Maskinporten token.
    Altinn3,
    /// The header `AltinnSamtykke`.
    Altinn2,
}

/// A consent that holds: what the disclosure log needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Samtykke {
    /// Where it comes from.
    pub ordning: Ordning,
    /// Altinn's id of the consent; in Altinn 2 its `AuthorizationCode`.
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

impl Samtykkeregler {
    /// The consent by which the organisation lets the token's consumer ask for `pakke` now.
    ///
    /// # Errors
    /// When there is none that holds.
    pub async fn finn(
        &self,
        token: &AccessToken,
        pakke: &Rettighetspakke,
        sporsmal: &Sporsmal<'_>,
        decision: &mut Decision,
    ) -> Result<Samtykke, SamtykkeRefusal> {
        let samtykke = match sporsmal.altinn2 {
            Some(header) if !carries_consent(token) => {
                noted(Ordning::Altinn2, decision);
                let altinn2 = self.altinn2.as_ref().ok_or(SamtykkeRefusal::Altinn2Off);
                let altinn2 = decision.checked(Check::Samtykke, altinn2)?;
                let virksomhet = &sporsmal.virksomhet;
                altinn2
                    .finn(header, token, virksomhet, pakke, decision)
                    .await?
            }
            header => {
                noted(Ordning::Altinn3, decision);
                if header.is_some() {
                    let why = "not looked at: the token carries a consent".to_owned();
                    decision.found(Fact::Plain("AltinnSamtykke", why));
                }
                let Sporsmal {
                    virksomhet, now, ..
                } = sporsmal;
                let outcome = self.altinn3.finn(token, virksomhet, pakke, *now);
                altinn3::record(&outcome, decision);
                outcome?
            }
        };
        decision.found(Fact::Id("samtykke", samtykke.id));
        decision.found(Fact::Organisation("samtykke_fra", samtykke.fra));
        decision.found(Fact::Organisation("samtykke_til", samtykke.til));
        decision.found(Fact::Moment("samtykke_gitt", samtykke.gitt));
        decision.found(Fact::Moment("samtykke_gyldig_til", samtykke.gyldig_til));
        Ok(samtykke)
    }
}

/// Whether there is a consent, not whether it is any good. A detail whose type cannot be told is none.
fn carries_consent(token: &AccessToken) -> bool {
    let mut details = token.authorization_details.iter();
    details.any(|detail| matches!(detail, AuthorizationDetail::Consent(_)))
}

fn noted(ordning: Ordning, decision: &mut Decision) {
    let ordning = ordning.as_str().to_owned();
    decision.found(Fact::Plain("samtykkeordning", ordning));
}

impl Ordning {
    /// As it stands in the disclosure log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Altinn3 => "altinn3",
            Self::Altinn2 => "altinn2",
        }
    }
}

impl fmt::Debug for Samtykketoken<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Samtykketoken(…)")
    }
}

#[cfg(test)]
mod tests;
