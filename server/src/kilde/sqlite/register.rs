//! Making a register: all of it, or nothing at its path.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use crate::kilde::{KildeFeil, Krav};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// Marks the file as a register of claims: "RSTN".
pub(super) const APPLICATION_ID: i32 = 0x5253_544E;

/// The version of [`SCHEMA`].
pub(super) const VERSION: i32 = 1;

/// `lopenummer` only makes the key whole; the key starts with the organisation so that its claims lie together.
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
    PRIMARY KEY (organisasjonsnummer, lopenummer)
) STRICT, WITHOUT ROWID;";

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
    temporary: Temporary,
    organisations: i64,
    claims: i64,
}

impl NyttRegister {
    /// Starts a register that is to be at `path`.
    ///
    /// # Errors
    /// When the folder of `path` cannot be written in.
    pub fn begynn(path: &Path) -> Result<Self, KildeFeil> {
        let temporary = Temporary::beside(path).map_err(writing(path, "begin"))?;
        let start = || {
            let connection = Connection::open(&temporary.0)?;
            // No journal and no syncs: a register that is not finished is thrown away, and `ferdig` syncs once.
            connection.execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
                 PRAGMA foreign_keys = ON; BEGIN;",
            )?;
            connection.execute_batch(SCHEMA)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            connection.pragma_update(None, "user_version", VERSION)?;
            Ok(connection)
        };
        let connection = start().map_err(|source| super::failed(path, "begin", source))?;
        Ok(Self {
            path: path.to_owned(),
            connection,
            temporary,
            organisations: 0,
            claims: 0,
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
            .map_err(|source| KildeFeil::Avvist {
                hva: "organisation",
                nummer: self.organisations,
                source,
            })
    }

    /// Adds a claim on an organisation that has been added.
    ///
    /// # Errors
    /// When its organisation has not been added.
    pub fn krav(&mut self, krav: &Krav) -> Result<(), KildeFeil> {
        self.claims += 1;
        self.connection
            .prepare_cached(
                "INSERT INTO krav (organisasjonsnummer, lopenummer, kategori, forfallsdato, hovedstol, renter)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )
            .and_then(|mut insert| {
                insert.execute((
                    krav.organisasjonsnummer().as_str(),
                    self.claims,
                    krav.kategori().as_str(),
                    krav.forfallsdato().to_string(),
                    krav.hovedstol(),
                    krav.renter(),
                ))
            })
            .map(drop)
            .map_err(|source| KildeFeil::Avvist {
                hva: "claim",
                nummer: self.claims,
                source,
            })
    }

    /// Puts the register in place, durably.
    ///
    /// # Errors
    /// When it cannot be written, or a journal lies beside the register that it is to replace.
    pub fn ferdig(self) -> Result<(), KildeFeil> {
        let Self {
            path,
            connection,
            temporary,
            ..
        } = self;
        connection
            .execute_batch("COMMIT")
            .and_then(|()| connection.close().map_err(|(_, source)| source))
            .map_err(|source| super::failed(&path, "finish", source))?;
        refuse_journal(&path)?;
        temporary
            .replace(&path)
            .map_err(writing(&path, "put in place"))
    }
}

fn writing(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> KildeFeil {
    move |source| KildeFeil::Skriving {
        path: path.to_owned(),
        doing,
        source,
    }
}

/// A journal of the old register would be played into the new one and ruin it.
fn refuse_journal(path: &Path) -> Result<(), KildeFeil> {
    for suffix in ["-journal", "-wal"] {
        let journal = with_suffix(path, suffix);
        if fs::symlink_metadata(&journal).is_ok() {
            return Err(KildeFeil::Journal { path: journal });
        }
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut text = OsString::from(path);
    text.push(suffix);
    text.into()
}

/// A file that is removed when it is dropped.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Temporary {
    /// An empty file in the folder of `path`, for this user only: arrears may be personal data.
    fn beside(path: &Path) -> io::Result<Self> {
        let temporary = Self(with_suffix(path, &format!(".{}.ny", Uuid::new_v4())));
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&temporary.0)?;
        Ok(temporary)
    }

    /// Renames the file to `path`, with the permissions of the one that it replaces.
    fn replace(self, path: &Path) -> io::Result<()> {
        if let Ok(replaced) = fs::metadata(path) {
            let mode = replaced.permissions().mode() & 0o777;
            fs::set_permissions(&self.0, Permissions::from_mode(mode))?;
        }
        File::open(&self.0)?.sync_all()?;
        fs::rename(&self.0, path)?;
        // The rename lasts when the folder is on disk.
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove, and nobody to tell when it fails.
        let _ = fs::remove_file(&self.0);
    }
}
