//! A key server that does what no server should, byte for byte.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use serde_json::{Value, json};

use super::*;

/// For what never ends by itself; what is in order takes no such time.
const SHORT: Duration = Duration::from_secs(2);
/// Longer than any test, for what does.
const BOUND: Duration = Duration::from_secs(30);

/// Given the document that would be in order, what is sent.
type OnceAnswer = fn(&str) -> Vec<u8>;

/// How one of the two documents is answered.
#[derive(Clone, Copy)]
enum Answer {
    Once(OnceAnswer),
    /// The second part again and again, with a pause.
    Endless(&'static str, &'static str, Duration),
}

struct Server {
    url: String,
    /// The heads of the requests for the document that is answered strangely.
    heads: Receiver<String>,
    /// A connection has come to its end.
    ends: Receiver<()>,
}

impl Server {
    /// Answers `strange` with `answer`, and the rest as it should be.
    fn start(strange: &'static str, answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let ((head_sender, heads), (end_sender, ends)) = (channel(), channel());
        let issuer = url.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (issuer, heads, ends) =
                    (issuer.clone(), head_sender.clone(), end_sender.clone());
                thread::spawn(move || {
                    let head = head(&stream);
                    let (what, body) = if head.starts_with("GET /jwk ") {
                        ("key set", json!({"keys": [KEY.jwk("a")]}))
                    } else {
                        let jwks_uri = format!("{issuer}jwk");
                        ("metadata", json!({"issuer": issuer, "jwks_uri": jwks_uri}))
                    };
                    if what == strange {
                        let _ = heads.send(head);
                        write(&stream, answer, &body);
                        let _ = ends.send(());
                    } else {
                        write(&stream, Answer::Once(in_order), &body);
                    }
                });
            }
        });
        Self { url, heads, ends }
    }

    fn keys(&self, timeout: Duration) -> Keys {
        let source = Source::new(IssuerConfig {
            issuer: self.url.clone(),
            metadata_url: None,
        });
        let source = source.unwrap().with_timeout(timeout);
        Keys::from_source(source, Klokke::system().unwrap())
    }
}

fn head(stream: &TcpStream) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let lines: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn write(mut stream: &TcpStream, answer: Answer, body: &Value) {
    match answer {
        Answer::Once(answer) => {
            let _ = stream.write_all(&answer(&body.to_string()));
        }
        Answer::Endless(first, again, pause) => {
            stream.write_all(first.as_bytes()).unwrap();
            // Until the client has had enough.
            while stream.write_all(again.as_bytes()).is_ok() {
                thread::sleep(pause);
            }
        }
    }
}

fn with(head: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {head}\r\n\r\n{body}").into_bytes()
}

fn in_order(body: &str) -> Vec<u8> {
    let length = body.len();
    with(&format!("200 OK\r\nContent-Length: {length}"), body)
}

/// RFC 1952, with one block that is stored as it is.
fn gzip(body: &str) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    let crc = !body.bytes().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    });
    [
        &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        body.as_bytes(),
        &crc.to_le_bytes(),
        &u32::from(length).to_le_bytes(),
    ]
    .concat()
}

/// The error, by its name.
async fn fetch(what: &'static str, answer: Answer, timeout: Duration) -> (Server, String) {
    let server = Server::start(what, answer);
    let keys = server.keys(timeout);
    let name = match keys.refresh().await {
        Ok(()) => "ok".to_owned(),
        Err(error) => {
            assert!(error.to_string().contains(what), "{error}");
            assert!(!keys.is_ready());
            let name = format!("{error:?}");
            name.split([' ', '{']).next().unwrap().to_owned()
        }
    };
    (server, name)
}

#[actix_web::test]
async fn an_answer_is_taken_as_http_says_or_not_at_all() {
    let rows: [(&str, OnceAnswer); 16] = [
        ("ok", in_order),
        ("ok", |body| with("200 OK", body)),
        ("ok", |body| {
            let chunk = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
            with("200 OK\r\nTransfer-Encoding: chunked", &chunk)
        }),
        ("Request", |body| {
            let longer = body.len() + 1;
            with(&format!("200 OK\r\nContent-Length: {longer}"), body)
        }),
        ("Unreadable", |body| {
            let shorter = body.len() - 1;
            with(&format!("200 OK\r\nContent-Length: {shorter}"), body)
        }),
        ("Request", |body| {
            let (one, other) = (body.len(), body.len() - 1);
            let lengths = format!("200 OK\r\nContent-Length: {one}\r\nContent-Length: {other}");
            with(&lengths, body)
        }),
        ("Request", |body| {
            let chunk = format!("{:x}\r\n{body}", body.len() + 5);
            with("200 OK\r\nTransfer-Encoding: chunked", &chunk)
        }),
        ("TooLarge", |_| with("200 OK\r\nContent-Length: 262145", "")),
        ("Unreadable", |_| {
            with(
                "200 OK\r\nContent-Type: text/html",
                "<!doctype html><p>Vedlikehold",
            )
        }),
        ("Unreadable", |_| with("200 OK\r\nContent-Length: 0", "")),
        ("Status", |_| with("304 Not Modified", "")),
        ("Status", |body| {
            let range = format!("206 Partial Content\r\nContent-Length: {}", body.len());
            with(&range, body)
        }),
        ("Status", |_| {
            with("302 Found\r\nLocation: /jwk\r\nContent-Length: 0", "")
        }),
        ("Unreadable", |body| {
            let body = gzip(body);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            [head.as_bytes(), &body].concat()
        }),
        ("Request", |_| b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()),
        ("Request", |_| Vec::new()),
    ];
    for what in ["metadata", "key set"] {
        for (row, (expected, answer)) in rows.into_iter().enumerate() {
            let (server, found) = fetch(what, Answer::Once(answer), BOUND).await;
            assert_eq!(found, expected, "row {row}, {what}");
            // Nothing is asked for that would have to be unpacked.
            let head = server.heads.recv_timeout(BOUND).unwrap().to_lowercase();
            assert!(head.contains("accept: application/json"), "{head}");
            assert!(!head.contains("accept-encoding"), "{head}");
        }
    }
}

#[actix_web::test]
async fn an_answer_that_is_too_slow_is_given_up() {
    let pause = Duration::from_millis(50);
    let rows = [
        // A byte at a time: no single read is slow.
        Answer::Endless(
            "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n",
            " ",
            pause,
        ),
        Answer::Endless("HTTP/1.1 200 OK\r\nX: ", "x", pause),
        Answer::Endless(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "1\r\n \r\n",
            pause,
        ),
        // An answer before the answer, for ever. Without a pause the HTTP client reads on for seconds before it looks at
        // the time, which is why it has a thread of its own.
        Answer::Endless("", "HTTP/1.1 103 Early Hints\r\n\r\n", pause),
    ];
    let fetches = rows.into_iter().flat_map(|answer| {
        let documents = ["metadata", "key set"];
        documents.map(|what| fetch(what, answer, SHORT))
    });
    for (place, (server, found)) in join_all(fetches).await.into_iter().enumerate() {
        assert_eq!(found, "Request", "{place}");
        // The client has hung up.
        server.ends.recv_timeout(BOUND).unwrap();
    }
}

#[actix_web::test]
async fn an_answer_without_an_end_is_ended() {
    let (again, at_once) = ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", Duration::ZERO);
    let rows = [
        (
            "TooLarge",
            Answer::Endless("HTTP/1.1 200 OK\r\n\r\n", again, at_once),
        ),
        (
            "Request",
            Answer::Endless("HTTP/1.1 200 OK\r\n", "X: y\r\n", at_once),
        ),
        (
            "Request",
            Answer::Endless("HTTP/1.1 200 OK\r\nX: ", again, at_once),
        ),
        ("Request", Answer::Endless("HTTP/1.1 ", again, at_once)),
    ];
    for (row, (expected, answer)) in rows.into_iter().enumerate() {
        for what in ["metadata", "key set"] {
            let (server, found) = fetch(what, answer, BOUND).await;
            assert_eq!(found, expected, "row {row}, {what}");
            server.ends.recv_timeout(BOUND).unwrap();
        }
    }
}
