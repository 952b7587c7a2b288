//! The tables in PostgreSQL: `restanser migrate`, whoever runs it and however often, and `restanser serve` on what it made.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::thread;

use felles::database::{post, postgres_error};
use felles::dev::assert_failed;
use felles::postgres::{PASSORD, Postgres};
use felles::prosess::{Program, restanser, run};
use felles::{Issuer, Request, SKATTEETATEN, Token, UKJENT, VIRKSOMHET};
use jiff::Timestamp;
use restanser_server::kilde::Omfang;
use restanser_server::kilde::postgres::{
    PostgresFeil, PostgresLeser, PostgresOppsett, PostgresSkriver, VERSJON, migrer, planlegg,
};

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
    assert_eq!(database.query("SELECT krav_id FROM krav").len(), 1);
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
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    database.migrer();
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
    // As where only its beginning is read.
    let (reader, nobody_reads) = std::io::pipe().unwrap();
    drop(reader);
    let mut plan = program("migrate", &as_owner);
    plan.arg("--dry-run").stdout(nobody_reads);
    let output = plan.output().unwrap();
    assert!(output.status.success(), "{output:?}");
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
