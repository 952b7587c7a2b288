//! What waits for the writer: disclosures and refusals, each with room of their own.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::UtleveringFeil;
use super::kjede::Opptegning;

pub(super) type Outcome = Result<(), UtleveringFeil>;

/// A disclosure waits at most so long for others that are expected, so that they share a sync.
///
/// Without it, a fast disk wakes the writer for each disclosure, and it takes the processor from the threads that are
/// about to bring more.
const EXPECT: Duration = Duration::from_millis(1);
/// Refusals wait so long for others, or for a disclosure whose sync they can share.
const GATHER: Duration = Duration::from_millis(100);
/// How often the writer looks after an idle log.
const IDLE: Duration = Duration::from_secs(60);

/// A disclosure on its way to the log, and where to say how it went.
pub(super) struct Post {
    pub(super) opptegning: Opptegning,
    pub(super) answer: oneshot::Sender<Outcome>,
    /// When it was handed over.
    pub(super) begun: Instant,
}

/// Refusals that are counted only, by their code.
pub(super) type Utelatt = BTreeMap<&'static str, u64>;

/// Why nothing was put into the queue.
pub(super) enum Avvist {
    Full,
    Stopped,
}

/// How many records wait to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ventende {
    /// Of disclosures.
    pub utleveringer: usize,
    /// Of refusals.
    pub avslag: usize,
}

/// What the writer takes at once.
#[derive(Default)]
pub(super) struct Tatt {
    pub(super) utleveringer: Vec<Post>,
    pub(super) avslag: Vec<(&'static str, Opptegning)>,
    pub(super) utelatt: Utelatt,
    /// Nothing more will come.
    pub(super) last: bool,
}

/// The queue between requests and the writer.
pub(super) struct Ko {
    /// How many of each kind may wait.
    room: usize,
    state: Mutex<State>,
    ready: Condvar,
}

#[derive(Default)]
struct State {
    waiting: Tatt,
    /// When the refusals that wait are written at the latest.
    due: Option<Instant>,
    /// The writer sleeps until so many disclosures wait; 0 when it is awake.
    wake_at: usize,
    /// How many disclosures were taken the last time: who has been answered soon asks again.
    taken: usize,
    /// The writer is gone.
    stopped: bool,
}

impl Ko {
    pub(super) fn new(room: usize) -> Self {
        Self {
            room,
            state: Mutex::default(),
            ready: Condvar::new(),
        }
    }

    pub(super) fn disclosure(&self, post: Post) -> Result<(), Avvist> {
        let mut state = self.state();
        if state.stopped || state.waiting.last {
            return Err(Avvist::Stopped);
        }
        if state.waiting.utleveringer.len() >= self.room {
            return Err(Avvist::Full);
        }
        state.waiting.utleveringer.push(post);
        if state.wake_at > 0 && state.waiting.utleveringer.len() >= state.wake_at {
            state.wake_at = 0;
            self.ready.notify_one();
        }
        Ok(())
    }

    /// Takes a refusal, or counts it when there is no room or `opptegning` is none.
    pub(super) fn refusal(&self, kode: &'static str, opptegning: Option<Opptegning>) {
        let mut state = self.state();
        if state.stopped {
            return;
        }
        match opptegning {
            Some(opptegning) if state.waiting.avslag.len() < self.room => {
                state.waiting.avslag.push((kode, opptegning));
            }
            _ => *state.waiting.utelatt.entry(kode).or_default() += 1,
        }
        if state.due.is_none() {
            state.due = Some(Instant::now() + GATHER);
            // To wake up in time: it may have meant to sleep longer.
            self.ready.notify_one();
        }
    }

    /// Gives back what could not be written, as numbers.
    pub(super) fn give_back(&self, utelatt: &Utelatt) {
        let mut state = self.state();
        for (kode, count) in utelatt {
            *state.waiting.utelatt.entry(kode).or_default() += count;
        }
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> Ventende {
        let state = self.state();
        Ventende {
            utleveringer: state.waiting.utleveringer.len(),
            avslag: state.waiting.avslag.len(),
        }
    }

    /// Nothing more comes.
    pub(super) fn close(&self) {
        self.state().waiting.last = true;
        self.ready.notify_one();
    }

    /// The writer is gone: nobody must wait for it.
    pub(super) fn stop(&self) {
        let mut state = self.state();
        state.stopped = true;
        state.waiting = Tatt::default();
    }

    /// Waits until there is something to be written, or to look after.
    pub(super) fn take(&self) -> Tatt {
        let idle = Instant::now() + IDLE;
        let mut state = self.state();
        // Alone, a disclosure waits for nobody.
        let expected = (state.taken + state.waiting.utleveringer.len()).clamp(1, self.room);
        let mut gathering = None;
        loop {
            let now = Instant::now();
            let waiting = state.waiting.utleveringer.len();
            let until = match waiting {
                0 => state.due.unwrap_or(idle).min(idle),
                _ => *gathering.get_or_insert(now + EXPECT),
            };
            if waiting >= expected || state.waiting.last || now >= until {
                state.wake_at = 0;
                state.taken = waiting;
                state.due = None;
                let next = Tatt {
                    last: state.waiting.last,
                    ..Tatt::default()
                };
                return mem::replace(&mut state.waiting, next);
            }
            state.wake_at = if waiting == 0 { 1 } else { expected };
            let wait = self.ready.wait_timeout(state, until - now);
            state = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Nobody panics while holding it; and if so, it is whole after each line.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
