//! What is written together: one statement for many rows, which every database of this kind takes.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::{Timestamp, TimestampRound, Unit};
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::PostgresFeil;
use crate::kilde::{Kravpost, Omfang};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// So many rows at a time.
const STORRELSE: usize = 5000;

const NYE_ORGANISASJONER: &str = "
INSERT INTO organisasjon (versjon, organisasjonsnummer)
SELECT $1, ny.organisasjonsnummer FROM unnest($2::text[]) AS ny (organisasjonsnummer)
ON CONFLICT (versjon, organisasjonsnummer) DO NOTHING";

const NYE_KRAV: &str = "
INSERT INTO krav (versjon, organisasjonsnummer, krav_id, kategori, forfallsdato, hovedstol, renter, kildesystem, oppdatert)
SELECT $1, ny.organisasjonsnummer, ny.krav_id, ny.kategori, ny.forfallsdato, ny.hovedstol, ny.renter, ny.kildesystem, ny.oppdatert
FROM unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[], $8::text[], $9::timestamptz[])
    AS ny (organisasjonsnummer, krav_id, kategori, forfallsdato, hovedstol, renter, kildesystem, oppdatert)";

/// Things of one kind are written together; the kinds in the order in which they came.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Slag {
    #[default]
    Nytt,
    SlettKrav,
    SlettOrganisasjon,
}

/// A batch.
#[derive(Default)]
pub(super) struct Sats {
    slag: Slag,
    organisasjoner: Vec<Organisasjonsnummer>,
    krav: Vec<Kravpost>,
    slettes: Vec<String>,
    /// How many claims were written before this batch.
    skrevet: u64,
}

impl Sats {
    pub(super) fn has_room_for(&self, slag: Slag) -> bool {
        let rows = self.organisasjoner.len() + self.krav.len() + self.slettes.len();
        rows == 0 || (self.slag == slag && rows < STORRELSE)
    }

    pub(super) fn organisasjon(&mut self, organisasjon: Organisasjonsnummer) {
        self.slag = Slag::Nytt;
        if self.organisasjoner.last() != Some(&organisasjon) {
            self.organisasjoner.push(organisasjon);
        }
    }

    pub(super) fn krav(&mut self, post: &Kravpost) {
        self.organisasjon(post.krav.organisasjonsnummer());
        self.krav.push(post.clone());
    }

    pub(super) fn slett_krav(&mut self, krav_id: &str) {
        self.slag = Slag::SlettKrav;
        self.slettes.push(krav_id.to_owned());
    }

    pub(super) fn slett_organisasjon(&mut self, organisasjon: Organisasjonsnummer) {
        self.slag = Slag::SlettOrganisasjon;
        self.slettes.push(organisasjon.as_str().to_owned());
    }

    /// How many claims have been written.
    pub(super) fn krav_skrevet(&self) -> u64 {
        self.skrevet
    }

    /// Writes it, and is empty then.
    pub(super) async fn write(
        &mut self,
        client: &Client,
        versjon: i64,
        omfang: Omfang,
    ) -> Result<(), PostgresFeil> {
        match self.slag {
            Slag::Nytt => self.write_new(client, versjon, omfang).await?,
            Slag::SlettKrav => {
                self.remove(
                    client,
                    versjon,
                    &["DELETE FROM krav WHERE versjon = $1 AND krav_id = ANY($2)"],
                )
                .await?;
            }
            Slag::SlettOrganisasjon => {
                let both = [
                    "DELETE FROM krav WHERE versjon = $1 AND organisasjonsnummer = ANY($2)",
                    "DELETE FROM organisasjon WHERE versjon = $1 AND organisasjonsnummer = ANY($2)",
                ];
                self.remove(client, versjon, &both).await?;
            }
        }
        self.skrevet += self.krav.len() as u64;
        self.organisasjoner.clear();
        self.krav.clear();
        self.slettes.clear();
        Ok(())
    }

    async fn remove(
        &self,
        client: &Client,
        versjon: i64,
        statements: &[&str],
    ) -> Result<(), PostgresFeil> {
        for statement in statements {
            client
                .execute(*statement, &[&versjon, &self.slettes])
                .await
                .map_err(|error| PostgresFeil::av("remove from the register", &error))?;
        }
        Ok(())
    }

    async fn write_new(
        &mut self,
        client: &Client,
        versjon: i64,
        omfang: Omfang,
    ) -> Result<(), PostgresFeil> {
        let of = |error| PostgresFeil::av("write in the register", &error);
        if !self.organisasjoner.is_empty() {
            let numbers: Vec<&str> = self
                .organisasjoner
                .iter()
                .map(Organisasjonsnummer::as_str)
                .collect();
            client
                .execute(NYE_ORGANISASJONER, &[&versjon, &numbers])
                .await
                .map_err(of)?;
        }
        if self.krav.is_empty() {
            return Ok(());
        }
        if omfang == Omfang::Endringer {
            self.keep_last_of_each_id();
            let ids = self.ids();
            let replaced = "DELETE FROM krav WHERE versjon = $1 AND krav_id = ANY($2)";
            client
                .execute(replaced, &[&versjon, &ids])
                .await
                .map_err(of)?;
        }
        let outcome = self.insert(client, versjon).await;
        match outcome {
            Err(error)
                if omfang == Omfang::Hele && error.code() == Some(&SqlState::UNIQUE_VIOLATION) =>
            {
                Err(self.doubled(client, versjon).await.map_err(of)?)
            }
            outcome => outcome.map_err(of),
        }
    }

    async fn insert(&self, client: &Client, versjon: i64) -> Result<(), tokio_postgres::Error> {
        fn column<T>(posts: &[Kravpost], value: impl Fn(&Kravpost) -> T) -> Vec<T> {
            posts.iter().map(value).collect()
        }
        let numbers: Vec<Organisasjonsnummer> =
            column(&self.krav, |post| post.krav.organisasjonsnummer());
        let numbers: Vec<&str> = numbers.iter().map(Organisasjonsnummer::as_str).collect();
        let systems: Vec<&str> = self.krav.iter().map(|post| &*post.kildesystem).collect();
        client
            .execute(
                NYE_KRAV,
                &[
                    &versjon,
                    &numbers,
                    &self.ids(),
                    &column(&self.krav, |post| post.krav.kategori().as_str()),
                    &column::<Date>(&self.krav, |post| post.krav.forfallsdato()),
                    &column(&self.krav, |post| post.krav.hovedstol()),
                    &column(&self.krav, |post| post.krav.renter()),
                    &systems,
                    &column(&self.krav, |post| whole_microseconds(post.oppdatert)),
                ],
            )
            .await
            .map(drop)
    }

    fn ids(&self) -> Vec<&str> {
        self.krav.iter().map(|post| &*post.krav_id).collect()
    }

    fn keep_last_of_each_id(&mut self) {
        let mut seen = HashSet::new();
        let mut kept: Vec<Kravpost> = Vec::with_capacity(self.krav.len());
        for post in self.krav.drain(..).rev() {
            if seen.insert(post.krav_id.clone()) {
                kept.push(post);
            }
        }
        kept.reverse();
        self.krav = kept;
    }

    /// Which claim has the id of one before it.
    async fn doubled(
        &self,
        client: &Client,
        versjon: i64,
    ) -> Result<PostgresFeil, tokio_postgres::Error> {
        let before = "SELECT krav_id FROM krav WHERE versjon = $1 AND krav_id = ANY($2)";
        let rows = client.query(before, &[&versjon, &self.ids()]).await?;
        let mut taken = HashSet::new();
        for row in &rows {
            taken.insert(row.try_get::<_, &str>(0)?);
        }
        let place = self
            .krav
            .iter()
            .zip(self.skrevet + 1..)
            .find(|(post, _)| !taken.insert(&post.krav_id));
        Ok(place.map_or(PostgresFeil::Ufullstendig, |(_, nummer)| {
            PostgresFeil::Dobbelt { nummer }
        }))
    }
}

/// What the column holds of a moment: the rest is cut off, the same way each time.
fn whole_microseconds(moment: Timestamp) -> Timestamp {
    let down = TimestampRound::new()
        .smallest(Unit::Microsecond)
        .mode(jiff::RoundMode::Floor);
    moment.round(down).unwrap_or(moment)
}
