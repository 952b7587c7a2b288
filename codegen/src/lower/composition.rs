//! `allOf`: objects put together, and references with something said about them.

use super::documentation;
use super::members::{self, Required, required_names};
use super::schema::Schemas;
use super::value;
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Member, Schema};

impl<'s, 'd> Schemas<'s, 'd> {
    /// Whether an `allOf` holds one reference and adds nothing but texts: the usual way to describe a reference.
    pub(super) fn wraps_reference(&self, object: &Object<'s, 'd>, parts: &Cursor<'s, 'd>) -> bool {
        let adds = ["properties", "required", "xml"]
            .iter()
            .any(|keyword| object.has(keyword));
        let single = match parts.list(Use::Type).as_deref() {
            Some([part]) => part.has("$ref"),
            _ => false,
        };
        single && !adds
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
        let part = parts.list(Use::Type)?.into_iter().next()?;
        let inner = part.object(&vocabulary::SCHEMA, Use::Type)?;
        let reference = inner.get("$ref")?;
        let schema = self.reference(inner, &reference)?;
        let beside = schema.documentation;
        documentation
            .notes
            .extend([beside.title, beside.description].into_iter().flatten());
        documentation.example = documentation.example.or(beside.example);
        documentation.deprecated |= beside.deprecated;
        Some(Schema {
            origin,
            documentation,
            nullable,
            ..schema
        })
    }

    /// The members of an `allOf`: those of its parts in their order, then its own.
    pub(super) fn composed(
        &self,
        object: &Object<'s, 'd>,
        parts: &Cursor<'s, 'd>,
        owner: &str,
    ) -> Option<Vec<Member>> {
        let mut required = required_names(object);
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
        Some(members::settle(object.cursor(), members, required))
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
