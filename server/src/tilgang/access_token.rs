//! Maskinporten access tokens: verified, and read into what the service needs of them.

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
pub(in crate::tilgang) mod json;
pub(in crate::tilgang) mod serialization;

use claims::Claims;
pub(super) use claims::iso6523;
use serialization::Serialization;

/// Larger than any token that fits in the headers of a request.
const LARGEST_TOKEN: usize = 16 * 1024;

const CLOCK_SKEW: Duration = Duration::from_secs(10);

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

/// Why a token is refused. Nothing of the token is in the text, so it may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    /// Larger than any honest token.
    #[error("the token is larger than {LARGEST_TOKEN} bytes")]
    TooLarge,
    /// Not a signed JWT in compact serialization; names the part at fault.
    #[error("the token is not a signed JWT: {0}")]
    Malformed(&'static str),
    /// `alg` is not RS256, RS384 or RS512.
    #[error("the token is not signed with RS256, RS384 or RS512")]
    Algorithm,
    /// A header parameter that is never accepted, or not with this value.
    #[error("the header parameter {0} is not accepted")]
    UnsupportedHeader(&'static str),
    /// The issuer has no key with the token's `kid`.
    #[error("the issuer has no key with the token's kid")]
    KeyUnknown,
    /// No key of the issuer is held, so no token can be verified now.
    #[error("no key of the issuer is held")]
    KeysUnavailable,
    /// The signature is not the issuer's.
    #[error("the signature is wrong")]
    Signature,
    /// `iss` is not the configured issuer.
    #[error("the token is from another issuer")]
    Issuer,
    /// `exp` has passed.
    #[error("the token has expired")]
    Expired,
    /// `iat` or `nbf` is yet to come.
    #[error("the token is not valid yet")]
    NotYetValid,
    /// `aud` names somebody.
    #[error("the token is for another audience")]
    Audience,
    /// A claim is missing or is not what it should be; names the claim.
    #[error("the claim {0} is missing or invalid")]
    Claim(&'static str),
}

/// Verifies the tokens of one issuer.
#[derive(Clone, Debug)]
pub struct TokenVerifier {
    issuer: String,
    keys: Arc<Keys>,
    klokke: Klokke,
    clock_skew: Duration,
}

impl TokenVerifier {
    /// Tokens of `issuer`, signed with one of `keys`; the clocks may differ by 10 s.
    #[must_use]
    pub fn new(issuer: impl Into<String>, keys: Arc<Keys>, klokke: Klokke) -> Self {
        Self {
            issuer: issuer.into(),
            keys,
            klokke,
            clock_skew: CLOCK_SKEW,
        }
    }

    /// Sets by how much the issuer's clock may differ from ours.
    #[must_use]
    pub fn with_clock_skew(mut self, clock_skew: Duration) -> Self {
        self.clock_skew = clock_skew;
        self
    }

    /// The token's content, when the token is genuine and valid now. What was checked is in `decision`.
    ///
    /// Whatever costs nothing is checked before the signature: garbage costs as much RSA work as truth.
    ///
    /// # Errors
    /// When the token is refused.
    pub async fn verify(
        &self,
        token: &str,
        decision: &mut Decision,
    ) -> Result<AccessToken, TokenRefusal> {
        let parts = decision.checked(Check::Form, Serialization::parse(token))?;
        let header = decision.checked(Check::Header, parts.header())?;
        decision.found(Fact::Plain("kid", header.kid.clone()));
        let claims = decision.checked(Check::Claims, Claims::parse(&parts.payload))?;
        decision.checked(Check::Issuer, claims.check_issuer(&self.issuer))?;
        decision.checked(Check::Times, self.check_times(&claims))?;

        let key = self.keys.key(&header.kid).await.map_err(TokenRefusal::from);
        let key = decision.checked(Check::Key, key)?;
        let message = parts.message.as_bytes();
        let verified =
            jsonwebtoken::crypto::verify(parts.signature, message, &key, header.algorithm);
        let genuine = match verified {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(TokenRefusal::Signature),
        };
        decision.checked(Check::Signature, genuine)?;

        // Again, since fetching the key may have taken seconds.
        if let Err(late) = self.check_times(&claims) {
            return decision.checked(Check::Times, Err(late));
        }
        claims.into_access_token(decision)
    }

    fn check_times(&self, claims: &Claims) -> Result<(), TokenRefusal> {
        claims.check_times(self.klokke.now(), self.clock_skew)
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
