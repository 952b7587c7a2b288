//! `restanser export`.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use restanser_server::config::Kilde;
use restanser_server::kilde::leser::Registerleser;
use restanser_server::kilde::postgres::PostgresLeser;
use restanser_server::kilde::sqlite::SqliteLeser;
use restanser_server::nyfil::NyFil;
use restanser_server::register::eksport::{EksportFeil, Eksportert, Format, eksporter};

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
            self.to_file(make).map_err(|error| self.told(error))?
        };
        eprintln!(
            "{} organisations and {} claims",
            made.organisasjoner, made.krav
        );
        Ok(())
    }

    fn told(&self, error: EksportFeil) -> Box<dyn std::error::Error> {
        let EksportFeil::Skriving(error) = error else {
            return error.into();
        };
        let output = self.output.display();
        format!("cannot write {output}: {error}; check the path, its permissions and the space on the disk").into()
    }

    fn to_file(
        &self,
        make: impl FnOnce(&mut dyn Write) -> Result<Eksportert, EksportFeil>,
    ) -> Result<Eksportert, EksportFeil> {
        // A pipe or a device is written to, not replaced.
        if fs::metadata(&self.output).is_ok_and(|there| !there.is_file()) {
            let there = OpenOptions::new().write(true).open(&self.output)?;
            return self.packed(&mut BufWriter::new(there), make);
        }
        let whole = NyFil::beside(&self.output)?;
        let made = self.packed(&mut BufWriter::new(whole.file()), make)?;
        whole.put_in_place()?;
        Ok(made)
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
