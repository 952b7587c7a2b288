//! Who does not take the answers that are sent: given up in the time there is, and nobody else notices.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::num::NonZeroU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use felles::serve::wait_until;
use felles::{BOUND, BRREG, Oppsett, Request};
use socket2::SockRef;

/// Asks without end, and takes of the answers what `take` takes each time.
fn assert_given_up(mut take: impl FnMut(&mut TcpStream)) {
    let tjeneste = Oppsett::default()
        .server(|server| server.write_seconds = NonZeroU32::MIN)
        .start();
    let mut stream = TcpStream::connect(tjeneste.adresse).unwrap();
    SockRef::from(&stream).set_recv_buffer_size(4096).unwrap();
    stream.set_read_timeout(Some(BOUND)).unwrap();
    stream
        .set_write_timeout(Some(Duration::from_millis(100)))
        .unwrap();
    let requests = Request::get("/x").bytes().repeat(1000);
    let mut sent = 0;
    wait_until("given up", || {
        // When no more fits, nobody reads it at the other end: it waits to write.
        while let Ok(length) = stream.write(&requests[sent..]) {
            sent = (sent + length) % requests.len();
        }
        take(&mut stream);
        tjeneste.maal.slow_readers.load(Ordering::Relaxed) == 1
    });
    wait_until("closed", || tjeneste.maal.open.load(Ordering::Relaxed) == 0);
    // Others notice nothing.
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
}

#[test]
fn who_takes_nothing_is_given_up() {
    assert_given_up(|_| {});
}

#[test]
fn who_takes_a_byte_now_and_then_is_given_up() {
    assert_given_up(|stream| {
        // An end, when it has come, is as well.
        let _ = stream.read(&mut [0]);
    });
}
