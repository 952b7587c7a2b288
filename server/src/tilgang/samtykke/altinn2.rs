//! Altinn 2's consents, which come as a token of their own in the header `AltinnSamtykke`.
//!
//! Altinn 2 signs a JWT that lives for half a minute, for whoever may fetch the consent. Each rule, in order:
//!
//! 1. A JWS in compact serialization, RS256, whose `kid` alone chooses the key. `x5t` is the thumbprint of the same
//!    certificate (RFC 7515 section 4.1.7), so it must be equal. See `jws`.
//! 2. Every claim has its type; strict JSON. See `claims`.
//! 3. `iss` is one of a configured list, letter for letter.
//! 4. `nbf` <= now < `exp`, give or take the clock skew, and `exp` is after `nbf` by no more than a token of Altinn 2 lives.
//! 5. The signature is made with a key of Altinn 2's, which come from a key server of its own: when that is down, only
//!    requests that need it are disturbed.
//! 6. `OfferedBy` is the organisation that is asked for.
//! 7. `CoveredBy` is the consumer; of trusted handlers any organisation.
//! 8. `HandledBy` stands there only when a third party has fetched the token. That must be who asks here on the
//!    consumer's behalf, the supplier in the Maskinporten token; a trusted handler may also have fetched it itself.
//!    Without `HandledBy` the one in `CoveredBy` has fetched it itself, and whether it then asks here itself or lets a
//!    supplier do so is its own affair: the delegation is proved by the Maskinporten token, and it is the consumer who
//!    is authorised.
//! 9. Among the services is an accepted one, code and edition exactly.
//! 10. `DelegatedDate` <= now < `ValidToDate`, without clock skew.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey};

use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::access_token::AccessToken;
use crate::tilgang::decision::{Check, Decision, Fact};
use crate::tilgang::keys::{KeyError, Keys};
use crate::tilgang::rettighetspakke::Rettighetspakke;

use super::wire::Party;
use super::{Ordning, Samtykke, SamtykkeRefusal, Samtykketoken};

mod claims;
mod jws;
mod moment;

use claims::Claims;
use jws::Jws;

/// What a consent token must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altinn2Regler {
    /// The accepted issuers, as they stand in `iss`.
    pub utstedere: BTreeSet<String>,
    /// The accepted services, code and edition: `5616_5`.
    pub tjenester: BTreeSet<String>,
    /// The longest accepted lifetime of a token, from `nbf` to `exp`.
    pub longest_lifetime: Duration,
    /// By how much the issuer's clock may differ from ours.
    pub clock_skew: Duration,
}

/// Whether this is a service code with its edition: `5616_5`.
#[must_use]
pub fn is_service(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once('_');
    parts.is_some_and(|(code, edition)| is_number(code) && is_number(edition))
}

/// Verifies consent tokens of Altinn 2.
#[derive(Clone, Debug)]
pub struct Altinn2 {
    regler: Altinn2Regler,
    keys: Arc<Keys>,
    klokke: Klokke,
}

impl Altinn2 {
    /// Tokens by these rules, signed with one of `keys`.
    #[must_use]
    pub fn new(regler: Altinn2Regler, keys: Arc<Keys>, klokke: Klokke) -> Self {
        Self {
            regler,
            keys,
            klokke,
        }
    }

    /// The consent in this consent token, by which `virksomhet` lets the consumer of the access token ask for `pakke`
    /// now.
    ///
    /// # Errors
    /// When the token is not genuine, or the consent does not hold.
    pub(super) async fn finn(
        &self,
        header: Samtykketoken<'_>,
        token: &AccessToken,
        virksomhet: &Organisasjonsnummer,
        pakke: &Rettighetspakke,
        decision: &mut Decision,
    ) -> Result<Samtykke, SamtykkeRefusal> {
        let claims = self.verify(header, decision).await?;
        let fra = claims.offered_by.subject(virksomhet);
        let fra = decision.checked(Check::SamtykkeFra, fra)?;
        let til = claims.covered_by.recipient(token, pakke);
        let til = decision.checked(Check::SamtykkeTil, til)?;
        let handled = check_handler(claims.handled_by, token, pakke);
        decision.checked(Check::SamtykkeHentetAv, handled)?;
        let about = self.check_services(&claims);
        decision.checked(Check::SamtykkeRessurs, about)?;
        let holds = check_validity(&claims, self.klokke.now());
        decision.checked(Check::SamtykkeGyldighet, holds)?;
        Ok(Samtykke {
            ordning: Ordning::Altinn2,
            id: claims.authorization_code,
            fra,
            til,
            gitt: claims.delegated,
            gyldig_til: claims.valid_to,
        })
    }

    /// The claims of a genuine token that is valid now. Whatever costs nothing is checked before the signature.
    async fn verify(
        &self,
        header: Samtykketoken<'_>,
        decision: &mut Decision,
    ) -> Result<Claims, SamtykkeRefusal> {
        let read = Jws::read(header).and_then(|jws| {
            let claims = Claims::read(jws.payload(), self.klokke.oslo())?;
            Ok((jws, claims))
        });
        let (jws, claims) = decision.checked(Check::SamtykkeForm, read)?;
        let issuer = self.check_issuer(&claims);
        decision.checked(Check::SamtykkeUtsteder, issuer)?;
        decision.checked(Check::SamtykkeTider, self.check_times(&claims))?;
        let key = self.key(&jws.kid).await;
        decision.found(match &key {
            // The issuer has vouched for it; whoever makes a token can write anything there.
            Ok(_) => Fact::Plain("samtykke_kid", jws.kid.clone()),
            Err(_) => Fact::Unverified("samtykke_kid", jws.kid.clone()),
        });
        let genuine = key.and_then(|key| check_signature(&jws, &key));
        decision.checked(Check::SamtykkeSignatur, genuine)?;
        // Again, since fetching the key may have taken seconds.
        if let Err(late) = self.check_times(&claims) {
            return decision.checked(Check::SamtykkeTider, Err(late));
        }
        let code = claims.authorization_code;
        decision.found(Fact::Id("authorization_code", code));
        if let Some(Party::Organisation(handler)) = claims.handled_by {
            decision.found(Fact::Organisation("samtykke_hentet_av", handler));
        }
        Ok(claims)
    }

    fn check_issuer(&self, claims: &Claims) -> Result<(), SamtykkeRefusal> {
        if self.regler.utstedere.contains(&claims.issuer) {
            return Ok(());
        }
        Err(SamtykkeRefusal::Altinn2Issuer)
    }

    fn check_times(&self, claims: &Claims) -> Result<(), SamtykkeRefusal> {
        // i128 nanoseconds: far from overflow for any timestamp; a setting beyond all reason is cut.
        let nanoseconds = |duration: Duration| {
            i128::try_from(duration.as_nanos()).unwrap_or(i128::from(i64::MAX))
        };
        let skew = nanoseconds(self.regler.clock_skew);
        let now = self.klokke.now().as_nanosecond();
        let (begin, end) = (
            claims.not_before.as_nanosecond(),
            claims.expires.as_nanosecond(),
        );
        let lifetime = end.saturating_sub(begin);
        if lifetime <= 0 || lifetime > nanoseconds(self.regler.longest_lifetime) {
            return Err(SamtykkeRefusal::Altinn2Lifetime);
        }
        if now.saturating_add(skew) < begin {
            return Err(SamtykkeRefusal::Altinn2TokenNotYetValid);
        }
        if now >= end.saturating_add(skew) {
            return Err(SamtykkeRefusal::Altinn2TokenExpired);
        }
        Ok(())
    }

    async fn key(&self, kid: &str) -> Result<Arc<DecodingKey>, SamtykkeRefusal> {
        self.keys.key(kid).await.map_err(|error| match error {
            KeyError::Unknown => SamtykkeRefusal::Altinn2KeyUnknown,
            KeyError::Unavailable => SamtykkeRefusal::Altinn2KeysUnavailable,
        })
    }

    fn check_services(&self, claims: &Claims) -> Result<(), SamtykkeRefusal> {
        let accepted = |tjeneste: &String| claims.consents_to(tjeneste);
        if self.regler.tjenester.iter().any(accepted) {
            return Ok(());
        }
        Err(SamtykkeRefusal::OtherResource)
    }
}

fn check_signature(jws: &Jws<'_>, key: &DecodingKey) -> Result<(), SamtykkeRefusal> {
    match jsonwebtoken::crypto::verify(jws.signature(), jws.message(), key, Algorithm::RS256) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(SamtykkeRefusal::Altinn2Signature),
    }
}

/// Whoever fetched the token on behalf of its recipient must be who asks here.
fn check_handler(
    handler: Option<Party>,
    token: &AccessToken,
    pakke: &Rettighetspakke,
) -> Result<(), SamtykkeRefusal> {
    let handler = match handler {
        None => return Ok(()),
        Some(Party::Organisation(handler)) => handler,
        Some(Party::Person) => return Err(SamtykkeRefusal::OtherHandler),
    };
    let is_supplier = token.supplier == Some(handler);
    let is_trusted_consumer = handler == token.consumer && pakke.betrodde.contains(&handler);
    if is_supplier || is_trusted_consumer {
        return Ok(());
    }
    Err(SamtykkeRefusal::OtherHandler)
}

fn check_validity(claims: &Claims, now: Timestamp) -> Result<(), SamtykkeRefusal> {
    if now < claims.delegated {
        return Err(SamtykkeRefusal::NotYetValid);
    }
    if now >= claims.valid_to {
        return Err(SamtykkeRefusal::Expired);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
