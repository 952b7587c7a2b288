//! A file in the making lies beside the one that it is to replace, and takes its place in one step.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use uuid::Uuid;

/// The end of the name of a file in the making.
const ENDING: &str = ".ny";

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

/// A file in the making, which is removed when it is dropped.
#[derive(Debug)]
pub struct NyFil {
    path: PathBuf,
    target: PathBuf,
    /// Locked for as long as somebody writes: what is not locked was left by a run that was killed.
    file: File,
}

impl NyFil {
    /// An empty file in the folder of `target`, for this user only: arrears may be personal data. Those that killed runs
    /// have left there are removed. Where `target` is a symbolic link, what it points to is meant, and the link stays.
    ///
    /// # Errors
    /// When the folder cannot be written in, or links lead in a circle.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let target = behind_links(target)?;
        remove_leftovers(&target);
        loop {
            let path = with_suffix(&target, &format!(".{}{ENDING}", Uuid::new_v4()));
            let file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&path)?;
            let new = Self {
                path,
                target: target.clone(),
                file,
            };
            new.file.lock()?;
            // Before it was locked, another may have taken it for a leftover.
            if is_at(&new.file, &new.path)? {
                return Ok(new);
            }
        }
    }

    /// Where it is until it is put in place.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// To write in.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }

    /// Renames the file to its target, durably, with the permissions of the one that it replaces.
    ///
    /// # Errors
    /// When it cannot be renamed: what was there before is then untouched.
    pub fn put_in_place(self) -> io::Result<()> {
        if let Ok(replaced) = fs::metadata(&self.target) {
            let mode = replaced.permissions().mode() & 0o777;
            self.file.set_permissions(Permissions::from_mode(mode))?;
        }
        self.file.sync_all()?;
        fs::rename(&self.path, &self.target)?;
        // The rename lasts when the folder is on disk.
        File::open(folder(&self.target))?.sync_all()
    }
}

impl Drop for NyFil {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove, and nobody to tell when it fails.
        let _ = fs::remove_file(&self.path);
    }
}

/// What `path` is in the end, whether or not there is anything yet.
///
/// # Errors
/// When links lead in a circle.
pub fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(points_to) => path = folder(&path).join(points_to),
            // No link, or nothing there: whoever opens it is told the rest.
            Err(_) => return Ok(path),
        }
    }
    let why = format!("{}: symbolic links lead in a circle", path.display());
    Err(io::Error::other(why))
}

/// `path` with `suffix` after its name.
#[must_use]
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut text = OsString::from(path);
    text.push(suffix);
    text.into()
}

/// Whether `file` is still what lies at `path`.
///
/// # Errors
/// When the file cannot be asked.
pub fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let ours = file.metadata()?;
    let there = fs::metadata(path);
    Ok(there.is_ok_and(|there| (there.dev(), there.ino()) == (ours.dev(), ours.ino())))
}

fn folder(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// One that cannot be removed is in nobody's way but the disk's.
fn remove_leftovers(target: &Path) {
    let (Some(name), Ok(entries)) = (target.file_name(), fs::read_dir(folder(target))) else {
        return;
    };
    for entry in entries.flatten() {
        let is_regular = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_regular || !is_in_the_making(&entry.file_name(), name) {
            continue;
        }
        let leftover = entry.path();
        let is_left = File::open(&leftover).is_ok_and(|file| file.try_lock().is_ok());
        if is_left {
            let _ = fs::remove_file(leftover);
        }
    }
}

/// Whether it was to become the file of this `name`.
fn is_in_the_making(candidate: &OsStr, name: &OsStr) -> bool {
    let id = candidate
        .as_encoded_bytes()
        .strip_prefix(name.as_encoded_bytes())
        .and_then(|rest| rest.strip_prefix(b"."))
        .and_then(|rest| rest.strip_suffix(ENDING.as_bytes()));
    id.is_some_and(|id| Uuid::try_parse_ascii(id).is_ok())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::os::unix::fs::symlink;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn only_what_was_to_become_this_file_is_a_leftover() {
        let id = Uuid::new_v4();
        for (candidate, expected) in [
            (format!("a.jsonl.{id}.ny"), true),
            (format!("b.jsonl.{id}.ny"), false),
            (format!("xa.jsonl.{id}.ny"), false),
            (format!("a.jsonl.{id}.nye"), false),
            (format!("a.jsonl.{id}"), false),
            ("a.jsonl.mine.ny".to_owned(), false),
            ("a.jsonl".to_owned(), false),
        ] {
            let found = is_in_the_making(OsStr::new(&candidate), OsStr::new("a.jsonl"));
            assert_eq!(found, expected, "{candidate}");
        }
    }

    #[test]
    fn what_is_being_written_is_left_alone_and_what_was_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.jsonl");
        let left = with_suffix(&target, &format!(".{}.ny", Uuid::new_v4()));
        fs::write(&left, "half").unwrap();
        let first = NyFil::beside(&target).unwrap();
        let second = NyFil::beside(&target).unwrap();
        assert!(!left.exists() && first.path().exists() && second.path().exists());
        for (new, text) in [(first, "one"), (second, "two")] {
            new.file().write_all(text.as_bytes()).unwrap();
            new.put_in_place().unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["a.jsonl"]);
    }

    #[test]
    fn links_stay_and_what_they_point_to_is_replaced_or_made() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::create_dir(place("there")).unwrap();
        symlink("there/register", place("relative")).unwrap();
        symlink(place("relative"), place("link")).unwrap();
        for text in ["made", "replaced"] {
            let new = NyFil::beside(&place("link")).unwrap();
            new.file().write_all(text.as_bytes()).unwrap();
            new.put_in_place().unwrap();
            assert_eq!(fs::read_to_string(place("there/register")).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["link", "relative", "there"]);
        assert!(place("link").is_symlink() && place("relative").is_symlink());
        symlink("circle", place("circle")).unwrap();
        NyFil::beside(&place("circle")).unwrap_err();
    }
}
