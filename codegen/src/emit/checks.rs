//! Tables of checks, for models and parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks_name;
use crate::ir::{Api, Bound, Kind, NumberSchema, Schema, StringSchema};

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
    quote!(check::NumberChecks { minimum: #minimum, maximum: #maximum })
}
