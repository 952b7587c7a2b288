//! `api.rs`: the trait that an implementation fills in, and the types of its operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::Types;
use super::{answer, body, documentation, errors, identifier, operation, security, tables};
use crate::emit::documentation::lines;
use crate::ir::{Api, Operation};
use crate::names;

/// The module.
pub fn module(api: &Api) -> TokenStream {
    let api_trait = api_trait(api);
    let imports = tables::imports();
    let security_imports = security::imports(api);
    let types = api
        .operations
        .iter()
        .map(|operation| operation::types(api, operation));
    quote! {
        //! The trait that an implementation fills in, and the types of its operations.

        use ::std::future::Future;

        use ::actix_openapi::body;
        use ::actix_openapi::encode::{self, EncodeError};
        // Imported types end otherwise than the operations' types do, `HttpResponse` would not.
        use ::actix_openapi::export::actix_web;
        use ::actix_openapi::export::actix_web::http::StatusCode;
        use ::actix_openapi::negotiate::{MediaType, Syntax};
        #security_imports
        use ::actix_openapi::template::Part;
        use ::actix_openapi::violation::Violations;
        use ::actix_openapi::{Documented, Service, parameters};

        #imports

        use crate::models;

        #api_trait
        #(#types)*

        /// Statuses come from the document's own keys, which are valid.
        fn status(code: u16) -> StatusCode {
            StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn api_trait(api: &Api) -> TokenStream {
    let error_body = errors::body_type(api);
    let authenticators = security::authenticators(api);
    let doc = lines(&[
        format!("{}, as an implementation sees it.", api.title),
        "There are no default bodies: an operation or a status that the document adds does not compile until it is \
         implemented."
            .to_owned(),
    ]);
    let operations = api.operations.iter().map(|one| operation(api, one));
    quote! {
        #doc
        pub trait Api: Service<ErrorBody = #error_body> {
            #authenticators
            #(#operations)*
        }
    }
}

fn operation(api: &Api, operation: &Operation) -> TokenStream {
    let Types {
        parameters,
        candidates,
        response,
        documented,
        ..
    } = Types::of(operation);
    let principal = security::argument(operation).map(|(name, of)| quote!(#name: #of,));
    let body = body::argument(api, operation).map(|of| quote!(body: #of,));
    let media_type = answer::is_told(operation).then(|| quote!(media_type: &'static MediaType,));
    let function = identifier(&operation.function_name);
    let check = identifier(&names::check_name(&operation.function_name));
    let constant = identifier(&names::constant_name(&operation.function_name));
    let attributes = documentation::attributes(&operation.documentation, &operation.operation_id);
    let check_doc = lines(&[format!(
        "Adds what the parameters of `{}` break that the document cannot express.",
        operation.operation_id
    )]);
    let constant_doc = lines(&[format!(
        "What becomes of each status that `{}` lists.",
        operation.operation_id
    )]);
    quote! {
        #constant_doc
        const #constant: #documented;

        #check_doc
        fn #check(&self, candidates: &#candidates, violations: &mut Violations);

        #attributes
        fn #function(
            &self,
            #principal
            parameters: #parameters,
            #body
            #media_type
            context: &Self::Context,
        ) -> impl Future<Output = Result<#response, Self::Error>>;
    }
}
