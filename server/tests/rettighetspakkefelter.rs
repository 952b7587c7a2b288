//! Rights packages: what they let a consumer see.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::fs;

use felles::dokument::{ALL_AMOUNTS, Node, amounts};
use felles::{BRREG, DIGDIR, Oppsett, Request, Samtykke, VIRKSOMHET};
use serde_json::Value;

const NAMESPACE: &str = "urn:no:skatteetaten:innkreving:restanser:v2";

const DIBK: &str = r#"[dibk]
hjemmel = "A"
samtykke = false
konsumenter = ["974760673"]
"#;

#[test]
fn a_package_sees_its_fields_in_json_in_xml_and_in_the_record() {
    for (felter, names) in [
        ("", &ALL_AMOUNTS[..]),
        (r#"felter = ["forfaltOgUbetalt"]"#, &["forfaltOgUbetalt"]),
        (
            r#"felter = ["forfaltOgUbetalt", "forfaltOgUbetaltKrav"]"#,
            &["forfaltOgUbetalt", "forfaltOgUbetaltKrav"],
        ),
        (
            r#"felter = ["forfaltOgUbetaltRenter", "forfaltOgUbetalt"]"#,
            &["forfaltOgUbetalt", "forfaltOgUbetaltRenter"],
        ),
    ] {
        let tjeneste = Oppsett::default()
            .klokken_er("2026-07-01T12:00:00Z")
            .rettighetspakker(&format!("{DIBK}{felter}"))
            .start();
        let request = tjeneste.get(BRREG, "dibk/310111643");
        let json = tjeneste.send(&request);
        assert_eq!(amounts(&json.json()), names);
        // The sum is that of what is due, whatever else may be seen.
        assert_eq!(
            json.json()["restanser"]["forskuddstrekk"]["forfaltOgUbetalt"],
            133_707
        );
        let xml = tjeneste.send(&request.header("Accept", "application/xml"));
        let (_, xml) = Node::xml(&xml.body, NAMESPACE);
        assert_eq!(xml, Node::json(&json.body), "the same facts");
        let delivered: Vec<Value> = tjeneste
            .utleveringer()
            .iter()
            .map(|record| record["levert"].clone())
            .collect();
        assert_eq!(delivered, [json.json(), json.json()]);
        let log = fs::read_to_string(tjeneste.logg()).unwrap();
        assert_eq!(
            log.matches(&format!(r#""levert":{},"#, json.text()))
                .count(),
            2
        );
        for withheld in ["58552", "75155"] {
            let shown = json.text().contains(withheld);
            assert_eq!(log.contains(withheld), shown, "{withheld}");
        }
    }
}

#[test]
fn a_consent_shows_no_more_than_the_package_may_see() {
    let tjeneste = Oppsett::default()
        .rettighetspakker(
            "[ebevis]\nsamtykke = true\nkonsumenter = ['991825827']\nfelter = ['forfaltOgUbetalt']",
        )
        .start();
    let samtykke = Samtykke::new(VIRKSOMHET, DIGDIR);
    let token = tjeneste.token(DIGDIR).samtykke(&samtykke).sign();
    let request = Request::get("/v2/ebevis/310111643").bearer(&token);
    assert_eq!(
        amounts(&tjeneste.send(&request).json()),
        ["forfaltOgUbetalt"]
    );
}
