//! Secrecy: who fails authentication learns nothing of the rest, who has no right to a package learns nothing of the
//! organisation, and nobody learns which packages there are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use felles::logg;
use felles::maskinporten::OTHER_KEY;
use felles::{
    BRREG, DIGDIR, INTET_FORFALT, Request, Response, Samtykke, Tjeneste, UKJENT, UTEN_TILGANG,
    VIRKSOMHET,
};

const KORRELASJONSID: &str = "123e4567-e89b-12d3-a456-426655440000";

/// Known and owing, known and not owing, unknown.
const ORGANISASJONER: [&str; 3] = [VIRKSOMHET, INTET_FORFALT, UKJENT];

/// Granted to somebody, unknown, and names that might upset something.
const PAKKER: [&str; 6] = ["dibk", "ebevis", "finnes-ikke", "DIBK", "%C3%A6", "dibk%20"];

/// All these requests get one and the same response, to the byte.
fn assert_all_alike(
    tjeneste: &Tjeneste,
    status: u16,
    kode: &str,
    requests: impl IntoIterator<Item = Request>,
) {
    let mut first: Option<Response> = None;
    for request in requests {
        let target = request.target.clone();
        let response = tjeneste
            .send(&request.header("Korrelasjonsid", KORRELASJONSID))
            .without_date();
        assert_eq!(
            (response.status, response.kode()),
            (status, kode.to_owned()),
            "{target}"
        );
        let first = first.get_or_insert_with(|| response.clone());
        assert_eq!(response, *first, "{target}");
    }
    assert!(first.is_some());
}

fn targets<'a>(
    pakker: &'a [&str],
    organisasjoner: &'a [&str],
) -> impl Iterator<Item = String> + 'a {
    pakker.iter().flat_map(move |pakke| {
        organisasjoner
            .iter()
            .map(move |organisasjon| format!("/v2/{pakke}/{organisasjon}"))
    })
}

#[test]
fn who_is_not_authenticated_learns_nothing() {
    let tjeneste = Tjeneste::start();
    let organisasjoner = [
        &ORGANISASJONER[..],
        &["310111644", "31011164", "abc", "%FF", "%00"],
    ]
    .concat();
    let wrong_key = OTHER_KEY.sign(&tjeneste.token(BRREG).claims);
    let expired = tjeneste.token(BRREG).expired().sign();
    for authorization in [
        None,
        Some("Basic abc"),
        Some("Bearer abc"),
        Some(&wrong_key),
        Some(&expired),
    ] {
        let requests = targets(&PAKKER, &organisasjoner).flat_map(|target| {
            let request = match authorization {
                Some(token) if token.contains(' ') => {
                    Request::get(target).header("Authorization", token)
                }
                Some(token) => Request::get(target).bearer(token),
                None => Request::get(target),
            };
            // Nor whether what it accepts, or its other headers, would do.
            let hostile = request
                .clone()
                .header("Accept", "text/html")
                .header("AltinnSamtykke", b"\xff");
            [request, hostile]
        });
        assert_all_alike(&tjeneste, 401, "RESTANSE-004", requests);
    }
}

#[test]
fn a_token_says_as_much_when_it_names_a_consumer_with_rights_as_when_not() {
    let tjeneste = Tjeneste::start();
    let requests = [BRREG, DIGDIR, UTEN_TILGANG].map(|consumer| {
        let token = OTHER_KEY.sign(&tjeneste.token(consumer).claims);
        Request::get("/v2/dibk/310111643").bearer(&token)
    });
    assert_all_alike(&tjeneste, 401, "RESTANSE-004", requests);
}

#[test]
fn without_the_scope_nothing_is_learnt() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste
        .token(BRREG)
        .with("scope", "skatteetaten:inntekt")
        .sign();
    let organisasjoner = [&ORGANISASJONER[..], &["310111644", "abc"]].concat();
    let requests =
        targets(&PAKKER, &organisasjoner).map(|target| Request::get(target).bearer(&token));
    assert_all_alike(&tjeneste, 403, "RESTANSE-005", requests);
}

#[test]
fn a_package_that_is_not_granted_and_one_that_does_not_exist_are_alike() {
    let tjeneste = Tjeneste::start();
    let nothing = tjeneste.token(UTEN_TILGANG).sign();
    let requests =
        targets(&PAKKER, &ORGANISASJONER).map(|target| Request::get(target).bearer(&nothing));
    assert_all_alike(&tjeneste, 403, "RESTANSE-005", requests);

    let dibk = tjeneste.token(BRREG).sign();
    let others = ["ebevis", "finnes-ikke", "DIBK", "%C3%A6", "dibk%20"];
    let requests =
        targets(&others, &ORGANISASJONER).map(|target| Request::get(target).bearer(&dibk));
    assert_all_alike(&tjeneste, 403, "RESTANSE-005", requests);
}

#[test]
fn without_consent_nothing_is_learnt_of_the_organisation() {
    let tjeneste = Tjeneste::start();
    let none = tjeneste.token(DIGDIR).sign();
    let requests =
        targets(&["ebevis"], &ORGANISASJONER).map(|target| Request::get(target).bearer(&none));
    assert_all_alike(&tjeneste, 403, "RESTANSE-007", requests);

    let other = tjeneste
        .token(DIGDIR)
        .samtykke(&Samtykke::new("266814275", DIGDIR))
        .sign();
    let requests =
        targets(&["ebevis"], &ORGANISASJONER).map(|target| Request::get(target).bearer(&other));
    assert_all_alike(&tjeneste, 403, "RESTANSE-007", requests);
}

#[test]
fn an_error_says_nothing_of_what_was_asked_for() {
    let tjeneste = Tjeneste::start();
    for target in [
        "dibk/310111643",
        "dibk/310000000",
        "dibk/310111644",
        "finnes-ikke/310111643",
        "dibk/x/y",
    ] {
        for consumer in [BRREG, UTEN_TILGANG] {
            let request = tjeneste
                .get(consumer, target)
                .header("Korrelasjonsid", KORRELASJONSID);
            let response = tjeneste.send(&request);
            if response.status != 200 {
                let said = [
                    "310111643",
                    "310000000",
                    "310111644",
                    "finnes-ikke",
                    consumer,
                ]
                .iter()
                .any(|word| response.text().contains(word));
                assert!(!said, "{}", response.text());
            }
        }
    }
}

/// The search of the log that all tests of the whole service stand under finds what it is to find, and nothing else.
#[test]
fn the_search_of_the_log_finds_secrets_and_no_chance_likeness() {
    logg::listen();
    let token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJqdGkiOiJ0aGUgc2VhcmNoIGl0c2VsZiJ9.c2lnbmF0dXJlLCB3aGljaCBpcyBub25l";
    logg::token(token);
    logg::organisation("310111644");
    logg::amount(987_654);
    for secret in [
        token,
        "value=Some(\"Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJ\")",
        "thGciOiJSUzI1NiIsImtpZCI6ImE",
        "authorization: eyJqdGkiOiJ0aGUgc2VhcmNoIGl0…",
        "c2lnbmF0dXJlLCB3aGljaCBpcyBub25l",
        "GET /v2/dibk/974760673 HTTP/1.1",
        "consumer=0192:974760673",
        "{\"organisasjonsnummer\":\"310111643\"}",
        "organisation 310111644 is unknown",
        "[310, 974760673]",
        "forfaltOgUbetalt\":133707}",
        "amount=987654",
        "params: [\"310111643\"]",
        "987654.00",
        "client_id=client-974760673-1",
        // Nobody's consumer, a consumer in another's place, and in other lines than that of its request.
        "INFO event message=request answered consumer=310111643",
        "INFO event message=request answered client=974760673 consumer=974760673",
        "INFO event message=token refused consumer=974760673",
    ] {
        assert!(logg::secret_in(secret).is_some(), "{secret}");
    }
    for innocent in [
        "2026-03-02T12:00:00.133707Z  INFO restanser_server: listening",
        "{\"timestamp\":\"2026-03-02T12:00:00.058552Z\",\"microseconds\":58552}",
        "microseconds=58552",
        "address=127.0.0.1:58552",
        "Url { host: Some(Ipv4(127.0.0.1)), port: Some(58552), path: \"/jwk\" }",
        "Instant { tv_sec: 12, tv_nsec: 974760673 }",
        "elapsed=0.974760673s",
        "korrelasjonsid=123e4567-e89b-12d3-a456-426614174000",
        "token=Token(97476067312)",
        "x974760673 974760673x a_58552 158552",
        "912345678 123456789",
        "INFO event consumer=974760673 status=200 message=request answered",
        "INFO request answered consumer=\"974760673\" status=200",
        "{\"message\":\"request answered\",\"consumer\":\"974760673\"}",
    ] {
        assert_eq!(logg::secret_in(innocent), None, "{innocent}");
    }
}
