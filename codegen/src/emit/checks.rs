//! Tables of checks, for models and parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks_name;
use crate::ir::{Api, ArraySchema, Bound, Kind, NumberSchema, Schema, StringFormat, StringSchema};

/// What checks a schema beyond its type, at the end of its references.
pub(super) enum Checks {
    /// A table of its own: its type and its value, within reach of `check`.
    Table(TokenStream, TokenStream),
    /// The static of a named schema, in `models`.
    Static(proc_macro2::Ident),
    /// The checks of a model.
    Model,
}

/// What checks `schema`; `None` when its type says all.
pub(super) fn of(api: &Api, schema: &Schema) -> Option<Checks> {
    if !matches!(schema.kind, Kind::Reference(_)) {
        let (table_type, table) = table(&schema.kind)?;
        return Some(Checks::Table(table_type, table));
    }
    let end = api.references(&schema.kind).last()?;
    match &end.schema.kind {
        Kind::Object(_) => Some(Checks::Model),
        kind => table(kind).map(|_| Checks::Static(checks_name(&end.type_name))),
    }
}

/// The table for a kind, type and value; `None` when there is nothing to check.
pub(super) fn table(kind: &Kind) -> Option<(TokenStream, TokenStream)> {
    match kind {
        Kind::String(string) if string.has_checks() => {
            Some((quote!(check::StringChecks), strings(string)))
        }
        Kind::Number(number) if number.has_checks() => {
            Some((quote!(check::NumberChecks), numbers(number)))
        }
        _ => None,
    }
}

fn strings(string: &StringSchema) -> TokenStream {
    let count = |count: Option<u64>| match count {
        Some(count) => quote!(Some(#count)),
        None => quote!(None),
    };
    let (min_length, max_length) = (count(string.min_length), count(string.max_length));
    let pattern = match &string.pattern {
        Some(pattern) => {
            let (source, translated) = (&pattern.source, &pattern.translated);
            quote!(Some(check::Pattern::new(#source, #translated)))
        }
        None => quote!(None),
    };
    quote!(check::StringChecks { min_length: #min_length, max_length: #max_length, pattern: #pattern })
}

fn numbers(number: &NumberSchema) -> TokenStream {
    let bound = |bound: &Option<Bound>| match bound {
        Some(Bound { text, exclusive }) => quote!(Some(check::Bound::new(#text, #exclusive))),
        None => quote!(None),
    };
    let (minimum, maximum) = (bound(&number.minimum), bound(&number.maximum));
    let multiple_of = match &number.multiple_of {
        Some(factor) => quote!(Some(check::Factor::new(#factor))),
        None => quote!(None),
    };
    quote!(check::NumberChecks { minimum: #minimum, maximum: #maximum, multiple_of: #multiple_of })
}

/// The table of an array itself; `None` when there is nothing to check.
fn array_table(array: &ArraySchema) -> Option<TokenStream> {
    let count = |count: Option<u64>| match count {
        Some(count) => quote!(Some(#count)),
        None => quote!(None),
    };
    let (min_items, max_items) = (count(array.min_items), count(array.max_items));
    let unique_items = array.unique_items;
    array.has_checks().then(|| {
        quote! {
            check::ArrayChecks { min_items: #min_items, max_items: #max_items, unique_items: #unique_items }
        }
    })
}

/// Statements that check `value`, a reference to what `schema` describes, at `place`, a reference; `None` when its type
/// says all.
pub(super) fn statements(
    api: &Api,
    schema: &Schema,
    value: &TokenStream,
    place: &TokenStream,
) -> Option<TokenStream> {
    let end = end(api, schema)?;
    if let Kind::Array(array) = &end.kind {
        let own = array_table(array).map(|table| {
            quote! {
                static CHECKS: check::ArrayChecks = #table;
                CHECKS.check(#value, #place, violations);
            }
        });
        let item = statements(api, &array.items, &quote!(item), &quote!(&place));
        let each = item.map(|item| {
            quote! {
                for (index, item) in <[_]>::iter(#value).enumerate() {
                    let owner = #place;
                    let place = owner.item(index);
                    #item
                }
            }
        });
        return (own.is_some() || each.is_some()).then(|| quote!(#own #each));
    }
    // Strings are checked as they are written.
    let value = match &end.kind {
        Kind::String(string) if string.format != StringFormat::Text => {
            quote!(&ToString::to_string(#value))
        }
        _ => value.clone(),
    };
    Some(match of(api, schema)? {
        Checks::Table(table_type, table) => quote! {
            static CHECKS: #table_type = #table;
            CHECKS.check(#value, #place, violations);
        },
        Checks::Static(name) => quote!(#name.check(#value, #place, violations);),
        Checks::Model => quote!(check::Validate::validate(#value, #place, violations);),
    })
}

/// What a schema is when references are followed.
pub(super) fn end<'a>(api: &'a Api, schema: &'a Schema) -> Option<&'a Schema> {
    let mut schema = schema;
    for _ in 0..=api.schemas.len() {
        let Kind::Reference(type_name) = &schema.kind else {
            return Some(schema);
        };
        schema = &api.schema(type_name)?.schema;
    }
    None
}
