//! The issuer's signing keys: fetched from its metadata, held, and fetched again when a token names a new one.
//!
//! | What happens | What becomes of requests | Fetches | Log |
//! | --- | --- | --- | --- |
//! | The key is held | Answered at once, also while a fetch runs or fails; no lock is taken | none | |
//! | Start, the issuer answers | RESTANSE-002 until the keys have come | one at once | info |
//! | Start without the issuer | A token waits for the fetch that runs, then RESTANSE-002 | after 1 s, 2 s, 4 s .. 30 s; tokens as with an unknown key id | warn at the first failure, info when the keys come |
//! | The time to refresh comes | None waits; a key that did not change stays the very same `Arc` | one, up to a tenth early | info when the set changed |
//! | The refresh fails (down, slow, nonsense, all keys refused) | The keys held stay in use | after 1 s, 2 s, 4 s .. 5 min, never later than the refresh | warn at the first failure, info at the first success |
//! | It fails until the keys are older than the longest age | RESTANSE-002, not ready | at that moment, then after at most 30 s; tokens as with an unknown key id | error once, info when the keys come |
//! | A token names an unknown key id | It waits for one fetch that all share, then 401 unless the key came | at most one per 30 s | info when the set changed |
//! | As before, within the 30 s | 401 at once | none | |
//! | As before, while more than 1,024 wait | 401 at once | none | |
//! | The issuer withdraws a key, or puts another under its id | Tokens of the old one: 401 from the next fetch on | as planned | info |
//! | A key is unfit | 401 as for an unknown key id | as planned | warn once for each changed set |
//! | A fetch hangs in a stuck thread | Who waits is let go after 12 s | another may begin then | |
//!
//! The 30 s count from the beginning of a fetch, not from its end: what it brings is as old as its beginning, and a key
//! that is published while a slow answer is under way shall not wait for longer. The issuer is spared all the same: fetches
//! never overlap, and one lasts 10 s at most.
//!
//! Age and intervals are measured with a monotonic clock ([`Klokke::monotonic`]). The time of day may be set: back, and
//! keys that the issuer withdrew long ago would be young again; forward, and good keys would be too old in the middle of an
//! outage. What a monotonic clock may miss is the time in which the whole machine is suspended.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jsonwebtoken::DecodingKey;

use crate::klokke::Klokke;

mod error;
mod fetch;
mod fetching;
mod held;
mod jwks;
mod refresh;
mod status;

pub use error::{KeyError, KeysError};
pub(crate) use fetch::address;
pub use status::KeyStatus;

use fetch::Source;
use fetching::{LONGEST_FETCH, Running, Shared, outcome};
use jwks::KeySet;

/// How seldom tokens with unknown key ids may make the service ask the issuer.
const REFETCH_INTERVAL: Duration = Duration::from_secs(30);
/// A day, which is how long Maskinporten suggests that keys are kept.
const LONGEST_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// Where the keys come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerConfig {
    /// The issuer's identifier, exactly as it stands in `iss`: Maskinporten's ends with a slash.
    pub issuer: String,
    /// Where the metadata document is, when not at `{issuer}.well-known/oauth-authorization-server`.
    pub metadata_url: Option<String>,
}

/// Where the keys of Altinn 2's consent tokens come from. Its documents are accepted although
///
/// - `issuer` in the metadata need not be a URL, nor that of the metadata: `altinn.no`,
/// - `jwks_uri` may be relative to the metadata's address: `/api/metadata/jwk`,
/// - `alg` of a key may be `RSA-OAEP-256`, and means RS256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altinn2IssuerConfig {
    /// Where the metadata document is: `https://altinn.no/.well-known/oauth-authorization-server`.
    pub metadata_url: String,
    /// Every name that the metadata may give as its `issuer`.
    pub issuers: Vec<String>,
}

/// The issuer's signing keys, shared by all worker threads.
pub struct Keys {
    shared: Arc<Shared>,
    refetch_interval: Duration,
    longest_age: Duration,
    first_retry: Duration,
}

impl Keys {
    /// Holds no key yet: call [`refresh`](Self::refresh) or run [`keep_fresh`](Self::keep_fresh).
    ///
    /// # Errors
    /// When an address is unfit, or the HTTP client cannot be built.
    pub fn new(config: IssuerConfig, klokke: Klokke) -> Result<Self, KeysError> {
        Ok(Self::from_source(Source::new(config)?, klokke))
    }

    /// The keys of Altinn 2; as [`new`](Self::new) otherwise.
    ///
    /// # Errors
    /// When the address is unfit, or the HTTP client cannot be built.
    pub fn altinn2(config: Altinn2IssuerConfig, klokke: Klokke) -> Result<Self, KeysError> {
        Ok(Self::from_source(Source::altinn2(config)?, klokke))
    }

    fn from_source(source: Source, klokke: Klokke) -> Self {
        Self {
            shared: Arc::new(Shared::new(source, klokke)),
            refetch_interval: REFETCH_INTERVAL,
            longest_age: LONGEST_AGE,
            first_retry: refresh::FIRST_RETRY,
        }
    }

    /// Sets how seldom unknown key ids may lead to a fetch, in place of 30 s.
    #[must_use]
    pub fn with_refetch_interval(mut self, interval: Duration) -> Self {
        self.refetch_interval = interval;
        self
    }

    /// Sets for how long keys are used after they were last fetched, in place of a day.
    #[must_use]
    pub fn with_longest_age(mut self, longest_age: Duration) -> Self {
        self.longest_age = longest_age;
        self
    }

    /// Sets how soon [`keep_fresh`](Self::keep_fresh) first tries again after a failure, in place of 1 s.
    #[must_use]
    pub fn with_first_retry(mut self, first_retry: Duration) -> Self {
        self.first_retry = first_retry;
        self
    }

    /// Holds the keys of this JSON Web Key Set whatever their age, and fetches nothing: for a decision that is explained
    /// afterwards, or elsewhere.
    ///
    /// # Errors
    /// When the set cannot be read, or holds no usable key.
    pub fn with_given(mut self, key_set: &[u8]) -> Result<Self, KeysError> {
        let fetched = self.shared.source.key_set(key_set)?;
        if fetched.keys.is_empty() {
            return Err(KeysError::NoUsableKey);
        }
        self.longest_age = Duration::MAX;
        self.refetch_interval = Duration::MAX;
        self.hold_for_good(fetched.keys);
        Ok(self)
    }

    fn hold_for_good(&self, keys: KeySet) {
        let now = self.shared.klokke.monotonic();
        let set = self.shared.held.load().after(keys, now);
        self.shared.held.store(Arc::new(set));
        self.shared.fetching().last_asked = Some(now);
    }

    /// Whose keys these are, in logs and metrics: `maskinporten` or `altinn2`.
    #[must_use]
    pub fn issuer(&self) -> &'static str {
        self.shared.source.issuer
    }

    /// Whether any token can be verified: keys are held, and they are not too old.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        let now = self.shared.klokke.monotonic();
        self.shared.held.load().is_usable(now, self.longest_age)
    }

    /// How it stands with the keys. Cheap, and takes no lock.
    #[must_use]
    pub fn status(&self) -> KeyStatus {
        let held = self.shared.held.load();
        let now = self.shared.klokke.monotonic();
        let usable = held.is_usable(now, self.longest_age);
        self.shared
            .counters
            .status(held.len(), held.age(now), usable)
    }

    /// The key with this id as it is held now: none when there is none or the keys are too old. Nothing is fetched.
    ///
    /// A key that did not change stays the same `Arc` over a refresh: what was verified with one holds as long as this
    /// returns the same one, by [`Arc::ptr_eq`].
    #[must_use]
    pub fn held(&self, kid: &str) -> Option<Arc<DecodingKey>> {
        let held = self.shared.held.load();
        let key = held.key(kid)?;
        let now = self.shared.klokke.monotonic();
        let usable = held.is_usable(now, self.longest_age);
        usable.then(|| Arc::clone(key))
    }

    /// The key with this id. A held one is answered at once, also while a fetch runs; an unknown one leads to a fetch
    /// that all who ask in the meantime share, but not more often than the refetch interval.
    ///
    /// # Errors
    /// When there is no such key.
    pub async fn key(&self, kid: &str) -> Result<Arc<DecodingKey>, KeyError> {
        if let Some(key) = self.held(kid) {
            return Ok(key);
        }
        self.fetch_for(kid).await;
        match self.held(kid) {
            Some(key) => Ok(key),
            None if self.is_ready() => Err(KeyError::Unknown),
            None => Err(KeyError::Unavailable),
        }
    }

    /// Fetches the keys anew, or waits for the fetch that already runs. When it fails, the keys held stay.
    ///
    /// # Errors
    /// When the metadata or the key set cannot be fetched or used.
    pub async fn refresh(&self) -> Result<(), KeysError> {
        let running = self
            .shared
            .join_or_start(&mut self.shared.fetching(), self.longest_age);
        tokio::time::timeout(LONGEST_FETCH, outcome(running))
            .await
            .unwrap_or(Err(KeysError::Unfinished))
    }

    /// Waits for a fetch that may bring the key, if there is or may be one. What counts is which keys are held
    /// afterwards: a failure has been logged where it happened.
    async fn fetch_for(&self, kid: &str) {
        let Some(_seat) = self.shared.seat() else {
            return;
        };
        let Some((running, began_now)) = self.refetch_for(kid) else {
            return;
        };
        let fetched = async {
            let _ = outcome(running).await;
            // A fetch that ran already may have been answered before the issuer had this key: then one more, if it is
            // time for one. That has begun after the question in any case.
            if !began_now && let Some((running, _)) = self.refetch_for(kid) {
                let _ = outcome(running).await;
            }
        };
        let _ = tokio::time::timeout(LONGEST_FETCH, fetched).await;
    }

    /// The fetch to wait for, and whether it begins with this.
    fn refetch_for(&self, kid: &str) -> Option<(Running, bool)> {
        let mut fetching = self.shared.fetching();
        // A fetch may have brought it since the caller looked.
        if self.held(kid).is_some() {
            return None;
        }
        let now = self.shared.klokke.monotonic();
        if let Some(running) = fetching.still_running(now) {
            return Some((running, false));
        }
        if let Some(last) = fetching.last_asked
            && now.saturating_sub(last) < self.refetch_interval
        {
            return None;
        }
        fetching.last_asked = Some(now);
        let running = self.shared.join_or_start(&mut fetching, self.longest_age);
        Some((running, true))
    }

    /// Holds these keys and no others any more, as after a fetch.
    #[cfg(test)]
    pub(crate) fn hold_instead(&self, keys: impl IntoIterator<Item = (String, DecodingKey)>) {
        let keys = keys.into_iter().map(|(kid, key)| (kid, Arc::new(key)));
        self.hold_for_good(keys.collect());
    }

    /// Holds these keys and asks nobody.
    #[cfg(test)]
    pub(crate) fn holding(
        config: IssuerConfig,
        klokke: Klokke,
        keys: impl IntoIterator<Item = (String, DecodingKey)>,
    ) -> Self {
        let held = Self::new(config, klokke)
            .unwrap()
            .with_refetch_interval(Duration::MAX);
        let keys = keys.into_iter().map(|(kid, key)| (kid, Arc::new(key)));
        held.hold_for_good(keys.collect());
        held
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Keys")
            .field("held", &self.shared.held.load().len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
