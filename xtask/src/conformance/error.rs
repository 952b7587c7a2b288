//! Why nothing can be said of conformance.

use crate::programs::ProgramError;

/// Why nothing can be said of conformance.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConformanceError {
    #[error(transparent)]
    Program(#[from] ProgramError),
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
