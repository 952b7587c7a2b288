//! A key server with its moods, which counts what it is asked.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

use serde_json::{Value, json};

use super::BOUND;
use super::maskinporten::{Key, url};

/// What it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// What it should.
    InOrder,
    /// Nothing: the connection is closed.
    Down,
    /// One fetch in order, the next with status 500.
    Flapping,
    Status(u16),
    /// Status 200, and a page that says that all is well.
    Html,
    NotMetadata,
    OtherIssuer,
    ElsewhereInTheClear,
    NotAKeySet,
    EmptySet,
    /// All keys are for encryption.
    UnfitKeys,
    /// The key set stops in the middle.
    CutOff,
}

/// A key server on loopback. It serves until the test binary ends.
pub struct KeyServer {
    /// The issuer, as it stands in tokens.
    pub url: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    keys: Vec<Value>,
    mood: Mood,
    held_back: bool,
    /// How many requests for metadata have come: every fetch begins with one.
    fetches: usize,
    answering: usize,
    most_at_once: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            mood: Mood::InOrder,
            held_back: false,
            fetches: 0,
            answering: 0,
            most_at_once: 0,
        }
    }
}

impl KeyServer {
    pub fn start(keys: &[&Key]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            url: url(listener.local_addr().unwrap()),
            shared: Arc::default(),
        };
        server.publish(keys);
        let (url, shared) = (server.url.clone(), Arc::clone(&server.shared));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (url, shared) = (url.clone(), Arc::clone(&shared));
                thread::spawn(move || {
                    if let Some(answer) = shared.answer(&request_line(&stream), &url) {
                        // Who has gone away wants no answer.
                        let _ = (&stream).write_all(&answer);
                    }
                });
            }
        });
        server
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap()
    }

    pub fn publish(&self, keys: &[&Key]) {
        self.state().keys = keys.iter().map(|key| key.jwk()).collect();
    }

    pub fn mood(&self, mood: Mood) {
        self.state().mood = mood;
    }

    /// Answers nobody until [`let_go`](Self::let_go).
    pub fn hold_back(&self) {
        self.state().held_back = true;
    }

    /// Returns when somebody waits for an answer.
    pub fn wait_until_asked(&self) {
        let (_state, timeout) = self
            .shared
            .changed
            .wait_timeout_while(self.state(), BOUND, |state| state.answering == 0)
            .unwrap();
        assert!(!timeout.timed_out(), "nobody asked");
    }

    pub fn let_go(&self) {
        self.state().held_back = false;
        self.shared.changed.notify_all();
    }

    /// How many fetches have begun.
    pub fn fetches(&self) -> usize {
        self.state().fetches
    }

    /// How many requests it has had to answer at the same time, at most.
    pub fn most_at_once(&self) -> usize {
        self.state().most_at_once
    }

    /// Returns when so many fetches have begun.
    pub fn wait_for_fetches(&self, number: usize) {
        let (state, timeout) = self
            .shared
            .changed
            .wait_timeout_while(self.state(), BOUND, |state| state.fetches < number)
            .unwrap();
        assert!(!timeout.timed_out(), "only {} fetches", state.fetches);
    }
}

impl Shared {
    fn answer(&self, request: &str, url: &str) -> Option<Vec<u8>> {
        let metadata = request.starts_with("GET /.well-known/oauth-authorization-server ");
        let mut state = self.state.lock().unwrap();
        state.fetches += usize::from(metadata);
        let mood = match state.mood {
            Mood::Flapping if state.fetches.is_multiple_of(2) => Mood::Status(500),
            mood => mood,
        };
        state.answering += 1;
        state.most_at_once = state.most_at_once.max(state.answering);
        self.changed.notify_all();
        let (mut state, _) = self
            .changed
            .wait_timeout_while(state, BOUND, |state| state.held_back)
            .unwrap();
        // Over before the answer is on its way: the next request may come at once.
        state.answering -= 1;
        let keys = state.keys.clone();
        drop(state);
        if metadata {
            metadata_answer(mood, url)
        } else {
            key_set_answer(mood, keys)
        }
    }
}

fn metadata_answer(mood: Mood, url: &str) -> Option<Vec<u8>> {
    let jwks_uri = format!("{url}jwk");
    Some(match mood {
        Mood::Down => return None,
        Mood::Status(status) => answer(status, "application/json", "{}"),
        Mood::Html => answer(200, "text/html", "<!doctype html><title>OK</title>"),
        Mood::NotMetadata => json_answer(&json!(["issuer", url])),
        Mood::OtherIssuer => {
            json_answer(&json!({"issuer": "https://issuer.test/", "jwks_uri": jwks_uri}))
        }
        Mood::ElsewhereInTheClear => {
            json_answer(&json!({"issuer": url, "jwks_uri": "http://issuer.test/jwk"}))
        }
        _ => json_answer(&json!({"issuer": url, "jwks_uri": jwks_uri})),
    })
}

fn key_set_answer(mood: Mood, mut keys: Vec<Value>) -> Option<Vec<u8>> {
    match mood {
        Mood::Down => return None,
        Mood::NotAKeySet => return Some(json_answer(&json!({"keys": "none"}))),
        Mood::EmptySet => keys.clear(),
        Mood::UnfitKeys => keys.iter_mut().for_each(|key| key["use"] = "enc".into()),
        _ => {}
    }
    let mut answer = json_answer(&json!({ "keys": keys }));
    if mood == Mood::CutOff {
        answer.truncate(answer.len() - 10);
    }
    Some(answer)
}

fn json_answer(body: &Value) -> Vec<u8> {
    answer(200, "application/json", &body.to_string())
}

fn answer(status: u16, media_type: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

fn request_line(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    request
}
