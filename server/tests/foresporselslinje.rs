//! What is said of every request: its one line in the log, whom it comes from, and the headers of its answer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use felles::logg;
use felles::sperret::{Sperre, until};
use felles::{
    BRREG, Connection, DIGDIR, INTET_FORFALT, Oppsett, Request, Response, Tjeneste, UKJENT,
    UTEN_TILGANG, VIRKSOMHET,
};
use uuid::Uuid;

/// A service behind a proxy on this machine.
fn behind_a_proxy() -> Tjeneste {
    let oppsett = Oppsett::default()
        .server(|server| server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()]);
    oppsett.start()
}

/// The answer to a request, and the only line that the log has of it.
fn answer_and_line(tjeneste: &Tjeneste, request: Request) -> (Response, String) {
    let korrelasjonsid = Uuid::new_v4().to_string();
    let answer = tjeneste.send(&request.header("Korrelasjonsid", &korrelasjonsid));
    let lines = logg::lines_with(&korrelasjonsid);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].contains("message=request answered"), "{lines:#?}");
    (answer, lines[0].clone())
}

fn line(tjeneste: &Tjeneste, request: Request) -> String {
    answer_and_line(tjeneste, request).1
}

/// The value of a field, up to the decision: that has names of its own, and they say nothing.
fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let own = line.split(" decision=").next()?;
    own.split(' ')
        .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
}

#[test]
fn the_line_says_who_asked_with_what_and_what_became_of_it() {
    let tjeneste = Tjeneste::start();
    let line = line(&tjeneste, tjeneste.get(BRREG, "dibk/310111643"));
    assert_eq!(field(&line, "consumer"), Some(BRREG));
    assert_eq!(field(&line, "rettighetspakke"), Some("dibk"));
    assert_eq!(field(&line, "status"), Some("200"));
    assert_eq!(field(&line, "kode"), None);
    assert_eq!(field(&line, "client"), Some("127.0.0.1"));
    assert!(field(&line, "microseconds").unwrap().parse::<u64>().is_ok());
    assert!(line.starts_with("INFO "), "{line}");
}

#[test]
fn a_refusal_and_its_reason_are_in_the_same_line() {
    let tjeneste = Tjeneste::start();
    for (request, kode, konsument) in [
        (
            tjeneste.get(BRREG, &format!("dibk/{UKJENT}")),
            "RESTANSE-008",
            Some(BRREG),
        ),
        (
            tjeneste.get(DIGDIR, &format!("dibk/{VIRKSOMHET}")),
            "RESTANSE-005",
            Some(DIGDIR),
        ),
        (tjeneste.get(BRREG, "dibk/x"), "RESTANSE-006", Some(BRREG)),
        (Request::get("/v2/dibk/310111643"), "RESTANSE-004", None),
    ] {
        let line = line(&tjeneste, request);
        assert_eq!(field(&line, "kode"), Some(kode), "{line}");
        assert_eq!(field(&line, "rettighetspakke"), Some("dibk"), "{line}");
        assert_eq!(field(&line, "consumer"), konsument, "{line}");
        assert!(line.contains(" reason="), "{line}");
        assert!(line.starts_with("INFO "), "{line}");
    }
}

/// The search that every line goes through ends this test binary when an organisation is named that is no configured
/// consumer.
#[test]
fn nobody_is_named_who_is_not_configured_and_no_package_that_is_not() {
    let tjeneste = Tjeneste::start();
    for request in [
        tjeneste.get(UTEN_TILGANG, &format!("dibk/{VIRKSOMHET}")),
        // A subject among the consumers is none here.
        tjeneste.get(UTEN_TILGANG, &format!("dibk/{BRREG}")),
        Request::get(format!("/v2/dibk/{BRREG}")),
    ] {
        let line = line(&tjeneste, request);
        assert_eq!(field(&line, "consumer"), None, "{line}");
        assert_eq!(field(&line, "rettighetspakke"), Some("dibk"), "{line}");
    }
    for pakke in ["finnes-ikke", "DIBK", "974760673", "dibk%20"] {
        let line = line(
            &tjeneste,
            tjeneste.get(BRREG, &format!("{pakke}/{INTET_FORFALT}")),
        );
        assert_eq!(field(&line, "rettighetspakke"), None, "{line}");
    }
    // Of a token that does not hold, nobody is known.
    let forged = felles::maskinporten::OTHER_KEY.sign(&tjeneste.token(BRREG).claims);
    let line = line(
        &tjeneste,
        Request::get("/v2/dibk/310111643").bearer(&forged),
    );
    assert_eq!(field(&line, "consumer"), None, "{line}");
}

#[test]
fn who_goes_away_leaves_a_line() {
    let sperre = Sperre::lukket();
    let tjeneste = Oppsett::default().kilde(sperre.kilde()).start();
    let korrelasjonsid = Uuid::new_v4().to_string();
    let request = tjeneste.get(BRREG, "dibk/310111643");
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(&request.header("Korrelasjonsid", &korrelasjonsid).bytes());
    until(|| sperre.asked() == 1);
    assert!(logg::lines_with(&korrelasjonsid).is_empty());
    drop(connection);
    until(|| !logg::lines_with(&korrelasjonsid).is_empty());
    let lines = logg::lines_with(&korrelasjonsid);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].contains("message=request abandoned"), "{lines:#?}");
    assert_eq!(field(&lines[0], "consumer"), Some(BRREG));
    assert_eq!(field(&lines[0], "status"), None);
}

#[test]
fn the_client_is_who_the_trusted_proxy_says_and_nobody_else_is_believed() {
    let direct = Tjeneste::start();
    let proxied = behind_a_proxy();
    for (header, value) in [
        ("X-Forwarded-For", "198.51.100.7, 192.0.2.60"),
        ("Forwarded", "for=198.51.100.7, for=\"192.0.2.60:4711\""),
    ] {
        for (tjeneste, client) in [(&direct, "127.0.0.1"), (&proxied, "192.0.2.60")] {
            let request = tjeneste.get(BRREG, "dibk/310111643").header(header, value);
            let line = line(tjeneste, request);
            assert_eq!(field(&line, "client"), Some(client), "{line}");
        }
    }
}

#[test]
fn every_answer_is_for_nobody_else_and_is_no_page() {
    let tjeneste = Tjeneste::start();
    for (request, status) in [
        (tjeneste.get(BRREG, "dibk/310111643"), 200),
        (tjeneste.get(UTEN_TILGANG, "dibk/310111643"), 403),
        (Request::get("/v2/dibk/310111643"), 401),
        (Request::get("/annet"), 404),
        (Request::new("DELETE", "/v2/dibk/310111643"), 405),
    ] {
        let answer = tjeneste.send(&request);
        assert_eq!(answer.status, status);
        for (name, value) in [
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            (
                "Content-Security-Policy",
                "default-src 'none'; frame-ancestors 'none'",
            ),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{status} {name}");
        }
        for name in [
            "Strict-Transport-Security",
            "Server",
            "Access-Control-Allow-Origin",
        ] {
            assert_eq!(answer.header(name), None, "{status}");
        }
    }
}

#[test]
fn who_asked_over_tls_is_to_stay_with_it() {
    let hsts = |tjeneste: &Tjeneste, scheme| {
        let request = tjeneste
            .get(BRREG, "dibk/310111643")
            .header("X-Forwarded-For", "192.0.2.60")
            .header("X-Forwarded-Proto", scheme);
        let (answer, _) = answer_and_line(tjeneste, request);
        answer
            .header("Strict-Transport-Security")
            .map(str::to_owned)
    };
    let proxied = behind_a_proxy();
    assert_eq!(hsts(&proxied, "https").as_deref(), Some("max-age=31536000"));
    assert_eq!(hsts(&proxied, "http"), None);
    assert_eq!(hsts(&Tjeneste::start(), "https"), None);
}

/// Who sends what is no request is the one to be found.
#[test]
fn what_makes_no_request_has_a_line_that_says_whom_it_came_from() {
    let oppsett = Oppsett::default().server(|server| server.head_seconds = 1.try_into().unwrap());
    let tjeneste = oppsett.start();
    let large = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "a".repeat(70_000));
    for (sent, status) in [
        ("nonsense\r\n\r\n", "400"),
        ("GET /v2/", "408"),
        (&large, "431"),
    ] {
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(sent.as_bytes());
        let answer = connection.read();
        let lines = logg::lines_with(answer.header("Korrelasjonsid").unwrap());
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert_eq!(field(&lines[0], "status"), Some(status));
        assert_eq!(field(&lines[0], "client"), Some("127.0.0.1"));
    }
}
