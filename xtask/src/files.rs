//! Reading sets of files, and telling how they differ from what they should be.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {action}: {error}", .path.display())]
pub(crate) struct FilesError {
    path: PathBuf,
    action: &'static str,
    error: io::Error,
}

pub(crate) fn failed<'p>(
    path: &'p Path,
    action: &'static str,
) -> impl FnOnce(io::Error) -> FilesError + 'p {
    move |error| FilesError {
        path: path.to_owned(),
        action,
        error,
    }
}

/// The bytes of a file, `None` when it is not there.
pub(crate) fn find(path: &Path) -> Result<Option<Vec<u8>>, FilesError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, "cannot read")(error)),
    }
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, FilesError> {
    fs::read(path).map_err(failed(path, "cannot read"))
}

/// How a file differs from what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    Missing,
    Changed,
    Surplus,
}

/// What a folder should hold.
pub(crate) struct FileSet {
    folder: PathBuf,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl FileSet {
    /// `folder` with these files, paths within it.
    pub(crate) fn new(
        folder: PathBuf,
        files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>,
    ) -> Self {
        Self {
            folder,
            files: files.into_iter().collect(),
        }
    }

    /// The files that it should hold.
    pub(crate) fn into_files(self) -> Vec<(PathBuf, Vec<u8>)> {
        self.files
    }

    /// What differs, paths within the folder, in order.
    pub(crate) fn differences(&self) -> Result<Vec<(PathBuf, Difference)>, FilesError> {
        let mut differences = Vec::new();
        for (path, wanted) in &self.files {
            let whole = self.folder.join(path);
            match fs::read(&whole) {
                Ok(found) if found == *wanted => {}
                Ok(_) => differences.push((path.clone(), Difference::Changed)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    differences.push((path.clone(), Difference::Missing));
                }
                Err(error) => return Err(failed(&whole, "cannot read")(error)),
            }
        }
        let wanted: BTreeSet<&Path> = self.files.iter().map(|(path, _)| path.as_path()).collect();
        for path in self.found()? {
            if !wanted.contains(path.as_path()) {
                differences.push((path, Difference::Surplus));
            }
        }
        differences.sort();
        Ok(differences)
    }

    /// The files that are there.
    fn found(&self) -> Result<Vec<PathBuf>, FilesError> {
        let mut found = Vec::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            let whole = self.folder.join(&folder);
            let entries = match fs::read_dir(&whole) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(failed(&whole, "cannot list")(error)),
            };
            for entry in entries {
                let entry = entry.map_err(failed(&whole, "cannot list"))?;
                let path = folder.join(entry.file_name());
                let kind = entry.file_type().map_err(failed(&whole, "cannot list"))?;
                if kind.is_dir() {
                    folders.push(path)
                } else {
                    found.push(path)
                }
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_compared_with_what_it_should_hold() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("src")).unwrap();
        fs::write(folder.path().join("src/old.rs"), "old").unwrap();
        fs::write(folder.path().join("a"), "changed").unwrap();
        fs::write(folder.path().join("same"), "same").unwrap();
        let files = [("a", "1"), ("same", "same"), ("src/b.rs", "2")]
            .map(|(path, contents)| (PathBuf::from(path), contents.as_bytes().to_vec()));
        let set = FileSet::new(folder.path().to_owned(), files);
        let expected = [
            (PathBuf::from("a"), Difference::Changed),
            (PathBuf::from("src/b.rs"), Difference::Missing),
            (PathBuf::from("src/old.rs"), Difference::Surplus),
        ];
        assert_eq!(set.differences().unwrap(), expected);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("src"), "a file where a folder should be").unwrap();
        let set = FileSet::new(folder.path().to_owned(), [("src/b.rs".into(), Vec::new())]);
        let error = set.differences().unwrap_err().to_string();
        assert!(error.contains("src/b.rs: cannot read"), "{error}");
    }
}
