//! Values of a schema, for tests and examples: one that it allows, those on its bounds, and those that break one rule each.
//!
//! Everything is held against the same rules as the runtime holds it ([`check`]) before it is given out. The same document
//! gives the same values.

mod amount;
mod broken;
mod check;
mod format;
mod make;
mod object;
mod tables;
mod text;
mod value;
pub mod wire;

pub(crate) use broken::changed;
pub use broken::{Attempt, Attempts, Change};
pub use value::Value;

use crate::ir::{Api, Schema};
use tables::Tables;

/// Longer texts are not made.
const LONGEST: usize = 100_000;

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the service: without what is `readOnly`.
    Request,
    /// From the service: without what is `writeOnly`.
    Response,
    /// Not known.
    Either,
}

/// A breach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The members' names from the root, as the runtime tells them.
    pub place: String,
    /// The keyword that is broken.
    pub keyword: &'static str,
}

/// The schemas of an API, ready to make values of.
pub struct Samples<'a> {
    api: &'a Api,
    tables: Tables,
}

/// A schema that values are made of.
#[derive(Clone, Copy, Debug)]
pub struct Root(tables::Id);

impl<'a> Samples<'a> {
    /// Those of `api`.
    #[must_use]
    pub fn of(api: &'a Api) -> Self {
        Self {
            api,
            tables: Tables::of(api),
        }
    }

    /// A schema of the API, named or not.
    pub fn root(&mut self, schema: &Schema) -> Root {
        Root(self.tables.add(self.api, schema))
    }

    /// The schema with this name in Rust.
    #[must_use]
    pub fn named(&self, type_name: &str) -> Option<Root> {
        let mut schemas = self.api.schemas.iter();
        schemas
            .position(|named| named.type_name == type_name)
            .map(Root)
    }

    /// A value that the schema allows: what the document gives, or else one with every member as far as sense goes.
    /// `None` when none is found.
    #[must_use]
    pub fn valid(&self, root: Root, direction: Direction) -> Option<Value> {
        make::value(&self.tables, root.0, direction)
    }

    /// Everything in `value` that breaks the schema.
    #[must_use]
    pub fn check(&self, root: Root, value: &Value, direction: Direction) -> Vec<Found> {
        self.tables.check(root.0, value, direction)
    }

    /// Whether the schema allows `value`.
    #[must_use]
    pub fn allows(&self, root: Root, value: &Value, direction: Direction) -> bool {
        self.tables.allows(root.0, value, direction)
    }
}

/// A value that `schema` allows.
#[must_use]
pub fn valid(api: &Api, schema: &Schema, direction: Direction) -> Option<Value> {
    let mut samples = Samples::of(api);
    let root = samples.root(schema);
    samples.valid(root, direction)
}

/// Whether `schema` allows `value`.
#[must_use]
pub fn allows(api: &Api, schema: &Schema, value: &Value, direction: Direction) -> bool {
    let mut samples = Samples::of(api);
    let root = samples.root(schema);
    samples.allows(root, value, direction)
}

#[cfg(test)]
mod tests;
