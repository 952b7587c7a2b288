//! The rules for the claims.

use super::*;

#[actix_web::test]
async fn the_issuer_is_exact() {
    refused(vec![
        (
            with("iss", "https://test.maskinporten.no".into()),
            TokenRefusal::Issuer,
        ),
        (
            with("iss", "https://maskinporten.no/".into()),
            TokenRefusal::Issuer,
        ),
        (
            with("iss", "HTTPS://test.maskinporten.no/".into()),
            TokenRefusal::Issuer,
        ),
        (with("iss", "".into()), TokenRefusal::Issuer),
        (with("iss", json!([ISSUER])), TokenRefusal::Claim("iss")),
        (without("iss"), TokenRefusal::Claim("iss")),
    ])
    .await;
}

#[actix_web::test]
async fn the_times_hold_with_the_skew_and_no_more() {
    let now = now().as_second();
    let raw = |name: &str, value: &str| {
        let mut claims = claims();
        claims[name] = "PLACE".into();
        token_with_payload(&claims.to_string().replace("\"PLACE\"", value))
    };
    let far = "9223372036854775807";
    let mut rows = vec![
        (without("exp"), TokenRefusal::Claim("exp")),
        (with("exp", (now - 10).into()), TokenRefusal::Expired),
        (with("exp", 0.into()), TokenRefusal::Expired),
        (with("exp", (-1).into()), TokenRefusal::Expired),
        (with("iat", (now + 11).into()), TokenRefusal::NotYetValid),
        (with("nbf", (now + 11).into()), TokenRefusal::NotYetValid),
        (raw("exp", "1e999"), TokenRefusal::Malformed("payload")),
    ];
    for name in ["exp", "iat", "nbf"] {
        for value in [
            "null",
            "true",
            "[]",
            "{}",
            "\"1772452919\"",
            "1772452919.0",
            "1772452919.5",
            "1e10",
            far,
            "-9223372036854775808",
            "18446744073709551615",
            "99999999999999999999999",
            "253402300800",
        ] {
            rows.push((raw(name, value), TokenRefusal::Claim(name)));
        }
    }
    refused(rows).await;
    accepted(vec![
        with("exp", (now - 9).into()),
        with("exp", 253_402_000_000_i64.into()),
        with("iat", (now + 10).into()),
        with("iat", 0.into()),
        with("nbf", (now + 10).into()),
        without("iat"),
    ])
    .await;
}

#[actix_web::test]
async fn the_skew_is_a_setting() {
    let now = now().as_second();
    let strict = verifier().with_clock_skew(Duration::ZERO);
    assert_eq!(
        strict
            .verify(&with("exp", now.into()), &mut Decision::default())
            .await,
        Err(TokenRefusal::Expired)
    );
    assert!(
        strict
            .verify(&with("exp", (now + 1).into()), &mut Decision::default())
            .await
            .is_ok()
    );
    assert_eq!(
        strict
            .verify(&with("iat", (now + 1).into()), &mut Decision::default())
            .await,
        Err(TokenRefusal::NotYetValid)
    );
    let boundless = verifier().with_clock_skew(Duration::MAX);
    assert!(
        boundless
            .verify(&with("exp", 0.into()), &mut Decision::default())
            .await
            .is_ok()
    );
}

#[actix_web::test]
async fn the_claims_are_exact() {
    let consumer = |value: Value| (with("consumer", value), TokenRefusal::Claim("consumer"));
    let both = |supplier: Value, source: Value| {
        let mut claims = claims();
        claims["supplier"] = supplier;
        claims["delegation_source"] = source;
        token_with_payload(&claims.to_string())
    };
    let brreg = || organisation(&format!("0192:{BRREG}"));
    let source = TokenRefusal::Claim("delegation_source");
    let duplicate = claims().to_string().replacen(
        "\"authority\"",
        "\"ID\":\"0192:974760673\",\"authority\"",
        1,
    );
    refused(vec![
        (
            with("aud", "https://api.test/".into()),
            TokenRefusal::Audience,
        ),
        (with("aud", "".into()), TokenRefusal::Audience),
        (with("aud", json!([])), TokenRefusal::Audience),
        (
            with("aud", json!(["unspecified", "https://api.test/"])),
            TokenRefusal::Audience,
        ),
        (with("aud", json!(null)), TokenRefusal::Audience),
        (
            with("token_type", "DPoP".into()),
            TokenRefusal::Claim("token_type"),
        ),
        (
            with("token_type", "bearer".into()),
            TokenRefusal::Claim("token_type"),
        ),
        (
            with("token_type", json!(null)),
            TokenRefusal::Claim("token_type"),
        ),
        (without("consumer"), TokenRefusal::Claim("consumer")),
        consumer(json!(null)),
        consumer(DIGDIR.into()),
        consumer(json!([organisation("0192:991825827")])),
        consumer(json!({"ID": "0192:991825827"})),
        consumer(json!({"authority": "iso6523-actorid-upis"})),
        consumer(json!({"authority": "other", "ID": "0192:991825827"})),
        consumer(organisation("991825827")),
        consumer(organisation("9908:991825827")),
        consumer(organisation("0192:991825828")),
        consumer(organisation("0192:991825827 ")),
        consumer(organisation("0192:")),
        (with("supplier", brreg()), source),
        (
            with("delegation_source", "https://www.altinn.no".into()),
            TokenRefusal::Claim("supplier"),
        ),
        (
            both("x".into(), "https://www.altinn.no".into()),
            TokenRefusal::Claim("supplier"),
        ),
        (
            both(json!(null), "https://www.altinn.no".into()),
            TokenRefusal::Claim("supplier"),
        ),
        (both(brreg(), "".into()), source),
        (both(brreg(), 1.into()), source),
        (both(brreg(), json!(null)), source),
        (both(brreg(), "a\nb".into()), source),
        (both(brreg(), "a".repeat(257).into()), source),
        (
            with("scope", json!(["skatteetaten:restanser"])),
            TokenRefusal::Claim("scope"),
        ),
        (with("scope", json!(null)), TokenRefusal::Claim("scope")),
        (with("jti", 1.into()), TokenRefusal::Claim("jti")),
        (
            with("client_id", "".into()),
            TokenRefusal::Claim("client_id"),
        ),
        (
            token_with_payload(&duplicate),
            TokenRefusal::Malformed("payload"),
        ),
    ])
    .await;
    accepted(vec![
        with("aud", "unspecified".into()),
        with("aud", json!(["unspecified"])),
        without("token_type"),
        without("client_id"),
        without("jti"),
        with("something_new", json!({"a": [1.5]})),
    ])
    .await;
}

#[actix_web::test]
async fn scopes_are_whole_words() {
    for (scope, words) in [
        ("a b", vec!["a", "b"]),
        (" a  b ", vec!["a", "b"]),
        ("", vec![]),
        ("a\tb", vec!["a\tb"]),
    ] {
        let token = verifier()
            .verify(&with("scope", scope.into()), &mut Decision::default())
            .await
            .unwrap();
        assert_eq!(token.scopes, words);
    }
    let token = verifier()
        .verify(&without("scope"), &mut Decision::default())
        .await
        .unwrap();
    assert!(token.scopes.is_empty());
    let longer = with(
        "scope",
        "skatteetaten:restanser.test xskatteetaten:restanser".into(),
    );
    assert!(
        !verifier()
            .verify(&longer, &mut Decision::default())
            .await
            .unwrap()
            .has_scope("skatteetaten:restanser")
    );
}
