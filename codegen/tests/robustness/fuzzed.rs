//! What the fuzz target does, over its seeds and changes of them that are the same at each run.

use std::path::Path;

use actix_openapi_codegen::diagnostics::Code;
use actix_openapi_codegen::{Error, Options, generate};
use serde_json::{Value, json};

include!("../../fuzz/src/entry.rs");

/// How many changed documents; `FUZZ_ROUNDS` asks for more.
const ROUNDS: u64 = 3_000;

/// Numbers that look random and are the same at each run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/check");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut seeds: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

fn rounds() -> u64 {
    let asked = std::env::var("FUZZ_ROUNDS").ok();
    asked.map_or(ROUNDS, |text| text.parse().unwrap())
}

#[test]
fn every_seed_is_sound() {
    for (name, seed) in seeds() {
        let generated = crate::run(&seed);
        assert!(generated.is_ok(), "{name}: {}", generated.unwrap_err());
    }
}

#[test]
fn no_change_of_a_seed_breaks_the_generator() {
    let documents = seeds().into_iter().map(|(_, seed)| seed);
    let documents: Vec<Value> = documents
        .filter_map(|seed| serde_json::from_slice(&seed).ok())
        .collect();
    assert!(documents.len() >= 2);
    for round in 0..rounds() {
        let mut numbers = Numbers(round);
        let seed = &documents[numbers.next() as usize % documents.len()];
        let count = 4 * (1 + numbers.next() as usize % 8);
        let document = changed(seed, &numbers.bytes(count)).to_string();
        let outcome = std::panic::catch_unwind(|| check(document.as_bytes()));
        assert!(outcome.is_ok(), "round {round}: {document}");
    }
}

#[test]
fn no_bytes_in_a_seed_break_the_generator() {
    let seeds = seeds();
    for round in 0..rounds() {
        let mut numbers = Numbers(!round);
        let (_, seed) = &seeds[numbers.next() as usize % seeds.len()];
        let mut document = seed.clone();
        for _ in 0..1 + numbers.next() % 4 {
            let place = numbers.next() as usize % document.len();
            let end = (place + numbers.next() as usize % 4).min(document.len());
            let count = numbers.next() as usize % 4;
            document.splice(place..end, numbers.bytes(count));
        }
        let outcome = std::panic::catch_unwind(|| check(&document));
        assert!(
            outcome.is_ok(),
            "round {round}: {}",
            String::from_utf8_lossy(&document)
        );
    }
}
