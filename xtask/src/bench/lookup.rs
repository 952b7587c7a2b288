//! A lookup, beside a read by primary key of the same claims through SQLite itself: `server/benches/lookup.rs`.

use super::error::BenchError;
use super::measurement::{Bound, Measurement};
use super::place::Place;

const NAME: &str = "lookup";
const COST: Bound = Bound::AtMost(2.0);

pub(super) fn run(place: &mut Place, rounds: u32) -> Result<Vec<Measurement>, BenchError> {
    let mut measured = place.target(NAME, rounds)?.into_iter();
    let (Some(lookup), Some(reference)) = (measured.next(), measured.next()) else {
        return Err(BenchError::Missing {
            program: NAME.to_owned(),
            what: "both sides".to_owned(),
        });
    };
    Ok(vec![lookup.beside(&reference, Some(COST)), reference])
}
