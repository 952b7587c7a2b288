//! A registry that speaks the documented API over real HTTP, on a port of its own, and misbehaves when told to.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

pub(crate) const OWNER: &str = "Biblioteket";
pub(crate) const API: &str = "bok-api";

/// A version as the registry has it.
#[derive(Clone)]
pub(crate) struct Version {
    pub(crate) number: String,
    pub(crate) published: bool,
    pub(crate) private: bool,
    pub(crate) yaml: Vec<u8>,
}

/// How a request for the document is answered.
#[derive(Clone)]
pub(crate) enum Behaviour {
    Normal,
    Status(u16, &'static str),
    RetryAfter(u16, &'static str),
    Redirect(String),
    Body(&'static str, Vec<u8>),
    NoContentType,
    /// Another header beside those of a normal answer.
    Header(&'static str, &'static str),
    /// The request's key in what the registry says.
    EchoKey,
    Truncated,
    CutChunks,
    CloseAtOnce,
    Hang,
    Drip,
    Oversize,
    OversizeChunks,
}

#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) path: String,
    headers: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct State {
    versions: Vec<Version>,
    default: Option<String>,
    /// What the listing claims to be a part of.
    total: Option<usize>,
    /// One for each request for a document; the last stays.
    behaviour: Vec<Behaviour>,
    requests: Vec<Request>,
    /// Connections that nobody answers.
    hanging: Vec<TcpStream>,
}

/// A running registry. Its thread lives as long as the tests.
#[derive(Clone)]
pub(crate) struct Registry {
    address: String,
    state: Arc<Mutex<State>>,
}

impl Registry {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let registry = Self {
            address,
            state: Arc::default(),
        };
        let serving = registry.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let registry = serving.clone();
                // A client that goes away is no failure of the test.
                thread::spawn(move || registry.serve(stream));
            }
        });
        registry
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn publish(&self, number: &str, yaml: &str) {
        self.add(Version {
            number: number.to_owned(),
            published: true,
            private: false,
            yaml: yaml.as_bytes().to_vec(),
        });
        self.state.lock().unwrap().default = Some(number.to_owned());
    }

    pub(crate) fn add(&self, version: Version) {
        self.state.lock().unwrap().versions.push(version);
    }

    pub(crate) fn set_default(&self, number: &str) {
        self.state.lock().unwrap().default = Some(number.to_owned());
    }

    pub(crate) fn forget_default(&self) {
        self.state.lock().unwrap().default = None;
    }

    /// The listing says that it is a part of so many.
    pub(crate) fn claim_total(&self, total: usize) {
        self.state.lock().unwrap().total = Some(total);
    }

    pub(crate) fn behave(&self, behaviour: &[Behaviour]) {
        self.state.lock().unwrap().behaviour = behaviour.to_vec();
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state.lock().unwrap().requests.clone()
    }

    /// Requests for a document.
    pub(crate) fn downloads(&self) -> Vec<Request> {
        let requests = self.requests().into_iter();
        requests
            .filter(|request| request.path.contains("/swagger."))
            .collect()
    }

    fn serve(&self, stream: TcpStream) -> Option<()> {
        let request = read(&stream)?;
        let path = request.path.clone();
        let tag = request.header("if-none-match").map(str::to_owned);
        let key = request.header("authorization").unwrap_or("none").to_owned();
        self.state.lock().unwrap().requests.push(request);
        let api = format!("/apis/{OWNER}/{API}");
        if path == api {
            return json(&stream, 200, &self.listing());
        }
        if path == format!("{api}/settings/default") {
            let default = self.state.lock().unwrap().default.clone();
            return match default {
                Some(default) => json(&stream, 200, &format!(r#"{{"version":"{default}"}}"#)),
                None => json(&stream, 404, r#"{"code":404,"message":"no such setting"}"#),
            };
        }
        let Some((version, file)) = self.find(&path, &api) else {
            let message = format!("Unknown API {}", path.trim_start_matches("/apis/"));
            return json(
                &stream,
                404,
                &format!(r#"{{"code":404,"message":"{message}"}}"#),
            );
        };
        let behaviour = self.next_behaviour();
        self.document(stream, behaviour, &version, &file, (tag.as_deref(), &key))
    }

    fn next_behaviour(&self) -> Behaviour {
        let behaviour = &mut self.state.lock().unwrap().behaviour;
        match behaviour.len() {
            0 => Behaviour::Normal,
            1 => behaviour[0].clone(),
            _ => behaviour.remove(0),
        }
    }

    fn find(&self, path: &str, api: &str) -> Option<(Version, String)> {
        let (number, file) = path.strip_prefix(api)?.strip_prefix('/')?.split_once('/')?;
        let versions = self.state.lock().unwrap().versions.clone();
        let version = versions
            .into_iter()
            .find(|version| version.number == number)?;
        Some((version, file.to_owned()))
    }

    /// As the documented listing: every value is a string, and `name` is the title.
    fn listing(&self) -> String {
        let state = self.state.lock().unwrap();
        let apis: Vec<_> = state
            .versions
            .iter()
            .map(|version| {
                let property = |kind: &str, value: &str| serde_json::json!({"type": kind, "value": value});
                serde_json::json!({
                    "name": "Bok API",
                    "description": "",
                    "tags": [],
                    "properties": [
                        {"type": "Swagger", "url": format!("{}/apis/{OWNER}/{API}/{}", self.address, version.number)},
                        property("X-Version", &version.number),
                        property("X-Published", &version.published.to_string()),
                        property("X-Created", "2024-03-01T10:00:00Z"),
                        property("X-Modified", "2024-03-02T11:00:00Z"),
                        property("X-Private", &version.private.to_string()),
                        property("X-OASVersion", "3.0.3"),
                        property("X-Versions", "*not to be parsed"),
                    ],
                })
            })
            .collect();
        let count = state.total.unwrap_or(apis.len());
        serde_json::json!({"name": API, "url": "", "offset": 0, "totalCount": count, "apis": apis})
            .to_string()
    }

    fn document(
        &self,
        mut stream: TcpStream,
        behaviour: Behaviour,
        version: &Version,
        file: &str,
        (tag, key): (Option<&str>, &str),
    ) -> Option<()> {
        let (media_type, bytes) = match file {
            "swagger.yaml" => ("application/yaml", version.yaml.clone()),
            "swagger.json" => ("application/json; charset=utf-8", as_json(&version.yaml)),
            _ => return json(&stream, 404, r#"{"code":404,"message":"no such file"}"#),
        };
        let etag = format!("\"{}-{}\"", version.number, bytes.len());
        match behaviour {
            Behaviour::Normal if tag == Some(&etag) => head(&mut stream, 304, &[("ETag", &etag)]),
            Behaviour::Normal => body(
                &mut stream,
                200,
                &[("Content-Type", media_type), ("ETag", &etag)],
                &bytes,
            ),
            Behaviour::Status(status, text) => json(
                &stream,
                status,
                &format!(r#"{{"code":{status},"message":"{text}"}}"#),
            ),
            Behaviour::RetryAfter(status, after) => head(
                &mut stream,
                status,
                &[("Retry-After", after), ("Content-Length", "0")],
            ),
            Behaviour::Redirect(to) => head(
                &mut stream,
                302,
                &[("Location", &to), ("Content-Length", "0")],
            ),
            Behaviour::Body(media_type, bytes) => {
                body(&mut stream, 200, &[("Content-Type", media_type)], &bytes)
            }
            Behaviour::Header(name, value) => body(
                &mut stream,
                200,
                &[("Content-Type", media_type), (name, value)],
                &bytes,
            ),
            Behaviour::EchoKey => {
                let text = format!(r#"{{"code":403,"message":"not {key}"}}"#);
                json(&stream, 403, &text)
            }
            Behaviour::NoContentType => body(&mut stream, 200, &[], &bytes),
            Behaviour::Truncated => {
                let length = bytes.len().to_string();
                head(
                    &mut stream,
                    200,
                    &[("Content-Type", media_type), ("Content-Length", &length)],
                )?;
                stream.write_all(&bytes[..bytes.len() / 2]).ok()
            }
            Behaviour::CutChunks => {
                head(
                    &mut stream,
                    200,
                    &[
                        ("Content-Type", media_type),
                        ("Transfer-Encoding", "chunked"),
                    ],
                )?;
                stream.write_all(b"5\r\nopena\r\n").ok()
            }
            Behaviour::CloseAtOnce => None,
            Behaviour::Hang => {
                self.state.lock().unwrap().hanging.push(stream);
                None
            }
            Behaviour::Drip => {
                head(
                    &mut stream,
                    200,
                    &[("Content-Type", media_type), ("Content-Length", "1000000")],
                )?;
                loop {
                    stream.write_all(b"#").ok()?;
                    thread::sleep(Duration::from_millis(10));
                }
            }
            Behaviour::Oversize => head(
                &mut stream,
                200,
                &[
                    ("Content-Type", media_type),
                    ("Content-Length", "99999999999"),
                ],
            ),
            Behaviour::OversizeChunks => {
                head(
                    &mut stream,
                    200,
                    &[
                        ("Content-Type", media_type),
                        ("Transfer-Encoding", "chunked"),
                    ],
                )?;
                let chunk = format!("10000\r\n{}\r\n", "#".repeat(0x10000));
                loop {
                    stream.write_all(chunk.as_bytes()).ok()?;
                }
            }
        }
    }
}

/// Other bytes than the YAML of the same version; what is in them does not matter here.
fn as_json(yaml: &[u8]) -> Vec<u8> {
    serde_json::json!({"openapi": "3.0.3", "yaml": yaml.len()})
        .to_string()
        .into_bytes()
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines();
    let line = lines.next()?.ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = Vec::new();
    for line in lines {
        let line = line.ok()?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Some(Request { path, headers })
}

fn head(stream: &mut TcpStream, status: u16, headers: &[(&str, &str)]) -> Option<()> {
    let mut text = format!("HTTP/1.1 {status} Text\r\nConnection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{text}\r\n").as_bytes()).ok()
}

fn body(stream: &mut TcpStream, status: u16, headers: &[(&str, &str)], bytes: &[u8]) -> Option<()> {
    let length = bytes.len().to_string();
    let mut all = headers.to_vec();
    all.push(("Content-Length", &length));
    head(stream, status, &all)?;
    stream.write_all(bytes).ok()
}

fn json(mut stream: &TcpStream, status: u16, text: &str) -> Option<()> {
    let mut answer = stream.try_clone().ok()?;
    body(
        &mut answer,
        status,
        &[("Content-Type", "application/json; charset=utf-8")],
        text.as_bytes(),
    )?;
    stream.flush().ok()
}
