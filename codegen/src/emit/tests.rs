//! Tests beside the generated code.

mod answers;
mod bodies;
mod mock;
pub mod operations;
mod parameters;
pub mod schemas;
