//! The `restanser` command line.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use restanser_server::signal;

mod cli;

/// The Restanser API: what an organisation owes in due and unpaid taxes and charges, for entitled public bodies.
///
/// Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 `explain` found the request refused, 4 a running service could
/// not go on.
#[derive(Parser)]
#[command(name = "restanser", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the whole service on this machine, with an issuer of tokens and a register of its own.
    Dev(cli::dev::Arguments),
    /// Print a token from the development issuer, and nothing else.
    Token(Box<cli::token::Arguments>),
    /// Print a consent token of Altinn 2 from the development issuer, and nothing else.
    Samtykketoken(Box<cli::samtykketoken::Arguments>),
    /// List, renew and withdraw the keys of the development issuer.
    Issuer(cli::issuer::Arguments),
    /// Tell why a request is, or would have been, let through or refused: each check in order, and what it found.
    ///
    /// The service's own code decides. The token is never printed, but what it says is: of whom, and of the consent.
    ///
    /// Exit codes: 0 it is let through, 1 that cannot be decided, 2 wrong usage, 3 it is refused.
    Explain(Box<cli::explain::Arguments>),
    /// Read files into the register: all of them, or nothing. What is wrong is told by file and line.
    ///
    /// A line is a claim with organisasjonsnummer, kategori, krav_id, forfallsdato (2026-01-31), hovedstol, renter (empty
    /// when not known), kildesystem and oppdatert (2026-01-02T03:04:05+01:00), or organisasjonsnummer alone: known, and
    /// nothing owed. With --delta also slettet = true, with krav_id or organisasjonsnummer alone.
    ///
    /// Readers see the old register until the new one is whole; an import that is killed leaves the old one.
    ///
    /// Exit codes: 0 imported, 1 something is wrong and nothing is changed, 2 wrong usage.
    Import(Box<cli::import::Arguments>),
    /// Give the register back as it can be imported.
    Export(cli::export::Arguments),
    /// Make a register of organisations that do not exist, of any size, to be imported.
    Testdata(cli::testdata::Arguments),
    /// Bring the register to this program's version: make or change the tables in PostgreSQL, or write the file anew. May
    /// be run again, and by two at once; one that is killed leaves a register that is whole.
    Migrate(cli::migrate::Arguments),
    /// Check a configuration, show what is in force, or print an example with every key.
    Config(cli::config::Arguments),
    /// Run the service as configured: by the file, and by variables of the environment over it.
    ///
    /// Exit codes: 0 it was asked to stop, and has finished what ran, 1 it cannot start, or was told twice to stop and cut off
    /// what ran, 2 wrong usage, 4 one of its threads has ended, and what the others ran is finished: start it anew.
    Serve(cli::serve::Arguments),
    /// Check the disclosure log, or ask it what was handed out.
    Utleveringer(cli::utleveringer::UtleveringerArguments),
    /// Ask the running service, at its management listener, whether it can answer requests.
    ///
    /// Exit codes: 0 it can, 1 it cannot or does not answer, 2 wrong usage.
    Health(cli::health::Arguments),
    /// Print the completions of a shell for this command line.
    Completions(cli::completions::Arguments),
    /// Print the manual page of this command line, or write one for every command.
    Manual(cli::manual::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Err(error) = signal::survive_file_size_limit() {
        eprintln!("restanser: cannot listen for signals: {error}");
        return ExitCode::FAILURE;
    }
    let done = |()| ExitCode::SUCCESS;
    let outcome = match arguments.command {
        Command::Dev(arguments) => cli::dev::run(arguments).map(done),
        Command::Token(arguments) => cli::token::run(*arguments).map(done),
        Command::Samtykketoken(arguments) => cli::samtykketoken::run(*arguments).map(done),
        Command::Issuer(arguments) => cli::issuer::run(&arguments).map(done),
        Command::Explain(arguments) => cli::explain::run(&arguments),
        Command::Config(arguments) => cli::config::run(&arguments),
        Command::Serve(arguments) => cli::serve::run(&arguments).map(done),
        Command::Utleveringer(arguments) => return cli::utleveringer::run(&arguments),
        Command::Import(arguments) => cli::import::run(&arguments),
        Command::Export(arguments) => cli::export::run(&arguments).map(done),
        Command::Testdata(arguments) => cli::testdata::run(&arguments).map(done),
        Command::Migrate(arguments) => cli::migrate::run(&arguments).map(done),
        Command::Health(arguments) => cli::health::run(&arguments),
        Command::Completions(arguments) => {
            cli::completions::run(&arguments, Arguments::command()).map(done)
        }
        Command::Manual(arguments) => cli::manual::run(&arguments, Arguments::command()).map(done),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("restanser: {error}");
            ExitCode::from(cli::exit_code(error.as_ref()))
        }
    }
}
