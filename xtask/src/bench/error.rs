//! Why nothing could be measured.

use std::io;
use std::path::PathBuf;

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("{program} cannot be run: {error}")]
    Start { program: String, error: io::Error },
    #[error("{program} failed:\n{output}")]
    Failed { program: String, output: String },
    #[error("{program} is missing; to install it: {install}")]
    NotInstalled {
        program: String,
        install: &'static str,
    },
    #[error("{program} has not told what it measured: {error}")]
    Told {
        program: String,
        error: serde_json::Error,
    },
    #[error("{program} has not measured {what}")]
    Missing { program: String, what: String },
    #[error("{} holds no results of `cargo xtask bench --json`: {error}", path.display())]
    Earlier {
        path: PathBuf,
        error: serde_json::Error,
    },
}

/// For `map_err`.
pub(super) fn file(path: &std::path::Path) -> impl FnOnce(io::Error) -> BenchError {
    move |error| BenchError::File {
        path: path.to_owned(),
        error,
    }
}
