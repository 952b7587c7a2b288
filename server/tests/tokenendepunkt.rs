//! The development issuer's token endpoint: from a client's assertion to the service's answer, and every assertion that
//! gets no token.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::path::Path;
use std::sync::Barrier;
use std::thread;

use felles::dev::{Dev, folder};
use felles::maskinporten::organisation;
use felles::tokenklient::{Client, FORM, GRANT, ask, issued, post, refusal, service};
use felles::{BRREG, DIGDIR, Request, SKATTEETATEN, VIRKSOMHET};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

fn last_record(data: &Path) -> Value {
    let log = fs::read_to_string(data.join("utleveringer.jsonl")).unwrap();
    serde_json::from_str(log.lines().last().unwrap()).unwrap()
}

#[test]
fn an_assertion_becomes_a_token_and_the_token_an_answer() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    for (number, paths) in [
        (BRREG, &["dibk"][..]),
        (SKATTEETATEN, &["dibk"]),
        (DIGDIR, &[]),
    ] {
        let client = Client::of(&dev, &data, number);
        for algorithm in ["RS256", "RS384", "RS512"] {
            let header = json!({"alg": algorithm, "kid": client.kid});
            let assertion = client.sign(&header, &client.claims().to_string());
            let (token, claims) = issued(&ask(&dev.issuer, &assertion));
            assert_eq!(claims["consumer"], organisation(number));
            assert_eq!(claims["client_id"], client.id);
            let seconds = |claim: &str| claims[claim].as_i64().unwrap();
            assert_eq!(seconds("exp") - seconds("iat"), 120);
            for absent in ["supplier", "aud", "authorization_details"] {
                assert!(claims.get(absent).is_none(), "{absent}");
            }
            for path in ["dibk", "ebevis"] {
                let response = service(&dev, path, &token);
                assert_eq!(
                    response.status == 200,
                    paths.contains(&path),
                    "{response:?}"
                );
            }
        }
    }
}

#[test]
fn delegation_consent_and_audience_are_in_the_token_when_they_are_asked_for() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let digdir = Client::of(&dev, &data, DIGDIR);

    let delegated = digdir.with(json!({"consumer_org": BRREG}));
    let (token, claims) = issued(&ask(&dev.issuer, &digdir.assertion(&delegated)));
    assert_eq!(claims["consumer"], organisation(BRREG));
    assert_eq!(claims["supplier"], organisation(DIGDIR));
    assert_eq!(claims["delegation_source"], "https://www.altinn.no");
    assert_eq!(service(&dev, "dibk", &token).status, 200);
    let record = last_record(&data).to_string();
    assert!(
        record.contains(DIGDIR) && record.contains(BRREG),
        "{record}"
    );

    let id = Uuid::new_v4();
    let consent = |from: &str| {
        let detail = json!({"type": "urn:altinn:consent", "id": id, "from": from});
        digdir.with(json!({"authorization_details": [detail]}))
    };
    let from = format!("urn:altinn:organization:identifier-no:{VIRKSOMHET}");
    let (token, claims) = issued(&ask(&dev.issuer, &digdir.assertion(&consent(&from))));
    let detail = &claims["authorization_details"][0];
    assert_eq!(detail["id"], json!(id));
    assert_eq!(detail["to"], organisation(DIGDIR));
    assert_eq!(service(&dev, "ebevis", &token).status, 200);
    assert!(last_record(&data).to_string().contains(&id.to_string()));

    let person = consent("urn:altinn:person:identifier-no:12345678901");
    let (token, _) = issued(&ask(&dev.issuer, &digdir.assertion(&person)));
    assert_eq!(service(&dev, "ebevis", &token).kode(), "RESTANSE-007");

    for (resource, aud) in [
        (json!("https://a.example/"), json!("https://a.example/")),
        (json!(["a"]), json!("a")),
        (json!(["a", "b"]), json!(["a", "b"])),
    ] {
        let claims = digdir.with(json!({"resource": resource}));
        let (_, claims) = issued(&ask(&dev.issuer, &digdir.assertion(&claims)));
        assert_eq!(claims["aud"], aud);
    }
}

#[test]
fn an_assertion_that_breaks_one_rule_gets_no_token() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let client = Client::of(&dev, &data, BRREG);
    let now = Timestamp::now().as_second();
    let consent = |detail: Value| json!({"authorization_details": [detail]});
    let from = format!("urn:altinn:organization:identifier-no:{VIRKSOMHET}");
    let id = Uuid::new_v4();
    let kind = "urn:altinn:consent";
    let grant = "invalid_grant";
    for (claims, error) in [
        (json!({"aud": "https://maskinporten.no/"}), grant),
        (json!({"aud": dev.issuer.trim_end_matches('/')}), grant),
        (json!({"aud": [dev.issuer, "other"]}), grant),
        (json!({"aud": []}), grant),
        (json!({"aud": null}), grant),
        (json!({"iss": "somebody"}), "invalid_client"),
        (json!({"iss": ""}), "invalid_client"),
        (json!({"iss": 1}), grant),
        (json!({"iat": now + 60, "exp": now + 100}), grant),
        (json!({"iat": now - 60, "exp": now - 1}), grant),
        (json!({"iat": now - 60, "exp": now + 61}), grant),
        (json!({"iat": now - 3600}), grant),
        (json!({"iat": i64::MIN, "exp": i64::MAX}), grant),
        (json!({"exp": null}), grant),
        (json!({"exp": (now + 100).to_string()}), grant),
        (json!({"iat": null}), grant),
        (json!({"iat": 1.5}), grant),
        (json!({"nbf": now + 60}), grant),
        (json!({"jti": null}), grant),
        (json!({"jti": ""}), grant),
        (json!({"jti": "a".repeat(257)}), grant),
        (json!({"scope": null}), "invalid_scope"),
        (json!({"scope": " "}), "invalid_scope"),
        (json!({"scope": "skatteetaten:inntekt"}), "invalid_scope"),
        (
            json!({"scope": "skatteetaten:restanser other"}),
            "invalid_scope",
        ),
        (json!({"scope": "skatteetaten:restanse"}), "invalid_scope"),
        (json!({"scope": ["skatteetaten:restanser"]}), grant),
        (json!({"resource": ""}), grant),
        (json!({"resource": 1}), grant),
        (json!({"consumer_org": "974760674"}), grant),
        (json!({"consumer_org": "0192:974760673"}), grant),
        (json!({"authorization_details": {}}), grant),
        (consent(json!({})), grant),
        (
            consent(json!({"type": "other", "id": id, "from": from})),
            grant,
        ),
        (consent(json!({"type": kind, "from": from})), grant),
        (
            consent(json!({"type": kind, "id": "1", "from": from})),
            grant,
        ),
        (consent(json!({"type": kind, "id": id})), grant),
        (
            consent(json!({"type": kind, "id": id, "from": VIRKSOMHET})),
            grant,
        ),
        (
            consent(json!({"type": kind, "id": id, "from": format!("{from}0")})),
            grant,
        ),
    ] {
        let answer = ask(&dev.issuer, &client.assertion(&client.with(claims.clone())));
        let status = if error == "invalid_client" { 401 } else { 400 };
        assert_eq!(refusal(&answer), (status, error.to_owned()), "{claims}");
    }
    issued(&ask(&dev.issuer, &client.assertion(&client.claims())));
    issued(&ask(
        &dev.issuer,
        &client.assertion(&client.with(json!({"aud": [dev.issuer]}))),
    ));
}

#[test]
fn only_the_clients_own_key_signs_for_it() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let client = Client::of(&dev, &data, BRREG);
    let other = Client::of(&dev, &data, DIGDIR);
    let jwk = fs::read_to_string(data.join("klienter").join(format!("{DIGDIR}.jwk"))).unwrap();
    let jwk: Value = serde_json::from_str(&jwk).unwrap();
    for header in [
        json!({"alg": "RS256", "kid": client.kid}),
        json!({"alg": "RS256", "kid": other.kid}),
        json!({"alg": "RS256"}),
        json!({"alg": "RS256", "jwk": jwk}),
        json!({"alg": "RS256", "jku": "http://127.0.0.1:1/jwk"}),
    ] {
        let forged = other.sign(&header, &client.claims().to_string());
        let answer = ask(&dev.issuer, &forged);
        assert_eq!(
            refusal(&answer),
            (400, "invalid_grant".to_owned()),
            "{header}"
        );
    }
    for header in [
        json!({"alg": "none"}),
        json!({"alg": "HS256"}),
        json!({"alg": "PS256", "kid": client.kid}),
        json!({"kid": client.kid}),
        json!({"alg": "RS384x", "kid": client.kid}),
        json!({"alg": "RS256", "kid": "other"}),
        json!({"alg": "RS256", "kid": client.kid, "crit": ["b64"], "b64": false}),
        json!({"alg": "RS256", "kid": client.kid, "zip": "DEF"}),
    ] {
        let assertion = client.sign(&header, &client.claims().to_string());
        let answer = ask(&dev.issuer, &assertion);
        assert_eq!(
            refusal(&answer),
            (400, "invalid_grant".to_owned()),
            "{header}"
        );
    }
    // Without a key id the client's key is tried; certificates are the client's own affair.
    for header in [
        json!({"alg": "RS256"}),
        json!({"alg": "RS256", "x5c": ["AAAA"]}),
    ] {
        issued(&ask(
            &dev.issuer,
            &client.sign(&header, &client.claims().to_string()),
        ));
    }
    // Two readers could take it for two different assertions.
    let text = client.claims().to_string();
    let twice = format!(
        "{},\"scope\":\"skatteetaten:restanser\"}}",
        &text[..text.len() - 1]
    );
    let answer = ask(&dev.issuer, &client.sign(&client.header(), &twice));
    assert_eq!(refusal(&answer), (400, "invalid_grant".to_owned()));
}

#[test]
fn an_assertion_is_good_for_one_token_however_many_ask_at_once() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let client = Client::of(&dev, &data, BRREG);
    // One that is refused for something else is not used up.
    let mut claims = client.with(json!({"scope": "other"}));
    assert_eq!(ask(&dev.issuer, &client.assertion(&claims)).status, 400);
    claims["scope"] = "skatteetaten:restanser".into();
    let assertion = client.assertion(&claims);
    let (issuer, barrier) = (&dev.issuer, Barrier::new(4));
    let statuses: Vec<u16> = thread::scope(|scope| {
        let asking: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    ask(issuer, &assertion).status
                })
            })
            .collect();
        asking.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1);
    assert_eq!(statuses.iter().filter(|status| **status == 400).count(), 3);
}

#[test]
fn what_is_not_a_request_for_a_token_is_told_so() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let client = Client::of(&dev, &data, BRREG);
    let assertion = client.assertion(&client.claims());
    let whole = format!("{GRANT}&assertion={assertion}");
    let request = "invalid_request";
    let too_large = format!("{whole}&more={}", "a".repeat(64 * 1024));
    for (content_type, body, error) in [
        (FORM, "", request),
        (FORM, "assertion=a", request),
        (FORM, GRANT, request),
        (FORM, &format!("{GRANT}&assertion="), request),
        (FORM, &format!("{whole}&{GRANT}"), request),
        (FORM, &format!("{whole}&assertion={assertion}"), request),
        (FORM, &too_large, request),
        ("application/json", &whole, request),
        ("", &whole, request),
        (
            FORM,
            "grant_type=client_credentials",
            "unsupported_grant_type",
        ),
        (FORM, &format!("{GRANT}&assertion=a"), "invalid_grant"),
        (FORM, &format!("{GRANT}&assertion=..."), "invalid_grant"),
        (
            FORM,
            &format!("{GRANT}&assertion=%00%ff.%fe.%fd"),
            "invalid_grant",
        ),
    ] {
        let answer = post(&dev.issuer, content_type, body.as_bytes());
        let described = body.chars().take(80).collect::<String>();
        assert_eq!(
            refusal(&answer),
            (400, error.to_owned()),
            "{content_type} {described}"
        );
    }
    let address = dev
        .issuer
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let get = Request::get("/token").send(address.parse().unwrap());
    assert_eq!(get.status, 405);
    issued(&post(
        &dev.issuer,
        "application/x-www-form-urlencoded; charset=utf-8",
        whole.as_bytes(),
    ));
}

/// No change of a byte makes a token of somebody else's assertion, and none stops the issuer.
#[test]
fn a_mutated_request_gets_no_token_and_does_no_harm() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let client = Client::of(&dev, &data, BRREG);
    let assertion = client.assertion(&client.claims());
    let whole = format!("{GRANT}&assertion={assertion}").into_bytes();
    for place in (0..whole.len()).step_by(7) {
        for mutated in [
            whole[..place].to_vec(),
            [&whole[..place], &[whole[place] ^ 0x41], &whole[place + 1..]].concat(),
            [&whole[..place], b"\x00\xff.", &whole[place..]].concat(),
        ] {
            let answer = post(&dev.issuer, FORM, &mutated);
            assert_eq!(refusal(&answer).0 / 100, 4, "{place}: {answer:?}");
        }
    }
    issued(&post(&dev.issuer, FORM, &whole));
}
