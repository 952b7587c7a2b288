//! Members that several parts of an `allOf` have.

use std::collections::HashMap;

use crate::ir::{Applied, Kind, Member, Schema, StringFormat};

/// Each member once, where it stood first. What several parts say of it is held against it all together; its type is
/// that of the part that says most.
pub(super) fn members(all: Vec<Member>, end: impl Fn(&Kind) -> Option<Kind>) -> Vec<Member> {
    let mut merged: Vec<Member> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for member in all {
        let place = places.get(&member.wire_name);
        let Some(earlier) = place.and_then(|place| merged.get_mut(*place)) else {
            places.insert(member.wire_name.clone(), merged.len());
            merged.push(member);
            continue;
        };
        earlier.required |= member.required;
        if !says_the_same(&earlier.schema, &member.schema) {
            earlier.schema = both(&mut earlier.schema, member.schema, &end);
        }
    }
    merged
}

fn says_the_same(one: &Schema, other: &Schema) -> bool {
    one.kind == other.kind
        && one.nullable == other.nullable
        && one.applied == other.applied
        && one.xml == other.xml
}

/// A schema for what both describe; the later speaks of the member.
fn both(earlier: &mut Schema, later: Schema, end: &impl Fn(&Kind) -> Option<Kind>) -> Schema {
    let kind = narrower(earlier, &later, end);
    let mut xml = later.xml.clone();
    xml.name = xml.name.or_else(|| earlier.xml.name.clone());
    let mut all_of = match earlier.applied.all_of.is_empty() {
        true => vec![earlier.clone()],
        // It was put together before.
        false => std::mem::take(&mut earlier.applied.all_of),
    };
    all_of.push(later.clone());
    Schema {
        kind,
        nullable: earlier.nullable && later.nullable,
        xml,
        applied: Applied {
            all_of,
            ..Applied::default()
        },
        ..later
    }
}

/// The kind that says more, when one type can hold what both allow.
fn narrower(earlier: &Schema, later: &Schema, end: &impl Fn(&Kind) -> Option<Kind>) -> Kind {
    let resolved = |kind: &Kind| match kind {
        Kind::Reference(_) => end(kind),
        other => Some(other.clone()),
    };
    match (resolved(&earlier.kind), resolved(&later.kind)) {
        (Some(one), Some(other)) if one == other => later.kind.clone(),
        (Some(Kind::Any), _) | (Some(Kind::String(_)), Some(Kind::Enumeration(_))) => {
            later.kind.clone()
        }
        (_, Some(Kind::Any)) | (Some(Kind::Enumeration(_)), Some(Kind::String(_))) => {
            earlier.kind.clone()
        }
        (Some(Kind::String(one)), Some(Kind::String(other))) => match (one.format, other.format) {
            (one, other) if one == other => later.kind.clone(),
            (StringFormat::Text, _) => later.kind.clone(),
            (_, StringFormat::Text) => earlier.kind.clone(),
            _ => Kind::Any,
        },
        (Some(Kind::Number(one)), Some(Kind::Number(other))) if one.width == other.width => {
            later.kind.clone()
        }
        _ => Kind::Any,
    }
}
