//! Backup and restore of the register, as docs/register.md describes them: taken while the service answers and imports run, put
//! back under a service that runs, and compared answer by answer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use felles::postgres::{Database, PASSORD, Postgres};
use felles::prosess::{restanser, run};
use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BRREG, Request, UKJENT};
use restanser_server::kilde::postgres::PostgresOppsett;
use tempfile::TempDir;

const KORRELASJONSID: &str = "7f2f1a5c-0d0e-4c3b-9a54-0f6f5e2c9a11";

/// Two registers as files to import, and whom they know.
struct Registre {
    folder: TempDir,
    organisasjoner: Vec<String>,
}

const REGISTRE: [&str; 2] = ["en.jsonl", "to.jsonl"];

impl Registre {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut organisasjoner = BTreeSet::from([UKJENT.to_owned()]);
        for (name, seed) in REGISTRE.into_iter().zip(["1", "2"]) {
            done(
                restanser(folder.path(), &["testdata", "--organisasjoner", "120"])
                    .args(["--seed", seed, "--output", name]),
            );
            let text = fs::read_to_string(folder.path().join(name)).unwrap();
            organisasjoner.extend(text.lines().map(|line| {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                line["organisasjonsnummer"].as_str().unwrap().to_owned()
            }));
        }
        Self {
            folder,
            organisasjoner: organisasjoner.into_iter().collect(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Every answer of a service: status and bytes, but for the time of day in it.
    fn answers(&self, serve: &Serve) -> Vec<(u16, String)> {
        let token = serve.token(BRREG).sign();
        let ask = |organisasjon: &String| {
            ["application/json", "application/xml"].map(|accept| {
                let response = Request::get(format!("/v2/dibk/{organisasjon}"))
                    .bearer(&token)
                    .header("Accept", accept)
                    .header("Korrelasjonsid", KORRELASJONSID)
                    .send(serve.address);
                (response.status, without_levert(response.text()))
            })
        };
        self.organisasjoner.iter().flat_map(ask).collect()
    }

    /// What a service answers on each of the registers.
    fn expected(&self, serve: &Serve, config: &Path) -> [Vec<(u16, String)>; 2] {
        let both = REGISTRE.map(|name| {
            import(config, &self.path(name));
            self.answers(serve)
        });
        let [one, two] = &both;
        for answers in [one, two] {
            let found = answers.iter().filter(|(status, _)| *status == 200).count();
            assert_eq!(
                found, 240,
                "each knows its own organisations, and no others"
            );
        }
        assert_ne!(one, two);
        both
    }

    /// Imports one register after the other, until `work` is done, which begins when the second import does.
    fn while_imported<T>(&self, config: &Path, work: impl FnOnce() -> T) -> T {
        let (ended, imports) = (AtomicBool::new(false), AtomicUsize::new(0));
        thread::scope(|scope| {
            let importing = scope.spawn(|| {
                for name in REGISTRE.into_iter().cycle() {
                    import(config, &self.path(name));
                    imports.fetch_add(1, Ordering::Relaxed);
                    if ended.load(Ordering::Relaxed) {
                        return;
                    }
                }
            });
            wait_until("an import is done", || {
                imports.load(Ordering::Relaxed) > 0 || importing.is_finished()
            });
            let ends = Ends(&ended);
            let outcome = work();
            drop(ends);
            importing.join().unwrap();
            outcome
        })
    }
}

/// Says so when it is dropped, by a failure too: the imports are not to go on for ever.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// An answer without when it was given.
fn without_levert(text: &str) -> String {
    for (start, end) in [("\"levert\":\"", "\""), ("<levert>", "</levert>")] {
        if let Some((before, rest)) = text.split_once(start) {
            let (_, after) = rest.split_once(end).unwrap();
            return format!("{before}{after}");
        }
    }
    text.to_owned()
}

fn done(command: &mut Command) {
    let output = run(command);
    assert!(output.status.success(), "{command:?}: {output:?}");
}

fn in_config(config: &Path, command: &str) -> Command {
    let mut program = restanser(config.parent().unwrap(), &[command, "--config"]);
    // A great many lines are searched otherwise, by many processes at once.
    program.arg(config).env("RUST_LOG", "info");
    program
}

fn import(config: &Path, file: &Path) {
    done(in_config(config, "import").arg("--replace").arg(file));
}

fn export(config: &Path, file: &Path) {
    done(in_config(config, "export").arg("--output").arg(file));
}

/// A service with the development's register, and its configuration.
fn serve(oppstart: Oppstart) -> (Serve, PathBuf) {
    let config = oppstart.config_file();
    let serve = oppstart
        .pakkefil("pakker.toml", PAKKER)
        .management()
        .start();
    wait_until("keys", || {
        serve.managed("/health/ready").json()["keys"]["usable"] == true
    });
    (serve, config)
}

/// A file takes the place of the register, as docs/register.md says.
fn put_in_place(file: &Path, serve: &Serve) {
    let beside = serve.path("register.sqlite.tilbake");
    fs::copy(file, &beside).unwrap();
    fs::rename(beside, serve.path("register.sqlite")).unwrap();
}

#[test]
fn a_register_in_a_file() {
    let registre = Registre::new();
    let (original, config) = serve(Oppstart::new());
    let expected = registre.expected(&original, &config);
    let register = original.path("register.sqlite");
    let (restored, restored_config) = serve(Oppstart::new());

    for round in 0..3 {
        let copy = |name: &str| registre.path(&format!("{round}-{name}"));
        let (copied, vacuumed, exported) = (copy("cp"), copy("vacuum"), copy("export.jsonl.zst"));
        registre.while_imported(&config, || {
            done(Command::new("cp").arg(&register).arg(&copied));
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
            rusqlite::Connection::open_with_flags(&register, flags)
                .unwrap()
                .execute("VACUUM INTO ?1", [vacuumed.to_str().unwrap()])
                .unwrap();
            let mut command = in_config(&config, "export");
            done(
                command
                    .args(["--compress", "zstd", "--output"])
                    .arg(&exported),
            );
            // The service answers meanwhile, out of one register or the other.
            let [one, two] = &expected;
            for (number, answer) in registre.answers(&original).iter().enumerate() {
                assert!([&one[number], &two[number]].contains(&answer));
            }
        });
        for file in [&copied, &vacuumed] {
            let copy = rusqlite::Connection::open(file).unwrap();
            let sound: String = copy
                .query_row("PRAGMA integrity_check", [], |row| row.get(0))
                .unwrap();
            assert_eq!(sound, "ok");
            drop(copy);
            put_in_place(file, &restored);
            assert!(expected.contains(&registre.answers(&restored)), "{file:?}");
        }
        import(&restored_config, &exported);
        assert!(expected.contains(&registre.answers(&restored)));
    }
    // One of a known register gives that register back, to the service that it was taken from, too.
    import(&config, &registre.path(REGISTRE[0]));
    let backup = registre.path("backup");
    fs::copy(&register, &backup).unwrap();
    import(&config, &registre.path(REGISTRE[1]));
    assert!(registre.answers(&original) == expected[1]);
    put_in_place(&backup, &original);
    assert!(registre.answers(&original) == expected[0]);
    // What is put back can be imported into again.
    import(&config, &registre.path(REGISTRE[1]));
    assert!(registre.answers(&original) == expected[1]);
}

/// The tables of the register, as docs/register.md names them.
const TABELLER: [&str; 5] = [
    "skjemaversjon",
    "register_aktiv",
    "register_versjon",
    "organisasjon",
    "krav",
];

/// One of PostgreSQL's own programs, as the owner of a database.
fn as_owner(database: &Database<'_>, program: &str) -> Command {
    let mut command = database.postgres.program(program);
    let address = database.postgres.address;
    command
        .env("PGPASSWORD", PASSORD)
        .arg(format!("--host={}", address.ip()))
        .arg(format!("--port={}", address.port()))
        .arg(format!("--username=eier_{}", database.name))
        .arg(format!("--dbname={}", database.name));
    command
}

fn dump(database: &Database<'_>, file: &Path) {
    let mut command = as_owner(database, "pg_dump");
    command.arg("--format=custom");
    for table in TABELLER {
        command.arg(format!("--table={table}"));
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    // Whoever runs PostgreSQL is to be able to read it.
    fs::write(file, output.stdout).unwrap();
}

fn restore(database: &Database<'_>, file: &Path, how: &[&str]) {
    let mut command = as_owner(database, "pg_restore");
    command
        .args(how)
        .args(["--exit-on-error", "--single-transaction"]);
    let output = command.stdin(fs::File::open(file).unwrap()).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// The configuration of those who import.
fn owners(oppsett: &PostgresOppsett) -> (Oppstart, PathBuf) {
    let owner = Oppstart::new().pakker(PAKKER).postgres(oppsett);
    owner.command();
    let config = owner.config_file();
    (owner, config)
}

#[test]
fn a_register_in_postgresql() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let registre = Registre::new();
    let database = postgres.database();
    database.migrer();
    let (_owner, config) = owners(&database.eier());
    import(&config, &registre.path(REGISTRE[0]));
    let (original, readers) = serve(Oppstart::new().postgres(&database.leser()));
    let expected = registre.expected(&original, &config);

    // Taken while imports run: dumped, and exported by one who may only read.
    let (dumped, exported) = (registre.path("dump"), registre.path("export.jsonl"));
    registre.while_imported(&config, || {
        dump(&database, &dumped);
        export(&readers, &exported);
    });

    // Into another database, under owners of other names.
    let other = postgres.database();
    restore(&other, &dumped, &["--no-owner", "--no-acl"]);
    let (restored, _) = serve(Oppstart::new().postgres(&other.leser()));
    assert!(expected.contains(&registre.answers(&restored)));
    // The next import removes what the dump has of another one that ran.
    let (_owner, other_config) = owners(&other.eier());
    import(&other_config, &exported);
    assert!(expected.contains(&registre.answers(&restored)));
    let versions = "SELECT versjon FROM organisasjon UNION SELECT versjon FROM krav";
    assert_eq!(other.query(versions).len(), 1);

    // In place, under a service that runs.
    import(&config, &registre.path(REGISTRE[0]));
    dump(&database, &dumped);
    import(&config, &registre.path(REGISTRE[1]));
    assert!(registre.answers(&original) == expected[1]);
    restore(&database, &dumped, &["--clean", "--if-exists"]);
    assert!(registre.answers(&original) == expected[0]);
    import(&config, &registre.path(REGISTRE[1]));
    assert!(registre.answers(&original) == expected[1]);
}

#[test]
fn an_export_goes_from_either_kind_of_register_into_the_other() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let registre = Registre::new();
    let database = postgres.database();
    database.migrer();
    let (_owner, owner) = owners(&database.eier());
    let (in_file, file_config) = serve(Oppstart::new());
    import(&owner, &registre.path(REGISTRE[0]));
    let (in_postgres, _) = serve(Oppstart::new().postgres(&database.leser()));

    let (there, back) = (registre.path("there.jsonl"), registre.path("back.jsonl"));
    import(&file_config, &registre.path(REGISTRE[1]));
    let expected = registre.answers(&in_file);
    export(&file_config, &there);
    import(&owner, &there);
    assert!(registre.answers(&in_postgres) == expected);
    export(&owner, &back);
    assert!(fs::read(&there).unwrap() == fs::read(&back).unwrap());
    import(&file_config, &registre.path(REGISTRE[0]));
    assert!(registre.answers(&in_file) != expected);
    import(&file_config, &back);
    assert!(registre.answers(&in_file) == expected);
}
