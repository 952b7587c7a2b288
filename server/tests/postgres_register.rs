//! A register in PostgreSQL: its tables, how it is written, and that it is one whole version whatever dies.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::ops::ControlFlow;
use std::thread;

use felles::dev::assert_failed;
use felles::postgres::{Database, PASSORD, Postgres, open, runtime};
use felles::prosess::{Program, restanser, run};
use felles::{INTET_FORFALT, Issuer, Request, SKATTEETATEN, Token, UKJENT, VIRKSOMHET};
use jiff::Timestamp;
use jiff::civil::date;
use restanser_server::kilde::leser::{Registerleser as _, Registerrad};
use restanser_server::kilde::postgres::{
    OPPSLAG, PostgresFeil, PostgresLeser, PostgresOppsett, PostgresSkriver, VERSJON, migrer,
    planlegg,
};
use restanser_server::kilde::{
    Kategori, Kilde as _, KildeFeil, Krav, Kravpost, Omfang, Registerskriver, Skrevet,
};

/// A database with tables, or a loud word that there is none.
fn database() -> Option<Database<'static>> {
    let database = Postgres::shared()?.database();
    database.migrer();
    Some(database)
}

fn post(krav_id: &str, organisasjon: &str, hovedstol: i64) -> Kravpost {
    let krav = Krav::new(
        organisasjon.parse().unwrap(),
        Kategori::Gebyr,
        date(2023, 3, 10),
        hovedstol,
        Some(1),
    );
    Kravpost {
        krav_id: krav_id.to_owned(),
        krav: krav.unwrap(),
        kildesystem: "SKARP".to_owned(),
        oppdatert: "2026-06-30T12:00:00.123456Z".parse().unwrap(),
    }
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

fn postgres_error(outcome: Result<impl Sized, KildeFeil>) -> PostgresFeil {
    match outcome {
        Err(KildeFeil::Postgres(error)) => error,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("no error"),
    }
}

#[test]
fn a_migration_may_be_run_again_and_by_many_at_once() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    assert_eq!(planlegg(&database.eier()).unwrap().fra, 0);
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| migrer(&database.eier()).unwrap());
        }
    });
    let plan = migrer(&database.eier()).unwrap();
    assert_eq!((plan.fra, plan.setninger.len()), (VERSJON, 0));
    database.fyll(&[VIRKSOMHET], &[post("1", VIRKSOMHET, 5)]);
    assert_eq!(lines(&database).len(), 2);
}

#[test]
fn a_migration_that_was_killed_is_finished_by_the_next() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    // After each of its statements: as many as it has, and the table of versions itself.
    let statements = planlegg(&postgres.database().eier()).unwrap().setninger;
    for done in 1..=statements.len() {
        let database = postgres.database();
        for statement in &statements[..done] {
            database.sql(&format!("SET ROLE eier_{}; {statement}", database.name));
        }
        assert_eq!(migrer(&database.eier()).unwrap().fra, 0);
        database.fyll(&[VIRKSOMHET], &[post("1", VIRKSOMHET, 5)]);
    }
}

#[test]
fn what_is_newer_than_the_program_is_left_alone() {
    let Some(database) = database() else {
        return;
    };
    database.sql("INSERT INTO skjemaversjon (versjon) VALUES (99)");
    for error in [
        postgres_error(migrer(&database.eier())),
        postgres_error(planlegg(&database.eier())),
        postgres_error(PostgresSkriver::begynn(&database.eier(), Omfang::Hele)),
        postgres_error(PostgresLeser::open(&database.eier())),
    ] {
        assert!(
            matches!(error, PostgresFeil::Nytt { found: 99, .. }),
            "{error}"
        );
    }
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
fn a_claim_that_is_given_twice_is_found_by_its_place() {
    let Some(database) = database() else {
        return;
    };
    database.fyll(&[VIRKSOMHET], &[post("old", VIRKSOMHET, 5)]);
    // In one batch, and far apart.
    for distance in [2, 12_000] {
        let mut skriver = begin(&database, Omfang::Hele);
        let mut outcome = Ok(());
        for number in 0..distance {
            outcome =
                outcome.and_then(|()| skriver.krav(&post(&number.to_string(), VIRKSOMHET, 1)));
        }
        outcome.unwrap();
        let error = skriver
            .krav(&post("1", INTET_FORFALT, 2))
            .and_then(|()| skriver.ferdig().map(drop));
        let error = postgres_error(error);
        let place = distance + 1;
        assert!(
            matches!(error, PostgresFeil::Dobbelt { nummer } if nummer == place),
            "{error}"
        );
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

/// A configuration file for the program.
fn configured(folder: &std::path::Path, oppsett: &PostgresOppsett) -> std::path::PathBuf {
    let file = folder.join("restanser.toml");
    let text = format!(
        "listen = \"127.0.0.1:0\"\n[maskinporten]\nissuer = \"{}\"\n[utlevering]\nlogg = \"{}\"\n\
         [rettighetspakker.dibk]\nhjemmel = \"lov\"\nsamtykke = false\nkonsumenter = [\"{SKATTEETATEN}\"]\n\
         [kilde.postgres]\nurl = \"{}\"\npassord_fil = \"{}\"\n",
        Issuer::shared().url,
        folder.join("utleveringer.jsonl").display(),
        oppsett.url.0,
        oppsett.passord_fil.as_ref().unwrap().display(),
    );
    fs::write(&file, text).unwrap();
    file
}

#[test]
fn the_program_migrates_as_one_user_and_serves_as_another() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    let (owner, reader) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let as_owner = configured(owner.path(), &database.eier());
    let as_reader = configured(reader.path(), &database.leser());
    let program = |command: &str, config: &std::path::Path| {
        let mut program = restanser(config.parent().unwrap(), &[command, "--config"]);
        program.arg(config);
        program
    };
    let migrate = |config: &std::path::Path| run(&mut program("migrate", config));
    let said = |output: std::process::Output| {
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };

    assert_failed(
        &run(&mut program("serve", &as_reader)),
        1,
        &["restanser migrate"],
    );
    assert_failed(&migrate(&as_reader), 1, &["permission denied"]);
    let plan = said(run(program("migrate", &as_owner).arg("--dry-run")));
    assert!(plan.contains("CREATE TABLE IF NOT EXISTS krav"), "{plan}");
    assert_failed(
        &run(&mut program("serve", &as_reader)),
        1,
        &["restanser migrate"],
    );
    assert!(said(migrate(&as_owner)).contains("from schema version 0"));
    assert!(said(migrate(&as_owner)).contains("already"));
    database.fyll(&[VIRKSOMHET], &[post("1", VIRKSOMHET, 4711)]);

    let mut serve = Program::start(&mut program("serve", &as_reader));
    let line = serve.stderr.wait_for(r#""message":"listening""#);
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    let address = line["address"].as_str().unwrap().parse().unwrap();
    let token = Token::new(&Issuer::shared().url, SKATTEETATEN, Timestamp::now()).sign();
    let ask = |organisasjon: &str| {
        let path = format!("/v2/dibk/{organisasjon}");
        Request::get(path).bearer(&token).send(address)
    };
    let answer = ask(VIRKSOMHET);
    assert_eq!(
        answer.json()["restanser"]["gebyr"]["forfaltOgUbetaltKrav"],
        4711
    );
    assert_eq!(ask(UKJENT).kode(), "RESTANSE-008");
    // What goes wrong is told, but not with what.
    database.sql("ALTER TABLE krav RENAME TO borte");
    database.terminate();
    assert_eq!(ask(VIRKSOMHET).kode(), "RESTANSE-002");
    serve.kill();
    let log = serve.stderr.seen.join("\n");
    assert!(
        log.contains("krav") && !log.contains(PASSORD) && !log.contains(VIRKSOMHET),
        "{log}"
    );
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
