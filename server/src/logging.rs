//! The ordinary log: to standard error, one line an event.

#[cfg(test)]
pub(crate) mod hort;

use std::io::IsTerminal as _;
use std::panic::PanicHookInfo;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{FilterExt as _, Targets};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::registry;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

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

/// Starts the log. `RUST_LOG` says what is logged, within [`confidential`]; `info` when it is not set or cannot be read.
///
/// A panic is logged by its place alone: its message may hold what was being worked on.
pub fn start(format: Format) {
    let asked_for = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let lines = fmt::layer()
        // Said on standard error, where else; when nobody reads that any more it would be a panic, and the end.
        .log_internal_errors(false)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let lines = match format {
        Format::Text => lines.boxed(),
        Format::Json => lines.json().flatten_event(true).boxed(),
    };
    // A log that is there already, in tests, stays.
    let _ = registry()
        .with(lines.with_filter(asked_for.and(confidential())))
        .try_init();
    std::panic::set_hook(Box::new(log_panic));
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
