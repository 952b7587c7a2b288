//! The compact serialization of a JWS (RFC 7515): its three parts, and what its header asks for.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::json::{self, Fault};
use super::{LARGEST_HEADER, LARGEST_TOKEN, TokenRefusal};

/// Parameters that demand to be understood, that change what is signed, or that would have the token say how it is to
/// be trusted. Refused instead of passed over, since an honest token has none of them.
const NEVER_ACCEPTED: [(&str, TokenRefusal); 8] = [
    ("crit", TokenRefusal::Crit),
    ("b64", TokenRefusal::B64),
    ("zip", TokenRefusal::Zip),
    ("jku", TokenRefusal::Jku),
    ("jwk", TokenRefusal::Jwk),
    ("x5u", TokenRefusal::X5u),
    ("x5c", TokenRefusal::X5c),
    ("cty", TokenRefusal::Cty),
];

const LONGEST_KID: usize = 256;

/// An algorithm that a token may be signed with, if the configuration accepts it too. There are no others.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[allow(missing_docs, reason = "as RFC 7518 names them")]
pub enum SignatureAlgorithm {
    RS256,
    RS384,
    RS512,
}

/// What a header may ask for. Parameters that it does not speak of, as `x5t`, are passed over: `kid` alone chooses the
/// key.
#[derive(Clone, Debug)]
pub(in crate::tilgang) struct HeaderRules {
    /// The values of `alg`.
    pub(in crate::tilgang) algorithms: BTreeSet<SignatureAlgorithm>,
    /// The values of `typ`, in any case; it may always be absent.
    pub(in crate::tilgang) types: &'static [&'static str],
}

/// A token taken apart; nothing in it is to be believed yet.
pub(in crate::tilgang) struct Serialization<'a> {
    /// What is signed: header and payload as they were sent.
    pub(in crate::tilgang) message: &'a str,
    /// The signature as it was sent.
    pub(in crate::tilgang) signature: &'a str,
    header: Vec<u8>,
    /// The payload, decoded.
    pub(in crate::tilgang) payload: Vec<u8>,
}

/// What the header asks for, all of it accepted.
pub(in crate::tilgang) struct Header {
    pub(in crate::tilgang) algorithm: SignatureAlgorithm,
    pub(in crate::tilgang) kid: String,
}

impl SignatureAlgorithm {
    /// All that there are.
    #[must_use]
    pub fn all() -> BTreeSet<Self> {
        [Self::RS256, Self::RS384, Self::RS512].into()
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::RS256),
            "RS384" => Some(Self::RS384),
            "RS512" => Some(Self::RS512),
            _ => None,
        }
    }
}

impl From<SignatureAlgorithm> for Algorithm {
    fn from(algorithm: SignatureAlgorithm) -> Self {
        match algorithm {
            SignatureAlgorithm::RS256 => Self::RS256,
            SignatureAlgorithm::RS384 => Self::RS384,
            SignatureAlgorithm::RS512 => Self::RS512,
        }
    }
}

impl<'a> Serialization<'a> {
    pub(in crate::tilgang) fn parse(token: &'a str) -> Result<Self, TokenRefusal> {
        if token.len() > LARGEST_TOKEN {
            return Err(TokenRefusal::TooLarge);
        }
        let parts: Vec<&str> = token.splitn(6, '.').collect();
        let (header, payload, signature) = match parts.as_slice() {
            [header, payload, signature] => (*header, *payload, *signature),
            [_, _, _, _, _] => return Err(TokenRefusal::Encrypted),
            _ => return Err(TokenRefusal::NotThreeParts),
        };
        let (message, _) = token.rsplit_once('.').ok_or(TokenRefusal::NotThreeParts)?;
        if header.len() > LARGEST_HEADER {
            return Err(TokenRefusal::HeaderTooLarge);
        }
        let (header, payload) = (decode(header)?, decode(payload)?);
        decode(signature)?;
        Ok(Self {
            message,
            signature,
            header,
            payload,
        })
    }

    /// The header's parameters, for rules of another kind of token.
    pub(in crate::tilgang) fn header_parameters(&self) -> Result<Map<String, Value>, Fault> {
        json::object(&self.header)
    }

    /// What the header asks for.
    pub(in crate::tilgang) fn header(&self, rules: &HeaderRules) -> Result<Header, TokenRefusal> {
        let header = self.header_parameters().map_err(|fault| match fault {
            Fault::Unreadable => TokenRefusal::HeaderUnreadable,
            Fault::Doubled => TokenRefusal::HeaderDoubled,
        })?;
        let algorithm = rules.algorithm(&header)?;
        for (name, refusal) in NEVER_ACCEPTED {
            if header.contains_key(name) {
                return Err(refusal);
            }
        }
        rules.check_type(&header)?;
        let kid = kid(&header)?;
        Ok(Header { algorithm, kid })
    }
}

impl HeaderRules {
    fn algorithm(&self, header: &Map<String, Value>) -> Result<SignatureAlgorithm, TokenRefusal> {
        let name = header.get("alg").and_then(Value::as_str);
        let algorithm = name.and_then(SignatureAlgorithm::named);
        algorithm
            .filter(|algorithm| self.algorithms.contains(algorithm))
            .ok_or(TokenRefusal::Algorithm)
    }

    fn check_type(&self, header: &Map<String, Value>) -> Result<(), TokenRefusal> {
        let accepted = |typ: &str| {
            self.types
                .iter()
                .any(|known| typ.eq_ignore_ascii_case(known))
        };
        match header.get("typ") {
            None => Ok(()),
            Some(Value::String(typ)) if accepted(typ) => Ok(()),
            Some(_) => Err(TokenRefusal::Typ),
        }
    }
}

/// Base64url without padding, in its one spelling.
fn decode(part: &str) -> Result<Vec<u8>, TokenRefusal> {
    if part.is_empty() {
        return Err(TokenRefusal::EmptyPart);
    }
    let decoded = URL_SAFE_NO_PAD.decode(part);
    decoded.map_err(|_| TokenRefusal::NotBase64Url)
}

fn kid(header: &Map<String, Value>) -> Result<String, TokenRefusal> {
    match header.get("kid").and_then(Value::as_str) {
        Some(kid) if !kid.is_empty() && kid.len() <= LONGEST_KID => Ok(kid.to_owned()),
        _ => Err(TokenRefusal::Kid),
    }
}
