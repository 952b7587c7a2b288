//! `oneOf` and `anyOf`, as a type or as what is held against a value, and `discriminator`.

use super::change::{Rust, Validation, Wire};
use super::pairs::{Pairs, label, labels};
use super::report::{Class, Report};
use super::schema::{self, Faces, Role};
use super::shape::shape;
use super::value::class;
use crate::document::pointer_to;
use crate::ir::{Api, Discriminator, Kind, Schema, UnionSchema};

/// A schema and the API that it is of.
type Of<'a> = (&'a Api, &'a Schema);

/// The alternatives that a schema has by one keyword.
struct Choices<'a> {
    keyword: &'static str,
    schemas: Vec<&'a Schema>,
}

impl<'a> Choices<'a> {
    fn of(schema: &'a Schema, exclusive: bool) -> Self {
        let (keyword, applied) = match exclusive {
            true => ("oneOf", &schema.applied.one_of),
            false => ("anyOf", &schema.applied.any_of),
        };
        let variants = match &schema.kind {
            Kind::Union(union) if union.exclusive == exclusive => &*union.variants,
            _ => &[],
        };
        let variants = variants.iter().map(|variant| &variant.schema);
        Self {
            keyword,
            schemas: variants.chain(applied).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.schemas.is_empty()
    }
}

pub(super) fn compare(
    report: &mut Report<'_>,
    subject: &str,
    old: Of<'_>,
    new: Of<'_>,
    faces: Faces,
) {
    let of = |schema| (Choices::of(schema, true), Choices::of(schema, false));
    let ((old_one, old_any), (new_one, new_any)) = (of(old.1), of(new.1));
    let mut lists = |before: &Choices<'_>, after: &Choices<'_>| {
        list(report, subject, (old, before), (new, after), faces);
    };
    let is_only = |has: &Choices<'_>, has_not: &Choices<'_>| !has.is_empty() && has_not.is_empty();
    if is_only(&old_one, &old_any) && is_only(&new_any, &new_one) {
        lists(&old_one, &new_any);
    } else if is_only(&old_any, &old_one) && is_only(&new_one, &new_any) {
        lists(&old_any, &new_one);
    } else {
        lists(&old_one, &new_one);
        lists(&old_any, &new_any);
    }
    if let (Kind::Union(before), Kind::Union(after)) = (&old.1.kind, &new.1.kind) {
        discriminators(report, subject, (old, before), (new, after), faces);
    }
}

fn place((_, schema): Of<'_>, keyword: &str) -> String {
    pointer_to(&schema.origin.pointer, keyword)
}

fn list(
    report: &mut Report<'_>,
    subject: &str,
    (old, before): (Of<'_>, &Choices<'_>),
    (new, after): (Of<'_>, &Choices<'_>),
    faces: Faces,
) {
    let is_union = |(_, schema): Of<'_>| matches!(schema.kind, Kind::Union(_));
    let (places, direction) = (
        (place(old, before.keyword), place(new, after.keyword)),
        faces.direction,
    );
    let validation = match (before.is_empty(), after.is_empty()) {
        (true, true) => return,
        // What stands beside a type that it is one of is told as another type.
        (true, false) | (false, true) if is_union(old) || is_union(new) => return,
        (true, false) => Some(Validation::Tighter),
        (false, true) => Some(Validation::Looser),
        (false, false) => None,
    };
    if let (Some(one), Some(other)) = (required_names(before), required_names(after)) {
        if one != other {
            let validation = validation.unwrap_or(Validation::Other);
            report.changed(
                "alternatives-changed",
                subject,
                (&places.0, said(&one)),
                (&places.1, said(&other)),
                class(direction, validation, None),
            );
        }
        exclusiveness(
            report,
            subject,
            (&places.0, before),
            (&places.1, after),
            faces,
        );
        return;
    }
    if let Some(validation) = validation {
        report.changed(
            "constraint-changed",
            &format!(
                "{subject}: {}",
                if before.is_empty() { after } else { before }.keyword
            ),
            (&places.0, labels((old.0, &before.schemas))),
            (&places.1, labels((new.0, &after.schemas))),
            class(direction, validation, None),
        );
        return;
    }
    exclusiveness(
        report,
        subject,
        (&places.0, before),
        (&places.1, after),
        faces,
    );
    let is_type = is_union(old) && is_union(new);
    report.checks(!is_type, |report| {
        alternatives(report, subject, (old, before), (new, after), faces);
    });
}

fn exclusiveness(
    report: &mut Report<'_>,
    subject: &str,
    old: (&str, &Choices<'_>),
    new: (&str, &Choices<'_>),
    faces: Faces,
) {
    let is_same = old.1.keyword == new.1.keyword || old.1.is_empty() || new.1.is_empty();
    if is_same {
        return;
    }
    let validation = match new.1.keyword {
        "oneOf" => Validation::Tighter,
        _ => Validation::Looser,
    };
    report.changed(
        "exclusiveness-changed",
        subject,
        (old.0, old.1.keyword.to_owned()),
        (new.0, new.1.keyword.to_owned()),
        class(faces.direction, validation, None),
    );
}

/// One alternative with another, what is gone and what is new.
fn alternatives(
    report: &mut Report<'_>,
    subject: &str,
    (old, before): (Of<'_>, &Choices<'_>),
    (new, after): (Of<'_>, &Choices<'_>),
    faces: Faces,
) {
    let pairs = Pairs::of((old.0, &before.schemas), (new.0, &after.schemas));
    let direction = faces.direction;
    let gone = pairs.gone.iter().filter_map(|at| before.schemas.get(*at));
    for schema in gone {
        let class = class(direction, Validation::Tighter, Some(Rust::Breaking));
        let (pointer, label) = (&schema.origin.pointer, label((old.0, schema)));
        report.removed("alternative-removed", subject, pointer, &label, class);
    }
    let added = pairs.new.iter().filter_map(|at| after.schemas.get(*at));
    for schema in added {
        let class = class(direction, Validation::Looser, Some(Rust::Breaking));
        let (pointer, label) = (&schema.origin.pointer, label((new.0, schema)));
        report.added("alternative-added", subject, pointer, &label, class);
    }
    let matched = |list: &Choices<'_>, api: &Api, order: Vec<usize>| -> String {
        let schemas = order.iter().filter_map(|at| list.schemas.get(*at));
        labels((api, &schemas.copied().collect::<Vec<_>>()))
    };
    // Where several may hold, the first that does is taken.
    if !pairs.is_in_order() && [before.keyword, after.keyword].contains(&"anyOf") {
        let mut order: Vec<_> = pairs.both.iter().map(|(_, after)| *after).collect();
        order.sort_unstable();
        let earlier = pairs.both.iter().map(|(before, _)| *before).collect();
        report.changed(
            "order-changed",
            subject,
            (&place(old, before.keyword), matched(before, old.0, earlier)),
            (&place(new, after.keyword), matched(after, new.0, order)),
            Class::of(Wire::Compatible, None),
        );
    }
    for (one, other) in &pairs.both {
        if let (Some(one), Some(other)) = (before.schemas.get(*one), after.schemas.get(*other)) {
            let (old, new) = ((old.0, *one), (new.0, *other));
            schema::compare_as(Role::Part, report, subject, old, new, faces);
        }
    }
}

/// The lists of names, in an order of our own, of alternatives that hold only `required`.
fn required_names(choices: &Choices<'_>) -> Option<Vec<Vec<String>>> {
    let names = |alternative: &&Schema| match &alternative.kind {
        Kind::Map(map) if !map.is_said && !map.required.is_empty() => {
            let is_all = alternative.applied.is_empty() && map.count == Default::default();
            is_all.then(|| map.required.clone())
        }
        _ => None,
    };
    let mut lists: Vec<_> = choices.schemas.iter().map(names).collect::<Option<_>>()?;
    lists.sort();
    Some(lists)
}

fn said(alternatives: &[Vec<String>]) -> String {
    let lists = alternatives.iter().map(|names| names.join("+"));
    lists.collect::<Vec<_>>().join(" | ")
}

/// The alternative that is the schema `wanted`, which may have a name in Rust.
pub(super) fn find<'a>(
    union: (&Api, &'a UnionSchema),
    wanted: (Option<&str>, &Schema),
) -> Option<&'a Schema> {
    let mut schemas = union.1.variants.iter().map(|variant| &variant.schema);
    schemas.find(|schema| {
        let named = union.0.references(&schema.kind).last();
        match (named, wanted.0) {
            (Some(named), Some(name)) => named.type_name == name,
            (None, None) => shape(schema) == shape(wanted.1),
            _ => false,
        }
    })
}

fn named_by(of: Of<'_>) -> String {
    place(of, "discriminator") + "/propertyName"
}

/// A union, its schema and the API that it is of.
type OfUnion<'a> = (Of<'a>, &'a UnionSchema);

fn discriminators(
    report: &mut Report<'_>,
    subject: &str,
    (old, before): OfUnion<'_>,
    (new, after): OfUnion<'_>,
    faces: Faces,
) {
    let said = (&before.discriminator, &after.discriminator);
    let validation = match said {
        (None, None) => return,
        (None, Some(_)) => Some(Validation::Tighter),
        (Some(_), None) => Some(Validation::Looser),
        (Some(one), Some(other)) if one.property != other.property => Some(Validation::Other),
        (Some(_), Some(_)) => None,
    };
    if let Some(validation) = validation {
        let property = |said: &Option<Discriminator>| {
            let said = said.as_ref().map(|it| it.property.clone());
            said.unwrap_or_default()
        };
        report.changed(
            "discriminator-changed",
            subject,
            (&named_by(old), property(said.0)),
            (&named_by(new), property(said.1)),
            class(faces.direction, validation, None),
        );
    }
    if let (Some(one), Some(other)) = said {
        mapping(
            report,
            subject,
            (old, before, one),
            (new, after, other),
            faces,
        );
    }
}

/// Which alternative each name stands for.
fn mapping(
    report: &mut Report<'_>,
    subject: &str,
    (old, before, one): (Of<'_>, &UnionSchema, &Discriminator),
    (new, after, other): (Of<'_>, &UnionSchema, &Discriminator),
    faces: Faces,
) {
    let variants = |union: &UnionSchema, at: usize| union.variants.get(at).cloned();
    fn schemas(union: &UnionSchema) -> Vec<&Schema> {
        union.variants.iter().map(|it| &it.schema).collect()
    }
    let pairs = Pairs::of((old.0, &schemas(before)), (new.0, &schemas(after)));
    let meant = |discriminator: &Discriminator, name: &str| {
        let mut mapping = discriminator.mapping.iter();
        mapping.find(|(known, _)| known == name).map(|(_, at)| *at)
    };
    let at = |of: Of<'_>, name: &str| pointer_to(&(place(of, "discriminator") + "/mapping"), name);
    let title = |of: Of<'_>, union: &UnionSchema, at: usize| {
        let variant = variants(union, at);
        variant.map_or_else(String::new, |variant| label((of.0, &variant.schema)))
    };
    for (name, from) in &one.mapping {
        match meant(other, name) {
            // The names of what is gone are gone with it.
            None if pairs.gone.contains(from) => {}
            None => {
                let class = class(faces.direction, Validation::Tighter, None);
                report.removed(
                    "discriminator-value-removed",
                    subject,
                    &at(old, name),
                    name,
                    class,
                );
            }
            Some(to) if !pairs.both.contains(&(*from, to)) => report.changed(
                "discriminator-value-changed",
                &format!("{subject}: {name}"),
                (&at(old, name), title(old, before, *from)),
                (&at(new, name), title(new, after, to)),
                class(faces.direction, Validation::Other, None),
            ),
            Some(_) => {}
        }
    }
    for (name, to) in &other.mapping {
        if meant(one, name).is_none() && !pairs.new.contains(to) {
            let class = class(faces.direction, Validation::Looser, None);
            report.added(
                "discriminator-value-added",
                subject,
                &at(new, name),
                name,
                class,
            );
        }
    }
}
