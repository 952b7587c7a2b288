//! The folder that the commands work in: one command at a time, and never on half of a change.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::files::failed;
use crate::transaction;

/// The folder of the workspace that this command was built from.
pub(crate) fn built_from() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// A workspace that no other `xtask` works in for as long as this value lives.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    /// The folder itself is locked: there is no lock file to be left behind or ignored, and a killed process lets go.
    _locked: File,
}

impl Workspace {
    /// Waits for its turn, then completes or undoes what an interrupted command left.
    pub(crate) fn open(root: &Path) -> Result<Self, Error> {
        let folder = root.join("spec");
        let locked = match File::open(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoWorkspace { folder });
            }
            locked => locked.map_err(failed(&folder, "cannot open"))?,
        };
        match locked.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("waiting for another xtask that is at work here");
                locked.lock().map_err(failed(&folder, "cannot lock"))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(failed(&folder, "cannot lock")(error).into());
            }
        }
        if let Some(count) = transaction::recover(root)? {
            eprintln!("completed a change of {count} files that was interrupted");
        }
        Ok(Self {
            root: root.to_owned(),
            _locked: locked,
        })
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the generated crate.
    pub(crate) fn generated(&self) -> PathBuf {
        self.root.join(GENERATED)
    }
}

/// The generated crate, within the workspace.
pub(crate) const GENERATED: &str = "generated";
