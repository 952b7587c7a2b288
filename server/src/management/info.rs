//! `/info`: which program this is, and what it was generated from.

use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// Which program runs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Info {
    /// Its version.
    pub version: &'static str,
    /// The commit that it was built from; `unknown` where that was not told.
    pub commit: &'static str,
    /// The compiler.
    pub rust: &'static str,
    /// When it was started.
    #[serde(serialize_with = "moment")]
    pub started: Timestamp,
    /// What it answers by.
    pub specification: Specification,
}

/// The pinned document.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Specification {
    /// `info.title`.
    pub title: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// SHA-256 of its bytes.
    pub sha256: &'static str,
}

impl Info {
    /// This program, started now.
    #[must_use]
    pub fn now() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            commit: env!("RESTANSER_COMMIT"),
            rust: env!("RESTANSER_RUSTC"),
            started: Timestamp::now(),
            specification: Specification {
                title: restanser_api::TITLE,
                version: restanser_api::VERSION,
                sha256: restanser_api::DOCUMENT_SHA256,
            },
        }
    }
}

fn moment<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(moment)
}
