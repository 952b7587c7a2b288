//! Schema Objects: those with a name, and references to them.

mod annotation;
mod array;
mod composition;
mod default;
mod enumeration;
mod keywords;
mod kind;
mod members;
mod merge;
mod null;
mod number;
mod object;
mod pattern;
mod plain;
mod string;
mod union;
mod weight;
mod xml;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use plain::flag;

use super::recursion::{self, Named};
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::Value;
use crate::document::cursor::{Cursor, Edition, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Access, Applied, Documentation, Kind, NamedSchema, Schema, Xml};
use crate::names;

/// Where the schemas of a document have their home.
const COMPONENTS: &str = "/components/schemas/";

/// How far schemas may be within each other, or wait for others that they are composed of: each level is one of the stack.
const DEEPEST: usize = 256;

/// The named schemas: those of `components`, and those that stand inline in others and need a name.
pub(super) struct Schemas<'s, 'd> {
    /// Where each of `components.schemas` is, and its name in Rust, by key.
    components: BTreeMap<&'d str, (Cursor<'s, 'd>, String)>,
    /// The keys of `components.schemas` by their names in Rust.
    keys: HashMap<String, &'d str>,
    /// The names in Rust of schemas that stand elsewhere and are referred to, by their places.
    elsewhere: RefCell<BTreeMap<String, String>>,
    /// Those of them that are not defined yet, by their names in Rust.
    waiting: RefCell<BTreeMap<String, (Cursor<'s, 'd>, String)>>,
    /// The keys of those that are defined, or being defined.
    begun: RefCell<BTreeSet<String>>,
    named: RefCell<Named>,
    scope: RefCell<names::Scope>,
    /// How many schemas are being read, each for the one before it.
    depth: Cell<usize>,
    /// How much may still be put together.
    composable: Cell<usize>,
    /// The names of bodies that stand inline, by what they say: JSON and XML often say the same.
    bodies: RefCell<BTreeMap<String, String>>,
}

impl<'s, 'd> Schemas<'s, 'd> {
    pub(super) fn read(cursor: Option<&Cursor<'s, 'd>>) -> Self {
        let mut schemas = Self {
            components: BTreeMap::new(),
            keys: HashMap::new(),
            elsewhere: RefCell::default(),
            waiting: RefCell::default(),
            begun: RefCell::default(),
            named: RefCell::default(),
            scope: RefCell::default(),
            depth: Cell::default(),
            composable: Cell::new(weight::MOST),
            bodies: RefCell::default(),
        };
        let mut members = cursor
            .and_then(|cursor| cursor.map(Use::Structure))
            .unwrap_or_default();
        // The members of an object have no order: the same document in another one gives the same code.
        members.sort_by_key(|(key, _)| *key);
        // All names first: a schema may refer to a later one.
        let order: Vec<_> = members.iter().map(|(key, _)| *key).collect();
        for (key, cursor) in members {
            let type_name = schemas.scope.get_mut().take(names::type_name(key));
            schemas.keys.insert(type_name.clone(), key);
            schemas.components.insert(key, (cursor, type_name));
        }
        for key in order {
            schemas.define(key);
        }
        schemas
    }

    /// Defines one of `components.schemas`, unless that is done or under way.
    fn define(&self, key: &str) {
        let Some((cursor, type_name)) = self.components.get(key) else {
            return;
        };
        if !self.begun.borrow_mut().insert(key.to_owned()) {
            return;
        }
        if let Some(schema) = self.unnamed(cursor, key) {
            self.push(type_name, schema, key);
        }
    }

    /// Any schema; one that needs a name and has none is named after `inline_name`.
    pub(super) fn schema(&self, cursor: &Cursor<'s, 'd>, inline_name: &str) -> Option<Schema> {
        let schema = self.unnamed(cursor, inline_name)?;
        Some(self.settled(cursor, schema, inline_name))
    }

    /// A schema, by a reference to a name where its kind needs one.
    fn settled(&self, cursor: &Cursor<'s, 'd>, schema: Schema, inline_name: &str) -> Schema {
        if !needs_name(&schema.kind) {
            return schema;
        }
        let type_name = self.scope.borrow_mut().take(names::type_name(inline_name));
        let reference = Schema {
            origin: schema.origin.clone(),
            documentation: schema.documentation.clone(),
            kind: Kind::Reference(type_name.clone()),
            ..empty(cursor)
        };
        self.push(&type_name, schema, inline_name);
        reference
    }

    /// A schema as it stands, without a name of its own; what in it needs one is named after `owner`.
    fn unnamed(&self, cursor: &Cursor<'s, 'd>, owner: &str) -> Option<Schema> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            let message =
                format!("schemas that need each other {DEEPEST} levels deep are not supported");
            cursor.report(Code::Unsupported, message);
            return None;
        }
        self.depth.set(depth + 1);
        let schema = self.described(cursor, owner);
        self.depth.set(depth);
        if depth == 0 {
            // Now rather than on the way: they may refer to each other through the whole document.
            while let Some(next) = self.next_waiting() {
                self.define_elsewhere(next);
            }
        }
        schema
    }

    fn described(&self, cursor: &Cursor<'s, 'd>, owner: &str) -> Option<Schema> {
        let is_3_1 = cursor.edition() >= Edition::V3_1;
        if is_3_1 && let Value::Boolean(allows) = cursor.node().value {
            return Some(boolean(cursor, allows));
        }
        let vocabulary = match is_3_1 {
            true => &vocabulary::SCHEMA_3_1,
            false => &vocabulary::SCHEMA,
        };
        let object = cursor.object(vocabulary, Use::Type)?;
        if !is_3_1 && let Some(reference) = object.get("$ref") {
            return self.reference(object, &reference);
        }
        let documentation = documentation::of_schema(&object);
        let nullable = !is_3_1 && flag(&object, "nullable", Use::Type);
        let access = access(&object);
        let xml = object
            .get("xml")
            .map_or(Some(Xml::default()), |xml| xml::read(&xml));
        let content = self.content(&object, owner);
        let default = default::default(&object, content.as_ref(), self);
        annotation::settle(&object);
        if content.is_none() {
            // What is wrong was told, and reading ended there: what was not reached is not unsupported.
            drop(object.untaken());
        }
        object.close();
        let Content {
            kind,
            mut applied,
            null,
        } = content?;
        if is_3_1 && null && !null::is_allowed(cursor) && applied.not.is_none() {
            // An alternative that allows nothing else stands for it no longer, yet another may.
            applied.not = Some(Box::new(Schema {
                applied: enumeration::only_null().applied,
                ..empty(cursor)
            }));
        }
        let null = match is_3_1 {
            // What a `$ref` leads to says it itself, and so does a list of values.
            true => {
                !(matches!(kind, Kind::Reference(_)) && cursor.has("$ref"))
                    && applied.values != ["null"]
                    && null::is_allowed(cursor)
            }
            false => null,
        };
        Some(Schema {
            origin: origin(cursor),
            documentation,
            kind,
            nullable: nullable || null,
            default,
            access,
            xml: xml?,
            applied,
        })
    }

    /// The first of these names that no other schema has in Rust, or else the last.
    pub(super) fn free_name(&self, names: &[String]) -> String {
        let scope = self.scope.borrow();
        let is_free = |name: &&String| !scope.is_taken(&names::type_name(name));
        let free = names.iter().find(is_free).or(names.last());
        free.cloned().unwrap_or_default()
    }

    /// The schema of a body: its name in Rust, and what is said of it beside a `$ref`. JSON and XML often say the same:
    /// that is one type.
    pub(super) fn body(
        &self,
        cursor: &Cursor<'s, 'd>,
        inline_name: &str,
    ) -> Option<(String, Documentation)> {
        let said = cursor.node().to_json().to_string();
        if let Some(same) = self.bodies.borrow().get(&said) {
            cursor.whole(Use::Type);
            return Some((same.clone(), Documentation::default()));
        }
        let schema = self.unnamed(cursor, inline_name)?;
        if let Kind::Reference(type_name) = &schema.kind
            && !schema.nullable
            && schema.applied.is_empty()
        {
            return Some((type_name.clone(), schema.documentation));
        }
        let type_name = self.scope.borrow_mut().take(names::type_name(inline_name));
        self.push(&type_name, schema, inline_name);
        let mut bodies = self.bodies.borrow_mut();
        bodies.insert(said, type_name.clone());
        Some((type_name, Documentation::default()))
    }

    /// What a schema is when references are followed; what it refers to is defined now, if it was not yet. None for what
    /// refers to itself.
    pub(super) fn resolve(&self, kind: &Kind) -> Option<Kind> {
        self.end(kind).map(|schema| schema.kind)
    }

    /// The schema at the end of references that begin at `kind`.
    fn end(&self, kind: &Kind) -> Option<Schema> {
        if let Kind::Reference(type_name) = kind {
            self.define_now(type_name);
        }
        let named = self.named.borrow();
        let end = named.references(kind).last()?;
        (!matches!(end.schema.kind, Kind::Reference(_))).then(|| end.schema.clone())
    }

    fn define_now(&self, type_name: &str) {
        if let Some(key) = self.keys.get(type_name) {
            self.define(key);
        }
        let waiting = self.waiting.borrow_mut().remove_entry(type_name);
        if let Some(waiting) = waiting {
            self.define_elsewhere(waiting);
        }
    }

    fn next_waiting(&self) -> Option<(String, (Cursor<'s, 'd>, String))> {
        self.waiting.borrow_mut().pop_first()
    }

    fn define_elsewhere(&self, (type_name, (cursor, written)): (String, (Cursor<'s, 'd>, String))) {
        // Not at the beginning: those that wait are defined in a loop.
        let depth = self.depth.get();
        self.depth.set(depth.max(1));
        let schema = self.unnamed(&cursor, &written);
        self.depth.set(depth);
        if let Some(schema) = schema {
            self.push(&type_name, schema, &written);
        }
    }

    /// The named schemas, by name.
    pub(super) fn finish(self) -> Vec<NamedSchema> {
        let mut named = self.named.into_inner();
        named.settle();
        let mut named = named.all;
        named.sort_by(|one, other| one.type_name.cmp(&other.type_name));
        named
    }

    /// `$ref`. Its siblings are ignored, but for texts.
    fn reference(&self, object: Object<'s, 'd>, cursor: &Cursor<'s, 'd>) -> Option<Schema> {
        let documentation = documentation::of_schema(&object);
        for sibling in object.untaken() {
            sibling.ignore(Rule::ReferenceSibling);
        }
        let place = object.cursor().clone();
        object.close();
        let type_name = self.referred(cursor)?;
        Some(Schema {
            documentation,
            kind: Kind::Reference(type_name),
            ..empty(&place)
        })
    }

    /// The name in Rust of the schema that a reference leads to. One that stands in no `components.schemas` is named after
    /// its place, and defined when this is read.
    fn referred(&self, reference: &Cursor<'s, 'd>) -> Option<String> {
        let target = reference.target()?;
        let pointer = target.pointer();
        let key = pointer
            .strip_prefix(COMPONENTS)
            .filter(|key| !key.contains('/'))
            .map(|key| key.replace("~1", "/").replace("~0", "~"));
        if let Some((_, type_name)) = key.and_then(|key| self.components.get(key.as_str())) {
            return Some(type_name.clone());
        }
        if let Some(known) = self.elsewhere.borrow().get(pointer) {
            return Some(known.clone());
        }
        let written = names::of_place(pointer);
        let type_name = self.scope.borrow_mut().take(names::type_name(&written));
        let mut elsewhere = self.elsewhere.borrow_mut();
        elsewhere.insert(pointer.to_owned(), type_name.clone());
        let mut waiting = self.waiting.borrow_mut();
        waiting.insert(type_name.clone(), (target, written));
        Some(type_name)
    }

    fn push(&self, type_name: &str, schema: Schema, written: &str) {
        // An inline schema has no other name than in Rust.
        let element_name = match xml::is_element_name(written) {
            true => written.to_owned(),
            false => type_name.to_owned(),
        };
        self.named.borrow_mut().push(NamedSchema {
            type_name: type_name.to_owned(),
            schema,
            element_name,
            cycle: None,
            opaque: false,
        });
    }

    /// What can be said only when all schemas are known.
    pub(super) fn check_references(&self, root: &Cursor<'_, '_>) {
        recursion::check(&self.named.borrow(), root);
    }
}

/// What a schema says of its values.
struct Content {
    kind: Kind,
    applied: Applied,
    /// Whether null is one of them, by an alternative or a value of its own.
    null: bool,
}

impl Content {
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            applied: Applied::default(),
            null: false,
        }
    }
}

/// Whether a kind is a type of its own in Rust.
fn needs_name(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Object(_) | Kind::Enumeration(_) | Kind::Union(_)
    )
}

/// The empty schema at `cursor`.
fn empty(cursor: &Cursor<'_, '_>) -> Schema {
    Schema {
        origin: origin(cursor),
        documentation: Documentation::default(),
        kind: Kind::Any,
        nullable: false,
        default: None,
        access: Access::Both,
        xml: Xml::default(),
        applied: Applied::default(),
    }
}

/// A schema that allows everything or nothing.
fn boolean(cursor: &Cursor<'_, '_>, allows: bool) -> Schema {
    cursor.note(Use::Type);
    let mut schema = empty(cursor);
    if !allows {
        schema.applied.not = Some(Box::new(empty(cursor)));
    }
    schema
}

/// `readOnly` and `writeOnly`; both together would leave no message for the member.
fn access(object: &Object<'_, '_>) -> Access {
    match (
        flag(object, "readOnly", Use::Type),
        flag(object, "writeOnly", Use::Type),
    ) {
        (false, false) => Access::Both,
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) => {
            let message = "\"readOnly\" and \"writeOnly\" exclude each other";
            object.cursor().report(Code::InvalidValue, message);
            Access::Both
        }
    }
}
