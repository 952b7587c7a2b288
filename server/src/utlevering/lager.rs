//! What a place for records must be able to do.

use std::io;

use jiff::Timestamp;
use serde::Serialize;

use super::kjede::{Ende, Forseglet, Hash, Opptegning};

/// Where the records of one chain are kept: a file, or a table in which this server has its own rows.
///
/// The writer calls it from its one thread. An implementation must have [`ende`](Self::ende), [`append`](Self::append)
/// and [`sync`](Self::sync); the rest is for one that is to be looked after.
///
/// In a database `append` inserts the rows in a transaction, with a key that makes a second record of one number
/// impossible, and `sync` commits; `ende` asks for the last row.
pub(super) trait Lager: Send + 'static {
    /// The last record that is kept. Asked at first, and again after every error of the others, when it is not known
    /// what has been kept: what is left of a failed batch has to be gone or to be counted.
    ///
    /// # Errors
    /// When that cannot be known. It is asked again before the next batch, and until then nothing is disclosed.
    fn ende(&mut self) -> io::Result<Ende>;

    /// Puts records at the end, each of which continues the one before, the first of them [`ende`](Self::ende).
    fn append(&mut self, batch: &[Forseglet]) -> io::Result<()>;

    /// Returns when all that was appended is durable.
    fn sync(&mut self) -> io::Result<()>;

    /// Called before each batch, and now and then when there is none: what belongs into the chain about the place
    /// itself. Told again until [`kvittert`](Self::kvittert).
    ///
    /// # Errors
    /// When the place is not as it was left. The batch is refused, and [`ende`](Self::ende) asked.
    fn klargjor(&mut self, _now: Timestamp) -> io::Result<Vec<Hendelse>> {
        Ok(Vec::new())
    }

    /// How its files are, where it has any.
    fn filtall(&self) -> Option<Filtall> {
        None
    }

    /// What [`klargjor`](Self::klargjor) told is durable.
    fn kvittert(&mut self) {}
}

/// What is counted of the files of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Filtall {
    /// How long the active one is.
    pub(crate) bytes: u64,
    /// How often it was rotated since the start.
    pub(crate) rotations: u64,
}

/// What happened to the log itself, as it stands in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Hendelse {
    /// The chain begins where a log without one was.
    Start(Start),
    /// The log was not as this program had left it.
    Brudd(Brudd),
    /// Records are deleted, their time being over.
    Sletting(Sletting),
}

/// `start`: what was written before there was a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Start {
    #[serde(serialize_with = "super::timestamp")]
    pub(super) tidspunkt: Timestamp,
    /// The file's name, in the same folder.
    pub(super) tidligere: String,
    /// The SHA-256 of its bytes.
    pub(super) sha256: Hash,
}

/// `brudd`: somebody or something else has been at the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Brudd {
    #[serde(serialize_with = "super::timestamp")]
    pub(super) tidspunkt: Timestamp,
    pub(super) arsak: Arsak,
    /// The record that the log had ended with, as far as is known.
    pub(super) ende: Ende,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Arsak {
    /// The file was renamed or replaced while the service ran.
    Flyttet,
    /// The file was deleted while the service ran.
    Slettet,
    /// The file was shortened while the service ran.
    Forkortet,
    /// Others wrote to the file while the service ran.
    Forlenget,
    /// At start, the log ends before the record that its head names.
    Mangler,
    /// At start, the record that the head names is another one.
    Omskrevet,
    /// At start, the last lines are no sound records.
    Skadet,
}

/// `sletting`: the retention has come to an end for these records, which are the oldest ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Sletting {
    #[serde(serialize_with = "super::timestamp")]
    pub(super) tidspunkt: Timestamp,
    pub(super) fra_nr: u64,
    pub(super) til_nr: u64,
    /// The hash of record `tilNr`: the first record that is left continues it.
    pub(super) til_hash: Hash,
}

impl Hendelse {
    pub(super) fn opptegning(&self) -> serde_json::Result<Opptegning> {
        let kind = match self {
            Self::Start(_) => "start",
            Self::Brudd(_) => "brudd",
            Self::Sletting(_) => "sletting",
        };
        Opptegning::new(kind, self)
    }
}
