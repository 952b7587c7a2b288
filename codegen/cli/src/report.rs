//! What came of it, for machines.

use std::collections::BTreeMap;

use actix_openapi_codegen::document::ledger::{Entry, Rule, Use};
use actix_openapi_codegen::{Error as GenerateError, Generated, sha256};
use serde::Serialize;

use crate::error::Error;
use crate::folder::State;
use crate::input::{Input, Read};

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    Done,
    Differs,
    Refused,
    Failed,
}

impl Outcome {
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Differs => 1,
            Self::Refused => 2,
            Self::Failed => 3,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Report {
    format: u32,
    outcome: Outcome,
    document: Option<Document>,
    files: Vec<File>,
    /// Of Rust, in all files.
    lines: usize,
    uses: BTreeMap<String, usize>,
    rules: BTreeMap<&'static str, usize>,
    without_client: Option<String>,
    diagnostics: Vec<Remark>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Document {
    name: String,
    sha256: String,
    title: String,
    version: String,
}

#[derive(Serialize)]
struct File {
    path: String,
    state: State,
}

#[derive(Serialize)]
struct Remark {
    file: String,
    code: &'static str,
    /// `None` for what stands in the configuration.
    pointer: Option<String>,
    line: usize,
    column: usize,
    message: String,
    help: Option<String>,
}

impl Report {
    fn empty(outcome: Outcome) -> Self {
        Self {
            format: 1,
            outcome,
            document: None,
            files: Vec::new(),
            lines: 0,
            uses: BTreeMap::new(),
            rules: BTreeMap::new(),
            without_client: None,
            diagnostics: Vec::new(),
            error: None,
        }
    }

    /// What was generated, and what became of the files.
    pub(crate) fn of(
        input: &Input,
        read: &Read,
        generated: &Generated,
        files: Vec<(String, State)>,
    ) -> Self {
        let differs = files.iter().any(|(_, state)| state.is_difference());
        let outcome = match differs {
            true => Outcome::Differs,
            false => Outcome::Done,
        };
        let (uses, rules) = counts(&generated.account);
        let sources = generated.files.iter();
        let sources = sources.filter(|file| file.path.ends_with(".rs"));
        Self {
            document: Some(Document {
                name: input.name(),
                sha256: sha256(&read.document),
                title: generated.api.title.clone(),
                version: generated.api.version.clone(),
            }),
            files: files
                .into_iter()
                .map(|(path, state)| File { path, state })
                .collect(),
            lines: sources.map(|file| file.contents.lines().count()).sum(),
            uses,
            rules,
            without_client: generated.without_client.clone(),
            ..Self::empty(outcome)
        }
    }

    pub(crate) fn failed(error: &Error) -> Self {
        Self {
            diagnostics: remarks(error),
            error: Some(error.to_string()),
            ..Self::empty(error.outcome())
        }
    }

    pub(crate) fn exit_code(&self) -> u8 {
        self.outcome.exit_code()
    }
}

/// How many parts of the document each use took up, and each rule for ignoring.
fn counts(account: &[Entry]) -> (BTreeMap<String, usize>, BTreeMap<&'static str, usize>) {
    let mut uses = BTreeMap::new();
    let mut rules: BTreeMap<_, _> = Rule::ALL.iter().map(|rule| (rule.name(), 0)).collect();
    for entry in account {
        match entry.used {
            Use::Ignored(rule) => *rules.entry(rule.name()).or_default() += 1,
            used => *uses.entry(used.to_string()).or_default() += 1,
        }
    }
    (uses, rules)
}

fn remarks(error: &Error) -> Vec<Remark> {
    match error {
        Error::Generate(GenerateError::Document(diagnostics)) => diagnostics
            .iter()
            .map(|diagnostic| Remark {
                file: diagnostics.document().to_owned(),
                code: diagnostic.code.as_str(),
                pointer: Some(diagnostic.pointer.clone()),
                line: diagnostic.position.line,
                column: diagnostic.position.column,
                message: diagnostic.message.clone(),
                help: diagnostic.help.clone(),
            })
            .collect(),
        Error::Generate(GenerateError::Configuration(error)) | Error::Configuration(error) => error
            .faults
            .iter()
            .map(|fault| Remark {
                file: error.name.clone(),
                code: "configuration",
                pointer: None,
                line: fault.position.line,
                column: fault.position.column,
                message: fault.message.clone(),
                help: None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
