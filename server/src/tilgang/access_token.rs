//! Maskinporten access tokens: verified, and read into what the service needs of them.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;

use super::decision::{Check, Decision, Fact};
use super::keys::{KeyError, Keys};

mod claims;
mod json;
mod refusal;
mod remembered;
mod serialization;
mod times;

use claims::Claims;
pub(super) use claims::iso6523;
pub use refusal::TokenRefusal;
use remembered::{Remembered, Verified};
pub use serialization::SignatureAlgorithm;
use serialization::{HeaderRules, Serialization};
use times::TimeRules;

/// Larger than any honest token, smaller than what actix reads of headers.
const LARGEST_TOKEN: usize = 16 * 1024;
/// Of the encoded header, which in an honest token holds two or three short words.
const LARGEST_HEADER: usize = 2 * 1024;

/// As in a configuration that says nothing else.
const CLOCK_SKEW: Duration = Duration::from_secs(10);
const LONGEST_LIFETIME: Duration = Duration::from_secs(3600);
const REMEMBERED_TOKENS: usize = 10_000;

/// Access tokens, of RFC 9068 or older than that. Altinn's consents and DPoP proofs are JWTs too.
const TYPES: &[&str] = &["JWT", "at+jwt"];

/// A verified token. `Debug` shows only what identifies nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// The organisation to authorise.
    pub consumer: Organisasjonsnummer,
    /// Who fetched the token on the consumer's behalf; there exactly when `delegation_source` is.
    pub supplier: Option<Organisasjonsnummer>,
    /// Where the delegation is registered.
    pub delegation_source: Option<String>,
    /// The client that fetched the token.
    pub client_id: Option<String>,
    /// `jti`.
    pub token_id: Option<String>,
    /// The scopes, as whole words; none when the token names none.
    pub scopes: Vec<String>,
    /// `exp`, without clock skew.
    pub expires: Timestamp,
    /// The details that may say something about consent; details of other types are left out.
    pub authorization_details: Vec<AuthorizationDetail>,
}

/// An entry of `authorization_details` (RFC 9396). What stands in it is judged where consent is.
#[derive(Clone, PartialEq, Eq)]
pub enum AuthorizationDetail {
    /// One of type `urn:altinn:consent`.
    Consent(Map<String, Value>),
    /// One whose type cannot be told.
    Unreadable,
}

/// Verifies the tokens of one issuer.
#[derive(Clone, Debug)]
pub struct TokenVerifier {
    issuer: String,
    audiences: BTreeSet<String>,
    header_rules: HeaderRules,
    time_rules: TimeRules,
    keys: Arc<Keys>,
    klokke: Klokke,
    remembered: Arc<Remembered>,
}

impl TokenVerifier {
    /// Tokens of `issuer`, signed with one of `keys`, under the rules that hold when nothing is configured.
    #[must_use]
    pub fn new(issuer: impl Into<String>, keys: Arc<Keys>, klokke: Klokke) -> Self {
        Self {
            issuer: issuer.into(),
            audiences: BTreeSet::new(),
            header_rules: HeaderRules {
                algorithms: SignatureAlgorithm::all(),
                types: TYPES,
            },
            time_rules: TimeRules {
                clock_skew: CLOCK_SKEW,
                longest_lifetime: LONGEST_LIFETIME,
            },
            keys,
            klokke,
            remembered: Arc::new(Remembered::at_most(REMEMBERED_TOKENS)),
        }
    }

    /// Sets by how much the issuer's clock may differ from ours, in place of 10 s.
    #[must_use]
    pub fn with_clock_skew(mut self, clock_skew: Duration) -> Self {
        self.time_rules.clock_skew = clock_skew;
        self.forgetting()
    }

    /// Sets how long a token may live, in place of an hour.
    #[must_use]
    pub fn with_longest_lifetime(mut self, longest_lifetime: Duration) -> Self {
        self.time_rules.longest_lifetime = longest_lifetime;
        self.forgetting()
    }

    /// Sets what a token may be signed with, in place of everything that Maskinporten documents.
    #[must_use]
    pub fn with_algorithms(mut self, algorithms: BTreeSet<SignatureAlgorithm>) -> Self {
        self.header_rules.algorithms = algorithms;
        self.forgetting()
    }

    /// Sets which audiences are ours, beside none at all.
    #[must_use]
    pub fn with_audiences(mut self, audiences: BTreeSet<String>) -> Self {
        self.audiences = audiences;
        self.forgetting()
    }

    /// Sets how many verified tokens are remembered, in place of 10,000; 0 remembers none.
    #[must_use]
    pub fn with_remembered_tokens(mut self, number: usize) -> Self {
        self.remembered = Arc::new(Remembered::at_most(number));
        self
    }

    /// What was verified under other rules is not to be remembered, not even by a clone.
    fn forgetting(mut self) -> Self {
        self.remembered = Arc::new(self.remembered.anew());
        self
    }

    /// The token's content, when the token is genuine and valid now. What was checked is in `decision`.
    ///
    /// A token that has been verified before is not verified again: only what may have changed since is checked, the
    /// time and whether its key is still the issuer's. Whatever does not hold any more is left to the full check, so that
    /// there is one place where tokens are refused.
    ///
    /// # Errors
    /// When the token is refused.
    pub async fn verify(
        &self,
        token: &str,
        decision: &mut Decision,
    ) -> Result<Arc<AccessToken>, TokenRefusal> {
        if let Some(verified) = self.remembered.get(token) {
            if self.still_holds(&verified) {
                for check in [Check::Remembered, Check::Times, Check::Key] {
                    decision.passed(check);
                }
                decision.found(Fact::Plain("kid", verified.kid));
                verified.token.record(decision);
                return Ok(verified.token);
            }
            self.remembered.forget(token);
        }
        let verified = self.verify_in_full(token, decision).await?;
        self.remembered.keep(token, &verified);
        Ok(verified.token)
    }

    fn still_holds(&self, verified: &Verified) -> bool {
        let held = self.keys.held(&verified.kid);
        held.is_some_and(|held| Arc::ptr_eq(&held, &verified.key))
            && verified
                .times
                .check(self.klokke.now(), &self.time_rules)
                .is_ok()
    }

    /// Whatever costs nothing is checked before the signature: garbage costs as much RSA work as truth.
    async fn verify_in_full(
        &self,
        token: &str,
        decision: &mut Decision,
    ) -> Result<Verified, TokenRefusal> {
        let parts = decision.checked(Check::Form, Serialization::parse(token))?;
        let header = decision.checked(Check::Header, parts.header(&self.header_rules))?;
        let claims = decision.checked(Check::Claims, Claims::parse(&parts.payload))?;
        decision.checked(Check::Issuer, claims.check_issuer(&self.issuer))?;
        let times = claims.times;
        decision.checked(
            Check::Times,
            times.check(self.klokke.now(), &self.time_rules),
        )?;

        let key = self.keys.key(&header.kid).await.map_err(TokenRefusal::from);
        let key = match decision.checked(Check::Key, key) {
            Ok(key) => {
                // Now that the issuer has vouched for it: whoever makes a token can write anything there.
                decision.found(Fact::Plain("kid", header.kid.clone()));
                key
            }
            Err(refusal) => {
                decision.found(Fact::Unverified("kid", header.kid));
                return Err(refusal);
            }
        };
        let verified = jsonwebtoken::crypto::verify(
            parts.signature,
            parts.message.as_bytes(),
            &key,
            header.algorithm.into(),
        );
        let genuine = match verified {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(TokenRefusal::Signature),
        };
        decision.checked(Check::Signature, genuine)?;

        // Again, since fetching the key may have taken seconds.
        if let Err(late) = times.check(self.klokke.now(), &self.time_rules) {
            return decision.checked(Check::Times, Err(late));
        }
        let token = claims.into_access_token(&self.audiences, decision)?;
        token.record(decision);
        Ok(Verified {
            token: Arc::new(token),
            times,
            kid: header.kid,
            key,
        })
    }
}

impl From<KeyError> for TokenRefusal {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Unknown => Self::KeyUnknown,
            KeyError::Unavailable => Self::KeysUnavailable,
        }
    }
}

impl AccessToken {
    /// Whether the token has this scope, as a whole word.
    #[must_use]
    pub fn has_scope(&self, scope: &str) -> bool {
        self.scopes.iter().any(|word| word == scope)
    }

    /// Notes who asks, for whom and with what.
    fn record(&self, decision: &mut Decision) {
        decision.found(Fact::Organisation("consumer", self.consumer));
        if let Some(supplier) = self.supplier {
            decision.found(Fact::Organisation("supplier", supplier));
        }
        for (name, value) in [
            ("delegation_source", &self.delegation_source),
            ("client_id", &self.client_id),
            ("jti", &self.token_id),
        ] {
            if let Some(value) = value {
                decision.found(Fact::Plain(name, value.clone()));
            }
        }
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AccessToken")
            .field("scopes", &self.scopes)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for AuthorizationDetail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Consent(_) => "Consent(…)",
            Self::Unreadable => "Unreadable",
        })
    }
}

#[cfg(test)]
mod tests;
