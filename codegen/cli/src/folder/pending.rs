//! Several files change together or not at all, whatever interrupts it.
//!
//! Every new content is written to a folder beside the files, with a journal of what goes where. The journal's last name
//! is the decision: what is found with it is completed by the next run, what is found without it is removed.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, file};

/// What is being made ready.
const PENDING: &str = ".actix-openapi";
/// The journal once the change is decided, and before.
const JOURNAL: &str = "journal.json";
const DRAFT: &str = "journal.draft";

/// What goes where, paths within the crate.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// The n-th of these is the file `n` beside the journal.
    pub(super) writes: Vec<String>,
    pub(super) removals: Vec<String>,
}

impl Journal {
    /// Makes the change; `contents` are those of the writes.
    pub(super) fn commit(&self, root: &Path, contents: &[&[u8]]) -> Result<(), Error> {
        if self.writes.is_empty() && self.removals.is_empty() {
            return Ok(());
        }
        let pending = root.join(PENDING);
        let staged = self
            .check(root)
            .and_then(|()| self.stage(&pending, contents));
        if let Err(error) = staged {
            // What is left is removed by the next run when it cannot be removed now.
            let _ = fs::remove_dir_all(&pending);
            return Err(error);
        }
        self.apply(root)
    }

    /// Refuses what would fail half-way later.
    fn check(&self, root: &Path) -> Result<(), Error> {
        for path in self.writes.iter().chain(&self.removals) {
            let target = root.join(path);
            if target.is_dir() {
                let error = io::Error::from(io::ErrorKind::IsADirectory);
                return Err(file(&target, "cannot be replaced")(error));
            }
            let mut above = target.ancestors().skip(1);
            let folder = above.find(|folder| folder.exists()).unwrap_or(root);
            tempfile::tempfile_in(folder).map_err(file(folder, "cannot be written to"))?;
        }
        Ok(())
    }

    fn stage(&self, pending: &Path, contents: &[&[u8]]) -> Result<(), Error> {
        fs::create_dir(pending).map_err(file(pending, "cannot be created"))?;
        for (number, bytes) in contents.iter().enumerate() {
            let path = pending.join(number.to_string());
            write(&path, bytes).map_err(file(&path, "cannot write"))?;
        }
        let draft = pending.join(DRAFT);
        serde_json::to_vec(self)
            .map_err(io::Error::from)
            .and_then(|journal| write(&draft, &journal))
            .map_err(file(&draft, "cannot write"))?;
        fs::rename(&draft, pending.join(JOURNAL)).map_err(file(&draft, "cannot write"))
    }

    /// Puts into place what is not there yet. Doing it twice is doing it once.
    fn apply(&self, root: &Path) -> Result<(), Error> {
        let pending = root.join(PENDING);
        for (number, path) in self.writes.iter().enumerate() {
            let (staged, target) = (pending.join(number.to_string()), root.join(path));
            if !staged.exists() {
                continue;
            }
            let folder = target.parent().unwrap_or(root);
            fs::create_dir_all(folder)
                .and_then(|()| fs::rename(&staged, &target))
                .map_err(stuck(&target, &pending))?;
        }
        for path in &self.removals {
            let target = root.join(path);
            match fs::remove_file(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(stuck(&target, &pending)(error));
                }
                _ => {}
            }
        }
        // Without its journal, what is left of the folder counts for nothing.
        fs::remove_file(pending.join(JOURNAL))
            .and_then(|()| fs::remove_dir_all(&pending))
            .map_err(stuck(&pending, &pending))
    }

    /// A journal decides what is overwritten: one that somebody else made must not reach outside.
    fn stays_inside(&self) -> bool {
        let inside = |path: &String| {
            let mut components = Path::new(path).components();
            !path.is_empty() && components.all(|part| matches!(part, Component::Normal(_)))
        };
        self.writes.iter().chain(&self.removals).all(inside)
    }
}

/// Completes a change that was decided, and removes one that was not; how many files were completed.
pub(super) fn recover(root: &Path) -> Result<Option<usize>, Error> {
    let pending = root.join(PENDING);
    if !pending.exists() {
        return Ok(None);
    }
    let path = pending.join(JOURNAL);
    let journal = match fs::read(&path) {
        Ok(journal) => journal,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::remove_dir_all(&pending).map_err(file(&pending, "cannot be removed"))?;
            return Ok(None);
        }
        Err(error) => return Err(file(&path, "cannot read")(error)),
    };
    let damaged = |reason: String| Error::Journal {
        path: path.clone(),
        reason,
    };
    let journal: Journal =
        serde_json::from_slice(&journal).map_err(|error| damaged(error.to_string()))?;
    if !journal.stays_inside() {
        return Err(damaged("it names files outside its folder".to_owned()));
    }
    journal.apply(root)?;
    Ok(Some(journal.writes.len() + journal.removals.len()))
}

/// A new file with these contents, on the disk.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn stuck(path: &Path, pending: &Path) -> impl FnOnce(io::Error) -> Error {
    let (path, pending): (PathBuf, PathBuf) = (path.to_owned(), pending.to_owned());
    move |error| Error::Stuck {
        path,
        pending,
        error,
    }
}
