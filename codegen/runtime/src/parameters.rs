//! Parameters of a request to types, all violations told.
//!
//! actix's own extractors answer by themselves when they fail; these do not.

mod outline;
mod reader;
mod source;
mod split;
mod styled;
mod text;
mod tree;

#[cfg(test)]
mod styles;

use std::borrow::Cow;

use crate::check::Checks;
use crate::schema::Schema;
use crate::violation::{Location, Place, Rule, Violations};
use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use percent_encoding::percent_decode_str;

pub use reader::Reader;
pub use source::raw_path_value;
pub use text::FromText;

/// A parameter, as the document describes it.
#[derive(Debug)]
pub struct Parameter {
    /// `name`.
    pub name: &'static str,
    /// `in`.
    pub source: Source,
    /// `style` and `explode`, or `content`.
    pub notation: Notation,
    /// `required`.
    pub required: bool,
    /// `allowEmptyValue`.
    pub allow_empty: bool,
    /// `default`, as JSON.
    pub default: Option<&'static str>,
    /// The names of the operation's other parameters in the same place: they are no members of this one when its members
    /// stand beside them.
    pub others: &'static [&'static str],
    /// `schema`.
    pub schema: &'static Schema,
}

/// Where a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `path`.
    Path {
        /// How many segments of the path follow its own.
        from_end: usize,
    },
    /// `query`.
    Query,
    /// `header`.
    Header,
    /// `cookie`.
    Cookie,
}

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `style` with `explode`.
    Styled(Style, bool),
    /// `content` of JSON.
    Json,
    /// `content` of text.
    Text,
}

/// `style` (OpenAPI 3.0.4, section 4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`, in paths and headers.
    Simple,
    /// `.a,b` or `.a.b`, in paths.
    Label,
    /// `;name=a,b` or `;name=a;name=b`, in paths.
    Matrix,
    /// `name=a,b` or `name=a&name=b`, in queries and cookies.
    Form,
    /// `name=a%20b`, in queries.
    SpaceDelimited,
    /// `name=a|b`, in queries.
    PipeDelimited,
    /// `name[member]=a`, in queries.
    DeepObject,
}

impl Style {
    /// Its name in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
        }
    }
}

/// The path parameter `name`, percent-decoded. `None` when a violation was added.
///
/// It is read from the path as it was sent, as the segment before the last `from_end` ones: what actix captures has been
/// decoded by halves, and what is not UTF-8 replaced.
pub fn path<T: FromText>(
    request: &HttpRequest,
    name: &str,
    from_end: usize,
    checks: &impl Checks<T>,
    violations: &mut Violations,
) -> Option<T> {
    let place = Place::root(Location::Path, name);
    let Some(raw) = request.uri().path().rsplit('/').nth(from_end) else {
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
