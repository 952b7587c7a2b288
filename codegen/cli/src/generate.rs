//! `actix-openapi generate`

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use actix_openapi_codegen::emit::manifest::{Packaging, Runtime};
use actix_openapi_codegen::{Choices, Options};
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget};

use crate::check::{generated, summary};
use crate::crate_name;
use crate::error::{Error, file};
use crate::folder::{self, Content, Folder, State};
use crate::input::Input;
use crate::report::Report;

#[derive(Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    input: Input,
    /// The folder of the crate; it is made when it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The name of the crate; that of its folder when left out.
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// Write nothing; exit with 1 and name what differs when DIR is not what the document gives.
    #[arg(long)]
    check: bool,
    /// Write the beginning of an implementation, `examples/server.rs`, unless there is one: it is yours to change.
    #[arg(long)]
    skeleton: bool,
    /// Depend on the runtime, actix-openapi, in this folder: a path from DIR, as it shall stand in Cargo.toml.
    #[arg(long, value_name = "PATH", conflicts_with = "runtime_version")]
    runtime_path: Option<String>,
    /// Depend on this version of the runtime; on that of this program when neither is given.
    #[arg(long, value_name = "VERSION")]
    runtime_version: Option<String>,
    /// The crate is a member of a workspace around it. Without this it is one of its own, wherever DIR lies.
    #[arg(long)]
    member: bool,
}

impl Generate {
    pub(crate) fn json(&self) -> bool {
        self.input.json
    }

    pub(crate) fn run(&self) -> Result<Report, Error> {
        let out = absolute(&self.out)?;
        let name = crate_name::choose(self.name.as_deref(), &out)?;
        self.check_runtime(&out)?;
        let read = self.input.read()?;
        let progress = self.progress();
        let options = Options {
            document_name: &self.input.file_name(),
            command: &self.command(&name),
            crate_name: &name,
        };
        let choices = Choices {
            configuration: read.configuration.as_ref(),
            packaging: self.packaging(),
        };
        let generated = generated(&self.input, &read, &options, &choices)?;
        let mut contents: Vec<_> = generated.files.iter().map(Content::generated).collect();
        if self.skeleton {
            contents.push(Content::once(&generated.skeleton(&options)?));
        }
        let files = match self.check {
            true => folder::differences(&out, &contents)?,
            false => Folder::open(&out)?.update(&contents)?,
        };
        progress.finish_and_clear();
        if !self.json() {
            self.tell(&files, &summary(&generated));
        }
        Ok(Report::of(&self.input, &read, &generated, files))
    }

    /// Hidden when standard error is not a terminal.
    fn progress(&self) -> ProgressBar {
        let progress = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        progress.set_message(format!("generating from {}", self.input.name()));
        progress.enable_steady_tick(Duration::from_millis(100));
        progress
    }

    /// For people.
    fn tell(&self, files: &[(String, State)], summary: &str) {
        let out = self.out.display();
        let mut in_step = true;
        for (path, state) in files {
            if *state != State::Unchanged {
                eprintln!("{out}/{path}: {state}");
                in_step &= *state == State::Kept;
            }
        }
        if in_step {
            eprintln!("{out} is what {} gives", self.input.name());
        }
        eprintln!("{summary}");
    }

    fn packaging(&self) -> Packaging<'_> {
        let runtime = match (&self.runtime_path, &self.runtime_version) {
            (Some(path), _) => Runtime::Path(path),
            (None, Some(version)) => Runtime::Version(version),
            (None, None) => Runtime::Version(env!("CARGO_PKG_VERSION")),
        };
        Packaging::Own {
            runtime,
            member: self.member,
        }
    }

    /// The command that makes the same again, without what only this machine has.
    fn command(&self, name: &str) -> String {
        let mut command = format!(
            "actix-openapi generate {} --name {name}",
            self.input.file_name()
        );
        let mut option = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                command.push_str(&format!(" {name} {value}"));
            }
        };
        option("--config", self.input.config_name().as_deref());
        option("--runtime-path", self.runtime_path.as_deref());
        option("--runtime-version", self.runtime_version.as_deref());
        if self.member {
            command.push_str(" --member");
        }
        command
    }

    fn check_runtime(&self, out: &Path) -> Result<(), Error> {
        let Some(path) = &self.runtime_path else {
            return Ok(());
        };
        let folder = without_dots(&out.join(path));
        match folder.join("Cargo.toml").is_file() {
            true => Ok(()),
            false => Err(Error::NoRuntime { folder }),
        }
    }
}

/// The path from the root, whether or not anything is there.
fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(path).map_err(file(path, "cannot be found"))?;
    Ok(without_dots(&absolute))
}

/// What is not there yet cannot be asked where its parent is.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}
