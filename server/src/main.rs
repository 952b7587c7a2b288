//! The `restanser` command line.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod cli;

/// The Restanser API: what an organisation owes in due and unpaid taxes and charges, for entitled public bodies.
///
/// Exit codes: 0 done, 1 something failed, 2 wrong usage.
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
    /// Make the tables of the register, or bring them to this program's version. May be run again, and by two at once.
    Migrate(cli::migrate::Arguments),
    /// Run the service as configured.
    Serve(cli::serve::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Dev(arguments) => cli::dev::run(arguments),
        Command::Token(arguments) => cli::token::run(*arguments),
        Command::Samtykketoken(arguments) => cli::samtykketoken::run(*arguments),
        Command::Issuer(arguments) => cli::issuer::run(&arguments),
        Command::Migrate(arguments) => cli::migrate::run(&arguments),
        Command::Serve(arguments) => cli::serve::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("restanser: {error}");
            ExitCode::FAILURE
        }
    }
}
