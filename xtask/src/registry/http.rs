//! Requests to one registry: bounded in time, size and place, made again when that may help.

use std::cell::Cell;
use std::time::{Duration, Instant};

use reqwest::header::{self, HeaderValue};
use reqwest::{Client, Response, StatusCode, Url, redirect, retry};
use tokio::time::{sleep, timeout};

use super::address::{parse_address, same_host};
use super::answer::{
    Failure, causes, check_content_encoding, check_content_type, entity_tag, looks_like_html,
    message, passing, refusal, text,
};
use super::error::{RegistryError, plain};
use super::patience::Patience;
use super::retry as again;
use crate::progress::Progress;

/// Redirects of one request.
const REDIRECTS: usize = 5;

/// How much of an error's body is read for its message.
const LONGEST_ERROR: u64 = 64 * 1024;

/// What is asked for.
pub(super) struct Request<'a> {
    pub(super) what: &'static str,
    pub(super) path: &'a [&'a str],
    /// The first is asked for, any is taken.
    pub(super) media_types: &'static [&'static str],
    pub(super) etag: Option<&'a str>,
}

/// What is given.
pub(super) enum Answer {
    NotModified,
    Body {
        bytes: Vec<u8>,
        etag: Option<String>,
    },
}

/// A registry.
pub(super) struct Http<'p> {
    client: Client,
    base: Url,
    key: Option<HeaderValue>,
    patience: Patience,
    /// When the command's patience is at its end.
    end: Instant,
    progress: &'p Progress,
}

impl<'p> Http<'p> {
    pub(super) fn new(
        address: &str,
        key: Option<HeaderValue>,
        patience: Patience,
        progress: &'p Progress,
    ) -> Result<Self, RegistryError> {
        let base = parse_address(address)?;
        let mut client = Client::builder()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .user_agent(concat!("actix-openapi-xtask/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(patience.connect_within);
        if base.scheme() == "http" {
            // Loopback only, where a proxy has no business.
            client = client.no_proxy();
        }
        Ok(Self {
            client: client
                .build()
                .map_err(|error| RegistryError::Client(causes(&error)))?,
            base,
            key,
            patience,
            end: Instant::now() + patience.all_within,
            progress,
        })
    }

    /// The registry's address, as it is recorded.
    pub(super) fn address(&self) -> String {
        self.base.as_str().trim_end_matches('/').to_owned()
    }

    /// Whether this is the registry at `address`.
    pub(super) fn is(&self, address: &str) -> bool {
        parse_address(address).is_ok_and(|url| url == self.base)
    }

    /// A JSON document.
    pub(super) async fn json(
        &self,
        what: &'static str,
        path: &[&str],
    ) -> Result<Vec<u8>, RegistryError> {
        let request = Request {
            what,
            path,
            media_types: &["application/json"],
            etag: None,
        };
        match self.get(&request).await? {
            Answer::Body { bytes, .. } => Ok(bytes),
            // Without a condition it makes no sense.
            Answer::NotModified => Err(RegistryError::Status {
                what,
                status: 304,
                message: "nothing was asked conditionally".to_owned(),
            }),
        }
    }

    /// Asks until there is an answer, a final refusal, or no patience left.
    pub(super) async fn get(&self, request: &Request<'_>) -> Result<Answer, RegistryError> {
        let mut attempt = 1;
        loop {
            self.progress.asking(request.what, attempt);
            let failure = match self.bounded(request, attempt).await {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            if !failure.passing || attempt >= self.patience.attempts {
                return Err(failure.error);
            }
            let wait = match failure.wait {
                Some((wait, status)) if wait >= self.left() => {
                    let what = request.what;
                    return Err(RegistryError::Later { what, status, wait });
                }
                Some((wait, _)) => wait,
                None => again::backoff(self.patience.first_wait, attempt),
            };
            if wait >= self.left() {
                return Err(failure.error);
            }
            let error = failure.error.without(self.key.as_ref());
            self.progress.waiting(&error, wait);
            sleep(wait).await;
            attempt += 1;
        }
    }

    fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    /// One attempt, within its time.
    async fn bounded(&self, request: &Request<'_>, attempt: u32) -> Result<Answer, Failure> {
        let within = self.patience.answer_within.min(self.left());
        let received = Cell::new(None);
        match timeout(within, self.attempt(request, attempt, &received)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(passing(match received.get() {
                None => RegistryError::Silent {
                    registry: self.address(),
                    what: request.what,
                    within,
                },
                Some(received) => RegistryError::Slow {
                    what: request.what,
                    within,
                    received,
                },
            })),
        }
    }

    /// One attempt; `received` tells how far it came.
    async fn attempt(
        &self,
        request: &Request<'_>,
        attempt: u32,
        received: &Cell<Option<u64>>,
    ) -> Result<Answer, Failure> {
        let what = request.what;
        let response = self.follow(request).await?;
        let status = response.status();
        let headers = response.headers().clone();
        received.set(Some(0));
        if status == StatusCode::NOT_MODIFIED && request.etag.is_some() {
            return Ok(Answer::NotModified);
        }
        if status != StatusCode::OK {
            let address = response.url().to_string();
            let body = self.body(response, what, LONGEST_ERROR, received).await;
            let message = message(body.ok().as_deref());
            return Err(refusal(what, status, &headers, attempt, address, message));
        }
        check_content_type(what, request.media_types, &headers)?;
        check_content_encoding(what, &headers)?;
        let bytes = self
            .body(response, what, self.patience.largest, received)
            .await?;
        if looks_like_html(&bytes) {
            return Err(RegistryError::Html { what }.into());
        }
        Ok(Answer::Body {
            bytes,
            etag: entity_tag(&headers),
        })
    }

    /// The response at the end of the redirects, none of which leaves the registry's host.
    async fn follow(&self, request: &Request<'_>) -> Result<Response, Failure> {
        let what = request.what;
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(request.path);
        }
        for _ in 0..=REDIRECTS {
            let response = self.send(request, &url).await?;
            if !response.status().is_redirection() || response.status() == StatusCode::NOT_MODIFIED
            {
                return Ok(response);
            }
            let location = text(response.headers(), header::LOCATION)
                .ok_or(RegistryError::RedirectNowhere { what })?;
            let next = url
                .join(&location)
                .ok()
                .filter(|next| same_host(next, &self.base));
            url = next.ok_or_else(|| RegistryError::OtherHost {
                what,
                to: plain(&location),
            })?;
        }
        Err(RegistryError::RedirectLoop { what }.into())
    }

    async fn send(&self, request: &Request<'_>, url: &Url) -> Result<Response, Failure> {
        let asked = request.media_types.first().copied().unwrap_or("*/*");
        let mut get = self.client.get(url.clone()).header(header::ACCEPT, asked);
        if let Some(etag) = request.etag {
            get = get.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(key) = &self.key {
            get = get.header(header::AUTHORIZATION, key.clone());
        }
        get.send().await.map_err(|error| {
            let unreachable = error.is_connect();
            let (registry, reason) = (self.address(), causes(&error.without_url()));
            passing(if unreachable {
                RegistryError::Unreachable { registry, reason }
            } else {
                RegistryError::Closed {
                    registry,
                    what: request.what,
                    reason,
                }
            })
        })
    }

    async fn body(
        &self,
        mut response: Response,
        what: &'static str,
        largest: u64,
        received: &Cell<Option<u64>>,
    ) -> Result<Vec<u8>, Failure> {
        let too_large = || Failure::from(RegistryError::TooLarge { what, largest });
        let expected = response.content_length();
        if expected.is_some_and(|expected| expected > largest) {
            return Err(too_large());
        }
        self.progress.expecting(expected);
        let mut bytes = Vec::new();
        loop {
            let count = bytes.len() as u64;
            received.set(Some(count));
            self.progress.received(count);
            match response.chunk().await {
                Ok(Some(chunk)) if count + chunk.len() as u64 > largest => return Err(too_large()),
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Ok(None) => return Ok(bytes),
                Err(error) => {
                    return Err(passing(match expected {
                        Some(expected) if count < expected => RegistryError::Truncated {
                            what,
                            received: count,
                            expected,
                        },
                        _ => RegistryError::Interrupted {
                            what,
                            received: count,
                            reason: causes(&error.without_url()),
                        },
                    }));
                }
            }
        }
    }
}
