//! What is logged, changed while the service runs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::Registry;
use tracing_subscriber::reload::Handle;

use super::filter::{Filter, UgyldigFilter};

/// The log's filter.
#[derive(Clone, Debug)]
pub struct Loggstyring {
    handle: Handle<Targets, Registry>,
    /// What it was started with.
    first: Filter,
    now: Arc<Mutex<Now>>,
}

#[derive(Debug)]
struct Now {
    filter: Filter,
    /// Until when, where it is not for ever; then `first` comes back.
    until: Option<Instant>,
    /// Rises with every change: who brings `first` back wants to know that nobody has meanwhile said something else.
    change: u64,
}

/// Why the filter is not changed.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum LoggstyringFeil {
    #[error(transparent)]
    Filter(#[from] UgyldigFilter),
    #[error("there is no log any more: {0}")]
    Gone(#[from] tracing_subscriber::reload::Error),
}

/// A change that is to be taken back.
#[must_use]
#[derive(Debug)]
pub struct Midlertidig {
    styring: Loggstyring,
    change: u64,
    time: Duration,
}

impl Loggstyring {
    pub(super) fn new(handle: Handle<Targets, Registry>, first: Filter) -> Self {
        let now = Now {
            filter: first.clone(),
            until: None,
            change: 0,
        };
        Self {
            handle,
            first,
            now: Arc::new(Mutex::new(now)),
        }
    }

    /// The filter now, and for how long yet, where it is not for ever.
    #[must_use]
    pub fn filter(&self) -> (Filter, Option<Duration>) {
        let now = self.now();
        let left = now
            .until
            .map(|until| until.saturating_duration_since(Instant::now()));
        (now.filter.clone(), left)
    }

    /// Changes the filter to what `text` says; `who` stands in the log.
    ///
    /// # Errors
    /// When it is no filter. Nothing is changed then.
    pub fn set(&self, text: &str, who: &str) -> Result<(), LoggstyringFeil> {
        self.change(text.parse()?, None, who)?;
        Ok(())
    }

    /// As [`set`](Self::set), to be taken back after `time`, for which what is returned is to be waited for.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    pub fn set_for(
        &self,
        text: &str,
        time: Duration,
        who: &str,
    ) -> Result<Midlertidig, LoggstyringFeil> {
        let change = self.change(text.parse()?, Some(time), who)?;
        Ok(Midlertidig {
            styring: self.clone(),
            change,
            time,
        })
    }

    fn change(
        &self,
        filter: Filter,
        time: Option<Duration>,
        who: &str,
    ) -> Result<u64, LoggstyringFeil> {
        let mut now = self.now();
        self.handle.reload(filter.targets())?;
        let before = std::mem::replace(&mut now.filter, filter);
        now.until = time.and_then(|time| Instant::now().checked_add(time));
        now.change += 1;
        tracing::info!(
            who, %before, filter = %now.filter, seconds = time.map(|time| time.as_secs()),
            "the filter of the log is changed"
        );
        Ok(now.change)
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Midlertidig {
    /// Waits, and brings back what the log was started with, unless somebody has changed the filter meanwhile.
    pub async fn hold(self) {
        tokio::time::sleep(self.time).await;
        let unchanged = self.styring.now().change == self.change;
        if unchanged {
            let first = self.styring.first.clone();
            if let Err(error) = self.styring.change(first, None, "the time that was set") {
                tracing::error!(%error, "the filter of the log cannot be brought back");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
    use tracing_subscriber::{fmt, reload};

    use super::*;
    use crate::logging::hort::Hort;

    /// A log of its own, and what is heard of it.
    fn log() -> (Hort, Loggstyring, tracing::subscriber::DefaultGuard) {
        let first = Filter::default();
        let (filter, handle) = reload::Layer::new(first.targets());
        let (hort, guard) = Hort::start(move |writer| {
            let lines = fmt::layer().with_ansi(false).with_writer(writer);
            tracing_subscriber::registry().with(lines.with_filter(filter))
        });
        (hort, Loggstyring::new(handle, first), guard)
    }

    fn say() {
        tracing::info!(target: "restanser_server::styring_test", "info");
        tracing::debug!(target: "restanser_server::styring_test", "debug");
    }

    #[test]
    fn a_change_counts_at_once_and_is_told() {
        let (hort, styring, _guard) = log();
        say();
        let heard = hort.text();
        assert!(
            heard.contains("info") && !heard.contains("debug"),
            "{heard}"
        );
        styring.set("restanser_server=debug", "me").unwrap();
        let heard = hort.text();
        assert!(heard.contains("who=\"me\""), "{heard}");
        assert!(
            heard.contains("before=info filter=restanser_server=debug"),
            "{heard}"
        );
        say();
        assert!(hort.text().contains("debug"));
        styring.set("off", "me").unwrap();
        assert!(hort.text().contains("filter=off"));
        say();
        assert_eq!(hort.text(), "");
    }

    #[test]
    fn what_is_no_filter_changes_nothing() {
        let (hort, styring, _guard) = log();
        styring.set("debug", "me").unwrap();
        let _ = hort.text();
        let error = styring.set("loud", "me").unwrap_err().to_string();
        assert!(error.contains("`loud` is no level"), "{error}");
        assert_eq!(hort.text(), "");
        assert_eq!(styring.filter().0.to_string(), "debug");
    }

    #[tokio::test]
    async fn a_change_for_some_time_is_taken_back() {
        let (_hort, styring, _guard) = log();
        let held = styring
            .set_for("debug", Duration::from_millis(5), "me")
            .unwrap();
        let (filter, left) = styring.filter();
        assert_eq!(filter.to_string(), "debug");
        assert!(left.unwrap() <= Duration::from_millis(5));
        held.hold().await;
        assert_eq!(styring.filter(), (Filter::default(), None));
    }

    #[tokio::test]
    async fn but_not_when_somebody_has_said_something_else() {
        let (_hort, styring, _guard) = log();
        let held = styring
            .set_for("debug", Duration::from_millis(5), "me")
            .unwrap();
        styring.set("warn", "another").unwrap();
        held.hold().await;
        assert_eq!(styring.filter().0.to_string(), "warn");
    }
}
