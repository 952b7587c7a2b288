//! The file that is written to.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::super::UtleveringFeil;
use super::hode::lock;
use super::lesing::{At, first_line, set_aside, tidspunkt, whole_lines};
use super::sted::Sted;
use crate::utlevering::kjede::Ledd;

/// What the log asks of a disk: a file, or in tests one that fails.
pub(in crate::utlevering) trait Disk: Send {
    /// Puts `lines` at the end. After an error some of them may be there.
    fn append(&mut self, lines: &[u8]) -> io::Result<()>;
    /// Returns when all that was appended is durable.
    fn sync(&mut self) -> io::Result<()>;
    /// Cuts off what lies beyond `length`.
    fn truncate(&mut self, length: u64) -> io::Result<()>;
}

impl Disk for File {
    fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        self.write_all(lines)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

/// Makes a disk of a file.
pub(in crate::utlevering) type MakeDisk = Box<dyn Fn(File) -> Box<dyn Disk> + Send>;

/// The first record of a file.
#[derive(Clone, Copy)]
pub(super) struct Forste {
    pub(super) nr: u64,
    pub(super) tidspunkt: Timestamp,
}

/// The active file, open and locked.
pub(super) struct Aktiv {
    pub(super) file: File,
    pub(super) disk: Box<dyn Disk>,
    /// How long it is with all that is durable.
    pub(super) length: u64,
    pub(super) first: Option<Forste>,
}

/// How a file at its path differs from the one that is open.
pub(super) enum Avvik {
    /// It has no name any more.
    Slettet,
    /// It is elsewhere.
    Flyttet,
    Forkortet,
    Forlenget,
}

impl Aktiv {
    /// Opens the file at its path, and makes it when it is missing. A torn last line is set aside.
    pub(super) fn open(sted: &Sted, make: &MakeDisk) -> Result<Self, UtleveringFeil> {
        let path = sted.logg();
        // Asked first, since opening a pipe or a device can itself do something.
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            let path = path.to_owned();
            return Err(UtleveringFeil::IkkeFil { path });
        }
        let file = options()
            .create(true)
            .open(path)
            .map_err(UtleveringFeil::opening(path, "open"))?;
        lock(&file, path)?;
        let torn =
            mend(&file, sted).map_err(UtleveringFeil::opening(path, "mend the last line of"))?;
        if let Some(torn) = torn {
            tracing::warn!(
                log = %path.display(),
                torn = %torn.display(),
                "the last line of the disclosure log was torn by a crash, and is set aside"
            );
        }
        Self::of(file, make).map_err(UtleveringFeil::opening(path, "read"))
    }

    /// Makes the next active file beside the present one.
    pub(super) fn make_ready(sted: &Sted, make: &MakeDisk) -> Result<Self, UtleveringFeil> {
        let (ny, logg) = (sted.ny(), sted.logg());
        let file = remove_if_there(&ny)
            .and_then(|()| options().create_new(true).open(&ny))
            .map_err(UtleveringFeil::opening(logg, "make a new file for"))?;
        lock(&file, logg)?;
        Self::of(file, make).map_err(UtleveringFeil::opening(logg, "read"))
    }

    fn of(file: File, make: &MakeDisk) -> io::Result<Self> {
        let first = first_line(&file)?.and_then(|line| {
            let nr = Ledd::read(&line).ok()?.ende.nr;
            let tidspunkt = tidspunkt(&line)?;
            Some(Forste { nr, tidspunkt })
        });
        Ok(Self {
            length: file.metadata()?.len(),
            disk: make(file.try_clone()?),
            file,
            first,
        })
    }

    /// How the file at `path` differs from what this program left there.
    pub(super) fn differs(&self, path: &Path) -> io::Result<Option<Avvik>> {
        let identity = |metadata: &Metadata| (metadata.dev(), metadata.ino());
        let open = self.file.metadata()?;
        if open.nlink() == 0 {
            // Gone when it is closed, however well it is synced.
            return Ok(Some(Avvik::Slettet));
        }
        match fs::metadata(path) {
            Ok(found) if identity(&found) == identity(&open) => Ok(None),
            Ok(_) => Ok(Some(Avvik::Flyttet)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(Avvik::Flyttet)),
            Err(error) => Err(error),
        }
        .map(|moved| {
            moved.or_else(|| match open.len().cmp(&self.length) {
                std::cmp::Ordering::Less => Some(Avvik::Forkortet),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(Avvik::Forlenget),
            })
        })
    }

    /// What others did to the open file is undone as far as it can be: what they added is set aside.
    pub(super) fn mend(&mut self, sted: &Sted) -> io::Result<Option<PathBuf>> {
        let length = self.file.metadata()?.len();
        let aside = if length > self.length {
            Some(set_aside(&self.file, sted, self.length)?)
        } else {
            mend(&self.file, sted)?
        };
        self.length = self.file.metadata()?.len();
        if self.length == 0 {
            self.first = None;
        }
        Ok(aside)
    }

    /// Writes what lies beyond `start` once more, in its place.
    ///
    /// It was never known to be durable: a sync may have failed before the program ended, and then the system may hold
    /// it as written though it never reached the disk. Written anew, it is covered by the next sync.
    pub(super) fn write_again(&self, path: &Path, start: u64) -> io::Result<()> {
        let mut again = OpenOptions::new().write(true).open(path)?;
        let mut at = At {
            file: &self.file,
            offset: start,
        };
        let mut block = vec![0; 1 << 16];
        let mut offset = start;
        loop {
            let read = io::Read::read(&mut at, &mut block)?;
            if read == 0 {
                break;
            }
            again.write_all_at(block.get(..read).unwrap_or_default(), offset)?;
            offset += read as u64;
        }
        again.flush()?;
        again.sync_all()
    }

    /// Where the file is now, if the system can tell.
    pub(super) fn whereabouts(&self) -> Option<PathBuf> {
        use std::os::fd::AsRawFd as _;
        fs::read_link(format!("/proc/self/fd/{}", self.file.as_raw_fd())).ok()
    }
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).append(true).mode(0o600);
    options
}

/// Sets a torn last line aside.
fn mend(file: &File, sted: &Sted) -> io::Result<Option<PathBuf>> {
    let length = file.metadata()?.len();
    let whole = whole_lines(file, length)?;
    if whole == length {
        return Ok(None);
    }
    set_aside(file, sted, whole).map(Some)
}

pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
