//! Which documents.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::files::{self, FilesError, failed};

/// A document to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// Its path within the folder.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
}

impl Document {
    /// Those that `list` names, in its order, or all in `folder`, by name.
    pub(super) fn all(folder: &Path, list: Option<&Path>) -> Result<Vec<Self>, FilesError> {
        let names = match list {
            Some(list) => listed(&files::read(list)?),
            None => found(folder)?,
        };
        let document = |name: String| Self {
            path: folder.join(&name),
            name,
        };
        Ok(names.into_iter().map(document).collect())
    }
}

fn listed(list: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(list)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

fn found(folder: &Path) -> Result<Vec<String>, FilesError> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(within) = folders.pop() {
        let whole = folder.join(&within);
        for entry in fs::read_dir(&whole).map_err(failed(&whole, "cannot list"))? {
            let entry = entry.map_err(failed(&whole, "cannot list"))?;
            let path = within.join(entry.file_name());
            let kind = entry.file_type().map_err(failed(&whole, "cannot list"))?;
            let extension = path.extension().and_then(OsStr::to_str);
            if kind.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("json" | "yaml" | "yml")) {
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_those_of_the_folder_or_those_that_a_list_names() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::create_dir(folder.join("b")).unwrap();
        for name in ["b/two.yaml", "a.json", "c.yml", "README.md"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let names = |list| {
            let all = Document::all(folder, list).unwrap();
            all.into_iter()
                .map(|document| document.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names(None), ["a.json", "b/two.yaml", "c.yml"]);
        let list = folder.join("list.txt");
        fs::write(&list, "# chosen\r\nb/two.yaml\n\n a.json\n").unwrap();
        assert_eq!(names(Some(&list)), ["b/two.yaml", "a.json"]);
        assert!(Document::all(&folder.join("absent"), None).is_err());
        assert!(Document::all(folder, Some(&folder.join("absent"))).is_err());
    }
}
