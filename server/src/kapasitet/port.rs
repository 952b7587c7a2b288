//! The gate: a bounded number of requests inside, a bounded number in front of it, first come first served.
//!
//! A request that finds room takes it with one atomic step, and gives it back with one as long as nobody waits. Only those
//! who wait, and those who leave while somebody does, take the lock of the queue.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::management::metrics::histogram::Histogram;

/// The gate.
#[derive(Debug)]
pub struct Port {
    most_inside: u32,
    most_waiting: u32,
    longest_wait: Duration,
    /// An [`Antall`]: both numbers change in one step, so that nobody waits while there is room.
    antall: AtomicU64,
    ko: Mutex<Ko>,
    full: AtomicU64,
    ventet: AtomicU64,
    gikk: AtomicU64,
    ventetid: Histogram,
}

/// Those who wait, by the number that they drew. There are as many as [`Antall::waiting`] says whenever the lock is free.
#[derive(Debug, Default)]
struct Ko {
    next: u64,
    waiting: BTreeMap<u64, oneshot::Sender<()>>,
}

/// How many are inside and how many wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Antall {
    inside: u32,
    waiting: u32,
}

/// Why nobody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Avvist {
    /// Too many wait already.
    Full,
    /// The turn did not come in time.
    Ventet,
}

/// The gate as operators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portstatus {
    /// Requests that are worked on now.
    pub inne: u32,
    /// How many may be.
    pub inne_hoyst: u32,
    /// Requests that wait for their turn now.
    pub venter: u32,
    /// How many may.
    pub venter_hoyst: u32,
    /// Requests refused since the start because too many waited.
    pub full: u64,
    /// Requests refused since the start after the longest wait.
    pub ventet: u64,
    /// Requests whose client went away, or whose time ran out, while they waited.
    pub gikk: u64,
    /// Requests that have waited for their turn, whether it came or not.
    pub ventet_i_alt: u64,
}

/// A place inside, until it is dropped.
#[derive(Debug)]
pub struct Plass(Arc<Port>);

impl Port {
    /// So many inside, so many in front, each for so long.
    #[must_use]
    pub fn new(inside: NonZeroU32, waiting: u32, longest_wait: Duration) -> Self {
        Self {
            most_inside: inside.get(),
            most_waiting: waiting,
            longest_wait,
            antall: AtomicU64::new(0),
            ko: Mutex::default(),
            full: AtomicU64::new(0),
            ventet: AtomicU64::new(0),
            gikk: AtomicU64::new(0),
            ventetid: Histogram::durations(),
        }
    }

    /// How long anybody waits.
    #[must_use]
    pub fn lengste_ventetid(&self) -> Duration {
        self.longest_wait
    }

    /// A place inside, as soon as there is one. Who stops waiting leaves the queue.
    ///
    /// # Errors
    /// When too many wait, or it takes too long.
    pub async fn inn(self: &Arc<Self>) -> Result<Plass, Avvist> {
        // Nothing is waited for here: neither who finds room nor who is refused takes the lock.
        if self
            .change(|antall| antall.entered(self.most_inside))
            .is_ok()
        {
            return Ok(Plass(Arc::clone(self)));
        }
        if self.antall().waiting >= self.most_waiting {
            return Err(self.refused());
        }
        match self.queue() {
            Some(venter) => venter.turn().await,
            None => Err(self.refused()),
        }
    }

    /// How long those waited that did.
    pub(super) fn ventetid(&self) -> &Histogram {
        &self.ventetid
    }

    /// How it stands.
    #[must_use]
    pub fn status(&self) -> Portstatus {
        let antall = self.antall();
        Portstatus {
            inne: antall.inside,
            inne_hoyst: self.most_inside,
            venter: antall.waiting,
            venter_hoyst: self.most_waiting,
            full: self.full.load(Ordering::Relaxed),
            ventet: self.ventet.load(Ordering::Relaxed),
            gikk: self.gikk.load(Ordering::Relaxed),
            ventet_i_alt: self.ventetid.total(),
        }
    }

    /// A number in the queue, or at once a place, if one has come free meanwhile; `None` when the queue is full.
    fn queue(self: &Arc<Self>) -> Option<Venter> {
        let mut ko = self.ko();
        let before = self
            .change(|antall| {
                let entered = antall.entered(self.most_inside);
                entered.or_else(|| antall.queued(self.most_waiting))
            })
            .ok()?;
        let number = ko.next;
        ko.next += 1;
        let (turn, comes) = oneshot::channel();
        if before.entered(self.most_inside).is_some() {
            // Not in the queue: the turn has come already.
            let _ = turn.send(());
        } else {
            ko.waiting.insert(number, turn);
        }
        Some(Venter {
            port: Arc::clone(self),
            number,
            comes,
            begun: Instant::now(),
            settled: false,
        })
    }

    /// Takes somebody out of the queue; whether they were in it. Who was not has been given a place.
    fn withdraw(&self, number: u64) -> bool {
        let mut ko = self.ko();
        let was_waiting = ko.waiting.remove(&number).is_some();
        if was_waiting {
            self.change_always(Antall::dequeued);
        }
        was_waiting
    }

    /// Gives a place back, or on to the first in the queue.
    fn leave(&self) {
        while self.change(Antall::left).is_err() {
            let mut ko = self.ko();
            if let Some((_, turn)) = ko.waiting.pop_first() {
                self.change_always(Antall::dequeued);
                // Theirs from now on, even if they are going: see `Venter`.
                let _ = turn.send(());
                return;
            }
            // Whoever waited has gone since.
        }
    }

    fn refused(&self) -> Avvist {
        self.full.fetch_add(1, Ordering::Relaxed);
        Avvist::Full
    }

    fn antall(&self) -> Antall {
        Antall::unpack(self.antall.load(Ordering::Acquire))
    }

    /// Changes both numbers in one step; `Ok` and what was before, when `to` has an answer.
    fn change(&self, to: impl Fn(Antall) -> Option<Antall>) -> Result<Antall, ()> {
        self.antall
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |packed| {
                to(Antall::unpack(packed)).map(Antall::pack)
            })
            .map(Antall::unpack)
            .map_err(|_| ())
    }

    fn change_always(&self, to: impl Fn(Antall) -> Antall) {
        let _ = self.change(|antall| Some(to(antall)));
    }

    /// Nobody panics while holding it.
    fn ko(&self) -> MutexGuard<'_, Ko> {
        self.ko.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Antall {
    fn unpack(packed: u64) -> Self {
        let [a, b, c, d, e, f, g, h] = packed.to_be_bytes();
        Self {
            inside: u32::from_be_bytes([a, b, c, d]),
            waiting: u32::from_be_bytes([e, f, g, h]),
        }
    }

    fn pack(self) -> u64 {
        u64::from(self.inside) << 32 | u64::from(self.waiting)
    }

    /// One more inside. Nobody overtakes those who wait.
    fn entered(self, most: u32) -> Option<Self> {
        let room = self.waiting == 0 && self.inside < most;
        room.then_some(Self {
            inside: self.inside + 1,
            ..self
        })
    }

    fn queued(self, most: u32) -> Option<Self> {
        (self.waiting < most).then_some(Self {
            waiting: self.waiting + 1,
            ..self
        })
    }

    /// One less waits: gone, or inside in the place of somebody who left.
    fn dequeued(self) -> Self {
        Self {
            waiting: self.waiting.saturating_sub(1),
            ..self
        }
    }

    /// One less inside, when nobody waits for the place.
    fn left(self) -> Option<Self> {
        (self.waiting == 0).then_some(Self {
            inside: self.inside.saturating_sub(1),
            ..self
        })
    }
}

impl Drop for Plass {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// Somebody in the queue. Out of it they have a place, whether they have heard of it or not.
struct Venter {
    port: Arc<Port>,
    number: u64,
    comes: oneshot::Receiver<()>,
    begun: Instant,
    settled: bool,
}

impl Venter {
    async fn turn(mut self) -> Result<Plass, Avvist> {
        // Told or not: what counts is whether they are still in the queue.
        let _ = timeout(self.port.longest_wait, &mut self.comes).await;
        self.settled = true;
        self.port.ventetid.took(self.begun.elapsed());
        if self.port.withdraw(self.number) {
            self.port.ventet.fetch_add(1, Ordering::Relaxed);
            return Err(Avvist::Ventet);
        }
        Ok(Plass(Arc::clone(&self.port)))
    }
}

impl Drop for Venter {
    fn drop(&mut self) {
        if self.settled {
            return;
        }
        self.port.gikk.fetch_add(1, Ordering::Relaxed);
        if !self.port.withdraw(self.number) {
            self.port.leave();
        }
    }
}

#[cfg(test)]
mod tests;
