//! What an operation takes: its parameters, decoded one by one and then as a whole.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Types;
use crate::emit::checks::{self, Checks};
use crate::emit::documentation::lines;
use crate::emit::{documentation, identifier, rust_type};
use crate::ir::{Api, Documentation, Operation, Parameter, ParameterLocation, Segment};

fn models() -> TokenStream {
    quote!(models::)
}

/// The structure that the handler is given.
pub(super) fn parameters(api: &Api, operation: &Operation) -> TokenStream {
    let type_name = Types::of(operation).parameters;
    let doc = lines(&[format!(
        "The parameters of `{}`, decoded and checked.",
        operation.operation_id
    )]);
    let fields = operation.parameters.iter().map(|parameter| {
        let name = identifier(&parameter.field_name);
        let rust_type = rust_type(&parameter.schema, &models());
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

/// The structure of what was decoded, complete or not.
pub(super) fn candidates(api: &Api, operation: &Operation) -> TokenStream {
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
        .map(|parameter| rust_type(&parameter.schema, &models()));
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
    let checks = match checks::of(api, &parameter.schema) {
        Some(Checks::Table(table_type, table)) => {
            quote!({ static CHECKS: #table_type = #table; &CHECKS })
        }
        Some(Checks::Static(name)) => quote!(&models::#name),
        Some(Checks::Model) | None => quote!(&check::Unchecked),
    };
    match (parameter.location, parameter.required) {
        (ParameterLocation::Path, _) => {
            let from_end = from_end(&operation.path, wire_name);
            quote!(parameters::path(request, #wire_name, #from_end, #checks, violations))
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

/// How many segments of the path follow the parameter `name`.
fn from_end(path: &[Segment], name: &str) -> usize {
    let is_it =
        |segment: &Segment| matches!(segment, Segment::Parameter(parameter) if parameter == name);
    path.iter().rev().position(is_it).unwrap_or_default()
}
