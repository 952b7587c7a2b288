//! `spec/spec.lock`: which document is pinned, and where it comes from.

use std::path::{Path, PathBuf};

use actix_openapi_codegen::{lower, sha256};
use clap::Args;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::files::{self, FilesError};
use crate::{Error, Outcome};

/// The first lines of the file.
const PREAMBLE: &str = "# Which document is pinned. Written by `cargo xtask pin`; spec/README.md says what it means.\n\n";

/// The lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lock {
    /// The document, a path within `spec/`.
    pub(crate) document: PathBuf,
    /// `info.version`.
    pub(crate) version: String,
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// When it was pinned, RFC 3339 in UTC.
    pub(crate) pinned: Timestamp,
    /// Why these bytes.
    pub(crate) reason: String,
    /// Where it comes from.
    pub(crate) source: Source,
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// The base address of the registry that publishes the original.
    pub(crate) registry: String,
    /// The owner there.
    pub(crate) owner: String,
    /// The name of the API there.
    pub(crate) api: String,
    /// Whether the document was written from public knowledge because the original was out of reach.
    pub(crate) reconstructed: bool,
}

/// Why the lock cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LockError {
    #[error("{}: {error}", .path.display())]
    Syntax {
        path: PathBuf,
        error: toml::de::Error,
    },
    #[error("{}: \"document\" must be the name of a file beside the lock", .path.display())]
    Document { path: PathBuf },
    #[error("the lock cannot be written: {0}")]
    Write(#[from] toml::ser::Error),
    #[error("a reason must say something")]
    Reason,
}

impl Lock {
    fn path(workspace: &Path) -> PathBuf {
        workspace.join("spec/spec.lock")
    }

    /// Reads the lock of a workspace.
    pub(crate) fn read(workspace: &Path) -> Result<Self, Error> {
        let path = Self::path(workspace);
        let text = String::from_utf8_lossy(&files::read(&path)?).into_owned();
        let lock: Self = toml::from_str(&text).map_err(|error| LockError::Syntax {
            path: path.clone(),
            error,
        })?;
        if lock.document.file_name() != Some(lock.document.as_os_str()) {
            return Err(LockError::Document { path }.into());
        }
        Ok(lock)
    }

    /// The document, as a path within the workspace.
    pub(crate) fn document(&self) -> PathBuf {
        Path::new("spec").join(&self.document)
    }

    /// Whether these are the pinned bytes.
    pub(crate) fn matches(&self, document: &[u8]) -> bool {
        self.sha256 == sha256(document)
    }

    fn write(&self, workspace: &Path) -> Result<(), Error> {
        let text = toml::to_string(self).map_err(LockError::from)?;
        let write: Result<(), FilesError> = files::replace(
            &Self::path(workspace),
            format!("{PREAMBLE}{text}").as_bytes(),
        );
        Ok(write?)
    }
}

/// `cargo xtask pin`
#[derive(Args)]
pub(crate) struct Pin {
    /// Why the document is not the one that was pinned before; it is written into the lock.
    #[arg(long)]
    reason: String,
}

impl Pin {
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        let lock = pin(&files::workspace(), self.reason.trim())?;
        println!(
            "pinned {} {}, SHA-256 {}",
            lock.document().display(),
            lock.version,
            lock.sha256
        );
        Ok(Outcome::Done)
    }
}

/// Pins the document as it is, once the generator has understood it.
fn pin(workspace: &Path, reason: &str) -> Result<Lock, Error> {
    if reason.is_empty() {
        return Err(LockError::Reason.into());
    }
    let mut lock = Lock::read(workspace)?;
    let document = files::read(&workspace.join(lock.document()))?;
    let name = lock.document().display().to_string();
    let lowered = lower::lower(&document, &name).map_err(actix_openapi_codegen::Error::from)?;
    lock.version = lowered.api.version;
    lock.sha256 = sha256(&document);
    lock.pinned = Timestamp::now()
        .round(jiff::Unit::Second)
        .unwrap_or_else(|_| Timestamp::now());
    lock.reason = reason.to_owned();
    lock.write(workspace)?;
    Ok(lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A copy of the workspace's `spec/`.
    fn copy() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        std::fs::create_dir(copy.path().join("spec")).unwrap();
        for file in ["restanser-api.yaml", "spec.lock"] {
            let path = Path::new("spec").join(file);
            std::fs::copy(files::workspace().join(&path), copy.path().join(&path)).unwrap();
        }
        copy
    }

    fn append(folder: &Path, file: &str, text: &str) {
        let path = folder.join("spec").join(file);
        let before = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, before + text).unwrap();
    }

    #[test]
    fn pinning_records_bytes_and_reason() {
        let copy = copy();
        append(copy.path(), "restanser-api.yaml", "# a comment\n");
        let document = std::fs::read(copy.path().join("spec/restanser-api.yaml")).unwrap();
        assert!(!Lock::read(copy.path()).unwrap().matches(&document));
        pin(copy.path(), "a comment was due").unwrap();
        let lock = Lock::read(copy.path()).unwrap();
        assert!(lock.matches(&document));
        assert_eq!(lock.reason, "a comment was due");
    }

    #[test]
    fn a_document_that_is_not_understood_is_not_pinned() {
        let copy = copy();
        append(copy.path(), "restanser-api.yaml", "nonsense: 1\n");
        let before = Lock::read(copy.path()).unwrap();
        assert!(matches!(
            pin(copy.path(), "why not"),
            Err(Error::Generate(_))
        ));
        assert_eq!(Lock::read(copy.path()).unwrap(), before);
    }

    #[test]
    fn a_pin_without_a_reason_is_refused() {
        assert!(matches!(
            pin(copy().path(), ""),
            Err(Error::Lock(LockError::Reason))
        ));
    }

    #[test]
    fn a_lock_with_a_slip_is_refused_with_its_line() {
        let copy = copy();
        append(copy.path(), "spec.lock", "reconstucted = true\n");
        let error = Lock::read(copy.path()).unwrap_err().to_string();
        assert!(
            error.contains("spec.lock") && error.contains("reconstucted"),
            "{error}"
        );
    }

    #[test]
    fn the_workspace_pins_its_document() {
        let lock = Lock::read(&files::workspace()).unwrap();
        let document = files::read(&files::workspace().join(lock.document())).unwrap();
        assert!(
            lock.matches(&document),
            "run `cargo xtask pin --reason ...`"
        );
    }
}
