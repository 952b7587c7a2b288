//! The disclosure log as a table: what stands in it, who writes in it, and when it goes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::thread;

use felles::postgres::{Postgres, until};
use felles::tabell::{DIBK, kept_for, refused, serve, service, stdout, with_two_chains};
use felles::{BRREG, UTEN_TILGANG, VIRKSOMHET};
use restanser_server::utlevering::Utleveringslogg;
use serde_json::Value;

#[test]
fn an_answer_leaves_one_row_with_its_record_byte_for_byte() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = service(&database.chain("a"))
        .klokken_er("2026-07-01T12:00:00.123456789Z")
        .start();
    let answer = tjeneste.ask(BRREG, DIBK);
    let lines = database.lines("a");
    let [line] = &lines[..] else {
        panic!("{lines:?}")
    };
    assert!(line.contains(&format!(r#","levert":{},"hash":""#, answer.text())));
    let record: Value = serde_json::from_str(line).unwrap();
    let hash = record["hash"].as_str().unwrap();
    let columns = database.query(
        "SELECT concat_ws('|', tjener, nr, tidspunkt AT TIME ZONE 'UTC', type, organisasjonsnummer, konsument, hash) \
         FROM utlevering",
    );
    assert_eq!(
        columns,
        [format!(
            "a|1|2026-07-01 12:00:00.123456|utlevering|{VIRKSOMHET}|{BRREG}|{hash}"
        )]
    );
    let head = "SELECT concat_ws('|', tjener, nr, hash) FROM utlevering_hode";
    assert_eq!(database.query(head), [format!("a|1|{hash}")]);
}

#[test]
fn refusals_are_recorded_without_anybody_waiting() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    assert_eq!(tjeneste.ask(UTEN_TILGANG, DIBK).kode(), "RESTANSE-005");
    until("the refusal is there", || database.lines("a").len() == 1);
    let record = &database.records("a", "avslag")[0];
    assert_eq!(record["konsument"], UTEN_TILGANG);
    assert_eq!(record["kode"], "RESTANSE-005");
}

#[test]
fn commits_are_synchronous_whatever_the_default_is() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    for (default, expected) in [
        ("off", "on"),
        ("local", "on"),
        ("remote_apply", "remote_apply"),
    ] {
        let database = postgres.database().with_log();
        database.sql(&format!(
            "CREATE TABLE sett (verdi TEXT); GRANT INSERT ON sett TO PUBLIC;
             CREATE FUNCTION se() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN INSERT INTO sett VALUES (current_setting(''synchronous_commit'')); RETURN NULL; END';
             CREATE TRIGGER se AFTER INSERT ON utlevering FOR EACH ROW EXECUTE FUNCTION se();
             ALTER ROLE leser_{} SET synchronous_commit = {default}",
            database.name
        ));
        let tjeneste = serve(&database.chain("a"));
        assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
        assert_eq!(database.query("SELECT verdi FROM sett"), [expected]);
    }
}

#[test]
fn servers_write_at_once_each_in_a_chain_of_its_own() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjenester = ["a", "b"].map(|tjener| serve(&database.chain(tjener)));
    thread::scope(|scope| {
        for tjeneste in &tjenester {
            for _ in 0..4 {
                let request = tjeneste.get(BRREG, DIBK);
                scope.spawn(move || {
                    for _ in 0..25 {
                        assert_eq!(request.send(tjeneste.adresse).status, 200);
                    }
                });
            }
        }
    });
    drop(tjenester);
    for tjener in ["a", "b"] {
        let numbers: Vec<u64> = database
            .records(tjener, "utlevering")
            .iter()
            .map(|record| record["nr"].as_u64().unwrap())
            .collect();
        assert_eq!(numbers, (1..=100).collect::<Vec<_>>());
    }
    database.assert_recorded(&[]);
}

#[test]
fn two_servers_of_one_name_do_not_fork_the_chain() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let (first, second) = (serve(&database.chain("a")), serve(&database.chain("a")));
    let mut handed_out = 0;
    for round in 0..3 {
        for tjeneste in [&first, &second] {
            let answer = tjeneste.ask(BRREG, DIBK);
            // The chain has moved since it wrote the last time; the first of all finds it as it was.
            let moved = round > 0 || handed_out > 0;
            assert_eq!(answer.kode(), if moved { "RESTANSE-001" } else { "200" });
            assert!(!moved || !answer.text().contains("forfalt"));
            if moved {
                assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
            }
            handed_out += 1;
        }
    }
    let told = felles::logg::lines_with("does another server write under that name?");
    assert!(!told.is_empty());
    drop((first, second));
    assert_eq!(database.records("a", "utlevering").len(), handed_out);
    database.assert_recorded(&[]);
}

#[test]
fn what_the_database_has_lost_is_noted_and_its_numbers_are_not_given_again() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    for _ in 0..3 {
        assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    }
    // As a standby that lacked the last commit, and is the primary now.
    database.terminate();
    database.sql(
        "DELETE FROM utlevering WHERE nr = 3;
         UPDATE utlevering_hode SET nr = 2, hash = (SELECT hash FROM utlevering WHERE nr = 2)",
    );
    // Its batch does not fit, and then the end is asked for.
    assert_eq!(tjeneste.ask(BRREG, DIBK).kode(), "RESTANSE-001");
    assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    drop(tjeneste);
    let brudd = &database.records("a", "brudd")[0];
    assert_eq!(
        (&brudd["nr"], &brudd["arsak"]),
        (&4.into(), &"mangler".into())
    );
    assert_eq!(brudd["ende"]["nr"], 3);
    let output = database.utleveringer(&["verify"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("record 3 is missing"));
}

#[test]
fn an_end_that_was_removed_is_noted_at_the_start() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = with_two_chains(postgres, 4);
    database.sql("DELETE FROM utlevering WHERE tjener = 'a' AND nr > 3");
    let tjeneste = serve(&database.chain("a"));
    assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    drop(tjeneste);
    let brudd = &database.records("a", "brudd")[0];
    assert_eq!(
        (&brudd["nr"], &brudd["arsak"]),
        (&6.into(), &"mangler".into())
    );
    let output = database.utleveringer(&["verify"]);
    assert!(stdout(&output).contains("the records 4 to 5 are missing"));
}

#[test]
fn records_go_when_their_time_is_over_and_the_rest_is_whole() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    for (moment, count) in [("2020-01-01T12:00:00Z", 5), ("2020-02-01T12:00:00Z", 3)] {
        let tjeneste = service(&database.chain("a")).klokken_er(moment).start();
        for _ in 0..count {
            assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
        }
    }
    let kept = serve(&kept_for(database.chain("a"), 100_000));
    assert_eq!(kept.ask(BRREG, DIBK).status, 200);
    drop(kept);
    assert_eq!(database.lines("a").len(), 9);
    // As long as the first are not older than that: one in the middle goes with nobody.
    let now = jiff::Timestamp::now().as_second() / 86_400;
    let february = "2020-01-15T00:00:00Z".parse::<jiff::Timestamp>().unwrap();
    let valg = kept_for(database.chain("a"), now - february.as_second() / 86_400);
    let tjeneste = serve(&valg);
    assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    drop(tjeneste);
    let numbers = database.query("SELECT nr FROM utlevering ORDER BY nr");
    assert_eq!(numbers, ["6", "7", "8", "9", "10", "11", "12"]);
    let sletting = &database.records("a", "sletting")[0];
    assert_eq!(
        (&sletting["nr"], &sletting["fraNr"], &sletting["tilNr"]),
        (&10.into(), &1.into(), &5.into())
    );
    let output = database.utleveringer(&["verify"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).contains("the retention of the records 1 to 5 had ended"));
    // No more than that may be missing.
    database.sql("DELETE FROM utlevering WHERE nr = 6");
    assert_eq!(database.utleveringer(&["verify"]).status.code(), Some(1));
}

#[test]
fn who_may_not_delete_keeps_all_and_goes_on() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let old = service(&database.chain("a"))
        .klokken_er("2020-01-01T12:00:00Z")
        .start();
    assert_eq!(old.ask(BRREG, DIBK).status, 200);
    drop(old);
    database.sql(&format!(
        "REVOKE DELETE ON utlevering FROM leser_{}",
        database.name
    ));
    let tjeneste = serve(&kept_for(database.chain("a"), 30));
    for _ in 0..3 {
        assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
    }
    drop(tjeneste);
    assert_eq!(database.records("a", "utlevering").len(), 4);
    database.assert_recorded(&[]);
}

#[test]
fn a_closed_log_has_written_all_and_the_next_goes_on() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    for _ in 0..3 {
        let tjeneste = serve(&database.chain("a"));
        assert_eq!(tjeneste.ask(BRREG, DIBK).status, 200);
        assert_eq!(tjeneste.ask(UTEN_TILGANG, DIBK).status, 403);
    }
    assert_eq!(database.records("a", "utlevering").len(), 3);
    assert_eq!(database.records("a", "avslag").len(), 3);
    database.assert_recorded(&[]);
    // Nothing is written by opening alone.
    drop(Utleveringslogg::open_postgres(&database.chain("a")).unwrap());
    assert_eq!(database.lines("a").len(), 6);
    database.sql("INSERT INTO skjemaversjon (versjon) VALUES (99)");
    assert!(refused(&database.chain("a")).contains("version 99"));
}
