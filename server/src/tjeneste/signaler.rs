//! Ctrl-C and SIGTERM.

use std::io;

use super::Stopper;

/// Waits for Ctrl-C or SIGTERM, then stops `server` once its running requests are finished; a second one cuts them off.
///
/// Signals that cannot be listened for keep what the system does with them: the process ends.
///
/// They are listened for from the call on, whenever the future is first waited for.
pub fn stop_when_asked(server: Stopper) -> impl Future<Output = ()> + Send {
    let signals = Signals::listen();
    async move {
        match signals {
            Ok(signals) => stop(server, signals).await,
            Err(error) => tracing::error!(%error, "cannot listen for signals"),
        }
    }
}

async fn stop(server: Stopper, mut signals: Signals) {
    signals.next().await;
    tracing::info!("stopping: running requests are finished first");
    tokio::select! {
        () = server.stop(true) => {}
        () = signals.next() => {
            // Whatever is cut off: the disclosure log is whole.
            tracing::warn!("stopping at once: running requests are cut off");
            crate::logging::flush();
            std::process::exit(1);
        }
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
