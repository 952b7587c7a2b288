//! `Cargo.toml` of the generated crate.

use crate::Options;

/// The manifest.
pub fn manifest(options: &Options<'_>, preamble: &str) -> String {
    let Options { crate_name, .. } = options;
    format!(
        r#"{preamble}
[package]
name = "{crate_name}"
description = "Generated from an OpenAPI document"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

[lib]
# Texts of the document are no examples of code.
doctest = false

[features]
# The client, made by progenitor on the same models.
client = ["dep:bytes", "dep:futures-core", "dep:progenitor-client", "dep:reqwest", "dep:serde_urlencoded", "dep:uuid"]

[dependencies]
actix-openapi.workspace = true
bytes = {{ workspace = true, optional = true }}
futures-core = {{ workspace = true, optional = true }}
progenitor-client = {{ workspace = true, optional = true }}
reqwest = {{ workspace = true, optional = true }}
serde_urlencoded = {{ workspace = true, optional = true }}
uuid = {{ workspace = true, optional = true }}
"#
    )
}
