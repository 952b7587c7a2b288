//! HEAD: what GET says, without what it sends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use felles::{BOUND, Connection, Oppsett, Request, Response, Tjeneste};

/// What is there, what is not, and what takes no HEAD.
const TARGETS: [(&str, u16); 5] = [
    ("/", 200),
    ("/openapi.yaml", 200),
    ("/openapi.json", 200),
    ("/x", 404),
    ("/v2/dibk/310111643", 405),
];

/// Everything that comes for these bytes.
fn everything(tjeneste: &Tjeneste, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
    stream.set_read_timeout(Some(BOUND)).unwrap();
    stream.write_all(bytes).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// One head and nothing else, which tells how long the body would be.
fn assert_head_alone(answer: &str, status: u16) {
    assert!(
        answer.starts_with(&format!("HTTP/1.1 {status} ")),
        "{answer}"
    );
    assert_eq!(answer.find("\r\n\r\n"), Some(answer.len() - 4), "{answer}");
    let length = answer.split_once("content-length: ").unwrap().1;
    let length = length.split_once("\r\n").unwrap().0;
    assert!(length.parse::<usize>().unwrap() > 0, "{answer}");
}

/// What does not depend on when, or how often, it was asked.
fn lasting(response: &Response) -> Vec<(String, String)> {
    let mut headers = response.clone().without_date().headers;
    headers.retain(|(name, _)| name != "korrelasjonsid");
    headers
}

#[test]
fn over_http_1_1_it_is_answered_as_get_without_the_body() {
    let tjeneste = Tjeneste::start();
    let mut connection = Connection::open(tjeneste.adresse);
    for (target, status) in TARGETS {
        // Both at once: what follows the head is the next answer.
        let head = Request::new("HEAD", target);
        let get = Request::get(target);
        connection.write(&[head.bytes(), get.bytes()].concat());
        let head = connection.read_answer_to("HEAD");
        let get = connection.read();
        assert_eq!(head.status, status, "{target}");
        if status != 405 {
            assert_eq!(get.status, status, "{target}");
            assert_eq!(lasting(&head), lasting(&get), "{target}");
        }
        let length = head.header("Content-Length").unwrap();
        assert_ne!(length, "0", "{target}");
    }
    for (target, status) in TARGETS {
        let request = Request::new("HEAD", target).header("Connection", "close");
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(&request.bytes());
        let answer = String::from_utf8(connection.read_to_end()).unwrap();
        assert_head_alone(&answer, status);
    }
}

#[test]
fn over_http_2_it_is_answered_as_get_without_the_body() {
    let tjeneste = Tjeneste::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let client = reqwest::Client::builder()
            .http2_prior_knowledge()
            .timeout(BOUND)
            .build()
            .unwrap();
        for (target, status) in TARGETS {
            let url = format!("http://{}{target}", tjeneste.adresse);
            let head = client.head(&url).send().await.unwrap();
            let get = client.get(&url).send().await.unwrap();
            assert_eq!(head.version(), reqwest::Version::HTTP_2);
            assert_eq!(head.status(), status, "{target}");
            if status != 405 {
                for name in ["content-length", "content-type", "etag", "vary"] {
                    let (head, get) = (head.headers().get(name), get.headers().get(name));
                    assert_eq!(head, get, "{target} {name}");
                }
            }
            assert_ne!(head.headers()["content-length"], "0", "{target}");
            assert_eq!(head.bytes().await.unwrap(), "", "{target}");
        }
    });
}

#[test]
fn what_is_refused_before_there_is_a_request_has_no_body_either() {
    let tjeneste = Oppsett::default()
        .server(|server| server.header_bytes = 1024.try_into().unwrap())
        .start();
    let long = "a".repeat(2000);
    for (request, status) in [
        (
            format!("HEAD / HTTP/1.1\r\nHost: x\r\nX: {long}\r\n\r\n"),
            431,
        ),
        ("HEAD / HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n".to_owned(), 400),
        ("\r\nHEAD / HTTP/9.9\r\n\r\n".to_owned(), 400),
    ] {
        assert_head_alone(&everything(&tjeneste, request.as_bytes()), status);
    }
    let other = everything(&tjeneste, b"HEADER / HTTP/9.9\r\n\r\n");
    assert!(other.contains("RESTANSE-006"), "{other}");
}

#[test]
fn with_a_body_that_is_no_http_it_gets_one_answer() {
    let tjeneste = Tjeneste::start();
    for body in [
        "Content-Length: 5\r\n\r\nab",
        "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
    ] {
        for (target, status) in [("/", 200), ("/x", 404)] {
            let request = format!("HEAD {target} HTTP/1.1\r\nHost: x\r\n{body}");
            assert_head_alone(&everything(&tjeneste, request.as_bytes()), status);
        }
    }
}
