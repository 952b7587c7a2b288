//! The rules for the claims.

use super::*;

#[actix_web::test]
async fn the_issuer_is_exact() {
    refused(vec![
        (
            with("iss", "https://test.maskinporten.no".into()),
            TokenRefusal::OtherIssuer,
        ),
        (
            with("iss", "https://maskinporten.no/".into()),
            TokenRefusal::OtherIssuer,
        ),
        (
            with("iss", "HTTPS://test.maskinporten.no/".into()),
            TokenRefusal::OtherIssuer,
        ),
        (with("iss", "".into()), TokenRefusal::OtherIssuer),
        (with("iss", json!([ISSUER])), TokenRefusal::Iss),
        (without("iss"), TokenRefusal::Iss),
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
        (without("exp"), TokenRefusal::Exp),
        (with("exp", (now - 10).into()), TokenRefusal::Expired),
        (with("exp", 0.into()), TokenRefusal::Expired),
        (with("exp", (-1).into()), TokenRefusal::Expired),
        (
            with("iat", (now + 11).into()),
            TokenRefusal::IssuedInTheFuture,
        ),
        (with("nbf", (now + 11).into()), TokenRefusal::NotYetValid),
        (raw("exp", "1e999"), TokenRefusal::PayloadUnreadable),
    ];
    for (name, refusal) in [
        ("exp", TokenRefusal::Exp),
        ("iat", TokenRefusal::Iat),
        ("nbf", TokenRefusal::Nbf),
    ] {
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
            rows.push((raw(name, value), refusal));
        }
    }
    refused(rows).await;
    accepted(vec![
        with("exp", (now - 9).into()),
        with("exp", (now + 3599).into()),
        with("iat", (now + 10).into()),
        with("iat", (now + 119 - 3600).into()),
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
        Err(TokenRefusal::IssuedInTheFuture)
    );
    let boundless = verifier().with_clock_skew(Duration::MAX);
    let mut claims = claims();
    claims["exp"] = 100.into();
    claims["iat"] = 0.into();
    let (outcome, _) = at_once(&boundless, &token_with_payload(&claims.to_string()));
    assert!(outcome.is_ok());
}

#[actix_web::test]
async fn no_token_lives_longer_than_accepted() {
    let now = now().as_second();
    let from_to = |issued: Option<i64>, expires: i64| {
        let mut claims = claims();
        claims["exp"] = expires.into();
        match issued {
            Some(issued) => claims["iat"] = issued.into(),
            None => drop(claims.as_object_mut().unwrap().remove("iat")),
        }
        token_with_payload(&claims.to_string())
    };
    let too_long = TokenRefusal::LivesTooLong;
    refused(vec![
        (from_to(Some(now - 1), now + 3600), too_long),
        (from_to(Some(now), now + 3601), too_long),
        (from_to(Some(now + 10), now + 3611), too_long),
        (from_to(Some(0), now + 1), too_long),
        (from_to(Some(-377_705_023_201), now + 1), too_long),
        (from_to(Some(now), 253_402_207_200), too_long),
        (from_to(None, now + 3601), too_long),
        (from_to(None, 253_402_207_200), too_long),
    ])
    .await;
    accepted(vec![
        from_to(Some(now - 1), now + 3599),
        from_to(Some(now), now + 3600),
        from_to(Some(now + 10), now + 3610),
        from_to(None, now + 3600),
    ])
    .await;
    let brief = verifier().with_longest_lifetime(Duration::from_secs(120));
    assert!(at_once(&brief, &from_to(Some(now), now + 120)).0.is_ok());
    let (outcome, _) = at_once(&brief, &from_to(Some(now), now + 121));
    assert_eq!(outcome, Err(too_long));
}

#[actix_web::test]
async fn an_audience_is_ours_when_the_configuration_says_so() {
    let ours = ["https://restanser.test".to_owned()].into();
    let verifier = verifier().with_audiences(ours);
    for audience in [
        json!("https://restanser.test"),
        json!(["https://restanser.test"]),
        json!(["https://restanser.test", "unspecified"]),
        json!("unspecified"),
    ] {
        let (outcome, _) = at_once(&verifier, &with("aud", audience.clone()));
        assert!(outcome.is_ok(), "{audience}");
    }
    assert!(at_once(&verifier, &without("aud")).0.is_ok());
    for audience in [
        json!("https://restanser.test/"),
        json!("https://restanser"),
        json!("https://restanser.test unspecified"),
        json!("HTTPS://restanser.test"),
        json!(["https://restanser.test", "https://other.test"]),
        json!(["https://restanser.test", null]),
        json!([["https://restanser.test"]]),
        json!({"https://restanser.test": true}),
        json!(""),
    ] {
        let (outcome, _) = at_once(&verifier, &with("aud", audience.clone()));
        assert_eq!(outcome, Err(TokenRefusal::Audience), "{audience}");
    }
}

#[actix_web::test]
async fn the_claims_are_exact() {
    let consumer = |value: Value| (with("consumer", value), TokenRefusal::Consumer);
    let both = |supplier: Value, source: Value| {
        let mut claims = claims();
        claims["supplier"] = supplier;
        claims["delegation_source"] = source;
        token_with_payload(&claims.to_string())
    };
    let brreg = || organisation(&format!("0192:{BRREG}"));
    let source = TokenRefusal::DelegationSource;
    let from = |source: &str| both(brreg(), source.into());
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
        (with("token_type", "DPoP".into()), TokenRefusal::TokenType),
        (with("token_type", "bearer".into()), TokenRefusal::TokenType),
        (with("token_type", json!(null)), TokenRefusal::TokenType),
        (without("consumer"), TokenRefusal::ConsumerMissing),
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
        (
            with("supplier", brreg()),
            TokenRefusal::DelegationSourceMissing,
        ),
        (
            with("delegation_source", "https://www.altinn.no".into()),
            TokenRefusal::SupplierMissing,
        ),
        (
            both("x".into(), "https://www.altinn.no".into()),
            TokenRefusal::Supplier,
        ),
        (
            both(json!(null), "https://www.altinn.no".into()),
            TokenRefusal::Supplier,
        ),
        (both(brreg(), "".into()), source),
        (both(brreg(), 1.into()), source),
        (both(brreg(), json!(null)), source),
        (both(brreg(), "a\nb".into()), source),
        (from(&format!("https://{}", "a".repeat(249))), source),
        (from("http://www.altinn.no"), source),
        (from("HTTPS://www.altinn.no"), source),
        (from("https:www.altinn.no"), source),
        (from("https://"), source),
        (from("https:///altinn.no"), source),
        (from("https:\\\\www.altinn.no"), source),
        (from("https://www.altinn.no/\\x"), source),
        (from("https://user@www.altinn.no"), source),
        (from("https://user:secret@www.altinn.no"), source),
        (from("https://@www.altinn.no"), source),
        (from("https://www.altinn.no/ x"), source),
        (from(" https://www.altinn.no"), source),
        (from("https://www.altinn.no:port"), source),
        (from("https://www.ålesund.no"), source),
        (from("javascript:alert(1)//https://www.altinn.no"), source),
        (from("www.altinn.no"), source),
        (
            with("scope", json!(["skatteetaten:restanser"])),
            TokenRefusal::Scope,
        ),
        (with("scope", json!(null)), TokenRefusal::Scope),
        (with("jti", 1.into()), TokenRefusal::Jti),
        (with("client_id", "".into()), TokenRefusal::ClientId),
        (token_with_payload(&duplicate), TokenRefusal::PayloadDoubled),
    ])
    .await;
    accepted(vec![
        with("aud", "unspecified".into()),
        with("aud", json!(["unspecified"])),
        from("https://www.altinn.no"),
        from("https://tt02.altinn.no/"),
        from("https://altinn.no:8443/api/delegations?id=1"),
        from(&format!("https://www.altinn.no/{}", "a".repeat(234))),
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
