//! The threads that answer requests, each with a runtime, a service and connections of its own.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use actix_http::{HttpService, KeepAlive, Protocol, Request};
use actix_service::{IntoServiceFactory as _, Service, ServiceFactory};
use actix_service::{fn_factory, map_config};
use actix_web::body::BoxBody;
use actix_web::dev::{AppConfig, ServiceResponse};
use actix_web::{App, Error};
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::LocalSet;

use super::Grenser;
use super::forbindelse::{self, Tjenester};
use super::plasser::Opptatt;
use super::port::Port;
use super::tur::Turteller;
use crate::api::RestanserApi;
use crate::dokumentasjon::Dokumentasjon;

/// How many threads of one worker may wait for files, at most: together as many as actix's own.
const BLOCKING_THREADS: usize = 512;

/// What is served.
#[derive(Clone)]
pub(super) struct Innhold {
    pub(super) api: Arc<RestanserApi>,
    pub(super) dokumentasjon: Dokumentasjon,
}

/// A connection on its way to a worker.
#[derive(Debug)]
pub(super) struct Ny {
    pub(super) stream: TcpStream,
    pub(super) peer: SocketAddr,
    pub(super) plass: Plassering,
    counted: Counted,
}

/// Whether there is a place for it.
#[derive(Debug)]
pub(super) enum Plassering {
    Plass(Opptatt),
    /// There is none, but one of those that are turned away with an answer.
    Ingen(OwnedSemaphorePermit),
}

/// A worker, as it is reached from outside. When this is dropped, it cuts off what it is doing and ends.
#[derive(Debug)]
pub(super) struct Arbeider {
    new: UnboundedSender<Ny>,
    /// How many connections it has.
    has: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

impl Arbeider {
    /// Starts a worker.
    pub(super) fn start(
        number: usize,
        workers: usize,
        innhold: Innhold,
        grenser: Grenser,
    ) -> io::Result<Self> {
        Self::of(number, workers, |arriving| work(innhold, grenser, arriving))
    }

    /// One that does this `work` with the connections that arrive.
    fn of<W, F>(number: usize, workers: usize, work: W) -> io::Result<Self>
    where
        W: FnOnce(UnboundedReceiver<Ny>) -> F + Send + 'static,
        F: Future<Output = Result<(), ()>>,
    {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads((BLOCKING_THREADS / workers.max(1)).max(1))
            .build()?;
        let (new, arriving) = unbounded_channel();
        let thread = thread::Builder::new()
            .name(format!("worker {number}"))
            .spawn(move || {
                let tasks = LocalSet::new();
                let work = || runtime.block_on(tasks.run_until(work(arriving)));
                // What runs is let go of below, where it still has its runtime.
                match panic::catch_unwind(AssertUnwindSafe(work)) {
                    Ok(Ok(())) => {}
                    Ok(Err(())) => tracing::error!(number, "a worker cannot start"),
                    Err(_said_already) => tracing::error!(number, "a worker has panicked"),
                }
                {
                    let _entered = runtime.enter();
                    drop(tasks);
                }
                // Who waits for a file may do so for ever.
                runtime.shutdown_background();
            })?;
        Ok(Self {
            new,
            has: Arc::default(),
            thread,
        })
    }

    /// Gives it a connection, which counts from now on: many may come before it looks.
    pub(super) fn give(&self, stream: TcpStream, peer: SocketAddr, plass: Plassering) {
        let ny = Ny {
            stream,
            peer,
            plass,
            counted: Counted::new(&self.has),
        };
        if self.new.send(ny).is_err() {
            tracing::error!("a worker has ended: its connection is closed");
        }
    }

    /// Whether it takes connections.
    pub(super) fn lives(&self) -> bool {
        !self.new.is_closed()
    }

    /// Returns when it takes no more connections, which it does for as long as it is held.
    pub(super) async fn ended(&self) {
        self.new.closed().await;
    }

    /// Ends it, when it has nothing left to do.
    pub(super) fn end(self) {
        drop(self.new);
        let _ = self.thread.join();
    }

    pub(super) fn connections(&self) -> usize {
        self.has.load(Ordering::Relaxed)
    }
}

/// Serves connections until nobody can give any more.
async fn work(
    innhold: Innhold,
    grenser: Grenser,
    mut arriving: UnboundedReceiver<Ny>,
) -> Result<(), ()> {
    let Innhold { api, dokumentasjon } = innhold;
    // The API first: what the document has is the document's.
    let app = App::new()
        .configure(restanser_api::routes::configure(Arc::clone(&api)))
        .configure(dokumentasjon.configure(api));
    let app = map_config(app.into_factory(), |()| AppConfig::default());
    let service = Rc::new(app.new_service(()).await?);
    let http1 = http1(Rc::clone(&service)).new_service(()).await?;
    let tjenester = Rc::new(Tjenester { service, http1 });
    let grenser = Rc::new(grenser);
    while let Some(ny) = arriving.recv().await {
        let Ok(stream) = tokio::net::TcpStream::from_std(ny.stream) else {
            continue;
        };
        let tjenester = Rc::clone(&tjenester);
        let grenser = Rc::clone(&grenser);
        actix_web::rt::spawn(async move {
            let _counted = ny.counted;
            match ny.plass {
                Plassering::Plass(plass) => {
                    forbindelse::serve(stream, ny.peer, plass, tjenester, grenser).await;
                }
                Plassering::Ingen(_permit) => {
                    forbindelse::turn_away(stream, ny.peer, tjenester, grenser).await;
                }
            }
        });
    }
    Ok(())
}

/// HTTP/1.1 by actix, without any bound in time: the gate before it has them.
fn http1<S>(
    service: Rc<S>,
) -> impl ServiceFactory<
    (Port, Protocol, Option<SocketAddr>),
    Config = (),
    Response = (),
    InitError = (),
    Service = impl Service<(Port, Protocol, Option<SocketAddr>), Response = ()> + 'static,
>
where
    S: Service<Request, Response = ServiceResponse<BoxBody>, Error = Error> + 'static,
{
    HttpService::build()
        .keep_alive(KeepAlive::Os)
        .client_request_timeout(std::time::Duration::ZERO)
        // Who has gone away looks the same, and would keep its place.
        .h1_allow_half_closed(false)
        .on_connect_ext(|port: &Port, data| {
            data.insert(Rc::clone(&port.tur));
        })
        .finish(fn_factory(move || {
            let turteller = Turteller(Rc::clone(&service));
            async { Ok::<_, ()>(turteller) }
        }))
}

/// Counts a connection for as long as it is held.
#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(has: &Arc<AtomicUsize>) -> Self {
        has.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(has))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
impl Arbeider {
    /// One that has not looked yet at what it is given.
    pub(super) fn busy() -> (Self, UnboundedReceiver<Ny>) {
        let (new, arriving) = unbounded_channel();
        let busy = Self {
            new,
            has: Arc::default(),
            thread: thread::spawn(|| {}),
        };
        (busy, arriving)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits until it has come to its end.
    fn wait(arbeider: &Arbeider) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(arbeider.ended());
    }

    /// Needs the runtime of its worker when it is dropped, and says that it had it.
    struct Oppgave(std::sync::mpsc::Sender<bool>);

    impl Drop for Oppgave {
        fn drop(&mut self) {
            let _ = self.0.send(tokio::runtime::Handle::try_current().is_ok());
        }
    }

    #[test]
    fn a_worker_that_panics_has_ended_and_lets_go_of_what_it_did() {
        let (told, is_told) = std::sync::mpsc::channel();
        let arbeider = Arbeider::of(0, 1, |arriving| async move {
            let _arriving = arriving;
            let oppgave = Oppgave(told);
            tokio::task::spawn_local(async move {
                let _oppgave = oppgave;
                std::future::pending::<()>().await;
            });
            tokio::task::yield_now().await;
            panic!("a slip outside of any request");
        })
        .unwrap();
        wait(&arbeider);
        assert!(!arbeider.lives());
        assert_eq!(is_told.recv(), Ok(true));
        arbeider.end();
    }

    #[test]
    fn a_worker_that_cannot_start_has_ended() {
        let arbeider = Arbeider::of(0, 1, |_| async { Err(()) }).unwrap();
        wait(&arbeider);
        assert!(!arbeider.lives());
    }

    #[test]
    fn a_panic_in_what_a_worker_runs_does_not_end_it() {
        let (go_on, told) = std::sync::mpsc::channel();
        let arbeider = Arbeider::of(0, 1, |mut arriving| async move {
            let slip = tokio::task::spawn_local(async { panic!("a slip in a connection") });
            go_on.send(slip.await.is_err()).unwrap();
            while arriving.recv().await.is_some() {}
            Ok(())
        })
        .unwrap();
        assert_eq!(told.recv(), Ok(true));
        assert!(arbeider.lives());
        arbeider.end();
    }
}
