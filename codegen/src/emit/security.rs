//! Security: one authenticator for each scheme, and what a handler is given of who asks.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::documentation::{self, lines};
use super::identifier;
use super::operation::Types;
use crate::ir::{
    Api, ApiKeyLocation, Choice, Credentials, Operation, Principals, Security, SecurityScheme,
};
use crate::names;

/// What `api.rs` imports for its authenticators.
pub(super) fn imports(api: &Api) -> Option<TokenStream> {
    let sent = |wanted: fn(&Credentials) -> bool| {
        let mut schemes = api.security_schemes.iter();
        schemes.any(|scheme| wanted(&scheme.credentials))
    };
    let types = [
        (
            sent(|it| matches!(it, Credentials::ApiKey { .. })),
            "ApiKey",
        ),
        (sent(|it| *it == Credentials::Basic), "BasicCredentials"),
        (sent(|it| *it == Credentials::Bearer), "BearerToken"),
        (!api.security_schemes.is_empty(), "Principal"),
    ];
    let used = types.into_iter().filter(|(is_used, _)| *is_used);
    let types: Vec<_> = used.map(|(_, name)| identifier(name)).collect();
    (!types.is_empty()).then(|| quote!(use ::actix_openapi::security::{#(#types),*};))
}

/// The items of the trait that say who asks.
pub(super) fn authenticators(api: &Api) -> Option<TokenStream> {
    let authenticators = api.security_schemes.iter().map(authenticator);
    (!api.security_schemes.is_empty()).then(|| {
        quote! {
            /// Who asks.
            type Principal: Principal;

            #(#authenticators)*
        }
    })
}

fn authenticator(scheme: &SecurityScheme) -> TokenStream {
    let function = identifier(&scheme.function_name);
    let (what, argument) = match &scheme.credentials {
        Credentials::Bearer => ("the bearer token", quote!(token: BearerToken<'_>)),
        Credentials::Basic => (
            "user and password",
            quote!(credentials: BasicCredentials<'_>),
        ),
        Credentials::ApiKey { .. } => ("the key", quote!(key: ApiKey<'_>)),
    };
    let place = match &scheme.credentials {
        Credentials::Bearer | Credentials::Basic => String::new(),
        Credentials::ApiKey { location, name } => match location {
            ApiKeyLocation::Header => format!(", sent in the header `{name}`"),
            ApiKeyLocation::Query => format!(", sent in the query as `{name}`"),
            ApiKeyLocation::Cookie => format!(", sent in the cookie `{name}`"),
        },
    };
    let doc = documentation::attributes_with(
        &scheme.documentation,
        "",
        &[format!(
            "Checks {what} of the security scheme `{}`{place}.",
            scheme.name
        )],
    );
    quote! {
        #doc
        fn #function(
            &self,
            #argument,
            context: &Self::Context,
        ) -> impl Future<Output = Result<Self::Principal, Self::Error>>;
    }
}

/// The handler's argument for who asks; none when no credentials are asked for.
pub(super) fn argument(operation: &Operation) -> Option<(Ident, TokenStream)> {
    let principals = Types::of(operation).principals;
    let (name, given) = match operation.security.principals() {
        Principals::None => return None,
        Principals::One => ("principal", quote!(Self::Principal)),
        Principals::Together | Principals::ByChoice => {
            ("principals", quote!(#principals<Self::Principal>))
        }
    };
    let given = match operation.security.is_anonymous_allowed() {
        true => quote!(Option<#given>),
        false => given,
    };
    Some((identifier(name), given))
}

/// The scopes of an operation that requires one scheme, and the type of principals that come together.
pub(super) fn types(api: &Api, operation: &Operation) -> TokenStream {
    let scopes = operation.security.single().map(|required| {
        let name = identifier(&names::scopes_name(&operation.function_name));
        let scopes = &required.scopes;
        let doc = lines(&[format!(
            "The scopes that `{}` requires.",
            operation.operation_id
        )]);
        quote! {
            #doc
            pub const #name: &[&str] = &[#(#scopes),*];
        }
    });
    let principals = principals(api, operation);
    quote!(#scopes #principals)
}

fn principals(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let name = Types::of(operation).principals;
    let doc = lines(&[format!("Who asks for `{}`.", operation.operation_id)]);
    let choices = operation.security.choices();
    let item = match operation.security.principals() {
        Principals::None | Principals::One => return None,
        Principals::Together => {
            let fields = choices.iter().flat_map(|choice| &choice.schemes);
            let fields = fields.map(|scheme| {
                let (field, doc) = field(api, scheme);
                quote!(#doc pub #field: P,)
            });
            quote!(pub struct #name<P> { #(#fields)* })
        }
        Principals::ByChoice => {
            let variants = variants(api, &operation.security);
            let variants = choices.iter().zip(variants).map(|(choice, variant)| {
                let fields = choice.schemes.iter().map(|scheme| {
                    let (field, doc) = field(api, scheme);
                    quote!(#doc #field: P,)
                });
                let doc = lines(&[format!("By {}.", listed(choice))]);
                quote!(#doc #variant { #(#fields)* },)
            });
            quote!(pub enum #name<P> { #(#variants)* })
        }
    };
    let shown = name.to_string();
    Some(quote! {
        #doc
        #[derive(Clone)]
        #item

        impl<P> ::core::fmt::Debug for #name<P> {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.debug_struct(#shown).finish_non_exhaustive()
            }
        }
    })
}

fn field(api: &Api, scheme: &str) -> (Ident, TokenStream) {
    let doc = lines(&[format!("By `{scheme}`.")]);
    (identifier(function_name(api, scheme)), doc)
}

fn listed(choice: &Choice<'_>) -> String {
    let names = choice.schemes.iter().map(|scheme| format!("`{scheme}`"));
    names.collect::<Vec<_>>().join(" and ")
}

/// The variant of each choice, named after its schemes.
fn variants(api: &Api, security: &Security) -> Vec<Ident> {
    let mut scope = names::Scope::default();
    let variants = security.choices().into_iter().map(|choice| {
        let parts = choice.schemes.iter().map(|scheme| {
            let function = names::plain(function_name(api, scheme));
            names::variant_name(function)
        });
        identifier(&scope.take(parts.collect::<Vec<_>>().join("And")))
    });
    variants.collect()
}

fn function_name<'a>(api: &'a Api, scheme: &'a str) -> &'a str {
    api.security_scheme(scheme)
        .map_or(scheme, |scheme| scheme.function_name.as_str())
}

/// The keys of all schemes in use.
pub(super) fn all_schemes(api: &Api) -> Vec<&str> {
    let schemes = api.security_schemes.iter();
    schemes.map(|scheme| scheme.name.as_str()).collect()
}

/// The challenges of some schemes, each once; keys have none.
pub(super) fn challenges(api: &Api, schemes: &[&str]) -> Vec<String> {
    let mut challenges = Vec::new();
    for scheme in api.security_schemes.iter() {
        let challenge = match &scheme.credentials {
            Credentials::Bearer => "Bearer".to_owned(),
            Credentials::Basic => {
                format!("Basic realm=\"{}\", charset=\"UTF-8\"", realm(&scheme.name))
            }
            Credentials::ApiKey { .. } => continue,
        };
        if schemes.contains(&scheme.name.as_str()) && !challenges.contains(&challenge) {
            challenges.push(challenge);
        }
    }
    challenges
}

/// What may stand in a quoted string of a header; the rest percent-encoded.
fn realm(name: &str) -> String {
    let mut realm = String::new();
    for byte in name.bytes() {
        let is_plain = byte == b' ' || byte.is_ascii_graphic() && !b"\"\\%".contains(&byte);
        match is_plain {
            true => realm.push(char::from(byte)),
            false => realm += &format!("%{byte:02X}"),
        }
    }
    realm
}

/// Authentication and scopes: binds the handler's argument, or ends the request.
pub(super) fn stage(api: &Api, operation: &Operation) -> TokenStream {
    let security = &operation.security;
    let mut names = security.scheme_names().into_iter();
    if names.any(|name| api.security_scheme(name).is_none()) {
        // Never a handler that lets in more than the document does.
        return quote!(compile_error!("a security scheme is missing"););
    }
    if let Some(required) = security.single()
        && let Some(scheme) = api.security_scheme(&required.name)
    {
        let function = identifier(&scheme.function_name);
        let scopes = identifier(&names::scopes_name(&operation.function_name));
        let read = read(scheme);
        let credentials = identifier(match scheme.credentials {
            Credentials::Bearer => "token",
            Credentials::Basic => "credentials",
            Credentials::ApiKey { .. } => "key",
        });
        return quote! {
            let #credentials = #read?;
            let principal = Api::#function(service, #credentials, context).await.map_err(Failure::Service)?;
            security::require_scopes(&principal, api::#scopes)?;
        };
    }
    let Some((argument, _)) = argument(operation) else {
        return TokenStream::new();
    };
    let schemes = security.scheme_names();
    let read = schemes.iter().filter_map(|name| {
        let scheme = api.security_scheme(name)?;
        let (credentials, read) = (credentials(scheme), read(scheme));
        Some(quote!(let #credentials = #read;))
    });
    let variants = variants(api, security);
    let choices = security.choices();
    let choices = choices
        .iter()
        .zip(variants)
        .map(|(choice, variant)| self::choice(api, operation, choice, &variant));
    let nobody = if security.is_anonymous_allowed() {
        quote!(None)
    } else {
        let reasons = schemes
            .iter()
            .filter_map(|name| Some(credentials(api.security_scheme(name)?)));
        quote!(return Err(security::absent([#(#reasons.err()),*]).into());)
    };
    quote! {
        #(#read)*
        let #argument = #(#choices else)* { #nobody };
    }
}

/// `if` the credentials of a choice are there: its principals, with their scopes checked.
fn choice(api: &Api, operation: &Operation, choice: &Choice<'_>, variant: &Ident) -> TokenStream {
    let schemes: Vec<_> = choice
        .schemes
        .iter()
        .filter_map(|name| api.security_scheme(name))
        .collect();
    let present = schemes.iter().map(|scheme| {
        let credentials = credentials(scheme);
        quote!(security::is_present(&#credentials))
    });
    let authenticated = schemes.iter().map(|scheme| {
        let function = identifier(&scheme.function_name);
        let (credentials, principal) = (credentials(scheme), principal(scheme));
        quote! {
            let #principal = Api::#function(service, #credentials?, context).await.map_err(Failure::Service)?;
        }
    });
    let alternatives = choice.alternatives.iter().map(|alternative| {
        let required = schemes.iter().map(|scheme| {
            let (principal, scopes) = (principal(scheme), alternative.scopes_of(&scheme.name));
            quote!((&#principal, &[#(#scopes),*]))
        });
        quote!(&[#(#required),*])
    });
    let given = given(operation, &schemes, variant);
    let given = match operation.security.is_anonymous_allowed() {
        true => quote!(Some(#given)),
        false => given,
    };
    quote! {
        if #(#present)&&* {
            #(#authenticated)*
            security::require_one_of(&[#(#alternatives),*])?;
            #given
        }
    }
}

/// The handler's argument, put together.
fn given(operation: &Operation, schemes: &[&SecurityScheme], variant: &Ident) -> TokenStream {
    let name = Types::of(operation).principals;
    let fields = schemes.iter().map(|scheme| {
        let field = identifier(&scheme.function_name);
        let principal = principal(scheme);
        quote!(#field: #principal)
    });
    match operation.security.principals() {
        Principals::Together => quote!(api::#name { #(#fields),* }),
        Principals::ByChoice => quote!(api::#name::#variant { #(#fields),* }),
        Principals::None | Principals::One => {
            let principals = schemes.iter().map(|scheme| principal(scheme));
            quote!(#(#principals),*)
        }
    }
}

/// The variable with the credentials of a scheme; the ending keeps it apart from what else is in scope.
fn credentials(scheme: &SecurityScheme) -> Ident {
    format_ident!("{}_credentials", names::plain(&scheme.function_name))
}

/// The variable with the principal of a scheme.
fn principal(scheme: &SecurityScheme) -> Ident {
    format_ident!("{}_principal", names::plain(&scheme.function_name))
}

/// Reads the credentials of a scheme from the request.
fn read(scheme: &SecurityScheme) -> TokenStream {
    match &scheme.credentials {
        Credentials::Bearer => quote!(security::bearer(request.headers())),
        Credentials::Basic => quote!(security::basic(request.headers())),
        Credentials::ApiKey { location, name } => match location {
            ApiKeyLocation::Header => quote!(security::api_key_in_header(request.headers(), #name)),
            ApiKeyLocation::Query => {
                quote!(security::api_key_in_query(request.query_string(), #name))
            }
            ApiKeyLocation::Cookie => quote!(security::api_key_in_cookie(request.headers(), #name)),
        },
    }
}
