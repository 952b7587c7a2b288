//! Plain scalars of YAML 1.2's core schema (section 10.3.2) to JSON values.

use super::Value;

/// What a plain (unquoted) scalar means, or `None` for a number that JSON does not have.
pub(super) fn resolve(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Value::Null),
        "true" | "True" | "TRUE" => return Some(Value::Boolean(true)),
        "false" | "False" | "FALSE" => return Some(Value::Boolean(false)),
        ".nan" | ".NaN" | ".NAN" => return None,
        _ => {}
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(text, digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(text, digits, 8);
    }
    if !is_decimal(unsigned) {
        return Some(Value::String(text.to_owned()));
    }
    Some(Value::Number(as_json(text)))
}

fn radix(text: &str, digits: &str, radix: u32) -> Option<Value> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Some(Value::String(text.to_owned()));
    }
    // Larger than any number that a keyword takes: refused rather than rounded.
    let number = u64::from_str_radix(digits, radix).ok()?;
    Some(Value::Number(number.to_string()))
}

/// `[0-9]+(\.[0-9]*)?` or `\.[0-9]+`, with an optional exponent.
fn is_decimal(unsigned: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let exponent_is_sound = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let has_digit = !(whole.is_empty() && fraction.is_empty());
    exponent_is_sound && has_digit && digits(whole) && digits(fraction)
}

/// JSON allows no `+`, no leading zero and no bare point.
fn as_json(text: &str) -> String {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(index) => unsigned.split_at(index),
        None => (unsigned, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    if fraction.is_empty() {
        format!("{sign}{whole}{exponent}")
    } else {
        format!("{sign}{whole}.{fraction}{exponent}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_json_numbers() {
        for (text, json) in [
            ("0", "0"),
            ("9", "9"),
            ("-1", "-1"),
            ("+1", "1"),
            ("007", "7"),
            ("1.50", "1.50"),
            (".5", "0.5"),
            ("1.", "1"),
            ("1e3", "1e3"),
            ("-1.5E-3", "-1.5E-3"),
            ("0x1F", "31"),
            ("0o17", "15"),
        ] {
            assert_eq!(
                resolve(text),
                Some(Value::Number(json.to_owned())),
                "{text}"
            );
            assert!(
                serde_json::from_str::<serde_json::Value>(json).is_ok(),
                "{json}"
            );
        }
    }

    #[test]
    fn what_json_has_no_number_for_is_refused() {
        for text in [".nan", ".inf", "-.INF", "0xFFFFFFFFFFFFFFFFF"] {
            assert_eq!(resolve(text), None, "{text}");
        }
    }

    #[test]
    fn everything_else_is_a_string() {
        for text in [
            "yes",
            "no",
            "1.2.3",
            "2.0.0",
            "2023-09-21",
            "1e",
            ".",
            "-",
            "0x",
            "0xg",
            "e3",
            "1_000",
            "trUe",
        ] {
            assert_eq!(
                resolve(text),
                Some(Value::String(text.to_owned())),
                "{text}"
            );
        }
    }
}
