//! The mock: an implementation that answers samples.

use proc_macro2::TokenStream;
use quote::quote;

use super::operations::Sources;
use crate::emit::operation::{Types, documented_field};
use crate::emit::{answer, body, identifier, security};
use crate::ir::{Credentials, Errors, Operation};
use crate::names;

/// The service, and what the tests know of its errors; why no error can be told.
pub(super) fn service(sources: &Sources<'_>) -> Result<(TokenStream, Vec<TokenStream>), String> {
    let library = &sources.library;
    let (body_type, made, schemas) = match &sources.api.errors {
        Errors::One(body) => {
            let name = body.type_names().next().unwrap_or_default();
            let (rust_name, table) = (identifier(name), sources.table(Some(name)));
            let root = sources.samples.named(name);
            let json = root.and_then(|root| sources.json(root, crate::sample::Direction::Response));
            let json = json.ok_or_else(|| format!("no sample of the error `{name}`"))?;
            (
                quote!(::#library::models::#rust_name),
                quote!(testing::made(#json).expect("an error as the document describes it")),
                vec![quote!(("", #table))],
            )
        }
        Errors::Several(variants) => {
            let (mut arms, mut schemas) = (Vec::new(), Vec::new());
            for variant in variants {
                // Of one without a sample none is sent.
                let Ok(made) = sources.error(variant) else {
                    continue;
                };
                let (name, wire_name) = (identifier(&variant.name), &variant.name);
                arms.push(quote!(#wire_name => #made.map(ErrorBody::#name),));
                if let Some(type_name) = crate::emit::errors::value(variant) {
                    let table = sources.table(Some(type_name));
                    schemas.push(quote!((#wire_name, #table)));
                }
            }
            let made: TokenStream = quote! {{
                use ::#library::errors::ErrorBody;
                let body: Result<ErrorBody, String> = match testing::Mock::documented(documented, status) {
                    #(#arms)*
                    _ => Ok(ErrorBody::Empty),
                };
                body.expect("an error as the document describes it")
            }};
            (quote!(::#library::errors::ErrorBody), made, schemas)
        }
    };
    let service = quote! {
        #[derive(Default)]
        struct Mock(testing::Mock);

        impl ::actix_openapi::Service for Mock {
            type Context = ();
            type Error = String;
            type ErrorBody = #body_type;

            fn begin(&self, _: &actix_web::HttpRequest) {}

            fn error(
                &self,
                failure: ::actix_openapi::Failure<String>,
                documented: &'static ::actix_openapi::pipeline::Errors,
                _: &(),
            ) -> ::actix_openapi::ErrorResponse<Self::ErrorBody> {
                let status = self.0.refused(&failure, documented);
                ::actix_openapi::ErrorResponse { status, body: #made }
            }

            fn limits(&self) -> body::Limits {
                testing::LIMITS
            }

            fn finish(&self, _: &(), _: &mut actix_web::HttpResponse) {}
        }
    };
    Ok((service, schemas))
}

/// Who is let in.
pub(super) fn authenticators(sources: &Sources<'_>) -> Option<TokenStream> {
    let schemes = &sources.api.security_schemes;
    let authenticators = schemes.iter().map(|scheme| {
        let function = identifier(&scheme.function_name);
        let shown = match scheme.credentials {
            Credentials::Bearer => quote!(BearerToken<'_>),
            Credentials::Basic => quote!(BasicCredentials<'_>),
            Credentials::ApiKey { .. } => quote!(ApiKey<'_>),
        };
        quote! {
            async fn #function(&self, shown: ::actix_openapi::security::#shown, _: &()) -> Result<testing::Caller, String> {
                testing::Shown::caller(&shown)
            }
        }
    });
    (!schemes.is_empty()).then(|| {
        quote! {
            type Principal = testing::Caller;
            #(#authenticators)*
        }
    })
}

/// An operation that answers with `value`; why it does not, else.
pub(super) fn operation(
    sources: &Sources<'_>,
    operation: &Operation,
    value: Result<&TokenStream, &str>,
) -> TokenStream {
    let Types {
        parameters,
        candidates,
        response,
        documented,
        ..
    } = Types::of(operation);
    let principal = security::argument(operation).map(|(_, given)| quote!(_: #given,));
    let body = body::argument(sources.api, operation).map(|given| quote!(_: #given,));
    let is_told = answer::is_told(operation);
    let media_type = is_told.then(|| quote!(media_type: &'static MediaType,));
    let function = identifier(&operation.function_name);
    let check = identifier(&names::check_name(&operation.function_name));
    let constant = identifier(&names::constant_name(&operation.function_name));
    let fields = operation.responses.iter();
    let fields = fields.map(|response| documented_field(response.status));
    let value = match value {
        Ok(value) => quote!(Ok(#value)),
        Err(reason) => quote!(Err(#reason.to_owned())),
    };
    quote! {
        const #constant: #documented = #documented { #(#fields: Documented::Given,)* };
        fn #check(&self, _: &#candidates, _: &mut Violations) {}
        async fn #function(&self, #principal _: #parameters, #body #media_type _: &()) -> Result<#response, String> {
            #value
        }
    }
}
