//! The command line as its users meet it: exit codes, what is written and what is not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod compiling;
mod configuring;
mod interrupted;
mod refusing;
mod support;
mod writing;
