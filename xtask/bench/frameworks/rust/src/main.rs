//! The endpoint as openapi-generator's rust-axum makes it of the document, without access control.
//!
//! The path of the answer is the first argument; the document is compiled in. The address is told in the first line on
//! standard output, and the process ends when standard input does.

#![forbid(unsafe_code)]

use std::io::Read as _;
use std::sync::Arc;
use std::{fs, io, process, thread};

use async_trait::async_trait;
use axum::serve::ListenerExt as _;
use axum_extra::extract::CookieJar;
use headers::{HeaderMap, Host};
use http::Method;
use restanser_axum::apis::restanser::{HentRestanserResponse, Restanser};
use restanser_axum::apis::{ApiAuthBasic, BasicAuthKind, ErrorHandler};
use restanser_axum::models::{
    HentRestanserHeaderParams, HentRestanserPathParams, RestanserForVirksomhet,
};
use tokio::net::TcpListener;

struct Service {
    answer: RestanserForVirksomhet,
}

impl ErrorHandler for Service {}

#[async_trait]
impl ApiAuthBasic for Service {
    type Claims = ();

    /// Whoever asks: what is generated asks for claims because the document names a scheme.
    async fn extract_claims_from_auth_header(
        &self,
        _: BasicAuthKind,
        _: &HeaderMap,
        _: &str,
    ) -> Option<()> {
        Some(())
    }
}

#[async_trait]
impl Restanser for Service {
    type Claims = ();

    async fn hent_restanser(
        &self,
        _: &Method,
        _: &Host,
        _: &CookieJar,
        (): &(),
        _: &HentRestanserHeaderParams,
        path: &HentRestanserPathParams,
    ) -> Result<HentRestanserResponse, ()> {
        Ok(HentRestanserResponse::Status200_RestanseneTilVirksomheten(
            RestanserForVirksomhet {
                forespurte_organisasjon: path.organisasjonsnummer.clone(),
                ..self.answer.clone()
            },
        ))
    }
}

// One worker, as all that are measured have.
#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let path = std::env::args_os()
        .nth(1)
        .ok_or_else(|| io::Error::other("the path of the answer is missing"))?;
    let answer = serde_json::from_slice(&fs::read(path)?)?;
    thread::spawn(|| {
        let ended = io::stdin().read_to_end(&mut Vec::new());
        process::exit(i32::from(ended.is_err()));
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?);
    let listener = listener.tap_io(|connection| {
        // What is lost without it is speed alone.
        let _ = connection.set_nodelay(true);
    });
    let routes = restanser_axum::server::new(Arc::new(Service { answer }));
    axum::serve(listener, routes).await
}
