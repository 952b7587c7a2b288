//! The stages, and their order: each request below has every later fault too.

use crate::wire::{BOOK, Request, Server, good, request};

/// Breaks whatever can be broken behind the router.
fn broken_from_here(request: Request) -> Request {
    request
        .header("Korrelasjonsid", "x")
        .header("type", "x")
        .scenario("wrong-answer")
}

#[test]
fn a_path_that_is_not_described_is_404_whatever_else_is_wrong() {
    let server = Server::start();
    for path in [
        "/ukjent",
        "",
        "/boeker",
        "/boeker/",
        "/boeker/a/b",
        "//",
        "/BOEKER/1",
    ] {
        for method in ["GET", "POST", "OPTIONS"] {
            let answer = broken_from_here(request(method, path)).send(&server);
            assert_eq!(answer.status, 404, "{method} {path}");
            assert_eq!(answer.stages(), "begin error finish");
            assert_eq!(answer.error("melding"), "no such path");
        }
    }
}

#[test]
fn a_method_that_is_not_described_is_405_with_all_that_are() {
    let server = Server::start();
    for (path, allowed) in [
        (BOOK, "GET, PUT, DELETE"),
        ("/hyller/a/1/b/", "POST, PATCH"),
        ("/", "GET"),
    ] {
        for method in ["OPTIONS", "TRACE", "BREW"] {
            let answer = broken_from_here(request(method, path)).send(&server);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), Some(allowed));
            assert_eq!(answer.stages(), "begin error finish");
            assert!(answer.error("melding").contains(allowed));
        }
    }
}

#[test]
fn head_is_405_without_a_body() {
    let server = Server::start();
    let answer = request("HEAD", BOOK).token("les").send(&server);
    assert_eq!(answer.status, 405);
    assert_eq!(answer.header("allow"), Some("GET, PUT, DELETE"));
    assert_eq!(answer.body, "");
}

#[test]
fn credentials_come_before_everything_of_the_operation() {
    let server = Server::start();
    for value in [None, Some("Basic YTpi"), Some("Bearer"), Some("Bearer a b")] {
        let mut request = broken_from_here(request("GET", BOOK)).accept("text/html");
        if let Some(value) = value {
            request = request.header("Authorization", value);
        }
        let answer = request.send(&server);
        assert_eq!(answer.status, 401, "{value:?}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        assert_eq!(answer.stages(), "begin error finish");
    }
    let answer = broken_from_here(request("GET", BOOK).token("ukjent"))
        .accept("text/html")
        .send(&server);
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    assert_eq!(answer.stages(), "begin authenticate error finish");
}

#[test]
fn scopes_come_next_and_are_the_operations_own() {
    let server = Server::start();
    let with = |method, token| {
        broken_from_here(request(method, BOOK).token(token))
            .accept("text/html")
            .send(&server)
    };
    let answer = with("GET", "skriv");
    assert_eq!(answer.status, 403);
    assert_eq!(answer.header("www-authenticate"), None);
    assert_eq!(answer.stages(), "begin authenticate error finish");
    assert_eq!(answer.error("melding"), "missing scopes: bibliotek:les");
    let answer = with("PUT", "ingen");
    assert_eq!(
        answer.error("melding"),
        "missing scopes: bibliotek:skriv bibliotek:les"
    );
    assert_eq!(with("PUT", "skriv.les").status, 406);
    assert_eq!(with("DELETE", "ingen").status, 406);
}

#[test]
fn accept_comes_before_parameters() {
    let server = Server::start();
    let broken = || broken_from_here(request("GET", BOOK).token("les"));
    for accept in [
        "text/html",
        "application/json;q=0",
        "application/problem+json",
        "tull",
    ] {
        let answer = broken().accept(accept).send(&server);
        assert_eq!(answer.status, 406, "{accept}");
        assert_eq!(answer.stages(), "begin authenticate error finish");
    }
    assert_eq!(broken().accept("application/xml").send(&server).status, 400);
}

#[test]
fn every_violation_of_the_document_and_of_the_implementation_is_told_at_once() {
    let server = Server::start();
    let answer = request("GET", "/boeker/123")
        .token("les")
        .header("Korrelasjonsid", "x")
        .header("X-Antall", "101")
        .header("type", "A")
        .send(&server);
    assert_eq!(answer.status, 400);
    assert_eq!(answer.stages(), "begin authenticate error finish");
    let told = answer.error("melding");
    for expected in [
        "path parameter 'isbn': Length",
        "path parameter 'isbn': Pattern",
        "header 'Korrelasjonsid': Uuid",
        "header 'type': Length",
        "header 'type': Pattern",
        "header 'X-Antall': Custom(\"at most 100\")",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
}

#[test]
fn a_good_request_runs_every_stage_once() {
    let server = Server::start();
    let answer = good().send(&server);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.stages(), "begin authenticate handler finish");
    let answer = good().scenario("refuse").send(&server);
    assert_eq!(answer.status, 409);
    assert_eq!(answer.stages(), "begin authenticate handler error finish");
}

#[test]
fn each_documented_status_is_sent_as_it_is() {
    let server = Server::start();
    for (scenario, status) in [("", 200), ("created", 201), ("207", 207)] {
        let answer = request("PUT", BOOK)
            .token("skriv.les")
            .scenario(scenario)
            .send(&server);
        assert_eq!(
            (answer.status, answer.stages()),
            (status, "begin authenticate handler finish")
        );
    }
}

#[test]
fn the_service_is_told_which_operation_a_request_is_for_whatever_becomes_of_it() {
    let server = Server::start();
    for (request, status, operation) in [
        (good(), 200, "hentBok"),
        (request("GET", BOOK), 401, "hentBok"),
        (request("BREW", BOOK), 405, "none"),
        (request("GET", "/ukjent"), 404, "none"),
    ] {
        let answer = request.send(&server);
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("operation"), Some(operation));
    }
}
