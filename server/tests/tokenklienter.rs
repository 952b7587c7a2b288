//! The clients of the development issuer's token endpoint, and what the endpoint shows of itself and of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::path::PathBuf;

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use felles::dev::{Dev, assert_failed, dev_command, folder};
use felles::prosess::run;
use felles::tokenklient::{Client, ask, issued, refusal, service};
use felles::{BRREG, DIGDIR, Request};
use jsonwebtoken::EncodingKey;
use serde_json::json;

#[test]
fn a_client_is_added_by_its_public_key_alone() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der = |tag: &str, der: &[u8]| {
        format!(
            "-----BEGIN {tag}-----\n{}\n-----END {tag}-----\n",
            STANDARD.encode(der)
        )
    };
    let private: aws_lc_rs::encoding::Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let private = der("PRIVATE KEY", private.as_ref());
    let public = aws_lc_rs::signature::KeyPair::public_key(&pair).as_der();
    let public: aws_lc_rs::encoding::PublicKeyX509Der<'_> = public.unwrap();
    let clients = data.join("klienter");
    fs::write(clients.join("my.pem"), der("PUBLIC KEY", public.as_ref())).unwrap();
    let file = clients.join("klienter.toml");
    let before = fs::read_to_string(&file).unwrap();
    let entry = "\n[[klient]]\nclient_id = 'mine'\norganisasjonsnummer = '974760673'\n\
                 scopes = ['skatteetaten:restanser']\nnokkel = 'my.pem'\n";
    fs::write(&file, before + entry).unwrap();
    let mut client = Client::of(&dev, &data, BRREG);
    client.id = "mine".to_owned();
    client.key = EncodingKey::from_rsa_pem(private.as_bytes()).unwrap();
    client.kid = Some("whatever the client calls it".to_owned());
    let (token, _) = issued(&ask(&dev.issuer, &client.assertion(&client.claims())));
    assert_eq!(service(&dev, "dibk", &token).status, 200);
}

#[test]
fn a_broken_file_of_clients_is_told_and_stays() {
    let (_folder, data) = folder();
    let mut dev = Dev::start(&data);
    let client = Client::of(&dev, &data, BRREG);
    let folder = data.join("klienter");
    let file = folder.join("klienter.toml");
    let good = fs::read_to_string(&file).unwrap();

    fs::write(&file, "[[klient]]\nclient = 1").unwrap();
    let answer = ask(&dev.issuer, &client.assertion(&client.claims()));
    assert_eq!(refusal(&answer), (500, "server_error".to_owned()));
    assert!(answer.text().contains("klienter.toml"), "{answer:?}");
    fs::write(&file, &good).unwrap();
    issued(&ask(&dev.issuer, &client.assertion(&client.claims())));

    dev.program.kill();
    // Under another name: what is said of a file names it, and the tests search what is said for organisations.
    let jwk = "min.jwk".to_owned();
    fs::rename(folder.join(format!("{BRREG}.jwk")), folder.join(&jwk)).unwrap();
    let good = good.replace(&format!("{BRREG}.jwk"), &jwk);
    fs::write(&file, &good).unwrap();
    let pem = fs::read_to_string(folder.join(format!("{BRREG}.pem"))).unwrap();
    let weak = json!({"kty": "RSA", "n": URL_SAFE_NO_PAD.encode([0xff; 128]), "e": "AQAB"});
    let twice = good.clone() + &good[good.find("\n[[klient]]").unwrap()..];
    let changes: [(PathBuf, String, &[&str]); 9] = [
        (file.clone(), "klient = 1".into(), &["klienter.toml"]),
        (
            file.clone(),
            good.replace("scopes", "scope"),
            &["klienter.toml", "scope"],
        ),
        (
            file.clone(),
            good.replace(BRREG, "974760674"),
            &["klienter.toml", "check digit"],
        ),
        (
            file.clone(),
            good.replace(&jwk, "gone.jwk"),
            &["klienter.toml", "gone.jwk"],
        ),
        (file.clone(), twice, &["klienter.toml", "two clients"]),
        (folder.join(&jwk), "{}".into(), &[&jwk, "not an RSA key"]),
        (
            folder.join(&jwk),
            "what".into(),
            &[&jwk, "BEGIN PUBLIC KEY"],
        ),
        (folder.join(&jwk), pem, &[&jwk, "private key", "-pubout"]),
        (folder.join(&jwk), weak.to_string(), &[&jwk, "2048 bits"]),
    ];
    for (path, text, words) in changes {
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, &text).unwrap();
        assert_failed(&run(&mut dev_command(&data)), 1, words);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        fs::write(&path, before).unwrap();
    }
    fs::remove_file(&file).unwrap();
    let missing = run(&mut dev_command(&data));
    assert_failed(&missing, 1, &["klienter.toml", "delete the folder"]);
    assert!(!file.exists());
}

#[test]
fn the_log_of_the_endpoint_names_nobody_and_holds_no_token() {
    let (_folder, data) = folder();
    let mut dev = Dev::of(dev_command(&data).env("RUST_LOG", "trace"));
    let client = Client::of(&dev, &data, DIGDIR);
    let more = json!({"consumer_org": BRREG});
    let good = client.assertion(&client.with(more));
    let bad = client.assertion(&client.with(json!({"consumer_org": "974760674"})));
    let (token, _) = issued(&ask(&dev.issuer, &good));
    refusal(&ask(&dev.issuer, &good));
    refusal(&ask(&dev.issuer, &bad));
    dev.program.signal("TERM");
    dev.program.wait();
    let log = dev.program.stderr.seen.join("\n");
    assert!(log.contains("no token is issued"), "{log}");
    let mut secrets: Vec<&str> = [&good, &bad, &token]
        .iter()
        .flat_map(|token| token.split('.'))
        .collect();
    secrets.extend([DIGDIR, BRREG, "974760674"]);
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[test]
fn nothing_of_the_issuers_is_at_the_address_of_the_service() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    for path in [
        "/token",
        "/jwk",
        "/.well-known/oauth-authorization-server",
        "/altinn2/api/metadata/jwk",
    ] {
        for method in ["GET", "POST"] {
            let answer = Request::new(method, path).send(dev.address);
            assert_eq!(answer.kode(), "RESTANSE-003", "{method} {path}");
        }
    }
}

#[test]
fn the_metadata_leads_a_client_to_the_endpoint() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let address = dev
        .issuer
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let metadata = Request::get("/.well-known/oauth-authorization-server");
    let metadata = metadata.send(address.parse().unwrap()).json();
    assert_eq!(metadata["issuer"], dev.issuer);
    assert_eq!(metadata["token_endpoint"], format!("{}token", dev.issuer));
    assert_eq!(metadata["jwks_uri"], format!("{}jwk", dev.issuer));
    let grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    assert_eq!(metadata["grant_types_supported"], json!([grant]));
}
