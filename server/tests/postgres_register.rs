//! A register in PostgreSQL: how it is written and read, and that it is one whole version whatever dies.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::ops::ControlFlow;
use std::thread;

use felles::database::{post, postgres_error};
use felles::postgres::{Database, Postgres, open, runtime};
use felles::{INTET_FORFALT, UKJENT, VIRKSOMHET};
use jiff::civil::date;
use restanser_server::kilde::leser::{Registerleser as _, Registerrad};
use restanser_server::kilde::postgres::{OPPSLAG, PostgresFeil, PostgresLeser, PostgresSkriver};
use restanser_server::kilde::{Dobbelt, Kilde as _, KildeFeil, Omfang, Registerskriver, Skrevet};

/// A database with tables, or a loud word that there is none.
fn database() -> Option<Database<'static>> {
    let database = Postgres::shared()?.database();
    database.migrer();
    Some(database)
}

fn begin(database: &Database<'_>, omfang: Omfang) -> Box<PostgresSkriver> {
    Box::new(PostgresSkriver::begynn(&database.eier(), omfang).unwrap())
}

fn change(database: &Database<'_>, changes: impl FnOnce(&mut PostgresSkriver)) -> Skrevet {
    let mut skriver = begin(database, Omfang::Endringer);
    changes(&mut skriver);
    skriver.ferdig().unwrap()
}

/// The whole register, a line a thing.
fn lines(database: &Database<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut leser = PostgresLeser::open(&database.leser()).unwrap();
    leser
        .les_alt(&mut |rad| {
            lines.push(match rad {
                Registerrad::Organisasjon(organisasjon) => organisasjon.as_str().to_owned(),
                Registerrad::Krav(post) => format!(
                    "{} {} {}",
                    post.krav_id,
                    post.krav.organisasjonsnummer().as_str(),
                    post.krav.hovedstol()
                ),
            });
            ControlFlow::Continue(())
        })
        .unwrap();
    lines
}

/// The versions that rows are kept of.
fn versions(database: &Database<'_>) -> usize {
    database
        .query("SELECT versjon FROM organisasjon UNION SELECT versjon FROM krav")
        .len()
}

#[test]
fn a_register_is_read_as_it_was_written() {
    let Some(database) = database() else {
        return;
    };
    let empty = PostgresLeser::open(&database.leser())
        .unwrap()
        .les_alt(&mut |_| ControlFlow::Continue(()));
    assert!(matches!(postgres_error(empty), PostgresFeil::Tomt));
    let krav = [
        post("b", VIRKSOMHET, 5),
        post("a", VIRKSOMHET, 6),
        post("c", UKJENT, 7),
    ];
    let skrevet = database.fyll(&[INTET_FORFALT, VIRKSOMHET], &krav);
    assert_eq!((skrevet.organisasjoner, skrevet.krav), (3, 3));
    let mut read = Vec::new();
    let mut leser = PostgresLeser::open(&database.leser()).unwrap();
    leser
        .les_alt(&mut |rad| {
            if let Registerrad::Krav(post) = rad {
                read.push(post);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    let [b, a, c] = krav;
    assert_eq!(read, [c, a, b]);
    assert_eq!(
        lines(&database),
        [
            UKJENT,
            "c 310000000 7",
            VIRKSOMHET,
            "a 310111643 6",
            "b 310111643 5",
            INTET_FORFALT
        ]
    );
}

#[test]
fn changes_are_made_in_the_order_in_which_they_come() {
    let Some(database) = database() else {
        return;
    };
    // On a database without a register, too.
    let skrevet = change(&database, |skriver| {
        skriver.krav(&post("1", VIRKSOMHET, 5)).unwrap();
        skriver.krav(&post("2", VIRKSOMHET, 6)).unwrap();
    });
    assert_eq!((skrevet.organisasjoner, skrevet.krav), (1, 2));
    let skrevet = change(&database, |skriver| {
        skriver.krav(&post("1", VIRKSOMHET, 50)).unwrap();
        skriver.krav(&post("1", INTET_FORFALT, 51)).unwrap();
        skriver.slett_krav("2").unwrap();
        skriver.slett_krav("nobody's").unwrap();
        skriver.krav(&post("3", UKJENT, 7)).unwrap();
        skriver.slett_organisasjon(UKJENT.parse().unwrap()).unwrap();
        skriver.krav(&post("4", UKJENT, 8)).unwrap();
        skriver.organisasjon(VIRKSOMHET.parse().unwrap()).unwrap();
    });
    assert_eq!((skrevet.organisasjoner, skrevet.krav), (3, 2));
    assert_eq!(
        lines(&database),
        [
            UKJENT,
            "4 310000000 8",
            VIRKSOMHET,
            INTET_FORFALT,
            "1 313367002 51"
        ]
    );
}

#[test]
fn claims_that_are_given_twice_are_found_by_their_places() {
    let Some(database) = database() else {
        return;
    };
    database.fyll(&[VIRKSOMHET], &[post("old", VIRKSOMHET, 5)]);
    // In one batch, and far apart.
    for distance in [2, 12_000] {
        let mut skriver = begin(&database, Omfang::Hele);
        for number in 0..distance {
            let krav_id = number.to_string();
            skriver.krav(&post(&krav_id, VIRKSOMHET, 1)).unwrap();
        }
        for krav_id in ["1", "new", "1", "new"] {
            skriver.krav(&post(krav_id, INTET_FORFALT, 2)).unwrap();
        }
        let ugyldig = match skriver.ferdig() {
            Err(KildeFeil::Ugyldig(ugyldig)) => ugyldig,
            other => panic!("{other:?}"),
        };
        let places = [
            (2, distance + 1),
            (2, distance + 3),
            (distance + 2, distance + 4),
        ];
        let doble = places.map(|(forste, igjen)| Dobbelt { forste, igjen });
        assert_eq!(ugyldig.doble, doble);
        assert_eq!((ugyldig.store.len(), ugyldig.flere), (0, 0));
        assert_eq!(lines(&database), [VIRKSOMHET, "old 310111643 5"]);
    }
    database.fyll(&[INTET_FORFALT], &[]);
    assert_eq!(versions(&database), 1);
}

#[test]
fn nothing_is_removed_from_a_register_that_is_written_whole() {
    let Some(database) = database() else {
        return;
    };
    let mut skriver = begin(&database, Omfang::Hele);
    let error = postgres_error(skriver.slett_krav("1"));
    assert!(matches!(error, PostgresFeil::BareEndringer), "{error}");
    let error = postgres_error(skriver.slett_organisasjon(VIRKSOMHET.parse().unwrap()));
    assert!(matches!(error, PostgresFeil::BareEndringer), "{error}");
}

#[test]
fn each_user_needs_what_is_documented_and_no_more() {
    let Some(database) = database() else {
        return;
    };
    database.fyll(&[VIRKSOMHET], &[post("old", VIRKSOMHET, 5)]);
    let reader = format!("leser_{}", database.name);
    database.sql(&format!("REVOKE ALL ON register_versjon FROM {reader}"));
    runtime()
        .block_on(open(&database.leser()).status())
        .unwrap();
    assert_eq!(lines(&database).len(), 2);
    let tables = "skjemaversjon, register_aktiv, register_versjon, organisasjon, krav";
    database.sql(&format!(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {reader}"
    ));
    for omfang in [Omfang::Hele, Omfang::Endringer] {
        let mut skriver = PostgresSkriver::begynn(&database.leser(), omfang).unwrap();
        skriver.krav(&post("new", INTET_FORFALT, 6)).unwrap();
        Box::new(skriver).ferdig().unwrap();
    }
    assert_eq!(lines(&database), [INTET_FORFALT, "new 313367002 6"]);
}

#[test]
fn one_writes_at_a_time() {
    let Some(database) = database() else {
        return;
    };
    let first = begin(&database, Omfang::Hele);
    for omfang in [Omfang::Hele, Omfang::Endringer] {
        let second = PostgresSkriver::begynn(&database.eier(), omfang);
        assert!(matches!(postgres_error(second), PostgresFeil::Opptatt));
    }
    first.ferdig().unwrap();
    begin(&database, Omfang::Endringer).ferdig().unwrap();
}

#[test]
fn a_writer_that_is_gone_leaves_the_old_register_and_the_next_cleans_up() {
    let Some(database) = database() else {
        return;
    };
    database.fyll(&[VIRKSOMHET], &[post("old", VIRKSOMHET, 5)]);
    let owner = format!("usename = 'eier_{}'", database.name);
    for omfang in [Omfang::Hele, Omfang::Endringer] {
        let mut skriver = begin(&database, omfang);
        // More than one batch: some of it is in the database.
        for number in 0..11_000 {
            skriver
                .krav(&post(&number.to_string(), INTET_FORFALT, 1))
                .unwrap();
        }
        assert_eq!(
            versions(&database),
            if omfang == Omfang::Hele { 2 } else { 1 }
        );
        drop(skriver);
        assert_eq!(lines(&database), [VIRKSOMHET, "old 310111643 5"]);
        // As soon as the database knows, the next may write.
        felles::postgres::until("the lock is free", || {
            let sql = format!("SELECT pid FROM pg_stat_activity WHERE {owner}");
            database.query(&sql).is_empty()
        });
    }
    // Claims without an organisation, which a batch that was cut in two leaves.
    database.sql(
        "INSERT INTO krav SELECT 77, organisasjonsnummer, krav_id, kategori, forfallsdato, hovedstol, renter,
         kildesystem, oppdatert FROM krav WHERE krav_id = 'old'",
    );
    begin(&database, Omfang::Endringer).ferdig().unwrap();
    assert_eq!(versions(&database), 1);
    assert_eq!(lines(&database), [VIRKSOMHET, "old 310111643 5"]);
}

#[test]
fn a_writer_whose_connections_are_cut_puts_nothing_in_place() {
    let Some(database) = database() else {
        return;
    };
    database.fyll(&[VIRKSOMHET], &[post("old", VIRKSOMHET, 5)]);
    let owner = format!("usename = 'eier_{}'", database.name);
    for omfang in [Omfang::Hele, Omfang::Endringer] {
        // The one with the lock, which began first; then both.
        for which in ["xact_start IS NOT NULL", "true"] {
            let mut skriver = begin(&database, omfang);
            skriver.krav(&post("new", INTET_FORFALT, 1)).unwrap();
            database.sql(&format!(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE {owner} AND {which}"
            ));
            postgres_error(skriver.ferdig());
            assert_eq!(lines(&database), [VIRKSOMHET, "old 310111643 5"]);
        }
    }
}

#[test]
fn an_export_is_of_one_moment() {
    let Some(database) = database() else {
        return;
    };
    let krav: Vec<_> = (0..3000)
        .map(|number| post(&number.to_string(), VIRKSOMHET, 1))
        .collect();
    database.fyll(&[VIRKSOMHET], &krav);
    let mut leser = PostgresLeser::open(&database.leser()).unwrap();
    let mut amounts = Vec::new();
    leser
        .les_alt(&mut |rad| {
            if let Registerrad::Krav(post) = rad {
                if amounts.is_empty() {
                    // In the middle of it; the old version is removed, too.
                    thread::scope(|scope| {
                        scope.spawn(|| database.fyll(&[INTET_FORFALT], &[]));
                    });
                }
                amounts.push(post.krav.hovedstol());
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(amounts, vec![1; 3000]);
    assert_eq!(lines(&database), [INTET_FORFALT]);
}

#[test]
fn a_lookup_reads_one_range() {
    let Some(database) = database() else {
        return;
    };
    database.sql(
        "INSERT INTO organisasjon SELECT versjon, (100000000 + n)::text FROM generate_series(0, 19999) n,
            generate_series(1, 2) versjon;
         INSERT INTO krav SELECT versjon, (100000000 + n / 6)::text, n::text, 'gebyr', '2023-03-10', 1, NULL, 'S', now()
            FROM generate_series(0, 119999) n, generate_series(1, 2) versjon;
         UPDATE register_aktiv SET versjon = 2",
    );
    let asked = format!("PREPARE sporsmal (text) AS {OPPSLAG}");
    for prepare in ["", "ANALYZE;"] {
        for mode in ["force_custom_plan", "force_generic_plan"] {
            let plan = database.query(&format!(
                "{prepare} SET plan_cache_mode = {mode}; {asked}; EXPLAIN EXECUTE sporsmal ('100000007')"
            ));
            let plan = plan.join("\n");
            let scans = ["Seq Scan on krav", "Seq Scan on organisasjon"];
            assert!(scans.iter().all(|scan| !plan.contains(scan)), "{plan}");
            assert!(
                plan.contains("Index Scan using krav_pkey")
                    || plan.contains("Bitmap Index Scan on krav_pkey"),
                "{plan}"
            );
        }
    }
}

#[test]
fn what_cannot_be_is_refused_by_the_tables() {
    let Some(database) = database() else {
        return;
    };
    database.fyll(&[VIRKSOMHET], &[post("1", VIRKSOMHET, 5)]);
    for (change, refused) in [
        ("hovedstol = -1", true),
        ("renter = -1", true),
        ("kategori = 'skatt'", true),
        ("krav_id = ''", true),
        ("organisasjonsnummer = '31011164'", true),
        ("forfallsdato = NULL", true),
        ("forfallsdato = 'infinity'", false),
    ] {
        let sql = format!("UPDATE krav SET {change}");
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| database.sql(&sql)));
        assert_eq!(outcome.is_err(), refused, "{change}");
    }
    // What they cannot refuse is no answer.
    let kilde = open(&database.leser());
    let organisasjon = VIRKSOMHET.parse().unwrap();
    let outcome = runtime().block_on(kilde.forfalt_og_ubetalt(&organisasjon, date(2026, 7, 1)));
    assert!(
        matches!(
            outcome,
            Err(KildeFeil::UgyldigVerdi {
                felt: "forfallsdato"
            })
        ),
        "{outcome:?}"
    );
}
