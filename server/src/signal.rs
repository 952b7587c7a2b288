//! SIGHUP: by convention the request to read the configuration anew. It never ends the process once this listens.
//!
//! SIGXFSZ: a file may not grow further. That is told by an error as well, and the process is not to die of it.

use std::io;

/// SIGHUPs as they come.
#[derive(Debug)]
pub struct Hangup {
    #[cfg(unix)]
    signal: tokio::signal::unix::Signal,
}

impl Hangup {
    /// Listens from now on.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())?,
        })
    }

    /// Waits for the next one; those that come together count as one.
    pub async fn next(&mut self) {
        #[cfg(unix)]
        if self.signal.recv().await.is_some() {
            return;
        }
        std::future::pending().await
    }
}

/// SIGXFSZ on Linux.
#[cfg(unix)]
const FILE_TOO_LARGE: i32 = 25;

/// From now on a file that may not grow further (`ulimit -f`) is an error like a disk that is full, and not the end.
///
/// # Errors
/// When the system does not let us.
pub fn survive_file_size_limit() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?;
        let _entered = runtime.enter();
        // What was once listened for is so for as long as the process runs.
        drop(signal(SignalKind::from_raw(FILE_TOO_LARGE))?);
    }
    Ok(())
}
