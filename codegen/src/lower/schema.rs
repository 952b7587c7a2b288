//! Schema Objects: those with a name, and references to them.

mod definition;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::members::{self, required_names};
use super::recursion::{self, Named};
use super::{alternatives, documentation, enumeration, origin, simple, xml};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Documentation, Kind, Member, NamedSchema, ObjectSchema, Schema};
use crate::names;

/// Where the schemas of a document have their home.
const COMPONENTS: &str = "#/components/schemas/";

/// How far the parts of parts of an `allOf` are followed.
const DEEPEST: usize = 32;

/// The named schemas: those of `components`, and those that stand inline in others and need a name.
pub(super) struct Schemas<'s, 'd> {
    /// Where each of `components.schemas` is, and its name in Rust, by key.
    components: BTreeMap<&'d str, (Cursor<'s, 'd>, String)>,
    /// The keys of those that are defined, or being defined.
    begun: RefCell<BTreeSet<&'d str>>,
    named: RefCell<Named>,
    scope: RefCell<names::Scope>,
    /// The names of the statics that hold the checks of schemas.
    statics: RefCell<names::Scope>,
    /// How many definitions wait for another, of a part of their `allOf`.
    depth: Cell<usize>,
    /// The names of bodies that stand inline, by what they say: JSON and XML often say the same.
    bodies: RefCell<BTreeMap<String, String>>,
}

/// How a schema is written.
enum Form<'s, 'd> {
    Reference(Cursor<'s, 'd>),
    Composition(Cursor<'s, 'd>),
    Object,
    Array,
    Enumeration,
    Simple,
}

fn form<'s, 'd>(object: &Object<'s, 'd>) -> Form<'s, 'd> {
    if let Some(reference) = object.get("$ref") {
        return Form::Reference(reference);
    }
    let kind = object.get("type");
    let is_object = match &kind {
        Some(kind) => kind.text(Use::Type) == Some("object"),
        // What has properties is meant to be an object, whether or not it says so.
        None => object.has("allOf") || object.has("properties"),
    };
    if is_object && let Some(parts) = object.get("allOf") {
        return Form::Composition(parts);
    }
    match is_object {
        true => Form::Object,
        false if kind.is_some_and(|kind| kind.text(Use::Type) == Some("array")) => Form::Array,
        false if enumeration::is_one(object) => Form::Enumeration,
        false => Form::Simple,
    }
}

impl<'s, 'd> Schemas<'s, 'd> {
    pub(super) fn read(cursor: Option<&Cursor<'s, 'd>>) -> Self {
        let mut schemas = Self {
            components: BTreeMap::new(),
            begun: RefCell::default(),
            named: RefCell::default(),
            scope: RefCell::default(),
            statics: RefCell::default(),
            depth: Cell::default(),
            bodies: RefCell::default(),
        };
        let members = cursor
            .and_then(|cursor| cursor.map(Use::Structure))
            .unwrap_or_default();
        // All names first: a schema may refer to a later one.
        let order: Vec<_> = members.iter().map(|(key, _)| *key).collect();
        for (key, cursor) in members {
            let claimed = schemas
                .scope
                .get_mut()
                .claim(&cursor, key, names::type_name);
            if let Some(type_name) = claimed {
                schemas.components.insert(key, (cursor, type_name));
            }
        }
        for key in order {
            schemas.define(key);
        }
        schemas
    }

    /// Any schema that is supported; one that needs a name and has none is named after `inline_name`.
    pub(super) fn schema(&self, cursor: &Cursor<'s, 'd>, inline_name: &str) -> Option<Schema> {
        let object = cursor.object(&vocabulary::SCHEMA, Use::Type)?;
        match form(&object) {
            Form::Reference(reference) => self.reference(object, &reference),
            Form::Composition(parts) if self.wraps_reference(&object, &parts) => {
                self.wrapped_reference(object, &parts)
            }
            Form::Simple => simple::schema(object, true),
            Form::Array => self.array(object, inline_name, true),
            form => {
                let mut scope = self.scope.borrow_mut();
                let type_name = scope.claim(cursor, inline_name, names::type_name)?;
                drop(scope);
                // An enumeration is a value, whose `xml` object speaks of the member.
                let element_name = match form {
                    Form::Enumeration => object.get("xml").and_then(|xml| xml::member(&xml)),
                    _ => None,
                };
                self.define_form(object, form, &type_name, inline_name);
                Some(Schema {
                    origin: origin(cursor),
                    documentation: self.documentation_of(&type_name)?,
                    kind: Kind::Reference(type_name),
                    nullable: false,
                    default: None,
                    element_name,
                })
            }
        }
    }

    /// The first of these names that no other schema has in Rust, or else the last.
    pub(super) fn free_name(&self, names: &[String]) -> String {
        let scope = self.scope.borrow();
        let is_free = |name: &&String| !scope.is_taken(&names::type_name(name));
        let free = names.iter().find(is_free).or(names.last());
        free.cloned().unwrap_or_default()
    }

    /// A schema that needs no name: of a value that is no object.
    pub(super) fn simple(&self, cursor: &Cursor<'s, 'd>) -> Option<Schema> {
        let object = cursor.object(&vocabulary::SCHEMA, Use::Type)?;
        match form(&object) {
            Form::Reference(reference) => self.reference(object, &reference),
            Form::Simple => simple::schema(object, false),
            _ => {
                let message = "only references and schemas without \"enum\" and \"properties\" are supported here";
                cursor.report(Code::Unsupported, message);
                None
            }
        }
    }

    /// The schema of a body: the name in Rust of an object, and what is said of it beside a `$ref`.
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
        let schema = self.schema(cursor, inline_name)?;
        if self.is_nullable(&schema) {
            cursor.report(
                Code::Unsupported,
                "a body that may be null is not supported",
            );
            return None;
        }
        let type_name = self.named.borrow().end_of_references(&schema.kind)?;
        let Some(type_name) = type_name else {
            cursor.report(Code::Unsupported, "only objects are supported as bodies");
            return None;
        };
        let is_its_own = self.documentation_of(&type_name).as_ref() == Some(&schema.documentation);
        if !is_its_own {
            return Some((type_name, schema.documentation));
        }
        self.bodies.borrow_mut().insert(said, type_name.clone());
        Some((type_name, Documentation::default()))
    }

    /// What a schema is when references are followed.
    pub(super) fn resolve(&self, kind: &Kind) -> Option<Kind> {
        self.named.borrow().resolve(kind)
    }

    /// Whether a schema, or what it refers to, allows `null`.
    pub(super) fn is_nullable(&self, schema: &Schema) -> bool {
        self.named.borrow().is_nullable(schema)
    }

    fn documentation_of(&self, type_name: &str) -> Option<Documentation> {
        let named = self.named.borrow();
        Some(named.get(type_name)?.schema.documentation.clone())
    }

    /// The named schemas in the document's order.
    pub(super) fn finish(self) -> Vec<NamedSchema> {
        let mut named = self.named.into_inner().all;
        named.sort_by_key(|schema| schema.schema.origin.position);
        named
    }

    fn object(&self, object: &Object<'s, 'd>, owner: &str) -> Option<ObjectSchema> {
        let required = required_names(object);
        let closed = members::closed(object);
        let Some(properties) = object.get("properties") else {
            let message = "an object without \"properties\" is not supported";
            object.cursor().report(Code::Unsupported, message);
            return None;
        };
        let members = self.properties(&properties, owner)?;
        let members = members::settle(object.cursor(), members, required);
        let one_of = alternatives::one_of(object, &members)?;
        Some(ObjectSchema {
            members,
            closed,
            one_of,
        })
    }

    /// Properties, none of them required yet.
    pub(super) fn properties(
        &self,
        properties: &Cursor<'s, 'd>,
        owner: &str,
    ) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        let mut scope = names::Scope::default();
        for (key, cursor) in properties.map(Use::Structure)? {
            let field_name = scope.take(names::field_name(key));
            let schema = self.schema(&cursor, &format!("{owner} {key}"));
            if let Some(schema) = schema {
                members.push(Member {
                    wire_name: key.to_owned(),
                    field_name,
                    required: false,
                    schema,
                });
            }
        }
        Some(members)
    }

    /// The members of the object that a reference leads to, defined now if they were not yet.
    pub(super) fn members_of(&self, cursor: &Cursor<'s, 'd>, kind: &Kind) -> Option<Vec<Member>> {
        if let Kind::Reference(type_name) = kind {
            let key = self
                .components
                .iter()
                .find(|(_, (_, name))| name == type_name);
            if let Some((key, _)) = key {
                let depth = self.depth.get();
                if depth == DEEPEST {
                    let message = "parts of parts of an \"allOf\" are not supported this deep";
                    cursor.report(Code::Unsupported, message);
                    return None;
                }
                self.depth.set(depth + 1);
                self.define(key);
                self.depth.set(depth);
            }
        }
        match self.resolve(kind) {
            Some(Kind::Object(object)) if object.closed => {
                members::report_closed_part(cursor);
                None
            }
            Some(Kind::Object(object)) if !object.one_of.is_empty() => {
                let message = "a part of \"allOf\" with a \"oneOf\" is not supported";
                cursor.report(Code::Unsupported, message);
                None
            }
            Some(Kind::Object(object)) => Some(object.members),
            Some(_) => {
                cursor.report(Code::Unsupported, "only objects are supported in \"allOf\"");
                None
            }
            None => {
                let message = "this part of \"allOf\" holds the whole, or is not usable itself";
                cursor.report(Code::Unsupported, message);
                None
            }
        }
    }

    /// `$ref`, with the siblings that have a meaning: texts.
    pub(super) fn reference(
        &self,
        object: Object<'s, 'd>,
        cursor: &Cursor<'s, 'd>,
    ) -> Option<Schema> {
        let documentation = documentation::of_schema(&object);
        let origin = origin(object.cursor());
        for sibling in object.untaken() {
            sibling.report_with_help(
                Code::Unsupported,
                "this keyword has no effect beside \"$ref\" in OpenAPI 3.0",
                "state it in the schema that is referred to",
            );
        }
        object.close();
        let reference = cursor.text(Use::Type)?;
        let key = reference
            .strip_prefix(COMPONENTS)
            .map(|key| key.replace("~1", "/").replace("~0", "~"));
        let component = key.and_then(|key| self.components.get(key.as_str()));
        let type_name = component.map(|(_, type_name)| type_name);
        if type_name.is_none() {
            let message = format!(
                "\"{reference}\" leads to no usable schema; a reference must begin with {COMPONENTS}"
            );
            cursor.report_value(Code::UnresolvedReference, message);
        }
        Some(Schema {
            origin,
            documentation,
            kind: Kind::Reference(type_name?.clone()),
            nullable: false,
            default: None,
            element_name: None,
        })
    }

    /// What can be said only when all schemas are known.
    pub(super) fn check_references(&self, root: &Cursor<'_, '_>) {
        recursion::check(&self.named.borrow(), root);
    }
}
