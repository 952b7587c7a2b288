//! Reading a whole register, whichever database it lies in.

use std::ops::ControlFlow;

use super::{KildeFeil, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// One thing that a register holds.
#[derive(Debug)]
pub enum Registerrad {
    /// An organisation that is known. Its claims follow, before the next organisation.
    Organisasjon(Organisasjonsnummer),
    /// A claim on the organisation before it.
    Krav(Kravpost),
}

/// A register that is read from end to end, as it stands at one moment, however long it takes.
pub trait Registerleser {
    /// Hands over every organisation, in the order of their numbers, each followed by its claims in the order of their
    /// ids, until `ta_imot` breaks off. Memory does not grow with the register.
    ///
    /// # Errors
    /// When the database fails: what was handed over is then not the whole register.
    fn les_alt(
        &mut self,
        ta_imot: &mut dyn FnMut(Registerrad) -> ControlFlow<()>,
    ) -> Result<(), KildeFeil>;
}
