//! Answers a second of the whole service with the disclosure log, beside those without: `server/benches/utlevering.rs`.

use super::error::BenchError;
use super::measurement::{Bound, Measurement};
use super::place::Place;

const NAME: &str = "utlevering";
/// Of the throughput: with as many consumers as keep the service busy. With fewer, what is measured is mostly how long
/// each of them waits for the disk.
const KEPT: Bound = Bound::AtLeast(0.6);

pub(super) fn run(place: &mut Place, rounds: u32) -> Result<Vec<Measurement>, BenchError> {
    let mut measured = place.target(NAME, rounds)?;
    let missing = |what: &str| BenchError::Missing {
        program: NAME.to_owned(),
        what: what.to_owned(),
    };
    let sync = measured.pop().ok_or_else(|| missing("the disk"))?;
    // In pairs: with, without; the most consumers last.
    let pairs = measured.len() / 2;
    let mut measured = measured.into_iter();
    let mut compared = Vec::new();
    for pair in 1..=pairs {
        let (Some(with), Some(without)) = (measured.next(), measured.next()) else {
            return Err(missing("both sides"));
        };
        compared.push(with.beside(&without, (pair == pairs).then_some(KEPT)));
        compared.push(without);
    }
    if compared.is_empty() {
        return Err(missing("anything"));
    }
    compared.push(sync);
    Ok(compared)
}
