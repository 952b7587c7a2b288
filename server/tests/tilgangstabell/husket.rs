//! What changes while the service runs: the time, and the issuer's keys.

use std::sync::{Arc, LazyLock, Mutex};
use std::thread;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::felles::maskinporten::{KEY, Key};
use crate::felles::{BRREG, Issuer, Oppsett, Request, Tjeneste, logg};
use crate::rad::KLOKKEN;

const UTLOPT: &str = "Tokenet er utløpt. Hent et nytt token fra Maskinporten";

static OTHER: LazyLock<Key> = LazyLock::new(|| Key::generate("b"));

/// A service and an issuer of its own, whose clock can be moved.
struct Stand {
    tjeneste: Tjeneste,
    issuer: Issuer,
    klokken: Arc<Mutex<Timestamp>>,
}

impl Stand {
    fn start() -> Self {
        let issuer = Issuer::listening(std::net::TcpListener::bind("127.0.0.1:0").unwrap());
        issuer.publish(&[&KEY]);
        let klokken = Arc::new(Mutex::new(KLOKKEN.parse().unwrap()));
        let shared = Arc::clone(&klokken);
        let tjeneste = Oppsett::default()
            .issuer(&issuer.url)
            .klokke(move || *shared.lock().unwrap())
            .start();
        Self {
            tjeneste,
            issuer,
            klokken,
        }
    }

    fn wait(&self, seconds: i64) {
        *self.klokken.lock().unwrap() += SignedDuration::from_secs(seconds);
    }

    /// What is answered, and the decision on record.
    fn ask(&self, token: &str) -> (String, String) {
        let korrelasjonsid = Uuid::new_v4().to_string();
        let request = Request::get("/v2/dibk/310111643").bearer(token);
        let request = request.header("Korrelasjonsid", &korrelasjonsid);
        let response = self.tjeneste.send(&request);
        let answer = match response.status {
            200 => "200".to_owned(),
            _ => response.melding(),
        };
        let lines = logg::lines_with(&korrelasjonsid);
        let line = lines.iter().find(|line| line.contains("decision="));
        (answer, line.unwrap().clone())
    }
}

#[test]
fn a_remembered_token_runs_out() {
    let stand = Stand::start();
    let token = stand.tjeneste.token(BRREG).sign();
    assert_eq!(stand.ask(&token).0, "200");
    // It lives for 119 seconds more, and the clocks may differ by 10.
    stand.wait(128);
    let (answer, decision) = stand.ask(&token);
    assert_eq!(answer, "200");
    assert!(decision.contains("remembered"), "{decision}");
    stand.wait(1);
    let (answer, decision) = stand.ask(&token);
    assert_eq!(answer, UTLOPT);
    assert!(!decision.contains("remembered"), "{decision}");
}

#[test]
fn a_remembered_token_goes_with_its_key() {
    let stand = Stand::start();
    let token = stand.tjeneste.token(BRREG).sign();
    assert_eq!(stand.ask(&token).0, "200");
    assert!(stand.ask(&token).1.contains("remembered"));
    stand.issuer.publish(&[&OTHER]);
    // One that names the new key has the service fetch it, and forget the old one.
    let new = OTHER.sign(&stand.tjeneste.token(BRREG).claims);
    assert_eq!(stand.ask(&new).0, "200");
    let (answer, decision) = stand.ask(&token);
    assert!(
        answer.starts_with("Tokenets signatur er ikke gyldig"),
        "{answer}"
    );
    assert!(!decision.contains("remembered"), "{decision}");
}

/// The issuer may take its time over the keys; the token is not older for it.
#[test]
fn a_token_that_runs_out_while_its_key_is_fetched_has_run_out() {
    let stand = Stand::start();
    let token = stand.tjeneste.token(BRREG).sign();
    stand.issuer.hold_back();
    thread::scope(|scope| {
        let asked = scope.spawn(|| stand.ask(&token));
        stand.issuer.wait_until_asked();
        stand.wait(130);
        stand.issuer.let_go();
        let (answer, decision) = asked.join().unwrap();
        assert_eq!(answer, UTLOPT);
        assert!(decision.contains("signature, times: refused"), "{decision}");
    });
}
