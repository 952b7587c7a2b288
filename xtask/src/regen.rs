//! `cargo xtask regen`

use std::path::{Path, PathBuf};

use actix_openapi_codegen::{Options, generate};
use clap::Args;

use crate::files::{self, Difference, FileSet};
use crate::lock::Lock;
use crate::{Error, Outcome};

/// `cargo xtask regen`
#[derive(Args)]
pub(crate) struct Regen {
    /// Write nothing; exit with 1 and name what differs when `generated/` is not what the specification gives, or the
    /// specification not what `spec/spec.lock` pins.
    #[arg(long)]
    check: bool,
}

impl Regen {
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        let run = regenerate(&files::workspace(), self.check)?;
        for line in run.lines(self.check) {
            eprintln!("{line}");
        }
        Ok(if self.check && !run.is_clean() {
            Outcome::Differs
        } else {
            Outcome::Done
        })
    }
}

/// What a run found.
struct Run {
    document: PathBuf,
    pinned: bool,
    differences: Vec<(PathBuf, Difference)>,
}

impl Run {
    fn is_clean(&self) -> bool {
        self.pinned && self.differences.is_empty()
    }

    fn lines(&self, check: bool) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.pinned {
            lines.push(format!(
                "{} is not the document that spec/spec.lock pins; once it is meant to be so, put it on the record: \
                 cargo xtask pin --reason \"...\"",
                self.document.display()
            ));
        }
        for (path, difference) in &self.differences {
            let what = match (difference, check) {
                (Difference::Missing, true) => "is missing",
                (Difference::Changed, true) => "differs",
                (Difference::Surplus, true) => "is not generated",
                (Difference::Missing, false) => "created",
                (Difference::Changed, false) => "updated",
                (Difference::Surplus, false) => "removed",
            };
            lines.push(format!("generated/{}: {what}", path.display()));
        }
        if check && !self.differences.is_empty() {
            lines.push("run `cargo xtask regen`".to_owned());
        }
        if self.differences.is_empty() {
            lines.push(format!(
                "generated/ is what {} gives",
                self.document.display()
            ));
        }
        lines
    }
}

/// Generates the crate, and unless `check` writes what differs.
fn regenerate(workspace: &Path, check: bool) -> Result<Run, Error> {
    let lock = Lock::read(workspace)?;
    let path = lock.document();
    let document = files::read(&workspace.join(&path))?;
    let name = path.display().to_string();
    let options = Options {
        document_name: &name,
        command: "cargo xtask regen",
        crate_name: "restanser-api",
    };
    let generated = generate(&document, &options)?;
    let files = generated
        .files
        .into_iter()
        .map(|file| (PathBuf::from(file.path), file.contents.into_bytes()));
    let files = FileSet::new(workspace.join("generated"), files);
    let differences = if check {
        files.differences()?
    } else {
        files.write()?
    };
    Ok(Run {
        pinned: lock.matches(&document),
        document: path,
        differences,
    })
}

#[cfg(test)]
mod tests;
