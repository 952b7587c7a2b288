//! Why the development issuers cannot do what they are asked to.

use std::io;
use std::path::PathBuf;

/// Why a development issuer cannot do what it is asked to.
#[derive(Debug, thiserror::Error)]
pub enum DevIssuerError {
    /// A file of the data folder cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        error: io::Error,
    },
    /// The key file is there but holds no key; it is never replaced without being asked.
    #[error("{} holds no usable RSA key ({reason}): delete it to get a new one", path.display())]
    BrokenKey {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A key or its certificate could not be generated.
    #[error("no RSA key could be generated")]
    Generate,
    /// The announcement cannot be read.
    #[error("{} cannot be read ({reason}): start `restanser dev` anew", path.display())]
    BrokenAnnouncement {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The clients, or the key of one, cannot be read.
    #[error("{}: {reason}", path.display())]
    Klient {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it, and what would be right.
        reason: String,
    },
    /// Nobody has told at which address the issuer is.
    #[error("no development issuer in {}: start `restanser dev` first", data.display())]
    NotAnnounced {
        /// The data folder.
        data: PathBuf,
    },
    /// No key of the folder has this id.
    #[error("no key has the id {kid}: `restanser issuer keys` lists them")]
    UnknownKey {
        /// The id.
        kid: String,
    },
    /// The key that signs stays published.
    #[error("{kid} is the key that signs: run `restanser issuer rotate` first")]
    KeyInUse {
        /// Its id.
        kid: String,
    },
    /// Enough keys are published.
    #[error(
        "{published} keys are published: withdraw old ones with `restanser issuer retire` first"
    )]
    TooManyKeys {
        /// How many.
        published: usize,
    },
    /// A time leads out of the calendar.
    #[error("a time leads out of the calendar: choose fewer seconds")]
    Lifetime,
    /// The token could not be signed.
    #[error("the token cannot be signed: {0}")]
    Sign(jsonwebtoken::errors::Error),
}
