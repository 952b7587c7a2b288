//! `restanser migrate`.

use std::path::PathBuf;

use clap::Args;
use restanser_server::config::{Config, Kilde};
use restanser_server::kilde::postgres::{self, Skjemaplan, VERSJON};
use restanser_server::kilde::sqlite::SqliteKilde;

use super::Outcome;

#[derive(Args)]
pub struct Arguments {
    /// The configuration, TOML. Its database user must be allowed to make tables; the one of `serve` need not be.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Print what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
}

pub fn run(arguments: &Arguments) -> Outcome {
    match Config::read(&arguments.config)?.kilde {
        Kilde::Sqlite(path) => {
            SqliteKilde::open(&path)?;
            println!("{} is a register of this program's version", path.display());
        }
        Kilde::Postgres(oppsett) if arguments.dry_run => {
            let plan = postgres::planlegg(&oppsett)?;
            println!("-- from schema version {} to {VERSJON}", plan.fra);
            for setning in &plan.setninger {
                println!("{setning};\n");
            }
        }
        Kilde::Postgres(oppsett) => match postgres::migrer(&oppsett)? {
            Skjemaplan { fra: VERSJON, .. } => {
                println!("the database has schema version {VERSJON} already");
            }
            Skjemaplan { fra, .. } => {
                println!("the database has gone from schema version {fra} to {VERSJON}");
            }
        },
    }
    Ok(())
}
