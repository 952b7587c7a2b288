//! A client that asks without a break until the connection ends, and keeps the ids of what it was answered.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use uuid::Uuid;

use super::{BOUND, Request};

/// Asks until the connection ends, and returns the ids of the requests that were answered with 200.
///
/// Any answer is whole or none: what is cut off is no answer.
pub fn ask_until_the_end(address: SocketAddr, token: &str, answered: &AtomicUsize) -> Vec<String> {
    let mut ids = Vec::new();
    let Ok(stream) = TcpStream::connect(address) else {
        return ids;
    };
    stream.set_read_timeout(Some(BOUND)).unwrap();
    let mut reader = BufReader::new(stream);
    loop {
        let id = Uuid::new_v4().to_string();
        let request = Request::get("/v2/dibk/310111643")
            .bearer(token)
            .header("Korrelasjonsid", &id);
        if reader.get_mut().write_all(&request.bytes()).is_err() {
            return ids;
        }
        match read_answer(&mut reader) {
            Some(200) => ids.push(id),
            Some(status) => assert_eq!(status, 403),
            None => return ids,
        }
        answered.fetch_add(1, Ordering::Relaxed);
    }
}

/// Lets a client ask with each of `tokens` until so many have been answered, and kills the service; returns what was
/// answered with 200.
pub fn killed_under_load(
    address: SocketAddr,
    tokens: &[String],
    after: usize,
    kill: impl FnOnce(),
) -> Vec<String> {
    let answered = AtomicUsize::new(0);
    thread::scope(|scope| {
        let answered = &answered;
        let clients: Vec<_> = tokens
            .iter()
            .map(|token| scope.spawn(move || ask_until_the_end(address, token, answered)))
            .collect();
        let begun = Instant::now();
        while answered.load(Ordering::Relaxed) < after {
            assert!(begun.elapsed() < BOUND, "{answered:?} answers only");
            thread::yield_now();
        }
        // At once: the clients run.
        kill();
        clients
            .into_iter()
            .flat_map(|client| client.join().unwrap())
            .collect()
    })
}

/// The status of the next answer, if all of it comes.
fn read_answer(reader: &mut BufReader<TcpStream>) -> Option<u16> {
    let (mut status, mut length) = (None, 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_ascii_lowercase();
        match line.split_once(": ") {
            _ if line.is_empty() => break,
            Some(("content-length", value)) => length = value.parse().ok()?,
            None => status = line.split(' ').nth(1)?.parse().ok(),
            Some(_) => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    status
}
