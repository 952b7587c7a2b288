//! The places that connections take: how many there are, for all and for one address, and who must leave when they are
//! taken.
//!
//! The lock is taken when a connection opens and closes. A request only touches the atomics of its own connection.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_util::task::AtomicWaker;
use ipnet::IpNet;
use tokio::sync::Notify;

use super::maal::{Forbindelsesmaal, count};
use crate::config;

/// Set in [`Plass::state`] when the connection must close; the rest counts its running requests.
const CLOSED: u32 = 1 << 31;

/// How many that were told to leave may still be on their way out when a new one comes in.
const LEAVING: usize = 128;

/// One connection's place. What a request does to it costs no lock.
#[derive(Debug)]
pub(super) struct Plass {
    id: u64,
    /// Whose share it counts towards; nobody's for trusted proxies.
    peer: Option<IpAddr>,
    state: AtomicU32,
    /// Whether a worker has looked at it; until then it is as if a request was running.
    seen: AtomicBool,
    /// Since when no request has been running, in microseconds since the start.
    waiting_since: AtomicU64,
    waker: AtomicWaker,
    plasser: Arc<Plasser>,
}

/// All places.
#[derive(Debug)]
pub(super) struct Plasser {
    connections: usize,
    per_peer: usize,
    trusted: Vec<IpNet>,
    started: Instant,
    stopping: AtomicBool,
    /// How many connections no worker has looked at.
    unseen: AtomicUsize,
    taken: Mutex<Taken>,
    freed: Notify,
    pub(super) maal: Arc<Forbindelsesmaal>,
}

#[derive(Debug, Default)]
struct Taken {
    next_id: u64,
    all: Gruppe,
    peers: HashMap<IpAddr, Gruppe>,
    /// Told to leave, and not out yet.
    leaving: usize,
}

/// Connections that share a bound.
#[derive(Debug, Default)]
struct Gruppe {
    open: HashMap<u64, Arc<Plass>>,
    /// Those that had waited longest when they were last looked for, the longest at the end. None can have waited longer
    /// since: who begins to wait later has waited less.
    longest_waiting: Vec<(u64, Arc<Plass>)>,
}

/// A place that is taken for as long as this is held.
#[derive(Debug)]
pub(super) struct Opptatt(pub(super) Arc<Plass>);

impl Plasser {
    pub(super) fn new(config: &config::Server, maal: Arc<Forbindelsesmaal>) -> Arc<Self> {
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Arc::new(Self {
            connections: number(config.connections.get()),
            per_peer: number(config.connections_per_peer.get()),
            trusted: config.trusted_proxies.clone(),
            started: Instant::now(),
            stopping: AtomicBool::new(false),
            unseen: AtomicUsize::new(0),
            taken: Mutex::default(),
            freed: Notify::new(),
            maal,
        })
    }

    /// A place for a connection from `peer`. When its share or all is taken, who has waited longest without a request
    /// leaves; `None` when nobody waits.
    pub(super) fn take(self: &Arc<Self>, peer: IpAddr) -> Option<Opptatt> {
        self.take_from(true, peer)
    }

    /// As [`take`](Self::take), from those who wait only when that may be.
    fn take_from(self: &Arc<Self>, who_waits: bool, peer: IpAddr) -> Option<Opptatt> {
        let peer = self.share(peer);
        let mut taken = self.lock();
        if let Some(peer) = peer
            && let Some(gruppe) = taken.peers.get_mut(&peer)
            && gruppe.open.len() >= self.per_peer
        {
            let leaves = who_waits.then(|| gruppe.longest_waiting())??;
            self.leave(&mut taken, &leaves);
        }
        if taken.all.open.len() >= self.connections {
            let leaves = who_waits.then(|| taken.all.longest_waiting())??;
            self.leave(&mut taken, &leaves);
        }
        taken.next_id += 1;
        let plass = Arc::new(Plass {
            id: taken.next_id,
            peer,
            state: AtomicU32::new(1),
            seen: AtomicBool::new(false),
            waiting_since: AtomicU64::new(self.now()),
            waker: AtomicWaker::new(),
            plasser: Arc::clone(self),
        });
        taken.add(&plass);
        drop(taken);
        self.unseen.fetch_add(1, Ordering::AcqRel);
        count(&self.maal.accepted);
        count(&self.maal.open);
        Some(Opptatt(plass))
    }

    /// As [`take`](Self::take); when nobody waits, or few are left who could, workers are given so long to look at those
    /// who have come before.
    pub(super) async fn take_within(
        self: &Arc<Self>,
        longest: Duration,
        peer: IpAddr,
    ) -> Option<Opptatt> {
        let taken = async {
            loop {
                let mut freed = std::pin::pin!(self.freed.notified());
                freed.as_mut().enable();
                // Before it is tried: who is seen meanwhile is not taken for busy.
                let unseen = self.unseen.load(Ordering::Acquire);
                let few_left = unseen > self.connections.min(self.per_peer) / 2;
                match self.take_from(!few_left, peer) {
                    None if unseen > 0 => freed.await,
                    taken => return taken,
                }
            }
        };
        match tokio::time::timeout(longest, taken).await {
            Ok(taken) => taken,
            Err(_) => self.take(peer),
        }
    }

    /// Has who has waited longest leave, for want of something else than places, and waits until somebody is out.
    pub(super) async fn make_room(&self) {
        let mut freed = std::pin::pin!(self.freed.notified());
        freed.as_mut().enable();
        {
            let mut taken = self.lock();
            if let Some(leaves) = taken.all.longest_waiting() {
                self.leave(&mut taken, &leaves);
            }
        }
        freed.await;
    }

    /// Returns when few of those that were told to leave are still on their way out.
    pub(super) async fn few_leaving(&self) {
        self.until(|taken| taken.leaving <= LEAVING).await;
    }

    /// Returns when all are out.
    pub(super) async fn empty(&self) {
        self.until(|taken| taken.all.open.is_empty() && taken.leaving == 0)
            .await;
    }

    async fn until(&self, is_so: impl Fn(&Taken) -> bool) {
        loop {
            let mut freed = std::pin::pin!(self.freed.notified());
            freed.as_mut().enable();
            if is_so(&self.lock()) {
                return;
            }
            freed.await;
        }
    }

    /// From now on connections close when their requests are answered.
    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
        for plass in self.lock().all.open.values() {
            plass.waker.wake();
        }
    }

    /// How many connections are open.
    pub(super) fn open(&self) -> usize {
        self.lock().all.open.len()
    }

    fn leave(&self, taken: &mut Taken, plass: &Plass) {
        taken.remove(plass);
        taken.leaving += 1;
        count(&self.maal.closed_for_room);
    }

    /// Whose share a connection counts towards. One customer has a whole network of IPv6 addresses.
    fn share(&self, peer: IpAddr) -> Option<IpAddr> {
        let peer = peer.to_canonical();
        if self.trusted.iter().any(|network| network.contains(&peer)) {
            return None;
        }
        Some(match peer {
            IpAddr::V4(_) => peer,
            IpAddr::V6(address) => {
                const HOST: u128 = u64::MAX as u128;
                IpAddr::V6((u128::from(address) & !HOST).into())
            }
        })
    }

    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    fn add(&mut self, plass: &Arc<Plass>) {
        self.all.open.insert(plass.id, Arc::clone(plass));
        if let Some(peer) = plass.peer {
            let gruppe = self.peers.entry(peer).or_default();
            gruppe.open.insert(plass.id, Arc::clone(plass));
        }
    }

    fn remove(&mut self, plass: &Plass) -> bool {
        if let Some(peer) = plass.peer
            && let Some(gruppe) = self.peers.get_mut(&peer)
        {
            gruppe.open.remove(&plass.id);
            if gruppe.open.is_empty() {
                self.peers.remove(&peer);
            }
        }
        self.all.open.remove(&plass.id).is_some()
    }
}

impl Gruppe {
    /// Closes the one that has waited longest; none when all have running requests.
    fn longest_waiting(&mut self) -> Option<Arc<Plass>> {
        if let Some(plass) = self.next_known() {
            return Some(plass);
        }
        self.look();
        self.next_known()
    }

    fn next_known(&mut self) -> Option<Arc<Plass>> {
        while let Some((since, plass)) = self.longest_waiting.pop() {
            let still = plass.waiting_since.load(Ordering::Acquire) == since;
            if still && self.open.contains_key(&plass.id) && plass.close_if_waiting() {
                return Some(plass);
            }
        }
        None
    }

    /// Looks at all; a sixteenth is kept, so that not every new connection needs a look.
    fn look(&mut self) {
        let mut waiting: Vec<_> = self
            .open
            .values()
            .filter(|plass| plass.state.load(Ordering::Acquire) == 0)
            .map(|plass| (plass.waiting_since.load(Ordering::Acquire), plass))
            .collect();
        let kept = (waiting.len() / 16).max(16);
        if waiting.len() > kept {
            waiting.select_nth_unstable_by_key(kept, |(since, plass)| (*since, plass.id));
            waiting.truncate(kept);
        }
        waiting.sort_unstable_by_key(|(since, plass)| Reverse((*since, plass.id)));
        self.longest_waiting = waiting
            .into_iter()
            .map(|(since, plass)| (since, Arc::clone(plass)))
            .collect();
    }
}

impl Plass {
    /// Whether it asks for something is known from now on. Until then it is not closed: who has sent a request and is
    /// closed unheard is not even told to come back.
    pub(super) fn looked_at(&self) {
        if !self.seen.swap(true, Ordering::AcqRel) {
            // It has waited since it came, unless a request has been answered: looking late makes nobody younger.
            self.state.fetch_sub(1, Ordering::AcqRel);
            // Last: whoever finds nobody unseen finds those who wait.
            self.plasser.unseen.fetch_sub(1, Ordering::AcqRel);
            self.plasser.freed.notify_waiters();
        }
    }

    /// A request begins; not when the connection must close.
    #[must_use]
    pub(super) fn begin(&self) -> bool {
        let one_more = |state| (state & CLOSED == 0).then_some(state + 1);
        self.state
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, one_more)
            .is_ok()
    }

    /// A request that [`begin`](Self::begin) let in is answered.
    pub(super) fn end(&self) {
        self.waiting_since
            .store(self.plasser.now(), Ordering::Release);
        self.state.fetch_sub(1, Ordering::AcqRel);
    }

    pub(super) fn running(&self) -> u32 {
        self.state.load(Ordering::Acquire) & !CLOSED
    }

    /// Since when no request has been running.
    pub(super) fn waiting_since(&self) -> Instant {
        let since = self.waiting_since.load(Ordering::Acquire);
        self.plasser.started + Duration::from_micros(since)
    }

    /// Whether the service is about to stop.
    pub(super) fn stopping(&self) -> bool {
        self.plasser.stopping.load(Ordering::Acquire)
    }

    /// Ready when the connection must close. The task is woken when the service is about to stop, too.
    pub(super) fn poll_closed(&self, context: &mut Context<'_>) -> Poll<()> {
        self.waker.register(context.waker());
        if self.state.load(Ordering::Acquire) & CLOSED == 0 {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    }

    pub(super) fn wake(&self) {
        self.waker.wake();
    }

    fn close_if_waiting(&self) -> bool {
        let closed = self
            .state
            .compare_exchange(0, CLOSED, Ordering::AcqRel, Ordering::Acquire);
        self.waker.wake();
        closed.is_ok()
    }
}

impl Drop for Opptatt {
    fn drop(&mut self) {
        // Whoever still knows the place does not keep the task with it.
        self.0.waker.take();
        self.0.looked_at();
        let plasser = &self.0.plasser;
        let mut taken = plasser.lock();
        if !taken.remove(&self.0) {
            taken.leaving = taken.leaving.saturating_sub(1);
        }
        drop(taken);
        plasser.maal.open.fetch_sub(1, Ordering::Relaxed);
        plasser.freed.notify_waiters();
    }
}

#[cfg(test)]
mod tests;
