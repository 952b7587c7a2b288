//! The packages in force, and what became of the newest content of their file.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;

use super::Rettighetspakker;

/// The packages in force, shared by everybody: a copy is another handle. They are replaced as a whole.
#[derive(Clone)]
pub struct GjeldendePakker(Arc<Delt>);

struct Delt {
    pakker: ArcSwap<Rettighetspakker>,
    /// For the watch and for operators: no request takes it.
    nyeste: Mutex<Nyeste>,
    tatt: AtomicU64,
    avvist: AtomicU64,
}

/// What became of the newest content of the file. The texts hold no organisation number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nyeste {
    /// It is in force.
    IKraft,
    /// It is wrong; an older one is in force.
    Avvist(String),
    /// There is none that can be read; what was read last is in force.
    Uleselig(String),
}

/// The packages as operators see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pakkestatus {
    /// How many packages are in force.
    pub pakker: usize,
    /// What became of the newest content.
    pub nyeste: Nyeste,
    /// How often a content was taken since the start.
    pub tatt: u64,
    /// How often one was refused or could not be read.
    pub avvist: u64,
}

impl GjeldendePakker {
    /// The packages now. Whoever decides something holds on to what this returns, and sees one version throughout.
    #[must_use]
    pub fn na(&self) -> Arc<Rettighetspakker> {
        self.0.pakker.load_full()
    }

    /// How things stand.
    #[must_use]
    pub fn status(&self) -> Pakkestatus {
        Pakkestatus {
            pakker: self.0.pakker.load().len(),
            nyeste: self.nyeste().clone(),
            tatt: self.0.tatt.load(Ordering::Relaxed),
            avvist: self.0.avvist.load(Ordering::Relaxed),
        }
    }

    /// Puts these in force; returns those before.
    pub(super) fn ta(&self, pakker: Rettighetspakker) -> Arc<Rettighetspakker> {
        let mut nyeste = self.nyeste();
        let before = self.0.pakker.swap(Arc::new(pakker));
        *nyeste = Nyeste::IKraft;
        self.0.tatt.fetch_add(1, Ordering::Relaxed);
        before
    }

    /// Keeps those in force.
    pub(super) fn behold(&self, nyeste: Nyeste) {
        *self.nyeste() = nyeste;
        self.0.avvist.fetch_add(1, Ordering::Relaxed);
    }

    fn nyeste(&self) -> MutexGuard<'_, Nyeste> {
        self.0.nyeste.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Rettighetspakker> for GjeldendePakker {
    fn from(pakker: Rettighetspakker) -> Self {
        Self(Arc::new(Delt {
            pakker: ArcSwap::from_pointee(pakker),
            nyeste: Mutex::new(Nyeste::IKraft),
            tatt: AtomicU64::new(0),
            avvist: AtomicU64::new(0),
        }))
    }
}

impl fmt::Debug for GjeldendePakker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0.pakker.load(), formatter)
    }
}
