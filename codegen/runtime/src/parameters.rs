//! Parameters of a request to types, all violations told.
//!
//! actix's own extractors answer by themselves when they fail; these do not.

use std::borrow::Cow;
use std::str::FromStr;

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use percent_encoding::percent_decode_str;
use uuid::Uuid;

use crate::check::Checks;
use crate::template::Part;
use crate::types::{Base64, Date, DateTime, Decimal};
use crate::violation::{Location, Place, Rule, Violations};

/// A type that a parameter's text can be read as.
pub trait FromText: Sized {
    /// Reads the text.
    ///
    /// # Errors
    /// The rule that the text breaks.
    fn from_text(text: &str) -> Result<Self, Rule>;
}

impl FromText for String {
    fn from_text(text: &str) -> Result<Self, Rule> {
        Ok(text.to_owned())
    }
}

impl FromText for bool {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Boolean)
    }
}

impl FromText for i32 {
    fn from_text(text: &str) -> Result<Self, Rule> {
        integer(text).ok_or(Rule::Int32)
    }
}

impl FromText for i64 {
    fn from_text(text: &str) -> Result<Self, Rule> {
        integer(text).ok_or(Rule::Int64)
    }
}

/// As JSON writes an integer: Rust would take a leading `+` and leading zeros too.
fn integer<T: FromStr>(text: &str) -> Option<T> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let padded = digits.len() > 1 && digits.starts_with('0');
    text.parse()
        .ok()
        .filter(|_| !padded && !text.starts_with('+'))
}

impl FromText for Decimal {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Number)
    }
}

impl FromText for Date {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Date)
    }
}

impl FromText for DateTime {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::DateTime)
    }
}

impl FromText for Base64 {
    fn from_text(text: &str) -> Result<Self, Rule> {
        text.parse().map_err(|_| Rule::Base64)
    }
}

impl FromText for Uuid {
    fn from_text(text: &str) -> Result<Self, Rule> {
        // Rust would also take braces, `urn:uuid:` and no hyphens, which `format: uuid` does not mean.
        if text.len() != uuid::fmt::Hyphenated::LENGTH {
            return Err(Rule::Uuid);
        }
        Uuid::try_parse(text).map_err(|_| Rule::Uuid)
    }
}

/// The path parameter `name`, percent-decoded. `None` when a violation was added.
///
/// It is read from the path as it was sent, as the `part` of it: what actix captures has been decoded by halves, and what
/// is not UTF-8 replaced.
pub fn path<T: FromText>(
    request: &HttpRequest,
    name: &str,
    part: impl Into<Part>,
    checks: &impl Checks<T>,
    violations: &mut Violations,
) -> Option<T> {
    let place = Place::root(Location::Path, name);
    let Some(raw) = part.into().of(request.uri().path()) else {
        violations.add(&place, Rule::Required);
        return None;
    };
    let Ok(text) = percent_decode_str(raw).decode_utf8() else {
        violations.add(&place, Rule::Text);
        return None;
    };
    value(&text, checks, &place, violations)
}

/// The header parameter `name`, which must be there. `None` when a violation was added.
pub fn header<T: FromText>(
    headers: &HeaderMap,
    name: &str,
    checks: &impl Checks<T>,
    violations: &mut Violations,
) -> Option<T> {
    let place = Place::root(Location::Header, name);
    match single_header(headers, name) {
        Ok(Some(text)) => value(&text, checks, &place, violations),
        Ok(None) => {
            violations.add(&place, Rule::Required);
            None
        }
        Err(rule) => {
            violations.add(&place, rule);
            None
        }
    }
}

/// The header parameter `name`, which may be absent. `None` when it is, or when a violation was added.
pub fn optional_header<T: FromText>(
    headers: &HeaderMap,
    name: &str,
    checks: &impl Checks<T>,
    violations: &mut Violations,
) -> Option<T> {
    if headers.contains_key(name) {
        header(headers, name, checks, violations)
    } else {
        None
    }
}

/// The header parameter `name`, or what `default` reads as when it is absent. `None` when a violation was added.
pub fn header_or<T: FromText>(
    headers: &HeaderMap,
    name: &str,
    default: &str,
    checks: &impl Checks<T>,
    violations: &mut Violations,
) -> Option<T> {
    if headers.contains_key(name) {
        header(headers, name, checks, violations)
    } else {
        value(
            default,
            checks,
            &Place::root(Location::Header, name),
            violations,
        )
    }
}

/// The one value of a header, without the white space around it; `None` when the header is absent.
///
/// # Errors
/// When it stands several times, or is not UTF-8.
pub fn single_header<'r>(headers: &'r HeaderMap, name: &str) -> Result<Option<Cow<'r, str>>, Rule> {
    let mut values = headers.get_all(name);
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Rule::Repeated);
    }
    let text = std::str::from_utf8(value.as_bytes()).map_err(|_| Rule::Text)?;
    Ok(Some(Cow::Borrowed(text.trim_matches([' ', '\t']))))
}

fn value<T: FromText>(
    text: &str,
    checks: &impl Checks<T>,
    place: &Place<'_>,
    violations: &mut Violations,
) -> Option<T> {
    let value = match T::from_text(text) {
        Ok(value) => value,
        Err(rule) => {
            violations.add(place, rule);
            return None;
        }
    };
    let mut broken = Violations::new();
    checks.check(&value, text, place, &mut broken);
    let sound = broken.is_empty();
    violations.append(broken);
    sound.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Unchecked;
    use actix_web::test::TestRequest;

    fn path_value(raw: &str) -> (Option<String>, Violations) {
        let request = TestRequest::with_uri(&format!("/v1/{raw}/b?c/d")).to_http_request();
        let mut violations = Violations::new();
        let value = path(&request, "p", 1, &Unchecked, &mut violations);
        (value, violations)
    }

    #[test]
    fn a_path_value_is_decoded_once() {
        assert_eq!(path_value("a%2Fb").0.unwrap(), "a/b");
        assert_eq!(path_value("%2541").0.unwrap(), "%41");
        assert_eq!(path_value("%C3%A6").0.unwrap(), "æ");
        assert_eq!(path_value("a+b").0.unwrap(), "a+b");
        // A percent sign that begins no octet stands for itself, and begins none afterwards.
        assert_eq!(path_value("%%34%31").0.unwrap(), "%41");
    }

    #[test]
    fn a_path_value_that_is_not_utf8_is_a_violation() {
        let (value, violations) = path_value("%FF");
        assert!(value.is_none());
        assert_eq!(violations.iter().next().unwrap().rule, Rule::Text);
    }

    #[test]
    fn a_uuid_is_the_hyphenated_form_in_any_case() {
        for text in [
            "123e4567-e89b-12d3-a456-426655440000",
            "123E4567-E89B-12D3-A456-426655440000",
        ] {
            assert!(Uuid::from_text(text).is_ok());
        }
        for text in [
            "",
            "123e4567e89b12d3a456426655440000",
            "{123e4567-e89b-12d3-a456-426655440000}",
            "urn:uuid:123e4567-e89b-12d3-a456-426655440000",
            "123e4567-e89b-12d3-a456-42665544000g",
            "123e4567-e89b-12d3-a456-4266554400001",
        ] {
            assert_eq!(Uuid::from_text(text), Err(Rule::Uuid), "{text}");
        }
    }

    #[test]
    fn an_int64_holds_at_both_boundaries() {
        assert_eq!(i64::from_text("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(i64::from_text("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(i64::from_text("0"), Ok(0));
        for text in [
            "9223372036854775808",
            "-9223372036854775809",
            "+1",
            "1.0",
            "1e3",
            "",
            " 1",
            "007",
            "-01",
            "00",
        ] {
            assert_eq!(i64::from_text(text), Err(Rule::Int64), "{text}");
        }
    }

    fn headers(values: &[&str]) -> HttpRequest {
        let mut request = TestRequest::default();
        for value in values {
            request = request.append_header(("X-Value", *value));
        }
        request.to_http_request()
    }

    #[test]
    fn a_header_stands_once_or_where_it_may_not_at_all() {
        let read = |request: &HttpRequest, required| {
            let mut violations = Violations::new();
            let value = if required {
                header::<String>(request.headers(), "X-Value", &Unchecked, &mut violations)
            } else {
                optional_header(request.headers(), "X-Value", &Unchecked, &mut violations)
            };
            (
                value,
                violations
                    .iter()
                    .map(|violation| violation.rule.clone())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(read(&headers(&["a"]), true), (Some("a".to_owned()), vec![]));
        assert_eq!(read(&headers(&[]), true), (None, vec![Rule::Required]));
        assert_eq!(read(&headers(&[]), false), (None, vec![]));
        assert_eq!(
            read(&headers(&["a", "b"]), false),
            (None, vec![Rule::Repeated])
        );
    }
}
