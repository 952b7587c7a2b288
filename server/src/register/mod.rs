//! Registers as files: read in, and given back.
//!
//! A file is JSON Lines or CSV in UTF-8, as it is or compressed with gzip or zstd; which of them is seen by its content.
//! A line is a claim, or an organisation that is known without claims:
//!
//! | member or column | what it is |
//! | --- | --- |
//! | `organisasjonsnummer` | who owes; alone in its line: an organisation that is known |
//! | `kategori` | `restskatt`, `forskuddstrekk`, `merverdiavgift`, `arbeidsgiveravgift`, `gebyr`, `forskuddsskatt` |
//! | `krav_id` | what the claims system calls it: 1 to 64 printable ASCII characters, one of a kind |
//! | `forfallsdato` | the last day to pay, `2026-01-31` |
//! | `hovedstol` | outstanding principal in whole kroner |
//! | `renter` | outstanding interest in whole kroner; empty, null or absent when it is not known |
//! | `kildesystem` | where it comes from: 1 to 64 printable ASCII characters |
//! | `oppdatert` | when that system last changed it, with an offset: `2026-01-02T03:04:05+01:00` |
//! | `slettet` | `true`, with `krav_id` or `organisasjonsnummer` alone: it is gone. Only among changes |

pub mod eksport;
mod feilliste;
mod form;
pub mod import;
mod kolonner;
mod linje;
mod ror;
mod strom;
pub mod testdata;
#[cfg(test)]
mod tests;
