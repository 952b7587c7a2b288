//! What every source answers, whichever database the claims lie in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

#[path = "../felles/mod.rs"]
mod felles;
mod register;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use felles::postgres::{Postgres, runtime};
use felles::{INTET_FORFALT, UKJENT, VIRKSOMHET};
use jiff::Timestamp;
use jiff::civil::date;
use register::{Register, Sqlite, TODAY, gebyr, look_up, look_up_at, owed, post};
use restanser_server::kilde::{Kategori, KildeFeil};
use restanser_server::klokke::Klokke;

/// Runs each rule on each kind of register.
macro_rules! every_source {
    ($($rule:ident)*) => {
        mod sqlite {
            $(#[test]
            fn $rule() {
                super::$rule(&super::Sqlite(tempfile::tempdir().unwrap()));
            })*
        }
        mod postgres {
            $(#[test]
            fn $rule() {
                if let Some(postgres) = super::Postgres::shared() {
                    let database = postgres.database();
                    database.migrer();
                    super::$rule(&database);
                }
            })*
        }
    };
}

every_source! {
    unknown_is_not_the_same_as_nothing
    every_category_is_read_back
    unknown_interest_is_not_none
    a_claim_is_due_when_its_last_day_is_over_in_oslo
    the_first_and_the_last_day_are_read
    what_outgrows_the_answer_is_an_error
    an_organisation_may_have_many_claims
    neighbours_are_not_mixed_up
    a_replaced_register_is_read_whole
    many_ask_at_once
    a_source_that_can_be_asked_says_so
}

fn unknown_is_not_the_same_as_nothing(register: &dyn Register) {
    let later = post(
        2,
        INTET_FORFALT,
        Kategori::Gebyr,
        date(2030, 1, 1),
        (9, None),
    );
    register.fyll(&[VIRKSOMHET, INTET_FORFALT], &[later]);
    let kilde = register.kilde();
    assert!(look_up(&*kilde, UKJENT).is_none());
    for known in [VIRKSOMHET, INTET_FORFALT] {
        let nothing = look_up(&*kilde, known).unwrap();
        for kategori in Kategori::ALLE {
            let restanse = nothing.i_kategori(kategori);
            assert_eq!((restanse.krav, restanse.renter), (0, Some(0)));
        }
    }
    register.fyll(&[], &[]);
    assert!(look_up(&*kilde, VIRKSOMHET).is_none());
}

fn every_category_is_read_back(register: &dyn Register) {
    let claims: Vec<_> = Kategori::ALLE
        .into_iter()
        .zip(1..)
        .flat_map(|(kategori, number)| {
            let amount = i64::try_from(number).unwrap();
            [
                post(
                    number,
                    VIRKSOMHET,
                    kategori,
                    date(2023, 3, 10),
                    (amount, Some(amount * 10)),
                ),
                post(
                    number + 10,
                    VIRKSOMHET,
                    kategori,
                    date(2026, 6, 30),
                    (100, None),
                ),
                post(number + 20, VIRKSOMHET, kategori, TODAY, (9000, Some(1))),
                post(
                    number + 30,
                    INTET_FORFALT,
                    kategori,
                    date(2023, 3, 10),
                    (7000, Some(8000)),
                ),
            ]
        })
        .collect();
    register.fyll(&[VIRKSOMHET, INTET_FORFALT], &claims);
    let sums = look_up(&*register.kilde(), VIRKSOMHET).unwrap();
    for (kategori, amount) in Kategori::ALLE.into_iter().zip(1..) {
        let restanse = sums.i_kategori(kategori);
        assert_eq!(restanse.krav, 100 + amount);
        assert_eq!(restanse.renter, Some(amount * 10));
        assert_eq!(restanse.forfalt_og_ubetalt(), 100 + amount * 11);
    }
}

fn unknown_interest_is_not_none(register: &dyn Register) {
    let (mva, gebyr) = (Kategori::Merverdiavgift, Kategori::Gebyr);
    let forfall = date(2023, 3, 10);
    let claims = [
        post(1, VIRKSOMHET, mva, forfall, (10, None)),
        post(2, VIRKSOMHET, gebyr, forfall, (10, Some(0))),
    ];
    register.fyll(&[VIRKSOMHET], &claims);
    let sums = look_up(&*register.kilde(), VIRKSOMHET).unwrap();
    assert_eq!(
        (sums.merverdiavgift.renter, sums.gebyr.renter),
        (None, Some(0))
    );
}

fn a_claim_is_due_when_its_last_day_is_over_in_oslo(register: &dyn Register) {
    // The last moment of the day, in universal time: winter, summer, and the days on which the clock is changed.
    for (last_day, last_moment) in [
        (date(2026, 1, 15), "2026-01-15T22:59:59.999999999Z"),
        (date(2026, 7, 15), "2026-07-15T21:59:59.999999999Z"),
        (date(2026, 3, 28), "2026-03-28T22:59:59.999999999Z"),
        (date(2026, 3, 29), "2026-03-29T21:59:59.999999999Z"),
        (date(2026, 10, 24), "2026-10-24T21:59:59.999999999Z"),
        (date(2026, 10, 25), "2026-10-25T22:59:59.999999999Z"),
        (date(2026, 12, 31), "2026-12-31T22:59:59.999999999Z"),
        (date(2028, 2, 29), "2028-02-29T22:59:59.999999999Z"),
    ] {
        register.fyll(
            &[VIRKSOMHET],
            &[post(1, VIRKSOMHET, Kategori::Gebyr, last_day, (5, None))],
        );
        let kilde = register.kilde();
        let last_moment: Timestamp = last_moment.parse().unwrap();
        let first_moment = last_moment + jiff::SignedDuration::from_nanos(1);
        for (moment, amount) in [(last_moment, 0), (first_moment, 5)] {
            let today = Klokke::from_fn(move || moment).unwrap().today_in_oslo();
            let sums = look_up_at(&*kilde, VIRKSOMHET, today).unwrap().unwrap();
            assert_eq!(sums.gebyr.krav, amount, "{last_day} at {moment}");
        }
    }
}

fn the_first_and_the_last_day_are_read(register: &dyn Register) {
    let gebyr = Kategori::Gebyr;
    let claims = [
        post(1, VIRKSOMHET, gebyr, date(1, 1, 1), (1, None)),
        post(2, VIRKSOMHET, gebyr, date(1999, 12, 31), (2, None)),
        post(3, VIRKSOMHET, gebyr, date(9999, 12, 31), (4, None)),
    ];
    register.fyll(&[VIRKSOMHET], &claims);
    assert_eq!(owed(&*register.kilde(), VIRKSOMHET), 3);
}

fn what_outgrows_the_answer_is_an_error(register: &dyn Register) {
    register.fyll(&[VIRKSOMHET], &[gebyr(1, VIRKSOMHET, i64::MAX)]);
    let kilde = register.kilde();
    assert_eq!(owed(&*kilde, VIRKSOMHET), i64::MAX);
    let both = [
        gebyr(1, VIRKSOMHET, 5),
        gebyr(2, VIRKSOMHET, 1),
        gebyr(3, INTET_FORFALT, 2),
    ];
    register.fyll(&[VIRKSOMHET, INTET_FORFALT], &both);
    let most = i64::MAX;
    register.endre(&format!(
        "UPDATE krav SET hovedstol = {most} WHERE hovedstol = 5"
    ));
    for _ in 0..20 {
        let error = look_up_at(&*kilde, VIRKSOMHET, TODAY).unwrap_err();
        assert!(
            matches!(
                error,
                KildeFeil::Overflyt {
                    kategori: Kategori::Gebyr
                }
            ),
            "{error}"
        );
        // One organisation's claims are nobody else's trouble.
        assert_eq!(owed(&*kilde, INTET_FORFALT), 2);
    }
}

fn an_organisation_may_have_many_claims(register: &dyn Register) {
    let claims: Vec<_> = (0..12_000).map(|id| gebyr(id, VIRKSOMHET, 3)).collect();
    register.fyll(&[VIRKSOMHET], &claims);
    assert_eq!(owed(&*register.kilde(), VIRKSOMHET), 36_000);
}

/// Numbers that exist, one after the other.
fn numbers(count: usize) -> Vec<String> {
    (310_000_000..)
        .map(|number: u32| number.to_string())
        .filter(|text| {
            text.parse::<restanser_server::organisasjonsnummer::Organisasjonsnummer>()
                .is_ok()
        })
        .take(count)
        .collect()
}

fn neighbours_are_not_mixed_up(register: &dyn Register) {
    let numbers = numbers(300);
    let names: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let claims: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(id, name)| gebyr(id, name, i64::try_from(id).unwrap()))
        .collect();
    register.fyll(&names, &claims);
    let kilde = register.kilde();
    let runtime = runtime();
    runtime.block_on(async {
        let all = names.iter().map(|name| async {
            let organisasjon = name.parse().unwrap();
            kilde
                .forfalt_og_ubetalt(&organisasjon, TODAY)
                .await
                .unwrap()
                .unwrap()
                .gebyr
                .krav
        });
        let all = futures_util::future::join_all(all).await;
        assert_eq!(all, (0..300).collect::<Vec<i64>>());
    });
}

fn a_replaced_register_is_read_whole(register: &dyn Register) {
    // Two claims of one amount in each register: an odd half would be of two registers.
    let write = |amount: i64| {
        let mut claims: Vec<_> = (0..500).map(|id| gebyr(id, INTET_FORFALT, 1)).collect();
        claims.push(gebyr(1000, VIRKSOMHET, amount));
        claims.push(post(
            1001,
            VIRKSOMHET,
            Kategori::Restskatt,
            date(2020, 1, 1),
            (amount, None),
        ));
        register.fyll(&[VIRKSOMHET, INTET_FORFALT], &claims);
    };
    write(1);
    let (kilde, done) = (register.kilde(), AtomicBool::new(false));
    thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let (runtime, organisasjon) = (runtime(), VIRKSOMHET.parse().unwrap());
                    let mut last = 0;
                    while !done.load(Ordering::SeqCst) {
                        let sums = runtime.block_on(kilde.forfalt_og_ubetalt(&organisasjon, TODAY));
                        let sums = sums.unwrap().unwrap();
                        let amount = sums.gebyr.krav;
                        assert_eq!(sums.restskatt.krav, amount);
                        assert!(amount >= last, "from {last} back to {amount}");
                        last = amount;
                    }
                    last
                })
            })
            .collect();
        (2..=12).for_each(write);
        assert_eq!(owed(&*kilde, VIRKSOMHET), 12);
        done.store(true, Ordering::SeqCst);
        for reader in readers {
            assert!(reader.join().unwrap() >= 1);
        }
    });
}

fn many_ask_at_once(register: &dyn Register) {
    register.fyll(&[VIRKSOMHET, INTET_FORFALT], &[gebyr(1, VIRKSOMHET, 7)]);
    let kilde = register.kilde();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                runtime().block_on(async {
                    let known = VIRKSOMHET.parse().unwrap();
                    let unknown = UKJENT.parse().unwrap();
                    for _ in 0..5 {
                        let answers = (0..100).map(|number| {
                            let organisasjon = if number % 2 == 0 { &known } else { &unknown };
                            kilde.forfalt_og_ubetalt(organisasjon, TODAY)
                        });
                        let answers = futures_util::future::join_all(answers).await;
                        for (number, answer) in answers.into_iter().enumerate() {
                            let amount = answer.unwrap().map(|sums| sums.gebyr.krav);
                            assert_eq!(amount, (number % 2 == 0).then_some(7));
                        }
                    }
                });
            });
        }
    });
}

fn a_source_that_can_be_asked_says_so(register: &dyn Register) {
    register.fyll(&[], &[]);
    let kilde = register.kilde();
    runtime().block_on(kilde.status()).unwrap();
}
