//! Schema Objects: those with a name, and references to them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::recursion::{self, Named};
use super::{documentation, origin, simple, xml};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Documentation, Kind, Member, NamedSchema, ObjectSchema, RootElement, Schema};
use crate::names;

/// Where the schemas of a document have their home.
const COMPONENTS: &str = "#/components/schemas/";

/// The named schemas: those of `components`, and objects that stand inline in others.
pub(super) struct Schemas {
    /// Key in `components.schemas` to name in Rust.
    keys: BTreeMap<String, String>,
    named: RefCell<Named>,
    scope: RefCell<names::Scope>,
    /// The names of the statics that hold the checks of schemas.
    statics: RefCell<names::Scope>,
    /// Objects that have no name that an XML element could have: by `type_name`, what was written.
    nameless: RefCell<BTreeMap<String, String>>,
}

/// How a schema is written.
enum Form<'s, 'd> {
    Reference(Cursor<'s, 'd>),
    Object,
    Simple,
}

fn form<'s, 'd>(object: &Object<'s, 'd>) -> Form<'s, 'd> {
    if let Some(reference) = object.get("$ref") {
        return Form::Reference(reference);
    }
    let is_object = |kind: Cursor<'_, '_>| kind.text(Use::Type) == Some("object");
    match object.get("type").is_some_and(is_object) {
        true => Form::Object,
        false => Form::Simple,
    }
}

impl Schemas {
    pub(super) fn read(cursor: Option<&Cursor<'_, '_>>) -> Self {
        let mut schemas = Self {
            keys: BTreeMap::new(),
            named: RefCell::default(),
            scope: RefCell::default(),
            statics: RefCell::default(),
            nameless: RefCell::default(),
        };
        let members = cursor
            .and_then(|cursor| cursor.map(Use::Structure))
            .unwrap_or_default();
        // All names first: a schema may refer to a later one.
        for (key, cursor) in &members {
            let type_name = schemas.scope.get_mut().claim(cursor, key, names::type_name);
            if let Some(type_name) = type_name {
                schemas.keys.insert((*key).to_owned(), type_name);
            }
        }
        for (key, cursor) in &members {
            if let Some(type_name) = schemas.keys.get(*key) {
                schemas.define(cursor, type_name, key);
            }
        }
        schemas
    }

    /// Any schema that is supported; an inline object is named after `inline_name`.
    pub(super) fn schema(&self, cursor: &Cursor<'_, '_>, inline_name: &str) -> Option<Schema> {
        let object = cursor.object(&vocabulary::SCHEMA, Use::Type)?;
        match form(&object) {
            Form::Reference(reference) => self.reference(object, &reference),
            Form::Simple => simple::schema(object, true),
            Form::Object => {
                let type_name =
                    self.scope
                        .borrow_mut()
                        .claim(cursor, inline_name, names::type_name)?;
                self.define_object(object, &type_name, inline_name);
                Some(Schema {
                    origin: origin(cursor),
                    documentation: self.documentation_of(&type_name)?,
                    kind: Kind::Reference(type_name),
                    element_name: None,
                })
            }
        }
    }

    /// The schema of a body: the name in Rust of an object, and what is said of it beside a `$ref`.
    pub(super) fn body(
        &self,
        cursor: &Cursor<'_, '_>,
        inline_name: &str,
    ) -> Option<(String, Documentation)> {
        let schema = self.schema(cursor, inline_name)?;
        let type_name = self.end_of_references(&schema.kind)?;
        let Some(type_name) = type_name else {
            cursor.report(Code::Unsupported, "only objects are supported as bodies");
            return None;
        };
        let is_its_own = self.documentation_of(&type_name).as_ref() == Some(&schema.documentation);
        let beside = match is_its_own {
            true => Documentation::default(),
            false => schema.documentation,
        };
        Some((type_name, beside))
    }

    /// The name of the object that `kind` refers to, `None` inside when it is no object. Aliases are followed;
    /// `check_references` has told of those that do not end.
    fn end_of_references(&self, kind: &Kind) -> Option<Option<String>> {
        let named = self.named.borrow();
        let mut kind = kind;
        for _ in 0..=named.all.len() {
            let Kind::Reference(type_name) = kind else {
                return Some(None);
            };
            match &named.get(type_name)?.schema.kind {
                Kind::Object(_) => return Some(Some(type_name.clone())),
                other => kind = other,
            }
        }
        None
    }

    /// Tells when a schema cannot be a whole XML document.
    pub(super) fn check_root(&self, cursor: &Cursor<'_, '_>, type_name: &str) {
        if let Some(written) = self.nameless.borrow().get(type_name) {
            let message = format!("\"{written}\" cannot be the name of an XML element");
            cursor.report_with_help(Code::Unsupported, message, "give the schema an `xml.name`");
        }
    }

    /// What a schema is when references are followed.
    pub(super) fn resolve(&self, kind: &Kind) -> Option<Kind> {
        let named = self.named.borrow();
        let mut kind = kind;
        for _ in 0..=named.all.len() {
            match kind {
                Kind::Reference(type_name) => kind = &named.get(type_name)?.schema.kind,
                other => return Some(other.clone()),
            }
        }
        None
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

    fn define(&self, cursor: &Cursor<'_, '_>, type_name: &str, key: &str) {
        let Some(object) = cursor.object(&vocabulary::SCHEMA, Use::Type) else {
            return;
        };
        let schema = match form(&object) {
            Form::Object => return self.define_object(object, type_name, key),
            Form::Reference(reference) => self.reference(object, &reference),
            Form::Simple => simple::schema(object, false),
        };
        if let Some(schema) = schema {
            if let Kind::String(string) = &schema.kind
                && string.has_checks()
            {
                let make = |name: &str| names::identifier(&names::static_name(name));
                self.statics.borrow_mut().claim(cursor, type_name, make);
            }
            let root = RootElement {
                name: key.to_owned(),
                namespace: None,
            };
            self.named.borrow_mut().push(NamedSchema {
                type_name: type_name.to_owned(),
                schema,
                root,
                declares_root: false,
            });
        }
    }

    fn define_object(&self, object: Object<'_, '_>, type_name: &str, written: &str) {
        let documentation = documentation::of_schema(&object);
        let xml = object.get("xml");
        let names = xml.as_ref().and_then(xml::root).unwrap_or_default();
        let members = self.members(&object, type_name);
        let origin = origin(object.cursor());
        object.close();
        let Some(members) = members else { return };
        let (name, namespace) = names;
        let name = name.unwrap_or_else(|| match xml::is_element_name(written) {
            true => written.to_owned(),
            false => {
                let mut nameless = self.nameless.borrow_mut();
                nameless.insert(type_name.to_owned(), written.to_owned());
                type_name.to_owned()
            }
        });
        self.named.borrow_mut().push(NamedSchema {
            type_name: type_name.to_owned(),
            schema: Schema {
                origin,
                documentation,
                kind: Kind::Object(ObjectSchema { members }),
                element_name: None,
            },
            root: RootElement { name, namespace },
            declares_root: xml.is_some(),
        });
    }

    fn members(&self, object: &Object<'_, '_>, owner: &str) -> Option<Vec<Member>> {
        let mut required = required_names(object);
        let Some(properties) = object.get("properties") else {
            let message = "an object without \"properties\" is not supported";
            object.cursor().report(Code::Unsupported, message);
            return None;
        };
        let mut scope = names::Scope::default();
        let mut elements: BTreeMap<String, &str> = BTreeMap::new();
        let mut members = Vec::new();
        for (key, cursor) in properties.map(Use::Structure)? {
            let is_required = required.remove(key).is_some();
            let field_name = scope.claim(&cursor, key, names::field_name);
            let schema = self.schema(&cursor, &format!("{owner} {key}"));
            if let (Some(field_name), Some(schema)) = (field_name, schema) {
                if schema.element_name.is_none() && !xml::is_element_name(key) {
                    let message = format!("\"{key}\" cannot be the name of an XML element");
                    cursor.report_with_help(Code::Unsupported, message, "give it an `xml.name`");
                }
                let member = Member {
                    wire_name: key.to_owned(),
                    field_name,
                    required: is_required,
                    schema,
                };
                let element = member.element_name().to_owned();
                if let Some(earlier) = elements.insert(element.clone(), key) {
                    let message = format!(
                        "\"{earlier}\" and \"{key}\" are both the XML element \"{element}\""
                    );
                    cursor.report(Code::InvalidValue, message);
                }
                members.push(member);
            }
        }
        for (name, cursor) in required {
            let message = format!("\"{name}\" is required but not among the properties");
            cursor.report(Code::Unsupported, message);
        }
        Some(members)
    }

    /// `$ref`, with the siblings that have a meaning: texts.
    fn reference(&self, object: Object<'_, '_>, cursor: &Cursor<'_, '_>) -> Option<Schema> {
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
        let type_name = key.and_then(|key| self.keys.get(&key));
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
            element_name: None,
        })
    }

    /// What can be said only when all schemas are known.
    pub(super) fn check_references(&self, root: &Cursor<'_, '_>) {
        let named = self.named.borrow();
        for type_name in recursion::endless(&named) {
            if let Some(schema) = named.get(type_name) {
                let message =
                    format!("\"{type_name}\" holds itself: recursive schemas are not supported");
                root.report_at(&schema.schema.origin, Code::Unsupported, message);
            }
        }
        for schema in &named.all {
            let Kind::Object(object) = &schema.schema.kind else {
                continue;
            };
            for member in &object.members {
                let Kind::Reference(target) = &member.schema.kind else {
                    continue;
                };
                if named.get(target).is_some_and(|target| target.declares_root) {
                    let message = "a member that refers to a schema with an \"xml\" object of its own is not supported";
                    root.report_at(&member.schema.origin, Code::Unsupported, message);
                }
            }
        }
    }
}

/// `required`, each name with its place.
fn required_names<'s, 'd>(object: &Object<'s, 'd>) -> BTreeMap<&'d str, Cursor<'s, 'd>> {
    let mut names = BTreeMap::new();
    let listed = object
        .get("required")
        .and_then(|required| required.list(Use::Type));
    for cursor in listed.unwrap_or_default() {
        if let Some(name) = cursor.text(Use::Type)
            && names.insert(name, cursor.clone()).is_some()
        {
            cursor.report(Code::InvalidValue, format!("\"{name}\" is listed twice"));
        }
    }
    names
}
