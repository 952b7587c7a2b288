//! The development register.

use std::path::Path;

use jiff::civil::{Date, date};

use crate::kilde::Kategori::{
    Arbeidsgiveravgift, Forskuddsskatt, Forskuddstrekk, Gebyr, Merverdiavgift, Restskatt,
};
use crate::kilde::sqlite::{SqliteKilde, opprett};
use crate::kilde::{Kategori, KildeFeil, Krav};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// The organisation of the published example.
const EKSEMPEL: &str = "310111643";

/// Known, and nothing due.
const INTET_FORFALT: &str = "313367002";

/// Every organisation in the register. All are synthetic: real ones start with 8 or 9.
const ORGANISASJONER: &[&str] = &[
    EKSEMPEL,
    INTET_FORFALT,
    "314961900",
    "310478717",
    "210000011",
    "212345679",
    "240192837",
    "255703161",
    "266814275",
    "277925389",
    "288136491",
    "299047504",
    "310158615",
    "311269720",
    "312380838",
    "313491943",
];

/// A due date that nobody who develops this will see pass.
const FREMTID: Date = date(2099, 3, 15);

/// Organisation, category, last day to pay, outstanding principal, outstanding interest.
#[rustfmt::skip]
const KRAV: &[(&str, Kategori, Date, i64, Option<i64>)] = &[
    // The published example, each category in parts, with claims that are not due yet.
    (EKSEMPEL,    Forskuddstrekk,     date(2021,  1, 15),         25_155,         Some(30_552)),
    (EKSEMPEL,    Forskuddstrekk,     date(2021,  3, 15),         30_000,         Some(20_000)),
    (EKSEMPEL,    Forskuddstrekk,     date(2021,  5, 18),         20_000,          Some(8_000)),
    (EKSEMPEL,    Merverdiavgift,     date(2023,  4, 11),            600,                 None),
    (EKSEMPEL,    Merverdiavgift,     date(2023,  6, 12),            400,                 None),
    (EKSEMPEL,    Arbeidsgiveravgift, date(2021,  1, 15),         19_956,         Some(18_071)),
    (EKSEMPEL,    Arbeidsgiveravgift, date(2021,  3, 15),         20_000,         Some(12_000)),
    (EKSEMPEL,    Gebyr,              date(2020, 10, 20),         25_000,          Some(3_000)),
    (EKSEMPEL,    Gebyr,              date(2023,  8, 21),          1_579,                 None),
    (EKSEMPEL,    Restskatt,          FREMTID,                    84_000,                 None),
    (EKSEMPEL,    Merverdiavgift,     FREMTID,                    12_300,              Some(0)),
    (EKSEMPEL,    Forskuddsskatt,     FREMTID,                    45_600,              Some(0)),

    // Something in every category.
    ("314961900", Restskatt,          date(2022, 11, 21),        118_420,          Some(9_871)),
    ("314961900", Forskuddstrekk,     date(2023,  1, 16),         64_310,          Some(4_022)),
    ("314961900", Merverdiavgift,     date(2023,  2, 10),        231_775,         Some(12_480)),
    ("314961900", Arbeidsgiveravgift, date(2023,  1, 16),         48_903,          Some(3_057)),
    ("314961900", Gebyr,              date(2023,  3,  6),          1_223,             Some(64)),
    ("314961900", Forskuddsskatt,     date(2023,  2, 15),         90_000,          Some(4_730)),

    // One fee.
    ("310478717", Gebyr,              date(2024,  9, 30),          5_860,            Some(112)),

    // Amounts beyond 32 bits.
    ("210000011", Restskatt,          date(2023, 11, 20),  4_812_900_377,    Some(391_204_118)),
    ("210000011", Merverdiavgift,     date(2024,  2, 12), 12_000_000_000,    Some(640_551_002)),
    ("210000011", Merverdiavgift,     date(2024,  4, 10),  9_450_118_002,    Some(377_940_871)),

    // No interest is known.
    ("212345679", Forskuddstrekk,     date(2024,  5, 15),         33_900,                 None),
    ("212345679", Arbeidsgiveravgift, date(2024,  5, 15),         19_120,                 None),
    ("212345679", Merverdiavgift,     date(2024,  6, 10),         71_004,                 None),

    // Interest is known for some claims of a category.
    ("240192837", Merverdiavgift,     date(2023, 10, 10),         15_000,          Some(1_210)),
    ("240192837", Merverdiavgift,     date(2023, 12, 11),         18_250,                 None),
    ("240192837", Gebyr,              date(2023, 12, 18),          2_458,                 None),

    // Nothing is due yet.
    ("255703161", Forskuddsskatt,     FREMTID,                   120_000,              Some(0)),
    ("255703161", Merverdiavgift,     FREMTID,                     8_415,                 None),

    // Only interest is left.
    ("266814275", Restskatt,          date(2022,  6, 20),              0,          Some(7_391)),

    // An employer behind for half a year.
    ("277925389", Forskuddstrekk,     date(2024,  1, 15),        210_440,         Some(18_993)),
    ("277925389", Forskuddstrekk,     date(2024,  3, 15),        208_127,         Some(15_350)),
    ("277925389", Forskuddstrekk,     date(2024,  5, 15),        214_906,         Some(12_077)),
    ("277925389", Arbeidsgiveravgift, date(2024,  1, 15),         98_301,          Some(8_872)),
    ("277925389", Arbeidsgiveravgift, date(2024,  3, 15),         97_220,          Some(7_170)),
    ("277925389", Arbeidsgiveravgift, date(2024,  5, 15),        100_386,          Some(5_641)),

    // Advance tax, one instalment due and one not.
    ("288136491", Forskuddsskatt,     date(2025,  2, 17),         56_000,          Some(2_104)),
    ("288136491", Forskuddsskatt,     FREMTID,                    56_000,              Some(0)),

    // Due, and no interest has run.
    ("299047504", Restskatt,          date(2025,  8, 20),         14_377,              Some(0)),

    // One krone.
    ("310158615", Gebyr,              date(2024,  1, 31),              1,              Some(0)),

    // Residual tax of two years.
    ("311269720", Restskatt,          date(2022, 11, 21),        402_118,         Some(66_350)),
    ("311269720", Restskatt,          date(2023, 11, 20),        377_905,         Some(31_027)),

    // VAT by estimate with a fee for each term.
    ("312380838", Merverdiavgift,     date(2024,  8, 31),        150_000,          Some(9_916)),
    ("312380838", Merverdiavgift,     date(2024, 10, 10),        150_000,          Some(8_224)),
    ("312380838", Gebyr,              date(2024,  9, 13),          8_202,            Some(510)),
    ("312380838", Gebyr,              date(2024, 11,  1),          8_202,            Some(431)),

    // 313491943, as 313367002, has no claims at all.
];

/// Makes the development register at `path`; one that is there is left alone.
///
/// # Errors
/// When the register cannot be written.
pub fn fyll(path: &Path) -> Result<(), KildeFeil> {
    let exists = path
        .try_exists()
        .map_err(|source| KildeFeil::Utilgjengelig {
            path: path.to_owned(),
            source,
        })?;
    if exists {
        match SqliteKilde::open(path) {
            // Made by an older program, which invented it: it is kept under another name, and a new one invented.
            Err(KildeFeil::Skjemaversjon { found, needed, .. }) if found < needed => {
                let mut kept = path.as_os_str().to_owned();
                kept.push(format!(".v{found}"));
                std::fs::rename(path, &kept).map_err(|source| KildeFeil::Skriving {
                    path: path.to_owned(),
                    doing: "keep",
                    source,
                })?;
                tracing::warn!(kept = %Path::new(&kept).display(), "the development register is of an older version: there is a new one");
            }
            // Whatever else is wrong is told by whoever opens it.
            _ => return Ok(()),
        }
    }
    let organisations = ORGANISASJONER
        .iter()
        .map(|text| organisasjonsnummer(text))
        .collect::<Result<Vec<_>, _>>()?;
    let claims = KRAV
        .iter()
        .map(
            |&(organisasjon, kategori, forfallsdato, hovedstol, renter)| {
                Krav::new(
                    organisasjonsnummer(organisasjon)?,
                    kategori,
                    forfallsdato,
                    hovedstol,
                    renter,
                )
            },
        )
        .collect::<Result<Vec<_>, _>>()?;
    opprett(path, organisations, claims)
}

fn organisasjonsnummer(text: &str) -> Result<Organisasjonsnummer, KildeFeil> {
    text.parse().map_err(|_| KildeFeil::UgyldigVerdi {
        felt: "organisasjonsnummer",
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::kilde::{ForfaltOgUbetalt, Kilde};
    use futures_util::FutureExt;

    const TODAY: Date = date(2026, 7, 1);

    fn look_up(kilde: &SqliteKilde, organisasjon: &str) -> Option<ForfaltOgUbetalt> {
        kilde
            .forfalt_og_ubetalt(&organisasjon.parse().unwrap(), TODAY)
            .now_or_never()
            .unwrap()
            .unwrap()
    }

    fn amounts(sums: ForfaltOgUbetalt) -> [(Option<i64>, i64, i64); 6] {
        Kategori::ALLE
            .map(|kategori| sums.i_kategori(kategori))
            .map(|restanse| {
                (
                    restanse.renter,
                    restanse.krav,
                    restanse.forfalt_og_ubetalt(),
                )
            })
    }

    #[test]
    fn a_register_of_an_older_version_makes_room_for_a_new_one_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("register.sqlite");
        fyll(&path).unwrap();
        let old = rusqlite::Connection::open(&path).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);
        fyll(&path).unwrap();
        assert!(SqliteKilde::open(&path).is_ok());
        assert!(folder.path().join("register.sqlite.v1").exists());
    }

    const ZEROS: [(Option<i64>, i64, i64); 6] = [(Some(0), 0, 0); 6];

    #[test]
    fn the_register_holds_the_published_example() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("restanser.sqlite");
        fyll(&path).unwrap();
        let kilde = SqliteKilde::open(&path).unwrap();
        assert_eq!(
            amounts(look_up(&kilde, "310111643").unwrap()),
            [
                (Some(0), 0, 0),
                (Some(58_552), 75_155, 133_707),
                (None, 1000, 1000),
                (Some(30_071), 39_956, 70_027),
                (Some(3000), 26_579, 29_579),
                (Some(0), 0, 0),
            ]
        );
        assert_eq!(amounts(look_up(&kilde, "313367002").unwrap()), ZEROS);
        assert_eq!(amounts(look_up(&kilde, "255703161").unwrap()), ZEROS);
        assert!(look_up(&kilde, "974761076").is_none());
        for organisasjon in ORGANISASJONER {
            assert!(look_up(&kilde, organisasjon).is_some());
        }
    }

    #[test]
    fn the_numbers_are_valid_synthetic_and_different() {
        let different: BTreeSet<_> = ORGANISASJONER.iter().collect();
        assert_eq!(different.len(), ORGANISASJONER.len());
        for number in ORGANISASJONER {
            assert!(organisasjonsnummer(number).is_ok(), "{number}");
            assert!(number.starts_with(['2', '3']), "{number}");
        }
    }

    #[test]
    fn every_category_has_claims() {
        for kategori in Kategori::ALLE {
            assert!(KRAV.iter().any(|krav| krav.1 == kategori), "{kategori}");
        }
    }

    #[test]
    fn a_register_that_is_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("restanser.sqlite");
        fs::write(&path, "mine").unwrap();
        fyll(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    }
}
