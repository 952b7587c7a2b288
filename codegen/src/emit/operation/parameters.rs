//! What an operation takes: its parameters, decoded one by one and then as a whole.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Types;
use crate::emit::documentation::lines;
use crate::emit::{documentation, identifier, patterns, tables, value_type};
use crate::ir::{
    Api, Documentation, Notation, Operation, Parameter, ParameterLocation, Piece, Segment, place_of,
};

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
        let rust_type = value_type(api, &parameter.schema, &models());
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
    parameter.required || api.default_of(&parameter.schema).is_some()
}

fn parameter_documentation(parameter: &Parameter) -> TokenStream {
    let place = match parameter.location {
        ParameterLocation::Path => "Path parameter",
        ParameterLocation::Query => "Query parameter",
        ParameterLocation::Header => "Header",
        ParameterLocation::Cookie => "Cookie",
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
        .map(|parameter| value_type(api, &parameter.schema, &models()));
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
    let (request, violations) = match operation.parameters.is_empty() {
        true => (format_ident!("_request"), format_ident!("_violations")),
        false => (format_ident!("request"), format_ident!("violations")),
    };
    let reader = (!operation.parameters.is_empty())
        .then(|| quote!(let reader = parameters::Reader::new(request);));
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
                #reader
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
    let table = table(api, operation, parameter);
    quote! {
        reader.read({ static PARAMETER: parameters::Parameter = #table; &PARAMETER }, violations)
    }
}

/// The table of a parameter.
fn table(api: &Api, operation: &Operation, parameter: &Parameter) -> TokenStream {
    let Parameter {
        wire_name,
        location,
        notation,
        required,
        allow_empty,
        schema,
        ..
    } = parameter;
    let source = match location {
        ParameterLocation::Path => {
            let part = part(&operation.path, wire_name);
            quote!(Path(#part))
        }
        ParameterLocation::Query => quote!(Query),
        ParameterLocation::Header => quote!(Header),
        ParameterLocation::Cookie => quote!(Cookie),
    };
    let notation = match notation {
        Notation::Styled { style, explode } => {
            let style = format_ident!("{style:?}");
            quote!(Styled(parameters::Style::#style, #explode))
        }
        Notation::Json => quote!(Json),
        Notation::Text => quote!(Text),
    };
    let others = operation
        .parameters
        .iter()
        .filter(|other| other.location == *location && other.wire_name != *wire_name)
        .map(|other| &other.wire_name);
    let others: Vec<_> = match location {
        ParameterLocation::Query | ParameterLocation::Cookie => others.collect(),
        // Nothing stands beside them that could be taken for a member.
        ParameterLocation::Path | ParameterLocation::Header => Vec::new(),
    };
    let default = api.default_of(schema);
    let said = [
        required.then(|| quote!(required: true)),
        allow_empty.then(|| quote!(allow_empty: true)),
        default.map(|default| quote!(default: Some(#default))),
        (!others.is_empty()).then(|| quote!(others: &[#(#others),*])),
    ];
    let said: Vec<_> = said.into_iter().flatten().collect();
    let schema = tables::of(api, schema);
    let base = quote! {
        parameters::Parameter::of(
            #wire_name, parameters::Source::#source, parameters::Notation::#notation, #schema
        )
    };
    match said.is_empty() {
        true => base,
        false => quote!(parameters::Parameter { #(#said,)* ..#base }),
    }
}

/// Where in a path the parameter `name` is.
fn part(path: &[Segment], name: &str) -> TokenStream {
    let (from_end, pieces, segment) = match place_of(path, name) {
        Some((from_end, segment @ Segment::Mixed(pieces))) => (from_end, pieces, segment),
        Some((from_end, _)) => return quote!(Part::whole(#from_end)),
        None => return quote!(Part::whole(0)),
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
