//! `docs/metrics.md` says what the service tells, no more and no less.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::{BTreeMap, BTreeSet};

use felles::database::{fyll, quick};
use felles::postgres::Postgres;
use felles::serve::{Oppstart, PAKKER, Serve, wait_until};
use felles::{BRREG, Request, VIRKSOMHET, nobodys_address};

const HANDBOOK: &str = include_str!("../../docs/metrics.md");

/// A family: its type and the names of its labels.
type Families = BTreeMap<String, (String, BTreeSet<String>)>;

/// The rows of the table whose first column is called so.
fn rows(first: &str) -> Vec<Vec<String>> {
    let lines = HANDBOOK.lines();
    let table = lines.skip_while(|line| !line.starts_with(&format!("| {first} |")));
    table
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

/// What stands between backticks.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn documented(is_there: impl Fn(&str) -> bool) -> Families {
    let mut families = Families::new();
    for row in rows("Name") {
        let [name, kind, labels, when, tells, worry] = row.as_slice() else {
            panic!("six columns: {row:?}");
        };
        assert!(tells.len() > 10 && !worry.is_empty(), "{row:?}");
        if is_there(when) {
            let family = (kind.clone(), names(labels));
            let name = names(name).pop_first().unwrap();
            assert!(
                families.insert(name.clone(), family).is_none(),
                "{name} stands twice"
            );
        }
    }
    families
}

fn told(metrics: &str) -> Families {
    let mut families = Families::new();
    let mut family = String::new();
    for line in metrics.lines() {
        if let Some(about) = line.strip_prefix("# TYPE ") {
            let (name, kind) = about.split_once(' ').unwrap();
            name.clone_into(&mut family);
            families.insert(family.clone(), (kind.to_owned(), BTreeSet::new()));
        } else if let Some((_, labels)) = line.split_once('{').filter(|_| !line.starts_with('#')) {
            // A label is what stands before `="`.
            let labels = labels
                .split("=\"")
                .map(|text| text.rsplit([',', '"']).next().unwrap());
            let labels = labels.filter(|label| !["le", ""].contains(label) && !label.contains('}'));
            let known = &mut families.get_mut(&family).unwrap().1;
            known.extend(labels.map(str::to_owned));
        }
    }
    families
}

fn used(oppstart: Oppstart) -> Serve {
    let mut oppstart = oppstart.pakkefil("pakker.toml", PAKKER).management();
    let collector = nobodys_address();
    oppstart.tables += &format!("\n[telemetry]\nendpoint = \"http://{collector}/v1/traces\"\n");
    let serve = oppstart.start();
    serve.wait_until_ready();
    assert_eq!(serve.ask(BRREG, "dibk").status, 200);
    assert_eq!(
        Request::get(format!("/v2/dibk/{VIRKSOMHET}"))
            .send(serve.address)
            .status,
        401
    );
    serve
}

#[test]
fn every_metric_is_described_and_no_other() {
    let serve = used(Oppstart::new());
    let told = told(serve.managed("/metrics").text());
    let documented = documented(|when| when != "PostgreSQL" && when != "TLS");
    assert!(documented.len() > 20, "{documented:?}");
    assert_eq!(told, documented);
}

#[test]
fn those_of_postgresql_too() {
    let Some(postgres) = Postgres::shared() else {
        return;
    };
    let database = postgres.database();
    fyll(&database);
    let serve = used(Oppstart::new().postgres(&quick(database.leser())));
    let metrics = serve.managed("/metrics");
    assert_eq!(told(metrics.text()), documented(|when| when != "TLS"));
    let sample = |name: &str| {
        let metrics = serve.managed("/metrics");
        let mut lines = metrics.text().lines();
        let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.unwrap().parse::<f64>().unwrap()
    };
    let circuit = |state| sample(&format!("restanser_source_circuit{{state=\"{state}\"}}"));
    let attempts = |outcome| {
        sample(&format!(
            "restanser_source_connection_attempts_total{{outcome=\"{outcome}\"}}"
        ))
    };
    assert_eq!(
        (circuit("closed"), circuit("open"), circuit("trying")),
        (1.0, 0.0, 0.0)
    );
    let open = sample("restanser_source_connections");
    assert!(open >= 1.0);
    // None is closed yet.
    assert_eq!((attempts("opened"), attempts("failed")), (open, 0.0));
    // Connections that are cut are replaced, and the old ones are counted no more.
    database.terminate();
    wait_until("answered again", || serve.ask(BRREG, "dibk").status == 200);
    assert!(attempts("opened") > open);
    wait_until("closed", || sample("restanser_source_connections") <= open);
    // Nobody is let in any more.
    database.sql(&format!("ALTER ROLE leser_{} NOLOGIN", database.name));
    database.terminate();
    wait_until("the circuit opens", || {
        assert_eq!(serve.ask(BRREG, "dibk").status, 500);
        circuit("open") + circuit("trying") == 1.0
    });
    assert!(attempts("failed") > 0.0);
    assert_eq!(circuit("closed"), 0.0);
}

#[test]
fn every_field_of_a_requests_lines_is_described_and_no_other() {
    let mut serve = used(Oppstart::new());
    let traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let request = Request::get("/made-up").header("traceparent", traceparent);
    assert_eq!(request.send(serve.address).status, 404);
    std::fs::write(serve.path("register.sqlite"), "no register").unwrap();
    assert_eq!(serve.ask(BRREG, "dibk").status, 500);
    let log = serve.log();
    let mut told: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let message = match line["message"].as_str() {
            Some("request answered") => "answered",
            _ => continue,
        };
        let fields = line.as_object().unwrap().keys().cloned();
        told.entry(message).or_default().extend(fields);
    }
    for (message, fields) in told {
        let documented = rows("Field")
            .into_iter()
            .filter(|row| row[1] == "both" || row[1].split(", ").any(|one| one == message));
        let documented = documented.flat_map(|row| names(&row[0]));
        let always = ["timestamp", "level", "target", "message"].map(str::to_owned);
        assert_eq!(
            fields,
            documented.chain(always).collect(),
            "request {message}"
        );
    }
}
