//! What a number of JSON is worth, however it is written.

use std::cmp::Ordering;

/// How many zeros a number without exponent may be given: more than any amount has.
const MOST_ZEROS: u64 = 1024;

/// The value: `digits` times ten to the power of `exponent`. Digits have no zeros at either end; zero has none at all.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Value {
    pub(super) negative: bool,
    pub(super) digits: String,
    pub(super) exponent: i64,
}

/// Reads JSON's grammar: `-`, whole digits without a leading zero, fraction, exponent.
pub(super) fn value(text: &str) -> Option<Value> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(index) => (
            unsigned.get(..index)?,
            exponent(unsigned.get(index + 1..)?)?,
        ),
        None => (unsigned, 0),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
        Some(_) => return None,
        None => (mantissa, ""),
    };
    if !is_digits(whole) || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    normalised(negative, &format!("{whole}{fraction}"), exponent)
}

fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    is_digits(digits).then(|| text.parse().ok()).flatten()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn normalised(negative: bool, digits: &str, exponent: i64) -> Option<Value> {
    let digits = digits.trim_start_matches('0');
    let trimmed = digits.trim_end_matches('0');
    if trimmed.is_empty() {
        return Some(Value {
            negative: false,
            digits: String::new(),
            exponent: 0,
        });
    }
    let zeros = i64::try_from(digits.len() - trimmed.len()).ok()?;
    Some(Value {
        negative,
        digits: trimmed.to_owned(),
        exponent: exponent.checked_add(zeros)?,
    })
}

impl Value {
    /// The digits with all their zeros and a point; `None` when that would be too many.
    pub(super) fn without_exponent(&self) -> Option<String> {
        if self.digits.is_empty() {
            return Some("0".to_owned());
        }
        let sign = if self.negative { "-" } else { "" };
        let count = i64::try_from(self.digits.len()).ok()?;
        let zeros = |count: i64| {
            let count = count.unsigned_abs();
            let count = usize::try_from(count)
                .ok()
                .filter(|_| count <= MOST_ZEROS)?;
            Some("0".repeat(count))
        };
        if self.exponent >= 0 {
            return Some(format!("{sign}{}{}", self.digits, zeros(self.exponent)?));
        }
        let whole = count.checked_add(self.exponent)?;
        if whole <= 0 {
            return Some(format!("{sign}0.{}{}", zeros(whole)?, self.digits));
        }
        let (whole, fraction) = self.digits.split_at_checked(usize::try_from(whole).ok()?)?;
        Some(format!("{sign}{whole}.{fraction}"))
    }

    /// Where the first digit stands: 1 for units.
    pub(super) fn magnitude(&self) -> i128 {
        self.digits.len() as i128 + i128::from(self.exponent)
    }

    pub(super) fn compare_sizes(&self, other: &Self) -> Ordering {
        // Without zeros at the end, the digits compare as fractions do: as texts.
        self.magnitude()
            .cmp(&other.magnitude())
            .then_with(|| self.digits.cmp(&other.digits))
    }
}
