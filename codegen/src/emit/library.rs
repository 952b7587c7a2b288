//! `lib.rs`: what the API is, and the modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::{inner, lines, paragraphs};
use crate::ir::{Api, Errors};

/// The crate's root; `sha256` is that of the document with all of its files.
pub fn module(api: &Api, sha256: &str, has_client: bool) -> TokenStream {
    let client = has_client.then(|| {
        quote! {
            #[cfg(feature = "client")]
            #[allow(missing_docs, unused_imports, clippy::all)]
            pub mod client;
        }
    });
    let errors = matches!(api.errors, Errors::Several(_)).then(|| {
        quote! {
            #[allow(unused_imports)]
            pub mod errors;
        }
    });
    let mut about = vec![format!("{} {}", api.title, api.version)];
    about.extend(paragraphs(&api.documentation, ""));
    about.extend(api.servers.iter().map(|server| match &server.description {
        Some(description) => format!("Server: <{}>: {description}", server.url),
        None => format!("Server: <{}>", server.url),
    }));
    let lines = inner(&lines(&about));
    let (title, version, base_path) = (&api.title, &api.version, api.base_path());
    let base_path_doc = super::documentation::lines(&[match api.base_paths.len() {
        0 | 1 => "The path that every operation is below, from the document's servers.".to_owned(),
        _ => "The path of the first of the document's servers; the operations are below those of the others too."
            .to_owned(),
    }]);
    quote! {
        #lines

        #![forbid(unsafe_code)]
        #![deny(missing_docs)]
        #![allow(rustdoc::all)]
        #![allow(
            clippy::doc_lazy_continuation,
            clippy::doc_nested_refdefs,
            clippy::doc_overindented_list_items,
            clippy::empty_docs,
            clippy::needless_doctest_main,
            clippy::test_attr_in_doctest
        )]
        #![allow(
            confusable_idents,
            mixed_script_confusables,
            non_camel_case_types,
            non_snake_case,
            non_upper_case_globals,
            uncommon_codepoints
        )]

        #[allow(unused_imports)]
        pub mod api;
        #client
        pub mod document;
        #errors
        #[allow(unused_imports)]
        pub mod models;
        #[allow(unused_imports)]
        pub mod routes;
        #[allow(unused_imports)]
        pub mod schemas;

        pub use api::Api;

        /// `info.title` of the document.
        pub const TITLE: &str = #title;
        /// `info.version` of the document.
        pub const VERSION: &str = #version;
        /// SHA-256 of the document, together with the files that it refers to where there are any; in hexadecimal.
        pub const DOCUMENT_SHA256: &str = #sha256;
        #base_path_doc
        pub const BASE_PATH: &str = #base_path;
    }
}
