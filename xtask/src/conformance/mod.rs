//! `cargo xtask conformance`: what programs of others say of the running service, beside our own tests.
//!
//! A step is a file of this folder: it takes a [`Place`], and gives [`Run`]s. What the programs need to be told stands in
//! `xtask/conformance`: their versions, how they ask, and what is read by them.

mod error;
mod http;
mod klient;
mod place;
mod process;
mod promtool;
mod python;
mod report;
mod schemathesis;
mod service;

use std::path::Path;

use clap::{Args, ValueEnum};

pub(crate) use error::ConformanceError;
use place::Place;
use report::{Report, Run};

use crate::{Error, Outcome};

#[derive(Args)]
pub(crate) struct Conformance {
    /// Which; all of them when none is named.
    #[arg(value_name = "NAME")]
    names: Vec<Name>,
    /// Print the results as one JSON object, in place of what the programs say.
    #[arg(long)]
    json: bool,
    /// How many requests schemathesis invents to be answered in JSON; half as many for XML, and fewer without access.
    #[arg(long, value_name = "N", default_value_t = 6000, value_parser = clap::value_parser!(u32).range(100..))]
    cases: u32,
    /// What schemathesis invents from: the same number gives the same requests.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// schemathesis: requests at random, allowed by the document and not, and what is answered.
    Schemathesis,
    /// Clients in Python that openapi-python-client and openapi-generator make of the document, as they come.
    Klient,
    /// promtool: what Prometheus says of the metrics.
    Promtool,
}

impl Conformance {
    pub(crate) fn run(self, root: &Path) -> Result<Outcome, Error> {
        let mut place = Place::make(root)?;
        let mut report = Report::default();
        for name in Name::value_variants() {
            if self.names.is_empty() || self.names.contains(name) {
                for run in self.step(*name, &mut place)? {
                    if !self.json {
                        place.pausing(|| print!("{}", run.text()));
                    }
                    report.runs.push(run);
                }
            }
        }
        drop(place);
        if self.json {
            println!("{}", serde_json::to_string_pretty(&report)?);
        } else {
            print!("{}", report.summary());
        }
        Ok(if report.all_passed() {
            Outcome::Done
        } else {
            Outcome::Differs
        })
    }

    fn step(&self, name: Name, place: &mut Place) -> Result<Vec<Run>, ConformanceError> {
        match name {
            Name::Schemathesis => schemathesis::run(place, self.cases, self.seed),
            Name::Klient => klient::run(place),
            Name::Promtool => promtool::run(place),
        }
    }
}
