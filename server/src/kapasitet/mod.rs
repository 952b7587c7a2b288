//! How much the service takes on: how many requests at once, how many calls of one consumer, and for how long.
//!
//! - [`port`]: so many requests are worked on, so many wait for their turn, and one more is refused at once (503), before
//!   anything of it is looked at. What nobody refuses would queue up somewhere else, and make everybody late.
//! - [`konsumenter`]: so many calls of one consumer run at once, where that is configured (429).
//!
//! What a request holds of it, it holds through values that give it back when they are dropped: with the answer, in a
//! panic, and when the client goes away.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::config::{self, Server};
use crate::foresporsel::klient::Mellomledd;
use crate::management::metrics::histogram::Histogram;
use crate::tilgang::rettighetspakke::GjeldendePakker;

pub mod konsumenter;
pub mod port;

use konsumenter::{Kall, Konsumenter, Konsumentstatus, Rad};
use port::{Avvist, Plass, Port, Portstatus};

/// After how long a consumer whose calls fill its number asks again: they take milliseconds, and a header has no less.
const SNART: Duration = Duration::from_secs(1);

/// What bounds the requests of the service, over all workers.
#[derive(Debug)]
pub struct Kapasitet {
    port: Arc<Port>,
    konsumenter: Konsumenter,
    frist: Duration,
    mellomledd: Mellomledd,
    for_sent: AtomicU64,
}

/// Why a request is not taken on. `Display` is for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Overbelastet {
    /// As many run and wait as may.
    #[error("no room: as many requests run and wait as may")]
    Full {
        /// When to ask again.
        igjen: Duration,
    },
    /// It has waited, and its turn did not come.
    #[error("no room: the request's turn did not come within the longest wait")]
    Ventet {
        /// When to ask again.
        igjen: Duration,
    },
    /// As many calls of the consumer run as may.
    #[error("as many calls of the consumer run as may")]
    Konsument {
        /// How many may.
        hoyst: u32,
        /// When to ask again.
        igjen: Duration,
    },
}

/// How it stands, for operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kapasitetsstatus {
    /// Requests that run and wait, and those that were refused.
    pub port: Portstatus,
    /// Requests that were stopped by the time limit.
    pub for_sent: u64,
    /// The calls of each configured consumer.
    pub konsumenter: Vec<Konsumentstatus>,
    /// The calls of all others together.
    pub andre: Konsumentstatus,
}

impl Default for Kapasitet {
    /// As when nothing is configured.
    fn default() -> Self {
        Self::new(&Server::default())
    }
}

impl Kapasitet {
    /// As it is configured.
    #[must_use]
    pub fn new(config: &Server) -> Self {
        Self {
            port: Arc::new(Port::new(
                config.running_requests,
                config.waiting_requests,
                Duration::from_millis(config.longest_wait_milliseconds.get().into()),
            )),
            konsumenter: Konsumenter::new(config.calls_per_consumer),
            frist: config::seconds(config.request_seconds),
            mellomledd: Mellomledd::new(&config.trusted_proxies, config.tls.is_some()),
            for_sent: AtomicU64::new(0),
        }
    }

    /// A place among the requests that are worked on, as soon as there is one.
    ///
    /// # Errors
    /// When too many wait already, or the request has waited for as long as it may.
    pub async fn plass(&self) -> Result<Plass, Overbelastet> {
        // By then everybody who waits now has had a turn, or has been refused.
        let igjen = self.port.lengste_ventetid();
        self.port.inn().await.map_err(|avvist| match avvist {
            Avvist::Full => Overbelastet::Full { igjen },
            Avvist::Ventet => Overbelastet::Ventet { igjen },
        })
    }

    /// Where the calls of a consumer are counted.
    #[must_use]
    pub fn konsumenter(&self) -> &Konsumenter {
        &self.konsumenter
    }

    /// Begins a call of the consumer whose row this is.
    ///
    /// # Errors
    /// When as many of them run as may.
    pub fn kall(&self, rad: Arc<Rad>) -> Result<Kall, Overbelastet> {
        let igjen = SNART;
        self.konsumenter
            .begynn(rad)
            .map_err(|hoyst| Overbelastet::Konsument { hoyst, igjen })
    }

    /// How long requests waited for their turn, of those that did.
    pub(crate) fn ventetid(&self) -> &Histogram {
        self.port.ventetid()
    }

    /// How long a request may take.
    #[must_use]
    pub fn frist(&self) -> Duration {
        self.frist
    }

    /// Counts a request that took longer.
    pub(crate) fn kom_for_sent(&self) {
        self.for_sent.fetch_add(1, Ordering::Relaxed);
    }

    /// Who is believed to say whom a request comes from.
    #[must_use]
    pub fn mellomledd(&self) -> &Mellomledd {
        &self.mellomledd
    }

    /// How it stands; of the consumers that `pakker` has now.
    #[must_use]
    pub fn status(&self, pakker: &GjeldendePakker) -> Kapasitetsstatus {
        let (konsumenter, andre) = self.konsumenter.status(pakker);
        Kapasitetsstatus {
            port: self.port.status(),
            for_sent: self.for_sent.load(Ordering::Relaxed),
            konsumenter,
            andre,
        }
    }
}
