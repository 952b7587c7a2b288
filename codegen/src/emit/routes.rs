//! `routes.rs`: paths to operations, and the stages of each in their fixed order.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ptr;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::documentation::lines;
use super::operation::Types;
use super::{answer, body, errors, identifier, media, patterns, security};
use crate::ir::{self, Api, Method, Operation, ParameterLocation, Segment};
use crate::names;

/// The module.
pub fn module(api: &Api) -> TokenStream {
    let error_media_types = errors::media_types(api);
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
        .enumerate()
        .map(|(index, operation)| handler(api, operation, &Literal::usize_unsuffixed(index)));
    let count = Literal::usize_unsuffixed(api.operations.len());
    let operations = operations(api);
    quote! {
        //! Paths to operations, and the stages of each in their fixed order.

        use ::std::sync::Arc;

        use ::actix_openapi::body;
        use ::actix_openapi::export::actix_web::http::Method;
        use ::actix_openapi::export::actix_web::{HttpRequest, HttpResponse, Resource, guard, web};

        use ::actix_openapi::negotiate::{self, MediaType, Syntax};
        use ::actix_openapi::operation::Operation;
        use ::actix_openapi::pipeline::{self, DocumentedError, Errors, Statuses};
        use ::actix_openapi::violation::Violations;
        use ::actix_openapi::template;
        #imports

        use crate::api::{self, Api};

        /// What errors look like where no operation is.
        pub static ERRORS: Errors = Errors { documented: &[], media_types: &#error_media_types, challenges: &[#(#challenges),*] };

        /// What requests are called by whoever watches.
        pub static OPERATIONS: [Operation; #count] = [#(#operations),*];

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

/// What each operation is called.
fn operations(api: &Api) -> impl Iterator<Item = TokenStream> {
    api.operations.iter().map(|operation| {
        let id = &operation.operation_id;
        let method = operation.method.keyword().to_uppercase();
        let path = ir::template(&operation.path);
        let base_paths = operation.base_paths.as_ref().unwrap_or(&api.base_paths);
        let paths = base_paths
            .iter()
            .map(|base_path| format!("{base_path}{path}"));
        quote!(Operation { id: #id, method: #method, paths: &[#(#paths),*] })
    })
}

/// All resources, in the order in which the router must try them.
fn mounted(api: &Api) -> TokenStream {
    let mounts = mounts(api);
    let repeated = mounts.iter().any(|mount| mount.places.len() > 1);
    if !repeated {
        let resources = mounts.iter().flat_map(|mount| {
            let one = |(_, pattern): &(usize, String)| {
                self::resource(
                    &quote!(#pattern),
                    &mount.operations,
                    &quote!(config.service),
                )
            };
            mount.places.iter().map(one)
        });
        return quote!(#(#resources)*);
    }
    let resources = mounts.iter().map(|mount| {
        let places = mount
            .places
            .iter()
            .map(|(rank, pattern)| quote!((#rank, #pattern)));
        let resource = self::resource(&quote!(pattern), &mount.operations, &quote!(add));
        quote! {
            for (rank, pattern) in [#(#places),*] {
                let mut add = |resource| resources.push((rank, resource));
                #resource
            }
        }
    });
    quote! {
        let mut resources: Vec<(usize, Resource)> = Vec::new();
        #(#resources)*
        // Below several base paths, one may hide another.
        resources.sort_by_key(|(rank, _)| *rank);
        for (_, resource) in resources {
            config.service(resource);
        }
    }
}

/// Operations that share a path, and all the places where they are.
struct Mount<'a> {
    operations: Vec<&'a Operation>,
    /// Their ranks among all places, and their patterns.
    places: Vec<(usize, String)>,
}

/// The operations below one base path whose paths match the same URLs.
struct Place<'a> {
    base_path: &'a str,
    operations: Vec<&'a Operation>,
}

fn mounts(api: &Api) -> Vec<Mount<'_>> {
    let mut places = places(api);
    places.sort_by_cached_key(|place| {
        let path = place.operations.first().map(|first| first.path.as_slice());
        patterns::rank(place.base_path, path.unwrap_or_default())
    });
    let mut mounts: Vec<Mount<'_>> = Vec::new();
    let mut known: HashMap<Vec<*const Operation>, usize> = HashMap::new();
    for (rank, place) in places.into_iter().enumerate() {
        let pattern = pattern(&place);
        let key = place.operations.iter().map(|one| ptr::from_ref(*one));
        let index = *known.entry(key.collect()).or_insert(mounts.len());
        match mounts.get_mut(index) {
            Some(mount) => mount.places.push((rank, pattern)),
            None => mounts.push(Mount {
                operations: place.operations,
                places: vec![(rank, pattern)],
            }),
        }
    }
    mounts
}

fn places(api: &Api) -> Vec<Place<'_>> {
    let mut places: Vec<Place<'_>> = Vec::new();
    // Paths that match the same URLs have the same pattern when their parameters are called the same.
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    for operation in &api.operations {
        let shape = patterns::pattern("", &operation.path, |_| "p".to_owned());
        for base_path in operation.base_paths.as_ref().unwrap_or(&api.base_paths) {
            let key = (base_path.as_str(), shape.clone());
            let index = *known.entry(key).or_insert(places.len());
            match places.get_mut(index) {
                Some(place) => place.operations.push(operation),
                None => places.push(Place {
                    base_path,
                    operations: vec![operation],
                }),
            }
        }
    }
    places
}

/// A resource, which `add` takes.
fn resource(path: &TokenStream, operations: &[&Operation], add: &TokenStream) -> TokenStream {
    let mut methods: Vec<_> = operations.iter().map(|one| one.method).collect();
    methods.sort();
    methods.dedup();
    let allowed = methods
        .iter()
        .map(|method| method.keyword().to_uppercase())
        .collect::<Vec<_>>()
        .join(", ");
    // Who asks for more in the query comes first.
    let mut operations = operations.to_vec();
    operations.sort_by_key(|operation| Reverse(operation.query.len()));
    let routes = operations.iter().map(|operation| {
        let route = route(operation);
        let function = handler_name(operation);
        let has_body = operation.request_body.as_ref();
        let parameter = has_body.map(|_| quote!(, payload: web::Payload));
        let argument = has_body.map(|_| quote!(, payload));
        quote! {
            let service = Arc::clone(&api);
            let resource = resource.route(#route.to(move |request: HttpRequest #parameter| {
                let service = Arc::clone(&service);
                async move { #function(&*service, &request #argument).await }
            }));
        }
    });
    quote! {
        let resource = Resource::new(#path);
        #(#routes)*
        let service = Arc::clone(&api);
        #add(resource.default_service(web::to(move |request: HttpRequest| {
            let service = Arc::clone(&service);
            let rejection = Rejection::MethodNotAllowed { allowed: #allowed };
            async move { pipeline::reject(&*service, &request, &ERRORS, rejection).await }
        })));
    }
}

/// Which requests for a resource are those of an operation.
fn route(operation: &Operation) -> TokenStream {
    let method = match operation.method {
        Method::Options => quote!(web::method(Method::OPTIONS)),
        method => {
            let method = identifier(method.keyword());
            quote!(web::#method())
        }
    };
    if operation.query.is_empty() {
        return method;
    }
    let query = operation
        .query
        .iter()
        .map(|(name, value)| quote!((#name, #value)));
    quote! {
        #method.guard(guard::fn_guard(|context| {
            template::has_query(context.head().uri.query(), &[#(#query),*])
        }))
    }
}

/// The name of the function that runs the stages. The prefix keeps it apart from what else is in scope.
fn handler_name(operation: &Operation) -> Ident {
    format_ident!("handle_{}", names::plain(&operation.function_name))
}

/// The path as actix writes it; captures are named as the fields are, where a capture can be.
fn pattern(place: &Place<'_>) -> String {
    let Some(first) = place.operations.first() else {
        return String::new();
    };
    let name_of = |wire_name: &str| {
        let of_path = first
            .parameters
            .iter()
            .filter(|parameter| parameter.location == ParameterLocation::Path);
        of_path
            .filter(|parameter| parameter.wire_name == wire_name)
            .map(|parameter| names::plain(&parameter.field_name))
            .find(|name| {
                name.bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            })
    };
    let mut parameters = first.path.iter().flat_map(Segment::parameters);
    let are_named = parameters.all(|name| name_of(name).is_some());
    let mut index = 0;
    patterns::pattern(place.base_path, &first.path, |wire_name| {
        index += 1;
        match name_of(wire_name) {
            Some(name) if are_named => name.to_owned(),
            _ => format!("p{index}"),
        }
    })
}

/// Errors as those of all operations, where a 401 asks for other credentials or others are documented.
fn errors(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let own = security::challenges(api, &operation.security.scheme_names());
    let all = security::challenges(api, &security::all_schemes(api));
    let challenges = (own != all).then(|| quote!(challenges: &[#(#own),*],));
    let documented = errors::documented(api, operation).map(|all| quote!(documented: #all,));
    (challenges.is_some() || documented.is_some())
        .then(|| quote!(static ERRORS: Errors = Errors { #documented #challenges ..self::ERRORS };))
}

fn handler(api: &Api, operation: &Operation, index: &Literal) -> TokenStream {
    let handler = handler_name(operation);
    let function = identifier(&operation.function_name);
    let check = identifier(&names::check_name(&operation.function_name));
    let candidates = Types::of(operation).candidates;
    let authenticate = security::stage(api, operation);
    let errors = errors(api, operation);
    let principal = security::argument(operation).map(|(name, _)| quote!(#name,));
    let offered = answer::offered(operation);
    let is_told = answer::is_told(operation);
    let accept = (!offered.is_empty()).then(|| {
        let media_types = media::table_of(offered);
        let accepted = match is_told {
            true => quote!(let media_type = negotiate::accept(request, MEDIA_TYPES)?;),
            false => quote!(negotiate::accept(request, MEDIA_TYPES)?;),
        };
        quote!(static MEDIA_TYPES: &[MediaType] = &#media_types; #accepted)
    });
    let told = is_told.then(|| quote!(media_type,));
    let table = body::table(operation);
    let payload = table.as_ref().map(|_| quote!(, payload: web::Payload));
    let receive = table.map(|table| {
        quote! {
            static BODY: body::RequestBody = #table;
            let limits = pipeline::Service::limits(service);
            let received = body::receive(request, payload.into_inner(), &BODY, &limits).await?;
        }
    });
    let decode = body::stage(api, operation).map(|decoded| quote!(let body = #decoded;));
    let is_required = operation.request_body.as_ref().map(|body| body.required);
    let (pattern, found) = match is_required {
        Some(true) => (
            quote!((Some(parameters), Some(body))),
            quote!((parameters, body)),
        ),
        _ => (quote!(Some(parameters)), quote!(parameters)),
    };
    let body = is_required.map(|_| quote!(body,));
    let doc = lines(&[format!("`{}`", operation.operation_id)]);
    quote! {
        #doc
        async fn #handler<A: Api>(service: &A, request: &HttpRequest #payload) -> HttpResponse {
            #errors
            pipeline::answer(service, request, Some(&OPERATIONS[#index]), &ERRORS, async |context: &A::Context| {
                #authenticate
                #accept
                #receive
                let mut violations = Violations::new();
                let candidates = api::#candidates::decode(request, &mut violations);
                #decode
                Api::#check(service, &candidates, &mut violations);
                let parameters = violations.is_empty().then(|| candidates.complete()).flatten();
                let #pattern = #found else {
                    return Err(Rejection::Invalid(violations).into());
                };
                let answer = Api::#function(service, #principal parameters, #body #told context)
                    .await
                    .map_err(Failure::Service)?;
                Ok(answer.encode(request)?)
            })
            .await
        }
    }
}
