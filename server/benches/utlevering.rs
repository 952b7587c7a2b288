//! How many answers a second leave the whole service with the disclosure log, and how many without.
//!
//! Both services run for the whole time, each in a process of its own; the load goes to one of them at a time, in turns,
//! and who begins changes.

#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "a program")]

#[path = "utlevering/belastning.rs"]
mod belastning;
mod felles;
#[path = "utlevering/tjener.rs"]
mod tjener;

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Parser;
use felles::{Measured, Outcome, tell};
use tjener::{Logg, Tjener};

const QUESTIONS: usize = 20_000;
const SYNCS: usize = 101;

#[derive(Parser)]
struct Arguments {
    /// The register to answer from; an invented one when none is given.
    #[arg(long, value_name = "FILE")]
    register: Option<PathBuf>,
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How long each service is under load in a round.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// How many consumers ask at a time.
    #[arg(long, value_delimiter = ',', default_value = "16,64")]
    connections: Vec<usize>,
    // Be one of the services, for the process that has the load.
    #[arg(long, hide = true, requires_all = ["register", "data"])]
    serve: Option<Logg>,
    #[arg(long, hide = true)]
    data: Option<PathBuf>,
    // What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Outcome {
    let arguments = Arguments::parse();
    if let (Some(logg), Some(register), Some(data)) =
        (arguments.serve, &arguments.register, &arguments.data)
    {
        return tjener::serve(logg, register, data);
    }
    let folder = felles::folder()?;
    let register = felles::register(arguments.register, folder.path())?;
    let questions = felles::organisasjoner(&register, QUESTIONS)?;
    let off = Tjener::start(Logg::Off, &register, &folder.path().join("off"))?;
    let on = Tjener::start(Logg::On, &register, &folder.path().join("on"))?;
    let time = Duration::from_secs(arguments.seconds);
    let mut measured = Vec::new();
    for connections in arguments.connections {
        let load = |tjener: &Tjener, time| {
            belastning::answers_a_second(tjener, &questions, connections, time)
        };
        // Once for nothing: tokens are remembered and pages in memory from here on.
        for tjener in [&off, &on] {
            load(tjener, Duration::from_secs(1))?;
        }
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for round in 0..arguments.rounds {
            if round % 2 == 0 {
                with.push(load(&on, time)?);
                without.push(load(&off, time)?);
            } else {
                without.push(load(&off, time)?);
                with.push(load(&on, time)?);
            }
        }
        for (name, values) in [("with", with), ("without", without)] {
            measured.push(Measured {
                name: format!("{connections} consumers, {name} the log"),
                unit: "answers/s",
                values,
            });
        }
    }
    measured.push(Measured {
        name: "a sync of the disk".to_owned(),
        unit: "ms",
        values: syncs(&folder.path().join("sync"), arguments.rounds)?,
    });
    tell(&measured)
}

/// Milliseconds that the disk itself takes to make a line durable, the median of some for each round: the ratios are the
/// disk's as much as the service's.
fn syncs(path: &Path, rounds: usize) -> Outcome<Vec<f64>> {
    let mut file = File::create(path)?;
    let mut round = || {
        let mut times = Vec::new();
        for _ in 0..SYNCS {
            file.write_all(&[b'x'; 1024])?;
            let begun = Instant::now();
            file.sync_data()?;
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        Ok(times.get(SYNCS / 2).copied().unwrap_or_default())
    };
    (0..rounds).map(|_| round()).collect()
}
