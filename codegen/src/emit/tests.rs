//! Tests beside the generated code.

pub mod schemas;
