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
    reply(answers.jwks.lock().unwrap().clone())
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
