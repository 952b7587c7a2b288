//! The formats of strings that are checked, as the runtime's types have them.

use crate::ir::StringFormat;

/// Whether `text` is of this format.
pub(super) fn allows(format: StringFormat, text: &str) -> bool {
    match format {
        StringFormat::Text | StringFormat::Binary => true,
        StringFormat::Uuid => is_uuid(text),
        StringFormat::Date => is_date(text),
        StringFormat::DateTime => is_date_time(text),
        StringFormat::Byte => is_base64(text),
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The numbers between separators, when each has the digits that it is to have.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let right = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = right.then(|| part.parse().ok()).flatten()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// A day that exists.
fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, '-', [4, 2, 2]) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked(10) else {
        return false;
    };
    let Some((time, rest)) = rest.split_at_checked(9) else {
        return false;
    };
    let offset = match rest.strip_prefix('.') {
        None => rest,
        Some(fraction) => {
            let after = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            if after.len() == fraction.len() {
                return false;
            }
            after
        }
    };
    let Some([hour, minute, second]) = time
        .strip_prefix(['T', 't'])
        .and_then(|time| numbers(time, ':', [2, 2, 2]))
    else {
        return false;
    };
    let seconds = if minute == 59 { 60 } else { 59 };
    is_date(date) && hour <= 23 && minute <= 59 && second <= seconds && is_offset(offset)
}

fn is_offset(text: &str) -> bool {
    let numbers = text
        .strip_prefix(['+', '-'])
        .and_then(|text| numbers(text, ':', [2, 2]));
    matches!(text, "Z" | "z") || numbers.is_some_and(|[hour, minute]| hour <= 23 && minute <= 59)
}

/// With padding, and with nothing in the bits that it leaves (RFC 4648, section 3.5).
fn is_base64(text: &str) -> bool {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('='));
    let digits = digits.unwrap_or(text);
    let left = match text.len() - digits.len() {
        0 => 0,
        1 => 0b11,
        _ => 0b1111,
    };
    let last = digits.bytes().last().and_then(digit).unwrap_or_default();
    text.len().is_multiple_of(4)
        && digits.bytes().all(|byte| digit(byte).is_some())
        && last & left == 0
}

/// A text of this format, another for each `seed` as far as there are others; `None` for free text.
pub(super) fn sample(format: StringFormat, seed: u64) -> Option<String> {
    Some(match format {
        StringFormat::Text | StringFormat::Binary => return None,
        StringFormat::Uuid => format!("00000000-0000-4000-8000-{:012x}", seed % (1 << 48)),
        StringFormat::Date => {
            format!(
                "{:04}-{:02}-{:02}",
                2000 + seed / 336 % 1000,
                seed / 28 % 12 + 1,
                seed % 28 + 1
            )
        }
        StringFormat::DateTime => {
            let date = sample(StringFormat::Date, seed / 60)?;
            format!("{date}T12:00:{:02}Z", seed % 60)
        }
        StringFormat::Byte => {
            let letter = |shift: u32| {
                let index = usize::try_from(seed >> shift).unwrap_or_default() % 26;
                char::from(b'A' + u8::try_from(index).unwrap_or_default())
            };
            format!("{}{}{}{}", letter(15), letter(10), letter(5), letter(0))
        }
    })
}

/// Texts that are nearly of this format and are not.
pub(super) const NEARLY: [&str; 6] = [
    "00000000-0000-4000-8000-00000000000g",
    "2023-02-29",
    "2023-02-29T12:00:00Z",
    "2023-02-28T12:00:00",
    "YQ",
    "x",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_hold_and_samples_are_of_them() {
        for (format, right, wrong) in [
            (StringFormat::Date, "2024-02-29", "2100-02-29"),
            (
                StringFormat::DateTime,
                "2024-02-29T23:59:60.5+01:00",
                "2024-02-29T24:00:00Z",
            ),
            (StringFormat::Byte, "YQ==", "YR=="),
            (
                StringFormat::Uuid,
                "123E4567-e89b-12d3-a456-426655440000",
                "123e4567e89b12d3a456426655440000",
            ),
        ] {
            assert!(allows(format, right), "{right}");
            assert!(!allows(format, wrong), "{wrong}");
            assert!(NEARLY.iter().any(|text| !allows(format, text)));
            for seed in [0, 1, 27, 28, 335, 336, 12345] {
                assert!(allows(format, &sample(format, seed).unwrap()), "{seed}");
            }
            assert_ne!(sample(format, 0), sample(format, 1));
        }
    }
}
