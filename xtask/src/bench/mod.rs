//! `cargo xtask bench`: what things cost here, beside what they are measured by.
//!
//! A bench is a file of this folder: it takes a [`Place`], and gives [`Measurement`]s. What has to be measured inside a
//! process is a bench target of the server, which tells its rounds as JSON.

mod error;
#[expect(
    dead_code,
    reason = "what loads and measures them comes with the bench"
)]
mod frameworks;
mod import;
mod lookup;
mod measurement;
mod place;
mod process;
mod report;
mod utlevering;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

pub(crate) use error::BenchError;
use measurement::Measurement;
use place::Place;
use report::Report;

use crate::{Error, Outcome};

#[derive(Args)]
pub(crate) struct Bench {
    /// Which; all of them when none is named.
    #[arg(value_name = "NAME")]
    names: Vec<Name>,
    /// Print the results as one JSON object, which --against takes.
    #[arg(long)]
    json: bool,
    /// How large the register is.
    #[arg(long, value_name = "N", default_value_t = 1_200_000, value_parser = clap::value_parser!(u64).range(100..))]
    organisasjoner: u64,
    /// How often each is measured; each bench has a number of its own when none is given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    rounds: Option<u32>,
    /// Compare with the results of an earlier run.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// Making a register from a file: time, rate, memory, size.
    Import,
    /// A lookup, beside a read by primary key of the same claims.
    Lookup,
    /// Answers a second with the disclosure log, beside those without.
    Utlevering,
}

impl Bench {
    pub(crate) fn run(self, root: &Path) -> Result<Outcome, Error> {
        let earlier = self.against.as_deref().map(Report::read).transpose()?;
        let mut place = Place::make(root, self.organisasjoner)?;
        let mut report = Report::begin(self.organisasjoner);
        for name in Name::value_variants() {
            if self.names.is_empty() || self.names.contains(name) {
                let measured = self.measure(*name, &mut place)?;
                report.measurements.extend(measured);
            }
        }
        report.end();
        drop(place);
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report)?);
        } else {
            print!("{}", report.table(earlier.as_ref()));
        }
        Ok(if report.all_bounds_hold() {
            Outcome::Done
        } else {
            Outcome::Differs
        })
    }

    fn measure(&self, name: Name, place: &mut Place) -> Result<Vec<Measurement>, BenchError> {
        match name {
            Name::Import => import::run(place, self.rounds.unwrap_or(1)),
            Name::Lookup => lookup::run(place, self.rounds.unwrap_or(11)),
            Name::Utlevering => utlevering::run(place, self.rounds.unwrap_or(5)),
        }
    }
}
