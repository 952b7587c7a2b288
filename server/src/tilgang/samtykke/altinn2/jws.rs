//! The serialization of a consent token, and what its header may ask for.

use serde_json::{Map, Value};

use crate::tilgang::access_token::TokenRefusal;
use crate::tilgang::access_token::serialization::Serialization;
use crate::tilgang::samtykke::{SamtykkeRefusal, Samtykketoken};

/// Parameters that would have the token bring its own key, that change what is signed, that demand to be understood, or
/// that tell of another token within. A second thumbprint is one too: nothing here could tell whether it is that of the key.
const NEVER_ACCEPTED: [&str; 9] = [
    "crit", "b64", "zip", "jku", "jwk", "x5u", "x5c", "x5t#S256", "cty",
];

const LONGEST_KID: usize = 256;

/// A token taken apart, its header accepted; nothing else in it is to be believed yet.
pub(super) struct Jws<'a> {
    parts: Serialization<'a>,
    /// Which key.
    pub(super) kid: String,
}

impl<'a> Jws<'a> {
    pub(super) fn read(token: Samtykketoken<'a>) -> Result<Self, SamtykkeRefusal> {
        let parts = Serialization::parse(token.0).map_err(|refusal| match refusal {
            TokenRefusal::TooLarge => SamtykkeRefusal::Altinn2TooLarge,
            _ => SamtykkeRefusal::Altinn2Malformed,
        })?;
        let header = parts
            .header_parameters()
            .map_err(|_| SamtykkeRefusal::Altinn2Malformed)?;
        check_algorithm(&header)?;
        check_parameters(&header)?;
        let kid = kid(&header).ok_or(SamtykkeRefusal::Altinn2Kid)?;
        Ok(Self { parts, kid })
    }

    /// What is signed.
    pub(super) fn message(&self) -> &[u8] {
        self.parts.message.as_bytes()
    }

    pub(super) fn signature(&self) -> &str {
        self.parts.signature
    }

    pub(super) fn payload(&self) -> &[u8] {
        &self.parts.payload
    }
}

fn check_algorithm(header: &Map<String, Value>) -> Result<(), SamtykkeRefusal> {
    match header.get("alg") {
        Some(Value::String(algorithm)) if algorithm == "RS256" => Ok(()),
        _ => Err(SamtykkeRefusal::Altinn2Algorithm),
    }
}

fn check_parameters(header: &Map<String, Value>) -> Result<(), SamtykkeRefusal> {
    let is_jwt = match header.get("typ") {
        None => true,
        Some(Value::String(typ)) => typ.eq_ignore_ascii_case("JWT"),
        Some(_) => false,
    };
    if is_jwt && !NEVER_ACCEPTED.iter().any(|name| header.contains_key(*name)) {
        return Ok(());
    }
    Err(SamtykkeRefusal::Altinn2Header)
}

/// Both `kid` and `x5t` are Altinn 2's thumbprint of its certificate.
fn kid(header: &Map<String, Value>) -> Option<String> {
    let kid = header.get("kid")?.as_str()?;
    if kid.is_empty() || kid.len() > LONGEST_KID {
        return None;
    }
    match header.get("x5t") {
        None => Some(kid.to_owned()),
        Some(Value::String(thumbprint)) if thumbprint == kid => Some(kid.to_owned()),
        Some(_) => None,
    }
}
