//! The service on a listener.
//!
//! A connection comes in at `lytter`, takes one of the `plasser`, and is served by one of the `arbeider` (threads)
//! as `forbindelse` tells: [`tls`], then HTTP/1.1 through the gate of `port` to actix's dispatcher, or `http2`.
//! Whatever is wrong before there is a request leaves through the service's own pipeline (`avvisning`).
//!
//! Why this is not actix's `HttpServer`: it answers what it cannot read, and who is too slow or too large, with errors
//! without a body; it bounds connections by not accepting more, so that slow ones keep honest ones out; it sets no bound
//! on HTTP/2's streams and header lists, gives up no reader that takes too little, takes no new certificate while it runs,
//! and closes its listener on those who wait there when it stops. None of that can be reached from outside of it. What
//! is actix's here is what it does well: HTTP/1.1 itself, and the application behind it.

mod arbeider;
mod avvisning;
#[cfg(unix)]
mod filgrense;
mod forbindelse;
mod frist;
mod hode;
mod http2;
mod lytter;
mod maal;
mod plasser;
mod port;
mod signaler;
mod strom;
mod svar;
mod takt;
pub mod tls;
mod tur;

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use socket2::SockRef;
use tokio::sync::{mpsc, oneshot, watch};

use crate::api::RestanserApi;
use crate::config::{self, seconds};
use crate::dokumentasjon::Dokumentasjon;
use arbeider::{Arbeider, Innhold};
pub(crate) use avvisning::Avvisning;
use lytter::{Lytter, Stopp};
pub use maal::Forbindelsesmaal;
use plasser::Plasser;
pub use signaler::stop_when_asked;
use tls::{TlsFeil, Tlsvakt};

/// How many connections may wait to be taken.
const BACKLOG: i32 = 4096;

/// How much the system keeps of what a client has not taken: it would be megabytes for each, if it was asked.
const SEND_BUFFER: usize = 256 * 1024;

/// Why the service cannot be started.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum OppstartFeil {
    #[error("server.tls: {0}")]
    Tls(#[from] TlsFeil),
    #[error("the listener cannot be used: {0}")]
    Lytter(#[from] io::Error),
}

/// Why the service ended though nobody told it to.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum DriftFeil {
    #[error("a worker thread has ended, the log says why: start the service anew")]
    Arbeider,
    #[error(
        "the thread that takes connections has ended, the log says why: start the service anew"
    )]
    Lytter,
    #[error("the listener cannot be used: {0}")]
    Io(#[from] io::Error),
}

/// What connections are held to.
#[derive(Clone, Debug)]
struct Grenser {
    header_bytes: usize,
    head: Duration,
    write: Duration,
    idle: Duration,
    tls: Option<Arc<ArcSwap<ServerConfig>>>,
    maal: Arc<Forbindelsesmaal>,
}

/// Serves `api` on `listener` until it is told to stop. The future is ready then, or with an error when the service
/// cannot go on; the service stops at once when it is dropped before. It leaves signals alone: see [`stop_when_asked`].
///
/// # Errors
/// When the listener, or the certificate, cannot be used.
pub fn serve(
    listener: TcpListener,
    api: RestanserApi,
    config: &config::Server,
) -> Result<Tjener, OppstartFeil> {
    serve_with(listener, api, Dokumentasjon::new(), config)
}

/// As [`serve`], with a documentation page of the caller's choice.
///
/// # Errors
/// As those of [`serve`].
pub fn serve_with(
    listener: TcpListener,
    api: RestanserApi,
    dokumentasjon: Dokumentasjon,
    config: &config::Server,
) -> Result<Tjener, OppstartFeil> {
    let maal = Arc::clone(&api.metrics.forbindelser);
    let vakt = config
        .tls
        .as_ref()
        .map(|tls| Tlsvakt::over(tls, Arc::clone(&maal)))
        .transpose()?;
    let socket = SockRef::from(&listener);
    socket.listen(BACKLOG)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    listener.set_nonblocking(true)?;
    let config = config::Server {
        #[cfg(unix)]
        connections: filgrense::raise(config.connections),
        ..config.clone()
    };
    let grenser = Grenser {
        header_bytes: usize::try_from(config.header_bytes.get()).unwrap_or(usize::MAX),
        head: seconds(config.head_seconds),
        write: seconds(config.write_seconds),
        idle: seconds(config.idle_seconds),
        tls: vakt.as_ref().map(Tlsvakt::in_force),
        maal: Arc::clone(&maal),
    };
    let innhold = Innhold {
        api: Arc::new(api),
        dokumentasjon,
    };
    let lytter = Lytter::new(
        Plasser::new(&config, Arc::clone(&maal)),
        arbeidere(&config, &innhold, &grenser)?,
        seconds(config.shutdown_seconds),
    );
    let (tell, told) = mpsc::unbounded_channel();
    let (ended, end) = oneshot::channel();
    let (stopped, is_stopped) = watch::channel(false);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    thread::Builder::new()
        .name("listener".to_owned())
        .spawn(move || {
            let outcome = runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                if let Some(vakt) = vakt {
                    tokio::spawn(vakt.hold(crate::signal::Hangup::listen()?));
                }
                lytter.listen(listener, told).await
            });
            runtime.shutdown_background();
            let _ = ended.send(outcome);
            let _ = stopped.send(true);
        })?;
    Ok(Tjener {
        end,
        stopper: Stopper { tell, is_stopped },
        maal,
    })
}

fn arbeidere(
    config: &config::Server,
    innhold: &Innhold,
    grenser: &Grenser,
) -> io::Result<Vec<Arbeider>> {
    let workers = match config.workers {
        Some(workers) => workers.get().into(),
        None => thread::available_parallelism()?.get(),
    };
    (0..workers)
        .map(|number| Arbeider::start(number, workers, innhold.clone(), grenser.clone()))
        .collect()
}

/// The service, running.
#[derive(Debug)]
pub struct Tjener {
    end: oneshot::Receiver<Result<(), DriftFeil>>,
    stopper: Stopper,
    maal: Arc<Forbindelsesmaal>,
}

impl Tjener {
    /// What stops it.
    #[must_use]
    pub fn handle(&self) -> Stopper {
        self.stopper.clone()
    }

    /// What is counted of its connections.
    #[must_use]
    pub fn maal(&self) -> Arc<Forbindelsesmaal> {
        Arc::clone(&self.maal)
    }
}

impl Future for Tjener {
    type Output = Result<(), DriftFeil>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.end)
            .poll(context)
            .map(|ended| ended.unwrap_or(Err(DriftFeil::Lytter)))
    }
}

impl Drop for Tjener {
    fn drop(&mut self) {
        let _ = self.stopper.tell.send(Stopp::Straks);
    }
}

/// Stops the service.
#[derive(Clone, Debug)]
pub struct Stopper {
    tell: mpsc::UnboundedSender<Stopp>,
    is_stopped: watch::Receiver<bool>,
}

impl Stopper {
    /// Tells the service to stop, whether or not the future is waited for: after its running requests when `gracefully`,
    /// else at once. The future is ready when it has stopped.
    pub fn stop(&self, gracefully: bool) -> impl Future<Output = ()> + Send + use<> {
        let stopp = if gracefully {
            Stopp::Rolig
        } else {
            Stopp::Straks
        };
        // One that has stopped already hears nothing.
        let _ = self.tell.send(stopp);
        let mut is_stopped = self.is_stopped.clone();
        async move {
            let _ = is_stopped.wait_for(|stopped| *stopped).await;
        }
    }
}
