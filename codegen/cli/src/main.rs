//! An OpenAPI document in, a crate for actix-web out: arguments in, calls out.

#![forbid(unsafe_code)]

#[macro_use]
mod output;

mod check;
mod crate_name;
mod error;
mod folder;
mod generate;
mod input;
mod report;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use report::{Outcome, Report};

/// Makes a crate for actix-web from an OpenAPI document, and says what it cannot make.
///
/// Exit codes: 0 done; 1 something differs (`generate --check`); 2 the document has errors or unsupported parts, or the
/// configuration does not fit it; 3 wrong usage, files that cannot be read or written.
#[derive(Parser)]
#[command(name = "actix-openapi", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the crate.
    ///
    /// Everything is made before anything is written, and all files change together: a run that fails changes nothing, and
    /// what an interrupted one had begun is completed or removed by the next. Generated files are known by their first
    /// line, and the copies of the document by the hashes in src/document.rs. Those that are generated no more are removed; a file that was not generated is never overwritten, and all
    /// others in the folder are left alone.
    ///
    /// Exit codes: 0 written, or up to date; 1 --check found what differs, named; 2 the document has errors or unsupported
    /// parts, or the configuration does not fit it, each with its place; 3 usage or files.
    Generate(generate::Generate),
    /// Tell what is wrong with a document, or not supported in it, and write nothing.
    ///
    /// Exit codes: 0 it generates; 2 it does not, and why; 3 usage or files.
    Check(check::Check),
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
    let (json, result) = match arguments.command {
        Command::Generate(generate) => (generate.json(), generate.run()),
        Command::Check(check) => (check.json(), check.run()),
    };
    let report = result.unwrap_or_else(|error| {
        if !json {
            eprintln!("{error}");
        }
        Report::failed(&error)
    });
    if json {
        match serde_json::to_string_pretty(&report) {
            Ok(text) => println!("{text}"),
            Err(error) => {
                eprintln!("the report cannot be written as JSON: {error}");
                return ExitCode::from(Outcome::Failed.exit_code());
            }
        }
    }
    ExitCode::from(report.exit_code())
}
