//! `restanser testdata`.

use clap::Args;
use jiff::civil::Date;
use restanser_server::register::testdata::{Bestilling, DATO, skriv};

use super::Outcome;
use super::export::Target;

#[derive(Args)]
pub struct Arguments {
    /// How many organisations, with six claims each on average.
    #[arg(long, value_name = "N")]
    organisasjoner: u64,
    /// Which of the many registers of that size: the same one gives the same bytes.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The day that due dates lie around.
    #[arg(long, value_name = "DATE", default_value_t = DATO)]
    dato: Date,
    #[command(flatten)]
    target: Target,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let bestilling = Bestilling::ny(
        arguments.organisasjoner,
        arguments.seed,
        arguments.dato,
        arguments.target.format(),
    )?;
    arguments.target.write(|out| skriv(&bestilling, out))
}
