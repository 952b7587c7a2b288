//! Names in XML: of whole documents, of members, and of the items of arrays.

use super::array;
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
        let prefix = |named: &NamedSchema| named.schema.xml.prefix.clone().unwrap_or_default();
        let before = (&*xml(old, "prefix"), prefix(old));
        let after = (&*xml(new, "prefix"), prefix(new));
        report.changed("xml-prefix-changed", subject, before, after, prefix_class());
    }
}

/// The names that schemas on a way to one say of its element, the first of which counts.
struct Names<'a>(&'a [&'a Schema]);

impl<'a> Names<'a> {
    fn said(
        &self,
        keyword: &str,
        said: impl Fn(&'a Schema) -> Option<&'a str>,
    ) -> (String, String) {
        let found = self
            .0
            .iter()
            .find_map(|schema| Some((schema, said(schema)?)));
        let (schema, text) = match found {
            Some((schema, text)) => (Some(schema), text),
            None => (self.0.first(), ""),
        };
        let place = schema.map(|schema| pointer_to(&schema.origin.pointer, "xml"));
        let place = pointer_to(&place.unwrap_or_default(), keyword);
        (place, text.to_owned())
    }
}

/// The namespaces and prefixes of the elements of members, items and whole documents.
pub(super) fn namespaces(
    report: &mut Report<'_>,
    subject: &str,
    old: &[&Schema],
    new: &[&Schema],
    faces: Faces,
) {
    let namespace = |way| Names(way).said("namespace", |schema| schema.xml.namespace.as_deref());
    let (before, after) = (namespace(old), namespace(new));
    if before.1 != after.1 {
        let (before, after) = ((&*before.0, before.1), (&*after.0, after.1));
        report.changed(
            "xml-namespace-changed",
            subject,
            before,
            after,
            class(faces),
        );
    }
    let prefix = |way| Names(way).said("prefix", |schema| schema.xml.prefix.as_deref());
    let (before, after) = (prefix(old), prefix(new));
    if before.1 != after.1 {
        let (before, after) = ((&*before.0, before.1), (&*after.0, after.1));
        report.changed("xml-prefix-changed", subject, before, after, prefix_class());
    }
}

/// Two ways to write one name, for all who read namespaces.
fn prefix_class() -> Class {
    Class::of(Wire::Compatible, None).noted("the names are the same in namespaces")
}

/// The names of the items of what is no member; they are called as what holds them unless they say otherwise.
pub(super) fn items(
    report: &mut Report<'_>,
    subject: &str,
    old: array::Of<'_>,
    new: array::Of<'_>,
    faces: Faces,
) {
    let name = |of: array::Of<'_>| {
        let way: Vec<_> = of.0.way(&of.2.items).collect();
        Names(&way).said("name", |schema| schema.xml.name.as_deref())
    };
    let (before, after) = (name(old), name(new));
    if before.1 != after.1 {
        let (before, after) = ((&*before.0, before.1), (&*after.0, after.1));
        report.changed("xml-items-changed", subject, before, after, class(faces));
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
                wrapper: is_wrapped(api, &member.schema)
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

/// Whether a schema, what it refers to or a part of it says so.
fn is_wrapped(api: &Api, schema: &Schema) -> bool {
    api.way(schema).any(|schema| {
        let parts = &schema.applied.all_of;
        schema.xml.wrapped || parts.iter().any(|part| part.xml.wrapped)
    })
}

pub(super) fn elements(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Member),
    new: (&Api, &Member),
    faces: Faces,
) {
    attributes(report, subject, old, new, faces);
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

/// Whether a member is an attribute.
fn attributes(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Member),
    new: (&Api, &Member),
    faces: Faces,
) {
    let of = |(api, member): (&Api, &Member)| {
        let says = |schema: &&Schema| schema.xml.attribute;
        let said = api.way(&member.schema).find(says).is_some();
        let place = api.way(&member.schema).find(says).unwrap_or(&member.schema);
        let place = pointer_to(&place.origin.pointer, "xml") + "/attribute";
        (place, if said { "attribute" } else { "element" }.to_owned())
    };
    let (before, after) = (of(old), of(new));
    if before.1 != after.1 {
        let (before, after) = ((&*before.0, before.1), (&*after.0, after.1));
        report.changed(
            "xml-attribute-changed",
            subject,
            before,
            after,
            class(faces),
        );
    }
}
