// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The document itself, for whoever shows it to people.
/// The document as it was pinned, byte for byte.
pub const YAML: &str = include_str!("../openapi.yaml");
/// SHA-256 of [`YAML`], in hexadecimal.
pub const YAML_SHA256: &str = "3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd";
/// What the document says, in JSON: its members in their order, its numbers as they are written.
pub const JSON: &str = include_str!("../openapi.json");
/// SHA-256 of [`JSON`], in hexadecimal.
pub const JSON_SHA256: &str = "efd2336377f0ca15107c3495d1ddb229aada903ef813ad4dd46017c165b675b6";
