//! The disclosure log as a table: what stands in it, what is seen when somebody has been at it, and what `restanser
//! utleveringer` says of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::process::Output;
use std::thread;

use felles::database::Database;
use felles::postgres::{Postgres, until};
use felles::tabell::{kept_for, refused, serve, service};
use felles::{BRREG, INTET_FORFALT, SKATTEETATEN, UTEN_TILGANG, VIRKSOMHET};
use restanser_server::utlevering::Utleveringslogg;
use serde_json::Value;

const DIBK: &str = "dibk/310111643";

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// A database with two chains: `a` with so many disclosures about two organisations and a refusal, and `b` with three.
fn with_two_chains(postgres: &Postgres, disclosures: usize) -> Database<'_> {
    let database = postgres.database().with_log();
    for (tjener, count) in [("a", disclosures), ("b", 3)] {
        let tjeneste = serve(&database.chain(tjener));
        for number in 0..count {
            let organisasjon = [VIRKSOMHET, INTET_FORFALT][number % 2];
            let answer = tjeneste.ask(BRREG, &format!("dibk/{organisasjon}"));
            assert_eq!(answer.status, 200);
        }
        if tjener == "a" {
            assert_eq!(tjeneste.ask(UTEN_TILGANG, DIBK).kode(), "RESTANSE-005");
        }
        drop(tjeneste);
    }
    database
}

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
fn whatever_is_changed_is_found() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = with_two_chains(postgres, 8);
    database.sql(
        "CREATE TABLE rader AS SELECT * FROM utlevering; CREATE TABLE hoder AS SELECT * FROM utlevering_hode",
    );
    let verify = |arguments: &[&str]| database.utleveringer(&[&["verify"], arguments].concat());
    let whole = verify(&[]);
    assert_eq!(whole.status.code(), Some(0), "{}", stdout(&whole));
    assert!(stdout(&whole).starts_with("whole: 2 chains\n  a: 9 records; the last is 9 with hash"));
    for (sql, word) in [
        (
            "DELETE FROM utlevering WHERE tjener = 'a' AND nr = 3",
            "record 3 is missing",
        ),
        (
            "DELETE FROM utlevering WHERE tjener = 'a' AND nr < 3",
            "the records 1 to 2 are missing",
        ),
        (
            "UPDATE utlevering SET linje = replace(linje, 'plan-', 'pLan-') WHERE tjener = 'a' AND nr = 3",
            "utlevering/a:3: the record has been changed",
        ),
        (
            "UPDATE utlevering SET linje = linje || ' ' WHERE tjener = 'a' AND nr = 3",
            "utlevering/a:3: not a sealed record",
        ),
        // Another chain's record of the same number fits its own hash, and nothing else.
        (
            "UPDATE utlevering AS rad SET linje = b.linje, hash = b.hash, tidspunkt = b.tidspunkt FROM utlevering AS b \
             WHERE rad.tjener = 'a' AND rad.nr = 3 AND b.tjener = 'b' AND b.nr = 3",
            "record 3 does not continue the one before it",
        ),
        (
            "UPDATE utlevering AS rad SET linje = to_be.linje, hash = to_be.hash, tidspunkt = to_be.tidspunkt, \
             organisasjonsnummer = to_be.organisasjonsnummer FROM utlevering AS to_be WHERE rad.tjener = 'a' \
             AND to_be.tjener = 'a' AND rad.nr IN (3, 4) AND to_be.nr = 7 - rad.nr",
            "not in its place",
        ),
        (
            "UPDATE utlevering SET nr = nr + 1000 WHERE tjener = 'a' AND nr = 3",
            "not in its place",
        ),
        (
            "INSERT INTO utlevering SELECT tjener, 10, tidspunkt, type, organisasjonsnummer, konsument, linje, hash \
             FROM utlevering WHERE tjener = 'a' AND nr = 9",
            "doubled",
        ),
        // By these, records are found.
        (
            "UPDATE utlevering SET organisasjonsnummer = '974761076' WHERE tjener = 'a' AND nr = 3",
            "utlevering/a:3: the row has been changed: not as the record in it says are organisasjonsnummer",
        ),
        (
            "UPDATE utlevering SET konsument = NULL WHERE tjener = 'a' AND nr = 3",
            "says are konsument",
        ),
        (
            "UPDATE utlevering SET tidspunkt = tidspunkt - interval '1 day' WHERE tjener = 'a' AND nr = 3",
            "says are tidspunkt",
        ),
        (
            "UPDATE utlevering SET type = 'utelatt' WHERE tjener = 'a' AND nr = 3",
            "says are type",
        ),
        (
            "UPDATE utlevering SET hash = repeat('0', 64) WHERE tjener = 'a' AND nr = 3",
            "says are hash",
        ),
        (
            "DELETE FROM utlevering WHERE tjener = 'a' AND nr > 7",
            "the end of the log is missing",
        ),
        (
            "DELETE FROM utlevering WHERE tjener = 'a'",
            "the end of the log is missing",
        ),
        (
            "DELETE FROM utlevering_hode WHERE tjener = 'a'",
            "the head of the log is missing",
        ),
        (
            "UPDATE utlevering_hode SET hash = repeat('0', 64) WHERE tjener = 'a'",
            "the log has been rewritten",
        ),
    ] {
        database.sql(sql);
        let output = verify(&[]);
        let said = stdout(&output);
        assert_eq!(output.status.code(), Some(1), "{sql}: {said}");
        assert!(said.contains(word), "{sql}: {said}");
        assert!(said.contains("NOT WHOLE"), "{sql}: {said}");
        // The other chain has nothing to do with it.
        let other = verify(&["--tjener", "b"]);
        assert_eq!(other.status.code(), Some(0), "{}", stdout(&other));
        let report: Value =
            serde_json::from_slice(&verify(&["--json", "--tjener", "a"]).stdout).unwrap();
        assert_eq!(report["hel"], false);
        assert_eq!(report["kjeder"][0]["tjener"], "a");
        assert!(report["antallFunn"].as_u64().unwrap() > 0, "{report}");
        database.sql(
            "TRUNCATE utlevering, utlevering_hode; INSERT INTO utlevering SELECT * FROM rader;
             INSERT INTO utlevering_hode SELECT * FROM hoder",
        );
    }
    assert_eq!(verify(&[]).status.code(), Some(0));
}

#[test]
fn a_long_chain_is_read_to_its_end() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let tjeneste = serve(&database.chain("a"));
    let request = tjeneste.get(BRREG, DIBK);
    thread::scope(|scope| {
        for _ in 0..8 {
            let (adresse, request) = (tjeneste.adresse, &request);
            scope.spawn(move || {
                let mut connection = felles::Connection::open(adresse);
                for _ in 0..150 {
                    connection.write(&request.bytes());
                    assert_eq!(connection.read().status, 200);
                }
            });
        }
    });
    drop(tjeneste);
    let output = database.utleveringer(&["verify", "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["hel"], true, "{report}");
    assert_eq!(report["kjeder"][0]["poster"], 1200);
    assert_eq!(report["kjeder"][0]["forsteNr"], 1);
    assert_eq!(report["kjeder"][0]["siste"]["nr"], 1200);
    database.sql("DELETE FROM utlevering WHERE nr = 1111");
    let output = database.utleveringer(&["verify"]);
    assert!(stdout(&output).contains("record 1111 is missing"));
}

/// The numbers of the records that are listed, each behind its server.
fn listed(database: &Database<'_>, arguments: &[&str]) -> Vec<String> {
    let output = database.utleveringer(&[&["list", "--json"], arguments].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    let records = stdout(&output).lines().map(|line| {
        let record: Value = serde_json::from_str(line).unwrap();
        format!("{} {}", record["type"].as_str().unwrap(), record["nr"])
    });
    records.collect()
}

#[test]
fn what_was_handed_out_about_an_organisation_is_listed_from_all_servers() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    // In Norway, the day turns at 22:00 in summer.
    for (tjener, moment, consumer) in [
        ("b", "2026-06-30T21:59:59.999999999Z", BRREG),
        ("a", "2026-06-30T22:00:00Z", SKATTEETATEN),
        ("b", "2026-07-01T12:00:00Z", BRREG),
        ("a", "2026-07-01T21:59:59.999999999Z", BRREG),
        ("a", "2026-07-01T22:00:00Z", BRREG),
    ] {
        let tjeneste = service(&database.chain(tjener)).klokken_er(moment).start();
        assert_eq!(tjeneste.ask(consumer, DIBK).status, 200);
        assert_eq!(tjeneste.ask(BRREG, "dibk/313367002").status, 200);
        assert_eq!(tjeneste.ask(UTEN_TILGANG, DIBK).status, 403);
    }
    let of = |arguments: &[&str]| {
        let about = ["--organisasjonsnummer", VIRKSOMHET];
        listed(&database, &[&about, arguments].concat())
    };
    let all = of(&[]);
    // By time: b's first, a's first, b's second, and two of a's.
    assert_eq!(
        all,
        [
            "utlevering 1",
            "utlevering 1",
            "utlevering 4",
            "utlevering 4",
            "utlevering 7"
        ]
    );
    let day = ["--fra", "2026-07-01", "--til", "2026-07-01"];
    assert_eq!(of(&day), all[1..4]);
    assert_eq!(of(&["--fra", "2026-07-02"]), all[4..]);
    assert_eq!(of(&["--til", "2026-06-30"]), all[..1]);
    assert_eq!(of(&["--tjener", "b"]), ["utlevering 1", "utlevering 4"]);
    assert_eq!(of(&["--konsument", SKATTEETATEN]), ["utlevering 1"]);
    assert_eq!(of(&["--avslag"]).len(), 10);
    assert_eq!(
        listed(&database, &["--organisasjonsnummer", BRREG]),
        [] as [&str; 0]
    );
    // For people, too.
    let table = database.utleveringer(&["list", "--organisasjonsnummer", VIRKSOMHET]);
    assert!(
        stdout(&table).contains("2026-07-01 14:00:00.000"),
        "{table:?}"
    );
    // A record that was changed is told, and listed.
    database.sql("UPDATE utlevering SET linje = replace(linje, 'plan-', 'pLan-') WHERE nr = 7");
    let output = database.utleveringer(&["list", "--json", "--organisasjonsnummer", VIRKSOMHET]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .contains("utlevering/a:7: the record has been changed")
    );
    assert_eq!(stdout(&output).lines().count(), 5);
}

/// Whichever server answered, whoever it was about, and whatever became of it.
#[test]
fn one_request_is_found_by_its_id_alone() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let answered = "123e4567-E89B-12d3-a456-4266554400AF";
    let refused = "00000000-0000-4000-8000-000000000001";
    for (tjener, consumer, id) in [("a", BRREG, answered), ("b", UTEN_TILGANG, refused)] {
        let tjeneste = service(&database.chain(tjener)).start();
        tjeneste.ask(BRREG, DIBK);
        tjeneste.send(&tjeneste.get(consumer, DIBK).header("Korrelasjonsid", id));
    }
    let of = |id: &str, arguments: &[&str]| {
        listed(&database, &[&["--korrelasjonsid", id], arguments].concat())
    };
    assert_eq!(of(answered, &[]), ["utlevering 2"]);
    assert_eq!(of(&answered.to_uppercase(), &[]), ["utlevering 2"]);
    assert_eq!(of(refused, &[]), ["avslag 2"]);
    assert_eq!(of(answered, &["--tjener", "b"]), [""; 0]);
    assert_eq!(of(answered, &["--til", "2020-01-01"]), [""; 0]);
    assert_eq!(
        of(answered, &["--organisasjonsnummer", VIRKSOMHET]),
        ["utlevering 2"]
    );
}

#[test]
fn a_chain_that_is_not_there_cannot_be_read() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database().with_log();
    let about = ["list", "--organisasjonsnummer", VIRKSOMHET];
    let cannot = |arguments: &[&str], word: &str| {
        let output = database.utleveringer(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains(word), "{said}");
    };
    for command in [&["verify"][..], &about] {
        cannot(command, "there is no disclosure log in the database yet");
    }
    drop(serve(&database.chain("a")));
    for command in [&["verify"][..], &about] {
        let command = [command, &["--tjener", "c"]].concat();
        cannot(
            &command,
            "no disclosure log of a server \"c\" in the database; there are: a",
        );
    }
    // A server that has handed out nothing has a whole log.
    assert_eq!(database.utleveringer(&["verify"]).status.code(), Some(0));
    assert_eq!(listed(&database, &about[1..]), [] as [&str; 0]);
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
