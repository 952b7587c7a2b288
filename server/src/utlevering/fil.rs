//! The file under the disclosure log.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::UtleveringFeil;

/// Where lines are put: a file, or in tests one that fails.
pub(super) trait Lager: Send + 'static {
    /// Bytes now.
    fn length(&self) -> io::Result<u64>;
    /// Puts `lines` at the end. After an error some of them may be there.
    fn append(&mut self, lines: &[u8]) -> io::Result<()>;
    /// Returns when all that was appended is durable.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts off what lies beyond `length`.
    fn truncate(&mut self, length: u64) -> io::Result<()>;
}

/// A log file.
pub(super) struct Fil(pub(super) File);

impl Lager for Fil {
    fn length(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        self.0.write_all(lines)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()?;
        // A file without a name is gone when it is closed, however well it is synced.
        if self.0.metadata()?.nlink() == 0 {
            return Err(io::Error::other("the file has been deleted"));
        }
        Ok(())
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }
}

impl Fil {
    /// Opens the log at `path` for this process alone, makes it when it is missing, and sets a torn last line aside.
    pub(super) fn open(path: &Path) -> Result<Self, UtleveringFeil> {
        // Asked first, since opening a pipe or a device can itself do something.
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            return Err(UtleveringFeil::IkkeFil {
                path: path.to_owned(),
            });
        }
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .open(path)
            .map_err(UtleveringFeil::opening(path, "open"))?;
        file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => UtleveringFeil::Opptatt {
                path: path.to_owned(),
            },
            TryLockError::Error(source) => UtleveringFeil::opening(path, "lock")(source),
        })?;
        let torn = set_torn_line_aside(&mut file, path)
            .map_err(UtleveringFeil::opening(path, "mend the last line of"))?;
        if let Some(torn) = torn {
            tracing::warn!(
                log = %path.display(),
                torn = %torn.display(),
                "the last line of the disclosure log was torn by a crash, and is set aside"
            );
        }
        // A new file lasts when its folder is on disk.
        sync_folder(path).map_err(UtleveringFeil::opening(path, "sync the folder of"))?;
        Ok(Self(file))
    }
}

/// Moves what follows the last line end into a file of its own, so that the log holds whole lines only. Nobody was
/// answered on the strength of it: an answer waits for a sync of its whole line.
fn set_torn_line_aside(file: &mut File, path: &Path) -> io::Result<Option<PathBuf>> {
    let length = file.metadata()?.len();
    let whole = whole_lines(file, length)?;
    if whole == length {
        return Ok(None);
    }
    let mut name = OsString::from(path);
    name.push(format!(".torn-{whole}-{}", Uuid::new_v4()));
    let aside = PathBuf::from(name);
    let mut torn = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&aside)?;
    file.seek(SeekFrom::Start(whole))?;
    io::copy(file, &mut torn)?;
    torn.sync_all()?;
    // The copy is safe before the original goes.
    sync_folder(path)?;
    file.set_len(whole)?;
    file.sync_all()?;
    Ok(Some(aside))
}

/// The length of the file up to and with its last line end.
fn whole_lines(file: &mut File, length: u64) -> io::Result<u64> {
    // Backwards: the log may be long, and its last line is short.
    let mut end = length;
    while end > 0 {
        let start = end.saturating_sub(8192);
        let mut block = Vec::new();
        file.seek(SeekFrom::Start(start))?;
        (&*file).take(end - start).read_to_end(&mut block)?;
        if let Some(last) = block.iter().rposition(|&byte| byte == b'\n') {
            return Ok(start + last as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
