//! `cargo xtask diff`

use std::path::{Path, PathBuf};
use std::process::Command;

use actix_openapi_codegen::diff::{Change, compare};
use actix_openapi_codegen::lower::{self, Lowered};
use actix_openapi_codegen::sha256;
use clap::Args;
use serde::Serialize;

use crate::files;
use crate::lock::Lock;
use crate::progress::Progress;
use crate::registry::{Choice, Where};
use crate::report::{self, About, Counts, Entry, Human};
use crate::upstream::{Pinned, breaking, understand};
use crate::workspace::Workspace;
use crate::{Error, Outcome};

/// Which two documents.
#[derive(Args)]
pub(crate) struct Pair {
    /// The old document, or, when it is the only one, the new one.
    #[arg(value_name = "A")]
    first: Option<PathBuf>,
    /// The new document.
    #[arg(value_name = "B")]
    second: Option<PathBuf>,
    /// Compare the pinned document with the registry's default version.
    #[arg(long, conflicts_with_all = ["first", "second"])]
    upstream: bool,
    #[command(flatten)]
    place: Where,
}

/// `cargo xtask diff`
#[derive(Args)]
pub(crate) struct Diff {
    #[command(flatten)]
    pair: Pair,
    /// Print one JSON object instead: format (1), old and new (name, version, sha256), verdict (identical, documentation,
    /// compatible, breaking), counts by class, and changes, each with kind, subject, wire (breaking, compatible,
    /// documentation), validation (tighter, looser, other, null), rust (breaking, compatible, null), note, old and new
    /// (pointer, line, value; null on the side where it is absent).
    #[arg(long)]
    json: bool,
}

/// One of the two.
pub(crate) struct Document {
    pub(crate) name: String,
    sha256: String,
    pub(crate) lowered: Lowered,
}

impl Document {
    fn new(name: String, bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            lowered: lower::lower(bytes, &name)?,
            sha256: sha256(bytes),
            name,
        })
    }

    fn file(path: &Path) -> Result<Self, Error> {
        Self::new(path.display().to_string(), &files::read(path)?)
    }

    fn about(&self) -> About {
        About {
            name: self.name.clone(),
            version: self.lowered.api.version.clone(),
            sha256: self.sha256.clone(),
        }
    }
}

impl Pair {
    /// Reads both, the old one first.
    pub(crate) fn read(&self, root: &Path) -> Result<(Document, Document), Error> {
        if self.place.is_given() && !self.upstream {
            return Err(Error::Usage("--registry goes with --upstream"));
        }
        if let (Some(first), Some(second)) = (&self.first, &self.second) {
            return Ok((Document::file(first)?, Document::file(second)?));
        }
        // Held only while reading: the registry may take its time.
        let workspace = Workspace::open(root)?;
        let lock = Lock::read(root)?;
        if self.upstream {
            return self.upstream(workspace, root);
        }
        let path = lock.document();
        let working = files::read(&root.join(&path))?;
        if let Some(first) = &self.first {
            let old = if lock.matches(&working) {
                working
            } else {
                committed(root, &path).and_then(|bytes| {
                    if lock.matches(&bytes) {
                        Ok(bytes)
                    } else {
                        Err(not_committed(
                            &path,
                            "the committed one is not the pinned one either",
                        ))
                    }
                })?
            };
            let old = Document::new(format!("{} (pinned)", path.display()), &old)?;
            return Ok((old, Document::file(first)?));
        }
        let old = Document::new(format!("HEAD:{}", path.display()), &committed(root, &path)?)?;
        Ok((old, Document::new(path.display().to_string(), &working)?))
    }

    fn upstream(&self, workspace: Workspace, root: &Path) -> Result<(Document, Document), Error> {
        let pinned = Pinned::read(root)?;
        let bytes = files::read(&root.join(pinned.lock.document()))?;
        drop(workspace);
        let progress = Progress::new();
        let published = pinned.ask(&self.place, &Choice::default(), &progress)?;
        let name = format!(
            "{}/{} {}",
            pinned.lock.source.owner, pinned.lock.source.api, published.version
        );
        let new = published.bytes.unwrap_or_else(|| bytes.clone());
        let new = Document {
            lowered: understand(&new, &published.version, None)?,
            sha256: sha256(&new),
            name,
        };
        let old = Document {
            name: format!("{} (pinned)", pinned.lock.document_name()),
            sha256: pinned.lock.sha256,
            lowered: pinned.lowered?,
        };
        Ok((old, new))
    }
}

fn not_committed(document: &Path, reason: &str) -> Error {
    Error::NotCommitted {
        document: document.to_owned(),
        reason: reason.trim().to_owned(),
    }
}

/// The bytes that git has at `HEAD`.
pub(crate) fn committed(root: &Path, document: &Path) -> Result<Vec<u8>, Error> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .arg("show")
        .arg(format!("HEAD:./{}", document.display()))
        .output()
        .map_err(|error| not_committed(document, &error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(not_committed(
            document,
            &String::from_utf8_lossy(&output.stderr),
        ))
    }
}

/// The JSON shape.
#[derive(Serialize)]
struct Json<'a> {
    format: u32,
    old: About,
    new: About,
    verdict: &'static str,
    counts: Counts,
    changes: Vec<Entry<'a>>,
}

impl Diff {
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        let (old, new) = self.pair.read(root)?;
        let changes = compare(&old.lowered, &new.lowered);
        if self.json {
            let json = Json {
                format: report::FORMAT,
                old: old.about(),
                new: new.about(),
                verdict: report::verdict(&changes),
                counts: Counts::of(&changes),
                changes: Entry::all(&changes),
            };
            println!("{}", serde_json::to_string_pretty(&json)?);
        } else {
            print!("{}", text(&old, &new, &changes));
        }
        Ok(if breaking(&changes) > 0 {
            Outcome::Breaking
        } else {
            Outcome::Done
        })
    }
}

fn text(old: &Document, new: &Document, changes: &[Change]) -> String {
    format!(
        "old: {} {}\nnew: {} {}\n\n{}",
        old.name,
        old.lowered.api.version,
        new.name,
        new.lowered.api.version,
        Human(changes)
    )
}

#[cfg(test)]
mod tests;
