//! The disclosure log in a database: opened, served with, verified and read.

use std::path::PathBuf;
use std::process::Output;

use jiff::SignedDuration;
use jiff::civil::date;
use restanser_server::kilde::Kategori;
use restanser_server::kilde::postgres::PostgresOppsett;
use restanser_server::utlevering::{Tabellvalg, UtleveringFeil, Utleveringslogg};
use serde_json::Value;
use tempfile::TempDir;

use super::belastning::BELOP;
use super::database::{Database, quick};
use super::postgres::Postgres;
use super::prosess::{restanser, run};
use super::tjeneste::KravRad;
use super::{BRREG, INTET_FORFALT, Issuer, Oppsett, Tjeneste, UTEN_TILGANG, VIRKSOMHET};

/// What is asked for most.
pub const DIBK: &str = "dibk/310111643";

impl Database<'_> {
    /// Lets the one who may only read write disclosures.
    pub fn with_log(self) -> Self {
        self.migrer();
        self.sql(&format!(
            "GRANT INSERT, DELETE ON utlevering TO leser_{0}; GRANT INSERT, UPDATE ON utlevering_hode TO leser_{0}",
            self.name
        ));
        self
    }

    pub fn chain(&self, tjener: &str) -> Tabellvalg {
        valg(quick(self.leser()), tjener)
    }

    /// The lines of a chain, in order.
    pub fn lines(&self, tjener: &str) -> Vec<String> {
        self.query(&format!(
            "SELECT linje FROM utlevering WHERE tjener = '{tjener}' ORDER BY nr"
        ))
    }

    /// The records of one type in a chain.
    pub fn records(&self, tjener: &str, kind: &str) -> Vec<Value> {
        self.lines(tjener)
            .iter()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|record: &Value| record["type"] == kind)
            .collect()
    }

    /// Every one of these answers has one record, in whichever chain, and all chains are whole.
    pub fn assert_recorded(&self, answered: &[String]) {
        let sql = "SELECT linje::json->>'korrelasjonsid' FROM utlevering WHERE type = 'utlevering'";
        let mut recorded = std::collections::HashMap::new();
        for id in self.query(sql) {
            *recorded.entry(id).or_insert(0) += 1;
        }
        for id in answered {
            assert_eq!(recorded.get(id), Some(&1), "an answer without its record");
        }
        let output = self.utleveringer(&["verify", "--json"]);
        let report = String::from_utf8_lossy(&output.stdout);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{report} {told}");
    }

    /// `restanser utleveringer` on it.
    pub fn utleveringer(&self, arguments: &[&str]) -> Output {
        let (folder, config) = self.config("leser", "utleveringer");
        let mut command = restanser(folder.path(), &["utleveringer"]);
        run(command.args(arguments).arg("--config").arg(config))
    }

    /// A configuration with the log in the database, for the server `tjener`.
    pub fn config(&self, user: &str, tjener: &str) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let oppsett = self.oppsett(user, self.postgres.address);
        let file = folder.path().join("restanser.toml");
        restanser_server::dev::data::fyll(&folder.path().join("register.sqlite")).unwrap();
        let config = format!(
            r#"listen = "127.0.0.1:0"
[maskinporten]
issuer = "{}"
[kilde]
sqlite = "{}/register.sqlite"
[utlevering.postgres]
tjener = "{tjener}"
url = "{}"
passord_fil = "{}"
svarfrist_millisekunder = 10000
tilkoblingsfrist_millisekunder = 10000
[rettighetspakker.dibk]
hjemmel = "plan- og bygningsloven"
samtykke = false
konsumenter = ["{}"]
"#,
            Issuer::shared().url,
            folder.path().display(),
            oppsett.url.0,
            self.passord_fil.display(),
            BRREG,
        );
        std::fs::write(&file, config).unwrap();
        (folder, file)
    }
}

/// One chain, kept for ever.
pub fn valg(oppsett: PostgresOppsett, tjener: &str) -> Tabellvalg {
    Tabellvalg {
        oppsett,
        tjener: tjener.to_owned(),
        oppbevar: None,
    }
}

pub fn kept_for(valg: Tabellvalg, days: i64) -> Tabellvalg {
    Tabellvalg {
        oppbevar: Some(SignedDuration::from_hours(24 * days)),
        ..valg
    }
}

/// A service with what [`Belastning`](super::belastning::Belastning) expects, and this log.
pub fn service(valg: &Tabellvalg) -> Oppsett {
    let due: KravRad = (Kategori::Gebyr, date(2023, 3, 10), BELOP, None);
    Oppsett::default()
        .krav(vec![(VIRKSOMHET, vec![due]), (INTET_FORFALT, vec![])])
        .utleveringer(Utleveringslogg::open_postgres(valg).unwrap())
}

pub fn serve(valg: &Tabellvalg) -> Tjeneste {
    service(valg).start()
}

/// Why the log is not opened.
pub fn refused(valg: &Tabellvalg) -> String {
    match Utleveringslogg::open_postgres(valg) {
        Err(error @ UtleveringFeil::Postgres { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// What a program printed.
pub fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// A database with two chains: `a` with so many disclosures about two organisations and a refusal, and `b` with three.
pub fn with_two_chains(postgres: &Postgres, disclosures: usize) -> Database<'_> {
    let database = postgres.database().with_log();
    for (tjener, count) in [("a", disclosures), ("b", 3)] {
        let tjeneste = serve(&database.chain(tjener));
        for number in 0..count {
            let organisasjon = [VIRKSOMHET, INTET_FORFALT][number % 2];
            let answer = tjeneste.ask(BRREG, &format!("dibk/{organisasjon}"));
            assert_eq!(answer.status, 200);
        }
        if tjener == "a" {
            assert_eq!(tjeneste.ask(UTEN_TILGANG, DIBK).kode(), "RESTANSE-005");
        }
        drop(tjeneste);
    }
    database
}
