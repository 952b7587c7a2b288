//! The development issuer: its keys and their rotation, tokens of every kind, and Altinn 2's consents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::net::SocketAddr;
use std::path::Path;
use std::process::Output;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use felles::dev::{Dev, assert_failed, folder, line, on, token};
use felles::prosess::restanser;
use felles::{BOUND, BRREG, DIGDIR, Oppsett, Request, Response, SKATTEETATEN, VIRKSOMHET};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

fn issuer(data: &Path, command: &str, arguments: &[&str]) -> Output {
    on(data, &["issuer", command], arguments)
}

fn lines(output: &Output) -> Vec<String> {
    assert!(output.status.success(), "{output:?}");
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn dibk(service: SocketAddr, token: &str) -> Response {
    Request::get("/v2/dibk/310111643")
        .bearer(token)
        .send(service)
}

/// What the issuer answers at this path.
fn document(dev: &Dev, path: &str) -> Value {
    let address = dev
        .issuer
        .trim_start_matches("http://")
        .trim_end_matches('/');
    Request::get(path).send(address.parse().unwrap()).json()
}

fn kids(keys: &Value) -> Vec<String> {
    let keys = keys["keys"].as_array().unwrap().iter();
    keys.map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

/// Header and claims, unverified.
fn parts(token: &str) -> [Value; 2] {
    let mut parts = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part));
    [(); 2].map(|()| serde_json::from_slice(&parts.next().unwrap().unwrap()).unwrap())
}

#[test]
fn a_rotation_costs_no_request_and_a_withdrawn_key_is_worth_nothing() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let first = token(&data, &["--consumer", BRREG]);
    let first = line(&first);
    assert_eq!(dibk(dev.address, &first).status, 200);

    let old = kids(&document(&dev, "/jwk"));
    let new = line(&issuer(&data, "rotate", &[]));
    assert_eq!(kids(&document(&dev, "/jwk")), [&*new, &*old[0]]);
    let second = line(&token(&data, &["--consumer", BRREG]));
    assert_eq!(parts(&second)[0]["kid"], new);
    for token in [&second, &first, &second] {
        assert_eq!(dibk(dev.address, token).status, 200);
    }
    // Once more, at once.
    let newest = line(&issuer(&data, "rotate", &[]));
    let third = line(&token(&data, &["--consumer", BRREG]));
    for token in [&third, &second, &first] {
        assert_eq!(dibk(dev.address, token).status, 200);
    }
    assert_eq!(
        lines(&issuer(&data, "keys", &[])),
        [
            format!("{} published", old[0]),
            format!("{new} published"),
            format!("{newest} signing")
        ]
    );

    assert_eq!(lines(&issuer(&data, "retire", &[])), [&*old[0], &*new]);
    assert_eq!(kids(&document(&dev, "/jwk")), [newest]);
    // The service of development learns it without being asked.
    let end = Instant::now() + BOUND;
    let fresh = || {
        let arguments = ["--consumer", BRREG, "--key", &old[0]];
        line(&token(&data, &arguments))
    };
    while dibk(dev.address, &fresh()).status != 401 {
        assert!(Instant::now() < end, "a withdrawn key is accepted");
    }
    assert_eq!(dibk(dev.address, &third).status, 200);
}

/// Any service that fetches keys: here one that asks only when a token names a key that it does not hold.
#[test]
fn a_service_follows_the_rotation_by_the_key_ids_of_the_tokens_it_gets() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let service = Oppsett::default().issuer(&dev.issuer).start();
    let fresh = || line(&token(&data, &["--consumer", BRREG]));
    let first = fresh();
    assert_eq!(dibk(service.adresse, &first).status, 200);
    issuer(&data, "rotate", &[]);
    assert_eq!(dibk(service.adresse, &fresh()).status, 200);
    assert_eq!(dibk(service.adresse, &first).status, 200);
    assert_eq!(lines(&issuer(&data, "retire", &[])).len(), 1);
    // Held until the next fetch.
    assert_eq!(dibk(service.adresse, &first).status, 200);
    issuer(&data, "rotate", &[]);
    assert_eq!(dibk(service.adresse, &fresh()).status, 200);
    assert_eq!(dibk(service.adresse, &first).kode(), "RESTANSE-004");
}

#[test]
fn keys_outlive_a_restart_and_the_one_that_signs_cannot_be_withdrawn() {
    let (_folder, data) = folder();
    let mut dev = Dev::start(&data);
    let first = kids(&document(&dev, "/jwk"));
    let second = line(&issuer(&data, "rotate", &[]));
    let altinn2 = document(&dev, "/altinn2/api/metadata/jwk");
    dev.program.kill();
    let dev = Dev::start(&data);
    assert_eq!(kids(&document(&dev, "/jwk")), [&*second, &*first[0]]);
    assert_eq!(document(&dev, "/altinn2/api/metadata/jwk"), altinn2);

    let in_use = issuer(&data, "retire", &["--kid", &second]);
    assert_failed(&in_use, 1, &[&second, "restanser issuer rotate"]);
    let unknown = issuer(&data, "retire", &["--kid", "other"]);
    assert_failed(&unknown, 1, &["other", "restanser issuer keys"]);
    let one = issuer(&data, "retire", &["--kid", &first[0]]);
    assert_eq!(lines(&one), first);
    assert_eq!(kids(&document(&dev, "/jwk")), [second]);
}

/// A folder of before there were clients, Altinn 2 and rotation.
#[test]
fn an_older_folder_gets_what_it_lacks_and_keeps_its_key() {
    let (_folder, data) = folder();
    let mut dev = Dev::start(&data);
    let before = document(&dev, "/jwk");
    let old = line(&token(&data, &["--consumer", BRREG]));
    let address = dev
        .issuer
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let address = address.to_owned();
    dev.program.kill();
    std::fs::remove_dir_all(data.join("klienter")).unwrap();
    for file in ["altinn2-primary.pem", "altinn2-secondary.pem"] {
        std::fs::remove_file(data.join(file)).unwrap();
    }
    let mut command = restanser(data.parent().unwrap(), &["dev", "--listen", "127.0.0.1:0"]);
    let dev = Dev::of(command.args(["--issuer", &address, "--data"]).arg(&data));
    assert_eq!(document(&dev, "/jwk"), before);
    assert_eq!(dibk(dev.address, &old).status, 200);
    assert_eq!(kids(&document(&dev, "/altinn2/api/metadata/jwk")).len(), 2);
    assert!(data.join("klienter/klienter.toml").exists());
}

#[test]
fn without_an_issuer_there_is_nothing_to_rotate() {
    let (_folder, data) = folder();
    for command in ["keys", "rotate", "retire"] {
        assert_failed(&issuer(&data, command, &[]), 1, &["restanser dev"]);
    }
    let arguments = ["--fra", VIRKSOMHET, "--til", DIGDIR];
    let consent = on(&data, &["samtykketoken"], &arguments);
    assert_failed(&consent, 1, &["restanser dev"]);
    assert!(!data.exists());
}

#[test]
fn a_token_is_wrong_in_what_is_asked_for_and_in_nothing_else() {
    let (_folder, data) = folder();
    let _dev = Dev::start(&data);
    let [plain_header, plain] = parts(&line(&token(&data, &["--consumer", DIGDIR])));
    let now = |claims: &Value| claims["iat"].as_i64().unwrap();
    for (arguments, changed) in [
        (&["--audience", "a"][..], &["aud"][..]),
        (&["--not-before-in", "60"], &["nbf"]),
        (&["--issued-in", "-600"], &["iat"]),
        (&["--issued-in", "600"], &["iat"]),
        (&["--supplier", BRREG], &["supplier", "delegation_source"]),
        (&["--samtykke-fra", VIRKSOMHET], &["authorization_details"]),
        (&["--claim", "iss=\"https://other.example/\""], &["iss"]),
        (&["--claim", "consumer=null"], &["consumer"]),
        (&["--claim", "a=b=c"], &[]),
        (&["--alg", "RS384"], &[]),
        (&["--kid", "other"], &[]),
    ] {
        let output = token(&data, &[&["--consumer", DIGDIR], arguments].concat());
        if arguments[1] == "a=b=c" {
            assert_failed(&output, 2, &["--claim", "no JSON"]);
            continue;
        }
        let [header, claims] = parts(&line(&output));
        let names = |claims: &Value| claims.as_object().unwrap().clone().into_iter();
        // New for each token, or the time of day.
        let own = ["jti", "client_id", "iat", "exp"];
        let other: Vec<String> = names(&claims)
            .chain(names(&plain))
            .map(|(name, _)| name)
            .filter(|name| claims.get(name) != plain.get(name) && !own.contains(&name.as_str()))
            .collect();
        assert!(
            other.iter().all(|name| changed.contains(&name.as_str())),
            "{arguments:?}: {other:?}"
        );
        assert!(
            changed
                .iter()
                .all(|name| claims.get(name) != plain.get(name)),
            "{arguments:?}"
        );
        if !changed.contains(&"iat") {
            assert_eq!(claims["exp"].as_i64().unwrap() - now(&claims), 120);
        }
        match arguments[0] {
            "--alg" => assert_eq!(header["alg"], "RS384"),
            "--kid" => assert_eq!(header["kid"], "other"),
            _ => assert_eq!(header, plain_header),
        }
    }
    let arguments = ["--header", "typ=\"at+jwt\"", "--header", "kid=null"];
    let [header, _] = parts(&line(&token(
        &data,
        &[&["--consumer", DIGDIR][..], &arguments].concat(),
    )));
    assert_eq!(header, json!({"alg": "RS256", "typ": "at+jwt"}));
}

#[test]
fn several_consents_have_each_its_own_or_one_for_all() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let details = |arguments: &[&str]| {
        let arguments = [&["--consumer", DIGDIR], arguments].concat();
        let token = line(&token(&data, &arguments));
        let response = Request::get("/v2/ebevis/310111643").bearer(&token);
        let [_, claims] = parts(&token);
        (
            claims["authorization_details"].as_array().unwrap().clone(),
            response.send(dev.address).kode(),
        )
    };
    let (several, kode) = details(&[
        "--samtykke-fra",
        "313367002",
        "--samtykke-fra",
        VIRKSOMHET,
        "--samtykke-fra-person",
        "12345678901",
        "--samtykke-ressurs",
        "a",
        "--samtykke-ressurs",
        "digdir_5616_5",
        "--samtykke-ressurs",
        "c",
        "--samtykke-til-som-tekst",
    ]);
    assert_eq!(kode, "200");
    let expected = [
        ("urn:altinn:organization:identifier-no:313367002", "a"),
        (
            "urn:altinn:organization:identifier-no:310111643",
            "digdir_5616_5",
        ),
        ("urn:altinn:person:identifier-no:12345678901", "c"),
    ];
    for (detail, (from, resource)) in several.iter().zip(expected) {
        assert_eq!(detail["from"], from);
        let to = "urn:altinn:organization:identifier-no:991825827";
        assert_eq!(detail["to"], to);
        let right = &detail["consentRights"][0];
        assert_eq!(right["resource"][0]["value"], resource);
    }
    assert_eq!(several.len(), 3);

    let person = ["--samtykke-fra-person", "12345678901"];
    assert_eq!(details(&person).1, "RESTANSE-007");
    let future = ["--samtykke-fra", VIRKSOMHET, "--samtykke-gitt-i", "600"];
    assert_eq!(details(&future).1, "RESTANSE-007");

    let uneven = ["--consumer", DIGDIR, "--samtykke-fra", VIRKSOMHET];
    let uneven = [
        &uneven[..],
        &["--samtykke-til", DIGDIR, "--samtykke-til", BRREG],
    ]
    .concat();
    assert_failed(&token(&data, &uneven), 2, &["--samtykke-til", "--help"]);
    let person = ["--consumer", DIGDIR, "--samtykke-fra-person", "1234567890"];
    assert_failed(&token(&data, &person), 2, &["eleven digits"]);
}

#[test]
fn altinn_2_is_found_by_its_metadata_and_its_consents_verify_by_its_keys() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let metadata = document(&dev, "/altinn2/.well-known/oauth-authorization-server");
    let issuer = format!("{}altinn2/", dev.issuer);
    assert_eq!(
        metadata,
        json!({"issuer": issuer, "jwks_uri": format!("{issuer}api/metadata/jwk")})
    );
    let keys = document(&dev, "/altinn2/api/metadata/jwk");
    for (arguments, claim, expected, place) in [
        (&[][..], "Services", json!(["5616_5"]), 0),
        (&["--handled-by", BRREG], "HandledBy", json!(BRREG), 0),
        (
            &["--services-form", "string"],
            "Services",
            json!("5616_5"),
            0,
        ),
        (
            &[
                "--services-form",
                "servicecodes",
                "--tjeneste",
                "a_1",
                "--tjeneste",
                "b_2",
            ],
            "ServiceCodes",
            json!("a_1,b_2"),
            0,
        ),
        (&["--claim", "OfferedBy=null"], "OfferedBy", Value::Null, 0),
        (&["--key", "secondary"], "CoveredBy", json!(SKATTEETATEN), 1),
    ] {
        let own = ["--fra", VIRKSOMHET, "--til", SKATTEETATEN];
        let output = on(&data, &["samtykketoken"], &[&own, arguments].concat());
        let token = line(&output);
        let key = &keys["keys"][place];
        let [header, claims] = parts(&token);
        assert_eq!(
            header,
            json!({"alg": "RS256", "kid": key["kid"], "x5t": key["kid"]})
        );
        let number = |name: &str| key[name].as_str().unwrap();
        let public = DecodingKey::from_rsa_components(number("n"), number("e")).unwrap();
        let mut rules = Validation::new(Algorithm::RS256);
        rules.set_issuer(&[&issuer]);
        jsonwebtoken::decode::<Value>(&token, &public, &rules).unwrap();
        assert_eq!(claims.get(claim).cloned().unwrap_or_default(), expected);
        let seconds = |claim: &str| claims[claim].as_i64().unwrap();
        assert_eq!(seconds("exp") - seconds("nbf"), 30);
        assert!(claims.get("iat").is_none() && claims.get("aud").is_none());
    }
}
