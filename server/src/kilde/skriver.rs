//! Writing a register, whichever database it lies in: all of it, or nothing.

use super::{KildeFeil, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How much of the register a writer replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omfang {
    /// All of it: what is not written is gone afterwards.
    Hele,
    /// Only what is written or removed.
    Endringer,
}

/// What a finished writer has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skrevet {
    /// Organisations in the register now.
    pub organisasjoner: u64,
    /// Claims in the register now.
    pub krav: u64,
}

/// A register in the writing. Readers see the old one until [`ferdig`](Self::ferdig), and the whole new one from then
/// on; a writer that is dropped, or whose process is killed, leaves the old one.
pub trait Registerskriver {
    /// What is written from here on comes from this line, counted from 1 through all files: errors name it where the writer
    /// knows how to.
    fn linje(&mut self, _nummer: u64) {}

    /// Makes an organisation known, with or without claims. One that is known already stays so.
    ///
    /// # Errors
    /// When the database refuses.
    fn organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil>;

    /// Adds a claim, and makes its organisation known. With [`Omfang::Endringer`] it takes the place of the claim of the
    /// same id; with [`Omfang::Hele`] a second claim of one id is an error.
    ///
    /// # Errors
    /// When the database refuses.
    fn krav(&mut self, post: &Kravpost) -> Result<(), KildeFeil>;

    /// Removes a claim; one that is not there is no error. Only with [`Omfang::Endringer`].
    ///
    /// # Errors
    /// When the database refuses.
    fn slett_krav(&mut self, krav_id: &str) -> Result<(), KildeFeil>;

    /// Removes an organisation with all its claims. Only with [`Omfang::Endringer`].
    ///
    /// # Errors
    /// When the database refuses.
    fn slett_organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil>;

    /// Makes the register durable, and what readers see.
    ///
    /// # Errors
    /// When it cannot be made whole: readers then see the old one.
    fn ferdig(self: Box<Self>) -> Result<Skrevet, KildeFeil>;

    /// Finds out what [`ferdig`](Self::ferdig) would say, and leaves the old register where it is.
    ///
    /// # Errors
    /// As `ferdig`.
    fn prov(self: Box<Self>) -> Result<Skrevet, KildeFeil>;
}
