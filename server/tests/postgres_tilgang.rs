//! Who PostgreSQL lets in, and how: passwords and TLS, in order and not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;

use felles::belastning::Belastning;
use felles::database::{fyll, quick, refused, serve};
use felles::postgres::{PASSORD, Postgres, open, runtime};
use restanser_server::kilde::Kilde as _;
use restanser_server::kilde::postgres::{PostgresOppsett, PostgresUrl};

const CONSUMERS: usize = 4;

#[test]
fn a_wrong_password_is_refused_at_the_start_and_002_later_until_it_is_mended() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let file = postgres.file(&format!("passord-{}", database.name), "feil\n");
    let mut oppsett = quick(database.leser());
    oppsett.passord_fil = Some(file.clone());
    assert!(refused(&oppsett).contains("password authentication failed"));
    oppsett.passord_fil = Some(file.with_extension("borte"));
    assert!(refused(&oppsett).contains("passord_fil"));
    oppsett.passord_fil = None;
    assert!(refused(&oppsett).contains("password missing"));

    fs::write(&file, format!("{PASSORD}\n")).unwrap();
    oppsett.passord_fil = Some(file.clone());
    let tjeneste = serve(&oppsett);
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    belastning.until_in_order();
    database.sql(&format!(
        "ALTER ROLE leser_{} PASSWORD 'nytt'",
        database.name
    ));
    database.terminate();
    belastning.until_failures(20);
    fs::write(&file, "nytt").unwrap();
    belastning.until_in_order();
}

#[test]
fn tls_is_demanded_and_refused_as_configured() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let name = &database.name;
    let with = |sslmode: &str, ca: Option<&std::path::Path>| {
        let mut oppsett = quick(database.leser());
        let address = postgres.address;
        oppsett.url = PostgresUrl(format!(
            "postgresql://leser_{name}@{address}/{name}?sslmode={sslmode}"
        ));
        oppsett.ca_fil = ca.map(std::path::Path::to_owned);
        oppsett
    };
    let serves = |oppsett: &PostgresOppsett, tls: bool| {
        let kilde = open(oppsett);
        let runtime = runtime();
        runtime.block_on(kilde.status()).unwrap();
        let used = database.query(&format!(
            "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'leser_{name}'
             ORDER BY backend_start DESC LIMIT 1"
        ));
        assert_eq!(used, [if tls { "t" } else { "f" }]);
    };
    assert!(refused(&with("require", None)).contains("does not support TLS"));
    serves(&with("prefer", None), false);

    let (here, elsewhere) = (
        certificate(&postgres.address.ip().to_string()),
        certificate("db.example"),
    );
    let ca = postgres.file("ca.pem", &here.0);
    let other_ca = postgres.file("other.pem", &elsewhere.0);
    postgres.file("data/server.crt", &here.0);
    postgres.file("data/server.key", &here.1);
    postgres.sql("postgres", "ALTER SYSTEM SET ssl = on");
    postgres.stop("INT");
    postgres.launch();
    for sslmode in ["verify-full", "verify-ca", "require"] {
        serves(&with(sslmode, Some(&ca)), true);
        let error = refused(&with(sslmode, Some(&other_ca)));
        assert!(error.contains("certificate"), "{error}");
    }
    serves(&with("require", None), true);
    serves(&with("prefer", None), true);
    serves(&with("disable", None), false);
    let garbage = postgres.file("garbage.pem", "garbage");
    assert!(refused(&with("verify-full", Some(&garbage))).contains("ca_fil"));

    // The certificate of another host: only its name is wrong.
    postgres.file("data/server.crt", &elsewhere.0);
    postgres.file("data/server.key", &elsewhere.1);
    postgres.file(
        "data/pg_hba.conf",
        &format!(
            "hostssl all leser_{name} all scram-sha-256\nhost all postgres all scram-sha-256\n"
        ),
    );
    postgres.stop("INT");
    postgres.launch();
    serves(&with("verify-ca", Some(&other_ca)), true);
    let error = refused(&with("verify-full", Some(&other_ca)));
    assert!(error.contains("certificate"), "{error}");
    // And it speaks to nobody in plain text any more.
    let error = refused(&with("disable", None));
    assert!(error.contains("pg_hba.conf"), "{error}");
}

/// A certificate for a host, and its key. It is its own issuer.
fn certificate(host: &str) -> (String, String) {
    let key = rcgen::KeyPair::generate().unwrap();
    let mut parameters = rcgen::CertificateParams::new(vec![host.to_owned()]).unwrap();
    parameters.is_ca = rcgen::IsCa::NoCa;
    let certificate = parameters.self_signed(&key).unwrap();
    let pem = |tag: &str, der: &[u8]| pem::encode(&pem::Pem::new(tag, der));
    (
        pem("CERTIFICATE", certificate.der()),
        pem("PRIVATE KEY", &key.serialize_der()),
    )
}
