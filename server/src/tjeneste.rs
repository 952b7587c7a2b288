//! The service on a listener: the generated routes with an implementation behind them.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::{Server, ServerHandle};
use actix_web::{App, HttpServer};

use crate::api::RestanserApi;
use crate::dokumentasjon::Dokumentasjon;

/// How long running requests have to finish once the service is asked to stop, in seconds.
const SHUTDOWN_SECONDS: u64 = 30;

/// Serves `api` on `listener`. The server runs as long as the returned future is polled, and leaves signals alone: see
/// [`stop_when_asked`].
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(listener: TcpListener, api: RestanserApi) -> io::Result<Server> {
    serve_with(listener, api, Dokumentasjon::new())
}

/// As [`serve`], with a documentation page of the caller's choice.
///
/// # Errors
/// As those of [`serve`].
pub fn serve_with(
    listener: TcpListener,
    api: RestanserApi,
    dokumentasjon: Dokumentasjon,
) -> io::Result<Server> {
    let api = Arc::new(api);
    // The API first: what the document has is the document's.
    let app = move || {
        App::new()
            .configure(restanser_api::routes::configure(Arc::clone(&api)))
            .configure(dokumentasjon.clone().configure(Arc::clone(&api)))
    };
    let server = HttpServer::new(app)
        .disable_signals()
        // Who closes its side has gone away: nobody works or waits for it any more.
        .h1_allow_half_closed(false)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .listen(listener)?;
    Ok(server.run())
}

/// Waits for Ctrl-C or SIGTERM, then stops `server` once its running requests are finished; a second one cuts them off.
/// actix's own handling would cut them off at the first Ctrl-C.
///
/// Signals that cannot be listened for keep what the system does with them: the process ends.
pub async fn stop_when_asked(server: ServerHandle) {
    match Signals::listen() {
        Ok(mut signals) => {
            signals.next().await;
            tracing::info!("stopping: running requests are finished first");
            tokio::select! {
                () = server.stop(true) => {}
                () = signals.next() => {
                    // actix hears nothing more while it stops. Whatever is cut off: the disclosure log is whole.
                    tracing::warn!("stopping at once: running requests are cut off");
                    crate::logging::flush();
                    std::process::exit(1);
                }
            }
        }
        Err(error) => tracing::error!(%error, "cannot listen for signals"),
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}
