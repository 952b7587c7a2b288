//! Media types and bodies as tables and types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{identifier, value_type};
use crate::ir::{Api, Content, Group, Kind, Schema, Syntax};

/// What of a body is in Rust.
pub(super) enum Held<'a> {
    /// A value of this schema.
    Value(&'a str),
    /// Text of which no schema says more.
    Text,
    /// The fields and files of a form.
    Form(&'a Content),
    /// Bytes in memory.
    Bytes,
    /// Bytes as they come.
    Stream,
    /// Bytes of a kind that the implementation names.
    Named,
}

/// How media types of one group are held in a request.
pub(super) fn received<'a>(group: &'a Group<'_>) -> Held<'a> {
    let Some(first) = group.first() else {
        return Held::Bytes;
    };
    match (first.media_type.syntax, &first.type_name) {
        (Syntax::Multipart, _) => Held::Form(first),
        (Syntax::Bytes, _) => Held::Bytes,
        (Syntax::Stream, _) => Held::Stream,
        (_, Some(type_name)) => Held::Value(type_name),
        (Syntax::Text, None) => Held::Text,
        (Syntax::Json | Syntax::Xml | Syntax::Form, None) => Held::Value(""),
    }
}

/// How media types of one group are held in a response.
pub(super) fn sent<'a>(group: &'a Group<'_>) -> Held<'a> {
    let is_named = group
        .first()
        .is_some_and(|first| first.media_type.is_range());
    match received(group) {
        Held::Bytes | Held::Stream | Held::Text | Held::Form(_) if is_named => Held::Named,
        Held::Form(_) => Held::Bytes,
        held => held,
    }
}

/// The Rust type of a named schema where it is a whole body; any value where there is no schema.
pub(super) fn body_type(api: &Api, type_name: &str) -> TokenStream {
    match api.schema(type_name) {
        Some(named) => {
            let reference = Schema {
                kind: Kind::Reference(type_name.to_owned()),
                ..named.schema.clone()
            };
            value_type(api, &reference, &quote!(models::))
        }
        None => quote!(::actix_openapi::types::Any),
    }
}

/// The table of a named schema; any value where there is no schema.
pub(super) fn table(type_name: &str) -> TokenStream {
    if type_name.is_empty() {
        return quote!(&::actix_openapi::schema::ANY);
    }
    let name = identifier(type_name);
    quote!(&crate::schemas::#name)
}

/// Media types as the runtime has them.
pub(super) fn table_of<'a>(content: impl IntoIterator<Item = &'a Content>) -> TokenStream {
    let media_types = content.into_iter().map(media_type);
    quote!([#(#media_types),*])
}

pub(super) fn media_type(content: &Content) -> TokenStream {
    let name = &content.media_type.wire_name;
    let syntax = syntax(content.media_type.syntax);
    quote!(MediaType { name: #name, syntax: Syntax::#syntax })
}

/// How it is written, as a variant of the runtime's.
pub(super) fn syntax(syntax: Syntax) -> TokenStream {
    match syntax {
        Syntax::Json => quote!(Json),
        Syntax::Xml => quote!(Xml),
        Syntax::Form => quote!(Form),
        Syntax::Multipart => quote!(Multipart),
        Syntax::Text => quote!(Text),
        Syntax::Bytes | Syntax::Stream => quote!(Bytes),
    }
}
