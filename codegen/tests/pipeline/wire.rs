//! A server on a free port, and a client that sends exactly the bytes that it is told to.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, rt};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::library::Library;

/// Long enough for a loaded machine; no test waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) const BASE: &str = "/katalog/v1";
pub(crate) const BOOK: &str = "/boeker/9788203360534";
pub(crate) const ID: &str = "123e4567-e89b-12d3-a456-426655440000";

/// Serves until it is dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || {
            rt::System::new().block_on(async move {
                let api = Arc::new(Library);
                let server = HttpServer::new(move || {
                    App::new().configure(golden_api::routes::configure(Arc::clone(&api)))
                });
                let server = server
                    .workers(1)
                    .disable_signals()
                    .bind(("127.0.0.1", 0))
                    .unwrap();
                let address = server.addrs()[0];
                let running = server.run();
                sender.send((address, running.handle())).unwrap();
                running.await.unwrap();
            });
        });
        let (address, handle) = receiver.recv().unwrap();
        Self {
            address,
            handle,
            thread: Some(thread),
        }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The command is sent by the call; the future only waits for its end.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A request, without credentials and `Accept` until they are set.
#[derive(Clone)]
pub(crate) struct Request {
    head: Vec<u8>,
}

pub(crate) fn request(method: &str, path: &str) -> Request {
    Request {
        head: format!("{method} {BASE}{path} HTTP/1.1\r\nHost: localhost\r\n").into_bytes(),
    }
}

/// A request for a book that is answered with 200 as it is.
pub(crate) fn good() -> Request {
    request("GET", BOOK)
        .token("les")
        .header("Korrelasjonsid", ID)
}

impl Request {
    pub(crate) fn header(self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let mut head = self.head;
        head.extend_from_slice(name.as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_ref());
        head.extend_from_slice(b"\r\n");
        Self { head }
    }

    pub(crate) fn token(self, token: &str) -> Self {
        self.header("Authorization", format!("Bearer {token}"))
    }

    /// Credentials as RFC 7617 writes them.
    pub(crate) fn password(self, user: &str, password: &str) -> Self {
        let encoded = STANDARD.encode(format!("{user}:{password}"));
        self.header("Authorization", format!("Basic {encoded}"))
    }

    pub(crate) fn accept(self, accept: &str) -> Self {
        self.header("Accept", accept)
    }

    pub(crate) fn scenario(self, scenario: &str) -> Self {
        self.header("Scenario", scenario)
    }

    /// The same request at another base path.
    pub(crate) fn below(self, base_path: &str) -> Self {
        let head = String::from_utf8(self.head).unwrap();
        Self {
            head: head.replacen(BASE, base_path, 1).into_bytes(),
        }
    }

    /// Sends it on a connection of its own.
    pub(crate) fn send(self, server: &Server) -> Answer {
        let mut stream = server.connect();
        let whole = self.header("Connection", "close");
        whole.write(&mut stream);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }

    /// Sends it with a body, on a connection of its own. What comes back is read meanwhile.
    pub(crate) fn send_with(self, body: impl AsRef<[u8]>, server: &Server) -> Answer {
        let mut stream = server.connect();
        let mut writing = stream.try_clone().unwrap();
        let body = body.as_ref();
        let whole = self
            .header("Content-Length", body.len().to_string())
            .header("Connection", "close");
        let mut bytes = Vec::new();
        thread::scope(|scope| {
            scope.spawn(move || {
                whole.write(&mut writing);
                // Who is refused may find the connection closed.
                let _ = writing.write_all(body);
            });
            stream.read_to_end(&mut bytes).unwrap();
        });
        Answer::read(&bytes)
    }

    /// Sends it on a connection that stays open.
    pub(crate) fn send_on(self, stream: &mut TcpStream) -> Answer {
        self.write(stream);
        let mut bytes = Vec::new();
        while !bytes.ends_with(b"\r\n\r\n") {
            read_into(stream, &mut bytes, 1);
        }
        let length = Answer::read(&bytes)
            .header("content-length")
            .unwrap()
            .parse();
        read_into(stream, &mut bytes, length.unwrap());
        Answer::read(&bytes)
    }

    pub(crate) fn write(self, stream: &mut TcpStream) {
        let mut whole = self.head;
        whole.extend_from_slice(b"\r\n");
        stream.write_all(&whole).unwrap();
    }
}

fn read_into(stream: &mut TcpStream, bytes: &mut Vec<u8>, count: usize) {
    let start = bytes.len();
    bytes.resize(start + count, 0);
    stream.read_exact(&mut bytes[start..]).unwrap();
}

/// The chunks of a body as one (RFC 9112, section 7.1).
fn whole(mut chunks: &str) -> String {
    let mut whole = String::new();
    loop {
        let (length, rest) = chunks.split_once("\r\n").unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        whole.push_str(&rest[..length]);
        match length {
            0 => return whole,
            _ => chunks = &rest[length + 2..],
        }
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").expect("a whole head");
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        });
        let headers: Vec<_> = headers.collect();
        let is_chunked =
            |(name, value): &(String, String)| name == "transfer-encoding" && value == "chunked";
        let body = match headers.iter().any(is_chunked) {
            true => whole(body),
            false => body.to_owned(),
        };
        Self {
            status: status.parse().unwrap(),
            headers,
            body,
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(own, _)| own == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "{name} stands once");
        value
    }

    /// All values of a header that may stand several times.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let values = self.headers.iter().filter(|(own, _)| own == name);
        values.map(|(_, value)| value.as_str()).collect()
    }

    /// Which functions of the implementation ran.
    pub(crate) fn stages(&self) -> &str {
        self.header("stages").unwrap_or_default()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        assert_eq!(self.header("content-type"), Some("application/json"));
        serde_json::from_str(&self.body).unwrap()
    }

    /// The member `name` of an error, in either face; the answer must be one.
    pub(crate) fn error(&self, name: &str) -> String {
        match self.header("content-type") {
            Some("application/json") => {
                let feil: golden_api::models::Feil = serde_json::from_str(&self.body).unwrap();
                assert_eq!(feil.kode, format!("BIB-{}", self.status));
                self.json()[name].as_str().unwrap().to_owned()
            }
            Some("application/xml") => {
                let facts = crate::faces::xml_facts(&self.body);
                let kode = ("feil/kode".to_owned(), format!("BIB-{}", self.status));
                assert!(facts.contains(&kode), "{facts:?}");
                let path = format!("feil/{name}");
                facts.into_iter().find(|(own, _)| *own == path).unwrap().1
            }
            other => panic!("{other:?} is no media type of errors: {self:?}"),
        }
    }
}
