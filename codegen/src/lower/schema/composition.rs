//! `allOf`: objects put together, and schemas with something said about them.

use std::collections::BTreeSet;

use super::annotation::is_3_1;
use super::merge;
use super::object::kept;
use super::{Content, Schemas, empty, members};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::ir::{
    Additional, Applied, Count, Kind, MapSchema, Member, ObjectSchema, Schema, StringFormat,
};

impl<'s, 'd> Schemas<'s, 'd> {
    /// What a schema with an `allOf` says. In 3.1 a `$ref` is one more part of it.
    pub(super) fn all_of(
        &self,
        object: &Object<'s, 'd>,
        reference: Option<Cursor<'s, 'd>>,
        parts: Option<Cursor<'s, 'd>>,
        owner: &str,
    ) -> Option<Content> {
        let mut schemas = Vec::new();
        if let Some(reference) = &reference {
            schemas.push(Some(Schema {
                kind: Kind::Reference(self.referred(reference)?),
                ..empty(object.cursor())
            }));
        }
        // All of it is read before it counts that some of it is wrong: all errors are told at once.
        let listed = parts.map(|parts| parts.list(Use::Type));
        let listed = listed.unwrap_or(Some(Vec::new()))?;
        schemas.extend(listed.iter().map(|part| self.unnamed(part, owner)));
        if let Some(reference) = &reference
            && repeats_the_type(object, reference)
        {
            let schemas = schemas.into_iter().collect::<Option<_>>()?;
            return self.combined(object.cursor(), schemas);
        }
        self.closed_by_parts(object, &schemas);
        let own = self.alone(object, owner)?;
        let mut schemas: Vec<Schema> = schemas.into_iter().collect::<Option<_>>()?;
        schemas.push(Schema {
            kind: own.kind,
            applied: own.applied,
            ..empty(object.cursor())
        });
        self.combined(object.cursor(), schemas)
    }

    /// One type for what all of `parts` describe.
    fn combined(&self, cursor: &Cursor<'s, 'd>, parts: Vec<Schema>) -> Option<Content> {
        let parts: Vec<Schema> = parts.into_iter().filter(says_something).collect();
        // A single one may be what holds this.
        if let [part] = &*parts {
            return Some(Content {
                kind: part.kind.clone(),
                applied: part.applied.clone(),
                null: part.nullable,
            });
        }
        let mut ends = Vec::new();
        for part in &parts {
            let Some(end) = self.end_of(part) else {
                let message = "this part of \"allOf\" holds the whole, or is not usable itself";
                cursor.report_at(&part.origin, Code::Unsupported, message);
                return None;
            };
            self.weigh(cursor, &end)?;
            ends.push(end);
        }
        let is_object = |end: &Schema| matches!(end.kind, Kind::Object(_) | Kind::Map(_));
        if ends.iter().any(is_object) {
            return Some(object_of(cursor, &parts, &ends, |kind| {
                self.end(kind).map(|end| end.kind)
            }));
        }
        let applied = Applied {
            all_of: parts.clone(),
            ..Applied::default()
        };
        Some(Content {
            kind: strongest(&parts, &ends).unwrap_or(Kind::Any),
            applied,
            null: false,
        })
    }

    /// Makes sure that `unevaluatedProperties: false` forbids what is not among the members of the parts, and no more.
    fn closed_by_parts(&self, object: &Object<'s, 'd>, parts: &[Option<Schema>]) {
        let unevaluated = object.cursor().member("unevaluatedProperties");
        let Some(unevaluated) = unevaluated.filter(|_| is_3_1(object)) else {
            return;
        };
        let names_all = |part: &Schema| {
            let end = self.end_of(part);
            end.is_some_and(|end| {
                part.applied.is_empty()
                    && end.applied.is_empty()
                    && match &end.kind {
                        Kind::Object(object) => {
                            !matches!(object.additional, Additional::Kept { .. })
                        }
                        Kind::Map(map) => !map.is_said,
                        _ => false,
                    }
            })
        };
        let is_false = unevaluated.node().value == Value::Boolean(false);
        let is_true = unevaluated.node().value == Value::Boolean(true);
        let is_known = is_true || is_false && parts.iter().flatten().all(names_all);
        if !is_known {
            let message = "\"unevaluatedProperties\" beside these parts is not supported";
            unevaluated.report(Code::Unsupported, message);
        }
    }

    /// The schema at the end of a part's references.
    fn end_of(&self, part: &Schema) -> Option<Schema> {
        match part.kind {
            Kind::Reference(_) => self.end(&part.kind),
            _ => Some(part.clone()),
        }
    }
}

/// Whether all that is said beside a `$ref` of values is the type that the schema there names itself.
fn repeats_the_type(object: &Object<'_, '_>, reference: &Cursor<'_, '_>) -> bool {
    let silent = [
        "$ref",
        "type",
        "title",
        "description",
        "deprecated",
        "example",
        "examples",
        "default",
        "readOnly",
        "writeOnly",
        "xml",
        "externalDocs",
        "$comment",
        "$defs",
        "$id",
        "$anchor",
        "$schema",
        "nullable",
    ];
    let keys = object.cursor().keys();
    let only = keys
        .iter()
        .all(|key| silent.contains(key) || key.starts_with("x-"));
    let own = object.cursor().peek("type");
    let target = reference.peek_target();
    let same = own.is_some() && own == target.and_then(|target| target.peek("type"));
    if let Some(own) = object.get("type").filter(|_| only && same) {
        own.note(Use::Type);
    }
    only && same
}

/// Of parts that are no objects the kind that says most, when one type can hold what all allow.
fn strongest(parts: &[Schema], ends: &[Schema]) -> Option<Kind> {
    let rank = |end: &Schema| match &end.kind {
        Kind::Any => 0,
        Kind::String(string) if string.format == StringFormat::Text => 1,
        Kind::Enumeration(_) => 3,
        _ => 2,
    };
    let (part, strongest) = parts.iter().zip(ends).max_by_key(|(_, end)| rank(end))?;
    let agree = ends
        .iter()
        .all(|end| rank(end) == 0 || is_held_by(&end.kind, &strongest.kind));
    agree.then(|| part.kind.clone())
}

/// The object that has the members of all parts, in their order.
fn object_of(
    cursor: &Cursor<'_, '_>,
    parts: &[Schema],
    ends: &[Schema],
    resolve: impl Fn(&Kind) -> Option<Kind>,
) -> Content {
    let mut sum = Sum::default();
    for (part, end) in parts.iter().zip(ends) {
        sum.add(cursor, part, end);
    }
    let Sum {
        members,
        required,
        closed,
        rest,
        mut applied,
    } = sum;
    applied.all_of.retain(says_something);
    let mut members = merge::members(members, resolve);
    let mut required: BTreeSet<String> = required.into_iter().collect();
    for member in &mut members {
        member.required |= required.remove(&member.wire_name);
    }
    members.extend(required.into_iter().map(|name| Member {
        wire_name: name,
        field_name: String::new(),
        required: true,
        schema: empty(cursor),
    }));
    members::rename(&mut members);
    let additional = match rest {
        // A part that forbids other members means those of the whole: nothing would be valid otherwise.
        _ if closed => Additional::Closed,
        Some(schema) => kept(schema, &members),
        None => Additional::Unsaid,
    };
    let kind = match (members.is_empty(), additional) {
        (true, Additional::Kept { schema, .. }) => Kind::Map(MapSchema {
            values: schema,
            is_said: true,
            required: Vec::new(),
            count: Count::default(),
        }),
        (true, Additional::Unsaid) => Kind::Map(any_map(cursor, Count::default())),
        (_, additional) => Kind::Object(ObjectSchema {
            members,
            additional,
            count: Count::default(),
        }),
    };
    Content {
        kind,
        applied,
        null: false,
    }
}

fn any_map(cursor: &Cursor<'_, '_>, count: Count) -> MapSchema {
    MapSchema {
        values: Box::new(empty(cursor)),
        is_said: false,
        required: Vec::new(),
        count,
    }
}

/// What the parts of an `allOf` say of the object together.
#[derive(Default)]
struct Sum {
    members: Vec<Member>,
    required: Vec<String>,
    closed: bool,
    /// The schema of the members that have no field.
    rest: Option<Schema>,
    applied: Applied,
}

impl Sum {
    fn add(&mut self, cursor: &Cursor<'_, '_>, part: &Schema, end: &Schema) {
        let count = match &end.kind {
            Kind::Object(object) => {
                self.members.extend(object.members.iter().cloned());
                self.closed |= object.additional == Additional::Closed;
                if let Additional::Kept { schema, .. } = &object.additional {
                    self.rest.get_or_insert_with(|| (**schema).clone());
                }
                object.count
            }
            Kind::Map(map) => {
                self.required.extend(map.required.iter().cloned());
                if map.is_said {
                    self.rest.get_or_insert_with(|| (*map.values).clone());
                }
                map.count
            }
            _ => {
                // Members of alternatives have no fields of their own.
                self.rest.get_or_insert_with(|| empty(cursor));
                self.applied.all_of.push(part.clone());
                return;
            }
        };
        let beside = |kind: Kind, applied: &Applied| Schema {
            kind,
            applied: applied.clone(),
            ..empty(cursor)
        };
        let says_more = !end.applied.is_empty() || !part.applied.is_empty();
        if says_more {
            self.rest.get_or_insert_with(|| empty(cursor));
            self.applied.all_of.push(beside(Kind::Any, &end.applied));
            if part.kind != end.kind {
                self.applied.all_of.push(beside(Kind::Any, &part.applied));
            }
        }
        if count != Count::default() {
            let map = Kind::Map(any_map(cursor, count));
            self.applied.all_of.push(beside(map, &Applied::default()));
        }
    }
}

/// Whether a part of an `allOf` says more than texts.
fn says_something(part: &Schema) -> bool {
    part.kind != Kind::Any || !part.applied.is_empty()
}

/// Whether a type for `strongest` holds all values that are of `kind` too.
fn is_held_by(kind: &Kind, strongest: &Kind) -> bool {
    match (kind, strongest) {
        (Kind::String(_) | Kind::Enumeration(_), Kind::String(_) | Kind::Enumeration(_))
        | (Kind::Number(_), Kind::Number(_))
        | (Kind::Boolean, Kind::Boolean) => true,
        (Kind::Array(one), Kind::Array(other)) => one.items.kind == other.items.kind,
        (one, other) => one == other,
    }
}
