//! Who may write a register, and over what.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::register::{APPLICATION_ID, writing};
use crate::kilde::KildeFeil;
use crate::nyfil::{is_at, with_suffix};

/// The end of the name of the file that a writer holds.
const WRITER: &str = ".skrives";

/// What every SQLite database begins with, where it says of which kind it is, and where that ends.
const SQLITE: &[u8] = b"SQLite format 3\0";
const KIND: usize = 68;
const HEAD: u64 = 72;

/// The right to write a register: of two at once, the one that ends last would undo what the other has done.
#[derive(Debug)]
pub(super) struct Skriverett {
    path: PathBuf,
    _locked: File,
}

impl Skriverett {
    /// Refused when another has it. One that was killed has it no more.
    pub(super) fn take(register: &Path) -> Result<Self, KildeFeil> {
        Self::lock(register)
            .map_err(writing(register, "begin"))?
            .ok_or_else(|| KildeFeil::Opptatt {
                path: register.to_owned(),
            })
    }

    fn lock(register: &Path) -> io::Result<Option<Self>> {
        let path = with_suffix(register, WRITER);
        loop {
            let locked = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .mode(0o600)
                .open(&path)?;
            match locked.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // Between opening and locking, the one before may have removed it.
            if is_at(&locked, &path)? {
                return Ok(Some(Self {
                    path,
                    _locked: locked,
                }));
            }
        }
    }
}

impl Drop for Skriverett {
    fn drop(&mut self) {
        // Before it is unlocked, so that nobody removes what is another's by then.
        let _ = fs::remove_file(&self.path);
    }
}

/// A path that was meant for something else must not cost that. A register that is damaged further on still begins as one.
pub(super) fn refuse_foreign(path: &Path) -> Result<(), KildeFeil> {
    let kind = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        metadata => metadata.map_err(writing(path, "look at"))?,
    };
    // Opening a pipe could wait for ever.
    if kind.is_file() && (kind.len() == 0 || begins_as_register(path)?) {
        return Ok(());
    }
    Err(KildeFeil::Fremmed {
        path: path.to_owned(),
    })
}

fn begins_as_register(path: &Path) -> Result<bool, KildeFeil> {
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEAD).read_to_end(&mut head))
        .map_err(writing(path, "look at"))?;
    let kind = head.get(KIND..).unwrap_or_default();
    Ok(head.starts_with(SQLITE) && kind == APPLICATION_ID.to_be_bytes())
}

/// A journal of the old register would be played into the new one and ruin it.
pub(super) fn refuse_journal(path: &Path) -> Result<(), KildeFeil> {
    for suffix in ["-journal", "-wal"] {
        let journal = with_suffix(path, suffix);
        if fs::symlink_metadata(&journal).is_ok() {
            return Err(KildeFeil::Journal { path: journal });
        }
    }
    Ok(())
}
