//! Giving a register back, as it can be imported.

use std::io::{self, Write};
use std::ops::ControlFlow;

use super::linje::{KOLONNER, Ut};
use crate::kilde::KildeFeil;
use crate::kilde::leser::{Registerleser, Registerrad};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON Lines.
    JsonLines,
    /// CSV with a line of column names.
    Csv,
}

/// Why a register is not exported in full.
#[derive(Debug, thiserror::Error)]
pub enum EksportFeil {
    /// The register cannot be read.
    #[error(transparent)]
    Register(#[from] KildeFeil),
    /// What was read cannot be written.
    #[error("cannot write the export: {0}")]
    Skriving(#[from] io::Error),
}

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Eksportert {
    /// Organisations.
    pub organisasjoner: u64,
    /// Claims.
    pub krav: u64,
}

/// Writes every organisation and claim of a register. An organisation with claims has no line of its own.
///
/// # Errors
/// When the register cannot be read to its end, or the export cannot be written.
pub fn eksporter(
    leser: &mut dyn Registerleser,
    format: Format,
    ut: &mut dyn Write,
) -> Result<Eksportert, EksportFeil> {
    let mut writer = Writer::begin(format, ut)?;
    let mut eksportert = Eksportert::default();
    let mut outcome = Ok(());
    leser.les_alt(&mut |rad| {
        match rad {
            Registerrad::Organisasjon(_) => eksportert.organisasjoner += 1,
            Registerrad::Krav(_) => eksportert.krav += 1,
        }
        outcome = writer.write(rad);
        match outcome {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    outcome?;
    writer.end()?;
    Ok(eksportert)
}

/// Writes the lines of a register.
pub(super) struct Writer<'a> {
    format: Format,
    ut: &'a mut dyn Write,
    /// An organisation of which no claim has come yet.
    alone: Option<Organisasjonsnummer>,
}

impl<'a> Writer<'a> {
    pub(super) fn begin(format: Format, ut: &'a mut dyn Write) -> io::Result<Self> {
        if format == Format::Csv {
            // Nothing that is in a register is removed.
            let columns = KOLONNER.iter().filter(|name| **name != "slettet");
            let columns: Vec<_> = columns.copied().collect();
            writeln!(ut, "{}", columns.join(","))?;
        }
        Ok(Self {
            format,
            ut,
            alone: None,
        })
    }

    pub(super) fn write(&mut self, rad: Registerrad) -> io::Result<()> {
        match rad {
            Registerrad::Organisasjon(organisasjon) => {
                self.end()?;
                self.alone = Some(organisasjon);
                Ok(())
            }
            Registerrad::Krav(post) => {
                self.alone = None;
                let organisasjon = post.krav.organisasjonsnummer();
                self.line(&Ut::krav(&organisasjon, &post))
            }
        }
    }

    /// To be called when there is nothing more.
    pub(super) fn end(&mut self) -> io::Result<()> {
        match self.alone.take() {
            Some(organisasjon) => self.line(&Ut::organisasjon(&organisasjon)),
            None => Ok(()),
        }
    }

    fn line(&mut self, linje: &Ut<'_>) -> io::Result<()> {
        if self.format == Format::JsonLines {
            serde_json::to_writer(&mut *self.ut, linje)?;
            return self.ut.write_all(b"\n");
        }
        let amount = |amount: Option<i64>| amount.map(|amount| amount.to_string());
        // Its buffer is emptied into ours, which is not flushed: what compresses would begin anew at each line.
        let mut line = csv::WriterBuilder::new()
            .buffer_capacity(LINE)
            .from_writer(Unflushed(&mut *self.ut));
        line.write_record([
            linje.organisasjonsnummer,
            linje.kategori.unwrap_or_default(),
            linje.krav_id.unwrap_or_default(),
            linje.forfallsdato.as_deref().unwrap_or_default(),
            amount(linje.hovedstol).as_deref().unwrap_or_default(),
            amount(linje.renter).as_deref().unwrap_or_default(),
            linje.kildesystem.unwrap_or_default(),
            linje.oppdatert.as_deref().unwrap_or_default(),
        ])?;
        line.flush()
    }
}

/// As much as a line of CSV has.
const LINE: usize = 512;

struct Unflushed<'a>(&'a mut dyn Write);

impl Write for Unflushed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
