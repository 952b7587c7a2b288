//! The moments in a consent token, in all the ways in which Altinn 2 has written them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::tilgang::samtykke::wire::has_shape;

/// Which end of a consent a moment is. A local time that the clock shows twice, or never, when it is set is read so that
/// the consent is shorter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    Begin,
    End,
}

/// Seconds since 1970, as a number or in a text; or Norwegian time, `22.06.2018 08:57:05` or `2018-06-22 08:57:05`.
pub(super) fn read(value: &Value, edge: Edge, oslo: &TimeZone) -> Option<Timestamp> {
    let text = match value {
        Value::String(text) => text,
        number => return numeric(number),
    };
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return unix(text.parse().ok()?);
    }
    let local = local(text)?;
    let moment = oslo.to_ambiguous_timestamp(local);
    let moment = match edge {
        Edge::Begin => moment.later(),
        Edge::End => moment.earlier(),
    };
    moment
        .ok()
        .or_else(|| (local.year() == 9999).then_some(Timestamp::MAX))
}

/// Whole seconds since 1970, and not before.
pub(super) fn numeric(value: &Value) -> Option<Timestamp> {
    unix(i64::try_from(value.as_u64()?).ok()?)
}

/// The last hours of the year 9999, in which .NET ends what has no end, are past jiff's last moment: they are cut to that.
fn unix(seconds: i64) -> Option<Timestamp> {
    const LAST: i64 = 253_402_300_799;
    let moment = Timestamp::from_second(seconds).ok();
    moment.or_else(|| (0..=LAST).contains(&seconds).then_some(Timestamp::MAX))
}

fn local(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once(' ')?;
    let (year, month, day) = if has_shape(date, "dd.dd.dddd") {
        (date.get(6..)?, date.get(3..5)?, date.get(..2)?)
    } else if has_shape(date, "dddd-dd-dd") {
        (date.get(..4)?, date.get(5..7)?, date.get(8..)?)
    } else {
        return None;
    };
    if !has_shape(time, "dd:dd:dd") {
        return None;
    }
    let (hour, minute, second) = (time.get(..2)?, time.get(3..5)?, time.get(6..)?);
    let number = |digits: &str| digits.parse::<i8>().ok();
    DateTime::new(
        year.parse().ok()?,
        number(month)?,
        number(day)?,
        number(hour)?,
        number(minute)?,
        number(second)?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(value: Value, edge: Edge) -> Option<String> {
        let oslo = TimeZone::get("Europe/Oslo").unwrap();
        read(&value, edge, &oslo).map(|moment| moment.to_string())
    }

    #[test]
    fn each_way_of_writing_is_read() {
        for (value, expected) in [
            (json!(1_529_650_625), "2018-06-22T06:57:05Z"),
            (json!("1529650625"), "2018-06-22T06:57:05Z"),
            (json!(0), "1970-01-01T00:00:00Z"),
            (json!("22.06.2018 08:57:05"), "2018-06-22T06:57:05Z"),
            (json!("2018-06-22 08:57:05"), "2018-06-22T06:57:05Z"),
            (json!("22.12.2018 08:57:05"), "2018-12-22T07:57:05Z"),
            (json!("2018-12-22 08:57:05"), "2018-12-22T07:57:05Z"),
            (json!("29.02.2024 00:00:00"), "2024-02-28T23:00:00Z"),
            (json!("31.12.2026 23:59:59"), "2026-12-31T22:59:59Z"),
        ] {
            for edge in [Edge::Begin, Edge::End] {
                assert_eq!(
                    at(value.clone(), edge).as_deref(),
                    Some(expected),
                    "{value}"
                );
            }
        }
    }

    #[test]
    fn when_the_clock_is_set_a_consent_is_shorter_and_never_longer() {
        for (local, begin, end) in [
            // Set back at three: half past two comes twice.
            (
                "25.10.2026 02:30:00",
                "2026-10-25T01:30:00Z",
                "2026-10-25T00:30:00Z",
            ),
            (
                "2026-10-25 02:00:00",
                "2026-10-25T01:00:00Z",
                "2026-10-25T00:00:00Z",
            ),
            (
                "2026-10-25 02:59:59",
                "2026-10-25T01:59:59Z",
                "2026-10-25T00:59:59Z",
            ),
            (
                "2026-10-25 03:00:00",
                "2026-10-25T02:00:00Z",
                "2026-10-25T02:00:00Z",
            ),
            (
                "2026-10-25 01:59:59",
                "2026-10-24T23:59:59Z",
                "2026-10-24T23:59:59Z",
            ),
            // Set forward at two: half past two never comes.
            (
                "29.03.2026 02:30:00",
                "2026-03-29T01:30:00Z",
                "2026-03-29T00:30:00Z",
            ),
            (
                "2026-03-29 02:00:00",
                "2026-03-29T01:00:00Z",
                "2026-03-29T00:00:00Z",
            ),
            (
                "2026-03-29 03:00:00",
                "2026-03-29T01:00:00Z",
                "2026-03-29T01:00:00Z",
            ),
            (
                "2026-03-29 01:59:59",
                "2026-03-29T00:59:59Z",
                "2026-03-29T00:59:59Z",
            ),
        ] {
            assert_eq!(
                at(local.into(), Edge::Begin).as_deref(),
                Some(begin),
                "{local}"
            );
            assert_eq!(at(local.into(), Edge::End).as_deref(), Some(end), "{local}");
        }
    }

    #[test]
    fn what_has_no_end_ends_with_the_calendar() {
        for value in [
            json!("31.12.9999 23:59:59"),
            json!("9999-12-31 00:00:00"),
            json!(253_402_300_799_i64),
            json!("253402300799"),
        ] {
            let last = Timestamp::MAX.to_string();
            assert_eq!(at(value.clone(), Edge::End), Some(last), "{value}");
        }
        assert_eq!(at(json!(253_402_300_800_i64), Edge::End), None);
        assert_eq!(at(json!("32.12.9999 23:59:59"), Edge::End), None);
    }

    #[test]
    fn anything_else_is_no_moment() {
        for value in [
            json!(null),
            json!(true),
            json!([1_529_650_625]),
            json!({}),
            json!(-1),
            json!(1.5),
            json!(1_529_650_625.0),
            json!(1e20),
            json!(u64::MAX),
            // Milliseconds: no year of this calendar.
            json!(1_529_650_625_000_i64),
            json!("1529650625000"),
            json!("99999999999999999999999"),
            json!("-1"),
            json!("+1"),
            json!("1.5"),
            json!("١٢٣"),
            json!(""),
            json!(" "),
            json!("22.06.2018"),
            json!("22.06.2018 08:57"),
            json!("22.06.18 08:57:05"),
            json!("22.6.2018 08:57:05"),
            json!("22/06/2018 08:57:05"),
            json!("06.22.2018 08:57:05"),
            json!("31.06.2018 08:57:05"),
            json!("29.02.2025 08:57:05"),
            json!("00.06.2018 08:57:05"),
            json!("22.06.2018 24:00:00"),
            json!("22.06.2018 08:60:05"),
            json!("22.06.2018 08:57:60"),
            json!("22.06.2018 08:57:05.1"),
            json!("22.06.2018  08:57:05"),
            json!(" 22.06.2018 08:57:05"),
            json!("22.06.2018 08:57:05 "),
            json!("22.06.2018 08:57:05\n"),
            json!("22.06.2018T08:57:05"),
            json!("2018-06-22T08:57:05"),
            json!("2018-06-22 08:57:05Z"),
            json!("2018-06-22 08:57:05+02:00"),
            json!("2018-22-06 08:57:05"),
            json!("-018-06-22 08:57:05"),
            json!("2018-06-22 ٠8:57:05"),
        ] {
            assert_eq!(at(value.clone(), Edge::Begin), None, "{value}");
        }
    }
}
