//! `components`: what may be referred to, and what nothing refers to.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::parameter::Written;
use super::schema::Schemas;
use super::security::Requirements;
use crate::document::cursor::{Cursor, Edition, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::Schema;

/// What the parts of an operation may refer to.
pub(super) struct Context<'c, 's, 'd> {
    pub(super) schemas: &'c Schemas<'s, 'd>,
    pub(super) components: &'c Components<'s, 'd>,
    pub(super) requirements: &'c Requirements<'s, 'd>,
}

/// The maps of `components`.
#[derive(Default)]
pub(super) struct Components<'s, 'd> {
    pub(super) schemas: Option<Cursor<'s, 'd>>,
    pub(super) security_schemes: Option<Cursor<'s, 'd>>,
    /// All other reusable parts.
    parts: Vec<Cursor<'s, 'd>>,
    read: RefCell<BTreeMap<String, Option<Written>>>,
    /// The `enum`s of parameters, by what they say.
    pub(super) enumerations: RefCell<BTreeMap<String, Schema>>,
}

/// The maps with parts that mean something only where something refers to them.
const MAPS: [&str; 7] = [
    "parameters",
    "responses",
    "headers",
    "examples",
    "requestBodies",
    "links",
    "callbacks",
];

impl<'s, 'd> Components<'s, 'd> {
    pub(super) fn read(object: &Object<'s, 'd>) -> Self {
        let Some(cursor) = object.get("components") else {
            return Self::default();
        };
        let is_3_1 = cursor.edition() >= Edition::V3_1;
        let (vocabulary, more) = match is_3_1 {
            true => (&vocabulary::COMPONENTS_3_1, Some("pathItems")),
            false => (&vocabulary::COMPONENTS, None),
        };
        let Some(components) = cursor.object(vocabulary, Use::Structure) else {
            return Self::default();
        };
        let parts = MAPS.into_iter().chain(more).flat_map(|keyword| {
            let cursor = components.said(keyword);
            let members = cursor.and_then(|cursor| cursor.extensible_map(Use::Structure));
            members
                .unwrap_or_default()
                .into_iter()
                .map(|(_, part)| part)
        });
        let maps = Self {
            parts: parts.collect(),
            schemas: components.said("schemas"),
            security_schemes: components.said("securitySchemes"),
            ..Self::default()
        };
        components.close();
        maps
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
        for part in self.parts.iter().filter(|part| !part.is_noted()) {
            part.ignore(Rule::UnreferencedComponent);
        }
    }
}
