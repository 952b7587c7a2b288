//! Registers of organisations that do not exist, of any size: the same seed gives the same bytes on every machine, and a
//! smaller register of a seed is the beginning of a larger one.

mod krav;
#[cfg(test)]
mod tests;
mod tilfeldig;

use std::io::Write;

use jiff::civil::{Date, date};

use super::eksport::{EksportFeil, Eksportert, Format, Writer};
use crate::kilde::leser::Registerrad;
use crate::organisasjonsnummer::Organisasjonsnummer;
use tilfeldig::Stokking;

/// The first eight digits that synthetic organisations have (Tenor), whose numbers begin with 2 or 3.
const FIRST: u64 = 20_000_000;
const STEMS: u64 = 20_000_000;
/// So that there are more numbers below `4^HALF` than stems.
const HALF: u32 = 13;

/// The day that due dates lie around, when no other is asked for.
pub const DATO: Date = date(2026, 1, 1);
/// Days from which all that is made can be written as `2026-01-31`.
const EARLIEST: Date = date(1900, 1, 1);
const LATEST: Date = date(9000, 1, 1);

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Bestilling {
    organisasjoner: u64,
    seed: u64,
    dato: Date,
    format: Format,
}

/// Why there is no such register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigBestilling {
    /// More organisations than numbers.
    #[error(
        "there are {finnes} valid numbers that begin with 2 or 3, as those of synthetic organisations do: ask for no more"
    )]
    ForMange {
        /// How many there can be.
        finnes: u64,
    },
    /// A day around which due dates cannot lie.
    #[error("the day must lie between {EARLIEST} and {LATEST}")]
    Dato,
}

impl Bestilling {
    /// A register of so many organisations, with due dates around `dato`. `seed` says which of the many.
    ///
    /// # Errors
    /// When there is no such register.
    pub fn ny(
        organisasjoner: u64,
        seed: u64,
        dato: Date,
        format: Format,
    ) -> Result<Self, UgyldigBestilling> {
        let finnes = finnes();
        if organisasjoner > finnes {
            return Err(UgyldigBestilling::ForMange { finnes });
        }
        if !(EARLIEST..=LATEST).contains(&dato) {
            return Err(UgyldigBestilling::Dato);
        }
        Ok(Self {
            organisasjoner,
            seed,
            dato,
            format,
        })
    }
}

/// Writes the register, in memory that does not grow with it.
///
/// # Errors
/// When it cannot be written.
pub fn skriv(bestilling: &Bestilling, ut: &mut dyn Write) -> Result<Eksportert, EksportFeil> {
    let mut writer = Writer::begin(bestilling.format, ut)?;
    let mut made = Eksportert::default();
    for (stem, organisasjon) in organisasjoner(bestilling) {
        made.organisasjoner += 1;
        writer.write(Registerrad::Organisasjon(organisasjon))?;
        for post in krav::poster(bestilling, stem, organisasjon) {
            made.krav += 1;
            writer.write(Registerrad::Krav(post?))?;
        }
    }
    writer.end()?;
    Ok(made)
}

/// The organisations with their first eight digits, in no order and each once.
fn organisasjoner(bestilling: &Bestilling) -> impl Iterator<Item = (u64, Organisasjonsnummer)> {
    let wanted = usize::try_from(bestilling.organisasjoner).unwrap_or(usize::MAX);
    Stokking::of(bestilling.seed, HALF)
        .filter(|place| *place < STEMS)
        .map(|place| FIRST + place)
        .filter_map(|stem| Some((stem, organisasjon(stem)?)))
        .take(wanted)
}

/// None when no ninth digit makes a number of these eight.
fn organisasjon(stem: u64) -> Option<Organisasjonsnummer> {
    (0..10).find_map(|digit| format!("{stem}{digit}").parse().ok())
}

/// How many organisations there can be: all stems but those, one in eleven or so, that have no check digit.
fn finnes() -> u64 {
    // How many beginnings there are for each remainder of the weighted sum, digit by digit.
    let mut remainders = [0u64; 11];
    remainders[0] = 1;
    for (place, weight) in [3, 2, 7, 6, 5, 4, 3, 2].into_iter().enumerate() {
        let digits = if place == 0 { 2..=3 } else { 0..=9 };
        let mut next = [0u64; 11];
        for (remainder, count) in remainders.into_iter().enumerate() {
            for digit in digits.clone() {
                if let Some(sum) = next.get_mut((remainder + weight * digit) % 11) {
                    *sum += count;
                }
            }
        }
        remainders = next;
    }
    // The check digit of remainder 1 would be 10.
    remainders.into_iter().sum::<u64>() - remainders[1]
}
