//! `[server]`: how connections and requests are taken, and how many.

use std::num::{NonZeroU16, NonZeroU32};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use serde::Deserialize;

/// `[server]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// How many threads answer requests; one for each core of the machine when it is not given.
    pub workers: Option<NonZeroU16>,
    /// How large the head of a request may be, in bytes: its line and headers.
    pub header_bytes: NonZeroU32,
    /// How many connections are open at once. When there are more, those that have waited longest without a request
    /// are closed.
    pub connections: NonZeroU32,
    /// How many of them may come from one address; trusted proxies may have any number.
    pub connections_per_peer: NonZeroU32,
    /// How long the head of a request may take from its first byte, in seconds, and a TLS handshake.
    pub head_seconds: NonZeroU32,
    /// How long the client may take over receiving what is sent to it, in seconds, without taking any of it.
    pub write_seconds: NonZeroU32,
    /// How long a connection stays open without a request, in seconds.
    pub idle_seconds: NonZeroU32,
    /// How long one request may take until it is answered, in seconds.
    pub request_seconds: NonZeroU32,
    /// How many requests are worked on at once.
    pub running_requests: NonZeroU32,
    /// How many requests wait for their turn; one more is answered with 503 at once.
    pub waiting_requests: u32,
    /// How long a request waits for its turn, in milliseconds, before it is answered with 503.
    pub longest_wait_milliseconds: NonZeroU32,
    /// How many calls of one consumer run at once, before one more is answered with 429; any number when it is not given.
    /// Skatteetaten asks consumers for at most 5.
    pub calls_per_consumer: Option<NonZeroU32>,
    /// How long running requests have to finish once the service is asked to stop, in seconds.
    pub shutdown_seconds: NonZeroU32,
    /// The networks of the proxies whose `Forwarded` or `X-Forwarded-For` is believed, `10.0.0.0/8`; nobody's by default.
    pub trusted_proxies: Vec<IpNet>,
    /// The certificate and its key, when TLS ends here and not at a proxy.
    pub tls: Option<Tls>,
}

/// `[server.tls]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate with those that lead to its issuer, PEM. A new content is taken while the service runs.
    pub certificate: PathBuf,
    /// Its private key, PEM.
    pub key: PathBuf,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            workers: None,
            header_bytes: number(16 * 1024),
            connections: number(20_000),
            connections_per_peer: number(5_000),
            head_seconds: number(5),
            write_seconds: number(10),
            idle_seconds: number(60),
            request_seconds: number(10),
            running_requests: number(512),
            waiting_requests: 512,
            longest_wait_milliseconds: number(1_000),
            calls_per_consumer: None,
            shutdown_seconds: number(30),
            trusted_proxies: Vec::new(),
            tls: None,
        }
    }
}

/// A number of this file, which is not 0.
const fn number(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

/// So many seconds.
#[must_use]
pub fn seconds(seconds: NonZeroU32) -> Duration {
    Duration::from_secs(seconds.get().into())
}
