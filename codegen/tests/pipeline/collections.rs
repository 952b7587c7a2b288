//! Arrays, alternatives, multiples, prefixes, several base paths and media types with parameters, going out.

use serde_json::{Value, json};

use crate::wire::{Answer, Request, Server, request};

fn collection(scenario: &str) -> Request {
    request("GET", "/samlinger/lyrikk")
        .token("les")
        .scenario(scenario)
}

fn json_of(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    serde_json::from_str(&answer.body).unwrap()
}

#[test]
fn arrays_are_arrays_in_json() {
    let server = Server::start();
    let answer = collection("").accept("application/json").send(&server);
    assert!(answer.body.contains("\"verdier\":[1e3,0.5]"), "{answer:?}");
    let body = json_of(&answer);
    assert_eq!(body["hyller"], json!(["A1", "B2"]));
    assert_eq!(body["bind"], json!([2, 4]));
    assert_eq!(body["plasser"], json!([{ "rad": 1 }, {}]));
}

#[test]
fn items_are_elements_in_xml_with_the_prefix_of_the_root() {
    let server = Server::start();
    let answer = collection("council")
        .accept("application/xml")
        .send(&server);
    assert_eq!(
        answer.header("content-type"),
        Some("application/xml; charset=utf-8")
    );
    let (_, body) = answer.body.split_once("?>").unwrap();
    assert_eq!(
        body,
        "<s:samling xmlns:s=\"urn:no:eksempel:bibliotek:samling\"><s:navn>lyrikk</s:navn>\
         <s:råd><s:navn>Kari</s:navn></s:råd><s:råd><s:navn>Ola</s:navn></s:råd>\
         <s:hylla><s:hylle>A1</s:hylle><s:hylle>B2</s:hylle></s:hylla>\
         <s:bind>2</s:bind><s:bind>4</s:bind><s:verdier>1000</s:verdier><s:verdier>0.5</s:verdier>\
         <s:plasser><s:rad>1</s:rad></s:plasser><s:plasser></s:plasser>\
         <s:tilstand>god</s:tilstand><s:pris>19.95</s:pris></s:samling>"
    );
}

#[test]
fn a_number_has_no_exponent_in_xml() {
    let server = Server::start();
    let answer = collection("exponent")
        .accept("application/xml")
        .send(&server);
    assert!(answer.body.contains("<s:pris>150</s:pris>"), "{answer:?}");
    let answer = collection("exponent").send(&server);
    assert!(answer.body.contains("\"pris\":1.5e2"), "{answer:?}");
}

#[test]
fn null_among_the_values_of_an_enum_is_null() {
    let server = Server::start();
    let body = json_of(&collection("worn").send(&server));
    assert_eq!(body["stand"], Value::Null);
}

#[test]
fn what_breaks_the_document_does_not_leave() {
    let server = Server::start();
    for scenario in [
        "neither", "both", "nobody", "twice", "many", "long", "odd", "price",
    ] {
        let answer = collection(scenario).send(&server);
        assert_eq!(answer.status, 500, "{scenario}: {answer:?}");
    }
}

#[test]
fn a_format_and_a_pattern_hold_both() {
    let server = Server::start();
    let send = |tracking: &str| collection("").header("X-Sporing", tracking).send(&server);
    let answer = send("00000000-0000-4000-8000-00000000000a");
    assert_eq!(answer.status, 200, "{answer:?}");
    // Of the parameter's form; not of the answer's.
    let answer = send("00000000-0000-4000-8000-00000000000f");
    assert_eq!(answer.status, 500, "{answer:?}");
    for refused in ["00000000-0000-4000-8000-00000000000A", "a"] {
        let answer = send(refused);
        assert_eq!(answer.status, 400, "{refused}: {answer:?}");
    }
}

#[test]
fn one_name_may_have_other_values_in_another_operation() {
    let server = Server::start();
    for (value, status) in [("SEK", 200), ("NOK", 400)] {
        let answer = collection("").header("X-Valuta", value).send(&server);
        assert_eq!(answer.status, status, "{value}: {answer:?}");
    }
}

#[test]
fn a_header_that_no_parameter_can_describe_is_not_read_as_one() {
    let server = Server::start();
    let answer = collection("").accept("application/*").send(&server);
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[test]
fn every_base_path_is_served() {
    let server = Server::start();
    for (base_path, status) in [
        ("/katalog/v1", 200),
        ("/katalog/v2", 200),
        ("/katalog/v3", 404),
    ] {
        let answer = collection("").below(base_path).send(&server);
        assert_eq!(answer.status, status, "{base_path}: {answer:?}");
    }
}
