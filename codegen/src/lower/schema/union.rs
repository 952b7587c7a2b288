//! `oneOf` and `anyOf`.

use std::collections::BTreeMap;

use super::enumeration::only_null;
use super::object::kept;
use super::{Content, Schemas, empty, null};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{
    Additional, Applied, Discriminator, Kind, NumberWidth, Schema, StringFormat, StringSchema,
    UnionSchema, Variant,
};
use crate::names;

impl<'s, 'd> Schemas<'s, 'd> {
    /// A schema with alternatives: a type that is one of them where it says nothing else, or else something that is held
    /// against a value of the type that it says.
    pub(super) fn alternatives(
        &self,
        object: &Object<'s, 'd>,
        parts: &Cursor<'s, 'd>,
        content: Content,
        exclusive: bool,
        owner: &str,
    ) -> Option<Content> {
        let Content {
            kind,
            mut applied,
            mut null,
        } = content;
        let listed = parts.list(Use::Type)?;
        if listed.is_empty() {
            let message = "no alternatives allow nothing";
            parts.report(Code::InvalidValue, message);
            return None;
        }
        let says_more = says_more(&kind, &applied) || object.has("allOf");
        let read: Vec<Option<Schema>> = listed
            .iter()
            .enumerate()
            .map(|(index, part)| match says_more {
                true => self.unnamed(part, &format!("{owner} {}", index + 1)),
                false => self.schema(part, &alternative_name(part, owner, index)),
            })
            .collect();
        let mut alternatives = Vec::new();
        for (part, schema) in listed.iter().zip(read) {
            let schema = schema?;
            match null::is_all(part) {
                true => null = true,
                false => alternatives.push(schema),
            }
        }
        if alternatives.is_empty() {
            return Some(only_null());
        }
        if let ([single], false) = (&*alternatives, says_more) {
            return Some(Content {
                kind: single.kind.clone(),
                applied: single.applied.clone(),
                null: null || single.nullable,
            });
        }
        let common = match says_more {
            true => Some(with_rest(kind, &alternatives, object.cursor())),
            false => self.common(&alternatives, exclusive),
        };
        let kind = match common {
            Some(kind) => {
                match &kind {
                    Kind::Union(union) if union.exclusive == exclusive => {
                        // Its own alternatives have that place.
                        let mut beside = empty(object.cursor());
                        apply(&mut beside.applied, alternatives, exclusive);
                        applied.all_of.push(beside);
                    }
                    _ => apply(&mut applied, alternatives, exclusive),
                }
                kind
            }
            None => Kind::Union(UnionSchema {
                discriminator: self.discriminator(object, &alternatives),
                variants: variants(alternatives),
                exclusive,
            }),
        };
        Some(Content {
            kind,
            applied,
            null,
        })
    }

    /// What is of one of several types.
    pub(super) fn one_of_several(&self, types: Vec<Schema>) -> Content {
        let Some(kind) = self.common(&types, false) else {
            return Content::of(Kind::Union(UnionSchema {
                discriminator: None,
                variants: variants(types),
                exclusive: false,
            }));
        };
        let mut content = Content::of(kind);
        apply(&mut content.applied, types, false);
        content
    }

    /// The one type in Rust that holds what all alternatives allow, when there is one.
    fn common(&self, alternatives: &[Schema], exclusive: bool) -> Option<Kind> {
        let ends: Vec<Kind> = alternatives
            .iter()
            .map(|alternative| match alternative.kind {
                // What holds itself is a union or an object.
                Kind::Reference(_) => {
                    self.resolve(&alternative.kind)
                        .unwrap_or(Kind::Union(UnionSchema {
                            variants: Vec::new(),
                            exclusive,
                            discriminator: None,
                        }))
                }
                ref kind => kind.clone(),
            })
            .collect();
        if ends.contains(&Kind::Any) {
            return Some(Kind::Any);
        }
        let is_text = |kind: &Kind| matches!(kind, Kind::String(_) | Kind::Enumeration(_));
        if ends.iter().all(is_text) {
            return Some(Kind::String(text_of(&ends)));
        }
        let widths: Option<Vec<NumberWidth>> = ends.iter().map(width).collect();
        if let Some(width) = widths.and_then(|widths| widths.into_iter().max()) {
            return Some(Kind::Number(super::number::unconstrained(width)));
        }
        let is_object =
            |kind: &&Kind| matches!(kind, Kind::Object(_) | Kind::Map(_) | Kind::Union(_));
        // A value may be several of them at once, and no one type has the members of all.
        let several = ends.iter().filter(is_object).count() > 1;
        (several && !exclusive).then_some(Kind::Any)
    }

    /// `discriminator`, whose names without a mapping are those of the schemas.
    fn discriminator(
        &self,
        object: &Object<'s, 'd>,
        alternatives: &[Schema],
    ) -> Option<Discriminator> {
        let cursor = object.get("discriminator")?;
        let inner = cursor.object(&vocabulary::DISCRIMINATOR, Use::Check)?;
        let property = inner
            .required("propertyName")
            .and_then(|property| property.text(Use::Check));
        let place = |type_name: &str| {
            alternatives.iter().position(
                |schema| matches!(&schema.kind, Kind::Reference(name) if name == type_name),
            )
        };
        let places = alternatives.iter().enumerate();
        let named = |(index, schema): (usize, &Schema)| match &schema.kind {
            Kind::Reference(name) => Some((*self.keys.get(name)?, index)),
            _ => None,
        };
        // The first of each, by key.
        let named: BTreeMap<&str, usize> = places.rev().filter_map(named).collect();
        let mut mapping: Vec<_> = named
            .into_iter()
            .map(|(key, index)| (key.to_owned(), index))
            .collect();
        if let Some(listed) = inner.get("mapping") {
            for (name, target) in listed.map(Use::Check)? {
                let reference = target.text(Use::Check)?;
                let key = reference.rsplit('/').next().unwrap_or(reference);
                let component = self.components.get(key);
                match component.and_then(|(_, type_name)| place(type_name)) {
                    Some(index) => {
                        mapping.retain(|(known, _)| known != name);
                        mapping.push((name.to_owned(), index));
                    }
                    None => target.report_value(
                        Code::UnresolvedReference,
                        format!("\"{reference}\" is none of the alternatives"),
                    ),
                }
            }
        }
        inner.close();
        mapping.sort();
        Some(Discriminator {
            property: property?.to_owned(),
            mapping,
        })
    }
}

/// Whether a schema says more of its values than its alternatives do. `type: object` beside them adds nothing.
fn says_more(kind: &Kind, applied: &Applied) -> bool {
    let by_kind = match kind {
        Kind::Map(map) => !map.required.is_empty() || map.is_said,
        Kind::String(string) => string.has_checks(),
        Kind::Number(number) => number.has_checks(),
        Kind::Object(_) | Kind::Enumeration(_) | Kind::Array(_) | Kind::Union(_) => true,
        Kind::Any | Kind::Boolean | Kind::Reference(_) => false,
    };
    by_kind || !applied.is_empty()
}

fn apply(applied: &mut Applied, alternatives: Vec<Schema>, exclusive: bool) {
    match exclusive {
        true => applied.one_of.extend(alternatives),
        false => applied.any_of.extend(alternatives),
    }
}

/// An object keeps what its alternatives may have beside its own members.
pub(super) fn with_rest(kind: Kind, alternatives: &[Schema], cursor: &Cursor<'_, '_>) -> Kind {
    let names_members = |alternative: &Schema| match &alternative.kind {
        Kind::Map(map) => map.is_said || !alternative.applied.is_empty(),
        _ => true,
    };
    match kind {
        Kind::Object(mut object)
            if object.additional == Additional::Unsaid
                && alternatives.iter().any(names_members) =>
        {
            object.additional = kept(empty(cursor), &object.members);
            Kind::Object(object)
        }
        kind => kind,
    }
}

fn variants(alternatives: Vec<Schema>) -> Vec<Variant> {
    let mut scope = names::Scope::default();
    let named = |schema: Schema| {
        let name = match &schema.kind {
            Kind::Reference(type_name) => type_name.as_str(),
            Kind::String(string) => match string.format {
                StringFormat::Text | StringFormat::Binary => "Text",
                StringFormat::Uuid => "Uuid",
                StringFormat::Date => "Date",
                StringFormat::DateTime => "DateTime",
                StringFormat::Byte => "Bytes",
            },
            Kind::Boolean => "Boolean",
            Kind::Number(number) if number.width == NumberWidth::Decimal => "Number",
            Kind::Number(_) => "Integer",
            Kind::Map(_) => "Map",
            Kind::Array(_) => "Array",
            Kind::Any | Kind::Object(_) | Kind::Enumeration(_) | Kind::Union(_) => "Value",
        };
        Variant {
            name: scope.take(name.to_owned()),
            schema,
        }
    };
    alternatives.into_iter().map(named).collect()
}

/// What an inline alternative is named after.
fn alternative_name(part: &Cursor<'_, '_>, owner: &str, index: usize) -> String {
    match part.peek("title") {
        Some(title) if title.len() < 40 => format!("{owner} {title}"),
        _ => format!("{owner} {}", index + 1),
    }
}

fn width(kind: &Kind) -> Option<NumberWidth> {
    match kind {
        Kind::Number(number) => Some(number.width),
        _ => None,
    }
}

/// A string that all of these are.
fn text_of(ends: &[Kind]) -> StringSchema {
    let format = |kind: &Kind| match kind {
        Kind::String(string) => string.format,
        _ => StringFormat::Text,
    };
    let first = ends.first().map_or(StringFormat::Text, format);
    let same = ends.iter().all(|kind| format(kind) == first);
    StringSchema {
        format: if same { first } else { StringFormat::Text },
        min_length: None,
        max_length: None,
        pattern: None,
    }
}
