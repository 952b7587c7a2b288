//! Readiness follows the source of claims: told why it is gone, within a bounded time, and back by itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::path::Path;
use std::process::Command;

use felles::database::{fyll, quick};
use felles::postgres::{PASSORD, Postgres};
use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BRREG, VIRKSOMHET};
use restanser_server::dev::data;

fn start(oppstart: Oppstart) -> Serve {
    let oppstart = oppstart.pakkefil("pakker.toml", PAKKER).management();
    let serve = oppstart.start();
    serve.wait_until_ready();
    serve
}

fn is_ready(serve: &Serve) -> bool {
    serve.managed("/health/ready").status == 200
}

/// It is not ready, because of the source alone, and says why. Requests are answered as when the source is away.
fn assert_unready(serve: &Serve, word: &str) {
    let response = serve.managed("/health/ready");
    assert_eq!(response.status, 503, "{}", response.text());
    let ready = response.json();
    assert_eq!(ready["ready"], false);
    assert_eq!(ready["kilde"]["usable"], false);
    assert_eq!(ready["keys"]["usable"], true);
    let reasons = ready["reasons"].as_array().unwrap();
    let [reason] = reasons.as_slice() else {
        panic!("{ready}")
    };
    let reason = reason.as_str().unwrap();
    assert!(reason.starts_with("the source of claims: "), "{reason}");
    assert!(reason.contains(word), "no {word:?} in {reason}");
    for secret in [PASSORD, VIRKSOMHET] {
        assert!(!reason.contains(secret), "{reason}");
    }
    assert_eq!(serve.ask(BRREG, "dibk").kode(), "RESTANSE-002");
}

/// Ready again, and answering, without a restart.
fn assert_back(serve: &Serve) {
    wait_until("ready again", || is_ready(serve));
    let ready = serve.managed("/health/ready").json();
    assert_eq!(ready["reasons"], serde_json::json!([]));
    assert_eq!(ready["kilde"]["usable"], true);
    assert_eq!(serve.ask(BRREG, "dibk").kode(), "200");
}

/// Takes the place of the register.
type Ruin = fn(&Path);

#[test]
fn it_follows_a_register_in_a_file() {
    let serve = start(Oppstart::new());
    let register = serve.path("register.sqlite");
    let removed: Ruin = |_| {};
    let ruins: [(Ruin, &str); 5] = [
        (removed, "cannot reach the register"),
        (
            |path| {
                data::fyll(path).unwrap();
                let register = rusqlite::Connection::open(path).unwrap();
                register.pragma_update(None, "user_version", 1).unwrap();
            },
            "schema version 1",
        ),
        (
            |path| {
                drop(
                    rusqlite::Connection::open(path)
                        .unwrap()
                        .execute_batch("CREATE TABLE t (a)"),
                )
            },
            "is not a register of claims",
        ),
        (|path| fs::write(path, vec![7; 9000]).unwrap(), "damaged"),
        // Whoever opened it would wait for somebody to write in it.
        (
            |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
            "it is no file",
        ),
    ];
    for (ruin, word) in ruins {
        let kept = serve.path("kept.sqlite");
        let ruined = serve.path("ruined.sqlite");
        ruin(&ruined);
        fs::rename(&register, &kept).unwrap();
        let _ = fs::rename(&ruined, &register);
        assert_unready(&serve, word);
        assert_eq!(serve.managed("/health/live").status, 200);
        fs::rename(&kept, &register).unwrap();
        assert_back(&serve);
    }
}

#[test]
fn it_follows_a_register_that_is_changed_where_it_lies() {
    let serve = start(Oppstart::new());
    let register = rusqlite::Connection::open(serve.path("register.sqlite")).unwrap();
    register.pragma_update(None, "user_version", 99).unwrap();
    let response = serve.managed("/health/ready");
    assert_eq!(response.status, 503);
    assert!(response.text().contains("schema version 99"));
    register.pragma_update(None, "user_version", 2).unwrap();
    assert_back(&serve);
}

#[test]
fn it_follows_postgresql_that_is_stopped_frozen_and_started() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let serve = start(Oppstart::new().postgres(&quick(database.leser())));
    assert_back(&serve);
    for signal in ["INT", "QUIT"] {
        postgres.stop(signal);
        assert_unready(&serve, "PostgreSQL");
        // The circuit opens, and that is a reason, too.
        wait_until("the circuit is open", || {
            let ready = serve.managed("/health/ready");
            assert_eq!(ready.status, 503);
            ready.text().contains("a moment's rest")
        });
        assert_eq!(serve.managed("/health/live").status, 200);
        postgres.launch();
        assert_back(&serve);
    }
    postgres.freeze();
    assert_unready(&serve, "did not answer within 1000 ms");
    postgres.thaw();
    assert_back(&serve);
}

#[test]
fn it_follows_what_is_in_the_database() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let serve = start(Oppstart::new().postgres(&quick(database.leser())));
    database.sql("UPDATE register_aktiv SET versjon = NULL");
    let response = serve.managed("/health/ready");
    assert_eq!(response.status, 503);
    assert!(response.text().contains("holds no register yet"));
    fyll(&database);
    assert_back(&serve);
    // Of a newer program, which no connection that is made from here on is for.
    database.sql("INSERT INTO skjemaversjon (versjon) VALUES (99)");
    database.terminate();
    assert_unready(&serve, "newer than");
    database.sql("DELETE FROM skjemaversjon WHERE versjon = 99");
    assert_back(&serve);
}
