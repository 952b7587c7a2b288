use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::FutureExt as _;
use jsonwebtoken::Algorithm;
use serde_json::json;

use super::*;
use crate::tilgang::testing::{
    BRREG, DIGDIR, ISSUER, KEY, OTHER_KEY, claims, klokke, now, org, verifier,
};

mod claims;
mod form;
mod hostile;
mod mutated;
mod random;
mod remembered;
mod rfc8725;

const HEADER: &str = r#"{"kid":"a","alg":"RS256"}"#;

fn token_with_header(header: &str) -> String {
    KEY.sign_raw(header, &claims().to_string(), Algorithm::RS256)
}

fn token_with_payload(payload: &str) -> String {
    KEY.sign_raw(HEADER, payload, Algorithm::RS256)
}

fn token() -> String {
    token_with_payload(&claims().to_string())
}

fn with(name: &str, value: Value) -> String {
    let mut claims = claims();
    claims[name] = value;
    token_with_payload(&claims.to_string())
}

fn without(name: &str) -> String {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    token_with_payload(&claims.to_string())
}

fn organisation(id: &str) -> Value {
    json!({"authority": "iso6523-actorid-upis", "ID": id})
}

/// Every row breaks one rule only.
async fn refused(rows: Vec<(String, TokenRefusal)>) {
    for (row, (token, refusal)) in rows.into_iter().enumerate() {
        assert_eq!(verify(&token), Err(refusal), "row {row}");
    }
}

/// No network is needed, so there is nothing to wait for.
fn verify(token: &str) -> Result<Arc<AccessToken>, TokenRefusal> {
    at_once(&verifier(), token).0
}

fn at_once(
    verifier: &TokenVerifier,
    token: &str,
) -> (Result<Arc<AccessToken>, TokenRefusal>, Decision) {
    let mut decision = Decision::default();
    let outcome = verifier.verify(token, &mut decision).now_or_never();
    (outcome.unwrap(), decision)
}

async fn accepted(tokens: Vec<String>) {
    for (row, token) in tokens.into_iter().enumerate() {
        let outcome = verify(&token);
        assert!(outcome.is_ok(), "row {row}: {outcome:?}");
    }
}

#[actix_web::test]
async fn a_token_in_order_is_read() {
    let token = verifier()
        .verify(&token(), &mut Decision::default())
        .await
        .unwrap();
    assert_eq!(
        *token,
        AccessToken {
            consumer: org(DIGDIR),
            supplier: None,
            delegation_source: None,
            client_id: Some("2a7b6d5e-7b0f-4e3f-9d0f-6d0c3b4e5f61".into()),
            token_id: Some("xqL6iqBHjvN2n1yJbBrXQ9qfPx3Hg7cG1o4Kf0wVb2E".into()),
            scopes: vec!["skatteetaten:restanser".into()],
            expires: now() + Duration::from_secs(119),
            authorization_details: vec![],
        }
    );
    assert!(token.has_scope("skatteetaten:restanser"));
}

#[actix_web::test]
async fn a_delegated_token_is_read() {
    let mut claims = claims();
    claims["supplier"] = organisation(&format!("0192:{BRREG}"));
    claims["delegation_source"] = "https://www.altinn.no".into();
    let token = verifier()
        .verify(
            &token_with_payload(&claims.to_string()),
            &mut Decision::default(),
        )
        .await
        .unwrap();
    assert_eq!(token.consumer, org(DIGDIR));
    assert_eq!(token.supplier, Some(org(BRREG)));
    assert_eq!(
        token.delegation_source.as_deref(),
        Some("https://www.altinn.no")
    );
}

#[actix_web::test]
async fn all_three_algorithms_are_verified() {
    for (name, algorithm) in [
        ("RS256", Algorithm::RS256),
        ("RS384", Algorithm::RS384),
        ("RS512", Algorithm::RS512),
    ] {
        let header = json!({"kid": "a", "alg": name}).to_string();
        let token = KEY.sign_raw(&header, &claims().to_string(), algorithm);
        assert!(
            verifier()
                .verify(&token, &mut Decision::default())
                .await
                .is_ok(),
            "{name}"
        );
    }
}

#[actix_web::test]
async fn the_signature_is_the_issuers() {
    let genuine = token();
    let (message, signature) = genuine.rsplit_once('.').unwrap();
    let (header, _) = message.split_once('.').unwrap();
    let other = with("jti", "another".into());
    let (other_message, _) = other.rsplit_once('.').unwrap();
    let (_, other_payload) = other_message.split_once('.').unwrap();
    let forged = OTHER_KEY.sign_raw(HEADER, &claims().to_string(), Algorithm::RS256);
    refused(vec![
        (forged, TokenRefusal::Signature),
        (
            format!("{header}.{other_payload}.{signature}"),
            TokenRefusal::Signature,
        ),
        (format!("{message}.AAAA"), TokenRefusal::Signature),
    ])
    .await;
}

/// What is wrong with the claims of a forged token is told only as far as it saves RSA work.
#[actix_web::test]
async fn the_signature_is_checked_before_the_rest_of_the_claims() {
    let mut claims = claims();
    claims["consumer"] = "x".into();
    let forged = OTHER_KEY.sign_raw(HEADER, &claims.to_string(), Algorithm::RS256);
    claims["iss"] = "https://maskinporten.no/".into();
    let foreign = OTHER_KEY.sign_raw(HEADER, &claims.to_string(), Algorithm::RS256);
    refused(vec![
        (forged, TokenRefusal::Signature),
        (foreign, TokenRefusal::OtherIssuer),
    ])
    .await;
}

#[actix_web::test]
async fn authorization_details_never_make_the_token_invalid() {
    for (details, kinds) in [
        (json!([]), vec![]),
        (json!([{"type": "other"}]), vec![]),
        (json!([{"type": "urn:altinn:consent"}]), vec!["Consent(…)"]),
        (
            json!([{"type": "x"}, {"type": "urn:altinn:consent"}, 1]),
            vec!["Consent(…)", "Unreadable"],
        ),
        (
            json!([{"id": "x"}, {"type": 1}]),
            vec!["Unreadable", "Unreadable"],
        ),
        (json!({}), vec!["Unreadable"]),
        (json!(null), vec!["Unreadable"]),
    ] {
        let token = verifier()
            .verify(
                &with("authorization_details", details.clone()),
                &mut Decision::default(),
            )
            .await;
        let read = &token.unwrap().authorization_details;
        let read: Vec<_> = read.iter().map(|detail| format!("{detail:?}")).collect();
        assert_eq!(read, kinds, "{details}");
    }
}

#[actix_web::test]
async fn without_keys_every_token_is_refused() {
    let config = super::super::keys::IssuerConfig {
        issuer: ISSUER.into(),
        metadata_url: None,
    };
    let keys = Keys::holding(config, klokke(), []);
    let verifier = TokenVerifier::new(ISSUER, Arc::new(keys), klokke());
    assert_eq!(
        verifier.verify(&token(), &mut Decision::default()).await,
        Err(TokenRefusal::KeysUnavailable)
    );
}

#[actix_web::test]
async fn debug_and_display_tell_nothing_of_the_token() {
    let token = verifier()
        .verify(&token(), &mut Decision::default())
        .await
        .unwrap();
    let debug = format!("{token:?}");
    for secret in [DIGDIR, "xqL6", "2a7b"] {
        assert!(!debug.contains(secret));
    }
    assert_eq!(
        TokenRefusal::Exp.to_string(),
        "the claim exp is missing or invalid"
    );
}

/// Fetching a key may take seconds.
#[actix_web::test]
async fn the_times_are_checked_when_the_key_is_there() {
    let config = super::super::keys::IssuerConfig {
        issuer: ISSUER.into(),
        metadata_url: None,
    };
    let keys = Keys::holding(config, klokke(), [("a".to_owned(), KEY.public())]);
    let readings = AtomicU32::new(0);
    let hasty = move || now() + Duration::from_secs(3600) * readings.fetch_add(1, Ordering::SeqCst);
    let klokke = Klokke::from_fn(hasty).unwrap();
    let verifier = TokenVerifier::new(ISSUER, Arc::new(keys), klokke);
    assert_eq!(
        verifier.verify(&token(), &mut Decision::default()).await,
        Err(TokenRefusal::Expired)
    );
}
