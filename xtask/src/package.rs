//! `cargo xtask package`: what goes into a package and is not in the repository, made by the program itself.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::programs::{self, ProgramError, file};
use crate::progress::Progress;
use crate::{Error, Outcome};

/// The names that shells look for, where the completions of theirs lie.
const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "restanser"),
    ("zsh", "_restanser"),
    ("fish", "restanser.fish"),
];

/// What `restanser config example` prints.
const EXAMPLE: &str = "restanser.toml.example";

#[derive(Args)]
pub(crate) struct Package {
    /// With which profile the program is built; what it makes is the same with each.
    #[arg(long, value_name = "NAME", default_value = "release")]
    profile: String,
}

impl Package {
    pub(crate) fn run(self, root: &Path) -> Result<Outcome, Error> {
        let progress = Progress::new();
        progress.working_on("building the program");
        let program = self.build(root)?;
        progress.working_on("making manual pages, completions and an example");
        // Where cargo deb looks.
        let folder = program.with_file_name("package");
        make(&program, &folder)?;
        drop(progress);
        println!(
            "{}: manual pages, completions and an example of the configuration",
            folder.display()
        );
        Ok(Outcome::Done)
    }

    fn build(&self, root: &Path) -> Result<PathBuf, ProgramError> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build
            .current_dir(root)
            .args(["build", "--quiet", "--locked", "--profile", &self.profile])
            .args(["--package", "restanser-server", "--bin", "restanser"]);
        output(&mut build)?;
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        // cargo's own exception.
        let folder = match self.profile.as_str() {
            "dev" => "debug",
            profile => profile,
        };
        let program = format!("restanser{}", std::env::consts::EXE_SUFFIX);
        Ok(target.join(folder).join(program))
    }
}

/// Has the program make all of it, in place of what was in the folder.
fn make(program: &Path, folder: &Path) -> Result<(), ProgramError> {
    let new = folder.with_extension("new");
    for old in [&new, &folder.to_owned()] {
        match fs::remove_dir_all(old) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(file(old)(error)),
            _ => {}
        }
    }
    let completions = new.join("completions");
    fs::create_dir_all(&completions).map_err(file(&completions))?;
    for (shell, name) in COMPLETIONS {
        let script = output(Command::new(program).args(["completions", shell]))?;
        let path = completions.join(name);
        fs::write(&path, script).map_err(file(&path))?;
    }
    let example = output(Command::new(program).args(["config", "example"]))?;
    let path = new.join(EXAMPLE);
    fs::write(&path, example).map_err(file(&path))?;
    let mut manual = Command::new(program);
    output(manual.args(["manual", "--out"]).arg(new.join("man")))?;
    fs::rename(&new, folder).map_err(file(folder))
}

fn output(command: &mut Command) -> Result<Vec<u8>, ProgramError> {
    let program = programs::name(command);
    programs::output(command, program)
}
