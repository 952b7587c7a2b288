//! How a command ends.

use std::path::{Path, PathBuf};

use crate::bench::BenchError;
use crate::conformance::ConformanceError;
use crate::files::FilesError;
use crate::lock::LockError;
use crate::programs::ProgramError;
use crate::registry::RegistryError;
use crate::transaction::TransactionError;
use crate::upstream::UpstreamError;

/// What a command found, as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// 0
    Done,
    /// 1
    Differs,
    /// 2
    Breaking,
    /// 3
    Unreachable,
}

impl Outcome {
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Differs => 1,
            Self::Breaking => 2,
            Self::Unreachable => 3,
        }
    }
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Generate(#[from] actix_openapi_codegen::Error),
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
    #[error("{}", unpinned(.document))]
    Unpinned { document: PathBuf },
    #[error("{error}\n{}", unpinned(.document))]
    UnpinnedErrors {
        document: PathBuf,
        error: Box<actix_openapi_codegen::Error>,
    },
    #[error(
        "{} is missing; take the committed one back: git checkout -- spec",
        .folder.display()
    )]
    NoWorkspace { folder: PathBuf },
    #[error("{0}; see --help")]
    Usage(&'static str),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error(transparent)]
    Transaction(#[from] TransactionError),
    #[error(transparent)]
    Registry(#[from] RegistryError),
    #[error(
        "the pinned document cannot be had: {} is not what spec/spec.lock pins, and git cannot give the committed one: \
         {reason}",
        .document.display()
    )]
    NotCommitted { document: PathBuf, reason: String },
    #[error(transparent)]
    Bench(#[from] BenchError),
    #[error(transparent)]
    Conformance(#[from] ConformanceError),
    #[error(transparent)]
    Program(#[from] ProgramError),
    #[error("the generator's command line cannot be built: {0}")]
    Corpus(String),
    #[error("the result cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// What is wrong with an edit off the record, and the ways out.
fn unpinned(document: &Path) -> String {
    let document = document.display();
    format!(
        "{document} is not the document that spec/spec.lock pins; nothing was written.\n\
         If the edit is meant, put it on the record, which also generates from it: cargo xtask pin --reason \"...\"\n\
         If it is not, take the committed bytes back: git checkout -- {document} spec/spec.lock\n\
         and then the registry's, if those are wanted: cargo xtask fetch"
    )
}

impl Error {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Unpinned { .. } => 1,
            Self::Generate(_) | Self::UnpinnedErrors { .. } | Self::Upstream(_) => 2,
            Self::Conformance(ConformanceError::Missing { .. }) => 4,
            Self::NoWorkspace { .. }
            | Self::Usage(_)
            | Self::Files(_)
            | Self::Lock(_)
            | Self::Transaction(_)
            | Self::Registry(_)
            | Self::NotCommitted { .. }
            | Self::Bench(_)
            | Self::Conformance(_)
            | Self::Program(_)
            | Self::Corpus(_)
            | Self::Json(_) => 3,
        }
    }
}

impl From<actix_openapi_codegen::diagnostics::Diagnostics> for Error {
    fn from(diagnostics: actix_openapi_codegen::diagnostics::Diagnostics) -> Self {
        Self::Generate(diagnostics.into())
    }
}
