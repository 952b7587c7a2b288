//! An OpenAPI document in, Rust files and a report out.
//!
//! [`generate`] is the whole of it, and pure: bytes in, files out, no clock, no environment, no file system. Data flows
//! one way: [`document`] reads bytes into a positioned tree, [`lower`] turns it into the [`ir`] while a ledger keeps
//! account of every part, [`emit`] makes tokens of it, and the rest formats and reports.
//!
//! What the generator does not support is a diagnostic with its place, never a panic and never silence.

#![forbid(unsafe_code)]

pub mod configuration;
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
pub mod sample;
mod stack;

use sha2::{Digest, Sha256};

use configuration::{Change, Configuration, ConfigurationError, Fault};
use diagnostics::Diagnostics;
use document::ledger::{Entry, Ledger};
use document::sources::{Documents, Files};
use emit::client::{Client, ClientError};
use emit::document::Forms;
use emit::manifest::Packaging;
use lower::Lowered;
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

/// What else can be asked for. By default nothing is: a crate of a workspace that has all versions, made of the whole
/// document as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choices<'a> {
    /// What is decided beside the document.
    pub configuration: Option<&'a Configuration>,
    /// Where the crate gets its dependencies from.
    pub packaging: Packaging<'a>,
}

/// What comes out.
#[derive(Debug)]
pub struct Generated {
    /// Every file of the crate.
    pub files: Vec<File>,
    /// What the document means.
    pub api: ir::Api,
    /// What became of every part of the document.
    pub account: Vec<Entry>,
    /// Why there is no client, when there is none: a whole sentence.
    pub without_client: Option<String>,
}

impl Generated {
    /// A beginning of an implementation: a server that refuses every request, to be completed by hand.
    ///
    /// # Errors
    /// A fault of the generator.
    pub fn skeleton(&self, options: &Options<'_>) -> Result<File, RenderError> {
        emit::skeleton::example(&self.api, options)
    }
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
    /// The configuration does not fit the document.
    #[error(transparent)]
    Configuration(#[from] ConfigurationError),
}

/// Generates a crate from an OpenAPI document, with the files that it refers to where there are any.
///
/// # Errors
/// When the document has errors or parts that are not supported, all of them with their places.
pub fn generate<'a>(
    documents: impl Into<Documents<'a>>,
    options: &Options<'_>,
) -> Result<Generated, Error> {
    generate_with(documents, options, &Choices::default())
}

/// As [`generate`], with choices.
///
/// # Errors
/// As those of [`generate`]; and when the configuration names what is not there, or what it need not name.
pub fn generate_with<'a>(
    documents: impl Into<Documents<'a>>,
    options: &Options<'_>,
    choices: &Choices<'_>,
) -> Result<Generated, Error> {
    let documents = documents.into();
    stack::deep(|| whole(&documents, options, choices))
}

fn whole(
    documents: &Documents<'_>,
    options: &Options<'_>,
    choices: &Choices<'_>,
) -> Result<Generated, Error> {
    let files = lower::parse(documents, options.document_name)?;
    let pinned = Pinned {
        sha256: sha256_of(documents),
        forms: Forms::of(documents.main, files.main()),
    };
    let make = |adjusted: &Files, ledger| {
        let lowered = lower::understand(&files, adjusted, ledger, options.document_name)?;
        emitted(lowered, &pinned, options, choices)
    };
    let Some(configuration) = choices.configuration else {
        return make(&files, Ledger::default());
    };
    let faults = configuration.faults(files.main());
    if !faults.is_empty() {
        return Err(configuration.error(faults).into());
    }
    let apply = |without| {
        let (adjusted, ledger) = configuration.apply(files.main(), without);
        make(&files.with_main(adjusted), ledger)
    };
    let generated = apply(None)?;
    let mut faults = Vec::new();
    for (index, entry) in configuration.entries.iter().enumerate() {
        // What does not generate without it is what it is there for.
        let Ok(without) = apply(Some(index)) else {
            continue;
        };
        let message = match entry.change {
            Change::Skip => "the document generates without this skip",
            Change::Type(_) if without.api == generated.api => "this type changes nothing",
            Change::Type(_) => continue,
        };
        faults.push(Fault {
            position: entry.position,
            message: format!("#{}: {message}; take it out", entry.pointer),
        });
    }
    match faults.is_empty() {
        true => Ok(generated),
        false => Err(configuration.error(faults).into()),
    }
}

/// The document as it was given.
struct Pinned {
    sha256: String,
    forms: Forms,
}

/// The files for a document that was understood.
fn emitted(
    lowered: Lowered,
    pinned: &Pinned,
    options: &Options<'_>,
    choices: &Choices<'_>,
) -> Result<Generated, Error> {
    let Lowered { api, account } = lowered;
    let sha256 = &pinned.sha256;
    let about = format!(
        "{} {} ({}, SHA-256 {sha256})",
        single_line(&api.title),
        single_line(&api.version),
        single_line(options.document_name)
    );
    let command = single_line(options.command);
    let preamble = render::preamble("//", &about, &command);
    let source = |file, tokens| render::render(file, &preamble, tokens);
    let client = emit::client::module(&api)?;
    let mut files = vec![
        File {
            path: "Cargo.toml",
            contents: emit::manifest::manifest(
                options,
                choices.packaging,
                &render::preamble("#", &about, &command),
                matches!(client, Client::Made { .. }),
            ),
        },
        File {
            path: "COVERAGE.md",
            contents: coverage::report(&account, &client, &about, &command),
        },
        File {
            path: "src/api.rs",
            contents: source("src/api.rs", emit::api::module(&api))?,
        },
        File {
            path: "src/document.rs",
            contents: source("src/document.rs", emit::document::module(&pinned.forms))?,
        },
        File {
            path: "src/lib.rs",
            contents: source(
                "src/lib.rs",
                emit::library::module(&api, sha256, matches!(client, Client::Made { .. })),
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
        File {
            path: "tests/operations.rs",
            contents: source(
                "tests/operations.rs",
                emit::tests::operations::module(&api, options),
            )?,
        },
        File {
            path: "tests/schemas.rs",
            contents: source(
                "tests/schemas.rs",
                emit::tests::schemas::module(&api, options),
            )?,
        },
    ];
    let document = pinned.forms.files();
    files.extend(document.map(|(path, contents)| File { path, contents }));
    if let Some(errors) = emit::errors::module(&api) {
        files.push(File {
            path: "src/errors.rs",
            contents: source("src/errors.rs", errors)?,
        });
    }
    let without_client = match client {
        Client::Absent(reasons) => Some(reasons.join(" ")),
        Client::Made { module, .. } => {
            files.push(File {
                path: "src/client.rs",
                contents: source("src/client.rs", module)?,
            });
            None
        }
    };
    files.sort_by_key(|file| file.path);
    Ok(Generated {
        files,
        api,
        account,
        without_client,
    })
}

/// The hash of the main document; where there are other files, of all of them with their names.
fn sha256_of(documents: &Documents<'_>) -> String {
    if documents.others.is_empty() {
        return sha256(documents.main);
    }
    let mut all = sha256(documents.main);
    for (name, bytes) in &documents.others {
        all.push_str(&format!("\n{} {name}", sha256(bytes)));
    }
    sha256(all.as_bytes())
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
