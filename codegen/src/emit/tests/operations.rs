//! `tests/operations.rs`: for each operation requests that it must answer, and for each of its stages, parameters and rules
//! one that it must refuse, sent to a mock that answers samples.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::answers::Answered;
use super::parameters::{self, Parameters};
use super::{answers, bodies, mock};
use crate::Options;
use crate::emit::documentation::{inner, lines};
use crate::emit::{answer, identifier};
use crate::ir::{Api, Method, Operation, same_shape};
use crate::sample::{Samples, wire};

/// How many breaches of bodies and of each parameter a file has, but that each operation has a few.
const MOST_BREACHES: usize = 1_600;

/// How many each operation has at least, and at most.
const BREACHES: (usize, usize) = (4, 40);

/// How many each parameter has.
const OF_A_PARAMETER: usize = 10;

/// What the tests are made of.
pub(super) struct Sources<'a> {
    pub(super) api: &'a Api,
    pub(super) samples: Samples<'a>,
    /// The name of the generated crate.
    pub(super) library: Ident,
}

/// The file.
pub fn module(api: &Api, options: &Options<'_>) -> TokenStream {
    let mut sources = Sources {
        api,
        samples: Samples::of(api),
        library: Ident::new(&options.crate_name.replace('-', "_"), Span::call_site()),
    };
    let mut without = Vec::new();
    let items = match mock::service(&sources) {
        _ if api.operations.is_empty() => TokenStream::new(),
        Ok((service, errors)) => items(&mut sources, &service, &errors, &mut without),
        Err(reason) => {
            without.push(format!("every operation: {reason}"));
            TokenStream::new()
        }
    };
    let mut about = vec![
        "What the operations of the document answer and what they refuse, stage by stage, before a mock that answers samples."
            .to_owned(),
    ];
    if !without.is_empty() {
        about.push(format!(
            "Not tested here ({}); breaches are left out for their number, and where nothing that can be sent breaks a rule \
             alone:",
            without.len()
        ));
        let list = without.iter().map(|left_out| format!("- {left_out}"));
        about.push(list.collect::<Vec<_>>().join("\n"));
    }
    let about = inner(&lines(&about));
    quote! {
        #about

        #![allow(
            non_snake_case, confusable_idents, mixed_script_confusables, uncommon_codepoints, unused_imports,
            clippy::all,
        )]

        #items
    }
}

fn items(
    sources: &mut Sources<'_>,
    service: &TokenStream,
    errors: &[TokenStream],
    without: &mut Vec<String>,
) -> TokenStream {
    let api = sources.api;
    let (fewest, most) = BREACHES;
    let breaches = (MOST_BREACHES / api.operations.len().max(1)).clamp(fewest, most);
    let (mut functions, mut tests) = (Vec::new(), Vec::new());
    for operation in &api.operations {
        let answered = answers::answer(sources, operation);
        let value = answered.as_ref().map(|answered| &answered.value);
        let value = value.map_err(String::as_str);
        functions.push(mock::operation(sources, operation, value));
        let mut leave_out = |reason: &str| {
            without.push(format!("`{}`: {reason}", operation.operation_id));
        };
        if let Err(reason) = &answered {
            leave_out(&format!("what it answers: {reason}"));
        }
        match test(sources, operation, answered.ok(), breaches) {
            Ok((test, reasons)) => {
                tests.push(test);
                reasons.iter().for_each(|reason| leave_out(reason));
            }
            Err(reason) => leave_out(&reason),
        }
    }
    let authenticators = mock::authenticators(sources);
    let library = &sources.library;
    let deepest = api.operations.iter().map(|operation| operation.path.len());
    let base_path = api.base_paths.iter().map(|path| path.split('/').count());
    let depth = deepest.max().unwrap_or_default() + base_path.max().unwrap_or_default();
    let unknown = "/x-unknown".repeat(depth + 1);
    quote! {
        use ::std::sync::Arc;

        use ::actix_openapi::body;
        use ::actix_openapi::export::actix_web;
        use ::actix_openapi::negotiate::{MediaType, Syntax};
        use ::actix_openapi::testing::{self, Body, Change, Credentials, Offer, Operation, Parameter};
        use ::actix_openapi::violation::{Location, Violations};
        use ::actix_openapi::Documented;

        use ::#library::api::*;
        use ::#library::{models, routes};

        #service

        impl Api for Mock {
            #authenticators
            #(#functions)*
        }

        static CRATE: testing::Crate = testing::Crate { errors: &[#(#errors),*], unknown_path: #unknown };

        fn run(operation: &'static Operation) {
            let mock = Arc::new(Mock::default());
            testing::run(routes::configure(Arc::clone(&mock)), &mock.0, &CRATE, operation);
        }

        #[test]
        fn a_path_that_no_operation_has() {
            let mock = Arc::new(Mock::default());
            testing::run_unknown(routes::configure(Arc::clone(&mock)), &mock.0, &CRATE);
        }

        mod operations {
            use super::*;

            #(#tests)*
        }
    }
}

/// The test of an operation, and what is left out of it; why there is none.
fn test(
    sources: &mut Sources<'_>,
    operation: &Operation,
    answered: Option<Answered>,
    breaches: usize,
) -> Result<(TokenStream, Vec<String>), String> {
    let api = sources.api;
    let choice = parameters::choice(api, operation)?;
    let Parameters {
        path,
        parameters,
        refused,
        fewer,
        unanswered,
        mut without,
    } = parameters::parameters(sources, operation, choice.as_ref(), OF_A_PARAMETER)?;
    let bodies = bodies::bodies(sources, operation, breaches);
    without.extend(bodies.without);
    match fewer + bodies.fewer {
        0 => {}
        fewer => without.push(format!("{fewer} breaches")),
    }
    let request = operation.request_body.as_ref();
    let body_required = request.is_some_and(|request| request.required);
    let is_answered = unanswered.is_none() && !(body_required && bodies.bodies.is_empty());
    let answered = answered.filter(|_| is_answered);
    let credentials = choice
        .as_ref()
        .map(|choice| parameters::credentials(api, choice));
    let credentials = credentials.unwrap_or_default();
    let scopes = choice.as_ref().is_some_and(|choice| {
        let mut alternatives = choice.alternatives.iter();
        alternatives.all(|one| one.schemes.iter().any(|scheme| !scheme.scopes.is_empty()))
    });
    let is_range = |name: &str| name.starts_with('*');
    let unsupported = request.is_some_and(|request| {
        let mut names = request.body.content.iter();
        !names.any(|content| is_range(&content.media_type.wire_name))
    });
    let offered = answer::offered(operation);
    let unacceptable = !offered.is_empty()
        && !offered
            .iter()
            .any(|content| is_range(&content.media_type.wire_name));
    let query: Vec<_> = operation.query.iter().map(pair).collect();
    let (other_method, allowed) = methods(api, operation);

    let mut fields = Vec::new();
    let mut field = |name: &str, is_there: bool, value: TokenStream| {
        let name = identifier(name);
        if is_there {
            fields.push(quote!(#name: #value,));
        }
    };
    let name = &operation.operation_id;
    field("name", true, quote!(#name));
    let method = operation.method.keyword().to_uppercase();
    field("method", true, quote!(#method));
    field("path", true, quote!(#path));
    let query = query.join("&");
    field("query", !query.is_empty(), quote!(#query));
    field(
        "parameters",
        !parameters.is_empty(),
        quote!(&[#(#parameters),*]),
    );
    field("refused", !refused.is_empty(), quote!(&[#(#refused),*]));
    field(
        "credentials",
        !credentials.is_empty(),
        quote!(&[#(#credentials),*]),
    );
    field(
        "closed",
        !operation.security.is_anonymous_allowed(),
        quote!(true),
    );
    field("scopes", scopes, quote!(true));
    let (sent, broken) = (&bodies.bodies, &bodies.refused);
    field("bodies", !sent.is_empty(), quote!(&[#(#sent),*]));
    field("body_required", body_required, quote!(true));
    field(
        "bodies_refused",
        !broken.is_empty(),
        quote!(&[#(#broken),*]),
    );
    field("unsupported", unsupported, quote!(true));
    if let Some(Answered {
        status,
        headers,
        offers,
        ..
    }) = answered
    {
        field("status", true, quote!(#status));
        field("headers", !headers.is_empty(), quote!(&[#(#headers),*]));
        field("offers", !offers.is_empty(), quote!(&[#(#offers),*]));
    }
    field("unacceptable", unacceptable, quote!(true));
    field(
        "other_method",
        !other_method.is_empty(),
        quote!(#other_method),
    );
    field("allowed", true, quote!(#allowed));

    let function = identifier(&operation.function_name);
    let test = quote! {
        #[test]
        fn #function() {
            static OPERATION: Operation = Operation { #(#fields)* ..Operation::NONE };
            run(&OPERATION);
        }
    };
    Ok((test, without))
}

fn pair((name, value): &(String, String)) -> String {
    format!("{}={}", wire::percent(name, ""), wire::percent(value, ""))
}

/// A method that the path of an operation does not have, and those that it has, as `Allow` lists them.
fn methods(api: &Api, operation: &Operation) -> (String, String) {
    let base_path = |operation: &Operation| {
        let own = operation.base_paths.clone();
        own.unwrap_or_else(|| api.base_paths.clone())
    };
    let first = base_path(operation).into_iter().next().unwrap_or_default();
    let others = api.operations.iter();
    let beside = others.filter(|other| {
        same_shape(&other.path, &operation.path) && base_path(other).contains(&first)
    });
    let mut methods: Vec<Method> = beside.map(|other| other.method).collect();
    methods.sort();
    methods.dedup();
    let name = |method: &Method| method.keyword().to_uppercase();
    let other = Method::ALL
        .iter()
        .rev()
        .find(|method| !methods.contains(method));
    let allowed: Vec<_> = methods.iter().map(name).collect();
    (other.map(name).unwrap_or_default(), allowed.join(", "))
}
