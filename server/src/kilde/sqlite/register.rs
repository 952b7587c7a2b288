//! Making a register: all of it, or nothing at its path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode};

use super::kontroll;
use super::skriverett::{Skriverett, refuse_foreign, refuse_journal};
use crate::kilde::{KildeFeil, Krav, Kravpost, Skrevet, Ugyldig};
use crate::nyfil::{NyFil, behind_links};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// Marks the file as a register of claims: "RSTN".
pub(super) const APPLICATION_ID: i32 = 0x5253_544E;

/// The schema version that this program reads and writes.
pub const VERSION: i32 = 2;

/// `lopenummer` only makes the key whole; the key starts with the organisation so that its claims lie together. What a
/// lookup does not need stands last in the row.
const SCHEMA: &str = "
CREATE TABLE organisasjon (
    organisasjonsnummer TEXT NOT NULL PRIMARY KEY
        CHECK (length(organisasjonsnummer) = 9 AND organisasjonsnummer NOT GLOB '*[^0-9]*')
) STRICT, WITHOUT ROWID;

CREATE TABLE krav (
    organisasjonsnummer TEXT NOT NULL REFERENCES organisasjon (organisasjonsnummer),
    lopenummer INTEGER NOT NULL,
    kategori TEXT NOT NULL CHECK (kategori IN (
        'restskatt', 'forskuddstrekk', 'merverdiavgift', 'arbeidsgiveravgift', 'gebyr', 'forskuddsskatt')),
    forfallsdato TEXT NOT NULL CHECK (forfallsdato IS date(forfallsdato)),
    hovedstol INTEGER NOT NULL CHECK (hovedstol >= 0),
    renter INTEGER CHECK (renter >= 0),
    krav_id TEXT NOT NULL,
    kildesystem TEXT NOT NULL,
    oppdatert TEXT NOT NULL,
    PRIMARY KEY (organisasjonsnummer, lopenummer)
) STRICT, WITHOUT ROWID;";

/// Made last: in a register of millions, sorting once costs a fraction of keeping an index in order.
const KRAV_ID: &str = "CREATE UNIQUE INDEX krav_id ON krav (krav_id)";

/// Where claims come from that do not say it.
pub(super) const UKJENT: &str = "ukjent";

/// Makes a register of `organisations` and their `claims` at `path`, replacing the one that is there.
///
/// # Errors
/// When an organisation is given twice, a claim is on an organisation that is not given, or the file cannot be
/// written. What was at `path` is then untouched.
pub fn opprett(
    path: &Path,
    organisations: impl IntoIterator<Item = Organisasjonsnummer>,
    claims: impl IntoIterator<Item = Krav>,
) -> Result<(), KildeFeil> {
    let mut register = NyttRegister::begynn(path)?;
    for organisasjon in organisations {
        register.organisasjon(organisasjon)?;
    }
    for krav in claims {
        register.krav(&krav)?;
    }
    register.ferdig()
}

/// A register in the making. It lies in a temporary file beside `path` until [`ferdig`](Self::ferdig), which puts it
/// in place in one step; one that is dropped before that leaves nothing.
#[derive(Debug)]
pub struct NyttRegister {
    path: PathBuf,
    connection: Connection,
    /// After `connection`: a file is closed, then removed.
    temporary: NyFil,
    rett: Skriverett,
    organisations: i64,
    claims: i64,
    /// The highest `lopenummer`, and what it was to begin with.
    last: i64,
    before: i64,
    /// Where what is written comes from; 0 when nobody says.
    line: i64,
    /// Whether the index of ids is there.
    indexed: bool,
}

impl NyttRegister {
    /// Starts a register that is to be at `path`, or where the link at `path` points to. What runs that were killed have
    /// left there is removed.
    ///
    /// # Errors
    /// When the folder of `path` cannot be written in, another writes, or what is at `path` is no register.
    pub fn begynn(path: &Path) -> Result<Self, KildeFeil> {
        let path = &behind_links(path).map_err(writing(path, "find"))?;
        refuse_foreign(path)?;
        let rett = Skriverett::take(path)?;
        Self::in_temporary(path, rett, NyFil::beside(path), |connection| {
            // Of a new file nothing needs to be put back, so that this takes no memory; and a statement that fails, as the
            // one that makes the index does, leaves what was there.
            connection.execute_batch("PRAGMA journal_mode = MEMORY; BEGIN;")?;
            connection.execute_batch(SCHEMA)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            connection.pragma_update(None, "user_version", VERSION)
        })
    }

    /// Starts one that is what is at `path` now, but for the changes.
    ///
    /// # Errors
    /// When there is no register of this version, or the folder of `path` cannot be written in.
    pub fn begynn_med(path: &Path) -> Result<Self, KildeFeil> {
        let path = &behind_links(path).map_err(writing(path, "find"))?;
        super::FileId::at(path)?;
        refuse_journal(path)?;
        drop(super::connect(path)?);
        // From here on nobody replaces what is copied.
        let rett = Skriverett::take(path)?;
        let copy = NyFil::beside(path).and_then(|temporary| {
            fs::copy(path, temporary.path())?;
            Ok(temporary)
        });
        let mut register = Self::in_temporary(path, rett, copy, |connection| {
            // A copy that is not finished is thrown away.
            connection.execute_batch("PRAGMA journal_mode = OFF; BEGIN;")
        })?;
        let failed = |source| super::failed(path, "read", source);
        let last = "SELECT coalesce(max(lopenummer), 0) FROM krav";
        let last = register.connection.query_row(last, [], |row| row.get(0));
        register.before = last.map_err(failed)?;
        register.last = register.before;
        register.indexed = true;
        Ok(register)
    }

    fn in_temporary(
        path: &Path,
        rett: Skriverett,
        temporary: io::Result<NyFil>,
        make: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<Self, KildeFeil> {
        let temporary = temporary.map_err(writing(path, "begin"))?;
        let start = || {
            let connection = Connection::open(temporary.path())?;
            // No syncs: a register that is not finished is thrown away, and `ferdig` syncs once.
            connection.execute_batch(
                "PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;
                 PRAGMA temp_store = FILE; PRAGMA foreign_keys = ON;",
            )?;
            make(&connection)?;
            Ok(connection)
        };
        let connection = start().map_err(|source| super::failed(path, "begin", source))?;
        Ok(Self {
            path: path.to_owned(),
            connection,
            temporary,
            rett,
            organisations: 0,
            claims: 0,
            last: 0,
            before: 0,
            line: 0,
            indexed: false,
        })
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// When it is there already.
    pub fn organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil> {
        self.organisations += 1;
        self.connection
            .prepare_cached("INSERT INTO organisasjon (organisasjonsnummer) VALUES (?1)")
            .and_then(|mut insert| insert.execute([organisasjon.as_str()]))
            .map(drop)
            .map_err(|source| refused(&self.path, "organisation", self.organisations, source))
    }

    /// Adds a claim on an organisation that has been added, under an id of its own making.
    ///
    /// # Errors
    /// When its organisation has not been added.
    pub fn krav(&mut self, krav: &Krav) -> Result<(), KildeFeil> {
        let krav_id = format!("K{}", self.last + 1);
        self.insert(krav, &krav_id, UKJENT, Timestamp::UNIX_EPOCH)
    }

    /// Makes an organisation known, if it is not.
    pub(super) fn kjent(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil> {
        let statement = "INSERT OR IGNORE INTO organisasjon (organisasjonsnummer) VALUES (?1)";
        self.execute(statement, [organisasjon.as_str()])
    }

    /// Adds a claim with its id and origin.
    pub(super) fn post(&mut self, post: &Kravpost) -> Result<(), KildeFeil> {
        let oppdatert = post.oppdatert_lagret();
        self.insert(&post.krav, &post.krav_id, &post.kildesystem, oppdatert)
    }

    /// Removes a claim, if it is there.
    pub(super) fn slett_krav(&mut self, krav_id: &str) -> Result<(), KildeFeil> {
        self.execute("DELETE FROM krav WHERE krav_id = ?1", [krav_id])
    }

    /// Removes an organisation with its claims, if it is there.
    pub(super) fn slett_organisasjon(
        &mut self,
        organisasjon: Organisasjonsnummer,
    ) -> Result<(), KildeFeil> {
        for table in ["krav", "organisasjon"] {
            let statement = format!("DELETE FROM {table} WHERE organisasjonsnummer = ?1");
            self.execute(&statement, [organisasjon.as_str()])?;
        }
        Ok(())
    }

    /// How much is in it.
    pub(super) fn innhold(&self) -> Result<Skrevet, KildeFeil> {
        let count = |table| {
            let statement = format!("SELECT count(*) FROM {table}");
            let number = self
                .connection
                .query_row(&statement, [], |row| row.get::<_, i64>(0));
            let number = number.map_err(|source| super::failed(&self.path, "count", source));
            number.map(|number| u64::try_from(number).unwrap_or_default())
        };
        Ok(Skrevet {
            organisasjoner: count("organisasjon")?,
            krav: count("krav")?,
        })
    }

    /// Puts the register in place, durably.
    ///
    /// # Errors
    /// When two claims have one id, it cannot be written, or a journal lies beside the register that it is to replace.
    pub fn ferdig(mut self) -> Result<(), KildeFeil> {
        self.index()?;
        let Self {
            path,
            connection,
            temporary,
            rett: _held,
            ..
        } = self;
        connection
            .execute_batch("COMMIT")
            .and_then(|()| connection.close().map_err(|(_, source)| source))
            .map_err(|source| super::failed(&path, "finish", source))?;
        refuse_journal(&path)?;
        temporary
            .put_in_place()
            .map_err(writing(&path, "put in place"))
    }

    /// What is written from here on comes from this line.
    pub(super) fn linje(&mut self, nummer: u64) {
        self.line = i64::try_from(nummer).unwrap_or(i64::MAX);
    }

    /// Ids are one of a kind from here on, and no sums are beyond what an answer can hold.
    pub(super) fn check(&mut self) -> Result<(), KildeFeil> {
        let unique = self.index();
        let mut ugyldig = match unique {
            Err(KildeFeil::Ugyldig(ugyldig)) => ugyldig,
            unique => {
                unique?;
                Ugyldig::default()
            }
        };
        kontroll::sums(&self.connection, self.before, &mut ugyldig)
            .map_err(|source| super::failed(&self.path, "sum", source))?;
        if ugyldig == Ugyldig::default() {
            return Ok(());
        }
        Err(KildeFeil::Ugyldig(ugyldig))
    }

    fn index(&mut self) -> Result<(), KildeFeil> {
        if self.indexed {
            return Ok(());
        }
        let failed = |source| super::failed(&self.path, "index", source);
        match self.connection.execute_batch(KRAV_ID) {
            Ok(()) => {
                self.indexed = true;
                Ok(())
            }
            Err(source) if source.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                let doubled = kontroll::doubled(&self.connection).map_err(failed)?;
                Err(KildeFeil::Ugyldig(doubled))
            }
            Err(source) => Err(failed(source)),
        }
    }

    fn insert(
        &mut self,
        krav: &Krav,
        krav_id: &str,
        kildesystem: &str,
        oppdatert: Timestamp,
    ) -> Result<(), KildeFeil> {
        self.claims += 1;
        // The number of the line, so that errors can name it.
        self.last = (self.last + 1).max(self.before.saturating_add(self.line));
        self.connection
            .prepare_cached(
                "INSERT INTO krav (organisasjonsnummer, lopenummer, kategori, forfallsdato, hovedstol, renter, krav_id,
                     kildesystem, oppdatert)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )
            .and_then(|mut insert| {
                insert.execute((
                    krav.organisasjonsnummer().as_str(),
                    self.last,
                    krav.kategori().as_str(),
                    krav.forfallsdato().to_string(),
                    krav.hovedstol(),
                    krav.renter(),
                    krav_id,
                    kildesystem,
                    oppdatert.to_string(),
                ))
            })
            .map(drop)
            .map_err(|source| refused(&self.path, "claim", self.claims, source))
    }

    fn execute(&self, statement: &str, parameters: impl rusqlite::Params) -> Result<(), KildeFeil> {
        self.connection
            .prepare_cached(statement)
            .and_then(|mut prepared| prepared.execute(parameters))
            .map(drop)
            .map_err(|source| super::failed(&self.path, "write", source))
    }
}

/// By the schema; what else goes wrong is no fault of what is written.
fn refused(path: &Path, hva: &'static str, nummer: i64, source: rusqlite::Error) -> KildeFeil {
    match source.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => KildeFeil::Avvist {
            hva,
            nummer,
            source,
        },
        _ => super::failed(path, "write", source),
    }
}

pub(super) fn writing(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> KildeFeil {
    move |source| KildeFeil::Skriving {
        path: path.to_owned(),
        doing,
        source,
    }
}
