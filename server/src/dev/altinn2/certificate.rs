//! A key with its certificate, both in one file: Altinn 2's key ids are thumbprints of certificates.

use std::io;
use std::path::Path;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256};
use serde_json::{Value, json};

use crate::dev::error::DevIssuerError;
use crate::dev::files::{self, failed};
use crate::dev::jws::{SigningKey, SigningRequest};

pub(super) struct CertifiedKey {
    key: SigningKey,
    /// DER.
    certificate: Vec<u8>,
    /// base64url(SHA-1(certificate)).
    thumbprint: String,
}

impl CertifiedKey {
    pub(super) fn open_or_create(path: &Path) -> Result<Self, DevIssuerError> {
        if let Some(text) = files::read(path)? {
            return Self::from_pem(path, &text);
        }
        files::write_new(path, &new_key_and_certificate()?)?;
        // Not the key just made: another process may have been the first.
        match files::read(path)? {
            Some(text) => Self::from_pem(path, &text),
            None => Err(failed(path)(io::ErrorKind::NotFound.into())),
        }
    }

    fn from_pem(path: &Path, text: &str) -> Result<Self, DevIssuerError> {
        let broken = |reason: String| DevIssuerError::BrokenKey {
            path: path.to_owned(),
            reason,
        };
        let parts = pem::parse_many(text).map_err(|error| broken(error.to_string()))?;
        let part = |tag: &str| parts.iter().find(|part| part.tag() == tag);
        let (Some(key), Some(certificate)) = (part("PRIVATE KEY"), part("CERTIFICATE")) else {
            return Err(broken("not a private key and its certificate".into()));
        };
        let certificate = certificate.contents().to_vec();
        let thumbprint = digest(&SHA1_FOR_LEGACY_USE_ONLY, &certificate);
        Ok(Self {
            key: SigningKey::from_pem(path, &files::pem_of("PRIVATE KEY", key.contents()))?,
            thumbprint: URL_SAFE_NO_PAD.encode(thumbprint),
            certificate,
        })
    }

    /// RSA-OAEP-256 is what Altinn 2 wrote, and meant RS256.
    pub(super) fn jwk(&self) -> Value {
        self.key.jwk(json!({
            "use": "sig",
            "alg": "RSA-OAEP-256",
            "kid": self.thumbprint,
            "x5t": self.thumbprint,
            "x5c": [STANDARD.encode(&self.certificate)],
        }))
    }

    pub(super) fn sign(
        &self,
        signing: &SigningRequest,
        claims: Value,
    ) -> Result<String, DevIssuerError> {
        let header = json!({"kid": self.thumbprint, "x5t": self.thumbprint});
        self.key.sign(signing, header, claims)
    }
}

fn new_key_and_certificate() -> Result<String, DevIssuerError> {
    let key = files::pem(&files::new_key()?).ok_or(DevIssuerError::Generate)?;
    let certificate = self_signed(&key).map_err(|_| DevIssuerError::Generate)?;
    Ok(key + &files::pem_of("CERTIFICATE", &certificate))
}

fn self_signed(key: &str) -> Result<Vec<u8>, rcgen::Error> {
    // rcgen reads PEM only with a feature of its own.
    let der = pem::parse(key).map_err(|_| rcgen::Error::CouldNotParseKeyPair)?;
    let key = KeyPair::from_pkcs8_der_and_sign_algo(&der.contents().into(), &PKCS_RSA_SHA256)?;
    let mut parameters = CertificateParams::default();
    parameters
        .distinguished_name
        .push(DnType::CommonName, "Altinn 2, development");
    Ok(parameters.self_signed(&key)?.der().to_vec())
}
