//! The maintainer's commands: arguments in, calls out.

#![forbid(unsafe_code)]

mod files;
mod lock;
mod regen;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Takes care of the specification and of what is generated from it.
///
/// Exit codes: 0 done, 1 something differs (`regen --check`), 2 the specification has errors or unsupported parts,
/// 3 wrong usage, or files that cannot be read or written.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generate the crate `generated/` from the pinned specification.
    ///
    /// All files are made before the first is written, and each is replaced whole: a run that fails changes nothing.
    Regen(regen::Regen),
    /// Pin the specification as it is now: write its version and hash into `spec/spec.lock`, with the reason for it.
    Pin(lock::Pin),
}

/// What a command found, as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    Differs,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Generate(#[from] actix_openapi_codegen::Error),
    #[error(transparent)]
    Files(#[from] files::FilesError),
    #[error(transparent)]
    Lock(#[from] lock::LockError),
}

impl Error {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Generate(_) => 2,
            Self::Files(_) | Self::Lock(_) => 3,
        }
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors.
            let code = if error.use_stderr() { 3 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let outcome = match arguments.command {
        Command::Regen(regen) => regen.run(),
        Command::Pin(pin) => pin.run(),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Differs) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(error.exit_code())
        }
    }
}
