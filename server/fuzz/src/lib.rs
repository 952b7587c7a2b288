//! What the token target stands on: a verifier that has learnt its key from an issuer on loopback as in production, and
//! the key itself.

#![forbid(unsafe_code)]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use restanser_server::klokke::Klokke;
use restanser_server::tilgang::access_token::{AccessToken, TokenRefusal, TokenVerifier};
use restanser_server::tilgang::decision::Decision;
use restanser_server::tilgang::keys::{IssuerConfig, Keys};
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// Fixed, so that the fuzzer can learn it; the keys are served on loopback all the same.
const ISSUER: &str = "https://test.maskinporten.no/";

/// Longer than any run: unknown key ids are not to be asked for.
const NEVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A verifier, and the issuer's key.
pub struct Stand {
    pair: KeyPair,
    now: Timestamp,
    verifier: TokenVerifier,
    runtime: Runtime,
}

impl Stand {
    /// An issuer with one key, `a`, and a verifier that holds it.
    pub fn new() -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).expect("a key");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback address");
        let address = listener.local_addr().expect("an address");
        let metadata = json!({"issuer": ISSUER, "jwks_uri": format!("http://{address}/jwk")});
        let keys = json!({"keys": [jwk(&pair)]});
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(&stream, &metadata, &keys);
            }
        });
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let now: Timestamp = "2026-03-02T12:00:00Z".parse().expect("a moment");
        let klokke = Klokke::from_fn(move || now).expect("Europe/Oslo");
        let config = IssuerConfig {
            issuer: ISSUER.to_owned(),
            metadata_url: Some(format!("http://{address}/metadata")),
        };
        let keys = Keys::new(config, klokke.clone()).expect("loopback is allowed");
        let keys = Arc::new(keys.with_refetch_interval(NEVER));
        runtime.block_on(keys.refresh()).expect("the key");
        // Once, so that it is not done during the run.
        let _ = runtime.block_on(keys.key("unknown"));
        Self {
            verifier: TokenVerifier::new(ISSUER, keys, klokke).with_remembered_tokens(100),
            pair,
            now,
            runtime,
        }
    }

    /// What the service makes of a token. The record of the decision is written out, as for the log.
    pub fn verify(&self, token: &str) -> Result<Arc<AccessToken>, TokenRefusal> {
        let mut decision = Decision::default();
        let outcome = self
            .runtime
            .block_on(self.verifier.verify(token, &mut decision));
        assert!(!decision.to_string().is_empty() && !decision.is_empty());
        outcome
    }

    /// The claims of a token in order.
    pub fn claims(&self) -> Value {
        let now = self.now.as_second();
        json!({
            "iss": ISSUER, "exp": now + 119, "iat": now - 1, "token_type": "Bearer",
            "scope": "skatteetaten:restanser", "client_id": "a", "jti": "b",
            "consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"},
        })
    }

    /// Header and payload, signed by the issuer as RS256, whatever the header says.
    pub fn sign(&self, header: &[u8], payload: &[u8]) -> String {
        let message = encoded(header, payload);
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let signed = self.pair.sign(
            &RSA_PKCS1_SHA256,
            &SystemRandom::new(),
            message.as_bytes(),
            &mut signature,
        );
        signed.expect("a signature");
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

impl Default for Stand {
    fn default() -> Self {
        Self::new()
    }
}

/// Header and payload as they are signed.
pub fn encoded(header: &[u8], payload: &[u8]) -> String {
    format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(payload)
    )
}

fn jwk(pair: &KeyPair) -> Value {
    let public = pair.public_key();
    json!({
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "a",
        "n": URL_SAFE_NO_PAD.encode(public.modulus().big_endian_without_leading_zero()),
        "e": URL_SAFE_NO_PAD.encode(public.exponent().big_endian_without_leading_zero()),
    })
}

fn answer(mut stream: &TcpStream, metadata: &Value, keys: &Value) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let body = if request.contains("/metadata") {
        metadata.to_string()
    } else {
        keys.to_string()
    };
    let length = body.len();
    // Who has gone away wants no answer.
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
}
