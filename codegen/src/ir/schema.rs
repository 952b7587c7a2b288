//! Schemas.

use super::{Documentation, Origin};

/// A schema that has a name in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSchema {
    /// The type's name in Rust.
    pub type_name: String,
    /// The schema.
    pub schema: Schema,
    /// The element that stands for it when it is a whole XML document.
    pub root: RootElement,
    /// Whether the name of `root` is `xml.name`.
    pub declares_name: bool,
}

/// The name of a root element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootElement {
    /// `xml.name`, or else the schema's name.
    pub name: String,
    /// `xml.namespace`.
    pub namespace: Option<String>,
    /// `xml.prefix`.
    pub prefix: Option<String>,
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
    /// `xml.name`: how its element is called where it is a member, when not by the member's own name.
    pub element_name: Option<String>,
}

/// What values a schema allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `type: string`.
    String(StringSchema),
    /// `type: string` with `enum`.
    Enumeration(Enumeration),
    /// `type: boolean`.
    Boolean,
    /// `type: integer` and `type: number`.
    Number(NumberSchema),
    /// `type: object`.
    Object(ObjectSchema),
    /// `type: array`.
    Array(ArraySchema),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// `pattern`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As the document has it: ECMA 262.
    pub source: String,
    /// The same in the syntax of the `regex` crate.
    pub translated: String,
}

impl Member {
    /// The name of its element in XML.
    #[must_use]
    pub fn element_name(&self) -> &str {
        self.schema
            .element_name
            .as_deref()
            .unwrap_or(&self.wire_name)
    }

    /// The name of the element of each item, when the member is this array or refers to it.
    #[must_use]
    pub fn item_name<'a>(&'a self, array: &'a ArraySchema) -> &'a str {
        array
            .items
            .element_name
            .as_deref()
            .unwrap_or(&self.wire_name)
    }
}

/// `type: object`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectSchema {
    /// `properties`, in the document's order.
    pub members: Vec<Member>,
    /// Whether `additionalProperties: false` allows no others.
    pub closed: bool,
    /// `oneOf` of nothing but `required`: exactly one of these lists of names is there.
    pub one_of: Vec<Vec<String>>,
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
    /// `xml.wrapped`: whether the items' elements stand within another.
    pub wrapped: bool,
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
