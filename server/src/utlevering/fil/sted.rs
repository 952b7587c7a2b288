//! The names of the files of one log, which stand in one folder.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// Where a log is: the path of its active file, from which all other names follow.
#[derive(Clone, Debug)]
pub struct Sted {
    logg: PathBuf,
}

impl Sted {
    /// The log whose active file is `logg`. A link is followed: what is renamed is the file.
    #[must_use]
    pub fn new(logg: &Path) -> Self {
        let logg = fs::canonicalize(logg).unwrap_or_else(|_| logg.to_owned());
        Self { logg }
    }

    /// The file that is written to.
    #[must_use]
    pub fn logg(&self) -> &Path {
        &self.logg
    }

    /// The head: the end of the log, kept beside it.
    #[must_use]
    pub fn hode(&self) -> PathBuf {
        self.beside(".hode")
    }

    /// The next active file, made ready before the present one steps aside.
    #[must_use]
    pub fn ny(&self) -> PathBuf {
        self.beside(".ny")
    }

    /// A name for something that is taken out of the log.
    #[must_use]
    pub fn aside(&self, what: &str) -> PathBuf {
        self.beside(&format!(".{what}-{}", Uuid::new_v4()))
    }

    /// A file of the same folder.
    #[must_use]
    pub fn sibling(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The name that the active file gets when it is rotated, by the number of its first record.
    #[must_use]
    pub fn rotert(&self, nr: u64) -> PathBuf {
        let (start, end) = self.name_parts();
        self.folder().join(format!("{start}{nr:012}{end}"))
    }

    /// The rotated files, oldest first, with the numbers in their names.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn roterte(&self) -> io::Result<Vec<(u64, PathBuf)>> {
        let (start, end) = self.name_parts();
        let mut files = Vec::new();
        for entry in fs::read_dir(self.folder())? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let digits = name
                .strip_prefix(&start)
                .and_then(|name| name.strip_suffix(&end));
            let digits =
                digits.filter(|text| text.len() >= 12 && text.bytes().all(|b| b.is_ascii_digit()));
            if let Some(nr) = digits.and_then(|digits| digits.parse().ok()) {
                files.push((nr, entry.path()));
            }
        }
        files.sort();
        Ok(files)
    }

    /// Makes names in the folder last.
    pub(in crate::utlevering) fn sync_folder(&self) -> io::Result<()> {
        File::open(self.folder())?.sync_all()
    }

    fn folder(&self) -> &Path {
        let folder = self.logg.parent();
        folder
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."))
    }

    fn beside(&self, end: &str) -> PathBuf {
        let mut name = OsString::from(&self.logg);
        name.push(end);
        PathBuf::from(name)
    }

    /// What stands before and after the number in the name of a rotated file.
    fn name_parts(&self) -> (String, String) {
        let part = |part: Option<&std::ffi::OsStr>| {
            part.map(|part| part.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let extension = match part(self.logg.extension()) {
            extension if extension.is_empty() => extension,
            extension => format!(".{extension}"),
        };
        (format!("{}.", part(self.logg.file_stem())), extension)
    }
}
