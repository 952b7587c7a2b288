//! `restanser export`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use restanser_server::config::Kilde;
use restanser_server::kilde::leser::Registerleser;
use restanser_server::kilde::postgres::PostgresLeser;
use restanser_server::kilde::sqlite::SqliteLeser;
use restanser_server::register::eksport::{EksportFeil, Eksportert, Format, eksporter};
use uuid::Uuid;

use super::Outcome;
use super::import::RegisterArguments;

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    #[command(flatten)]
    target: Target,
}

// What is written, and where.
#[derive(Args)]
pub struct Target {
    /// How lines are written.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Skrivemate,
    /// Where to; - for standard output. A file is put in place when it is whole.
    #[arg(long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Compress what is written.
    #[arg(long, value_enum)]
    compress: Option<Pakking>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Skrivemate {
    /// JSON Lines.
    Jsonl,
    /// CSV.
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
enum Pakking {
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let mut leser: Box<dyn Registerleser> = match arguments.register.kilde()? {
        Kilde::Sqlite(path) => Box::new(SqliteLeser::open(&path)?),
        Kilde::Postgres(oppsett) => Box::new(PostgresLeser::open(&oppsett)?),
    };
    let target = &arguments.target;
    target.write(|out| eksporter(&mut *leser, target.format(), out))
}

impl Target {
    pub fn format(&self) -> Format {
        match self.format {
            Skrivemate::Jsonl => Format::JsonLines,
            Skrivemate::Csv => Format::Csv,
        }
    }

    /// Has `make` write; what is no standard output is put in place when it is whole.
    pub fn write(
        &self,
        make: impl FnOnce(&mut dyn Write) -> Result<Eksportert, EksportFeil>,
    ) -> Outcome {
        let made = if self.output == Path::new("-") {
            self.packed(&mut BufWriter::new(io::stdout().lock()), make)?
        } else {
            let whole = New::beside(&self.output)?;
            let made = self.packed(&mut BufWriter::new(whole.file.try_clone()?), make)?;
            whole.put_in_place(&self.output)?;
            made
        };
        eprintln!(
            "{} organisations and {} claims",
            made.organisasjoner, made.krav
        );
        Ok(())
    }

    fn packed(
        &self,
        out: &mut dyn Write,
        make: impl FnOnce(&mut dyn Write) -> Result<Eksportert, EksportFeil>,
    ) -> Result<Eksportert, EksportFeil> {
        let made = match self.compress {
            None => make(&mut *out)?,
            Some(Pakking::Gzip) => {
                let mut packer =
                    flate2::write::GzEncoder::new(&mut *out, flate2::Compression::default());
                let made = make(&mut packer)?;
                packer.finish()?;
                made
            }
            Some(Pakking::Zstd) => {
                let mut packer = zstd::Encoder::new(&mut *out, 0)?;
                let made = make(&mut packer)?;
                packer.finish()?;
                made
            }
        };
        out.flush()?;
        Ok(made)
    }
}

/// A file in the making, for this user only: arrears may be personal data.
struct New {
    path: PathBuf,
    file: File,
}

impl New {
    fn beside(target: &Path) -> io::Result<Self> {
        let mut name = target.as_os_str().to_owned();
        name.push(format!(".{}.ny", Uuid::new_v4()));
        let path = PathBuf::from(name);
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .map_err(|error| {
                io::Error::new(error.kind(), format!("{}: {error}", path.display()))
            })?;
        Ok(Self { path, file })
    }

    fn put_in_place(self, target: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, target)
    }
}

impl Drop for New {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_file(&self.path);
    }
}
