//! The ordinary log: to standard error, one line an event.

mod filter;
#[cfg(test)]
pub(crate) mod hort;
mod linjer;
mod styring;

use std::io::{self, IsTerminal as _};
use std::panic::PanicHookInfo;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{FilterExt as _, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::registry;
use tracing_subscriber::reload;
use tracing_subscriber::util::SubscriberInitExt as _;

pub use filter::{Filter, UgyldigFilter};
use linjer::Linjer;
pub use linjer::Tall;
pub use styring::{Loggstyring, LoggstyringFeil, Midlertidig};

/// How lines look.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

/// How long the end of the program waits for lines to be written.
const LAST_LINES: Duration = Duration::from_secs(1);

/// The log of this process, once it is started.
static LOG: OnceLock<Log> = OnceLock::new();

struct Log {
    linjer: Linjer,
    styring: Loggstyring,
}

/// Has the last lines written when it goes: to be kept until the program ends.
#[must_use]
#[derive(Debug)]
pub struct Started(());

impl Drop for Started {
    fn drop(&mut self) {
        flush();
    }
}

/// Starts the log. `RUST_LOG` says what is logged, where it is set and is a [`Filter`]: who starts a program by hand
/// wants to see now what the configuration says for every day. Otherwise `filter` does. Either is bounded by
/// [`confidential`].
///
/// A panic is logged by its place alone: its message may hold what was being worked on.
///
/// # Errors
/// When the system gives no thread.
pub fn start(format: Format, filter: Filter) -> io::Result<Started> {
    let asked = std::env::var("RUST_LOG")
        .ok()
        .filter(|asked| !asked.trim().is_empty());
    let asked = asked.map(|asked| asked.parse::<Filter>());
    let (filter, refused) = match asked {
        Some(Ok(asked)) => (asked, None),
        Some(Err(error)) => (filter, Some(error)),
        None => (filter, None),
    };
    let (targets, handle) = reload::Layer::new(filter.targets());
    let linjer = Linjer::start(io::stderr())?;
    let lines = fmt::layer()
        // Said on standard error, where else; when nobody reads that any more it would be a panic, and the end.
        .log_internal_errors(false)
        .with_writer(linjer.clone())
        .with_ansi(io::stderr().is_terminal());
    let lines = match format {
        Format::Text => lines.boxed(),
        Format::Json => lines.json().flatten_event(true).boxed(),
    };
    let started = registry()
        .with(lines.with_filter(targets.and(confidential())))
        .try_init();
    // A log that is there already, in tests, stays.
    if started.is_ok() {
        let styring = Loggstyring::new(handle, filter);
        let _ = LOG.set(Log { linjer, styring });
    }
    std::panic::set_hook(Box::new(log_panic));
    if let Some(error) = refused {
        tracing::warn!("RUST_LOG is no filter, and the configured one holds: {error}");
    }
    Ok(Started(()))
}

/// Waits until what was logged is written, for a short time: to be called before the process ends without ado.
pub fn flush() {
    if let Some(log) = LOG.get() {
        log.linjer.flush(LAST_LINES);
    }
}

/// What is logged, to be changed; none where the log of this program is not started.
#[must_use]
pub fn styring() -> Option<Loggstyring> {
    LOG.get().map(|log| log.styring.clone())
}

/// How many lines were written and lost; none where the log of this program is not started.
#[must_use]
pub fn tall() -> Option<Arc<Tall>> {
    LOG.get().map(|log| log.linjer.tall())
}

/// What may be logged at all, whatever `RUST_LOG` asks for. Our own crates redact by type. Others know nothing of secrecy:
/// what they tell for finding faults in them may hold addresses, headers or the parameters of queries, so they are heard
/// down to `info` only.
#[must_use]
pub fn confidential() -> Targets {
    Targets::new()
        .with_default(LevelFilter::INFO)
        .with_targets(OURS.map(|ours| (ours, LevelFilter::TRACE)))
}

const OURS: [&str; 4] = [
    "restanser",
    "restanser_server",
    "restanser_api",
    "actix_openapi",
];

fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    tracing::error!(place, "panic");
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    #[test]
    fn other_crates_are_heard_down_to_info() {
        let filter = confidential();
        for ours in OURS {
            assert!(filter.would_enable(ours, &Level::TRACE), "{ours}");
            assert!(filter.would_enable(&format!("{ours}::x"), &Level::TRACE));
        }
        for other in [
            "actix_http::h1",
            "hyper",
            "reqwest::connect",
            "tokio_postgres::query",
            "log",
            "",
        ] {
            assert!(filter.would_enable(other, &Level::INFO), "{other}");
            assert!(!filter.would_enable(other, &Level::DEBUG), "{other}");
        }
    }
}
