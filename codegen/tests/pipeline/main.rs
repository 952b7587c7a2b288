//! The generated golden crate, implemented and served over real HTTP: what its pipeline promises, rule by rule.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod access;
mod admission;
mod answers;
mod bodies;
mod client;
mod collections;
mod errors;
mod faces;
mod library;
mod panics;
mod parameters;
mod stages;
mod types;
mod values;
mod wire;
