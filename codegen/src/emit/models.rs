//! `models.rs`: a type for each named schema, its checks and its two faces.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::checks::{self, Checks};
use super::{checks_name, documentation, identifier, rust_type};
use crate::ir::{Api, Enumeration, Kind, Member, NamedSchema, NumberWidth, ObjectSchema, Schema};

/// The module.
pub fn module(api: &Api) -> TokenStream {
    let models = api.schemas.iter().map(|named| match &named.schema.kind {
        Kind::Object(object) => model(api, named, object),
        Kind::Enumeration(values) => enumeration(named, values),
        _ => alias(named),
    });
    quote! {
        //! The schemas of the document as types, with their checks, JSON and XML.

        // Modules and no types: no schema can have the name of a module.
        use ::actix_openapi::export::serde;
        use ::actix_openapi::{check, violation, xml};

        #(#models)*
    }
}

/// A schema that is no object: a type may allow more than its schema, the rest is a check.
fn alias(named: &NamedSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes =
        documentation::attributes(&named.schema.documentation, &schema_fallback(named));
    let rust_type = rust_type(&named.schema, &TokenStream::new());
    let checks = checks::table(&named.schema.kind).map(|(table_type, table)| {
        let name = checks_name(&named.type_name);
        let doc = format!(" The checks of [`{}`].", named.type_name);
        quote! {
            #[doc = #doc]
            pub static #name: #table_type = #table;
        }
    });
    quote! {
        #attributes
        pub type #type_name = #rust_type;
        #checks
    }
}

fn schema_fallback(named: &NamedSchema) -> String {
    format!("`#{}`", named.schema.origin.pointer)
}

/// Its variants and everything that follows from them are made by a macro of the runtime.
fn enumeration(named: &NamedSchema, enumeration: &Enumeration) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes =
        documentation::attributes(&named.schema.documentation, &schema_fallback(named));
    let variants = enumeration.values.iter().map(|value| {
        let (variant, wire_name) = (identifier(&value.variant), &value.wire_name);
        quote!(#variant = #wire_name)
    });
    quote! {
        ::actix_openapi::enumeration! {
            #attributes
            pub enum #type_name { #(#variants),* }
        }
    }
}

fn model(api: &Api, named: &NamedSchema, object: &ObjectSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes =
        documentation::attributes(&named.schema.documentation, &schema_fallback(named));
    let fields = object.members.iter().map(|member| field(api, member));
    let checks: Vec<_> = object
        .members
        .iter()
        .filter_map(|member| check(api, member))
        .chain(alternatives(object))
        .collect();
    let (place, violations) = match checks.is_empty() {
        true => (format_ident!("_place"), format_ident!("_violations")),
        false => (format_ident!("place"), format_ident!("violations")),
    };
    let elements = object.members.iter().map(|member| element(api, member));
    let root_name = &named.root.name;
    let optional = |text: &Option<String>| match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    };
    let (namespace, prefix) = (
        optional(&named.root.namespace),
        optional(&named.root.prefix),
    );
    let root = is_body(api, &named.type_name).then(|| {
        quote! {
            impl xml::XmlRoot for #type_name {
                const ROOT: xml::RootElement = xml::RootElement {
                    name: #root_name, namespace: #namespace, prefix: #prefix
                };
            }
        }
    });
    quote! {
        #attributes
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(crate = "serde")]
        pub struct #type_name {
            #(#fields)*
        }

        impl check::Validate for #type_name {
            fn validate(&self, #place: &violation::Place<'_>, #violations: &mut violation::Violations) {
                #(#checks)*
            }
        }

        impl xml::WriteXml for #type_name {
            fn write_content(&self, xml: &mut xml::XmlWriter) -> Result<(), xml::XmlError> {
                #(#elements)*
                Ok(())
            }
        }

        #root

        ::actix_openapi::redacted_debug!(#type_name);
    }
}

/// Whether some response has this schema as its body, and so as a whole document.
fn is_body(api: &Api, type_name: &str) -> bool {
    let mut responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses);
    responses.any(|response| response.body.type_name == type_name)
}

fn field(api: &Api, member: &Member) -> TokenStream {
    let name = identifier(&member.field_name);
    let wire_name = &member.wire_name;
    let rust_type = rust_type(&member.schema, &TokenStream::new());
    let fallback = format!("`{wire_name}`");
    let default: Vec<_> = api
        .default_of(&member.schema)
        .into_iter()
        .map(|default| format!("When absent: `{default}`"))
        .collect();
    let attributes =
        documentation::attributes_with(&member.schema.documentation, &fallback, &default);
    let nullable = api.is_nullable(&member.schema);
    // Absent and null are two things: a member that may be both is an option of an option.
    let rust_type = if nullable {
        quote!(Option<#rust_type>)
    } else {
        rust_type
    };
    let reader = reader(api, member).map(|reader| quote!(, deserialize_with = #reader));
    match member.required {
        true => quote! {
            #attributes
            #[serde(rename = #wire_name #reader)]
            pub #name: #rust_type,
        },
        false => quote! {
            #attributes
            #[serde(rename = #wire_name, default, skip_serializing_if = "Option::is_none" #reader)]
            pub #name: Option<#rust_type>,
        },
    }
}

fn check(api: &Api, member: &Member) -> Option<TokenStream> {
    let field = identifier(&member.field_name);
    let nullable = api.is_nullable(&member.schema);
    let is_plain = member.required && !nullable;
    let value = match is_plain {
        true => quote!(&self.#field),
        false => quote!(value),
    };
    let wire_name = &member.wire_name;
    let place = quote!(&place.member(#wire_name));
    let statements = checks::statements(api, &member.schema, &value, &place)?;
    let has_item =
        checks::of(api, &member.schema).is_none_or(|checks| matches!(checks, Checks::Table(..)));
    Some(match (is_plain, member.required) {
        // A block for its statics.
        (true, _) if has_item => quote! { { #statements } },
        (true, _) => statements,
        (false, false) if nullable => {
            quote! { if let Some(Some(value)) = &self.#field { #statements } }
        }
        (false, _) => quote! { if let Some(value) = &self.#field { #statements } },
    })
}

/// The check of a `oneOf` of names: a required member without `null` is always there.
fn alternatives(object: &ObjectSchema) -> Option<TokenStream> {
    let holds = object.one_of.iter().map(|names| {
        let there = names.iter().filter_map(|name| {
            let member = object
                .members
                .iter()
                .find(|member| member.wire_name == *name)?;
            let field = identifier(&member.field_name);
            (!member.required).then(|| quote!(self.#field.is_some()))
        });
        let there: Vec<_> = there.collect();
        match there.is_empty() {
            true => quote!(true),
            false => quote!(#(#there)&&*),
        }
    });
    (!object.one_of.is_empty())
        .then(|| quote! { check::one_of(&[#(#holds),*], place, violations); })
}

fn element(api: &Api, member: &Member) -> TokenStream {
    let field = identifier(&member.field_name);
    let name = member.element_name();
    let end = checks::end(api, &member.schema).map(|end| &end.kind);
    if let Some(Kind::Array(array)) = end {
        let item = member.item_name(array);
        let write = |items: TokenStream| match array.wrapped {
            true => quote!(xml.wrapped(#name, #item, #items)?;),
            false => quote!(xml.items(#item, #items)?;),
        };
        return match member.required {
            true => write(quote!(&self.#field)),
            false => {
                let write = write(quote!(items));
                quote! { if let Some(items) = &self.#field { #write } }
            }
        };
    }
    match (member.required, api.is_nullable(&member.schema)) {
        (true, false) => quote!(xml.element(#name, &self.#field)?;),
        (true, true) => quote!(xml.nullable(#name, self.#field.as_ref())?;),
        (false, false) => quote!(xml.optional(#name, self.#field.as_ref())?;),
        (false, true) => quote! {
            if let Some(value) = &self.#field {
                xml.nullable(#name, value.as_ref())?;
            }
        },
    }
}

/// The function that reads a member from JSON, when the derive's own does not do.
fn reader(api: &Api, member: &Member) -> Option<&'static str> {
    let end = checks::end(api, &member.schema)?;
    let is_integer = |schema: &Schema| {
        let end = checks::end(api, schema).map(|end| &end.kind);
        matches!(end, Some(Kind::Number(number)) if number.width != NumberWidth::Decimal)
    };
    let (integer, integers) = match &end.kind {
        Kind::Array(array) => (false, is_integer(&array.items)),
        _ => (is_integer(end), false),
    };
    let nullable = api.is_nullable(&member.schema);
    Some(match (member.required, nullable) {
        (true, false) if integer => "::actix_openapi::json::integer",
        (true, false) if integers => "::actix_openapi::json::integers",
        (true, false) => return None,
        (true, true) if integer => "::actix_openapi::json::nullable_integer",
        (true, true) => "::actix_openapi::json::nullable",
        (false, true) if integer => "::actix_openapi::json::present_nullable_integer",
        (false, false) if integer => "::actix_openapi::json::present_integer",
        (false, false) if integers => "::actix_openapi::json::present_integers",
        (false, _) => "::actix_openapi::json::present",
    })
}
