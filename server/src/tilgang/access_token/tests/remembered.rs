//! What is remembered of verified tokens, and for how long.

use std::sync::Mutex;

use jiff::Timestamp;

use super::*;
use crate::tilgang::keys::IssuerConfig;
use crate::tilgang::testing::TestKey;

/// A verifier whose clock and keys can be changed.
struct Stand {
    verifier: TokenVerifier,
    keys: Arc<Keys>,
    now: Arc<Mutex<Timestamp>>,
}

impl Stand {
    fn new() -> Self {
        let clock = Arc::new(Mutex::new(now()));
        let shared = Arc::clone(&clock);
        let klokke = Klokke::from_fn(move || *shared.lock().unwrap()).unwrap();
        let config = IssuerConfig {
            issuer: ISSUER.into(),
            metadata_url: None,
        };
        let keys = [("a".to_owned(), KEY.public())];
        let keys = Arc::new(Keys::holding(config, klokke.clone(), keys));
        Self {
            verifier: TokenVerifier::new(ISSUER, Arc::clone(&keys), klokke),
            keys,
            now: clock,
        }
    }

    fn clock_is(&self, seconds_from_now: i64) {
        *self.now.lock().unwrap() = now() + jiff::SignedDuration::from_secs(seconds_from_now);
    }

    fn hold(&self, kid: &str, key: &TestKey) {
        self.keys.hold_instead([(kid.to_owned(), key.public())]);
    }

    /// The outcome, and whether the token was remembered.
    fn verify(&self, token: &str) -> (Result<Arc<AccessToken>, TokenRefusal>, bool) {
        let (outcome, decision) = at_once(&self.verifier, token);
        let first = decision.steps().first().map(|step| step.check);
        (outcome, first == Some(Check::Remembered))
    }

    fn number(&self) -> usize {
        self.verifier.remembered.number_and_bytes().0
    }
}

#[actix_web::test]
async fn a_token_is_verified_once_and_means_the_same_ever_after() {
    let stand = Stand::new();
    let mut claims = claims();
    claims["supplier"] = organisation(&format!("0192:{BRREG}"));
    claims["delegation_source"] = "https://www.altinn.no".into();
    claims["authorization_details"] = json!([{"type": "urn:altinn:consent", "id": "x"}]);
    let token = token_with_payload(&claims.to_string());
    let (first, first_decision) = at_once(&stand.verifier, &token);
    let (again, decision) = at_once(&stand.verifier, &token);
    assert!(Arc::ptr_eq(&first.unwrap(), &again.unwrap()));
    let checks: Vec<_> = decision.steps().iter().map(|step| step.check).collect();
    assert_eq!(checks, [Check::Remembered, Check::Times, Check::Key]);
    assert_eq!(decision.facts(), first_decision.facts());
}

#[actix_web::test]
async fn only_verified_tokens_are_remembered() {
    let stand = Stand::new();
    let forged = OTHER_KEY.sign_raw(HEADER, &claims().to_string(), Algorithm::RS256);
    let foreign = with("aud", "https://other.test".into());
    for token in [&forged, &foreign, &without("exp"), "", "a.b.c"] {
        for _ in 0..2 {
            let (outcome, remembered) = stand.verify(token);
            assert!(outcome.is_err() && !remembered);
        }
    }
    assert_eq!(stand.number(), 0);
}

#[actix_web::test]
async fn a_remembered_token_runs_out_to_the_second() {
    let stand = Stand::new();
    let token = with("nbf", (now().as_second() - 5).into());
    assert!(!stand.verify(&token).1);
    // It expires at 119, and the clocks may differ by 10.
    stand.clock_is(128);
    let (outcome, remembered) = stand.verify(&token);
    assert!(outcome.is_ok() && remembered);
    stand.clock_is(129);
    assert_eq!(stand.verify(&token), (Err(TokenRefusal::Expired), false));
    assert_eq!(stand.number(), 0);
    // A clock that is set back does not bring it back unverified.
    stand.clock_is(0);
    let (outcome, remembered) = stand.verify(&token);
    assert!(outcome.is_ok() && !remembered);
    // Nor is it valid before its time.
    stand.clock_is(-12);
    assert_eq!(
        stand.verify(&token),
        (Err(TokenRefusal::IssuedInTheFuture), false)
    );
}

#[actix_web::test]
async fn a_remembered_token_goes_with_its_key() {
    let stand = Stand::new();
    let token = token();
    let unknown = TokenRefusal::KeyUnknown;
    assert!(stand.verify(&token).0.is_ok() && stand.verify(&token).1);
    // Withdrawn.
    stand.hold("b", &OTHER_KEY);
    assert_eq!(stand.verify(&token), (Err(unknown), false));
    // Another key under the same id.
    stand.hold("a", &KEY);
    assert!(stand.verify(&token).0.is_ok());
    stand.hold("a", &OTHER_KEY);
    assert_eq!(stand.verify(&token), (Err(TokenRefusal::Signature), false));
    // The same key, held anew: verified anew.
    stand.hold("a", &KEY);
    let (outcome, remembered) = stand.verify(&token);
    assert!(outcome.is_ok() && !remembered);
    assert!(stand.verify(&token).1);
    // No key at all.
    stand.keys.hold_instead([]);
    assert_eq!(
        stand.verify(&token),
        (Err(TokenRefusal::KeysUnavailable), false)
    );
}

#[actix_web::test]
async fn no_other_token_is_taken_for_a_remembered_one() {
    let stand = Stand::new();
    let token = token();
    assert!(stand.verify(&token).0.is_ok());
    for place in 0..token.len() {
        let mut changed = token.clone();
        let other = if &token[place..=place] == "A" {
            "B"
        } else {
            "A"
        };
        changed.replace_range(place..=place, other);
        let (outcome, remembered) = stand.verify(&changed);
        assert!(outcome.is_err() && !remembered, "{place}");
    }
    for changed in [
        format!("{token} "),
        format!("{token}="),
        token[..token.len() - 1].to_owned(),
        token.to_ascii_lowercase(),
    ] {
        let (outcome, remembered) = stand.verify(&changed);
        assert!(outcome.is_err() && !remembered);
    }
    assert!(stand.verify(&token).1);
}

#[actix_web::test]
async fn a_flood_of_tokens_stays_within_bounds() {
    let mut stand = Stand::new();
    stand.verifier = stand.verifier.with_remembered_tokens(64);
    for number in 0..300 {
        // Some are large.
        let filler = "x".repeat(number % 7 * 1800);
        let mut claims = claims();
        claims["jti"] = number.to_string().into();
        claims["filler"] = filler.into();
        let token = token_with_payload(&claims.to_string());
        assert!(stand.verify(&token).0.is_ok());
        let (kept, bytes) = stand.verifier.remembered.number_and_bytes();
        assert!(kept <= 64 && bytes <= 64 * 8192, "{kept} {bytes}");
    }
    assert!(stand.number() > 8);
}

#[actix_web::test]
async fn remembering_can_be_turned_off() {
    let mut stand = Stand::new();
    stand.verifier = stand.verifier.with_remembered_tokens(0);
    let token = token();
    for _ in 0..2 {
        let (outcome, remembered) = stand.verify(&token);
        assert!(outcome.is_ok() && !remembered);
    }
}

/// A verifier under other rules starts afresh, also one that was cloned from this.
#[actix_web::test]
async fn what_was_verified_under_other_rules_is_not_remembered() {
    let stand = Stand::new();
    let token = token();
    assert!(stand.verify(&token).0.is_ok() && stand.verify(&token).1);
    let other_rules = stand.verifier.clone().with_algorithms([].into());
    let (outcome, _) = at_once(&other_rules, &token);
    assert_eq!(outcome, Err(TokenRefusal::Algorithm));
    assert!(stand.verify(&token).1);
}

#[test]
fn many_threads_share_what_is_remembered() {
    let stand = Stand::new();
    let tokens: Vec<String> = (0..4)
        .map(|number| with("jti", number.to_string().into()))
        .collect();
    let forged = OTHER_KEY.sign_raw(HEADER, &claims().to_string(), Algorithm::RS256);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (stand, tokens, forged) = (&stand, &tokens, &forged);
            scope.spawn(move || {
                for turn in 0..50 {
                    let number = (thread + turn) % tokens.len();
                    let token = stand.verify(&tokens[number]).0.unwrap();
                    assert_eq!(token.token_id, Some(number.to_string()));
                    assert_eq!(stand.verify(forged).0, Err(TokenRefusal::Signature));
                }
            });
        }
    });
    assert_eq!(stand.number(), tokens.len());
}
