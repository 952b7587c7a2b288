//! `routes.rs`: paths to operations, and the stages of each in their fixed order.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::documentation::lines;
use super::operation::{Types, answers};
use super::{identifier, security};
use crate::ir::{Api, Body, Operation, ParameterLocation, Segment, Syntax};
use crate::names;

/// The module.
pub fn module(api: &Api) -> TokenStream {
    let error_media_types = media_types(&api.errors);
    let challenges = security::challenges(api, &security::all_schemes(api));
    let imports = match api.security_schemes.is_empty() {
        true => quote!(
            use ::actix_openapi::{Failure, Rejection};
        ),
        false => quote!(
            use ::actix_openapi::{Failure, Rejection, security};
        ),
    };
    let mounted = mounted(api);
    let handlers = api
        .operations
        .iter()
        .map(|operation| handler(api, operation));
    quote! {
        //! Paths to operations, and the stages of each in their fixed order.

        use ::std::sync::Arc;

        use ::actix_openapi::export::actix_web::{HttpRequest, HttpResponse, Resource, web};
        use ::actix_openapi::negotiate::{self, MediaType, Syntax};
        use ::actix_openapi::pipeline::{self, Errors};
        use ::actix_openapi::violation::Violations;
        #imports

        use crate::api::{self, Api};

        static ERRORS: Errors = Errors { media_types: &#error_media_types, challenges: &[#(#challenges),*] };

        /// Mounts every operation of `api`, and answers everything else with its errors.
        pub fn configure<A: Api>(api: Arc<A>) -> impl FnOnce(&mut web::ServiceConfig) {
            move |config| {
                #mounted
                config.default_service(web::to(move |request: HttpRequest| {
                    let api = Arc::clone(&api);
                    async move { pipeline::reject(&*api, &request, &ERRORS, Rejection::NotFound).await }
                }));
            }
        }

        #(#handlers)*
    }
}

/// All resources, below every base path.
fn mounted(api: &Api) -> TokenStream {
    if api.base_paths.len() < 2 {
        let resources = resources(api).into_iter().map(|resource| {
            let path = format!("{}{}", api.base_path(), pattern(&resource));
            self::resource(&quote!(#path), &resource)
        });
        return quote!(#(#resources)*);
    }
    // The longest first: it is fixed text where a shorter one may have a parameter.
    let mut base_paths: Vec<&String> = api.base_paths.iter().collect();
    base_paths.sort_by_key(|path| std::cmp::Reverse(path.matches('/').count()));
    let resources = resources(api).into_iter().map(|resource| {
        let path = pattern(&resource);
        self::resource(&quote!([base_path, #path].concat()), &resource)
    });
    quote! {
        for base_path in [#(#base_paths),*] {
            #(#resources)*
        }
    }
}

/// The operations of one path.
struct PathOperations<'a> {
    path: &'a [Segment],
    operations: Vec<&'a Operation>,
}

/// Paths in the order in which the router must try them: fixed text before parameters (OpenAPI 3.0, section 4.7.8.2).
fn resources(api: &Api) -> Vec<PathOperations<'_>> {
    let mut resources: Vec<PathOperations<'_>> = Vec::new();
    for operation in &api.operations {
        match resources
            .iter_mut()
            .find(|resource| resource.path == operation.path)
        {
            Some(resource) => resource.operations.push(operation),
            None => resources.push(PathOperations {
                path: &operation.path,
                operations: vec![operation],
            }),
        }
    }
    let order = |segment: &Segment| matches!(segment, Segment::Parameter(_));
    resources.sort_by_key(|resource| resource.path.iter().map(order).collect::<Vec<_>>());
    resources
}

fn resource(path: &TokenStream, resource: &PathOperations<'_>) -> TokenStream {
    let mut methods: Vec<_> = resource
        .operations
        .iter()
        .map(|operation| operation.method)
        .collect();
    methods.sort();
    let allowed = methods
        .iter()
        .map(|method| method.keyword().to_uppercase())
        .collect::<Vec<_>>()
        .join(", ");
    let routes = resource.operations.iter().map(|operation| {
        let method = identifier(operation.method.keyword());
        let function = handler_name(operation);
        quote! {
            let service = Arc::clone(&api);
            let resource = resource.route(web::#method().to(move |request: HttpRequest| {
                let service = Arc::clone(&service);
                async move { #function(&*service, &request).await }
            }));
        }
    });
    quote! {
        let resource = Resource::new(#path);
        #(#routes)*
        let service = Arc::clone(&api);
        config.service(resource.default_service(web::to(move |request: HttpRequest| {
            let service = Arc::clone(&service);
            let rejection = Rejection::MethodNotAllowed { allowed: #allowed };
            async move { pipeline::reject(&*service, &request, &ERRORS, rejection).await }
        })));
    }
}

/// The name of the function that runs the stages. The prefix keeps it apart from what else is in scope.
fn handler_name(operation: &Operation) -> Ident {
    format_ident!("handle_{}", names::plain(&operation.function_name))
}

/// The path as actix writes it; captures are named as the fields are.
fn pattern(resource: &PathOperations<'_>) -> String {
    let parameters = resource
        .operations
        .first()
        .map(|operation| operation.parameters.as_slice());
    let capture = |name: &str| {
        parameters
            .unwrap_or_default()
            .iter()
            .find(|parameter| {
                parameter.location == ParameterLocation::Path && parameter.wire_name == name
            })
            .map_or_else(
                || name.to_owned(),
                |parameter| names::plain(&parameter.field_name).to_owned(),
            )
    };
    let segments = resource.path.iter().map(|segment| match segment {
        Segment::Fixed(text) => format!("/{text}"),
        Segment::Parameter(name) => format!("/{{{}}}", capture(name)),
    });
    segments.collect()
}

fn media_types(body: &Body) -> TokenStream {
    let media_types = body.media_types.iter().map(|media_type| {
        let name = &media_type.name;
        let syntax = match media_type.syntax {
            Syntax::Json => quote!(Syntax::Json),
            Syntax::Xml => quote!(Syntax::Xml),
        };
        quote!(MediaType { name: #name, syntax: #syntax })
    });
    quote!([#(#media_types),*])
}

/// Errors as those of all operations, where a 401 asks for other credentials.
fn errors(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let own = security::challenges(api, &operation.security.scheme_names());
    let all = security::challenges(api, &security::all_schemes(api));
    (own != all).then(
        || quote!(static ERRORS: Errors = Errors { challenges: &[#(#own),*], ..self::ERRORS };),
    )
}

fn handler(api: &Api, operation: &Operation) -> TokenStream {
    let handler = handler_name(operation);
    let function = identifier(&operation.function_name);
    let check = identifier(&names::check_name(&operation.function_name));
    let candidates = Types::of(operation).candidates;
    let authenticate = security::stage(api, operation);
    let errors = errors(api, operation);
    let principal = security::argument(operation).map(|(name, _)| quote!(#name,));
    let offered = answers(operation)
        .next()
        .map(|(_, response)| media_types(&response.body));
    let doc = lines(&[format!("`{}`", operation.operation_id)]);
    quote! {
        #doc
        async fn #handler<A: Api>(service: &A, request: &HttpRequest) -> HttpResponse {
            static MEDIA_TYPES: &[MediaType] = &#offered;
            #errors
            pipeline::answer(service, request, &ERRORS, async |context: &A::Context| {
                #authenticate
                let media_type = negotiate::accept(request, MEDIA_TYPES)?;
                let mut violations = Violations::new();
                let candidates = api::#candidates::decode(request, &mut violations);
                Api::#check(service, &candidates, &mut violations);
                let parameters = violations
                    .is_empty()
                    .then(|| candidates.complete())
                    .flatten()
                    .ok_or(Rejection::Invalid(violations))?;
                let answer = Api::#function(service, #principal parameters, context).await.map_err(Failure::Service)?;
                Ok(answer.encode(media_type)?)
            })
            .await
        }
    }
}
