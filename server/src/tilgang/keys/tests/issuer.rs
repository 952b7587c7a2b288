//! An issuer for the tests.

use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::{App, HttpResponse, HttpServer, web};
use serde_json::{Value, json};
use tokio::sync::{Notify, Semaphore};

use super::*;

/// An issuer on loopback, in a thread of its own, that answers what the test tells it to.
pub(super) struct Issuer {
    pub(super) url: String,
    pub(super) answers: web::Data<Answers>,
    pub(super) server: actix_web::dev::ServerHandle,
}

pub(super) struct Answers {
    pub(super) metadata: Mutex<(u16, String)>,
    pub(super) jwks: Mutex<(u16, String)>,
    /// Handed out once, before `jwks`.
    jwks_once: Mutex<Option<(u16, String)>>,
    /// Handed out at `/open`, whatever the gate.
    open_jwks: Mutex<(u16, String)>,
    pub(super) fetches: AtomicUsize,
    pub(super) fetched: Notify,
    /// The key set is handed out one permit a time.
    gate: Semaphore,
}

fn reply((status, body): (u16, String)) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status).unwrap();
    let mut response = HttpResponse::build(status);
    // Where a redirect would lead: to a key set that is in order.
    response.insert_header(("location", "/jwk")).body(body)
}

async fn metadata(answers: web::Data<Answers>) -> HttpResponse {
    answers.fetches.fetch_add(1, Ordering::SeqCst);
    answers.fetched.notify_one();
    reply(answers.metadata.lock().unwrap().clone())
}

async fn jwks(answers: web::Data<Answers>) -> HttpResponse {
    answers.gate.acquire().await.unwrap().forget();
    let once = answers.jwks_once.lock().unwrap().take();
    reply(once.unwrap_or_else(|| answers.jwks.lock().unwrap().clone()))
}

async fn open_jwks(answers: web::Data<Answers>) -> HttpResponse {
    reply(answers.open_jwks.lock().unwrap().clone())
}

impl Issuer {
    pub(super) fn start(keys: Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let answers = web::Data::new(Answers {
            metadata: Mutex::new((
                200,
                json!({"issuer": url, "jwks_uri": format!("{url}jwk")}).to_string(),
            )),
            jwks: Mutex::new((200, json!({ "keys": keys }).to_string())),
            jwks_once: Mutex::default(),
            open_jwks: Mutex::default(),
            fetches: AtomicUsize::new(0),
            fetched: Notify::new(),
            gate: Semaphore::new(1000),
        });
        let data = answers.clone();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .route(
                    "/.well-known/oauth-authorization-server",
                    web::get().to(metadata),
                )
                .route("/jwk", web::get().to(jwks))
                .route("/open", web::get().to(open_jwks))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)
        .unwrap()
        .run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            url,
            answers,
            server: handle,
        }
    }

    pub(super) fn config(&self) -> IssuerConfig {
        IssuerConfig {
            issuer: self.url.clone(),
            metadata_url: None,
        }
    }

    pub(super) fn keys(&self) -> Arc<Keys> {
        Arc::new(Keys::new(self.config(), Klokke::system().unwrap()).unwrap())
    }

    pub(super) fn fetches(&self) -> usize {
        self.answers.fetches.load(Ordering::SeqCst)
    }

    pub(super) fn set_keys(&self, keys: Value) {
        *self.answers.jwks.lock().unwrap() = (200, json!({ "keys": keys }).to_string());
    }

    pub(super) fn answer_one_with_the_old_set_and_all_others_with(&self, keys: Value) {
        let old = self.answers.jwks.lock().unwrap().clone();
        *self.answers.jwks_once.lock().unwrap() = Some(old);
        self.set_keys(keys);
    }

    /// From now on the metadata names a key set with these keys that no gate holds back.
    pub(super) fn set_open_keys(&self, keys: Value) {
        *self.answers.open_jwks.lock().unwrap() = (200, json!({ "keys": keys }).to_string());
        let jwks_uri = format!("{}open", self.url);
        self.set_metadata(200, json!({"issuer": self.url, "jwks_uri": jwks_uri}));
    }

    pub(super) fn set_metadata(&self, status: u16, body: impl ToString) {
        *self.answers.metadata.lock().unwrap() = (status, body.to_string());
    }

    pub(super) fn close_gate(&self) {
        let permits = self.answers.gate.available_permits();
        self.answers.gate.forget_permits(permits);
    }

    pub(super) fn open_gate(&self) {
        self.answers.gate.add_permits(1000);
    }
}
