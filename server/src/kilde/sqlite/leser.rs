//! Reading a whole register from a SQLite file.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row};

use crate::kilde::leser::{Registerleser, Registerrad};
use crate::kilde::{KildeFeil, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

const ALT: &str = "
SELECT krav.kategori, krav.forfallsdato, krav.hovedstol, krav.renter, organisasjon.organisasjonsnummer,
    krav.krav_id, krav.kildesystem, krav.oppdatert
FROM organisasjon
LEFT JOIN krav ON krav.organisasjonsnummer = organisasjon.organisasjonsnummer
ORDER BY organisasjon.organisasjonsnummer, krav.krav_id";

/// The register in a file, as it stands when it is opened: a register is replaced by another file, never changed.
#[derive(Debug)]
pub struct SqliteLeser {
    path: PathBuf,
    connection: Connection,
}

impl SqliteLeser {
    /// The register at `path`.
    ///
    /// # Errors
    /// When there is no register of this version.
    pub fn open(path: &Path) -> Result<Self, KildeFeil> {
        Ok(Self {
            path: path.to_owned(),
            connection: super::connect(path)?,
        })
    }
}

impl Registerleser for SqliteLeser {
    fn les_alt(
        &mut self,
        ta_imot: &mut dyn FnMut(Registerrad) -> ControlFlow<()>,
    ) -> Result<(), KildeFeil> {
        let failed = |source| super::failed(&self.path, "read", source);
        let mut statement = self.connection.prepare(ALT).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut last = None;
        while let Some(row) = rows.next().map_err(failed)? {
            let organisasjon = organisasjon(row)?;
            if last != Some(organisasjon) {
                last = Some(organisasjon);
                if ta_imot(Registerrad::Organisasjon(organisasjon)).is_break() {
                    return Ok(());
                }
            }
            if let Some(krav) = super::claim(organisasjon, row)? {
                let post = Kravpost {
                    krav_id: text(row, 5, "krav_id")?,
                    krav,
                    kildesystem: text(row, 6, "kildesystem")?,
                    oppdatert: text(row, 7, "oppdatert")?
                        .parse()
                        .map_err(|_| KildeFeil::UgyldigVerdi { felt: "oppdatert" })?,
                };
                if ta_imot(Registerrad::Krav(post)).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

fn organisasjon(row: &Row<'_>) -> Result<Organisasjonsnummer, KildeFeil> {
    let felt = "organisasjonsnummer";
    let number = text(row, 4, felt)?.parse();
    number.map_err(|_| KildeFeil::UgyldigVerdi { felt })
}

fn text(row: &Row<'_>, column: usize, felt: &'static str) -> Result<String, KildeFeil> {
    row.get(column)
        .map_err(|_| KildeFeil::UgyldigVerdi { felt })
}
