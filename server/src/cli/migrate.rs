//! `restanser migrate`.

use std::path::{Path, PathBuf};

use clap::Args;
use restanser_server::config::{Config, Kilde, Utleveringslager};
use restanser_server::kilde::postgres::{self, PostgresOppsett, Skjemaplan, VERSJON};
use restanser_server::kilde::sqlite;

use super::{Outcome, said};

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
    let config = Config::read(&arguments.config)?;
    let log = match config.utleveringslager()? {
        Utleveringslager::Tabell(valg) => Some(valg.oppsett),
        Utleveringslager::Filer { .. } => None,
    };
    // One database is migrated once.
    let of_both = |log: &PostgresOppsett| matches!(&config.kilde, Kilde::Postgres(register) if log.url.0 == register.url.0);
    if let Some(log) = log.filter(|log| !of_both(log)) {
        migrate("the disclosure log's database", &log, arguments.dry_run)?;
    }
    match &config.kilde {
        Kilde::Sqlite(path) => register(path, arguments.dry_run),
        Kilde::Postgres(register) => migrate("the database", register, arguments.dry_run),
    }
}

fn migrate(what: &str, oppsett: &PostgresOppsett, dry_run: bool) -> Outcome {
    if dry_run {
        let plan = postgres::planlegg(oppsett)?;
        let mut text = format!("-- {what}: from schema version {} to {VERSJON}\n", plan.fra);
        for setning in &plan.setninger {
            text += &format!("{setning};\n\n");
        }
        return Ok(said(&text)?);
    }
    match postgres::migrer(oppsett)? {
        Skjemaplan { fra: VERSJON, .. } => {
            println!("{what} has schema version {VERSJON} already");
        }
        Skjemaplan { fra, .. } => {
            println!("{what} has gone from schema version {fra} to {VERSJON}");
        }
    }
    Ok(())
}

/// A register in a file. Readers have the old one until the new one is whole.
fn register(path: &Path, dry_run: bool) -> Outcome {
    let shown = path.display();
    let needed = sqlite::VERSJON;
    let Some(fra) = sqlite::oppgraderes_fra(path)? else {
        println!("the register {shown} has schema version {needed} already");
        return Ok(());
    };
    if dry_run {
        println!("the register {shown} would go from schema version {fra} to {needed}");
        return Ok(());
    }
    match sqlite::oppgrader(path)? {
        Some(skrevet) => println!(
            "the register {shown} has gone from schema version {fra} to {needed}: {} organisations and {} claims",
            skrevet.organisasjoner, skrevet.krav
        ),
        // Somebody else was faster.
        None => println!("the register {shown} has schema version {needed} already"),
    }
    Ok(())
}
