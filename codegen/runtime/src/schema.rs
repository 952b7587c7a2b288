//! Schemas as tables: what the generator writes of each schema, and everything else reads.
//!
//! A value is checked as [`Any`], whatever it was written in: the same table reads and writes XML, forms and parameters.

mod check;
mod keyword;
mod text;

use crate::check::{ArrayChecks, NumberChecks, StringChecks};

pub use check::Direction;
pub use keyword::Keyword;

/// A schema.
#[derive(Debug)]
pub struct Schema {
    /// What the document calls it; empty where it has no name.
    pub name: &'static str,
    /// The `type`, with what belongs to it.
    pub kind: Kind,
    /// `nullable`.
    pub nullable: bool,
    /// `enum`: the values that are allowed, as JSON; none when there is no `enum`.
    pub values: &'static [&'static str],
    /// `allOf`, where more than one part has something to say.
    pub all_of: &'static [&'static Schema],
    /// `anyOf`.
    pub any_of: &'static [&'static Schema],
    /// `oneOf`.
    pub one_of: &'static [&'static Schema],
    /// `not`.
    pub not: Option<&'static Schema>,
    /// Keywords that are not in the type.
    pub keywords: &'static [Keyword],
    /// `discriminator`.
    pub discriminator: Option<&'static Discriminator>,
    /// `xml`.
    pub xml: Xml,
}

/// A `type`.
#[derive(Debug)]
pub enum Kind {
    /// No `type`: any value.
    Any,
    /// `boolean`.
    Boolean,
    /// `integer`.
    Integer(Width, Option<&'static NumberChecks>),
    /// `number`.
    Number(Option<&'static NumberChecks>),
    /// `string`.
    String(Format, Option<&'static StringChecks>),
    /// `array`.
    Array(&'static Schema, Option<&'static ArrayChecks>),
    /// `object`.
    Object(&'static Object),
}

/// What of `type: integer` fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// `format: int32`.
    Int32,
    /// `format: int64`, or none.
    Int64,
}

/// A `format` of strings that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// None.
    Text,
    /// `uuid`.
    Uuid,
    /// `date`.
    Date,
    /// `date-time`.
    DateTime,
    /// `byte`.
    Byte,
}

/// `type: object`.
#[derive(Debug)]
pub struct Object {
    /// `properties`, in the document's order.
    pub members: &'static [Member],
    /// `additionalProperties`: the schema of all other members; `None` when there may be none.
    pub additional: Option<&'static Schema>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

/// A property.
#[derive(Debug)]
pub struct Member {
    /// Its name in JSON.
    pub name: &'static str,
    /// Its schema.
    pub schema: &'static Schema,
    /// Whether `required` lists it.
    pub required: bool,
    /// `readOnly` and `writeOnly`.
    pub access: Access,
}

impl Member {
    /// One that `required` lists, and may be in all messages.
    #[must_use]
    pub const fn required(name: &'static str, schema: &'static Schema) -> Self {
        Self {
            name,
            schema,
            required: true,
            access: Access::Both,
        }
    }

    /// One that `required` does not list, and may be in all messages.
    #[must_use]
    pub const fn optional(name: &'static str, schema: &'static Schema) -> Self {
        Self {
            required: false,
            ..Self::required(name, schema)
        }
    }

    /// The same, only in answers.
    #[must_use]
    pub const fn read_only(self) -> Self {
        Self {
            access: Access::ReadOnly,
            ..self
        }
    }

    /// The same, only in requests.
    #[must_use]
    pub const fn write_only(self) -> Self {
        Self {
            access: Access::WriteOnly,
            ..self
        }
    }
}

/// In which messages a member may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// In all.
    Both,
    /// `readOnly`: only in answers.
    ReadOnly,
    /// `writeOnly`: only in requests.
    WriteOnly,
}

/// `discriminator`: which of the alternatives a value is meant to be.
#[derive(Debug)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: &'static str,
    /// Which alternative each name means, as its place in `oneOf` or `anyOf`.
    pub mapping: &'static [(&'static str, usize)],
}

/// `xml`.
#[derive(Clone, Copy, Debug)]
pub struct Xml {
    /// `name`.
    pub name: Option<&'static str>,
    /// `namespace`.
    pub namespace: Option<&'static str>,
    /// `prefix`.
    pub prefix: Option<&'static str>,
    /// `attribute`.
    pub attribute: bool,
    /// `wrapped`.
    pub wrapped: bool,
}

impl Xml {
    /// No `xml` object.
    pub const NONE: Self = Self {
        name: None,
        namespace: None,
        prefix: None,
        attribute: false,
        wrapped: false,
    };
}

impl Schema {
    /// The empty schema: any value.
    pub const ANY: Self = Self::of(Kind::Any);

    /// A schema that says nothing but its `type`.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self {
            name: "",
            kind,
            nullable: false,
            values: &[],
            all_of: &[],
            any_of: &[],
            one_of: &[],
            not: None,
            keywords: &[],
            discriminator: None,
            xml: Xml::NONE,
        }
    }
}

/// Any value.
pub static ANY: Schema = Schema::ANY;
/// Any boolean.
pub static BOOLEAN: Schema = Schema::of(Kind::Boolean);
/// Any integer of 32 bits.
pub static INT32: Schema = Schema::of(Kind::Integer(Width::Int32, None));
/// Any integer of 64 bits.
pub static INT64: Schema = Schema::of(Kind::Integer(Width::Int64, None));
/// Any number.
pub static NUMBER: Schema = Schema::of(Kind::Number(None));
/// Any string.
pub static TEXT: Schema = Schema::of(Kind::String(Format::Text, None));
/// Any UUID.
pub static UUID: Schema = Schema::of(Kind::String(Format::Uuid, None));
/// Any date.
pub static DATE: Schema = Schema::of(Kind::String(Format::Date, None));
/// Any moment.
pub static DATE_TIME: Schema = Schema::of(Kind::String(Format::DateTime, None));
/// Any Base64.
pub static BYTE: Schema = Schema::of(Kind::String(Format::Byte, None));
