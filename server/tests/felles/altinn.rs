//! Altinn 2's part: a key server as it had, and consent tokens signed with its keys.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use restanser_server::klokke::Klokke;
use restanser_server::tilgang::keys::{Altinn2IssuerConfig, Keys};
use restanser_server::tilgang::samtykke::altinn2::{Altinn2, Altinn2Regler};
use serde_json::{Value, json};
use uuid::Uuid;

use super::maskinporten::Key;

/// Both are thumbprints of certificates.
const PRIMARY: &str = "AXc4nK9jTqzS0cVb8L1uQh2dYmE";
const SECONDARY: &str = "h7Tz2mVvQk0pWcXy9R4sLdEoJfA";

pub static PRIMARY_KEY: LazyLock<Key> = LazyLock::new(|| Key::generate(PRIMARY));
pub static SECONDARY_KEY: LazyLock<Key> = LazyLock::new(|| Key::generate(SECONDARY));
/// Somebody else's key under the id of the primary one.
pub static FORGED_KEY: LazyLock<Key> = LazyLock::new(|| Key::generate(PRIMARY));

/// A key server on loopback. It serves until the test binary ends.
pub struct KeyServer {
    /// The address of the metadata.
    pub metadata: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    keys: Vec<Value>,
    down: bool,
    asked: usize,
}

impl KeyServer {
    /// The key server of this test binary, with a primary and a secondary key.
    pub fn shared() -> &'static Self {
        static SERVER: LazyLock<KeyServer> = LazyLock::new(|| {
            let server = KeyServer::start();
            server.publish(&[&PRIMARY_KEY, &SECONDARY_KEY]);
            server
        });
        &SERVER
    }

    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self {
            metadata: format!("http://{address}/.well-known/oauth-authorization-server"),
            state: Arc::default(),
        };
        let state = Arc::clone(&server.state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&state);
                thread::spawn(move || answer(&stream, &state));
            }
        });
        server
    }

    pub fn publish(&self, keys: &[&Key]) {
        let keys = keys.iter().map(|key| {
            let mut jwk = key.jwk();
            // As Altinn 2 writes it; it means RS256.
            jwk["alg"] = "RSA-OAEP-256".into();
            jwk
        });
        self.state.lock().unwrap().keys = keys.collect();
    }

    /// From now on nobody is answered.
    pub fn goes_down(&self) {
        self.state.lock().unwrap().down = true;
    }

    /// How often somebody came, answered or not.
    pub fn asked(&self) -> usize {
        self.state.lock().unwrap().asked
    }
}

fn answer(mut stream: &TcpStream, state: &Mutex<State>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let (down, keys) = {
        let mut state = state.lock().unwrap();
        state.asked += 1;
        (state.down, state.keys.clone())
    };
    if down {
        return;
    }
    let (status, body) = match request.split(' ').nth(1) {
        Some("/.well-known/oauth-authorization-server") => (
            "200 OK",
            json!({"issuer": "altinn.no", "jwks_uri": "/api/metadata/jwk"}),
        ),
        Some("/api/metadata/jwk") => ("200 OK", json!({ "keys": keys })),
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

/// The rules as a configuration with defaults has them, with keys from the key server at `metadata`.
pub fn accepting(metadata: &str, klokke: &Klokke) -> Altinn2 {
    let issuers = ["altinn.no", "https://tt02.altinn.no/"].map(str::to_owned);
    let config = Altinn2IssuerConfig {
        metadata_url: metadata.to_owned(),
        issuers: issuers.to_vec(),
    };
    let keys = Keys::altinn2(config, klokke.clone()).unwrap();
    let regler = Altinn2Regler {
        utstedere: issuers.into(),
        tjenester: ["5616_5".to_owned()].into(),
        longest_lifetime: Duration::from_secs(30),
        clock_skew: Duration::from_secs(10),
    };
    let keys = Arc::new(keys.with_refetch_interval(Duration::ZERO));
    Altinn2::new(regler, keys, klokke.clone())
}

/// A consent token in the making: in order, until a test makes it otherwise.
#[derive(Clone)]
pub struct Samtykketoken {
    pub header: Value,
    pub claims: Value,
    now: i64,
}

impl Samtykketoken {
    /// As Altinn 2 wrote it, for a consent from `fra` to `til`.
    pub fn new(fra: &str, til: &str, now: Timestamp) -> Self {
        let now = now.as_second();
        Self {
            header: json!({"alg": "RS256", "typ": "JWT", "kid": PRIMARY, "x5t": PRIMARY}),
            claims: json!({
                "AuthorizationCode": Uuid::new_v4(),
                "OfferedBy": fra,
                "CoveredBy": til,
                "DelegatedDate": now - 3600,
                "ValidToDate": now + 3600,
                "Services": ["4629_2_inntektsaar=2016", "5616_5"],
                "iss": "altinn.no",
                "nbf": now,
                "exp": now + 30,
            }),
            now,
        }
    }

    pub fn with(mut self, claim: &str, value: impl Into<Value>) -> Self {
        self.claims[claim] = value.into();
        self
    }

    pub fn without(mut self, claim: &str) -> Self {
        self.claims.as_object_mut().unwrap().remove(claim);
        self
    }

    pub fn header(mut self, parameter: &str, value: impl Into<Value>) -> Self {
        self.header[parameter] = value.into();
        self
    }

    pub fn without_header(mut self, parameter: &str) -> Self {
        self.header.as_object_mut().unwrap().remove(parameter);
        self
    }

    /// `nbf` and `exp`, in seconds from now.
    pub fn lives(self, begin: i64, end: i64) -> Self {
        let now = self.now;
        self.with("nbf", now + begin).with("exp", now + end)
    }

    pub fn sign(&self) -> String {
        self.sign_with(&PRIMARY_KEY)
    }

    pub fn sign_with(&self, key: &Key) -> String {
        key.sign_raw(&self.header.to_string(), &self.claims.to_string())
    }
}
