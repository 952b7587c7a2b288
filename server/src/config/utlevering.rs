//! `[utlevering]`: where disclosures are recorded.

use std::num::NonZeroU32;
use std::path::PathBuf;

use jiff::SignedDuration;
use serde::Deserialize;

use super::Kilde;
use crate::kilde::postgres::{PostgresOppsett, PostgresUrl};
use crate::utlevering::{Filvalg, Tabellvalg};

/// Longer than any name that a server has.
const LONGEST_TJENER: usize = 64;

/// `[utlevering]` as it is written: files, or a table in PostgreSQL.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Utlevering {
    /// The active file of the disclosure log.
    logg: Option<PathBuf>,
    /// How large it becomes before it is rotated, in MiB; 256 when it is not given.
    roter_megabyte: Option<NonZeroU32>,
    /// How old its first record becomes before it is rotated, in days; any age when it is not given.
    roter_dager: Option<NonZeroU32>,
    /// How old records become before they are deleted, in days: those of a rotated file when the last of them is so old.
    /// When it is not given, all is kept.
    oppbevar_dager: Option<NonZeroU32>,
    /// The table, in place of files.
    postgres: Option<Tabell>,
}

/// `[utlevering.postgres]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tabell {
    /// The name of this server, whose chain is its own.
    tjener: String,
    /// The database, when it is not the register's, or is another user's.
    url: Option<PostgresUrl>,
    passord_fil: Option<PathBuf>,
    ca_fil: Option<PathBuf>,
    /// How long writing a batch may take, in milliseconds; the register's when it is not given, or 2000.
    svarfrist_millisekunder: Option<u32>,
    tilkoblingsfrist_millisekunder: Option<u32>,
}

/// Where disclosures are recorded.
#[derive(Clone, Debug)]
pub enum Utleveringslager {
    /// In files.
    Filer {
        /// The active one.
        logg: PathBuf,
        /// When they are rotated, and how long they are kept.
        valg: Filvalg,
    },
    /// In a table in PostgreSQL.
    Tabell(Tabellvalg),
}

impl Utlevering {
    /// Where disclosures are recorded, beside a register that is there.
    pub(super) fn lager(&self, kilde: &Kilde) -> Result<Utleveringslager, &'static str> {
        match (&self.logg, &self.postgres) {
            (Some(logg), None) => Ok(Utleveringslager::Filer {
                logg: logg.clone(),
                valg: self.filvalg()?,
            }),
            (None, Some(tabell)) => {
                if self.roter_megabyte.is_some() || self.roter_dager.is_some() {
                    return Err(
                        "utlevering.roter_megabyte and roter_dager are for files: a table is not rotated",
                    );
                }
                tabell.check()?;
                Ok(Utleveringslager::Tabell(Tabellvalg {
                    oppsett: tabell.oppsett(kilde)?,
                    tjener: tabell.tjener.clone(),
                    oppbevar: self.oppbevar_dager.map(days),
                }))
            }
            (None, None) => Err("utlevering names no log: it needs logg or postgres"),
            (Some(_), Some(_)) => Err("utlevering names two logs: logg or postgres, not both"),
        }
    }

    fn filvalg(&self) -> Result<Filvalg, &'static str> {
        if self.oppbevar_dager.is_some() && self.roter_dager.is_none() {
            return Err(
                "utlevering.oppbevar_dager without utlevering.roter_dager: whole files are deleted, and one that is \
                 never rotated is kept for ever",
            );
        }
        let default = Filvalg::default();
        Ok(Filvalg {
            roter_bytes: self
                .roter_megabyte
                .map_or(default.roter_bytes, |size| u64::from(size.get()) << 20),
            roter_etter: self.roter_dager.map(days),
            oppbevar: self.oppbevar_dager.map(days),
        })
    }
}

impl Tabell {
    fn check(&self) -> Result<(), &'static str> {
        let allowed =
            |character: char| character.is_ascii_alphanumeric() || ".-_".contains(character);
        if self.tjener.is_empty()
            || self.tjener.len() > LONGEST_TJENER
            || !self.tjener.chars().all(allowed)
        {
            return Err(
                "utlevering.postgres.tjener is to be a name that no other server has, and this one keeps: 1 to 64 of a-z, \
                 A-Z, 0-9, dot, hyphen and underscore",
            );
        }
        if self.url.is_none() && (self.passord_fil.is_some() || self.ca_fil.is_some()) {
            return Err(
                "utlevering.postgres has passord_fil or ca_fil and no url: without one, all of kilde.postgres is used",
            );
        }
        Ok(())
    }

    fn oppsett(&self, kilde: &Kilde) -> Result<PostgresOppsett, &'static str> {
        let of_register = match kilde {
            Kilde::Postgres(oppsett) => Some(oppsett),
            Kilde::Sqlite(_) => None,
        };
        let mut oppsett = match (&self.url, of_register) {
            (Some(url), of_register) => {
                let mut oppsett = PostgresOppsett::new(url.clone());
                oppsett.passord_fil.clone_from(&self.passord_fil);
                oppsett.ca_fil.clone_from(&self.ca_fil);
                if let Some(register) = of_register {
                    oppsett.svarfrist_millisekunder = register.svarfrist_millisekunder;
                    oppsett.tilkoblingsfrist_millisekunder =
                        register.tilkoblingsfrist_millisekunder;
                }
                oppsett
            }
            (None, Some(register)) => register.clone(),
            (None, None) => {
                return Err(
                    "utlevering.postgres has no url, and there is no kilde.postgres whose database it could use",
                );
            }
        };
        if let Some(frist) = self.svarfrist_millisekunder {
            oppsett.svarfrist_millisekunder = frist;
        }
        if let Some(frist) = self.tilkoblingsfrist_millisekunder {
            oppsett.tilkoblingsfrist_millisekunder = frist;
        }
        Ok(oppsett)
    }
}

fn days(days: NonZeroU32) -> SignedDuration {
    SignedDuration::from_hours(i64::from(days.get()) * 24)
}
