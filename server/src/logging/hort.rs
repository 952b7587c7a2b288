//! What tests hear of the log of their own thread.

use std::io;
use std::sync::{Arc, Mutex, Once};

use tracing::Subscriber;
use tracing::subscriber::DefaultGuard;

/// What has been heard.
#[derive(Clone, Default)]
pub(crate) struct Hort(Arc<Mutex<Vec<u8>>>);

impl io::Write for Hort {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Hort {
    /// Listens, until the guard is gone, to what `subscriber` writes.
    pub(crate) fn start<S: Subscriber + Send + Sync + 'static>(
        subscriber: impl FnOnce(Box<dyn Fn() -> Self + Send + Sync>) -> S,
    ) -> (Self, DefaultGuard) {
        // What is logged for the first time by another test, for which nobody listens, would stay unheard in this one.
        static ALL_EARS: Once = Once::new();
        ALL_EARS.call_once(|| {
            let nowhere = tracing_subscriber::fmt().with_writer(io::sink).finish();
            let _ = tracing::subscriber::set_global_default(nowhere);
        });
        tracing::callsite::rebuild_interest_cache();
        let hort = Self::default();
        let writer = hort.clone();
        let subscriber = subscriber(Box::new(move || writer.clone()));
        (hort, tracing::subscriber::set_default(subscriber))
    }

    /// All that was heard since the last time.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap()
    }
}
