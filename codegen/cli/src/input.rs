//! What the generator is given: the document, the files that it refers to, and the configuration beside it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use actix_openapi_codegen::configuration::Configuration;
use actix_openapi_codegen::document::sources::referred_files;
use clap::Args;

use crate::error::{Error, file};

/// More files than any document is written in.
const MOST_FILES: usize = 10_000;

/// More than any document has, and less than any machine.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What both commands take.
#[derive(Args)]
pub(crate) struct Input {
    /// The OpenAPI document, YAML or JSON.
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// What is decided beside the document, in TOML: `skip`, an array of JSON pointers to what is left out, and `[types]`,
    /// a table of pointers to schemas with the type that their values get: text, uuid, date, date-time, byte, int32, int64,
    /// decimal. What is not needed there is an error.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print one JSON object: format (1), outcome (done, differs, refused, failed), document (name, sha256, title,
    /// version), files (path; state: created, updated, unchanged, removed, kept, and with --check missing, differs,
    /// surplus), lines (of Rust), uses and rules (how many parts of the document each took up), without_client (why there
    /// is none), diagnostics (file, code, pointer, line, column, message, help) and error.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What was read.
pub(crate) struct Read {
    pub(crate) document: Vec<u8>,
    /// The files beside it that it refers to, by their paths from its folder.
    pub(crate) others: BTreeMap<String, Vec<u8>>,
    pub(crate) configuration: Option<Configuration>,
}

impl Input {
    pub(crate) fn read(&self) -> Result<Read, Error> {
        let configuration = self.config.as_deref().map(configuration).transpose()?;
        let document = bytes(&self.spec)?;
        let others = self.others(&document)?;
        Ok(Read {
            document,
            others,
            configuration,
        })
    }

    /// The files that the document refers to, and those that they refer to. One that is not there, or is no document, is
    /// told where something has to be read from it.
    fn others(&self, document: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let folder = self.spec.parent().unwrap_or(Path::new(""));
        let main = self.file_name();
        let mut others = BTreeMap::new();
        let mut ahead: Vec<String> = Vec::new();
        ahead.extend(referred_files(document, &main).unwrap_or_default());
        let mut left = MOST_FILES;
        while let Some(name) = ahead.pop() {
            let path = folder.join(&name);
            if name == main || others.contains_key(&name) || !path.is_file() {
                continue;
            }
            left = left.checked_sub(1).ok_or_else(|| Error::TooManyFiles {
                path: self.spec.clone(),
                limit: MOST_FILES,
            })?;
            let other = bytes(&path)?;
            ahead.extend(referred_files(&other, &name).unwrap_or_default());
            others.insert(name, other);
        }
        Ok(others)
    }

    /// The document as messages call it.
    pub(crate) fn name(&self) -> String {
        self.spec.display().to_string()
    }

    /// The document as generated files call it, wherever it lies.
    pub(crate) fn file_name(&self) -> String {
        last(&self.spec)
    }

    /// The configuration as generated files call it.
    pub(crate) fn config_name(&self) -> Option<String> {
        self.config.as_deref().map(last)
    }
}

fn last(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn configuration(path: &Path) -> Result<Configuration, Error> {
    let text = String::from_utf8(bytes(path)?).map_err(|_| Error::NotText {
        path: path.to_owned(),
    })?;
    Ok(Configuration::parse(&text, &path.display().to_string())?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let opened = File::open(path).map_err(file(path, "cannot read"))?;
    let mut bytes = Vec::new();
    opened
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(file(path, "cannot read"))?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= LARGEST => Ok(bytes),
        _ => Err(Error::TooLarge {
            path: path.to_owned(),
            limit: LARGEST,
        }),
    }
}
