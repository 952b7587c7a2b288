//! A circuit before something that may be away: after some failures in a row it opens, and requests are refused at once
//! instead of each waiting in vain; then it lets one through at a time, until one succeeds.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Shared by all who ask the same thing.
pub struct Krets {
    /// The time that has passed since some moment in the past.
    passed: Box<dyn Fn() -> Duration + Send + Sync>,
    /// So many failures in a row open it.
    feil: u32,
    /// For so long it is open before somebody may try.
    pause: Duration,
    indre: Mutex<Indre>,
}

/// How a circuit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kretstilstand {
    /// Requests pass.
    Lukket,
    /// Requests are refused.
    Apen,
    /// One request is trying; others are refused.
    Prover,
}

struct Indre {
    tilstand: Tilstand,
    /// Rises when it opens and when it closes: an outcome counts only in the generation that it was let in by.
    generasjon: u64,
}

enum Tilstand {
    Lukket { feil: u32 },
    Apen { til: Duration },
    Prover,
}

/// The circuit is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KretsenErApen;

impl Krets {
    /// A closed circuit that `feil` failures in a row open for `pause`. `passed` tells the time that has passed since
    /// some moment in the past.
    pub fn new(
        feil: u32,
        pause: Duration,
        passed: impl Fn() -> Duration + Send + Sync + 'static,
    ) -> Self {
        Self {
            passed: Box::new(passed),
            feil: feil.max(1),
            pause,
            indre: Mutex::new(Indre {
                tilstand: Tilstand::Lukket { feil: 0 },
                generasjon: 0,
            }),
        }
    }

    /// Lets a request in, which is to tell how it went. One that does not, because it was cut off, counts for nothing.
    ///
    /// # Errors
    /// While the circuit is open, or another request is trying.
    pub fn slipp_inn(&self) -> Result<Innslipp<'_>, KretsenErApen> {
        let mut indre = self.lock();
        let prove = match indre.tilstand {
            Tilstand::Lukket { .. } => false,
            Tilstand::Apen { til } if (self.passed)() >= til => {
                indre.tilstand = Tilstand::Prover;
                true
            }
            Tilstand::Apen { .. } | Tilstand::Prover => return Err(KretsenErApen),
        };
        Ok(Innslipp {
            krets: self,
            generasjon: indre.generasjon,
            prove,
            told: false,
        })
    }

    /// How it stands.
    #[must_use]
    pub fn tilstand(&self) -> Kretstilstand {
        match self.lock().tilstand {
            Tilstand::Lukket { .. } => Kretstilstand::Lukket,
            Tilstand::Apen { .. } => Kretstilstand::Apen,
            Tilstand::Prover => Kretstilstand::Prover,
        }
    }

    fn succeeded(&self, generasjon: u64, prove: bool) {
        let mut indre = self.lock();
        if indre.generasjon != generasjon {
            return;
        }
        if prove {
            indre.generasjon += 1;
            tracing::info!("the circuit is closed: requests pass again");
        }
        indre.tilstand = Tilstand::Lukket { feil: 0 };
    }

    fn failed(&self, generasjon: u64) {
        let mut indre = self.lock();
        if indre.generasjon != generasjon {
            return;
        }
        let apen = Tilstand::Apen {
            til: (self.passed)() + self.pause,
        };
        match &mut indre.tilstand {
            Tilstand::Lukket { feil } if *feil + 1 < self.feil => *feil += 1,
            Tilstand::Lukket { .. } => {
                indre.tilstand = apen;
                indre.generasjon += 1;
                tracing::warn!(
                    "the circuit is open: requests are refused until one that tries succeeds"
                );
            }
            Tilstand::Prover => indre.tilstand = apen,
            Tilstand::Apen { .. } => {}
        }
    }

    fn cut_off(&self) {
        let mut indre = self.lock();
        if matches!(indre.tilstand, Tilstand::Prover) {
            // The next one may try at once: nothing has been learnt.
            indre.tilstand = Tilstand::Apen {
                til: Duration::ZERO,
            };
        }
    }

    fn lock(&self) -> MutexGuard<'_, Indre> {
        // Nothing panics while it is held, and every state is a whole one.
        self.indre.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Krets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Krets")
            .field("tilstand", &self.tilstand())
            .finish_non_exhaustive()
    }
}

/// A request that was let in.
#[must_use = "it is to tell how it went"]
#[derive(Debug)]
pub struct Innslipp<'a> {
    krets: &'a Krets,
    generasjon: u64,
    prove: bool,
    told: bool,
}

impl Innslipp<'_> {
    /// What was asked has answered.
    pub fn lyktes(mut self) {
        self.told = true;
        self.krets.succeeded(self.generasjon, self.prove);
    }

    /// What was asked has not answered.
    pub fn feilet(mut self) {
        self.told = true;
        self.krets.failed(self.generasjon);
    }
}

impl Drop for Innslipp<'_> {
    fn drop(&mut self) {
        if self.prove && !self.told {
            self.krets.cut_off();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    const PAUSE: Duration = Duration::from_millis(500);

    /// A circuit that three failures open, and its clock.
    fn krets() -> (Krets, impl Fn(Duration)) {
        let now = Arc::new(AtomicU64::new(0));
        let clock = Arc::clone(&now);
        let krets = Krets::new(3, PAUSE, move || {
            Duration::from_millis(clock.load(Ordering::SeqCst))
        });
        let pass = move |time: Duration| {
            now.fetch_add(u64::try_from(time.as_millis()).unwrap(), Ordering::SeqCst);
        };
        (krets, pass)
    }

    fn fail(krets: &Krets, times: usize) {
        for _ in 0..times {
            krets.slipp_inn().unwrap().feilet();
        }
    }

    #[test]
    fn failures_in_a_row_open_it() {
        let (krets, _) = krets();
        fail(&krets, 2);
        assert_eq!(krets.tilstand(), Kretstilstand::Lukket);
        fail(&krets, 1);
        assert_eq!(krets.tilstand(), Kretstilstand::Apen);
        assert_eq!(krets.slipp_inn().unwrap_err(), KretsenErApen);
    }

    #[test]
    fn a_success_between_failures_starts_the_count_anew() {
        let (krets, _) = krets();
        for _ in 0..5 {
            fail(&krets, 2);
            krets.slipp_inn().unwrap().lyktes();
        }
        assert_eq!(krets.tilstand(), Kretstilstand::Lukket);
    }

    #[test]
    fn after_the_pause_one_at_a_time_may_try() {
        let (krets, pass) = krets();
        fail(&krets, 3);
        pass(PAUSE - Duration::from_millis(1));
        krets.slipp_inn().unwrap_err();
        pass(Duration::from_millis(1));
        let trial = krets.slipp_inn().unwrap();
        assert_eq!(krets.tilstand(), Kretstilstand::Prover);
        krets.slipp_inn().unwrap_err();
        trial.feilet();
        krets.slipp_inn().unwrap_err();
        pass(PAUSE);
        krets.slipp_inn().unwrap().lyktes();
        assert_eq!(krets.tilstand(), Kretstilstand::Lukket);
        let both = (krets.slipp_inn().unwrap(), krets.slipp_inn().unwrap());
        both.0.lyktes();
        both.1.lyktes();
    }

    #[test]
    fn a_trial_that_is_cut_off_lets_the_next_one_try() {
        let (krets, pass) = krets();
        fail(&krets, 3);
        pass(PAUSE);
        drop(krets.slipp_inn().unwrap());
        krets.slipp_inn().unwrap().lyktes();
        assert_eq!(krets.tilstand(), Kretstilstand::Lukket);
    }

    #[test]
    fn what_was_let_in_before_it_opened_says_nothing_of_what_is_now() {
        let (krets, pass) = krets();
        let old: Vec<_> = (0..8).map(|_| krets.slipp_inn().unwrap()).collect();
        let mut old = old.into_iter();
        fail(&krets, 3);
        old.next().unwrap().lyktes();
        assert_eq!(krets.tilstand(), Kretstilstand::Apen);
        pass(PAUSE);
        let trial = krets.slipp_inn().unwrap();
        old.next().unwrap().feilet();
        assert_eq!(krets.tilstand(), Kretstilstand::Prover);
        trial.lyktes();
        old.for_each(Innslipp::feilet);
        assert_eq!(krets.tilstand(), Kretstilstand::Lukket);
    }
}
