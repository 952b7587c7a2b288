//! Connections that are slow, many, or no HTTP: each gets a whole error or makes room, and keeps nobody out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::num::{NonZeroU16, NonZeroU32};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;

use felles::serve::wait_until;
use felles::treg::Treg;
use felles::xmllint;
use felles::{BOUND, BRREG, Connection, Oppsett, Request, Response, Tjeneste};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::config;
use restanser_server::kilde::{ForfaltOgUbetalt, Kilde, KildeFeil, summer};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;

/// A source that keeps its worker from everything else until what it tells is dropped.
struct Opptatt(Mutex<mpsc::Sender<mpsc::Sender<()>>>);

impl Kilde for Opptatt {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        _: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        let (go_on, told) = mpsc::channel();
        self.0.lock().unwrap().send(go_on).unwrap();
        let _ = told.recv();
        async move { summer(&[], today).map(Some) }.boxed()
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        async { Ok(()) }.boxed()
    }
}

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

/// With the bounds that hold when nothing is configured, and this change.
fn with(change: impl FnOnce(&mut config::Server)) -> Oppsett {
    Oppsett::default().server(|server| {
        server.header_bytes = config::Server::default().header_bytes;
        change(server);
    })
}

fn read(counter: &AtomicU64) -> u64 {
    counter.load(Ordering::Relaxed)
}

/// What every error has, however early it comes.
fn assert_feil(response: &Response, status: u16, kode: &str) {
    assert_eq!(response.status, status, "{response:?}");
    assert_eq!(response.kode(), kode);
    assert!(!response.melding().is_empty());
    let id = response.header("Korrelasjonsid").unwrap();
    assert_eq!(response.json()["korrelasjonsid"], id);
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    assert_eq!(response.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(response.header("Connection"), Some("close"));
    assert!(response.header("Date").is_some());
    assert_eq!(response.header("Server"), None);
}

const ID: &str = "7a1f0c1e-8f0e-4f0b-9f43-2f6b1c7a5d3e";

#[test]
fn a_head_that_is_too_large_is_refused_with_a_whole_error() {
    let tjeneste = with(|_| {}).start();
    let long = "a".repeat(20_000);
    // Ended or not, in the line or in a header.
    for request in [
        format!("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nKorrelasjonsid: {ID}\r\nX: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nKorrelasjonsid: {ID}\r\nX: {long}"),
    ] {
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(request.as_bytes());
        let response = connection.read();
        assert_feil(&response, 431, "RESTANSE-006");
        if request.contains(ID) {
            assert_eq!(response.header("Korrelasjonsid"), Some(ID));
        }
        assert_eq!(connection.read_to_end(), b"");
    }
    assert_eq!(read(&tjeneste.maal.oversized_heads), 3);
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
}

#[test]
fn a_head_as_large_as_can_be_allowed_is_read_and_no_larger_one() {
    let tjeneste = with(|server| server.header_bytes = number(config::LARGEST_HEAD)).start();
    let bound = usize::try_from(config::LARGEST_HEAD).unwrap();
    let request = tjeneste.get(BRREG, "dibk/310111643");
    for (length, status) in [(bound - 1, 200), (bound, 200), (bound + 1, 431)] {
        // In one long header, and in many short ones.
        for part in [bound, 4_000] {
            let mut request = request.clone();
            loop {
                let left = length - request.bytes().len();
                let part = if left > part + 100 {
                    part
                } else {
                    left - "X: \r\n".len()
                };
                request = request.header("X", "a".repeat(part));
                if request.bytes().len() == length {
                    break;
                }
            }
            assert_eq!(tjeneste.send(&request).status, status, "{length}");
        }
    }
    assert_eq!(read(&tjeneste.maal.oversized_heads), 2);
}

#[test]
fn a_head_within_the_bound_may_come_in_any_pieces() {
    let tjeneste = with(|_| {}).start();
    let request = tjeneste
        .get(BRREG, "dibk/310111643")
        .header("X", "a".repeat(12_000))
        .bytes();
    let mut connection = Connection::open(tjeneste.adresse);
    for cut in [1, 3, 16, request.len() - 3, request.len() - 1] {
        connection.write(&request[..cut]);
        connection.write(&request[cut..]);
        assert_eq!(connection.read().status, 200, "{cut}");
    }
    for byte in &request[..] {
        connection.write(&[*byte]);
    }
    assert_eq!(connection.read().status, 200);
}

#[test]
fn a_head_that_takes_too_long_is_refused_with_a_whole_error() {
    let tjeneste = with(|server| server.head_seconds = number(1)).start();
    for (begin, xml) in [
        ("G", false),
        ("PRI * HTTP/2.0\r\n", false),
        ("GET / HTTP/1.1\r\nAccept: application/xml\r\nX: ", true),
    ] {
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(begin.as_bytes());
        let response = connection.read();
        if xml {
            assert_eq!(response.status, 408);
            assert_eq!(response.header("Content-Type"), Some("application/xml"));
            assert!(response.text().contains("<kode>RESTANSE-006</kode>"));
            xmllint::validate_feil(&response.body);
        } else {
            assert_feil(&response, 408, "RESTANSE-006");
        }
        assert_eq!(connection.read_to_end(), b"");
    }
    // A second one on a connection is held to the same.
    let mut connection = Connection::open(tjeneste.adresse);
    connection.write(&tjeneste.get(BRREG, "dibk/310111643").bytes());
    assert_eq!(connection.read().status, 200);
    connection.write(b"GET /v2/");
    assert_feil(&connection.read(), 408, "RESTANSE-006");
    assert_eq!(read(&tjeneste.maal.slow_heads), 4);
}

#[test]
fn what_is_no_http_is_refused_with_a_whole_error_after_what_was() {
    let tjeneste = with(|_| {}).start();
    let sound = tjeneste.get(BRREG, "dibk/310111643").bytes();
    for nonsense in [
        "nonsense\r\n\r\n",
        "GET / HTTP/3.7\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    ] {
        let mut connection = Connection::open(tjeneste.adresse);
        connection.write(&[&sound, nonsense.as_bytes()].concat());
        assert_eq!(connection.read().status, 200, "{nonsense}");
        assert_feil(&connection.read(), 400, "RESTANSE-006");
        assert_eq!(connection.read_to_end(), b"");
    }
    assert_eq!(read(&tjeneste.maal.malformed), 4);
}

#[test]
fn a_connection_without_a_request_is_closed_without_a_word() {
    let tjeneste = with(|server| server.idle_seconds = number(1)).start();
    let mut fresh = Connection::open(tjeneste.adresse);
    let mut used = Connection::open(tjeneste.adresse);
    used.write(&tjeneste.get(BRREG, "dibk/310111643").bytes());
    assert_eq!(used.read().status, 200);
    assert_eq!(fresh.read_to_end(), b"");
    assert_eq!(used.read_to_end(), b"");
    wait_until("all closed", || read(&tjeneste.maal.open) == 0);
}

/// `count` connections that have sent the beginning of a head.
fn slow_senders(tjeneste: &Tjeneste, count: usize) -> Vec<TcpStream> {
    let senders = (0..count).map(|_| {
        let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
        let _ = stream.write_all(b"GET /v2/dibk/310111643 HTTP/1.1\r\nX: ");
        stream
    });
    senders.collect()
}

fn slow_senders_keep_nobody_out(tjeneste: &Tjeneste) {
    let mut slow = slow_senders(tjeneste, 300);
    let mut honest = Connection::open(tjeneste.adresse);
    for _ in 0..30 {
        slow.extend(slow_senders(tjeneste, 5));
        for stream in &mut slow {
            // Another byte each: to those that were closed it does not get through.
            let _ = stream.write(b"a");
        }
        // Those who come, and one who stays.
        assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
        honest.write(&tjeneste.get(BRREG, "dibk/310111643").bytes());
        assert_eq!(honest.read().status, 200);
    }
    assert!(read(&tjeneste.maal.closed_for_room) >= 300 + 30 * 5 - 50);
    assert_eq!(read(&tjeneste.maal.turned_away), 0);
}

#[test]
fn slow_senders_do_not_keep_honest_consumers_out() {
    slow_senders_keep_nobody_out(&with(|server| server.connections = number(50)).start());
}

#[test]
fn slow_senders_of_one_address_make_room_among_themselves() {
    let tjeneste = with(|server| server.connections_per_peer = number(50)).start();
    slow_senders_keep_nobody_out(&tjeneste);
    assert!(read(&tjeneste.maal.open) <= 50 + 128);
}

#[test]
fn a_trusted_proxy_has_no_share() {
    let tjeneste = with(|server| {
        server.connections_per_peer = number(2);
        server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .start();
    let mut all: Vec<_> = (0..20)
        .map(|_| Connection::open(tjeneste.adresse))
        .collect();
    for connection in &mut all {
        connection.write(&tjeneste.get(BRREG, "dibk/310111643").bytes());
        assert_eq!(connection.read().status, 200);
    }
    assert_eq!(read(&tjeneste.maal.closed_for_room), 0);
}

#[test]
fn who_has_a_running_request_is_not_closed_and_the_next_is_told_to_come_back() {
    let (treg, is_asked) = Treg::new();
    let tjeneste = with(|server| server.connections = number(3))
        .kilde(treg)
        .start();
    thread::scope(|scope| {
        let answers: Vec<_> = (0..3)
            .map(|_| scope.spawn(|| tjeneste.ask(BRREG, "dibk/310111643")))
            .collect();
        let running: Vec<_> = (0..3)
            .map(|_| is_asked.recv_timeout(BOUND).unwrap())
            .collect();
        let away = Connection::open(tjeneste.adresse).read();
        assert_feil(&away, 503, "RESTANSE-001");
        assert_eq!(away.header("Retry-After"), Some("1"));
        for answer in running {
            answer.send(()).unwrap();
        }
        for answer in answers {
            assert_eq!(answer.join().unwrap().status, 200);
        }
    });
    assert_eq!(read(&tjeneste.maal.turned_away), 1);
    assert_eq!(read(&tjeneste.maal.closed_for_room), 0);
}

#[test]
fn a_body_without_an_end_is_not_read_for_ever() {
    let tjeneste = with(|_| {}).start();
    for head in [
        "Content-Length: 1000000000",
        "Transfer-Encoding: chunked",
        "Upgrade: websocket\r\nConnection: upgrade",
    ] {
        let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        let head = format!("GET /v2/dibk/310111643 HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut writer = stream.try_clone().unwrap();
        let chunk = format!("ffff\r\n{}\r\n", "a".repeat(0xffff));
        let sender = thread::spawn(move || {
            let mut sent = 0_usize;
            while sent < 500_000_000 && writer.write_all(chunk.as_bytes()).is_ok() {
                sent += chunk.len();
            }
            sent
        });
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.starts_with(b"HTTP/1.1 401"), "{answer:?}");
        let sent = sender.join().unwrap();
        assert!(sent < 100_000_000, "{sent} bytes of {head}");
    }
}

#[test]
fn a_client_that_waits_for_leave_to_send_a_body_is_answered() {
    let tjeneste = with(|_| {}).start();
    let mut connection = Connection::open(tjeneste.adresse);
    let request = Request::get("/v2/dibk/310111643")
        .header("Content-Length", "3")
        .header("Expect", "100-continue");
    connection.write(&request.bytes());
    let mut all = connection.read_to_end();
    let text = String::from_utf8(std::mem::take(&mut all)).unwrap();
    let answer = text.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{text}");
}

#[test]
fn a_body_that_is_no_http_gets_one_answer() {
    let tjeneste = with(|_| {}).start();
    for head in [
        "Content-Length: 5\r\n\r\nab",
        "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
    ] {
        let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        let request = format!("GET /v2/dibk/310111643 HTTP/1.1\r\nHost: x\r\n{head}");
        stream.write_all(request.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
        assert_eq!(answer.matches("korrelasjonsid\":").count(), 1, "{answer}");
    }
}

#[test]
fn who_is_not_kept_is_told_so_and_sees_the_whole_answer() {
    let tjeneste = with(|_| {}).start();
    for header in [
        ("Connection", "close"),
        // What common clients begin with where there is no TLS; nobody takes it up.
        ("Connection", "Upgrade, HTTP2-Settings\r\nUpgrade: h2c"),
    ] {
        let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        let request = Request::get("/x").header(header.0, header.1).bytes();
        // What comes after it, and is read by nobody, does not destroy the answer.
        stream
            .write_all(&[request, b"a".repeat(100_000)].concat())
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
        assert!(answer.contains("connection: close\r\n"), "{answer}");
    }
}

#[test]
fn who_has_asked_and_is_not_heard_yet_makes_room_for_nobody() {
    let (spurt, is_asked) = mpsc::channel();
    let tjeneste = with(|server| {
        server.connections = number(2);
        server.workers = NonZeroU16::new(1);
    })
    .kilde(Opptatt(Mutex::new(spurt)))
    .start();
    let request = tjeneste.get(BRREG, "dibk/310111643").bytes();
    let mut all: Vec<_> = (0..3)
        .map(|number| {
            let mut connection = Connection::open(tjeneste.adresse);
            connection.write(&request);
            // The first keeps the only worker busy, so that nobody hears the others.
            let go_on = (number == 0).then(|| is_asked.recv_timeout(BOUND).unwrap());
            (connection, go_on)
        })
        .collect();
    let told = thread::spawn(move || is_asked.into_iter().for_each(drop));
    drop(all[0].1.take());
    for (number, (connection, _)) in all.iter_mut().enumerate() {
        let answer = connection.read();
        // Who came last may have been too many.
        assert!(
            answer.status == 200 || number == 2 && answer.status == 503,
            "{number}: {answer:?}"
        );
    }
    drop(tjeneste);
    told.join().unwrap();
}
