//! `restanser import` into PostgreSQL, killed at random moments: whoever reads has one whole register, and the next import
//! removes what was left.

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
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use felles::importsted::krav;
use felles::postgres::{Database, Postgres, open, runtime, until};
use felles::prosess::{restanser, run};
use felles::serve::Oppstart;
use jiff::civil::date;
use restanser_server::kilde::Kilde as _;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use uuid::Uuid;

const PAKKER: &str = "[dibk]\nhjemmel = \"lov\"\nsamtykke = false\nkonsumenter = [\"974760673\"]\n";

const ROUNDS: u32 = 20;
/// More than one batch of each.
const ORGANISATIONS: usize = 6000;

fn organisations() -> Vec<String> {
    (20_000_000..)
        .flat_map(|stem: u32| (0..10).map(move |digit| format!("{stem}{digit}")))
        .filter(|number| number.parse::<Organisasjonsnummer>().is_ok())
        .take(ORGANISATIONS)
        .collect()
}

/// Every claim is of the same amount, which tells the version of the register; each organisation has two.
fn version(organisations: &[String], amount: i64) -> String {
    let claims = organisations.iter().map(|number| {
        let claim = |which| krav(number, "gebyr", &format!("{which}{number}"), amount, "");
        claim("a") + &claim("b")
    });
    claims.collect()
}

/// The register that is read, of one moment: its organisations and claims, and the least and greatest amount.
fn snapshot(database: &Database<'_>) -> String {
    let sql = "WITH aktiv AS (SELECT versjon FROM register_aktiv WHERE id = 1)
        SELECT (SELECT count(*) FROM organisasjon WHERE versjon = (SELECT versjon FROM aktiv))
            || ' ' || count(*) || ' ' || min(hovedstol) || ' ' || max(hovedstol)
        FROM krav WHERE versjon = (SELECT versjon FROM aktiv)";
    database.query(sql).remove(0)
}

fn whole(amount: i64) -> String {
    format!("{ORGANISATIONS} {} {amount} {amount}", 2 * ORGANISATIONS)
}

/// How many versions there are rows of.
fn versions(database: &Database<'_>) -> usize {
    let sql = "SELECT versjon FROM organisasjon UNION SELECT versjon FROM krav";
    database.query(sql).len()
}

fn import(config: &Path, mode: &str, file: &Path) -> Command {
    let mut command = restanser(config.parent().unwrap(), &["import", mode, "--config"]);
    command.arg(config).arg(file).env("RUST_LOG", "warn");
    command
}

fn imported(command: &mut Command) {
    let output = run(command);
    assert!(output.status.success(), "{output:?}");
}

/// Says so when it is dropped, by a failure too: the reader is not to read for ever.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Asks until `ended`, both as the service does and for everything at once.
fn read(
    database: &Database<'_>,
    organisations: &[String],
    ended: &AtomicBool,
    reads: &AtomicUsize,
) {
    let kilde = open(&database.leser());
    let runtime = runtime();
    loop {
        let last = ended.load(Ordering::Relaxed);
        for number in organisations.iter().step_by(200) {
            let organisasjon = number.parse().unwrap();
            let answer = kilde.forfalt_og_ubetalt(&organisasjon, date(2026, 1, 1));
            let owed = runtime.block_on(answer).unwrap().expect("it is known");
            let owed = owed.gebyr.forfalt_og_ubetalt();
            assert!([2, 4].contains(&owed), "a part of a register: {owed}");
        }
        let seen = snapshot(database);
        assert!(
            [whole(1), whole(2)].contains(&seen),
            "a part of a register: {seen}"
        );
        reads.fetch_add(1, Ordering::Relaxed);
        if last {
            return;
        }
    }
}

#[test]
fn whenever_an_import_is_killed_readers_see_one_whole_register() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    database.migrer();
    let owner = Oppstart::new().pakker(PAKKER).postgres(&database.eier());
    owner.command();
    let config = owner.config_file();
    let organisations = organisations();
    let files = [1, 2].map(|amount| {
        let file = owner.folder.path().join(format!("{amount}.jsonl"));
        fs::write(&file, version(&organisations, amount)).unwrap();
        file
    });
    imported(&mut import(&config, "--replace", &files[0]));
    // As long as any later one, which has an old register to remove.
    let begun = Instant::now();
    imported(&mut import(&config, "--replace", &files[0]));
    let longest = begun.elapsed();

    let (ended, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (mut at_work, mut left) = (0, 0);
    thread::scope(|scope| {
        let reader = scope.spawn(|| read(&database, &organisations, &ended, &reads));
        let ends = Ends(&ended);
        for round in 0..ROUNDS {
            let mode = ["--replace", "--delta"][(round / 2 % 2) as usize];
            let file = &files[(round % 2) as usize];
            // Somewhere in each part of its time, and nobody can foresee where.
            let seed = Uuid::new_v4().as_u128();
            let within = u32::try_from(seed % 1000).unwrap();
            let moment: Duration = longest * (round * 1000 + within) / (ROUNDS * 1000);
            println!("round {round}: {mode}, seed {seed}, killed after {moment:?} of {longest:?}");
            let mut child = import(&config, mode, file)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            thread::sleep(moment);
            let ended_before = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            child.wait().unwrap();
            at_work += u32::from(!ended_before);
            let seen = snapshot(&database);
            assert!(
                [whole(1), whole(2)].contains(&seen),
                "round {round}: {seen}"
            );
            gone(&database);
            left += u32::from(versions(&database) > 1);
        }
        drop(ends);
        reader.join().unwrap();
    });
    println!("{at_work} killed at work, {left} left something, {reads:?} reads");
    assert!(at_work > 0 && left > 0, "{at_work} {left}");
    assert!(reads.into_inner() > 1);

    for (mode, file, amount) in [("--delta", 1, 2), ("--replace", 0, 1)] {
        // What a killed one leaves, even if the last rounds left nothing.
        database.sql(
            "INSERT INTO organisasjon SELECT 0, organisasjonsnummer FROM organisasjon ON CONFLICT DO NOTHING",
        );
        imported(&mut import(&config, mode, &files[file]));
        assert_eq!(snapshot(&database), whole(amount));
        assert_eq!(versions(&database), 1);
    }
}

/// The database has noticed that the import is gone.
fn gone(database: &Database<'_>) {
    let owner = format!("usename = 'eier_{}'", database.name);
    until("the import is gone", || {
        let sql = format!("SELECT pid FROM pg_stat_activity WHERE {owner}");
        database.query(&sql).is_empty()
    });
}
