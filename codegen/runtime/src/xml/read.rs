//! XML to a value, as its schema means it. What the schema forbids is passed on, for its check to tell.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::choose::MOST_STEPS;
use super::fault::XmlFault;
use super::leaf::text;
use super::plan::{Name, Plan, Plans, View};
use super::tree::{Element, Tree, parse};
use crate::schema::Schema;
use crate::types::{Any, Map};

/// Reads a whole document: UTF-8, its root element named `schema.xml.name` or else `name`.
///
/// The value is what the document says where that is of the types that the schema asks for, and otherwise what it
/// resembles most: hold it against the schema with [`Schema::check`]. Attributes of XML Schema instances
/// (`xsi:schemaLocation`) and of XML (`xml:lang`) mean nothing, but for `xsi:nil`, which is null.
///
/// # Errors
/// When the bytes are no such document.
pub fn read(schema: &'static Schema, name: &str, bytes: &[u8]) -> Result<Any, XmlFault> {
    let tree = parse(bytes)?;
    let root = tree.elements.first().ok_or(XmlFault::Syntax(0))?;
    if root.local != schema.xml.name.unwrap_or(name) {
        return Err(XmlFault::RootName(root.at));
    }
    if !tree.is_in(root.namespace, schema.xml.namespace, 0) {
        return Err(XmlFault::RootNamespace(root.at));
    }
    let mut reader = Reader {
        steps: MOST_STEPS.saturating_add(bytes.len()),
        tree: &tree,
        plans: Plans::default(),
    };
    let value = reader.value(&[0], &View::of(&[schema]), Position::Element)?;
    value.ok_or(XmlFault::Syntax(0))
}

/// Where the elements of a value stand.
#[derive(Clone, Copy)]
pub(super) enum Position {
    /// A root or an item: one element, whatever its name.
    Element,
    /// A listed member, in an element of this namespace.
    Member(&'static str, usize),
    /// A member that is not listed, whose elements are named by its key.
    Additional,
}

pub(super) struct Reader<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) plans: Plans,
    /// How much more may be looked at: alternatives look at the same elements again and again.
    pub(super) steps: usize,
}

impl<'t> Reader<'t> {
    fn take_steps(&mut self, steps: usize) -> Result<(), XmlFault> {
        self.steps = self.steps.checked_sub(steps).ok_or(XmlFault::Steps)?;
        Ok(())
    }

    pub(super) fn element(&self, index: usize) -> Result<&'t Element<'t>, XmlFault> {
        self.tree.elements.get(index).ok_or(XmlFault::Syntax(0))
    }

    /// The value of the elements that stand for it; `None` when none stands for one.
    pub(super) fn value(
        &mut self,
        elements: &[usize],
        view: &View,
        position: Position,
    ) -> Result<Option<Any>, XmlFault> {
        self.take_steps(1)?;
        if view.has_choice() {
            return self.choose(elements, view.clone(), position);
        }
        let plan = self.plans.of(view);
        let is_member = !matches!(position, Position::Element);
        if is_member && plan.items.is_some() && !plan.wrapped {
            return self.unwrapped(elements, view, &plan, position).map(Some);
        }
        let (first, second) = match elements {
            [] => return Ok(None),
            [first] => (*first, None),
            [first, second, ..] => (*first, Some(*second)),
        };
        if let Position::Member(name, parent) = position {
            self.all_named(elements, view.name(name), parent)?;
        }
        match second {
            None => self.content(first, view, &plan).map(Some),
            Some(_) if plan.is_free && is_member => {
                let mut items = Vec::with_capacity(elements.len());
                for element in elements {
                    items.push(self.content(*element, view, &plan)?);
                }
                Ok(Some(Any::Array(items)))
            }
            Some(second) => Err(XmlFault::Repeated(self.element(second)?.at)),
        }
    }

    /// An array without an element around its items.
    fn unwrapped(
        &mut self,
        elements: &[usize],
        view: &View,
        plan: &Plan,
        position: Position,
    ) -> Result<Any, XmlFault> {
        let items = plan.items();
        if let Position::Member(name, parent) = position {
            self.all_named(elements, view.unwrapped_item(&items, name), parent)?;
        }
        if let [only] = elements
            && self.is_null(self.element(*only)?)?
            && view.is_nullable()
            && !items.is_nullable()
        {
            return Ok(Any::Null);
        }
        self.items(elements, &items)
    }

    fn items(&mut self, elements: &[usize], view: &View) -> Result<Any, XmlFault> {
        let mut items = Vec::with_capacity(elements.len());
        for element in elements {
            items.extend(self.value(&[*element], view, Position::Element)?);
        }
        Ok(Any::Array(items))
    }

    fn all_named(&self, elements: &[usize], name: Name, parent: usize) -> Result<(), XmlFault> {
        for element in elements {
            let element = self.element(*element)?;
            let namespace = self.tree.is_in(element.namespace, name.namespace, parent);
            if element.local != name.local || !namespace {
                return Err(XmlFault::Element(element.at));
            }
        }
        Ok(())
    }

    /// The value of one element.
    fn content(&mut self, index: usize, view: &View, plan: &Rc<Plan>) -> Result<Any, XmlFault> {
        let element = self.element(index)?;
        self.take_steps(element.attributes.len() + element.text.len() / 64)?;
        if self.is_null(element)? {
            return Ok(Any::Null);
        }
        let attribute = self.tree.first_attribute(element);
        let has_members = attribute.is_some() || !element.children.is_empty();
        if plan.is_object && (has_members || !element.has_text()) {
            return match element.has_text() {
                true => Err(XmlFault::Mixed(element.at)),
                false => self.object(element, plan),
            };
        }
        if element.has_text() && !element.children.is_empty() {
            return Err(XmlFault::Mixed(element.at));
        }
        let is_free = plan.is_free && !element.has_text();
        if let Some(attribute) = attribute
            && !is_free
        {
            return Err(XmlFault::Attribute(attribute.at));
        }
        if plan.items.is_some() && !element.has_text() {
            return self.array(element, plan);
        }
        if has_members {
            // As what it looks like: where the schema wants something else, its check says so.
            let free = self.plans.of(&View::any());
            return self.object(element, &free);
        }
        Ok(text(view, &element.text))
    }

    /// Whether the element says that it is null (XML Schema Part 1, section 2.6.2).
    fn is_null(&self, element: &Element<'_>) -> Result<bool, XmlFault> {
        match self.tree.nil(element) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => {
                if let Some(attribute) = self.tree.first_attribute(element) {
                    return Err(XmlFault::Attribute(attribute.at));
                }
                match element.children.is_empty() && element.text.is_empty() {
                    true => Ok(true),
                    false => Err(XmlFault::Nil(element.at)),
                }
            }
            Some(_) => Err(XmlFault::Nil(element.at)),
        }
    }

    /// The items of an element that stands around them, or that is an item of another array.
    fn array(&mut self, element: &'t Element<'t>, plan: &Plan) -> Result<Any, XmlFault> {
        let items = plan.items();
        let name = items.name("");
        let local = match name.local {
            "" => element.local,
            local => local,
        };
        for child in &element.children {
            let child = self.element(*child)?;
            let namespace = self
                .tree
                .is_in(child.namespace, name.namespace, element.namespace);
            if child.local != local || !namespace {
                return Err(XmlFault::Element(child.at));
            }
        }
        self.items(&element.children, &items)
    }

    fn object(&mut self, element: &'t Element<'t>, plan: &Plan) -> Result<Any, XmlFault> {
        let mut listed: Vec<Vec<usize>> = vec![Vec::new(); plan.members.len()];
        let mut others: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for index in &element.children {
            let child = self.element(*index)?;
            let found = plan.elements.get(child.local).and_then(|found| {
                let is_it = |(_, namespace): &&(usize, Option<&str>)| {
                    let parent = element.namespace;
                    self.tree.is_in(child.namespace, *namespace, parent)
                };
                found.iter().find(is_it)
            });
            if let Some(elements) = found.and_then(|(member, _)| listed.get_mut(*member)) {
                elements.push(*index);
            } else if plan.lists(child.local) {
                return Err(XmlFault::Element(child.at));
            } else {
                let place = *places.entry(child.local).or_insert(others.len());
                match others.get_mut(place) {
                    Some((_, elements)) => elements.push(*index),
                    None => others.push((child.local, vec![*index])),
                }
            }
        }
        let mut members = self.attributes(element, plan, &places)?;
        for (member, elements) in plan.members.iter().zip(listed) {
            if member.attribute || (elements.is_empty() && !member.required) {
                continue;
            }
            let position = Position::Member(member.name, element.namespace);
            if let Some(value) = self.value(&elements, &member.view, position)? {
                members.push((member.name.to_owned(), value));
            }
        }
        let any = View::any();
        let additional = plan.additional.as_ref().unwrap_or(&any);
        for (name, elements) in others {
            if let Some(value) = self.value(&elements, additional, Position::Additional)? {
                members.push((name.to_owned(), value));
            }
        }
        Ok(Any::Object(Map::from(members)))
    }

    /// The members of an object that are attributes. `elements` are the names of members that are elements and not listed.
    fn attributes(
        &mut self,
        element: &'t Element<'t>,
        plan: &Plan,
        elements: &HashMap<&str, usize>,
    ) -> Result<Vec<(String, Any)>, XmlFault> {
        let mut members: Vec<(String, Any)> = Vec::new();
        let mut is_there = vec![false; plan.members.len()];
        let mut others: HashSet<&str> = HashSet::new();
        for attribute in &element.attributes {
            let found = plan.attributes.get(attribute.local).and_then(|found| {
                found
                    .iter()
                    .find(|(_, namespace)| self.tree.is_in(attribute.namespace, *namespace, 0))
            });
            if let Some((index, _)) = found
                && let Some((member, there)) =
                    plan.members.get(*index).zip(is_there.get_mut(*index))
            {
                *there = true;
                let value = text(&member.view, &attribute.value);
                members.push((member.name.to_owned(), value));
                continue;
            }
            if self.tree.means_nothing(attribute) {
                continue;
            }
            if plan.lists(attribute.local) {
                return Err(XmlFault::Attribute(attribute.at));
            }
            if elements.contains_key(attribute.local) || !others.insert(attribute.local) {
                return Err(XmlFault::Repeated(attribute.at));
            }
            let value = match &plan.additional {
                Some(additional) => text(additional, &attribute.value),
                None => Any::String(attribute.value.clone()),
            };
            members.push((attribute.local.to_owned(), value));
        }
        // An attribute cannot be null but by its absence.
        for (member, is_there) in plan.members.iter().zip(is_there) {
            if member.attribute && member.required && !is_there && member.view.is_nullable() {
                members.push((member.name.to_owned(), Any::Null));
            }
        }
        Ok(members)
    }
}
