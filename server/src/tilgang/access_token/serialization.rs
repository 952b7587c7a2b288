//! The compact serialization of a JWS (RFC 7515): its three parts, and what its header asks for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use serde_json::{Map, Value};

use super::{LARGEST_TOKEN, TokenRefusal, json};

/// Parameters that would have the token say how it is to be trusted, that change what is signed, or that demand to be
/// understood. Refused instead of passed over, since an honest token has none of them.
const NEVER_ACCEPTED: [&str; 6] = ["crit", "zip", "jku", "jwk", "x5u", "x5c"];

const LONGEST_KID: usize = 256;

/// A token taken apart; nothing in it is to be believed yet.
pub(in crate::tilgang) struct Serialization<'a> {
    /// What is signed: header and payload as they were sent.
    pub(in crate::tilgang) message: &'a str,
    /// The signature as it was sent.
    pub(in crate::tilgang) signature: &'a str,
    /// The header's parameters.
    pub(in crate::tilgang) header: Map<String, Value>,
    /// The payload, decoded.
    pub(in crate::tilgang) payload: Vec<u8>,
}

/// What the header asks for, all of it accepted.
pub(super) struct Header {
    pub(super) algorithm: Algorithm,
    pub(super) kid: String,
}

impl<'a> Serialization<'a> {
    pub(in crate::tilgang) fn parse(token: &'a str) -> Result<Self, TokenRefusal> {
        if token.len() > LARGEST_TOKEN {
            return Err(TokenRefusal::TooLarge);
        }
        let three = TokenRefusal::Malformed("not three parts");
        let (message, signature) = token.rsplit_once('.').ok_or(three)?;
        let (header, payload) = message.split_once('.').ok_or(three)?;
        if payload.contains('.') {
            return Err(three);
        }
        let header = decode(header)?;
        let payload = decode(payload)?;
        decode(signature)?;
        let header = json::object(&header).ok_or(TokenRefusal::Malformed("header"))?;
        Ok(Self {
            message,
            signature,
            header,
            payload,
        })
    }

    pub(super) fn header(&self) -> Result<Header, TokenRefusal> {
        Ok(Header {
            algorithm: algorithm(&self.header)?,
            kid: kid(&self.header)?,
        })
    }
}

/// Base64url without padding, in its one spelling.
fn decode(part: &str) -> Result<Vec<u8>, TokenRefusal> {
    if part.is_empty() {
        return Err(TokenRefusal::Malformed("an empty part"));
    }
    let decoded = URL_SAFE_NO_PAD.decode(part);
    decoded.map_err(|_| TokenRefusal::Malformed("not base64url"))
}

fn algorithm(header: &Map<String, Value>) -> Result<Algorithm, TokenRefusal> {
    let algorithm = match header.get("alg").and_then(Value::as_str) {
        Some("RS256") => Algorithm::RS256,
        Some("RS384") => Algorithm::RS384,
        Some("RS512") => Algorithm::RS512,
        _ => return Err(TokenRefusal::Algorithm),
    };
    for name in NEVER_ACCEPTED {
        if header.contains_key(name) {
            return Err(TokenRefusal::UnsupportedHeader(name));
        }
    }
    match header.get("typ").map(Value::as_str) {
        None => Ok(algorithm),
        Some(Some(typ))
            if ["JWT", "at+jwt"]
                .iter()
                .any(|known| typ.eq_ignore_ascii_case(known)) =>
        {
            Ok(algorithm)
        }
        Some(_) => Err(TokenRefusal::UnsupportedHeader("typ")),
    }
}

fn kid(header: &Map<String, Value>) -> Result<String, TokenRefusal> {
    match header.get("kid").and_then(Value::as_str) {
        Some(kid) if !kid.is_empty() && kid.len() <= LONGEST_KID => Ok(kid.to_owned()),
        _ => Err(TokenRefusal::Malformed("kid")),
    }
}
