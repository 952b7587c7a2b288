//! Which of the alternatives of a `oneOf` or `anyOf` a value is.

use super::XmlError;
use super::fault::XmlFault;
use super::leaf::text;
use super::plan::{Choice, View};
use super::read::{Position, Reader};
use crate::schema::{Discriminator, Schema};
use crate::types::{Any, Map};

/// How often elements and values may be looked at to tell alternatives apart, beyond once each. Alternatives within
/// alternatives of recursive schemas can ask for more than the number of atoms in the universe.
pub(super) const MOST_STEPS: usize = 1_000_000;

impl Reader<'_> {
    /// The value as the first alternative of its choice that holds then: of an `anyOf`, as all that hold together. As the
    /// first of all when none holds.
    pub(super) fn choose(
        &mut self,
        elements: &[usize],
        mut view: View,
        position: Position,
    ) -> Result<Option<Any>, XmlFault> {
        let Some(choice) = view.take_choice() else {
            return self.value(elements, &view, position);
        };
        if let Some(meant) = self.meant(elements, &view, choice)? {
            view.add(meant);
            return self.value(elements, &view, position);
        }
        let mut first = None;
        let mut held: Option<Any> = None;
        let mut holding: Vec<&'static Schema> = Vec::new();
        for alternative in choice.alternatives {
            let mut attempt = view.clone();
            attempt.add(alternative);
            let value = self.value(elements, &attempt, position);
            if self.steps == 0 || value == Err(XmlFault::Steps) {
                return Err(XmlFault::Steps);
            }
            holding.push(alternative);
            match value {
                Ok(Some(value)) if self.all_allow(&holding, &value)? => {
                    if choice.exclusive {
                        return Ok(Some(value));
                    }
                    view = attempt;
                    held = Some(value);
                }
                value => {
                    holding.pop();
                    first.get_or_insert(value);
                }
            }
        }
        match held {
            Some(held) => Ok(Some(held)),
            None => first.unwrap_or(Ok(None)),
        }
    }

    fn all_allow(&mut self, schemas: &[&'static Schema], value: &Any) -> Result<bool, XmlFault> {
        for schema in schemas {
            let allows = schema.allows_within(value, &mut self.steps);
            if self.steps == 0 {
                return Err(XmlFault::Steps);
            }
            if !allows {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The alternative that the elements say they are.
    fn meant(
        &mut self,
        elements: &[usize],
        view: &View,
        choice: Choice,
    ) -> Result<Option<&'static Schema>, XmlFault> {
        let (Some(discriminator), [only]) = (choice.owner.discriminator, elements) else {
            return Ok(None);
        };
        let element = self.element(*only)?;
        for alternative in choice.alternatives {
            let mut attempt = view.clone();
            attempt.add(alternative);
            let plan = self.plans.of(&attempt);
            let mut members = plan.members.iter();
            let Some(member) = members.find(|member| member.name == discriminator.property) else {
                continue;
            };
            let name = member.own;
            let found = if member.attribute {
                let mut attributes = element.attributes.iter();
                let found = attributes.find(|attribute| {
                    attribute.local == name.local
                        && self.tree.is_in(attribute.namespace, name.namespace, 0)
                });
                found.map(|found| found.value.as_str())
            } else {
                let mut children = element.children.iter();
                let children = children.by_ref().flat_map(|child| self.element(*child));
                let mut found = children.filter(|child| {
                    let parent = element.namespace;
                    child.local == name.local
                        && self.tree.is_in(child.namespace, name.namespace, parent)
                });
                found.next().map(|found| found.text.as_str())
            };
            let Some(found) = found else {
                continue;
            };
            if let Any::String(found) = text(&member.view, found)
                && let Some(meant) = named(discriminator, choice.alternatives, &found)
            {
                return Ok(Some(meant));
            }
        }
        Ok(None)
    }
}

/// The alternative that `name` means.
fn named(
    discriminator: &'static Discriminator,
    alternatives: &'static [&'static Schema],
    name: &str,
) -> Option<&'static Schema> {
    let property = discriminator.property.to_owned();
    let value = vec![(property, Any::String(name.to_owned()))];
    let index = discriminator.meant(&Any::Object(Map::from(value)))??;
    alternatives.get(index).copied()
}

/// Makes the choices of `view` as `value` has made them.
pub(super) fn decided(view: &View, value: &Any, steps: &mut usize) -> Result<View, XmlError> {
    let mut view = view.clone();
    while let Some(choice) = view.take_choice() {
        let discriminator = choice.owner.discriminator;
        if let Some(meant) = discriminator.and_then(|discriminator| discriminator.meant(value)) {
            let meant = meant.and_then(|index| choice.alternatives.get(index));
            meant.into_iter().for_each(|meant| view.add(meant));
            continue;
        }
        for alternative in choice.alternatives {
            let allows = alternative.allows_within(value, steps);
            if *steps == 0 {
                return Err(XmlError::Steps);
            }
            if allows {
                view.add(alternative);
                if choice.exclusive {
                    break;
                }
            }
        }
    }
    Ok(view)
}
