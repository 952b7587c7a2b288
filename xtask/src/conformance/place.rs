//! Where conformance is tried: a folder that is gone afterwards, with the program, and the service when it is asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tempfile::TempDir;

use super::error::ConformanceError;
use super::http;
use super::process;
use super::python::Python;
use super::service::Service;
use crate::programs::file;

/// Where conformance is tried.
pub(super) struct Place {
    root: PathBuf,
    target: PathBuf,
    folder: TempDir,
    /// On standard error, when that is a terminal.
    bar: ProgressBar,
    dev: Option<Service>,
}

impl Place {
    /// Builds the program.
    pub(super) fn make(root: &Path) -> Result<Self, ConformanceError> {
        let given = std::env::var_os("CARGO_TARGET_DIR");
        let target = given.map_or_else(|| root.join("target"), PathBuf::from);
        let target = std::path::absolute(&target).map_err(file(&target))?;
        let within = target.join("conformance");
        fs::create_dir_all(&within).map_err(file(&within))?;
        let folder = tempfile::tempdir_in(&within).map_err(file(&within))?;
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        let place = Self {
            root: std::path::absolute(root).map_err(file(root))?,
            target,
            folder,
            bar,
            dev: None,
        };
        place.doing("building the program");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build
            .current_dir(&place.root)
            .args(["build", "--quiet", "--package", "restanser-server"])
            .args(["--bin", "restanser", "--target-dir"])
            .arg(&place.target);
        process::output(&mut build)?;
        Ok(place)
    }

    pub(super) fn doing(&self, what: &str) {
        self.bar.reset_elapsed();
        self.bar.set_message(what.to_owned());
    }

    /// Prints without the bar in between.
    pub(super) fn pausing(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What programs are told, `xtask/conformance`.
    pub(super) fn told(&self, name: &str) -> PathBuf {
        self.root.join("xtask/conformance").join(name)
    }

    /// The document, as the service serves it.
    pub(super) fn document(&mut self) -> Result<PathBuf, ConformanceError> {
        let path = self.path("openapi.yaml");
        if !path.exists() {
            let served = http::text(&format!("{}/openapi.yaml", self.dev()?.origin))?;
            fs::write(&path, served).map_err(file(&path))?;
        }
        Ok(path)
    }

    /// The program.
    pub(super) fn restanser(&self) -> Command {
        let program = format!("restanser{}", std::env::consts::EXE_SUFFIX);
        let mut command = Command::new(self.target.join("debug").join(program));
        command.current_dir(self.folder.path());
        command
    }

    /// An environment with the packages that are listed in `requirements-NAME.txt`; it stays for the next time.
    pub(super) fn python(&self, name: &str) -> Result<Python, ConformanceError> {
        self.doing(&format!("installing the Python packages of {name}"));
        let requirements = self.told(&format!("requirements-{name}.txt"));
        let environment = self.target.join("conformance").join(name);
        Python::with(&requirements, &environment, self.folder.path())
    }

    /// `restanser dev`, started by the first who asks.
    pub(super) fn dev(&mut self) -> Result<&Service, ConformanceError> {
        let started = match self.dev.take() {
            Some(running) => running,
            None => {
                self.doing("starting the service");
                Service::dev(self)?
            }
        };
        Ok(self.dev.insert(started))
    }

    /// A token of the issuer of `restanser dev`.
    pub(super) fn token(&mut self, arguments: &[&str]) -> Result<String, ConformanceError> {
        let data = self.dev()?.data.clone();
        let mut command = self.restanser();
        command.args(["token", "--data"]).arg(data).args(arguments);
        Ok(process::output(&mut command)?.trim_end().to_owned())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
