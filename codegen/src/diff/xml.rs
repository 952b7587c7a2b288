//! Names in XML: of whole documents, of members, and of the items of arrays.

use super::change::{NOT_XML, Wire};
use super::report::{Class, Report};
use super::schema::Faces;
use crate::document::pointer_to;
use crate::ir::{Api, ArraySchema, Kind, Member, NamedSchema, Schema};

/// What another name in XML means.
fn class(faces: Faces) -> Class {
    match faces.xml {
        true => Class::of(Wire::Breaking, None),
        false => Class::of(Wire::Compatible, None).noted(NOT_XML),
    }
}

/// The root elements of two bodies.
pub(super) fn roots(
    report: &mut Report<'_>,
    subject: &str,
    old: &NamedSchema,
    new: &NamedSchema,
    faces: Faces,
) {
    let xml = |named: &NamedSchema, keyword| {
        pointer_to(&pointer_to(&named.schema.origin.pointer, "xml"), keyword)
    };
    let class = class(faces);
    // A name that follows from the schema's own is nobody's where there is no XML.
    let is_somebodys = faces.xml || old.schema.xml.name.is_some() || new.schema.xml.name.is_some();
    if is_somebodys && old.root_name() != new.root_name() {
        let before = (&*xml(old, "name"), old.root_name().to_owned());
        let after = (&*xml(new, "name"), new.root_name().to_owned());
        report.changed("xml-root-renamed", subject, before, after, class);
    }
    if old.schema.xml.namespace != new.schema.xml.namespace {
        let namespace =
            |named: &NamedSchema| named.schema.xml.namespace.clone().unwrap_or_default();
        let before = (&*xml(old, "namespace"), namespace(old));
        let after = (&*xml(new, "namespace"), namespace(new));
        report.changed("xml-namespace-changed", subject, before, after, class);
    }
    if old.schema.xml.prefix != new.schema.xml.prefix {
        // Two ways to write one name, for all who read namespaces.
        let prefix = |named: &NamedSchema| named.schema.xml.prefix.clone().unwrap_or_default();
        let before = (&*xml(old, "prefix"), prefix(old));
        let after = (&*xml(new, "prefix"), prefix(new));
        let class = Class::of(Wire::Compatible, None).noted("the names are the same in namespaces");
        report.changed("xml-prefix-changed", subject, before, after, class);
    }
}

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
                wrapper: end
                    .xml
                    .wrapped
                    .then(|| api.element_name(&member.wire_name, &member.schema)),
                name: api.element_name(&member.wire_name, &array.items),
            },
            _ => Self {
                array: None,
                wrapper: None,
                name: api.element_name(&member.wire_name, &member.schema),
            },
        }
    }

    /// From the outside in.
    fn path(&self) -> String {
        let wrapper = self.wrapper.map(|wrapper| format!("{wrapper}/"));
        wrapper.unwrap_or_default() + self.name
    }
}

pub(super) fn elements(
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
        class(faces),
    );
}
