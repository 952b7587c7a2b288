//! Requests that nobody sends in good faith: each gets what its plain reading deserves, and none gets more.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::thread;

use felles::{
    BRREG, Connection, DIGDIR, INTET_FORFALT, Request, Response, Tjeneste, UKJENT, UTEN_TILGANG,
    VIRKSOMHET,
};

const ANSWERED: &str = "200";

#[test]
fn a_path_means_what_it_says_and_nothing_is_tidied_up() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste.token(BRREG).sign();
    for (target, kode) in [
        // Slashes are what they are.
        ("/v2/dibk/310111643/", "RESTANSE-003"),
        ("//v2/dibk/310111643", "RESTANSE-003"),
        ("/v2//dibk/310111643", "RESTANSE-003"),
        ("/v2/dibk//310111643", "RESTANSE-003"),
        ("/v2//310111643", "RESTANSE-003"),
        ("/v2/dibk/", "RESTANSE-003"),
        ("/v2/dibk\\310111643", "RESTANSE-003"),
        // An encoded slash divides nothing.
        ("/v2/dibk%2F310111643", "RESTANSE-003"),
        ("/v2%2Fdibk/310111643", "RESTANSE-003"),
        ("/v2/x%2Fdibk/310111643", "RESTANSE-005"),
        ("/v2/dibk%2F/310111643", "RESTANSE-005"),
        ("/v2/dibk/310111643%2F", "RESTANSE-006"),
        ("/v2/dibk/x%2F310111643", "RESTANSE-006"),
        // Dots lead nowhere, encoded or not.
        ("/v2/dibk/../dibk/310111643", "RESTANSE-003"),
        ("/v2/./dibk/310111643", "RESTANSE-003"),
        ("/v2/../310111643", "RESTANSE-005"),
        ("/v2/%2e%2e/310111643", "RESTANSE-005"),
        ("/v2/dibk/..", "RESTANSE-006"),
        ("/v2/dibk/%2E%2E", "RESTANSE-006"),
        // Decoded once, and not twice.
        ("/v2/%64ibk/%3310111643", ANSWERED),
        ("/v2/%2564ibk/310111643", "RESTANSE-005"),
        ("/v2/%%36%34ibk/310111643", "RESTANSE-005"),
        ("/v2/dibk/%25%33310111643", "RESTANSE-006"),
        // Names are letter for letter.
        ("/v2/DIBK/310111643", "RESTANSE-005"),
        ("/v2/dibk;v=1/310111643", "RESTANSE-005"),
        ("/v2/dibk%20/310111643", "RESTANSE-005"),
        ("/v2/dibk%00/310111643", "RESTANSE-005"),
        ("/v2/dibk%0d%0aSet-Cookie:x/310111643", "RESTANSE-005"),
        ("/v2/%C3%A6%C3%B8%C3%A5/310111643", "RESTANSE-005"),
        ("/v2/%F0%9F%92%B0/310111643", "RESTANSE-005"),
        ("/v2/%/310111643", "RESTANSE-005"),
        ("/v2/%zz/310111643", "RESTANSE-005"),
        ("/v2/{rettighetspakke}/310111643", "RESTANSE-005"),
        ("/v2/dibk/310111643%20", "RESTANSE-006"),
        ("/v2/dibk/310111643%00", "RESTANSE-006"),
        ("/v2/dibk/310111643;x", "RESTANSE-006"),
        ("/v2/dibk/+310111643", "RESTANSE-006"),
        ("/v2/dibk/%EF%BC%93%EF%BC%91%EF%BC%90111643", "RESTANSE-006"),
        ("/v2/dibk/310111643'%20OR%201=1", "RESTANSE-006"),
        ("/v2/dibk/*", "RESTANSE-006"),
        // A query is nothing to us.
        ("/v2/dibk/310111643?", ANSWERED),
        ("/v2/dibk/310111643?/x/y", ANSWERED),
        ("/v2/dibk/310111643?organisasjonsnummer=313367002", ANSWERED),
        ("/v2/dibk?/310111643", "RESTANSE-003"),
        // The absolute form is the same address (RFC 9112, section 3.2.2).
        ("http://example.org/v2/dibk/310111643", ANSWERED),
        (
            "http://user:pass@example.org:99/v2/dibk/310111643",
            ANSWERED,
        ),
        ("*", "RESTANSE-003"),
    ] {
        let response = tjeneste.send(&Request::get(target).bearer(&token));
        assert_eq!(response.kode(), kode, "{target}: {response:?}");
        if kode == ANSWERED {
            assert_eq!(
                response.json()["forespurteOrganisasjon"],
                VIRKSOMHET,
                "{target}"
            );
        }
    }
}

#[test]
fn a_path_that_is_not_utf8_is_no_package_and_no_organisation() {
    let tjeneste = Tjeneste::start();
    for path in ["dibk/%FF%FE0111643", "%FF/310111643"] {
        let response = tjeneste.ask(BRREG, path);
        assert_eq!(response.kode(), "RESTANSE-006");
        assert!(response.melding().contains("UTF-8"), "{response:?}");
    }
}

#[test]
fn a_long_path_is_refused_as_a_short_one() {
    let tjeneste = Tjeneste::start();
    let long = "1".repeat(30_000);
    assert_eq!(
        tjeneste.ask(BRREG, &format!("dibk/{long}")).kode(),
        "RESTANSE-006"
    );
    assert_eq!(
        tjeneste.ask(BRREG, &format!("{long}/310111643")).kode(),
        "RESTANSE-005"
    );
    assert_eq!(
        tjeneste.ask(BRREG, &"x/".repeat(10_000)).kode(),
        "RESTANSE-003"
    );
}

#[test]
fn hostile_headers_get_no_more_than_others() {
    let tjeneste = Tjeneste::start();
    let long = "a".repeat(20_000);
    for (name, value, kode) in [
        ("X-Long", long.as_bytes(), ANSWERED),
        ("X-Original-URL", b"/v2/dibk/313367002", ANSWERED),
        ("X-Forwarded-Prefix", b"/v2/ebevis", ANSWERED),
        ("X-HTTP-Method-Override", b"DELETE", ANSWERED),
        ("Range", b"bytes=0-1", ANSWERED),
        ("If-None-Match", b"*", ANSWERED),
        ("Accept-Encoding", b"gzip, br", ANSWERED),
        ("AltinnSamtykke", b"abc", ANSWERED),
        ("AltinnSamtykke", b"\xff", "RESTANSE-006"),
        ("Korrelasjonsid", b"\xff", "RESTANSE-006"),
        ("Korrelasjonsid", long.as_bytes(), "RESTANSE-006"),
        ("Korrelasjonsid", b"", "RESTANSE-006"),
        ("Authorization", b"", "RESTANSE-004"),
        ("Authorization", b"\xff", "RESTANSE-004"),
        ("Authorization", b"Basic YTpi", "RESTANSE-004"),
        ("Accept", b"application/json, \xff", "RESTANSE-009"),
        ("Accept", b"application/json;q=5", "RESTANSE-009"),
        ("Accept", b",,,", "RESTANSE-009"),
    ] {
        let response = tjeneste.send(&tjeneste.get(BRREG, "dibk/310111643").header(name, value));
        assert_eq!(response.kode(), kode, "{name}: {response:?}");
        assert_eq!(response.header("Content-Encoding"), None);
    }
}

#[test]
fn a_token_may_be_long_but_not_boundless() {
    let tjeneste = Tjeneste::start();
    for (length, melding) in [(10_000, "ugyldig format"), (40_000, "for stort")] {
        let token = format!("aa.{}.cc", "a".repeat(length));
        let response = tjeneste.send(&Request::get("/v2/dibk/310111643").bearer(&token));
        assert_eq!(
            (response.status, response.kode().as_str()),
            (401, "RESTANSE-004")
        );
        assert!(response.melding().contains(melding), "{response:?}");
    }
}

/// What is no HTTP never reaches the service, and no data comes of it.
#[test]
fn what_is_no_http_request_is_refused_and_the_connection_closed() {
    let tjeneste = Tjeneste::start();
    let sound = tjeneste.get(BRREG, "dibk/310111643").bytes();
    let with = |from: &str, to: &[u8]| {
        let text = String::from_utf8(sound.clone()).unwrap();
        let (before, after) = text.split_once(from).unwrap();
        [before.as_bytes(), to, after.as_bytes()].concat()
    };
    for bytes in [
        with("/v2/dibk", b"/v2/\xe6"),
        with("/v2/dibk", b"v2/dibk"),
        with("HTTP/1.1", b"HTTP/2.0"),
        with(" HTTP/1.1", b""),
        with("Host: localhost\r\n", b""),
        with("Host: ", b"Host : "),
        with("Host: ", b"X: a\0b\r\nHost: "),
        with(
            "Host: ",
            b"Accept: text/html,\r\n application/json\r\nHost: ",
        ),
        with(
            "Host: ",
            b"Content-Length: 4\r\nContent-Length: 5\r\nHost: ",
        ),
        with(
            "Host: ",
            b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\nHost: ",
        ),
        with("Host: ", b"Content-Length: -1\r\nHost: "),
        with("Host: ", "X: a\r\n".repeat(500).as_bytes()),
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\n\r\n".to_vec(),
    ] {
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(&bytes);
        let answer = connection.read_to_end();
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
        assert!(answer.contains(r#"{"kode":"RESTANSE-006""#), "{answer}");
        assert!(!answer.contains("restanser"), "{answer}");
    }
    assert!(tjeneste.utleveringer().is_empty());
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
}

#[test]
fn head_is_refused_without_a_body_and_the_connection_stays_in_step() {
    let tjeneste = Tjeneste::start();
    let get = tjeneste.get(BRREG, "dibk/310111643");
    let head = Request {
        method: "HEAD".to_owned(),
        ..get.clone()
    };
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(&head.bytes());
    let refused = connection.read_answer_to("HEAD");
    assert_eq!(
        (refused.status, refused.header("Allow")),
        (405, Some("GET"))
    );
    connection.write(&get.bytes());
    assert_eq!(connection.read().status, 200);
}

#[test]
fn pipelined_requests_are_answered_in_their_order_each_by_its_own_token() {
    let tjeneste = Tjeneste::start();
    let requests = [
        (tjeneste.get(BRREG, "dibk/310111643"), ANSWERED),
        (Request::get("/v2/dibk/310111643"), "RESTANSE-004"),
        (tjeneste.get(UTEN_TILGANG, "dibk/310111643"), "RESTANSE-005"),
        (tjeneste.get(DIGDIR, "ebevis/310111643"), "RESTANSE-007"),
        (tjeneste.get(BRREG, "dibk/313367002"), ANSWERED),
    ];
    let bytes: Vec<u8> = requests
        .iter()
        .flat_map(|(request, _)| request.bytes())
        .collect();
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(&bytes);
    let answers: Vec<Response> = requests.iter().map(|_| connection.read()).collect();
    for (answer, (_, kode)) in answers.iter().zip(&requests) {
        assert_eq!(answer.kode(), *kode);
    }
    assert_eq!(answers[0].json()["forespurteOrganisasjon"], VIRKSOMHET);
    assert_eq!(answers[4].json()["forespurteOrganisasjon"], INTET_FORFALT);
}

#[test]
fn a_body_is_passed_over_and_is_no_request() {
    let tjeneste = Tjeneste::start();
    let inner = tjeneste.get(BRREG, "dibk/310111643").bytes();
    let length = inner.len().to_string();
    let outer = Request::get("/v2/dibk/310111643").header("Content-Length", length);
    let next = tjeneste
        .get(BRREG, "dibk/313367002")
        .header("Connection", "close");
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(&[outer.bytes(), inner, next.bytes()].concat());
    assert_eq!(connection.read().kode(), "RESTANSE-004");
    // What follows is the answer to the next request, or the end.
    let rest = connection.read_to_end();
    let rest = String::from_utf8_lossy(&rest);
    assert!(rest.is_empty() || rest.contains(INTET_FORFALT), "{rest}");
    assert!(!rest.contains(VIRKSOMHET), "{rest}");
    assert!(
        tjeneste
            .utleveringer()
            .iter()
            .all(|record| record["organisasjonsnummer"] != VIRKSOMHET)
    );
}

#[test]
fn http_1_0_is_answered() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste.token(BRREG).sign();
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(
        format!("GET /v2/dibk/310111643 HTTP/1.0\r\nAuthorization: Bearer {token}\r\n\r\n")
            .as_bytes(),
    );
    let response = connection.read();
    assert_eq!(response.json()["forespurteOrganisasjon"], VIRKSOMHET);
    assert_eq!(connection.read_to_end(), b"");
}

#[test]
fn a_hundred_at_a_time_get_each_their_own() {
    let tjeneste = Tjeneste::start();
    let kinds: [(Request, u16, &str); 8] = [
        (tjeneste.get(BRREG, "dibk/310111643"), 200, "133707"),
        (tjeneste.get(BRREG, "dibk/314961900"), 200, "128291"),
        (
            tjeneste
                .get(BRREG, "dibk/310111643")
                .header("Accept", "application/xml"),
            200,
            "<?xml",
        ),
        (Request::get("/v2/dibk/310111643"), 401, "RESTANSE-004"),
        (
            tjeneste.get(UTEN_TILGANG, "dibk/310111643"),
            403,
            "RESTANSE-005",
        ),
        (
            tjeneste
                .get(BRREG, "dibk/310111644")
                .header("Accept", "application/xml"),
            400,
            "<kode>RESTANSE-006",
        ),
        (
            tjeneste.get(BRREG, &format!("dibk/{UKJENT}")),
            404,
            "RESTANSE-008",
        ),
        (tjeneste.get(BRREG, "x"), 404, "RESTANSE-003"),
    ];
    thread::scope(|scope| {
        for index in 0..104 {
            let (request, status, word) = &kinds[index % kinds.len()];
            let id = uuid::Uuid::new_v4().to_string();
            let adresse = tjeneste.adresse;
            scope.spawn(move || {
                let response = request.clone().header("Korrelasjonsid", &id).send(adresse);
                assert_eq!(response.status, *status);
                assert!(response.text().contains(word), "{response:?}");
                assert_eq!(response.header("Korrelasjonsid"), Some(id.as_str()));
            });
        }
    });
    assert_eq!(tjeneste.utleveringer().len(), 3 * 13);
}
