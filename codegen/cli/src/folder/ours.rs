//! Which files in the folder the generator has made: those that begin as generated ones do, and the document's own, as
//! `src/document.rs` has their hashes.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use actix_openapi_codegen::emit::document;
use actix_openapi_codegen::render::MARKS;
use actix_openapi_codegen::sha256;

use crate::error::{Error, file};

/// Where in the crate generated files can be, beside its own folder.
const FOLDERS: [&str; 4] = ["src", "tests", "examples", "benches"];

/// The files in the crate that the generator has made, within its folder.
pub(super) fn generated_files(root: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = FOLDERS.iter().map(PathBuf::from).collect();
    folders.push(PathBuf::new());
    while let Some(folder) = folders.pop() {
        let whole = root.join(&folder);
        let entries = match fs::read_dir(&whole) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => continue,
            Err(error) => return Err(file(&whole, "cannot list")(error)),
        };
        for entry in entries {
            let entry = entry.map_err(file(&whole, "cannot list"))?;
            let kind = entry.file_type().map_err(file(&whole, "cannot list"))?;
            let path = folder.join(entry.file_name());
            // Other crates may lie in folders of the crate's own folder.
            if kind.is_dir() && !folder.as_os_str().is_empty() {
                folders.push(path);
            } else if kind.is_file()
                && is_generated(&entry.path())?
                && let Some(path) = path.to_str()
            {
                found.push(path.replace('\\', "/"));
            }
        }
    }
    Ok(found)
}

/// No folder is as good as an empty one; a file in its place is told when something is to be written there.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Whether the file `path` of the crate may be written anew.
///
/// The document's own files are among them when they are as they were generated, and are never removed: what lies there
/// can be what somebody generates from.
pub(super) fn may_be_replaced(root: &Path, path: &str) -> Result<bool, Error> {
    let whole = root.join(path);
    if !document::FILES.contains(&path) {
        return is_generated(&whole);
    }
    let module = root.join("src/document.rs");
    let about = fs::symlink_metadata(&whole).map_err(file(&whole, "cannot read"))?;
    if !about.is_file() || !module.exists() || !is_generated(&module)? {
        return Ok(false);
    }
    let found = fs::read(&whole).map_err(file(&whole, "cannot read"))?;
    let module = fs::read_to_string(&module).map_err(file(&module, "cannot read"))?;
    Ok(module.contains(&format!("\"{}\"", sha256(&found))))
}

/// Whether a file, and no link to one, begins as generated ones do.
fn is_generated(path: &Path) -> Result<bool, Error> {
    let about = fs::symlink_metadata(path).map_err(file(path, "cannot read"))?;
    if !about.is_file() {
        return Ok(false);
    }
    let longest = MARKS.iter().map(|mark| mark.len()).max();
    let mut beginning = vec![0; longest.unwrap_or_default()];
    let length = File::open(path)
        .and_then(|mut opened| read_up_to(&mut opened, &mut beginning))
        .map_err(file(path, "cannot read"))?;
    beginning.truncate(length);
    let mut marks = MARKS.iter();
    Ok(marks.any(|mark| beginning.starts_with(mark.as_bytes())))
}

fn read_up_to(opened: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..) {
        match opened.read(rest)? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}
