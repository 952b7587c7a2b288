//! The disclosure log: one record for each answer, none for anything else, and no answer without one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs::{self, OpenOptions};
use std::os::unix::fs::PermissionsExt as _;
use std::thread;

use felles::{
    BRREG, DIGDIR, Oppsett, Request, SKATTEETATEN, Samtykke, Tjeneste, UKJENT, VIRKSOMHET,
};
use serde_json::{Value, json};

const KORRELASJONSID: &str = "123E4567-e89b-12d3-a456-426655440000";

#[test]
fn an_answer_leaves_one_record_of_who_was_told_what_and_why() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00.25Z")
        .start();
    let token = tjeneste.token(BRREG);
    let request = Request::get("/v2/dibk/310111643").bearer(&token.sign());
    let response = tjeneste.send(&request.header("Korrelasjonsid", KORRELASJONSID));
    let record = json!({
        "tidspunkt": "2026-07-01T12:00:00.25Z",
        "organisasjonsnummer": VIRKSOMHET,
        "konsument": BRREG,
        "leverandor": null,
        "delegeringskilde": null,
        "rettighetspakke": "dibk",
        "grunnlag": {"hjemmel": "plan- og bygningsloven"},
        "korrelasjonsid": KORRELASJONSID,
        "tokenId": token.claims["jti"],
        "levert": response.json(),
    });
    assert_eq!(tjeneste.utleveringer(), [record]);
}

#[test]
fn what_was_delivered_stands_in_the_record_letter_for_letter() {
    let tjeneste = Tjeneste::start();
    let response = tjeneste.ask(BRREG, "dibk/310111643");
    let log = fs::read_to_string(tjeneste.logg()).unwrap();
    assert!(
        log.contains(&format!(r#","levert":{},"hash":""#, response.text())),
        "{log}"
    );
}

#[test]
fn consent_supplier_and_delegation_stand_in_the_record() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let samtykke = Samtykke::new(VIRKSOMHET, DIGDIR);
    let token = tjeneste
        .token(DIGDIR)
        .supplier(SKATTEETATEN)
        .samtykke(&samtykke);
    let response = tjeneste.send(&Request::get("/v2/ebevis/310111643").bearer(&token.sign()));
    let records = tjeneste.utleveringer();
    let [record] = &records[..] else {
        panic!("{records:#?}")
    };
    let gyldig_til = samtykke.gyldig_til(tjeneste.now()).to_string();
    assert_eq!(record["konsument"], DIGDIR);
    assert_eq!(record["leverandor"], SKATTEETATEN);
    assert_eq!(record["delegeringskilde"], "https://www.altinn.no");
    assert_eq!(record["rettighetspakke"], "ebevis");
    assert_eq!(
        record["grunnlag"],
        json!({"samtykke": {"ordning": "altinn3", "id": samtykke.id, "gyldigTil": gyldig_til}})
    );
    assert_eq!(
        record["korrelasjonsid"],
        response.header("Korrelasjonsid").unwrap()
    );
    assert_eq!(record["levert"], response.json());
}

#[test]
fn an_answer_in_xml_is_recorded_as_json() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let request = tjeneste.get(BRREG, "dibk/310111643");
    let json = tjeneste.send(&request).json();
    tjeneste.send(&request.header("Accept", "application/xml"));
    let delivered: Vec<Value> = tjeneste
        .utleveringer()
        .iter()
        .map(|record| record["levert"].clone())
        .collect();
    assert_eq!(delivered, [json.clone(), json]);
}

#[test]
fn answers_that_go_out_together_are_all_recorded() {
    let tjeneste = Tjeneste::start();
    let sent: Vec<String> = (0..40).map(|_| uuid::Uuid::new_v4().to_string()).collect();
    thread::scope(|scope| {
        for id in &sent {
            let request = tjeneste
                .get(BRREG, "dibk/310111643")
                .header("Korrelasjonsid", id);
            let adresse = tjeneste.adresse;
            scope.spawn(move || assert_eq!(request.send(adresse).status, 200));
        }
    });
    let mut recorded: Vec<String> = tjeneste
        .utleveringer()
        .iter()
        .map(|record| record["korrelasjonsid"].as_str().unwrap().to_owned())
        .collect();
    let mut expected = sent;
    recorded.sort();
    expected.sort();
    assert_eq!(recorded, expected);
}

#[test]
fn when_the_log_cannot_be_written_no_data_leaves() {
    let tjeneste = Tjeneste::start();
    for accept in ["application/json", "application/xml"] {
        for organisasjon in [VIRKSOMHET, "314961900"] {
            fs::remove_file(tjeneste.logg()).unwrap();
            let request = tjeneste
                .get(BRREG, &format!("dibk/{organisasjon}"))
                .header("Accept", accept);
            let response = tjeneste.send(&request);
            assert_eq!(response.status, 500);
            assert!(response.text().contains("RESTANSE-001"), "{response:?}");
            let data = [
                "restskatt",
                "forfaltOgUbetalt",
                "133707",
                "58552",
                "231775",
                organisasjon,
            ];
            assert!(
                data.iter().all(|word| !response.text().contains(word)),
                "{response:?}"
            );
            // The log goes on in a new file.
            assert_eq!(tjeneste.send(&request).status, 200);
        }
    }
    // Whoever gets no data is told so as before.
    fs::remove_file(tjeneste.logg()).unwrap();
    assert_eq!(
        tjeneste.ask(BRREG, &format!("dibk/{UKJENT}")).kode(),
        "RESTANSE-008"
    );
}

#[test]
fn records_written_before_stay_and_only_the_owner_may_read_them() {
    let tjeneste = Tjeneste::start();
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
    let before = fs::read(tjeneste.logg()).unwrap();
    assert_eq!(tjeneste.ask(BRREG, "dibk/313367002").status, 200);
    let after = fs::read(tjeneste.logg()).unwrap();
    assert!(after.starts_with(&before) && after.len() > before.len());
    let mode = fs::metadata(tjeneste.logg()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // Nobody else can open the log as long as the service has it.
    let other = OpenOptions::new()
        .append(true)
        .open(tjeneste.logg())
        .unwrap();
    assert!(other.try_lock().is_err());
}
