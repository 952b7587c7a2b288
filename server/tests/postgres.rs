//! PostgreSQL stopped, frozen, restarted, its connections cut and swallowed, under load: every answer is the right one or
//! RESTANSE-002 within the bound, and the service is back by itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;

use felles::belastning::{BELOP, Belastning};
use felles::postgres::{Database, PASSORD, Postgres, open, runtime};
use felles::proxy::{Network, Proxy};
use felles::{INTET_FORFALT, Oppsett, Tjeneste, VIRKSOMHET, nobodys_address};
use jiff::civil::date;
use restanser_server::kilde::postgres::{
    PostgresFeil, PostgresKilde, PostgresOppsett, PostgresUrl,
};
use restanser_server::kilde::{Kategori, Kilde as _, KildeFeil, Krav, Kravpost};
use restanser_server::klokke::Klokke;

const CONSUMERS: usize = 4;

/// Tables, and what [`Belastning`] expects in them.
fn fyll(database: &Database<'_>) {
    database.migrer();
    let krav = Krav::new(
        VIRKSOMHET.parse().unwrap(),
        Kategori::Gebyr,
        date(2023, 3, 10),
        BELOP,
        None,
    );
    let post = Kravpost {
        krav_id: "1".to_owned(),
        krav: krav.unwrap(),
        kildesystem: "SKARP".to_owned(),
        oppdatert: "2026-06-30T12:00:00Z".parse().unwrap(),
    };
    database.fyll(&[VIRKSOMHET, INTET_FORFALT], &[post]);
}

/// Bounds that a test need not wait long for.
fn quick(mut oppsett: PostgresOppsett) -> PostgresOppsett {
    oppsett.svarfrist_millisekunder = 1000;
    oppsett.tilkoblingsfrist_millisekunder = 1000;
    oppsett
}

fn serve(oppsett: &PostgresOppsett) -> Tjeneste {
    Oppsett::default().kilde(open(oppsett)).start()
}

fn refused(oppsett: &PostgresOppsett) -> String {
    let opened = PostgresKilde::open(oppsett, Klokke::system().unwrap());
    let error = runtime().block_on(opened).unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(!text.contains(PASSORD), "{text}");
    error.to_string()
}

#[test]
fn a_database_that_is_stopped_is_002_until_it_is_back() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let tjeneste = serve(&quick(database.leser()));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    for signal in ["INT", "QUIT"] {
        belastning.until_in_order();
        postgres.stop(signal);
        belastning.until_failures(100);
        postgres.launch();
    }
    belastning.until_in_order();
}

#[test]
fn a_database_that_is_frozen_is_002_until_it_goes_on() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let tjeneste = serve(&quick(database.leser()));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    for _ in 0..2 {
        belastning.until_in_order();
        postgres.freeze();
        // Those that wait for an answer, then those that the circuit refuses.
        belastning.until_failures(100);
        postgres.thaw();
    }
    belastning.until_in_order();
}

#[test]
fn connections_that_are_cut_again_and_again_are_made_anew() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let tjeneste = serve(&quick(database.leser()));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    for _ in 0..10 {
        belastning.until_in_order();
        database.terminate();
    }
    belastning.until_in_order();
}

#[test]
fn an_idle_connection_that_was_cut_costs_no_request() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let kilde = open(&database.leser());
    let (runtime, organisasjon) = (runtime(), VIRKSOMHET.parse().unwrap());
    for _ in 0..5 {
        let sums = runtime.block_on(kilde.forfalt_og_ubetalt(&organisasjon, date(2026, 7, 1)));
        assert_eq!(sums.unwrap().unwrap().gebyr.krav, BELOP);
        database.terminate();
    }
}

#[test]
fn a_network_that_cuts_or_swallows_is_002_until_it_is_mended() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let proxy = Proxy::to(postgres.address);
    let tjeneste = serve(&quick(database.oppsett("leser", proxy.address)));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    for trouble in [Network::Cuts, Network::Swallows, Network::Cuts] {
        belastning.until_in_order();
        proxy.set(trouble);
        belastning.until_failures(100);
        proxy.set(Network::Passes);
    }
    belastning.until_in_order();
}

#[test]
fn a_database_that_is_away_at_the_start_is_waited_for() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    postgres.stop("INT");
    let tjeneste = serve(&quick(database.leser()));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    belastning.until_failures(20);
    postgres.launch();
    belastning.until_in_order();
}

#[test]
fn readiness_follows_the_database() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let database = postgres.database();
    database.migrer();
    let kilde = open(&quick(database.leser()));
    let runtime = runtime();
    let status = || runtime.block_on(kilde.status());
    let empty = status().unwrap_err();
    assert!(
        matches!(empty, KildeFeil::Postgres(PostgresFeil::Tomt)),
        "{empty}"
    );
    fyll(&database);
    status().unwrap();
    postgres.stop("INT");
    // Asking for readiness alone opens the circuit, and closes it.
    felles::postgres::until("the circuit is open", || {
        matches!(status(), Err(KildeFeil::Postgres(PostgresFeil::Hviler)))
    });
    postgres.launch();
    felles::postgres::until("ready", || status().is_ok());
}

#[test]
fn a_host_that_is_away_or_frozen_is_passed_over() {
    let (Some(postgres), Some(frozen)) = (Postgres::shared(), Postgres::start()) else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    frozen.freeze();
    let mut oppsett = database.leser();
    let name = &database.name;
    oppsett.tilkoblingsfrist_millisekunder = 300;
    oppsett.url = PostgresUrl(format!(
        "postgresql://leser_{name}@{},{},{}/{name}",
        nobodys_address(),
        frozen.address,
        postgres.address,
    ));
    let tjeneste = serve(&oppsett);
    Belastning::start(&tjeneste, CONSUMERS).until_in_order();
    frozen.thaw();
}

#[test]
fn a_replica_is_read_only_when_that_is_configured() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    // To whom it connects as, it is a replica: it takes no writes.
    let name = &database.name;
    database.sql(&format!(
        "ALTER ROLE leser_{name} SET default_transaction_read_only = on"
    ));
    let mut oppsett = quick(database.leser());
    let primary = open(&oppsett);
    let error = runtime().block_on(primary.status()).unwrap_err();
    assert!(
        error.to_string().contains("does not allow writes"),
        "{error}"
    );
    oppsett.les_fra_replika = true;
    runtime().block_on(open(&oppsett).status()).unwrap();
    // Prefers a replica, but takes what there is.
    database.sql(&format!(
        "ALTER ROLE leser_{name} RESET default_transaction_read_only"
    ));
    runtime().block_on(open(&oppsett).status()).unwrap();
}

#[test]
fn when_the_primary_dies_replicas_go_on_and_the_new_primary_takes_over() {
    let Some(primary) = Postgres::start() else {
        return;
    };
    let database = primary.database();
    fyll(&database);
    let standby = primary.standby();
    let name = &database.name;
    let mut oppsett = quick(database.leser());
    oppsett.url = PostgresUrl(format!(
        "postgresql://leser_{name}@{},{}/{name}",
        primary.address, standby.address
    ));
    let mut also_replicas = oppsett.clone();
    also_replicas.les_fra_replika = true;
    let (from_primary, from_any) = (serve(&oppsett), serve(&also_replicas));
    let strict = Belastning::start(&from_primary, CONSUMERS);
    let lenient = Belastning::start(&from_any, CONSUMERS);
    strict.until_in_order();
    lenient.until_in_order();

    primary.stop("QUIT");
    strict.until_failures(20);
    lenient.until_in_order();
    standby.sql("postgres", "SELECT pg_promote()");
    strict.until_in_order();
    lenient.until_in_order();
    assert_eq!(lenient.failures(), 0, "nothing was ever away for it");
}

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
fn a_missing_table_or_another_version_is_002_until_it_is_mended() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    assert!(refused(&database.leser()).contains("restanser migrate"));
    fyll(&database);
    let tjeneste = serve(&quick(database.leser()));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    for (breaks, mends) in [
        (
            "ALTER TABLE krav RENAME TO borte",
            "ALTER TABLE borte RENAME TO krav",
        ),
        (
            "INSERT INTO skjemaversjon (versjon) VALUES (99)",
            "DELETE FROM skjemaversjon WHERE versjon = 99",
        ),
        (
            "UPDATE register_aktiv SET versjon = NULL",
            "UPDATE register_aktiv SET versjon = (SELECT max(versjon) FROM organisasjon)",
        ),
    ] {
        belastning.until_in_order();
        database.sql(breaks);
        database.terminate();
        belastning.until_failures(20);
        database.sql(mends);
    }
    belastning.until_in_order();
    database.sql("INSERT INTO skjemaversjon (versjon) VALUES (99)");
    let error = refused(&database.leser());
    assert!(
        error.contains("version 99") && error.contains("newer"),
        "{error}"
    );
}

#[test]
fn a_table_that_is_locked_is_002_within_the_bound() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let tjeneste = serve(&quick(database.leser()));
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    belastning.until_in_order();
    std::thread::scope(|scope| {
        scope.spawn(|| database.sql("BEGIN; LOCK TABLE krav; SELECT pg_sleep(4); COMMIT"));
        belastning.until_failures(50);
    });
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
