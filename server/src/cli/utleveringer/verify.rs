//! `verify`: whether the log is whole.

use std::fmt::Write as _;
use std::io::{self, Write};

use clap::Args;
use restanser_server::utlevering::Ende;
use restanser_server::utlevering::lesning::tabell::{Kjede, les_kjeder};
use restanser_server::utlevering::lesning::{Funn, Leser, Oppsummering, les};
use serde::Serialize;

use super::sted::{LogArguments, Sted};
use super::{Failure, heard};

/// So many findings are kept for `--json`; all are counted.
const MOST: usize = 1000;

#[derive(Args)]
pub(super) struct VerifyArguments {
    #[command(flatten)]
    log: LogArguments,
    /// Only the chain of this server, of a log in PostgreSQL.
    #[arg(long, value_name = "NAME")]
    tjener: Option<String>,
    /// One JSON object in place of lines for people.
    #[arg(long)]
    json: bool,
}

/// What was read.
#[derive(Serialize)]
#[serde(untagged)]
enum Lest {
    Filer(Oppsummering),
    Tabell { kjeder: Vec<Kjede> },
}

/// What `verify --json` says.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rapport {
    hel: bool,
    #[serde(flatten)]
    lest: Lest,
    antall_funn: usize,
    funn: Vec<Funn>,
    merknader: Vec<Funn>,
}

pub(super) fn run(arguments: &VerifyArguments) -> Result<bool, Failure> {
    let tjener = arguments.tjener.as_deref();
    let sted = arguments.log.sted(tjener)?;
    let mut check = Check {
        json: arguments.json,
        count: 0,
        funn: Vec::new(),
        merknader: Vec::new(),
    };
    let lest = match sted {
        Sted::Fil(path) => Lest::Filer(les(&path, &mut check)?),
        Sted::Tabell(oppsett) => Lest::Tabell {
            kjeder: les_kjeder(&oppsett, tjener, &mut check)?,
        },
    };
    let hel = check.count == 0;
    let mut out = io::stdout().lock();
    let said = if arguments.json {
        let rapport = Rapport {
            hel,
            lest,
            antall_funn: check.count,
            funn: check.funn,
            merknader: check.merknader,
        };
        writeln!(out, "{}", serde_json::to_string(&rapport)?)
    } else {
        let verdict = if hel { "whole" } else { "NOT WHOLE" };
        writeln!(out, "{verdict}: {}", lest.in_words())
    };
    heard(said)?;
    Ok(hel)
}

impl Lest {
    fn in_words(&self) -> String {
        let last = |siste: &Option<Ende>| {
            let siste = siste.unwrap_or_default();
            format!("the last is {} with hash {}", siste.nr, siste.hash)
        };
        match self {
            Self::Filer(Oppsummering {
                filer,
                poster,
                siste,
                ..
            }) => format!("{poster} records in {} files; {}", filer.len(), last(siste)),
            Self::Tabell { kjeder } => {
                let mut words = format!("{} chains", kjeder.len());
                for Kjede {
                    tjener,
                    poster,
                    siste,
                    ..
                } in kjeder
                {
                    let _ = write!(words, "\n  {tjener}: {poster} records; {}", last(siste));
                }
                words
            }
        }
    }
}

/// Collects what is found, or says it at once.
struct Check {
    json: bool,
    count: usize,
    funn: Vec<Funn>,
    merknader: Vec<Funn>,
}

impl Leser for Check {
    type Error = io::Error;

    fn post(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn funn(&mut self, funn: Funn) -> io::Result<()> {
        self.count += 1;
        if !self.json {
            return heard(writeln!(io::stdout(), "{funn}"));
        }
        if self.funn.len() < MOST {
            self.funn.push(funn);
        }
        Ok(())
    }

    fn merknad(&mut self, merknad: Funn) -> io::Result<()> {
        if !self.json {
            return heard(writeln!(io::stdout(), "note: {merknad}"));
        }
        if self.merknader.len() < MOST {
            self.merknader.push(merknad);
        }
        Ok(())
    }
}
