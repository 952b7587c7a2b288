//! The disclosure log in files: an active one, rotated ones beside it, and a head.

mod aktiv;
mod alder;
mod apning;
mod hode;
mod lesing;
mod rotasjon;
mod sted;

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use super::UtleveringFeil;
use super::kjede::{Ende, Forseglet};
use super::lager::{Arsak, Brudd, Filtall, Hendelse, Lager};
#[cfg(test)]
pub(super) use aktiv::Disk;
use aktiv::{Aktiv, Avvik, Forste, MakeDisk};
pub(super) use apning::hash_file;
use hode::Hode;
pub(super) use hode::{Funnet, Hodet, read as read_head};
pub(super) use lesing::{LONGEST, Linje, next_line};
pub use sted::Sted;

/// When files are rotated, and how long they are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filvalg {
    /// The active file is rotated when it is as long as this.
    pub roter_bytes: u64,
    /// It is rotated when its first record is as old as this.
    pub roter_etter: Option<SignedDuration>,
    /// A rotated file is deleted when its last record is older than this by the log's own account, in which no time passes
    /// when the clock jumps; `None`: never.
    pub oppbevar: Option<SignedDuration>,
}

impl Default for Filvalg {
    /// 256 MiB a file, kept for ever.
    fn default() -> Self {
        Self {
            roter_bytes: 256 << 20,
            roter_etter: None,
            oppbevar: None,
        }
    }
}

/// A log in files, open for writing by this process alone.
pub(super) struct Fil {
    sted: Sted,
    valg: Filvalg,
    make: MakeDisk,
    hode: Hode,
    /// The head could not be written; said once.
    headless: bool,
    aktiv: Aktiv,
    /// The end of what is durable.
    ende: Ende,
    /// What is appended and not synced yet: the length with it, and its end.
    unsynced: Option<(u64, Ende, Forste)>,
    /// The last time that was told.
    now: Timestamp,
    /// To be written into the chain.
    hendelser: Vec<Hendelse>,
    /// To be deleted once that is in the chain.
    doomed: Vec<PathBuf>,
    /// When to look for files whose retention has ended.
    look_again: Timestamp,
    /// How often the active file was rotated.
    rotations: u64,
    /// Why it will not be known any more what is on disk.
    broken: Option<String>,
}

impl Fil {
    /// Opens the log at `path` for this process alone, and makes it when it is missing.
    pub(super) fn open(path: &Path, valg: Filvalg) -> Result<Self, UtleveringFeil> {
        Self::open_on(path, valg, Box::new(|file| Box::new(file)))
    }

    /// The active file is not as it was left: makes the best of it, and notes that in the chain.
    fn repair(&mut self, avvik: &Avvik) -> io::Result<io::Error> {
        let logg = self.sted.logg().to_owned();
        let (arsak, what) = match avvik {
            Avvik::Slettet => (Arsak::Slettet, "was deleted"),
            Avvik::Flyttet => (Arsak::Flyttet, "was moved or replaced"),
            Avvik::Forkortet => (Arsak::Forkortet, "was shortened"),
            Avvik::Forlenget => (Arsak::Forlenget, "was written to by others"),
        };
        let aside = match avvik {
            Avvik::Forkortet | Avvik::Forlenget => self.aktiv.mend(&self.sted)?,
            Avvik::Slettet | Avvik::Flyttet => {
                let moved = self.aktiv.whereabouts();
                let first = self.aktiv.first.map(|first| first.nr);
                let aside = self.begin_anew()?;
                if let (Avvik::Flyttet, Some(nr)) = (avvik, first) {
                    tracing::error!(
                        log = %logg.display(),
                        moved = moved.map(|path| path.display().to_string()),
                        rename_to = %self.sted.rotert(nr).display(),
                        "the disclosure log was moved while in use: give the file this name, or the log is not whole"
                    );
                }
                aside
            }
        };
        tracing::error!(
            log = %logg.display(),
            aside = aside.map(|path| path.display().to_string()),
            "the disclosure log {what} while in use: no data was disclosed for the requests that waited for it; it goes \
             on with the next ones, and has a record of this"
        );
        self.hendelser.push(Hendelse::Brudd(Brudd {
            tidspunkt: self.now,
            arsak,
            ende: self.ende,
        }));
        Ok(io::Error::other(format!("the file {what} while in use")))
    }

    /// A new active file. What stands in its place is set aside.
    fn begin_anew(&mut self) -> io::Result<Option<PathBuf>> {
        let logg = self.sted.logg();
        if std::fs::symlink_metadata(logg).is_ok_and(|found| !found.is_file()) {
            let why = "something that is no file is in its place: take that away";
            return Err(io::Error::other(why));
        }
        let aktiv = Aktiv::make_ready(&self.sted, &self.make).map_err(io::Error::other)?;
        let aside = self.sted.aside("replaced");
        let aside = match std::fs::rename(self.sted.logg(), &aside) {
            Ok(()) => Some(aside),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        std::fs::rename(self.sted.ny(), self.sted.logg())?;
        self.sted.sync_folder()?;
        self.aktiv = aktiv;
        self.unsynced = None;
        Ok(aside)
    }

    fn write_head(&mut self) {
        let hodet = Hodet {
            ende: self.ende,
            bytes: self.aktiv.length,
        };
        match self.hode.write(hodet) {
            Ok(()) => self.headless = false,
            Err(error) if !self.headless => {
                self.headless = true;
                tracing::error!(
                    log = %self.sted.logg().display(), %error,
                    "the head of the disclosure log cannot be written: a removed tail would not be missed"
                );
            }
            Err(_) => {}
        }
    }
}

impl Lager for Fil {
    fn ende(&mut self) -> io::Result<Ende> {
        if let Some(broken) = &self.broken {
            return Err(io::Error::other(broken.clone()));
        }
        // What is left of a failed batch is cut off: nobody was answered on the strength of it.
        if self.unsynced.take().is_some()
            && let Err(error) = self.aktiv.disk.truncate(self.aktiv.length)
        {
            let broken = format!(
                "a failed write could not be cut off ({error}); look at the disk, then restart the service"
            );
            self.broken = Some(broken.clone());
            return Err(io::Error::other(broken));
        }
        Ok(self.ende)
    }

    fn append(&mut self, batch: &[Forseglet]) -> io::Result<()> {
        let (Some(first), Some(last)) = (batch.first(), batch.last()) else {
            return Ok(());
        };
        let first = self.aktiv.first.unwrap_or(Forste {
            nr: first.ende.nr,
            tidspunkt: self.now,
        });
        let lines: Vec<&[u8]> = batch.iter().map(|sealed| &*sealed.line).collect();
        let lines = lines.concat();
        let length = self.aktiv.length + lines.len() as u64;
        self.unsynced = Some((length, last.ende, first));
        self.aktiv.disk.append(&lines)
    }

    fn sync(&mut self) -> io::Result<()> {
        let Some((length, ende, first)) = self.unsynced else {
            return Ok(());
        };
        if let Err(error) = self.aktiv.disk.sync() {
            // After a failed sync the system may hold pages as written that never reached the disk, so a later success
            // proves nothing. Cut off, they are not taken for records at the next start.
            let _ = self.aktiv.disk.truncate(self.aktiv.length);
            self.unsynced = None;
            self.broken = Some(format!(
                "a sync failed ({error}); look at the disk, then restart the service"
            ));
            return Err(error);
        }
        if self.aktiv.file.metadata()?.nlink() == 0 {
            return Err(io::Error::other("the file was deleted while in use"));
        }
        self.unsynced = None;
        self.ende = ende;
        self.aktiv.length = length;
        self.aktiv.first = Some(first);
        self.write_head();
        Ok(())
    }

    fn klargjor(&mut self, now: Timestamp) -> io::Result<Vec<Hendelse>> {
        self.now = now;
        if let Some(avvik) = self.aktiv.differs(self.sted.logg())? {
            return Err(self.repair(&avvik)?);
        }
        if self.rotation_is_due()
            && let Err(error) = self.rotate()
        {
            tracing::error!(
                log = %self.sted.logg().display(), %error,
                "the disclosure log could not be rotated, and goes on in its file"
            );
        }
        self.look_for_old_files();
        Ok(self.hendelser.clone())
    }

    fn filtall(&self) -> Option<Filtall> {
        Some(Filtall {
            bytes: self.aktiv.length,
            rotations: self.rotations,
        })
    }

    fn kvittert(&mut self) {
        self.hendelser.clear();
        self.delete_old_files();
    }
}

impl Drop for Fil {
    fn drop(&mut self) {
        tracing::info!(
            log = %self.sted.logg().display(), nr = self.ende.nr, hash = %self.ende.hash,
            "the disclosure log ends"
        );
    }
}
