//! What one operation takes and gives: parameters, answers, and the statuses that the document lists.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::documentation::lines;
use super::{checks, documentation, identifier, patterns, rust_type, security};
use crate::ir::{
    Api, Documentation, Kind, Operation, Parameter, ParameterLocation, Piece, Response, Segment,
    Status, place_of,
};

/// The names of the types of one operation.
pub(super) struct Types {
    pub(super) parameters: Ident,
    pub(super) candidates: Ident,
    pub(super) response: Ident,
    pub(super) documented: Ident,
    pub(super) principals: Ident,
}

impl Types {
    pub(super) fn of(operation: &Operation) -> Self {
        let name = &operation.type_name;
        Self {
            parameters: format_ident!("{name}Parameters"),
            candidates: format_ident!("{name}Candidates"),
            response: format_ident!("{name}Response"),
            documented: format_ident!("{name}Documented"),
            principals: format_ident!("{name}Principals"),
        }
    }
}

/// The types of one operation.
pub(super) fn types(api: &Api, operation: &Operation) -> TokenStream {
    let parameters = parameters(api, operation);
    let candidates = candidates(api, operation);
    let response = response(operation);
    let documented = documented(operation);
    let security = security::types(api, operation);
    quote! {
        #security
        #parameters
        #candidates
        #response
        #documented
    }
}

fn models() -> TokenStream {
    quote!(models::)
}

fn parameters(api: &Api, operation: &Operation) -> TokenStream {
    let type_name = Types::of(operation).parameters;
    let doc = lines(&[format!(
        "The parameters of `{}`, decoded and checked.",
        operation.operation_id
    )]);
    let fields = operation.parameters.iter().map(|parameter| {
        let name = identifier(&parameter.field_name);
        let rust_type = rust_type(api, &parameter.schema, &models());
        let attributes = parameter_documentation(parameter);
        let rust_type = if is_always_there(api, parameter) {
            rust_type
        } else {
            quote!(Option<#rust_type>)
        };
        quote! { #attributes pub #name: #rust_type, }
    });
    quote! {
        #doc
        #[derive(Clone)]
        pub struct #type_name { #(#fields)* }
        ::actix_openapi::redacted_debug!(#type_name);
    }
}

/// Whether a parameter has a value in every request: the sender's or its default.
fn is_always_there(api: &Api, parameter: &Parameter) -> bool {
    parameter.required || default_text(api, parameter).is_some()
}

/// The default of a parameter as it would be written in the request.
fn default_text(api: &Api, parameter: &Parameter) -> Option<String> {
    let default = api.default_of(&parameter.schema)?;
    Some(match serde_json::from_str(default) {
        Ok(serde_json::Value::String(text)) => text,
        _ => default.to_owned(),
    })
}

fn parameter_documentation(parameter: &Parameter) -> TokenStream {
    let place = match parameter.location {
        ParameterLocation::Path => "Path parameter",
        ParameterLocation::Header => "Header",
    };
    let more = [format!("{place} `{}`.", parameter.wire_name)];
    let own = &parameter.documentation;
    let schema = &parameter.schema.documentation;
    let both = Documentation {
        title: schema.title.clone(),
        description: own.description.clone(),
        deprecated: own.deprecated || schema.deprecated,
        example: own.example.clone().or_else(|| schema.example.clone()),
        notes: schema.description.iter().cloned().collect(),
    };
    documentation::attributes_with(&both, &parameter.wire_name, &more)
}

fn candidates(api: &Api, operation: &Operation) -> TokenStream {
    let Types {
        parameters,
        candidates,
        ..
    } = Types::of(operation);
    let doc = lines(&[format!(
        "The parameters of `{}` one by one: `None` for one that is absent or breaks the document.",
        operation.operation_id
    )]);
    let names: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| identifier(&parameter.field_name))
        .collect();
    let types = operation
        .parameters
        .iter()
        .map(|parameter| rust_type(api, &parameter.schema, &models()));
    let docs = operation
        .parameters
        .iter()
        .map(|parameter| lines(&[format!("`{}`", parameter.wire_name)]));
    let decoded = operation
        .parameters
        .iter()
        .map(|parameter| decode(api, operation, parameter));
    let required: Vec<_> = operation
        .parameters
        .iter()
        .filter(|parameter| is_always_there(api, parameter))
        .map(|parameter| identifier(&parameter.field_name))
        .collect();
    let request = if operation.parameters.is_empty() {
        format_ident!("_request")
    } else {
        format_ident!("request")
    };
    let violations = if operation.parameters.is_empty() {
        format_ident!("_violations")
    } else {
        format_ident!("violations")
    };
    let unwrapped = (!required.is_empty())
        .then(|| quote!(let (#(Some(#required),)*) = (#(self.#required,)*) else { return None; };));
    let fields = operation.parameters.iter().map(|parameter| {
        let name = identifier(&parameter.field_name);
        if is_always_there(api, parameter) {
            quote!(#name)
        } else {
            quote!(#name: self.#name)
        }
    });
    quote! {
        #doc
        #[derive(Clone)]
        pub struct #candidates { #(#docs pub #names: Option<#types>,)* }
        ::actix_openapi::redacted_debug!(#candidates);

        impl #candidates {
            /// Reads every parameter, and adds every violation of the document.
            pub(crate) fn decode(#request: &actix_web::HttpRequest, #violations: &mut Violations) -> Self {
                Self { #(#names: #decoded,)* }
            }

            /// The parameters, when nothing that is required is missing.
            pub(crate) fn complete(self) -> Option<#parameters> {
                #unwrapped
                Some(#parameters { #(#fields,)* })
            }
        }
    }
}

fn decode(api: &Api, operation: &Operation, parameter: &Parameter) -> TokenStream {
    let wire_name = &parameter.wire_name;
    let table = match &api.end(&parameter.schema).kind {
        Kind::String(string) => checks::strings(string),
        Kind::Number(number) => checks::numbers(number),
        _ => None,
    };
    let checks = match table {
        Some((table_type, table)) => {
            quote!({ static CHECKS: #table_type = #table; &CHECKS })
        }
        None => quote!(&check::Unchecked),
    };
    match (parameter.location, parameter.required) {
        (ParameterLocation::Path, _) => {
            let part = part(&operation.path, wire_name);
            quote!(parameters::path(request, #wire_name, #part, #checks, violations))
        }
        (ParameterLocation::Header, false) if let Some(default) = default_text(api, parameter) => {
            quote!(parameters::header_or(request.headers(), #wire_name, #default, #checks, violations))
        }
        (ParameterLocation::Header, true) => {
            quote!(parameters::header(request.headers(), #wire_name, #checks, violations))
        }
        (ParameterLocation::Header, false) => {
            quote!(parameters::optional_header(request.headers(), #wire_name, #checks, violations))
        }
    }
}

/// Where in a path the parameter `name` is.
fn part(path: &[Segment], name: &str) -> TokenStream {
    let (from_end, pieces, segment) = match place_of(path, name) {
        Some((from_end, segment @ Segment::Mixed(pieces))) => (from_end, pieces, segment),
        Some((from_end, _)) => return quote!(#from_end),
        None => return quote!(0usize),
    };
    // A text before each parameter, and one behind the last.
    let mut texts = vec![String::new()];
    for piece in pieces {
        match (piece, texts.last_mut()) {
            (Piece::Text(text), Some(last)) => last.push_str(&patterns::literal(text)),
            _ => texts.push(String::new()),
        }
    }
    let index = segment.parameters().position(|parameter| parameter == name);
    let index = index.unwrap_or_default();
    quote!(Part { from_end: #from_end, texts: &[#(#texts),*], index: #index })
}

/// The answers of the handler: errors leave through the error pipeline.
pub(super) fn answers(operation: &Operation) -> impl Iterator<Item = (u16, &Response)> {
    operation
        .responses
        .iter()
        .filter_map(|response| match response.status {
            Status::Code(code) if !response.status.is_error() => Some((code, response)),
            _ => None,
        })
}

fn response(operation: &Operation) -> TokenStream {
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

fn documented(operation: &Operation) -> TokenStream {
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
pub(super) fn status_variant(code: u16) -> Ident {
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
