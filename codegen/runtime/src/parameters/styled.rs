//! A parameter with a style, read as one of the forms that the style knows: one text, an array, an object.

use std::borrow::Cow;

use super::outline::{Outline, typed};
use super::reader::{Read, Reader};
use super::source::{self, Pair};
use super::tree::{Tree, bracketed};
use super::{Parameter, Source, Style, split};
use crate::schema::{Direction, Kind, Schema, Width};
use crate::types::Any;
use crate::violation::{Place, Rule, Violations};

/// A parameter with a style, on its way to one of the style's forms.
pub(super) struct Styled<'p, 'r> {
    pub(super) reader: &'p Reader<'r>,
    pub(super) parameter: &'static Parameter,
    pub(super) outline: &'p Outline,
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) place: &'p Place<'p>,
}

impl Styled<'_, '_> {
    fn decode(&self, raw: &str) -> Result<String, Rule> {
        let encoding = self.parameter.source.encoding();
        encoding.decode(raw).map(Cow::into_owned)
    }

    /// The raw text, without what the style puts before it. In a matrix, that of its one value.
    fn raw(&self) -> Result<Option<Cow<'_, str>>, Rule> {
        if matches!(self.parameter.source, Source::Header) && !matches!(self.style, Style::Matrix) {
            return source::joined_header(self.reader.request.headers(), self.parameter.name);
        }
        let Some(raw) = self.reader.raw(self.parameter)? else {
            return Ok(None);
        };
        let value = match self.style {
            Style::Label => split::unlabelled(raw)?,
            Style::Matrix => match split::matrix(raw, self.parameter.name)?.as_slice() {
                [value] => value,
                _ => return Err(Rule::Repeated),
            },
            _ => raw,
        };
        Ok(Some(Cow::Borrowed(value)))
    }

    pub(super) fn scalar(&self) -> Read {
        // A header that is one value stands once; a list may go on in further lines.
        let raw = match self.parameter.source {
            Source::Header => self.reader.raw(self.parameter)?.map(Cow::Borrowed),
            _ => self.raw()?,
        };
        let Some(raw) = raw else {
            return Ok(None);
        };
        let schema = self.parameter.schema;
        let value = typed(&[schema], &self.decode(&raw)?);
        let is_empty = raw.is_empty() && !schema.allows(&value, Direction::Request);
        if is_empty && schema.allows(&Any::Null, Direction::Request) {
            return Ok(Some(Any::Null));
        }
        if is_empty && self.parameter.allow_empty && !self.parameter.required {
            return Ok(None);
        }
        match (&value, not_of_type(schema)) {
            (Any::String(_), Some(rule)) => Err(rule),
            _ => Ok(Some(value)),
        }
    }

    pub(super) fn array(&self, violations: &mut Violations) -> Read {
        let (name, source) = (self.parameter.name, self.parameter.source);
        let encoding = source.encoding();
        let items: Vec<String> = match (self.style, self.explode, source) {
            (Style::DeepObject, ..) => {
                let tree = Some(self.bracketed()?).filter(|tree| !tree.is_empty());
                return Ok(tree.map(|tree| tree.array(self.outline, self.place, violations)));
            }
            (Style::Form, true, _) => {
                let pairs = self.reader.pairs(source);
                let own = pairs.iter().filter(|pair| pair.name == name);
                let decode = |pair: &Pair<'_>| self.decode(pair.value.ok_or(Rule::Text)?);
                own.map(decode).collect::<Result<_, _>>()?
            }
            (Style::Matrix, true, _) => {
                let Some(raw) = self.reader.raw(self.parameter)? else {
                    return Ok(None);
                };
                let values = split::matrix(raw, name)?;
                let is_bare = values.len() == 1 && !raw.contains('=');
                let values = values.into_iter().filter(|_| !is_bare);
                let items = values.map(|value| self.decode(value));
                return self.items(items.collect::<Result<_, _>>()?);
            }
            (_, _, Source::Header) => {
                let Some(raw) = self.raw()? else {
                    return Ok(None);
                };
                return self.items(
                    split::header_items(&raw)
                        .into_iter()
                        .map(str::to_owned)
                        .collect(),
                );
            }
            _ => {
                let Some(raw) = self.raw()? else {
                    return Ok(None);
                };
                let items = split::items(&raw, self.style, self.explode).into_iter();
                let items = items.map(|item| encoding.decode(item).map(Cow::into_owned));
                return self.items(items.collect::<Result<_, _>>()?);
            }
        };
        match items.as_slice() {
            [] => Ok(None),
            [one] if one.is_empty() && self.parameter.allow_empty => self.items(Vec::new()),
            _ => self.items(items),
        }
    }

    fn items(&self, texts: Vec<String>) -> Read {
        let items = texts.iter().map(|text| typed(&self.outline.items, text));
        Ok(Some(Any::Array(items.collect())))
    }

    pub(super) fn object(&self, violations: &mut Violations) -> Read {
        let tree = match (self.style, self.explode) {
            (Style::DeepObject, _) => self.bracketed()?,
            (Style::Form, true) => self.spread()?,
            _ => return self.listed(violations),
        };
        let tree = Some(tree).filter(|tree| !tree.is_empty());
        Ok(tree.map(|tree| tree.object(self.outline, self.place, violations)))
    }

    /// An object in one text.
    fn listed(&self, violations: &mut Violations) -> Read {
        let raw = match (self.style, self.explode) {
            (Style::Matrix, true) => self.reader.raw(self.parameter)?.map(Cow::Borrowed),
            _ => self.raw()?,
        };
        let Some(raw) = raw else {
            return Ok(None);
        };
        let members = match (self.style, self.explode) {
            (Style::Matrix, true) if raw == format!(";{}", self.parameter.name) => Vec::new(),
            (Style::Matrix, true) => split::matrix_members(&raw)?,
            _ => split::members(&raw, self.style, self.explode)?,
        };
        let mut tree = Tree::default();
        for (name, value) in members {
            let (name, value) = match self.parameter.source {
                Source::Header => (
                    name.trim_matches(source::SPACE),
                    value.trim_matches(source::SPACE),
                ),
                _ => (name, value),
            };
            tree.add(&[&self.decode(name)?], self.decode(value)?)?;
        }
        Ok(Some(tree.object(self.outline, self.place, violations)))
    }

    /// The members of an object that stand beside the other parameters.
    fn spread(&self) -> Result<Tree, Rule> {
        let others = self.parameter.others;
        let mut tree = Tree::default();
        for pair in &*self.reader.pairs(self.parameter.source) {
            let name = &*pair.name;
            let is_further = self.outline.takes_others() && !is_of(others, name);
            if self.outline.lists(name) || is_further {
                let value = self.decode(pair.value.ok_or(Rule::Text)?)?;
                tree.add(&[name], value)?;
            }
        }
        Ok(tree)
    }

    /// What stands under the parameter's name and names in brackets behind it.
    fn bracketed(&self) -> Result<Tree, Rule> {
        let mut tree = Tree::default();
        for pair in &self.reader.query {
            let Some(rest) = pair.name.strip_prefix(self.parameter.name) else {
                continue;
            };
            let names = match rest {
                "" => Some(Vec::new()),
                _ if self.parameter.others.contains(&&*pair.name) => None,
                _ => bracketed(rest),
            };
            if let Some(names) = names {
                tree.add(&names, self.decode(pair.value.ok_or(Rule::Text)?)?)?;
            }
        }
        Ok(tree)
    }
}

/// Whether a name is one of these, or begins with one and goes on in brackets.
fn is_of(others: &[&str], name: &str) -> bool {
    let is_it = |other: &&str| {
        let rest = name.strip_prefix(*other);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    };
    others.iter().any(is_it)
}

/// What a text breaks that stays a text where its schema asks for something else.
fn not_of_type(schema: &Schema) -> Option<Rule> {
    match schema.kind {
        Kind::Boolean => Some(Rule::Boolean),
        Kind::Integer(Width::Int32, _) => Some(Rule::Int32),
        Kind::Integer(Width::Int64, _) => Some(Rule::Int64),
        Kind::Number(_) => Some(Rule::Number),
        Kind::Any | Kind::String(..) | Kind::Array(..) | Kind::Object(_) => None,
    }
}
