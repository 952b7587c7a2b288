//! What was measured, and what it is measured by.

use serde::{Deserialize, Serialize};

/// One quantity, round by round.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Measurement {
    pub(super) bench: String,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) values: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(super) beside: Option<Beside>,
}

/// The same rounds of what it is compared with.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Beside {
    pub(super) name: String,
    pub(super) ratio: f64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(super) bound: Option<Bound>,
}

/// What the ratio has to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Measurement {
    pub(super) fn new(bench: &str, name: &str, unit: &str, values: Vec<f64>) -> Self {
        Self {
            bench: bench.to_owned(),
            name: name.to_owned(),
            unit: unit.to_owned(),
            values,
            beside: None,
        }
    }

    /// Compares round with round, since those of one round met the same weather; the median of that is the ratio.
    pub(super) fn beside(mut self, other: &Self, bound: Option<Bound>) -> Self {
        let rounds = self.values.iter().zip(&other.values);
        let ratios: Vec<_> = rounds.map(|(own, other)| own / other).collect();
        self.beside = Some(Beside {
            name: other.name.clone(),
            ratio: median(&ratios),
            bound,
        });
        self
    }

    pub(super) fn median(&self) -> f64 {
        median(&self.values)
    }

    /// The least and the most.
    pub(super) fn spread(&self) -> (f64, f64) {
        let values = self.values.iter().copied();
        values.fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(least, most), value| (least.min(value), most.max(value)),
        )
    }

    pub(super) fn bound_holds(&self) -> bool {
        let bound = self
            .beside
            .as_ref()
            .and_then(|beside| beside.bound.zip(Some(beside.ratio)));
        bound.is_none_or(|(bound, ratio)| bound.holds(ratio))
    }
}

impl Bound {
    /// A ratio that is no number keeps no bound.
    fn holds(self, ratio: f64) -> bool {
        match self {
            Self::AtMost(most) => ratio <= most,
            Self::AtLeast(least) => ratio >= least,
        }
    }
}

/// Not a number when there are none.
fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle).copied().unwrap_or(f64::NAN);
    if values.len() % 2 == 1 {
        return upper;
    }
    let lower = middle.checked_sub(1).and_then(|middle| values.get(middle));
    lower.map_or(f64::NAN, |lower| (lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &str, values: &[f64]) -> Measurement {
        Measurement::new("bench", name, "ns", values.to_vec())
    }

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert_eq!(measured("odd", &[9.0, 1.0, 5.0]).median(), 5.0);
        assert_eq!(measured("even", &[9.0, 1.0, 5.0, 3.0]).median(), 4.0);
        assert!(measured("none", &[]).median().is_nan());
        assert_eq!(measured("spread", &[9.0, 1.0, 5.0]).spread(), (1.0, 9.0));
    }

    /// The second round met a machine that was twice as slow.
    #[test]
    fn rounds_are_compared_with_their_own() {
        let own = measured("own", &[15.0, 30.0, 15.0]);
        let own = own.beside(&measured("other", &[10.0, 20.0, 10.0]), None);
        assert_eq!(own.beside.unwrap().ratio, 1.5);
    }

    #[test]
    fn a_bound_is_kept_or_not() {
        let kept = |own: &[f64], bound| {
            let other = measured("other", &[10.0]);
            measured("own", own)
                .beside(&other, Some(bound))
                .bound_holds()
        };
        assert!(kept(&[20.0], Bound::AtMost(2.0)));
        assert!(!kept(&[20.1], Bound::AtMost(2.0)));
        assert!(kept(&[6.0], Bound::AtLeast(0.6)));
        assert!(!kept(&[5.9], Bound::AtLeast(0.6)));
        assert!(!kept(&[], Bound::AtMost(2.0)));
        assert!(measured("alone", &[1.0]).bound_holds());
    }
}
