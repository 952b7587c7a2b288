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

fn union(api: &Api, named: &NamedSchema, union: &UnionSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes = attributes(named);
    let table = tables::named(named);
    let variants = union.variants.iter().enumerate().map(|(index, variant)| {
        let name = identifier(&variant.name);
        let fallback = format!("`#{}`", variant.schema.origin.pointer);
        let attributes = documentation::attributes(&variant.schema.documentation, &fallback);
        let rust_type = held(api, named, &variant.schema);
        quote!(#attributes #name(#rust_type) = #index)
    });
    quote! {
        ::actix_openapi::union! {
            #attributes
            pub enum #type_name: #table => { #(#variants),* }
        }
    }
}

fn structure(api: &Api, named: &NamedSchema, object: &ObjectSchema) -> TokenStream {
    let type_name = identifier(&named.type_name);
    let attributes = attributes(named);
    let table = tables::named(named);
    let fields = object
        .members
        .iter()
        .map(|member| field(api, named, member));
    let rest = match &object.additional {
        Additional::Kept { schema, field_name } => {
            let name = identifier(field_name);
            let values = value_type(api, schema, &TokenStream::new());
            Some(quote! {
                rest
                /// The members that the document does not list.
                pub #name: ::actix_openapi::types::Map<#values>,
            })
        }
        Additional::Unsaid | Additional::Closed => None,
    };
    quote! {
        ::actix_openapi::model! {
            #attributes
            pub struct #type_name: #table => { #(#fields)* #rest }
        }
    }
}

fn field(api: &Api, owner: &NamedSchema, member: &Member) -> TokenStream {
    let name = identifier(&member.field_name);
    let wire_name = &member.wire_name;
    let fallback = format!("`{wire_name}`");
    let access = api.access_of(&member.schema);
    let mut more: Vec<String> = Vec::new();
    more.extend(match access {
        Access::Both => None,
        Access::ReadOnly => Some("Only in answers.".to_owned()),
        Access::WriteOnly => Some("Only in requests.".to_owned()),
    });
    let default = api.default_of(&member.schema);
    more.extend(default.map(|default| format!("When absent: `{default}`")));
    let attributes = documentation::attributes_with(&member.schema.documentation, &fallback, &more);
    let held = held(api, owner, &member.schema);
    // What may not be in every message may be absent from any.
    match member.required && access == Access::Both {
        true => quote!(#attributes pub #name: #held = required #wire_name,),
        false => quote!(#attributes pub #name: Option<#held> = optional #wire_name,),
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
