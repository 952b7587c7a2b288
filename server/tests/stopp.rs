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
use std::thread;

use felles::treg::Treg;
use felles::{BOUND, BRREG, Connection, Oppsett, Tjeneste};

#[test]
fn a_running_request_is_answered_before_the_service_stops() {
    let (treg, is_asked) = Treg::new();
    let tjeneste = Oppsett::default().kilde(treg).start();
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
