//! The token: each of its rules broken alone, and each form that is accepted.

use super::*;

#[test]
fn a_token_as_altinn_2_writes_it_holds() {
    let (found, decision) = find_as(&Token::new().sign(), None, &[]);
    let hour = jiff::SignedDuration::from_hours(1);
    assert_eq!(
        found,
        Ok(Samtykke {
            ordning: Ordning::Altinn2,
            id: "8b9b6c5c-30b4-4f0c-9d1e-0e6f5a7d2b11".parse().unwrap(),
            fra: org(VIRKSOMHET),
            til: org(DIGDIR),
            gitt: now() - hour,
            gyldig_til: now() + hour,
        })
    );
    assert_eq!(
        decision.to_string(),
        format!(
            "samtykke_form, samtykke_utsteder, samtykke_tider, samtykke_signatur, samtykke_fra, samtykke_til, \
             samtykke_hentet_av, samtykke_ressurs, samtykke_gyldighet; samtykke_kid=\"{KID}\"; \
             authorization_code=8b9b6c5c-30b4-4f0c-9d1e-0e6f5a7d2b11"
        )
    );
}

/// Whoever makes a token can write anything in its header: the log has only what the issuer has vouched for.
#[test]
fn a_kid_that_the_issuer_does_not_know_is_not_for_the_log() {
    let token = Token::new().header("kid", "133707").without_header("x5t");
    let (found, decision) = find_as(&token.sign(), None, &[]);
    assert_eq!(found, Err(SamtykkeRefusal::Altinn2KeyUnknown));
    assert!(
        decision.to_string().ends_with("; samtykke_kid=…"),
        "{decision}"
    );
    let told = Fact::Unverified("samtykke_kid", "133707".to_owned());
    assert!(decision.facts().contains(&told));
}

#[test]
fn what_may_vary_may_vary() {
    let token = Token::new;
    for token in [
        token().without_header("x5t"),
        token().without_header("typ"),
        token().header("typ", "jwt"),
        token().header("something_new", 1),
        token().with("something_new", json!({"a": 1})),
        token().with("iss", "https://tt02.altinn.no/"),
        token().with("AuthorizationCode", "8B9B6C5C-30B4-4F0C-9D1E-0E6F5A7D2B11"),
        // The clocks may differ by 10 s.
        token().lives(10, 40),
        token().lives(-39, -9),
        token().lives(0, 1),
        token().with("Services", "5616_5"),
        token().with("Services", "4629_2_inntektsaar=2016,5616_5"),
        token().with("Services", "4629_2, 5616_5_a=b"),
        token().with("Services", json!(["4629_2_inntektsaar=2016", "5616_5"])),
        token().with("Services", json!(["5616_5_param=x"])),
        token().with("Services", json!(["5616_5_a=1_b=2,3"])),
        token().with("Services", json!(["5616_50", "5616_5"])),
        token().without("Services").with("ServiceCodes", "5616_5"),
        token()
            .without("Services")
            .with("ServiceCodes", "4629_2,5616_5"),
        token()
            .without("Services")
            .with("ServiceCodes", json!(["5616_5"])),
        token().with("DelegatedDate", now().as_second()),
        token().with("DelegatedDate", now().as_second().to_string()),
        token().with("ValidToDate", now().as_second() + 1),
        // Noon in Greenwich is one o'clock in Norway.
        token().with("DelegatedDate", "02.03.2026 13:00:00"),
        token().with("DelegatedDate", "2026-03-02 13:00:00"),
        token().with("ValidToDate", "02.03.2026 13:00:01"),
        token().with("ValidToDate", "2026-03-02 13:00:01"),
    ] {
        assert!(
            find(&token.sign()).is_ok(),
            "{} {}",
            token.header,
            token.claims
        );
    }
}

/// Every row breaks one rule only.
#[test]
fn every_rule_of_the_header_is_kept() {
    let token = Token::new;
    let mut rows = vec![
        (token().without_header("alg"), Altinn2Algorithm),
        (token().header("alg", json!(["RS256"])), Altinn2Algorithm),
        (token().without_header("kid"), Altinn2Kid),
        (token().header("kid", ""), Altinn2Kid),
        (token().header("kid", 1), Altinn2Kid),
        (
            token()
                .header("kid", "a".repeat(257))
                .header("x5t", "a".repeat(257)),
            Altinn2Kid,
        ),
        (token().header("x5t", "other"), Altinn2Kid),
        (token().header("x5t", ""), Altinn2Kid),
        (token().header("x5t", json!(null)), Altinn2Kid),
        (token().header("x5t", KID.to_lowercase()), Altinn2Kid),
        (
            token().header("kid", "b").header("x5t", "b"),
            Altinn2KeyUnknown,
        ),
        (token().header("typ", "at+jwt"), Altinn2Header),
        (token().header("typ", "JOSE"), Altinn2Header),
        (token().header("typ", 1), Altinn2Header),
        (token().header("crit", json!(["exp"])), Altinn2Header),
        (token().header("b64", true), Altinn2Header),
        (token().header("zip", "DEF"), Altinn2Header),
        (token().header("jku", "https://altinn.no/"), Altinn2Header),
        (token().header("jwk", KEY.jwk(KID)), Altinn2Header),
        (token().header("x5u", "https://altinn.no/"), Altinn2Header),
        (token().header("x5c", json!(["MII"])), Altinn2Header),
        (token().header("x5t#S256", KID), Altinn2Header),
        (token().header("cty", "JWT"), Altinn2Header),
    ];
    for algorithm in [
        "none", "None", "HS256", "RS384", "RS512", "PS256", "ES256", "rs256", "",
    ] {
        rows.push((token().header("alg", algorithm), Altinn2Algorithm));
    }
    for (token, refusal) in rows {
        assert_eq!(find(&token.sign()), Err(refusal), "{}", token.header);
    }
}

#[test]
fn every_rule_of_the_claims_is_kept() {
    let token = Token::new;
    let mut rows = vec![];
    // Every claim that must be there, with what is never one.
    for (claim, refusal) in [
        ("iss", Altinn2Iss),
        ("nbf", Altinn2Nbf),
        ("exp", Altinn2Exp),
        ("AuthorizationCode", Altinn2AuthorizationCode),
        ("OfferedBy", Altinn2OfferedBy),
        ("CoveredBy", Altinn2CoveredBy),
        ("Services", Altinn2Services),
        ("DelegatedDate", Altinn2DelegatedDate),
        ("ValidToDate", Altinn2ValidToDate),
    ] {
        rows.push((token().without(claim), refusal));
        for value in [json!(null), json!(true), json!(1.5), json!({}), json!([1])] {
            rows.push((token().with(claim, value), refusal));
        }
    }
    for (claim, refusal) in [
        ("OfferedBy", Altinn2OfferedBy),
        ("CoveredBy", Altinn2CoveredBy),
        ("HandledBy", Altinn2HandledBy),
    ] {
        for number in [
            "",
            "310111644",
            "0192:310111643",
            "31011164",
            "3101116430",
            "310111643 ",
        ] {
            rows.push((token().with(claim, number), refusal));
        }
        rows.push((token().with(claim, 310_111_643), refusal));
        rows.push((token().with(claim, json!([VIRKSOMHET])), refusal));
    }
    rows.extend([
        (token().with("HandledBy", json!(null)), Altinn2HandledBy),
        (
            token().with("nbf", now().as_second().to_string()),
            Altinn2Nbf,
        ),
        (token().with("nbf", -1), Altinn2Nbf),
        (
            token().with("exp", now().as_second().to_string()),
            Altinn2Exp,
        ),
        (token().with("exp", 1e300), Altinn2Exp),
        (token().with("exp", i64::MAX), Altinn2Exp),
        (token().with("aud", "https://altinn.no/"), Altinn2Aud),
        (token().with("aud", json!([])), Altinn2Aud),
        (
            token().with("AuthorizationCode", "1"),
            Altinn2AuthorizationCode,
        ),
        (
            token().with("AuthorizationCode", "8b9b6c5c30b44f0c9d1e0e6f5a7d2b11"),
            Altinn2AuthorizationCode,
        ),
        (token().with("ServiceCodes", "5616_5"), Altinn2Services),
        (token().with("ServiceCodes", json!(null)), Altinn2Services),
        (token().with("Services", 5616), Altinn2Services),
        (
            token().with("Services", json!(["5616_5", 1])),
            Altinn2Services,
        ),
        (
            token().with("Services", json!([["5616_5"]])),
            Altinn2Services,
        ),
        (
            token().with("DelegatedDate", "2026-03-02"),
            Altinn2DelegatedDate,
        ),
        (token().with("ValidToDate", ""), Altinn2ValidToDate),
        (token().with("iss", ""), Altinn2Issuer),
        (token().with("iss", "altinn.no/"), Altinn2Issuer),
        (token().with("iss", "Altinn.no"), Altinn2Issuer),
        (token().with("iss", "https://altinn.no/"), Altinn2Issuer),
        (
            token().with("iss", "https://test.maskinporten.no/"),
            Altinn2Issuer,
        ),
        // 30 s, and no second more; it begins before it ends.
        (token().lives(-1, 30), Altinn2Lifetime),
        (token().lives(5, 5), Altinn2Lifetime),
        (token().lives(5, -5), Altinn2Lifetime),
        (token().lives(-1_000_000, 1_000_000), Altinn2Lifetime),
        (token().lives(11, 41), Altinn2TokenNotYetValid),
        (token().lives(-40, -10), Altinn2TokenExpired),
    ]);
    for (token, refusal) in rows {
        assert_eq!(find(&token.sign()), Err(refusal), "{}", token.claims);
    }
}

#[test]
fn only_the_issuers_key_signs() {
    let token = Token::new();
    let (header, claims) = (token.header.to_string(), token.claims.to_string());
    let forged = OTHER_KEY.sign_raw(&header, &claims, Algorithm::RS256);
    assert_eq!(find(&forged), Err(Altinn2Signature));
    // The header says RS256, the signature is another.
    let other = KEY.sign_raw(&header, &claims, Algorithm::RS512);
    assert_eq!(find(&other), Err(Altinn2Signature));
}

#[test]
fn the_serialization_is_exact() {
    let token = Token::new();
    let signed = token.sign();
    let (message, signature) = signed.rsplit_once('.').unwrap();
    let raw = |header: &str, payload: &str| KEY.sign_raw(header, payload, Algorithm::RS256);
    let (header, claims) = (token.header.to_string(), token.claims.to_string());
    let doubled = claims.replacen('{', r#"{"OfferedBy":"974760673","#, 1);
    let doubled_header = header.replacen('{', r#"{"alg":"RS256","#, 1);
    for (token, refusal) in [
        (String::new(), Altinn2Malformed),
        ("abc".to_owned(), Altinn2Malformed),
        (message.to_owned(), Altinn2Malformed),
        (format!("{message}."), Altinn2Malformed),
        (format!("{signed}.{signature}"), Altinn2Malformed),
        (format!("{signed}="), Altinn2Malformed),
        (format!("Bearer {signed}"), Altinn2Malformed),
        (format!("{signed},{signed}"), Altinn2Malformed),
        (raw("[]", &claims), Altinn2Malformed),
        (raw(&doubled_header, &claims), Altinn2Malformed),
        (raw(&header, "[]"), Altinn2Payload),
        (raw(&header, "{"), Altinn2Payload),
        (raw(&header, &doubled), Altinn2Payload),
        (raw(&header, &format!("{claims} {{}}")), Altinn2Payload),
        ("a".repeat(16 * 1024 + 1), Altinn2TooLarge),
    ] {
        assert_eq!(find(&token), Err(refusal), "{token:.60}");
    }
}

/// What takes seconds to fetch is judged by the time at which it has come.
#[test]
fn time_passes_while_a_key_is_fetched() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    // The clock moves on at the second look at the token's times.
    let looks = Arc::new(AtomicUsize::new(0));
    let ticking = {
        let looks = Arc::clone(&looks);
        Klokke::from_fn(move || {
            let passed = if looks.fetch_add(1, Ordering::Relaxed) == 0 {
                0
            } else {
                60
            };
            now() + Duration::from_secs(passed)
        })
        .unwrap()
    };
    let slow = Altinn2 {
        klokke: ticking,
        ..ALTINN2.clone()
    };
    let mut decision = Decision::default();
    let found = slow
        .finn(
            Samtykketoken(&Token::new().sign()),
            &access_token(None),
            &org(VIRKSOMHET),
            &pakke(&[]),
            &mut decision,
        )
        .now_or_never()
        .unwrap();
    assert_eq!(found, Err(Altinn2TokenExpired));
    assert_eq!(decision.steps().last().unwrap().check, Check::SamtykkeTider);
}

#[test]
fn debug_hides_token_and_organisations() {
    let token = Token::new().sign();
    assert_eq!(format!("{:?}", Samtykketoken(&token)), "Samtykketoken(…)");
    let found = format!("{:?}", find(&token).unwrap());
    assert!(!found.contains(VIRKSOMHET) && !found.contains(DIGDIR));
}
