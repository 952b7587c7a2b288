//! `cargo xtask pin`

use std::path::Path;

use actix_openapi_codegen::{lower, sha256};
use clap::Args;

use crate::files;
use crate::lock::{self, Lock, LockError};
use crate::transaction::Transaction;
use crate::workspace::Workspace;
use crate::{Error, Outcome};

/// `cargo xtask pin`
#[derive(Args)]
pub(crate) struct Pin {
    /// Why the document is not the one that was pinned before; it is written into the lock.
    #[arg(long)]
    reason: String,
}

impl Pin {
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        let lock = pin(&Workspace::open(root)?, self.reason.trim())?;
        println!(
            "pinned {} {}, SHA-256 {}",
            lock.document_name(),
            lock.version,
            lock.sha256
        );
        Ok(Outcome::Done)
    }
}

/// Pins the document as it is, once the generator has understood it.
fn pin(workspace: &Workspace, reason: &str) -> Result<Lock, Error> {
    if reason.is_empty() {
        return Err(LockError::Reason.into());
    }
    let root = workspace.root();
    let mut lock = Lock::read(root)?;
    let document = files::read(&root.join(lock.document()))?;
    let lowered = lower::lower(&document, &lock.document_name())?;
    let hash = sha256(&document);
    if lock.sha256 != hash {
        lock.source.forget();
    }
    lock.version = lowered.api.version;
    lock.sha256 = hash;
    lock.pinned = lock::now();
    lock.reason = Some(reason.to_owned());
    lock.generator = lock::GENERATOR.to_owned();
    let mut transaction = Transaction::default();
    transaction.write(lock::PATH.into(), lock.to_bytes()?);
    transaction.commit(root)?;
    Ok(lock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::built_from;

    /// A copy of the workspace's `spec/`.
    fn copy() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        std::fs::create_dir(copy.path().join("spec")).unwrap();
        for path in ["spec/restanser-api.yaml", lock::PATH] {
            std::fs::copy(built_from().join(path), copy.path().join(path)).unwrap();
        }
        copy
    }

    fn append(folder: &Path, text: &str) -> Vec<u8> {
        let path = folder.join("spec/restanser-api.yaml");
        let whole = std::fs::read_to_string(&path).unwrap() + text;
        std::fs::write(path, &whole).unwrap();
        whole.into_bytes()
    }

    fn open(copy: &tempfile::TempDir) -> Workspace {
        Workspace::open(copy.path()).unwrap()
    }

    #[test]
    fn pinning_records_bytes_and_reason() {
        let copy = copy();
        let document = append(copy.path(), "# a comment\n");
        assert!(!Lock::read(copy.path()).unwrap().matches(&document));
        pin(&open(&copy), "a comment was due").unwrap();
        let lock = Lock::read(copy.path()).unwrap();
        assert!(lock.matches(&document));
        assert_eq!(lock.reason.as_deref(), Some("a comment was due"));
    }

    #[test]
    fn an_edit_ends_what_the_registry_said_of_the_bytes() {
        let copy = copy();
        let mut lock = Lock::read(copy.path()).unwrap();
        lock.source.etag = Some("\"tag\"".into());
        std::fs::write(copy.path().join(lock::PATH), lock.to_bytes().unwrap()).unwrap();
        pin(&open(&copy), "the same bytes").unwrap();
        assert!(Lock::read(copy.path()).unwrap().source.etag.is_some());
        append(copy.path(), "# a comment\n");
        pin(&open(&copy), "others").unwrap();
        assert_eq!(Lock::read(copy.path()).unwrap().source.etag, None);
    }

    #[test]
    fn a_document_that_is_not_understood_is_not_pinned() {
        let copy = copy();
        append(copy.path(), "nonsense: 1\n");
        let before = Lock::read(copy.path()).unwrap();
        assert!(matches!(
            pin(&open(&copy), "why not"),
            Err(Error::Generate(_))
        ));
        assert_eq!(Lock::read(copy.path()).unwrap(), before);
    }

    #[test]
    fn a_pin_without_a_reason_is_refused() {
        assert!(matches!(
            pin(&open(&copy()), ""),
            Err(Error::Lock(LockError::Reason))
        ));
    }
}
