//! Whether a request is taken on, and for how long: before and around all stages, in the documents' own errors.

use crate::wire::{BOOK, Server, good, request};

#[test]
fn what_is_not_taken_on_is_told_so_before_anything_is_looked_at() {
    let server = Server::start();
    for request in [
        good(),
        request("GET", BOOK).token("ukjent"),
        request("GET", "/ukjent"),
        request("BREW", BOOK),
    ] {
        let answer = request.scenario("refuse-admit").send(&server);
        assert_eq!(answer.status, 409);
        assert_eq!(answer.error("melding"), "handler");
        assert_eq!(answer.stages(), "begin error finish");
    }
}

#[test]
fn a_panic_there_is_an_error_of_one_request() {
    let server = Server::start();
    for (scenario, stages) in [
        ("panic-admit", "begin admit error finish"),
        ("panic-limit", "begin limit error finish"),
    ] {
        let mut stream = server.connect();
        let answer = good().scenario(scenario).send_on(&mut stream);
        assert_eq!(answer.status, 500);
        assert_eq!(answer.error("melding"), "panic");
        assert_eq!(answer.stages(), stages);
        assert_eq!(good().send_on(&mut stream).status, 200);
    }
}

#[test]
fn what_takes_too_long_is_dropped_wherever_it_waits() {
    let server = Server::start();
    for (scenario, stages) in [
        ("late-admit", "begin error finish"),
        ("late-handler", "begin authenticate handler error finish"),
    ] {
        let answer = good().scenario(scenario).send(&server);
        assert_eq!(answer.status, 503);
        assert_eq!(answer.error("melding"), "not answered within 1ms");
        assert_eq!(answer.stages(), stages);
    }
}
