//! The statuses that the document lists for an operation.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Types;
use crate::emit::documentation::lines;
use crate::emit::{documentation, identifier};
use crate::ir::{Operation, Response, Status};

/// What is said of the headers of a response. Those of errors [`Service::finish`] of the implementation sets.
pub(in crate::emit) fn headers(response: &Response) -> impl Iterator<Item = String> {
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
        let status = match response.status {
            Status::Default => "every other status".to_owned(),
            Status::Code(code) => format!("status {code}"),
            Status::Range(hundreds) => {
                format!("every other status from {hundreds}00 to {hundreds}99")
            }
        };
        let name = documented_field(response.status);
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

/// The field for a status.
pub(in crate::emit) fn documented_field(status: Status) -> Ident {
    identifier(&match status {
        Status::Default => "default".to_owned(),
        Status::Code(code) => format!("status_{code}"),
        Status::Range(hundreds) => format!("status_{hundreds}xx"),
    })
}

/// The variant for a status: its reason phrase (RFC 9110, section 15) or its number.
pub(in crate::emit) fn status_variant(code: u16) -> Ident {
    let name = match code {
        200 => "Ok".to_owned(),
        201 => "Created".to_owned(),
        202 => "Accepted".to_owned(),
        203 => "NonAuthoritativeInformation".to_owned(),
        204 => "NoContent".to_owned(),
        205 => "ResetContent".to_owned(),
        206 => "PartialContent".to_owned(),
        other => format!("Status{other}"),
    };
    identifier(&name)
}
