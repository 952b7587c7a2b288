//! `cargo xtask regen`

use std::path::{Path, PathBuf};

use actix_openapi_codegen::{Options, generate};
use clap::Args;

use crate::fetch::{self, Taking};
use crate::files::{Difference, FileSet};
use crate::lock::{self, Lock};
use crate::registry::{Choice, Where};
use crate::transaction::Transaction;
use crate::workspace::{GENERATED, Workspace};
use crate::{Error, Outcome};

/// `cargo xtask regen`
#[derive(Args)]
pub(crate) struct Regen {
    /// Write nothing; exit with 1 and name what differs when `generated/` is not what the specification gives.
    #[arg(long)]
    check: bool,
    /// First take the registry's version, as `cargo xtask fetch` does; afterwards check the whole. One summary of it all.
    #[arg(long, conflicts_with = "check")]
    fetch: bool,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    taking: Taking,
    #[command(flatten)]
    place: Where,
}

impl Regen {
    pub(crate) fn run(&self, root: &Path) -> Result<Outcome, Error> {
        let workspace = Workspace::open(root)?;
        if self.fetch {
            return self.run_with_fetch(&workspace);
        }
        if self.choice.is_given() || self.taking.is_given() || self.place.is_given() {
            return Err(Error::Usage(
                "--version, --default, --latest-published, --accept-breaking and --registry go with --fetch",
            ));
        }
        let run = regenerate(&workspace, self.check)?;
        for line in run.lines(self.check) {
            eprintln!("{line}");
        }
        Ok(if self.check && !run.is_clean() {
            Outcome::Differs
        } else {
            Outcome::Done
        })
    }

    fn run_with_fetch(&self, workspace: &Workspace) -> Result<Outcome, Error> {
        let fetched = fetch::fetch(workspace, &self.place, &self.choice, self.taking)?;
        let written = regenerate(workspace, false)?;
        let checked = regenerate(workspace, true)?;
        println!();
        println!("fetch  {}", fetched.summary());
        match fetched.generated() + written.differences.len() {
            0 => println!("regen  generated/ was in step"),
            count => println!("regen  {}", written_files(count)),
        }
        if checked.is_clean() {
            println!("check  lock, document and generated/ agree");
            return Ok(Outcome::Done);
        }
        println!("check  something differs");
        for line in checked.lines(true) {
            println!("       {line}");
        }
        Ok(Outcome::Differs)
    }
}

/// What a run found.
struct Run {
    document: PathBuf,
    /// The generator that the lock names, when it is another one.
    generator: Option<String>,
    differences: Vec<(PathBuf, Difference)>,
}

impl Run {
    fn is_clean(&self) -> bool {
        self.generator.is_none() && self.differences.is_empty()
    }

    fn lines(&self, check: bool) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(generator) = &self.generator {
            let what = if check { "differs" } else { "updated" };
            lines.push(format!(
                "{}: {what}: accepted by generator {generator}, this is {}",
                lock::PATH,
                lock::GENERATOR
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
            lines.push(format!("{GENERATED}/{}: {what}", path.display()));
        }
        if check && !(self.differences.is_empty() && self.generator.is_none()) {
            lines.push("run `cargo xtask regen`".to_owned());
        }
        if self.differences.is_empty() {
            lines.push(format!(
                "{GENERATED}/ is what {} gives",
                self.document.display()
            ));
        }
        lines
    }
}

/// Generates the crate from the pinned document, and unless `check` writes what differs.
///
/// # Errors
/// When the document was edited off the record: what is wrong in it comes first, since it must be mended before it can be
/// pinned.
fn regenerate(workspace: &Workspace, check: bool) -> Result<Run, Error> {
    let root = workspace.root();
    let mut lock = Lock::read(root)?;
    let document = lock.read_document(root)?;
    let generated = generated_files(workspace, &lock, &document);
    if !lock.matches(&document) {
        let document = lock.document();
        return Err(match generated {
            Ok(_) => Error::Unpinned { document },
            Err(error) => Error::UnpinnedErrors {
                document,
                error: Box::new(error),
            },
        });
    }
    let (files, version) = generated?;
    lock.check_version(&version)?;
    let differences = files.differences()?;
    let generator = (lock.generator != lock::GENERATOR).then(|| lock.generator.clone());
    if !check {
        let mut transaction = Transaction::default();
        stage(&mut transaction, files, &differences);
        if generator.is_some() {
            lock.generator = lock::GENERATOR.to_owned();
            transaction.write(lock::PATH.into(), lock.to_bytes()?);
        }
        transaction.commit(root)?;
    }
    Ok(Run {
        document: lock.document(),
        generator,
        differences,
    })
}

/// How many generated files were written.
pub(crate) fn written_files(count: usize) -> String {
    let files = if count == 1 { "file" } else { "files" };
    format!("{count} {files} of {GENERATED}/ written")
}

/// What the generator makes of a document, and the document's version.
pub(crate) fn generated_files(
    workspace: &Workspace,
    lock: &Lock,
    document: &[u8],
) -> Result<(FileSet, String), actix_openapi_codegen::Error> {
    let name = lock.document_name();
    let options = Options {
        document_name: &name,
        command: "cargo xtask regen",
        crate_name: "restanser-api",
    };
    let generated = generate(document, &options)?;
    let files = generated
        .files
        .into_iter()
        .map(|file| (PathBuf::from(file.path), file.contents.into_bytes()));
    Ok((
        FileSet::new(workspace.generated(), files),
        generated.api.version,
    ))
}

/// Puts what differs into a transaction.
pub(crate) fn stage(
    transaction: &mut Transaction,
    files: FileSet,
    differences: &[(PathBuf, Difference)],
) {
    for (path, difference) in differences {
        if *difference == Difference::Surplus {
            transaction.remove(Path::new(GENERATED).join(path));
        }
    }
    for (path, contents) in files.into_files() {
        if differences.iter().any(|(differing, _)| *differing == path) {
            transaction.write(Path::new(GENERATED).join(path), contents);
        }
    }
}

#[cfg(test)]
mod tests;
