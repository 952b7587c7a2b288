//! What is written together: one statement for many rows, which every database of this kind takes.

use std::collections::HashSet;

use jiff::civil::Date;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::PostgresFeil;
use super::kontroll::Doble;
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

/// A claim, and the line that it came on.
struct Nytt {
    linje: u64,
    post: Kravpost,
}

/// A batch.
#[derive(Default)]
pub(super) struct Sats {
    slag: Slag,
    organisasjoner: Vec<Organisasjonsnummer>,
    krav: Vec<Nytt>,
    slettes: Vec<String>,
    /// How many claims were written before this batch.
    skrevet: u64,
    doble: Doble,
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

    pub(super) fn krav(&mut self, linje: u64, post: &Kravpost) {
        self.organisasjon(post.krav.organisasjonsnummer());
        let post = post.clone();
        self.krav.push(Nytt { linje, post });
    }

    /// Claims with the id of one before them: they were not written.
    pub(super) fn doble(&self) -> &Doble {
        &self.doble
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
                // Those that are wrong do not hide what is wrong with others.
                self.set_doubled_aside(client, versjon).await.map_err(of)?;
                self.insert(client, versjon).await.map_err(of)
            }
            outcome => outcome.map_err(of),
        }
    }

    async fn insert(&self, client: &Client, versjon: i64) -> Result<(), tokio_postgres::Error> {
        fn column<T>(krav: &[Nytt], value: impl Fn(&Kravpost) -> T) -> Vec<T> {
            krav.iter().map(|nytt| value(&nytt.post)).collect()
        }
        let numbers: Vec<Organisasjonsnummer> =
            column(&self.krav, |post| post.krav.organisasjonsnummer());
        let numbers: Vec<&str> = numbers.iter().map(Organisasjonsnummer::as_str).collect();
        let systems: Vec<&str> = self
            .krav
            .iter()
            .map(|nytt| &*nytt.post.kildesystem)
            .collect();
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
                    &column(&self.krav, |post| post.oppdatert_lagret()),
                ],
            )
            .await
            .map(drop)
    }

    fn ids(&self) -> Vec<&str> {
        self.krav.iter().map(|nytt| &*nytt.post.krav_id).collect()
    }

    fn keep_last_of_each_id(&mut self) {
        let mut seen = HashSet::new();
        let mut kept: Vec<Nytt> = Vec::with_capacity(self.krav.len());
        for nytt in self.krav.drain(..).rev() {
            if seen.insert(nytt.post.krav_id.clone()) {
                kept.push(nytt);
            }
        }
        kept.reverse();
        self.krav = kept;
    }

    /// Takes the claims out that have the id of one before them.
    async fn set_doubled_aside(
        &mut self,
        client: &Client,
        versjon: i64,
    ) -> Result<(), tokio_postgres::Error> {
        let before = "SELECT krav_id FROM krav WHERE versjon = $1 AND krav_id = ANY($2)";
        let rows = client.query(before, &[&versjon, &self.ids()]).await?;
        let mut taken = HashSet::new();
        for row in &rows {
            taken.insert(row.try_get::<_, String>(0)?);
        }
        let doble = &mut self.doble;
        self.krav.retain(|Nytt { linje, post }| {
            let is_first = taken.insert(post.krav_id.clone());
            if !is_first {
                doble.add(*linje, &post.krav_id);
            }
            is_first
        });
        Ok(())
    }
}
