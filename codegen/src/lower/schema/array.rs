//! `type: array`.

use super::annotation::is_3_1;
use super::object::unevaluated;
use super::plain::{flag, least_and_most};
use super::{Schemas, empty};
use crate::document::cursor::Object;
use crate::document::ledger::{Rule, Use};
use crate::ir::{ArraySchema, Kind};

impl<'s, 'd> Schemas<'s, 'd> {
    /// An array; what in it needs a name is named after `owner`.
    pub(super) fn array(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Kind> {
        if let Some(format) = object.get("format") {
            format.ignore(Rule::AnnotationFormat);
        }
        let has_prefix = is_3_1(object) && object.has("prefixItems");
        let unevaluated = unevaluated(object, "unevaluatedItems", "items");
        let items = match object.get("items").or(unevaluated) {
            // Which items are left for them is told by their places: the table holds them against both.
            _ if has_prefix => Some(empty(object.cursor())),
            Some(items) => self.schema(&items, &format!("{owner} item")),
            // Items of any kind.
            None => Some(empty(object.cursor())),
        };
        let (min_items, max_items) = least_and_most(object, ["minItems", "maxItems"], "array");
        let unique_items = flag(object, "uniqueItems", Use::Check);
        Some(Kind::Array(ArraySchema {
            items: Box::new(items?),
            min_items,
            max_items,
            unique_items,
        }))
    }
}
