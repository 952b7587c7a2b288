//! What an organisation owes: most nothing or little, few much.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

use super::Bestilling;
use super::tilfeldig::Tilfeldig;
use crate::kilde::{Kategori, KildeFeil, Krav, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// The claims of the organisation whose first eight digits are `stem`: its own for each seed, whatever the size of the
/// register.
pub(super) fn poster(
    bestilling: &Bestilling,
    stem: u64,
    organisasjon: Organisasjonsnummer,
) -> impl Iterator<Item = Result<Kravpost, KildeFeil>> {
    let dato = bestilling.dato;
    let mut tilfeldig = Tilfeldig::of(bestilling.seed, stem);
    (0..antall(&mut tilfeldig)).map(move |number| {
        let kategori = kategori(&mut tilfeldig);
        let forfallsdato = forfallsdato(dato, &mut tilfeldig);
        let hovedstol = hovedstol(&mut tilfeldig);
        let renter = renter(hovedstol, forfallsdato, dato, &mut tilfeldig);
        Ok(Kravpost {
            krav_id: format!("T{stem}-{number:03}"),
            krav: Krav::new(organisasjon, kategori, forfallsdato, hovedstol, renter)?,
            kildesystem: kildesystem(kategori).to_owned(),
            oppdatert: oppdatert(dato, &mut tilfeldig),
        })
    })
}

/// Six on average.
fn antall(tilfeldig: &mut Tilfeldig) -> u64 {
    match tilfeldig.below(100) {
        0..55 => 0,
        55..85 => 1 + tilfeldig.below(9),
        85..97 => 10 + tilfeldig.below(21),
        _ => 40 + tilfeldig.below(61),
    }
}

fn kategori(tilfeldig: &mut Tilfeldig) -> Kategori {
    match tilfeldig.below(100) {
        0..30 => Kategori::Merverdiavgift,
        30..55 => Kategori::Arbeidsgiveravgift,
        55..75 => Kategori::Forskuddstrekk,
        75..85 => Kategori::Restskatt,
        85..93 => Kategori::Gebyr,
        _ => Kategori::Forskuddsskatt,
    }
}

fn kildesystem(kategori: Kategori) -> &'static str {
    match kategori {
        Kategori::Restskatt | Kategori::Forskuddsskatt => "skatt",
        Kategori::Forskuddstrekk | Kategori::Arbeidsgiveravgift => "arbeidsgiver",
        Kategori::Merverdiavgift => "avgift",
        Kategori::Gebyr => "gebyr",
    }
}

/// From two years before to three months after, the day itself and those beside it among them.
fn forfallsdato(dato: Date, tilfeldig: &mut Tilfeldig) -> Date {
    let days = match tilfeldig.below(50) {
        0 => tilfeldig.below_i64(3) - 1,
        _ => tilfeldig.below_i64(820) - 730,
    };
    dato.saturating_add(days.days())
}

/// At least a krone: what is paid in full is no claim.
fn hovedstol(tilfeldig: &mut Tilfeldig) -> i64 {
    let magnitude = match tilfeldig.below(100) {
        0..30 => 100,
        30..65 => 1_000,
        65..88 => 10_000,
        88..98 => 100_000,
        _ => 1_000_000,
    };
    (1 + tilfeldig.below_i64(9)) * magnitude + tilfeldig.below_i64(magnitude.unsigned_abs() as u32)
}

/// Twelve per cent a year from the day after the last day to pay; now and then not known.
fn renter(
    hovedstol: i64,
    forfallsdato: Date,
    dato: Date,
    tilfeldig: &mut Tilfeldig,
) -> Option<i64> {
    if tilfeldig.below(8) == 0 {
        return None;
    }
    let days = i64::from((dato - forfallsdato).get_days()).max(0);
    Some(hovedstol * 12 * days / 36_500)
}

/// Some moment of the year before the day.
fn oppdatert(dato: Date, tilfeldig: &mut Tilfeldig) -> Timestamp {
    let day = dato.to_zoned(TimeZone::UTC).map(|day| day.timestamp());
    let seconds = 1 + tilfeldig.below_i64(365 * 24 * 3600);
    day.and_then(|day| day.checked_sub(seconds.seconds()))
        .unwrap_or(Timestamp::UNIX_EPOCH)
}
