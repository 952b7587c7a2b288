//! Writing a register.
//!
//! A whole register is written under a version that nobody reads, in batches, and made the active one by a transaction
//! that changes one row: readers see one or the other, at any size, and no transaction grows with the register. Changes
//! are one transaction on the active version: as large as what is changed, which a copy of the register would not be.
//!
//! One writer at a time, for it holds a lock on that one row from beginning to end, on a connection of its own. When the
//! connection is lost so is the lock, and with it the right to make a version active.

mod kontroll;
mod linjespor;
mod rydding;
mod sats;

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::feil::describe;
use super::tilkobling::{Apen, Tilkobler};
use super::{PostgresFeil, PostgresOppsett, skjema};
use crate::kilde::{KildeFeil, Kravpost, Omfang, Registerskriver, Skrevet};
use crate::organisasjonsnummer::Organisasjonsnummer;
use kontroll::Store;
use linjespor::Linjespor;
use sats::{Sats, Slag};

/// A register in the writing. It blocks, and is not for use inside an asynchronous runtime.
pub struct PostgresSkriver {
    runtime: Runtime,
    omfang: Omfang,
    /// Holds the lock; with [`Omfang::Endringer`] the changes, too.
    laas: Client,
    /// Writes and removes versions that nobody reads.
    data: Client,
    /// The version that is written.
    versjon: i64,
    sats: Sats,
    /// Where what is written comes from; 0 when nobody says.
    linje: u64,
    spor: Linjespor,
    /// Something went wrong: what was written is not whole.
    feilet: bool,
}

impl PostgresSkriver {
    /// Begins, after removing what runs that were killed have left.
    ///
    /// # Errors
    /// When the database cannot be reached, has tables of another version, or another writer is at work.
    pub fn begynn(oppsett: &PostgresOppsett, omfang: Omfang) -> Result<Self, KildeFeil> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| PostgresFeil::System(error.to_string()))?;
        let spor = Linjespor::new()?;
        let tilkobler = Tilkobler::new(oppsett)?.til_skriving();
        let (laas, data, versjon) = runtime.block_on(async {
            let laas = client(&tilkobler).await?;
            let data = client(&tilkobler).await?;
            skjema::check(&laas).await?;
            let aktiv = lock(&laas).await?;
            rydding::fjern(&data, |versjon| Some(versjon) != aktiv).await?;
            let versjon = match (omfang, aktiv) {
                (Omfang::Endringer, Some(aktiv)) => aktiv,
                _ => new_version(&data).await?,
            };
            Ok::<_, PostgresFeil>((laas, data, versjon))
        })?;
        Ok(Self {
            runtime,
            omfang,
            laas,
            data,
            versjon,
            sats: Sats::default(),
            linje: 0,
            spor,
            feilet: false,
        })
    }

    /// Runs what writes the batch when it is full, or holds things of another kind.
    fn before(&mut self, slag: Slag) -> Result<(), KildeFeil> {
        if self.omfang == Omfang::Hele && slag != Slag::Nytt {
            return Err(PostgresFeil::BareEndringer.into());
        }
        if self.sats.has_room_for(slag) {
            return Ok(());
        }
        self.write_batch()
    }

    fn write_batch(&mut self) -> Result<(), KildeFeil> {
        let client = match self.omfang {
            Omfang::Hele => &self.data,
            Omfang::Endringer => &self.laas,
        };
        let written = self.sats.write(client, self.versjon, self.omfang);
        let outcome = self.runtime.block_on(written);
        self.feilet |= outcome.is_err();
        Ok(outcome?)
    }

    /// All is written, no id is doubled, and no sums are beyond what an answer can hold.
    fn check(&mut self) -> Result<(), KildeFeil> {
        if self.feilet {
            return Err(PostgresFeil::Ufullstendig.into());
        }
        self.write_batch()?;
        let find = Store::find(self.client(), self.versjon);
        let store = self.runtime.block_on(find)?;
        match kontroll::ugyldig(self.sats.doble(), &store, &mut self.spor)? {
            None => Ok(()),
            Some(ugyldig) => Err(KildeFeil::Ugyldig(ugyldig)),
        }
    }

    /// The connection that sees what is written.
    fn client(&self) -> &Client {
        match self.omfang {
            Omfang::Hele => &self.data,
            Omfang::Endringer => &self.laas,
        }
    }

    /// How much is in the version that is written.
    async fn innhold(&self) -> Result<Skrevet, PostgresFeil> {
        let client = self.client();
        Ok(Skrevet {
            organisasjoner: count(
                client,
                "SELECT count(*) FROM organisasjon WHERE versjon = $1",
                self.versjon,
            )
            .await?,
            krav: count(
                client,
                "SELECT count(*) FROM krav WHERE versjon = $1",
                self.versjon,
            )
            .await?,
        })
    }

    async fn finish(&self) -> Result<Skrevet, PostgresFeil> {
        if self.omfang == Omfang::Hele {
            // A planner that knows nothing of the new rows would do, but not as well. Not everyone may.
            let _ = self.data.batch_execute("ANALYZE organisasjon").await;
            let _ = self.data.batch_execute("ANALYZE krav").await;
        }
        let skrevet = self.innhold().await?;
        if self.omfang == Omfang::Hele && skrevet.krav != self.sats.krav_skrevet() {
            return Err(PostgresFeil::Ufullstendig);
        }
        self.laas
            .execute(
                "UPDATE register_aktiv SET versjon = $1 WHERE id = 1",
                &[&self.versjon],
            )
            .await
            .map_err(|error| PostgresFeil::av("make the register the active one", &error))?;
        self.laas
            .batch_execute("COMMIT")
            .await
            .map_err(|error| PostgresFeil::Uvisst(describe(&error)))?;
        // Readers that are in the middle of an older version keep it: their statement has its snapshot.
        if let Err(error) = rydding::fjern(&self.data, |versjon| versjon < self.versjon).await {
            tracing::warn!(%error, "the old register is not all removed: the next import does it");
        }
        Ok(skrevet)
    }
}

impl Registerskriver for PostgresSkriver {
    fn linje(&mut self, nummer: u64) {
        self.linje = nummer;
    }

    fn organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil> {
        self.before(Slag::Nytt)?;
        self.sats.organisasjon(organisasjon);
        Ok(())
    }

    fn krav(&mut self, post: &Kravpost) -> Result<(), KildeFeil> {
        self.before(Slag::Nytt)?;
        let linje = self.spor.note(self.linje, post)?;
        self.sats.krav(linje, post);
        Ok(())
    }

    fn slett_krav(&mut self, krav_id: &str) -> Result<(), KildeFeil> {
        self.before(Slag::SlettKrav)?;
        self.sats.slett_krav(krav_id);
        Ok(())
    }

    fn slett_organisasjon(&mut self, organisasjon: Organisasjonsnummer) -> Result<(), KildeFeil> {
        self.before(Slag::SlettOrganisasjon)?;
        self.sats.slett_organisasjon(organisasjon);
        Ok(())
    }

    fn ferdig(mut self: Box<Self>) -> Result<Skrevet, KildeFeil> {
        self.check()?;
        Ok(self.runtime.block_on(self.finish())?)
    }

    /// The connections are closed without a commit; what was written under a new version is removed by the next run.
    fn prov(mut self: Box<Self>) -> Result<Skrevet, KildeFeil> {
        self.check()?;
        Ok(self.runtime.block_on(self.innhold())?)
    }
}

/// A connection for work that takes as long as it takes.
async fn client(tilkobler: &Tilkobler) -> Result<Client, PostgresFeil> {
    let Apen { client, .. } = tilkobler.koble().await?;
    for setting in [
        "SET statement_timeout = 0",
        "SET idle_in_transaction_session_timeout = 0",
        // How soon the database finds out that this machine is gone, and lets go of the lock.
        "SET tcp_keepalives_idle = 30",
        "SET tcp_keepalives_interval = 10",
        "SET tcp_keepalives_count = 3",
    ] {
        // Not every database has every one of them.
        if let Err(error) = client.batch_execute(setting).await
            && error.code().is_none()
        {
            return Err(PostgresFeil::av("prepare a connection", &error));
        }
    }
    Ok(client)
}

/// Takes the lock that ends with the connection, and tells the active version.
async fn lock(client: &Client) -> Result<Option<i64>, PostgresFeil> {
    let of = |error: tokio_postgres::Error| match error.code() {
        Some(code) if *code == SqlState::LOCK_NOT_AVAILABLE => PostgresFeil::Opptatt,
        _ => PostgresFeil::av("lock the register", &error),
    };
    client.batch_execute("BEGIN").await.map_err(of)?;
    let row = client
        .query_opt(
            "SELECT versjon FROM register_aktiv WHERE id = 1 FOR UPDATE NOWAIT",
            &[],
        )
        .await
        .map_err(of)?
        // The first migration makes it, and every other statement can be run again.
        .ok_or(PostgresFeil::Gammelt {
            found: 0,
            needed: skjema::VERSJON,
        })?;
    row.try_get(0).map_err(of)
}

/// A version that was never used: of a run that was killed, the database may still be busy with the last batch.
async fn new_version(client: &Client) -> Result<i64, PostgresFeil> {
    let row = client
        .query_one(
            "INSERT INTO register_versjon (versjon)
             SELECT coalesce(max(versjon), 0) + 1 FROM register_versjon RETURNING versjon",
            &[],
        )
        .await;
    row.and_then(|row| row.try_get(0))
        .map_err(|error| PostgresFeil::av("begin a version of the register", &error))
}

async fn count(client: &Client, sql: &str, versjon: i64) -> Result<u64, PostgresFeil> {
    let row = client.query_one(sql, &[&versjon]).await;
    let count: i64 = row
        .and_then(|row| row.try_get(0))
        .map_err(|error| PostgresFeil::av("count what was written", &error))?;
    Ok(u64::try_from(count).unwrap_or_default())
}
