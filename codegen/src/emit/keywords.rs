//! Keywords of JSON Schema 2020-12 in the table of a schema.

use proc_macro2::TokenStream;
use quote::quote;

use super::{checks, tables};
use crate::ir::{Api, Keyword, Schema};

/// The field of the table; nothing when there are none.
pub(super) fn field(api: &Api, keywords: &[Keyword]) -> Option<TokenStream> {
    let length = keywords.len();
    let keywords = keywords.iter().map(|keyword| self::keyword(api, keyword));
    (length > 0).then(|| {
        quote! {
            keywords: {
                static KEYWORDS: [schema::Keyword; #length] = [#(#keywords),*];
                &KEYWORDS
            },
        }
    })
}

fn keyword(api: &Api, keyword: &Keyword) -> TokenStream {
    let optional = |schema: &Option<Box<Schema>>| match schema {
        Some(schema) => {
            let table = tables::of(api, schema);
            quote!(Some(#table))
        }
        None => quote!(None),
    };
    match keyword {
        Keyword::Condition {
            condition,
            then,
            otherwise,
        } => {
            let condition = tables::of(api, condition);
            let (then, otherwise) = (optional(then), optional(otherwise));
            quote! {
                schema::Keyword::Condition { condition: #condition, then: #then, otherwise: #otherwise }
            }
        }
        Keyword::DependentRequired(dependencies) => {
            let rows = dependencies
                .iter()
                .map(|(name, others)| quote!((#name, &[#(#others),*])));
            quote!(schema::Keyword::DependentRequired(&[#(#rows),*]))
        }
        Keyword::DependentSchemas(dependencies) => {
            let rows = dependencies.iter().map(|(name, schema)| {
                let table = tables::of(api, schema);
                quote!((#name, #table))
            });
            quote!(schema::Keyword::DependentSchemas(&[#(#rows),*]))
        }
        Keyword::PropertyNames(schema) => {
            let table = tables::of(api, schema);
            quote!(schema::Keyword::PropertyNames(#table))
        }
        Keyword::PatternProperties {
            patterns,
            known,
            others,
        } => {
            let length = patterns.len();
            let rows = patterns.iter().map(|(pattern, schema)| {
                let (pattern, table) = (checks::pattern(pattern), tables::of(api, schema));
                quote!((#pattern, #table))
            });
            let others = optional(others);
            quote! {
                schema::Keyword::PatternProperties {
                    patterns: {
                        static PATTERNS: [(check::Pattern, &Schema); #length] = [#(#rows),*];
                        &PATTERNS
                    },
                    known: &[#(#known),*],
                    others: #others
                }
            }
        }
        Keyword::PrefixItems { prefix, others } => {
            let prefix = prefix.iter().map(|schema| tables::of(api, schema));
            let others = tables::of(api, others);
            quote!(schema::Keyword::PrefixItems { prefix: &[#(#prefix),*], others: #others })
        }
        Keyword::Contains {
            schema,
            minimum,
            maximum,
        } => {
            let table = tables::of(api, schema);
            let maximum = match maximum {
                Some(maximum) => quote!(Some(#maximum)),
                None => quote!(None),
            };
            quote! {
                schema::Keyword::Contains { schema: #table, minimum: #minimum, maximum: #maximum }
            }
        }
    }
}
