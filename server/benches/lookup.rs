//! What a lookup costs, beside a prepared read by primary key of the same claims through SQLite itself.
//!
//! The read beside it does less: it does not ask whether the organisation is known, and makes no dates, sums or answer.
//!
//! Rounds are interleaved, and who begins changes, so that whatever else the machine does meets both alike.

#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "a program")]

mod felles;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use felles::{Measured, Outcome, tell};
use futures_util::FutureExt as _;
use jiff::civil::Date;
use restanser_server::kilde::Kilde;
use restanser_server::kilde::sqlite::SqliteKilde;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use restanser_server::register::testdata::DATO;
use rusqlite::{CachedStatement, Connection, OpenFlags};

const QUESTIONS: usize = 20_000;
/// The rows that an answer is made of, and nothing more.
const CLAIMS: &str =
    "SELECT kategori, forfallsdato, hovedstol, renter FROM krav WHERE organisasjonsnummer = ?1";
const COLUMNS: usize = 4;

#[derive(Parser)]
struct Arguments {
    /// The register to ask; an invented one when none is given.
    #[arg(long, value_name = "FILE")]
    register: Option<PathBuf>,
    #[arg(long, default_value_t = 11)]
    rounds: usize,
    // What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Outcome {
    let arguments = Arguments::parse();
    let folder = felles::folder()?;
    let register = felles::register(arguments.register, folder.path())?;
    let questions = felles::organisasjoner(&register, QUESTIONS)?;
    let kilde = SqliteKilde::open(&register)?;
    let connection = Connection::open_with_flags(
        &register,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    let mut claims = connection.prepare_cached(CLAIMS)?;

    let ours = || each(&questions, |organisasjon| ask(&kilde, organisasjon, DATO));
    let mut reads = || each(&questions, |organisasjon| read(&mut claims, organisasjon));
    // Once for nothing: the pages are in memory from here on.
    ours()?;
    reads()?;
    let (mut lookup, mut reference) = (Vec::new(), Vec::new());
    for round in 0..arguments.rounds {
        if round % 2 == 0 {
            lookup.push(ours()?);
            reference.push(reads()?);
        } else {
            reference.push(reads()?);
            lookup.push(ours()?);
        }
    }
    let measured = |name: &str, values| Measured {
        name: name.to_owned(),
        unit: "ns",
        values,
    };
    tell(&[
        measured("lookup", lookup),
        measured("read by primary key", reference),
    ])
}

/// Nanoseconds for one, on average.
fn each(
    questions: &[Organisasjonsnummer],
    mut ask: impl FnMut(&Organisasjonsnummer) -> Outcome,
) -> Outcome<f64> {
    let begun = Instant::now();
    for organisasjon in questions {
        ask(organisasjon)?;
    }
    Ok(begun.elapsed().as_nanos() as f64 / questions.len() as f64)
}

fn ask(kilde: &dyn Kilde, organisasjon: &Organisasjonsnummer, today: Date) -> Outcome {
    let answer = kilde.forfalt_og_ubetalt(organisasjon, today);
    let answer = answer
        .now_or_never()
        .ok_or("a lookup waits for something")?;
    black_box(answer?.ok_or("an organisation of the register is unknown")?);
    Ok(())
}

/// Every row, and each of its columns as SQLite has it.
fn read(statement: &mut CachedStatement<'_>, organisasjon: &Organisasjonsnummer) -> Outcome {
    let mut rows = statement.query([organisasjon.as_str()])?;
    while let Some(row) = rows.next()? {
        for column in 0..COLUMNS {
            black_box(row.get_ref(column)?);
        }
    }
    Ok(())
}
