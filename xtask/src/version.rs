//! Which of two versions is the later one. Registries demand no form, so that sometimes it cannot be told.

use std::cmp::Ordering;

/// A version number: `2`, `v1.10`, `2.0.0-rc.1`.
#[derive(Debug, PartialEq, Eq)]
struct Version<'a> {
    numbers: Vec<u64>,
    preliminary: Vec<Part<'a>>,
}

/// A part of what stands after the hyphen: numbers come before words.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Number(u64),
    Word(&'a str),
}

impl<'a> Version<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let text = text.split_once('+').map_or(text, |(version, _)| version);
        let (numbers, preliminary) = match text.split_once('-') {
            Some((numbers, preliminary)) => (numbers, Some(preliminary)),
            None => (text, None),
        };
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        let mut numbers: Vec<u64> = numbers.split('.').map(number).collect::<Option<_>>()?;
        // 2 and 2.0.0 are one version.
        while numbers.last() == Some(&0) {
            numbers.pop();
        }
        let part = |text| number(text).map_or(Part::Word(text), Part::Number);
        let preliminary =
            preliminary.map_or_else(Vec::new, |text| text.split('.').map(part).collect());
        Some(Self {
            numbers,
            preliminary,
        })
    }

    fn order(&self, other: &Self) -> Ordering {
        // A preliminary version comes before its final one.
        let is_final = |version: &Self| version.preliminary.is_empty();
        self.numbers
            .cmp(&other.numbers)
            .then(is_final(self).cmp(&is_final(other)))
            .then_with(|| self.preliminary.cmp(&other.preliminary))
    }
}

/// How `one` stands to `other`; `None` when it cannot be told.
pub(crate) fn compare(one: &str, other: &str) -> Option<Ordering> {
    if one == other {
        return Some(Ordering::Equal);
    }
    Some(Version::parse(one)?.order(&Version::parse(other)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        let ascending = [
            "0.9",
            "1-alpha",
            "1-alpha.1",
            "1-alpha.beta",
            "1-rc.2",
            "1-rc.10",
            "1.0",
            "v1.0.1",
            "1.2",
            "1.10.0",
            "2.0.0-rc1",
            "2.0.0+build",
            "2.0.1",
            "10",
        ];
        for (at, one) in ascending.iter().enumerate() {
            for (other_at, other) in ascending.iter().enumerate() {
                assert_eq!(
                    compare(one, other),
                    Some(at.cmp(&other_at)),
                    "{one} {other}"
                );
            }
        }
        assert_eq!(compare("2", "v2.0.0"), Some(Ordering::Equal));
    }

    #[test]
    fn what_is_no_number_cannot_be_ordered() {
        for odd in ["", "latest", "1.x", "1..2", "-1", "99999999999999999999"] {
            assert_eq!(compare(odd, "1"), None, "{odd}");
        }
        assert_eq!(compare("latest", "latest"), Some(Ordering::Equal));
    }
}
