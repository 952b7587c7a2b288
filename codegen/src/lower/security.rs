//! `security` and `securitySchemes`: http bearer with scopes.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::operation::TRAIT_NAMES;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Operation, Security, SecurityScheme};
use crate::names;

/// The security schemes, and what the document requires where an operation says nothing of its own.
pub(super) struct Requirements {
    /// Every key of `securitySchemes`.
    keys: BTreeSet<String>,
    /// Those that are supported.
    schemes: Vec<SecurityScheme>,
    /// The document's own; `None` inside when it is wrong, which is told where it stands.
    default: Option<Option<Security>>,
    used: OnceCell<String>,
}

impl Requirements {
    pub(super) fn read(object: &Object<'_, '_>, schemes: Option<&Cursor<'_, '_>>) -> Self {
        let schemes = schemes
            .and_then(|schemes| schemes.map(Use::Structure))
            .unwrap_or_default();
        let mut requirements = Self {
            keys: schemes.iter().map(|(key, _)| (*key).to_owned()).collect(),
            schemes: read_schemes(schemes),
            default: None,
            used: OnceCell::new(),
        };
        requirements.default = object
            .get("security")
            .map(|security| requirements.security(&security));
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
        self.default.clone().flatten()
    }

    /// Schemes that nothing requires, as notes.
    pub(super) fn unused(&self) -> Vec<String> {
        let used = self.used.get();
        let unused = self
            .schemes
            .iter()
            .filter(|scheme| Some(&scheme.name) != used);
        unused
            .map(|scheme| {
                let description = scheme.documentation.description.as_deref();
                let parts = [Some("not required by any operation"), description];
                let parts: Vec<_> = parts.into_iter().flatten().collect();
                format!("Security scheme `{}`: {}", scheme.name, parts.join(": "))
            })
            .collect()
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
            // What is wrong with one that is there has been told there.
            if !self.keys.contains(*name) {
                let message = format!("there is no security scheme \"{name}\"");
                scopes.report(Code::UnresolvedReference, message);
            }
            return None;
        }
        if self.used.get_or_init(|| (*name).to_owned()) != name {
            scopes.report(
                Code::Unsupported,
                "more than one security scheme in use is not supported",
            );
            return None;
        }
        let origin = origin(scopes);
        let scopes = scopes.list(Use::Security)?;
        let scopes = scopes
            .iter()
            .map(|scope| scope.text(Use::Security).map(str::to_owned));
        Some(Security {
            origin,
            scopes: scopes.collect::<Option<_>>()?,
        })
    }
}

/// The scheme is a function of the trait, as the operations are.
pub(super) fn check_name(root: &Cursor<'_, '_>, scheme: &SecurityScheme, operations: &[Operation]) {
    let name = &scheme.function_name;
    if TRAIT_NAMES.contains(&name.as_str()) {
        let message =
            format!("the security scheme cannot be named \"{name}\": the generated trait has it");
        root.report_at(&scheme.origin, Code::NameCollision, message);
    }
    for operation in operations {
        let function = &operation.function_name;
        let taken = [
            function.clone(),
            names::check_name(function),
            names::constant_name(function),
        ];
        if taken.contains(name) {
            let message = format!(
                "\"{}\" would be named \"{name}\" in Rust, and so is the security scheme \"{}\"",
                operation.operation_id, scheme.name
            );
            root.report_at(&operation.origin, Code::NameCollision, message);
        }
    }
}

fn read_schemes(schemes: Vec<(&str, Cursor<'_, '_>)>) -> Vec<SecurityScheme> {
    let mut scope = names::Scope::default();
    schemes
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
            origin: origin(cursor),
            name: name.to_owned(),
            function_name: scope.claim(cursor, name, names::field_name)?,
            documentation,
        });
    }
    // At the keyword that says otherwise, or at the scheme when one is missing.
    let otherwise = match kind {
        Some(_) if kind_is_http => scheme.or(Some(cursor.clone())),
        other => other,
    };
    if let Some(otherwise) = otherwise {
        otherwise.report(
            Code::Unsupported,
            "only security schemes with type http and scheme bearer are supported",
        );
    }
    None
}
