//! Why nothing can be said of conformance.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing can be said of conformance.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConformanceError {
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("{program} cannot be run: {error}")]
    Start { program: String, error: io::Error },
    #[error("{program} failed:\n{output}")]
    Failed { program: String, output: String },
    /// The one that has an exit code of its own.
    #[error("{program} is missing; to install it: {install}")]
    Missing {
        program: String,
        install: &'static str,
    },
    #[error("{program} does not say {what}; it said:\n{output}")]
    Told {
        program: String,
        what: &'static str,
        output: String,
    },
    #[error("{address} does not answer: {error}")]
    Answer {
        address: String,
        error: reqwest::Error,
    },
}

/// For `map_err`.
pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> ConformanceError {
    move |error| ConformanceError::File {
        path: path.to_owned(),
        error,
    }
}
