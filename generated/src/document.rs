// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The document itself, for whoever shows it to people.
/// The document as it was pinned, byte for byte.
pub const YAML: &str = include_str!("../openapi.yaml");
/// SHA-256 of [`YAML`], in hexadecimal.
pub const YAML_SHA256: &str = "c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559";
/// What the document says, in JSON: its members in their order, its numbers as they are written.
pub const JSON: &str = include_str!("../openapi.json");
/// SHA-256 of [`JSON`], in hexadecimal.
pub const JSON_SHA256: &str = "48f1711ce3dbb493b107a91c1089160a3b6931c061a5c7a1a22e5e32ffbed2b2";
