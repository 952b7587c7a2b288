//! `list`: the records that are asked for.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use clap::{ArgGroup, Args};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use restanser_server::utlevering::lesning::tabell::{Utvalg, les_om};
use restanser_server::utlevering::lesning::{Funn, Lesefeil, Leser, les};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::post::Post;
use super::sted::{LogArguments, Sted};
use super::{Failure, heard, usage};

#[derive(Args)]
#[command(group = ArgGroup::new("whose").required(true).multiple(true).args(["organisasjonsnummer", "korrelasjonsid"]))]
pub(super) struct ListArguments {
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

pub(super) fn run(arguments: &ListArguments) -> Result<bool, Failure> {
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
