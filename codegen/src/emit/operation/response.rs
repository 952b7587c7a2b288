//! What an operation answers, and the statuses that the document lists.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Types;
use crate::emit::documentation::lines;
use crate::emit::{documentation, identifier};
use crate::ir::{Operation, Response, Status};

/// The answers of the handler: errors leave through the error pipeline.
pub(in crate::emit) fn answers(operation: &Operation) -> impl Iterator<Item = (u16, &Response)> {
    operation
        .responses
        .iter()
        .filter_map(|response| match response.status {
            Status::Code(code) if !response.status.is_error() => Some((code, response)),
            _ => None,
        })
}

/// The answers as a type.
pub(super) fn response(operation: &Operation) -> TokenStream {
    let type_name = Types::of(operation).response;
    let doc = lines(&[format!(
        "What `{}` answers when it succeeds.",
        operation.operation_id
    )]);
    let variants = answers(operation).map(|(code, response)| {
        let variant = status_variant(code);
        let body = identifier(&response.body.type_name);
        let mut more = vec![format!("Status {code}.")];
        more.extend(headers(response));
        let attributes = documentation::attributes_with(&response.documentation, "", &more);
        quote! { #attributes #variant(models::#body), }
    });
    let arms = answers(operation).map(|(code, response)| {
        let variant = status_variant(code);
        let table = identifier(&response.body.type_name);
        quote! {
            Self::#variant(body) => {
                encode::response(status(#code), media_type, &crate::schemas::#table, &body)
            }
        }
    });
    quote! {
        #doc
        pub enum #type_name { #(#variants)* }
        ::actix_openapi::redacted_debug!(#type_name);

        impl #type_name {
            /// The answer on the wire.
            pub(crate) fn encode(self, media_type: &'static MediaType) -> Result<actix_web::HttpResponse, EncodeError> {
                match self { #(#arms)* }
            }
        }
    }
}

/// What is said of the headers of a response, which [`Service::finish`] of the implementation sets.
fn headers(response: &Response) -> impl Iterator<Item = String> {
    response.headers.iter().map(|header| {
        let presence = match header.required {
            true => "always there",
            false => "may be absent",
        };
        let mut said = vec![format!("Header `{}`, {presence}", header.name)];
        said.extend(documentation::paragraphs(&header.documentation, ""));
        said.join(": ")
    })
}

/// Every status as a field.
pub(super) fn documented(operation: &Operation) -> TokenStream {
    let type_name = Types::of(operation).documented;
    let doc = lines(&[format!(
        "Every status that the document lists for `{}`.",
        operation.operation_id
    )]);
    let fields = operation.responses.iter().map(|response| {
        let (name, status) = match response.status {
            Status::Default => ("default".to_owned(), "every other status".to_owned()),
            Status::Code(code) => (format!("status_{code}"), format!("status {code}")),
            Status::Range(hundreds) => (
                format!("status_{hundreds}xx"),
                format!("every other status from {hundreds}00 to {hundreds}99"),
            ),
        };
        let name = identifier(&name);
        let mut more = vec![format!("For {status}.")];
        more.extend(headers(response));
        let attributes = documentation::attributes_with(&response.documentation, "", &more);
        quote! { #attributes pub #name: Documented, }
    });
    quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #type_name { #(#fields)* }
    }
}

/// The variant for a status: its reason phrase (RFC 9110, section 15) or its number.
fn status_variant(code: u16) -> Ident {
    let name = match code {
        200 => "Ok".to_owned(),
        201 => "Created".to_owned(),
        202 => "Accepted".to_owned(),
        203 => "NonAuthoritativeInformation".to_owned(),
        206 => "PartialContent".to_owned(),
        other => format!("Status{other}"),
    };
    identifier(&name)
}
