//! What schemas that hold of one value say of its element together: the parts of an `allOf` are one object.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::schema::{ANY, Kind, Object, Schema};

/// Schemas that all hold of one value.
#[derive(Clone)]
pub(super) struct View {
    /// Those that were asked for: their `xml` is the value's.
    pub(super) roots: Vec<&'static Schema>,
    /// Those and, through `allOf`, their parts.
    pub(super) parts: Vec<&'static Schema>,
    /// Alternatives of which none is chosen yet.
    open: Vec<Choice>,
}

/// A `oneOf` or `anyOf`.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// The schema that it stands in.
    pub(super) owner: &'static Schema,
    pub(super) alternatives: &'static [&'static Schema],
    /// `oneOf`.
    pub(super) exclusive: bool,
}

/// The name of an element or attribute, as far as schemas say.
#[derive(Clone, Copy)]
pub(super) struct Name {
    pub(super) local: &'static str,
    /// `None` is that of the parent.
    pub(super) namespace: Option<&'static str>,
    pub(super) prefix: Option<&'static str>,
}

/// How a value without open choices is written.
pub(super) struct Plan {
    /// Properties, in the document's order.
    pub(super) members: Vec<PlannedMember>,
    /// The names of all properties in JSON.
    listed: HashSet<&'static str>,
    /// By local name, the members that may be meant, each with its namespace.
    pub(super) elements: HashMap<&'static str, Vec<(usize, Option<&'static str>)>>,
    /// The same for attributes; without a namespace they are in none.
    pub(super) attributes: HashMap<&'static str, Vec<(usize, Option<&'static str>)>>,
    /// Whether it is an object.
    pub(super) is_object: bool,
    /// Other members; `None` when there may be none.
    pub(super) additional: Option<View>,
    /// The items, of an array.
    pub(super) items: Option<View>,
    /// Whether the items' elements stand within another, where the array is a member.
    pub(super) wrapped: bool,
    /// Whether nothing is said of the value.
    pub(super) is_free: bool,
}

/// A property.
pub(super) struct PlannedMember {
    pub(super) name: &'static str,
    pub(super) view: View,
    pub(super) required: bool,
    pub(super) attribute: bool,
    /// Of its element or attribute.
    pub(super) own: Name,
}

impl View {
    pub(super) fn of(schemas: &[&'static Schema]) -> Self {
        let mut view = Self {
            roots: schemas.to_vec(),
            parts: Vec::new(),
            open: Vec::new(),
        };
        for schema in schemas {
            view.add(schema);
        }
        view
    }

    /// Any value.
    pub(super) fn any() -> Self {
        Self::of(&[&ANY])
    }

    /// Makes `schema` hold too.
    pub(super) fn add(&mut self, schema: &'static Schema) {
        let mut waiting = vec![schema];
        while let Some(schema) = waiting.pop() {
            if self.parts.iter().any(|part| std::ptr::eq(*part, schema)) {
                continue;
            }
            self.parts.push(schema);
            for (alternatives, exclusive) in [(schema.any_of, false), (schema.one_of, true)] {
                if !alternatives.is_empty() {
                    self.open.push(Choice {
                        owner: schema,
                        alternatives,
                        exclusive,
                    });
                }
            }
            waiting.extend(schema.all_of.iter().rev());
        }
    }

    /// Takes a choice out that is to be made.
    pub(super) fn take_choice(&mut self) -> Option<Choice> {
        self.open.pop()
    }

    pub(super) fn has_choice(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether it may be null.
    pub(super) fn is_nullable(&self) -> bool {
        let allows_null = |schema: &&'static Schema| {
            schema.allows(&crate::types::Any::Null, crate::schema::Direction::Either)
        };
        self.roots.iter().all(allows_null)
    }

    /// The name of its element: `xml.name`, or else `name`.
    pub(super) fn name(&self, name: &'static str) -> Name {
        let mut roots = self.roots.iter();
        let named = self.roots.iter().find_map(|schema| schema.xml.name);
        let placed = roots.find(|schema| schema.xml.namespace.is_some());
        Name {
            local: named.unwrap_or(name),
            namespace: placed.and_then(|schema| schema.xml.namespace),
            prefix: placed.and_then(|schema| schema.xml.prefix),
        }
    }

    /// The name of an item's element where no element stands around the items: that of the array itself names nothing
    /// there (OpenAPI 3.0, section 4.7.25).
    pub(super) fn unwrapped_item(&self, items: &Self, name: &'static str) -> Name {
        let (item, array) = (items.name(name), self.name(name));
        match item.namespace {
            Some(_) => item,
            None => Name {
                local: item.local,
                ..array
            },
        }
    }

    fn key(&self) -> Vec<*const Schema> {
        let parts = self.parts.iter();
        parts.map(|part| std::ptr::from_ref(*part)).collect()
    }
}

/// Plans, each made once.
#[derive(Default)]
pub(super) struct Plans(HashMap<Vec<*const Schema>, Rc<Plan>>);

impl Plans {
    pub(super) fn of(&mut self, view: &View) -> Rc<Plan> {
        let plan = self.0.entry(view.key());
        plan.or_insert_with(|| Rc::new(Plan::of(view))).clone()
    }
}

impl Plan {
    fn of(view: &View) -> Self {
        let objects: Vec<_> = view.parts.iter().filter_map(|part| object(part)).collect();
        let items: Vec<_> = view.parts.iter().filter_map(|part| items(part)).collect();
        let mut members: Vec<PlannedMember> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for member in objects.iter().flat_map(|object| object.members) {
            if let Some(known) = places
                .get(member.name)
                .and_then(|place| members.get_mut(*place))
            {
                known.required |= member.required;
                let mut schemas = std::mem::take(&mut known.view.roots);
                schemas.push(member.schema);
                known.view = View::of(&schemas);
                continue;
            }
            places.insert(member.name, members.len());
            members.push(PlannedMember {
                name: member.name,
                view: View::of(&[member.schema]),
                required: member.required,
                attribute: false,
                own: member_name(member.name),
            });
        }
        for member in &mut members {
            member.own = member.view.name(member.name);
            let mut roots = member.view.roots.iter();
            member.attribute = roots.any(|schema| schema.xml.attribute);
        }
        let (elements, attributes) = names(&members);
        let wraps = |part: &&Schema| part.xml.wrapped;
        Self {
            listed: members.iter().map(|member| member.name).collect(),
            members,
            elements,
            attributes,
            is_object: !objects.is_empty(),
            additional: additional(&objects),
            wrapped: !items.is_empty() && view.parts.iter().any(wraps),
            items: (!items.is_empty()).then(|| View::of(&items)),
            is_free: view
                .parts
                .iter()
                .all(|part| matches!(part.kind, Kind::Any) && part.values.is_empty()),
        }
    }

    /// Whether a property has this name in JSON.
    pub(super) fn lists(&self, name: &str) -> bool {
        self.listed.contains(name)
    }

    /// The items of an array; those of a free-form one are anything.
    pub(super) fn items(&self) -> View {
        self.items.clone().unwrap_or_else(View::any)
    }
}

fn object(schema: &'static Schema) -> Option<&'static Object> {
    match schema.kind {
        Kind::Object(object) => Some(object),
        _ => None,
    }
}

fn items(schema: &'static Schema) -> Option<&'static Schema> {
    match schema.kind {
        Kind::Array(items, _) => Some(items),
        _ => None,
    }
}

fn member_name(local: &'static str) -> Name {
    Name {
        local,
        namespace: None,
        prefix: None,
    }
}

/// What holds of members that no part lists: all that the parts say of them.
fn additional(objects: &[&'static Object]) -> Option<View> {
    if objects.iter().any(|object| object.additional.is_none()) {
        return None;
    }
    let schemas: Vec<_> = objects
        .iter()
        .filter_map(|object| object.additional)
        .collect();
    Some(match schemas.is_empty() {
        true => View::any(),
        false => View::of(&schemas),
    })
}

type Names = HashMap<&'static str, Vec<(usize, Option<&'static str>)>>;

/// Under which names of elements and attributes members are found.
fn names(members: &[PlannedMember]) -> (Names, Names) {
    let (mut elements, mut attributes) = (Names::new(), Names::new());
    for (index, member) in members.iter().enumerate() {
        if member.attribute {
            let found = attributes.entry(member.own.local).or_default();
            found.push((index, member.own.namespace));
            continue;
        }
        let mut found = Vec::new();
        element_names(member.view.clone(), member.name, 0, &mut found);
        for name in found {
            let entry = elements.entry(name.local).or_default();
            if !entry.contains(&(index, name.namespace)) {
                entry.push((index, name.namespace));
            }
        }
    }
    (elements, attributes)
}

/// Alternatives can be nested without end; nobody writes more than a few levels.
const MOST_ALTERNATIVES: usize = 8;
/// Nor has a member more than a few names.
const MOST_NAMES: usize = 256;

/// The names that a member's elements can have, whichever alternative it is.
fn element_names(mut view: View, member: &'static str, depth: usize, names: &mut Vec<Name>) {
    if let Some(choice) = view.take_choice() {
        for alternative in choice.alternatives {
            let mut chosen = view.clone();
            chosen.add(alternative);
            if depth < MOST_ALTERNATIVES && names.len() < MOST_NAMES {
                element_names(chosen, member, depth + 1, names);
            }
        }
        return;
    }
    let own_items: Vec<_> = view.parts.iter().filter_map(|part| items(part)).collect();
    let is_wrapped = view.parts.iter().any(|part| part.xml.wrapped);
    names.push(match own_items.is_empty() || is_wrapped {
        true => view.name(member),
        false => view.unwrapped_item(&View::of(&own_items), member),
    });
}
