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

use felles::belastning::{BELOP, Belastning};
use felles::database::{fyll, quick, refused, serve};
use felles::postgres::{Postgres, open, runtime};
use felles::proxy::{Network, Proxy, mute_database};
use felles::{VIRKSOMHET, nobodys_address};
use jiff::civil::date;
use restanser_server::kilde::postgres::{PostgresFeil, PostgresUrl};
use restanser_server::kilde::{Kilde as _, KildeFeil};

const CONSUMERS: usize = 4;

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
fn a_host_that_lets_in_and_says_nothing_is_passed_over() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let name = &database.name;
    let mut oppsett = quick(database.leser());
    oppsett.tilkoblingsfrist_millisekunder = 300;
    oppsett.les_fra_replika = true;
    let mute = mute_database();
    oppsett.url = PostgresUrl(format!(
        "postgresql://leser_{name}@{mute},{}/{name}?target_session_attrs=any",
        postgres.address,
    ));
    let tjeneste = serve(&oppsett);
    Belastning::start(&tjeneste, CONSUMERS).until_in_order();
}

#[test]
fn a_host_that_no_longer_answers_is_left_for_another() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let name = &database.name;
    let proxy = Proxy::to(postgres.address);
    let mut oppsett = quick(database.leser());
    oppsett.url = PostgresUrl(format!(
        "postgresql://leser_{name}@{},{}/{name}",
        proxy.address, postgres.address,
    ));
    let tjeneste = serve(&oppsett);
    let belastning = Belastning::start(&tjeneste, CONSUMERS);
    belastning.until_in_order();
    proxy.set(Network::Swallows);
    // It is not mended.
    belastning.until_failures(1);
    belastning.until_in_order();
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
