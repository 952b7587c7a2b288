//! How long to bear with a registry, and how much to take from it.

use std::time::Duration;

use clap::Args;

/// Bounds of one command. The flags are for tests.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// For a connection.
    #[arg(long, hide = true, value_name = "MS", value_parser = milliseconds, default_value = "5000")]
    pub(super) connect_within: Duration,
    /// For one answer, from the request to its last byte.
    #[arg(long, hide = true, value_name = "MS", value_parser = milliseconds, default_value = "20000")]
    pub(super) answer_within: Duration,
    /// For everything together, waits included.
    #[arg(long, hide = true, value_name = "MS", value_parser = milliseconds, default_value = "60000")]
    pub(super) all_within: Duration,
    /// The first wait before a request is made again; each is twice as long as the one before.
    #[arg(long, hide = true, value_name = "MS", value_parser = milliseconds, default_value = "500")]
    pub(super) first_wait: Duration,
    /// How often a request is made before it has failed.
    #[arg(long, hide = true, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=20))]
    pub(super) attempts: u32,
    /// The largest answer in bytes. The document of a whole country's registers is a tenth of it.
    #[arg(long, hide = true, value_name = "BYTES", default_value_t = 8 * 1024 * 1024)]
    pub(super) largest: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect_within: Duration::from_secs(5),
            answer_within: Duration::from_secs(20),
            all_within: Duration::from_secs(60),
            first_wait: Duration::from_millis(500),
            attempts: 5,
            largest: 8 * 1024 * 1024,
        }
    }
}

fn milliseconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_millis)
}
