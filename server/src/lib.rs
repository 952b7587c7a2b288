//! The Restanser API as a library: the binary `restanser` and the whole-service tests stand on it.
//!
//! [`api`] tells the story of one request; [`kapasitet`] says how much is taken on, [`tilgang`] who may ask, [`kilde`]
//! what is owed, [`utlevering`] keeps what was handed out, [`feil`] tells errors, [`dokumentasjon`] shows the document to
//! people. [`produksjon`] and [`dev`] put them together.

#![forbid(unsafe_code)]

pub mod api;
pub mod config;
pub mod dev;
pub mod dokumentasjon;
pub mod feil;
mod filvakt;
pub mod foresporsel;
pub mod forklaring;
pub mod kapasitet;
pub mod kilde;
pub mod klokke;
pub mod logging;
pub mod management;
pub mod nyfil;
pub mod organisasjonsnummer;
pub mod produksjon;
pub mod register;
pub mod signal;
pub mod svar;
pub mod telemetry;
pub mod tilgang;
pub mod tjeneste;
pub mod utlevering;
