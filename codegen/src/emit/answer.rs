//! What a handler answers: a variant for each response that is no error, with its body and headers.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::documentation::lines;
use super::media::{self, Held};
use super::operation::{Types, headers, status_variant};
use super::{body, documentation, identifier, tables, value_type};
use crate::ir::{Api, Body, Content, Group, Operation, Response, Status};

/// A response that the handler gives.
pub(super) struct Answer<'a> {
    pub(super) variant: Ident,
    pub(super) response: &'a Response,
}

/// The answers of the handler: errors leave through the error pipeline. Where the document has none, `default` is one.
pub(super) fn answers(operation: &Operation) -> Vec<Answer<'_>> {
    let all = |wanted: fn(Status) -> bool| -> Vec<Answer<'_>> {
        let responses = operation.responses.iter();
        let wanted = responses.filter(|response| wanted(response.status));
        let answer = |response| Answer {
            variant: variant(response),
            response,
        };
        wanted.map(answer).collect()
    };
    let answers = all(|status| !status.is_error());
    match answers.is_empty() {
        true => all(|status| status == Status::Default),
        false => answers,
    }
}

fn variant(response: &Response) -> Ident {
    match response.status {
        Status::Code(code) => status_variant(code),
        Status::Range(hundreds) => format_ident!("Status{hundreds}xx"),
        Status::Default => format_ident!("Default"),
    }
}

/// The media types of all answers, each once.
pub(super) fn offered(operation: &Operation) -> Vec<&Content> {
    let mut offered: Vec<&Content> = Vec::new();
    let answers = answers(operation);
    let bodies = answers
        .iter()
        .filter_map(|answer| answer.response.body.as_ref());
    for content in bodies.flat_map(|body| &body.content) {
        let same = |known: &&Content| known.media_type.wire_name == content.media_type.wire_name;
        if !offered.iter().any(same) {
            offered.push(content);
        }
    }
    offered
}

/// Whether the handler has to know which media type is wanted: an answer is another type in each.
pub(super) fn is_told(operation: &Operation) -> bool {
    let answers = answers(operation);
    let mut bodies = answers
        .iter()
        .filter_map(|answer| answer.response.body.as_ref());
    bodies.any(|body| body.groups().len() > 1)
}

/// The types of the answers.
pub(super) fn types(api: &Api, operation: &Operation) -> TokenStream {
    let type_name = Types::of(operation).response;
    let doc = lines(&[format!(
        "What `{}` answers when it succeeds.",
        operation.operation_id
    )]);
    let answers = answers(operation);
    let variants = answers
        .iter()
        .map(|answer| variant_of(api, operation, answer));
    let arms = answers.iter().map(|answer| arm(operation, answer));
    let parts = answers.iter().map(|answer| parts(api, operation, answer));
    let groups = answers
        .iter()
        .filter_map(|answer| answer.response.body.as_ref());
    let mut groups = groups.flat_map(Body::groups);
    // What the implementation names is sent whatever is asked for.
    let is_asked = groups.any(|group| !matches!(media::sent(&group), Held::Named));
    let request = match is_asked {
        true => format_ident!("request"),
        false => format_ident!("_request"),
    };
    quote! {
        #(#parts)*

        #doc
        pub enum #type_name { #(#variants)* }
        ::actix_openapi::redacted_debug!(#type_name);

        impl #type_name {
            /// The answer on the wire.
            pub(crate) fn encode(
                self,
                #request: &actix_web::HttpRequest,
            ) -> Result<actix_web::HttpResponse, EncodeError> {
                match self { #(#arms)* }
            }
        }
    }
}

pub(super) fn content_name(operation: &Operation, answer: &Answer<'_>) -> Ident {
    format_ident!("{}{}Content", operation.type_name, answer.variant)
}

pub(super) fn headers_name(operation: &Operation, answer: &Answer<'_>) -> Ident {
    format_ident!("{}{}Headers", operation.type_name, answer.variant)
}

fn variant_of(api: &Api, operation: &Operation, answer: &Answer<'_>) -> TokenStream {
    let variant = &answer.variant;
    let response = answer.response;
    let (about, status) = match response.status {
        Status::Code(code) => (format!("Status {code}."), None),
        Status::Range(hundreds) => (
            format!(
                "A status from {hundreds}00 to {hundreds}99, which the implementation chooses."
            ),
            Some(quote!(StatusCode)),
        ),
        Status::Default => (
            "A status that the implementation chooses.".to_owned(),
            Some(quote!(StatusCode)),
        ),
    };
    let attributes = documentation::attributes_with(&response.documentation, "", &[about]);
    let body = response
        .body
        .as_ref()
        .map(|body| match body.groups().as_slice() {
            [one] => sent_type(api, one),
            _ => {
                let name = content_name(operation, answer);
                quote!(#name)
            }
        });
    let headers = (!response.headers.is_empty()).then(|| {
        let name = headers_name(operation, answer);
        quote!(#name)
    });
    let held: Vec<_> = status.into_iter().chain(body).chain(headers).collect();
    match held.is_empty() {
        true => quote!(#attributes #variant,),
        false => quote!(#attributes #variant(#(#held),*),),
    }
}

fn sent_type(api: &Api, group: &Group<'_>) -> TokenStream {
    match media::sent(group) {
        Held::Value(type_name) => media::body_type(api, type_name),
        Held::Text => quote!(String),
        Held::Stream => quote!(body::ByteStream),
        Held::Named => quote!(encode::Named<body::ByteStream>),
        Held::Bytes | Held::Form(_) => quote!(body::Bytes),
    }
}

fn arm(operation: &Operation, answer: &Answer<'_>) -> TokenStream {
    let variant = &answer.variant;
    let response = answer.response;
    let (status, chosen) = match response.status {
        Status::Code(code) => (quote!(status(#code)), None),
        Status::Range(hundreds) => (
            quote!(encode::within(status, #hundreds)?),
            Some(quote!(status)),
        ),
        Status::Default => (quote!(status), Some(quote!(status))),
    };
    let body = response.body.as_ref().map(|_| quote!(body));
    let headers = (!response.headers.is_empty()).then(|| quote!(headers));
    let held: Vec<_> = chosen
        .into_iter()
        .chain(body)
        .chain(headers.clone())
        .collect();
    let pattern = match held.is_empty() {
        true => quote!(Self::#variant),
        false => quote!(Self::#variant(#(#held),*)),
    };
    let encoded = match &response.body {
        Some(body) => self::encoded(operation, answer, body, &status),
        None => quote!(Ok(encode::empty(#status))),
    };
    match headers {
        Some(_) => quote! {
            #pattern => {
                let response: Result<_, EncodeError> = #encoded;
                let mut response = response?;
                headers.write(&mut response)?;
                Ok(response)
            }
        },
        None => quote!(#pattern => #encoded,),
    }
}

fn encoded(
    operation: &Operation,
    answer: &Answer<'_>,
    body: &Body,
    status: &TokenStream,
) -> TokenStream {
    let groups = body.groups();
    if let [one] = groups.as_slice() {
        return encoded_group(one, status);
    }
    let name = content_name(operation, answer);
    let arms = groups.iter().map(|group| {
        let variant = identifier(&group.variant);
        let encoded = encoded_group(group, status);
        quote!(#name::#variant(body) => #encoded,)
    });
    quote!(match body { #(#arms)* })
}

fn encoded_group(group: &Group<'_>, status: &TokenStream) -> TokenStream {
    let count = group.content.len();
    let media_types = media::table_of(group.content.iter().map(|(_, content)| *content));
    let offered = quote!(static OFFERED: [MediaType; #count] = #media_types;);
    match media::sent(group) {
        Held::Value(type_name) => {
            let table = media::table(type_name);
            quote!({ #offered encode::value(request, #status, &OFFERED, #table, &body) })
        }
        Held::Stream => quote!({ #offered Ok(encode::stream(request, #status, &OFFERED, body)) }),
        Held::Text => {
            quote!({ #offered Ok(encode::bytes(request, #status, &OFFERED, body.into())) })
        }
        Held::Bytes | Held::Form(_) => {
            quote!({ #offered Ok(encode::bytes(request, #status, &OFFERED, body)) })
        }
        Held::Named => {
            let range = group.first().map(media::media_type);
            quote!({ static RANGE: MediaType = #range; encode::named(#status, &RANGE, body) })
        }
    }
}

/// The types that stand beside the answer: of its headers, and of its body where media types differ in it.
fn parts(api: &Api, operation: &Operation, answer: &Answer<'_>) -> TokenStream {
    let headers = (!answer.response.headers.is_empty()).then(|| headers_of(api, operation, answer));
    let groups = answer.response.body.as_ref().map(Body::groups);
    let groups = groups.filter(|groups| groups.len() > 1);
    let content = groups.map(|groups| {
        let name = content_name(operation, answer);
        let doc = lines(&[format!(
            "The body of a response of `{}`, by its media type: that which the handler is told is the most wanted.",
            operation.operation_id
        )]);
        let variants = groups.iter().map(|group| {
            let variant = identifier(&group.variant);
            let held = sent_type(api, group);
            let doc = lines(&[body::media_names(group)]);
            quote!(#doc #variant(#held),)
        });
        quote! {
            #doc
            pub enum #name { #(#variants)* }
            ::actix_openapi::redacted_debug!(#name);
        }
    });
    quote!(#headers #content)
}

fn headers_of(api: &Api, operation: &Operation, answer: &Answer<'_>) -> TokenStream {
    let name = headers_name(operation, answer);
    let doc = lines(&[format!(
        "The headers of a response of `{}`.",
        operation.operation_id
    )]);
    let said = headers(answer.response);
    let fields = answer
        .response
        .headers
        .iter()
        .zip(said)
        .map(|(header, said)| {
            let field = identifier(&header.field_name);
            let doc = lines(&[said]);
            let held = value_type(api, &header.schema, &quote!(models::));
            match header.required {
                true => quote!(#doc pub #field: #held,),
                false => quote!(#doc pub #field: Option<#held>,),
            }
        });
    let writes = answer.response.headers.iter().map(|header| {
        let (field, name, explode) = (identifier(&header.field_name), &header.name, header.explode);
        let table = tables::of(api, &header.schema);
        let write = match header.required {
            true => quote!(header),
            false => quote!(optional_header),
        };
        quote!(encode::#write(response, #name, #explode, #table, &self.#field)?;)
    });
    quote! {
        #doc
        pub struct #name { #(#fields)* }
        ::actix_openapi::redacted_debug!(#name);

        impl #name {
            fn write(&self, response: &mut actix_web::HttpResponse) -> Result<(), EncodeError> {
                #(#writes)*
                Ok(())
            }
        }
    }
}
