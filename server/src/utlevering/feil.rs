//! Why a disclosure is not in the log.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::kilde::postgres::PostgresFeil;

/// Why a disclosure is not in the log, or the log is not open. Nothing may be disclosed then.
///
/// The texts are for the log: where, and what to do. Nothing of the disclosure is in them. Cloned to every request that
/// shares the failure.
#[derive(Clone, Debug, thiserror::Error)]
pub enum UtleveringFeil {
    /// The file could not be opened or made ready.
    #[error("could not {doing} the disclosure log {}: {source}; check the path, its permissions and the disk", path.display())]
    Apning {
        /// The log.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// A folder, a device or a pipe keeps no records.
    #[error("the disclosure log {} is not a regular file: give the path of one", path.display())]
    IkkeFil {
        /// The log.
        path: PathBuf,
    },
    /// What is there was not written by this program.
    #[error("{} is no disclosure log: its first line is no record; give another path", path.display())]
    IkkeLogg {
        /// The file.
        path: PathBuf,
    },
    /// Two processes would spoil each other's records.
    #[error("the disclosure log {} is in use by another process: end it, or give each a log of its own", path.display())]
    Opptatt {
        /// The log.
        path: PathBuf,
    },
    /// The record could not be written as JSON.
    #[error("the disclosure could not be written as JSON: {source}")]
    Koding {
        /// What serde said.
        source: Arc<serde_json::Error>,
    },
    /// More records wait than the log has room for: it is too slow, or there are too many requests.
    #[error("too many records wait for the disclosure log {}: look at its speed, the next request tries again", path.display())]
    Full {
        /// The log.
        path: PathBuf,
    },
    /// The record was not written.
    #[error("could not write to the disclosure log {}: {source}", path.display())]
    Skriving {
        /// The log.
        path: PathBuf,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// It is not known what is kept, so the log takes no more records.
    #[error("the disclosure log {} takes no records: {source}", path.display())]
    Sperret {
        /// The log.
        path: PathBuf,
        /// The failure, and what to do.
        source: Arc<io::Error>,
    },
    /// The database has no log that could be written to, and waiting mends nothing.
    #[error("the disclosure log {}: {source}", path.display())]
    Postgres {
        /// The log.
        path: PathBuf,
        /// Why.
        source: PostgresFeil,
    },
    /// The thread that writes is gone.
    #[error("nothing writes to the disclosure log {} any more: restart the service", path.display())]
    Stoppet {
        /// The log.
        path: PathBuf,
    },
}

impl UtleveringFeil {
    pub(super) fn coding(source: serde_json::Error) -> Self {
        Self::Koding {
            source: Arc::new(source),
        }
    }

    /// For `map_err` while the log is being opened.
    pub(super) fn opening(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Apning {
            path: path.to_owned(),
            doing,
            source: Arc::new(source),
        }
    }
}
