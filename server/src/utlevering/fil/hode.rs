//! The head: which record is the last, kept in a file beside the log, so that a tail that was removed is missed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::UtleveringFeil;
use super::super::kjede::Ende;

/// Written at one place in one piece, and always the same size, so that no write needs room on a full disk.
const SIZE: usize = 256;

/// What the head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::utlevering) struct Hodet {
    #[serde(flatten)]
    pub(in crate::utlevering) ende: Ende,
    /// The length of the active file with that record.
    pub(in crate::utlevering) bytes: u64,
}

/// What was found where the head should be.
pub(in crate::utlevering) enum Funnet {
    Hode(Hodet),
    Ingen,
    Uleselig,
}

/// Reads the head at `path`.
pub(in crate::utlevering) fn read(path: &Path) -> io::Result<Funnet> {
    match fs::read(path) {
        Ok(bytes) if bytes.is_empty() => Ok(Funnet::Ingen),
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).map_or(Funnet::Uleselig, Funnet::Hode)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Funnet::Ingen),
        Err(error) => Err(error),
    }
}

/// The head of a log that is open for writing. It is never renamed, and so it is what two processes meet at.
pub(super) struct Hode(File);

impl Hode {
    pub(super) fn open(path: &Path, logg: &Path) -> Result<Self, UtleveringFeil> {
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            let path = path.to_owned();
            return Err(UtleveringFeil::IkkeFil { path });
        }
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)
            .map_err(UtleveringFeil::opening(logg, "open the head of"))?;
        lock(&file, logg)?;
        Ok(Self(file))
    }

    /// Says where the log ends. Not synced: after a power failure an older head is as good, since a log may be longer
    /// than its head, and the records that it names are durable before it is written.
    pub(super) fn write(&self, hodet: Hodet) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(&hodet)?;
        bytes.resize(SIZE - 1, b' ');
        bytes.push(b'\n');
        self.0.write_all_at(&bytes, 0)
    }
}

/// Locks a file of the log for this process.
pub(super) fn lock(file: &File, logg: &Path) -> Result<(), UtleveringFeil> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => UtleveringFeil::Opptatt {
            path: logg.to_owned(),
        },
        TryLockError::Error(source) => UtleveringFeil::opening(logg, "lock")(source),
    })
}
