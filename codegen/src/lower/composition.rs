//! `allOf`: objects put together, and references with something said about them.

use super::members::{self, Required, required_names};
use super::schema::Schemas;
use super::value;
use super::{alternatives, documentation};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Member, ObjectSchema, Schema};

impl<'s, 'd> Schemas<'s, 'd> {
    /// Whether an `allOf` holds one reference and adds nothing but texts, there or in parts of their own: the usual way
    /// to describe a reference.
    pub(super) fn wraps_reference(&self, object: &Object<'s, 'd>, parts: &Cursor<'s, 'd>) -> bool {
        let adds = ["properties", "required", "xml"]
            .iter()
            .any(|keyword| object.has(keyword));
        let parts = parts.list(Use::Type).unwrap_or_default();
        let references = parts.iter().filter(|part| part.has("$ref")).count();
        references == 1 && !adds && parts.iter().all(|part| part.has("$ref") || is_text(part))
    }

    /// The reference of such an `allOf`, with its texts.
    pub(super) fn wrapped_reference(
        &self,
        object: Object<'s, 'd>,
        parts: &Cursor<'s, 'd>,
    ) -> Option<Schema> {
        let mut documentation = documentation::of_schema(&object);
        let origin = super::origin(object.cursor());
        let nullable = value::nullable(&object);
        object.close();
        let mut referred = None;
        for part in parts.list(Use::Type)? {
            let inner = part.object(&vocabulary::SCHEMA, Use::Type)?;
            let beside = match inner.get("$ref") {
                Some(reference) => {
                    let schema = self.reference(inner, &reference)?;
                    let beside = schema.documentation.clone();
                    referred = Some(schema);
                    beside
                }
                None => {
                    let beside = documentation::of_schema(&inner);
                    inner.close();
                    beside
                }
            };
            let texts = [beside.title, beside.description].into_iter().flatten();
            documentation.notes.extend(texts.chain(beside.notes));
            documentation.example = documentation.example.or(beside.example);
            documentation.deprecated |= beside.deprecated;
        }
        Some(Schema {
            origin,
            documentation,
            nullable,
            ..referred?
        })
    }

    /// The members of an `allOf`: those of its parts in their order, then its own.
    pub(super) fn composed(
        &self,
        object: &Object<'s, 'd>,
        parts: &Cursor<'s, 'd>,
        owner: &str,
    ) -> Option<ObjectSchema> {
        let mut required = required_names(object);
        if members::closed(object) {
            members::report_closed_part(object.cursor());
        }
        let mut members = self.parts(parts, owner, &mut required)?;
        if let Some(properties) = object.get("properties") {
            members.extend(self.properties(&properties, owner)?);
        }
        if members.is_empty() {
            // It may say nothing of objects at all, and allow any value.
            let message = "an \"allOf\" without properties is not supported";
            parts.report(Code::Unsupported, message);
            return None;
        }
        let members = members::settle(object.cursor(), members, required);
        let one_of = alternatives::one_of(object, &members)?;
        Some(ObjectSchema {
            members,
            closed: false,
            one_of,
        })
    }

    fn parts(
        &self,
        parts: &Cursor<'s, 'd>,
        owner: &str,
        required: &mut Required<'s, 'd>,
    ) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        for part in parts.list(Use::Type)? {
            let object = part.object(&vocabulary::SCHEMA, Use::Type)?;
            if let Some(reference) = object.get("$ref") {
                let schema = self.reference(object, &reference)?;
                members.extend(self.members_of(&part, &schema.kind)?);
                continue;
            }
            if members::closed(&object) {
                members::report_closed_part(&part);
            }
            if let Some(kind) = object.get("type")
                && kind.text(Use::Type) != Some("object")
            {
                part.report(Code::Unsupported, "only objects are supported in \"allOf\"");
                return None;
            }
            // Its texts speak of the part; the whole has its own.
            let _texts = documentation::of_schema(&object);
            required.extend(required_names(&object));
            if let Some(inner) = object.get("allOf") {
                members.extend(self.parts(&inner, owner, required)?);
            }
            if let Some(properties) = object.get("properties") {
                members.extend(self.properties(&properties, owner)?);
            }
            object.close();
        }
        Some(members)
    }
}

/// Whether a schema says something to people only.
fn is_text(part: &Cursor<'_, '_>) -> bool {
    const TEXTS: [&str; 5] = [
        "title",
        "description",
        "example",
        "deprecated",
        "externalDocs",
    ];
    matches!(part.node().value, Value::Mapping(_))
        && part
            .keys()
            .iter()
            .all(|key| TEXTS.contains(key) || key.starts_with("x-"))
}
