//! Credentials and scopes.

use std::sync::Arc;

use actix_web::http::header::{AUTHORIZATION, HeaderMap};

use crate::failure::Rejection;

/// Who asks, as the implementation knows them after it has checked their credentials.
pub trait Principal {
    /// Whether the principal was given this scope.
    fn has_scope(&self, scope: &str) -> bool;
}

/// A principal may be shared: remembered from one request to the next.
impl<P: Principal + ?Sized> Principal for Arc<P> {
    fn has_scope(&self, scope: &str) -> bool {
        (**self).has_scope(scope)
    }
}

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

impl std::fmt::Debug for BearerToken<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("BearerToken(…)")
    }
}

/// Why a request carries no usable credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// No `Authorization` header.
    #[error("no Authorization header")]
    Missing,
    /// Several `Authorization` headers, or several values in one.
    #[error("more than one Authorization value")]
    Repeated,
    /// A scheme other than `Bearer`.
    #[error("the Authorization scheme is not Bearer")]
    Scheme,
    /// Not a `b64token` (RFC 6750, section 2.1).
    #[error("the Authorization header is malformed")]
    Malformed,
}

/// The token of `Authorization: Bearer <token>` (RFC 6750, section 2.1); the scheme in any case (RFC 9110, 11.1).
///
/// # Errors
/// When there is none, more than one, or one of another form.
pub fn bearer(headers: &HeaderMap) -> Result<BearerToken<'_>, CredentialsError> {
    let mut values = headers.get_all(AUTHORIZATION);
    let value = values.next().ok_or(CredentialsError::Missing)?;
    if values.next().is_some() {
        return Err(CredentialsError::Repeated);
    }
    let value = value
        .to_str()
        .map_err(|_| CredentialsError::Malformed)?
        .trim_matches([' ', '\t']);
    // A comma is in no b64token: it joins two values on one line (RFC 9110, section 5.3).
    let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(CredentialsError::Scheme);
    }
    if value.contains(',') {
        return Err(CredentialsError::Repeated);
    }
    let token = token.trim_start_matches(' ');
    let body = token.trim_end_matches('=');
    let is_b64token = !body.is_empty()
        && body
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte));
    if is_b64token {
        Ok(BearerToken(token))
    } else {
        Err(CredentialsError::Malformed)
    }
}

/// Requires every one of `scopes`.
///
/// # Errors
/// [`Rejection::Scopes`] with those that are missing.
pub fn require_scopes(
    principal: &impl Principal,
    scopes: &[&'static str],
) -> Result<(), Rejection> {
    let missing: Vec<&'static str> = scopes
        .iter()
        .copied()
        .filter(|scope| !principal.has_scope(scope))
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Rejection::Scopes { missing })
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
    fn debug_hides_the_token() {
        let headers = headers(&[b"Bearer secret"]);
        assert!(!format!("{:?}", bearer(&headers).unwrap()).contains("secret"));
    }

    struct Scopes(&'static [&'static str]);

    impl Principal for Scopes {
        fn has_scope(&self, scope: &str) -> bool {
            self.0.contains(&scope)
        }
    }

    #[test]
    fn every_scope_is_required() {
        assert!(require_scopes(&Scopes(&["a", "b"]), &["b", "a"]).is_ok());
        assert!(require_scopes(&Arc::new(Scopes(&["a"])), &["a"]).is_ok());
        assert!(require_scopes(&Arc::new(Scopes(&["a"])), &["b"]).is_err());
        let Err(Rejection::Scopes { missing }) = require_scopes(&Scopes(&["a"]), &["a", "b", "c"])
        else {
            panic!("scopes are missing");
        };
        assert_eq!(missing, ["b", "c"]);
    }
}
