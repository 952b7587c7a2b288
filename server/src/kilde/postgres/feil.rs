//! What PostgreSQL, or the way to it, answered instead.
//!
//! Kept as text that is safe in the log: a database error's DETAIL may quote organisation numbers and amounts, so only
//! its code and message are taken.

use std::error::Error as _;
use std::path::PathBuf;
use std::time::Duration;

/// Why PostgreSQL could not answer, or could not be written to.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PostgresFeil {
    /// The address in the configuration cannot be used. The text quotes nothing of it.
    #[error("postgres.url: {0}")]
    Adresse(String),
    /// A file that the configuration names cannot be read.
    #[error("postgres.{felt} {}: {arsak}", path.display())]
    Fil {
        /// The setting.
        felt: &'static str,
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        arsak: String,
    },
    /// No host could be connected to. All that were tried are named.
    #[error("cannot connect to PostgreSQL: {}", forsok.join("; "))]
    Tilkobling {
        /// Each host, and what happened there.
        forsok: Vec<String>,
        /// It was not the hosts that were away: the database refused the user, or TLS, which no waiting mends.
        avvist: bool,
    },
    /// No answer in time.
    #[error("PostgreSQL did not answer within {} ms", .0.as_millis())]
    Svarfrist(Duration),
    /// The connection was cut.
    #[error("the connection to PostgreSQL was cut: {0}")]
    Brutt(String),
    /// The database refused what was asked of it.
    #[error("could not {doing}: {arsak}")]
    Avvist {
        /// What was being done.
        doing: &'static str,
        /// SQLSTATE and message.
        arsak: String,
    },
    /// The circuit is open: not asked.
    #[error("PostgreSQL has failed several times in a row and is given a moment's rest")]
    Hviler,
    /// The tables are older than this program.
    #[error(
        "the database has schema version {found}, this program needs {needed}: run `restanser migrate --config FILE`"
    )]
    Gammelt {
        /// The version of the tables, 0 when there are none.
        found: i64,
        /// The version that this program needs.
        needed: i64,
    },
    /// The tables are newer than this program.
    #[error(
        "the database has schema version {found}, newer than the {needed} of this program: run a newer program"
    )]
    Nytt {
        /// The version of the tables.
        found: i64,
        /// The version that this program needs.
        needed: i64,
    },
    /// Nothing was ever imported.
    #[error("the database holds no register yet: run `restanser import`")]
    Tomt,
    /// Another import is running.
    #[error("another import is writing in the register: wait for it, or end it")]
    Opptatt,
    /// The lines of claims cannot be kept.
    #[error(
        "cannot use the folder for temporary files {}: {arsak}; make room there, or let TMPDIR name another",
        folder.display()
    )]
    Midlertidig {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        arsak: String,
    },
    /// The connection was lost at the moment of truth.
    #[error(
        "the answer to putting the register in place was lost: readers have the whole old one or the whole new one; import again ({0})"
    )]
    Uvisst(String),
    /// Something went wrong before, and what was written is not whole.
    #[error("what was written is not the whole register: it is not put in place")]
    Ufullstendig,
    /// What only a change of the register can do was asked of a whole new one.
    #[error("a register that is written whole has nothing to remove from")]
    BareEndringer,
    /// The system gave no room for a connection.
    #[error("cannot run a connection to PostgreSQL: {0}")]
    System(String),
}

impl PostgresFeil {
    /// What the driver says, without what a database quotes.
    pub(crate) fn av(doing: &'static str, error: &tokio_postgres::Error) -> Self {
        let arsak = describe(error);
        match error.code() {
            // The server is going down, or was told to cut this connection.
            Some(code) if code.code().starts_with("57P") || code.code().starts_with("08") => {
                Self::Brutt(arsak)
            }
            None if error.is_closed() || is_io(error) => Self::Brutt(arsak),
            _ => Self::Avvist { doing, arsak },
        }
    }

    /// Whether waiting may mend it: the database is away, rather than configured otherwise.
    #[must_use]
    pub fn er_forbigaende(&self) -> bool {
        match self {
            Self::Tilkobling { avvist, .. } => !avvist,
            Self::Svarfrist(_) | Self::Brutt(_) | Self::Hviler => true,
            _ => false,
        }
    }
}

/// An error of the driver in words: SQLSTATE and message of the database, or the chain of causes.
pub(super) fn describe(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        return format!("{} (SQLSTATE {})", db.message(), db.code().code());
    }
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

fn is_io(error: &tokio_postgres::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.is::<std::io::Error>() {
            return true;
        }
        cause = error.source();
    }
    false
}
