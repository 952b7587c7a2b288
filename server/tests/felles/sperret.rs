//! A source that answers when it is let.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::kilde::{ForfaltOgUbetalt, Kilde, KildeFeil, summer};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use tokio::sync::watch;

use super::BOUND;

/// Keeps every question waiting until it is opened, and stays open.
pub struct Sperre {
    asked: Arc<AtomicUsize>,
    open: watch::Sender<bool>,
    panics: bool,
}

impl Sperre {
    pub fn lukket() -> Self {
        Self {
            asked: Arc::default(),
            open: watch::Sender::new(false),
            panics: false,
        }
    }

    /// It panics at every question instead.
    pub fn som_faller_sammen() -> Self {
        Self {
            panics: true,
            ..Self::lukket()
        }
    }

    pub fn kilde(&self) -> impl Kilde + use<> {
        Sperret {
            asked: Arc::clone(&self.asked),
            open: self.open.subscribe(),
            panics: self.panics,
        }
    }

    /// How many questions have come.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// Answers all that wait and all that come: nothing is due.
    pub fn slipp(&self) {
        self.open.send_replace(true);
    }
}

struct Sperret {
    asked: Arc<AtomicUsize>,
    open: watch::Receiver<bool>,
    panics: bool,
}

impl Kilde for Sperret {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        _: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        assert!(!self.panics, "as asked for");
        let mut open = self.open.clone();
        async move {
            if open.wait_for(|open| *open).await.is_err() {
                // Whoever could open it is gone, and waits for no answer.
                std::future::pending::<()>().await;
            }
            summer(&[], today).map(Some)
        }
        .boxed()
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        async { Ok(()) }.boxed()
    }
}

/// Returns when it is so.
pub fn until(is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < BOUND, "not within {BOUND:?}");
        thread::yield_now();
    }
}
