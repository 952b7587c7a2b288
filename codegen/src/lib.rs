//! An OpenAPI document in, Rust files and a report out.
//!
//! [`generate`] is the whole of it, and pure: bytes in, files out, no clock, no environment, no file system. Data flows
//! one way: [`document`] reads bytes into a positioned tree, [`lower`] turns it into the [`ir`] while a ledger keeps
//! account of every part, [`emit`] makes tokens of it, and the rest formats and reports.
//!
//! What the generator does not support is a diagnostic with its place, never a panic and never silence.

#![forbid(unsafe_code)]

mod coverage;
pub mod diagnostics;
pub mod diff;
pub mod document;
pub mod emit;
pub mod ir;
pub mod lower;
pub mod names;
mod number;
pub mod render;

use sha2::{Digest, Sha256};

use diagnostics::Diagnostics;
use emit::client::{Client, ClientError};
use render::RenderError;

/// What the generator is told beside the document.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What messages and preambles call the document: its path.
    pub document_name: &'a str,
    /// The command that makes the files again, for their preambles.
    pub command: &'a str,
    /// The name of the generated crate.
    pub crate_name: &'a str,
}

/// What comes out.
#[derive(Debug)]
pub struct Generated {
    /// Every file of the crate.
    pub files: Vec<File>,
    /// What the document means.
    pub api: ir::Api,
}

/// A file of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path within the crate, with forward slashes.
    pub path: &'static str,
    /// Its content.
    pub contents: String,
}

/// Why nothing comes out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The document has errors or unsupported parts.
    #[error(transparent)]
    Document(#[from] Diagnostics),
    /// The client cannot be made.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// A fault of the generator.
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// Generates a crate from an OpenAPI document.
///
/// # Errors
/// When the document has errors or parts that are not supported, all of them with their places.
pub fn generate(document: &[u8], options: &Options<'_>) -> Result<Generated, Error> {
    let lowered = lower::lower(document, options.document_name)?;
    let api = lowered.api;
    let sha256 = sha256(document);
    let about = format!(
        "{} {} ({}, SHA-256 {sha256})",
        single_line(&api.title),
        single_line(&api.version),
        options.document_name
    );
    let preamble = render::preamble("//", &about, options.command);
    let source = |file, tokens| render::render(file, &preamble, tokens);
    let client = emit::client::module(&api)?;
    let mut files = vec![
        File {
            path: "Cargo.toml",
            contents: emit::manifest::manifest(
                options,
                &render::preamble("#", &about, options.command),
                matches!(client, Client::Made { .. }),
            ),
        },
        File {
            path: "COVERAGE.md",
            contents: coverage::report(&lowered.account, &client, &about, options.command),
        },
        File {
            path: "src/api.rs",
            contents: source("src/api.rs", emit::api::module(&api))?,
        },
        File {
            path: "src/lib.rs",
            contents: source(
                "src/lib.rs",
                emit::library::module(&api, &sha256, matches!(client, Client::Made { .. })),
            )?,
        },
        File {
            path: "src/models.rs",
            contents: source("src/models.rs", emit::models::module(&api))?,
        },
        File {
            path: "src/routes.rs",
            contents: source("src/routes.rs", emit::routes::module(&api))?,
        },
        File {
            path: "src/schemas.rs",
            contents: source("src/schemas.rs", emit::tables::module(&api))?,
        },
    ];
    if let Client::Made { module, .. } = client {
        files.push(File {
            path: "src/client.rs",
            contents: source("src/client.rs", module)?,
        });
    }
    files.sort_by_key(|file| file.path);
    Ok(Generated { files, api })
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn single_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    emit::documentation::harmless(&words.join(" "))
}
