//! The issuer's signing keys: fetched from its metadata, held, and fetched again when a token names a new one.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use jiff::Timestamp;
use jsonwebtoken::DecodingKey;
use tokio::sync::watch;

use crate::klokke::Klokke;

mod fetch;
mod jwks;

use fetch::Source;
use jwks::KeySet;

/// How seldom tokens with unknown key ids may make the service ask the issuer.
const REFETCH_INTERVAL: Duration = Duration::from_secs(30);
/// How soon [`Keys::keep_fresh`] tries again while there is no key at all.
const FIRST_RETRY: Duration = Duration::from_secs(1);
/// What the retries slow down to.
const LONGEST_RETRY: Duration = Duration::from_secs(30);
/// Longer than the two requests of a fetch may take: nobody waits for ever on a fetch whose thread is stuck.
const LONGEST_WAIT: Duration = Duration::from_secs(12);

/// Where the keys come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerConfig {
    /// The issuer's identifier, exactly as it stands in `iss`: Maskinporten's ends with a slash.
    pub issuer: String,
    /// Where the metadata document is, when not at `{issuer}.well-known/oauth-authorization-server`.
    pub metadata_url: Option<String>,
}

/// Why the issuer's keys could not be set up or fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// An address that must not be used.
    #[error("{what}: {reason}")]
    Address {
        /// Which address: `issuer`, `metadata_url` or `jwks_uri`.
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The HTTP client could not be built.
    #[error("the HTTP client cannot be built: {0}")]
    Client(String),
    /// The request failed or did not finish in time.
    #[error("the {what} cannot be fetched: {reason}")]
    Request {
        /// Which document.
        what: &'static str,
        /// The causes, outermost first.
        reason: String,
    },
    /// The answer was not 200; redirects are not followed.
    #[error("the {what} was answered with status {status}")]
    Status {
        /// Which document.
        what: &'static str,
        /// The HTTP status.
        status: u16,
    },
    /// The answer is larger than any honest one.
    #[error("the {what} is larger than {} bytes", fetch::LARGEST_BODY)]
    TooLarge {
        /// Which document.
        what: &'static str,
    },
    /// The answer is not the JSON it should be.
    #[error("the {what} cannot be read: {reason}")]
    Unreadable {
        /// Which document.
        what: &'static str,
        /// What the JSON reader said.
        reason: String,
    },
    /// RFC 8414 section 3.3: the metadata must be the configured issuer's own.
    #[error("the metadata names another issuer than the configured one")]
    OtherIssuer,
    /// Not one key in the set can be used.
    #[error("the key set holds no usable key")]
    NoUsableKey,
    /// The fetch was cut off with the thread that ran it, or that thread is stuck.
    #[error("the fetch of the keys did not finish")]
    Unfinished,
}

/// Why there is no key for a key id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The issuer has no such key, as far as is known.
    #[error("the issuer has no key with this id")]
    Unknown,
    /// No key at all is held: nothing can be verified.
    #[error("no key of the issuer is held")]
    Unavailable,
}

type Outcome = Result<(), KeysError>;
/// None while the fetch runs; a closed channel without an outcome is a fetch that was cut off.
type Running = watch::Receiver<Option<Outcome>>;

/// The issuer's signing keys, shared by all worker threads.
pub struct Keys {
    shared: Arc<Shared>,
    klokke: Klokke,
    refetch_interval: Duration,
    first_retry: Duration,
}

struct Shared {
    source: Source,
    /// Locked only to read or swap the pointer, never across an await.
    held: RwLock<Arc<KeySet>>,
    fetching: Mutex<Fetching>,
}

#[derive(Default)]
struct Fetching {
    running: Option<Running>,
    /// When a token with an unknown key id last made us ask.
    last_asked: Option<Timestamp>,
}

impl Keys {
    /// Holds no key yet: call [`refresh`](Self::refresh) or run [`keep_fresh`](Self::keep_fresh).
    ///
    /// # Errors
    /// When an address is unfit, or the HTTP client cannot be built.
    pub fn new(config: IssuerConfig, klokke: Klokke) -> Result<Self, KeysError> {
        Ok(Self {
            shared: Arc::new(Shared {
                source: Source::new(config)?,
                held: RwLock::default(),
                fetching: Mutex::default(),
            }),
            klokke,
            refetch_interval: REFETCH_INTERVAL,
            first_retry: FIRST_RETRY,
        })
    }

    /// Sets how seldom unknown key ids may lead to a fetch, in place of 30 s.
    #[must_use]
    pub fn with_refetch_interval(mut self, interval: Duration) -> Self {
        self.refetch_interval = interval;
        self
    }

    /// Whether any key is held, that is, whether any token can be verified.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        !self.shared.held().is_empty()
    }

    /// Fetches the keys anew, or waits for the fetch that already runs. When it fails, the keys held stay.
    ///
    /// # Errors
    /// When the metadata or the key set cannot be fetched or used.
    pub async fn refresh(&self) -> Result<(), KeysError> {
        let running = self.shared.join_or_start(&mut self.shared.fetching());
        outcome(running).await
    }

    /// The key with this id. A held one is answered at once, also while a fetch runs; an unknown one leads to a fetch
    /// that all who ask in the meantime share, but not more often than the refetch interval.
    ///
    /// # Errors
    /// When there is no such key.
    pub async fn key(&self, kid: &str) -> Result<Arc<DecodingKey>, KeyError> {
        if let Some(key) = self.shared.held().get(kid) {
            return Ok(Arc::clone(key));
        }
        if let Some(running) = self.refetch_for(kid) {
            // The fetch has logged its failure; what counts here is which keys are held afterwards.
            let _ = outcome(running).await;
        }
        let held = self.shared.held();
        match held.get(kid) {
            Some(key) => Ok(Arc::clone(key)),
            None if held.is_empty() => Err(KeyError::Unavailable),
            None => Err(KeyError::Unknown),
        }
    }

    /// The key with this id, when it is held. Nobody is asked.
    #[must_use]
    pub fn held(&self, kid: &str) -> Option<Arc<DecodingKey>> {
        self.shared.held().get(kid).map(Arc::clone)
    }

    /// Fetches the keys every so often, for ever; sooner while there are none. Failures are logged.
    pub async fn keep_fresh(self: Arc<Self>, every: Duration) {
        if self.is_ready() {
            tokio::time::sleep(every).await;
        }
        let mut retry = self.first_retry;
        loop {
            let _ = self.refresh().await;
            if self.is_ready() {
                retry = self.first_retry;
                tokio::time::sleep(every).await;
            } else {
                tokio::time::sleep(retry.min(every)).await;
                retry = retry.saturating_mul(2).min(LONGEST_RETRY);
            }
        }
    }

    /// The fetch to wait for, if there is or may be one.
    fn refetch_for(&self, kid: &str) -> Option<Running> {
        let mut fetching = self.shared.fetching();
        if let Some(running) = fetching.still_running() {
            return Some(running);
        }
        // A fetch may have brought it since the caller looked.
        if self.shared.held().contains_key(kid) {
            return None;
        }
        let now = self.klokke.now();
        if let Some(last) = fetching.last_asked {
            let passed = now.duration_since(last);
            // A clock that was set back must not stop all fetching until it has caught up.
            if !passed.is_negative() && passed.unsigned_abs() < self.refetch_interval {
                return None;
            }
        }
        fetching.last_asked = Some(now);
        Some(self.shared.join_or_start(&mut fetching))
    }

    #[cfg(test)]
    pub(crate) fn with_first_retry(mut self, first_retry: Duration) -> Self {
        self.first_retry = first_retry;
        self
    }

    /// Holds these keys and no others any more, as after a fetch.
    #[cfg(test)]
    pub(crate) fn hold_instead(&self, keys: impl IntoIterator<Item = (String, DecodingKey)>) {
        let keys = keys.into_iter().map(|(kid, key)| (kid, Arc::new(key)));
        self.shared.hold(keys.collect());
    }

    /// Holds these keys and asks nobody until the clock has moved on by the refetch interval.
    #[cfg(test)]
    pub(crate) fn holding(
        config: IssuerConfig,
        klokke: Klokke,
        keys: impl IntoIterator<Item = (String, DecodingKey)>,
    ) -> Self {
        let held = Self::new(config, klokke).unwrap();
        let keys = keys.into_iter().map(|(kid, key)| (kid, Arc::new(key)));
        held.shared.hold(keys.collect());
        held.shared.fetching().last_asked = Some(held.klokke.now());
        held
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Keys")
            .field("held", &self.shared.held().len())
            .finish_non_exhaustive()
    }
}

impl Shared {
    fn held(&self) -> Arc<KeySet> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn hold(&self, keys: KeySet) {
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }

    fn fetching(&self) -> std::sync::MutexGuard<'_, Fetching> {
        self.fetching.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fetch is a task of its own: a request that is dropped while it waits takes nothing with it. Should the
    /// whole worker stop, the sender goes with the task and whoever waits is told by the closed channel.
    fn join_or_start(self: &Arc<Self>, fetching: &mut Fetching) -> Running {
        if let Some(running) = fetching.still_running() {
            return running;
        }
        let (sender, running) = watch::channel(None);
        fetching.running = Some(running.clone());
        let shared = Arc::clone(self);
        tokio::spawn(async move {
            let outcome = match shared.source.fetch().await {
                Ok(keys) => {
                    tracing::info!(keys = keys.len(), "the issuer's keys are fetched");
                    shared.hold(keys);
                    Ok(())
                }
                Err(error) => {
                    tracing::warn!(%error, "the issuer's keys could not be fetched");
                    Err(error)
                }
            };
            sender.send_replace(Some(outcome));
        });
        running
    }
}

impl Fetching {
    fn still_running(&self) -> Option<Running> {
        let running = self.running.as_ref()?;
        let unfinished = running.borrow().is_none() && running.has_changed().is_ok();
        unfinished.then(|| running.clone())
    }
}

async fn outcome(mut running: Running) -> Outcome {
    match tokio::time::timeout(LONGEST_WAIT, running.wait_for(Option::is_some)).await {
        Ok(Ok(done)) => done.clone().unwrap_or(Err(KeysError::Unfinished)),
        Ok(Err(_)) | Err(_) => Err(KeysError::Unfinished),
    }
}

#[cfg(test)]
mod tests;
