//! Several files change together or not at all, whatever interrupts it.
//!
//! 1. Every new content is written to `spec/.pending/` and forced to the disk, with a journal of what goes where.
//! 2. The journal gets its final name: that one rename is the moment from which the change is made.
//! 3. Each file is renamed into place, which replaces it whole; then the folder goes.
//!
//! [`recover`] repeats step 3 when a journal is there and removes the folder when it is not, so that after an interruption
//! at any point the next command finds all of the old or all of the new.

mod disk;
mod fault;

use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What is being made ready, and what is being put into place. Its name is for `.gitignore` too.
const PENDING: &str = "spec/.pending";
/// The journal's name once the change is made.
const JOURNAL: &str = "journal.json";
/// Its name before.
const DRAFT: &str = "journal.draft";
/// What a change may touch.
const FOLDERS: [&str; 2] = ["spec", "generated"];

/// A change that cannot be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TransactionError {
    #[error("{}: {action}: {error}\nnothing was changed", .path.display())]
    Refused {
        path: PathBuf,
        action: &'static str,
        error: io::Error,
    },
    #[error(
        "{}: cannot be put into place: {error}\n\
         the change is safe in spec/.pending: remove what is in its way and run any cargo xtask command, it goes on from here",
        .path.display()
    )]
    Stuck { path: PathBuf, error: io::Error },
    #[error(
        "{}: not a journal of cargo xtask: {reason}\nif spec/.pending is not yours, remove it and check with git status",
        .path.display()
    )]
    Journal { path: PathBuf, reason: String },
    #[error("{} and spec/ are on different file systems, so that they cannot change as one; nothing was changed", .path.display())]
    OtherFileSystem { path: PathBuf },
}

fn refused<'p>(
    path: &'p Path,
    action: &'static str,
) -> impl FnOnce(io::Error) -> TransactionError + 'p {
    move |error| TransactionError::Refused {
        path: path.to_owned(),
        action,
        error,
    }
}

fn stuck(path: &Path) -> impl FnOnce(io::Error) -> TransactionError + '_ {
    move |error| TransactionError::Stuck {
        path: path.to_owned(),
        error,
    }
}

/// What goes where, paths within the workspace.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    /// The n-th of these is the folder `folder-n` beside the journal. They are made beforehand, like the files, so that there
    /// is room for them once the change counts.
    #[serde(default)]
    folders: Vec<PathBuf>,
    /// The n-th of these is the file `n` beside the journal.
    writes: Vec<PathBuf>,
    removals: Vec<PathBuf>,
}

impl Journal {
    /// The files.
    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.writes.iter().chain(&self.removals)
    }

    /// The folders that the files need and that are not there, the outer ones first.
    fn missing_folders(&self, root: &Path) -> Vec<PathBuf> {
        let above = self.writes.iter().flat_map(|path| path.ancestors().skip(1));
        let missing = above.filter(|folder| !root.join(folder).is_dir());
        let mut missing: Vec<_> = missing.map(Path::to_owned).collect();
        missing.sort();
        missing.dedup();
        missing
    }

    /// A journal decides what is overwritten: one that somebody else made must not reach outside.
    fn stays_inside(&self) -> bool {
        let inside = |path: &PathBuf| {
            let mut components = path.components();
            let first = components.next();
            let known = FOLDERS.iter().any(|folder| {
                first.is_some_and(|first| first.as_os_str() == std::ffi::OsStr::new(folder))
            });
            known && components.all(|part| matches!(part, Component::Normal(_)))
        };
        let is_file = |path: &PathBuf| path.components().nth(1).is_some();
        self.folders.iter().all(inside) && self.paths().all(|path| inside(path) && is_file(path))
    }
}

/// Files that will change together.
#[derive(Debug, Default)]
pub(crate) struct Transaction {
    journal: Journal,
    contents: Vec<Vec<u8>>,
}

impl Transaction {
    /// `path`, within the workspace, will have these contents.
    pub(crate) fn write(&mut self, path: PathBuf, contents: Vec<u8>) {
        self.journal.writes.push(path);
        self.contents.push(contents);
    }

    /// `path`, within the workspace, will be gone.
    pub(crate) fn remove(&mut self, path: PathBuf) {
        self.journal.removals.push(path);
    }

    /// Makes the change.
    ///
    /// # Errors
    /// [`TransactionError::Stuck`] when the change was made but is not in place yet; with any other nothing changed.
    pub(crate) fn commit(mut self, root: &Path) -> Result<(), TransactionError> {
        if self.contents.is_empty() && self.journal.removals.is_empty() {
            return Ok(());
        }
        self.journal.folders = self.journal.missing_folders(root);
        let pending = root.join(PENDING);
        let draft = self
            .check(root)
            .and_then(|()| self.stage(root))
            .inspect_err(|_| {
                // What is left of it is removed by the next command when it cannot be removed now.
                let _ = discard(&pending);
            })?;
        let journal = pending.join(JOURNAL);
        if let Err(error) = disk::rename(&draft, &journal) {
            let _ = discard(&pending);
            return Err(refused(&journal, "cannot write")(error));
        }
        // Not to be reported as refused: the change is made, and only its survival of a power cut is not certain.
        disk::sync_folder(&pending).map_err(stuck(&pending))?;
        apply(root, &self.journal)
    }

    /// Refuses what would fail half-way later: folders that cannot be written, and folders where files should go.
    fn check(&self, root: &Path) -> Result<(), TransactionError> {
        let spec = root.join("spec");
        for path in self.journal.paths() {
            let target = root.join(path);
            if target.is_dir() {
                let error = io::Error::from(io::ErrorKind::IsADirectory);
                return Err(refused(&target, "cannot be replaced")(error));
            }
            let folder = existing_folder(&target);
            if !disk::same_file_system(&spec, folder)
                .map_err(refused(folder, "cannot be examined"))?
            {
                return Err(TransactionError::OtherFileSystem {
                    path: folder.to_owned(),
                });
            }
            disk::try_writing(folder).map_err(refused(folder, "cannot be written to"))?;
        }
        Ok(())
    }

    /// Writes everything beside its place; the draft of the journal.
    fn stage(&self, root: &Path) -> Result<PathBuf, TransactionError> {
        let pending = root.join(PENDING);
        disk::create_folder(&pending).map_err(refused(&pending, "cannot be created"))?;
        for (number, path) in self.journal.folders.iter().enumerate() {
            disk::create_folder(&staged_folder(&pending, number))
                .map_err(refused(&root.join(path), "cannot be created"))?;
        }
        for (number, (path, contents)) in self.journal.writes.iter().zip(&self.contents).enumerate()
        {
            let staged = pending.join(number.to_string());
            disk::write(&staged, contents, &root.join(path))
                .map_err(refused(&root.join(path), "cannot write"))?;
        }
        let draft = pending.join(DRAFT);
        let journal = serde_json::to_vec_pretty(&self.journal)
            .map_err(|error| refused(&draft, "cannot write")(error.into()))?;
        disk::write(&draft, &journal, &draft).map_err(refused(&draft, "cannot write"))?;
        disk::sync_folder(&pending).map_err(refused(&pending, "cannot write"))?;
        Ok(draft)
    }
}

/// Completes a change that was made but not put into place, and removes one that was not made; how many files were completed.
pub(crate) fn recover(root: &Path) -> Result<Option<usize>, TransactionError> {
    let pending = root.join(PENDING);
    if !pending.exists() {
        return Ok(None);
    }
    let path = pending.join(JOURNAL);
    let journal = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            discard(&pending).map_err(refused(&pending, "cannot be removed"))?;
            return Ok(None);
        }
        Err(error) => return Err(refused(&path, "cannot read")(error)),
    };
    let damaged = |reason: String| TransactionError::Journal {
        path: path.clone(),
        reason,
    };
    let journal: Journal =
        serde_json::from_slice(&journal).map_err(|error| damaged(error.to_string()))?;
    if !journal.stays_inside() {
        return Err(damaged(format!(
            "it names files outside {}",
            FOLDERS.join("/ and ")
        )));
    }
    apply(root, &journal)?;
    Ok(Some(journal.paths().count()))
}

/// Puts into place what is not there yet. Doing it twice is doing it once.
fn apply(root: &Path, journal: &Journal) -> Result<(), TransactionError> {
    let pending = root.join(PENDING);
    for (number, path) in journal.folders.iter().enumerate() {
        let (staged, target) = (staged_folder(&pending, number), root.join(path));
        if !staged.exists() {
            continue;
        }
        // Somebody may have made it since.
        let done = match target.is_dir() {
            true => disk::remove_folder(&staged),
            false => disk::rename(&staged, &target),
        };
        done.map_err(stuck(&target))?;
    }
    for (number, path) in journal.writes.iter().enumerate() {
        let (staged, target) = (pending.join(number.to_string()), root.join(path));
        if !staged.exists() {
            // In place since before the interruption; what happened to it since is somebody's later work.
            continue;
        }
        let folder = target.parent().unwrap_or(root);
        disk::create_folders(folder).map_err(stuck(folder))?;
        disk::rename(&staged, &target).map_err(stuck(&target))?;
    }
    for path in &journal.removals {
        let target = root.join(path);
        match disk::remove(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(stuck(&target)(error));
            }
            _ => {}
        }
    }
    let mut folders: Vec<_> = journal
        .paths()
        .chain(&journal.folders)
        .filter_map(|path| root.join(path).parent().map(Path::to_owned))
        .collect();
    folders.sort();
    folders.dedup();
    for folder in folders.iter().filter(|folder| folder.exists()) {
        disk::sync_folder(folder).map_err(stuck(folder))?;
    }
    let path = pending.join(JOURNAL);
    disk::remove(&path).map_err(stuck(&path))?;
    disk::remove_folder(&pending).map_err(stuck(&pending))
}

/// Where a folder waits for its place.
fn staged_folder(pending: &Path, number: usize) -> PathBuf {
    pending.join(format!("folder-{number}"))
}

/// Removes a change that was not made. No journal is in it, and the order does not matter.
fn discard(pending: &Path) -> io::Result<()> {
    let entries = match std::fs::read_dir(pending) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            disk::remove_folder(&entry.path())?;
        } else {
            disk::remove(&entry.path())?;
        }
    }
    disk::remove_folder(pending)
}

/// The folder that `target` will be in, or as much of it as there is.
fn existing_folder(target: &Path) -> &Path {
    target
        .ancestors()
        .skip(1)
        .find(|folder| folder.symlink_metadata().is_ok())
        .unwrap_or(target)
}

#[cfg(test)]
mod tests;
