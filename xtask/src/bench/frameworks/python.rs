//! connexion, which serves the document itself, on uvicorn; and environments of Python packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Contender;
use super::workshop::{Workshop, version};
use crate::bench::error::BenchError;
use crate::bench::process;

const REQUIREMENTS: &str = "requirements.txt";
const INSTALL: &str = "apt-get install python3 python3-venv (3.11 or newer)";

pub(super) fn prepare(workshop: &Workshop) -> Result<Contender, BenchError> {
    let python = environment(workshop)?;
    let of = |package| workshop.listed(REQUIREMENTS, package, pinned);
    let versions = format!(
        "connexion {}, uvicorn {} with uvloop {} and httptools {}, Python {}",
        of("connexion")?,
        of("uvicorn")?,
        of("uvloop")?,
        of("httptools")?,
        version(&python, INSTALL)?,
    );
    Ok(Contender {
        name: "connexion",
        language: "Python",
        versions,
        program: python.into(),
        arguments: vec![
            // What the caller's own Python has been told is not meant here; nothing is left beside the sources; the
            // packages warn one another.
            "-I".into(),
            "-B".into(),
            "-Wignore".into(),
            workshop.source("server.py").into(),
            workshop.document.clone().into(),
            workshop.answer.clone().into(),
        ],
    })
}

/// The interpreter of an environment that has the packages in `requirements.txt`.
pub(super) fn environment(workshop: &Workshop) -> Result<PathBuf, BenchError> {
    version(Path::new("python3"), INSTALL)?;
    let folder = workshop.made("environment");
    let python = folder.join("bin").join("python");
    workshop.install(REQUIREMENTS, || {
        let mut make = Command::new("python3");
        make.args(["-I", "-m", "venv", "--clear"]).arg(&folder);
        process::run(&mut make)?;
        let mut install = Command::new(&python);
        install
            .args(["-I", "-m", "pip", "install", "--quiet", "--no-input"])
            .args(["--disable-pip-version-check", "--requirement"])
            .arg(workshop.source(REQUIREMENTS));
        process::run(&mut install)?;
        Ok(())
    })?;
    Ok(python)
}

/// The version of a package in a list of requirements.
pub(super) fn pinned(requirements: &str, package: &str) -> Option<String> {
    let mut lines = requirements.lines();
    let version = lines.find_map(|line| line.strip_prefix(package)?.strip_prefix("=="))?;
    Some(version.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_is_found_by_its_whole_name() {
        let requirements = "# uvicorn and others\nuvicorn-worker==1.0\nuvicorn==0.54.0\n";
        assert_eq!(pinned(requirements, "uvicorn").as_deref(), Some("0.54.0"));
        assert_eq!(pinned(requirements, "worker"), None);
    }
}
