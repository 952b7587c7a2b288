//! The schemas as the runtime's tables have them, in one list: references are places in it.

use std::cell::OnceCell;
use std::collections::HashMap;

use regex::Regex;

use super::value::Value;
use crate::ir::{
    self, Access, Additional, Api, Count, Discriminator, NumberSchema, Schema, StringFormat,
    StringSchema,
};

/// A place in the list.
pub(super) type Id = usize;

/// A schema.
#[derive(Default)]
pub(super) struct Table {
    pub(super) kind: Kind,
    pub(super) nullable: bool,
    /// Whether what the kind says beyond its type is said by the parts of an `allOf`, and checked there.
    pub(super) bare: bool,
    /// `enum`.
    pub(super) values: Vec<Value>,
    pub(super) all_of: Vec<Id>,
    pub(super) any_of: Vec<Id>,
    pub(super) one_of: Vec<Id>,
    pub(super) not: Option<Id>,
    pub(super) discriminator: Option<Discriminator>,
    /// What the document itself gives: `example`, `default`, values.
    pub(super) told: Vec<Value>,
}

/// A `type`.
#[derive(Default)]
pub(super) enum Kind {
    #[default]
    Any,
    Boolean,
    Number(NumberSchema),
    String(StringSchema, OnceCell<Option<Regex>>),
    Array {
        items: Id,
        count: Count,
        unique: bool,
    },
    Object(Object),
}

pub(super) struct Object {
    pub(super) members: Vec<Member>,
    /// The schema of all other members; `None` when there may be none.
    pub(super) additional: Option<Id>,
    /// Whether the document says so itself, so that others are kept.
    pub(super) keeps: bool,
    pub(super) count: Count,
}

pub(super) struct Member {
    pub(super) name: String,
    /// What it is held against.
    pub(super) schema: Id,
    /// What it is made by.
    pub(super) made_by: Id,
    pub(super) required: bool,
    pub(super) access: Access,
}

/// All schemas of an API, and those that are added.
pub(super) struct Tables {
    list: Vec<Table>,
    /// How many of them have a name; they are the first.
    pub(super) named: usize,
    any: Id,
    any_table: Table,
}

impl Tables {
    pub(super) fn of(api: &Api) -> Self {
        let mut builder = Builder {
            api,
            names: HashMap::new(),
            list: Vec::new(),
            any: api.schemas.len(),
            references: HashMap::new(),
        };
        for (index, named) in api.schemas.iter().enumerate() {
            builder.names.insert(&named.type_name, index);
            builder.list.push(Table::default());
        }
        // Any value at all.
        builder.list.push(Table::default());
        for (index, named) in api.schemas.iter().enumerate() {
            let table = builder.table(&named.schema);
            if let Some(place) = builder.list.get_mut(index) {
                *place = table;
            }
        }
        Self {
            list: builder.list,
            named: api.schemas.len(),
            any: builder.any,
            any_table: Table::default(),
        }
    }

    /// The place of a schema, which is added when it has no name.
    pub(super) fn add(&mut self, api: &Api, schema: &Schema) -> Id {
        let names = api.schemas.iter().enumerate();
        let mut builder = Builder {
            api,
            names: names
                .map(|(index, named)| (named.type_name.as_str(), index))
                .collect(),
            list: std::mem::take(&mut self.list),
            any: self.any,
            references: HashMap::new(),
        };
        let id = builder.id(schema);
        self.list = builder.list;
        id
    }

    pub(super) fn get(&self, id: Id) -> &Table {
        // Every id is a place in the list.
        self.list.get(id).unwrap_or(&self.any_table)
    }
}

impl Table {
    /// Whether it says something beside its `type`.
    pub(super) fn has_more(&self) -> bool {
        !self.values.is_empty()
            || !self.all_of.is_empty()
            || !self.any_of.is_empty()
            || !self.one_of.is_empty()
            || self.not.is_some()
    }

    /// Whether any value is allowed.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self.kind, Kind::Any) && !self.has_more()
    }

    /// The alternatives of its `oneOf` or `anyOf`.
    pub(super) fn alternatives(&self) -> &[Id] {
        match self.one_of.is_empty() {
            true => &self.any_of,
            false => &self.one_of,
        }
    }
}

struct Builder<'a> {
    api: &'a Api,
    names: HashMap<&'a str, Id>,
    list: Vec<Table>,
    any: Id,
    /// References with something beside them, by where they stand.
    references: HashMap<String, Vec<(Schema, Id)>>,
}

impl Builder<'_> {
    fn id(&mut self, schema: &Schema) -> Id {
        let says_nothing = !schema.nullable && schema.applied.is_empty();
        let tells_nothing = schema.documentation.example.is_none() && schema.default.is_none();
        match &schema.kind {
            ir::Kind::Reference(name) if says_nothing && tells_nothing => {
                self.names.get(name.as_str()).copied().unwrap_or(self.any)
            }
            ir::Kind::Reference(_) => self.reference(schema),
            _ => {
                let table = self.table(schema);
                self.list.push(table);
                self.list.len() - 1
            }
        }
    }

    /// A reference with something beside it. It may lead back to itself.
    fn reference(&mut self, schema: &Schema) -> Id {
        let known = self.references.get(&schema.origin.pointer);
        let same = known.and_then(|known| known.iter().find(|(known, _)| known == schema));
        if let Some((_, id)) = same {
            return *id;
        }
        let id = self.list.len();
        self.list.push(Table::default());
        let known = self.references.entry(schema.origin.pointer.clone());
        known.or_default().push((schema.clone(), id));
        let table = self.table(schema);
        if let Some(place) = self.list.get_mut(id) {
            *place = table;
        }
        id
    }

    fn ids(&mut self, schemas: &[Schema]) -> Vec<Id> {
        schemas.iter().map(|schema| self.id(schema)).collect()
    }

    fn table(&mut self, schema: &Schema) -> Table {
        let mut told: Vec<_> = self.api.way(schema).flat_map(told).collect();
        if let ir::Kind::Reference(name) = &schema.kind {
            let beside = Schema {
                kind: ir::Kind::Any,
                nullable: self.api.is_nullable(schema),
                ..schema.clone()
            };
            let mut table = self.table(&beside);
            let referred = self.names.get(name.as_str()).copied().unwrap_or(self.any);
            table.all_of.push(referred);
            return Table { told, ..table };
        }
        let applied = &schema.applied;
        let bare = !applied.all_of.is_empty();
        let mut values: Vec<_> = applied
            .values
            .iter()
            .filter_map(|json| Value::parse(json))
            .collect();
        if let ir::Kind::Enumeration(enumeration) = &schema.kind {
            let listed = enumeration.values.iter();
            let listed: Vec<_> = listed.map(|value| Value::text(&value.wire_name)).collect();
            told.extend(listed.iter().cloned());
            if !bare {
                values.extend(listed);
            }
        }
        told.extend(values.iter().cloned());
        let mut table = Table {
            kind: self.kind(&schema.kind),
            nullable: schema.nullable,
            bare,
            values,
            all_of: self.ids(&applied.all_of),
            any_of: self.ids(&applied.any_of),
            one_of: self.ids(&applied.one_of),
            not: applied.not.as_deref().map(|not| self.id(not)),
            discriminator: None,
            told,
        };
        if let ir::Kind::Union(union) = &schema.kind {
            let variants = union.variants.iter();
            let ids: Vec<_> = variants.map(|variant| self.id(&variant.schema)).collect();
            match union.exclusive {
                true => table.one_of = ids,
                false => table.any_of = ids,
            }
            table.discriminator.clone_from(&union.discriminator);
        }
        table
    }

    fn kind(&mut self, kind: &ir::Kind) -> Kind {
        match kind {
            ir::Kind::Any | ir::Kind::Union(_) | ir::Kind::Reference(_) => Kind::Any,
            ir::Kind::Boolean => Kind::Boolean,
            ir::Kind::Number(number) => Kind::Number(number.clone()),
            ir::Kind::String(string) => Kind::String(string.clone(), OnceCell::new()),
            ir::Kind::Enumeration(enumeration) => {
                let string = StringSchema {
                    format: StringFormat::Text,
                    ..enumeration.string.clone()
                };
                Kind::String(string, OnceCell::new())
            }
            ir::Kind::Array(array) => Kind::Array {
                items: self.id(&array.items),
                count: Count {
                    minimum: array.min_items,
                    maximum: array.max_items,
                },
                unique: array.unique_items,
            },
            ir::Kind::Object(object) => {
                let members = object.members.iter();
                let members = members.map(|member| self.member(member)).collect();
                let (additional, keeps) = match &object.additional {
                    Additional::Unsaid => (Some(self.any), false),
                    Additional::Closed => (None, false),
                    Additional::Kept { schema, .. } => (Some(self.id(schema)), true),
                };
                Kind::Object(Object {
                    members,
                    additional,
                    keeps,
                    count: object.count,
                })
            }
            ir::Kind::Map(map) => {
                let values = self.id(&map.values);
                let required = map.required.iter().map(|name| Member {
                    name: name.clone(),
                    schema: self.any,
                    made_by: values,
                    required: true,
                    access: Access::Both,
                });
                Kind::Object(Object {
                    members: required.collect(),
                    additional: Some(values),
                    keeps: true,
                    count: map.count,
                })
            }
        }
    }

    fn member(&mut self, member: &ir::Member) -> Member {
        let schema = self.id(&member.schema);
        Member {
            name: member.wire_name.clone(),
            schema,
            made_by: schema,
            required: member.required,
            access: self.api.access_of(&member.schema),
        }
    }
}

/// What the document gives as a value of a schema.
fn told(schema: &Schema) -> Vec<Value> {
    let texts = [&schema.documentation.example, &schema.default];
    let texts = texts.into_iter().flatten();
    texts.filter_map(|json| Value::parse(json)).collect()
}
