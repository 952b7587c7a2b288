//! How much compositions may make of a document.
//!
//! An `allOf` takes over what its parts say, and they may be compositions themselves: a few lines that double at each level
//! would fill any memory.

use super::Schemas;
use crate::diagnostics::Code;
use crate::document::cursor::Cursor;
use crate::ir::{Additional, Applied, Documentation, Kind, Schema, StringSchema};

/// How many schemas all compositions of a document may take over.
pub(super) const MOST: usize = 100_000;

/// How deep what they take over may be.
const DEEPEST: usize = 64;

/// So many bytes of text weigh what a schema does.
const BYTES: usize = 256;

impl<'s, 'd> Schemas<'s, 'd> {
    /// Counts a schema that is taken over by the composition at `cursor`.
    pub(super) fn weigh(&self, cursor: &Cursor<'s, 'd>, schema: &Schema) -> Option<()> {
        let left = self.composable.get();
        if left == 0 {
            // It is told already.
            return None;
        }
        let mut scale = Scale { left };
        if scale.bears(schema, 0).is_some() {
            self.composable.set(scale.left);
            return Some(());
        }
        self.composable.set(0);
        let message = format!(
            "compositions that take over more than {MOST} schemas, or {DEEPEST} levels, are not supported"
        );
        cursor.report(Code::Unsupported, message);
        None
    }
}

struct Scale {
    left: usize,
}

impl Scale {
    fn take(&mut self, count: usize) -> Option<()> {
        self.left = self.left.checked_sub(count)?;
        Some(())
    }

    fn text(&mut self, text: &str) -> Option<()> {
        self.take(text.len() / BYTES)
    }

    fn bears(&mut self, schema: &Schema, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        self.take(1)?;
        self.documentation(&schema.documentation)?;
        self.text(schema.default.as_deref().unwrap_or_default())?;
        self.applied(&schema.applied, depth + 1)?;
        self.kind(&schema.kind, depth + 1)
    }

    fn documentation(&mut self, documentation: &Documentation) -> Option<()> {
        let Documentation {
            title,
            description,
            example,
            notes,
            deprecated: _,
        } = documentation;
        let texts = [title, description, example].into_iter().flatten();
        for text in texts.chain(notes) {
            self.text(text)?;
        }
        Some(())
    }

    fn applied(&mut self, applied: &Applied, depth: usize) -> Option<()> {
        self.take(applied.values.len())?;
        for value in &applied.values {
            self.text(value)?;
        }
        let lists = [&applied.all_of, &applied.any_of, &applied.one_of];
        let parts = lists.into_iter().flatten();
        for part in parts.chain(applied.not.as_deref()) {
            self.bears(part, depth)?;
        }
        Some(())
    }

    fn kind(&mut self, kind: &Kind, depth: usize) -> Option<()> {
        match kind {
            Kind::Any | Kind::Boolean | Kind::Number(_) | Kind::Reference(_) => {}
            Kind::String(string) => self.string(string)?,
            Kind::Enumeration(enumeration) => {
                self.take(enumeration.values.len())?;
                self.string(&enumeration.string)?;
            }
            Kind::Object(object) => {
                for member in &object.members {
                    self.bears(&member.schema, depth)?;
                }
                if let Additional::Kept { schema, .. } = &object.additional {
                    self.bears(schema, depth)?;
                }
            }
            Kind::Map(map) => {
                self.take(map.required.len())?;
                self.bears(&map.values, depth)?;
            }
            Kind::Array(array) => self.bears(&array.items, depth)?,
            Kind::Union(union) => {
                for variant in &union.variants {
                    self.bears(&variant.schema, depth)?;
                }
            }
        }
        Some(())
    }

    fn string(&mut self, string: &StringSchema) -> Option<()> {
        let pattern = string.pattern.as_ref();
        pattern.map_or(Some(()), |pattern| self.text(&pattern.source))
    }
}
