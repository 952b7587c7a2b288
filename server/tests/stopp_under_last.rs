//! SIGTERM to the program under load: every request that was accepted is answered, and the end comes in time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BOUND, BRREG, Connection, Request, VIRKSOMHET};

fn start(server: &str) -> Serve {
    let mut oppstart = Oppstart::new().pakker(PAKKER);
    oppstart.tables += &format!("\n[server]\n{server}\n");
    oppstart.start()
}

fn request(serve: &Serve) -> Request {
    Request::get(format!("/v2/dibk/{VIRKSOMHET}")).bearer(&serve.token(BRREG).sign())
}

/// Consumers that ask without a break, until they are told that it is over or nobody lets them in.
struct Last {
    address: SocketAddr,
    request: Vec<u8>,
    answered: AtomicUsize,
    /// The signal is on its way.
    stopping: AtomicBool,
    /// Connections that the system took, and closed with the listener before we saw them.
    unseen: AtomicUsize,
}

/// What came of one request.
#[derive(Debug, PartialEq, Eq)]
enum Utfall {
    Answered {
        last: bool,
    },
    /// Not a byte of an answer.
    Nothing,
}

impl Last {
    fn ask(&self, stream: &mut TcpStream, request: &[u8]) -> Utfall {
        if stream.write_all(request).is_err() {
            return Utfall::Nothing;
        }
        let mut answer = Vec::new();
        let mut more = [0; 4096];
        loop {
            match stream.read(&mut more) {
                Ok(0) => break,
                Ok(length) => answer.extend_from_slice(&more[..length]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
                Err(error) => panic!("{error}"),
            }
            let text = String::from_utf8_lossy(&answer);
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let head = head.to_ascii_lowercase();
            let length = head.split("content-length: ").nth(1).unwrap();
            let length: usize = length.split("\r\n").next().unwrap().parse().unwrap();
            if body.len() == length {
                assert!(head.starts_with("http/1.1 200"), "{head}");
                self.answered.fetch_add(1, Ordering::Relaxed);
                let last = head.contains("connection: close");
                return Utfall::Answered { last };
            }
        }
        assert!(answer.is_empty(), "half an answer: {answer:?}");
        Utfall::Nothing
    }

    fn connect(&self) -> Option<TcpStream> {
        let stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(BOUND)).unwrap();
        Some(stream)
    }

    /// One connection for many requests.
    fn stay(&self) {
        let mut stream = self.connect().unwrap();
        loop {
            let begun = Instant::now();
            match self.ask(&mut stream, &self.request) {
                Utfall::Answered { last: false } => {}
                Utfall::Answered { last: true } => return,
                // Who was slow to ask again has not been waited for.
                Utfall::Nothing if begun.elapsed() > Duration::from_millis(500) => return,
                Utfall::Nothing => panic!("a request is lost"),
            }
        }
    }

    /// A connection for each request.
    fn come_and_go(&self) {
        let close = [
            &self.request[..self.request.len() - 2],
            b"Connection: close\r\n\r\n",
        ]
        .concat();
        loop {
            let stopping = self.stopping.load(Ordering::Relaxed);
            let Some(mut stream) = self.connect() else {
                assert!(self.stopping.load(Ordering::Relaxed));
                return;
            };
            if self.ask(&mut stream, &close) == Utfall::Nothing {
                assert!(stopping, "a request is lost");
                self.unseen.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

#[test]
fn no_accepted_request_is_lost() {
    let mut serve = start("");
    let last = Last {
        address: serve.address,
        request: request(&serve).bytes(),
        answered: AtomicUsize::new(0),
        stopping: AtomicBool::new(false),
        unseen: AtomicUsize::new(0),
    };
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| last.stay());
            scope.spawn(|| last.come_and_go());
        }
        wait_until("under load", || last.answered.load(Ordering::Relaxed) > 300);
        last.stopping.store(true, Ordering::Relaxed);
        serve.program.signal("TERM");
    });
    assert_eq!(serve.program.wait().code(), Some(0));
    // One each at most, between the last look at who waits and the end of the listener.
    assert!(last.unseen.load(Ordering::Relaxed) <= 8);
    // What was handed out was received.
    let answered = last.answered.load(Ordering::Relaxed);
    assert_eq!(serve.utleveringer().len(), answered);
}

#[test]
fn a_request_that_is_on_its_way_is_answered_when_the_rest_of_it_comes() {
    let mut serve = start("");
    let request = request(&serve).bytes();
    let (first, rest) = request.split_at(request.len() / 2);
    let mut halves: Vec<_> = (0..5)
        .map(|_| {
            let mut connection = Connection::open(serve.address);
            connection.write(first);
            connection
        })
        .collect();
    serve.program.signal("TERM");
    serve.program.stderr.wait_for("stopping");
    for connection in &mut halves {
        connection.write(rest);
        let answer = connection.read();
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("Connection"), Some("close"));
    }
    assert_eq!(serve.program.wait().code(), Some(0));
    assert_eq!(serve.utleveringer().len(), 5);
}

#[test]
fn who_neither_asks_nor_leaves_does_not_keep_the_program() {
    let mut serve = start("shutdown_seconds = 1\nhead_seconds = 600");
    let mut slow = Connection::open(serve.address);
    slow.write(b"GET / HTTP/1.1\r\n");
    // So that it has been read.
    assert_eq!(request(&serve).send(serve.address).status, 200);
    let begun = Instant::now();
    serve.program.signal("TERM");
    assert_eq!(serve.program.wait().code(), Some(0));
    assert!(begun.elapsed() < BOUND / 2, "{:?}", begun.elapsed());
    assert_eq!(slow.read_to_end(), b"");
}
