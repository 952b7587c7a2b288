// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! Restanser API 2.0.0
//!
//! Tjenesten leverer opplysninger om forfalte og ubetalte skatte- og avgiftskrav for en virksomhet til offentlige etater som har hjemmel eller samtykke til å innhente dem.
//!
//! Terms of service: <https://www.skatteetaten.no/deling/bruksvilkar-for-delingstjenester>
//!
//! Contact: Brukerstøtte, https://www.skatteetaten.no/deling/kontakt/
//!
//! Tag Restanser: Forfalte og ubetalte krav
//!
//! Dokumentasjon på Skatteetatens GitHub: <https://skatteetaten.github.io/api-dokumentasjon/api/restanser>
//!
//! Server: <https://restanser.api.skatteetaten-test.no/v2>: Ekstern test
//!
//! Server: <https://restanser.api.skatteetaten.no/v2>: Produksjon
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
pub const TITLE: &str = "Restanser API";
/// `info.version` of the document.
pub const VERSION: &str = "2.0.0";
/// SHA-256 of the document, together with the files that it refers to where there are any; in hexadecimal.
pub const DOCUMENT_SHA256: &str = "c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559";
/// The path that every operation is below, from the document's servers.
pub const BASE_PATH: &str = "/v2";
