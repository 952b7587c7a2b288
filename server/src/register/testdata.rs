//! Registers of organisations that do not exist, of any size: the same seed gives the same bytes on every machine.

use std::io::{self, Write};

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};

use super::eksport::{EksportFeil, Eksportert, Format, Writer};
use crate::kilde::leser::Registerrad;
use crate::kilde::{Kategori, Krav, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// The first eight digits that synthetic organisations have (Tenor): 20000000 to 39999999.
const FIRST: u64 = 20_000_000;
const STEMS: u64 = 20_000_000;

/// The day that due dates lie around, when no other is asked for.
pub const DATO: Date = date(2026, 1, 1);

/// How many there can be: every eleventh stem or so has no check digit.
const MOST: u64 = 18_000_000;

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Bestilling {
    /// How many organisations.
    pub organisasjoner: u64,
    /// Which of the many registers of that size.
    pub seed: u64,
    /// The day that due dates lie around.
    pub dato: Date,
    /// How lines are written.
    pub format: Format,
}

/// Writes the register.
///
/// # Errors
/// When it cannot be written, or more organisations are asked for than there are numbers.
pub fn skriv(bestilling: &Bestilling, ut: &mut dyn Write) -> Result<Eksportert, EksportFeil> {
    if bestilling.organisasjoner > MOST {
        let reason = format!("there are numbers for {MOST} organisations, not for more");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason).into());
    }
    let mut writer = Writer::begin(bestilling.format, ut)?;
    let mut made = Eksportert::default();
    // One to one on the stems, since no prime factor of their number, 2 or 5, divides the step.
    let step = Noise::of(bestilling.seed, 0).below(STEMS / 10) * 10 + 7;
    let start = Noise::of(bestilling.seed, 1).below(STEMS);
    let mut stem = start;
    while made.organisasjoner < bestilling.organisasjoner {
        stem = (stem + step) % STEMS;
        let Some(organisasjon) = organisasjon(FIRST + stem) else {
            continue;
        };
        made.organisasjoner += 1;
        writer.write(Registerrad::Organisasjon(organisasjon))?;
        let mut noise = Noise::of(bestilling.seed, 2 + stem);
        for number in 0..claims(&mut noise) {
            made.krav += 1;
            let krav_id = format!("T{:08}-{number:03}", FIRST + stem);
            let post = post(organisasjon, krav_id, bestilling.dato, &mut noise)?;
            writer.write(Registerrad::Krav(post))?;
        }
    }
    writer.end()?;
    Ok(made)
}

/// None when no ninth digit makes a number of these eight.
fn organisasjon(stem: u64) -> Option<Organisasjonsnummer> {
    (0..10).find_map(|digit| format!("{stem}{digit}").parse().ok())
}

/// Most owe nothing, some a little, few much: six each on average.
fn claims(noise: &mut Noise) -> u64 {
    match noise.below(100) {
        0..55 => 0,
        55..85 => 1 + noise.below(9),
        85..97 => 10 + noise.below(21),
        _ => 40 + noise.below(81),
    }
}

fn post(
    organisasjon: Organisasjonsnummer,
    krav_id: String,
    dato: Date,
    noise: &mut Noise,
) -> Result<Kravpost, EksportFeil> {
    let index = usize::try_from(noise.below(6)).unwrap_or_default();
    let kategori = Kategori::ALLE.get(index).copied();
    // Two years back, and three months ahead.
    let days = i64::try_from(noise.below(820)).unwrap_or_default() - 730;
    let forfallsdato = dato.saturating_add(days.days());
    let magnitude = 10i64.pow(u32::try_from(2 + noise.below(5)).unwrap_or(2));
    let hovedstol = i64::try_from(noise.below(9)).unwrap_or_default() * magnitude
        + i64::try_from(noise.below(1000)).unwrap_or_default();
    let renter = match noise.below(4) {
        0 => None,
        _ => Some(hovedstol / 100 * i64::try_from(noise.below(12)).unwrap_or_default()),
    };
    let systems = ["skatt", "avgift", "gebyr"];
    let system = usize::try_from(noise.below(3)).unwrap_or_default();
    let seconds = i64::try_from(noise.below(365 * 24 * 3600)).unwrap_or_default();
    let kategori = kategori.unwrap_or(Kategori::Gebyr);
    Ok(Kravpost {
        krav_id,
        krav: Krav::new(organisasjon, kategori, forfallsdato, hovedstol, renter)?,
        kildesystem: systems.get(system).copied().unwrap_or("skatt").to_owned(),
        oppdatert: Timestamp::from_second(1_735_689_600 + seconds).unwrap_or(Timestamp::UNIX_EPOCH),
    })
}

/// SplitMix64: numbers that look like chance and are the same everywhere.
struct Noise(u64);

impl Noise {
    fn of(seed: u64, stream: u64) -> Self {
        Self(seed ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `bound`, which is far from the largest number: no value is favoured that anybody would notice.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}
