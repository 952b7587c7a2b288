//! `errors.rs`: the bodies of errors, where the document has several or none.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::lines;
use super::identifier;
use super::media;
use crate::ir::{Api, Content, ErrorVariant, Errors, Operation, Response, Status, Syntax};

/// The module, where errors do not share one schema.
pub fn module(api: &Api) -> Option<TokenStream> {
    let Errors::Several(variants) = &api.errors else {
        return None;
    };
    let held = variants.iter().map(|variant| {
        let name = identifier(&variant.name);
        let names = variant
            .content
            .iter()
            .map(|content| format!("`{}`", content.media_type.name));
        let doc = lines(&[names.collect::<Vec<_>>().join(", ")]);
        let held = held(api, variant);
        quote!(#doc #name(#held),)
    });
    let arms = variants.iter().map(arm);
    let (request, errors) = match variants.is_empty() {
        true => (quote!(_request), quote!(_errors)),
        false => (quote!(request), quote!(errors)),
    };
    Some(quote! {
        //! The bodies of errors.

        use ::actix_openapi::body;
        use ::actix_openapi::encode::{self, EncodeError};
        use ::actix_openapi::export::actix_web;
        use ::actix_openapi::negotiate::{MediaType, Syntax};
        use ::actix_openapi::pipeline;

        use crate::models;

        /// The body of an error: one of those that the document describes, or none.
        pub enum ErrorBody {
            #(#held)*
            /// No body.
            Empty,
        }
        ::actix_openapi::redacted_debug!(ErrorBody);

        impl pipeline::ErrorBody for ErrorBody {
            fn respond(
                self,
                status: actix_web::http::StatusCode,
                #request: &actix_web::HttpRequest,
                #errors: &'static pipeline::Errors,
            ) -> Result<actix_web::HttpResponse, EncodeError> {
                match self {
                    #(#arms)*
                    Self::Empty => Ok(encode::empty(status)),
                }
            }
        }
    })
}

pub(super) fn value(variant: &ErrorVariant) -> Option<&str> {
    let first = variant.content.first()?;
    match first.media_type.syntax {
        Syntax::Json | Syntax::Xml | Syntax::Form => Some(first.type_name.as_deref().unwrap_or("")),
        Syntax::Text => first.type_name.as_deref(),
        Syntax::Multipart | Syntax::Bytes | Syntax::Stream => None,
    }
}

pub(super) fn is_text(variant: &ErrorVariant) -> bool {
    let syntax = variant.content.first().map(|first| first.media_type.syntax);
    syntax == Some(Syntax::Text)
}

fn held(api: &Api, variant: &ErrorVariant) -> TokenStream {
    match value(variant) {
        Some(type_name) => media::body_type(api, type_name),
        None if is_text(variant) => quote!(String),
        None => quote!(body::Bytes),
    }
}

fn arm(variant: &ErrorVariant) -> TokenStream {
    let (name, written) = (identifier(&variant.name), &variant.name);
    let count = variant.content.len();
    let all = table_of(&variant.content);
    let offered = quote! {
        static ALL: [MediaType; #count] = #all;
        let offered = errors.media_types(status, #written, &ALL);
    };
    match value(variant) {
        Some(type_name) => {
            let table = media::table(type_name);
            quote! {
                Self::#name(body) => {
                    #offered
                    encode::error(request, status, offered, #table, &body)
                }
            }
        }
        None => {
            let body = match is_text(variant) {
                true => quote!(body.into()),
                false => quote!(body),
            };
            quote! {
                Self::#name(body) => {
                    #offered
                    Ok(encode::error_bytes(request, status, offered, #body))
                }
            }
        }
    }
}

/// Media types of errors: of a range, nobody names a member.
fn table_of<'a>(content: impl IntoIterator<Item = &'a Content>) -> TokenStream {
    let named: Vec<Content> = content
        .into_iter()
        .map(|content| {
            let mut content = content.clone();
            if content.media_type.is_range() {
                content.media_type.wire_name = match content.media_type.syntax {
                    Syntax::Text => "text/plain".to_owned(),
                    _ => "application/octet-stream".to_owned(),
                };
            }
            content
        })
        .collect();
    media::table_of(&named)
}

/// What the document lists of errors for an operation, where errors have several schemas.
pub(super) fn documented(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let Errors::Several(variants) = &api.errors else {
        return None;
    };
    let responses = operation.responses.iter();
    let errors = responses.filter(|response| response.status.is_error());
    let entries = errors.flat_map(|response| entries(variants, response));
    Some(quote!(&[#(#entries),*]))
}

fn entries(variants: &[ErrorVariant], response: &Response) -> Vec<TokenStream> {
    let statuses = match response.status {
        Status::Code(code) => quote!(Statuses::Code(#code)),
        Status::Range(hundreds) => quote!(Statuses::Range(#hundreds)),
        Status::Default => quote!(Statuses::Default),
    };
    let entry = |name: &str, media_types: TokenStream| quote!(DocumentedError { statuses: #statuses, body: #name, media_types: &#media_types });
    let Some(body) = &response.body else {
        return vec![entry("Empty", quote!([]))];
    };
    let of_variant = |variant: &ErrorVariant| {
        let own = body.content.iter().filter(|content| variant.holds(content));
        let own: Vec<&Content> = own.collect();
        (!own.is_empty()).then(|| entry(&variant.name, table_of(own)))
    };
    variants.iter().filter_map(of_variant).collect()
}

/// The type of the bodies of errors, as named from within the crate.
pub(super) fn body_type(api: &Api) -> TokenStream {
    match &api.errors {
        Errors::One(body) => {
            let name = body.type_names().next().unwrap_or_default();
            let name = identifier(name);
            quote!(models::#name)
        }
        Errors::Several(_) => quote!(crate::errors::ErrorBody),
    }
}

/// The media types of the one error schema; none where there are several.
pub(super) fn media_types(api: &Api) -> TokenStream {
    match &api.errors {
        Errors::One(body) => table_of(&body.content),
        Errors::Several(_) => quote!([]),
    }
}
