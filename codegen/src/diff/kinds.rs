//! What values two schemas allow, when references are followed.

use super::applied;
use super::change::{Rust, Validation, Wire};
use super::choices;
use super::members::{self, View};
use super::report::{Class, Report};
use super::schema::{self, Faces, Role};
use super::value::{self, class, kind_name};
use super::{array, shape::shape};
use crate::document::pointer_to;
use crate::ir::{Api, Kind, NamedSchema, Schema};

/// The schema at the end of references.
#[derive(Clone, Copy)]
pub(super) struct End<'a> {
    pub(super) api: &'a Api,
    pub(super) schema: &'a Schema,
    /// Its name in Rust.
    name: Option<&'a str>,
}

impl<'a> End<'a> {
    pub(super) fn of(api: &'a Api, named: &[&'a NamedSchema], schema: &'a Schema) -> Self {
        let name = named.last().map(|named| named.type_name.as_str());
        Self { api, schema, name }
    }

    /// Whether its parts say all that it says.
    fn is_bare(self) -> bool {
        !self.schema.applied.all_of.is_empty()
    }
}

pub(super) fn compare(
    report: &mut Report<'_>,
    (role, subject): (Role, &str),
    old: End<'_>,
    new: End<'_>,
    faces: Faces,
) {
    let is_named = old.name.is_some() || new.name.is_some();
    // Schemas may lead to themselves.
    let pair = format!(
        "{:p} {:p} {:?} {} {role:?}",
        old.schema, new.schema, faces.direction, faces.xml
    );
    if is_named && !report.first_time(&pair) {
        return;
    }
    match old.name.is_some() && new.name.is_some() {
        // What has a name has a type.
        true => report.checks(false, |report| {
            ends(report, (role, subject), old, new, faces)
        }),
        false => ends(report, (role, subject), old, new, faces),
    }
}

fn ends(
    report: &mut Report<'_>,
    (role, subject): (Role, &str),
    old: End<'_>,
    new: End<'_>,
    faces: Faces,
) {
    let bare = old.is_bare() || new.is_bare();
    type_changed(report, subject, old, new, faces, bare);
    if let (Some(before), Some(after)) = (View::of(old.schema), View::of(new.schema)) {
        let (old, new) = ((old.api, old.schema, before), (new.api, new.schema, after));
        members::compare(report, subject, &old, &new, faces);
    }
    match (&old.schema.kind, &new.schema.kind) {
        (Kind::Array(before), Kind::Array(after)) => {
            let old = (old.api, old.schema, before);
            let new = (new.api, new.schema, after);
            if !bare {
                array::counts(report, subject, old, new, faces);
            }
            array::items(report, (role, subject), old, new, faces);
        }
        _ if !bare => value::compare(report, subject, old.schema, new.schema, faces.direction),
        _ => {}
    }
    let (before, after) = ((old.api, old.schema), (new.api, new.schema));
    choices::compare(report, subject, before, after, faces);
    let before = (old.api, old.schema, &old.schema.applied);
    let after = (new.api, new.schema, &new.schema.applied);
    applied::compare(report, subject, before, after, faces);
}

/// Another kind of values. What is told of the parts of an `allOf` is told there.
fn type_changed(
    report: &mut Report<'_>,
    subject: &str,
    old: End<'_>,
    new: End<'_>,
    faces: Faces,
    bare: bool,
) {
    let (before, after) = (&old.schema.kind, &new.schema.kind);
    if std::mem::discriminant(before) == std::mem::discriminant(after) {
        return;
    }
    let is_object = |kind: &Kind| matches!(kind, Kind::Object(_) | Kind::Map(_));
    let class = match bare || (is_object(before) && is_object(after)) {
        // What that means for values is told of the members, or parts.
        true => Class::of(Wire::Compatible, Some(Rust::Breaking)),
        false => class(faces.direction, validation(old, new), Some(Rust::Breaking)),
    };
    report.changed(
        "type-changed",
        subject,
        (&place(old.schema), kind_name(before)),
        (&place(new.schema), kind_name(after)),
        class,
    );
    // The alternative that it was, or has become.
    let found = match (before, after) {
        (_, Kind::Union(union)) => {
            let found = choices::find((new.api, union), (old.name, old.schema));
            found.map(|found| (old.schema, found))
        }
        (Kind::Union(union), _) => {
            let found = choices::find((old.api, union), (new.name, new.schema));
            found.map(|found| (found, new.schema))
        }
        _ => None,
    };
    if let Some((one, other)) = found {
        let (old, new) = ((old.api, one), (new.api, other));
        schema::compare_as(Role::Part, report, subject, old, new, faces);
    }
}

/// What another kind of values does. Any text is more than some texts, any value more than some values.
fn validation(old: End<'_>, new: End<'_>) -> Validation {
    let is_all = |end: End<'_>| end.schema.kind == Kind::Any && end.schema.applied.is_empty();
    let holds = |union: End<'_>, one: End<'_>| match &union.schema.kind {
        Kind::Union(variants) => {
            choices::find((union.api, variants), (one.name, one.schema)).is_some()
        }
        _ => false,
    };
    match (&old.schema.kind, &new.schema.kind) {
        (Kind::String(text), Kind::Enumeration(_)) if value::is_any(text) => Validation::Tighter,
        (Kind::Enumeration(_), Kind::String(text)) if value::is_any(text) => Validation::Looser,
        _ if is_all(old) || holds(old, new) => Validation::Tighter,
        _ if is_all(new) || holds(new, old) => Validation::Looser,
        (Kind::Union(_), Kind::Any) | (Kind::Any, Kind::Union(_)) => alternatives(old, new),
        _ => Validation::Other,
    }
}

/// A union that becomes any value which is held against the same alternatives, or the other way.
fn alternatives(old: End<'_>, new: End<'_>) -> Validation {
    let list = |end: End<'_>| {
        let variants = match &end.schema.kind {
            Kind::Union(union) => union.variants.iter().map(|it| shape(&it.schema)).collect(),
            _ => Vec::new(),
        };
        let applied = &end.schema.applied;
        let checks = applied.one_of.iter().chain(&applied.any_of).map(shape);
        let mut all: Vec<_> = variants.into_iter().chain(checks).collect();
        all.sort();
        all
    };
    let is_exclusive = |end: End<'_>| match &end.schema.kind {
        Kind::Union(union) => union.exclusive,
        _ => !end.schema.applied.one_of.is_empty(),
    };
    match (list(old) == list(new), is_exclusive(old), is_exclusive(new)) {
        (true, true, false) => Validation::Looser,
        (true, false, true) => Validation::Tighter,
        _ => Validation::Other,
    }
}

/// Where the type is told; an enumeration has one too.
fn place(schema: &Schema) -> String {
    let keyword = match schema.kind {
        Kind::Enumeration(_) => "enum",
        _ => "type",
    };
    pointer_to(&schema.origin.pointer, keyword)
}
