//! The folder of the generated crate: what in it is ours, how it differs, and how it is changed.

mod ours;
mod pending;

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Error, file};
use pending::Journal;

/// A file as it should be.
pub(crate) struct Content {
    /// Within the folder, with forward slashes.
    path: String,
    bytes: Vec<u8>,
    /// Whether it belongs to people once it is there.
    once: bool,
}

impl Content {
    pub(crate) fn generated(file: &actix_openapi_codegen::File) -> Self {
        Self {
            path: file.path.to_owned(),
            bytes: file.contents.clone().into_bytes(),
            once: false,
        }
    }

    pub(crate) fn once(file: &actix_openapi_codegen::File) -> Self {
        Self {
            once: true,
            ..Self::generated(file)
        }
    }
}

/// What became of a file, or would become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Created,
    Updated,
    Unchanged,
    Removed,
    /// It belongs to people.
    Kept,
    /// It should be there.
    Missing,
    /// It should be otherwise.
    Differs,
    /// It was generated once and should be gone.
    Surplus,
}

impl State {
    pub(crate) fn is_difference(self) -> bool {
        matches!(self, Self::Missing | Self::Differs | Self::Surplus)
    }

    /// What it is once the difference is gone.
    fn settled(self) -> Self {
        match self {
            Self::Missing => Self::Created,
            Self::Differs => Self::Updated,
            Self::Surplus => Self::Removed,
            other => other,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed, it is generated no more",
            Self::Kept => "kept as it is",
            Self::Missing => "is missing",
            Self::Differs => "differs",
            Self::Surplus => "is generated no more",
        })
    }
}

/// How the files in `root` differ from what they should be; by path.
pub(crate) fn differences(
    root: &Path,
    contents: &[Content],
) -> Result<Vec<(String, State)>, Error> {
    let mut files = Vec::new();
    for content in contents {
        let path = root.join(&content.path);
        let state = match fs::read(&path) {
            Ok(_) if content.once => State::Kept,
            Ok(found) if found == content.bytes => State::Unchanged,
            Ok(_) => State::Differs,
            Err(error) if error.kind() == io::ErrorKind::NotFound => State::Missing,
            Err(error) => return Err(file(&path, "cannot read")(error)),
        };
        files.push((content.path.clone(), state));
    }
    let wanted: BTreeSet<&str> = contents
        .iter()
        .map(|content| content.path.as_str())
        .collect();
    for path in ours::generated_files(root)? {
        if !wanted.contains(path.as_str()) {
            files.push((path, State::Surplus));
        }
    }
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(files)
}

/// A folder that no other run changes for as long as this value lives.
pub(crate) struct Folder {
    root: PathBuf,
    /// The folders that were made for it, the outermost first: they go when nothing comes into them.
    made: Vec<PathBuf>,
    /// The folder itself is locked: no lock file can be left behind, and a killed process lets go.
    _locked: File,
}

impl Folder {
    /// Makes the folder where it is not there, waits for its turn, then completes or removes what an interrupted run left.
    pub(crate) fn open(root: &Path) -> Result<Self, Error> {
        let made = missing(root);
        fs::create_dir_all(root).map_err(file(root, "cannot be created"))?;
        let locked = File::open(root).map_err(file(root, "cannot open"))?;
        match locked.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("waiting for another actix-openapi that is at work here");
                locked.lock().map_err(file(root, "cannot lock"))?;
            }
            Err(TryLockError::Error(error)) => return Err(file(root, "cannot lock")(error)),
        }
        if let Some(count) = pending::recover(root)? {
            eprintln!("completed a change of {count} files that was interrupted");
        }
        Ok(Self {
            root: root.to_owned(),
            made,
            _locked: locked,
        })
    }

    /// Makes the files what they should be, all or none of them.
    pub(crate) fn update(self, contents: &[Content]) -> Result<Vec<(String, State)>, Error> {
        let written = self.write(contents);
        if written.is_err() {
            // Only what is empty goes.
            for folder in self.made.iter().rev() {
                let _ = fs::remove_dir(folder);
            }
        }
        written
    }

    fn write(&self, contents: &[Content]) -> Result<Vec<(String, State)>, Error> {
        let differences = differences(&self.root, contents)?;
        let all = |wanted: State| -> Vec<String> {
            let differing = differences.iter().filter(|(_, state)| *state == wanted);
            differing.map(|(path, _)| path.clone()).collect()
        };
        let (missing, differing) = (all(State::Missing), all(State::Differs));
        self.refuse_foreign(&differing)?;
        let mut journal = Journal::default();
        let mut bytes = Vec::new();
        for content in contents {
            if missing.contains(&content.path) || differing.contains(&content.path) {
                journal.writes.push(content.path.clone());
                bytes.push(content.bytes.as_slice());
            }
        }
        journal.removals = all(State::Surplus);
        journal.commit(&self.root, &bytes)?;
        let settled = |(path, state): (String, State)| (path, state.settled());
        Ok(differences.into_iter().map(settled).collect())
    }

    /// What people have made is not overwritten.
    fn refuse_foreign(&self, paths: &[String]) -> Result<(), Error> {
        let mut foreign = Vec::new();
        for path in paths {
            if !ours::may_be_replaced(&self.root, path)? {
                foreign.push(path.clone());
            }
        }
        match foreign.is_empty() {
            true => Ok(()),
            false => Err(Error::Foreign {
                folder: self.root.clone(),
                files: foreign,
            }),
        }
    }
}

/// The folders that are not there, the outermost first.
fn missing(root: &Path) -> Vec<PathBuf> {
    let missing = root.ancestors().take_while(|folder| !folder.exists());
    let mut missing: Vec<_> = missing.map(Path::to_owned).collect();
    missing.reverse();
    missing
}
