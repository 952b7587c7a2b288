//! The disclosure log as a table, read: what is seen when somebody has been at it, and what `restanser utleveringer` lists
//! of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::thread;

use felles::database::Database;
use felles::postgres::Postgres;
use felles::tabell::{DIBK, serve, service, stdout, with_two_chains};
use felles::{BRREG, SKATTEETATEN, UTEN_TILGANG, VIRKSOMHET};
use serde_json::Value;

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
