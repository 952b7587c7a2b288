//! One database of a PostgreSQL, with its two users, its tables and its register.

use std::net::SocketAddr;
use std::path::PathBuf;

use jiff::civil::date;
use restanser_server::kilde::postgres::{
    PostgresFeil, PostgresKilde, PostgresOppsett, PostgresSkriver, PostgresUrl, migrer,
};
use restanser_server::kilde::{
    Kategori, KildeFeil, Krav, Kravpost, Omfang, Registerskriver as _, Skrevet,
};
use restanser_server::klokke::Klokke;

use super::belastning::BELOP;
use super::postgres::{PASSORD, Postgres, open, runtime};
use super::{INTET_FORFALT, Oppsett, Tjeneste, VIRKSOMHET};

/// One database in it.
pub struct Database<'a> {
    pub postgres: &'a Postgres,
    pub name: String,
    pub passord_fil: PathBuf,
}

impl Database<'_> {
    /// As its owner.
    pub fn eier(&self) -> PostgresOppsett {
        self.oppsett("eier", self.postgres.address)
    }

    /// As one who may only read.
    pub fn leser(&self) -> PostgresOppsett {
        self.oppsett("leser", self.postgres.address)
    }

    /// Through something that listens at `address`.
    pub fn oppsett(&self, user: &str, address: SocketAddr) -> PostgresOppsett {
        let name = &self.name;
        PostgresOppsett {
            url: PostgresUrl(format!("postgresql://{user}_{name}@{address}/{name}")),
            passord_fil: Some(self.passord_fil.clone()),
            ca_fil: None,
            les_fra_replika: false,
            svarfrist_millisekunder: 2000,
            tilkoblingsfrist_millisekunder: 2000,
        }
    }

    pub fn sql(&self, sql: &str) {
        self.postgres.sql(&self.name, sql);
    }

    pub fn query(&self, sql: &str) -> Vec<String> {
        self.postgres.query(&self.name, sql).unwrap()
    }

    /// Cuts every connection of the service.
    pub fn terminate(&self) {
        self.sql(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'leser_{}'",
            self.name
        ));
    }

    pub fn migrer(&self) {
        migrer(&self.eier()).unwrap();
    }

    /// Writes a whole register.
    pub fn fyll(&self, organisasjoner: &[&str], krav: &[Kravpost]) -> Skrevet {
        let mut skriver = Box::new(PostgresSkriver::begynn(&self.eier(), Omfang::Hele).unwrap());
        for organisasjon in organisasjoner {
            skriver.organisasjon(organisasjon.parse().unwrap()).unwrap();
        }
        for post in krav {
            skriver.krav(post).unwrap();
        }
        skriver.ferdig().unwrap()
    }
}

/// A claim of fees that is due.
pub fn post(krav_id: &str, organisasjon: &str, hovedstol: i64) -> Kravpost {
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

/// What PostgreSQL, or the way to it, answered instead.
pub fn postgres_error(outcome: Result<impl Sized, KildeFeil>) -> PostgresFeil {
    match outcome {
        Err(KildeFeil::Postgres(error)) => error,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("no error"),
    }
}

/// Tables, and the register that [`Belastning`](super::belastning::Belastning) expects.
pub fn fyll(database: &Database<'_>) {
    database.migrer();
    database.fyll(
        &[VIRKSOMHET, INTET_FORFALT],
        &[post("1", VIRKSOMHET, BELOP)],
    );
}

/// Bounds that a test need not wait long for.
pub fn quick(mut oppsett: PostgresOppsett) -> PostgresOppsett {
    oppsett.svarfrist_millisekunder = 1000;
    oppsett.tilkoblingsfrist_millisekunder = 1000;
    oppsett
}

/// The whole service on it.
pub fn serve(oppsett: &PostgresOppsett) -> Tjeneste {
    Oppsett::default().kilde(open(oppsett)).start()
}

/// Why the source is not opened; the password is no part of it.
pub fn refused(oppsett: &PostgresOppsett) -> String {
    let opened = PostgresKilde::open(oppsett, Klokke::system().unwrap());
    let error = runtime().block_on(opened).unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(!text.contains(PASSORD), "{text}");
    error.to_string()
}
