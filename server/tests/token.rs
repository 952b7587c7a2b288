//! `restanser token` prints one token, which is what its options say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use felles::dev::{Dev, assert_failed, folder, line, token};
use felles::{BRREG, Request};

#[test]
fn token_prints_one_token_and_nothing_else() {
    let (_folder, data) = folder();
    let _dev = Dev::start(&data);
    let output = token(&data, &["--consumer", BRREG]);
    let token = line(&output);
    assert_eq!(token.split('.').count(), 3);
    let is_token = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    assert!(token.chars().all(is_token), "{token}");
    assert_eq!(output.stderr, b"");
}

#[test]
fn each_option_of_token_does_what_it_says() {
    let (_folder, data) = folder();
    let dev = Dev::start(&data);
    let own = ["--samtykke-fra", "310111643"];
    for (path, arguments, kode) in [
        ("dibk", &["--consumer", "974760673"][..], "200"),
        ("dibk", &["--consumer", "974761076"], "200"),
        ("dibk", &["--consumer", "991825827"], "RESTANSE-005"),
        ("ebevis", &["--consumer", "974760673"], "RESTANSE-005"),
        (
            "dibk",
            &["--consumer", "974760673", "--scope", "skatteetaten:inntekt"],
            "RESTANSE-005",
        ),
        (
            "dibk",
            &[
                "--consumer",
                "974760673",
                "--scope",
                "a:b",
                "--scope",
                "skatteetaten:restanser",
            ],
            "200",
        ),
        (
            "dibk",
            &["--consumer", "974760673", "--expires-in", "-1"],
            "RESTANSE-004",
        ),
        (
            "dibk",
            &["--consumer", "974760673", "--supplier", "991825827"],
            "200",
        ),
        ("ebevis", &["--consumer", "991825827"], "RESTANSE-007"),
        (
            "ebevis",
            &["--consumer", "991825827", own[0], own[1]],
            "200",
        ),
        (
            "ebevis",
            &["--consumer", "974761076", own[0], own[1]],
            "200",
        ),
        (
            "ebevis",
            &["--consumer", "991825827", own[0], "313367002"],
            "RESTANSE-007",
        ),
        (
            "ebevis",
            &[
                "--consumer",
                "991825827",
                own[0],
                own[1],
                "--samtykke-til",
                "974761076",
            ],
            "RESTANSE-007",
        ),
        (
            "ebevis",
            &[
                "--consumer",
                "991825827",
                own[0],
                own[1],
                "--samtykke-ressurs",
                "annet",
            ],
            "RESTANSE-007",
        ),
        (
            "ebevis",
            &[
                "--consumer",
                "991825827",
                own[0],
                own[1],
                "--samtykke-gyldig-i",
                "-1",
            ],
            "RESTANSE-007",
        ),
        (
            "ebevis",
            &[
                "--consumer",
                "991825827",
                own[0],
                own[1],
                "--samtykke-gyldig-i",
                "600",
            ],
            "200",
        ),
    ] {
        let token = line(&token(&data, arguments));
        let response = Request::get(format!("/v2/{path}/310111643"))
            .bearer(&token)
            .send(dev.address);
        assert_eq!(response.kode(), kode, "{arguments:?}: {response:?}");
    }
}

#[test]
fn without_an_issuer_there_is_no_token() {
    let (_folder, data) = folder();
    assert_failed(
        &token(&data, &["--consumer", BRREG]),
        1,
        &["restanser: ", "restanser dev", "data"],
    );
    assert!(!data.exists());
}
