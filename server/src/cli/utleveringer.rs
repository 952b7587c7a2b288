//! `restanser utleveringer`: the disclosure log is checked, and asked.

mod list;
mod post;
mod sted;
mod verify;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use list::ListArguments;
use verify::VerifyArguments;

/// The log is not whole.
const NOT_WHOLE: u8 = 1;
/// The log, or the configuration, cannot be read.
const UNREADABLE: u8 = 3;

/// Exit codes: 0 the log is whole, 1 it is not, 2 wrong usage, 3 it cannot be read.
#[derive(Args)]
pub struct UtleveringerArguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check that nothing in the disclosure log was changed, removed, inserted or moved. The service may be running.
    Verify(VerifyArguments),
    /// What was handed out about an organisation, and to whom: for the organisation itself, and for the auditor. Or what
    /// became of one request, by its korrelasjonsid: for who looks into it.
    List(ListArguments),
}

/// Why nothing can be said of the log.
type Failure = Box<dyn std::error::Error>;

/// Runs the command.
pub fn run(arguments: &UtleveringerArguments) -> ExitCode {
    let outcome = match &arguments.command {
        Command::Verify(arguments) => verify::run(arguments),
        Command::List(arguments) => list::run(arguments),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(NOT_WHOLE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "restanser: {error}");
            ExitCode::from(UNREADABLE)
        }
    }
}

fn usage(why: &str) -> ! {
    clap::Error::raw(clap::error::ErrorKind::ValueValidation, format!("{why}\n")).exit()
}

/// That nobody reads any more is no failure.
fn heard(said: io::Result<()>) -> io::Result<()> {
    match said {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}
