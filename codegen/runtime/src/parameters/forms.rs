//! A form as a body (`application/x-www-form-urlencoded`), read as a query is.

use std::borrow::Cow;

use super::outline::{Outline, typed};
use super::source::Encoding;
use super::tree::{Tree, bracketed};
use super::{Style, split};
use crate::body;
use crate::schema::Schema;
use crate::types::Any;
use crate::violation::{Location, Place, Rule, Violations};

/// The value of a form.
pub(crate) fn read(
    content: &'static body::Content,
    text: &str,
    violations: &mut Violations,
) -> Any {
    let root = Place::root(Location::RequestBody, "");
    let outline = Outline::of(&[content.schema]);
    let mut form = Form {
        content,
        outline: &outline,
        members: Vec::new(),
        rest: Tree::default(),
    };
    for part in text.split('&').filter(|part| !part.is_empty()) {
        let (name, raw) = part.split_once('=').unwrap_or((part, ""));
        match Encoding::Form.decode(name) {
            Ok(name) => {
                let place = root.member(&name);
                let read = form.add(&name, raw, &place, violations);
                if let Err(rule) = read {
                    violations.add(&place, rule);
                }
            }
            Err(rule) => violations.add(&root, rule),
        }
    }
    let rest = form.rest.object(&outline, &root, violations);
    let mut members = form.members;
    if let Any::Object(rest) = rest {
        members.extend(rest);
    }
    Any::Object(members.into())
}

struct Form<'f> {
    content: &'static body::Content,
    outline: &'f Outline,
    /// Members of which one text is the whole value.
    members: Vec<(String, Any)>,
    /// Those that stand in several.
    rest: Tree,
}

impl Form<'_> {
    fn add(
        &mut self,
        name: &str,
        raw: &str,
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> Result<(), Rule> {
        let text = Encoding::Form.decode(raw)?;
        if let Some(owner) = self.spread_into(name) {
            return self.rest.add(&[owner, name], text.into_owned());
        }
        if let Some(value) = self.whole(name, raw, &text, place, violations)? {
            return self.put(name, value);
        }
        let is_listed = self.outline.lists(name);
        let start = name.find('[').filter(|start| *start > 0 && !is_listed);
        let names = start.and_then(|start| {
            let (base, rest) = name.split_at_checked(start)?;
            let mut names = vec![base];
            names.extend(bracketed(rest)?);
            Some(names)
        });
        self.rest
            .add(&names.unwrap_or_else(|| vec![name]), text.into_owned())
    }

    /// The object whose members stand beside the others, when `name` is one of its members.
    fn spread_into(&self, name: &str) -> Option<&'static str> {
        if self.outline.lists(name) {
            return None;
        }
        let spread = self.content.parts.iter().find(|part| {
            let is_spread = part.encoding == body::Encoding::Styled(Style::Form, true);
            is_spread && Outline::of(&self.outline.member(part.name)).lists(name)
        });
        spread.map(|part| part.name)
    }

    /// The value, when this text is the whole of it.
    fn whole(
        &self,
        name: &str,
        raw: &str,
        text: &str,
        place: &Place<'_>,
        violations: &mut Violations,
    ) -> Result<Option<Any>, Rule> {
        let candidates = self.outline.member(name);
        let mut parts = self.content.parts.iter();
        let encoding = parts
            .find(|part| part.name == name)
            .map(|part| part.encoding);
        match encoding.unwrap_or(body::Encoding::Default) {
            body::Encoding::Json => Any::from_json(text.as_bytes())
                .map(Some)
                .map_err(|_| Rule::Syntax("JSON")),
            body::Encoding::Text => Ok(Some(typed(&candidates, text))),
            body::Encoding::Styled(style, false) => {
                listed(&candidates, style, raw, place, violations)
            }
            body::Encoding::Default | body::Encoding::Xml | body::Encoding::Styled(_, true) => {
                Ok(json(&candidates, text))
            }
        }
    }

    fn put(&mut self, name: &str, value: Any) -> Result<(), Rule> {
        let Some((_, there)) = self.members.iter_mut().find(|(there, _)| there == name) else {
            let is_items =
                is_of_objects(&self.outline.member(name)) && !matches!(value, Any::Array(_));
            let value = match is_items {
                true => Any::Array(vec![value]),
                false => value,
            };
            self.members.push((name.to_owned(), value));
            return Ok(());
        };
        match there {
            Any::Array(items) if is_of_objects(&self.outline.member(name)) => {
                items.push(value);
                Ok(())
            }
            _ => Err(Rule::Repeated),
        }
    }
}

/// Several values in one text.
fn listed(
    candidates: &[&'static Schema],
    style: Style,
    raw: &str,
    place: &Place<'_>,
    violations: &mut Violations,
) -> Result<Option<Any>, Rule> {
    let outline = Outline::of(candidates);
    let decode = |raw| Encoding::Form.decode(raw).map(Cow::into_owned);
    if !outline.items.is_empty() {
        let items = split::items(raw, style, false).into_iter();
        let items = items.map(|item| Ok(typed(&outline.items, &decode(item)?)));
        return items.collect::<Result<_, Rule>>().map(Any::Array).map(Some);
    }
    if !outline.object {
        return Ok(None);
    }
    let mut tree = Tree::default();
    for (name, value) in split::members(raw, style, false)? {
        tree.add(&[&decode(name)?], decode(value)?)?;
    }
    Ok(Some(tree.object(&outline, place, violations)))
}

/// The value of a text that is JSON, where nothing but an object can be meant: forms have no other way to write one
/// within another that everyone knows.
fn json(candidates: &[&'static Schema], text: &str) -> Option<Any> {
    if !is_object(candidates) && !is_of_objects(candidates) {
        return None;
    }
    Any::from_json(text.as_bytes()).ok()
}

/// Whether nothing but objects are meant.
pub(crate) fn is_object(candidates: &[&'static Schema]) -> bool {
    let outline = Outline::of(candidates);
    outline.object && !outline.scalar && outline.items.is_empty()
}

/// Whether nothing but arrays of objects are meant.
pub(crate) fn is_of_objects(candidates: &[&'static Schema]) -> bool {
    let outline = Outline::of(candidates);
    !outline.scalar && !outline.object && is_object(&outline.items)
}

/// The schemas that a member of an object may have.
pub(crate) fn member(schema: &'static Schema, name: &str) -> Vec<&'static Schema> {
    Outline::of(&[schema]).member(name)
}

/// Whether a schema lists a member of this name.
pub(crate) fn lists(schema: &'static Schema, name: &str) -> bool {
    Outline::of(&[schema]).lists(name)
}

/// The schemas of the items, when arrays are meant.
pub(crate) fn items(candidates: &[&'static Schema]) -> Vec<&'static Schema> {
    Outline::of(candidates).items
}

/// A text as one of these schemas takes it.
pub(crate) fn scalar(candidates: &[&'static Schema], text: &str) -> Any {
    typed(candidates, text)
}
