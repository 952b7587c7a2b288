//! `schemas.rs`: a table for each named schema, and tables of schemas that stand inline.

use proc_macro2::TokenStream;
use quote::quote;

use super::{checks, identifier, keywords};
use crate::ir::{
    Access, Additional, Api, Applied, Count, Discriminator, Kind, Member, NamedSchema, NumberWidth,
    Schema, StringFormat, Xml,
};

/// The module.
pub fn module(api: &Api) -> TokenStream {
    let tables = api.schemas.iter().map(|named| {
        let name = identifier(&named.type_name);
        let table = literal(api, &named.schema, &named.element_name);
        let doc = format!(
            " The schema of [`{}`](crate::models::{}).",
            named.type_name, named.type_name
        );
        quote! {
            #[doc = #doc]
            pub static #name: Schema = #table;
        }
    });
    let imports = imports();
    quote! {
        //! The schemas of the document as tables, which values are held against and written by.

        #imports

        #(#tables)*
    }
}

/// The table of `schema`, a `&'static Schema`; what it needs stands before it in a block.
///
/// Where it is used, `schema`, `check` and the names that this file imports from `actix_openapi::schema` are in scope:
/// [`imports`].
pub(super) fn of(api: &Api, schema: &Schema) -> TokenStream {
    if let Some(known) = known(schema) {
        return known;
    }
    let table = literal(api, schema, "");
    quote!({ static TABLE: Schema = #table; &TABLE })
}

/// What a module that has tables in it imports.
pub(super) fn imports() -> TokenStream {
    quote! {
        use crate::schemas;
        use ::actix_openapi::check;
        use ::actix_openapi::schema::{
            self, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
        };
    }
}

/// A table that exists already.
fn known(schema: &Schema) -> Option<TokenStream> {
    let plain = !schema.nullable && schema.applied.is_empty() && schema.xml == Xml::default();
    if !plain {
        return None;
    }
    Some(match &schema.kind {
        Kind::Any => quote!(&schema::ANY),
        Kind::Boolean => quote!(&schema::BOOLEAN),
        Kind::Reference(name) => {
            let name = identifier(name);
            quote!(&schemas::#name)
        }
        Kind::Number(number) if !number.has_checks() => match number.width {
            NumberWidth::Int32 => quote!(&schema::INT32),
            NumberWidth::Int64 => quote!(&schema::INT64),
            NumberWidth::Decimal => quote!(&schema::NUMBER),
        },
        Kind::String(string) if !string.has_checks() => match string.format {
            StringFormat::Text | StringFormat::Binary => quote!(&schema::TEXT),
            StringFormat::Uuid => quote!(&schema::UUID),
            StringFormat::Date => quote!(&schema::DATE),
            StringFormat::DateTime => quote!(&schema::DATE_TIME),
            StringFormat::Byte => quote!(&schema::BYTE),
        },
        _ => return None,
    })
}

/// The table itself.
fn literal(api: &Api, schema: &Schema, name: &str) -> TokenStream {
    if let Kind::Reference(_) = schema.kind {
        return literal(api, &joined(api, schema), name);
    }
    let mut fields = TokenStream::new();
    if !name.is_empty() {
        fields.extend(quote!(name: #name,));
    }
    if schema.nullable {
        fields.extend(quote!(nullable: true,));
    }
    fields.extend(xml(&schema.xml));
    fields.extend(alternatives(api, schema));
    fields.extend(applied(api, &schema.applied));
    // What all parts together say is said by the parts; those of an object say only what is not of its members.
    let is_object = matches!(schema.kind, Kind::Object(_) | Kind::Map(_));
    let bare = !schema.applied.all_of.is_empty() && !is_object;
    let kind = kind(api, &schema.kind, bare);
    if let Kind::Enumeration(enumeration) = &schema.kind
        && !bare
    {
        let values = enumeration
            .values
            .iter()
            .map(|value| serde_json::Value::String(value.wire_name.clone()).to_string());
        fields.extend(quote!(values: &[#(#values),*],));
    }
    match fields.is_empty() {
        true => quote!(Schema::of(#kind)),
        false => quote!(Schema { #fields ..Schema::of(#kind) }),
    }
}

/// A reference and what is said beside it, as one schema. What may lead back to itself is referred to, and not copied.
fn joined(api: &Api, schema: &Schema) -> Schema {
    let end = api.end(schema);
    let is_scalar = matches!(
        end.kind,
        Kind::String(_) | Kind::Enumeration(_) | Kind::Boolean | Kind::Number(_)
    );
    if !is_scalar {
        let target = Schema {
            nullable: false,
            xml: Xml::default(),
            applied: Applied::default(),
            ..schema.clone()
        };
        let mut joined = Schema {
            kind: Kind::Any,
            ..schema.clone()
        };
        joined.nullable = api.is_nullable(schema);
        joined.applied.all_of.push(target);
        return joined;
    }
    let mut joined = end.clone();
    let steps: Vec<_> = api.way(schema).collect();
    for step in steps.into_iter().rev().skip(1) {
        joined.nullable |= step.nullable;
        let own = &step.xml;
        let xml = &mut joined.xml;
        xml.name = own.name.clone().or(xml.name.take());
        xml.namespace = own.namespace.clone().or(xml.namespace.take());
        xml.prefix = own.prefix.clone().or(xml.prefix.take());
        xml.attribute |= own.attribute;
        xml.wrapped |= own.wrapped;
        let more = Schema {
            kind: Kind::Any,
            xml: Xml::default(),
            ..step.clone()
        };
        match joined.applied.is_empty() {
            true => joined.applied = step.applied.clone(),
            false if step.applied.is_empty() => {}
            false => joined.applied.all_of.push(more),
        }
    }
    joined
}

fn xml(xml: &Xml) -> Option<TokenStream> {
    if *xml == Xml::default() {
        return None;
    }
    let texts = [
        ("name", &xml.name),
        ("namespace", &xml.namespace),
        ("prefix", &xml.prefix),
    ];
    let texts = texts.into_iter().filter_map(|(keyword, text)| {
        let (keyword, text) = (identifier(keyword), text.as_ref()?);
        Some(quote!(#keyword: Some(#text),))
    });
    let flags = [("attribute", xml.attribute), ("wrapped", xml.wrapped)];
    let flags = flags
        .into_iter()
        .filter(|(_, said)| *said)
        .map(|(keyword, _)| {
            let keyword = identifier(keyword);
            quote!(#keyword: true,)
        });
    Some(quote!(xml: Xml { #(#texts)* #(#flags)* ..Xml::NONE },))
}

/// The alternatives of a union.
fn alternatives(api: &Api, schema: &Schema) -> Option<TokenStream> {
    let Kind::Union(union) = &schema.kind else {
        return None;
    };
    let variants = union
        .variants
        .iter()
        .map(|variant| of(api, &variant.schema));
    let discriminator = union.discriminator.as_ref().map(discriminator);
    Some(match union.exclusive {
        true => quote!(one_of: &[#(#variants),*], #discriminator),
        false => quote!(any_of: &[#(#variants),*], #discriminator),
    })
}

fn discriminator(discriminator: &Discriminator) -> TokenStream {
    let property = &discriminator.property;
    let mapping = discriminator
        .mapping
        .iter()
        .map(|(name, index)| quote!((#name, #index)));
    quote! {
        discriminator: Some({
            static MEANT: Discriminator = Discriminator { property: #property, mapping: &[#(#mapping),*] };
            &MEANT
        }),
    }
}

fn applied(api: &Api, applied: &Applied) -> TokenStream {
    let mut fields = TokenStream::new();
    if !applied.values.is_empty() {
        let values = &applied.values;
        fields.extend(quote!(values: &[#(#values),*],));
    }
    for (name, schemas) in [
        ("all_of", &applied.all_of),
        ("any_of", &applied.any_of),
        ("one_of", &applied.one_of),
    ] {
        if !schemas.is_empty() {
            let name = identifier(name);
            let tables = schemas.iter().map(|schema| of(api, schema));
            fields.extend(quote!(#name: &[#(#tables),*],));
        }
    }
    if let Some(not) = &applied.not {
        let not = of(api, not);
        fields.extend(quote!(not: Some(#not),));
    }
    fields.extend(keywords::field(api, &applied.keywords));
    fields
}

/// A `Kind`; a `bare` one says nothing but its type.
fn kind(api: &Api, kind: &Kind, bare: bool) -> TokenStream {
    let checks = |table: Option<(TokenStream, TokenStream)>| match table.filter(|_| !bare) {
        Some((table_type, table)) => quote!(Some({ static CHECKS: #table_type = #table; &CHECKS })),
        None => quote!(None),
    };
    match kind {
        Kind::Any | Kind::Union(_) | Kind::Reference(_) => quote!(Kind::Any),
        Kind::Boolean => quote!(Kind::Boolean),
        Kind::String(string) => {
            let format = format(string.format);
            let checks = checks(checks::strings(string));
            quote!(Kind::String(#format, #checks))
        }
        Kind::Enumeration(enumeration) => {
            let checks = checks(checks::strings(&enumeration.string));
            quote!(Kind::String(Format::Text, #checks))
        }
        Kind::Number(number) => {
            let checks = checks(checks::numbers(number));
            match number.width {
                NumberWidth::Int32 => quote!(Kind::Integer(Width::Int32, #checks)),
                NumberWidth::Int64 => quote!(Kind::Integer(Width::Int64, #checks)),
                NumberWidth::Decimal => quote!(Kind::Number(#checks)),
            }
        }
        Kind::Array(array) => {
            let items = of(api, &array.items);
            let checks = checks(checks::arrays(array));
            quote!(Kind::Array(#items, #checks))
        }
        Kind::Object(object) => {
            let members = object
                .members
                .iter()
                .map(|member| self::member(api, member));
            let additional = match &object.additional {
                Additional::Unsaid => quote!(Some(&schema::ANY)),
                Additional::Closed => quote!(None),
                Additional::Kept { schema, .. } => {
                    let schema = of(api, schema);
                    quote!(Some(#schema))
                }
            };
            self::object(&members.collect::<Vec<_>>(), &additional, object.count)
        }
        Kind::Map(map) => {
            let members = map
                .required
                .iter()
                .map(|name| quote!(Member::required(#name, &schema::ANY)));
            let values = of(api, &map.values);
            self::object(
                &members.collect::<Vec<_>>(),
                &quote!(Some(#values)),
                map.count,
            )
        }
    }
}

fn object(members: &[TokenStream], additional: &TokenStream, count: Count) -> TokenStream {
    let length = members.len();
    let (minimum, maximum) = (checks::count(count.minimum), checks::count(count.maximum));
    quote! {
        Kind::Object({
            static MEMBERS: [Member; #length] = [#(#members),*];
            static OBJECT: Object = Object {
                members: &MEMBERS, additional: #additional, min_properties: #minimum, max_properties: #maximum
            };
            &OBJECT
        })
    }
}

fn member(api: &Api, member: &Member) -> TokenStream {
    let name = &member.wire_name;
    let table = of(api, &member.schema);
    let presence = identifier(if member.required {
        "required"
    } else {
        "optional"
    });
    let access = match api.access_of(&member.schema) {
        Access::Both => TokenStream::new(),
        Access::ReadOnly => quote!(.read_only()),
        Access::WriteOnly => quote!(.write_only()),
    };
    quote!(Member::#presence(#name, #table)#access)
}

fn format(format: StringFormat) -> TokenStream {
    match format {
        StringFormat::Text | StringFormat::Binary => quote!(Format::Text),
        StringFormat::Uuid => quote!(Format::Uuid),
        StringFormat::Date => quote!(Format::Date),
        StringFormat::DateTime => quote!(Format::DateTime),
        StringFormat::Byte => quote!(Format::Byte),
    }
}

/// The table of a named schema, a `&'static Schema`.
pub(super) fn named(named: &NamedSchema) -> TokenStream {
    let name = identifier(&named.type_name);
    quote!(&crate::schemas::#name)
}
