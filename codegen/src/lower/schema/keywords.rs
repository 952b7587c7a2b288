//! Keywords of JSON Schema 2020-12 that are no type: OpenAPI 3.1 has them.

use super::union::with_rest;
use super::{Content, Schemas, empty, pattern};
use crate::document::Value;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::ir::{Additional, Keyword, Kind, Pattern, Schema};

impl<'s, 'd> Schemas<'s, 'd> {
    /// `content` with what the keywords add to it. Those about other `types` are settled before.
    pub(super) fn keywords(
        &self,
        object: &Object<'s, 'd>,
        types: &[&str],
        mut content: Content,
        owner: &str,
    ) -> Option<Content> {
        // All are read before any is missed: what one of them breaks is told once.
        let mut read = vec![self.condition(object, owner)];
        if types.contains(&"object") {
            read.push(dependent_required(object));
            read.push(self.dependent_schemas(object, owner));
            read.push(self.property_names(object, owner));
            read.push(self.pattern_properties(object, owner));
        }
        if types.contains(&"array") {
            read.push(self.prefix_items(object, owner));
            read.push(self.contains(object, owner));
        }
        let read: Option<Vec<Option<Keyword>>> = read.into_iter().collect();
        let found: Vec<Keyword> = read?.into_iter().flatten().collect();
        let described: Vec<Schema> = found
            .iter()
            .flat_map(Keyword::of_the_same_value)
            .cloned()
            .collect();
        content.kind = with_rest(content.kind, &described, object.cursor());
        content.kind = with_names(content.kind, &found, object.cursor());
        content.applied.keywords.extend(found);
        Some(content)
    }

    /// A schema under `keyword`, for the table alone; `None` inside when there is none.
    fn under(
        &self,
        object: &Object<'s, 'd>,
        keyword: &'static str,
        owner: &str,
    ) -> Option<Option<Box<Schema>>> {
        let Some(cursor) = object.get(keyword) else {
            return Some(None);
        };
        let schema = self.unnamed(&cursor, &format!("{owner} {keyword}"))?;
        Some(Some(Box::new(schema)))
    }

    fn condition(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Option<Keyword>> {
        if !object.has("if") {
            without_effect(object, &["then", "else"]);
            return Some(None);
        }
        let condition = self.under(object, "if", owner);
        let then = self.under(object, "then", owner);
        let otherwise = self.under(object, "else", owner);
        let (then, otherwise) = (then?, otherwise?);
        Some(condition?.map(|condition| Keyword::Condition {
            condition,
            then,
            otherwise,
        }))
    }

    fn dependent_schemas(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Option<Keyword>> {
        let Some(cursor) = object.get("dependentSchemas") else {
            return Some(None);
        };
        let mut dependencies = Vec::new();
        for (name, schema) in cursor.map(Use::Check)? {
            let schema = self.unnamed(&schema, &format!("{owner} with {name}"))?;
            dependencies.push((name.to_owned(), schema));
        }
        Some(Some(Keyword::DependentSchemas(dependencies)))
    }

    fn property_names(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Option<Keyword>> {
        let schema = self.under(object, "propertyNames", owner)?;
        Some(schema.map(Keyword::PropertyNames))
    }

    fn pattern_properties(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Option<Keyword>> {
        let Some(cursor) = object.get("patternProperties") else {
            return Some(None);
        };
        let mut patterns = Vec::new();
        for (source, schema) in cursor.map(Use::Check)? {
            let translated = match pattern::translate(source) {
                Ok(translated) => translated,
                Err(error) => {
                    schema.report(error.code(), error.to_string());
                    return None;
                }
            };
            let pattern = Pattern {
                source: source.to_owned(),
                translated,
            };
            let owner = format!("{owner} {}", patterns.len() + 1);
            patterns.push((pattern, self.unnamed(&schema, &owner)?));
        }
        let others = object.get("additionalProperties");
        let others = match others {
            None => Some(Box::new(empty(object.cursor()))),
            Some(others) if others.node().value == Value::Boolean(false) => {
                others.note(Use::Check);
                None
            }
            Some(others) => Some(Box::new(self.unnamed(&others, owner)?)),
        };
        let properties = object.cursor().member("properties");
        let known = properties.map(|properties| properties.keys());
        Some(Some(Keyword::PatternProperties {
            patterns,
            known: known
                .unwrap_or_default()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            others,
        }))
    }

    fn prefix_items(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Option<Keyword>> {
        let Some(cursor) = object.get("prefixItems") else {
            return Some(None);
        };
        let mut prefix = Vec::new();
        for (index, item) in cursor.list(Use::Check)?.iter().enumerate() {
            prefix.push(self.unnamed(item, &format!("{owner} item {}", index + 1))?);
        }
        let others = self.under(object, "items", owner)?;
        Some(Some(Keyword::PrefixItems {
            prefix,
            others: others.unwrap_or_else(|| Box::new(empty(object.cursor()))),
        }))
    }

    fn contains(&self, object: &Object<'s, 'd>, owner: &str) -> Option<Option<Keyword>> {
        if !object.has("contains") {
            without_effect(object, &["minContains", "maxContains"]);
            return Some(None);
        }
        let count = |keyword| match object.get(keyword) {
            Some(cursor) => cursor.count(Use::Check).map(Some),
            None => Some(None),
        };
        let (minimum, maximum) = (count("minContains"), count("maxContains"));
        let schema = self.under(object, "contains", owner)?;
        let (minimum, maximum) = (minimum?.unwrap_or(1), maximum?);
        Some(schema.map(|schema| Keyword::Contains {
            schema,
            minimum,
            maximum,
        }))
    }
}

fn dependent_required(object: &Object<'_, '_>) -> Option<Option<Keyword>> {
    let Some(cursor) = object.get("dependentRequired") else {
        return Some(None);
    };
    let mut dependencies = Vec::new();
    for (name, listed) in cursor.map(Use::Check)? {
        let mut others = Vec::new();
        for other in listed.list(Use::Check)? {
            others.push(other.text(Use::Check)?.to_owned());
        }
        dependencies.push((name.to_owned(), others));
    }
    Some(Some(Keyword::DependentRequired(dependencies)))
}

/// Ignores what only another keyword gives a meaning.
fn without_effect(object: &Object<'_, '_>, keywords: &[&'static str]) {
    for keyword in keywords {
        if let Some(cursor) = object.get(keyword) {
            cursor.ignore(Rule::KeywordWithoutEffect);
        }
    }
}

/// An object keeps the members that `dependentRequired` names beside its own.
fn with_names(kind: Kind, keywords: &[Keyword], cursor: &Cursor<'_, '_>) -> Kind {
    let Kind::Object(mut object) = kind else {
        return kind;
    };
    let is_member = |name: &String| object.members.iter().any(|one| one.wire_name == *name);
    let names_others = |keyword: &Keyword| match keyword {
        Keyword::DependentRequired(dependencies) => dependencies
            .iter()
            .any(|(name, others)| !is_member(name) || !others.iter().all(is_member)),
        Keyword::PropertyNames(_) => true,
        _ => false,
    };
    if object.additional == Additional::Unsaid && keywords.iter().any(names_others) {
        object.additional = super::object::kept(empty(cursor), &object.members);
    }
    Kind::Object(object)
}
