//! `security` and `securitySchemes`: http bearer with scopes.

use std::cell::OnceCell;

use super::documentation;
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Security, SecurityScheme};
use crate::names;

/// The security schemes, and what the document requires where an operation says nothing of its own.
pub(super) struct Requirements {
    schemes: Vec<SecurityScheme>,
    default: Option<Security>,
    used: OnceCell<String>,
}

impl Requirements {
    pub(super) fn read(object: &Object<'_, '_>, schemes: Option<&Cursor<'_, '_>>) -> Self {
        let mut requirements = Self {
            schemes: schemes.map(read_schemes).unwrap_or_default(),
            default: None,
            used: OnceCell::new(),
        };
        requirements.default = object
            .get("security")
            .and_then(|security| requirements.security(&security));
        requirements
    }

    /// What an operation requires.
    pub(super) fn of_operation(&self, operation: &Object<'_, '_>) -> Option<Security> {
        if let Some(security) = operation.get("security") {
            return self.security(&security);
        }
        if self.default.is_none() {
            operation.cursor().report_with_help(
                Code::Unsupported,
                "an operation without a security requirement is not supported",
                "state `security` on the operation or for the whole document",
            );
        }
        self.default.clone()
    }

    /// The one scheme that is used.
    pub(super) fn scheme(&self) -> Option<SecurityScheme> {
        let used = self.used.get()?;
        self.schemes
            .iter()
            .find(|scheme| scheme.name == *used)
            .cloned()
    }

    fn security(&self, cursor: &Cursor<'_, '_>) -> Option<Security> {
        let alternatives = cursor.list(Use::Security)?;
        let [alternative] = alternatives.as_slice() else {
            let message =
                "exactly one security requirement is supported, neither none nor alternatives";
            cursor.report(Code::Unsupported, message);
            return None;
        };
        let schemes = alternative.map(Use::Security)?;
        let [(name, scopes)] = schemes.as_slice() else {
            let message = "a security requirement of exactly one scheme is supported";
            alternative.report(Code::Unsupported, message);
            return None;
        };
        if !self.schemes.iter().any(|scheme| scheme.name == *name) {
            let message = format!("there is no usable security scheme \"{name}\"");
            scopes.report(Code::UnresolvedReference, message);
            return None;
        }
        if self.used.get_or_init(|| (*name).to_owned()) != name {
            scopes.report(
                Code::Unsupported,
                "more than one security scheme in use is not supported",
            );
            return None;
        }
        let scopes = scopes.list(Use::Security)?;
        let scopes = scopes
            .iter()
            .map(|scope| scope.text(Use::Security).map(str::to_owned));
        Some(Security {
            scopes: scopes.collect::<Option<_>>()?,
        })
    }
}

fn read_schemes(cursor: &Cursor<'_, '_>) -> Vec<SecurityScheme> {
    let mut scope = names::Scope::default();
    cursor
        .map(Use::Structure)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(name, cursor)| read_scheme(name, &cursor, &mut scope))
        .collect()
}

fn read_scheme(
    name: &str,
    cursor: &Cursor<'_, '_>,
    scope: &mut names::Scope,
) -> Option<SecurityScheme> {
    let object = cursor.object(&vocabulary::SECURITY_SCHEME, Use::Security)?;
    let mut documentation = documentation::of(&object, None);
    let kind = object.required("type");
    let kind_is_http = kind.as_ref().and_then(|kind| kind.text(Use::Security)) == Some("http");
    let scheme = object.get("scheme");
    let bearer = scheme
        .as_ref()
        .and_then(|scheme| scheme.text(Use::Security));
    if let Some(format) = object.text("bearerFormat", Use::Documentation) {
        documentation
            .notes
            .push(format!("The token is a {format}."));
    }
    object.close();
    // The names of schemes are compared without case (RFC 9110, section 11.1).
    if kind_is_http && bearer.is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer")) {
        return Some(SecurityScheme {
            name: name.to_owned(),
            function_name: scope.claim(cursor, name, names::field_name)?,
            documentation,
        });
    }
    if kind.is_some() {
        cursor.report(
            Code::Unsupported,
            "only security schemes with type http and scheme bearer are supported",
        );
    }
    None
}
