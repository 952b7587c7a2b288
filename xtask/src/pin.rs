//! `cargo xtask pin`

use std::fmt::{self, Display, Formatter};
use std::path::Path;

use actix_openapi_codegen::diff::compare;
use actix_openapi_codegen::{lower, sha256};
use clap::Args;

use crate::diff::committed;
use crate::lock::{self, Lock, LockError};
use crate::regen::{generated_files, stage, written_files};
use crate::report::Counts;
use crate::transaction::Transaction;
use crate::workspace::{GENERATED, Workspace};
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
        let pinned = pin(&Workspace::open(root)?, self.reason.trim())?;
        let Lock {
            version, sha256, ..
        } = &pinned.lock;
        let name = pinned.lock.document_name();
        println!("pinned {name} {version}, SHA-256 {sha256}");
        println!("since the pinned document before: {}", pinned.since);
        match pinned.generated {
            0 => println!("{GENERATED}/ was in step"),
            count => println!("{}; next: cargo check --workspace", written_files(count)),
        }
        Ok(Outcome::Done)
    }
}

/// What became of it.
pub(crate) struct Pinned {
    lock: Lock,
    since: Since,
    /// How many generated files were written.
    generated: usize,
}

/// How the document stands to the one that was pinned before.
enum Since {
    SameBytes,
    Changed(Counts),
    /// The bytes before are nowhere to be had.
    Gone,
    /// They can be had, and this generator does not understand them.
    NotUnderstood,
}

impl Display for Since {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameBytes => formatter.write_str("the same bytes"),
            Self::Changed(counts) => {
                write!(formatter, "{counts}; cargo xtask diff lists them")
            }
            Self::Gone => formatter.write_str("not known, git's HEAD does not have it"),
            Self::NotUnderstood => {
                formatter.write_str("not known, this generator does not understand it")
            }
        }
    }
}

/// Pins the document as it is and generates from it, all or nothing.
pub(crate) fn pin(workspace: &Workspace, reason: &str) -> Result<Pinned, Error> {
    if reason.is_empty() {
        return Err(LockError::Reason.into());
    }
    let root = workspace.root();
    let mut lock = Lock::read(root)?;
    let document = lock.read_document(root)?;
    let (files, version) = generated_files(workspace, &lock, &document)?;
    let since = since(root, &lock, &document);
    if !lock.matches(&document) {
        lock.source.forget();
    }
    lock.version = version;
    lock.sha256 = sha256(&document);
    lock.pinned = lock::now();
    lock.reason = Some(reason.to_owned());
    lock.generator = lock::GENERATOR.to_owned();
    let differences = files.differences()?;
    let mut transaction = Transaction::default();
    stage(&mut transaction, files, &differences);
    transaction.write(lock::PATH.into(), lock.to_bytes()?);
    transaction.commit(root)?;
    Ok(Pinned {
        lock,
        since,
        generated: differences.len(),
    })
}

/// `lock` is the one before. What it pins may be in git still; when it is not, nothing is lost but a count.
fn since(root: &Path, lock: &Lock, document: &[u8]) -> Since {
    if lock.matches(document) {
        return Since::SameBytes;
    }
    let before = committed(root, &lock.document());
    let Some(before) = before.ok().filter(|bytes| lock.matches(bytes)) else {
        return Since::Gone;
    };
    let understand = |bytes: &[u8]| lower::lower(bytes, &lock.document_name());
    match (understand(&before), understand(document)) {
        (Ok(old), Ok(new)) => Since::Changed(Counts::of(&compare(&old, &new))),
        _ => Since::NotUnderstood,
    }
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
