//! Registries that misbehave: each way has its own text, and the tree is as it was.

use std::time::{Duration, Instant};

use crate::stand_in::{Behaviour, Registry};
use crate::support::{Ended, PINNED, Workspace, compatible};

fn registry() -> Registry {
    let registry = Registry::start();
    registry.publish("1.1.0", PINNED);
    registry.publish("1.2.0", &compatible());
    registry
}

/// Fetches from a registry that behaves like this; the tree is as it was.
fn fetch(behaviour: &[Behaviour], more: &[&str], code: i32) -> (Ended, Registry) {
    let registry = registry();
    registry.behave(behaviour);
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let mut arguments = vec!["fetch", "--accept-breaking"];
    arguments.extend(more);
    let ended = workspace.run(&arguments).expect(code);
    assert!(workspace.tree() == before, "the tree changed");
    workspace.run(&["regen", "--check"]).expect(0);
    (ended, registry)
}

/// The text, after as many downloads.
fn refused(behaviour: Behaviour, more: &[&str], code: i32, text: &str, downloads: usize) {
    let (ended, registry) = fetch(&[behaviour], more, code);
    assert!(ended.err.contains(text), "{}", ended.err);
    assert_eq!(registry.downloads().len(), downloads, "{text}");
}

const HTML: &[u8] = b"<!DOCTYPE html><html><body>Log in</body></html>";

fn yaml(text: impl Into<Vec<u8>>) -> Behaviour {
    Behaviour::Body("application/yaml", text.into())
}

#[test]
fn html_instead_of_a_document() {
    let page = |media_type| Behaviour::Body(media_type, HTML.to_vec());
    refused(
        page("text/html; charset=utf-8"),
        &[],
        3,
        "is an HTML page",
        1,
    );
    refused(page("application/yaml"), &[], 3, "is an HTML page", 1);
    let commented = "\u{feff}<!-- proxy --><html></html>";
    refused(yaml(commented), &[], 3, "is an HTML page", 1);
}

#[test]
fn wrong_content_type() {
    let image = Behaviour::Body("image/png", compatible().into_bytes());
    refused(
        image,
        &[],
        3,
        "has Content-Type \"image/png\", expected application/yaml",
        1,
    );
    refused(Behaviour::NoContentType, &[], 3, "has Content-Type \"\"", 1);
    let json = Behaviour::Body("application/json", b"{}".to_vec());
    refused(json, &[], 3, "has Content-Type \"application/json\"", 1);
}

#[test]
fn encoded_bodies() {
    refused(
        Behaviour::Header("Content-Encoding", "gzip"),
        &[],
        3,
        "is encoded as \"gzip\", which was not asked for",
        1,
    );
}

#[test]
fn truncated_body() {
    let length = compatible().len();
    let text = format!("is truncated: {} of {length} bytes came", length / 2);
    refused(Behaviour::Truncated, &[], 3, &text, 3);
    refused(
        Behaviour::CutChunks,
        &[],
        3,
        "ended in the middle of the document",
        3,
    );
}

#[test]
fn closes_at_once() {
    refused(
        Behaviour::CloseAtOnce,
        &[],
        3,
        "closed the connection before answering when asked for the document",
        3,
    );
}

#[test]
fn hangs() {
    let more = ["--answer-within", "150"];
    refused(
        Behaviour::Hang,
        &more,
        3,
        "did not begin to answer within 0.15 s",
        3,
    );
}

#[test]
fn drips() {
    let more = ["--answer-within", "300", "--attempts", "1"];
    refused(Behaviour::Drip, &more, 3, "did not arrive within 0.3 s", 1);
}

#[test]
fn all_attempts_together_are_bounded() {
    let begun = Instant::now();
    let more = [
        "--all-within",
        "400",
        "--answer-within",
        "10000",
        "--attempts",
        "20",
    ];
    refused(Behaviour::Hang, &more, 3, "did not begin to answer", 1);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn too_large() {
    refused(
        Behaviour::Oversize,
        &[],
        3,
        "is larger than 8388608 bytes",
        1,
    );
    let more = ["--largest", "100000"];
    refused(
        Behaviour::OversizeChunks,
        &more,
        3,
        "is larger than 100000 bytes",
        1,
    );
}

#[test]
fn fails_for_ever() {
    let broken = Behaviour::Status(500, "database down");
    refused(
        broken,
        &[],
        3,
        "fails (500), 3 times for the document: database down",
        3,
    );
    refused(
        Behaviour::Status(429, ""),
        &[],
        3,
        "asks us to slow down (429), 3 times",
        3,
    );
}

#[test]
fn refusals_are_not_repeated() {
    refused(
        Behaviour::Status(403, "no"),
        &[],
        3,
        "refuses the document (403): no",
        1,
    );
    refused(Behaviour::Status(404, "gone"), &[], 3, "gone", 1);
    refused(Behaviour::Status(418, "teapot"), &[], 3, "answers 418", 1);
    refused(Behaviour::Status(304, ""), &[], 3, "answers 304", 1);
}

#[test]
fn redirects_leave_neither_the_host_nor_the_bounds() {
    for to in [
        "https://registry.example.com/x",
        "//other.example.com/x",
        "http://localhost:1/x",
        "http://127.0.0.1:1/x",
    ] {
        refused(Behaviour::Redirect(to.into()), &[], 3, "to another host", 1);
    }
    let itself = Behaviour::Redirect("swagger.yaml".into());
    refused(itself, &[], 3, "again and again", 6);
}

#[test]
fn redirects_within_the_host_are_followed() {
    let registry = registry();
    let to = "/apis/Biblioteket/bok-api/1.2.0/swagger.yaml".to_owned();
    registry.behave(&[Behaviour::Redirect(to), Behaviour::Normal]);
    let workspace = Workspace::new(&registry);
    workspace.run(&["fetch"]).expect(0);
    assert_eq!(registry.downloads().len(), 2);
}

#[test]
fn passing_failures_pass() {
    let registry = registry();
    registry.behave(&[
        Behaviour::RetryAfter(429, "0"),
        Behaviour::Status(503, "soon"),
        Behaviour::CloseAtOnce,
        Behaviour::Truncated,
        Behaviour::Normal,
    ]);
    let workspace = Workspace::new(&registry);
    workspace.run(&["fetch", "--attempts", "5"]).expect(0);
    assert_eq!(registry.downloads().len(), 5);
}

#[test]
fn retry_after_is_honoured() {
    for (after, at_least) in [("1", 1), ("Sun, 06 Nov 1994 08:49:37 GMT", 0)] {
        let registry = registry();
        registry.behave(&[Behaviour::RetryAfter(429, after), Behaviour::Normal]);
        let workspace = Workspace::new(&registry);
        let begun = Instant::now();
        workspace.run(&["fetch"]).expect(0);
        assert!(begun.elapsed() >= Duration::from_secs(at_least));
    }
}

#[test]
fn a_wait_beyond_all_patience_is_told_and_not_waited() {
    let begun = Instant::now();
    for after in [
        "86400",
        "99999999999999999999999",
        "Fri, 31 Dec 2199 23:59:59 GMT",
    ] {
        refused(
            Behaviour::RetryAfter(503, after),
            &[],
            3,
            "asks us to wait",
            1,
        );
    }
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn documents_that_are_none() {
    refused(
        yaml("openapi: [3.0.3"),
        &[],
        2,
        "cannot be read:\nerror[syntax]",
        1,
    );
    refused(
        yaml(b"openapi: \xff\xfe".as_slice()),
        &[],
        2,
        "is not UTF-8: byte 9",
        1,
    );
    refused(yaml(""), &[], 2, "the document is empty", 1);
    for (other, text) in [
        (
            "just text",
            "it has no openapi, no info.title, no info.version",
        ),
        ("[]", "is not an OpenAPI document"),
        (
            "openapi: 3.0.3\ninfo: {title: Bok API}",
            "it has no info.version",
        ),
        (
            "swagger: '2.0'\ninfo: {title: Bok API, version: 1.2.0}",
            "is Swagger 2.0",
        ),
    ] {
        refused(yaml(other), &[], 2, text, 1);
    }
}

#[test]
fn documents_of_another_version() {
    // The last is the pinned one, byte for byte.
    for (other, found) in [
        ("1.3.0", "1.3.0"),
        ("'1.2.0 '", "1.2.0 "),
        ("1.1.0", "1.1.0"),
    ] {
        let document = match other {
            "1.1.0" => PINNED.to_owned(),
            _ => compatible().replace("version: 1.2.0", &format!("version: {other}")),
        };
        let text =
            format!("asked for version 1.2.0, the document says that it is version {found:?}");
        refused(yaml(document), &[], 2, &text, 1);
    }
}

#[test]
fn documents_of_another_api() {
    let registry = registry();
    let other = compatible().replace("title: Bok API", "title: Avis API");
    registry.behave(&[yaml(other)]);
    let workspace = Workspace::new(&registry);
    let before = workspace.tree();
    let ended = workspace.run(&["fetch"]).expect(2);
    assert!(
        ended
            .err
            .contains("its title is \"Avis API\", the pinned one's \"Bok API\""),
        "{}",
        ended.err
    );
    assert!(workspace.tree() == before);
    workspace.run(&["fetch", "--accept-breaking"]).expect(0);
}

#[test]
fn documents_that_the_generator_cannot_use() {
    let unsupported = compatible().replace("minLength: 4", "minLenght: 4");
    refused(yaml(unsupported), &[], 2, "did you mean \"minLength\"?", 1);
}

#[test]
fn addresses_that_may_not_be_used() {
    for (address, text) in [
        ("http://registry.example.com", "https is required"),
        ("ftp://registry.example.com", "not https"),
        ("registry", "not a URL"),
        (
            "https://me:hunter2@registry.example.com",
            "a user name or password",
        ),
    ] {
        let workspace = Workspace::at("https://unused.example.com");
        let ended = workspace.run(&["fetch", "--registry", address]).expect(3);
        assert!(ended.err.contains(text), "{}", ended.err);
        assert!(!ended.err.contains("hunter2"));
    }
}

/// Nobody listens there.
fn nowhere() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[test]
fn without_a_network_only_fetch_fails() {
    let workspace = Workspace::at(&nowhere());
    let before = workspace.tree();
    let begun = Instant::now();
    let ended = workspace.run(&["fetch"]).expect(3);
    assert!(begun.elapsed() < Duration::from_secs(20));
    for text in [
        "cannot reach http://127.0.0.1",
        "cargo xtask regen works without",
    ] {
        assert!(ended.err.contains(text), "{}", ended.err);
    }
    workspace.run(&["drift"]).expect(3);
    assert!(workspace.tree() == before);
    workspace.edit(
        "spec/bok-api.yaml",
        "        sider:\n",
        "        forlag:\n          type: string\n        sider:\n",
    );
    workspace.run(&["pin", "--reason", "x"]).expect(0);
    assert!(workspace.read("generated/src/models.rs").contains("forlag"));
}
