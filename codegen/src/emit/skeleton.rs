//! A beginning of an implementation, as an example of the generated crate: everything that the compiler asks for, and
//! nothing done yet.
//!
//! It is made from the tokens of the trait itself, so that it has whatever the trait has.

mod imports;

use std::collections::BTreeMap;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::spanned::Spanned;

use super::documentation::{inner, lines};
use super::{api, errors};
use crate::ir::{Api, Errors};
use crate::render::RenderError;
use crate::sample::{Direction, Samples};
use crate::{File, Options};
use imports::Imports;

/// Where it stands.
const PATH: &str = "examples/server.rs";

/// The example.
pub(crate) fn example(api: &Api, options: &Options<'_>) -> Result<File, RenderError> {
    let source = tokens(api, options)
        .and_then(syn::parse2)
        .map_err(|error| RenderError { file: PATH, error })?;
    Ok(File {
        path: PATH,
        contents: prettyplease::unparse(&source),
    })
}

fn tokens(api: &Api, options: &Options<'_>) -> syn::Result<TokenStream> {
    let module: syn::File = syn::parse2(api::module(api))?;
    let implementation = implementation(&module)?;
    let service = service(api);
    let library = Ident::new(&options.crate_name.replace('-', "_"), Span::call_site());
    let about = inner(&lines(&[
        format!("A beginning of a server for {}: every request is refused until its function is filled in.", api.title),
        "This file is yours. It is written once, and never again while it is here: where the document changes, the \
         compiler tells what is to be done. Try it with `cargo run --example server`."
            .to_owned(),
    ]));
    let items = quote! {
        #service
        #implementation

        fn main() -> ::std::io::Result<()> {
            let server = Arc::new(Server);
            let app = move || actix_web::App::new().configure(routes::configure(Arc::clone(&server)));
            actix_web::rt::System::new().block_on(async move {
                actix_web::HttpServer::new(app).bind(("127.0.0.1", 8080))?.run().await
            })
        }
    };
    let imports = Imports::of(&module, &library).used_in(&items);
    Ok(quote! {
        #about
        #![allow(unused_variables, reason = "until every function is filled in")]

        #(#imports)*
        #items
    })
}

/// What the runtime asks of every implementation.
fn service(api: &Api) -> TokenStream {
    let (error_body, about, made) = error_body(api);
    let caller = (!api.security_schemes.is_empty()).then(|| {
        quote! {
            /// Who asks.
            struct Caller;

            impl Principal for Caller {
                /// Fill in: nobody has any scope yet.
                fn has_scope(&self, scope: &str) -> bool {
                    false
                }
            }
        }
    });
    quote! {
        /// The implementation: what all requests share, as a pool of connections.
        struct Server;

        /// What is known of one request while it lasts.
        struct Context;

        /// Errors of the implementation's own.
        enum Error {
            /// This function is not filled in yet.
            Unfinished(&'static str),
        }

        #caller

        #about
        fn error_body(message: &str, documented: &'static Errors) -> #error_body {
            #made
        }

        impl Service for Server {
            type Context = Context;
            type Error = Error;
            type ErrorBody = #error_body;

            fn begin(&self, request: &HttpRequest) -> Context {
                Context
            }

            fn error(
                &self,
                failure: Failure<Error>,
                documented: &'static Errors,
                context: &Context,
            ) -> ErrorResponse<#error_body> {
                let (status, message) = match failure {
                    Failure::Rejected(rejection) => (rejection.status(), rejection.to_string()),
                    Failure::Service(Error::Unfinished(function)) => {
                        (StatusCode::NOT_IMPLEMENTED, format!("{function} is not filled in yet"))
                    }
                };
                ErrorResponse { status, body: error_body(&message, documented) }
            }

            fn finish(&self, context: &Context, response: &mut HttpResponse) {}
        }
    }
}

/// The type of errors, what is said of making one, and one.
fn error_body(api: &Api) -> (TokenStream, TokenStream, TokenStream) {
    let error_body = errors::body_type(api);
    let Errors::One(body) = &api.errors else {
        let about = lines(&[
            "Fill in: an error as the document describes it for this operation, which `documented` tells. This one has no body."
                .to_owned(),
        ]);
        return (
            quote!(errors::ErrorBody),
            about,
            quote!(errors::ErrorBody::Empty),
        );
    };
    let samples = Samples::of(api);
    let named = body
        .type_names()
        .next()
        .and_then(|name| samples.named(name));
    let error = named.and_then(|root| samples.valid(root, Direction::Response));
    // A schema that nothing is found for is left to whoever fills this in.
    let sample = error.map_or_else(|| "{}".to_owned(), |error| error.to_json());
    let about = lines(&[
        "Fill in: an error as the document describes it. This one is made of the document's examples."
            .to_owned(),
    ]);
    let made =
        quote!(serde_json::from_str(#sample).expect("an error as the document describes it"));
    (error_body, about, made)
}

/// The types beside the trait, in its module; with their fields where they are structures.
type Types<'m> = BTreeMap<String, Option<&'m syn::ItemStruct>>;

/// Types of the trait's module, with the module's name before them: their own names may be those of something else.
fn named_from_outside(tokens: TokenStream, types: &Types<'_>) -> TokenStream {
    let mut outside = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) if types.contains_key(&name.to_string()) => {
                outside.extend(quote!(api::#name));
            }
            TokenTree::Group(group) => {
                let inner = named_from_outside(group.stream(), types);
                outside.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            other => outside.extend([other]),
        }
    }
    outside
}

/// The trait, item by item.
fn implementation(module: &syn::File) -> syn::Result<TokenStream> {
    let mut types = BTreeMap::new();
    let mut found = None;
    for item in &module.items {
        match item {
            syn::Item::Struct(item) => {
                types.insert(item.ident.to_string(), Some(item));
            }
            syn::Item::Enum(item) => {
                types.insert(item.ident.to_string(), None);
            }
            syn::Item::Trait(item) if item.ident == "Api" => found = Some(item),
            _ => {}
        }
    }
    let found = found.ok_or_else(|| syn::Error::new(Span::call_site(), "there is no trait"))?;
    let items = found.items.iter().map(|item| match item {
        syn::TraitItem::Const(item) => constant(item, &types),
        syn::TraitItem::Type(item) => {
            let name = &item.ident;
            Ok(quote!(type #name = Caller;))
        }
        syn::TraitItem::Fn(item) => function(item, &types),
        other => Err(unexpected(other)),
    });
    let items = items.collect::<syn::Result<Vec<_>>>()?;
    Ok(quote!(impl Api for Server { #(#items)* }))
}

fn unexpected(item: &impl Spanned) -> syn::Error {
    syn::Error::new(
        item.span(),
        "the skeleton does not know what to make of this",
    )
}

/// What becomes of each status: at first all of them are given.
fn constant(item: &syn::TraitItemConst, types: &Types<'_>) -> syn::Result<TokenStream> {
    let (name, rust_type) = (&item.ident, &item.ty);
    let syn::Type::Path(path) = rust_type else {
        return Err(unexpected(item));
    };
    let structure = path
        .path
        .get_ident()
        .and_then(|ident| *types.get(&ident.to_string())?)
        .ok_or_else(|| unexpected(item))?;
    let fields = structure
        .fields
        .iter()
        .filter_map(|field| field.ident.as_ref());
    let rust_type = named_from_outside(quote!(#rust_type), types);
    Ok(quote! {
        const #name: #rust_type = #rust_type { #(#fields: Documented::Given,)* };
    })
}

/// A function with its signature, refusing; or doing nothing, where it gives nothing.
fn function(item: &syn::TraitItemFn, types: &Types<'_>) -> syn::Result<TokenStream> {
    let mut signature = item.sig.clone();
    let name = signature.ident.to_string();
    let fill_in = format!(" Fill in: {}.", name.trim_start_matches("r#"));
    let body = match &item.sig.output {
        syn::ReturnType::Default => TokenStream::new(),
        syn::ReturnType::Type(arrow, given) => {
            let output = future_output(given).ok_or_else(|| unexpected(item))?;
            signature.asyncness = Some(syn::token::Async::default());
            signature.output = syn::ReturnType::Type(*arrow, Box::new(output.clone()));
            quote!(Err(Error::Unfinished(#name)))
        }
    };
    let signature = named_from_outside(quote!(#signature), types);
    Ok(quote! {
        #[doc = #fill_in]
        #signature { #body }
    })
}

/// `T` of `impl Future<Output = T>`.
fn future_output(given: &syn::Type) -> Option<&syn::Type> {
    let syn::Type::ImplTrait(given) = given else {
        return None;
    };
    let arguments = given.bounds.iter().find_map(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => Some(&bound.path.segments.last()?.arguments),
        _ => None,
    })?;
    let syn::PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::AssocType(output) if output.ident == "Output" => Some(&output.ty),
        _ => None,
    })
}
