//! Where benches work: a folder that is gone afterwards, with the program in release, and registers that they share.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Deserialize;
use tempfile::TempDir;

use super::error::BenchError;
use super::measurement::Measurement;
use super::process::{self, Taken};
use crate::programs::file;

const SEED: &str = "1";

/// Where benches work.
pub(super) struct Place {
    root: PathBuf,
    target: PathBuf,
    folder: TempDir,
    /// On standard error, when that is a terminal.
    bar: ProgressBar,
    /// How large the register is to be.
    pub(super) organisasjoner: u64,
    registers: BTreeMap<u64, PathBuf>,
}

/// What a bench target of the server tells.
#[derive(Deserialize)]
struct Told {
    name: String,
    unit: String,
    values: Vec<f64>,
}

impl Place {
    /// Builds the program.
    pub(super) fn make(root: &Path, organisasjoner: u64) -> Result<Self, BenchError> {
        let target = target(root);
        let within = target.join("bench");
        fs::create_dir_all(&within).map_err(file(&within))?;
        let folder = tempfile::tempdir_in(&within).map_err(file(&within))?;
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        let place = Self {
            root: root.to_owned(),
            target,
            folder,
            bar,
            organisasjoner,
            registers: BTreeMap::new(),
        };
        place.doing("building the program in release");
        let mut build = place.cargo("build");
        build.args([
            "--release",
            "--package",
            "restanser-server",
            "--bin",
            "restanser",
        ]);
        process::output(&mut build)?;
        Ok(place)
    }

    pub(super) fn doing(&self, what: &str) {
        self.bar.reset_elapsed();
        self.bar.set_message(what.to_owned());
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, in release.
    pub(super) fn restanser(&self) -> Command {
        let program = format!("restanser{}", std::env::consts::EXE_SUFFIX);
        Command::new(self.target.join("release").join(program))
    }

    /// Invents a register of that size, as lines in a file.
    pub(super) fn testdata(&self, organisasjoner: u64) -> Result<(PathBuf, Taken), BenchError> {
        self.doing(&format!("inventing {organisasjoner} organisations"));
        let lines = self.path(&format!("{organisasjoner}.jsonl"));
        let mut testdata = self.restanser();
        testdata
            .args(["testdata", "--organisasjoner", &organisasjoner.to_string()])
            .args(["--seed", SEED, "--output"])
            .arg(&lines);
        let taken = process::run(&mut testdata)?;
        Ok((lines, taken))
    }

    /// Imports lines into a register of their own, which other benches may ask from then on.
    pub(super) fn import(
        &mut self,
        organisasjoner: u64,
        lines: &Path,
    ) -> Result<(PathBuf, Taken), BenchError> {
        self.doing(&format!("importing {organisasjoner} organisations"));
        let data = self.path(&organisasjoner.to_string());
        fs::create_dir_all(&data).map_err(file(&data))?;
        let mut import = self.restanser();
        import.arg("import").arg(lines);
        import.args(["--replace", "--json", "--data"]).arg(&data);
        let taken = process::run(&mut import)?;
        let register = data.join("register.sqlite");
        self.registers.insert(organisasjoner, register.clone());
        Ok((register, taken))
    }

    /// The register to ask, made when no bench has made it.
    pub(super) fn register(&mut self) -> Result<PathBuf, BenchError> {
        let organisasjoner = self.organisasjoner;
        if let Some(register) = self.registers.get(&organisasjoner) {
            return Ok(register.clone());
        }
        let (lines, _) = self.testdata(organisasjoner)?;
        let (register, _) = self.import(organisasjoner, &lines)?;
        fs::remove_file(&lines).map_err(file(&lines))?;
        Ok(register)
    }

    /// Runs a bench target of the server on the register.
    pub(super) fn target(
        &mut self,
        name: &str,
        rounds: u32,
    ) -> Result<Vec<Measurement>, BenchError> {
        let register = self.register()?;
        self.doing(&format!("{name}: building, then {rounds} rounds"));
        let mut bench = self.cargo("bench");
        bench
            .args([
                "--package",
                "restanser-server",
                "--features",
                "maaling",
                "--bench",
                name,
            ])
            .args(["--", "--rounds", &rounds.to_string(), "--register"])
            .arg(&register);
        let text = process::output(&mut bench)?;
        let told: Vec<Told> = serde_json::from_slice(&text).map_err(|error| BenchError::Told {
            program: name.to_owned(),
            error,
        })?;
        let measurements = told
            .into_iter()
            .map(|told| Measurement::new(name, &told.name, &told.unit, told.values));
        Ok(measurements.collect())
    }

    fn cargo(&self, command: &str) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut cargo = Command::new(cargo);
        cargo.current_dir(&self.root).args([command, "--quiet"]);
        cargo.arg("--target-dir").arg(&self.target);
        cargo
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Where cargo builds.
fn target(root: &Path) -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR");
    given.map_or_else(|| root.join("target"), PathBuf::from)
}
