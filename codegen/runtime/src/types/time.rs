//! `format: date` and `format: date-time` (RFC 3339): exact, offset and fraction as they are written.

use std::str::FromStr;

use jiff::civil;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::as_text;

/// A text that is no `full-date` or no `date-time` of RFC 3339, section 5.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date or time as RFC 3339 has it")]
pub struct NotATime;

/// A date, `2023-09-21`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(String);

/// A moment with its offset, `2023-09-21T10:47:13.291069+02:00`, exactly as it is written.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime(String);

as_text!(Date);
as_text!(DateTime);

impl Date {
    /// The date as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DateTime {
    /// The moment as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment on the time line; none beyond the calendar. More than nine fraction digits are cut.
    #[must_use]
    pub fn to_timestamp(&self) -> Option<Timestamp> {
        let digits = self
            .0
            .bytes()
            .skip(20)
            .take_while(u8::is_ascii_digit)
            .count();
        let cut = match self.0.as_bytes().get(19) {
            Some(b'.') if digits > 9 => {
                format!("{}{}", self.0.get(..29)?, self.0.get(20 + digits..)?)
            }
            _ => self.0.clone(),
        };
        cut.parse().ok()
    }
}

impl FromStr for Date {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        is_full_date(text)
            .then(|| Self(text.to_owned()))
            .ok_or(NotATime)
    }
}

impl FromStr for DateTime {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        is_date_time(text)
            .then(|| Self(text.to_owned()))
            .ok_or(NotATime)
    }
}

impl TryFrom<civil::Date> for Date {
    type Error = NotATime;

    /// Fails for years that RFC 3339 cannot write.
    fn try_from(date: civil::Date) -> Result<Self, NotATime> {
        date.strftime("%Y-%m-%d").to_string().parse()
    }
}

impl TryFrom<&Zoned> for DateTime {
    type Error = NotATime;

    /// With six fraction digits and the offset that holds there and then. Fails for years that RFC 3339 cannot write.
    fn try_from(moment: &Zoned) -> Result<Self, NotATime> {
        moment
            .strftime("%Y-%m-%dT%H:%M:%S.%6f%:z")
            .to_string()
            .parse()
    }
}

/// `full-date`: a day that exists.
fn is_full_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let form = bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    form && text.parse::<civil::Date>().is_ok()
}

/// `date-time`: full-date, `T`, time with an optional fraction, and an offset. `T` and `Z` in any case; a leap second may
/// stand at the end of any hour, since it does in some offset.
fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked(10) else {
        return false;
    };
    let Some((time, rest)) = rest.split_at_checked(9) else {
        return false;
    };
    let rest = match rest.strip_prefix('.') {
        None => rest,
        Some(fraction) => {
            let after = fraction.trim_start_matches(|character: char| character.is_ascii_digit());
            if after.len() == fraction.len() {
                return false;
            }
            after
        }
    };
    is_full_date(date) && is_time(time) && is_offset(rest)
}

/// `T10:47:13`
fn is_time(text: &str) -> bool {
    let mut parts = text.strip_prefix(['T', 't']).unwrap_or_default().split(':');
    let (hour, minute, second) = (
        number(parts.next()),
        number(parts.next()),
        number(parts.next()),
    );
    let seconds = if minute == Some(59) { 60 } else { 59 };
    parts.next().is_none()
        && hour.is_some_and(|hour| hour <= 23)
        && minute.is_some_and(|minute| minute <= 59)
        && second.is_some_and(|second| second <= seconds)
}

/// `Z`, `+02:00`
fn is_offset(text: &str) -> bool {
    if matches!(text, "Z" | "z") {
        return true;
    }
    let Some((hour, minute)) = text
        .strip_prefix(['+', '-'])
        .and_then(|text| text.split_once(':'))
    else {
        return false;
    };
    number(Some(hour)).is_some_and(|hour| hour <= 23)
        && number(Some(minute)).is_some_and(|minute| minute <= 59)
}

/// Two digits.
fn number(text: Option<&str>) -> Option<u8> {
    let text =
        text.filter(|text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))?;
    text.parse().ok()
}

macro_rules! as_json_string {
    ($type:ident) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
as_json_string!(Date);
as_json_string!(DateTime);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_date_is_a_day_that_exists() {
        for text in ["2023-09-21", "2024-02-29", "0001-01-01"] {
            assert!(text.parse::<Date>().is_ok(), "{text}");
        }
        for text in [
            "2023-02-29",
            "2023-13-01",
            "2023-00-01",
            "23-09-21",
            "2023-9-21",
            "2023-09-21T",
            "20230921",
            "",
            "+023-09-21",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_time_has_an_offset_and_is_kept_as_written() {
        for text in [
            "2023-09-21T10:47:13Z",
            "2023-09-21t10:47:13z",
            "2023-09-21T10:47:13.291069732+02:00",
            "2023-09-21T10:47:13.1234567890123-00:00",
            "1990-12-31T23:59:60Z",
        ] {
            let moment: DateTime = text.parse().unwrap();
            assert_eq!(
                serde_json::to_string(&moment).unwrap(),
                format!("\"{text}\"")
            );
            assert!(moment.to_timestamp().is_some(), "{text}");
        }
        for text in [
            "2023-09-21T10:47:13",
            "2023-09-21 10:47:13Z",
            "2023-09-21T24:00:00Z",
            "2023-09-21T10:60:13Z",
            "2023-09-21T10:47:60Z",
            "2023-09-21T10:47:13.Z",
            "2023-09-21T10:47Z",
            "2023-02-30T10:47:13Z",
            "2023-09-21T10:47:13+2:00",
            "2023-09-21T10:47:13+0200",
            "2023-09-21T10:47:13+24:00",
            "2023-09-21T10:47:13ZZ",
            "2023-09-2æT10:47:13Z",
            "",
        ] {
            assert!(text.parse::<DateTime>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_zoned_moment_keeps_the_offset_of_its_place() {
        let moment = "2023-09-21T10:47:13.291069732+02:00[+02:00]"
            .parse::<Zoned>()
            .unwrap();
        assert_eq!(
            DateTime::try_from(&moment).unwrap().as_str(),
            "2023-09-21T10:47:13.291069+02:00"
        );
        assert_eq!(
            Date::try_from(moment.date()).unwrap().as_str(),
            "2023-09-21"
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = text.parse::<DateTime>();
            let _ = text.parse::<Date>();
        }

        #[test]
        fn what_is_nearly_a_date_time_does_not_panic(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:]{6,9}[.0-9]{0,12}[Zz+-]?[0-9:]{0,5}") {
            if let Ok(moment) = text.parse::<DateTime>() {
                let _ = moment.to_timestamp();
            }
        }
    }
}
