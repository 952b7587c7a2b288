//! The disclosure log in PostgreSQL: one table for all servers, each with a chain of its own in it.
//!
//! A batch is one transaction, which takes the chain's row in `utlevering_hode` only where this server had left it: of two
//! servers under one name, one is refused. The commit is synchronous, whatever the database's default. When anything has
//! failed, the connection is given up, and a new one is asked where the chain ends.

mod ende;
mod forbindelse;
mod oppbevaring;
mod rader;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, timeout_at};

use super::kjede::{Ende, Forseglet};
use super::lager::{Brudd, Hendelse, Lager};
use crate::kilde::postgres::{PostgresFeil, PostgresOppsett, Tilkobler};
use forbindelse::Forbindelse;
use oppbevaring::Oppbevaring;
pub(super) use rader::Innhold;
use rader::Rader;

/// After the database could not say where the chain ends, it is not asked for so long: those that wait are told at once.
const PAUSE: Duration = Duration::from_millis(500);

/// Which chain in which database, and how long its records are kept.
#[derive(Clone, Debug)]
pub struct Tabellvalg {
    /// The database. Whatever it says of replicas, records go to the primary.
    pub oppsett: PostgresOppsett,
    /// The name of this server, which no other has.
    pub tjener: String,
    /// A record is deleted when it is older than this, with all before it; `None`: never.
    pub oppbevar: Option<SignedDuration>,
}

impl Tabellvalg {
    /// What the log is called in the texts of errors.
    pub(super) fn path(&self) -> PathBuf {
        sted(&self.tjener)
    }
}

/// What the chain of a server is called where a file's path stands otherwise.
pub(super) fn sted(tjener: &str) -> PathBuf {
    ["utlevering", tjener].iter().collect()
}

/// Why the database does not have it.
#[derive(Debug, thiserror::Error)]
enum Tabellfeil {
    #[error(transparent)]
    Postgres(#[from] PostgresFeil),
    #[error(
        "the chain of {0} does not end where this server had left it: does another server write under that name? each needs an utlevering.postgres.tjener of its own"
    )]
    Kollisjon(String),
    #[error("the database warned at the commit, which may not be as durable as it is to be")]
    Advarsel,
    #[error("it is not known where the chain ends")]
    Ukjent,
    #[error("a record cannot be read again: {0}")]
    Koding(#[from] serde_json::Error),
    #[error("the database was away a moment ago, and is asked again in a moment: {0}")]
    Hviler(String),
}

impl From<Tabellfeil> for io::Error {
    fn from(error: Tabellfeil) -> Self {
        Self::other(error)
    }
}

/// One chain in the table, with one connection.
///
/// The runtime runs only while the writer waits for it: what happens to the connection meanwhile is found out at its next
/// use.
pub(super) struct Tabell {
    runtime: Runtime,
    kjede: Kjede,
}

/// What is known of the chain.
struct Kjede {
    tjener: String,
    tilkobler: Tilkobler,
    frist: Duration,
    forbindelse: Option<Forbindelse>,
    /// The last record that is durable. The database is held to it, and not believed instead of it.
    kjent: Option<Ende>,
    /// The end of what is appended and not committed yet, and when that must have been.
    ukommittert: Option<(Ende, Instant)>,
    /// To be written into the chain.
    brudd: Option<Brudd>,
    oppbevaring: Oppbevaring,
    /// Until when the database is not asked for the end, and why.
    hviler: Option<(Instant, String)>,
    now: Timestamp,
}

impl Tabell {
    /// The chain of this server, and its end; `None` when the database is away.
    pub(super) fn open(valg: &Tabellvalg) -> Result<(Self, Option<Ende>), PostgresFeil> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| PostgresFeil::System(error.to_string()))?;
        let tilkobler = Tilkobler::new(&valg.oppsett)?.til_skriving();
        if tilkobler.klartekst_ut() {
            tracing::warn!(
                "the disclosure log's database is reached with sslmode=disable: records cross the network in plain text"
            );
        }
        let now = Timestamp::now();
        let mut tabell = Self {
            runtime,
            kjede: Kjede {
                tjener: valg.tjener.clone(),
                tilkobler,
                frist: valg.oppsett.svarfrist(),
                forbindelse: None,
                kjent: None,
                ukommittert: None,
                brudd: None,
                oppbevaring: Oppbevaring::new(valg.oppbevar, now),
                hviler: None,
                now,
            },
        };
        let (runtime, kjede) = (&tabell.runtime, &mut tabell.kjede);
        let log = valg.path();
        match runtime.block_on(kjede.ende()) {
            Ok(ende) => {
                tracing::info!(log = %log.display(), nr = ende.nr, hash = %ende.hash, "the disclosure log goes on");
                Ok((tabell, Some(ende)))
            }
            Err(Tabellfeil::Postgres(error)) if !error.er_forbigaende() => Err(error),
            Err(error) => {
                tracing::warn!(
                    log = %log.display(), %error,
                    "the database with the disclosure log is away: nothing is disclosed until it is back"
                );
                Ok((tabell, None))
            }
        }
    }
}

impl Kjede {
    /// The end of the chain, which is durable when this returns.
    async fn ende(&mut self) -> Result<Ende, Tabellfeil> {
        if let Some((until, why)) = &self.hviler
            && Instant::now() < *until
        {
            return Err(Tabellfeil::Hviler(why.clone()));
        }
        // What it was asked before may still be under way on it.
        self.forkast();
        let end = Instant::now() + self.frist;
        let outcome = self.within(end, async |kjede| kjede.find_end().await).await;
        self.hviler = match &outcome {
            Ok(_) => None,
            Err(error) => Some((Instant::now() + PAUSE, error.to_string())),
        };
        outcome
    }

    async fn find_end(&mut self) -> Result<Ende, Tabellfeil> {
        let (tjener, kjent) = (self.tjener.clone(), self.kjent);
        let funnet = ende::find(self.forbindelse().await?, &tjener, kjent).await?;
        self.kjent = Some(funnet.ende);
        if let Some((arsak, ende)) = funnet.brudd {
            tracing::error!(
                log = %sted(&self.tjener).display(), ?arsak, nr = ende.nr,
                "the disclosure log is not as it was left: run `restanser utleveringer verify`; the log goes on, and has a \
                 record of this"
            );
            self.brudd = Some(Brudd {
                tidspunkt: self.now,
                arsak,
                ende,
            });
        }
        Ok(funnet.ende)
    }

    /// Everything but the commit. A connection that was cut while nobody used it is replaced: nothing can have come of it.
    async fn append(&mut self, batch: &[Forseglet]) -> Result<(), Tabellfeil> {
        let Some(last) = batch.last() else {
            return Ok(());
        };
        let kjent = self.kjent.ok_or(Tabellfeil::Ukjent)?;
        let rader = Rader::of(batch)?;
        let end = Instant::now() + self.frist;
        let mut again = true;
        loop {
            let begun = self
                .within(end, async |kjede| {
                    let tjener = kjede.tjener.clone();
                    let (client, setninger) = kjede.forbindelse().await?.parts();
                    rader
                        .insert(client, setninger, &tjener, kjent, last.ende)
                        .await
                })
                .await;
            match begun {
                Err(Tabellfeil::Postgres(PostgresFeil::Brutt(_))) if again => again = false,
                Err(error) => return Err(error),
                Ok(()) => break,
            }
        }
        self.ukommittert = Some((last.ende, end));
        Ok(())
    }

    async fn commit(&mut self) -> Result<(), Tabellfeil> {
        // Never in order without something to commit: somebody is to be answered on the strength of it.
        let (ende, end) = self.ukommittert.take().ok_or(Tabellfeil::Ukjent)?;
        self.within(end, async |kjede| {
            let forbindelse = kjede.forbindelse.as_ref().ok_or(Tabellfeil::Ukjent)?;
            forbindelse.commit().await
        })
        .await?;
        self.kjent = Some(ende);
        Ok(())
    }

    /// Until the deadline. No error leaves a connection behind on which something might be under way.
    async fn within<T>(
        &mut self,
        end: Instant,
        work: impl AsyncFnOnce(&mut Self) -> Result<T, Tabellfeil>,
    ) -> Result<T, Tabellfeil> {
        let frist = self.frist;
        let outcome = timeout_at(end, work(self))
            .await
            .unwrap_or_else(|_| Err(PostgresFeil::Svarfrist(frist).into()));
        if outcome.is_err() {
            self.forkast();
        }
        outcome
    }

    async fn forbindelse(&mut self) -> Result<&Forbindelse, Tabellfeil> {
        let forbindelse = match self.forbindelse.take() {
            Some(forbindelse) if forbindelse.is_usable() => forbindelse,
            _ => Forbindelse::open(&self.tilkobler, self.frist).await?,
        };
        Ok(self.forbindelse.insert(forbindelse))
    }

    fn forkast(&mut self) {
        self.ukommittert = None;
        self.forbindelse = None;
    }

    /// Looks for records whose time is over, or deletes them. That it fails keeps nobody waiting for longer.
    async fn rydd(&mut self, delete: bool) {
        let mut oppbevaring = std::mem::take(&mut self.oppbevaring);
        let end = Instant::now() + self.frist;
        let now = self.now;
        let outcome = self
            .within(end, async |kjede| {
                let tjener = kjede.tjener.clone();
                let (client, _) = kjede.forbindelse().await?.parts();
                if delete {
                    oppbevaring.delete(client, &tjener).await
                } else {
                    oppbevaring.look(client, &tjener, now).await
                }
            })
            .await;
        self.oppbevaring = oppbevaring;
        if let Err(error) = outcome {
            tracing::error!(
                log = %sted(&self.tjener).display(), %error,
                "records of the disclosure log whose retention has ended could not be found or deleted; it is tried again"
            );
        }
    }
}

impl Lager for Tabell {
    fn ende(&mut self) -> io::Result<Ende> {
        Ok(self.runtime.block_on(self.kjede.ende())?)
    }

    fn append(&mut self, batch: &[Forseglet]) -> io::Result<()> {
        Ok(self.runtime.block_on(self.kjede.append(batch))?)
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(self.runtime.block_on(self.kjede.commit())?)
    }

    fn klargjor(&mut self, now: Timestamp) -> io::Result<Vec<Hendelse>> {
        self.kjede.now = now;
        if self.kjede.oppbevaring.is_due(now) {
            self.runtime.block_on(self.kjede.rydd(false));
        }
        let brudd = self.kjede.brudd.clone().map(Hendelse::Brudd);
        let sletting = self.kjede.oppbevaring.sletting(now).map(Hendelse::Sletting);
        Ok(brudd.into_iter().chain(sletting).collect())
    }

    fn kvittert(&mut self) {
        self.kjede.brudd = None;
        if self.kjede.oppbevaring.sletting(self.kjede.now).is_some() {
            self.runtime.block_on(self.kjede.rydd(true));
        }
    }
}

impl Drop for Tabell {
    fn drop(&mut self) {
        if let Some(ende) = self.kjede.kjent {
            tracing::info!(
                log = %sted(&self.kjede.tjener).display(), nr = ende.nr, hash = %ende.hash,
                "the disclosure log ends"
            );
        }
    }
}
