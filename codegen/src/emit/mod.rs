//! Intermediate representation to tokens, one fragment a file.
//!
//! Types, tables and calls only: whatever is an algorithm is in the runtime.

pub mod api;
mod checks;
pub mod client;
pub mod documentation;
pub mod library;
pub mod manifest;
pub mod models;
pub mod operation;
pub mod routes;
pub mod skeleton;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{Kind, NumberWidth, Schema, StringFormat};
use crate::names;

/// An identifier, raw where its name says so.
fn identifier(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The Rust type of a schema, as named from within `crate::models` or with `models::` before it.
fn rust_type(schema: &Schema, models: &TokenStream) -> TokenStream {
    match &schema.kind {
        Kind::String(string) => match string.format {
            StringFormat::Text => quote!(String),
            StringFormat::Uuid => quote!(::actix_openapi::export::uuid::Uuid),
            StringFormat::Date => quote!(::actix_openapi::types::Date),
            StringFormat::DateTime => quote!(::actix_openapi::types::DateTime),
        },
        Kind::Boolean => quote!(bool),
        Kind::Number(number) => match number.width {
            NumberWidth::Int32 => quote!(i32),
            NumberWidth::Int64 => quote!(i64),
            NumberWidth::Decimal => quote!(::actix_openapi::types::Decimal),
        },
        Kind::Object(_) | Kind::Enumeration(_) => TokenStream::new(),
        Kind::Array(array) => {
            let item = rust_type(&array.items, models);
            quote!(Vec<#item>)
        }
        Kind::Reference(type_name) => {
            let type_name = identifier(type_name);
            quote!(#models #type_name)
        }
    }
}

/// The static with the checks of the named schema `type_name`.
fn checks_name(type_name: &str) -> Ident {
    identifier(&names::static_name(type_name))
}
