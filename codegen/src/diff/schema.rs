//! Schemas: what stands for what, `null`, defaults; objects are compared in [`members`](super::members), what is no
//! object in [`value`](super::value).

use std::cmp::Ordering;

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::{array, members, value, xml};
use crate::document::pointer_to;
use crate::ir::{Api, Kind, NamedSchema, Schema};
use crate::number;

/// Who writes a value and who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// The consumer writes it: a parameter.
    Sent,
    /// The consumer reads it: a body of a response.
    Received,
    /// No operation reaches it.
    Unused,
}

impl Direction {
    /// What it means on the wire when what is valid changes so.
    pub(super) fn wire(self, validation: Validation) -> Wire {
        match (self, validation) {
            (Self::Unused, _)
            | (Self::Sent, Validation::Looser)
            | (Self::Received, Validation::Tighter) => Wire::Compatible,
            _ => Wire::Breaking,
        }
    }
}

/// In which light schemas are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Faces {
    pub(super) direction: Direction,
    /// Whether the value is also written as XML.
    pub(super) xml: bool,
    /// Whether the value is always there, before and after.
    pub(super) required: bool,
}

impl Faces {
    pub(super) fn is_unused(self) -> bool {
        self.direction == Direction::Unused
    }
}

/// A schema and the API that it is of.
type Of<'a> = (&'a Api, &'a Schema);

/// The schemas that references lead through.
struct Way<'a> {
    /// All of them, from the reference to its end.
    places: Vec<&'a Schema>,
    /// Those that have a name.
    named: Vec<&'a NamedSchema>,
    end: &'a Schema,
}

impl<'a> Way<'a> {
    fn of((api, schema): Of<'a>) -> Self {
        let mut way = Self {
            places: vec![schema],
            named: Vec::new(),
            end: schema,
        };
        for named in api.references(&schema.kind) {
            if named.schema.origin == way.end.origin {
                // Inline, and named only in Rust.
                way.places.pop();
            }
            way.end = &named.schema;
            way.places.push(way.end);
            way.named.push(named);
        }
        way
    }
}

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    let (before, after) = (Way::of(old), Way::of(new));
    let (old_end, new_end) = (before.end, after.end);
    let own = match (before.named.last(), after.named.last()) {
        (Some(one), Some(other)) => own_subject(subject, (old.0, one), (new.0, other)),
        _ => subject.to_owned(),
    };
    texts(report, (subject, &own), &before, &after);
    let is_object = |end: &Schema| matches!(end.kind, Kind::Object(_));
    let objects = is_object(old_end) && is_object(new_end);
    if before.named.len() == after.named.len() {
        for (one, other) in before.named.iter().zip(&after.named) {
            names(report, (old.0, one), (new.0, other));
        }
    } else if let (Some(one), Some(other)) = (before.named.last(), after.named.last()) {
        names(report, (old.0, one), (new.0, other));
    }
    let (from, to) = (&old_end.origin.pointer, &new_end.origin.pointer);
    report.within(from, to, |report| {
        nullability(report, &own, (old.0, &before), (new.0, &after), faces);
        default(report, &own, (old.0, &before), (new.0, &after), faces);
        match (before.named.last(), after.named.last()) {
            (Some(one), Some(other)) if objects => {
                named(report, subject, (old.0, one), (new.0, other), faces);
            }
            _ => match (&old_end.kind, &new_end.kind) {
                (Kind::Array(before), Kind::Array(after)) => array::compare(
                    report,
                    &own,
                    (old.0, old_end, before),
                    (new.0, new_end, after),
                    faces,
                ),
                _ => value::compare(report, &own, old_end, new_end, faces.direction),
            },
        }
    });
}

/// Texts at each place of the way, or, when the ways are different, what they come to.
fn texts(report: &mut Report<'_>, (subject, own): (&str, &str), before: &Way<'_>, after: &Way<'_>) {
    if before.places.len() == after.places.len() {
        let last = before.places.len() - 1;
        for (index, (one, other)) in before.places.iter().zip(&after.places).enumerate() {
            let subject = if index == last { own } else { subject };
            report.texts(subject, &one.origin.pointer, &other.origin.pointer);
        }
        return;
    }
    let pointers = |way: &Way<'_>| -> Vec<String> {
        let pointers = way.places.iter().map(|place| &place.origin.pointer);
        pointers.cloned().collect()
    };
    let (before, after) = (pointers(before), pointers(after));
    fn plain(all: &[String]) -> Vec<&str> {
        all.iter().map(String::as_str).collect()
    }
    report.effective_texts(subject, &plain(&before), &plain(&after));
}

/// The key in `components.schemas`, of what stands there itself.
fn component(named: &NamedSchema) -> Option<String> {
    let pointer = &named.schema.origin.pointer;
    let key = pointer.strip_prefix("/components/schemas/")?;
    (!key.contains('/')).then(|| key.replace("~1", "/").replace("~0", "~"))
}

/// What has a name in both documents is told by that name, not by the way to it.
fn own_subject(subject: &str, old: (&Api, &NamedSchema), new: (&Api, &NamedSchema)) -> String {
    let (before, after) = (old.1, new.1);
    // One that stands where another stood, while both are still there, is not that other renamed.
    let is_other = before.type_name != after.type_name
        && (new.0.schema(&before.type_name).is_some() || old.0.schema(&after.type_name).is_some());
    match (component(before), component(after)) {
        (Some(_), Some(key)) if !is_other => key,
        _ => subject.to_owned(),
    }
}

/// Two names in Rust that stand for each other.
fn names(report: &mut Report<'_>, old: (&Api, &NamedSchema), new: (&Api, &NamedSchema)) {
    let (before, after) = (old.1, new.1);
    report.meet(&before.type_name, &after.type_name);
    if before.type_name == after.type_name {
        return;
    }
    // One alias is as good as another, as long as there are both.
    let is_alias =
        |named: &NamedSchema| !matches!(named.schema.kind, Kind::Object(_) | Kind::Enumeration(_));
    let both = |name: &str| old.0.schema(name).is_some() && new.0.schema(name).is_some();
    let harmless =
        is_alias(before) && is_alias(after) && both(&before.type_name) && both(&after.type_name);
    let rust = match harmless {
        true => Rust::Compatible,
        false => Rust::Breaking,
    };
    report.changed(
        "type-renamed",
        &after.type_name,
        (&before.schema.origin.pointer, before.type_name.clone()),
        (&after.schema.origin.pointer, after.type_name.clone()),
        Class::of(Wire::Compatible, Some(rust)),
    );
}

/// The place on the way that says something, or its end.
fn place<'a>(way: &Way<'a>, says: impl Fn(&Schema) -> bool) -> &'a Schema {
    let said = way.places.iter().find(|schema| says(schema));
    said.copied().unwrap_or(way.end)
}

fn nullability(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Way<'_>),
    new: (&Api, &Way<'_>),
    faces: Faces,
) {
    let is = |(api, way): (&Api, &Way<'_>)| way.places.iter().any(|place| api.is_nullable(place));
    let (before, after) = (is(old), is(new));
    if before == after {
        return;
    }
    let validation = match after {
        true => Validation::Looser,
        false => Validation::Tighter,
    };
    let at = |way: &Way<'_>| {
        let place = place(way, |schema| schema.nullable);
        pointer_to(&place.origin.pointer, "nullable")
    };
    let word = |nullable: bool| {
        if nullable {
            "null allowed"
        } else {
            "never null"
        }
        .to_owned()
    };
    report.changed(
        "nullability-changed",
        subject,
        (&at(old.1), word(before)),
        (&at(new.1), word(after)),
        value::class(faces.direction, validation, Some(Rust::Breaking)),
    );
}

fn default(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Way<'_>),
    new: (&Api, &Way<'_>),
    faces: Faces,
) {
    let of = |(api, way): (&Api, &Way<'_>)| {
        let first = way.places.first()?;
        api.default_of(first).map(str::to_owned)
    };
    let (before, after) = (of(old), of(new));
    if is_same_default(&before, &after) {
        return;
    }
    // A default stands for what is absent: it means nothing for what never is.
    let wire = match (faces.direction, &before) {
        (Direction::Unused, _) => Wire::Compatible,
        _ if faces.required => Wire::Compatible,
        (Direction::Sent, None) => Wire::Compatible,
        _ => Wire::Breaking,
    };
    let rust = match faces.direction {
        // A parameter with a default has a value in every request.
        Direction::Sent if !faces.required => match (&before, &after) {
            (Some(_), Some(_)) => Some(Rust::Compatible),
            _ => Some(Rust::Breaking),
        },
        _ => None,
    };
    let at = |way: &Way<'_>| {
        let place = place(way, |schema| schema.default.is_some());
        pointer_to(&place.origin.pointer, "default")
    };
    let class = Class::of(wire, rust);
    let class = match wire {
        Wire::Breaking => class.noted("what is absent means something else"),
        _ => class,
    };
    report.changed(
        "default-changed",
        subject,
        (&at(old.1), before.unwrap_or_default()),
        (&at(new.1), after.unwrap_or_default()),
        class,
    );
}

/// A number may be written in another way.
fn is_same_default(one: &Option<String>, other: &Option<String>) -> bool {
    let is_number =
        |text: &str| text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    match (one, other) {
        (Some(one), Some(other)) if is_number(one) && is_number(other) => {
            number::order(one, other) == Ordering::Equal
        }
        _ => one == other,
    }
}

/// The schemas of two bodies.
pub(super) fn bodies(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &NamedSchema),
    new: (&Api, &NamedSchema),
    faces: Faces,
) {
    let (from, to) = (&old.1.schema.origin.pointer, &new.1.schema.origin.pointer);
    let own = own_subject(subject, old, new);
    report.texts(&own, from, to);
    names(report, old, new);
    xml::roots(report, &own, old.1, new.1, faces);
    report.within(from, to, |report| named(report, subject, old, new, faces));
}

/// Two schemas with one name, whatever they are.
pub(super) fn unused(
    report: &mut Report<'_>,
    old: (&Api, &NamedSchema),
    new: (&Api, &NamedSchema),
) {
    let faces = Faces {
        direction: Direction::Unused,
        xml: false,
        required: false,
    };
    let reference = |named: &NamedSchema| Schema {
        kind: Kind::Reference(named.type_name.clone()),
        nullable: false,
        default: None,
        ..named.schema.clone()
    };
    let subject = own_subject(&new.1.type_name, old, new);
    xml::roots(report, &subject, old.1, new.1, faces);
    let (before, after) = (reference(old.1), reference(new.1));
    compare(report, &subject, (old.0, &before), (new.0, &after), faces);
}

/// Two objects with names.
fn named(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &NamedSchema),
    new: (&Api, &NamedSchema),
    faces: Faces,
) {
    let (before, after) = (old.1, new.1);
    let (Kind::Object(old_object), Kind::Object(new_object)) =
        (&before.schema.kind, &after.schema.kind)
    else {
        return;
    };
    let pair = format!(
        "{} {} {:?} {}",
        before.type_name, after.type_name, faces.direction, faces.xml
    );
    if !report.first_time(pair) {
        return;
    }
    let subject = own_subject(subject, old, new);
    let old = (old.0, &before.schema, old_object);
    let new = (new.0, &after.schema, new_object);
    members::compare(report, &subject, old, new, faces);
}
