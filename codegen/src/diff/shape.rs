//! What a schema says, whoever says it and wherever it stands.

use crate::ir::{Additional, Kind, Schema};

/// The schemas that stand directly in this one.
pub(super) fn parts(schema: &Schema) -> Vec<&Schema> {
    let mut parts: Vec<&Schema> = match &schema.kind {
        Kind::Object(object) => {
            let members = object.members.iter().map(|member| &member.schema);
            let rest = match &object.additional {
                Additional::Kept { schema, .. } => Some(&**schema),
                Additional::Unsaid | Additional::Closed => None,
            };
            members.chain(rest).collect()
        }
        Kind::Map(map) => vec![&*map.values],
        Kind::Array(array) => vec![&*array.items],
        Kind::Union(union) => union.variants.iter().map(|it| &it.schema).collect(),
        Kind::Any
        | Kind::String(_)
        | Kind::Enumeration(_)
        | Kind::Boolean
        | Kind::Number(_)
        | Kind::Reference(_) => Vec::new(),
    };
    let applied = &schema.applied;
    parts.extend(&applied.all_of);
    parts.extend(&applied.any_of);
    parts.extend(&applied.one_of);
    parts.extend(applied.not.as_deref());
    parts
}

/// The same text for schemas that say the same of a value; one that is referred to is told by its name.
pub(super) fn shape(schema: &Schema) -> String {
    let own = match &schema.kind {
        Kind::Any => "any".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::String(string) => format!("{string:?}"),
        Kind::Number(number) => format!("{number:?}"),
        Kind::Enumeration(enumeration) => {
            let values = enumeration.values.iter().map(|value| &value.wire_name);
            format!("{:?} {:?}", values.collect::<Vec<_>>(), enumeration.string)
        }
        Kind::Object(object) => {
            let members = object.members.iter();
            let members: Vec<_> = members
                .map(|member| (&member.wire_name, member.required))
                .collect();
            let is_closed = object.additional == Additional::Closed;
            format!("object {members:?} {is_closed} {:?}", object.count)
        }
        Kind::Map(map) => format!("map {} {:?} {:?}", map.is_said, map.required, map.count),
        Kind::Array(array) => format!(
            "array {:?} {:?} {}",
            array.min_items, array.max_items, array.unique_items
        ),
        Kind::Union(union) => format!("union {} {:?}", union.exclusive, union.discriminator),
        Kind::Reference(type_name) => format!("reference {type_name}"),
    };
    let applied = &schema.applied;
    let counts = (
        applied.all_of.len(),
        applied.any_of.len(),
        applied.one_of.len(),
    );
    let inner: Vec<String> = parts(schema).into_iter().map(shape).collect();
    format!(
        "({own} {} {:?} {:?} {:?} {counts:?} {})",
        schema.nullable,
        schema.access,
        schema.xml,
        applied.values,
        inner.join(" ")
    )
}
