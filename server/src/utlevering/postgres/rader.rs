//! A batch as rows: all of it in one statement.

use std::borrow::Cow;

use futures_util::future::join3;
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::Error as _;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::super::kjede::{Ende, Forseglet};
use super::Tabellfeil;
use super::forbindelse::Setninger;
use crate::kilde::postgres::PostgresFeil;

/// What a record says that has a column of its own.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(in crate::utlevering) struct Innhold<'a> {
    #[serde(borrow, rename = "type")]
    pub(in crate::utlevering) kind: Cow<'a, str>,
    #[serde(borrow)]
    tidspunkt: Cow<'a, str>,
    #[serde(borrow)]
    pub(in crate::utlevering) organisasjonsnummer: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(in crate::utlevering) konsument: Option<Cow<'a, str>>,
}

impl<'a> Innhold<'a> {
    pub(in crate::utlevering) fn read(line: &'a [u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(line)
    }

    /// When, as precisely as the column has it.
    pub(in crate::utlevering) fn tidspunkt(&self) -> serde_json::Result<Timestamp> {
        let moment: Timestamp = self.tidspunkt.parse().map_err(serde_json::Error::custom)?;
        Timestamp::from_microsecond(moment.as_microsecond()).map_err(serde_json::Error::custom)
    }
}

/// The columns of the rows.
#[derive(Default)]
pub(super) struct Rader<'a> {
    nr: Vec<i64>,
    tidspunkt: Vec<Timestamp>,
    kind: Vec<Cow<'a, str>>,
    organisasjonsnummer: Vec<Option<Cow<'a, str>>>,
    konsument: Vec<Option<Cow<'a, str>>>,
    linje: Vec<&'a str>,
    hash: Vec<String>,
}

impl<'a> Rader<'a> {
    pub(super) fn of(batch: &'a [Forseglet]) -> Result<Self, Tabellfeil> {
        let mut rader = Self::default();
        for sealed in batch {
            let line = sealed.line.strip_suffix(b"\n").unwrap_or(&sealed.line);
            let innhold = Innhold::read(line)?;
            rader.nr.push(as_number(sealed.ende.nr)?);
            rader.tidspunkt.push(innhold.tidspunkt()?);
            rader.kind.push(innhold.kind);
            rader.organisasjonsnummer.push(innhold.organisasjonsnummer);
            rader.konsument.push(innhold.konsument);
            rader
                .linje
                .push(std::str::from_utf8(line).map_err(serde_json::Error::custom)?);
            rader.hash.push(sealed.ende.hash.to_string());
        }
        Ok(rader)
    }

    /// Puts them behind `kjent` in a transaction that is left open. Sent in one go: only the outcome is waited for.
    pub(super) async fn insert(
        &self,
        client: &Client,
        setninger: &Setninger,
        tjener: &str,
        kjent: Ende,
        last: Ende,
    ) -> Result<(), Tabellfeil> {
        let (nr, hash) = (as_number(last.nr)?, last.hash.to_string());
        let (kjent_nr, kjent_hash) = (as_number(kjent.nr)?, kjent.hash.to_string());
        let (begun, moved, inserted) = join3(
            client.batch_execute(super::ende::BEGIN),
            client.execute(
                &setninger.flytt_hode,
                &[&tjener, &nr, &hash, &kjent_nr, &kjent_hash],
            ),
            client.execute(
                &setninger.nye_rader,
                &[
                    &tjener,
                    &self.nr,
                    &self.tidspunkt,
                    &self.kind,
                    &self.organisasjonsnummer,
                    &self.konsument,
                    &self.linje,
                    &self.hash,
                ],
            ),
        )
        .await;
        let of = |error: tokio_postgres::Error| match error.code() {
            Some(code) if *code == SqlState::UNIQUE_VIOLATION => {
                Tabellfeil::Kollisjon(tjener.to_owned())
            }
            _ => PostgresFeil::av("write to the disclosure log", &error).into(),
        };
        begun.map_err(of)?;
        let moved = moved.map_err(of)?;
        let inserted = inserted.map_err(of)?;
        if moved != 1 || inserted != self.nr.len() as u64 {
            return Err(Tabellfeil::Kollisjon(tjener.to_owned()));
        }
        Ok(())
    }
}

/// A number of a record as the database has it.
pub(super) fn as_number(nr: u64) -> Result<i64, Tabellfeil> {
    i64::try_from(nr).map_err(|error| Tabellfeil::Koding(serde_json::Error::custom(error)))
}
