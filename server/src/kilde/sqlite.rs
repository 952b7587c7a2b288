//! Claims in a SQLite file, read on the calling thread.
//!
//! A lookup is one range read of some microseconds, less than handing it to another thread would cost. Each thread
//! keeps a connection of its own; a register that is replaced by renaming is noticed at the next lookup.

mod kontroll;
mod leser;
mod oppgradering;
mod register;
mod skriver;
mod skriverett;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::civil::Date;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Row};

pub use leser::SqliteLeser;
pub use oppgradering::{oppgrader, oppgraderes_fra};
pub use register::{NyttRegister, VERSION as VERSJON, opprett};
pub use skriver::SqliteSkriver;

use super::{ForfaltOgUbetalt, Kilde, KildeFeil, Krav, summer};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How long a request waits for a lock: the thread serves nobody else meanwhile.
const BUSY_TIMEOUT: Duration = Duration::from_millis(250);

/// How often opening starts again when the file is replaced in the middle of it.
const ATTEMPTS: usize = 3;

/// One row a claim; one row of NULLs for an organisation without claims; no row for an unknown organisation.
const LOOKUP: &str = "
SELECT krav.kategori, krav.forfallsdato, krav.hovedstol, krav.renter
FROM organisasjon
LEFT JOIN krav ON krav.organisasjonsnummer = organisasjon.organisasjonsnummer
WHERE organisasjon.organisasjonsnummer = ?1";

/// Claims in a SQLite file that [`opprett`] or [`NyttRegister`] made.
pub struct SqliteKilde {
    /// Tells the connections of several sources in one process apart.
    id: u64,
    path: Arc<Path>,
}

impl SqliteKilde {
    /// The register at `path`.
    ///
    /// # Errors
    /// When the file is not there, is no register, or is one of another schema version.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, KildeFeil> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let kilde = Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            path: path.as_ref().into(),
        };
        Open::at(&kilde.path)?;
        Ok(kilde)
    }

    fn look_up(
        &self,
        organisasjon: Organisasjonsnummer,
        today: Date,
    ) -> Result<Option<ForfaltOgUbetalt>, KildeFeil> {
        let claims = self.with_open(|open| open.claims(organisasjon, &self.path))?;
        claims.map(|claims| summer(&claims, today)).transpose()
    }

    /// Does something with this thread's connection, to the register that lies at the path now.
    fn with_open<T>(
        &self,
        work: impl FnOnce(&Open) -> Result<T, KildeFeil>,
    ) -> Result<T, KildeFeil> {
        // Taken out, and put back only after success: no error leaves a connection behind that might be the cause.
        let kept = take(self.id);
        let now_at_path = FileId::at(&self.path)?;
        let open = match kept {
            Some(open) if open.file == now_at_path => open,
            _ => Open::at(&self.path)?,
        };
        let outcome = work(&open)?;
        keep(self.id, open);
        Ok(outcome)
    }
}

impl Kilde for SqliteKilde {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        organisasjon: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        Box::pin(async move { self.look_up(*organisasjon, today) })
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        Box::pin(async move { self.with_open(|open| open.check(&self.path)) })
    }
}

impl fmt::Debug for SqliteKilde {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SqliteKilde")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

thread_local! {
    static KEPT: RefCell<HashMap<u64, Open>> = RefCell::default();
}

/// The connection that this thread keeps for a source. None too when the thread is ending.
fn take(id: u64) -> Option<Open> {
    KEPT.try_with(|kept| kept.try_borrow_mut().ok()?.remove(&id))
        .ok()
        .flatten()
}

/// Keeps a connection for the next lookup on this thread, and closes those whose source is gone.
fn keep(id: u64, open: Open) {
    // Where it cannot be kept it is closed, and the next lookup opens one.
    let _ = KEPT.try_with(|kept| {
        if let Ok(mut kept) = kept.try_borrow_mut() {
            kept.retain(|_, open| open.source.strong_count() > 0);
            kept.insert(id, open);
        }
    });
}

/// Which file it is, whatever it is called. A number is not used again while the file is open.
#[derive(Clone, Copy, PartialEq, Eq)]
struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    /// By stat, never by opening: closing a file drops the locks that SQLite holds on it.
    fn at(path: &Path) -> Result<Self, KildeFeil> {
        let metadata = fs::metadata(path).and_then(|metadata| {
            // Opening a pipe would wait for whoever writes in it.
            let is_file = metadata.is_file().then_some(metadata);
            is_file.ok_or_else(|| io::Error::other("it is no file"))
        });
        let metadata = metadata.map_err(|source| KildeFeil::Utilgjengelig {
            path: path.to_owned(),
            source,
        })?;
        Ok(Self {
            device: metadata.dev(),
            inode: metadata.ino(),
        })
    }
}

/// An open register.
struct Open {
    connection: Connection,
    file: FileId,
    /// Tells when the source is gone.
    source: Weak<Path>,
}

impl Open {
    fn at(path: &Arc<Path>) -> Result<Self, KildeFeil> {
        for _ in 0..ATTEMPTS {
            let file = FileId::at(path)?;
            let connection = connect(path)?;
            if FileId::at(path)? == file {
                return Ok(Self {
                    connection,
                    file,
                    source: Arc::downgrade(path),
                });
            }
        }
        Err(KildeFeil::Urolig {
            path: path.to_path_buf(),
        })
    }

    /// Reads as little as can be: that it is still what was opened, and that there is something to read in it.
    fn check(&self, path: &Path) -> Result<(), KildeFeil> {
        let failed = |source| failed(path, "read", source);
        let version = self
            .connection
            .pragma_query_value(None, "user_version", |row| row.get(0));
        let version: i32 = version.map_err(failed)?;
        if version != register::VERSION {
            return Err(other_version(path, version));
        }
        let first = "SELECT EXISTS (SELECT 1 FROM organisasjon)";
        let mut first = self.connection.prepare_cached(first).map_err(failed)?;
        first.query_row([], |_| Ok(())).map_err(failed)
    }

    /// The claims of an organisation, `None` when it is unknown.
    fn claims(
        &self,
        organisasjon: Organisasjonsnummer,
        path: &Path,
    ) -> Result<Option<Vec<Krav>>, KildeFeil> {
        let failed = |source| failed(path, "read", source);
        let mut statement = self.connection.prepare_cached(LOOKUP).map_err(failed)?;
        let mut rows = statement.query([organisasjon.as_str()]).map_err(failed)?;
        let mut claims = None;
        while let Some(row) = rows.next().map_err(failed)? {
            claims
                .get_or_insert_with(Vec::new)
                .extend(claim(organisasjon, row)?);
        }
        Ok(claims)
    }
}

/// The claim in a row of [`LOOKUP`], `None` in the row of an organisation without claims.
fn claim(organisasjon: Organisasjonsnummer, row: &Row<'_>) -> Result<Option<Krav>, KildeFeil> {
    let invalid = |felt| move |_| KildeFeil::UgyldigVerdi { felt };
    let text = |column, felt| {
        row.get_ref(column)
            .map_err(invalid(felt))?
            .as_str_or_null()
            .map_err(|_| KildeFeil::UgyldigVerdi { felt })
    };
    let Some(kategori) = text(0, "kategori")? else {
        return Ok(None);
    };
    let forfallsdato = text(1, "forfallsdato")?
        .and_then(|text| text.parse().ok())
        .ok_or(KildeFeil::UgyldigVerdi {
            felt: "forfallsdato",
        })?;
    Krav::new(
        organisasjon,
        kategori.parse()?,
        forfallsdato,
        row.get(2).map_err(invalid("hovedstol"))?,
        row.get(3).map_err(invalid("renter"))?,
    )
    .map(Some)
}

/// A connection to a register of the right kind and version.
fn connect(path: &Path) -> Result<Connection, KildeFeil> {
    let (connection, version) = connect_any(path)?;
    if version != register::VERSION {
        return Err(other_version(path, version));
    }
    let prepared = connection.prepare_cached(LOOKUP).map(drop);
    prepared.map_err(|source| failed(path, "open", source))?;
    Ok(connection)
}

/// A connection to a register, and its version.
fn connect_any(path: &Path) -> Result<(Connection, i32), KildeFeil> {
    let failed = |source| failed(path, "open", source);
    FileId::at(path)?;
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(failed)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(failed)?;
    for (setting, on) in [
        // Without it, a register that has been through ANALYZE is planned anew at each lookup, at three times the cost.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
        // A file from elsewhere runs no functions of its own choice.
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        connection.set_db_config(setting, on).map_err(failed)?;
    }
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let application_id = pragma("application_id").map_err(failed)?;
    if application_id != register::APPLICATION_ID {
        return Err(KildeFeil::IkkeRegister {
            path: path.to_owned(),
            found: application_id,
        });
    }
    let version = pragma("user_version").map_err(failed)?;
    Ok((connection, version))
}

fn other_version(path: &Path, found: i32) -> KildeFeil {
    KildeFeil::Skjemaversjon {
        path: path.to_owned(),
        found,
        needed: register::VERSION,
    }
}

/// What SQLite said, as what to do about it.
fn failed(path: &Path, doing: &'static str, source: rusqlite::Error) -> KildeFeil {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => KildeFeil::Laast { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            KildeFeil::Skadet { path, source }
        }
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => KildeFeil::Disk {
            path,
            doing,
            source,
        },
        _ => KildeFeil::Sqlite {
            path,
            doing,
            source,
        },
    }
}
