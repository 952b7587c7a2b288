//! Reading and writing sets of files: all or nothing, each replaced whole.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {action}: {error}", .path.display())]
pub(crate) struct FilesError {
    path: PathBuf,
    action: &'static str,
    error: io::Error,
}

fn failed<'p>(path: &'p Path, action: &'static str) -> impl FnOnce(io::Error) -> FilesError + 'p {
    move |error| FilesError {
        path: path.to_owned(),
        action,
        error,
    }
}

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
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

    /// Makes the folder what it should be; the differences that there were.
    ///
    /// Every new content is on the disk under a temporary name before the first file is replaced.
    pub(crate) fn write(&self) -> Result<Vec<(PathBuf, Difference)>, FilesError> {
        let differences = self.differences()?;
        let mut staged = Vec::new();
        for (path, wanted) in &self.files {
            if differences.iter().any(|(differing, _)| differing == path) {
                staged.push((
                    self.folder.join(path),
                    stage(&self.folder.join(path), wanted)?,
                ));
            }
        }
        for (path, temporary) in staged {
            temporary
                .persist(&path)
                .map_err(|error| failed(&path, "cannot replace")(error.error))?;
        }
        for (path, difference) in &differences {
            if *difference == Difference::Surplus {
                let whole = self.folder.join(path);
                fs::remove_file(&whole).map_err(failed(&whole, "cannot remove"))?;
            }
        }
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

/// Replaces one file whole.
pub(crate) fn replace(path: &Path, contents: &[u8]) -> Result<(), FilesError> {
    let temporary = stage(path, contents)?;
    temporary
        .persist(path)
        .map_err(|error| failed(path, "cannot replace")(error.error))?;
    Ok(())
}

/// `contents` on the disk beside `path`, under a temporary name that goes away unless it is persisted.
fn stage(path: &Path, contents: &[u8]) -> Result<NamedTempFile, FilesError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed(folder, "cannot create"))?;
    let mut temporary = tempfile::Builder::new()
        .prefix(".regen-")
        .permissions(readable())
        .tempfile_in(folder)
        .map_err(failed(path, "cannot write"))?;
    temporary
        .write_all(contents)
        .map_err(failed(path, "cannot write"))?;
    temporary
        .as_file()
        .sync_all()
        .map_err(failed(path, "cannot write"))?;
    Ok(temporary)
}

#[cfg(unix)]
fn readable() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(0o644)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(folder: &Path, files: &[(&str, &str)]) -> FileSet {
        let files = files
            .iter()
            .map(|(path, contents)| (PathBuf::from(path), contents.as_bytes().to_vec()));
        FileSet::new(folder.to_owned(), files.collect::<Vec<_>>())
    }

    #[test]
    fn writing_makes_the_folder_what_it_should_be() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("src")).unwrap();
        fs::write(folder.path().join("src/old.rs"), "old").unwrap();
        fs::write(folder.path().join("a"), "changed").unwrap();
        let files = set(folder.path(), &[("a", "1"), ("src/b.rs", "2")]);
        let expected = vec![
            (PathBuf::from("a"), Difference::Changed),
            (PathBuf::from("src/b.rs"), Difference::Missing),
            (PathBuf::from("src/old.rs"), Difference::Surplus),
        ];
        assert_eq!(files.differences().unwrap(), expected);
        assert_eq!(files.write().unwrap(), expected);
        assert_eq!(files.differences().unwrap(), []);
        assert_eq!(files.write().unwrap(), []);
        assert_eq!(
            fs::read_to_string(folder.path().join("src/b.rs")).unwrap(),
            "2"
        );
    }

    #[test]
    fn a_write_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "before").unwrap();
        fs::write(folder.path().join("src"), "a file where a folder should be").unwrap();
        let error = set(folder.path(), &[("a", "after"), ("src/b.rs", "2")])
            .write()
            .unwrap_err();
        assert!(error.to_string().contains("src"), "{error}");
        assert_eq!(
            fs::read_to_string(folder.path().join("a")).unwrap(),
            "before"
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
