//! What operators read.

use serde_json::{Value, json};
use tracing::subscriber::DefaultGuard;

use super::*;
use crate::logging::hort::Hort;

impl Hort {
    /// The lines of this module since the last time, each with its level, message and what else it says.
    fn lines(&self) -> Vec<(String, String, Value)> {
        let text = self.text();
        let lines = text.lines().map(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            let of = |name: &str| line[name].as_str().unwrap().to_owned();
            (of("target"), of("level"), of("message"), line.clone())
        });
        lines
            .filter(|(target, ..)| target.contains("::keys::"))
            .map(|(_, level, message, line)| (level, message, line))
            .collect()
    }

    #[track_caller]
    fn assert_lines(&self, expected: &[(&str, &str)]) {
        let lines = self.lines();
        let alike = lines.len() == expected.len()
            && lines
                .iter()
                .zip(expected)
                .all(|(line, (level, message))| line.0 == *level && line.1.starts_with(message));
        assert!(alike, "{lines:#?}");
    }
}

/// The log of this thread, on which the fetches of these tests run.
fn listen() -> (Hort, DefaultGuard) {
    Hort::start(|writer| {
        tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .with_max_level(tracing::Level::INFO)
            .with_writer(writer)
            .finish()
    })
}

#[actix_web::test]
async fn an_outage_is_two_lines_however_long_it_lasts() {
    let (log, _guard) = listen();
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let in_order = issuer.answers.metadata.lock().unwrap().1.clone();
    let keys = issuer.keys();
    for _ in 0..3 {
        keys.refresh().await.unwrap();
    }
    log.assert_lines(&[("INFO", "the issuer's keys are fetched")]);
    for _ in 0..2 {
        issuer.set_metadata(500, "");
        for _ in 0..5 {
            assert!(keys.refresh().await.is_err());
        }
        log.assert_lines(&[(
            "WARN",
            "the issuer's keys could not be fetched: those held stay in use",
        )]);
        issuer.set_metadata(200, &in_order);
        for _ in 0..5 {
            keys.refresh().await.unwrap();
        }
        log.assert_lines(&[("INFO", "the issuer's keys are fetched again")]);
    }
    issuer.set_keys(json!([OTHER_KEY.jwk("a")]));
    keys.refresh().await.unwrap();
    log.assert_lines(&[("INFO", "the issuer's keys are fetched")]);
}

#[actix_web::test]
async fn keys_that_become_too_old_are_an_error_once() {
    let (log, _guard) = listen();
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let in_order = issuer.answers.metadata.lock().unwrap().1.clone();
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    issuer.set_metadata(500, "");
    assert!(keys.refresh().await.is_err());
    log.assert_lines(&[(
        "WARN",
        "the issuer's keys could not be fetched: until they are every token",
    )]);
    for _ in 0..2 {
        issuer.set_metadata(200, &in_order);
        keys.refresh().await.unwrap();
        log.assert_lines(&[("INFO", "the issuer's keys are fetched")]);
        issuer.set_metadata(500, "");
        assert!(keys.refresh().await.is_err());
        log.assert_lines(&[("WARN", "the issuer's keys could not be fetched")]);
        *now.lock().unwrap() += Duration::from_secs(100_000);
        for _ in 0..3 {
            assert!(keys.refresh().await.is_err());
        }
        log.assert_lines(&[("ERROR", "the issuer's keys are too old")]);
    }
}

#[actix_web::test]
async fn an_unfit_key_is_told_once_for_each_set() {
    let (log, _guard) = listen();
    let mut encryption = OTHER_KEY.jwk("\u{1b}[31mred\n");
    encryption["use"] = "enc".into();
    let issuer = Issuer::start(json!([KEY.jwk("a"), encryption]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    let lines = log.lines();
    assert_eq!(lines[0].1, "a key of the issuer is not used");
    assert_eq!(lines[0].2["reason"], "not for signatures");
    // Escaped before it is written.
    assert_eq!(lines[0].2["kid"], r#""\u{1b}[31mred\n""#);
    assert_eq!((lines.len(), keys.status().refused_keys), (2, 1));
    for _ in 0..3 {
        keys.refresh().await.unwrap();
    }
    log.assert_lines(&[]);
    // Another set, in which no key is fit: told, and counted, although the fetch fails.
    let small = json!({"kty": "RSA", "kid": "small", "n": "qw", "e": "AQAB"});
    issuer.set_keys(json!([encryption, small]));
    for _ in 0..3 {
        assert_eq!(keys.refresh().await, Err(KeysError::NoUsableKey));
    }
    let refused = ("WARN", "a key of the issuer is not used");
    let failed = ("WARN", "the issuer's keys could not be fetched");
    log.assert_lines(&[refused, refused, failed]);
    assert_eq!(keys.status().refused_keys, 2);
    // Tens of thousands are counted, not listed.
    issuer.set_keys(vec![Value::Null; 40_000].into());
    assert_eq!(keys.refresh().await, Err(KeysError::NoUsableKey));
    assert_eq!(keys.status().refused_keys, 40_000);
    assert_eq!(log.lines().len(), 17);
}

#[actix_web::test]
async fn nonsense_does_not_fill_the_log() {
    let (log, _guard) = listen();
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    issuer.set_keys("x".repeat(200_000).into());
    let keys = issuer.keys();
    let error = keys.refresh().await.unwrap_err();
    assert!(matches!(
        error,
        KeysError::Unreadable {
            what: "key set",
            ..
        }
    ));
    let lines = log.lines();
    assert!(
        lines.len() == 1 && lines[0].2.to_string().len() < 1000,
        "{lines:?}"
    );
}
