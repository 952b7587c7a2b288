//! `Cargo.toml` of the generated crate.

use crate::Options;

/// The manifest.
pub fn manifest(options: &Options<'_>, preamble: &str, has_client: bool) -> String {
    let Options { crate_name, .. } = options;
    let (features, dependencies) = match has_client {
        true => (FEATURES, CLIENT_DEPENDENCIES),
        false => ("", ""),
    };
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
{features}
[dependencies]
actix-openapi.workspace = true
{dependencies}"#
    )
}

const FEATURES: &str = r#"
[features]
# The client, made by progenitor on the same models.
client = ["dep:bytes", "dep:futures-core", "dep:progenitor-client", "dep:reqwest", "dep:serde_urlencoded", "dep:uuid"]
"#;

const CLIENT_DEPENDENCIES: &str = "\
bytes = { workspace = true, optional = true }
futures-core = { workspace = true, optional = true }
progenitor-client = { workspace = true, optional = true }
reqwest = { workspace = true, optional = true }
serde_urlencoded = { workspace = true, optional = true }
uuid = { workspace = true, optional = true }
";
