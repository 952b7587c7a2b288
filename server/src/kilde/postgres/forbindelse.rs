//! The connections of the worker threads: one each, made when it is needed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared};
use tokio::task::AbortHandle;
use tokio_postgres::{Client, Row, Statement};

use super::tilkobling::{Apen, Tilkobler};
use super::{PostgresFeil, skjema};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// The statement of a lookup; its parameter is the organisation's number.
///
/// Which version is active, and everything of the organisation in it: one statement, so one snapshot, whatever is
/// imported meanwhile. One row a claim; one row without a claim for an organisation that has none or is unknown.
pub const OPPSLAG: &str = "
SELECT aktiv.versjon IS NOT NULL, organisasjon.versjon IS NOT NULL,
    krav.kategori, krav.forfallsdato, krav.hovedstol, krav.renter
FROM register_aktiv AS aktiv
LEFT JOIN organisasjon ON organisasjon.versjon = aktiv.versjon AND organisasjon.organisasjonsnummer = $1
LEFT JOIN krav ON krav.versjon = organisasjon.versjon AND krav.organisasjonsnummer = organisasjon.organisasjonsnummer
WHERE aktiv.id = 1";

const STATUS: &str =
    "SELECT aktiv.versjon IS NOT NULL FROM register_aktiv AS aktiv WHERE aktiv.id = 1";

/// What a connection is asked.
#[derive(Clone, Copy)]
pub(super) enum Sporsmal {
    /// [`OPPSLAG`].
    Oppslag(Organisasjonsnummer),
    /// [`STATUS`].
    Status,
}

/// A connection that lookups are asked on.
pub(super) struct Forbindelse {
    client: Client,
    driver: AbortHandle,
    vert: usize,
    oppslag: Statement,
    status: Statement,
    telling: Arc<Telling>,
}

/// The connections of a source, counted.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub(super) apne: AtomicU64,
    pub(super) opnet: AtomicU64,
    pub(super) feilet: AtomicU64,
}

impl Forbindelse {
    async fn open(
        tilkobler: &Tilkobler,
        svarfrist: Duration,
        telling: &Arc<Telling>,
    ) -> Result<Self, PostgresFeil> {
        let opened = tilkobler
            .klargjor(|apen| Self::of(apen, svarfrist, Arc::clone(telling)).boxed())
            .await;
        match &opened {
            Ok(_) => telling.opnet.fetch_add(1, Ordering::Relaxed),
            Err(_) => telling.feilet.fetch_add(1, Ordering::Relaxed),
        };
        opened
    }

    async fn of(
        apen: Apen,
        svarfrist: Duration,
        telling: Arc<Telling>,
    ) -> Result<Self, PostgresFeil> {
        let Apen {
            client,
            driver,
            vert,
            ..
        } = apen;
        let of = |error| PostgresFeil::av("prepare a connection", &error);
        // Bounded there too: what nobody waits for any more is not computed. It can write nothing.
        client
            .batch_execute(&format!(
                "SET statement_timeout = {}; SET default_transaction_read_only = on",
                svarfrist.as_millis()
            ))
            .await
            .map_err(of)?;
        skjema::check(&client).await?;
        let oppslag = client.prepare(OPPSLAG).await.map_err(of)?;
        let status = client.prepare(STATUS).await.map_err(of)?;
        telling.apne.fetch_add(1, Ordering::Relaxed);
        Ok(Self {
            client,
            driver,
            vert,
            oppslag,
            status,
            telling,
        })
    }

    pub(super) async fn rows(&self, sporsmal: Sporsmal) -> Result<Vec<Row>, PostgresFeil> {
        let rows = match sporsmal {
            Sporsmal::Oppslag(organisasjon) => {
                self.client
                    .query(&self.oppslag, &[&organisasjon.as_str()])
                    .await
            }
            Sporsmal::Status => self.client.query(&self.status, &[]).await,
        };
        rows.map_err(|error| PostgresFeil::av("read the register", &error))
    }

    fn is_usable(&self) -> bool {
        !self.client.is_closed()
    }
}

impl Drop for Forbindelse {
    fn drop(&mut self) {
        self.telling.apne.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The connections of one source.
pub(super) struct Plasser {
    /// Tells several sources in one process apart.
    id: u64,
    tilkobler: Arc<Tilkobler>,
    svarfrist: Duration,
    telling: Arc<Telling>,
}

/// What a thread keeps.
#[derive(Default)]
struct Plass {
    forbindelse: Option<Arc<Forbindelse>>,
    /// The connection in the making: all requests wait for the same one.
    i_arbeid: Option<IArbeid>,
}

type IArbeid = Shared<BoxFuture<'static, Result<Arc<Forbindelse>, PostgresFeil>>>;

struct Kept {
    plass: Arc<Mutex<Plass>>,
    /// Tells when the source is gone.
    source: Weak<Tilkobler>,
}

thread_local! {
    static KEPT: RefCell<HashMap<u64, Kept>> = RefCell::default();
}

impl Plasser {
    pub(super) fn new(tilkobler: Tilkobler, svarfrist: Duration) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            tilkobler: Arc::new(tilkobler),
            svarfrist,
            telling: Arc::default(),
        }
    }

    /// What is counted of them.
    pub(super) fn telling(&self) -> &Telling {
        &self.telling
    }

    /// This thread's connection, which is made when there is none.
    pub(super) async fn forbindelse(&self) -> Result<Arc<Forbindelse>, PostgresFeil> {
        let making = {
            let plass = self.plass();
            let mut locked = plass.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(forbindelse) = locked.forbindelse.as_ref().filter(|kept| kept.is_usable()) {
                return Ok(Arc::clone(forbindelse));
            }
            match &locked.i_arbeid {
                Some(making) if making.peek().is_none() => making.clone(),
                _ => {
                    let making = self.make(Arc::clone(&plass));
                    locked.i_arbeid = Some(making.clone());
                    making
                }
            }
        };
        making.await
    }

    /// In a task of its own: a request that is over, or out of time, does not take the connection of the next with it.
    fn make(&self, plass: Arc<Mutex<Plass>>) -> IArbeid {
        let (tilkobler, svarfrist) = (Arc::clone(&self.tilkobler), self.svarfrist);
        let telling = Arc::clone(&self.telling);
        let task = tokio::spawn(async move {
            let forbindelse = Arc::new(Forbindelse::open(&tilkobler, svarfrist, &telling).await?);
            plass
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .forbindelse = Some(Arc::clone(&forbindelse));
            Ok(forbindelse)
        });
        task.map(|outcome| {
            outcome.unwrap_or_else(|error| Err(PostgresFeil::Brutt(error.to_string())))
        })
        .boxed()
        .shared()
    }

    /// Closes a connection on which no answer came. Those who wait on it are told at once, rather than to wait in vain
    /// until their own time is over.
    pub(super) fn bryt(&self, forbindelse: &Forbindelse) {
        self.tilkobler.forlat(forbindelse.vert);
        forbindelse.driver.abort();
    }

    /// Keeps a connection no more. Requests that are on their way on it may still be answered.
    pub(super) fn forkast(&self, forbindelse: &Arc<Forbindelse>) {
        let plass = self.plass();
        let mut locked = plass.lock().unwrap_or_else(PoisonError::into_inner);
        if locked
            .forbindelse
            .as_ref()
            .is_some_and(|kept| Arc::ptr_eq(kept, forbindelse))
        {
            locked.forbindelse = None;
        }
    }

    /// This thread's place. On a thread that is ending, one that nothing is kept in.
    fn plass(&self) -> Arc<Mutex<Plass>> {
        let place = KEPT.try_with(|kept| {
            let mut kept = kept.try_borrow_mut().ok()?;
            if !kept.contains_key(&self.id) {
                kept.retain(|_, kept| kept.source.strong_count() > 0);
            }
            let kept = kept.entry(self.id).or_insert_with(|| Kept {
                plass: Arc::default(),
                source: Arc::downgrade(&self.tilkobler),
            });
            Some(Arc::clone(&kept.plass))
        });
        place.ok().flatten().unwrap_or_default()
    }
}
