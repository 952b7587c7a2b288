//! Writing a register in a SQLite file.

use std::path::Path;

use super::NyttRegister;
use crate::kilde::{KildeFeil, Kravpost, Omfang, Registerskriver, Skrevet};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// A register in the writing: a new file, or a copy with changes, that takes the place of the old one by a rename.
#[derive(Debug)]
pub struct SqliteSkriver {
    register: NyttRegister,
    omfang: Omfang,
}

impl SqliteSkriver {
    /// Starts a register that is to be at `path`.
    ///
    /// # Errors
    /// When the folder cannot be written in or, with [`Omfang::Endringer`], there is no register of this version.
    pub fn begynn(path: &Path, omfang: Omfang) -> Result<Self, KildeFeil> {
        let register = match omfang {
            Omfang::Hele => NyttRegister::begynn(path)?,
            Omfang::Endringer => NyttRegister::begynn_med(path)?,
        };
        Ok(Self { register, omfang })
    }
}

impl SqliteSkriver {
    /// What the register holds, once nothing in it is doubled or beyond what an answer can hold.
    fn checked(&mut self) -> Result<Skrevet, KildeFeil> {
        self.register.check()?;
        self.register.innhold()
    }
}

impl Registerskriver for SqliteSkriver {
    fn linje(&mut self, nummer: u64) {
        self.register.linje(nummer);
    }

    fn organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil> {
        self.register.kjent(organisasjon)
    }

    fn krav(&mut self, post: &Kravpost) -> Result<(), KildeFeil> {
        if self.omfang == Omfang::Endringer {
            self.register.slett_krav(&post.krav_id)?;
        }
        self.register.kjent(post.krav.organisasjonsnummer())?;
        self.register.post(post)
    }

    fn slett_krav(&mut self, krav_id: &str) -> Result<(), KildeFeil> {
        self.register.slett_krav(krav_id)
    }

    fn slett_organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil> {
        self.register.slett_organisasjon(organisasjon)
    }

    fn ferdig(mut self: Box<Self>) -> Result<Skrevet, KildeFeil> {
        let skrevet = self.checked()?;
        self.register.ferdig()?;
        Ok(skrevet)
    }

    fn prov(mut self: Box<Self>) -> Result<Skrevet, KildeFeil> {
        self.checked()
    }
}
