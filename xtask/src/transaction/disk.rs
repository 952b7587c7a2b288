//! The few things that a transaction does to the disk, so that tests can stop it at each of them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::fault;

/// A new file with these contents, on the disk, with the permissions of the file that it will replace.
pub(super) fn write(path: &Path, contents: &[u8], replaces: &Path) -> io::Result<()> {
    fault::point()?;
    let mut file = File::create_new(path)?;
    let (half, rest) = contents.split_at(contents.len() / 2);
    file.write_all(half)?;
    fault::point()?;
    file.write_all(rest)?;
    if let Ok(metadata) = fs::symlink_metadata(replaces)
        && metadata.is_file()
    {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault::point()?;
    fs::rename(from, to)
}

pub(super) fn remove(path: &Path) -> io::Result<()> {
    fault::point()?;
    fs::remove_file(path)
}

pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    fault::point()?;
    fs::create_dir(path)
}

pub(super) fn create_folders(path: &Path) -> io::Result<()> {
    fault::point()?;
    fs::create_dir_all(path)
}

pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    fault::point()?;
    fs::remove_dir(path)
}

/// Makes what was created, renamed or removed in a folder survive a power cut.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    fault::point()?;
    File::open(path)?.sync_all()
}

/// Whether a file can be made in a folder. It has no name there, and so cannot be left behind.
pub(super) fn try_writing(folder: &Path) -> io::Result<()> {
    fault::point()?;
    tempfile::tempfile_in(folder).map(drop)
}

pub(super) fn same_file_system(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(fs::metadata(one)?.dev() == fs::metadata(other)?.dev())
}
