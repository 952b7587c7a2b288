//! `type: array`.

use super::schema::Schemas;
use super::{documentation, origin, value, xml};
use crate::diagnostics::Code;
use crate::document::cursor::Object;
use crate::document::ledger::Use;
use crate::ir::{ArraySchema, Kind, Schema};

impl<'s, 'd> Schemas<'s, 'd> {
    /// An array; what in it needs a name is named after `inline_name`. As with other values, only a `member` may have an
    /// `xml` object.
    pub(super) fn array(
        &self,
        object: Object<'s, 'd>,
        inline_name: &str,
        member: bool,
    ) -> Option<Schema> {
        let documentation = documentation::of_schema(&object);
        let origin = origin(object.cursor());
        let items = match object.required("items") {
            Some(items) => self.items(&items, inline_name),
            None => None,
        };
        let count = |keyword| {
            let cursor = object.get(keyword);
            cursor.and_then(|cursor| cursor.count(Use::Check))
        };
        let (min_items, max_items) = (count("minItems"), count("maxItems"));
        if let (Some(minimum), Some(maximum)) = (min_items, max_items)
            && minimum > maximum
        {
            let message = format!(
                "\"minItems\" {minimum} is more than \"maxItems\" {maximum}: no array is valid"
            );
            object.cursor().report(Code::InvalidValue, message);
        }
        let unique_items = object
            .get("uniqueItems")
            .and_then(|cursor| cursor.flag(Use::Check))
            == Some(true);
        let names = match member {
            true => object.get("xml").map(|xml| xml::array(&xml)),
            false => None,
        };
        if value::nullable(&object) {
            // In XML, no items and null would look the same.
            let message = "an array that may be null is not supported";
            object.cursor().report(Code::Unsupported, message);
        }
        object.close();
        let (element_name, wrapped) = names.map_or(Some((None, false)), |names| names)?;
        Some(Schema {
            origin,
            documentation,
            kind: Kind::Array(ArraySchema {
                items: Box::new(items?),
                min_items,
                max_items,
                unique_items,
                wrapped,
            }),
            nullable: false,
            default: None,
            element_name,
        })
    }

    fn items(
        &self,
        cursor: &crate::document::cursor::Cursor<'s, 'd>,
        inline_name: &str,
    ) -> Option<Schema> {
        let items = self.schema(cursor, &format!("{inline_name} item"))?;
        if matches!(items.kind, Kind::Array(_)) {
            cursor.report(Code::Unsupported, "arrays of arrays are not supported");
            return None;
        }
        if items.nullable {
            let message = "items that may be null are not supported";
            cursor.report(Code::Unsupported, message);
            return None;
        }
        Some(items)
    }
}
