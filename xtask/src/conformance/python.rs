//! A virtual environment of Python, with the packages of one of the lists in `xtask/conformance`, to the version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::ConformanceError;
use super::process;
use crate::programs::{self, ProgramError, file};

/// What the list of packages is kept under, once all of them are there.
const INSTALLED: &str = "installed.txt";
const PYTHON: &str = "apt-get install python3 python3-venv (3.11 or newer)";

/// A virtual environment.
pub(super) struct Python {
    folder: PathBuf,
    /// Where its programs run, and leave what they leave.
    works_in: PathBuf,
}

impl Python {
    /// The environment in `folder`, made anew unless it holds just these packages.
    pub(super) fn with(
        requirements: &Path,
        folder: &Path,
        works_in: &Path,
    ) -> Result<Self, ConformanceError> {
        let python = Self {
            folder: folder.to_owned(),
            works_in: works_in.to_owned(),
        };
        let wanted = fs::read(requirements).map_err(file(requirements))?;
        let installed = folder.join(INSTALLED);
        if fs::read(&installed).is_ok_and(|there| there == wanted) {
            return Ok(python);
        }
        let mut make = Command::new("python3");
        make.args(["-m", "venv", "--clear"]).arg(folder);
        succeed(&mut make)?;
        let mut install = python.program("pip");
        install
            .args(["install", "--quiet", "--no-input"])
            .args(["--disable-pip-version-check", "--requirement"])
            .arg(requirements);
        succeed(&mut install)?;
        fs::write(&installed, wanted).map_err(file(&installed))?;
        Ok(python)
    }

    /// One of its programs, which finds the others.
    pub(super) fn program(&self, name: &str) -> Command {
        let programs = self.folder.join("bin");
        let mut command = Command::new(programs.join(name));
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(programs).chain(std::env::split_paths(&inherited));
        if let Ok(path) = std::env::join_paths(path) {
            command.env("PATH", path);
        }
        // What the caller's own Python has been told is not meant here.
        command.env_remove("PYTHONPATH").env_remove("PYTHONHOME");
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command.current_dir(&self.works_in);
        command
    }
}

fn succeed(command: &mut Command) -> Result<(), ConformanceError> {
    let said = process::run(command, "", PYTHON)?;
    if said.content {
        return Ok(());
    }
    let program = programs::name(command);
    let output = said.output;
    Err(ProgramError::Failed { program, output }.into())
}
