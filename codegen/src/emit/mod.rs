//! Intermediate representation to tokens, one fragment a file.
//!
//! Types, tables and calls only: whatever is an algorithm is in the runtime.

mod answer;
pub mod api;
mod body;
mod checks;
pub mod client;
pub mod document;
pub mod documentation;
pub mod errors;
mod keywords;
pub mod library;
pub mod manifest;
mod media;
pub mod models;
pub mod operation;
mod patterns;
pub mod routes;
mod security;
pub mod skeleton;
pub mod tables;
pub mod tests;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{Api, Kind, NumberWidth, Schema, StringFormat};

/// An identifier, raw where its name says so.
fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The Rust type of a schema without its `null`, as named from within `crate::models` or with `models::` before it.
fn rust_type(api: &Api, schema: &Schema, models: &TokenStream) -> TokenStream {
    match &schema.kind {
        Kind::String(string) => match string.format {
            StringFormat::Text | StringFormat::Binary => quote!(String),
            StringFormat::Uuid => quote!(::actix_openapi::export::uuid::Uuid),
            StringFormat::Date => quote!(::actix_openapi::types::Date),
            StringFormat::DateTime => quote!(::actix_openapi::types::DateTime),
            StringFormat::Byte => quote!(::actix_openapi::types::Base64),
        },
        Kind::Boolean => quote!(bool),
        Kind::Number(number) => match number.width {
            NumberWidth::Int32 => quote!(i32),
            NumberWidth::Int64 => quote!(i64),
            NumberWidth::Decimal => quote!(::actix_openapi::types::Decimal),
        },
        Kind::Array(array) => {
            let item = value_type(api, &array.items, models);
            quote!(Vec<#item>)
        }
        Kind::Map(map) => {
            let value = value_type(api, &map.values, models);
            quote!(::actix_openapi::types::Map<#value>)
        }
        Kind::Reference(type_name) => {
            let type_name = identifier(type_name);
            quote!(#models #type_name)
        }
        // Inline, the others have a name.
        Kind::Any | Kind::Object(_) | Kind::Enumeration(_) | Kind::Union(_) => {
            quote!(::actix_openapi::types::Any)
        }
    }
}

/// The Rust type of a schema, an option where it may be null.
fn value_type(api: &Api, schema: &Schema, models: &TokenStream) -> TokenStream {
    let rust_type = rust_type(api, schema, models);
    match api.is_nullable(schema) {
        true => quote!(Option<#rust_type>),
        false => rust_type,
    }
}
