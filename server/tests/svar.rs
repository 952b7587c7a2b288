//! The answer: the published example to the byte, the same facts as XML, and what counts as due.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::sync::{Arc, Mutex};

use felles::dokument::Node;
use felles::tjeneste::fyll;
use felles::{BRREG, INTET_FORFALT, Oppsett, Tjeneste, VIRKSOMHET};
use jiff::Timestamp;
use jiff::civil::date;
use restanser_server::kilde::Kategori;

/// As published, but for `levert`.
const EKSEMPEL: &str = r#"{
  "restanser": {
    "restskatt":          {"forfaltOgUbetaltRenter": 0,     "forfaltOgUbetaltKrav": 0,     "forfaltOgUbetalt": 0},
    "forskuddstrekk":     {"forfaltOgUbetaltRenter": 58552, "forfaltOgUbetaltKrav": 75155, "forfaltOgUbetalt": 133707},
    "merverdiavgift":     {"forfaltOgUbetaltKrav": 1000, "forfaltOgUbetalt": 1000},
    "arbeidsgiveravgift": {"forfaltOgUbetaltRenter": 30071, "forfaltOgUbetaltKrav": 39956, "forfaltOgUbetalt": 70027},
    "gebyr":              {"forfaltOgUbetaltRenter": 3000,  "forfaltOgUbetaltKrav": 26579, "forfaltOgUbetalt": 29579},
    "forskuddsskatt":     {"forfaltOgUbetaltRenter": 0,     "forfaltOgUbetaltKrav": 0,     "forfaltOgUbetalt": 0}
  },
  "levert": "LEVERT",
  "forespurteOrganisasjon": "310111643"
}"#;

const KATEGORIER: [&str; 6] = [
    "restskatt",
    "forskuddstrekk",
    "merverdiavgift",
    "arbeidsgiveravgift",
    "gebyr",
    "forskuddsskatt",
];

fn without_white_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The example, delivered when the clock says `moment`.
fn example_at(moment: &str, levert: &str) {
    let tjeneste = Oppsett::default().klokken_er(moment).start();
    let response = tjeneste.ask(BRREG, "dibk/310111643");
    assert_eq!(response.status, 200);
    assert_eq!(response.header("Content-Type"), Some("application/json"));
    assert_eq!(
        response.text(),
        without_white_space(&EKSEMPEL.replace("LEVERT", levert))
    );
}

#[test]
fn the_published_example_is_answered_to_the_byte() {
    // The moment of the example.
    example_at(
        "2023-09-21T08:47:13.291069732Z",
        "2023-09-21T10:47:13.291069",
    );
}

#[test]
fn levert_is_oslo_time_with_six_digits_in_summer_and_winter() {
    example_at("2026-07-01T22:30:00Z", "2026-07-02T00:30:00.000000");
    example_at("2026-01-31T23:30:00.000001Z", "2026-02-01T00:30:00.000001");
    // The hour that comes twice has no offset to tell it by: the clock on the wall.
    example_at("2026-10-25T00:30:00.5Z", "2026-10-25T02:30:00.500000");
    example_at("2026-10-25T01:30:00.5Z", "2026-10-25T02:30:00.500000");
}

#[test]
fn levert_is_now() {
    let tjeneste = Tjeneste::start();
    let before = tjeneste.now();
    let levert = tjeneste.ask(BRREG, "dibk/310111643").json()["levert"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(levert.len(), "2023-09-21T10:47:13.291069".len(), "{levert}");
    let levert: jiff::civil::DateTime = levert.parse().unwrap();
    let levert = levert.in_tz("Europe/Oslo").unwrap().timestamp();
    let microsecond = jiff::SignedDuration::from_micros(1);
    assert!(before - microsecond <= levert && levert <= tjeneste.now());
}

/// The JSON and the XML of an answer, whose clock stands still.
fn both(tjeneste: &Tjeneste, organisasjon: &str) -> (Node, Node) {
    let request = tjeneste.get(BRREG, &format!("dibk/{organisasjon}"));
    let json = tjeneste.send(&request);
    let xml = tjeneste.send(&request.header("Accept", "application/xml"));
    assert_eq!((json.status, xml.status), (200, 200));
    assert_eq!(xml.header("Content-Type"), Some("application/xml"));
    let (root, xml) = Node::xml(&xml.body, "urn:no:skatteetaten:innkreving:restanser:v2");
    assert_eq!(root, "restanserForVirksomhet");
    (Node::json(&json.body), xml)
}

#[test]
fn xml_tells_the_same_facts_in_the_same_order() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    // The example, zeros, everything, amounts beyond 32 bits, interest unknown.
    for organisasjon in [
        VIRKSOMHET,
        INTET_FORFALT,
        "314961900",
        "210000011",
        "212345679",
    ] {
        let (json, xml) = both(&tjeneste, organisasjon);
        assert_eq!(json, xml);
        assert_eq!(
            xml.names(),
            ["restanser", "levert", "forespurteOrganisasjon"]
        );
        let Node::Members(members) = &xml else {
            panic!("no members")
        };
        assert_eq!(members[0].1.names(), KATEGORIER);
    }
}

#[test]
fn an_organisation_with_nothing_due_gets_zeros_in_all_six() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let zeros = r#"{"forfaltOgUbetaltRenter":0,"forfaltOgUbetaltKrav":0,"forfaltOgUbetalt":0}"#;
    let kategorier = KATEGORIER
        .map(|kategori| format!(r#""{kategori}":{zeros}"#))
        .join(",");
    let body = format!(
        r#"{{"restanser":{{{kategorier}}},"levert":"2026-07-01T14:00:00.000000","forespurteOrganisasjon":"313367002"}}"#
    );
    assert_eq!(tjeneste.ask(BRREG, "dibk/313367002").text(), body);
}

#[test]
fn the_largest_amount_keeps_every_digit() {
    let krav = (Kategori::Gebyr, date(2024, 1, 1), i64::MAX - 1, Some(1));
    let tjeneste = Oppsett::default()
        .krav(vec![(VIRKSOMHET, vec![krav])])
        .start();
    let text = tjeneste.ask(BRREG, "dibk/310111643");
    let gebyr = r#""gebyr":{"forfaltOgUbetaltRenter":1,"forfaltOgUbetaltKrav":9223372036854775806,"forfaltOgUbetalt":9223372036854775807}"#;
    assert!(text.text().contains(gebyr), "{}", text.text());
}

#[test]
fn a_claim_that_is_due_today_in_oslo_counts_from_tomorrow() {
    let now = Arc::new(Mutex::new(Timestamp::UNIX_EPOCH));
    let clock = Arc::clone(&now);
    let krav = (Kategori::Gebyr, date(2026, 7, 1), 500, None);
    let tjeneste = Oppsett::default()
        .klokke(move || *clock.lock().unwrap())
        .krav(vec![(VIRKSOMHET, vec![krav])])
        .start();
    let due_at = |moment: &str| {
        *now.lock().unwrap() = moment.parse().unwrap();
        tjeneste.ask(BRREG, "dibk/310111643").json()["restanser"]["gebyr"]["forfaltOgUbetalt"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(due_at("2026-06-30T12:00:00Z"), 0);
    assert_eq!(due_at("2026-06-30T22:00:00Z"), 0);
    // Midnight comes two hours earlier in Oslo than in UTC.
    assert_eq!(due_at("2026-07-01T21:59:59.999999Z"), 0);
    assert_eq!(due_at("2026-07-01T22:00:00Z"), 500);
}

#[test]
fn accept_decides_between_json_and_xml() {
    let tjeneste = Tjeneste::start();
    let json = Some("application/json");
    let xml = Some("application/xml");
    for (accept, expected) in [
        (&[][..], json),
        (&[""], json),
        (&["*/*"], json),
        (&["application/*"], json),
        (&["application/json"], json),
        (&["application/json; charset=utf-8"], json),
        (&["application/xml"], xml),
        (&["APPLICATION/XML"], xml),
        (&["application/xml, application/json"], json),
        (&["application/xml, application/json;q=0.9"], xml),
        (&["application/xml;q=0.1, application/json;q=0.2"], json),
        (&["application/xml;q=0.5, */*;q=0.1"], xml),
        (&["application/json;q=0, */*"], xml),
        (&["application/xml;q=0, */*"], json),
        (&["text/html", "application/xml"], xml),
        (
            &["text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"],
            xml,
        ),
        (&["application/json;q=0"], None),
        (&["*/*;q=0"], None),
        (&["text/html"], None),
        (&["text/xml"], None),
    ] {
        let mut request = tjeneste.get(BRREG, "dibk/310111643");
        for value in accept {
            request = request.header("Accept", value);
        }
        let response = tjeneste.send(&request);
        let written = (response.status == 200)
            .then(|| response.header("Content-Type"))
            .flatten();
        assert_eq!(written, expected, "{accept:?}");
        assert!(expected.is_some() || response.status == 406, "{accept:?}");
        assert_eq!(response.header("Vary"), Some("Accept"));
    }
}

#[test]
fn the_answer_follows_the_register() {
    let claim = |amount| {
        vec![(
            VIRKSOMHET,
            vec![(Kategori::Gebyr, date(2024, 1, 1), amount, None)],
        )]
    };
    let tjeneste = Oppsett::default().krav(claim(100)).start();
    let owed = || {
        let body = tjeneste.ask(BRREG, "dibk/310111643").json();
        body["restanser"]["gebyr"]["forfaltOgUbetalt"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(owed(), 100);
    // Replaced as a whole.
    fyll(&tjeneste.register(), &claim(200));
    assert_eq!(owed(), 200);
    // Changed in place.
    let register = rusqlite::Connection::open(tjeneste.register()).unwrap();
    register
        .execute("UPDATE krav SET hovedstol = 300", ())
        .unwrap();
    assert_eq!(owed(), 300);
    register.execute("DELETE FROM krav", ()).unwrap();
    assert_eq!(owed(), 0);
    register.execute("DELETE FROM organisasjon", ()).unwrap();
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").kode(), "RESTANSE-008");
}
