//! The service stops when its running requests are answered.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc::{self, Sender};
use std::thread;

use felles::{BOUND, BRREG, Connection, Oppsett, Tjeneste};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use restanser_server::kilde::{ForfaltOgUbetalt, Kilde, KildeFeil, summer};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use tokio::sync::oneshot;

/// A source that says when it is asked, and answers when it is told to.
struct Treg {
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

#[test]
fn a_running_request_is_answered_before_the_service_stops() {
    let (asked, is_asked) = mpsc::channel();
    let asked = Mutex::new(asked);
    let tjeneste = Oppsett::default().kilde(Treg { asked }).start();
    thread::scope(|scope| {
        let answers: Vec<_> = (0..3)
            .map(|_| scope.spawn(|| tjeneste.ask(BRREG, "dibk/310111643")))
            .collect();
        let running: Vec<_> = answers
            .iter()
            .map(|_| is_asked.recv_timeout(BOUND).unwrap())
            .collect();
        drop(tjeneste.handle.stop(true));
        // Nobody new is let in; until then the stop has not begun.
        let begun = std::time::Instant::now();
        while TcpStream::connect(tjeneste.adresse).is_ok() {
            assert!(begun.elapsed() < BOUND);
            thread::yield_now();
        }
        for answer in running {
            answer.send(()).unwrap();
        }
        for answer in answers {
            assert_eq!(answer.join().unwrap().status, 200);
        }
    });
    tjeneste.join();
    assert_eq!(tjeneste.utleveringer().len(), 3);
}

#[test]
fn a_connection_that_is_idle_does_not_keep_the_service() {
    let tjeneste = Tjeneste::start();
    let mut idle = Connection::open(tjeneste.adresse);
    idle.write(&tjeneste.get(BRREG, "dibk/310111643").bytes());
    assert_eq!(idle.read().status, 200);
    let begun = std::time::Instant::now();
    drop(tjeneste.handle.stop(true));
    tjeneste.join();
    assert!(begun.elapsed() < BOUND / 2, "{:?}", begun.elapsed());
    assert_eq!(idle.read_to_end(), b"");
}
