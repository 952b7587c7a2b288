//! `spec/spec.lock`: which document is pinned, and where it comes from.

use std::path::{Path, PathBuf};

use actix_openapi_codegen::sha256;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::files;
use crate::registry::{Format, is_entity_tag};

/// The first lines of the file.
const PREAMBLE: &str = "# Which document is pinned. Written by `cargo xtask fetch` and `cargo xtask pin`; spec/README.md says what it means.\n\n";

/// The lock, within the workspace.
pub(crate) const PATH: &str = "spec/spec.lock";

/// What the lock's `generator` says when this generator accepts a document. All crates of the workspace have one version.
pub(crate) const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// The lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lock {
    /// The document, a file within `spec/`.
    pub(crate) document: PathBuf,
    /// `info.version`.
    pub(crate) version: String,
    /// What the document is written in.
    pub(crate) media_type: Format,
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// When it was pinned, RFC 3339 in UTC.
    pub(crate) pinned: Timestamp,
    /// Why these bytes, when they are not the registry's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    /// The version of the generator that last accepted it.
    pub(crate) generator: String,
    /// Where it comes from.
    pub(crate) source: Source,
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// The base address of the registry that publishes the original.
    pub(crate) registry: String,
    /// The owner there.
    pub(crate) owner: String,
    /// The name of the API there.
    pub(crate) api: String,
    /// Whether the document was written from public knowledge because the original was out of reach.
    pub(crate) reconstructed: bool,
    // What the registry says of these very bytes, in its own words; absent when they are not its own.
    /// Whether the version is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<bool>,
    /// When the version was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) created: Option<String>,
    /// When it was last modified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) modified: Option<String>,
    /// The entity tag of the download.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) etag: Option<String>,
}

impl Source {
    /// Forgets what the registry said, since it said so of other bytes.
    pub(crate) fn forget(&mut self) {
        self.published = None;
        self.created = None;
        self.modified = None;
        self.etag = None;
    }
}

/// Why the lock cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LockError {
    #[error("{PATH} is missing; take the committed one back: git checkout -- {PATH}")]
    Missing,
    #[error(
        "{PATH} pins {}, which is not there; take the committed ones back: git checkout -- {} {PATH}",
        .document.display(),
        .document.display()
    )]
    NoDocument { document: PathBuf },
    #[error("{PATH}: {0}")]
    Syntax(#[from] toml::de::Error),
    #[error("{PATH} is not UTF-8")]
    NotUtf8,
    #[error("{PATH}: \"{key}\" {problem}; take the committed one back: git checkout -- {PATH}")]
    Value {
        key: &'static str,
        problem: &'static str,
    },
    #[error(
        "{PATH} says version {locked}, but the pinned document says {found}; \
         take the committed one back: git checkout -- {PATH}, or write it anew: cargo xtask pin --reason \"...\""
    )]
    Version { locked: String, found: String },
    #[error("the lock cannot be written: {0}")]
    Write(#[from] toml::ser::Error),
    #[error("a reason must say something: cargo xtask pin --reason \"...\"")]
    Reason,
}

impl Lock {
    /// Reads the lock of a workspace.
    pub(crate) fn read(root: &Path) -> Result<Self, Error> {
        let bytes = files::find(&root.join(PATH))?.ok_or(LockError::Missing)?;
        let text = String::from_utf8(bytes).map_err(|_| LockError::NotUtf8)?;
        let lock: Self = toml::from_str(&text).map_err(LockError::from)?;
        lock.check()?;
        Ok(lock)
    }

    /// What no command would have written was written by hand.
    fn check(&self) -> Result<(), LockError> {
        let wrong = |key, problem| Err(LockError::Value { key, problem });
        if self.document.file_name() != Some(self.document.as_os_str())
            || self.document.as_os_str() == "spec.lock"
        {
            return wrong("document", "must be the name of a file beside the lock");
        }
        let hexadecimal = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if self.sha256.len() != 64 || !self.sha256.bytes().all(hexadecimal) {
            return wrong("sha256", "must be 64 hexadecimal digits in lower case");
        }
        if self.version.trim().is_empty() {
            return wrong("version", "must say something");
        }
        let says_nothing = |reason: &String| reason.trim().is_empty();
        if self.reason.as_ref().is_some_and(says_nothing) {
            return wrong("reason", "must say something");
        }
        if !self.source.etag.as_deref().is_none_or(is_entity_tag) {
            return wrong("etag", "must be an entity tag, quotes and all");
        }
        let extension = self.document.extension().and_then(|name| name.to_str());
        let fits = match extension {
            Some("json") => self.media_type == Format::Json,
            Some("yaml" | "yml") => self.media_type == Format::Yaml,
            _ => true,
        };
        if !fits {
            return wrong("media_type", "must be what the document's name ends in");
        }
        for (key, value) in [("owner", &self.source.owner), ("api", &self.source.api)] {
            if value.is_empty() || value.contains(['/', '?', '#', '\\']) || value.starts_with('.') {
                return wrong(key, "must be a name as in the registry's addresses");
            }
        }
        Ok(())
    }

    /// The document, as a path within the workspace.
    pub(crate) fn document(&self) -> PathBuf {
        Path::new("spec").join(&self.document)
    }

    /// How messages call the document.
    pub(crate) fn document_name(&self) -> String {
        self.document().display().to_string()
    }

    /// Whether these are the pinned bytes.
    pub(crate) fn matches(&self, document: &[u8]) -> bool {
        self.sha256 == sha256(document)
    }

    /// The document as it lies in the workspace, pinned or not.
    pub(crate) fn read_document(&self, root: &Path) -> Result<Vec<u8>, Error> {
        let document = self.document();
        let bytes = files::find(&root.join(&document))?;
        Ok(bytes.ok_or(LockError::NoDocument { document })?)
    }

    /// The pinned document, as it lies in the workspace.
    ///
    /// # Errors
    /// When it was edited off the record.
    pub(crate) fn pinned_document(&self, root: &Path) -> Result<Vec<u8>, Error> {
        let document = self.read_document(root)?;
        if self.matches(&document) {
            Ok(document)
        } else {
            Err(Error::Unpinned {
                document: self.document(),
            })
        }
    }

    /// # Errors
    /// When the pinned document's own version is another one.
    pub(crate) fn check_version(&self, found: &str) -> Result<(), LockError> {
        if self.version == found {
            return Ok(());
        }
        Err(LockError::Version {
            locked: self.version.clone(),
            found: found.to_owned(),
        })
    }

    /// The content of the file.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let text = toml::to_string(self).map_err(LockError::from)?;
        Ok(format!("{PREAMBLE}{text}").into_bytes())
    }
}

/// Now, as it is written into the lock.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::built_from;

    fn committed() -> String {
        std::fs::read_to_string(built_from().join(PATH)).unwrap()
    }

    fn read(text: &str) -> Result<Lock, Error> {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("spec")).unwrap();
        std::fs::write(root.path().join(PATH), text).unwrap();
        Lock::read(root.path())
    }

    #[test]
    fn the_workspace_pins_its_document() {
        let lock = Lock::read(&built_from()).unwrap();
        lock.pinned_document(&built_from()).unwrap();
    }

    #[test]
    fn what_is_written_is_read() {
        let mut lock = read(&committed()).unwrap();
        assert_eq!(lock.to_bytes().unwrap(), committed().into_bytes());
        lock.reason = None;
        lock.source.published = Some(true);
        lock.source.created = Some("2024-01-01T00:00:00Z".into());
        lock.source.modified = Some("yesterday".into());
        lock.source.etag = Some("W/\"a\"".into());
        let text = String::from_utf8(lock.to_bytes().unwrap()).unwrap();
        assert_eq!(read(&text).unwrap(), lock);
    }

    #[test]
    fn a_slip_is_refused_with_its_line() {
        for (from, to) in [
            ("reconstructed", "reconstucted"),
            ("owner", "owners"),
            ("sha256", "sha"),
            (
                "media_type = \"application/yaml\"",
                "media_type = \"text/html\"",
            ),
            ("pinned = \"", "pinned = \"x"),
        ] {
            let text = committed();
            let line = 1 + text.lines().position(|line| line.contains(from)).unwrap();
            let error = read(&text.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(
                error.contains(PATH) && error.contains(&format!("line {line}")),
                "{from}: {error}"
            );
        }
        let more = read(&format!("{}etagg = \"x\"\n", committed())).unwrap_err();
        assert!(more.to_string().contains("etagg"), "{more}");
    }

    #[test]
    fn values_that_no_command_writes_are_refused() {
        for (from, to, key) in [
            ("restanser-api.yaml", "../x.yaml", "document"),
            ("restanser-api.yaml", "spec.lock", "document"),
            ("sha256 = \"", "sha256 = \"f", "sha256"),
            ("\"2.0.0\"", "\"\"", "version"),
            ("generator = ", "reason = \" \"\ngenerator = ", "reason"),
            ("skatteetaten", "skatteetaten/x", "owner"),
            ("\"restanser-api\"", "\"..\"", "api"),
            ("[source]", "[source]\netag = \"å\"", "etag"),
            ("[source]", "[source]\netag = \"a\"", "etag"),
            ("application/yaml", "application/json", "media_type"),
        ] {
            let lines: Vec<_> = committed()
                .lines()
                .filter(|line| key != "reason" || !line.starts_with("reason"))
                .map(str::to_owned)
                .collect();
            let error = read(&lines.join("\n").replacen(from, to, 1)).unwrap_err();
            assert!(error.to_string().contains(&format!("\"{key}\"")), "{error}");
            assert_eq!(error.exit_code(), 3);
        }
    }
}
