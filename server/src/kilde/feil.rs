//! Why a source could not answer.

use std::io;
use std::path::PathBuf;

use super::Kategori;
use super::postgres::PostgresFeil;

/// Why a source could not answer, or a register could not be made.
///
/// The texts are for the log: where, and what to do. No amounts and no organisation numbers.
#[derive(Debug, thiserror::Error)]
pub enum KildeFeil {
    /// The file with the register is not there or not to be reached.
    #[error("cannot reach the register {}: {source}; check the path and its permissions", path.display())]
    Utilgjengelig {
        /// The register.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is some other SQLite database.
    #[error("{} is not a register of claims (its application_id is {found:#x}): check the path", path.display())]
    IkkeRegister {
        /// The file.
        path: PathBuf,
        /// The application_id in it.
        found: i32,
    },
    /// The register was made by another version of this program.
    #[error(
        "the register {} has schema version {found}, this program needs {needed}: {}",
        path.display(),
        remedy(*found, *needed)
    )]
    Skjemaversjon {
        /// The register.
        path: PathBuf,
        /// The version in the file.
        found: i32,
        /// The version that this program reads.
        needed: i32,
    },
    /// Another process has locked the register.
    #[error("the register {} is locked by another process: end what writes in it, the next request tries again", path.display())]
    Laast {
        /// The register.
        path: PathBuf,
    },
    /// The file is no database, or a damaged one.
    #[error("the register {} is damaged: {source}; put a whole one in its place, no restart is needed", path.display())]
    Skadet {
        /// The register.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The file was replaced again and again while it was being opened.
    #[error("the register {} is replaced faster than it can be opened: look for what writes it", path.display())]
    Urolig {
        /// The register.
        path: PathBuf,
    },
    /// SQLite could not do it, for a reason that has no case of its own.
    #[error("could not {doing} the register {}: {source}", path.display())]
    Sqlite {
        /// The register.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The disk failed, or is full.
    #[error(
        "could not {doing} the register {}: {source}; check the disk: a new register needs room beside the old one, and its index \
         in the folder for temporary files (TMPDIR), within what a file may hold (ulimit -f)",
        path.display()
    )]
    Disk {
        /// The register.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A new register could not be put in place.
    #[error("could not {doing} the register {}: {source}; check the folder's permissions and space", path.display())]
    Skriving {
        /// The register.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// What is at the path of the register that is to be written is something else.
    #[error("{} is no register of claims, and is not replaced: check the path, or move what is there away", path.display())]
    Fremmed {
        /// The path.
        path: PathBuf,
    },
    /// A journal lies beside the register that is to be replaced: SQLite would play it into the new one.
    #[error(
        "{} is left by something that writes, or wrote, in the register: end that, and remove the journal if it is still there",
        path.display()
    )]
    Journal {
        /// The journal.
        path: PathBuf,
    },
    /// The schema refused an organisation or a claim for a new register.
    #[error("{hva} no. {nummer}, counted from 1, does not fit in the register: {source}")]
    Avvist {
        /// What was refused: an organisation or a claim.
        hva: &'static str,
        /// Its place in what was given.
        nummer: i64,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// PostgreSQL, or the way to it.
    #[error(transparent)]
    Postgres(#[from] PostgresFeil),
    /// What was written is in order line by line, and not as a register.
    #[error(
        "{} claims have the ids of others, and the claims of {} organisations add up to more than 64 bits hold: correct them where they come from",
        .0.doble.len(),
        .0.store.len()
    )]
    Ugyldig(Ugyldig),
    /// Another import is at work.
    #[error("another import is writing the register {}: wait until it has ended", path.display())]
    Opptatt {
        /// The register.
        path: PathBuf,
    },
    /// A value in the source cannot be right.
    #[error("the source holds an invalid {felt}: correct it where the claims come from")]
    UgyldigVerdi {
        /// The field.
        felt: &'static str,
    },
    /// An amount in the source is negative.
    #[error("the source holds a negative {felt}: correct it where the claims come from")]
    NegativtBelop {
        /// The field.
        felt: &'static str,
    },
    /// The claims add up to more than 64 bits hold.
    #[error(
        "the claims of {kategori} add up to more than the answer can hold: correct the amounts in the source"
    )]
    Overflyt {
        /// The category.
        kategori: Kategori,
    },
}

/// What makes a register of schema version `needed` of one of `found`. There are upgrades from 1 on.
fn remedy(found: i32, needed: i32) -> &'static str {
    if found > needed {
        "run a newer program"
    } else if found >= 1 {
        "run `restanser migrate --config FILE`"
    } else {
        "run `restanser import --replace`"
    }
}

/// What is wrong between lines, by the numbers that [`Registerskriver::linje`](super::Registerskriver::linje) was given; 0
/// for what was in the register before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ugyldig {
    /// Claims with the id of another.
    pub doble: Vec<Dobbelt>,
    /// Claims that add up to more than an answer can hold.
    pub store: Vec<Stor>,
    /// How many more there are.
    pub flere: u64,
}

/// A claim with the id of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dobbelt {
    /// The claim that came first.
    pub forste: u64,
    /// The one with the same id.
    pub igjen: u64,
}

/// Claims of one organisation and category that add up to more than 64 bits hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stor {
    /// The last of them.
    pub siste: u64,
    /// Their category.
    pub kategori: Kategori,
}
