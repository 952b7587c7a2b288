//! Which log is meant, and where it is.

use std::path::PathBuf;

use clap::Args;
use restanser_server::config::{Config, Utleveringslager};
use restanser_server::dev::LOG_FILE;
use restanser_server::kilde::postgres::PostgresOppsett;

use super::{Failure, usage};

/// Which log.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(super) struct LogArguments {
    /// The log of the service with this configuration.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The active file of the log.
    #[arg(long, value_name = "FILE")]
    logg: Option<PathBuf>,
    /// The log in a folder of `restanser dev`.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
}

/// Where the log is.
pub(super) enum Sted {
    Fil(PathBuf),
    Tabell(PostgresOppsett),
}

impl LogArguments {
    pub(super) fn sted(&self, tjener: Option<&str>) -> Result<Sted, Failure> {
        let sted = match (&self.config, &self.logg, &self.data) {
            (Some(config), ..) => match Config::read(config)?.utleveringslager()? {
                Utleveringslager::Filer { logg, .. } => Sted::Fil(logg),
                Utleveringslager::Tabell(valg) => Sted::Tabell(valg.oppsett),
            },
            (_, Some(logg), _) => Sted::Fil(logg.clone()),
            (.., Some(data)) => Sted::Fil(data.join(LOG_FILE)),
            (None, None, None) => return Err("which log? give --config, --logg or --data".into()),
        };
        if tjener.is_some() && matches!(sted, Sted::Fil(_)) {
            usage("--tjener is for a log in PostgreSQL, and this one is in files");
        }
        Ok(sted)
    }
}
