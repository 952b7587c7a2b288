//! The `restanser` command.
fn main() {}
