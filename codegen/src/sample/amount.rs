//! Numbers on a bound, beside it and between two.

use crate::ir::{Bound, NumberSchema, NumberWidth};

/// How many digits numbers are reckoned with.
const MOST_DIGITS: usize = 30;

/// The numbers that a schema allows, as steps on a line.
pub(super) struct Line {
    /// How many digits stand behind the point.
    scale: u32,
    /// From one to the next, above zero.
    step: i128,
    lowest: Option<i128>,
    highest: Option<i128>,
    /// The bounds as they are written.
    bounds: [Option<(i128, bool)>; 2],
    width: NumberWidth,
}

impl Line {
    /// `None` when the numbers have too many digits to reckon with.
    pub(super) fn of(schema: &NumberSchema) -> Option<Self> {
        let text = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.text.clone());
        let texts = [
            text(&schema.minimum),
            text(&schema.maximum),
            schema.multiple_of.clone(),
        ];
        let numbers: Option<Vec<_>> = texts.iter().flatten().map(|text| split(text)).collect();
        let scales = numbers?.into_iter().map(|(_, scale)| scale);
        let most = scales.max().unwrap_or_default();
        let whole = schema.width != NumberWidth::Decimal;
        // Between two amounts there is always one more.
        let scale = if whole { most } else { most + 1 };
        let scaled = |text: &str| at(text, scale);
        let bound = |bound: &Option<Bound>| match bound {
            Some(bound) => Some(Some((scaled(&bound.text)?, bound.exclusive))),
            None => Some(None),
        };
        let bounds = [bound(&schema.minimum)?, bound(&schema.maximum)?];
        let unit = if whole { 10i128.checked_pow(scale)? } else { 1 };
        let step = match &schema.multiple_of {
            Some(factor) => common_multiple(scaled(factor)?, unit)?,
            None => unit,
        };
        let [minimum, maximum] = bounds;
        let mut lowest = minimum.map(|(bound, exclusive)| {
            let first = -(-bound).div_euclid(step) * step;
            if exclusive && first == bound {
                first + step
            } else {
                first
            }
        });
        let mut highest = maximum.map(|(bound, exclusive)| {
            let last = bound.div_euclid(step) * step;
            if exclusive && last == bound {
                last - step
            } else {
                last
            }
        });
        let range = match schema.width {
            NumberWidth::Int32 => Some((i64::from(i32::MIN), i64::from(i32::MAX))),
            NumberWidth::Int64 => Some((i64::MIN, i64::MAX)),
            NumberWidth::Decimal => None,
        };
        if let Some((first, last)) = range {
            let first = -(-i128::from(first).checked_mul(unit)?).div_euclid(step) * step;
            let last = i128::from(last).checked_mul(unit)?.div_euclid(step) * step;
            lowest = Some(lowest.map_or(first, |lowest| lowest.max(first)));
            highest = Some(highest.map_or(last, |highest| highest.min(last)));
        }
        Some(Self {
            scale,
            step,
            lowest,
            highest,
            bounds,
            width: schema.width,
        })
    }

    /// Another number for each seed: the first from one, where that is allowed.
    pub(super) fn number(&self, seed: u64) -> Option<String> {
        let near = self.step
            * if self.width == NumberWidth::Decimal && self.step == 1 {
                10i128.checked_pow(self.scale)?
            } else {
                1
            };
        let from = near.max(self.lowest.unwrap_or(near));
        let from = match self.highest {
            Some(highest) if highest < from => self.lowest.unwrap_or(highest).min(highest),
            _ => from,
        };
        let offset = self.step.checked_mul(i128::from(seed))?;
        let mut number = from.checked_add(offset)?;
        if self.highest.is_some_and(|highest| number > highest) {
            number = from.checked_sub(offset)?;
        }
        Some(written(number, self.scale))
    }

    /// The lowest and the highest number that are allowed.
    pub(super) fn ends(&self) -> Vec<String> {
        let ends = [self.lowest, self.highest].into_iter().flatten();
        ends.map(|end| written(end, self.scale)).collect()
    }

    /// The first numbers beyond `minimum` and `maximum`: the bounds themselves where they are exclusive.
    pub(super) fn beyond(&self) -> Vec<(&'static str, String)> {
        let [minimum, maximum] = self.bounds;
        let mut beyond = Vec::new();
        if let Some((bound, exclusive)) = minimum {
            let first = bound.div_euclid(self.step) * self.step;
            let first = if first == bound && !exclusive {
                first - self.step
            } else {
                first
            };
            beyond.push(("minimum", written(first, self.scale)));
        }
        if let Some((bound, exclusive)) = maximum {
            let first = -(-bound).div_euclid(self.step) * self.step;
            let first = if first == bound && !exclusive {
                first + self.step
            } else {
                first
            };
            beyond.push(("maximum", written(first, self.scale)));
        }
        beyond
    }

    /// Numbers that lie beside the steps.
    pub(super) fn beside(&self) -> Vec<String> {
        let unit = match self.width {
            NumberWidth::Decimal => 1,
            _ => 10i128.checked_pow(self.scale).unwrap_or(1),
        };
        let from = self.lowest.or(self.highest).unwrap_or_default();
        [unit, -unit]
            .map(|offset| written(from + offset, self.scale))
            .to_vec()
    }
}

/// A JSON number as digits and how many of them stand behind the point.
fn split(text: &str) -> Option<(i128, u32)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()? - exponent;
    let fits = whole.len() + fraction.len() <= MOST_DIGITS && places.unsigned_abs() <= 20;
    match u32::try_from(places) {
        _ if !fits => None,
        Ok(places) => Some((digits, places)),
        Err(_) => Some((
            digits.checked_mul(10i128.checked_pow(places.unsigned_abs())?)?,
            0,
        )),
    }
}

/// A JSON number times ten to the power of `scale`.
fn at(text: &str, scale: u32) -> Option<i128> {
    let (digits, places) = split(text)?;
    let number = digits.checked_mul(10i128.checked_pow(scale.checked_sub(places)?)?)?;
    // Room for steps beyond.
    (number.unsigned_abs() < 1 << 120).then_some(number)
}

fn common_multiple(one: i128, other: i128) -> Option<i128> {
    let (mut divisor, mut rest) = (one, other);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let multiple = one.checked_div(divisor)?.checked_mul(other)?;
    (1..1 << 100).contains(&multiple).then_some(multiple)
}

/// `number` with `scale` digits behind the point, zeros at the end left out.
fn written(number: i128, scale: u32) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = number.unsigned_abs().to_string();
    let scale = scale as usize;
    let padded = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = padded.split_at(padded.len() - scale);
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(
        width: NumberWidth,
        bounds: [&str; 2],
        exclusive: bool,
        factor: &str,
    ) -> NumberSchema {
        let bound = |text: &str| {
            let text = text.to_owned();
            (!text.is_empty()).then_some(Bound { text, exclusive })
        };
        NumberSchema {
            width,
            minimum: bound(bounds[0]),
            maximum: bound(bounds[1]),
            multiple_of: (!factor.is_empty()).then(|| factor.to_owned()),
        }
    }

    #[test]
    fn ends_lie_within_and_the_next_beyond() {
        use NumberWidth::{Decimal, Int32, Int64};
        for (schema, first, ends, beyond) in [
            (
                schema(Int64, ["3", "9"], false, ""),
                "3",
                ["3", "9"],
                ["2", "10"],
            ),
            (
                schema(Int64, ["3", "9"], true, ""),
                "4",
                ["4", "8"],
                ["3", "9"],
            ),
            (
                schema(Int64, ["-9", "-3"], false, "2"),
                "-8",
                ["-8", "-4"],
                ["-10", "-2"],
            ),
            (
                schema(Int64, ["0.5", "7.5"], true, ""),
                "1",
                ["1", "7"],
                ["0", "8"],
            ),
            (
                schema(Decimal, ["0", "1"], true, ""),
                "0.1",
                ["0.1", "0.9"],
                ["0", "1"],
            ),
            (
                schema(Decimal, ["0.01", "1e2"], false, "0.05"),
                "0.05",
                ["0.05", "100"],
                ["0", "100.05"],
            ),
            (
                schema(Int32, ["", "0"], false, ""),
                "-2147483648",
                ["-2147483648", "0"],
                ["", "1"],
            ),
        ] {
            let line = Line::of(&schema).unwrap();
            assert_eq!(line.number(0).unwrap(), first, "{schema:?}");
            assert_eq!(line.ends(), ends, "{schema:?}");
            let expected: Vec<_> = beyond.into_iter().filter(|text| !text.is_empty()).collect();
            let found: Vec<_> = line.beyond().into_iter().map(|(_, text)| text).collect();
            assert_eq!(found, expected, "{schema:?}");
        }
    }

    #[test]
    fn numbers_beyond_reckoning_are_given_up() {
        for bounds in [
            ["1e300", ""],
            ["", "-1e-300"],
            ["123456789012345678901234567890123456", ""],
        ] {
            assert!(Line::of(&schema(NumberWidth::Decimal, bounds, false, "")).is_none());
        }
    }
}
