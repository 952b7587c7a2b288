//! Whatever dies, every answer that a client got has its record: the real program with its disclosure log in PostgreSQL,
//! killed at random moments under load, beside another one that goes on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use felles::database::Database;
use felles::klient;
use felles::postgres::Postgres;
use felles::prosess::{Program, restanser, run};
use felles::{BRREG, Issuer, Request, Token, UTEN_TILGANG};
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

const CLIENTS: usize = 6;
const DIBK: &str = "/v2/dibk/310111643";

/// `restanser serve` under a name of its own.
struct Server {
    program: Program,
    address: SocketAddr,
}

impl Server {
    fn start((folder, config): &(TempDir, PathBuf)) -> Self {
        let mut command = restanser(folder.path(), &["serve", "--config"]);
        command
            .arg(config)
            .env("RUST_LOG", "warn,restanser_server::produksjon=info");
        let mut program = Program::start(&mut command);
        let line = program.stderr.wait_for(r#""message":"listening""#);
        let line: serde_json::Value = serde_json::from_str(&line).unwrap();
        Self {
            address: line["address"].as_str().unwrap().parse().unwrap(),
            program,
        }
    }
}

fn ask(address: SocketAddr) -> u16 {
    let request = Request::get(DIBK).bearer(&token(BRREG));
    request.send(address).status
}

fn token(consumer: &str) -> String {
    Token::new(&Issuer::shared().url, consumer, Timestamp::now()).sign()
}

/// Kills the server once so many requests have been answered; returns what was answered with 200.
fn killed_under_load(mut server: Server, after: usize) -> Vec<String> {
    // One of them is refused, so that refusals are written meanwhile.
    let tokens: Vec<String> = (0..CLIENTS)
        .map(|number| token(if number == 0 { UTEN_TILGANG } else { BRREG }))
        .collect();
    klient::killed_under_load(server.address, &tokens, after, || server.program.kill())
}

/// Ends who goes on, also when the test has failed.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn database() -> Option<Database<'static>> {
    Some(Postgres::shared()?.database().with_log())
}

#[test]
fn killed_again_and_again_under_load_and_every_answer_has_its_record() {
    let Some(database) = database() else {
        return;
    };
    let [a, b] = ["a", "b"].map(|tjener| database.config("leser", tjener));
    // The other goes on all the while.
    let mut steady = Server::start(&b);
    let over = AtomicBool::new(false);
    let mut answered = Vec::new();
    let address = steady.address;
    thread::scope(|scope| {
        let other = scope.spawn(|| {
            let mut count = 0;
            while !over.load(Ordering::Relaxed) {
                assert_eq!(ask(address), 200);
                count += 1;
            }
            count
        });
        let end = Over(&over);
        for _ in 0..20 {
            // A moment that nobody can foresee.
            let random = Uuid::new_v4().as_u128();
            let after = 1 + usize::try_from(random % 300).unwrap();
            answered.extend(killed_under_load(Server::start(&a), after));
            // As long as the other writes, too.
            database.assert_recorded(&answered);
        }
        drop(end);
        let count: usize = other.join().unwrap();
        assert_eq!(database.records("b", "utlevering").len(), count);
    });
    steady.program.kill();
    assert!(answered.len() > 300, "{} answers", answered.len());
    database.assert_recorded(&answered);
    assert!(!database.records("a", "avslag").is_empty());
}

#[test]
fn the_chain_is_whole_at_every_moment_while_it_is_written() {
    let Some(database) = database() else {
        return;
    };
    let configured = database.config("leser", "a");
    let mut server = Server::start(&configured);
    let (address, token) = (server.address, token(BRREG));
    let answered = AtomicUsize::new(0);
    let ids: Vec<String> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| scope.spawn(|| klient::ask_until_the_end(address, &token, &answered)))
            .collect();
        let mut moments = 0;
        // More than are fetched at a time.
        while (moments < 10 || answered.load(Ordering::Relaxed) < 1000)
            && !clients.iter().any(|client| client.is_finished())
        {
            database.assert_recorded(&[]);
            moments += 1;
        }
        server.program.kill();
        clients
            .into_iter()
            .flat_map(|client| client.join().unwrap())
            .collect()
    });
    database.assert_recorded(&ids);
}

#[test]
fn a_server_that_is_told_to_stop_has_written_all() {
    let Some(database) = database() else {
        return;
    };
    let configured = database.config("leser", "a");
    for round in 1..=3 {
        let mut server = Server::start(&configured);
        assert_eq!(ask(server.address), 200);
        server.program.signal("TERM");
        assert_eq!(server.program.wait().code(), Some(0));
        assert_eq!(database.records("a", "utlevering").len(), round);
    }
    database.assert_recorded(&[]);
}

#[test]
fn the_program_makes_the_tables_of_a_log_that_has_a_database_of_its_own() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    let configured = database.config("eier", "a");
    let program = |command: &str, more: &[&str]| {
        let mut program = restanser(configured.0.path(), &[command, "--config"]);
        run(program.arg(&configured.1).args(more))
    };
    let refused = program("serve", &[]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(
        said.contains("utlevering") && said.contains("restanser migrate"),
        "{said}"
    );
    let plan = program("migrate", &["--dry-run"]);
    let plan = String::from_utf8_lossy(&plan.stdout);
    assert!(
        plan.contains("CREATE TABLE IF NOT EXISTS utlevering "),
        "{plan}"
    );
    assert!(program("migrate", &[]).status.success());
    let mut server = Server::start(&configured);
    assert_eq!(ask(server.address), 200);
    server.program.kill();
    assert_eq!(database.records("a", "utlevering").len(), 1);
}
