//! Schemas: what stands for what, `null`, defaults; what they allow is compared in [`kinds`](super::kinds).

use std::cmp::Ordering;

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use super::{applied, kinds, value, xml};
use crate::document::pointer_to;
use crate::ir::{Api, Applied, Kind, NamedSchema, Schema};
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

    /// The direction in which more is what less is in this one.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Sent => Self::Received,
            Self::Received => Self::Sent,
            Self::Unused => Self::Unused,
        }
    }
}

/// What a schema is to the one that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A member: it has an element of its own.
    Member,
    /// One of several that speak of the same value: what it says of defaults and XML is not said of the value.
    Part,
    /// Something else.
    Other,
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
    /// What is said so far before the end; where the way has not begun, nothing is said of what it begins with.
    fn said(&self, distance: usize, nothing: &'a Applied) -> Option<(&'a Schema, &'a Applied)> {
        let place = self.places.iter().rev().nth(distance);
        let first = self.places.first().map(|first| (*first, nothing));
        place.map(|place| (*place, &place.applied)).or(first)
    }

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
    compare_as(Role::Other, report, subject, old, new, faces);
}

pub(super) fn compare_as(
    role: Role,
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
    all_names(report, (old.0, &before), (new.0, &after));
    let (from, to) = (&old_end.origin.pointer, &new_end.origin.pointer);
    report.within(from, to, |report| {
        nullability(report, &own, (old.0, &before), (new.0, &after), faces);
        if role != Role::Part {
            default(report, &own, (old.0, &before), (new.0, &after), faces);
            xml::namespaces(report, subject, &before.places, &after.places, faces);
        } else {
            idle_default(report, &own, &before, &after);
        }
        on_the_way(report, subject, (old.0, &before), (new.0, &after), faces);
        let ends = (
            kinds::End::of(old.0, &before.named, old_end),
            kinds::End::of(new.0, &after.named, new_end),
        );
        kinds::compare(report, (role, &own), ends.0, ends.1, faces);
    });
}

/// What is said beside the type before the end of the way.
fn on_the_way(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Way<'_>),
    new: (&Api, &Way<'_>),
    faces: Faces,
) {
    let nothing = Applied::default();
    let count = old.1.places.len().max(new.1.places.len());
    // The ends are compared for themselves.
    for distance in 1..count {
        let before = old.1.said(distance, &nothing);
        let after = new.1.said(distance, &nothing);
        if let (Some((one, before)), Some((other, after))) = (before, after) {
            let (old, new) = ((old.0, one, before), (new.0, other, after));
            applied::compare(report, subject, old, new, faces);
        }
    }
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

/// The names on two ways. What is of another kind is no other name for the same, unless nothing else can be.
fn all_names(report: &mut Report<'_>, old: (&Api, &Way<'_>), new: (&Api, &Way<'_>)) {
    let (before, after) = (old.1, new.1);
    let kind = |way: &Way<'_>| std::mem::discriminant(&way.end.kind);
    if before.named.len() == after.named.len() {
        for (one, other) in before.named.iter().zip(&after.named) {
            let stays =
                new.0.schema(&one.type_name).is_some() || old.0.schema(&other.type_name).is_some();
            if one.type_name == other.type_name || kind(before) == kind(after) || !stays {
                names(report, (old.0, one), (new.0, other));
            }
        }
    } else if let (Some(one), Some(other)) = (before.named.last(), after.named.last())
        && kind(before) == kind(after)
    {
        names(report, (old.0, one), (new.0, other));
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
    let is_alias = |named: &NamedSchema| {
        !matches!(
            named.schema.kind,
            Kind::Object(_) | Kind::Enumeration(_) | Kind::Union(_)
        )
    };
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
        if before.is_none() {
            idle_default(report, subject, old.1, new.1);
        }
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

/// A default that stands for nothing is for people.
fn idle_default(report: &mut Report<'_>, subject: &str, old: &Way<'_>, new: &Way<'_>) {
    let place = |schema: &Schema| pointer_to(&schema.origin.pointer, "default");
    report.text(subject, &place(old.end), &place(new.end));
    if let (Some(one), Some(other)) = (old.places.first(), new.places.first()) {
        report.text(subject, &place(one), &place(other));
    }
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
    let (before, after) = (reference(old.1), reference(new.1));
    report.within(from, to, |report| {
        let (old, new) = ((old.0, &before), (new.0, &after));
        compare(report, subject, old, new, faces);
    });
}

/// A reference to what has a name, and nothing beside it.
fn reference(named: &NamedSchema) -> Schema {
    Schema {
        kind: Kind::Reference(named.type_name.clone()),
        nullable: false,
        default: None,
        applied: Applied::default(),
        ..named.schema.clone()
    }
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
    let subject = own_subject(&new.1.type_name, old, new);
    xml::roots(report, &subject, old.1, new.1, faces);
    let (before, after) = (reference(old.1), reference(new.1));
    compare(report, &subject, (old.0, &before), (new.0, &after), faces);
}
