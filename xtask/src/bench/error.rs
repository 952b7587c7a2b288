//! Why nothing could be measured.

use std::path::PathBuf;

use crate::programs::ProgramError;

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error(transparent)]
    Program(#[from] ProgramError),
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
