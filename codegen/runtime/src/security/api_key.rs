//! Keys in a header, in the query, or in a cookie.

use std::borrow::Cow;
use std::fmt;

use actix_web::http::header::{COOKIE, HeaderMap};
use percent_encoding::percent_decode_str;

use super::CredentialsError;

/// A key as it stood in the request, not yet checked in any way but that it is text.
#[derive(Clone)]
pub struct ApiKey<'r>(Cow<'r, str>);

impl ApiKey<'_> {
    /// The key, to be verified; it is never empty. It is a secret: not for logs, and to be compared in constant time.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ApiKey(…)")
    }
}

/// The key in the header `name`, as it stands there.
///
/// # Errors
/// When there is none, more than one, or one that is empty or not UTF-8.
pub fn api_key_in_header<'r>(
    headers: &'r HeaderMap,
    name: &str,
) -> Result<ApiKey<'r>, CredentialsError> {
    let values = headers.get_all(name);
    let texts = values.map(|value| {
        let text = std::str::from_utf8(value.as_bytes()).ok()?;
        Some(Cow::Borrowed(text.trim_matches([' ', '\t'])))
    });
    only(texts)
}

/// The key under `name` in the query, as forms are written: percent-decoded, `+` for a space.
///
/// # Errors
/// When there is none, more than one, or one that is empty or not UTF-8.
pub fn api_key_in_query<'r>(query: &'r str, name: &str) -> Result<ApiKey<'r>, CredentialsError> {
    let pairs = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let values = pairs.filter(|(key, _)| form_decoded(key).is_some_and(|key| key == name));
    only(values.map(|(_, value)| form_decoded(value)))
}

/// The key in the cookie `name`, as it stands there: nothing says how the octets of a cookie are encoded (RFC 6265,
/// section 4.1.1).
///
/// # Errors
/// When there is none, more than one, or one that is empty or not UTF-8.
pub fn api_key_in_cookie<'r>(
    headers: &'r HeaderMap,
    name: &str,
) -> Result<ApiKey<'r>, CredentialsError> {
    // HTTP/2 may send several headers (RFC 9113, section 8.2.3).
    let pairs = headers.get_all(COOKIE).flat_map(|value| {
        let pairs = value.as_bytes().split(|byte| *byte == b';');
        pairs.filter_map(|pair| {
            let end = pair.iter().position(|byte| *byte == b'=')?;
            let (key, value) = pair.split_at_checked(end)?;
            Some((key.trim_ascii(), value.get(1..)?.trim_ascii()))
        })
    });
    let values = pairs.filter(|(key, _)| *key == name.as_bytes());
    only(values.map(|(_, value)| std::str::from_utf8(value).ok().map(Cow::Borrowed)))
}

/// The one key; `None` among them stands for one that is not UTF-8.
fn only<'r>(
    mut keys: impl Iterator<Item = Option<Cow<'r, str>>>,
) -> Result<ApiKey<'r>, CredentialsError> {
    let key = keys.next().ok_or(CredentialsError::Missing)?;
    if keys.next().is_some() {
        return Err(CredentialsError::Repeated);
    }
    key.filter(|key| !key.is_empty())
        .map(ApiKey)
        .ok_or(CredentialsError::Malformed)
}

/// Text of a form (`application/x-www-form-urlencoded`); `None` when it is not UTF-8.
fn form_decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('+') {
        return percent_decode_str(text).decode_utf8().ok();
    }
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
    Some(Cow::Owned(decoded.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn headers(name: &'static str, values: &[&[u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            let value = HeaderValue::from_bytes(value).unwrap();
            headers.append(HeaderName::from_static(name), value);
        }
        headers
    }

    type Outcome = Result<&'static str, CredentialsError>;

    fn told(outcome: &Result<ApiKey<'_>, CredentialsError>) -> Result<String, CredentialsError> {
        match outcome {
            Ok(key) => Ok(key.reveal().to_owned()),
            Err(error) => Err(*error),
        }
    }

    #[test]
    fn a_header_holds_the_key_as_it_is() {
        let cases: [(&[&[u8]], Outcome); 8] = [
            (&[b"k-1"], Ok("k-1")),
            (&[b"\tBearer a, b%20+= "], Ok("Bearer a, b%20+=")),
            (&["nøkkel".as_bytes()], Ok("nøkkel")),
            (&[], Err(CredentialsError::Missing)),
            (&[b"k", b"k"], Err(CredentialsError::Repeated)),
            (&[b"k", b"\xFF"], Err(CredentialsError::Repeated)),
            (&[b" "], Err(CredentialsError::Malformed)),
            (&[b"k\xE6"], Err(CredentialsError::Malformed)),
        ];
        for (values, expected) in cases {
            let headers = headers("x-key", values);
            // The names of headers have no case.
            let found = told(&api_key_in_header(&headers, "X-Key"));
            assert_eq!(found, expected.map(str::to_owned), "{values:?}");
        }
        let other = headers("x-keys", &[b"k"]);
        let found = told(&api_key_in_header(&other, "X-Key"));
        assert_eq!(found, Err(CredentialsError::Missing));
    }

    #[test]
    fn the_query_holds_the_key_as_forms_do() {
        for (query, expected) in [
            ("key=k-1", Ok("k-1")),
            ("a=1&key=k&b", Ok("k")),
            ("key=a%20b+c%2B%26%3D=", Ok("a b c+&==")),
            ("key=n%C3%B8kkel", Ok("nøkkel")),
            ("%6Bey=k", Ok("k")),
            // A percent sign that begins no octet stands for itself.
            ("key=100%&%=1&%ZZ=2", Ok("100%")),
            ("key=%%34%31", Ok("%41")),
            ("", Err(CredentialsError::Missing)),
            ("KEY=k&keys=k&a=key", Err(CredentialsError::Missing)),
            ("%FFkey=k", Err(CredentialsError::Missing)),
            ("key=k&key=k", Err(CredentialsError::Repeated)),
            ("key=k&a=1&%6bey", Err(CredentialsError::Repeated)),
            ("key", Err(CredentialsError::Malformed)),
            ("key=", Err(CredentialsError::Malformed)),
            ("key=%FF", Err(CredentialsError::Malformed)),
            ("key=%FF+", Err(CredentialsError::Malformed)),
        ] {
            let found = told(&api_key_in_query(query, "key"));
            assert_eq!(found, expected.map(str::to_owned), "{query}");
        }
        let spaced = told(&api_key_in_query("en+n%C3%B8kkel=k", "en nøkkel"));
        assert_eq!(spaced.as_deref(), Ok("k"));
    }

    #[test]
    fn a_cookie_holds_the_key_as_it_is() {
        let cases: [(&[&[u8]], Outcome); 13] = [
            (&[b"key=k-1"], Ok("k-1")),
            (&[b"a=1; key=k; b=2"], Ok("k")),
            (&[b"a=1;key = k ;;b"], Ok("k")),
            (&[b"a=1", b"key=k"], Ok("k")),
            (&[b"key=a%20+=b="], Ok("a%20+=b=")),
            (&[b"a=\xFF; key=k"], Ok("k")),
            (&[], Err(CredentialsError::Missing)),
            (&[b"Key=k; akey=k; key"], Err(CredentialsError::Missing)),
            (&[b"key=k; key=k"], Err(CredentialsError::Repeated)),
            (&[b"key=k", b"a=1; key=l"], Err(CredentialsError::Repeated)),
            (&[b"key="], Err(CredentialsError::Malformed)),
            (&[b"a=1; key= ; b=2"], Err(CredentialsError::Malformed)),
            (&[b"key=\xE6"], Err(CredentialsError::Malformed)),
        ];
        for (values, expected) in cases {
            let headers = headers("cookie", values);
            let found = told(&api_key_in_cookie(&headers, "key"));
            assert_eq!(found, expected.map(str::to_owned), "{values:?}");
        }
    }

    #[test]
    fn debug_hides_the_key() {
        let key = api_key_in_query("key=secret", "key").unwrap();
        assert_eq!(format!("{key:?}"), "ApiKey(…)");
    }
}
