//! Reading files into a register: all of them, or nothing.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

pub use super::feilliste::Linjefeil;
use super::feilliste::{Linjenumre, Sted};
use super::form::Form;
use super::linje::Post;
use super::strom::{Strom, Tekst};
use crate::kilde::{Dobbelt, KildeFeil, Omfang, Registerskriver, Skrevet, Stor, Ugyldig};

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

/// Reads `files` into `skriver`, which is finished when every line is in order; with `bare_prov` everything is checked,
/// and the register left as it is.
///
/// # Errors
/// When anything is wrong: the register is then what it was.
pub fn importer(
    files: &[PathBuf],
    skriver: Box<dyn Registerskriver>,
    omfang: Omfang,
    bare_prov: bool,
    fremdrift: &Fremdrift,
) -> Result<Skrevet, ImportFeil> {
    let mut import = Import {
        skriver,
        omfang,
        faults: Linjefeil::default(),
        numbers: Linjenumre::default(),
        seen: HashMap::new(),
        lines: 0,
        posts: 0,
    };
    for file in files {
        import.file(file, fremdrift)?;
    }
    import.finish(bare_prov, fremdrift)
}

struct Import {
    skriver: Box<dyn Registerskriver>,
    omfang: Omfang,
    faults: Linjefeil,
    numbers: Linjenumre,
    /// Each file, by device and number, whatever it is called.
    seen: HashMap<(u64, u64), PathBuf>,
    /// In the files before this one.
    lines: u64,
    /// Lines that are not empty.
    posts: u64,
}

impl Import {
    /// A file that cannot be read further is a fault, and the next one is read all the same.
    fn file(&mut self, file: &Path, fremdrift: &Fremdrift) -> Result<(), ImportFeil> {
        self.numbers.begin(self.lines, file);
        if let Some(before) = self.same_as(file) {
            let fault = format!(
                "this is the file {} again: give each once",
                before.display()
            );
            self.faults.add(Sted { file, line: 1 }, fault);
            return Ok(());
        }
        let mut line = 0;
        let broken = match Strom::open(file, fremdrift) {
            Ok(mut stream) => {
                let read = self.lines_of(file, &mut stream, fremdrift)?;
                line = stream.number();
                read.err()
            }
            Err(error) => Some(error),
        };
        if fremdrift.stop.load(Ordering::Relaxed) {
            return Err(ImportFeil::Stoppet);
        }
        if let Some(error) = broken {
            let line = line + 1;
            self.faults.add(Sted { file, line }, told(&error));
        }
        self.lines += line;
        Ok(())
    }

    /// The file that was read already, if this is it. What is no file on a disk may have more to give.
    fn same_as(&mut self, file: &Path) -> Option<PathBuf> {
        if file == Path::new("-") {
            return None;
        }
        let metadata = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
        let id = (metadata.dev(), metadata.ino());
        let before = self.seen.get(&id).cloned();
        self.seen.entry(id).or_insert_with(|| file.to_owned());
        before
    }

    /// What is wrong with the file is the inner error.
    fn lines_of(
        &mut self,
        file: &Path,
        stream: &mut Strom,
        fremdrift: &Fremdrift,
    ) -> Result<io::Result<()>, ImportFeil> {
        let mut buffer = Vec::new();
        let mut form: Option<Form> = None;
        loop {
            let text = match stream.next(&mut buffer) {
                Ok(Some(text)) => text,
                Ok(None) => return Ok(Ok(())),
                Err(error) => return Ok(Err(error)),
            };
            if fremdrift.stop.load(Ordering::Relaxed) {
                return Err(ImportFeil::Stoppet);
            }
            let line = stream.number();
            let place = Sted { file, line };
            if matches!(text, Tekst::Linje(bytes) if bytes.trim_ascii().is_empty()) {
                continue;
            }
            let read = match &mut form {
                Some(form) => form.read(text),
                None => match Form::of(text) {
                    Ok(Form::JsonLines) => form.insert(Form::JsonLines).read(text),
                    Ok(csv) => {
                        form = Some(csv);
                        continue;
                    }
                    // Without the names of its columns there is no sense in the rest.
                    Err(fault) => {
                        self.faults.add(place, fault);
                        return Ok(Ok(()));
                    }
                },
            };
            self.take(place, read)?;
        }
    }

    fn take(&mut self, place: Sted<'_>, read: Result<Post, Vec<String>>) -> Result<(), ImportFeil> {
        self.posts += 1;
        let post = match read {
            Ok(post) => post,
            Err(faults) => {
                faults
                    .iter()
                    .for_each(|fault| self.faults.add(place, fault));
                return Ok(());
            }
        };
        self.skriver.linje(self.lines + place.line);
        match (self.omfang, post) {
            (Omfang::Hele, Post::SlettKrav(_) | Post::SlettOrganisasjon(_)) => {
                self.faults.add(place, "slettet goes with --delta only");
            }
            (_, Post::Organisasjon(organisasjon)) => self.skriver.organisasjon(organisasjon)?,
            (_, Post::Krav(krav)) => self.skriver.krav(&krav)?,
            (_, Post::SlettKrav(krav_id)) => self.skriver.slett_krav(&krav_id)?,
            (_, Post::SlettOrganisasjon(organisasjon)) => {
                self.skriver.slett_organisasjon(organisasjon)?;
            }
        }
        Ok(())
    }

    fn finish(self, bare_prov: bool, fremdrift: &Fremdrift) -> Result<Skrevet, ImportFeil> {
        let Self {
            skriver,
            mut faults,
            numbers,
            posts,
            omfang,
            ..
        } = self;
        if posts == 0 && faults.is_empty() && omfang == Omfang::Hele {
            return Err(ImportFeil::Tomt);
        }
        // Lines that are wrong do not hide what is wrong between the others.
        let outcome = if bare_prov || !faults.is_empty() {
            skriver.prov()
        } else {
            skriver.ferdig()
        };
        if fremdrift.stop.load(Ordering::Relaxed) && outcome.is_err() {
            return Err(ImportFeil::Stoppet);
        }
        match outcome {
            Err(KildeFeil::Ugyldig(ugyldig)) => between_lines(&mut faults, &numbers, &ugyldig),
            Err(error) => return Err(error.into()),
            Ok(skrevet) if faults.is_empty() => return Ok(skrevet),
            Ok(_) => {}
        }
        Err(ImportFeil::Linjer(faults))
    }
}

/// What is wrong with lines that are in order one by one.
fn between_lines(faults: &mut Linjefeil, numbers: &Linjenumre, ugyldig: &Ugyldig) {
    let place = |number| numbers.place(number).map(|place| place.to_string());
    let known = |number| place(number).unwrap_or_else(|| "the register".to_owned());
    for Dobbelt { forste, igjen } in &ugyldig.doble {
        let first = known(*forste);
        faults.add(
            known(*igjen),
            format_args!("krav_id is that of {first} too"),
        );
    }
    for Stor { siste, kategori } in &ugyldig.store {
        let fault = format_args!(
            "the organisation's claims of {kategori} add up to more than 64 bits hold"
        );
        faults.add(known(*siste), fault);
    }
    faults.count(ugyldig.flere);
}

/// What is wrong with a file.
fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "the file is cut off".to_owned(),
        // In our own words already.
        io::ErrorKind::InvalidData => error.to_string(),
        _ => format!("the file cannot be read: {error}; check the path and its permissions"),
    }
}
