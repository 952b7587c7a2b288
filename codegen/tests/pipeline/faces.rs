//! JSON and XML, two faces of one answer.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::wire::{Server, good};

/// The texts of an XML document with the elements around them, in its order.
pub(crate) fn xml_facts(document: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(document);
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut facts = Vec::new();
    let mut is_leaf = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                path.push(element.name().as_ref().to_owned());
                text.clear();
                is_leaf = true;
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(character) => text.push(character),
                None => text.push(match &*reference {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    other => panic!("unexpected reference {other}"),
                }),
            },
            Event::End(_) => {
                if is_leaf {
                    facts.push((path.join("/"), std::mem::take(&mut text)));
                }
                is_leaf = false;
                path.pop();
            }
            Event::Eof => return facts,
            _ => {}
        }
    }
}

/// The same of a JSON document; `element` gives the name of a member's element.
fn json_facts(
    path: &str,
    value: &Value,
    element: &dyn Fn(&str) -> String,
) -> Vec<(String, String)> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| {
                json_facts(&format!("{path}/{}", element(key)), value, element)
            })
            .collect(),
        Value::String(text) => vec![(path.to_owned(), text.clone())],
        other => vec![(path.to_owned(), other.to_string())],
    }
}

#[test]
fn members_stand_in_the_documents_order_in_json() {
    let server = Server::start();
    let answer = good().accept("application/json").send(&server);
    let value = answer.json();
    let keys: Vec<_> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "tittel",
            "utgivelsesår",
            "isbn",
            "type",
            "forfatter",
            "self",
            "med mellomrom",
            "omslag"
        ]
    );
    assert!(
        answer
            .body
            .contains(r#""omslag":{"tykkelse":-9223372036854775808,"farge":"rød"}"#)
    );
}

#[test]
fn json_and_xml_carry_the_same_facts_in_the_same_order() {
    let server = Server::start();
    let json = good().accept("application/json").send(&server).json();
    let xml = good().accept("application/xml").send(&server);
    assert_eq!(xml.header("content-type"), Some("application/xml"));
    let element = |key: &str| match key {
        "type" => "boktype".to_owned(),
        "med mellomrom" => "medMellomrom".to_owned(),
        other => other.to_owned(),
    };
    assert_eq!(xml_facts(&xml.body), json_facts("bok", &json, &element));
}

#[test]
fn an_xml_document_declares_its_encoding_and_namespace() {
    let server = Server::start();
    let xml = good().accept("application/xml").send(&server);
    assert!(
        xml.body.starts_with(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
             <bok xmlns=\"urn:no:eksempel:bibliotek:bok?a=1&amp;b=2\"><tittel>Sult</tittel>"
        ),
        "{}",
        xml.body
    );
}
