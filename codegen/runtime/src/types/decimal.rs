//! `type: number`: exact, whatever its size. Money never passes through a float.

mod value;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use self::value::{Value, normalised, value};
use super::as_text;

/// A number as it is written in JSON, digit for digit. Compared by value: `1`, `1.0` and `10e-1` are equal.
///
/// `Debug` shows no digits: a number may be an amount.
#[derive(Clone)]
pub struct Decimal {
    text: String,
    value: Value,
}

as_text!(Decimal);

/// A text that is no JSON number (RFC 8259, section 6), or one with an exponent beyond all reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub struct NotANumber;

impl Decimal {
    /// The number as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number as it is written, or with all its zeros where it is written with an exponent; `None` when those would
    /// be too many.
    #[must_use]
    pub fn without_exponent(&self) -> Option<Cow<'_, str>> {
        match self.text.contains(['e', 'E']) {
            true => self.value.without_exponent().map(Cow::Owned),
            false => Some(Cow::Borrowed(&self.text)),
        }
    }

    /// A text that is the same for equal numbers and for no others.
    #[must_use]
    pub fn canonical(&self) -> String {
        let Value {
            negative,
            digits,
            exponent,
        } = &self.value;
        let sign = if *negative { "-" } else { "" };
        format!("{sign}0{digits}e{exponent}")
    }

    /// Whether the number is `factor` times a whole number. A factor of more than 18 digits, or of zero, divides nothing.
    #[must_use]
    pub fn is_multiple_of(&self, factor: &Self) -> bool {
        let (value, factor) = (&self.value, &factor.value);
        if value.digits.is_empty() {
            return true;
        }
        let Some(divisor) = factor
            .digits
            .parse::<u64>()
            .ok()
            .filter(|divisor| *divisor < 10u64.pow(18))
        else {
            return false;
        };
        // A value has no zeros at its end, and so no factor of ten that is not in its exponent.
        let Some(mut zeros) = value
            .exponent
            .checked_sub(factor.exponent)
            .and_then(|zeros| u64::try_from(zeros).ok())
        else {
            return false;
        };
        let divisor = u128::from(divisor);
        let digit = |byte: u8| u128::from(byte - b'0');
        let mut rest = value
            .digits
            .bytes()
            .fold(0, |rest, byte| (rest * 10 + digit(byte)) % divisor);
        let mut power = 10 % divisor;
        while zeros > 0 {
            if zeros % 2 == 1 {
                rest = rest * power % divisor;
            }
            power = power * power % divisor;
            zeros /= 2;
        }
        rest == 0
    }

    /// The number as an integer, when it is one that fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        let zeros = usize::try_from(self.value.exponent)
            .ok()
            .filter(|zeros| *zeros < 20)?;
        let sign = if self.value.negative { "-" } else { "" };
        if self.value.digits.is_empty() {
            return Some(0);
        }
        format!("{sign}{}{}", self.value.digits, "0".repeat(zeros))
            .parse()
            .ok()
    }
}

impl FromStr for Decimal {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        Ok(Self {
            text: text.to_owned(),
            value: value(text).ok_or(NotANumber)?,
        })
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        let text = number.to_string();
        let digits = text.trim_start_matches('-');
        let value = normalised(number < 0, digits, 0).unwrap_or(Value {
            negative: number < 0,
            digits: digits.to_owned(),
            exponent: 0,
        });
        Self { text, value }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Decimal {}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.value, &other.value);
        let sign = |value: &Value| match (value.digits.is_empty(), value.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        sign(a).cmp(&sign(b)).then_with(|| match sign(a) {
            0 => Ordering::Equal,
            1 => a.compare_sizes(b),
            _ => b.compare_sizes(a),
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.text.clone()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        raw.get().parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_comes_back_digit_for_digit() {
        for text in [
            "0",
            "1000",
            "-1000",
            "1000.0",
            "0.1",
            "1e400",
            "-1.5E-3",
            "123456789012345678901234567890.10",
        ] {
            assert_eq!(serde_json::to_string(&decimal(text)).unwrap(), text);
            assert_eq!(
                serde_json::from_str::<Decimal>(text).unwrap().as_str(),
                text
            );
        }
    }

    #[test]
    fn an_integer_is_written_without_a_fraction() {
        assert_eq!(serde_json::to_string(&Decimal::from(1000)).unwrap(), "1000");
        assert_eq!(
            serde_json::to_string(&Decimal::from(i64::MIN)).unwrap(),
            i64::MIN.to_string()
        );
    }

    #[test]
    fn what_json_does_not_allow_is_no_number() {
        for text in [
            "",
            "-",
            "+1",
            "01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "0x1",
            "1 ",
            "1_0",
            "NaN",
            "--1",
            "1e99999999999999999999",
        ] {
            assert_eq!(text.parse::<Decimal>().err(), Some(NotANumber), "{text}");
        }
        for text in ["\"1\"", "null", "true", "[1]", "{}"] {
            assert!(serde_json::from_str::<Decimal>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_are_compared_by_value() {
        for (a, b) in [
            ("1", "1.0"),
            ("10e-1", "1"),
            ("0", "-0.0"),
            ("1e2", "100"),
            ("0.001", "1e-3"),
        ] {
            assert_eq!(decimal(a), decimal(b), "{a} {b}");
            assert_eq!(decimal(a).cmp(&decimal(b)), Ordering::Equal);
        }
        for (a, b) in [
            ("-2", "-1"),
            ("-1", "0"),
            ("0", "0.1"),
            ("0.09", "0.1"),
            ("9", "10"),
            ("1e400", "1e401"),
            ("-10", "-9.9"),
            ("1.5", "1.51"),
        ] {
            assert!(decimal(a) < decimal(b), "{a} {b}");
        }
    }

    #[test]
    fn an_integer_that_fits_is_one() {
        assert_eq!(decimal("1e3").to_i64(), Some(1000));
        assert_eq!(decimal("-0").to_i64(), Some(0));
        assert_eq!(decimal("1.0").to_i64(), Some(1));
        assert_eq!(decimal("1.5").to_i64(), None);
        assert_eq!(decimal("9223372036854775808").to_i64(), None);
        assert_eq!(decimal("1e400").to_i64(), None);
    }

    #[test]
    fn debug_hides_the_digits() {
        assert_eq!(format!("{:?}", decimal("133707")), "Decimal(…)");
    }

    proptest! {
        #[test]
        fn integers_order_as_integers_do(a in any::<i64>(), b in any::<i64>()) {
            prop_assert_eq!(Decimal::from(a).cmp(&Decimal::from(b)), a.cmp(&b));
            prop_assert_eq!(Decimal::from(a).to_i64(), Some(a));
            prop_assert_eq!(&decimal(&a.to_string()), &Decimal::from(a));
        }

        #[test]
        fn no_text_panics(text in "[-+0-9.eE]{0,30}") {
            let _ = text.parse::<Decimal>();
        }
    }
}
