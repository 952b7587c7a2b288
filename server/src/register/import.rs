//! Reading files into a register: all of them, or nothing.

use std::fmt;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::linje::{KOLONNER, Linje, Post, from_csv};
use super::strom;
use crate::kilde::{KildeFeil, Omfang, Registerskriver, Skrevet};

/// How many faults are told in full.
const MOST_TOLD: usize = 100;

/// How far an import is: read by whoever shows it.
#[derive(Clone, Debug, Default)]
pub struct Fremdrift {
    /// Bytes read of the files as they are on disk.
    pub read: Arc<AtomicU64>,
    /// Set when somebody wants it to stop.
    pub stop: Arc<AtomicBool>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportFeil {
    /// Lines that cannot be taken.
    #[error("{0}")]
    Linjer(Linjefeil),
    /// The register cannot be written.
    #[error(transparent)]
    Register(#[from] KildeFeil),
    /// The files hold nothing, and every organisation would be unknown.
    #[error(
        "there is nothing in the files: a register of nothing would make every organisation unknown"
    )]
    Tomt,
    /// Somebody wanted it to stop.
    #[error("stopped: the register is what it was")]
    Stoppet,
}

/// What is wrong with the lines, with file and line.
#[derive(Debug, Default)]
pub struct Linjefeil {
    told: Vec<String>,
    number: usize,
}

impl Linjefeil {
    fn add(&mut self, place: impl fmt::Display, fault: impl fmt::Display) {
        self.number += 1;
        if self.told.len() < MOST_TOLD {
            self.told.push(format!("{place}: {fault}"));
        }
    }
}

impl fmt::Display for Linjefeil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.told {
            writeln!(formatter, "{fault}")?;
        }
        let more = self.number - self.told.len();
        if more > 0 {
            writeln!(formatter, "and {more} more")?;
        }
        write!(formatter, "{} faults: nothing is imported", self.number)
    }
}

/// Reads `files` into `skriver`, which is finished when every line is in order; with `bare_prov` everything is checked,
/// and the register left as it is.
///
/// # Errors
/// When anything is wrong: the register is then what it was.
pub fn importer(
    files: &[PathBuf],
    mut skriver: Box<dyn Registerskriver>,
    omfang: Omfang,
    bare_prov: bool,
    fremdrift: &Fremdrift,
) -> Result<Skrevet, ImportFeil> {
    let mut faults = Linjefeil::default();
    let mut posts = 0u64;
    each(files, fremdrift, &mut |place, read| {
        posts += 1;
        match read {
            Err(wrong) => wrong.iter().for_each(|wrong| faults.add(place, wrong)),
            // What is not to be put in place need not be written.
            Ok(_) if faults.number > 0 => {}
            Ok(post) => match (omfang, &post) {
                (Omfang::Hele, Post::SlettKrav(_) | Post::SlettOrganisasjon(_)) => {
                    faults.add(place, "slettet goes with --delta only");
                }
                _ => write(&mut *skriver, &post)?,
            },
        }
        Ok(())
    })?
    .into_iter()
    .for_each(|(place, fault)| faults.add(place, fault));
    if faults.number > 0 {
        return Err(ImportFeil::Linjer(faults));
    }
    if posts == 0 && omfang == Omfang::Hele {
        return Err(ImportFeil::Tomt);
    }
    let outcome = if bare_prov {
        skriver.prov()
    } else {
        skriver.ferdig()
    };
    match outcome {
        Err(KildeFeil::Doble { nummer }) => Err(doubled(files, &nummer)),
        outcome => Ok(outcome?),
    }
}

fn write(skriver: &mut dyn Registerskriver, post: &Post) -> Result<(), KildeFeil> {
    match post {
        Post::Organisasjon(organisasjon) => skriver.organisasjon(*organisasjon),
        Post::Krav(krav) => skriver.krav(krav),
        Post::SlettKrav(krav_id) => skriver.slett_krav(krav_id),
        Post::SlettOrganisasjon(organisasjon) => skriver.slett_organisasjon(*organisasjon),
    }
}

/// Where a line is.
#[derive(Clone, Copy)]
struct Sted<'a> {
    file: &'a Path,
    line: u64,
}

impl fmt::Display for Sted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file.display(), self.line)
    }
}

type Lest = Result<Post, Vec<String>>;
type Mottaker<'a> = dyn FnMut(&Sted<'_>, Lest) -> Result<(), ImportFeil> + 'a;

/// Hands over every line of every file. A file that cannot be read further is told, and the next one read.
fn each(
    files: &[PathBuf],
    fremdrift: &Fremdrift,
    receive: &mut Mottaker<'_>,
) -> Result<Vec<(String, String)>, ImportFeil> {
    let mut broken = Vec::new();
    for file in files {
        let mut line = 0;
        let read = strom::open(file, &fremdrift.read).map_err(Broken::from);
        let read = read.and_then(|stream| lines(file, stream, &mut line, fremdrift, receive));
        match read {
            Ok(()) => {}
            Err(Broken::Import(error)) => return Err(error),
            Err(Broken::File(error)) => {
                let place = format!("{}:{}", file.display(), line + 1);
                broken.push((place, told(&error)));
            }
        }
    }
    Ok(broken)
}

enum Broken {
    Import(ImportFeil),
    File(io::Error),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "the file is cut off".to_owned(),
        _ => error.to_string(),
    }
}

fn lines(
    file: &Path,
    mut stream: Box<dyn BufRead>,
    line: &mut u64,
    fremdrift: &Fremdrift,
    receive: &mut Mottaker<'_>,
) -> Result<(), Broken> {
    let first = stream
        .fill_buf()?
        .iter()
        .find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Ok(()),
        Some(b'{') => json_lines(file, stream, line, fremdrift, receive),
        Some(_) => csv(file, stream, line, fremdrift, receive),
    }
}

fn json_lines(
    file: &Path,
    mut stream: Box<dyn BufRead>,
    line: &mut u64,
    fremdrift: &Fremdrift,
    receive: &mut Mottaker<'_>,
) -> Result<(), Broken> {
    let mut bytes = Vec::new();
    while stream.read_until(b'\n', &mut bytes)? > 0 {
        *line += 1;
        if !bytes.trim_ascii().is_empty() {
            let read = from_json(&bytes);
            hand_over(&Sted { file, line: *line }, read, fremdrift, receive)?;
        }
        bytes.clear();
    }
    Ok(())
}

fn from_json(bytes: &[u8]) -> Lest {
    let text = std::str::from_utf8(bytes).map_err(|_| vec!["this is not UTF-8".to_owned()])?;
    let linje: Linje<'_> = serde_json::from_str(text).map_err(|error| {
        let column = error.column();
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        vec![format!("column {column}: {reason}")]
    })?;
    linje.post(false)
}

fn csv(
    file: &Path,
    stream: Box<dyn BufRead>,
    line: &mut u64,
    fremdrift: &Fremdrift,
    receive: &mut Mottaker<'_>,
) -> Result<(), Broken> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(stream);
    let columns = match reader.headers() {
        Ok(headers) => columns(headers),
        Err(error) => Err(csv_fault(error)?),
    };
    let columns = match columns {
        Ok(columns) => columns,
        Err(fault) => {
            let place = Sted { file, line: 1 };
            return hand_over(&place, Err(vec![fault]), fremdrift, receive);
        }
    };
    *line = 1;
    let mut record = csv::StringRecord::new();
    loop {
        let begins = reader.position().line();
        let read = match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) if record.len() != columns.len() => Err(vec![format!(
                "there are {} columns, and {} in the first line",
                record.len(),
                columns.len()
            )]),
            Ok(true) => from_csv(&columns, &record).post(true),
            Err(error) => Err(vec![csv_fault(error)?]),
        };
        *line = record.position().map_or(begins, csv::Position::line);
        hand_over(&Sted { file, line: *line }, read, fremdrift, receive)?;
    }
}

/// What a fault of the CSV itself says; one of the file under it ends the reading.
fn csv_fault(error: csv::Error) -> Result<String, io::Error> {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Err(error),
        csv::ErrorKind::Utf8 { .. } => Ok("this is not UTF-8".to_owned()),
        _ => Ok("this is not CSV".to_owned()),
    }
}

/// Which member each column is.
fn columns(headers: &csv::StringRecord) -> Result<Vec<usize>, String> {
    let mut columns = Vec::new();
    for header in headers {
        let column = KOLONNER.iter().position(|known| *known == header);
        let column = column.ok_or_else(|| {
            format!(
                "there is no column {header:?}: they are {}",
                KOLONNER.join(", ")
            )
        })?;
        if columns.contains(&column) {
            return Err(format!("the column {header:?} is there twice"));
        }
        columns.push(column);
    }
    if columns.is_empty() {
        return Err("there are no columns".to_owned());
    }
    Ok(columns)
}

fn hand_over(
    place: &Sted<'_>,
    read: Lest,
    fremdrift: &Fremdrift,
    receive: &mut Mottaker<'_>,
) -> Result<(), Broken> {
    if fremdrift.stop.load(Ordering::Relaxed) {
        return Err(Broken::Import(ImportFeil::Stoppet));
    }
    receive(place, read).map_err(Broken::Import)
}

/// The places of doubled ids, found by reading the files again: the register knows only which claims they were.
fn doubled(files: &[PathBuf], numbers: &[i64]) -> ImportFeil {
    if files.iter().any(|file| file == Path::new("-")) {
        return KildeFeil::Doble {
            nummer: numbers.to_vec(),
        }
        .into();
    }
    let mut ids: Vec<(String, String)> = Vec::new();
    let nothing = Fremdrift::default();
    let mut number = 0i64;
    let found = each(files, &nothing, &mut |place, read| {
        if let Ok(Post::Krav(post)) = read {
            number += 1;
            if numbers.contains(&number) {
                ids.push((post.krav_id, place.to_string()));
            }
        }
        Ok(())
    });
    let mut faults = Linjefeil::default();
    let firsts = each(files, &nothing, &mut |place, read| {
        if let Ok(Post::Krav(post)) = read
            && let Some(index) = ids.iter().position(|(id, _)| *id == post.krav_id)
        {
            let (_, again) = ids.swap_remove(index);
            let fault = format!("krav_id is that of {place} too");
            faults.add(again, fault);
        }
        Ok(())
    });
    if let Err(error) = found.and(firsts) {
        return error;
    }
    faults.told.sort();
    ImportFeil::Linjer(faults)
}
