//! Tables of constraints.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ArraySchema, Bound, NumberSchema, Pattern, StringSchema};

/// A table, its type and its value; `None` when there is nothing to check.
type Table = Option<(TokenStream, TokenStream)>;

/// A count, as it stands in a table.
pub(super) fn count(count: Option<u64>) -> TokenStream {
    match count {
        Some(count) => quote!(Some(#count)),
        None => quote!(None),
    }
}

/// A pattern.
pub(super) fn pattern(pattern: &Pattern) -> TokenStream {
    let (source, translated) = (&pattern.source, &pattern.translated);
    quote!(check::Pattern::new(#source, #translated))
}

/// The table of a string.
pub(super) fn strings(string: &StringSchema) -> Table {
    let (min_length, max_length) = (count(string.min_length), count(string.max_length));
    let pattern = match &string.pattern {
        Some(pattern) => {
            let pattern = self::pattern(pattern);
            quote!(Some(#pattern))
        }
        None => quote!(None),
    };
    let table = quote! {
        check::StringChecks { min_length: #min_length, max_length: #max_length, pattern: #pattern }
    };
    string
        .has_checks()
        .then(|| (quote!(check::StringChecks), table))
}

/// The table of a number.
pub(super) fn numbers(number: &NumberSchema) -> Table {
    let bound = |bound: &Option<Bound>| match bound {
        Some(Bound { text, exclusive }) => quote!(Some(check::Bound::new(#text, #exclusive))),
        None => quote!(None),
    };
    let (minimum, maximum) = (bound(&number.minimum), bound(&number.maximum));
    let multiple_of = match &number.multiple_of {
        Some(factor) => quote!(Some(check::Factor::new(#factor))),
        None => quote!(None),
    };
    let table = quote! {
        check::NumberChecks { minimum: #minimum, maximum: #maximum, multiple_of: #multiple_of }
    };
    number
        .has_checks()
        .then(|| (quote!(check::NumberChecks), table))
}

/// The table of an array itself.
pub(super) fn arrays(array: &ArraySchema) -> Table {
    let (min_items, max_items) = (count(array.min_items), count(array.max_items));
    let unique_items = array.unique_items;
    let table = quote! {
        check::ArrayChecks { min_items: #min_items, max_items: #max_items, unique_items: #unique_items }
    };
    array
        .has_checks()
        .then(|| (quote!(check::ArrayChecks), table))
}
