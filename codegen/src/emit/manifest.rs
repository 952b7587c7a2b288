//! `Cargo.toml` of the generated crate.

use crate::Options;

/// Where a generated crate gets its dependencies from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packaging<'a> {
    /// From the workspace that it is a member of, as it does its version, edition and licence.
    #[default]
    Inherited,
    /// From the crate's own manifest.
    Own {
        /// Where the runtime is.
        runtime: Runtime<'a>,
        /// Whether the crate is a member of a workspace; else it is one of its own, wherever its folder lies.
        member: bool,
    },
}

/// Where the runtime, `actix-openapi`, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime<'a> {
    /// In a folder: a path as it shall stand in the manifest.
    Path(&'a str),
    /// In a registry: a requirement of a version.
    Version(&'a str),
}

/// What the client needs beside the runtime, as a crate of its own asks for it.
const CLIENT: [(&str, &str); 6] = [
    ("bytes", r#"version = "1""#),
    ("futures-core", r#"version = "0.3""#),
    (
        "progenitor-client",
        r#"version = "0.15", default-features = false"#,
    ),
    (
        "reqwest",
        r#"version = "0.13", default-features = false, features = ["rustls"]"#,
    ),
    ("serde_urlencoded", r#"version = "0.7""#),
    ("uuid", r#"version = "1", features = ["v4", "serde"]"#),
];

/// The oldest compiler for a crate of its own; the edition is 2024.
const RUST_VERSION: &str = "1.95";

/// The manifest.
pub fn manifest(
    options: &Options<'_>,
    packaging: Packaging<'_>,
    preamble: &str,
    has_client: bool,
) -> String {
    let name = quoted(options.crate_name);
    let about = match packaging {
        Packaging::Inherited => INHERITED.to_owned(),
        Packaging::Own { .. } => {
            format!("edition = \"2024\"\nrust-version = \"{RUST_VERSION}\"\npublish = false\n")
        }
    };
    let runtime = match packaging {
        Packaging::Inherited => "actix-openapi.workspace = true".to_owned(),
        Packaging::Own { runtime, .. } => match runtime {
            Runtime::Path(path) => format!("actix-openapi = {{ path = {} }}", quoted(path)),
            Runtime::Version(version) => format!("actix-openapi = {}", quoted(version)),
        },
    };
    let for_tests = match packaging {
        Packaging::Inherited => "workspace = true".to_owned(),
        Packaging::Own { runtime, .. } => match runtime {
            Runtime::Path(path) => format!("path = {}", quoted(path)),
            Runtime::Version(version) => format!("version = {}", quoted(version)),
        },
    };
    let (features, dependencies) = match has_client {
        true => (FEATURES, client_dependencies(packaging)),
        false => ("", String::new()),
    };
    let workspace = match packaging {
        Packaging::Own { member: false, .. } => WORKSPACE,
        _ => "",
    };
    format!(
        r#"{preamble}
[package]
name = {name}
description = "Generated from an OpenAPI document"
{about}
[lib]
# Texts of the document are no examples of code.
doctest = false
{features}
[dependencies]
{runtime}
{dependencies}
[dev-dependencies]
actix-openapi = {{ {for_tests}, features = ["testing"] }}
{workspace}"#
    )
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => {
                quoted.push_str(&format!("\\U{:08X}", u32::from(character)));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

fn client_dependencies(packaging: Packaging<'_>) -> String {
    let line = |(name, own): (&str, &str)| match packaging {
        Packaging::Inherited => format!("{name} = {{ workspace = true, optional = true }}\n"),
        Packaging::Own { .. } => format!("{name} = {{ {own}, optional = true }}\n"),
    };
    CLIENT.into_iter().map(line).collect()
}

const INHERITED: &str = "\
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true
";

const WORKSPACE: &str = "
# A workspace of its own, also in the folder of another.
[workspace]
";

const FEATURES: &str = r#"
[features]
# The client, made by progenitor on the same models.
client = ["dep:bytes", "dep:futures-core", "dep:progenitor-client", "dep:reqwest", "dep:serde_urlencoded", "dep:uuid"]
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_of_its_own_asks_for_what_the_workspace_has() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let workspace: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let workspace = &workspace["workspace"];
        for (name, own) in CLIENT {
            let own: toml::Table = format!("own = {{ {own} }}").parse().unwrap();
            let shared = match &workspace["dependencies"][name] {
                toml::Value::String(version) => format!("own = {{ version = \"{version}\" }}"),
                table => format!("own = {table}"),
            };
            assert_eq!(own, shared.parse().unwrap(), "{name}");
        }
        assert_eq!(
            workspace["package"]["rust-version"].as_str(),
            Some(RUST_VERSION)
        );
        assert_eq!(workspace["package"]["edition"].as_str(), Some("2024"));
    }

    #[test]
    fn every_packaging_is_toml() {
        let options = Options {
            document_name: "a",
            command: "b",
            crate_name: "c",
        };
        let path = "../\"a\"\\b\n";
        for (member, has_client) in [(false, false), (false, true), (true, false), (true, true)] {
            let packaging = Packaging::Own {
                runtime: Runtime::Path(path),
                member,
            };
            let text = manifest(&options, packaging, "# x\n", has_client);
            let manifest: toml::Table = text.parse().unwrap();
            let runtime = &manifest["dependencies"]["actix-openapi"];
            assert_eq!(runtime["path"].as_str(), Some(path));
            let for_tests = &manifest["dev-dependencies"]["actix-openapi"];
            assert_eq!(for_tests["path"].as_str(), Some(path));
            assert_eq!(manifest.contains_key("workspace"), !member);
            assert_eq!(manifest.contains_key("features"), has_client);
        }
    }
}
