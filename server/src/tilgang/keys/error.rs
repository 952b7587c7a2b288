//! What goes wrong with the issuer's keys.

use super::fetch;

/// Why the issuer's keys could not be set up or fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// An address that must not be used.
    #[error("{what}: {reason}")]
    Address {
        /// Which address: `issuer`, `metadata_url` or `jwks_uri`.
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The HTTP client could not be built.
    #[error("the HTTP client cannot be built: {0}")]
    Client(String),
    /// The request failed or did not finish in time.
    #[error("the {what} cannot be fetched: {reason}")]
    Request {
        /// Which document.
        what: &'static str,
        /// The causes, outermost first.
        reason: String,
    },
    /// The answer was not 200; redirects are not followed.
    #[error("the {what} was answered with status {status}")]
    Status {
        /// Which document.
        what: &'static str,
        /// The HTTP status.
        status: u16,
    },
    /// The answer is larger than any honest one.
    #[error("the {what} is larger than {} bytes", fetch::LARGEST_BODY)]
    TooLarge {
        /// Which document.
        what: &'static str,
    },
    /// The answer is not the JSON it should be.
    #[error("the {what} cannot be read: {reason}")]
    Unreadable {
        /// Which document.
        what: &'static str,
        /// What the JSON reader said.
        reason: String,
    },
    /// RFC 8414 section 3.3: the metadata must be the configured issuer's own.
    #[error("the metadata names another issuer than the configured one")]
    OtherIssuer,
    /// Not one key in the set can be used.
    #[error("the key set holds no usable key")]
    NoUsableKey,
    /// The fetch was cut off with the thread that ran it, or that thread is stuck.
    #[error("the fetch of the keys did not finish")]
    Unfinished,
}

/// Why there is no key for a key id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The issuer has no such key, as far as is known.
    #[error("the issuer has no key with this id")]
    Unknown,
    /// No key at all is held, or those held are too old: nothing can be verified.
    #[error("no key of the issuer is held")]
    Unavailable,
}
