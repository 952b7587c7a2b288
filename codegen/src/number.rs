//! JSON numbers by their value, exactly: bounds of 64 bits, and amounts, are beyond a float.

use std::cmp::Ordering;

/// Which of two JSON numbers is larger.
pub(crate) fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (Exact::of(one), Exact::of(other));
    match (one.negative, other.negative) {
        (false, false) => one.magnitude().cmp(&other.magnitude()),
        (true, true) => other.magnitude().cmp(&one.magnitude()),
        (negative, _) => match negative {
            true => Ordering::Less,
            false => Ordering::Greater,
        },
    }
}

/// A text that is the same for equal numbers and for no others.
pub(crate) fn canonical(text: &str) -> String {
    let number = Exact::of(text);
    let sign = if number.negative { "-" } else { "" };
    match number.digits.is_empty() {
        true => "0".to_owned(),
        false => format!("{sign}0.{}e{}", number.digits, number.scale),
    }
}

/// A JSON number: 0.`digits` times ten to the power of `scale`.
struct Exact {
    negative: bool,
    digits: String,
    scale: i64,
}

impl Exact {
    fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().unwrap_or_default();
        let unsigned = mantissa.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let leading = i64::try_from(all.len() - digits.len()).unwrap_or_default();
        let whole = i64::try_from(whole.len()).unwrap_or_default();
        let digits = digits.trim_end_matches('0').to_owned();
        Self {
            negative: mantissa.starts_with('-') && !digits.is_empty(),
            scale: exponent.saturating_add(whole).saturating_sub(leading),
            digits,
        }
    }

    /// Zero is below all else.
    fn magnitude(&self) -> (bool, i64, &str) {
        match self.digits.is_empty() {
            true => (false, 0, ""),
            false => (true, self.scale, &self.digits),
        }
    }
}

/// The largest whole number that is not above a JSON number, and whether it is that number itself. What is beyond all
/// whole numbers of 64 bits comes out as some number beyond them.
pub(crate) fn floor(text: &str) -> (i128, bool) {
    const BEYOND: i128 = 1 << 100;
    let number = Exact::of(text);
    let places = usize::try_from(number.scale).unwrap_or_default();
    let whole = match places {
        _ if number.digits.is_empty() => 0,
        0..=30 => {
            let digits: String = number.digits.chars().take(places).collect();
            format!("0{digits:0<places$}").parse().unwrap_or(BEYOND)
        }
        _ => BEYOND,
    };
    let is_whole = number.digits.len() <= places;
    match (number.negative, is_whole) {
        (false, _) => (whole, is_whole),
        (true, true) => (-whole, true),
        (true, false) => (-whole - 1, false),
    }
}

/// Whether a number is a multiple of another, which is above zero and has at most 18 digits.
pub(crate) fn divides(factor: &str, number: &str) -> bool {
    let (factor, number) = (Exact::of(factor), Exact::of(number));
    if number.digits.is_empty() {
        return true;
    }
    let exponent = |exact: &Exact| {
        let digits = i64::try_from(exact.digits.len()).unwrap_or_default();
        exact.scale.saturating_sub(digits)
    };
    // The digits end in no zero: what has more places after the point is no multiple.
    let zeros = usize::try_from(exponent(&number).saturating_sub(exponent(&factor)));
    let (Ok(divisor @ 1..), Ok(zeros)) = (factor.digits.parse::<u128>(), zeros) else {
        return false;
    };
    let digits = number.digits.bytes().map(|digit| digit - b'0');
    let all = digits.chain(std::iter::repeat_n(0, zeros));
    all.fold(0, |remainder, digit| {
        (remainder * 10 + u128::from(digit)) % divisor
    }) == 0
}

/// Whether the runtime can read the number: an exponent beyond all reason has no use.
pub(crate) fn is_reasonable(text: &str) -> bool {
    let exponent = text.split_once(['e', 'E']).map(|(_, exponent)| exponent);
    exponent.is_none_or(|exponent| exponent.parse::<i16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_exactly() {
        let ascending = [
            "-1e3",
            "-10.5",
            "-10",
            "-0.01",
            "0",
            "1e-30",
            "0.01",
            "0.1",
            "2",
            "10",
            "11",
            "9007199254740992",
            "9007199254740993",
            "1e300",
        ];
        for (index, one) in ascending.iter().enumerate() {
            for (place, other) in ascending.iter().enumerate() {
                assert_eq!(order(one, other), index.cmp(&place), "{one} {other}");
            }
        }
        for (one, other) in [("1", "1.0"), ("-0", "0.00"), ("1e1", "10"), ("0.1", "1E-1")] {
            assert_eq!(order(one, other), Ordering::Equal, "{one} {other}");
        }
    }

    #[test]
    fn a_number_is_divided_exactly() {
        for (factor, number) in [
            ("1", "7"),
            ("5", "10"),
            ("5", "1e1"),
            ("0.5", "1"),
            ("0.01", "0.05"),
            ("0.01", "1e300"),
            ("2.50", "1e2"),
            ("100", "100.0"),
            ("3", "999999999999999999"),
            ("3", "-111111111111111111111111111111111111111111"),
            ("7", "0.00"),
        ] {
            assert!(divides(factor, number), "{factor} {number}");
        }
        for (factor, number) in [
            ("7", "1"),
            ("10", "5"),
            ("1e1", "15"),
            ("0.1", "0.05"),
            ("3", "1e300"),
            ("2", "999999999999999999"),
            ("3", "111111111111111111111111111111111111111112"),
        ] {
            assert!(!divides(factor, number), "{factor} {number}");
        }
    }

    #[test]
    fn a_number_is_rounded_down_exactly() {
        for (text, expected) in [
            ("0", (0, true)),
            ("-0.0", (0, true)),
            ("100", (100, true)),
            ("1e2", (100, true)),
            ("100.0", (100, true)),
            ("100.5", (100, false)),
            ("0.01", (0, false)),
            ("-0.01", (-1, false)),
            ("-100.5", (-101, false)),
            ("-7", (-7, true)),
            ("1200e-2", (12, true)),
            ("9223372036854775807", (9_223_372_036_854_775_807, true)),
        ] {
            assert_eq!(floor(text), expected, "{text}");
        }
        assert!(floor("1e300").0 > i128::from(i64::MAX));
        assert!(floor("-1e300").0 < i128::from(i64::MIN));
    }
}
