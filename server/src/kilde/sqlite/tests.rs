//! The SQLite source: what it answers, and how it fails and recovers.

mod skriving;

use std::fs;
use std::path::PathBuf;

use futures_util::FutureExt;
use jiff::civil::date;
use rusqlite::StatementStatus;
use tempfile::TempDir;

use super::*;
use crate::kilde::Kategori;

const TODAY: Date = date(2026, 7, 1);
const KNOWN: &str = "310111643";
const OTHER: &str = "313367002";

fn nummer(text: &str) -> Organisasjonsnummer {
    text.parse().unwrap()
}

fn krav(organisasjon: &str, kategori: Kategori, hovedstol: i64, renter: Option<i64>) -> Krav {
    Krav::new(
        nummer(organisasjon),
        kategori,
        date(2023, 3, 10),
        hovedstol,
        renter,
    )
    .unwrap()
}

/// A folder and the path of a register in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("restanser.sqlite");
    (folder, path)
}

/// A register in which `KNOWN` owes `amount` in fees, and `OTHER` nothing.
fn write(path: &Path, amount: i64) {
    opprett(
        path,
        [nummer(KNOWN), nummer(OTHER)],
        [krav(KNOWN, Kategori::Gebyr, amount, None)],
    )
    .unwrap();
}

fn look_up(kilde: &dyn Kilde, organisasjon: &str) -> Result<Option<ForfaltOgUbetalt>, KildeFeil> {
    kilde
        .forfalt_og_ubetalt(&nummer(organisasjon), TODAY)
        .now_or_never()
        .expect("SQLite is read without waiting")
}

fn gebyr(kilde: &dyn Kilde) -> i64 {
    look_up(kilde, KNOWN).unwrap().unwrap().gebyr.krav
}

fn names_in(folder: &TempDir) -> Vec<String> {
    fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn unknown_is_not_the_same_as_nothing() {
    let (_folder, path) = place();
    write(&path, 5);
    let kilde = SqliteKilde::open(&path).unwrap();
    assert!(look_up(&kilde, "314961900").unwrap().is_none());
    let nothing = look_up(&kilde, OTHER).unwrap().unwrap();
    for kategori in Kategori::ALLE {
        let restanse = nothing.i_kategori(kategori);
        assert_eq!((restanse.krav, restanse.renter), (0, Some(0)));
    }
}

#[test]
fn every_field_is_read_back() {
    let (_folder, path) = place();
    let claims = Kategori::ALLE
        .into_iter()
        .zip(1..)
        .flat_map(|(kategori, amount)| {
            [
                krav(KNOWN, kategori, amount, Some(amount * 10)),
                krav(KNOWN, kategori, 100, None),
                krav(OTHER, kategori, 7000, Some(8000)),
                Krav::new(nummer(KNOWN), kategori, TODAY, 9000, None).unwrap(),
            ]
        });
    opprett(&path, [nummer(KNOWN), nummer(OTHER)], claims).unwrap();
    let kilde = SqliteKilde::open(&path).unwrap();
    let sums = look_up(&kilde, KNOWN).unwrap().unwrap();
    for (kategori, amount) in Kategori::ALLE.into_iter().zip(1..) {
        let restanse = sums.i_kategori(kategori);
        assert_eq!(restanse.krav, 100 + amount);
        assert_eq!(restanse.renter, Some(amount * 10));
        assert_eq!(restanse.forfalt_og_ubetalt(), 100 + amount * 11);
    }
}

#[test]
fn a_lookup_reads_one_range() {
    let (_folder, path) = place();
    write(&path, 5);
    let plan: Vec<String> = connect(&path)
        .unwrap()
        .prepare(&format!("EXPLAIN QUERY PLAN {LOOKUP}"))
        .unwrap()
        .query_map([KNOWN], |row| row.get("detail"))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(
        plan.len() == 2 && plan.iter().all(|step| step.contains("USING PRIMARY KEY")),
        "{plan:?}"
    );
}

#[test]
fn an_analyzed_register_is_not_planned_anew_at_each_lookup() {
    let (_folder, path) = place();
    write(&path, 5);
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("ANALYZE").unwrap();
    let kilde = SqliteKilde::open(&path).unwrap();
    let open = Open::at(&kilde.path).unwrap();
    for organisasjon in [KNOWN, OTHER, KNOWN, "314961900"] {
        open.claims(nummer(organisasjon), &path).unwrap();
    }
    let statement = open.connection.prepare_cached(LOOKUP).unwrap();
    assert_eq!(statement.get_status(StatementStatus::Run), 4);
    assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
}

#[test]
fn two_sources_on_one_thread_do_not_mix() {
    let (_first_folder, first) = place();
    let (_second_folder, second) = place();
    write(&first, 1);
    write(&second, 2);
    let (first, second) = (
        SqliteKilde::open(&first).unwrap(),
        SqliteKilde::open(&second).unwrap(),
    );
    for _ in 0..3 {
        assert_eq!((gebyr(&first), gebyr(&second)), (1, 2));
    }
}

#[test]
fn many_threads_read_at_once() {
    let (_folder, path) = place();
    write(&path, 3);
    let kilde = SqliteKilde::open(&path).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..200 {
                    assert_eq!(gebyr(&kilde), 3);
                }
            });
        }
    });
}

#[test]
fn a_thread_keeps_one_connection_and_none_of_a_source_that_is_gone() {
    let (_folder, path) = place();
    write(&path, 3);
    let ids = || KEPT.with_borrow(|kept| kept.keys().copied().collect::<Vec<_>>());
    let first = SqliteKilde::open(&path).unwrap();
    gebyr(&first);
    gebyr(&first);
    assert_eq!(ids(), [first.id]);
    drop(first);
    let second = SqliteKilde::open(&path).unwrap();
    gebyr(&second);
    assert_eq!(ids(), [second.id]);
}

#[test]
fn a_replaced_register_is_read_and_a_missing_one_is_an_error() {
    let (_folder, path) = place();
    write(&path, 1);
    let kilde = SqliteKilde::open(&path).unwrap();
    assert_eq!(gebyr(&kilde), 1);
    write(&path, 2);
    assert_eq!(gebyr(&kilde), 2);
    fs::remove_file(&path).unwrap();
    assert!(matches!(
        look_up(&kilde, KNOWN),
        Err(KildeFeil::Utilgjengelig { .. })
    ));
    write(&path, 3);
    assert_eq!(gebyr(&kilde), 3);
}

#[test]
fn a_change_in_place_is_seen() {
    let (_folder, path) = place();
    write(&path, 1);
    let kilde = SqliteKilde::open(&path).unwrap();
    assert_eq!(gebyr(&kilde), 1);
    Connection::open(&path)
        .unwrap()
        .execute_batch("UPDATE krav SET hovedstol = 9")
        .unwrap();
    assert_eq!(gebyr(&kilde), 9);
}

#[test]
fn a_damaged_register_is_an_error_until_it_is_mended() {
    let (_folder, path) = place();
    write(&path, 1);
    let whole = fs::read(&path).unwrap();
    let kilde = SqliteKilde::open(&path).unwrap();
    assert_eq!(gebyr(&kilde), 1);

    // In place, under the open connection: first the header, then all but the header.
    fs::write(&path, vec![b'x'; whole.len()]).unwrap();
    assert!(matches!(
        look_up(&kilde, KNOWN),
        Err(KildeFeil::Skadet { .. })
    ));
    let mut damaged = whole.clone();
    damaged[100..].fill(0xff);
    fs::write(&path, &damaged).unwrap();
    assert!(matches!(
        look_up(&kilde, KNOWN),
        Err(KildeFeil::Skadet { .. })
    ));
    fs::write(&path, &whole).unwrap();
    assert_eq!(gebyr(&kilde), 1);
}

#[test]
fn a_truncated_register_is_an_error() {
    let (_folder, path) = place();
    write(&path, 1);
    let kilde = SqliteKilde::open(&path).unwrap();
    let whole = fs::read(&path).unwrap();
    for length in [0, 50, 4096, whole.len() - 4096] {
        fs::write(&path, &whole[..length]).unwrap();
        look_up(&kilde, KNOWN).unwrap_err();
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(gebyr(&kilde), 1);
}

#[test]
fn a_locked_register_is_an_error_until_it_is_let_go() {
    let (_folder, path) = place();
    write(&path, 1);
    let kilde = SqliteKilde::open(&path).unwrap();
    assert_eq!(gebyr(&kilde), 1);
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert!(matches!(
        look_up(&kilde, KNOWN),
        Err(KildeFeil::Laast { .. })
    ));
    writer.execute_batch("ROLLBACK").unwrap();
    assert_eq!(gebyr(&kilde), 1);
}

#[test]
fn only_a_register_of_this_version_is_opened() {
    let (folder, path) = place();
    assert!(matches!(
        SqliteKilde::open(&path),
        Err(KildeFeil::Utilgjengelig { .. })
    ));
    assert!(names_in(&folder).is_empty(), "opening makes no file");
    SqliteKilde::open(folder.path()).unwrap_err();

    fs::write(&path, "").unwrap();
    assert!(matches!(
        SqliteKilde::open(&path),
        Err(KildeFeil::IkkeRegister { found: 0, .. })
    ));
    write(&path, 1);
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let error = SqliteKilde::open(&path).unwrap_err();
    assert!(matches!(error, KildeFeil::Skjemaversjon { found: 99, .. }));
    assert!(error.to_string().contains("version 99"), "{error}");
}

#[test]
fn values_that_cannot_be_are_errors() {
    for (change, field) in [
        ("hovedstol = -1", "hovedstol"),
        ("renter = -1", "renter"),
        ("kategori = 'skatt'", "kategori"),
        ("forfallsdato = 'i går'", "forfallsdato"),
    ] {
        let (_folder, path) = place();
        write(&path, 1);
        Connection::open(&path)
            .unwrap()
            .execute_batch(&format!(
                "PRAGMA ignore_check_constraints = ON; UPDATE krav SET {change}"
            ))
            .unwrap();
        match look_up(&SqliteKilde::open(&path).unwrap(), KNOWN) {
            Err(KildeFeil::NegativtBelop { felt } | KildeFeil::UgyldigVerdi { felt }) => {
                assert_eq!(felt, field);
            }
            other => panic!("{change}: {other:?}"),
        }
    }
}

#[test]
fn the_schema_refuses_what_cannot_be() {
    let (_folder, path) = place();
    write(&path, 1);
    let connection = Connection::open(&path).unwrap();
    for change in [
        "UPDATE krav SET hovedstol = -1",
        "UPDATE krav SET hovedstol = 1.5",
        "UPDATE krav SET hovedstol = NULL",
        "UPDATE krav SET renter = -1",
        "UPDATE krav SET kategori = 'skatt'",
        "UPDATE krav SET forfallsdato = '2023-02-30'",
        "UPDATE krav SET forfallsdato = '2023-2-3'",
        "UPDATE krav SET organisasjonsnummer = '314961900'",
        "INSERT INTO organisasjon VALUES ('31011164x')",
        "INSERT INTO organisasjon VALUES ('3101116430')",
        "DELETE FROM organisasjon",
    ] {
        let sql = format!("PRAGMA foreign_keys = ON; {change}");
        assert!(connection.execute_batch(&sql).is_err(), "{change}");
    }
}

#[test]
fn an_overflow_is_an_error() {
    let (_folder, path) = place();
    let most = krav(KNOWN, Kategori::Gebyr, i64::MAX, None);
    opprett(&path, [nummer(KNOWN)], [most, most]).unwrap();
    assert!(matches!(
        look_up(&SqliteKilde::open(&path).unwrap(), KNOWN),
        Err(KildeFeil::Overflyt {
            kategori: Kategori::Gebyr
        })
    ));
}
