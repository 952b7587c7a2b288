//! `restanser config`: the configuration is checked, shown, and explained by an example.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use restanser_server::config::{Config, ConfigError, Contents, Fault, Setting, example};
use serde::Serialize;

use super::{said, serve};

/// What `--help` ends with.
const ENVIRONMENT: &str = "\
Every key can be set by a variable of the environment, which counts before the file: the keys in capital letters, two
underscores between them, RESTANSER__ before them.

  RESTANSER__SERVER__WORKERS=4                                 workers in [server]
  RESTANSER__KILDE__POSTGRES__URL=postgresql://u@db/restanser  url in [kilde.postgres]
  RESTANSER__SERVER__TRUSTED_PROXIES='[\"10.0.0.0/8\"]'          a list, as TOML
  RESTANSER__KILDE='{ sqlite = \"/data/register.sqlite\" }'      a table as a whole, in place of the file's

Where a text is wanted, it is taken as it stands, unless it begins with a quotation mark: then it is a text of TOML.
Everything else is TOML. A name that begins with RESTANSER__ and means nothing is refused, and so is an empty value.

A variable sets a key, and cannot take one away: where only one of two may be there, as of sqlite and postgres, set the
table as a whole. A single element of a list cannot be set. The name of a rights package is taken in any case,
RESTANSER__RETTIGHETSPAKKER__DIBK__SAMTYKKE; packages in a file of their own, and those whose names hold two
underscores, cannot be reached one by one.

Exit codes: 0 done, 1 the configuration is wrong or cannot be read, 2 wrong usage.";

#[derive(Args)]
#[command(after_long_help = ENVIRONMENT)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say everything that is wrong: file, line and column or variable, the key, and what is allowed.
    ///
    /// Without --files, no file that the configuration names is opened, so that it can be checked on another machine.
    ///
    /// Exit codes: 0 it can be used, 1 it cannot, 2 wrong usage.
    Check(CheckArguments),
    /// Print what is in force, key by key, and where it stands: file and line, variable, or default.
    ///
    /// Organisations are counted, not named.
    ///
    /// Exit codes: 0 done, 1 the configuration cannot be used, 2 wrong usage.
    Show(ShowArguments),
    /// Print a configuration with every key: what it is for, its unit, its default, what is allowed, and its variable.
    ///
    /// It passes `config check`. Exit codes: 0 done, 2 wrong usage.
    Example,
}

#[derive(Args)]
struct CheckArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Open the files that it names, too: registers, certificates, keys, passwords, and the rights packages.
    #[arg(long)]
    files: bool,
}

#[derive(Args)]
struct ShowArguments {
    #[command(flatten)]
    source: SourceArguments,
}

// Where the configuration is.
#[derive(Args)]
struct SourceArguments {
    /// The configuration; - for standard input. May be left out when the environment says everything that is required.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// One JSON object in place of lines for people.
    #[arg(long)]
    json: bool,
}

/// What `--json` says.
#[derive(Serialize)]
struct Report {
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<Vec<Setting>>,
    faults: Vec<Fault>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn std::error::Error>> {
    match &arguments.command {
        Command::Check(CheckArguments { source, files }) => {
            let checked =
                contents::<CheckArguments>("restanser config check", source).and_then(|contents| {
                    if *files {
                        contents.check_with_files()
                    } else {
                        Config::parse(contents).map(drop)
                    }
                });
            told(checked.map(|()| None), source.json)
        }
        Command::Show(ShowArguments { source }) => {
            let settings = contents::<ShowArguments>("restanser config show", source)
                .and_then(Contents::settings);
            told(settings.map(Some), source.json)
        }
        Command::Example => {
            said(&example())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn contents<A: Args>(
    command: &'static str,
    source: &SourceArguments,
) -> Result<Contents, ConfigError> {
    match source.config.as_deref() {
        Some(path) if path.as_os_str() == "-" => Contents::of_stream("-", io::stdin().lock()),
        config => serve::contents::<A>(command, config),
    }
}

/// What is wrong is told on standard error, or as JSON.
fn told(
    outcome: Result<Option<Vec<Setting>>, ConfigError>,
    json: bool,
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let (settings, faults) = match outcome {
        Ok(settings) => (settings, Vec::new()),
        Err(error) => (None, error.faults()),
    };
    let valid = faults.is_empty();
    if json {
        let report = Report {
            valid,
            settings,
            faults,
        };
        said(&(serde_json::to_string(&report)? + "\n"))?;
    } else if let Some(settings) = settings {
        let lines: Vec<String> = settings
            .iter()
            .map(|setting| format!("{setting}\n"))
            .collect();
        said(&lines.concat())?;
    } else if valid {
        said("the configuration can be used\n")?;
    } else {
        for fault in faults {
            eprintln!("restanser: {fault}");
        }
    }
    Ok(if valid {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
