//! What is wrong with a document, and where.

use std::fmt;

use crate::document::{Position, split_place};

/// The kind of a diagnostic; its text is stable and can be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The bytes are not UTF-8 or not YAML.
    Syntax,
    /// A mapping has a key twice.
    DuplicateKey,
    /// A keyword that the OpenAPI Specification does not know in this place.
    UnknownKeyword,
    /// A keyword that must be there is absent.
    MissingKeyword,
    /// A value of the wrong type.
    WrongType,
    /// A value that the OpenAPI Specification does not allow here.
    InvalidValue,
    /// A `$ref` that leads nowhere.
    UnresolvedReference,
    /// Valid OpenAPI that this generator does not support.
    Unsupported,
    /// A part of the document that nothing took up: a fault of the generator, told instead of dropped.
    Unaccounted,
}

impl Code {
    /// The code as it is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::UnknownKeyword => "unknown-keyword",
            Self::MissingKeyword => "missing-keyword",
            Self::WrongType => "wrong-type",
            Self::InvalidValue => "invalid-value",
            Self::UnresolvedReference => "unresolved-reference",
            Self::Unsupported => "unsupported",
            Self::Unaccounted => "unaccounted",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// JSON pointer (RFC 6901) to the part of the document; empty for the whole. Where the part is in another file than
    /// the main document, that file's path and `#` stand before it.
    pub pointer: String,
    /// Line and column of that part.
    pub position: Position,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// The file that the part is in, relative to the main document; `None` for the main document itself.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        split_place(&self.pointer).0
    }

    /// The JSON pointer within that file.
    #[must_use]
    pub fn pointer_in_file(&self) -> &str {
        split_place(&self.pointer).1
    }
}

/// Everything that is wrong with one document, in the document's order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostics {
    document: String,
    all: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn new(document: &str, mut all: Vec<Diagnostic>) -> Self {
        all.sort_by(|a, b| {
            (a.file(), a.position, &a.pointer, a.code).cmp(&(
                b.file(),
                b.position,
                &b.pointer,
                b.code,
            ))
        });
        all.dedup();
        Self {
            document: document.to_owned(),
            all,
        }
    }

    /// The path of the file that a diagnostic speaks of, beside the main document's.
    fn path_of(&self, diagnostic: &Diagnostic) -> String {
        let folder = self.document.rsplit_once('/').map(|(folder, _)| folder);
        match (diagnostic.file(), folder) {
            (None, _) => self.document.clone(),
            (Some(file), None) => file.to_owned(),
            (Some(file), Some(folder)) => format!("{folder}/{file}"),
        }
    }

    /// The same, with another name for the document.
    #[must_use]
    pub fn of(self, document: &str) -> Self {
        Self {
            document: document.to_owned(),
            ..self
        }
    }

    /// What the document is called.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.all {
            let Diagnostic {
                code,
                position,
                message,
                help,
                ..
            } = diagnostic;
            writeln!(formatter, "error[{code}]: {message}")?;
            writeln!(
                formatter,
                "  --> {}:{}:{} at #{}",
                self.path_of(diagnostic),
                position.line,
                position.column,
                diagnostic.pointer_in_file()
            )?;
            if let Some(help) = help {
                writeln!(formatter, "  help: {help}")?;
            }
        }
        let count = self.all.len();
        let errors = if count == 1 { "error" } else { "errors" };
        write!(
            formatter,
            "{}: {count} {errors}; nothing was generated",
            self.document
        )
    }
}
