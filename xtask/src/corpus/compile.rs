//! Generating, compiling and testing a crate from each document, as anybody would: by the command line.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::documents::Document;
use super::process::{self, Ended};
use super::report::{Entry, Remark, Verdict};
use super::workers;
use crate::Error;
use crate::files::failed;

/// How long one document may take the generator, and then cargo each time.
const GENERATING: Duration = Duration::from_secs(60);
const COMPILING: Duration = Duration::from_secs(600);
/// How long building the generator and, once, what all crates depend on may take.
const PREPARING: Duration = Duration::from_secs(1800);

/// Where all of it happens.
struct Place {
    root: PathBuf,
    folder: PathBuf,
    generator: PathBuf,
    tests: bool,
    /// Cargo lets one at a time into its folder; waiting there would count as time of the one that waits.
    cargo: Mutex<()>,
}

/// What the generator's command line prints.
#[derive(Deserialize)]
struct Printed {
    #[serde(default)]
    lines: usize,
    diagnostics: Vec<Remark>,
    error: Option<String>,
}

/// What becomes of each document, in their order.
pub(super) fn run(
    root: &Path,
    documents: Vec<Document>,
    jobs: usize,
    tests: bool,
) -> Result<Vec<Entry>, Error> {
    let folder = root.join("target").join("corpus");
    fs::create_dir_all(&folder).map_err(failed(&folder, "cannot be created"))?;
    let place = Place {
        root: root.to_owned(),
        generator: generator(root)?,
        folder,
        tests,
        cargo: Mutex::new(()),
    };
    workers::each(documents, jobs, |document| {
        let begun = Instant::now();
        let verdict = place.verdict(document).unwrap_or_else(Verdict::Fault);
        Ok(Entry::new(document.name.clone(), verdict, begun.elapsed()))
    })
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Builds the generator; it comes to lie beside this program.
fn generator(root: &Path) -> Result<PathBuf, Error> {
    let own = std::env::current_exe().map_err(failed(root, "cannot find this program"))?;
    let mut build = cargo();
    build
        .current_dir(root)
        .args(["build", "--quiet", "--package", "actix-openapi-cli"]);
    match process::run(&mut build, PREPARING) {
        Ok(Ended::With { status, .. }) if status.success() => {
            Ok(own.with_file_name("actix-openapi"))
        }
        Ok(Ended::With { errors, .. }) => Err(Error::Corpus(errors)),
        Ok(Ended::TooLate) => Err(Error::Corpus("building it takes too long".to_owned())),
        Err(error) => Err(Error::Corpus(error.to_string())),
    }
}

impl Place {
    /// What becomes of one document; an error is what kept it from being tried.
    fn verdict(&self, document: &Document) -> Result<Verdict, String> {
        let name = crate_name(&document.name);
        let folder = self.folder.join("crates").join(&name);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{}: {error}", folder.display()));
            }
            _ => {}
        }
        let lines = match self.generate(document, &name, &folder)? {
            Ok(lines) => lines,
            Err(verdict) => return Ok(verdict),
        };
        // The versions of this workspace: nothing is asked of a registry.
        fs::copy(self.root.join("Cargo.lock"), folder.join("Cargo.lock"))
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let compiled = self.compile(&folder);
        // Sixty crates with their tests would fill a disk.
        if let Ok(_alone) = self.cargo.lock() {
            let mut clean = self.cargo_in(&folder);
            clean.args(["clean", "--quiet", "--offline", "--package", &name]);
            let _ = process::run(&mut clean, COMPILING);
        }
        Ok(compiled?.unwrap_or(Verdict::Compiled { lines }))
    }

    /// The lines of Rust, or what became of the document instead.
    fn generate(
        &self,
        document: &Document,
        name: &str,
        folder: &Path,
    ) -> Result<Result<usize, Verdict>, String> {
        let mut command = Command::new(&self.generator);
        command.arg("generate").arg(&document.path);
        command.arg("--out").arg(folder).args(["--name", name]);
        command
            .arg("--runtime-path")
            .arg(self.root.join("codegen/runtime"));
        command.args(["--skeleton", "--json"]);
        let ended = process::run(&mut command, GENERATING).map_err(|error| error.to_string())?;
        let Ended::With {
            status,
            output,
            errors,
        } = ended
        else {
            return Ok(Err(Verdict::TooSlow(GENERATING)));
        };
        let Ok(printed) = serde_json::from_str::<Printed>(&output) else {
            let said = first_lines(&errors, |line| !line.is_empty());
            return Ok(Err(Verdict::Panicked(format!("{status}: {said}"))));
        };
        let error = printed.error.unwrap_or_default();
        match status.code() {
            Some(0) => Ok(Ok(printed.lines)),
            Some(2) if printed.diagnostics.is_empty() => Ok(Err(Verdict::Fault(error))),
            Some(2) => Ok(Err(Verdict::Refused(printed.diagnostics))),
            _ => Err(error),
        }
    }

    /// Checks everything with warnings denied, then tests; what went wrong first.
    fn compile(&self, folder: &Path) -> Result<Option<Verdict>, String> {
        let mut stages = vec![vec!["check", "--all-targets", "--all-features"]];
        if self.tests {
            stages.push(vec!["test", "--all-features"]);
        }
        let _alone = self.cargo.lock().map_err(|error| error.to_string())?;
        for stage in stages {
            let mut command = self.cargo_in(folder);
            command.args(&stage).args(["--quiet", "--offline"]);
            let ended = process::run(&mut command, self.limit());
            let verdict = match ended.map_err(|error| error.to_string())? {
                Ended::With { status, .. } if status.success() => continue,
                Ended::With { output, errors, .. } => {
                    let said = match first_lines(&errors, is_error) {
                        said if said.is_empty() => first_lines(&output, is_error),
                        said => said,
                    };
                    Verdict::Failed(format!("cargo {}: {said}", stage.join(" ")))
                }
                Ended::TooLate => Verdict::TooSlow(self.limit()),
            };
            return Ok(Some(verdict));
        }
        Ok(None)
    }

    /// Dependencies are built with the first crate.
    fn limit(&self) -> Duration {
        match self.built().join("debug").exists() {
            true => COMPILING,
            false => PREPARING,
        }
    }

    fn built(&self) -> PathBuf {
        self.folder.join("target")
    }

    fn cargo_in(&self, folder: &Path) -> Command {
        let mut command = cargo();
        command
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", self.built())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TERM_COLOR", "never")
            .env("RUSTFLAGS", "-D warnings");
        command
    }
}

/// The document's path as the name of a crate.
fn crate_name(document: &str) -> String {
    let stem = ["json", "yaml", "yml"]
        .iter()
        .find_map(|extension| document.strip_suffix(&format!(".{extension}")))
        .unwrap_or(document);
    let known = |character: char| match character.is_ascii_alphanumeric() {
        true => character.to_ascii_lowercase(),
        false => '-',
    };
    let plain: String = stem.chars().map(known).collect();
    // Cut from the left: the end of a path tells more. The hash keeps apart what the rest does not.
    let hash = actix_openapi_codegen::sha256(document.as_bytes());
    let end = plain.len().saturating_sub(40);
    format!(
        "c-{}-{}",
        plain.get(end..).unwrap_or_default(),
        hash.get(..8).unwrap_or_default()
    )
}

fn is_error(line: &str) -> bool {
    line.starts_with("error") || line.contains("panicked at") || line.ends_with("... FAILED")
}

/// The first lines of these, and what they belong to.
fn first_lines(said: &str, wanted: impl Fn(&str) -> bool) -> String {
    let mut lines = said.lines().skip_while(|line| !wanted(line)).take(2);
    let lines: Vec<_> = lines.by_ref().map(str::trim).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_a_crate_of_its_own() {
        let names = ["api/a.b/1.json", "api/a-b/1.json", "API/a.b/1.yaml", "å"].map(crate_name);
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
        for name in &names {
            let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            assert!(name.bytes().all(known) && name.len() <= 64, "{name}");
        }
    }

    #[test]
    fn the_first_error_is_told_with_its_place() {
        let said =
            "   Compiling x\nerror[E0425]: no `y`\n --> src/lib.rs:1:1\n  |\nerror: aborting\n";
        assert_eq!(
            first_lines(said, is_error),
            "error[E0425]: no `y` --> src/lib.rs:1:1"
        );
    }
}
