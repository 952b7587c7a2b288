//! A panic is an error of one request: neither its connection nor the server ends with it.

use crate::wire::{Request, Server, good, request};

/// Sends `request` and then a good one on the same connection.
fn and_then_a_good_one(request: Request) -> (u16, String) {
    let server = Server::start();
    let mut stream = server.connect();
    let answer = request.send_on(&mut stream);
    assert_eq!(
        good().send_on(&mut stream).status,
        200,
        "the connection lives on"
    );
    assert_eq!(good().send(&server).status, 200, "the server lives on");
    (answer.status, answer.body)
}

#[test]
fn a_panic_in_a_stage_is_a_500_in_the_documents_schema() {
    let server = Server::start();
    for (request, stages) in [
        (
            good().scenario("panic-authenticate"),
            "begin authenticate error finish",
        ),
        (
            good().header("X-Antall", "13"),
            "begin authenticate error finish",
        ),
        (
            good().scenario("panic-handler"),
            "begin authenticate handler error finish",
        ),
    ] {
        let answer = request.clone().send(&server);
        assert_eq!(answer.status, 500);
        assert_eq!(answer.error("melding"), "panic");
        assert_eq!(answer.stages(), stages);
        assert_eq!(and_then_a_good_one(request).0, 500);
    }
}

#[test]
fn a_panic_in_the_first_or_last_word_is_an_empty_500() {
    for scenario in ["panic-begin", "panic-finish"] {
        let answer = and_then_a_good_one(good().scenario(scenario));
        assert_eq!(answer, (500, String::new()), "{scenario}");
    }
}

#[test]
fn a_panic_while_an_error_is_told_is_told_once_more_and_then_an_empty_500() {
    let answer = and_then_a_good_one(request("GET", "/ukjent").scenario("panic-error"));
    assert_eq!(answer, (500, String::new()));
    let server = Server::start();
    let answer = request("GET", "/ukjent")
        .scenario("panic-first-error")
        .send(&server);
    assert_eq!(answer.status, 500);
    assert_eq!(answer.error("melding"), "panic");
    assert_eq!(answer.stages(), "begin error error finish");
}
