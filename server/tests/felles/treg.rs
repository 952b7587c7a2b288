//! A source that a test holds in its hand.

use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::kilde::{ForfaltOgUbetalt, Kilde, KildeFeil, summer};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use tokio::sync::oneshot;

/// A source that says when it is asked, and answers when it is told to.
pub struct Treg {
    asked: Mutex<Sender<oneshot::Sender<()>>>,
}

impl Kilde for Treg {
    fn forfalt_og_ubetalt<'a>(
        &'a self,
        _: &'a Organisasjonsnummer,
        today: Date,
    ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
        let (answer, told) = oneshot::channel();
        self.asked.lock().unwrap().send(answer).unwrap();
        async move {
            told.await.unwrap();
            summer(&[], today).map(Some)
        }
        .boxed()
    }

    fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
        async { Ok(()) }.boxed()
    }
}

impl Treg {
    /// The source, and where it says that it is asked: who answers there lets one go on.
    pub fn new() -> (Self, Receiver<oneshot::Sender<()>>) {
        let (asked, is_asked) = mpsc::channel();
        let asked = Mutex::new(asked);
        (Self { asked }, is_asked)
    }
}
