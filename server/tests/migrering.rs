//! `restanser migrate` on a register in a file: all of it is brought along, or it stays what it was.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Output, Stdio};
use std::thread;
use std::time::Instant;

use felles::dev::assert_failed;
use felles::importsted::Sted;
use felles::prosess::{restanser, run};
use felles::serve::{Oppstart, wait_until};
use felles::{BRREG, VIRKSOMHET, skipped};
use restanser_server::organisasjonsnummer::Organisasjonsnummer;
use rusqlite::Connection;

const REGISTER: &str = "register.sqlite";

/// As version 1 of the schema had it.
const VERSJON_1: &str = include_str!("fixtures/register-v1.sql");

/// A folder with an old register, in which each organisation owes fees of as many kroner as its place says.
fn old(organisations: &[&str]) -> Sted {
    let sted = Sted::new();
    let mut register = Connection::open(sted.path(REGISTER)).unwrap();
    register.execute_batch(VERSJON_1).unwrap();
    let transaction = register.transaction().unwrap();
    for (organisasjon, amount) in organisations.iter().zip(1i64..) {
        let statement = "INSERT INTO organisasjon VALUES (?1)";
        transaction.execute(statement, [organisasjon]).unwrap();
        transaction
            .execute(
                "INSERT INTO krav VALUES (?1, 7, 'gebyr', '2023-03-10', ?2, NULL)",
                (organisasjon, amount),
            )
            .unwrap();
    }
    transaction.commit().unwrap();
    drop(register);
    sted.file("restanser.toml", CONFIG);
    sted
}

const CONFIG: &str = r#"listen = "127.0.0.1:0"
[maskinporten]
issuer = "https://test.maskinporten.no/"
[kilde]
sqlite = "register.sqlite"
[utlevering]
logg = "utleveringer.jsonl"
[rettighetspakker.dibk]
hjemmel = "plan- og bygningsloven"
samtykke = false
konsumenter = ["974760673"]
"#;

const MIGRATE: [&str; 3] = ["migrate", "--config", "restanser.toml"];

fn migrate(sted: &Sted, more: &[&str]) -> Output {
    run(restanser(sted.0.path(), &MIGRATE).args(more))
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn an_old_register_is_brought_along_whole_and_served() {
    let sted = old(&[VIRKSOMHET, "313367002"]);
    let mode = fs::Permissions::from_mode(0o640);
    fs::set_permissions(sted.path(REGISTER), mode).unwrap();
    let before = fs::read(sted.path(REGISTER)).unwrap();

    let refused = run(&mut restanser(
        sted.0.path(),
        &["serve", "--config", "restanser.toml"],
    ));
    assert_failed(&refused, 1, &["schema version 1", "restanser migrate"]);
    let plan = said(&migrate(&sted, &["--dry-run"]));
    assert!(
        plan.contains("would go from schema version 1 to 2"),
        "{plan}"
    );
    assert!(fs::read(sted.path(REGISTER)).unwrap() == before);

    let done = said(&migrate(&sted, &[]));
    assert!(
        done.contains("from schema version 1 to 2: 2 organisations and 2 claims"),
        "{done}"
    );
    let mode = fs::metadata(sted.path(REGISTER)).unwrap().permissions();
    assert_eq!(mode.mode() & 0o777, 0o640);
    assert!(sted.beside().is_empty());
    let export = sted.export();
    assert_eq!(export.lines().count(), 2, "{export}");
    assert!(export.contains(r#""krav_id":"310111643-7""#), "{export}");

    let oppstart = Oppstart::new();
    fs::copy(sted.path(REGISTER), oppstart.folder.path().join(REGISTER)).unwrap();
    let pakker = "[dibk]\nhjemmel = \"lov\"\nsamtykke = false\nkonsumenter = [\"974760673\"]\n";
    let serve = oppstart.pakker(pakker).start();
    wait_until("keys", || serve.ask(BRREG, "dibk").status == 200);
    let answer = serve.ask(BRREG, "dibk").json();
    assert_eq!(answer["restanser"]["gebyr"]["forfaltOgUbetaltKrav"], 1);
}

#[test]
fn a_register_of_this_version_is_left_alone_even_where_nothing_may_be_written() {
    let sted = Sted::with_register();
    sted.file("restanser.toml", CONFIG);
    let before = fs::metadata(sted.path(REGISTER))
        .unwrap()
        .modified()
        .unwrap();
    for more in [&[][..], &["--dry-run"]] {
        assert!(said(&migrate(&sted, more)).contains("has schema version 2 already"));
    }
    // Somebody writes: that is no reason to wait, for there is nothing to do.
    let mut writer = sted.piped(&["--delta"]);
    wait_until("an import begins", || sted.beside().len() == 2);
    assert!(said(&migrate(&sted, &[])).contains("already"));
    writer.kill().unwrap();
    writer.wait().unwrap();
    let after = fs::metadata(sted.path(REGISTER))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after);
}

/// What happens to an old register.
type Ruin<'a> = &'a dyn Fn(&Sted);

#[test]
fn what_is_no_old_register_is_refused_and_untouched() {
    let change = |sql: &'static str| {
        move |sted: &Sted| {
            let register = Connection::open(sted.path(REGISTER)).unwrap();
            register.execute_batch(sql).unwrap();
        }
    };
    let cases: [(Ruin<'_>, &str); 6] = [
        (&change("PRAGMA user_version = 3"), "run a newer program"),
        (
            &change("PRAGMA application_id = 0"),
            "is not a register of claims",
        ),
        (&change("UPDATE krav SET kategori = 'skatt'"), "kategori"),
        (
            &|sted| sted.file(REGISTER, "listen = \"127.0.0.1:0\"\n".repeat(100)),
            "damaged",
        ),
        (
            &|sted| {
                let register = fs::File::options().write(true).open(sted.path(REGISTER));
                let register = register.unwrap();
                register
                    .set_len(register.metadata().unwrap().len() / 2)
                    .unwrap();
            },
            "damaged",
        ),
        (
            &|sted| {
                fs::remove_file(sted.path(REGISTER)).unwrap();
                fs::create_dir(sted.path(REGISTER)).unwrap();
            },
            "it is no file",
        ),
    ];
    for (ruin, word) in cases {
        let sted = old(&[VIRKSOMHET]);
        ruin(&sted);
        let before = fs::read(sted.path(REGISTER)).ok();
        assert_failed(&migrate(&sted, &[]), 1, &[word]);
        // It reads too little to refuse all of them; it changes none.
        migrate(&sted, &["--dry-run"]);
        assert!(fs::read(sted.path(REGISTER)).ok() == before, "{word}");
        assert!(sted.beside().is_empty(), "{word}");
    }
    let sted = Sted::new();
    sted.file("restanser.toml", CONFIG);
    assert_failed(&migrate(&sted, &[]), 1, &["cannot reach the register"]);
    assert!(!sted.path(REGISTER).exists());
}

#[test]
fn while_another_writes_the_register_it_is_not_written() {
    let sted = old(&[VIRKSOMHET]);
    let lock = fs::File::create(sted.path("register.sqlite.skrives")).unwrap();
    lock.lock().unwrap();
    assert_failed(&migrate(&sted, &[]), 1, &["another import"]);
    drop(lock);
    said(&migrate(&sted, &[]));
}

#[test]
fn where_nothing_can_be_written_the_old_register_stays() {
    let sted = old(&[VIRKSOMHET]);
    let writable = fs::metadata(sted.0.path()).unwrap().permissions();
    fs::set_permissions(sted.0.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let can_write = fs::write(sted.path("probe"), "").is_ok();
    let output = migrate(&sted, &[]);
    fs::set_permissions(sted.0.path(), writable).unwrap();
    if can_write {
        skipped("a folder that cannot be written in: this user may write everywhere");
        return;
    }
    assert_failed(&output, 1, &["check the folder's permissions"]);
}

#[test]
fn whenever_it_is_killed_the_register_is_the_whole_old_one_or_the_whole_new_one() {
    const ROUNDS: u32 = 15;
    let numbers: Vec<String> = (20_000_000..)
        .flat_map(|stem: u32| (0..10).map(move |digit| format!("{stem}{digit}")))
        .filter(|number| number.parse::<Organisasjonsnummer>().is_ok())
        .take(20_000)
        .collect();
    let sted = old(&numbers.iter().map(String::as_str).collect::<Vec<_>>());
    let register = sted.path(REGISTER);
    let before = fs::read(&register).unwrap();
    let modified = fs::metadata(&register).unwrap().modified().unwrap();
    let put_back = || {
        fs::write(&register, &before).unwrap();
        let file = fs::File::options().write(true).open(&register).unwrap();
        file.set_modified(modified).unwrap();
    };
    let begun = Instant::now();
    said(&migrate(&sted, &[]));
    let whole = begun.elapsed();
    let expected = sted.export();
    assert_eq!(expected.lines().count(), numbers.len());

    let (mut in_the_middle, mut stayed) = (0, 0);
    for round in 0..ROUNDS {
        put_back();
        let mut child = restanser(sted.0.path(), &MIGRATE)
            .env_remove("RUST_LOG")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Each round somewhere else: this is no wait for something to happen.
        thread::sleep(whole * round / (ROUNDS - 2));
        child.kill().unwrap();
        child.wait().unwrap();
        in_the_middle += u32::from(!sted.beside().is_empty());
        if fs::read(&register).unwrap() == before {
            stayed += 1;
        } else {
            assert!(
                sted.export() == expected,
                "round {round}: not the whole of it"
            );
        }
    }
    assert!(in_the_middle > 0 && stayed > 0, "none was killed at work");
    // What was left is gone with the next, and its outcome is the same.
    put_back();
    said(&migrate(&sted, &[]));
    assert!(sted.export() == expected);
    assert!(sted.beside().is_empty());
}
