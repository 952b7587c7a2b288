//! `/log`: what is logged, asked and changed while the service runs.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Resource, web};
use serde::Deserialize;

use super::{Watched, answer, page};
use crate::logging::{Loggstyring, LoggstyringFeil};

/// A filter is shorter.
const LARGEST: usize = 4096;
/// The longest time that a change is made for, in seconds: a day.
const LONGEST: u64 = 86_400;

/// What a change is asked with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// For how long; for ever when it is not given.
    seconds: Option<u64>,
}

/// GET tells the filter, PUT changes it.
pub(super) fn resource() -> Resource {
    page("/log", told)
        .route(web::put().to(changed))
        .app_data(web::PayloadConfig::new(LARGEST))
}

async fn told(watched: web::Data<Watched>) -> HttpResponse {
    match &watched.log {
        Some(styring) => filter(styring),
        None => text(StatusCode::NOT_FOUND, "this program has no log of its own"),
    }
}

async fn changed(request: HttpRequest, watched: web::Data<Watched>, body: Bytes) -> HttpResponse {
    let Some(styring) = &watched.log else {
        return text(StatusCode::NOT_FOUND, "this program has no log of its own");
    };
    let who = request
        .peer_addr()
        .map_or_else(|| "unknown".to_owned(), |peer| peer.to_string());
    match change(styring, request.query_string(), &body, &who) {
        Ok(()) => filter(styring),
        Err(reason) => text(StatusCode::BAD_REQUEST, &reason),
    }
}

fn change(styring: &Loggstyring, query: &str, body: &[u8], who: &str) -> Result<(), String> {
    let asked: Asked = serde_urlencoded::from_str(query)
        .map_err(|error| format!("the query is to be empty, or seconds=600: {error}"))?;
    let filter = std::str::from_utf8(body).map_err(|_| {
        "the filter is no text: write it as `info,restanser_server=debug`".to_owned()
    })?;
    let refused = |error: LoggstyringFeil| error.to_string();
    match asked.seconds {
        None => styring.set(filter, who).map_err(refused),
        Some(seconds @ 1..=LONGEST) => {
            let time = Duration::from_secs(seconds);
            let held = styring.set_for(filter, time, who).map_err(refused)?;
            actix_web::rt::spawn(held.hold());
            Ok(())
        }
        Some(_) => Err(format!("seconds is to be from 1 to {LONGEST}")),
    }
}

fn filter(styring: &Loggstyring) -> HttpResponse {
    let (filter, left) = styring.filter();
    let mut told = answer(StatusCode::OK);
    told.insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"));
    if let Some(left) = left {
        told.insert_header(("Seconds-Left", left.as_secs().to_string()));
    }
    told.body(format!("{filter}\n"))
}

fn text(status: StatusCode, text: &str) -> HttpResponse {
    answer(status)
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(format!("{text}\n"))
}
