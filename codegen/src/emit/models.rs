//! `models.rs`: a type for each named schema.

use proc_macro2::TokenStream;
use quote::quote;

use super::{documentation, identifier, rust_type, tables, value_type};
use crate::ir::{
    Access, Additional, Api, Enumeration, Kind, Member, NamedSchema, ObjectSchema, Schema,
    UnionSchema,
};

/// The module.
pub fn module(api: &Api) -> TokenStream {
    let models = api.schemas.iter().map(|named| match &named.schema.kind {
        Kind::Object(object) => structure(api, named, object),
        Kind::Union(union) => self::union(api, named, union),
        Kind::Enumeration(values) => enumeration(named, values),
        _ => alias(api, named),
    });
    quote! {
        //! The schemas of the document as types.

        #(#models)*
    }
}

/// A schema that is no type of its own: a type may allow more than its schema, the rest is in its table.
fn alias(api: &Api, named: &NamedSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes = attributes(named);
    let rust_type = match named.opaque {
        true => quote!(::actix_openapi::types::Any),
        false => rust_type(api, &named.schema, &TokenStream::new()),
    };
    quote! {
        #attributes
        pub type #type_name = #rust_type;
    }
}

fn attributes(named: &NamedSchema) -> TokenStream {
    let fallback = format!("`#{}`", named.schema.origin.pointer);
    documentation::attributes(&named.schema.documentation, &fallback)
}

fn enumeration(named: &NamedSchema, enumeration: &Enumeration) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes = attributes(named);
    let values = enumeration.values.iter();
    let variants = values.clone().map(|value| {
        let variant = identifier(&value.variant);
        let doc = documentation::lines(&[format!("`{}`", value.wire_name)]);
        quote!(#doc #variant)
    });
    let wire = values.map(|value| {
        let (variant, wire_name) = (identifier(&value.variant), &value.wire_name);
        quote!(#variant = #wire_name)
    });
    quote! {
        #attributes
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum #type_name { #(#variants),* }
        ::actix_openapi::enumeration! { #type_name => { #(#wire),* } }
    }
}

fn union(api: &Api, named: &NamedSchema, union: &UnionSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes = attributes(named);
    let table = tables::named(named);
    let variants = union.variants.iter().map(|variant| {
        let name = identifier(&variant.name);
        let fallback = format!("`#{}`", variant.schema.origin.pointer);
        let attributes = documentation::attributes(&variant.schema.documentation, &fallback);
        let rust_type = held(api, named, &variant.schema);
        quote!(#attributes #name(#rust_type))
    });
    let places = union.variants.iter().enumerate().map(|(index, variant)| {
        let name = identifier(&variant.name);
        quote!(#name = #index)
    });
    quote! {
        #attributes
        #[derive(Clone, PartialEq)]
        pub enum #type_name { #(#variants),* }
        ::actix_openapi::union! { #type_name: #table => { #(#places),* } }
    }
}

fn structure(api: &Api, named: &NamedSchema, object: &ObjectSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes = attributes(named);
    let table = tables::named(named);
    let members = object.members.iter();
    let fields = members.clone().map(|member| field(api, named, member));
    let wire = members.map(|member| {
        let (name, wire_name) = (identifier(&member.field_name), &member.wire_name);
        let presence = match is_always_there(api, member) {
            true => quote!(required),
            false => quote!(optional),
        };
        quote!(#name = #presence #wire_name)
    });
    let (rest, rest_wire) = match &object.additional {
        Additional::Kept { schema, field_name } => {
            let name = identifier(field_name);
            let values = value_type(api, schema, &TokenStream::new());
            let field = quote! {
                /// The members that the document does not list.
                pub #name: ::actix_openapi::types::Map<#values>,
            };
            (Some(field), Some(quote!(; rest #name)))
        }
        Additional::Unsaid | Additional::Closed => (None, None),
    };
    quote! {
        #attributes
        #[derive(Clone, PartialEq)]
        pub struct #type_name { #(#fields)* #rest }
        ::actix_openapi::model! { #type_name: #table => { #(#wire),* #rest_wire } }
    }
}

/// What may not be in every message may be absent from any.
fn is_always_there(api: &Api, member: &Member) -> bool {
    member.required && api.access_of(&member.schema) == Access::Both
}

fn field(api: &Api, owner: &NamedSchema, member: &Member) -> TokenStream {
    let name = identifier(&member.field_name);
    let fallback = format!("`{}`", member.wire_name);
    let mut more: Vec<String> = Vec::new();
    more.extend(match api.access_of(&member.schema) {
        Access::Both => None,
        Access::ReadOnly => Some("Only in answers.".to_owned()),
        Access::WriteOnly => Some("Only in requests.".to_owned()),
    });
    let default = api.default_of(&member.schema);
    more.extend(default.map(|default| format!("When absent: `{default}`")));
    let attributes = documentation::attributes_with(&member.schema.documentation, &fallback, &more);
    let held = held(api, owner, &member.schema);
    match is_always_there(api, member) {
        true => quote!(#attributes pub #name: #held,),
        false => quote!(#attributes pub #name: Option<#held>,),
    }
}

/// The type of what `owner` holds: boxed where it may hold `owner` in turn.
fn held(api: &Api, owner: &NamedSchema, schema: &Schema) -> TokenStream {
    let rust_type = rust_type(api, schema, &TokenStream::new());
    let cycle = match &schema.kind {
        Kind::Reference(name) => api.schema(name).and_then(|named| named.cycle),
        _ => None,
    };
    let rust_type = match cycle.is_some() && cycle == owner.cycle {
        true => quote!(::std::boxed::Box<#rust_type>),
        false => rust_type,
    };
    // Absent and null are two things: a member that may be both is an option of an option.
    match api.is_nullable(schema) {
        true => quote!(Option<#rust_type>),
        false => rust_type,
    }
}
