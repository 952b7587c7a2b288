//! Which kind of values a schema describes.

use super::annotation::is_3_1;
use super::enumeration::only_null;
use super::{Content, Schemas, empty};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::{Kind, NumberWidth, Schema, StringFormat};

/// The `type` that keywords are about, where a schema does not say it.
const ABOUT: [(&str, &[&str]); 4] = [
    (
        "object",
        &[
            "properties",
            "additionalProperties",
            "required",
            "minProperties",
            "maxProperties",
        ],
    ),
    ("array", &["items", "minItems", "maxItems", "uniqueItems"]),
    ("string", &["pattern", "minLength", "maxLength"]),
    (
        "number",
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
    ),
];

/// The same of what OpenAPI 3.1 adds.
const ABOUT_3_1: [(&str, &[&str]); 2] = [
    (
        "object",
        &[
            "patternProperties",
            "propertyNames",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedProperties",
        ],
    ),
    (
        "array",
        &[
            "prefixItems",
            "contains",
            "minContains",
            "maxContains",
            "unevaluatedItems",
        ],
    ),
];

/// The names of types in JSON Schema, without `null`.
const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

impl<'s, 'd> Schemas<'s, 'd> {
    /// Everything that a schema says of its values.
    pub(super) fn content(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Content> {
        let reference = match is_3_1(object) {
            true => object.get("$ref"),
            false => None,
        };
        let mut content = match (reference, object.get("allOf")) {
            (None, None) => self.alone(object, owner)?,
            (reference, parts) => self.all_of(object, reference, parts, owner)?,
        };
        if let Some(not) = object.get("not") {
            let schema = self.unnamed(&not, &format!("{owner} not"))?;
            content.applied.not = Some(Box::new(schema));
        }
        Some(content)
    }

    /// What a schema says beside its `allOf`.
    pub(super) fn alone(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Content> {
        let mut content = self.plain(object, owner)?;
        for (keyword, exclusive) in [("oneOf", true), ("anyOf", false)] {
            if let Some(parts) = object.get(keyword) {
                content = self.alternatives(object, &parts, content, exclusive, owner)?;
            }
        }
        if let Some(discriminator) = object.get("discriminator") {
            // Without alternatives it names subtypes for tools; the property is a member like others.
            discriminator.ignore(Rule::Discriminator);
        }
        Some(content)
    }

    /// What a schema says by its `type`.
    fn plain(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Content> {
        let types = match self.types_of(object)? {
            Types::Null => {
                ignore_others(object, &[]);
                for keyword in ["enum", "const", "format"] {
                    if let Some(cursor) = object.get(keyword) {
                        cursor.ignore(Rule::KeywordOfAnotherType);
                    }
                }
                return Some(only_null());
            }
            Types::Listed(types) => types,
        };
        ignore_others(object, &types);
        let is_listed = object.has("enum") || is_3_1(object) && object.has("const");
        let content = match is_listed {
            true => self.enumeration(object, &types, owner)?,
            false => self.of_types(object, &types, owner)?,
        };
        match is_3_1(object) {
            true => self.keywords(object, &types, content, owner),
            false => Some(content),
        }
    }

    /// What a schema with these types says; those without any allow everything.
    pub(super) fn of_types(
        &self,
        object: &Object<'s, 'd>,
        types: &[&str],
        owner: &str,
    ) -> Option<Content> {
        let kind = match types {
            [] => self.of_type(object, None, owner)?,
            [kind] => self.of_type(object, Some(kind), owner)?,
            several => return self.several(object, several, owner),
        };
        Some(Content::of(kind))
    }

    /// Several types are alternatives, each with the keywords that are about it.
    fn several(&self, object: &Object<'s, 'd>, types: &[&str], owner: &str) -> Option<Content> {
        let mut alternatives = Vec::new();
        for kind in types {
            let owner = format!("{owner} {kind}");
            let schema = Schema {
                kind: self.of_type(object, Some(kind), &owner)?,
                ..empty(object.cursor())
            };
            alternatives.push(self.settled(object.cursor(), schema, &owner));
        }
        let has_format = |schema: &Schema| match &schema.kind {
            Kind::String(string) => string.format != StringFormat::Text,
            Kind::Number(number) => number.width == NumberWidth::Int32,
            _ => false,
        };
        if let Some(format) = object.get("format")
            && alternatives.iter().any(has_format)
        {
            // It says nothing of the others.
            format.take_instead(Use::Type);
        }
        Some(self.one_of_several(alternatives))
    }

    /// The kind of a schema with this `type`.
    pub(super) fn of_type(
        &self,
        object: &Object<'s, 'd>,
        kind: Option<&str>,
        owner: &str,
    ) -> Option<Kind> {
        match kind {
            None => {
                if let Some(format) = object.get("format") {
                    format.ignore(Rule::AnnotationFormat);
                }
                Some(Kind::Any)
            }
            Some("string") => super::string::string(object),
            Some("integer") => super::number::integer(object).map(Kind::Number),
            Some("number") => super::number::number(object).map(Kind::Number),
            Some("boolean") => {
                if let Some(format) = object.get("format") {
                    format.ignore(Rule::AnnotationFormat);
                }
                Some(Kind::Boolean)
            }
            Some("array") => self.array(object, owner),
            Some("object") => self.object(object, owner),
            Some(other) => {
                let message = format!("\"{other}\" is not a type");
                let place = object.get("type");
                let place = place.as_ref().unwrap_or(object.cursor());
                place.report_value(Code::InvalidValue, message);
                None
            }
        }
    }

    /// `type`, or what the keywords are about; none when that may be anything.
    fn types_of(&self, object: &Object<'s, 'd>) -> Option<Types<'d>> {
        let Some(cursor) = object.get("type") else {
            let more: &[_] = match is_3_1(object) {
                true => &ABOUT_3_1,
                false => &[],
            };
            let about = ABOUT
                .iter()
                .chain(more)
                .find(|(_, keywords)| keywords.iter().any(|keyword| object.has(keyword)));
            return Some(Types::Listed(
                about.map(|(kind, _)| *kind).into_iter().collect(),
            ));
        };
        match &cursor.node().value {
            Value::Null => {
                cursor.note(Use::Type);
                Some(Types::Listed(Vec::new()))
            }
            Value::Sequence(_) if is_3_1(object) => listed(&cursor),
            _ => match cursor.text(Use::Type)? {
                "null" if is_3_1(object) => Some(Types::Null),
                kind => Some(Types::Listed(vec![kind])),
            },
        }
    }
}

/// What `type` says.
enum Types<'d> {
    /// These, and `null` where that is among them; anything when there is none.
    Listed(Vec<&'d str>),
    /// `null` alone.
    Null,
}

/// A list of types.
fn listed<'d>(cursor: &Cursor<'_, 'd>) -> Option<Types<'d>> {
    let mut seen: Vec<&str> = Vec::new();
    for item in cursor.list(Use::Type)? {
        let name = item.text(Use::Type)?;
        if name != "null" && !TYPES.contains(&name) {
            let message = format!("\"{name}\" is not a type");
            item.report(Code::InvalidValue, message);
            return None;
        }
        match seen.contains(&name) {
            true => item.ignore_instead(Rule::RepeatedValue),
            false => seen.push(name),
        }
    }
    if seen.is_empty() {
        let message = "no type allows nothing";
        cursor.report(Code::InvalidValue, message);
        return None;
    }
    seen.retain(|name| *name != "null");
    // All integers are numbers.
    let has_numbers = seen.contains(&"number");
    seen.retain(|name| *name != "integer" || !has_numbers);
    Some(match seen.is_empty() {
        true => Types::Null,
        false => Types::Listed(seen),
    })
}

/// Ignores keywords that are about values of another type (JSON Schema, draft 5 of validation, section 4.1).
pub(super) fn ignore_others(object: &Object<'_, '_>, types: &[&str]) {
    let is_about = |about: &str| {
        let is_one = |kind: &&str| *kind == about || *kind == "integer" && about == "number";
        types.iter().any(is_one)
    };
    let more: &[_] = match is_3_1(object) {
        true => &ABOUT_3_1,
        false => &[],
    };
    for (about, keywords) in ABOUT.iter().chain(more) {
        for keyword in keywords.iter().filter(|_| !is_about(about)) {
            if let Some(cursor) = object.get(keyword) {
                cursor.ignore(Rule::KeywordOfAnotherType);
            }
        }
    }
}
