//! `[server]`: how connections and requests are taken, and how many.

use std::num::{NonZeroU16, NonZeroU32};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::texts;

/// The largest head that can be allowed: actix reads no larger one.
pub const LARGEST_HEAD: u32 = 128 * 1024;

/// `[server]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// How many threads answer requests; one for each core of the machine when it is not given.
    #[schemars(range(max = 1024), example = 4)]
    pub workers: Option<NonZeroU16>,
    /// How large the head of a request may be, in bytes: its line and headers.
    #[schemars(range(min = 1024, max = LARGEST_HEAD))]
    pub header_bytes: NonZeroU32,
    /// How many connections are open at once. When there are more, those that have waited longest without a request
    /// are closed.
    #[schemars(range(max = 1_000_000))]
    pub connections: NonZeroU32,
    /// How many of them may come from one address; trusted proxies may have any number.
    #[schemars(range(max = 1_000_000))]
    pub connections_per_peer: NonZeroU32,
    /// How long the head of a request may take from its first byte, in seconds, and a TLS handshake.
    #[schemars(range(max = 600))]
    pub head_seconds: NonZeroU32,
    /// How long the client may take over receiving what is sent to it, in seconds: all of it, or at least 16 KiB each time.
    #[schemars(range(max = 3600))]
    pub write_seconds: NonZeroU32,
    /// How long a connection stays open without a request, in seconds.
    #[schemars(range(max = 3600))]
    pub idle_seconds: NonZeroU32,
    /// How long one request may take until it is answered, in seconds.
    #[schemars(range(max = 3600))]
    pub request_seconds: NonZeroU32,
    /// How many requests are worked on at once.
    #[schemars(range(max = 100_000))]
    pub running_requests: NonZeroU32,
    /// How many requests wait for their turn; one more is answered with 503 at once.
    #[schemars(range(max = 100_000))]
    pub waiting_requests: u32,
    /// How long a request waits for its turn, in milliseconds, before it is answered with 503.
    #[schemars(range(max = 60_000))]
    pub longest_wait_milliseconds: NonZeroU32,
    /// How many calls of one consumer run at once, before one more is answered with 429; any number when it is not given.
    /// Skatteetaten asks consumers for at most 5.
    #[schemars(range(max = 10_000), example = 5)]
    pub calls_per_consumer: Option<NonZeroU32>,
    /// How long running requests have to finish once the service is asked to stop, in seconds.
    #[schemars(range(max = 3600))]
    pub shutdown_seconds: NonZeroU32,
    /// The networks of the proxies whose `Forwarded` or `X-Forwarded-For` is believed; nobody's by default.
    #[schemars(with = "Vec<texts::Network>", example = ["10.0.0.0/8"])]
    pub trusted_proxies: Vec<IpNet>,
    /// The certificate and its key, when TLS ends here and not at a proxy.
    pub tls: Option<Tls>,
}

/// `[server.tls]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate with those that lead to its issuer, PEM. A new content is taken while the service runs.
    #[schemars(with = "texts::CertificateFile", example = "/etc/restanser/tls.pem")]
    pub certificate: PathBuf,
    /// Its private key, PEM.
    #[schemars(with = "texts::KeyFile", example = "/run/secrets/tls-key.pem")]
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
