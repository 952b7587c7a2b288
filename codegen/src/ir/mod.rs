//! What the API means, as pure data: no tokens, no document, nothing of how either is written.

mod body;
mod errors;
mod keyword;
mod operation;
mod path;
mod schema;
mod security;

use std::collections::BTreeMap;

pub use body::{Body, Content, Encoding, Group, MediaType, Part, RequestBody, Syntax};
pub use errors::{ErrorVariant, Errors};
pub use keyword::Keyword;
pub use operation::{
    Method, Notation, Operation, Parameter, ParameterLocation, Response, ResponseHeader, Status,
    Style,
};
pub use path::{Piece, Segment, place_of, same_shape, template};
pub(crate) use schema::references;
pub use schema::{
    Access, Additional, Applied, ArraySchema, Bound, Count, Discriminator, Enumeration,
    EnumerationValue, Kind, MapSchema, Member, NamedSchema, NumberSchema, NumberWidth,
    ObjectSchema, Pattern, Schema, StringFormat, StringSchema, UnionSchema, Variant, Xml,
};
pub use security::{
    Alternative, ApiKeyLocation, Choice, Credentials, Principals, RequiredScheme, Security,
    SecurityScheme,
};

use crate::document::Position;

/// Where in the document something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// JSON pointer.
    pub pointer: String,
    /// Line and column.
    pub position: Position,
}

/// Texts for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documentation {
    /// `title` or `summary`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `example`, as JSON.
    pub example: Option<String>,
    /// Further lines: tags, terms, contacts and the like, each a whole sentence or list item.
    pub notes: Vec<String>,
}

/// A whole API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// The rest of what the document says of the API as a whole.
    pub documentation: Documentation,
    /// The paths of the servers, without a slash at the end, in the document's order and each once; an empty one when
    /// there is none.
    pub base_paths: Vec<String>,
    /// The servers, in the document's order.
    pub servers: Vec<Server>,
    /// Named schemas, by name.
    pub schemas: Vec<NamedSchema>,
    /// Where each of them is, by its name in Rust.
    pub(crate) places: BTreeMap<String, usize>,
    /// Operations, by path and method.
    pub operations: Vec<Operation>,
    /// The security schemes that operations require, by name.
    pub security_schemes: Vec<SecurityScheme>,
    /// What errors look like.
    pub errors: Errors,
}

impl Api {
    /// The named schemas that references lead through from `kind` on; none when it is no reference.
    pub fn references<'a>(&'a self, kind: &'a Kind) -> impl Iterator<Item = &'a NamedSchema> {
        references(kind, self.schemas.len(), |type_name| self.schema(type_name))
    }

    /// The path of the first server.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.base_paths.first().map_or("", String::as_str)
    }

    /// The default of `schema`, or of what it refers to, as JSON.
    #[must_use]
    pub fn default_of<'a>(&'a self, schema: &'a Schema) -> Option<&'a str> {
        let beyond = |named: &'a NamedSchema| named.schema.default.as_deref();
        let own = schema.default.as_deref();
        own.or_else(|| self.references(&schema.kind).find_map(beyond))
    }

    /// `schema` and what it refers to, to the end.
    pub fn way<'a>(&'a self, schema: &'a Schema) -> impl Iterator<Item = &'a Schema> {
        let beyond = self.references(&schema.kind).map(|named| &named.schema);
        std::iter::once(schema).chain(beyond)
    }

    /// What a schema is when references are followed.
    #[must_use]
    pub fn end<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        self.way(schema).last().unwrap_or(schema)
    }

    /// In which messages a member with this schema may be.
    #[must_use]
    pub fn access_of(&self, schema: &Schema) -> Access {
        let mut said = self.way(schema).map(|schema| schema.access);
        said.find(|access| *access != Access::Both)
            .unwrap_or_default()
    }

    /// The name of the element that stands for the member `name`.
    #[must_use]
    pub fn element_name<'a>(&'a self, name: &'a str, schema: &'a Schema) -> &'a str {
        let said = self
            .way(schema)
            .find_map(|schema| schema.xml.name.as_deref());
        said.unwrap_or(name)
    }

    /// Whether `schema`, or what it refers to, allows `null`.
    #[must_use]
    pub fn is_nullable(&self, schema: &Schema) -> bool {
        let mut beyond = self.references(&schema.kind);
        schema.nullable || beyond.any(|named| named.schema.nullable)
    }

    /// The security scheme with this key, when an operation requires it.
    #[must_use]
    pub fn security_scheme(&self, name: &str) -> Option<&SecurityScheme> {
        let mut schemes = self.security_schemes.iter();
        schemes.find(|scheme| scheme.name == name)
    }

    /// The schema with this name in Rust.
    #[must_use]
    pub fn schema(&self, type_name: &str) -> Option<&NamedSchema> {
        self.schemas.get(*self.places.get(type_name)?)
    }
}

/// Where the API is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// `url`.
    pub url: String,
    /// What `url` is with each combination of values for its variables, the defaults first.
    pub urls: Vec<String>,
    /// `description`.
    pub description: Option<String>,
}
