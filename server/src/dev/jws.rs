//! Signing keys, and tokens signed with them: in order, or wrong in exactly what is asked for.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Map, Value, json};

use super::error::DevIssuerError;

/// A private key and what the key set shows of it.
pub(super) struct SigningKey {
    private: EncodingKey,
    /// The RFC 7638 thumbprint.
    pub(super) kid: String,
    /// `kty`, `n` and `e`.
    pub(super) public: Map<String, Value>,
}

impl SigningKey {
    /// The key in this text of the file at `path`.
    pub(super) fn from_pem(path: &Path, pem: &str) -> Result<Self, DevIssuerError> {
        let broken = |reason: String| DevIssuerError::BrokenKey {
            path: path.to_owned(),
            reason,
        };
        let refused = |error: jsonwebtoken::errors::Error| broken(error.to_string());
        let private = EncodingKey::from_rsa_pem(pem.as_bytes()).map_err(refused)?;
        let public = Jwk::from_encoding_key(&private, Algorithm::RS256).map_err(refused)?;
        let kid = public.thumbprint(ThumbprintHash::SHA256).map_err(refused)?;
        let AlgorithmParameters::RSA(numbers) = &public.algorithm else {
            return Err(broken("not an RSA key".into()));
        };
        let public = [("kty", "RSA"), ("n", &numbers.n), ("e", &numbers.e)];
        let public = public.map(|(name, value)| (name.to_owned(), value.into()));
        Ok(Self {
            private,
            kid,
            public: public.into_iter().collect(),
        })
    }

    /// The public key with these members beside it.
    pub(super) fn jwk(&self, members: Value) -> Value {
        let mut jwk = self.public.clone();
        if let Value::Object(members) = members {
            jwk.extend(members);
        }
        jwk.into()
    }

    /// A token of these claims; `header` is what it has beside `alg`.
    pub(super) fn sign(
        &self,
        signing: &SigningRequest,
        header: Value,
        claims: Value,
    ) -> Result<String, DevIssuerError> {
        let mut whole_header = json!({"alg": signing.algorithm});
        if let (Value::Object(whole), Value::Object(header)) = (&mut whole_header, header) {
            whole.extend(header);
        }
        let header = overridden(whole_header, &signing.header);
        let claims = overridden(claims, &signing.claims);
        let encode = |part: Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let message = format!("{}.{}", encode(header), encode(claims));
        let signature =
            jsonwebtoken::crypto::sign(message.as_bytes(), &self.private, signing.algorithm)
                .map_err(DevIssuerError::Sign)?;
        Ok(format!("{message}.{signature}"))
    }
}

/// How a token is signed, and what is to be different in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningRequest {
    /// RS256, RS384 or RS512.
    pub algorithm: Algorithm,
    /// The id of the key that signs, also a withdrawn one; the newest when none is given.
    pub key: Option<String>,
    /// Members of the header, in place of what would stand there.
    pub header: Vec<Member>,
    /// Claims, in place of what would stand there.
    pub claims: Vec<Member>,
}

impl Default for SigningRequest {
    fn default() -> Self {
        Self {
            algorithm: Algorithm::RS256,
            key: None,
            header: Vec::new(),
            claims: Vec::new(),
        }
    }
}

/// A member of a token's header or claims; `null` removes the one of that name. Read from `NAME=JSON`.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// Why a text is not a [`Member`].
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// There is no `=`, or nothing before it.
    #[error("not NAME=JSON")]
    Form,
    /// What follows is not JSON.
    #[error("after = is no JSON ({0}): a text is written with quotation marks, '\"text\"'")]
    Json(#[from] serde_json::Error),
}

impl FromStr for Member {
    type Err = MemberError;

    fn from_str(text: &str) -> Result<Self, MemberError> {
        let (name, value) = text.split_once('=').ok_or(MemberError::Form)?;
        if name.is_empty() {
            return Err(MemberError::Form);
        }
        Ok(Self {
            name: name.to_owned(),
            value: serde_json::from_str(value)?,
        })
    }
}

/// Hides the value, which may name an organisation.
impl fmt::Debug for Member {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Member").field(&self.name).finish()
    }
}

fn overridden(mut object: Value, members: &[Member]) -> Value {
    if let Value::Object(object) = &mut object {
        for Member { name, value } in members {
            match value {
                Value::Null => object.remove(name),
                value => object.insert(name.clone(), value.clone()),
            };
        }
    }
    object
}
