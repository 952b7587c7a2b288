//! A full or old file steps aside for a new one, and goes when its time is over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use super::super::kjede::Ende;
use super::super::lager::{Hendelse, Sletting};
use super::Fil;
use super::aktiv::{Aktiv, remove_if_there};
use super::alder::Alder;
use super::lesing::{Siste, last_record};

/// How often it is looked for files whose time is over.
const LOOK: SignedDuration = SignedDuration::from_hours(1);

impl Fil {
    pub(super) fn rotation_is_due(&self) -> bool {
        // An empty file has nothing to be moved.
        self.aktiv.first.is_some_and(|first| {
            // One that begins in a future that the clock has come back from, too.
            let old = |age| self.now.duration_since(first.tidspunkt).abs() >= age;
            self.aktiv.length >= self.valg.roter_bytes || self.valg.roter_etter.is_some_and(old)
        })
    }

    /// At each moment, one file holds the log's end under a name by which it is found at the next start: the active
    /// one, or the last rotated one while the next active one is only ready.
    pub(super) fn rotate(&mut self) -> io::Result<()> {
        let Some(first) = self.aktiv.first else {
            return Ok(());
        };
        let rotert = self.sted.rotert(first.nr);
        if rotert.symlink_metadata().is_ok() {
            let why = format!("there is a {} already", rotert.display());
            return Err(io::Error::other(why));
        }
        let next = Aktiv::make_ready(&self.sted, &self.make).map_err(io::Error::other)?;
        fs::rename(self.sted.logg(), &rotert)?;
        if let Err(error) = fs::rename(self.sted.ny(), self.sted.logg()) {
            fs::rename(&rotert, self.sted.logg())?;
            return Err(error);
        }
        self.aktiv = next;
        self.rotations += 1;
        self.write_head();
        tracing::info!(
            rotated = %rotert.display(), nr = self.ende.nr, hash = %self.ende.hash,
            "the disclosure log is rotated"
        );
        self.look_again = self.now;
        self.sted.sync_folder()
    }

    /// Finds the rotated files that are to go, and says so in the chain first.
    pub(super) fn look_for_old_files(&mut self) {
        let Some(keep) = self.valg.oppbevar else {
            return;
        };
        let wait = self.look_again.duration_since(self.now);
        // A clock that is put back does not mean to wait until then.
        if wait.is_positive() && wait <= LOOK || !self.doomed.is_empty() {
            return;
        }
        self.look_again = self.now.saturating_add(LOOK).unwrap_or(self.now);
        if let Err(error) = self.doom(keep) {
            tracing::error!(
                log = %self.sted.logg().display(), %error,
                "it cannot be told which files of the disclosure log are to be deleted; none is"
            );
        }
    }

    fn doom(&mut self, keep: SignedDuration) -> io::Result<()> {
        let roterte = self.sted.roterte()?;
        if !self.has_old(&roterte, keep)? {
            return Ok(());
        }
        let mut range: Option<(u64, Ende)> = None;
        let mut doomed = Vec::new();
        let (ages, hopp) = self.ages(&roterte)?;
        for ((nr, path), age) in roterte.into_iter().zip(ages) {
            let siste = last(&path)?;
            // Only a whole beginning of the log goes.
            if age.is_none_or(|age| age <= keep) {
                let old_by_clock = self.age_by_clock(&siste).is_some_and(|age| age > keep);
                if let Some(hopp) = hopp.filter(|_| old_by_clock) {
                    tracing::error!(
                        kept = %path.display(), days = hopp.as_hours() / 24,
                        "the clock has jumped, or nothing was recorded for as long: files of the disclosure log that are \
                         old by the clock alone are kept; look at the clock"
                    );
                }
                break;
            }
            range = Some((range.map_or(nr, |(first, _)| first), siste.ledd.ende));
            doomed.push(path);
        }
        if let Some((fra_nr, last)) = range {
            self.doomed = doomed;
            self.hendelser.push(Hendelse::Sletting(Sletting {
                tidspunkt: self.now,
                fra_nr,
                til_nr: last.nr,
                til_hash: last.hash,
            }));
        }
        Ok(())
    }

    /// Whether there is any need to go through the log: its oldest file is old by the clock, or from its future.
    fn has_old(&self, roterte: &[(u64, PathBuf)], keep: SignedDuration) -> io::Result<bool> {
        let Some((_, oldest)) = roterte.first() else {
            return Ok(false);
        };
        let age = self.age_by_clock(&last(oldest)?);
        Ok(age.is_some_and(|age| age.is_negative() || age > keep))
    }

    fn age_by_clock(&self, siste: &Siste) -> Option<SignedDuration> {
        siste.tidspunkt.map(|last| self.now.duration_since(last))
    }

    /// How old the last record of each rotated file is, and a jump of the clock that was not counted.
    fn ages(&self, roterte: &[(u64, PathBuf)]) -> io::Result<Ages> {
        let mut alder = Alder::at(self.now);
        alder.through(&self.aktiv.file, self.aktiv.length)?;
        let mut ages = Vec::new();
        for (_, path) in roterte.iter().rev() {
            let file = fs::File::open(path)?;
            let length = file.metadata()?.len();
            ages.push(alder.through(&file, length)?);
        }
        ages.reverse();
        Ok((ages, alder.hopp()))
    }

    /// Deletes the files of which the chain says so.
    pub(super) fn delete_old_files(&mut self) {
        if self.doomed.is_empty() {
            return;
        }
        for path in std::mem::take(&mut self.doomed) {
            match remove_if_there(&path) {
                Ok(()) => tracing::info!(
                    deleted = %path.display(),
                    "a file of the disclosure log is deleted, its retention having ended"
                ),
                // It is found again, and told in the chain again, which is not wrong.
                Err(error) => tracing::error!(
                    file = %path.display(), %error,
                    "a file of the disclosure log could not be deleted, though its retention has ended"
                ),
            }
        }
        if let Err(error) = self.sted.sync_folder() {
            tracing::error!(log = %self.sted.logg().display(), %error, "cannot sync the folder");
        }
    }
}

/// As [`Fil::ages`] tells them; of a file without a time it is not known.
type Ages = (Vec<Option<SignedDuration>>, Option<SignedDuration>);

fn last(path: &Path) -> io::Result<Siste> {
    let file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    last_record(&file, length)?.ok_or_else(|| {
        let why = format!("{} has no sound record", path.display());
        io::Error::other(why)
    })
}
