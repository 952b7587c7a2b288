//! Credentials and scopes.
//!
//! Generated routes read the credentials of every scheme that an operation knows, take the first alternative that
//! [`is_present`], hand what is in it to the implementation, and require the scopes of what comes back.

mod api_key;
mod authorization;

use std::sync::Arc;

pub use api_key::{ApiKey, api_key_in_cookie, api_key_in_header, api_key_in_query};
pub use authorization::{BasicCredentials, BearerToken, basic, bearer};

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

/// Why a request carries no usable credentials of a security scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// None where they belong.
    #[error("no credentials")]
    Missing,
    /// More than once: nobody can say which count.
    #[error("credentials more than once")]
    Repeated,
    /// An `Authorization` header, but of another scheme.
    #[error("another Authorization scheme")]
    Scheme,
    /// Not of the form that the security scheme asks for.
    #[error("malformed credentials")]
    Malformed,
}

/// Whether a request carries credentials of a scheme, usable or not.
///
/// What is there and cannot be used must not look as if it were absent: its sender did not ask as nobody.
pub fn is_present<C>(credentials: &Result<C, CredentialsError>) -> bool {
    !matches!(
        credentials,
        Err(CredentialsError::Missing | CredentialsError::Scheme)
    )
}

/// Why none of the alternatives of an operation is present, by what is the matter with each scheme; `None` for one whose
/// credentials are there.
pub fn absent(schemes: impl IntoIterator<Item = Option<CredentialsError>>) -> CredentialsError {
    let schemes: Vec<_> = schemes.into_iter().collect();
    let unusable = |scheme: &CredentialsError| is_present::<()>(&Err(*scheme));
    if let Some(error) = schemes.iter().copied().flatten().find(unusable) {
        return error;
    }
    // What is there does not do alone: the rest is missing.
    let is_partial = schemes.contains(&None);
    if !is_partial && schemes.contains(&Some(CredentialsError::Scheme)) {
        CredentialsError::Scheme
    } else {
        CredentialsError::Missing
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
    require_one_of(&[&[(principal, scopes)]])
}

/// Requires all that one of `alternatives` asks for: of each of its principals every one of the scopes beside it.
///
/// # Errors
/// [`Rejection::Scopes`] with those that the first alternative lacks.
pub fn require_one_of<P: Principal>(
    alternatives: &[&[(&P, &[&'static str])]],
) -> Result<(), Rejection> {
    let mut first = None;
    for alternative in alternatives {
        let missing = missing(alternative);
        if missing.is_empty() {
            return Ok(());
        }
        first.get_or_insert(missing);
    }
    Err(Rejection::Scopes {
        missing: first.unwrap_or_default(),
    })
}

/// The scopes that principals lack, each once.
fn missing<P: Principal>(required: &[(&P, &[&'static str])]) -> Vec<&'static str> {
    let mut missing = Vec::new();
    for (principal, scopes) in required {
        for scope in scopes.iter().copied() {
            if !principal.has_scope(scope) && !missing.contains(&scope) {
                missing.push(scope);
            }
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Scopes(&'static [&'static str]);

    impl Principal for Scopes {
        fn has_scope(&self, scope: &str) -> bool {
            self.0.contains(&scope)
        }
    }

    fn missing(outcome: Result<(), Rejection>) -> Vec<&'static str> {
        match outcome {
            Ok(()) => Vec::new(),
            Err(Rejection::Scopes { missing }) => missing,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn every_scope_is_required() {
        assert!(require_scopes(&Scopes(&["a", "b"]), &["b", "a"]).is_ok());
        assert!(require_scopes(&Arc::new(Scopes(&["a"])), &["a"]).is_ok());
        assert!(require_scopes(&Arc::new(Scopes(&["a"])), &["b"]).is_err());
        let outcome = require_scopes(&Scopes(&["a"]), &["a", "b", "c", "b"]);
        assert_eq!(missing(outcome), ["b", "c"]);
        assert!(require_scopes(&Scopes(&[]), &[]).is_ok());
    }

    #[test]
    fn one_whole_alternative_is_required() {
        let (reader, writer) = (Scopes(&["read"]), Scopes(&["write"]));
        let either: &[&[(&Scopes, &[&'static str])]] =
            &[&[(&reader, &["admin"])], &[(&reader, &["read"])]];
        assert!(require_one_of(either).is_ok());
        let neither: &[&[(&Scopes, &[&'static str])]] =
            &[&[(&reader, &["admin"])], &[(&reader, &["write"])]];
        assert_eq!(missing(require_one_of(neither)), ["admin"]);
        let halves: &[&[(&Scopes, &[&'static str])]] = &[
            &[(&reader, &["read"]), (&writer, &["read"])],
            &[(&reader, &["write"]), (&writer, &["write"])],
        ];
        assert_eq!(missing(require_one_of(halves)), ["read"]);
    }

    #[test]
    fn no_alternative_is_never_met() {
        assert!(require_one_of::<Scopes>(&[]).is_err());
    }

    #[test]
    fn what_is_there_and_cannot_be_used_is_present() {
        for (credentials, expected) in [
            (Ok(()), true),
            (Err(CredentialsError::Malformed), true),
            (Err(CredentialsError::Repeated), true),
            (Err(CredentialsError::Missing), false),
            (Err(CredentialsError::Scheme), false),
        ] {
            assert_eq!(is_present(&credentials), expected, "{credentials:?}");
        }
    }

    #[test]
    fn the_most_telling_reason_is_given() {
        use CredentialsError::{Malformed, Missing, Repeated, Scheme};
        let cases: [(&[Option<CredentialsError>], CredentialsError); 7] = [
            (&[Some(Missing)], Missing),
            (&[Some(Missing), Some(Scheme)], Scheme),
            (&[Some(Scheme), Some(Malformed), Some(Repeated)], Malformed),
            (&[None, Some(Missing)], Missing),
            (&[None, Some(Scheme)], Missing),
            (&[None, Some(Repeated)], Repeated),
            (&[], Missing),
        ];
        for (schemes, expected) in cases {
            assert_eq!(absent(schemes.iter().copied()), expected, "{schemes:?}");
        }
    }
}
