//! A claim as registers keep it and files carry it: what the answer needs of it, and where it comes from.

use std::fmt;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

use super::Krav;

/// A claim with its id and its origin. `Debug` shows neither amounts nor organisation.
#[derive(Clone, PartialEq, Eq)]
pub struct Kravpost {
    /// What the claims system calls it: 1 to 64 printable ASCII characters, one of a kind in the register.
    pub krav_id: String,
    /// The claim.
    pub krav: Krav,
    /// The system that it comes from: 1 to 64 printable ASCII characters.
    pub kildesystem: String,
    /// When that system last changed it.
    pub oppdatert: Timestamp,
}

impl Kravpost {
    /// `oppdatert` as registers keep it: to the microsecond, which is what every database holds. The rest is cut off.
    pub(super) fn oppdatert_lagret(&self) -> Timestamp {
        let down = TimestampRound::new()
            .smallest(Unit::Microsecond)
            .mode(RoundMode::Floor);
        self.oppdatert.round(down).unwrap_or(self.oppdatert)
    }
}

impl fmt::Debug for Kravpost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Kravpost")
            .field("krav", &self.krav)
            .finish_non_exhaustive()
    }
}
