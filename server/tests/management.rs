//! Health and metrics on an address of their own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::net::TcpListener;

use felles::dev::assert_failed;
use felles::maskinporten::{KEY, url};
use felles::metrikker;
use felles::prosess::run;
use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BRREG, DIGDIR, Issuer, Request, Samtykke, VIRKSOMHET, nobodys_address};

fn started() -> Serve {
    let oppstart = Oppstart::new().pakkefil("pakker.toml", PAKKER);
    let serve = oppstart.management().start();
    serve.wait_until_ready();
    serve
}

fn sample(serve: &Serve, name: &str) -> Option<f64> {
    metrikker::sample(&metrikker::metrics(serve), name)
}

fn of_maskinporten(name: &str) -> String {
    of("maskinporten", name)
}

fn of(issuer: &str, name: &str) -> String {
    format!("{name}{{issuer={issuer:?}}}")
}

#[test]
fn it_is_off_unless_it_is_configured() {
    let serve = Oppstart::new().pakkefil("pakker.toml", PAKKER).start();
    assert_eq!(serve.management, None);
    for page in ["/health/live", "/health/ready", "/metrics", "/info"] {
        let response = Request::get(page).send(serve.address);
        assert_eq!(response.status, 404, "{page}");
    }
}

#[test]
fn the_service_is_ready_when_it_has_keys() {
    let address = nobodys_address();
    let oppstart = Oppstart::with_issuer(&url(address)).pakkefil("pakker.toml", PAKKER);
    let serve = oppstart.management().start();
    let live = serve.managed("/health/live");
    assert_eq!((live.status, live.text()), (200, r#"{"live":true}"#));
    wait_until("a fetch has failed", || {
        sample(
            &serve,
            &of_maskinporten("restanser_issuer_key_fetch_failures_total"),
        ) > Some(0.0)
    });
    let ready = serve.managed("/health/ready");
    assert_eq!(ready.status, 503);
    assert_eq!(ready.header("Cache-Control"), Some("no-store"));
    let ready = ready.json();
    assert_eq!(ready["ready"], false);
    let reasons = ready["reasons"].to_string();
    assert!(reasons.contains("waiting for the issuer"), "{reasons}");
    assert!(reasons.contains("cannot be fetched"), "{reasons}");
    assert_eq!(
        sample(&serve, &of_maskinporten("restanser_issuer_keys_held")),
        Some(0.0)
    );
    assert_eq!(
        sample(&serve, &of_maskinporten("restanser_issuer_keys_usable")),
        Some(0.0)
    );
    assert_eq!(
        sample(
            &serve,
            &of_maskinporten("restanser_issuer_keys_age_seconds")
        ),
        None
    );

    let issuer = Issuer::listening(TcpListener::bind(address).unwrap());
    issuer.publish(&[&KEY]);
    serve.wait_until_ready();
    let ready = serve.managed("/health/ready").json();
    assert_eq!(ready["reasons"], serde_json::json!([]));
    assert_eq!(ready["keys"]["held"], 1);
    assert!(ready["keys"]["age_seconds"].is_u64(), "{ready}");
    assert_eq!(
        ready["rettighetspakker"],
        serde_json::json!({"in_force": 2, "newest": "in_force"})
    );
    assert_eq!(
        sample(&serve, &of_maskinporten("restanser_issuer_keys_held")),
        Some(1.0)
    );
    let age = || {
        sample(
            &serve,
            &of_maskinporten("restanser_issuer_keys_age_seconds"),
        )
        .unwrap()
    };
    let first = age();
    wait_until("the keys grow older", || age() > first);
    let fetches = sample(
        &serve,
        &of_maskinporten("restanser_issuer_key_fetches_total"),
    )
    .unwrap();
    let failures = sample(
        &serve,
        &of_maskinporten("restanser_issuer_key_fetch_failures_total"),
    )
    .unwrap();
    assert!(
        fetches > failures && failures >= 1.0,
        "{fetches} {failures}"
    );
}

#[test]
fn altinn_2_is_watched_when_it_is_configured_and_may_be_down() {
    assert!(!started().managed("/metrics").text().contains("altinn2"));

    let mut oppstart = Oppstart::new().pakkefil("pakker.toml", PAKKER).management();
    let address = nobodys_address();
    oppstart.tables += &format!(
        "[samtykke.altinn2]\nutstedere = [\"altinn.no\"]\nmetadata = \"http://{address}/metadata\"\n"
    );
    let mut serve = oppstart.start();
    wait_until("a fetch has failed", || {
        sample(
            &serve,
            &of("altinn2", "restanser_issuer_key_fetch_failures_total"),
        ) > Some(0.0)
    });
    serve.wait_until_ready();
    let ready = serve.managed("/health/ready").json();
    assert_eq!(ready["altinn2_keys"]["usable"], false);
    let reasons = ready["reasons"].to_string();
    assert!(reasons.contains("no key of Altinn 2 is held"), "{reasons}");
    assert!(!reasons.contains("Maskinporten"), "{reasons}");
    let usable = |issuer| sample(&serve, &of(issuer, "restanser_issuer_keys_usable"));
    assert_eq!(usable("altinn2"), Some(0.0));
    assert_eq!(usable("maskinporten"), Some(1.0));
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    // The log says whose keys it speaks of.
    let log = serve.log();
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("issuer's keys"))
        .collect();
    assert!(!lines.is_empty());
    for line in lines {
        let of_altinn2 = line.contains(r#""issuer":"altinn2""#);
        let of_maskinporten = line.contains(r#""issuer":"maskinporten""#);
        assert!(of_altinn2 != of_maskinporten, "{line}");
        assert!(
            of_altinn2 || !line.contains("could not be fetched"),
            "{line}"
        );
    }
}

#[test]
fn outcomes_are_counted_by_check_and_code() {
    let serve = started();
    let get = |consumer: &str, path: &str| {
        Request::get(format!("/v2/{path}")).bearer(&serve.token(consumer).sign())
    };
    let samtykke = Samtykke::new(VIRKSOMHET, DIGDIR);
    let expired = Request::get("/v2/dibk/310111643").bearer(&serve.token(BRREG).expired().sign());
    let consented = serve.token(DIGDIR).samtykke(&samtykke).sign();
    let consented = Request::get("/v2/ebevis/310111643").bearer(&consented);
    let no_scope = serve.token(BRREG).with("scope", "other").sign();
    let no_scope = Request::get("/v2/dibk/310111643").bearer(&no_scope);
    for (request, times, status) in [
        (Request::get("/nowhere"), 1, 404),
        (Request::get("/v2/dibk/310111643"), 2, 401),
        (expired, 3, 401),
        (no_scope, 1, 403),
        (get(BRREG, "ebevis/310111643"), 2, 403),
        // Whatever consumers make up is no label.
        (get(BRREG, "made-up-by-a-consumer/310111643"), 2, 403),
        (get(DIGDIR, "ebevis/310111643"), 5, 403),
        (get(BRREG, "dibk/310111644"), 1, 400),
        (get(BRREG, "dibk/310000000"), 1, 404),
        (get(BRREG, "dibk/310111643"), 4, 200),
        (consented, 2, 200),
    ] {
        for _ in 0..times {
            let response = request.send(serve.address);
            assert_eq!(response.status, status, "{} {response:?}", request.target);
        }
    }
    for (family, labels, count) in [
        ("token", r#"outcome="accepted",check="",kode="""#, 18.0),
        (
            "token",
            r#"outcome="refused",check="credentials",kode="RESTANSE-004""#,
            2.0,
        ),
        (
            "token",
            r#"outcome="refused",check="times",kode="RESTANSE-004""#,
            3.0,
        ),
        (
            "authorization",
            r#"outcome="refused",check="scope",kode="RESTANSE-005""#,
            1.0,
        ),
        (
            "authorization",
            r#"outcome="refused",check="rettighetspakke",kode="RESTANSE-005""#,
            4.0,
        ),
        (
            "authorization",
            r#"outcome="refused",check="samtykke",kode="RESTANSE-007""#,
            5.0,
        ),
        (
            "authorization",
            r#"outcome="accepted",check="",kode="""#,
            7.0,
        ),
    ] {
        let name = format!("restanser_{family}_outcomes_total{{{labels}}}");
        assert_eq!(sample(&serve, &name), Some(count), "{name}");
    }
    let metrics = serve.managed("/metrics");
    assert!(!metrics.text().contains("made-up"));
}

#[test]
fn packages_that_are_refused_are_told_but_the_service_stays_ready() {
    let serve = started();
    let reloads = |outcome: &str| {
        let name = format!("restanser_rettighetspakker_reloads_total{{outcome=\"{outcome}\"}}");
        sample(&serve, &name).unwrap()
    };
    assert_eq!(reloads("taken"), 0.0);
    let wrong = PAKKER.replace("974760673", "974760674");
    fs::write(serve.path("pakker.toml"), wrong).unwrap();
    serve.program.signal("HUP");
    wait_until("refused", || reloads("refused") == 1.0);
    let ready = serve.managed("/health/ready");
    assert_eq!(ready.status, 200);
    let ready = ready.json();
    assert_eq!(ready["rettighetspakker"]["newest"], "refused");
    let reasons = ready["reasons"].to_string();
    assert!(reasons.contains("pakker.toml:4:16: "), "{reasons}");
    assert!(!reasons.contains("97476067"), "{reasons}");
    let outdated = || sample(&serve, "restanser_rettighetspakker_outdated");
    assert_eq!(outdated(), Some(1.0));
    fs::write(serve.path("pakker.toml"), PAKKER).unwrap();
    serve.program.signal("HUP");
    wait_until("taken", || reloads("taken") == 1.0);
    assert_eq!(outdated(), Some(0.0));
    assert_eq!(sample(&serve, "restanser_rettighetspakker"), Some(2.0));
    let ready = serve.managed("/health/ready").json();
    assert_eq!(ready["reasons"], serde_json::json!([]));
}

#[test]
fn pages_are_for_reading() {
    let serve = started();
    let management = serve.management.unwrap();
    for page in ["/health/live", "/health/ready", "/metrics", "/info"] {
        assert_eq!(Request::new("HEAD", page).send(management).status, 200);
        assert_eq!(Request::new("POST", page).send(management).status, 405);
    }
    assert_eq!(Request::new("POST", "/log").send(management).status, 405);
    for page in ["/", "/health", "/v2/dibk/310111643"] {
        assert_eq!(Request::get(page).send(management).status, 404, "{page}");
    }
}

#[test]
fn an_address_in_use_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let mut oppstart = Oppstart::new().pakkefil("pakker.toml", PAKKER);
    oppstart.tables = format!("[management]\nlisten = \"{address}\"\n");
    let words = ["cannot listen on", &address.to_string()];
    assert_failed(&run(&mut oppstart.command()), 1, &words);
}
