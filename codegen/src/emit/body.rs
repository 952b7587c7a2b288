//! What an operation is sent: the table of its body, and the type in Rust that a handler takes.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::documentation::lines;
use super::media::{self, Held};
use super::{documentation, identifier, value_type};
use crate::ir::{
    Access, Additional, Api, Content, Encoding, Group, Kind, Member, ObjectSchema, Operation, Part,
    RequestBody, Syntax,
};

/// The handler's argument, when the operation has a body: its type.
pub(super) fn argument(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let request = operation.request_body.as_ref()?;
    let body = body_type(api, operation, request);
    Some(match request.required {
        true => quote!(#body),
        false => quote!(Option<#body>),
    })
}

fn body_type(api: &Api, operation: &Operation, request: &RequestBody) -> TokenStream {
    match request.body.groups().as_slice() {
        [one] => held_type(api, operation, one, ""),
        _ => {
            let name = enumeration_name(operation);
            quote!(#name)
        }
    }
}

fn enumeration_name(operation: &Operation) -> Ident {
    format_ident!("{}Body", operation.type_name)
}

fn form_name(operation: &Operation, variant: &str) -> Ident {
    format_ident!("{}{variant}Form", operation.type_name)
}

fn held_type(api: &Api, operation: &Operation, group: &Group<'_>, variant: &str) -> TokenStream {
    match media::received(group) {
        Held::Value(type_name) => media::body_type(api, type_name),
        Held::Text => quote!(String),
        Held::Form(content) => match plain(api, content) {
            Some(_) => {
                let name = form_name(operation, variant);
                quote!(#name)
            }
            None => {
                let value = media::body_type(api, content.type_name.as_deref().unwrap_or_default());
                quote!(body::Multipart<#value>)
            }
        },
        Held::Stream | Held::Named => quote!(body::ByteStream),
        Held::Bytes => quote!(body::Bytes),
    }
}

/// The schema of a form, when each of its properties can be a field.
fn plain<'a>(api: &'a Api, content: &Content) -> Option<&'a ObjectSchema> {
    let named = api.schema(content.type_name.as_deref()?)?;
    let end = api.end(&named.schema);
    match &end.kind {
        Kind::Object(object) if !matches!(object.additional, Additional::Kept { .. }) => {
            Some(object)
        }
        _ => None,
    }
}

/// The types of the body.
pub(super) fn types(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let request = operation.request_body.as_ref()?;
    let groups = request.body.groups();
    let is_one = groups.len() == 1;
    let forms = groups.iter().filter_map(|group| {
        let variant = if is_one { "" } else { group.variant.as_str() };
        match media::received(group) {
            Held::Form(content) => form(api, operation, content, variant),
            _ => None,
        }
    });
    let enumeration = (!is_one).then(|| enumeration(api, operation, request, &groups));
    Some(quote!(#(#forms)* #enumeration))
}

fn enumeration(
    api: &Api,
    operation: &Operation,
    request: &RequestBody,
    groups: &[Group<'_>],
) -> TokenStream {
    let name = enumeration_name(operation);
    let about = format!("What `{}` is sent.", operation.operation_id);
    let attributes = documentation::attributes_with(&request.documentation, "", &[about]);
    let variants = groups.iter().map(|group| {
        let variant = identifier(&group.variant);
        let held = held_type(api, operation, group, &group.variant);
        let doc = lines(&[media_names(group)]);
        quote!(#doc #variant(#held),)
    });
    let arms = groups.iter().map(|group| {
        let variant = identifier(&group.variant);
        let indexes = indexes(group);
        let decoded = decoded(api, operation, group, &group.variant);
        quote!(#indexes => #decoded.map(Self::#variant),)
    });
    quote! {
        #attributes
        pub enum #name { #(#variants)* }
        ::actix_openapi::redacted_debug!(#name);

        impl #name {
            /// Decodes the body, and adds every violation of the document.
            pub(crate) fn decode(received: body::Received, violations: &mut Violations) -> Option<Self> {
                match received.index() {
                    #(#arms)*
                    _ => None,
                }
            }
        }
    }
}

/// The places of a group's media types, as a pattern.
fn indexes(group: &Group<'_>) -> TokenStream {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (index, _) in &group.content {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *index => *last = *index,
            _ => runs.push((*index, *index)),
        }
    }
    let patterns = runs.iter().map(|(first, last)| match first == last {
        true => quote!(#first),
        false => quote!(#first..=#last),
    });
    quote!(#(#patterns)|*)
}

pub(super) fn media_names(group: &Group<'_>) -> String {
    let names = group
        .content
        .iter()
        .map(|(_, content)| format!("`{}`", content.media_type.name));
    names.collect::<Vec<_>>().join(", ")
}

/// The body that a handler takes, an option of it, from what was received.
fn decoded(api: &Api, operation: &Operation, group: &Group<'_>, variant: &str) -> TokenStream {
    match media::received(group) {
        Held::Value(_) | Held::Text => quote!(received.value(violations)),
        Held::Form(content) => match plain(api, content) {
            Some(_) => {
                let name = form_name(operation, variant);
                quote!(#name::decode(received, violations))
            }
            None => quote!(received.multipart(violations)),
        },
        Held::Stream | Held::Named => quote!(received.stream(violations)),
        Held::Bytes => quote!(received.bytes(violations)),
    }
}

/// A form, with a field for each property.
fn form(api: &Api, operation: &Operation, content: &Content, variant: &str) -> Option<TokenStream> {
    let object = plain(api, content)?;
    let name = form_name(operation, variant);
    let doc = lines(&[format!(
        "The form that `{}` is sent.",
        operation.operation_id
    )]);
    let is_file = |member: &&Member| {
        let own = |part: &&Part| part.name == member.wire_name;
        content.parts.iter().find(own).is_some_and(|part| part.file)
    };
    let fields = object.members.iter().map(|member| {
        let name = identifier(&member.field_name);
        let fallback = format!("`{}`", member.wire_name);
        let attributes = documentation::attributes(&member.schema.documentation, &fallback);
        let held = match (
            is_file(&member),
            is_list(api, member),
            is_there(api, member),
        ) {
            (true, true, _) => quote!(Vec<body::File>),
            (true, false, true) => quote!(body::File),
            (true, false, false) => quote!(Option<body::File>),
            (false, _, true) => value_type(api, &member.schema, &quote!(models::)),
            (false, _, false) => {
                let value = value_type(api, &member.schema, &quote!(models::));
                quote!(Option<#value>)
            }
        };
        quote!(#attributes pub #name: #held,)
    });
    let taken = object.members.iter().map(|member| {
        let (name, wire_name) = (identifier(&member.field_name), &member.wire_name);
        let taken = match (
            is_file(&member),
            is_list(api, member),
            is_there(api, member),
        ) {
            (true, true, _) => quote!(files.take_all(#wire_name)),
            (true, false, true) => quote!(files.required(#wire_name)?),
            (true, false, false) => quote!(files.take(#wire_name)),
            (false, _, true) => quote!(members.required(#wire_name)?),
            (false, _, false) => quote!(members.optional(#wire_name)?),
        };
        quote!(#name: #taken,)
    });
    let used = |wanted: bool, name: &str| {
        let is_used = object
            .members
            .iter()
            .any(|member| is_file(&member) == wanted);
        match is_used {
            true => format_ident!("{name}"),
            false => format_ident!("_{name}"),
        }
    };
    let (members, files) = (used(false, "members"), used(true, "files"));
    Some(quote! {
        #doc
        pub struct #name { #(#fields)* }
        ::actix_openapi::redacted_debug!(#name);

        impl #name {
            /// Decodes the form, and adds every violation of the document.
            pub(crate) fn decode(received: body::Received, violations: &mut Violations) -> Option<Self> {
                received.form(violations, |#members, #files| Ok(Self { #(#taken)* }))
            }
        }
    })
}

fn is_list(api: &Api, member: &Member) -> bool {
    matches!(api.end(&member.schema).kind, Kind::Array(_))
}

fn is_there(api: &Api, member: &Member) -> bool {
    member.required && api.access_of(&member.schema) == Access::Both
}

/// The expression of the body in its stage, an option.
pub(super) fn stage(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let request = operation.request_body.as_ref()?;
    let decoded = match request.body.groups().as_slice() {
        [one] => match media::received(one) {
            Held::Form(content) if plain(api, content).is_some() => {
                let name = form_name(operation, "");
                quote!(api::#name::decode(received, &mut violations))
            }
            Held::Value(_) | Held::Text => quote!(received.value(&mut violations)),
            Held::Form(_) => quote!(received.multipart(&mut violations)),
            Held::Stream | Held::Named => quote!(received.stream(&mut violations)),
            Held::Bytes => quote!(received.bytes(&mut violations)),
        },
        _ => {
            let name = enumeration_name(operation);
            quote!(api::#name::decode(received, &mut violations))
        }
    };
    Some(decoded)
}

/// The table of the body.
pub(super) fn table(operation: &Operation) -> Option<TokenStream> {
    let request = operation.request_body.as_ref()?;
    let required = request.required;
    let content = request.body.content.iter().map(|content| {
        let media_type = media::media_type(content);
        let schema = match (&content.type_name, content.media_type.syntax) {
            (Some(type_name), _) => media::table(type_name),
            (None, Syntax::Text) => quote!(&::actix_openapi::schema::TEXT),
            (None, _) => media::table(""),
        };
        let streamed = content.media_type.syntax == Syntax::Stream;
        let parts = content.parts.iter().map(part);
        quote! {
            body::Content {
                media_type: #media_type, schema: #schema, streamed: #streamed, parts: &[#(#parts),*]
            }
        }
    });
    Some(quote!(body::RequestBody { required: #required, content: &[#(#content),*] }))
}

fn part(part: &Part) -> TokenStream {
    let Part {
        name,
        file,
        encoding,
        media_types,
    } = part;
    let encoding = match encoding {
        Encoding::Default => quote!(Default),
        Encoding::Json => quote!(Json),
        Encoding::Xml => quote!(Xml),
        Encoding::Text => quote!(Text),
        Encoding::Styled(style, explode) => {
            let style = match style.as_str() {
                "spaceDelimited" => quote!(SpaceDelimited),
                "pipeDelimited" => quote!(PipeDelimited),
                "deepObject" => quote!(DeepObject),
                _ => quote!(Form),
            };
            quote!(Styled(::actix_openapi::parameters::Style::#style, #explode))
        }
    };
    quote! {
        body::Part {
            name: #name, file: #file, encoding: body::Encoding::#encoding, media_types: &[#(#media_types),*]
        }
    }
}
