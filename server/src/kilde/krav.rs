//! One claim, and the category that it is reported under.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::KildeFeil;
use crate::organisasjonsnummer::Organisasjonsnummer;

/// What a claim is about, in the order of the published answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kategori {
    /// Residual tax after assessment.
    Restskatt,
    /// Tax withheld from employees' pay.
    Forskuddstrekk,
    /// Value added tax.
    Merverdiavgift,
    /// Employer's national insurance contribution.
    Arbeidsgiveravgift,
    /// Fees.
    Gebyr,
    /// Advance tax.
    Forskuddsskatt,
}

impl Kategori {
    /// All six, in the order of the published answer.
    pub const ALLE: [Self; 6] = [
        Self::Restskatt,
        Self::Forskuddstrekk,
        Self::Merverdiavgift,
        Self::Arbeidsgiveravgift,
        Self::Gebyr,
        Self::Forskuddsskatt,
    ];

    /// The name in the published answer and in the registers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Restskatt => "restskatt",
            Self::Forskuddstrekk => "forskuddstrekk",
            Self::Merverdiavgift => "merverdiavgift",
            Self::Arbeidsgiveravgift => "arbeidsgiveravgift",
            Self::Gebyr => "gebyr",
            Self::Forskuddsskatt => "forskuddsskatt",
        }
    }
}

impl fmt::Display for Kategori {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Kategori {
    type Err = KildeFeil;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALLE
            .into_iter()
            .find(|kategori| kategori.as_str() == text)
            .ok_or(KildeFeil::UgyldigVerdi { felt: "kategori" })
    }
}

/// One claim with something left to pay. A claim that is paid in full is not in a register.
///
/// Amounts are whole kroner and never negative. `Debug` shows neither the amounts nor the organisation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Krav {
    organisasjonsnummer: Organisasjonsnummer,
    kategori: Kategori,
    forfallsdato: Date,
    hovedstol: i64,
    renter: Option<i64>,
}

impl Krav {
    /// A claim on `organisasjonsnummer`: `hovedstol` is the outstanding principal, `renter` the outstanding interest,
    /// `None` when it is not known.
    ///
    /// # Errors
    /// When an amount is negative.
    pub fn new(
        organisasjonsnummer: Organisasjonsnummer,
        kategori: Kategori,
        forfallsdato: Date,
        hovedstol: i64,
        renter: Option<i64>,
    ) -> Result<Self, KildeFeil> {
        if hovedstol < 0 {
            return Err(KildeFeil::NegativtBelop { felt: "hovedstol" });
        }
        if renter.is_some_and(i64::is_negative) {
            return Err(KildeFeil::NegativtBelop { felt: "renter" });
        }
        Ok(Self {
            organisasjonsnummer,
            kategori,
            forfallsdato,
            hovedstol,
            renter,
        })
    }

    /// Who owes.
    #[must_use]
    pub const fn organisasjonsnummer(&self) -> Organisasjonsnummer {
        self.organisasjonsnummer
    }

    /// What it is about.
    #[must_use]
    pub const fn kategori(&self) -> Kategori {
        self.kategori
    }

    /// The last day to pay.
    #[must_use]
    pub const fn forfallsdato(&self) -> Date {
        self.forfallsdato
    }

    /// The outstanding principal in kroner.
    #[must_use]
    pub const fn hovedstol(&self) -> i64 {
        self.hovedstol
    }

    /// The outstanding interest in kroner, `None` when it is not known.
    #[must_use]
    pub const fn renter(&self) -> Option<i64> {
        self.renter
    }

    /// Due: the last day to pay is over.
    #[must_use]
    pub fn er_forfalt(&self, today: Date) -> bool {
        self.forfallsdato < today
    }
}

impl fmt::Debug for Krav {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Krav")
            .field("kategori", &self.kategori)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klokke::Klokke;
    use jiff::civil::date;
    use jiff::{Timestamp, ToSpan as _};

    fn krav(hovedstol: i64, renter: Option<i64>) -> Result<Krav, KildeFeil> {
        Krav::new(
            "310111643".parse().unwrap(),
            Kategori::Gebyr,
            date(2023, 3, 10),
            hovedstol,
            renter,
        )
    }

    #[test]
    fn every_category_is_found_by_its_name_and_nothing_else_is() {
        for kategori in Kategori::ALLE {
            assert_eq!(kategori.as_str().parse::<Kategori>().unwrap(), kategori);
        }
        for text in ["", "Gebyr", "gebyr ", "skatt"] {
            assert!(matches!(
                text.parse::<Kategori>(),
                Err(KildeFeil::UgyldigVerdi { felt: "kategori" })
            ));
        }
    }

    #[test]
    fn a_negative_amount_is_no_claim() {
        assert!(krav(0, None).is_ok());
        assert!(krav(i64::MAX, Some(i64::MAX)).is_ok());
        assert!(matches!(
            krav(-1, None),
            Err(KildeFeil::NegativtBelop { felt: "hovedstol" })
        ));
        assert!(matches!(
            krav(0, Some(-1)),
            Err(KildeFeil::NegativtBelop { felt: "renter" })
        ));
    }

    #[test]
    fn a_claim_is_due_the_day_after_its_last_day() {
        let krav = krav(1, None).unwrap();
        assert!(!krav.er_forfalt(date(2023, 3, 9)));
        assert!(!krav.er_forfalt(date(2023, 3, 10)));
        assert!(krav.er_forfalt(date(2023, 3, 11)));
    }

    /// On the days when the clock is changed, too, which have 23 and 25 hours.
    #[test]
    fn a_claim_is_due_from_the_midnight_in_oslo_that_ends_its_last_day() {
        for (last_day, midnight) in [
            (date(2026, 3, 28), "2026-03-28T23:00:00Z"),
            (date(2026, 3, 29), "2026-03-29T22:00:00Z"),
            (date(2026, 10, 24), "2026-10-24T22:00:00Z"),
            (date(2026, 10, 25), "2026-10-25T23:00:00Z"),
            (date(2025, 12, 31), "2025-12-31T23:00:00Z"),
            (date(2028, 2, 29), "2028-02-29T23:00:00Z"),
        ] {
            let midnight: Timestamp = midnight.parse().unwrap();
            let org = "310111643".parse().unwrap();
            let krav = Krav::new(org, Kategori::Gebyr, last_day, 1, None).unwrap();
            let is_due = |moment| {
                let klokke = Klokke::from_fn(move || moment).unwrap();
                krav.er_forfalt(klokke.today_in_oslo())
            };
            assert!(!is_due(midnight - 1.nanosecond()), "{last_day}");
            assert!(is_due(midnight), "{last_day}");
        }
    }

    #[test]
    fn debug_shows_neither_amounts_nor_organisation() {
        let shown = format!("{:?}", krav(987_654, Some(321_987)).unwrap());
        for secret in ["987654", "321987", "310111643"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
