//! Answers a second of the whole service with the disclosure log, beside those without: `server/benches/utlevering.rs`.

use super::error::BenchError;
use super::measurement::{Bound, Measurement};
use super::place::Place;

const NAME: &str = "utlevering";
const KEPT: Bound = Bound::AtLeast(0.6);

pub(super) fn run(place: &mut Place, rounds: u32) -> Result<Vec<Measurement>, BenchError> {
    let mut measured = place.target(NAME, rounds)?.into_iter();
    let mut compared = Vec::new();
    // In pairs: with, without.
    while let Some(with) = measured.next() {
        let Some(without) = measured.next() else {
            return Err(BenchError::Missing {
                program: NAME.to_owned(),
                what: format!("what {:?} is to be compared with", with.name),
            });
        };
        compared.push(with.beside(&without, Some(KEPT)));
        compared.push(without);
    }
    Ok(compared)
}
