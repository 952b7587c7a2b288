//! `restanser serve`.

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, Command};
use restanser_server::config::{Config, ConfigError, Contents, Environment};
use restanser_server::logging;
use restanser_server::produksjon;

use super::Outcome;

#[derive(Args)]
pub struct Arguments {
    /// The configuration, TOML. `restanser config example` prints one. Every key can be overridden by a variable,
    /// RESTANSER__SERVER__WORKERS=4; the file may be left out when the environment says everything that is required.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let config = Config::parse(contents::<Arguments>(
        "restanser serve",
        arguments.config.as_deref(),
    )?)?;
    let _log = logging::start(config.log.format, config.log.filter()?)?;
    Ok(actix_web::rt::System::new().block_on(produksjon::run(config))?)
}

/// What the configuration of this command is read from: the file, or the environment alone.
pub fn contents<A: Args>(
    command: &'static str,
    config: Option<&Path>,
) -> Result<Contents, ConfigError> {
    if let Some(path) = config {
        return Contents::of_file(path);
    }
    let environment = Environment::of_process();
    if environment.is_empty() {
        let why = "--config FILE is missing, and there is no variable RESTANSER__… in its place";
        A::augment_args(Command::new(command))
            .error(ErrorKind::MissingRequiredArgument, why)
            .exit();
    }
    Ok(Contents::of_environment(environment))
}
