//! The `restanser` command line.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod cli;

/// The Restanser API: what an organisation owes in due and unpaid taxes and charges, for entitled public bodies.
///
/// Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 `explain` found the request refused.
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
    /// Make the tables of the register, or bring them to this program's version. May be run again, and by two at once.
    Migrate(cli::migrate::Arguments),
    /// Run the service as configured.
    Serve(cli::serve::Arguments),
    /// Check the disclosure log, or ask it what was handed out.
    Utleveringer(cli::utleveringer::UtleveringerArguments),
}

fn main() -> ExitCode {
    let done = |()| ExitCode::SUCCESS;
    let outcome = match Arguments::parse().command {
        Command::Dev(arguments) => cli::dev::run(arguments).map(done),
        Command::Token(arguments) => cli::token::run(*arguments).map(done),
        Command::Samtykketoken(arguments) => cli::samtykketoken::run(*arguments).map(done),
        Command::Issuer(arguments) => cli::issuer::run(&arguments).map(done),
        Command::Explain(arguments) => cli::explain::run(&arguments),
        Command::Serve(arguments) => cli::serve::run(&arguments).map(done),
        Command::Utleveringer(arguments) => return cli::utleveringer::run(&arguments),
        Command::Migrate(arguments) => cli::migrate::run(&arguments).map(done),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("restanser: {error}");
            ExitCode::FAILURE
        }
    }
}
