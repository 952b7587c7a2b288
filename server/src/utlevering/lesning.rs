//! The disclosure log is read: all its files in order, each record checked in its place.
//!
//! It is read as a stream, so that a log of any length takes little memory, and also while the service writes to it.

mod kontroll;
pub mod tabell;

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::fil::{Funnet, Hodet, LONGEST, Linje, Sted, hash_file, next_line, read_head};
use super::kjede::Ende;
use crate::kilde::postgres::PostgresFeil;
use kontroll::Kontroll;

/// Something about the log, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Funn {
    /// The file; of a log in a database the table and the server, `utlevering/<tjener>`.
    pub fil: PathBuf,
    /// The line in it, from 1, or the number of the row; none when it is about the file, or the log as a whole.
    pub linje: Option<u64>,
    /// What it is.
    pub hva: String,
}

impl std::fmt::Display for Funn {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:", self.fil.display())?;
        if let Some(linje) = self.linje {
            write!(formatter, "{linje}:")?;
        }
        write!(formatter, " {}", self.hva)
    }
}

/// Who reads the log.
pub trait Leser {
    /// Stops the reading.
    type Error;
    /// A record, as the line stands in the log. One from before there was a chain has no `type`.
    ///
    /// # Errors
    /// To stop.
    fn post(&mut self, line: &[u8]) -> Result<(), Self::Error>;
    /// The log is not whole.
    ///
    /// # Errors
    /// To stop.
    fn funn(&mut self, funn: Funn) -> Result<(), Self::Error>;
    /// Something that should be known of a log that is whole.
    ///
    /// # Errors
    /// To stop.
    fn merknad(&mut self, merknad: Funn) -> Result<(), Self::Error>;
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Oppsummering {
    /// The files, oldest first.
    pub filer: Vec<PathBuf>,
    /// How many records.
    pub poster: u64,
    /// The number of the first.
    pub forste_nr: Option<u64>,
    /// The last.
    pub siste: Option<Ende>,
}

/// Why a log was not read to its end.
#[derive(Debug, thiserror::Error)]
pub enum Lesefeil<E> {
    /// There is none.
    #[error("there is no disclosure log {}: give the path of its active file", path.display())]
    Ingen {
        /// The path of the active file.
        path: PathBuf,
    },
    /// A file cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Lesing {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The database does not have a log, or not that one.
    #[error("{0}")]
    IngenKjede(String),
    /// The database cannot be read.
    #[error(transparent)]
    Postgres(#[from] PostgresFeil),
    /// The reader stopped.
    #[error("{0}")]
    Leser(E),
}

/// Reads the log whose active file is `logg` and tells `leser` of all that is in it, and of all that is wrong.
///
/// # Errors
/// When a file cannot be read, or the reader stops.
pub fn les<L: Leser>(logg: &Path, leser: &mut L) -> Result<Oppsummering, Lesefeil<L::Error>> {
    let sted = Sted::new(logg);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| Lesefeil::Lesing { path, error }
    };
    // In this order: what is written meanwhile makes the log longer than its head, which is as it should be, and a file
    // that is rotated meanwhile is found twice, which is seen.
    let hode = read_head(&sted.hode()).map_err(failed(&sted.hode()))?;
    let aktiv = match File::open(sted.logg()) {
        Ok(file) => Some(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(sted.logg())(error)),
    };
    let roterte = match sted.roterte() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        roterte => roterte.map_err(failed(sted.logg()))?,
    };
    // Rotated meanwhile: then it has its place among the others, and what follows it is not read.
    let aktiv = match aktiv {
        Some(file) => {
            let open = identity(&file.metadata().map_err(failed(sted.logg()))?);
            let rotated = |path| fs::metadata(path).is_ok_and(|found| identity(&found) == open);
            (!roterte.iter().any(|(_, path)| rotated(path))).then_some(file)
        }
        None => None,
    };
    if aktiv.is_none() && roterte.is_empty() {
        let path = logg.to_owned();
        return Err(Lesefeil::Ingen { path });
    }
    let head = match hode {
        Funnet::Hode(Hodet { ende, .. }) => Some(ende),
        Funnet::Ingen | Funnet::Uleselig => None,
    };
    let mut lesning = Lesning {
        sted: &sted,
        leser,
        kontroll: Kontroll::new(head),
        oppsummering: Oppsummering::default(),
    };
    for (_, path) in roterte {
        match File::open(&path) {
            Ok(file) => lesning.file(&path, file, false)?,
            // Deleted just now, its retention having ended; the chain says so, or it is missed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(&path)(error)),
        }
    }
    if let Some(file) = aktiv {
        lesning.file(sted.logg(), file, true)?;
    }
    lesning.end()
}

/// Which file it is, whatever its name.
fn identity(metadata: &fs::Metadata) -> (u64, u64) {
    (metadata.dev(), metadata.ino())
}

struct Lesning<'a, L: Leser> {
    sted: &'a Sted,
    leser: &'a mut L,
    kontroll: Kontroll,
    oppsummering: Oppsummering,
}

impl<L: Leser> Lesning<'_, L> {
    fn file(&mut self, path: &Path, file: File, active: bool) -> Result<(), Lesefeil<L::Error>> {
        self.oppsummering.filer.push(path.to_owned());
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let mut line = Vec::new();
        for number in 1.. {
            let read = next_line(&mut reader, &mut line);
            let read = read.map_err(|error| Lesefeil::Lesing {
                path: path.to_owned(),
                error,
            })?;
            let at = |hva: String| Funn {
                fil: path.to_owned(),
                linje: Some(number),
                hva,
            };
            match read {
                Linje::Slutt => break,
                Linje::Halv if active => {
                    let hva = "half a record: it is being written, or was when the program ended; nobody was answered \
                               on the strength of it";
                    self.merknad(at(hva.to_owned()))?;
                }
                Linje::Halv => {
                    self.kontroll.bad();
                    self.funn(at("half a record".to_owned()))?;
                }
                Linje::ForLang => {
                    self.kontroll.bad();
                    self.funn(at(format!("no record: longer than {LONGEST} bytes")))?;
                }
                Linje::Hel => self.line(path, number, &line)?,
            }
        }
        Ok(())
    }

    fn line(&mut self, path: &Path, number: u64, line: &[u8]) -> Result<(), Lesefeil<L::Error>> {
        let at = |hva: String| Funn {
            fil: path.to_owned(),
            linje: Some(number),
            hva,
        };
        let read = match self.kontroll.line(path, number, line) {
            Ok(read) => read,
            Err(hva) => {
                self.kontroll.bad();
                return self.funn(at(hva));
            }
        };
        self.oppsummering.poster += 1;
        self.oppsummering.forste_nr.get_or_insert(read.ende.nr);
        self.oppsummering.siste = Some(read.ende);
        if let Some(hva) = read.funn {
            self.funn(at(hva))?;
        }
        if let Some(hva) = read.merknad {
            self.merknad(at(hva))?;
        }
        if let Some((name, hash)) = read.tidligere {
            self.earlier(path, number, &name, hash)?;
        }
        self.leser.post(line).map_err(Lesefeil::Leser)
    }

    /// The log from before there was a chain.
    fn earlier(
        &mut self,
        path: &Path,
        number: u64,
        name: &str,
        expected: super::Hash,
    ) -> Result<(), Lesefeil<L::Error>> {
        let at = |hva: String| Funn {
            fil: path.to_owned(),
            linje: Some(number),
            hva,
        };
        // Only a name: a record may not lead out of the folder.
        let file = match Path::new(name).file_name() {
            Some(file) if file == name => self.sted.sibling(name),
            _ => return self.funn(at("it names an earlier log outside this folder".to_owned())),
        };
        let failed = |error| Lesefeil::Lesing {
            path: file.clone(),
            error,
        };
        let mut reader = match File::open(&file) {
            Ok(opened) => BufReader::new(opened),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.funn(at(format!("the earlier log {} is missing", file.display())));
            }
            Err(error) => return Err(failed(error)),
        };
        if hash_file(&file).map_err(failed)? != expected {
            self.funn(at(format!(
                "the earlier log {} has been changed",
                file.display()
            )))?;
        }
        self.oppsummering.filer.insert(0, file.clone());
        let mut line = Vec::new();
        while let Linje::Hel = next_line(&mut reader, &mut line).map_err(failed)? {
            self.leser.post(&line).map_err(Lesefeil::Leser)?;
        }
        Ok(())
    }

    fn end(mut self) -> Result<Oppsummering, Lesefeil<L::Error>> {
        for mangel in self.kontroll.gaps() {
            let hva = format!(
                "{}; if a file with them has another name, give it back its own: {}",
                mangel.hva,
                self.sted.rotert(mangel.fra).display()
            );
            let funn = Funn {
                fil: mangel.fil,
                linje: Some(mangel.linje),
                hva,
            };
            self.funn(funn)?;
        }
        if let Some(hva) = self.kontroll.end(self.oppsummering.siste) {
            let fil = self.sted.hode();
            self.funn(Funn {
                fil,
                linje: None,
                hva,
            })?;
        }
        Ok(self.oppsummering)
    }

    fn funn(&mut self, funn: Funn) -> Result<(), Lesefeil<L::Error>> {
        self.leser.funn(funn).map_err(Lesefeil::Leser)
    }

    fn merknad(&mut self, merknad: Funn) -> Result<(), Lesefeil<L::Error>> {
        self.leser.merknad(merknad).map_err(Lesefeil::Leser)
    }
}
