//! The Restanser API as a library: the binary `restanser` and the whole-service tests stand on it.

pub mod dev;
pub mod kilde;
pub mod klokke;
pub mod organisasjonsnummer;
pub mod tilgang;
pub mod utlevering;
