//! `restanser serve`.

use std::path::PathBuf;

use clap::Args;
use restanser_server::config::Config;
use restanser_server::logging::{self, Filter};
use restanser_server::produksjon;

use super::Outcome;

#[derive(Args)]
pub struct Arguments {
    /// The configuration, TOML.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let config = Config::read(&arguments.config)?;
    let filter = config.log.level.parse::<Filter>();
    let filter =
        filter.map_err(|error| format!("{}: log.level: {error}", arguments.config.display()))?;
    let _log = logging::start(config.log.format, filter)?;
    Ok(actix_web::rt::System::new().block_on(produksjon::run(config))?)
}
