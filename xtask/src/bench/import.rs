//! Making a register from a file, at full size and at a tenth of it: memory does not grow with the file.

use std::fs;
use std::path::Path;

use super::error::BenchError;
use super::measurement::{Bound, Measurement};
use super::place::Place;
use crate::programs::file;

const NAME: &str = "import";
const MEBIBYTE: f64 = 1024.0 * 1024.0;
/// From here on a tenth of it fills SQLite's cache too, which is most of the memory.
const LARGE: u64 = 1_000_000;
/// Ten times the file, and so much more memory at most: what a tenth does not fill is the room for sorting ids.
const GROWTH: Bound = Bound::AtMost(1.5);

pub(super) fn run(place: &mut Place, rounds: u32) -> Result<Vec<Measurement>, BenchError> {
    let full = place.organisasjoner;
    let mut small = size(place, full / 10, rounds)?;
    let mut large = size(place, full, rounds)?;
    let bound = (full >= LARGE).then_some(GROWTH);
    if let Some(grown) = large.memory.take()
        && let Some(small) = &small.memory
    {
        large.memory = Some(grown.beside(small, bound));
    }
    let memories = [small.memory, large.memory].into_iter().flatten();
    small.others.append(&mut large.others);
    Ok(small.others.into_iter().chain(memories).collect())
}

struct Size {
    memory: Option<Measurement>,
    others: Vec<Measurement>,
}

fn size(place: &mut Place, organisasjoner: u64, rounds: u32) -> Result<Size, BenchError> {
    let (lines, made) = place.testdata(organisasjoner)?;
    let megabytes = length(&lines)? / 1e6;
    let mut rows = Rows::default();
    rows.add("invented", "s", made.seconds);
    rows.add("lines", "MB", megabytes);
    let mut peaks = Vec::new();
    for _ in 0..rounds {
        let (register, taken) = place.import(organisasjoner, &lines)?;
        rows.add("imported", "s", taken.seconds);
        rows.add("rate", "MB/s", megabytes / taken.seconds);
        rows.add("register", "MiB", length(&register)? / MEBIBYTE);
        peaks.extend(taken.peak_bytes.map(|bytes| bytes / MEBIBYTE));
    }
    fs::remove_file(&lines).map_err(file(&lines))?;
    let named = |name: &str| format!("{name}, {organisasjoner} organisations");
    let others = rows
        .0
        .into_iter()
        .map(|(name, unit, values)| Measurement::new(NAME, &named(name), unit, values));
    Ok(Size {
        others: others.collect(),
        memory: (!peaks.is_empty())
            .then(|| Measurement::new(NAME, &named("peak memory"), "MiB", peaks)),
    })
}

/// Quantities in the order in which they first came.
#[derive(Default)]
struct Rows(Vec<(&'static str, &'static str, Vec<f64>)>);

impl Rows {
    fn add(&mut self, name: &'static str, unit: &'static str, value: f64) {
        match self.0.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., values)) => values.push(value),
            None => self.0.push((name, unit, vec![value])),
        }
    }
}

fn length(path: &Path) -> Result<f64, BenchError> {
    let metadata = fs::metadata(path).map_err(file(path))?;
    Ok(metadata.len() as f64)
}
