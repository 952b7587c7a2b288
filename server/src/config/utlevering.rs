//! `[utlevering]`: where disclosures are recorded.

use std::num::NonZeroU32;
use std::path::PathBuf;

use jiff::SignedDuration;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Kilde, texts};
use crate::kilde::postgres::{PostgresOppsett, PostgresUrl};
use crate::utlevering::{Filvalg, Tabellvalg};

/// `[utlevering]` as it is written: files, or a table in PostgreSQL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    extend("oneOf" = [{ "required": ["logg"] }, { "required": ["postgres"] }]),
    extend("dependentRequired" = { "roter_megabyte": ["logg"], "roter_dager": ["logg"] })
)]
pub struct Utlevering {
    /// The active file of the disclosure log.
    #[schemars(
        with = "Option<texts::OutputFile>",
        example = "/var/lib/restanser/utleveringer.jsonl"
    )]
    logg: Option<PathBuf>,
    /// How large it becomes before it is rotated, in MiB; 256 when it is not given.
    #[schemars(range(max = 1_048_576), example = 256)]
    roter_megabyte: Option<NonZeroU32>,
    /// How old its first record becomes before it is rotated, in days; any age when it is not given.
    #[schemars(range(max = 36_500), example = 30)]
    roter_dager: Option<NonZeroU32>,
    /// How old records become before they are deleted, in days: those of a rotated file when the last of them is so old.
    /// When it is not given, all is kept. Files need `roter_dager` too.
    #[schemars(range(max = 36_500), example = 3650)]
    oppbevar_dager: Option<NonZeroU32>,
    /// The table, in place of files.
    postgres: Option<Tabell>,
}

/// `[utlevering.postgres]`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("dependentRequired" = { "passord_fil": ["url"], "ca_fil": ["url"] }))]
struct Tabell {
    /// The name of this server, whose chain is its own: one that no other server has, and this one keeps.
    #[schemars(with = "texts::ServerName", example = "restanser-1")]
    tjener: String,
    /// The database, when it is not the register's, or is another user's; without it, all of `kilde.postgres` is used.
    #[schemars(example = "postgresql://utlevering@db1.example,db2.example/restanser")]
    url: Option<PostgresUrl>,
    /// A file with the password.
    #[schemars(with = "Option<texts::InputFile>", example = "/run/secrets/utlevering")]
    passord_fil: Option<PathBuf>,
    /// A file with the certificates, PEM, that the database's certificate is to be issued by; else the system's.
    #[schemars(
        with = "Option<texts::CertificateFile>",
        example = "/etc/restanser/db-ca.pem"
    )]
    ca_fil: Option<PathBuf>,
    /// How long writing a batch may take, in milliseconds; the register's when it is not given, or 2000.
    #[schemars(range(min = 10, max = 60_000), example = 2000)]
    svarfrist_millisekunder: Option<u32>,
    /// How long connecting to one host may take, in milliseconds; the register's when it is not given, or 1000.
    #[schemars(range(min = 10, max = 60_000), example = 1000)]
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

/// Keys that contradict what else is configured.
pub(super) struct Broken {
    pub(super) keys: &'static [&'static str],
    pub(super) message: &'static str,
}

impl Utlevering {
    /// Where disclosures are recorded, beside a register that is there.
    pub(super) fn lager(&self, kilde: &Kilde) -> Result<Utleveringslager, Broken> {
        if let Some(tabell) = &self.postgres {
            return Ok(Utleveringslager::Tabell(Tabellvalg {
                oppsett: tabell.oppsett(kilde)?,
                tjener: tabell.tjener.clone(),
                oppbevar: self.oppbevar_dager.map(days),
            }));
        }
        let logg = self.logg.clone().ok_or(Broken {
            keys: &["utlevering"],
            message: "names no log: it needs logg or postgres",
        })?;
        let valg = self.filvalg()?;
        Ok(Utleveringslager::Filer { logg, valg })
    }

    fn filvalg(&self) -> Result<Filvalg, Broken> {
        if self.oppbevar_dager.is_some() && self.roter_dager.is_none() {
            return Err(Broken {
                keys: &["utlevering.oppbevar_dager"],
                message: "has no meaning without utlevering.roter_dager: whole files are deleted, and one that is never \
                          rotated is kept for ever",
            });
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
    fn oppsett(&self, kilde: &Kilde) -> Result<PostgresOppsett, Broken> {
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
                return Err(Broken {
                    keys: &["utlevering.postgres"],
                    message: "has no url, and there is no kilde.postgres whose database it could use",
                });
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
