//! Refusals in the disclosure log: who asked for what, and why not. Nobody waits for them, and nobody can fill the disk
//! with them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;
use std::thread;
use std::time::Instant;

use felles::{
    BOUND, BRREG, Connection, DIGDIR, Oppsett, Request, SKATTEETATEN, Tjeneste, UKJENT,
    UTEN_TILGANG, VIRKSOMHET,
};
use serde_json::Value;

/// The refusals that are in the log once there are `count`, which nobody waits for.
fn avslag(tjeneste: &Tjeneste, count: usize) -> Vec<Value> {
    let begun = Instant::now();
    loop {
        let avslag = tjeneste.poster("avslag");
        if avslag.len() >= count {
            return avslag;
        }
        assert!(begun.elapsed() < BOUND, "{avslag:#?}");
        thread::yield_now();
    }
}

#[test]
fn a_refusal_is_recorded_with_what_is_known_when_it_is_made() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let get = |consumer, path: &str| tjeneste.get(consumer, path);
    let out_of_scope = tjeneste.token(BRREG).with("scope", "annet:scope").sign();
    let html = get(BRREG, "dibk/310111643").header("Accept", "text/html");
    // Who asked, for whom, with what; which check failed.
    for (request, kode, known) in [
        (get(BRREG, "dibk"), "RESTANSE-003", [None; 4]),
        (
            Request::new("POST", "/v2/dibk/310111643"),
            "RESTANSE-003",
            [None, Some(VIRKSOMHET), None, None],
        ),
        (
            Request::get("/v2/dibk/310111643"),
            "RESTANSE-004",
            [None, Some(VIRKSOMHET), None, Some("credentials")],
        ),
        (
            Request::get("/v2/dibk/310111643").bearer("x"),
            "RESTANSE-004",
            [None, Some(VIRKSOMHET), None, Some("form")],
        ),
        (
            Request::get("/v2/dibk/310111643").bearer(&out_of_scope),
            "RESTANSE-005",
            [Some(BRREG), Some(VIRKSOMHET), None, Some("scope")],
        ),
        (
            get(UTEN_TILGANG, "dibk/310111643"),
            "RESTANSE-005",
            [
                Some(UTEN_TILGANG),
                Some(VIRKSOMHET),
                Some("dibk"),
                Some("rettighetspakke"),
            ],
        ),
        (
            get(BRREG, "dibk/310111644"),
            "RESTANSE-006",
            [Some(BRREG), None, None, Some("organisasjonsnummer")],
        ),
        (
            get(DIGDIR, "ebevis/310111643"),
            "RESTANSE-007",
            [
                Some(DIGDIR),
                Some(VIRKSOMHET),
                Some("ebevis"),
                Some("samtykke"),
            ],
        ),
        (
            get(BRREG, &format!("dibk/{UKJENT}")),
            "RESTANSE-008",
            [Some(BRREG), Some(UKJENT), Some("dibk"), None],
        ),
        (
            html,
            "RESTANSE-009",
            [Some(BRREG), Some(VIRKSOMHET), None, None],
        ),
    ] {
        let before = tjeneste.poster("avslag").len();
        let response = tjeneste.send(&request);
        assert_eq!(response.kode(), kode);
        let records = avslag(&tjeneste, before + 1);
        let record = records.last().unwrap();
        assert_eq!(record["kode"], kode);
        assert_eq!(record["status"], response.status);
        assert_eq!(record["tidspunkt"], "2026-07-01T12:00:00Z");
        assert_eq!(
            record["korrelasjonsid"],
            response.header("Korrelasjonsid").unwrap()
        );
        assert_ne!(record["grunn"], "");
        let names = [
            "konsument",
            "organisasjonsnummer",
            "rettighetspakke",
            "kontroll",
        ];
        assert_eq!(names.map(|name| record[name].as_str()), known, "{record:#}");
        assert_eq!(record["tokenId"].is_string(), known[0].is_some());
    }
    assert_eq!(tjeneste.utleveringer(), [] as [Value; 0]);
}

#[test]
fn supplier_and_delegation_stand_in_the_record_of_a_refusal() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste.token(UTEN_TILGANG).supplier(SKATTEETATEN);
    tjeneste.send(&Request::get("/v2/dibk/310111643").bearer(&token.sign()));
    let records = avslag(&tjeneste, 1);
    assert_eq!(records[0]["leverandor"], SKATTEETATEN);
    assert_eq!(records[0]["delegeringskilde"], "https://www.altinn.no");
    assert_eq!(records[0]["tokenId"], token.claims["jti"]);
}

#[test]
fn what_anybody_can_send_is_recorded_up_to_a_bound_and_counted_beyond_it() {
    // A clock that stands still gives no more room.
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let mut connection = Connection::open(tjeneste.adresse);
    let sent = 250;
    for number in 0..sent {
        let (path, kode) = match number % 5 {
            0 => ("/elsewhere", "RESTANSE-003"),
            _ => ("/v2/dibk/310111643", "RESTANSE-004"),
        };
        connection.write(&Request::get(path).bytes());
        assert_eq!(connection.read().kode(), kode);
    }
    // A consumer's own are recorded all the same, and disclosures too.
    assert_eq!(tjeneste.ask(UTEN_TILGANG, "dibk/310111643").status, 403);
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
    let recorded = avslag(&tjeneste, 101);
    assert_eq!(recorded.len(), 101);
    assert_eq!(recorded[100]["konsument"], UTEN_TILGANG);
    let mut left_out = [("RESTANSE-003", 0), ("RESTANSE-004", 0)];
    for record in tjeneste.poster("utelatt") {
        for (kode, count) in &mut left_out {
            *count += record["antall"][*kode].as_u64().unwrap_or_default();
        }
    }
    assert_eq!(left_out, [("RESTANSE-003", 30), ("RESTANSE-004", 120)]);
}

#[test]
fn no_answer_waits_for_the_record_of_a_refusal() {
    let tjeneste = Tjeneste::start();
    // Whatever becomes of the log.
    fs::remove_file(tjeneste.logg()).unwrap();
    for _ in 0..10 {
        assert_eq!(
            tjeneste.ask(UTEN_TILGANG, "dibk/310111643").kode(),
            "RESTANSE-005"
        );
    }
    assert_eq!(avslag(&tjeneste, 10).len(), 10);
}
