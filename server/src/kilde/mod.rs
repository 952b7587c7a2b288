//! What is owed: where the claims are.
//!
//! A [`Kilde`] finds the claims of one organisation; [`summer`] is the one place where claims become an answer,
//! whatever the source.

mod feil;
mod krav;
mod kravpost;
pub mod krets;
pub mod leser;
pub mod postgres;
mod restanse;
mod skriver;
pub mod sqlite;

use futures_util::future::BoxFuture;
use jiff::civil::Date;

pub use feil::{Dobbelt, KildeFeil, Stor, Ugyldig};
pub use krav::{Kategori, Krav};
pub use kravpost::Kravpost;
use krets::Kretstilstand;
pub use restanse::{ForfaltOgUbetalt, Restanse, summer};
pub use skriver::{Omfang, Registerskriver, Skrevet};

use crate::organisasjonsnummer::Organisasjonsnummer;

/// A source of claims.
pub trait Kilde: Send + Sync {
    /// What `organisasjon` owes that was due before `today`.
    ///
    /// `None` when the organisation is unknown to the source; one that is known and owes nothing is all zeros. Every
    /// error is one of this request alone: a source mends itself when its cause is mended, without a restart.
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        organisasjon: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>>;

    /// Whether a question would be answered now, found out by asking for as little as can be: for readiness.
    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>>;

    /// How its connections stand, where it has any.
    fn forbindelser(&self) -> Option<Forbindelser> {
        None
    }
}

/// How the connections to a source stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forbindelser {
    /// The circuit before it.
    pub krets: Kretstilstand,
    /// How many are open.
    pub apne: u64,
    /// How many were opened since the start.
    pub opnet: u64,
    /// How many could not be opened since the start.
    pub feilet: u64,
}
