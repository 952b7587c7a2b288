//! Maskinporten access tokens: verified, and read into what the service needs of them.
//!
//! # RFC 8725
//!
//! The best current practices for JSON Web Tokens, and the tests that show each kept (in `access_token/tests/`,
//! `keys/jwks.rs` and `tests/tilgangstabell/`):
//!
//! - **3.1 Perform algorithm verification.** The configuration names the algorithms, the header only chooses among
//!   them, and a key is for RSA signatures and nothing else: `all_three_algorithms_are_verified`,
//!   `algorithms_are_accepted_as_configured`, `no_token_that_says_another_algorithm_is_accepted`,
//!   `the_public_key_is_no_shared_secret`.
//! - **3.2 Use appropriate algorithms.** RS256, RS384 and RS512, as Maskinporten documents; never `none`:
//!   `an_unsigned_token_is_refused_however_it_says_so`,
//!   `other_signatures_than_the_issuers_kind_are_refused_although_they_are_sound`,
//!   `only_rules_for_tokens_that_can_be_meant_are_taken`.
//! - **3.3 Validate all cryptographic operations.** There is one signature, and the whole token falls with it; tokens
//!   within tokens and encrypted ones are refused: `the_signature_is_the_issuers`,
//!   `a_signature_that_is_none_is_wrong`, `no_token_with_another_bit_is_accepted`, `the_serialization_is_exact`.
//! - **3.4 Validate cryptographic inputs.** Nothing elliptic is read; modulus and exponent are the key set's, whose
//!   keys are checked when they are fetched; a signature is a number of the modulus' length:
//!   `a_signature_that_is_none_is_wrong`, `an_unusable_key_is_left_out_and_the_others_stay`.
//! - **3.5 Ensure cryptographic keys have sufficient entropy.** No key is derived from what people remember, there are
//!   no shared secrets, and short RSA keys are passed over: `the_public_key_is_no_shared_secret`,
//!   `an_unusable_key_is_left_out_and_the_others_stay`.
//! - **3.6 Avoid compression of encryption inputs.** `zip` is refused: `the_header_is_exact`.
//! - **3.7 Use UTF-8.** `a_payload_is_utf_8_without_a_mark_before_it`, `anything_else_is_refused`.
//! - **3.8 Validate issuer and subject.** `iss` is exact and the keys are that issuer's own; the subject is
//!   `consumer`, checked to its check digit: `the_issuer_is_exact`, `the_claims_are_exact`.
//! - **3.9 Use and validate audience.** None, or one of ours: Maskinporten's tokens are for one API by their scope:
//!   `an_audience_is_ours_when_the_configuration_says_so`, `scopes_are_whole_words`.
//! - **3.10 Do not trust received claims.** `kid` is looked up among keys that are held and nowhere else, `jku`,
//!   `jwk`, `x5u` and `x5c` are refused, and what is kept for records is bounded:
//!   `a_token_does_not_bring_its_own_key`, `the_log_sees_the_checks_and_no_organisation`.
//! - **3.11 Use explicit typing.** `typ`, which Maskinporten leaves out, is an access token's when it is there:
//!   `the_header_is_exact`.
//! - **3.12 Use mutually exclusive validation rules for different kinds of JWTs.** Issuer, `typ`, `token_type` and
//!   `consumer` tell an access token from Altinn's consents, ID tokens and DPoP proofs, and a consent has another
//!   issuer and other keys: `the_header_is_exact`, `the_issuer_is_exact`,
//!   `a_genuine_token_needs_each_claim_that_is_demanded`.

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
pub(super) mod json;
mod refusal;
mod remembered;
pub(super) mod serialization;
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
    /// time and whether its key is still the issuer's. Whatever does not hold any more is left to the full check, so
    /// that there is one place where tokens are refused.
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
                verified.times.record(decision);
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
        times.record(decision);
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

    /// Notes what the checks found out when the token was verified.
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
