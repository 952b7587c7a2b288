//! What has a name: how each schema of `components.schemas`, and each inline one that needs a name, is defined.

use super::super::{documentation, enumeration, origin, simple, value, xml};
use super::{Form, Schemas, form};
use crate::document::cursor::Object;
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::{Kind, NamedSchema, RootElement, Schema};
use crate::names;

impl<'s, 'd> Schemas<'s, 'd> {
    /// Defines one of `components.schemas`, unless that is done or under way.
    pub(super) fn define(&self, key: &'d str) {
        let Some((cursor, type_name)) = self.components.get(key) else {
            return;
        };
        if !self.begun.borrow_mut().insert(key) {
            return;
        }
        let Some(object) = cursor.object(&vocabulary::SCHEMA, Use::Type) else {
            return;
        };
        let schema = match form(&object) {
            Form::Reference(reference) => self.reference(object, &reference),
            Form::Composition(parts) if self.wraps_reference(&object, &parts) => {
                self.wrapped_reference(object, &parts)
            }
            Form::Simple => simple::schema(object, false),
            Form::Array => self.array(object, key, false),
            form => return self.define_form(object, form, type_name, key),
        };
        if let Some(schema) = schema {
            let has_checks = match &schema.kind {
                Kind::String(string) => string.has_checks(),
                Kind::Number(number) => number.has_checks(),
                _ => false,
            };
            if has_checks {
                let make = |name: &str| names::identifier(&names::static_name(name));
                self.statics.borrow_mut().claim(cursor, type_name, make);
            }
            self.push(type_name, schema, xml::Root::default(), key);
        }
    }

    /// Defines a schema that is a type of its own.
    pub(super) fn define_form(
        &self,
        object: Object<'s, 'd>,
        form: Form<'s, 'd>,
        type_name: &str,
        written: &str,
    ) {
        let documentation = documentation::of_schema(&object);
        let origin = origin(object.cursor());
        let kind = match form {
            Form::Enumeration => enumeration::values(&object).map(Kind::Enumeration),
            Form::Composition(parts) => self.composed(&object, &parts, type_name).map(Kind::Object),
            _ => self.object(&object, type_name).map(Kind::Object),
        };
        let xml = match kind {
            Some(Kind::Object(_)) => object.get("xml"),
            _ => None,
        };
        let nullable = value::nullable(&object);
        let default = match &kind {
            Some(Kind::Enumeration(_)) => value::default(&object, kind.as_ref()),
            _ => None,
        };
        object.close();
        let names = xml.as_ref().and_then(xml::root).unwrap_or_default();
        let Some(kind) = kind else { return };
        let schema = Schema {
            origin,
            documentation,
            kind,
            nullable,
            default,
            element_name: None,
        };
        self.push(type_name, schema, names, written);
    }

    pub(super) fn push(&self, type_name: &str, schema: Schema, declared: xml::Root, written: &str) {
        let declares_name = declared.name.is_some();
        // An inline schema has no other name than in Rust.
        let name = declared
            .name
            .unwrap_or_else(|| match xml::is_element_name(written) {
                true => written.to_owned(),
                false => type_name.to_owned(),
            });
        self.named.borrow_mut().push(NamedSchema {
            type_name: type_name.to_owned(),
            schema,
            root: RootElement {
                name,
                namespace: declared.namespace,
                prefix: declared.prefix,
            },
            declares_name,
        });
    }
}
