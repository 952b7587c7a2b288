//! How members, and the items of arrays, are called in XML.

use super::report::Report;
use super::schema::{self, Faces};
use crate::document::pointer_to;
use crate::ir::{Api, ArraySchema, Kind, Member, Schema};

/// The elements that stand for a member in XML.
struct Elements<'a> {
    /// The array, when it is one.
    array: Option<(&'a Schema, &'a ArraySchema)>,
    /// The element that those of the items stand within.
    wrapper: Option<&'a str>,
    /// The element of the member, or of each item.
    name: &'a str,
}

impl<'a> Elements<'a> {
    fn of((api, member): (&'a Api, &'a Member)) -> Self {
        let end = api.references(&member.schema.kind).last();
        let end = end.map_or(&member.schema, |named| &named.schema);
        match &end.kind {
            Kind::Array(array) => Self {
                array: Some((end, array)),
                wrapper: array.wrapped.then(|| member.element_name()),
                name: member.item_name(array),
            },
            _ => Self {
                array: None,
                wrapper: None,
                name: member.element_name(),
            },
        }
    }

    /// From the outside in.
    fn path(&self) -> String {
        let wrapper = self.wrapper.map(|wrapper| format!("{wrapper}/"));
        wrapper.unwrap_or_default() + self.name
    }
}

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Member),
    new: (&Api, &Member),
    faces: Faces,
) {
    let (before, after) = (Elements::of(old), Elements::of(new));
    if before.path() == after.path() {
        return;
    }
    let is_within = before.wrapper == after.wrapper;
    let place = |member: &Member, elements: &Elements<'_>| match elements.array {
        Some((_, array)) if is_within => array.items.origin.pointer.clone() + "/xml/name",
        Some((schema, _)) => pointer_to(&schema.origin.pointer, "xml"),
        None => pointer_to(&member.schema.origin.pointer, "xml") + "/name",
    };
    let kind = match before.array.or(after.array) {
        Some(_) => "xml-items-changed",
        None => "xml-element-renamed",
    };
    report.changed(
        kind,
        subject,
        (&place(old.1, &before), before.path()),
        (&place(new.1, &after), after.path()),
        schema::xml_class(faces),
    );
}
