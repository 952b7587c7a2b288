//! The service on a listener: the generated routes with an implementation behind them.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::{Server, ServerHandle};
use actix_web::{App, HttpServer};

use crate::api::RestanserApi;

/// How long running requests have to finish once the service is asked to stop, in seconds.
const SHUTDOWN_SECONDS: u64 = 30;

/// Serves `api` on `listener`. The server runs as long as the returned future is polled, and leaves signals alone: see
/// [`stop_when_asked`].
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(listener: TcpListener, api: RestanserApi) -> io::Result<Server> {
    let api = Arc::new(api);
    let app = move || App::new().configure(restanser_api::routes::configure(Arc::clone(&api)));
    let server = HttpServer::new(app)
        .disable_signals()
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .listen(listener)?;
    Ok(server.run())
}

/// Waits for Ctrl-C or SIGTERM, then stops `server` once its running requests are finished. actix's own handling would
/// cut them off at Ctrl-C.
///
/// # Errors
/// When the signals cannot be listened for.
pub async fn stop_when_asked(server: ServerHandle) -> io::Result<()> {
    asked_to_stop().await?;
    tracing::info!("stopping: running requests are finished first");
    server.stop(true).await;
    Ok(())
}

#[cfg(unix)]
async fn asked_to_stop() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_stop() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
