//! `security`: which alternatives of which schemes an operation requires.

mod name;
mod scheme;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::origin;
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::{Alternative, Operation, RequiredScheme, Security, SecurityScheme};

/// The security schemes, and what the document requires where an operation says nothing of its own.
pub(super) struct Requirements<'s, 'd> {
    /// In the document's order.
    schemes: Vec<(&'d str, Cursor<'s, 'd>)>,
    /// Those that an operation requires; `None` for one that is wrong or not supported, which is told where it stands.
    used: RefCell<BTreeMap<String, Option<SecurityScheme>>>,
    /// The document's own; `None` inside when it is wrong, which is told where it stands.
    default: Option<Option<Security>>,
}

impl<'s, 'd> Requirements<'s, 'd> {
    pub(super) fn read(object: &Object<'s, 'd>, schemes: Option<&Cursor<'s, 'd>>) -> Self {
        let schemes = schemes.and_then(|schemes| schemes.map(Use::Structure));
        let mut requirements = Self {
            schemes: schemes.unwrap_or_default(),
            used: RefCell::default(),
            default: None,
        };
        requirements.default = object
            .get("security")
            .map(|security| requirements.security(&security));
        requirements
    }

    /// What an operation requires: what it says itself, or else the document; nothing when neither does.
    pub(super) fn of_operation(&self, operation: &Object<'_, '_>) -> Option<Security> {
        let own = operation
            .get("security")
            .map(|security| self.security(&security));
        let security = match own.or_else(|| self.default.clone()) {
            Some(security) => security?,
            None => Security {
                origin: origin(operation.cursor()),
                alternatives: Vec::new(),
            },
        };
        // All of them, so that all that is wrong is told.
        let names = security.scheme_names();
        let unsound = names.into_iter().filter(|name| !self.take_up(name)).count();
        (unsound == 0).then_some(security)
    }

    /// Reads a scheme that is required, once; whether it can be used.
    fn take_up(&self, name: &str) -> bool {
        if let Some(known) = self.used.borrow().get(name) {
            return known.is_some();
        }
        let scheme = self
            .find(name)
            .and_then(|cursor| scheme::read(name, cursor, &self.schemes));
        let is_sound = scheme.is_some();
        self.used.borrow_mut().insert(name.to_owned(), scheme);
        is_sound
    }

    fn find(&self, name: &str) -> Option<&Cursor<'s, 'd>> {
        let mut schemes = self.schemes.iter();
        schemes
            .find(|(key, _)| *key == name)
            .map(|(_, cursor)| cursor)
    }

    /// Schemes that no operation requires, as notes; those that are not supported are ignored.
    pub(super) fn unused(&self) -> Vec<String> {
        let used = self.used.borrow();
        let mut notes = Vec::new();
        let mut schemes: Vec<_> = self.schemes.iter().collect();
        schemes.sort_by_key(|(name, _)| *name);
        for (name, cursor) in schemes {
            if used.contains_key(*name) {
                continue;
            }
            if !scheme::is_supported(cursor) {
                // Unless one that is used led to it.
                cursor.ignore(Rule::UnreferencedComponent);
            } else if let Some(scheme) = scheme::read(name, cursor, &self.schemes) {
                let description = scheme.documentation.description.as_deref();
                let parts = [Some("not required by any operation"), description];
                let parts: Vec<_> = parts.into_iter().flatten().collect();
                notes.push(format!("Security scheme `{name}`: {}", parts.join(": ")));
            }
        }
        notes
    }

    /// The schemes that operations require, with their names in Rust.
    pub(super) fn used(&self, operations: &[Operation]) -> Vec<SecurityScheme> {
        let used = self.used.borrow();
        let mut keys: Vec<_> = self.schemes.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        let schemes = keys
            .into_iter()
            .filter_map(|key| used.get(key).cloned().flatten());
        name::named(schemes.collect(), operations)
    }

    fn security(&self, cursor: &Cursor<'_, '_>) -> Option<Security> {
        let alternatives = cursor.list(Use::Security)?;
        let alternatives: Vec<_> = alternatives
            .iter()
            .map(|alternative| self.alternative(alternative))
            .collect();
        Some(Security {
            origin: origin(cursor),
            alternatives: alternatives.into_iter().collect::<Option<_>>()?,
        })
    }

    fn alternative(&self, cursor: &Cursor<'_, '_>) -> Option<Alternative> {
        let mut schemes = cursor.map(Use::Security)?;
        schemes.sort_by_key(|(name, _)| *name);
        let schemes: Vec<_> = schemes
            .iter()
            .map(|(name, scopes)| self.required(name, scopes))
            .collect();
        Some(Alternative {
            origin: origin(cursor),
            schemes: schemes.into_iter().collect::<Option<_>>()?,
        })
    }

    fn required(&self, name: &str, cursor: &Cursor<'_, '_>) -> Option<RequiredScheme> {
        if self.find(name).is_none() {
            let message = format!("there is no security scheme \"{name}\"");
            cursor.report(Code::UnresolvedReference, message);
        }
        let scopes = cursor.list(Use::Security)?;
        let scopes: Vec<_> = scopes
            .iter()
            .map(|scope| scope.text(Use::Security).map(str::to_owned))
            .collect();
        Some(RequiredScheme {
            origin: origin(cursor),
            name: name.to_owned(),
            scopes: scopes.into_iter().collect::<Option<_>>()?,
        })
    }
}
