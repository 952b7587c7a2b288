//! What is counted of connections.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// What became of connections since the start, for whoever publishes it.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "each says what it is")]
pub struct Forbindelsesmaal {
    pub accepted: AtomicU64,
    /// Those that are open now.
    pub open: AtomicU64,
    /// Closed to make room for a new one: they had waited longest without a request.
    pub closed_for_room: AtomicU64,
    /// Answered with 503, or closed under TLS: all others had running requests.
    pub turned_away: AtomicU64,
    /// Heads that took longer than they may (408).
    pub slow_heads: AtomicU64,
    /// Heads that were larger than they may (431).
    pub oversized_heads: AtomicU64,
    /// What was not HTTP (400).
    pub malformed: AtomicU64,
    /// Those who took too little of their answer in the time there is.
    pub slow_readers: AtomicU64,
    pub handshakes_failed: AtomicU64,
    /// Certificates that were put in force while the service ran.
    pub tls_reloads_taken: AtomicU64,
    /// Certificates that were not.
    pub tls_reloads_refused: AtomicU64,
    /// When the certificate in force expires, in seconds since 1970; 0 without TLS.
    pub certificate_expires: AtomicI64,
}

/// One more.
pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
