//! Which kind of values a schema describes.

use super::{Content, Schemas};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::Object;
use crate::document::ledger::{Rule, Use};
use crate::ir::{Applied, Kind};

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

impl<'s, 'd> Schemas<'s, 'd> {
    /// Everything that a schema says of its values.
    pub(super) fn content(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Content> {
        let mut content = match object.get("allOf") {
            Some(parts) => self.all_of(object, &parts, owner)?,
            None => self.alone(object, owner)?,
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
        let kind = self.type_of(object)?;
        let kind = kind.as_deref();
        ignore_others(object, kind);
        if object.has("enum") {
            return self.enumeration(object, kind, owner);
        }
        self.of_type(object, kind, owner).map(Content::of)
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

    /// `type`, or what the keywords are about; `None` inside when that may be anything.
    fn type_of(&self, object: &Object<'s, 'd>) -> Option<Option<String>> {
        if let Some(cursor) = object.get("type") {
            if let Value::Null = cursor.node().value {
                cursor.note(Use::Type);
                return Some(None);
            }
            return cursor.text(Use::Type).map(str::to_owned).map(Some);
        }
        let about = ABOUT
            .iter()
            .find(|(_, keywords)| keywords.iter().any(|keyword| object.has(keyword)));
        Some(about.map(|(kind, _)| (*kind).to_owned()))
    }
}

/// Ignores keywords that are about values of another type (JSON Schema, draft 5 of validation, section 4.1).
fn ignore_others(object: &Object<'_, '_>, kind: Option<&str>) {
    let is_about = |about: &str| match kind {
        Some("integer") => about == "number",
        kind => kind == Some(about),
    };
    for (about, keywords) in ABOUT {
        for keyword in keywords.iter().filter(|_| !is_about(about)) {
            if let Some(cursor) = object.get(keyword) {
                cursor.ignore(Rule::KeywordOfAnotherType);
            }
        }
    }
}

/// What is held against a value beside its type.
pub(super) fn applied_values(values: Vec<String>) -> Applied {
    Applied {
        values,
        ..Applied::default()
    }
}
