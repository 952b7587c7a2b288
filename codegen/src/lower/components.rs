//! `components`: what may be referred to, and what nothing refers to.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::parameter::Written;
use super::schema::Schemas;
use super::security::Requirements;
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::Schema;

/// What the parts of an operation may refer to.
pub(super) struct Context<'c, 's, 'd> {
    pub(super) schemas: &'c Schemas<'s, 'd>,
    pub(super) components: &'c Components<'s, 'd>,
    pub(super) requirements: &'c Requirements<'s, 'd>,
}

/// Reusable parts by their keys.
type Parts<'s, 'd> = BTreeMap<&'d str, Cursor<'s, 'd>>;

/// The maps of `components`.
#[derive(Default)]
pub(super) struct Components<'s, 'd> {
    pub(super) schemas: Option<Cursor<'s, 'd>>,
    pub(super) security_schemes: Option<Cursor<'s, 'd>>,
    parameters: Parts<'s, 'd>,
    responses: Parts<'s, 'd>,
    headers: Parts<'s, 'd>,
    examples: Parts<'s, 'd>,
    /// Kinds of parts that nothing can refer to yet: the reference would be an error.
    others: Vec<Cursor<'s, 'd>>,
    referred: RefCell<BTreeSet<String>>,
    read: RefCell<BTreeMap<String, Option<Written>>>,
    /// The `enum`s of parameters, by what they say.
    pub(super) enumerations: RefCell<BTreeMap<String, Schema>>,
}

/// The maps to which references are not supported.
const OTHERS: [&str; 3] = ["requestBodies", "links", "callbacks"];

/// Where reusable parameters have their home.
const PARAMETERS: &str = "#/components/parameters/";

/// The key that a reference into `home` names.
fn key_of(reference: &str, home: &str) -> Option<String> {
    let key = reference.strip_prefix(home)?;
    Some(key.replace("~1", "/").replace("~0", "~"))
}

impl<'s, 'd> Components<'s, 'd> {
    pub(super) fn read(object: &Object<'s, 'd>) -> Self {
        let components = object
            .get("components")
            .and_then(|cursor| cursor.object(&vocabulary::COMPONENTS, Use::Structure));
        let Some(components) = components else {
            return Self::default();
        };
        let parts = |keyword| -> Vec<(&'d str, Cursor<'s, 'd>)> {
            let cursor = components.get(keyword);
            cursor
                .and_then(|cursor| cursor.map(Use::Structure))
                .unwrap_or_default()
        };
        let others = OTHERS
            .into_iter()
            .flat_map(|keyword| parts(keyword).into_iter().map(|(_, part)| part))
            .collect();
        let maps = Self {
            schemas: components.get("schemas"),
            security_schemes: components.get("securitySchemes"),
            parameters: parts("parameters").into_iter().collect(),
            responses: parts("responses").into_iter().collect(),
            headers: parts("headers").into_iter().collect(),
            examples: parts("examples").into_iter().collect(),
            others,
            ..Self::default()
        };
        components.close();
        maps
    }

    /// The parameter that `$ref` leads to.
    pub(super) fn parameter(&self, reference: &Cursor<'s, 'd>) -> Option<Cursor<'s, 'd>> {
        self.resolve(reference, PARAMETERS, &self.parameters)
    }

    /// The response that `$ref` leads to.
    pub(super) fn response(&self, reference: &Cursor<'s, 'd>) -> Option<Cursor<'s, 'd>> {
        self.resolve(reference, "#/components/responses/", &self.responses)
    }

    /// The header that `$ref` leads to.
    pub(super) fn header(&self, reference: &Cursor<'s, 'd>) -> Option<Cursor<'s, 'd>> {
        self.resolve(reference, "#/components/headers/", &self.headers)
    }

    /// The example that `$ref` leads to.
    pub(super) fn example(&self, reference: &Cursor<'s, 'd>) -> Option<Cursor<'s, 'd>> {
        self.resolve(reference, "#/components/examples/", &self.examples)
    }

    /// Where `$ref` leads among the parameters; nothing is taken up or told.
    pub(super) fn peek_parameter(&self, reference: &str) -> Option<&Cursor<'s, 'd>> {
        self.parameters.get(key_of(reference, PARAMETERS)?.as_str())
    }

    /// Notes that something referred to a part, though it was not read.
    pub(super) fn refer(&self, part: &Cursor<'s, 'd>) {
        self.referred.borrow_mut().insert(part.pointer().to_owned());
    }

    fn resolve(
        &self,
        reference: &Cursor<'s, 'd>,
        home: &str,
        parts: &Parts<'s, 'd>,
    ) -> Option<Cursor<'s, 'd>> {
        let text = reference.text(Use::Structure)?;
        let key = key_of(text, home);
        let found = key.and_then(|key| parts.get(key.as_str()));
        // A reference to a reference could go round in circles.
        let Some(found) = found.filter(|found| !found.has("$ref")) else {
            let message = format!(
                "\"{text}\" leads to nothing usable; a reference must begin with {home} and lead to no other reference"
            );
            reference.report_value(Code::UnresolvedReference, message);
            return None;
        };
        self.refer(found);
        Some(found.clone())
    }

    /// What `read` makes of a part, which is read once however many refer to it.
    pub(super) fn read_once(
        &self,
        part: &Cursor<'s, 'd>,
        read: impl FnOnce() -> Option<Written>,
    ) -> Option<Written> {
        if let Some(known) = self.read.borrow().get(part.pointer()) {
            return known.clone();
        }
        let made = read();
        let mut known = self.read.borrow_mut();
        known.insert(part.pointer().to_owned(), made.clone());
        made
    }

    /// Ignores what nothing has referred to.
    pub(super) fn ignore_unreferenced(&self) {
        let referred = self.referred.borrow();
        let all = self
            .parameters
            .values()
            .chain(self.responses.values())
            .chain(self.headers.values())
            .chain(self.examples.values())
            .chain(&self.others);
        for part in all.filter(|part| !referred.contains(part.pointer())) {
            part.ignore(Rule::UnreferencedComponent);
        }
    }
}
