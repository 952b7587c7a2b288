//! What the tests of this module share: keys that are made once a run, and tokens signed with them.

use std::sync::{Arc, LazyLock};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RsaEncoding};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use serde_json::{Value, json};

use crate::dev::issuer::pem;
use crate::klokke::Klokke;
use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::access_token::TokenVerifier;
use crate::tilgang::keys::{IssuerConfig, Keys};

pub(crate) const ISSUER: &str = "https://test.maskinporten.no/";
pub(crate) const DIGDIR: &str = "991825827";
pub(crate) const SKATTEETATEN: &str = "974761076";
pub(crate) const BRREG: &str = "974760673";
pub(crate) const VIRKSOMHET: &str = "310111643";

/// A key pair of an issuer.
pub(crate) struct TestKey {
    pub(crate) modulus: Vec<u8>,
    pub(crate) exponent: Vec<u8>,
    pub(crate) private: EncodingKey,
    pair: KeyPair,
}

/// The issuer's key; `kid` is "a" wherever tokens are signed.
pub(crate) static KEY: LazyLock<TestKey> = LazyLock::new(TestKey::generate);
/// A key that is not the issuer's.
pub(crate) static OTHER_KEY: LazyLock<TestKey> = LazyLock::new(TestKey::generate);

impl TestKey {
    fn generate() -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        Self {
            modulus: pair
                .public_key()
                .modulus()
                .big_endian_without_leading_zero()
                .to_vec(),
            exponent: pair
                .public_key()
                .exponent()
                .big_endian_without_leading_zero()
                .to_vec(),
            private: EncodingKey::from_rsa_pem(pem(&pair).unwrap().as_bytes()).unwrap(),
            pair,
        }
    }

    pub(crate) fn public(&self) -> DecodingKey {
        DecodingKey::from_rsa_raw_components(&self.modulus, &self.exponent)
    }

    pub(crate) fn jwk(&self, kid: &str) -> Value {
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid,
            "n": URL_SAFE_NO_PAD.encode(&self.modulus),
            "e": URL_SAFE_NO_PAD.encode(&self.exponent),
        })
    }

    /// A token with this header and payload, letter for letter.
    pub(crate) fn sign_raw(&self, header: &str, payload: &str, algorithm: Algorithm) -> String {
        self.sign_bytes(header.as_bytes(), payload.as_bytes(), algorithm)
    }

    /// As [`sign_raw`](Self::sign_raw), for header and payload that are no text.
    pub(crate) fn sign_bytes(&self, header: &[u8], payload: &[u8], algorithm: Algorithm) -> String {
        let header = URL_SAFE_NO_PAD.encode(header);
        let payload = URL_SAFE_NO_PAD.encode(payload);
        let message = format!("{header}.{payload}");
        let signature =
            jsonwebtoken::crypto::sign(message.as_bytes(), &self.private, algorithm).unwrap();
        format!("{message}.{signature}")
    }

    /// A signature of another kind than the issuer makes.
    pub(crate) fn sign_with(&self, encoding: &'static dyn RsaEncoding, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let signed = self
            .pair
            .sign(encoding, &SystemRandom::new(), message, &mut signature);
        signed.unwrap();
        signature
    }
}

pub(crate) fn org(number: &str) -> Organisasjonsnummer {
    number.parse().unwrap()
}

/// The moment at which the tests' tokens are in order.
pub(crate) fn now() -> Timestamp {
    "2026-03-02T12:00:00Z".parse().unwrap()
}

pub(crate) fn klokke() -> Klokke {
    Klokke::from_fn(now).unwrap()
}

/// Verifies tokens of [`ISSUER`] signed with [`KEY`], and never reaches for the network.
pub(crate) fn verifier() -> TokenVerifier {
    static VERIFIER: LazyLock<TokenVerifier> = LazyLock::new(|| {
        let config = IssuerConfig {
            issuer: ISSUER.into(),
            metadata_url: None,
        };
        let keys = Keys::holding(config, klokke(), [("a".to_owned(), KEY.public())]);
        TokenVerifier::new(ISSUER, Arc::new(keys), klokke())
    });
    VERIFIER.clone()
}

/// The claims of a token in order, as Maskinporten writes them.
pub(crate) fn claims() -> Value {
    let now = now().as_second();
    json!({
        "scope": "skatteetaten:restanser",
        "iss": ISSUER,
        "client_amr": "private_key_jwt",
        "token_type": "Bearer",
        "exp": now + 119,
        "iat": now - 1,
        "client_id": "2a7b6d5e-7b0f-4e3f-9d0f-6d0c3b4e5f61",
        "jti": "xqL6iqBHjvN2n1yJbBrXQ9qfPx3Hg7cG1o4Kf0wVb2E",
        "consumer": {"authority": "iso6523-actorid-upis", "ID": format!("0192:{DIGDIR}")},
    })
}
