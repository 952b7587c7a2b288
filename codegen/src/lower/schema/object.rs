//! `type: object`.

use super::annotation::is_3_1;
use super::members::{self, required_names};
use super::plain::count;
use super::{Schemas, empty};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::{Additional, Count, Kind, MapSchema, Member, ObjectSchema, Schema};

impl<'s, 'd> Schemas<'s, 'd> {
    /// An object: a structure when it has `properties`, a map when it has not.
    pub(super) fn object(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Kind> {
        if let Some(format) = object.get("format") {
            format.ignore(Rule::AnnotationFormat);
        }
        let required = required_names(object);
        let additional = self.additional(object, owner);
        let count = Count {
            minimum: count(object, "minProperties"),
            maximum: count(object, "maxProperties"),
        };
        let members = match object.get("properties") {
            Some(properties) => self.properties(&properties, owner)?,
            None => Vec::new(),
        };
        let additional = additional?;
        if members.is_empty() && !matches!(additional, Said::Closed) {
            let (values, is_said) = match additional {
                Said::Schema(values) => (values, true),
                _ => (Box::new(empty(object.cursor())), false),
            };
            return Some(Kind::Map(MapSchema {
                values,
                is_said,
                required: required.into_keys().map(str::to_owned).collect(),
                count,
            }));
        }
        let members = members::settle(members, required);
        Some(Kind::Object(ObjectSchema {
            additional: additional.beside(&members),
            members,
            count,
        }))
    }

    /// `additionalProperties`.
    fn additional(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Said> {
        if is_3_1(object) && object.has("patternProperties") {
            // Which members are left for it is told by the names: the table holds them against it.
            return Some(Said::Schema(Box::new(empty(object.cursor()))));
        }
        let unevaluated = unevaluated(object, "unevaluatedProperties", "additionalProperties");
        let Some(cursor) = object.get("additionalProperties").or(unevaluated) else {
            return Some(Said::Nothing);
        };
        Some(match &cursor.node().value {
            Value::Mapping(_) => {
                let schema = self.schema(&cursor, &format!("{owner} value"))?;
                Said::Schema(Box::new(schema))
            }
            _ if cursor.flag(Use::Type)? => Said::Schema(Box::new(empty(&cursor))),
            _ => Said::Closed,
        })
    }

    /// Properties, none of them required yet.
    pub(super) fn properties(
        &self,
        properties: &Cursor<'s, 'd>,
        owner: &str,
    ) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        for (key, cursor) in properties.map(Use::Structure)? {
            if let Some(schema) = self.schema(&cursor, &format!("{owner} {key}")) {
                members.push(Member {
                    wire_name: key.to_owned(),
                    // Given when all members are known.
                    field_name: String::new(),
                    required: false,
                    schema,
                });
            }
        }
        Some(members)
    }
}

/// `unevaluatedProperties` or `unevaluatedItems`, where it means the same as the keyword for all `others`.
pub(super) fn unevaluated<'s, 'd>(
    object: &Object<'s, 'd>,
    keyword: &'static str,
    others: &str,
) -> Option<Cursor<'s, 'd>> {
    if !is_3_1(object) {
        return None;
    }
    let cursor = object.get(keyword)?;
    if object.has(others) {
        // That evaluates all.
        cursor.ignore(Rule::KeywordWithoutEffect);
        return None;
    }
    if cursor.node().value == Value::Boolean(true) {
        cursor.note(Use::Check);
        return None;
    }
    let evaluating = [
        "oneOf",
        "anyOf",
        "if",
        "dependentSchemas",
        "contains",
        "prefixItems",
        "patternProperties",
    ];
    let mut evaluating = evaluating.into_iter().filter(|other| object.has(other));
    if let Some(other) = evaluating.next() {
        let message = format!("\"{keyword}\" beside \"{other}\" is not supported");
        cursor.report(Code::Unsupported, message);
        cursor.note(Use::Check);
        return None;
    }
    Some(cursor)
}

/// What `additionalProperties` says.
enum Said {
    Nothing,
    Closed,
    Schema(Box<Schema>),
}

impl Said {
    fn beside(self, members: &[Member]) -> Additional {
        match self {
            Self::Nothing => Additional::Unsaid,
            Self::Closed => Additional::Closed,
            Self::Schema(schema) => kept(*schema, members),
        }
    }
}

/// Other members of this schema, in a field whose name no member has.
pub(super) fn kept(schema: Schema, members: &[Member]) -> Additional {
    let taken = |name: &str| members.iter().any(|member| member.field_name == name);
    let mut field_name = "additional_properties".to_owned();
    while taken(&field_name) {
        field_name.push('_');
    }
    Additional::Kept {
        schema: Box::new(schema),
        field_name,
    }
}
