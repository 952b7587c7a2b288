//! Schemas.

use super::{Documentation, Keyword, Origin};

/// A schema that has a name in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSchema {
    /// The type's name in Rust.
    pub type_name: String,
    /// The schema.
    pub schema: Schema,
    /// What its element is called as a whole XML document, when no `xml.name` says otherwise.
    pub element_name: String,
    /// The cycle of types that hold each other by value, when it lies on one: they hold each other in boxes.
    pub cycle: Option<usize>,
    /// Whether it would be an alias of itself, which Rust has not: it is any value, held against its table.
    pub opaque: bool,
}

impl NamedSchema {
    /// The name of the element that stands for it when it is a whole XML document.
    #[must_use]
    pub fn root_name(&self) -> &str {
        self.schema
            .xml
            .name
            .as_deref()
            .unwrap_or(&self.element_name)
    }
}

/// A schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Where it stands.
    pub origin: Origin,
    /// What the document says of it.
    pub documentation: Documentation,
    /// What values it allows.
    pub kind: Kind,
    /// Whether `null` is allowed beside them.
    pub nullable: bool,
    /// `default`, as JSON.
    pub default: Option<String>,
    /// `readOnly` and `writeOnly`.
    pub access: Access,
    /// `xml`.
    pub xml: Xml,
    /// What else is held against a value.
    pub applied: Applied,
}

/// In which messages a member may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// In all.
    #[default]
    Both,
    /// `readOnly`.
    ReadOnly,
    /// `writeOnly`.
    WriteOnly,
}

/// `xml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Xml {
    /// `name`.
    pub name: Option<String>,
    /// `namespace`.
    pub namespace: Option<String>,
    /// `prefix`.
    pub prefix: Option<String>,
    /// `attribute`.
    pub attribute: bool,
    /// `wrapped`.
    pub wrapped: bool,
}

/// Keywords that say more of a value than its type does, and are held against it by the tables alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// `enum` of what is no string: the values as JSON.
    pub values: Vec<String>,
    /// Parts of an `allOf` that are not in the type.
    pub all_of: Vec<Schema>,
    /// `anyOf` that is not in the type.
    pub any_of: Vec<Schema>,
    /// `oneOf` that is not in the type.
    pub one_of: Vec<Schema>,
    /// `not`.
    pub not: Option<Box<Schema>>,
    /// Keywords of JSON Schema 2020-12.
    pub keywords: Vec<Keyword>,
}

impl Applied {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What values a schema allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No `type`: any value.
    Any,
    /// `type: string`.
    String(StringSchema),
    /// `type: string` with `enum`.
    Enumeration(Enumeration),
    /// `type: boolean`.
    Boolean,
    /// `type: integer` and `type: number`.
    Number(NumberSchema),
    /// `type: object` with `properties`.
    Object(ObjectSchema),
    /// `type: object` without `properties`.
    Map(MapSchema),
    /// `type: array`.
    Array(ArraySchema),
    /// `oneOf` and `anyOf`.
    Union(UnionSchema),
    /// The named schema with this name in Rust.
    Reference(String),
}

/// The named schemas that references lead through from `kind` on, of the `count` that `find` knows. References that lead
/// in a circle are followed around it, and end within `count`.
pub(crate) fn references<'a>(
    kind: &'a Kind,
    count: usize,
    find: impl Fn(&'a str) -> Option<&'a NamedSchema>,
) -> impl Iterator<Item = &'a NamedSchema> {
    let next = move |kind: &'a Kind| match kind {
        Kind::Reference(type_name) => find(type_name),
        _ => None,
    };
    std::iter::successors(next(kind), move |named| next(&named.schema.kind)).take(count)
}

/// `type: string` with its constraints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringSchema {
    /// `format`.
    pub format: StringFormat,
    /// `minLength`, in code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in code points.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<Pattern>,
}

impl StringSchema {
    /// Whether any keyword asks for a check beyond the type.
    #[must_use]
    pub fn has_checks(&self) -> bool {
        self.min_length.is_some() || self.max_length.is_some() || self.pattern.is_some()
    }
}

/// `type: string` with `enum`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// The values, in the document's order.
    pub values: Vec<EnumerationValue>,
    /// What else is said of the string.
    pub string: StringSchema,
}

/// One value of an `enum`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumerationValue {
    /// As it stands on the wire.
    pub wire_name: String,
    /// Its name in Rust.
    pub variant: String,
}

/// `type: integer` and `type: number` with their constraints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberSchema {
    /// The type in Rust.
    pub width: NumberWidth,
    /// `minimum` with `exclusiveMinimum`.
    pub minimum: Option<Bound>,
    /// `maximum` with `exclusiveMaximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`, as the document has it.
    pub multiple_of: Option<String>,
}

impl NumberSchema {
    /// Whether any keyword asks for a check beyond the type.
    #[must_use]
    pub fn has_checks(&self) -> bool {
        self.minimum.is_some() || self.maximum.is_some() || self.multiple_of.is_some()
    }
}

/// What numbers a type in Rust can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberWidth {
    /// `format: int32`.
    Int32,
    /// `format: int64`, and integers without a format.
    Int64,
    /// `type: number`: exact, of any size.
    Decimal,
}

/// A bound of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// As the document has it, a JSON number.
    pub text: String,
    /// Whether the bound itself is not allowed.
    pub exclusive: bool,
}

/// The formats of strings that have a type of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringFormat {
    /// No format: text.
    Text,
    /// `format: uuid`.
    Uuid,
    /// `format: date`.
    Date,
    /// `format: date-time`.
    DateTime,
    /// `format: byte`.
    Byte,
    /// `format: binary`: bytes as a body or a part of one, and text within JSON and XML.
    Binary,
}

/// `pattern`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As the document has it: ECMA 262.
    pub source: String,
    /// The same in the syntax of the `regex` crate.
    pub translated: String,
}

/// `type: object` with `properties`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectSchema {
    /// `properties`, in the document's order.
    pub members: Vec<Member>,
    /// `additionalProperties`.
    pub additional: Additional,
    /// `minProperties` and `maxProperties`.
    pub count: Count,
}

/// `additionalProperties` beside `properties`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Additional {
    /// Nothing is said: others are allowed, and not kept.
    Unsaid,
    /// `false`: there are no others.
    Closed,
    /// Others are of this schema, and kept.
    Kept {
        /// Their schema.
        schema: Box<Schema>,
        /// The name in Rust of the field that keeps them.
        field_name: String,
    },
}

/// The fewest and the most of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The fewest allowed.
    pub minimum: Option<u64>,
    /// The most allowed.
    pub maximum: Option<u64>,
}

/// `type: object` without `properties`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapSchema {
    /// `additionalProperties`.
    pub values: Box<Schema>,
    /// Whether the document says so, and does not only leave others allowed.
    pub is_said: bool,
    /// Names that `required` lists.
    pub required: Vec<String>,
    /// `minProperties` and `maxProperties`.
    pub count: Count,
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnionSchema {
    /// The alternatives, in the document's order.
    pub variants: Vec<Variant>,
    /// Whether exactly one must hold: `oneOf`.
    pub exclusive: bool,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
}

/// An alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its name in Rust.
    pub name: String,
    /// Its schema.
    pub schema: Schema,
}

/// `discriminator`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// Which alternative each name means, by its place.
    pub mapping: Vec<(String, usize)>,
}

/// `type: array` with its constraints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArraySchema {
    /// `items`.
    pub items: Box<Schema>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
}

impl ArraySchema {
    /// Whether any keyword asks for a check of the array itself.
    #[must_use]
    pub fn has_checks(&self) -> bool {
        self.min_items.is_some() || self.max_items.is_some() || self.unique_items
    }
}

/// A property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name in JSON.
    pub wire_name: String,
    /// Its name in Rust.
    pub field_name: String,
    /// Whether the object's `required` lists it.
    pub required: bool,
    /// Its schema.
    pub schema: Schema,
}
