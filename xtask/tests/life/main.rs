//! The life of a specification, from outside: the real program, a registry over real HTTP, and a workspace of its own for
//! each test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod choosing;
mod comparing;
mod fetching;
mod interrupted;
mod misbehaving;
mod output;
mod pinning;
mod stand_in;
mod storage;
mod support;
