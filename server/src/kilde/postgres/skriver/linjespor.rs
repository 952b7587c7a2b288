//! Which claim came on which line, so that what is wrong between claims can be told with the lines.
//!
//! It lies in a file without a name, which ends with the process: a register has more claims than memory should hold, and
//! the database need not know of lines.

use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Seek as _, Write as _};

use super::PostgresFeil;
use crate::kilde::{Kategori, Kravpost};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// What was written of a claim.
pub(super) struct Spor {
    pub(super) linje: u64,
    pub(super) organisasjon: Organisasjonsnummer,
    pub(super) kategori: Kategori,
    pub(super) krav_id: String,
}

/// The claims in the order in which they came.
pub(super) struct Linjespor {
    file: BufWriter<File>,
    last: u64,
}

impl Linjespor {
    pub(super) fn new() -> Result<Self, PostgresFeil> {
        Ok(Self {
            file: BufWriter::new(tempfile::tempfile().map_err(failed)?),
            last: 0,
        })
    }

    /// Notes a claim of this line, and tells its number: when nobody counts lines, claims are counted.
    pub(super) fn note(&mut self, linje: u64, post: &Kravpost) -> Result<u64, PostgresFeil> {
        self.last = (self.last + 1).max(linje);
        let organisasjon = post.krav.organisasjonsnummer();
        let fields = [
            organisasjon.as_str().as_bytes(),
            post.krav.kategori().as_str().as_bytes(),
            post.krav_id.as_bytes(),
        ];
        let mut write = || {
            self.file.write_all(&self.last.to_le_bytes())?;
            for field in fields {
                let length = u16::try_from(field.len()).map_err(std::io::Error::other)?;
                self.file.write_all(&length.to_le_bytes())?;
                self.file.write_all(field)?;
            }
            Ok(())
        };
        write().map_err(failed)?;
        Ok(self.last)
    }

    /// Tells all of them, from the first on.
    pub(super) fn each(&mut self, mut tell: impl FnMut(Spor)) -> Result<(), PostgresFeil> {
        self.file.flush().map_err(failed)?;
        let mut file = self.file.get_ref();
        file.rewind().map_err(failed)?;
        let mut notes = BufReader::new(file);
        while let Some(spor) = read(&mut notes).map_err(failed)? {
            tell(spor);
        }
        Ok(())
    }
}

fn read(notes: &mut impl Read) -> std::io::Result<Option<Spor>> {
    let mut linje = [0; 8];
    match notes.read_exact(&mut linje) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        outcome => outcome?,
    }
    let mut field = || {
        let mut length = [0; 2];
        notes.read_exact(&mut length)?;
        let mut field = vec![0; usize::from(u16::from_le_bytes(length))];
        notes.read_exact(&mut field)?;
        String::from_utf8(field).map_err(std::io::Error::other)
    };
    let damaged = || std::io::Error::from(ErrorKind::InvalidData);
    Ok(Some(Spor {
        linje: u64::from_le_bytes(linje),
        organisasjon: field()?.parse().map_err(|_| damaged())?,
        kategori: field()?.parse().map_err(|_| damaged())?,
        krav_id: field()?,
    }))
}

fn failed(error: std::io::Error) -> PostgresFeil {
    PostgresFeil::Midlertidig {
        folder: std::env::temp_dir(),
        arsak: error.to_string(),
    }
}
