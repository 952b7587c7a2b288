//! The calls of each consumer that run at once.
//!
//! A consumer that the rights packages name has a row of its own: its calls are counted, and limited where that is
//! configured, whatever others do. Everybody else with a genuine token shares one row, which has the room of one consumer:
//! however many they are, they get nothing but refusals, and take no more places than one who is entitled. So there are
//! never more rows than configured consumers, and no name that only a token has said.
//!
//! When packages are put in force, rows of consumers that stay are kept, with the calls that run. Who is taken out and put
//! back while calls of theirs run begins at none again.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;

use crate::organisasjonsnummer::Organisasjonsnummer;
use crate::tilgang::rettighetspakke::{GjeldendePakker, Rettighetspakker};

/// The rows of all consumers.
#[derive(Debug)]
pub struct Konsumenter {
    hoyst: Option<NonZeroU32>,
    tabell: ArcSwap<Tabell>,
    /// Who makes the table anew. No request that finds it as it should be takes it.
    makes_anew: Mutex<()>,
    andre: Arc<Rad>,
}

#[derive(Debug, Default)]
struct Tabell {
    /// Whose consumers these are; nobody's at first. Held on to, so that no other packages come to lie there.
    pakker: Option<Arc<Rettighetspakker>>,
    rader: HashMap<Organisasjonsnummer, Arc<Rad>>,
}

/// The calls of one consumer, or of all who are not configured.
#[derive(Debug, Default)]
pub struct Rad {
    konsument: Option<Organisasjonsnummer>,
    running: AtomicU32,
    avvist: AtomicU64,
}

/// A call that runs, until it is dropped.
#[derive(Debug)]
pub struct Kall(Arc<Rad>);

/// The calls of one consumer, or of all who are not configured, as operators see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Konsumentstatus {
    /// Who; nobody for those who are not configured.
    pub konsument: Option<Organisasjonsnummer>,
    /// How many calls run.
    pub running: u32,
    /// How many have been refused because as many ran as may, since the consumer was configured.
    pub avvist: u64,
}

impl Konsumenter {
    /// At most so many calls for each; any number when it is none.
    #[must_use]
    pub fn new(hoyst: Option<NonZeroU32>) -> Self {
        Self {
            hoyst,
            tabell: ArcSwap::default(),
            makes_anew: Mutex::default(),
            andre: Arc::default(),
        }
    }

    /// The row of a consumer whose token has been verified.
    #[must_use]
    pub fn rad(&self, pakker: &GjeldendePakker, konsument: &Organisasjonsnummer) -> Arc<Rad> {
        let tabell = self.tabell(pakker);
        let rad = tabell.rader.get(konsument).unwrap_or(&self.andre);
        Arc::clone(rad)
    }

    /// Begins a call.
    ///
    /// # Errors
    /// When as many run as may: how many.
    pub fn begynn(&self, rad: Arc<Rad>) -> Result<Kall, u32> {
        let most = self.hoyst.map_or(u32::MAX, NonZeroU32::get);
        let one_more = |running: u32| (running < most).then_some(running.saturating_add(1));
        let begun = rad
            .running
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, one_more);
        match begun {
            Ok(_) => Ok(Kall(rad)),
            Err(_) => {
                rad.avvist.fetch_add(1, Ordering::Relaxed);
                Err(most)
            }
        }
    }

    /// Each configured consumer, and all others together.
    #[must_use]
    pub fn status(&self, pakker: &GjeldendePakker) -> (Vec<Konsumentstatus>, Konsumentstatus) {
        let tabell = self.tabell(pakker);
        let mut konsumenter: Vec<_> = tabell.rader.values().map(|rad| rad.status()).collect();
        konsumenter.sort_by_key(|status| status.konsument);
        (konsumenter, self.andre.status())
    }

    /// The table of the packages in force.
    fn tabell(&self, pakker: &GjeldendePakker) -> Arc<Tabell> {
        let tabell = self.tabell.load_full();
        if tabell.is_of(&pakker.na()) {
            return tabell;
        }
        let _one = self
            .makes_anew
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // Both asked again: whoever was here before has made it, and nobody makes an older one.
        let (before, now) = (self.tabell.load_full(), pakker.na());
        if before.is_of(&now) {
            return before;
        }
        let tabell = Arc::new(before.for_packages(now));
        self.tabell.store(Arc::clone(&tabell));
        tabell
    }
}

impl Tabell {
    fn is_of(&self, pakker: &Arc<Rettighetspakker>) -> bool {
        let own = self.pakker.as_ref();
        own.is_some_and(|own| Arc::ptr_eq(own, pakker))
    }

    fn for_packages(&self, pakker: Arc<Rettighetspakker>) -> Self {
        let konsumenter = pakker.iter().flat_map(|(_, pakke)| &pakke.konsumenter);
        let rader = konsumenter.map(|konsument| {
            let kept = self.rader.get(konsument).cloned();
            (*konsument, kept.unwrap_or_else(|| Rad::of(*konsument)))
        });
        Self {
            rader: rader.collect(),
            pakker: Some(pakker),
        }
    }
}

impl Rad {
    fn of(konsument: Organisasjonsnummer) -> Arc<Self> {
        Arc::new(Self {
            konsument: Some(konsument),
            ..Self::default()
        })
    }

    /// Whose row it is, when the consumer is configured.
    #[must_use]
    pub fn konsument(&self) -> Option<Organisasjonsnummer> {
        self.konsument
    }

    fn status(&self) -> Konsumentstatus {
        Konsumentstatus {
            konsument: self.konsument,
            running: self.running.load(Ordering::Acquire),
            avvist: self.avvist.load(Ordering::Relaxed),
        }
    }
}

impl Drop for Kall {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests;
