//! The database with the disclosure log stopped, frozen, read-only, cut off and failed over, under load: every answer with
//! arrears has its record or is RESTANSE-001 within the bound, and the service is back by itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::num::NonZeroU32;

use felles::belastning::Belastning;
use felles::database::{Database, quick};
use felles::postgres::Postgres;
use felles::proxy::{Network, Proxy};
use felles::tabell::{refused, serve, service, valg};
use felles::{BRREG, Tjeneste};
use restanser_server::kilde::postgres::PostgresUrl;

const CONSUMERS: usize = 4;
const DIBK: &str = "dibk/310111643";

fn load(tjeneste: &Tjeneste) -> Belastning {
    Belastning::expecting("RESTANSE-001", tjeneste, CONSUMERS)
}

/// Ends the load, closes the log, and looks for the records.
fn assert_recorded(database: &Database<'_>, belastning: Belastning, tjeneste: Tjeneste) {
    belastning.until_in_order();
    let answered = belastning.utlevert();
    drop(belastning);
    drop(tjeneste);
    assert!(answered.len() >= 20, "{}", answered.len());
    database.assert_recorded(&answered);
}

#[test]
fn a_database_that_is_stopped_is_001_until_it_is_back() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    for signal in ["INT", "QUIT"] {
        belastning.until_in_order();
        postgres.stop(signal);
        belastning.until_failures(50);
        postgres.launch();
    }
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn a_database_that_is_frozen_is_001_until_it_goes_on() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    for _ in 0..2 {
        belastning.until_in_order();
        postgres.freeze();
        belastning.until_failures(50);
        postgres.thaw();
    }
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn connections_that_are_cut_again_and_again_are_made_anew() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    for _ in 0..10 {
        belastning.until_in_order();
        database.terminate();
    }
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn an_idle_connection_that_was_cut_costs_no_request() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    for _ in 0..5 {
        assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
        database.terminate();
    }
    assert_eq!(database.records("a", "utlevering").len(), 5);
}

#[test]
fn a_network_that_cuts_or_swallows_is_001_until_it_is_mended() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let proxy = Proxy::to(postgres.address);
    let tjeneste = serve(&valg(quick(database.oppsett("leser", proxy.address)), "a"));
    let belastning = load(&tjeneste);
    for trouble in [Network::Cuts, Network::Swallows, Network::Cuts] {
        belastning.until_in_order();
        proxy.set(trouble);
        belastning.until_failures(50);
        proxy.set(Network::Passes);
    }
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn a_database_that_is_away_at_the_start_is_waited_for() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database().with_log();
    postgres.stop("INT");
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    belastning.until_failures(20);
    postgres.launch();
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn a_database_that_takes_no_writes_is_001_until_it_does() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    let leser = format!("leser_{}", database.name);
    for (breaks, mends) in [
        (
            &["ALTER SYSTEM SET default_transaction_read_only = on"][..],
            &["ALTER SYSTEM RESET default_transaction_read_only"][..],
        ),
        (
            &[&*format!("REVOKE INSERT ON utlevering FROM {leser}")],
            &[&*format!("GRANT INSERT ON utlevering TO {leser}")],
        ),
        (
            &["ALTER TABLE utlevering RENAME TO borte"],
            &["ALTER TABLE borte RENAME TO utlevering"],
        ),
        // Refused at the moment of the commit, as where no room is left.
        (
            &[
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
                 'BEGIN RAISE EXCEPTION USING ERRCODE = ''disk_full'', MESSAGE = ''no room''; END'",
                "CREATE CONSTRAINT TRIGGER no_room AFTER INSERT ON utlevering INITIALLY DEFERRED
                 FOR EACH ROW EXECUTE FUNCTION no_room()",
            ],
            &["DROP TRIGGER no_room ON utlevering"],
        ),
    ] {
        belastning.until_in_order();
        for sql in [breaks, &["SELECT pg_reload_conf()"]].concat() {
            database.sql(sql);
        }
        belastning.until_failures(20);
        for sql in [mends, &["SELECT pg_reload_conf()"]].concat() {
            database.sql(sql);
        }
    }
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn a_table_that_is_locked_is_001_within_the_bound() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    belastning.until_in_order();
    std::thread::scope(|scope| {
        scope.spawn(|| database.sql("BEGIN; LOCK TABLE utlevering; SELECT pg_sleep(4); COMMIT"));
        belastning.until_failures(20);
    });
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn records_go_to_the_primary_only_and_to_the_new_one_when_it_dies() {
    let Some(primary) = Postgres::start() else {
        return;
    };
    let database = primary.database().with_log();
    let standby = primary.standby();
    // Every commit waits for the standby, so that none is lost with the primary.
    primary.sql(
        "postgres",
        "ALTER SYSTEM SET synchronous_standby_names = '*'",
    );
    primary.sql("postgres", "SELECT pg_reload_conf()");
    let name = &database.name;
    let mut oppsett = quick(database.leser());
    // Whatever the source may read from.
    oppsett.les_fra_replika = true;
    oppsett.url = PostgresUrl(format!(
        "postgresql://leser_{name}@{},{}/{name}",
        standby.address, primary.address
    ));
    let tjeneste = serve(&valg(oppsett, "a"));
    let belastning = load(&tjeneste);
    belastning.until_in_order();
    primary.stop("QUIT");
    belastning.until_failures(20);
    standby.sql("postgres", "ALTER SYSTEM RESET synchronous_standby_names");
    standby.sql("postgres", "SELECT pg_promote()");
    let database = Database {
        postgres: &standby,
        name: database.name.clone(),
        passord_fil: database.passord_fil.clone(),
    };
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn a_standby_that_commits_wait_for_and_that_is_frozen_keeps_answers_back() {
    let Some(primary) = Postgres::start() else {
        return;
    };
    let database = primary.database().with_log();
    let standby = primary.standby();
    primary.sql(
        "postgres",
        "ALTER SYSTEM SET synchronous_standby_names = '*'",
    );
    primary.sql("postgres", "SELECT pg_reload_conf()");
    // Whoever trusts defaults would not wait.
    database.sql(&format!(
        "ALTER ROLE leser_{} SET synchronous_commit = off",
        database.name
    ));
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    for _ in 0..2 {
        belastning.until_in_order();
        standby.freeze();
        belastning.until_failures(20);
        standby.thaw();
    }
    assert_recorded(&database, belastning, tjeneste);
}

/// The database says of such a commit that it was done, and warns.
#[test]
fn a_commit_whose_wait_for_a_standby_is_cancelled_is_not_believed() {
    let Some(primary) = Postgres::start() else {
        return;
    };
    let database = primary.database().with_log();
    let standby = primary.standby();
    primary.sql(
        "postgres",
        "ALTER SYSTEM SET synchronous_standby_names = '*'",
    );
    primary.sql("postgres", "SELECT pg_reload_conf()");
    let tjeneste = serve(&database.chain("a"));
    let belastning = load(&tjeneste);
    belastning.until_in_order();
    standby.freeze();
    // Those that were on their way when it froze.
    belastning.until_failures(1);
    let before = belastning.utlevert().len();
    let goal = belastning.failures() + 50;
    let mut cancelled = 0;
    while belastning.failures() < goal || cancelled < 3 {
        let sql =
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
        cancelled += database.query(sql).len();
    }
    assert_eq!(belastning.utlevert().len(), before);
    standby.thaw();
    assert_recorded(&database, belastning, tjeneste);
}

#[test]
fn what_no_waiting_mends_is_an_error_at_the_start() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    assert!(refused(&database.chain("a")).contains("restanser migrate"));
    database.migrer();
    // One who may only read.
    let error = refused(&database.chain("a"));
    assert!(error.contains("permission denied"), "{error}");
    let mut wrong = database.chain("a");
    wrong.oppsett.passord_fil = None;
    assert!(refused(&wrong).contains("password missing"));
}

#[test]
fn who_runs_out_of_time_while_the_log_hangs_is_told_nothing() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let proxy = Proxy::to(postgres.address);
    let mut oppsett = quick(database.oppsett("leser", proxy.address));
    // The log itself would wait for longer than any request here.
    oppsett.svarfrist_millisekunder = 20_000;
    let tjeneste = service(&valg(oppsett, "a"))
        .server(|server| server.request_seconds = NonZeroU32::MIN)
        .start();
    assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    proxy.set(Network::Swallows);
    for _ in 0..2 {
        let response = tjeneste.ask(BRREG, DIBK);
        assert_eq!(response.status, 503, "{response:?}");
        assert_eq!(response.kode(), "RESTANSE-001");
        assert_eq!(response.header("Retry-After"), Some("1"));
        assert!(!response.text().contains("forfalt"), "{response:?}");
    }
    let status = tjeneste.kapasitet.status(&tjeneste.pakker);
    assert_eq!((status.port.inne, status.for_sent), (0, 2));
    assert_eq!(database.records("a", "utlevering").len(), 1);
    // What was swallowed is lost, and so is the wait for it.
    proxy.set(Network::Cuts);
}
