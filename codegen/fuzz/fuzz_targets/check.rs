//! Whatever comes as a document: nothing panics, and what is refused is told.
//!
//! What begins with `!` are changes of a sound document, the next byte which; all else is a document itself.

#![no_main]

use std::sync::LazyLock;

use actix_openapi_codegen_fuzz::{changed, check};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let seeds = [
        include_str!("../seeds/check/schemas.json"),
        include_str!("../seeds/check/operations.json"),
    ];
    seeds
        .map(|seed| serde_json::from_str(seed).expect("a seed is JSON"))
        .into()
});

fuzz_target!(|data: &[u8]| match data {
    [b'!', seed, changes @ ..] => {
        let seed = &SEEDS[usize::from(*seed) % SEEDS.len()];
        check(changed(seed, changes).to_string().as_bytes());
    }
    document => check(document),
});
