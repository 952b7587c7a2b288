//! Who may ask: Maskinporten, rights packages and consent.
//!
//! A request is let through in three steps, each with its own refusal:
//!
//! 1. [`access_token`]: who calls? The Maskinporten token is verified with the issuer's [`keys`] (401).
//! 2. [`rettighetspakke`]: is the package granted to that consumer, and on which legal basis (403)?
//! 3. [`samtykke`]: where the package needs it, has the organisation consented (403)?
//!
//! Everything fails closed: what cannot be read, fetched or decided is a refusal. [`Tilgang`] is all three, for the
//! service and for `restanser explain` alike; the [`decision`] says afterwards why.

pub mod access_token;
pub mod decision;
pub mod keys;
pub mod rettighetspakke;
pub mod samtykke;

#[cfg(test)]
pub(crate) mod testing;

use std::sync::Arc;

use jiff::Timestamp;

use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::svar::Felter;

use access_token::{AccessToken, TokenRefusal, TokenVerifier};
use decision::{Check, Decision, Fact};
use rettighetspakke::{GjeldendePakker, Rettighetspakke};
use samtykke::{Samtykke, SamtykkeRefusal, Samtykkeregler, Samtykketoken};

/// The rules of access.
#[derive(Debug)]
pub struct Tilgang {
    /// Checks Maskinporten tokens.
    pub tokens: TokenVerifier,
    /// Who has which rights package.
    pub rettighetspakker: GjeldendePakker,
    /// Which consents are accepted.
    pub samtykkeregler: Samtykkeregler,
}

/// What is asked for, once it is known who asks.
#[derive(Debug)]
pub struct Sporsmal<'a> {
    /// The rights package that is asked with.
    pub rettighetspakke: &'a str,
    /// The organisation that is asked for.
    pub virksomhet: Organisasjonsnummer,
    /// What stands in the header `AltinnSamtykke`.
    pub altinn2: Option<Samtykketoken<'a>>,
    /// When.
    pub now: Timestamp,
}

/// What the consumer may be told, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adgang {
    /// Why.
    pub grunnlag: Innvilget,
    /// Which amounts.
    pub felter: Felter,
}

/// Why the consumer may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Innvilget {
    /// By a law of its own, named.
    Hjemmel(String),
    /// By the organisation's consent.
    Samtykke(Samtykke),
}

/// Why the consumer may not be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TilgangRefusal {
    /// The consumer has not been granted the rights package, which may not even exist.
    #[error("rights package unknown or not granted to the consumer")]
    Rettighetspakke,
    /// The package requires a consent, and none holds.
    #[error("consent: {0}")]
    Samtykke(#[from] SamtykkeRefusal),
}

impl Tilgang {
    /// Who calls, when the token is genuine and valid now.
    ///
    /// # Errors
    /// When the token is refused.
    pub async fn autentiser(
        &self,
        token: &str,
        decision: &mut Decision,
    ) -> Result<Arc<AccessToken>, TokenRefusal> {
        self.tokens.verify(token, decision).await
    }

    /// What the consumer may be told, and why: by the package's own legal basis, or the organisation's consent.
    ///
    /// # Errors
    /// When the consumer may not be told.
    pub async fn autoriser(
        &self,
        token: &AccessToken,
        sporsmal: &Sporsmal<'_>,
        decision: &mut Decision,
    ) -> Result<Adgang, TilgangRefusal> {
        // One version of the packages for the whole decision, whatever is put in force meanwhile.
        let pakker = self.rettighetspakker.na();
        let innvilget = pakker
            .innvilget(sporsmal.rettighetspakke, &token.consumer)
            .ok_or(TilgangRefusal::Rettighetspakke);
        let pakke = decision.checked(Check::Rettighetspakke, innvilget)?;
        let felter = pakke.felter;
        if !felter.er_alle() {
            decision.found(Fact::Plain("felter", felter.to_string()));
        }
        let grunnlag = self.grunnlag(token, pakke, sporsmal, decision).await?;
        Ok(Adgang { grunnlag, felter })
    }

    /// Whether there is a rights package of this name.
    pub(crate) fn har_pakke(&self, rettighetspakke: &str) -> bool {
        let pakker = self.rettighetspakker.na();
        pakker.iter().any(|(name, _)| name == rettighetspakke)
    }

    async fn grunnlag(
        &self,
        token: &AccessToken,
        pakke: &Rettighetspakke,
        sporsmal: &Sporsmal<'_>,
        decision: &mut Decision,
    ) -> Result<Innvilget, TilgangRefusal> {
        if pakke.samtykke {
            let samtykke = self
                .samtykkeregler
                .finn(token, pakke, sporsmal, decision)
                .await?;
            return Ok(Innvilget::Samtykke(samtykke));
        }
        let hjemmel = pakke.hjemmel.clone();
        let hjemmel = hjemmel.ok_or(TilgangRefusal::Rettighetspakke);
        Ok(Innvilget::Hjemmel(
            decision.checked(Check::Hjemmel, hjemmel)?,
        ))
    }
}
