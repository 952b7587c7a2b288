//! Ten thousand connections that ask nothing, to the program: what each costs is bounded, and others are answered.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use felles::serve::{Oppstart, Serve};
use felles::{BOUND, BRREG, Request, skipped};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

const MANY: usize = 10_000;
/// What each may cost: actix's two buffers, and what the system and we know of it.
const BOUND_EACH: usize = 64 * 1024;

fn oppstart() -> Oppstart {
    Oppstart::new()
        .pakker("[dibk]\nhjemmel = \"x\"\nsamtykke = false\nkonsumenter = [\"974760673\"]\n")
}

/// Whether this process may open so many files.
fn may_open(files: u64) -> bool {
    let limit = getrlimit(Resource::Nofile);
    if limit.maximum.is_some_and(|most| most < files) {
        return false;
    }
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: Some(files),
            maximum: limit.maximum,
        },
    )
    .is_ok()
}

/// What the program has in memory, in bytes.
fn resident(serve: &Serve) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", serve.program.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib: usize = line
        .unwrap()
        .split_whitespace()
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    kib * 1024
}

#[test]
fn ten_thousand_idle_connections_cost_bounded_memory() {
    if !may_open(MANY as u64 + 1000) {
        return skipped("the limit of open files is too low for ten thousand connections");
    }
    let mut oppstart = oppstart();
    oppstart.tables += "\n[server]\nconnections_per_peer = 20000\nidle_seconds = 600\n";
    let serve = oppstart.start();
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    let before = resident(&serve);

    let mut connections: Vec<_> = (0..MANY)
        .map(|_| {
            let stream = TcpStream::connect(serve.address).unwrap();
            stream.set_read_timeout(Some(BOUND)).unwrap();
            stream
        })
        .collect();
    // Taken in their order: all were, when one more is answered.
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    let fresh = (resident(&serve) - before) / MANY;

    let mut answer = [0; 4096];
    for stream in &mut connections {
        stream
            .write_all(b"GET /x HTTP/1.1\r\nHost: x\r\n\r\n")
            .unwrap();
        let length = stream.read(&mut answer).unwrap();
        assert!(answer[..length].starts_with(b"HTTP/1.1 404"));
    }
    let used = resident(&serve).saturating_sub(before) / MANY;
    println!(
        "bytes of memory for each idle connection: {fresh} before its first request, {used} after"
    );
    assert!(fresh < BOUND_EACH && used < BOUND_EACH, "{fresh} {used}");
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
}

#[test]
fn who_waits_makes_room_when_the_program_may_open_no_more_files() {
    let mut oppstart = oppstart();
    oppstart.open_files = Some(96);
    let mut serve = oppstart.start();
    let waiting: Vec<_> = (0..400)
        .map(|_| TcpStream::connect(serve.address).unwrap())
        .collect();
    for _ in 0..20 {
        let answer = Request::get("/x").send(serve.address);
        assert_eq!(answer.status, 404);
    }
    drop(waiting);
    let log = serve.log();
    assert!(log.contains("fewer connections are taken"), "{log}");
}
