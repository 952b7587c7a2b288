//! A register in the making lies beside the one that it is to replace.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// The end of the name of a register in the making.
const ENDING: &str = ".ny";

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut text = OsString::from(path);
    text.push(suffix);
    text.into()
}

/// A file that is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Temporary {
    pub(super) path: PathBuf,
    /// Locked for as long as somebody writes: what is not locked was left by a run that was killed.
    _locked: File,
}

/// The end of the name of the file that a writer holds.
const WRITER: &str = ".skrives";

/// The right to write a register: of two at once, the one that ends last would undo what the other has done.
#[derive(Debug)]
pub(super) struct Skriverett {
    path: PathBuf,
    _locked: File,
}

impl Skriverett {
    /// `None` when another has it. One that was killed has it no more.
    pub(super) fn take(register: &Path) -> io::Result<Option<Self>> {
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
            let ours = locked.metadata()?;
            let there = fs::metadata(&path);
            if there.is_ok_and(|there| (there.dev(), there.ino()) == (ours.dev(), ours.ino())) {
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

impl Temporary {
    /// An empty file in the folder of `path`, for this user only: arrears may be personal data. Those that killed runs
    /// have left there are removed.
    pub(super) fn beside(path: &Path) -> io::Result<Self> {
        remove_leftovers(path);
        let own = with_suffix(path, &format!(".{}{ENDING}", Uuid::new_v4()));
        let locked = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&own)?;
        let temporary = Self {
            path: own,
            _locked: locked,
        };
        temporary._locked.lock()?;
        Ok(temporary)
    }

    /// Renames the file to `path`, with the permissions of the one that it replaces.
    pub(super) fn replace(self, path: &Path) -> io::Result<()> {
        if let Ok(replaced) = fs::metadata(path) {
            let mode = replaced.permissions().mode() & 0o777;
            fs::set_permissions(&self.path, Permissions::from_mode(mode))?;
        }
        File::open(&self.path)?.sync_all()?;
        fs::rename(&self.path, path)?;
        // The rename lasts when the folder is on disk.
        File::open(folder(path))?.sync_all()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove, and nobody to tell when it fails.
        let _ = fs::remove_file(&self.path);
    }
}

fn folder(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// One that cannot be removed is in nobody's way but the disk's.
fn remove_leftovers(path: &Path) {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return;
    };
    let Ok(entries) = fs::read_dir(folder(path)) else {
        return;
    };
    for entry in entries.flatten() {
        let file_name = entry.file_name();
        let id = file_name.to_str().and_then(|file| {
            file.strip_prefix(name)?
                .strip_prefix('.')?
                .strip_suffix(ENDING)
        });
        if id.is_none_or(|id| Uuid::try_parse(id).is_err()) {
            continue;
        }
        let leftover = entry.path();
        let is_left = File::open(&leftover).is_ok_and(|file| file.try_lock().is_ok());
        if is_left {
            let _ = fs::remove_file(leftover);
        }
    }
}
