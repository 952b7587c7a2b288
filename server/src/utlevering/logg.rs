//! The disclosure log: many requests, one writer, one sync for all that wait together.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use jiff::Timestamp;
use tokio::sync::oneshot;

use super::avslag::{Avslagspost, Grense};
use super::fil::{Fil, Filvalg};
use super::kjede::{Ende, Opptegning};
use super::ko::{Avvist, Ko, Outcome, Post, Ventende};
use super::lager::Lager;
use super::postgres::{Tabell, Tabellvalg};
use super::skriver::Skriver;
use super::{Utlevering, UtleveringFeil};
use crate::management::metrics::utlevering::UtleveringMetrics;

/// How many disclosures may wait, and how many refusals. Beyond it requests are refused at once rather than kept
/// waiting, and refusals counted rather than recorded.
const QUEUE: usize = 1024;

/// An append-only chain of JSON records, one a line.
///
/// One thread writes. It takes all that wait, writes them, syncs once and answers them all. When the log is closed
/// it writes what is queued before it ends.
pub struct Utleveringslogg {
    path: Arc<Path>,
    ko: Arc<Ko>,
    grense: Grense,
    metrics: Arc<UtleveringMetrics>,
    /// `None` once the log is closed.
    writer: Mutex<Option<JoinHandle<()>>>,
    #[cfg(feature = "maaling")]
    uten_opptegning: bool,
}

impl Utleveringslogg {
    /// Opens the log at `path`, and makes it, for this user only, when it is missing. It is kept for ever.
    ///
    /// What a crash left of a half-written last line is moved to `<path>.torn-…` beside the log.
    ///
    /// # Errors
    /// When it is no regular file, cannot be written, or is in use by another process.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, UtleveringFeil> {
        Self::open_with(path, Filvalg::default())
    }

    /// As [`open`](Self::open), with rotation and retention as `valg` says.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_with(path: impl AsRef<Path>, valg: Filvalg) -> Result<Self, UtleveringFeil> {
        let path = path.as_ref();
        Self::start(path, Fil::open(path, valg)?, QUEUE, Timestamp::now)
    }

    /// Opens the log of one server in PostgreSQL. A database that is away is waited for: nothing is disclosed until it is
    /// back.
    ///
    /// It blocks, and is not for use inside an asynchronous runtime.
    ///
    /// # Errors
    /// When waiting mends nothing: the configuration, password, certificates, permissions or schema version.
    pub fn open_postgres(valg: &Tabellvalg) -> Result<Self, UtleveringFeil> {
        let path = valg.path();
        let (tabell, ende) = Tabell::open(valg).map_err(|source| UtleveringFeil::Postgres {
            path: path.clone(),
            source,
        })?;
        Self::start_after(&path, tabell, ende, QUEUE, Timestamp::now)
    }

    /// A log on `lager` in which `queue` records of each kind may wait, with a clock of its own for rotation.
    pub(super) fn start(
        path: &Path,
        mut lager: impl Lager,
        queue: usize,
        now: impl Fn() -> Timestamp + Send + 'static,
    ) -> Result<Self, UtleveringFeil> {
        let ende = lager
            .ende()
            .map_err(UtleveringFeil::opening(path, "find the end of"))?;
        Self::start_after(path, lager, Some(ende), queue, now)
    }

    fn start_after(
        path: &Path,
        lager: impl Lager,
        ende: Option<Ende>,
        queue: usize,
        now: impl Fn() -> Timestamp + Send + 'static,
    ) -> Result<Self, UtleveringFeil> {
        let path: Arc<Path> = path.into();
        let ko = Arc::new(Ko::new(queue));
        let metrics = Arc::new(UtleveringMetrics::default());
        let skriver = Skriver::new(
            Arc::clone(&path),
            lager,
            ende,
            Arc::clone(&ko),
            Arc::clone(&metrics),
            Box::new(now),
        );
        let writer = thread::Builder::new()
            .name("utleveringslogg".to_owned())
            .spawn(move || skriver.run())
            .map_err(UtleveringFeil::opening(&path, "start a thread for"))?;
        Ok(Self {
            path,
            ko,
            grense: Grense::new(),
            metrics,
            writer: Mutex::new(Some(writer)),
            #[cfg(feature = "maaling")]
            uten_opptegning: false,
        })
    }

    /// A log that keeps nothing and keeps nobody waiting, to measure what the real one costs. Nothing that is
    /// configured leads here, and it is in no build but that of the benches.
    #[cfg(feature = "maaling")]
    #[must_use]
    pub fn uten_opptegning() -> Self {
        Self {
            path: Path::new("/dev/null").into(),
            ko: Arc::new(Ko::new(0)),
            grense: Grense::new(),
            metrics: Arc::default(),
            writer: Mutex::new(None),
            uten_opptegning: true,
        }
    }

    /// Writes a record, and returns when it is durable: only then may the answer be sent.
    ///
    /// When the caller stops waiting the record is written all the same. One record too many is right, one too few is
    /// not.
    ///
    /// # Errors
    /// When the record is not durable, or it is not known that it is. Nothing may be disclosed then.
    pub async fn skriv(&self, utlevering: &Utlevering) -> Result<(), UtleveringFeil> {
        #[cfg(feature = "maaling")]
        if self.uten_opptegning {
            return Ok(());
        }
        // The writer never leaves a record without an answer, unless it is gone itself.
        self.enqueue(utlevering)?
            .await
            .unwrap_or_else(|_| Err(self.stopped()))
    }

    /// Notes a refusal. It is written soon, and nobody waits for that; of too many at a time only the number is.
    pub fn noter(&self, avslag: &Avslagspost) {
        let opptegning = self
            .grense
            .allows(avslag)
            .then(|| Opptegning::new("avslag", avslag).ok());
        self.ko.refusal(avslag.kode, opptegning.flatten());
    }

    /// What it counts of itself.
    #[must_use]
    pub fn metrics(&self) -> &UtleveringMetrics {
        &self.metrics
    }

    /// How many records wait to be written.
    #[must_use]
    pub fn waiting(&self) -> Ventende {
        self.ko.waiting()
    }

    /// Writes what is queued, and takes no more: to be called before the program ends, which waits for nobody who still
    /// holds the log.
    pub fn close(&self) {
        self.ko.close();
        let writer = self.writer.lock().map(|mut writer| writer.take());
        if let Ok(Some(writer)) = writer {
            // A panic in the writer has been answered with an error to each request already.
            let _ = writer.join();
        }
    }

    /// Hands a record to the writer, without waiting.
    pub(super) fn enqueue(
        &self,
        utlevering: &Utlevering,
    ) -> Result<oneshot::Receiver<Outcome>, UtleveringFeil> {
        let opptegning =
            Opptegning::new("utlevering", utlevering).map_err(UtleveringFeil::coding)?;
        let (answer, answered) = oneshot::channel();
        let post = Post {
            opptegning,
            answer,
            begun: Instant::now(),
        };
        match self.ko.disclosure(post) {
            Ok(()) => Ok(answered),
            Err(Avvist::Full) => {
                self.metrics.full();
                Err(UtleveringFeil::Full {
                    path: self.path.to_path_buf(),
                })
            }
            Err(Avvist::Stopped) => Err(self.stopped()),
        }
    }

    fn stopped(&self) -> UtleveringFeil {
        UtleveringFeil::Stoppet {
            path: self.path.to_path_buf(),
        }
    }
}

impl Drop for Utleveringslogg {
    fn drop(&mut self) {
        self.close();
    }
}

impl fmt::Debug for Utleveringslogg {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Utleveringslogg")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
