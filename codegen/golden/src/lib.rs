// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! Bibliotek "API" */ 1.2.0-æ
//!
//! Bøker og lånere i et bibliotek som ikke finnes.
//!
//! fire mellomrom foran: ingen kodeblokk
//!
//! `baklengs`, "anførsel", \skråstrek, */ og /* og   mellomrom bak
//! - en liste
//! som fortsetter uten innrykk
//! ```rust
//! fn main() { ikke rust }
//! ```
//!
//! Terms of service: <https://bibliotek.example.no/vilkår>
//!
//! Contact: Skranken, https://bibliotek.example.no/kontakt, skranken@bibliotek.example.no
//!
//! License: CC0, https://creativecommons.org/publicdomain/zero/1.0/
//!
//! Tag Bøker: Det som står i hyllene: Om bøker: <https://bibliotek.example.no/boeker>
//!
//! Tag Navn
//!
//! See also: <https://bibliotek.example.no/dokumentasjon>
//!
//! Security scheme `nabo`: not required by any operation
//!
//! Security scheme `reserve`: not required by any operation: Ikke i bruk
//!
//! Server: <https://test.bibliotek.example.no/katalog/v1/>: Test
//!
//! Server: <https://bibliotek.example.no/katalog/v1>
//!
//! Server: </katalog/v1>
//!
//! Server: <https://{sted}.bibliotek.example.no/katalog/{utgave}>: Arkivet, som også har den neste utgaven
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
#[cfg(feature = "client")]
#[allow(missing_docs, unused_imports, clippy::all)]
pub mod client;
pub mod document;
#[allow(unused_imports)]
pub mod models;
#[allow(unused_imports)]
pub mod routes;
#[allow(unused_imports)]
pub mod schemas;
pub use api::Api;
/// `info.title` of the document.
pub const TITLE: &str = "Bibliotek \"API\" */";
/// `info.version` of the document.
pub const VERSION: &str = "1.2.0-æ";
/// SHA-256 of the document, together with the files that it refers to where there are any; in hexadecimal.
pub const DOCUMENT_SHA256: &str = "3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd";
/// The path of the first of the document's servers; the operations are below those of the others too.
pub const BASE_PATH: &str = "/katalog/v1";
