//! The thread that takes connections and gives them to workers, until it is told to stop.

use std::cell::Cell;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::UnboundedReceiver;

use super::DriftFeil;
use super::arbeider::{Arbeider, Plassering};
use super::plasser::{Opptatt, Plasser};

/// How many are told at once that there is no place for them; more are closed without a word.
const TURNED_AWAY: u32 = 64;

/// How long to wait at most, when the system has no room for another connection, before it is asked again.
const NO_ROOM: Duration = Duration::from_millis(50);

/// How long to wait at most, when all places are taken, for workers to look at who came before.
const UNSEEN: Duration = Duration::from_millis(50);

/// How often that is said.
const SAID_AGAIN: Duration = Duration::from_secs(60);

/// What the service is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopp {
    /// Finish what runs.
    Rolig,
    /// Cut it off.
    Straks,
}

/// Takes connections.
#[derive(Debug)]
pub(super) struct Lytter {
    plasser: Arc<Plasser>,
    arbeidere: Vec<Arbeider>,
    turned_away: Arc<Semaphore>,
    lack_of_room_said: Cell<Option<Instant>>,
    /// How long running requests have to finish.
    shutdown: Duration,
}

impl Lytter {
    pub(super) fn new(plasser: Arc<Plasser>, arbeidere: Vec<Arbeider>, shutdown: Duration) -> Self {
        let permits = usize::try_from(TURNED_AWAY).unwrap_or(1);
        Self {
            plasser,
            arbeidere,
            turned_away: Arc::new(Semaphore::new(permits)),
            lack_of_room_said: Cell::new(None),
            shutdown,
        }
    }

    /// Takes connections until it is told to stop, or a worker has ended, and returns when they are at their end.
    ///
    /// A worker that ends does so outside of any request, and leaves its part of the connections to nobody: whoever
    /// started the service is to start it anew, once the other workers have finished what they do.
    pub(super) async fn listen(
        self,
        listener: tokio::net::TcpListener,
        mut commands: UnboundedReceiver<Stopp>,
    ) -> Result<(), DriftFeil> {
        let stopp = self.take_until_stopped(&listener, &mut commands).await;
        if stopp == Stopp::Straks {
            return Ok(());
        }
        self.plasser.stop();
        self.drain(listener);
        let finished = async {
            self.plasser.empty().await;
            let _ = self.turned_away.acquire_many(TURNED_AWAY).await;
        };
        let cut_off = tokio::select! {
            () = finished => false,
            () = tokio::time::sleep(self.shutdown) => true,
            () = until_at_once(&mut commands) => true,
        };
        let all_live = self.arbeidere.iter().all(Arbeider::lives);
        if cut_off {
            let connections = self.plasser.open();
            tracing::warn!(
                connections,
                "stopped in time: what was still running is cut off"
            );
        } else {
            self.arbeidere.into_iter().for_each(Arbeider::end);
        }
        if all_live {
            Ok(())
        } else {
            Err(DriftFeil::Arbeider)
        }
    }

    async fn take_until_stopped(
        &self,
        listener: &tokio::net::TcpListener,
        commands: &mut UnboundedReceiver<Stopp>,
    ) -> Stopp {
        let mut ended = pin!(self.one_ended());
        loop {
            tokio::select! {
                biased;
                // Who could tell is gone: nobody waits for anything.
                stopp = commands.recv() => return stopp.unwrap_or(Stopp::Straks),
                () = ended.as_mut() => {
                    tracing::error!("stopping, for a worker has ended: running requests are finished first");
                    return Stopp::Rolig;
                }
                // Who has been accepted is placed, whatever we are told meanwhile.
                accepted = self.accept(listener) => {
                    if let Some((stream, peer)) = accepted {
                        let plass = self.plasser.take_within(UNSEEN, peer.ip()).await;
                        self.place(stream, peer, plass);
                    }
                }
            }
        }
    }

    /// Returns when a worker has ended.
    async fn one_ended(&self) {
        let ended: FuturesUnordered<_> = self.arbeidere.iter().map(Arbeider::ended).collect();
        let mut ended = pin!(ended);
        if ended.next().await.is_none() {
            // There is none to end.
            std::future::pending().await
        }
    }

    async fn accept(&self, listener: &tokio::net::TcpListener) -> Option<(TcpStream, SocketAddr)> {
        self.plasser.few_leaving().await;
        match listener.accept().await {
            Ok((stream, peer)) => match stream.into_std() {
                Ok(stream) => return Some((stream, peer)),
                Err(error) => tracing::debug!(%error, "a connection was lost"),
            },
            Err(error) if is_lack_of_room(&error) => {
                self.say_lack_of_room(&error);
                let _ = tokio::time::timeout(NO_ROOM, self.plasser.make_room()).await;
            }
            // Whoever came is gone.
            Err(error) => tracing::debug!(%error, "a connection was lost"),
        }
        None
    }

    /// Says so, but not for every connection that comes.
    fn say_lack_of_room(&self, error: &io::Error) {
        let now = Instant::now();
        let said = self.lack_of_room_said.get();
        if said.is_none_or(|said| now.duration_since(said) >= SAID_AGAIN) {
            self.lack_of_room_said.set(Some(now));
            tracing::error!(
                %error,
                "there is no room for another connection, so those that wait are closed: raise the limit of open files"
            );
        }
    }

    /// Takes those that the system has accepted for us, then no more.
    fn drain(&self, listener: tokio::net::TcpListener) {
        let Ok(listener) = listener.into_std() else {
            return;
        };
        loop {
            match listener.accept() {
                Ok((stream, peer)) => {
                    if stream.set_nonblocking(true).is_ok() {
                        let plass = self.plasser.take(peer.ip());
                        self.place(stream, peer, plass);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
                Err(_nobody) => return,
            }
        }
    }

    /// Gives a connection to the worker that has fewest.
    fn place(&self, stream: TcpStream, peer: SocketAddr, plass: Option<Opptatt>) {
        let plass = match plass {
            Some(plass) => Plassering::Plass(plass),
            None => match Arc::clone(&self.turned_away).try_acquire_owned() {
                Ok(permit) => Plassering::Ingen(permit),
                Err(_too_many) => {
                    return super::maal::count(&self.plasser.maal.turned_away);
                }
            },
        };
        let fewest = self
            .arbeidere
            .iter()
            .filter(|arbeider| arbeider.lives())
            .min_by_key(|arbeider| arbeider.connections());
        match fewest {
            Some(arbeider) => arbeider.give(stream, peer, plass),
            None => tracing::error!("all workers have ended: a connection is closed"),
        }
    }
}

/// Returns when it is told to stop at once.
async fn until_at_once(commands: &mut UnboundedReceiver<Stopp>) {
    loop {
        match commands.recv().await {
            Some(Stopp::Straks) => return,
            Some(Stopp::Rolig) => {}
            // Who could tell is gone, as it is when the process waits for nothing else.
            None => std::future::pending().await,
        }
    }
}

/// No more open files, or no memory for one: `ENFILE`, `EMFILE`, `ENOMEM`, `ENOBUFS`.
#[cfg(unix)]
fn is_lack_of_room(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let errno = Errno::from_io_error(error);
    [Errno::NFILE, Errno::MFILE, Errno::NOMEM, Errno::NOBUFS]
        .iter()
        .any(|lack| errno == Some(*lack))
}

#[cfg(not(unix))]
fn is_lack_of_room(_: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::super::arbeider::Ny;
    use super::*;
    use crate::config;

    /// A listener over workers that have not looked yet at what they are given, and what that is.
    fn over_busy<const WORKERS: usize>() -> (Lytter, [UnboundedReceiver<Ny>; WORKERS]) {
        let plasser = Plasser::new(&config::Server::default(), Arc::default());
        let (busy, given): (Vec<_>, Vec<_>) = (0..WORKERS).map(|_| Arbeider::busy()).unzip();
        (
            Lytter::new(plasser, busy, Duration::ZERO),
            given.try_into().unwrap(),
        )
    }

    fn place(lytter: &Lytter, connections: usize) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        for _ in 0..connections {
            let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let peer = listener.local_addr().unwrap();
            lytter.place(client, peer, lytter.plasser.take(peer.ip()));
        }
    }

    #[test]
    fn connections_that_come_at_once_are_shared_out() {
        let (lytter, given) = over_busy::<3>();
        place(&lytter, 9);
        assert_eq!(given.map(|given| given.len()), [3, 3, 3]);
    }

    #[test]
    fn a_worker_that_has_ended_gets_nothing() {
        let (lytter, [ended, lives]) = over_busy::<2>();
        drop(ended);
        place(&lytter, 4);
        assert_eq!(lives.len(), 4);
    }

    /// What becomes of a listener that is told this.
    fn listen(lytter: Lytter, stopp: Option<Stopp>) -> Result<(), DriftFeil> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let (tell, told) = tokio::sync::mpsc::unbounded_channel();
        stopp
            .into_iter()
            .for_each(|stopp| tell.send(stopp).unwrap());
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            lytter.listen(listener, told).await
        })
    }

    #[test]
    fn the_service_ends_with_an_error_when_its_only_worker_has_ended() {
        let (lytter, [ended]) = over_busy::<1>();
        place(&lytter, 2);
        drop(ended);
        assert!(matches!(listen(lytter, None), Err(DriftFeil::Arbeider)));
    }

    #[test]
    fn the_service_ends_with_an_error_when_one_of_its_workers_has_ended_and_the_others_are_done() {
        let (mut lytter, [ended, mut lives]) = over_busy::<2>();
        lytter.shutdown = Duration::from_secs(60);
        place(&lytter, 2);
        let plasser = Arc::clone(&lytter.plasser);
        let other = std::thread::spawn(move || {
            // Its connection is at its end when the service asks for that.
            let ny = lives.blocking_recv().unwrap();
            let Plassering::Plass(plass) = &ny.plass else {
                panic!("there is a place")
            };
            while !plass.0.stopping() {
                std::thread::yield_now();
            }
            assert_eq!(plasser.open(), 1);
            drop(ny);
            lives.blocking_recv().is_none()
        });
        drop(ended);
        assert!(matches!(listen(lytter, None), Err(DriftFeil::Arbeider)));
        // It was let go of after that.
        assert!(other.join().unwrap());
    }

    #[test]
    fn who_is_told_to_stop_ends_without_an_error() {
        for stopp in [Stopp::Rolig, Stopp::Straks] {
            let (lytter, _given) = over_busy::<2>();
            listen(lytter, Some(stopp)).unwrap();
        }
    }
}
