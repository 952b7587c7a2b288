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

use access_token::{AccessToken, TokenRefusal, TokenVerifier};
use decision::{Check, Decision, Fact};
use rettighetspakke::{Rettighetspakke, Rettighetspakker};
use samtykke::{Samtykke, SamtykkeRefusal, Samtykkeregler};

/// The rules of access.
#[derive(Debug)]
pub struct Tilgang {
    /// Checks Maskinporten tokens.
    pub tokens: TokenVerifier,
    /// Who has which rights package.
    pub rettighetspakker: Rettighetspakker,
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
    /// When.
    pub now: Timestamp,
}

/// The consumer may be told.
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

    /// Why the consumer may be told: the package's own legal basis, or the organisation's consent.
    ///
    /// # Errors
    /// When the consumer may not be told.
    pub async fn autoriser(
        &self,
        token: &AccessToken,
        sporsmal: &Sporsmal<'_>,
        decision: &mut Decision,
    ) -> Result<Innvilget, TilgangRefusal> {
        let innvilget = self
            .rettighetspakker
            .innvilget(sporsmal.rettighetspakke, &token.consumer)
            .ok_or(TilgangRefusal::Rettighetspakke);
        let pakke = decision.checked(Check::Rettighetspakke, innvilget)?;
        if pakke.samtykke {
            let samtykke = self.samtykke(token, pakke, sporsmal, decision).await?;
            return Ok(Innvilget::Samtykke(samtykke));
        }
        let hjemmel = pakke.hjemmel.clone();
        let hjemmel = hjemmel.ok_or(TilgangRefusal::Rettighetspakke);
        Ok(Innvilget::Hjemmel(
            decision.checked(Check::Hjemmel, hjemmel)?,
        ))
    }

    async fn samtykke(
        &self,
        token: &AccessToken,
        pakke: &Rettighetspakke,
        sporsmal: &Sporsmal<'_>,
        decision: &mut Decision,
    ) -> Result<Samtykke, SamtykkeRefusal> {
        let Sporsmal {
            virksomhet, now, ..
        } = sporsmal;
        let outcome = self.samtykkeregler.finn(token, virksomhet, pakke, *now);
        samtykke::record(&outcome, decision);
        if let Ok(samtykke) = &outcome {
            decision.found(Fact::Id("samtykke", samtykke.id));
            decision.found(Fact::Organisation("samtykke_fra", samtykke.fra));
            decision.found(Fact::Organisation("samtykke_til", samtykke.til));
            decision.found(Fact::Moment("samtykke_gyldig_til", samtykke.gyldig_til));
        }
        outcome
    }
}
