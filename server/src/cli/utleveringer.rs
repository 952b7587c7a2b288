//! `restanser utleveringer`: the disclosure log is checked, and asked.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgGroup, Args, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use restanser_server::config::{Config, Utleveringslager};
use restanser_server::dev::LOG_FILE;
use restanser_server::kilde::postgres::PostgresOppsett;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use restanser_server::utlevering::Ende;
use restanser_server::utlevering::lesning::tabell::{Kjede, Utvalg, les_kjeder, les_om};
use restanser_server::utlevering::lesning::{Funn, Lesefeil, Leser, Oppsummering, les};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

/// The log is not whole.
const NOT_WHOLE: u8 = 1;
/// The log, or the configuration, cannot be read.
const UNREADABLE: u8 = 3;
/// So many findings are kept for `--json`; all are counted.
const MOST: usize = 1000;

/// Exit codes: 0 the log is whole, 1 it is not, 2 wrong usage, 3 it cannot be read.
#[derive(Args)]
pub struct UtleveringerArguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check that nothing in the disclosure log was changed, removed, inserted or moved. The service may be running.
    Verify(VerifyArguments),
    /// What was handed out about an organisation, and to whom: for the organisation itself, and for the auditor. Or what
    /// became of one request, by its korrelasjonsid: for who looks into it.
    List(ListArguments),
}

#[derive(Args)]
struct VerifyArguments {
    #[command(flatten)]
    log: LogArguments,
    /// Only the chain of this server, of a log in PostgreSQL.
    #[arg(long, value_name = "NAME")]
    tjener: Option<String>,
    /// One JSON object in place of lines for people.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
#[command(group = ArgGroup::new("whose").required(true).multiple(true).args(["organisasjonsnummer", "korrelasjonsid"]))]
struct ListArguments {
    #[command(flatten)]
    log: LogArguments,
    /// Whose arrears were handed out.
    #[arg(long, value_name = "ORG")]
    organisasjonsnummer: Option<Organisasjonsnummer>,
    /// Only of requests with this Korrelasjonsid, whether they were refused or not. All records are gone through, which
    /// takes its time where there are many.
    #[arg(long, value_name = "UUID")]
    korrelasjonsid: Option<Uuid>,
    /// Only what this consumer was told.
    #[arg(long, value_name = "ORG")]
    konsument: Option<Organisasjonsnummer>,
    /// The first day, as it was in Norway: 2026-07-01.
    #[arg(long, value_name = "DATE")]
    fra: Option<Date>,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    til: Option<Date>,
    /// Only what this server handed out, of a log in PostgreSQL.
    #[arg(long, value_name = "NAME")]
    tjener: Option<String>,
    /// Refused requests, too.
    #[arg(long)]
    avslag: bool,
    /// The records as they stand in the log, one a line, in place of a table.
    #[arg(long)]
    json: bool,
}

/// Which log.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct LogArguments {
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

/// Why nothing can be said of the log.
type Failure = Box<dyn std::error::Error>;

/// Runs the command.
pub fn run(arguments: &UtleveringerArguments) -> ExitCode {
    let outcome = match &arguments.command {
        Command::Verify(arguments) => verify(arguments),
        Command::List(arguments) => list(arguments),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(NOT_WHOLE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "restanser: {error}");
            ExitCode::from(UNREADABLE)
        }
    }
}

/// Where the log is.
enum Sted {
    Fil(PathBuf),
    Tabell(PostgresOppsett),
}

impl LogArguments {
    fn sted(&self, tjener: Option<&str>) -> Result<Sted, Failure> {
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

fn usage(why: &str) -> ! {
    clap::Error::raw(clap::error::ErrorKind::ValueValidation, format!("{why}\n")).exit()
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

fn verify(arguments: &VerifyArguments) -> Result<bool, Failure> {
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

fn list(arguments: &ListArguments) -> Result<bool, Failure> {
    if arguments
        .fra
        .zip(arguments.til)
        .is_some_and(|(fra, til)| til < fra)
    {
        usage("--til is a day before --fra");
    }
    let sted = arguments.log.sted(arguments.tjener.as_deref())?;
    let mut search = Search {
        arguments,
        oslo: TimeZone::get("Europe/Oslo")?,
        out: BufWriter::new(io::stdout().lock()),
        whole: true,
    };
    let read = search.header().map_err(Lesefeil::Leser);
    let read = read.and_then(|()| match sted {
        Sted::Fil(path) => les(&path, &mut search).map(drop),
        Sted::Tabell(oppsett) => les_om(&oppsett, &search.utvalg(), &mut search),
    });
    let read = read.and_then(|()| search.out.flush().map_err(Lesefeil::Leser));
    match read {
        // Nobody reads any more.
        Err(Lesefeil::Leser(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
        read => read?,
    }
    Ok(search.whole)
}

/// Prints the records that are asked for.
struct Search<'a, W: Write> {
    arguments: &'a ListArguments,
    oslo: TimeZone,
    out: BufWriter<W>,
    whole: bool,
}

/// Of a record, what is asked for and shown.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Post<'a> {
    /// Records from before there was a chain have none.
    #[serde(borrow, rename = "type")]
    kind: Option<Cow<'a, str>>,
    #[serde(deserialize_with = "timestamp")]
    tidspunkt: Timestamp,
    #[serde(borrow)]
    organisasjonsnummer: Option<Cow<'a, str>>,
    #[serde(borrow)]
    konsument: Option<Cow<'a, str>>,
    #[serde(borrow)]
    leverandor: Option<Cow<'a, str>>,
    #[serde(borrow)]
    rettighetspakke: Option<Cow<'a, str>>,
    #[serde(borrow)]
    grunnlag: Option<&'a RawValue>,
    #[serde(borrow)]
    kode: Option<Cow<'a, str>>,
    #[serde(borrow)]
    korrelasjonsid: Option<Cow<'a, str>>,
}

fn timestamp<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let text = <Cow<'de, str>>::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

impl<W: Write> Search<'_, W> {
    fn header(&mut self) -> io::Result<()> {
        if self.arguments.json {
            return Ok(());
        }
        self.row([
            "TIDSPUNKT",
            "TYPE",
            "KONSUMENT",
            "LEVERANDOR",
            "PAKKE",
            "KORRELASJONSID",
            "GRUNNLAG",
        ])
    }

    fn row(&mut self, cells: [&str; 7]) -> io::Result<()> {
        let widths = [26, 10, 9, 10, 10, 36, 0];
        let mut row = String::new();
        for (cell, width) in cells.into_iter().zip(widths) {
            // What consumers wrote must not steer the terminal.
            let cell: String = cell.chars().filter(|cell| !cell.is_control()).collect();
            let _ = write!(row, "{cell:width$}  ");
        }
        writeln!(self.out, "{}", row.trim_end())
    }

    /// What the database is asked for: no less than what is wanted.
    fn utvalg(&self) -> Utvalg {
        let midnight = |day: Date| {
            let begins = self.oslo.to_ambiguous_zoned(day.into()).compatible().ok()?;
            Some(begins.timestamp())
        };
        Utvalg {
            organisasjonsnummer: self.arguments.organisasjonsnummer,
            korrelasjonsid: self.arguments.korrelasjonsid,
            fra: self.arguments.fra.and_then(midnight),
            til: self
                .arguments
                .til
                .and_then(|til| til.tomorrow().ok())
                .and_then(midnight),
            tjener: self.arguments.tjener.clone(),
        }
    }

    fn wanted(&self, post: &Post<'_>) -> bool {
        let ListArguments {
            organisasjonsnummer,
            korrelasjonsid,
            konsument,
            fra,
            til,
            avslag,
            ..
        } = self.arguments;
        let kind = match post.kind.as_deref() {
            None | Some("utlevering") => true,
            Some("avslag") => *avslag || korrelasjonsid.is_some(),
            Some(_) => false,
        };
        let is = |wanted: &Option<Organisasjonsnummer>, found: &Option<Cow<'_, str>>| {
            wanted
                .as_ref()
                .is_none_or(|wanted| found.as_deref() == Some(wanted.as_str()))
        };
        // It is kept as the consumer wrote it.
        let request = korrelasjonsid.is_none_or(|wanted| {
            let found = post.korrelasjonsid.as_deref();
            found.and_then(|found| found.parse().ok()) == Some(wanted)
        });
        let day = post.tidspunkt.to_zoned(self.oslo.clone()).date();
        kind && request
            && is(konsument, &post.konsument)
            && is(organisasjonsnummer, &post.organisasjonsnummer)
            && fra.is_none_or(|fra| fra <= day)
            && til.is_none_or(|til| day <= til)
    }
}

impl<W: Write> Leser for Search<'_, W> {
    type Error = io::Error;

    fn post(&mut self, line: &[u8]) -> io::Result<()> {
        let Ok(post) = serde_json::from_slice::<Post<'_>>(line) else {
            // A record fits its hash; one from before there was a chain may be anything.
            self.whole = false;
            return heard(writeln!(
                io::stderr(),
                "restanser: a record of {} bytes cannot be read",
                line.len()
            ));
        };
        if !self.wanted(&post) {
            return Ok(());
        }
        if self.arguments.json {
            self.out.write_all(line)?;
            return self.out.write_all(b"\n");
        }
        let moment = post.tidspunkt.to_zoned(self.oslo.clone());
        let moment = moment.strftime("%Y-%m-%d %H:%M:%S%.3f").to_string();
        let text = |text: &Option<Cow<'_, str>>| text.as_deref().unwrap_or("-").to_owned();
        let why = post.kode.as_deref().or(post.grunnlag.map(RawValue::get));
        self.row([
            &moment,
            post.kind.as_deref().unwrap_or("utlevering"),
            &text(&post.konsument),
            &text(&post.leverandor),
            &text(&post.rettighetspakke),
            &text(&post.korrelasjonsid),
            why.unwrap_or("-"),
        ])
    }

    fn funn(&mut self, funn: Funn) -> io::Result<()> {
        self.whole = false;
        heard(writeln!(io::stderr(), "restanser: {funn}"))
    }

    fn merknad(&mut self, _: Funn) -> io::Result<()> {
        Ok(())
    }
}

/// That nobody reads any more is no failure.
fn heard(said: io::Result<()>) -> io::Result<()> {
    match said {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}
