//! What an answer holds: its bounds, the members of all its parts, and null beside absence.

use serde_json::Value;

use crate::library;
use crate::types::{PRICES, prices};
use crate::wire::{Answer, Server, request};

#[test]
fn an_answer_keeps_its_bounds_or_is_not_sent() {
    let server = Server::start();
    for (scenario, broken) in [
        ("pris=0.01", None),
        ("pris=0.009999", Some("pris")),
        ("pris=99999.98999", None),
        ("pris=99999.990", Some("pris")),
        ("rabatt=-99.999", None),
        ("rabatt=-100", Some("rabatt")),
        ("rabatt=1e300", None),
        ("belop=1000000", None),
        ("belop=1000000.1", Some("beløp")),
        ("antall=0", None),
        ("antall=-1", Some("antall")),
        ("antall=1001", Some("antall")),
        ("nummer=9007199254740993", None),
        ("nummer=9007199254740994", Some("nummer")),
        ("hoyde=1e-300", None),
        ("hoyde=0", Some("utgave.høyde")),
        ("land=N", Some("utgave.land")),
        ("band=9", None),
        ("band=10", Some("utgave.bånd.nummer")),
    ] {
        for accept in ["application/json", "application/xml"] {
            let answer = prices().scenario(scenario).accept(accept).send(&server);
            let Some(broken) = broken else {
                assert_eq!(answer.status, 200, "{scenario}: {answer:?}");
                continue;
            };
            assert_eq!(answer.status, 500, "{scenario}");
            let place = format!("response body '{broken}': ");
            assert!(
                answer.error("melding").contains(&place),
                "{scenario}: {answer:?}"
            );
            let (_, digits) = scenario.split_once('=').unwrap();
            let leaks = digits.len() > 4 && answer.error("melding").contains(digits);
            assert!(!leaks, "{answer:?} shows the value");
        }
    }
}

#[test]
fn an_answer_has_the_members_of_all_parts_in_their_order_in_json_and_xml() {
    let server = Server::start();
    let answer = prices().accept("application/json").send(&server);
    assert!(
        answer.body.contains(
            "\"utgave\":{\"land\":\"NO\",\"navn\":\"nb\",\"høyde\":1000,\"vekt\":-2147483648,\
             \"innbundet\":true,\"målt\":\"2000-02-29\",\"forhold\":-1.50E+3,\"merke\":\"b\",\"opplag\":1}"
        ),
        "{}",
        answer.body
    );
    let answer = prices().accept("application/xml").send(&server);
    assert_eq!(
        answer.body,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <priser xmlns=\"urn:no:eksempel:bibliotek:priser\"><pris>0.10</pris><antall>1000</antall>\
         <utsolgt>false</utsolgt><utgitt>2024-02-29</utgitt><art>roman</art><utgave><land>NO</land><navn>nb</navn>\
         <høyde>1000</høyde><vekt>-2147483648</vekt><innbundet>true</innbundet><målt>2000-02-29</målt>\
         <forhold>-1500</forhold><merke>b</merke><opplag>1</opplag></utgave>\
         <oversetter><navn>Kari</navn></oversetter></priser>"
    );
}

#[test]
fn a_composition_is_a_whole_document_too() {
    let server = Server::start();
    let answer = request("DELETE", PRICES)
        .token("les")
        .header("x-grense", "1")
        .accept("application/xml")
        .send(&server);
    assert_eq!(answer.status, 202);
    assert!(
        answer.body.ends_with(
            "<kvittering xmlns=\"urn:no:eksempel:bibliotek:kvittering\"><validate>slettet</validate>\
             <beløp>1000</beløp><merknad>nå</merknad><frist>2024-02-29</frist>\
             <forlenget>0.10</forlenget><gebyr>25</gebyr></kvittering>"
        ),
        "{}",
        answer.body
    );
}

#[test]
fn an_answer_is_read_back_as_it_was_sent() {
    let server = Server::start();
    let answer = prices().accept("application/json").send(&server);
    let read: golden_api::models::HentPriser200Body = serde_json::from_str(&answer.body).unwrap();
    assert!(read == library::prices());
    assert_eq!(serde_json::to_string(&read).unwrap(), answer.body);
    for (from, to) in [
        ("\"pris\":0.10", "\"pris\":\"0.10\""),
        ("\"antall\":1000", "\"antall\":1000.5"),
        ("\"antall\":1000", "\"antall\":2147483648"),
        ("\"utsolgt\":false", "\"utsolgt\":0"),
        ("2024-02-29", "2023-02-29"),
        ("\"art\":\"roman\"", "\"art\":\"Roman\""),
        ("\"navn\":\"nb\",", ""),
    ] {
        let changed = answer.body.replace(from, to);
        assert_ne!(changed, answer.body, "{from}");
        let read = serde_json::from_str::<golden_api::models::HentPriser200Body>(&changed);
        assert!(read.is_err(), "{to}");
    }
    for number in ["1000.0", "1e3", "10.00E+2"] {
        let changed = answer
            .body
            .replace("\"antall\":1000", &format!("\"antall\":{number}"));
        let read: golden_api::models::HentPriser200Body = serde_json::from_str(&changed).unwrap();
        assert!(read == library::prices(), "{number}");
    }
    let value: Value = answer.json();
    assert_eq!(value["utgitt"], "2024-02-29");
}

fn set_prices(remark: Option<&str>, accept: &str) -> Answer {
    let request = request("PUT", PRICES)
        .token("les")
        .header("X-Grense", "3")
        .accept(accept);
    let request = match remark {
        Some(remark) => request.header("X-Merknad", remark),
        None => request,
    };
    request.send(&Server::start())
}

#[test]
fn a_parameter_that_is_absent_has_its_default() {
    let remark = |sent| {
        let answer = set_prices(sent, "application/json");
        let facts: Value = serde_json::from_str(&answer.body).unwrap();
        facts["merknad"].clone()
    };
    assert_eq!(remark(None), "ingen");
    assert_eq!(remark(Some("to")), "to");
    let answer = set_prices(Some("x"), "application/json");
    assert_eq!(answer.status, 400, "{answer:?}");
}

#[test]
fn null_is_neither_a_value_nor_an_absence() {
    let json = set_prices(Some("null"), "application/json");
    assert!(
        json.body.contains("\"merknad\":null,\"frist\":null}"),
        "{json:?}"
    );
    let json = set_prices(Some("to"), "application/json");
    assert!(json.body.ends_with("\"merknad\":\"to\"}"), "{json:?}");
    let xml = set_prices(Some("null"), "application/xml");
    for element in ["merknad", "frist"] {
        let nil = format!(
            "<{element} xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"
        );
        assert!(xml.body.contains(&nil), "{xml:?}");
    }
    let xml = set_prices(Some("to"), "application/xml");
    assert!(
        xml.body.contains("<merknad>to</merknad></kvittering>"),
        "{xml:?}"
    );
}
