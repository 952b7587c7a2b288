//! One fetch at a time, shared by all who want one, and what comes of it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use arc_swap::ArcSwap;
use tokio::runtime;
use tokio::sync::watch;
use tracing::instrument::WithSubscriber as _;

use super::KeysError;
use super::fetch::Source;
use super::held::Held;
use super::jwks::{Fetched, Refused};
use super::status::{Counters, count};
use crate::klokke::Klokke;

/// Longer than the two requests of a fetch may take: a fetch that takes longer sits in a thread that is stuck. Nobody
/// waits for it longer, and it keeps nobody from beginning another.
pub(super) const LONGEST_FETCH: Duration = Duration::from_secs(12);
/// How many requests may wait for a fetch at the same time.
const MOST_WAITING: usize = 1024;
/// A key set can name tens of thousands of unusable keys; the log shall not.
const MOST_LOGGED: usize = 16;

pub(super) type Outcome = Result<(), KeysError>;
/// None while the fetch runs; a closed channel without an outcome is a fetch that was cut off.
pub(super) type Running = watch::Receiver<Option<Outcome>>;

/// What all worker threads share.
pub(super) struct Shared {
    pub(super) source: Source,
    pub(super) klokke: Klokke,
    /// Read by every request, without a lock.
    pub(super) held: ArcSwap<Held>,
    pub(super) counters: Counters,
    /// Never locked across an await, and not at all by those whose key is held.
    fetching: Mutex<Fetching>,
    waiting: AtomicUsize,
}

#[derive(Default)]
pub(super) struct Fetching {
    running: Option<(Running, Duration)>,
    /// When a token with an unknown key id last began a fetch.
    pub(super) last_asked: Option<Duration>,
    failures_in_a_row: u32,
    /// What the log has already been told.
    refused: Vec<Refused>,
    said_too_old: bool,
}

/// Whoever has one may wait for a fetch.
pub(super) struct Seat<'a>(&'a AtomicUsize);

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Shared {
    pub(super) fn new(source: Source, klokke: Klokke) -> Self {
        Self {
            source,
            klokke,
            held: ArcSwap::default(),
            counters: Counters::default(),
            fetching: Mutex::default(),
            waiting: AtomicUsize::new(0),
        }
    }

    pub(super) fn fetching(&self) -> MutexGuard<'_, Fetching> {
        self.fetching.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// None when too many wait already.
    pub(super) fn seat(&self) -> Option<Seat<'_>> {
        let seat = Seat(&self.waiting);
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        (before < MOST_WAITING).then_some(seat)
    }

    /// The fetch to wait for. Whoever is dropped while he waits takes nothing with it.
    pub(super) fn join_or_start(
        self: &Arc<Self>,
        fetching: &mut Fetching,
        longest_age: Duration,
    ) -> Running {
        let now = self.klokke.monotonic();
        if let Some(running) = fetching.still_running(now) {
            return running;
        }
        let (sender, running) = watch::channel(None);
        fetching.running = Some((running.clone(), now));
        count(&self.counters.fetches);
        Fetch {
            shared: Arc::clone(self),
            began: now,
            longest_age,
            sender,
        }
        .start();
        running
    }

    fn hold(&self, fetching: &mut Fetching, fetched: Fetched, began: Duration) {
        self.note_refused(fetching, fetched.refused);
        let issuer = self.source.issuer;
        let before = self.held.load();
        let after = before.after(fetched.keys, began);
        let keys = after.len();
        let failed_before = std::mem::take(&mut fetching.failures_in_a_row) > 0;
        if failed_before && before.fetched().is_some() {
            tracing::info!(issuer, keys, "the issuer's keys are fetched again");
        } else if after.holds_the_same_as(&before) {
            tracing::debug!(issuer, keys, "the issuer's keys are fetched and unchanged");
        } else {
            tracing::info!(issuer, keys, "the issuer's keys are fetched");
        }
        fetching.said_too_old = false;
        self.held.store(Arc::new(after));
        self.counters.last_error.store(None);
    }

    /// The first failure is told, the others are in the metrics.
    fn fail(&self, fetching: &mut Fetching, error: KeysError, longest_age: Duration) {
        let issuer = self.source.issuer;
        let held = self.held.load();
        let now = self.klokke.monotonic();
        let age_seconds = held.age(now).map(|age| age.as_secs());
        let usable = held.is_usable(now, longest_age);
        if age_seconds.is_some() && !usable && !fetching.said_too_old {
            fetching.said_too_old = true;
            tracing::error!(issuer, %error, age_seconds, "the issuer's keys are too old: until they are fetched every token of this issuer is answered with RESTANSE-002");
        } else if fetching.failures_in_a_row > 0 {
            let failures = fetching.failures_in_a_row.saturating_add(1);
            tracing::debug!(issuer, %error, failures, "the issuer's keys still cannot be fetched");
        } else if usable {
            tracing::warn!(issuer, %error, age_seconds, "the issuer's keys could not be fetched: those held stay in use");
        } else {
            tracing::warn!(issuer, %error, "the issuer's keys could not be fetched: until they are every token of this issuer is answered with RESTANSE-002");
        }
        fetching.failures_in_a_row = fetching.failures_in_a_row.saturating_add(1);
        count(&self.counters.failures);
        self.counters.last_error.store(Some(Arc::new(error)));
    }

    /// Told once, not at every fetch of the same document.
    fn note_refused(&self, fetching: &mut Fetching, refused: Vec<Refused>) {
        let number = u64::try_from(refused.len()).unwrap_or(u64::MAX);
        self.counters.refused_keys.store(number, Ordering::Relaxed);
        if fetching.refused == refused {
            return;
        }
        let issuer = self.source.issuer;
        for Refused { kid, reason } in refused.iter().take(MOST_LOGGED) {
            tracing::warn!(issuer, ?kid, reason, "a key of the issuer is not used");
        }
        if refused.len() > MOST_LOGGED {
            let more = refused.len() - MOST_LOGGED;
            tracing::warn!(issuer, more, "more keys of the issuer are not used");
        }
        fetching.refused = refused;
    }
}

impl Fetching {
    pub(super) fn still_running(&self, now: Duration) -> Option<Running> {
        let (running, began) = self.running.as_ref()?;
        let unfinished = running.borrow().is_none() && running.has_changed().is_ok();
        let stuck = now.saturating_sub(*began) > LONGEST_FETCH;
        (unfinished && !stuck).then(|| running.clone())
    }
}

/// A fetch that runs. One that is dropped before it is finished has failed.
struct Fetch {
    shared: Arc<Shared>,
    began: Duration,
    longest_age: Duration,
    sender: watch::Sender<Option<Outcome>>,
}

impl Fetch {
    /// A thread of its own, since fetches are few: no worker is held up by what a key server sends, and no fetch by what
    /// a worker does, not even by its end. Should the thread not start, or panic, the sender goes with it and whoever
    /// waits is told by the closed channel.
    fn start(self) {
        let issuer = self.shared.source.issuer;
        let run = self.run().with_current_subscriber();
        let thread = thread::Builder::new().name("issuer-keys".into());
        let started = thread.spawn(move || {
            // Looks at the time at every step: data without an end would otherwise be read for seconds in between.
            let runtime = runtime::Builder::new_current_thread()
                .enable_all()
                .event_interval(1)
                .build();
            match runtime {
                Ok(runtime) => {
                    runtime.block_on(run);
                    // A look-up of a name cannot be cut off.
                    runtime.shutdown_background();
                }
                Err(error) => {
                    tracing::error!(issuer, %error, "no runtime to fetch the issuer's keys in")
                }
            }
        });
        if let Err(error) = started {
            tracing::error!(issuer, %error, "no thread to fetch the issuer's keys in");
        }
    }

    async fn run(self) {
        let fetched = self.shared.source.fetch().await;
        self.finish(fetched);
    }

    fn finish(&self, fetched: Result<Fetched, KeysError>) {
        let shared = &self.shared;
        let mut fetching = shared.fetching();
        let overtaken = shared.held.load().fetched() > Some(self.began);
        let outcome = match fetched {
            // What a later fetch brought is newer.
            _ if overtaken => Ok(()),
            Ok(fetched) if fetched.keys.is_empty() => {
                shared.note_refused(&mut fetching, fetched.refused);
                Err(KeysError::NoUsableKey)
            }
            Ok(fetched) => {
                shared.hold(&mut fetching, fetched, self.began);
                Ok(())
            }
            Err(error) => Err(error),
        };
        if let Err(error) = &outcome {
            shared.fail(&mut fetching, error.clone(), self.longest_age);
        }
        self.sender.send_replace(Some(outcome));
    }
}

impl Drop for Fetch {
    /// Takes no lock: where no thread can be started, this happens under the lock.
    fn drop(&mut self) {
        if self.sender.borrow().is_none() {
            let counters = &self.shared.counters;
            count(&counters.failures);
            counters
                .last_error
                .store(Some(Arc::new(KeysError::Unfinished)));
        }
    }
}

pub(super) async fn outcome(mut running: Running) -> Outcome {
    match running.wait_for(Option::is_some).await {
        Ok(done) => done.clone().unwrap_or(Err(KeysError::Unfinished)),
        Err(_) => Err(KeysError::Unfinished),
    }
}
