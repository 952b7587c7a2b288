//! A value to XML, as its schema names it.

use super::XmlError;
use super::choose::{MOST_STEPS, decided};
use super::leaf::{escape, written};
use super::plan::{Plan, Plans, View};
use super::scope::{Scope, Tag, WrittenName};
use super::tree::MOST_DEPTH;
use crate::schema::Schema;
use crate::types::{Any, Map};

/// Writes a whole document, declaration included, in UTF-8. Its root element is named `schema.xml.name` or else `name`.
///
/// # Errors
/// When XML cannot carry the value.
pub fn document(schema: &'static Schema, name: &str, value: &Any) -> Result<Vec<u8>, XmlError> {
    let mut writer = Writer {
        xml: String::with_capacity(1024),
        plans: Plans::default(),
        steps: MOST_STEPS,
    };
    writer
        .xml
        .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let name = WrittenName {
        local: schema.xml.name.unwrap_or(name),
        namespace: schema.xml.namespace,
        prefix: schema.xml.prefix,
    };
    writer.element(name, &View::of(&[schema]), value, &Scope::default(), 1)?;
    Ok(writer.xml.into_bytes())
}

struct Writer {
    xml: String,
    plans: Plans,
    /// How much more may be looked at to tell alternatives apart.
    steps: usize,
}

impl Writer {
    /// One element for a value.
    fn element(
        &mut self,
        name: WrittenName<'_>,
        view: &View,
        value: &Any,
        scope: &Scope,
        depth: usize,
    ) -> Result<(), XmlError> {
        if depth > MOST_DEPTH {
            return Err(XmlError::Depth);
        }
        let decided;
        let view = match view.has_choice() {
            true => {
                decided = self.decided(view, value)?;
                &decided
            }
            false => view,
        };
        let (mut tag, mut scope) = Tag::of(name, scope)?;
        if *value == Any::Null {
            tag.nil(&mut scope)?;
            self.xml.push_str(&tag.empty());
            return Ok(());
        }
        let plan = self.plans.of(view);
        match value {
            Any::Object(members) => {
                for member in plan.members.iter().filter(|member| member.attribute) {
                    if let Some(value) = members.get(member.name) {
                        attribute(&mut tag, &mut scope, member.own.into(), value)?;
                    }
                }
                self.xml.push_str(&tag.start());
                self.members(members, &plan, &scope, depth)?;
            }
            Any::Array(values) => {
                self.xml.push_str(&tag.start());
                let items = plan.items();
                let name = WrittenName::from(items.name("")).or_local(name.local);
                for value in values {
                    self.element(name, &items, value, &scope, depth + 1)?;
                }
            }
            _ => {
                self.xml.push_str(&tag.start());
                if let Some(text) = written(value)? {
                    escape(&text, false, &mut self.xml)?;
                }
            }
        }
        self.xml.push_str(&tag.end());
        Ok(())
    }

    /// The members of an object that are elements: those that are listed in the document's order, then the others.
    fn members(
        &mut self,
        members: &Map<Any>,
        plan: &Plan,
        scope: &Scope,
        depth: usize,
    ) -> Result<(), XmlError> {
        for member in plan.members.iter().filter(|member| !member.attribute) {
            let Some(value) = members.get(member.name) else {
                continue;
            };
            let (view, name) = (self.decided(&member.view, value)?, member.own.into());
            let plan = self.plans.of(&view);
            let item = match (&plan.items, plan.wrapped) {
                (Some(items), false) => view.unwrapped_item(items, member.name).into(),
                _ => name,
            };
            self.member(name, item, &view, value, scope, depth + 1)?;
        }
        let any = View::any();
        let additional = plan.additional.as_ref().unwrap_or(&any);
        for (key, value) in members.iter().filter(|(key, _)| !plan.lists(key)) {
            let view = self.decided(additional, value)?;
            let name = WrittenName {
                local: key,
                namespace: None,
                prefix: None,
            };
            self.member(name, name, &view, value, scope, depth + 1)?;
        }
        Ok(())
    }

    /// The element of a member, or one for each item of an array that has none around them.
    fn member(
        &mut self,
        name: WrittenName<'_>,
        item: WrittenName<'_>,
        view: &View,
        value: &Any,
        scope: &Scope,
        depth: usize,
    ) -> Result<(), XmlError> {
        let plan = self.plans.of(view);
        match value {
            Any::Array(values) if !plan.wrapped => {
                let items = plan.items();
                for value in values {
                    self.element(item, &items, value, scope, depth)?;
                }
                Ok(())
            }
            Any::Null => self.element(item, view, value, scope, depth),
            _ => self.element(name, view, value, scope, depth),
        }
    }

    fn decided(&mut self, view: &View, value: &Any) -> Result<View, XmlError> {
        decided(view, value, &mut self.steps)
    }
}

fn attribute(
    tag: &mut Tag,
    scope: &mut Scope,
    name: WrittenName<'_>,
    value: &Any,
) -> Result<(), XmlError> {
    if *value == Any::Null {
        // Its absence is all that there is to tell it.
        return Ok(());
    }
    let text = written(value)?.ok_or(XmlError::Attribute)?;
    tag.attribute(name, &text, scope)
}
