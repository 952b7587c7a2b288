//! What the benches share: a register to ask, and how results are told.

use std::error::Error;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use restanser_server::kilde::Omfang;
use restanser_server::kilde::sqlite::SqliteSkriver;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use restanser_server::register::eksport::Format;
use restanser_server::register::import::{Fremdrift, importer};
use restanser_server::register::testdata::{Bestilling, DATO, skriv};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use tempfile::TempDir;

pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How large a register is when none is given.
const ORGANISASJONER: u64 = 50_000;

/// What was measured, round by round.
#[derive(Serialize)]
pub struct Measured {
    pub name: String,
    pub unit: &'static str,
    pub values: Vec<f64>,
}

/// One line of JSON on standard output.
pub fn tell(measured: &[Measured]) -> Outcome {
    println!("{}", serde_json::to_string(measured)?);
    Ok(())
}

/// A folder on the disk that the workspace lies on: the system's temporary one may be in memory.
pub fn folder() -> Outcome<TempDir> {
    Ok(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?)
}

/// The register that was given, or an invented one in `folder`.
pub fn register(given: Option<PathBuf>, folder: &Path) -> Outcome<PathBuf> {
    if let Some(given) = given {
        return Ok(given);
    }
    let lines = folder.join("register.jsonl");
    let mut out = BufWriter::new(File::create(&lines)?);
    let bestilling = Bestilling::ny(ORGANISASJONER, 1, DATO, Format::JsonLines)?;
    skriv(&bestilling, &mut out)?;
    out.flush()?;
    let register = folder.join("register.sqlite");
    let skriver = SqliteSkriver::begynn(&register, Omfang::Hele)?;
    importer(
        &[lines],
        Box::new(skriver),
        Omfang::Hele,
        false,
        &Fremdrift::default(),
    )?;
    Ok(register)
}

/// Up to `most` organisations of a register, from everywhere in it and in no order.
pub fn organisasjoner(register: &Path, most: usize) -> Outcome<Vec<Organisasjonsnummer>> {
    let connection = Connection::open_with_flags(register, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("SELECT organisasjonsnummer FROM organisasjon")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut organisasjoner = Vec::new();
    for row in rows {
        organisasjoner.push(row?.parse::<Organisasjonsnummer>()?);
    }
    organisasjoner.sort_by_cached_key(|organisasjon| {
        let mut hasher = DefaultHasher::new();
        organisasjon.hash(&mut hasher);
        hasher.finish()
    });
    organisasjoner.truncate(most);
    if organisasjoner.is_empty() {
        return Err(format!("{}: nobody to ask about", register.display()).into());
    }
    Ok(organisasjoner)
}
