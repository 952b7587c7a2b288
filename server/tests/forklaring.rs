//! `restanser explain` tells what the service does, and why, without the service and without its issuers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::path::{Path, PathBuf};
use std::process::Output;

use felles::dev::{Dev, assert_failed, folder, line, on, token};
use felles::maskinporten::{KEY, url};
use felles::prosess::{restanser, run};
use felles::serve::Oppstart;
use felles::{BRREG, DIGDIR, Request, Samtykke, Token, VIRKSOMHET, nobodys_address};
use jiff::Timestamp;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A development that has been, and is no more: its issuer answers nobody.
fn left_behind() -> (TempDir, PathBuf) {
    let (folder, data) = folder();
    drop(Dev::start(&data));
    (folder, data)
}

fn written(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn explain(data: &Path, arguments: &[&str]) -> Output {
    on(data, &["explain"], arguments)
}

/// What is asked with the token in this file.
fn asked<'a>(file: &'a str, pakke: &'a str, organisasjon: &'a str) -> [&'a str; 6] {
    [
        "--token",
        file,
        "--rettighetspakke",
        pakke,
        "--organisasjonsnummer",
        organisasjon,
    ]
}

/// Each check with how it went, and what the consumer is told.
fn decided(output: &Output) -> (Vec<(String, bool)>, Value, Value) {
    let decision: Value = serde_json::from_slice(&output.stdout).unwrap();
    let checks = decision["checks"].as_array().unwrap().iter();
    let checks = checks.map(|step| {
        let check = step["check"].as_str().unwrap().to_owned();
        (check, step["passed"].as_bool().unwrap())
    });
    (
        checks.collect(),
        decision["told"]["kode"].clone(),
        decision["facts"].clone(),
    )
}

fn fact<'a>(facts: &'a Value, name: &str) -> Option<&'a str> {
    let mut facts = facts.as_array().unwrap().iter();
    facts.find(|fact| fact["name"] == name)?["value"].as_str()
}

#[test]
fn each_check_is_told_in_its_order_up_to_the_one_that_failed() {
    let (folder, data) = left_behind();
    for (name, made, (pakke, organisasjon), failed, kode) in [
        (
            "in order",
            &["--consumer", BRREG][..],
            ("dibk", "310111643"),
            None,
            None,
        ),
        (
            "expired",
            &["--consumer", BRREG, "--expires-in", "-1"],
            ("dibk", "310111643"),
            Some("times"),
            Some("RESTANSE-004"),
        ),
        (
            "scope",
            &["--consumer", BRREG, "--scope", "a:b"],
            ("dibk", "310111643"),
            Some("scope"),
            Some("RESTANSE-005"),
        ),
        (
            "check digit",
            &["--consumer", BRREG],
            ("dibk", "310111644"),
            Some("organisasjonsnummer"),
            Some("RESTANSE-006"),
        ),
        (
            "no number",
            &["--consumer", BRREG],
            ("dibk", "31011164"),
            Some("organisasjonsnummer"),
            Some("RESTANSE-006"),
        ),
        (
            "not granted",
            &["--consumer", BRREG],
            ("ebevis", "310111643"),
            Some("rettighetspakke"),
            Some("RESTANSE-005"),
        ),
        (
            "no consent",
            &["--consumer", DIGDIR],
            ("ebevis", "310111643"),
            Some("samtykke"),
            Some("RESTANSE-007"),
        ),
        (
            "of another",
            &["--consumer", DIGDIR, "--samtykke-fra", "313367002"],
            ("ebevis", "310111643"),
            Some("samtykke_fra"),
            Some("RESTANSE-007"),
        ),
        (
            "consent",
            &["--consumer", DIGDIR, "--samtykke-fra", "310111643"],
            ("ebevis", "310111643"),
            None,
            None,
        ),
    ] {
        let token = line(&token(&data, made));
        let file = written(&folder, "token", &format!("Bearer {token}\n"));
        let output = explain(
            &data,
            &[&["--json"][..], &asked(&file, pakke, organisasjon)[..]].concat(),
        );
        let (checks, told, facts) = decided(&output);
        let (last, before) = checks.split_last().unwrap();
        assert!(
            before.iter().all(|(_, passed)| *passed),
            "{name}: {checks:?}"
        );
        assert_eq!(checks[0].0, "form", "{name}");
        assert_eq!((!last.1).then_some(last.0.as_str()), failed, "{name}");
        assert_eq!(told.as_str(), kode, "{name}");
        assert_eq!(
            output.status.code(),
            Some(if failed.is_some() { 3 } else { 0 }),
            "{name}"
        );
        assert!(fact(&facts, "exp").is_some(), "{name}: {facts}");
        // Who has not been verified is not told either.
        assert_eq!(
            fact(&facts, "consumer").is_some(),
            failed != Some("times"),
            "{name}"
        );
        for part in token.split('.') {
            let said = [&output.stdout, &output.stderr]
                .map(|said| String::from_utf8_lossy(said).into_owned());
            assert!(!said.concat().contains(part), "{name}");
        }
    }
}

#[test]
fn people_are_told_the_same() {
    let (folder, data) = left_behind();
    let file = written(
        &folder,
        "token",
        &line(&token(&data, &["--consumer", BRREG])),
    );
    let asked = asked(&file, "ebevis", "310111643");
    let output = explain(&data, &asked);
    let text = String::from_utf8(output.stdout).unwrap();
    for words in [
        "passed  signature ",
        "FAILED  rettighetspakke ",
        "rights package unknown or not granted to the consumer",
        "consumer                     974760673",
        "refused: 403 RESTANSE-005 \"Konsumenten har ikke tilgang til den oppgitte rettighetspakken\"",
    ] {
        assert!(text.contains(words), "no {words:?} in {text}");
    }
}

#[test]
fn it_can_be_asked_as_of_another_time() {
    let (folder, data) = left_behind();
    let file = written(
        &folder,
        "token",
        &line(&token(&data, &["--consumer", BRREG])),
    );
    let asked = [&["--json"][..], &asked(&file, "dibk", "310111643")[..]].concat();
    for (at, failed) in [
        ("2020-01-01T00:00:00Z", true),
        ("2100-01-01T00:00:00+01:00", true),
    ] {
        let output = explain(&data, &[&asked[..], &["--at", at]].concat());
        let (checks, _, _) = decided(&output);
        assert_eq!(
            checks.last().unwrap(),
            &("times".to_owned(), !failed),
            "{at}"
        );
    }
    assert_eq!(explain(&data, &asked).status.code(), Some(0));
    let output = explain(&data, &[&asked[..], &["--at", "yesterday"]].concat());
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_consent_of_altinn_2_is_explained_too() {
    let (folder, data) = left_behind();
    let file = written(
        &folder,
        "token",
        &line(&token(&data, &["--consumer", DIGDIR])),
    );
    let header = line(&on(
        &data,
        &["samtykketoken"],
        &["--fra", "310111643", "--til", DIGDIR],
    ));
    let header = written(&folder, "header", &header);
    let asked = [
        "--json",
        "--token",
        &file,
        "--altinn-samtykke",
        &header,
        "--rettighetspakke",
        "ebevis",
    ];
    for (organisation, failed) in [("310111643", None), ("313367002", Some("samtykke_fra"))] {
        let output = explain(
            &data,
            &[&asked[..], &["--organisasjonsnummer", organisation]].concat(),
        );
        let (checks, _, _) = decided(&output);
        let refused = checks.iter().find(|(_, passed)| !passed);
        assert_eq!(
            refused.map(|(check, _)| check.as_str()),
            failed,
            "{organisation}"
        );
        assert!(checks.iter().any(|(check, _)| check == "samtykke_signatur"));
    }
}

/// The configured service, whose issuer is nowhere.
#[test]
fn with_given_keys_the_configured_rules_are_asked_without_a_network() {
    let setup = Oppstart::with_issuer("https://issuer.invalid/").pakker(
        "[dibk]\nsamtykke = false\nhjemmel = 'lov'\nkonsumenter = ['974760673']\nfelter = ['forfaltOgUbetalt']\n\
         [ebevis]\nsamtykke = true\nkonsumenter = ['991825827']\nbetrodde = ['991825827']\n",
    );
    let folder = tempfile::tempdir().unwrap();
    let keys = written(
        &folder,
        "jwks.json",
        &json!({"keys": [KEY.jwk()]}).to_string(),
    );
    let config = setup.config_file();
    std::fs::write(&config, setup.config()).unwrap();
    let now = Timestamp::now();
    let explain = |token: &Token, pakke: &str, keys: &[&str]| {
        let file = written(&folder, "token", &token.sign());
        let mut command = restanser(folder.path(), &["explain", "--json", "--config"]);
        let asked = asked(&file, pakke, "310111643");
        run(command.arg(&config).args(asked).args(keys))
    };
    let given = ["--keys", keys.as_str()];
    let brreg = Token::new("https://issuer.invalid/", BRREG, now);
    let (_, told, facts) = decided(&explain(&brreg, "dibk", &given));
    assert_eq!(
        (told, fact(&facts, "felter")),
        (Value::Null, Some("forfaltOgUbetalt"))
    );
    // A trusted handler, by this configuration.
    let digdir = Token::new("https://issuer.invalid/", DIGDIR, now);
    let digdir = digdir.samtykke(&Samtykke::new("310111643", BRREG));
    assert_eq!(decided(&explain(&digdir, "ebevis", &given)).1, Value::Null);
    // Another issuer's token, and one whose key is not among the given.
    let other = Token::new("https://other.invalid/", BRREG, now);
    let (checks, told, _) = decided(&explain(&other, "dibk", &given));
    assert_eq!(
        (checks.last().unwrap().0.as_str(), told.as_str()),
        ("issuer", Some("RESTANSE-004"))
    );
}

#[test]
fn without_the_issuers_keys_nothing_is_decided() {
    let issuer = url(nobodys_address());
    let setup = Oppstart::with_issuer(&issuer)
        .pakker("[dibk]\nsamtykke = false\nhjemmel = 'lov'\nkonsumenter = ['974760673']\n");
    let config = setup.config_file();
    std::fs::write(&config, setup.config()).unwrap();
    let token = Token::new(&issuer, BRREG, Timestamp::now()).sign();
    let file = written(&setup.folder, "token", &token);
    let asked = asked(&file, "dibk", "310111643");
    let explain = |form: &[&str]| {
        let mut command = restanser(setup.folder.path(), &["explain", "--config"]);
        run(command.arg(&config).args(asked).args(form))
    };
    let output = explain(&["--json"]);
    assert_eq!(output.status.code(), Some(1));
    let decision: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(decision["told"]["kode"], "RESTANSE-002");
    let output = explain(&[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("cannot be decided: 500 RESTANSE-002"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    let (folder, data) = left_behind();
    let file = written(
        &folder,
        "token",
        &line(&token(&data, &["--consumer", BRREG])),
    );
    let empty = written(&folder, "empty", "\n");
    let large = written(&folder, "large", &"a".repeat(1024 * 1024 + 1));
    let asked = [
        "--rettighetspakke",
        "dibk",
        "--organisasjonsnummer",
        "310111643",
        "--token",
    ];
    for (token, words) in [
        ("/nowhere/token", &["--token", "No such file"][..]),
        (&empty, &["--token", "no token"]),
        (&large, &["--token", "1 MiB"]),
    ] {
        assert_failed(&explain(&data, &[&asked[..], &[token]].concat()), 1, words);
    }
    // The token itself where its file belongs.
    let token = line(&token(&data, &["--consumer", BRREG]));
    let output = explain(&data, &[&asked[..], &[&token]].concat());
    assert_failed(&output, 1, &["the file of --token"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(token.split('.').all(|part| !said.contains(part)), "{said}");
    let elsewhere = folder.path().join("elsewhere");
    let output = explain(&elsewhere, &[&asked[..], &[&file]].concat());
    assert_failed(&output, 1, &["no development issuer"]);
}

#[test]
fn what_is_explained_is_what_the_service_answers() {
    let (folder, data) = folder();
    let dev = Dev::start(&data);
    for (made, pakke, organisation) in [
        (&["--consumer", BRREG][..], "dibk", VIRKSOMHET),
        (&["--consumer", DIGDIR], "dibk", VIRKSOMHET),
        (&["--consumer", DIGDIR], "ebevis", VIRKSOMHET),
        (
            &["--consumer", BRREG, "--expires-in", "-1"],
            "dibk",
            VIRKSOMHET,
        ),
        (
            &["--consumer", BRREG, "--audience", "x"],
            "dibk",
            VIRKSOMHET,
        ),
        (&["--consumer", BRREG, "--kid", "x"], "dibk", VIRKSOMHET),
        (&["--consumer", BRREG], "dibk", "310111644"),
        (&["--consumer", BRREG], "dibk", "31011164"),
        (&["--consumer", BRREG], "dibk", "31011164x"),
        (&["--consumer", BRREG], "dibk", "x"),
    ] {
        let token = line(&token(&data, made));
        let request = Request::get(format!("/v2/{pakke}/{organisation}")).bearer(&token);
        let response = request.send(dev.address);
        let file = written(&folder, "token", &token);
        let asked = [&["--json"][..], &asked(&file, pakke, organisation)[..]].concat();
        let output = explain(&data, &asked);
        let decision: Value = serde_json::from_slice(&output.stdout).unwrap();
        let told = &decision["told"];
        if response.status == 200 {
            assert_eq!(told, &Value::Null, "{made:?}");
        } else {
            let expected = json!({"status": response.status, "kode": response.kode(), "melding": response.melding()});
            assert_eq!(told, &expected, "{made:?}");
        }
    }
}
