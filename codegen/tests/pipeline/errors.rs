//! What every error has in common, and answers that are not sent.

use crate::library::SECRET;
use crate::wire::{BOOK, Request, Server, good, request};

/// One request for every way to fail.
fn failures() -> Vec<(u16, Request)> {
    vec![
        (404, request("GET", "/ukjent")),
        (405, request("POST", BOOK)),
        (401, request("GET", BOOK)),
        (401, request("GET", BOOK).token("ukjent")),
        (403, request("GET", BOOK).token("skriv")),
        (400, request("GET", BOOK).token("les")),
        (409, good().scenario("refuse")),
        (500, good().scenario("wrong-answer")),
        (500, good().scenario("panic-handler")),
    ]
}

#[test]
fn every_error_is_in_the_documents_schema_in_the_negotiated_media_type() {
    let server = Server::start();
    for (status, request) in failures() {
        for (accept, expected) in [
            ("application/json", "application/json"),
            ("application/xml", "application/xml"),
            (
                "application/json;q=0.1, application/xml;q=0.2",
                "application/xml",
            ),
            // XML stands first for errors, JSON for answers.
            ("*/*", "application/xml"),
        ] {
            let answer = request.clone().accept(accept).send(&server);
            assert_eq!(answer.status, status);
            assert_eq!(answer.header("content-type"), Some(expected), "{status}");
            assert_eq!(answer.header("vary"), Some("Accept"), "{status}");
            assert_ne!(answer.error("melding"), "");
        }
    }
}

#[test]
fn without_accept_each_body_is_in_its_own_first_media_type() {
    let server = Server::start();
    let type_of = |request: Request| {
        let answer = request.send(&server);
        answer.header("content-type").unwrap().to_owned()
    };
    assert_eq!(type_of(request("GET", "/ukjent")), "application/xml");
    assert_eq!(type_of(good()), "application/json");
    assert_eq!(
        type_of(request("DELETE", BOOK).token("les")),
        "application/xml"
    );
}

#[test]
fn an_error_that_nothing_accepts_is_told_in_the_first_media_type() {
    let server = Server::start();
    for accept in ["text/html", "*/*;q=0", "tull"] {
        let answer = request("GET", "/ukjent").accept(accept).send(&server);
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("content-type"), Some("application/xml"));
    }
}

#[test]
fn only_401_has_a_challenge_and_only_405_says_what_is_allowed() {
    let server = Server::start();
    for (status, request) in failures() {
        let answer = request.send(&server);
        assert_eq!(answer.header("www-authenticate").is_some(), status == 401);
        assert_eq!(answer.header("allow").is_some(), status == 405);
    }
}

#[test]
fn an_answer_that_breaks_its_schema_is_not_sent() {
    let server = Server::start();
    for accept in ["application/json", "application/xml"] {
        let answer = good().scenario("wrong-answer").accept(accept).send(&server);
        assert_eq!(answer.status, 500);
        assert_eq!(answer.stages(), "begin authenticate handler error finish");
        assert!(answer.error("melding").contains("response body 'tittel'"));
        assert!(!format!("{answer:?}").contains(SECRET));
    }
}

#[test]
fn an_answer_that_xml_cannot_carry_is_sent_as_json_and_not_as_xml() {
    let server = Server::start();
    let answer = good()
        .scenario("no-xml")
        .accept("application/json")
        .send(&server);
    assert_eq!(answer.status, 200);
    let answer = good()
        .scenario("no-xml")
        .accept("application/xml")
        .send(&server);
    assert_eq!(answer.status, 500);
    assert!(answer.error("melding").contains("U+0001"));
    assert!(!format!("{answer:?}").contains(SECRET));
}

#[test]
fn an_error_that_breaks_its_schema_is_told_otherwise_or_not_at_all() {
    let server = Server::start();
    let answer = request("GET", "/ukjent")
        .scenario("wrong-first-error")
        .send(&server);
    assert_eq!(answer.status, 500);
    assert!(answer.error("melding").contains("response body 'kode'"));
    let answer = request("GET", "/ukjent")
        .scenario("wrong-error")
        .send(&server);
    assert_eq!((answer.status, answer.body.as_str()), (500, ""));
    assert_eq!(answer.stages(), "begin error error finish");
}
