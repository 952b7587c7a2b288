//! Maskinporten's part: an issuer with a real RSA key, and tokens signed with it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::thread;

use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RsaEncoding};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{BOUND, logg};

/// An RSA key with its id.
pub struct Key {
    kid: String,
    pair: KeyPair,
}

/// The issuer's key; one a test binary, since making it takes its time.
pub static KEY: LazyLock<Key> = LazyLock::new(|| Key::generate("a"));
/// Somebody else's key under the same id.
pub static OTHER_KEY: LazyLock<Key> = LazyLock::new(|| Key::generate("a"));

impl Key {
    pub fn generate(kid: &str) -> Self {
        Self {
            kid: kid.to_owned(),
            pair: KeyPair::generate(KeySize::Rsa2048).unwrap(),
        }
    }

    pub fn kid(&self) -> &str {
        &self.kid
    }

    pub fn jwk(&self) -> Value {
        let public = self.pair.public_key();
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid,
            "n": URL_SAFE_NO_PAD.encode(public.modulus().big_endian_without_leading_zero()),
            "e": URL_SAFE_NO_PAD.encode(public.exponent().big_endian_without_leading_zero()),
        })
    }

    pub fn sign(&self, claims: &Value) -> String {
        self.sign_as(&self.kid, claims)
    }

    /// Under a key id that may be another's.
    pub fn sign_as(&self, kid: &str, claims: &Value) -> String {
        let header = json!({"alg": "RS256", "kid": kid});
        self.sign_raw(&header.to_string(), &claims.to_string())
    }

    /// A token with this header and payload, letter for letter.
    pub fn sign_raw(&self, header: &str, payload: &str) -> String {
        self.sign_parts(header, payload, &RSA_PKCS1_SHA256)
    }

    /// A token of this header and payload, byte for byte.
    pub fn sign_parts(
        &self,
        header: impl AsRef<[u8]>,
        payload: impl AsRef<[u8]>,
        encoding: &'static dyn RsaEncoding,
    ) -> String {
        let message = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(header),
            URL_SAFE_NO_PAD.encode(payload)
        );
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(
                encoding,
                &SystemRandom::new(),
                message.as_bytes(),
                &mut signature,
            )
            .unwrap();
        let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature));
        logg::token(&token);
        token
    }

    /// The public key as PKCS#1 and as SPKI, in DER.
    pub fn public_der(&self) -> [Vec<u8>; 2] {
        let public = self.pair.public_key();
        let spki: PublicKeyX509Der<'_> = public.as_der().unwrap();
        [public.as_ref().to_vec(), spki.as_ref().to_vec()]
    }
}

/// An issuer on loopback. It serves until the test binary ends.
pub struct Issuer {
    /// As it stands in tokens.
    pub url: String,
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    keys: Vec<Value>,
    held_back: bool,
    asked: usize,
}

impl Issuer {
    /// The issuer of this test binary, with [`KEY`].
    pub fn shared() -> &'static Self {
        static ISSUER: LazyLock<Issuer> = LazyLock::new(|| {
            let issuer = Issuer::listening(TcpListener::bind("127.0.0.1:0").unwrap());
            issuer.publish(&[&KEY]);
            issuer
        });
        &ISSUER
    }

    pub fn listening(listener: TcpListener) -> Self {
        let issuer = Self {
            url: url(listener.local_addr().unwrap()),
            shared: Arc::new(Shared {
                state: Mutex::default(),
                changed: Condvar::new(),
            }),
        };
        let (url, shared) = (issuer.url.clone(), Arc::clone(&issuer.shared));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (url, shared) = (url.clone(), Arc::clone(&shared));
                thread::spawn(move || answer(&stream, &url, &shared));
            }
        });
        issuer
    }

    pub fn publish(&self, keys: &[&Key]) {
        self.shared.state.lock().unwrap().keys = keys.iter().map(|key| key.jwk()).collect();
    }

    /// Answers no request for keys until [`let_go`](Self::let_go).
    pub fn hold_back(&self) {
        let mut state = self.shared.state.lock().unwrap();
        state.held_back = true;
        state.asked = 0;
    }

    /// Returns when somebody waits for keys.
    pub fn wait_until_asked(&self) {
        let state = self.shared.state.lock().unwrap();
        let (_state, timeout) = self
            .shared
            .changed
            .wait_timeout_while(state, BOUND, |state| state.asked == 0)
            .unwrap();
        assert!(!timeout.timed_out(), "nobody asked for keys");
    }

    pub fn let_go(&self) {
        self.shared.state.lock().unwrap().held_back = false;
        self.shared.changed.notify_all();
    }
}

/// An issuer's URL ends with a slash, as Maskinporten's.
pub fn url(address: SocketAddr) -> String {
    format!("http://{address}/")
}

fn answer(mut stream: &TcpStream, url: &str, shared: &Shared) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let (status, body) = match request.split(' ').nth(1) {
        Some("/.well-known/oauth-authorization-server") => (
            "200 OK",
            json!({"issuer": url, "jwks_uri": format!("{url}jwk")}),
        ),
        Some("/jwk") => ("200 OK", json!({"keys": keys(shared)})),
        _ => ("404 Not Found", json!({})),
    };
    let body = body.to_string();
    let length = body.len();
    // Who has gone away wants no answer.
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
}

fn keys(shared: &Shared) -> Vec<Value> {
    let mut state = shared.state.lock().unwrap();
    state.asked += 1;
    shared.changed.notify_all();
    let (state, _) = shared
        .changed
        .wait_timeout_while(state, BOUND, |state| state.held_back)
        .unwrap();
    state.keys.clone()
}

/// A token in the making: in order, until a test makes it otherwise.
#[derive(Clone)]
pub struct Token {
    pub claims: Value,
    now: Timestamp,
}

impl Token {
    /// As Maskinporten writes it for `consumer`, with the scope of the API.
    pub fn new(issuer: &str, consumer: &str, now: Timestamp) -> Self {
        let second = now.as_second();
        Self {
            claims: json!({
                "scope": "skatteetaten:restanser",
                "iss": issuer,
                "client_amr": "private_key_jwt",
                "token_type": "Bearer",
                "exp": second + 119,
                "iat": second - 1,
                "client_id": Uuid::new_v4(),
                "jti": Uuid::new_v4(),
                "consumer": organisation(consumer),
            }),
            now,
        }
    }

    pub fn with(mut self, claim: &str, value: impl Into<Value>) -> Self {
        self.claims[claim] = value.into();
        self
    }

    pub fn expired(self) -> Self {
        let second = self.now.as_second();
        self.with("iat", second - 240).with("exp", second - 120)
    }

    pub fn supplier(self, supplier: &str) -> Self {
        self.with("supplier", organisation(supplier))
            .with("delegation_source", "https://www.altinn.no")
    }

    pub fn samtykke(self, samtykke: &Samtykke) -> Self {
        let detail = samtykke.detail(self.now);
        self.with("authorization_details", json!([detail]))
    }

    pub fn sign(&self) -> String {
        KEY.sign(&self.claims)
    }
}

/// A consent in the making, as Altinn 3 writes it.
#[derive(Clone)]
pub struct Samtykke {
    pub id: Uuid,
    pub fra: String,
    pub til: Value,
    pub ressurs: String,
    /// When it begins and ends, in seconds from now.
    pub gyldig: (i64, i64),
}

impl Samtykke {
    pub fn new(fra: &str, til: &str) -> Self {
        Self {
            id: Uuid::new_v4(),
            fra: format!("urn:altinn:organization:identifier-no:{fra}"),
            til: organisation(til),
            ressurs: "digdir-restanser-skatteetaten".to_owned(),
            gyldig: (-60, 60 * 60),
        }
    }

    /// When it ends.
    pub fn gyldig_til(&self, now: Timestamp) -> Timestamp {
        now + SignedDuration::from_secs(self.gyldig.1)
    }

    fn detail(&self, now: Timestamp) -> Value {
        let time = |moment: Timestamp| moment.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string();
        json!({
            "type": "urn:altinn:consent",
            "id": self.id,
            "from": self.fra,
            "to": self.til,
            "consented": time(now + SignedDuration::from_secs(self.gyldig.0)),
            "validTo": time(self.gyldig_til(now)),
            "consentRights": [{
                "action": ["consent"],
                "resource": [{"type": "urn:altinn:resource", "value": self.ressurs}],
                "metadata": {},
            }],
        })
    }
}

pub fn organisation(number: &str) -> Value {
    json!({"authority": "iso6523-actorid-upis", "ID": format!("0192:{number}")})
}
