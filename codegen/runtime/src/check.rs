//! What a schema says beyond its type, checked exactly.

mod array;

use std::cmp::Ordering;
use std::sync::OnceLock;

use regex::Regex;

pub use array::ArrayChecks;

use crate::types::Decimal;
use crate::violation::{Place, Rule, Violations};

/// The constraints of a string schema, as a table.
#[derive(Debug)]
pub struct StringChecks {
    /// `minLength` in Unicode code points.
    pub min_length: Option<u64>,
    /// `maxLength` in Unicode code points.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<Pattern>,
}

impl StringChecks {
    /// Adds what `value` breaks.
    pub fn check(&self, value: &str, place: &Place<'_>, violations: &mut Violations) {
        if self.min_length.is_some() || self.max_length.is_some() {
            let length = value.chars().count() as u64;
            let long_enough = self.min_length.is_none_or(|minimum| length >= minimum);
            let short_enough = self.max_length.is_none_or(|maximum| length <= maximum);
            if !(long_enough && short_enough) {
                let rule = Rule::Length {
                    minimum: self.min_length,
                    maximum: self.max_length,
                };
                violations.add(place, rule);
            }
        }
        if let Some(pattern) = &self.pattern
            && !pattern.matches(value)
        {
            violations.add(place, Rule::Pattern(pattern.source));
        }
    }
}

/// The constraints of a schema of numbers, as a table.
#[derive(Debug)]
pub struct NumberChecks {
    /// `minimum`.
    pub minimum: Option<Bound>,
    /// `maximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`.
    pub multiple_of: Option<Factor>,
}

impl NumberChecks {
    /// Adds what `value` breaks.
    pub fn check(&self, value: &Decimal, place: &Place<'_>, violations: &mut Violations) {
        if let Some(bound) = &self.minimum
            && !bound.allows(value, Ordering::Greater)
        {
            let (bound, exclusive) = (bound.text, bound.exclusive);
            violations.add(place, Rule::Minimum { bound, exclusive });
        }
        if let Some(bound) = &self.maximum
            && !bound.allows(value, Ordering::Less)
        {
            let (bound, exclusive) = (bound.text, bound.exclusive);
            violations.add(place, Rule::Maximum { bound, exclusive });
        }
        if let Some(factor) = &self.multiple_of
            && !factor.divides(value)
        {
            violations.add(place, Rule::MultipleOf(factor.text));
        }
    }
}

/// `multipleOf`.
#[derive(Debug)]
pub struct Factor {
    text: &'static str,
    parsed: OnceLock<Option<Decimal>>,
}

impl Factor {
    /// The factor as the document writes it.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            parsed: OnceLock::new(),
        }
    }

    /// The generator has read the factor once; one that cannot be read all the same divides nothing.
    fn divides(&self, value: &Decimal) -> bool {
        let factor = self.parsed.get_or_init(|| self.text.parse().ok());
        factor
            .as_ref()
            .is_some_and(|factor| value.is_multiple_of(factor))
    }
}

/// `minimum` or `maximum`, with `exclusiveMinimum` or `exclusiveMaximum`.
#[derive(Debug)]
pub struct Bound {
    text: &'static str,
    exclusive: bool,
    parsed: OnceLock<Option<Decimal>>,
}

impl Bound {
    /// The bound as the document writes it.
    #[must_use]
    pub const fn new(text: &'static str, exclusive: bool) -> Self {
        Self {
            text,
            exclusive,
            parsed: OnceLock::new(),
        }
    }

    /// Whether `value` is on that side of the bound, or on it where that is allowed.
    ///
    /// The generator has read the bound once; one that cannot be read all the same allows nothing.
    fn allows(&self, value: &Decimal, side: Ordering) -> bool {
        let bound = self.parsed.get_or_init(|| self.text.parse().ok());
        bound.as_ref().is_some_and(|bound| match value.cmp(bound) {
            Ordering::Equal => !self.exclusive,
            found => found == side,
        })
    }
}

/// A `pattern`: ECMA 262 in the document, translated by the generator to the syntax of the `regex` crate, which
/// matches in time linear in the text whatever the pattern.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    translated: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// `source` as the document writes it, and its translation.
    #[must_use]
    pub const fn new(source: &'static str, translated: &'static str) -> Self {
        Self {
            source,
            translated,
            compiled: OnceLock::new(),
        }
    }

    /// Whether the pattern is found anywhere in `text`: patterns are not anchored.
    ///
    /// The generator has compiled every translation once; one that does not compile all the same matches nothing.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.compiled
            .get_or_init(|| Regex::new(self.translated).ok())
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::violation::Location;

    fn broken(checks: &StringChecks, value: &str) -> Vec<Rule> {
        let mut violations = Violations::new();
        checks.check(value, &Place::root(Location::Path, "p"), &mut violations);
        violations
            .iter()
            .map(|violation| violation.rule.clone())
            .collect()
    }

    #[test]
    fn lengths_hold_at_both_boundaries() {
        let length = Rule::Length {
            minimum: Some(2),
            maximum: Some(3),
        };
        let checks = StringChecks {
            min_length: Some(2),
            max_length: Some(3),
            pattern: None,
        };
        assert_eq!(broken(&checks, "a"), std::slice::from_ref(&length));
        assert_eq!(broken(&checks, "ab"), []);
        assert_eq!(broken(&checks, "abc"), []);
        assert_eq!(broken(&checks, "abcd"), [length]);
    }

    #[test]
    fn length_counts_code_points_not_bytes() {
        let checks = StringChecks {
            min_length: None,
            max_length: Some(2),
            pattern: None,
        };
        assert_eq!(broken(&checks, "æø"), []);
        assert_eq!(broken(&checks, "😀😀"), []);
    }

    #[test]
    fn a_pattern_is_not_anchored() {
        let checks = StringChecks {
            min_length: None,
            max_length: None,
            pattern: Some(Pattern::new("b", "b")),
        };
        assert_eq!(broken(&checks, "abc"), []);
        assert_eq!(broken(&checks, "ac"), [Rule::Pattern("b")]);
    }

    #[test]
    fn every_violation_is_told() {
        let checks = StringChecks {
            min_length: Some(9),
            max_length: Some(9),
            pattern: Some(Pattern::new("^[0-9]+$", "^[0-9]+$")),
        };
        assert_eq!(broken(&checks, "abc").len(), 2);
        assert_eq!(broken(&checks, "31011164\n").len(), 1);
    }

    #[test]
    fn a_translation_that_does_not_compile_matches_nothing() {
        assert!(!Pattern::new("(", "(").matches("("));
    }

    #[test]
    fn bounds_hold_at_the_boundary_in_both_directions() {
        let checks = |minimum, maximum, exclusive| NumberChecks {
            minimum: Some(Bound::new(minimum, exclusive)),
            maximum: Some(Bound::new(maximum, exclusive)),
            multiple_of: None,
        };
        let broken = |checks: &NumberChecks, value: &str| {
            let mut violations = Violations::new();
            let value: Decimal = value.parse().unwrap();
            checks.check(&value, &Place::root(Location::Path, "p"), &mut violations);
            violations.iter().count()
        };
        let inclusive = checks("-1", "2.5", false);
        for (value, count) in [("-1.0", 0), ("-1.01", 1), ("2.50", 0), ("2.51", 1)] {
            assert_eq!(broken(&inclusive, value), count, "{value}");
        }
        let exclusive = checks("-1", "2.5", true);
        for (value, count) in [("-1", 1), ("-0.99", 0), ("2.5", 1), ("2.49", 0)] {
            assert_eq!(broken(&exclusive, value), count, "{value}");
        }
        let mut violations = Violations::new();
        inclusive.check(
            &Decimal::from(i64::MIN),
            &Place::root(Location::Path, "p"),
            &mut violations,
        );
        inclusive.check(
            &Decimal::from(3),
            &Place::root(Location::Path, "p"),
            &mut violations,
        );
        assert_eq!(violations.iter().count(), 2);
    }

    #[test]
    fn a_multiple_is_one_exactly() {
        let broken = |factor, value: &str| {
            let checks = NumberChecks {
                minimum: None,
                maximum: None,
                multiple_of: Some(Factor::new(factor)),
            };
            let mut violations = Violations::new();
            let value: Decimal = value.parse().unwrap();
            checks.check(&value, &Place::root(Location::Path, "p"), &mut violations);
            violations.iter().count()
        };
        for (factor, value, count) in [
            ("1", "0", 0),
            ("1", "-3.00", 0),
            ("1", "0.5", 1),
            ("0.01", "19.99", 0),
            ("0.01", "19.995", 1),
            ("1e-2", "3e0", 0),
            ("2.5", "1e1000000000", 0),
            ("3", "1e1000000000", 1),
            ("7", "12345678901234567890123456789012345678", 1),
            ("7", "777777777777777777777777777777777777", 0),
        ] {
            assert_eq!(broken(factor, value), count, "{value} of {factor}");
        }
    }
}
