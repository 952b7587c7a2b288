//! Registers of each kind: filled past the import, and asked.

use std::sync::Arc;

use jiff::civil::{Date, date};
use restanser_server::kilde::sqlite::{SqliteKilde, opprett};
use restanser_server::kilde::{ForfaltOgUbetalt, Kategori, Kilde, KildeFeil, Krav, Kravpost};
use tempfile::TempDir;

use crate::felles::postgres::{Database, open, runtime};

pub const TODAY: Date = date(2026, 7, 1);

/// A register, and what reads it.
pub trait Register {
    /// Makes it hold this, and nothing else.
    fn fyll(&self, organisasjoner: &[&str], krav: &[Kravpost]);
    /// Changes it past the import, which would refuse what is wrong.
    fn endre(&self, sql: &str);
    fn kilde(&self) -> Arc<dyn Kilde>;
}

pub struct Sqlite(pub TempDir);

impl Register for Sqlite {
    fn fyll(&self, organisasjoner: &[&str], krav: &[Kravpost]) {
        let numbers = organisasjoner.iter().map(|number| number.parse().unwrap());
        let claims = krav.iter().map(|post| post.krav);
        opprett(&self.0.path().join("register.sqlite"), numbers, claims).unwrap();
    }

    fn endre(&self, sql: &str) {
        let register = rusqlite::Connection::open(self.0.path().join("register.sqlite"));
        register.unwrap().execute_batch(sql).unwrap();
    }

    fn kilde(&self) -> Arc<dyn Kilde> {
        Arc::new(SqliteKilde::open(self.0.path().join("register.sqlite")).unwrap())
    }
}

impl Register for Database<'_> {
    fn fyll(&self, organisasjoner: &[&str], krav: &[Kravpost]) {
        Database::fyll(self, organisasjoner, krav);
    }

    fn endre(&self, sql: &str) {
        self.sql(sql);
    }

    fn kilde(&self) -> Arc<dyn Kilde> {
        Arc::new(open(&self.leser()))
    }
}

pub fn post(
    id: usize,
    organisasjon: &str,
    kategori: Kategori,
    forfall: Date,
    belop: (i64, Option<i64>),
) -> Kravpost {
    Kravpost {
        krav_id: format!("K-{id}"),
        krav: Krav::new(
            organisasjon.parse().unwrap(),
            kategori,
            forfall,
            belop.0,
            belop.1,
        )
        .unwrap(),
        kildesystem: "SKARP".to_owned(),
        oppdatert: "2026-06-30T12:00:00Z".parse().unwrap(),
    }
}

pub fn gebyr(id: usize, organisasjon: &str, hovedstol: i64) -> Kravpost {
    let forfall = date(2023, 3, 10);
    post(
        id,
        organisasjon,
        Kategori::Gebyr,
        forfall,
        (hovedstol, None),
    )
}

pub fn look_up_at(
    kilde: &dyn Kilde,
    organisasjon: &str,
    today: Date,
) -> Result<Option<ForfaltOgUbetalt>, KildeFeil> {
    thread_local!(static RUNTIME: tokio::runtime::Runtime = runtime());
    let organisasjon = organisasjon.parse().unwrap();
    RUNTIME.with(|runtime| runtime.block_on(kilde.forfalt_og_ubetalt(&organisasjon, today)))
}

pub fn look_up(kilde: &dyn Kilde, organisasjon: &str) -> Option<ForfaltOgUbetalt> {
    look_up_at(kilde, organisasjon, TODAY).unwrap()
}

pub fn owed(kilde: &dyn Kilde, organisasjon: &str) -> i64 {
    look_up(kilde, organisasjon).unwrap().gebyr.krav
}
