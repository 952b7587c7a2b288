//! What is due and unpaid: claims summed by category.

use std::fmt;

use jiff::civil::Date;

use super::{Kategori, KildeFeil, Krav};

/// What is due and unpaid in one category, in whole kroner. `Debug` hides the amounts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Restanse {
    /// Outstanding principal.
    pub krav: i64,
    /// Outstanding interest, `None` when it is not known for any claim.
    pub renter: Option<i64>,
    sum: i64,
}

impl Restanse {
    /// Nothing due.
    const INGEN: Self = Self {
        krav: 0,
        renter: Some(0),
        sum: 0,
    };

    /// Principal and interest together; unknown interest counts nothing.
    #[must_use]
    pub const fn forfalt_og_ubetalt(&self) -> i64 {
        self.sum
    }

    /// `None` when an amount outgrows 64 bits.
    fn av<'a>(due: impl Iterator<Item = &'a Krav>) -> Option<Self> {
        let mut due = due.peekable();
        if due.peek().is_none() {
            return Some(Self::INGEN);
        }
        let (mut krav, mut renter) = (0i64, None::<i64>);
        for claim in due {
            krav = krav.checked_add(claim.hovedstol())?;
            if let Some(known) = claim.renter() {
                renter = Some(renter.unwrap_or(0).checked_add(known)?);
            }
        }
        Some(Self {
            krav,
            renter,
            sum: krav.checked_add(renter.unwrap_or(0))?,
        })
    }
}

impl fmt::Debug for Restanse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Restanse(…)")
    }
}

/// What one organisation owes that is due: every category, whether or not there is something in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForfaltOgUbetalt {
    /// [`Kategori::Restskatt`].
    pub restskatt: Restanse,
    /// [`Kategori::Forskuddstrekk`].
    pub forskuddstrekk: Restanse,
    /// [`Kategori::Merverdiavgift`].
    pub merverdiavgift: Restanse,
    /// [`Kategori::Arbeidsgiveravgift`].
    pub arbeidsgiveravgift: Restanse,
    /// [`Kategori::Gebyr`].
    pub gebyr: Restanse,
    /// [`Kategori::Forskuddsskatt`].
    pub forskuddsskatt: Restanse,
}

impl ForfaltOgUbetalt {
    /// What is due in one category.
    #[must_use]
    pub const fn i_kategori(&self, kategori: Kategori) -> Restanse {
        match kategori {
            Kategori::Restskatt => self.restskatt,
            Kategori::Forskuddstrekk => self.forskuddstrekk,
            Kategori::Merverdiavgift => self.merverdiavgift,
            Kategori::Arbeidsgiveravgift => self.arbeidsgiveravgift,
            Kategori::Gebyr => self.gebyr,
            Kategori::Forskuddsskatt => self.forskuddsskatt,
        }
    }
}

/// Sums the claims of one organisation that are due: those whose last day to pay is before `today`.
///
/// Interest is the sum of what is known of it, and unknown only when no due claim of the category has any.
///
/// # Errors
/// When a sum outgrows 64 bits: no answer rather than a wrong one.
pub fn summer(claims: &[Krav], today: Date) -> Result<ForfaltOgUbetalt, KildeFeil> {
    let restanse = |kategori| {
        let due = claims
            .iter()
            .filter(|krav| krav.kategori() == kategori && krav.er_forfalt(today));
        Restanse::av(due).ok_or(KildeFeil::Overflyt { kategori })
    };
    Ok(ForfaltOgUbetalt {
        restskatt: restanse(Kategori::Restskatt)?,
        forskuddstrekk: restanse(Kategori::Forskuddstrekk)?,
        merverdiavgift: restanse(Kategori::Merverdiavgift)?,
        arbeidsgiveravgift: restanse(Kategori::Arbeidsgiveravgift)?,
        gebyr: restanse(Kategori::Gebyr)?,
        forskuddsskatt: restanse(Kategori::Forskuddsskatt)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 7, 1);

    /// `days` is how long the last day to pay lies before today.
    fn krav(kategori: Kategori, days: i64, hovedstol: i64, renter: Option<i64>) -> Krav {
        Krav::new(
            "310111643".parse().unwrap(),
            kategori,
            TODAY - days.days(),
            hovedstol,
            renter,
        )
        .unwrap()
    }

    fn gebyr(claims: &[Krav]) -> Restanse {
        summer(claims, TODAY).unwrap().gebyr
    }

    fn amounts(restanse: Restanse) -> (i64, Option<i64>, i64) {
        (
            restanse.krav,
            restanse.renter,
            restanse.forfalt_og_ubetalt(),
        )
    }

    #[test]
    fn nothing_due_is_zeros() {
        let none = summer(&[], TODAY).unwrap();
        let none_yet = summer(&[krav(Kategori::Gebyr, 0, 5, None)], TODAY).unwrap();
        for kategori in Kategori::ALLE {
            assert_eq!(amounts(none.i_kategori(kategori)), (0, Some(0), 0));
            assert_eq!(amounts(none_yet.i_kategori(kategori)), (0, Some(0), 0));
        }
    }

    #[test]
    fn interest_is_unknown_only_when_none_of_it_is_known() {
        let known = krav(Kategori::Gebyr, 1, 10, Some(3));
        let unknown = krav(Kategori::Gebyr, 1, 20, None);
        let future = krav(Kategori::Gebyr, -1, 40, Some(7));
        assert_eq!(amounts(gebyr(&[unknown, future])), (20, None, 20));
        assert_eq!(amounts(gebyr(&[unknown, known])), (30, Some(3), 33));
    }

    #[test]
    fn an_overflow_is_an_error() {
        let most = krav(Kategori::Gebyr, 1, i64::MAX, Some(0));
        assert_eq!(gebyr(&[most]).forfalt_og_ubetalt(), i64::MAX);
        let one = krav(Kategori::Gebyr, 1, 1, None);
        let interest = krav(Kategori::Gebyr, 1, 0, Some(1));
        let much_interest = krav(Kategori::Gebyr, 1, 0, Some(i64::MAX));
        for claims in [[most, one], [most, interest], [much_interest, interest]] {
            assert!(matches!(
                summer(&claims, TODAY),
                Err(KildeFeil::Overflyt {
                    kategori: Kategori::Gebyr
                })
            ));
        }
    }

    #[test]
    fn debug_hides_the_amounts() {
        let claims = [krav(Kategori::Gebyr, 1, 987_654, Some(321_987))];
        let shown = format!("{:?}", summer(&claims, TODAY).unwrap());
        assert!(
            !shown.contains("987654") && !shown.contains("321987"),
            "{shown}"
        );
    }

    fn amount() -> impl Strategy<Value = i64> {
        prop_oneof![8 => 0..10_000_000i64, 1 => Just(0), 1 => i64::MAX / 3..=i64::MAX]
    }

    fn claims() -> impl Strategy<Value = Vec<Krav>> {
        let claim = (
            prop::sample::select(&Kategori::ALLE[..]),
            -2..3i64,
            amount(),
            prop::option::of(amount()),
        );
        let claim = claim.prop_map(|(kategori, days, hovedstol, renter)| {
            krav(kategori, days, hovedstol, renter)
        });
        prop::collection::vec(claim, 0..30)
    }

    /// The rule again, in 128 bits; `None` where 64 do not hold it.
    fn expected(claims: &[Krav], kategori: Kategori) -> Option<(i64, Option<i64>, i64)> {
        let due: Vec<&Krav> = claims
            .iter()
            .filter(|krav| krav.kategori() == kategori && krav.forfallsdato() < TODAY)
            .collect();
        let known: Vec<i128> = due
            .iter()
            .filter_map(|krav| krav.renter())
            .map(i128::from)
            .collect();
        let krav: i128 = due.iter().map(|krav| i128::from(krav.hovedstol())).sum();
        let renter: i128 = known.iter().sum();
        let is_known = due.is_empty() || !known.is_empty();
        let sum = i64::try_from(krav + renter).ok()?;
        Some((
            krav.try_into().ok()?,
            is_known.then_some(renter.try_into().ok()?),
            sum,
        ))
    }

    proptest! {
        #[test]
        fn sums_are_exact_or_refused(claims in claims()) {
            let expected: Option<Vec<_>> =
                Kategori::ALLE.into_iter().map(|kategori| expected(&claims, kategori)).collect();
            let actual = summer(&claims, TODAY)
                .ok()
                .map(|sums| Kategori::ALLE.map(|kategori| amounts(sums.i_kategori(kategori))).to_vec());
            prop_assert_eq!(actual, expected);
        }

        #[test]
        fn the_order_of_the_claims_is_nothing(claims in claims()) {
            let mut reversed = claims.clone();
            reversed.reverse();
            prop_assert_eq!(summer(&claims, TODAY).ok(), summer(&reversed, TODAY).ok());
        }
    }
}
