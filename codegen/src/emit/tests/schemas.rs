//! `tests/schemas.rs`: for each named schema values that it must accept, which must come back from JSON, XML and its type,
//! and values that it must refuse.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::Options;
use crate::emit::identifier;
use crate::ir::{Api, Kind, NamedSchema, Schema};
use crate::sample::{Attempt, Change, Direction, Samples, Value};

/// How many cases a file has, but that each schema has a few.
const MOST_CASES: usize = 1_600;

/// How many cases each schema has at least, where there are so many, and at most.
const CASES: (usize, usize) = (3, 120);

/// How many bytes a value may have that stands in the file, and a changed part of one.
const LONGEST: (usize, usize) = (6_000, 600);

/// The file.
pub fn module(api: &Api, options: &Options<'_>) -> TokenStream {
    let samples = Samples::of(api);
    let library = Ident::new(&options.crate_name.replace('-', "_"), Span::call_site());
    let (fewest, most) = CASES;
    let cases = (MOST_CASES / api.schemas.len().max(1)).clamp(fewest, most);
    let mut tests = TokenStream::new();
    let mut without = Vec::new();
    // Another name of a schema says nothing of its own.
    let is_alias = |schema: &Schema| {
        matches!(schema.kind, Kind::Reference(_)) && !schema.nullable && schema.applied.is_empty()
    };
    for named in api.schemas.iter().filter(|named| !is_alias(&named.schema)) {
        match test(api, &samples, named, &library, cases) {
            Some(test) => tests.extend(test),
            None => without.push(&*named.type_name),
        }
    }
    let without = without
        .iter()
        .map(|name| format!(" - `{}`", name.trim_start_matches("r#")));
    let without = (without.len() > 0).then(|| {
        quote! {
            //!
            //! Not tested here, since no value of reasonable size was found that they allow:
            //!
            #(#![doc = #without])*
        }
    });
    quote! {
        //! What the schemas of the document accept and what they refuse: values on each bound and just beyond it.
        #without

        #![allow(non_snake_case, confusable_idents, mixed_script_confusables, uncommon_codepoints)]

        #tests
    }
}

/// The test of one schema; `None` when no value is known that it allows.
fn test(
    api: &Api,
    samples: &Samples<'_>,
    named: &NamedSchema,
    library: &Ident,
    cases: usize,
) -> Option<TokenStream> {
    let (longest, _) = LONGEST;
    let root = samples.named(&named.type_name)?;
    let valid = samples.valid(root, Direction::Either)?;
    let json = Some(valid.to_json()).filter(|json| json.len() <= longest)?;
    let attempts = samples.attempts(root, &valid, Direction::Either, false);
    let accepted = chosen(attempts.accepted, cases / 3 + 1);
    let accepted = accepted.iter().map(|attempt| {
        let (at, change) = (&attempt.pointer, change(&attempt.change));
        quote!((#at, #change))
    });
    let refused = chosen(attempts.refused, cases);
    let refusals = refused.iter().map(|attempt| {
        let (at, change) = (&attempt.pointer, change(&attempt.change));
        let (place, keyword) = (&attempt.place, attempt.keyword);
        quote!((#at, #change, #place, #keyword))
    });
    let name = identifier(&named.type_name);
    let element = &named.element_name;
    let rust_type = match api.is_nullable(&named.schema) {
        true => quote!(Option<#library::models::#name>),
        false => quote!(#library::models::#name),
    };
    let import = match refused.is_empty() {
        true => quote!({Change, accepted}),
        false => quote!({Change, accepted, refused}),
    };
    let refused = (!refused.is_empty()).then(|| quote!(refused(SCHEMA, VALID, &[#(#refusals),*]);));
    Some(quote! {
        #[test]
        fn #name() {
            use ::actix_openapi::testing::#import;
            static SCHEMA: &::actix_openapi::schema::Schema = &#library::schemas::#name;
            const VALID: &str = #json;
            type Model = #rust_type;
            accepted::<Model>(SCHEMA, #element, VALID, &[("", Change::Nothing), #(#accepted),*]);
            #refused
        }
    })
}

/// So many of the attempts that can be written, of each keyword as evenly as may be.
pub(super) fn chosen(attempts: Vec<Attempt>, most: usize) -> Vec<Attempt> {
    let mut times = HashMap::new();
    let mut ranked: Vec<_> = attempts
        .into_iter()
        .filter(|attempt| is_short(&attempt.change))
        .enumerate()
        .map(|(place, attempt)| {
            let rank: &mut usize = times.entry(attempt.keyword).or_default();
            *rank += 1;
            (*rank, place, attempt)
        })
        .collect();
    ranked.sort_by_key(|(rank, place, _)| (*rank, *place));
    ranked.truncate(most);
    ranked.sort_by_key(|(_, place, _)| *place);
    ranked.into_iter().map(|(_, _, attempt)| attempt).collect()
}

fn is_short(change: &Change) -> bool {
    let (_, longest) = LONGEST;
    match change {
        Change::Put(value) => repeated(value).is_some() || value.to_json().len() <= longest,
        Change::Nothing | Change::Remove => true,
    }
}

/// A long text of one character only.
fn repeated(value: &Value) -> Option<(String, usize)> {
    let Value::String(text) = value else {
        return None;
    };
    let first = text.chars().next()?;
    let count = text.chars().count();
    let same = count > 40 && text.chars().all(|character| character == first);
    same.then(|| (first.to_string(), count))
}

pub(super) fn change(change: &Change) -> TokenStream {
    match change {
        Change::Nothing => quote!(Change::Nothing),
        Change::Remove => quote!(Change::Remove),
        Change::Put(value) => match repeated(value) {
            Some((text, count)) => quote!(Change::Repeat(#text, #count)),
            None => {
                let json = value.to_json();
                quote!(Change::Put(#json))
            }
        },
    }
}
