//! Organisation numbers.

use std::fmt;
use std::str::FromStr;

/// An organisation number from Enhetsregisteret: nine digits, the last a MOD11 check digit.
///
/// `Debug` hides the number: arrears of a sole proprietorship are personal data, so it must not reach a log by
/// accident. [`as_str`](Self::as_str) is for answers, queries and the disclosure log.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Organisasjonsnummer([u8; 9]);

/// Why a text is not an organisation number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigOrganisasjonsnummer {
    /// Not exactly nine digits 0-9.
    #[error("not exactly nine digits")]
    Format,
    /// The ninth digit is not the MOD11 check digit of the first eight.
    #[error("wrong check digit")]
    Kontrollsiffer,
}

/// Weights of the first eight digits (Brønnøysundregistrene, "Om organisasjonsnummeret").
const VEKTER: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

impl Organisasjonsnummer {
    /// The nine digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII digits are ever stored.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Organisasjonsnummer {
    type Err = UgyldigOrganisasjonsnummer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: [u8; 9] = text
            .as_bytes()
            .try_into()
            .map_err(|_| UgyldigOrganisasjonsnummer::Format)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(UgyldigOrganisasjonsnummer::Format);
        }
        let sum: u32 = VEKTER
            .iter()
            .zip(digits)
            .map(|(weight, digit)| weight * u32::from(digit - b'0'))
            .sum();
        // 11 becomes 0; 10 is no digit, so no number with that remainder exists.
        let expected = (11 - sum % 11) % 11;
        let [.., last] = digits;
        if u32::from(last - b'0') == expected {
            Ok(Self(digits))
        } else {
            Err(UgyldigOrganisasjonsnummer::Kontrollsiffer)
        }
    }
}

impl fmt::Debug for Organisasjonsnummer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Organisasjonsnummer(…)")
    }
}

impl serde::Serialize for Organisasjonsnummer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Organisasjonsnummer {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error| {
            serde::de::Error::custom(format!("invalid organisation number: {error}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_are_valid() {
        for number in [
            "310111643",
            "313367002",
            "314961900",
            "310478717",
            "974761076",
            "991825827",
            "974760673",
        ] {
            assert_eq!(
                number.parse::<Organisasjonsnummer>().unwrap().as_str(),
                number
            );
        }
    }

    #[test]
    fn a_wrong_check_digit_is_refused() {
        for number in ["912345678", "123456789", "312345678"] {
            assert_eq!(
                number.parse::<Organisasjonsnummer>(),
                Err(UgyldigOrganisasjonsnummer::Kontrollsiffer)
            );
        }
    }

    #[test]
    fn anything_but_nine_ascii_digits_is_refused() {
        for text in [
            "",
            "31011164",
            "3101116430",
            "31011164x",
            " 310111643",
            "３１０１１１６４３",
            "+10111643",
        ] {
            assert_eq!(
                text.parse::<Organisasjonsnummer>(),
                Err(UgyldigOrganisasjonsnummer::Format)
            );
        }
    }

    /// 1 in 11 prefixes has remainder 10 and so no number at all.
    #[test]
    fn a_prefix_has_at_most_one_number() {
        let mut without = 0;
        for prefix in 31_000_000..31_001_100u32 {
            let valid = (0..10)
                .filter(|last| {
                    format!("{prefix}{last}")
                        .parse::<Organisasjonsnummer>()
                        .is_ok()
                })
                .count();
            assert!(valid <= 1);
            without += usize::from(valid == 0);
        }
        assert!(without > 0);
    }

    #[test]
    fn debug_hides_the_number() {
        let number: Organisasjonsnummer = "310111643".parse().unwrap();
        assert!(!format!("{number:?}").contains("310111643"));
    }
}
