//! The schemes of the `Authorization` header: `Bearer` and `Basic`.

use std::borrow::Cow;
use std::fmt;

use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::CredentialsError;

/// A token as it stood in `Authorization: Bearer`, not yet checked in any way but its characters.
#[derive(Clone, Copy)]
pub struct BearerToken<'r>(&'r str);

impl<'r> BearerToken<'r> {
    /// The token, to be verified. It is a secret: not for logs.
    #[must_use]
    pub fn reveal(self) -> &'r str {
        self.0
    }
}

impl fmt::Debug for BearerToken<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BearerToken(…)")
    }
}

/// User and password as they stood in `Authorization: Basic`, decoded and not yet checked.
#[derive(Clone)]
pub struct BasicCredentials<'r> {
    user: Cow<'r, str>,
    password: Cow<'r, str>,
}

impl BasicCredentials<'_> {
    /// The user and the password, to be verified; either may be empty. They are secrets: not for logs, and to be compared
    /// in constant time.
    #[must_use]
    pub fn reveal(&self) -> (&str, &str) {
        (&self.user, &self.password)
    }
}

impl fmt::Debug for BasicCredentials<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BasicCredentials(…)")
    }
}

/// The token of `Authorization: Bearer <token>` (RFC 6750, section 2.1); the scheme in any case (RFC 9110, 11.1).
///
/// # Errors
/// When there is none, more than one, or one of another form.
pub fn bearer(headers: &HeaderMap) -> Result<BearerToken<'_>, CredentialsError> {
    credentials(headers, "bearer").map(BearerToken)
}

/// User and password of `Authorization: Basic <base64>` (RFC 7617), in UTF-8.
///
/// # Errors
/// When there are none, more than one, or some of another form.
pub fn basic(headers: &HeaderMap) -> Result<BasicCredentials<'_>, CredentialsError> {
    let encoded = credentials(headers, "basic")?;
    let decoded = STANDARD.decode(encoded).ok();
    let decoded = decoded
        .and_then(|bytes| String::from_utf8(bytes).ok())
        // RFC 7617, section 2.
        .filter(|text| !text.contains(char::is_control));
    let (user, password) = decoded
        .as_deref()
        .and_then(|text| text.split_once(':'))
        .ok_or(CredentialsError::Malformed)?;
    Ok(BasicCredentials {
        user: Cow::Owned(user.to_owned()),
        password: Cow::Owned(password.to_owned()),
    })
}

/// What stands behind the name of `scheme`: one `token68` (RFC 9110, section 11.2).
fn credentials<'r>(headers: &'r HeaderMap, scheme: &str) -> Result<&'r str, CredentialsError> {
    let mut values = headers.get_all(AUTHORIZATION);
    let value = values.next().ok_or(CredentialsError::Missing)?;
    if values.next().is_some() {
        return Err(CredentialsError::Repeated);
    }
    let value = value
        .to_str()
        .map_err(|_| CredentialsError::Malformed)?
        .trim_matches([' ', '\t']);
    // A comma is in no token68: it joins two values on one line (RFC 9110, section 5.3).
    let (name, token) = value.split_once(' ').unwrap_or((value, ""));
    if !name.eq_ignore_ascii_case(scheme) {
        return Err(CredentialsError::Scheme);
    }
    if value.contains(',') {
        return Err(CredentialsError::Repeated);
    }
    let token = token.trim_start_matches(' ');
    let body = token.trim_end_matches('=');
    let is_token68 = !body.is_empty()
        && body
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte));
    if is_token68 {
        Ok(token)
    } else {
        Err(CredentialsError::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn headers(values: &[&[u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(AUTHORIZATION, HeaderValue::from_bytes(value).unwrap());
        }
        headers
    }

    #[test]
    fn one_bearer_token_is_read() {
        for value in [
            "Bearer a.b-c_d~e+f/g==",
            "bearer a.b-c_d~e+f/g==",
            "BEARER  a.b-c_d~e+f/g==",
        ] {
            assert_eq!(
                bearer(&headers(&[value.as_bytes()])).unwrap().reveal(),
                "a.b-c_d~e+f/g=="
            );
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        let cases: [(&[&[u8]], CredentialsError); 11] = [
            (&[], CredentialsError::Missing),
            (&[b"Bearer a", b"Bearer a"], CredentialsError::Repeated),
            (&[b"Bearer a, Bearer b"], CredentialsError::Repeated),
            (&[b"Bearer a,b"], CredentialsError::Repeated),
            (&[b"Basic YTpi"], CredentialsError::Scheme),
            (&[b""], CredentialsError::Scheme),
            (&[b"Bearer"], CredentialsError::Malformed),
            (&[b"Bearer  "], CredentialsError::Malformed),
            (&[b"Bearer a b"], CredentialsError::Malformed),
            (&[b"Bearer ="], CredentialsError::Malformed),
            (&[b"Bearer \xE6"], CredentialsError::Malformed),
        ];
        for (values, expected) in cases {
            assert_eq!(
                bearer(&headers(values)).unwrap_err(),
                expected,
                "{values:?}"
            );
        }
    }

    #[test]
    fn user_and_password_are_read() {
        for (value, expected) in [
            // The examples of RFC 7617.
            (
                "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                ("Aladdin", "open sesame"),
            ),
            ("basic dGVzdDoxMjPCow==", ("test", "123£")),
            // The first colon ends the user; there may be more in the password.
            ("BASIC  YTpiOmM=", ("a", "b:c")),
            ("Basic Og==", ("", "")),
            ("Basic YTo=", ("a", "")),
            ("Basic OmI=", ("", "b")),
        ] {
            let headers = headers(&[value.as_bytes()]);
            let credentials = basic(&headers).unwrap();
            assert_eq!(credentials.reveal(), expected, "{value}");
        }
    }

    #[test]
    fn other_basic_credentials_are_refused_with_their_reason() {
        let cases: [(&[&[u8]], CredentialsError); 13] = [
            (&[], CredentialsError::Missing),
            (&[b"Basic YTpi", b"Basic YTpi"], CredentialsError::Repeated),
            (&[b"Basic YTpi, Basic YTpi"], CredentialsError::Repeated),
            (&[b"Bearer YTpi"], CredentialsError::Scheme),
            (&[b"Basic"], CredentialsError::Malformed),
            // Without padding, with bits that are left over, of another alphabet.
            (&[b"Basic YTo"], CredentialsError::Malformed),
            (&[b"Basic YTp="], CredentialsError::Malformed),
            (&[b"Basic YTr-"], CredentialsError::Malformed),
            (&[b"Basic YTpi YTpi"], CredentialsError::Malformed),
            // `ab`, no colon; `a:` and an octet that is not UTF-8; `a:` and a line feed; a zero octet.
            (&[b"Basic YWI="], CredentialsError::Malformed),
            (&[b"Basic YTr/"], CredentialsError::Malformed),
            (&[b"Basic YToK"], CredentialsError::Malformed),
            (&[b"Basic ADph"], CredentialsError::Malformed),
        ];
        for (values, expected) in cases {
            assert_eq!(basic(&headers(values)).unwrap_err(), expected, "{values:?}");
        }
    }

    #[test]
    fn debug_hides_the_credentials() {
        let token = headers(&[b"Bearer secret"]);
        assert_eq!(format!("{:?}", bearer(&token).unwrap()), "BearerToken(…)");
        let password = headers(&[b"Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]);
        let shown = format!("{:?}", basic(&password).unwrap());
        assert_eq!(shown, "BasicCredentials(…)");
    }
}
