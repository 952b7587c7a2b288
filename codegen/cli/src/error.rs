//! Why a command failed.

use std::io;
use std::path::{Path, PathBuf};

use actix_openapi_codegen::configuration::ConfigurationError;
use actix_openapi_codegen::{Error as GenerateError, render::RenderError};

use crate::report::Outcome;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Generate(#[from] GenerateError),
    #[error(transparent)]
    Skeleton(#[from] RenderError),
    #[error(transparent)]
    Configuration(#[from] ConfigurationError),
    #[error("{}: {action}: {error}\nnothing was changed", .path.display())]
    File {
        path: PathBuf,
        action: &'static str,
        error: io::Error,
    },
    #[error("{}: more than {limit} bytes, which no OpenAPI document has", .path.display())]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("{}: refers to more than {limit} files, which no OpenAPI document does", .path.display())]
    TooManyFiles { path: PathBuf, limit: usize },
    #[error("{}: not UTF-8 text", .path.display())]
    NotText { path: PathBuf },
    #[error("\"{name}\" cannot be the name of the crate: {reason}; give another with --name")]
    CrateName { name: String, reason: &'static str },
    #[error("{} has no name that the crate could have; give one with --name", .folder.display())]
    NoName { folder: PathBuf },
    #[error(
        "there is no runtime in {}; --runtime-path must lead from the generated crate to the folder of actix-openapi",
        .folder.display()
    )]
    NoRuntime { folder: PathBuf },
    #[error(
        "{}: not overwritten, since actix-openapi has not made it: {}\n\
         move what you need away, or generate into another folder; nothing was changed",
        .folder.display(),
        .files.join(", ")
    )]
    Foreign { folder: PathBuf, files: Vec<String> },
    #[error(
        "{}: cannot be put into place: {error}\n\
         the change is safe in {}: remove what is in its way and run the same again",
        .path.display(),
        .pending.display()
    )]
    Stuck {
        path: PathBuf,
        pending: PathBuf,
        error: io::Error,
    },
    #[error("{}: not a journal of actix-openapi: {reason}\nremove its folder if it is not yours", .path.display())]
    Journal { path: PathBuf, reason: String },
}

impl Error {
    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self::Generate(_) | Self::Skeleton(_) => Outcome::Refused,
            _ => Outcome::Failed,
        }
    }
}

/// For `map_err`.
pub(crate) fn file<'p>(
    path: &'p Path,
    action: &'static str,
) -> impl FnOnce(io::Error) -> Error + 'p {
    move |error| Error::File {
        path: path.to_owned(),
        action,
        error,
    }
}
