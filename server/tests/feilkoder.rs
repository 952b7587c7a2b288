//! Every error code, in JSON and in XML: what an error looks like over HTTP, whichever it is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use felles::dokument::Node;
use felles::xmllint::validate_feil;
use felles::{BRREG, DIGDIR, Request, Response, Tjeneste, UKJENT, UTEN_TILGANG};
use uuid::Uuid;

const KORRELASJONSID: &str = "123e4567-E89B-12d3-a456-4266554400AF";
const FEIL: &str = "urn:no:skatteetaten:datasamarbeid:feil:v1";

/// The error that `request` gives, in JSON and in XML, with everything that holds of all errors.
fn assert_feil(tjeneste: &Tjeneste, request: &Request, status: u16, kode: &str, melding: &str) {
    assert_feil_i_json(tjeneste, request, status, kode, melding);
    assert_feil_i_xml(tjeneste, request, status, kode, melding);
}

fn assert_feil_i_json(
    tjeneste: &Tjeneste,
    request: &Request,
    status: u16,
    kode: &str,
    melding: &str,
) {
    let response = tjeneste.send(&request.clone().header("Korrelasjonsid", KORRELASJONSID));
    assert_eq!(response.header("Content-Type"), Some("application/json"));
    let feil = Node::json(&response.body);
    assert_same_for_all(&response, &feil, status, kode, melding);
}

fn assert_feil_i_xml(
    tjeneste: &Tjeneste,
    request: &Request,
    status: u16,
    kode: &str,
    melding: &str,
) {
    let request = request.clone().header("Accept", "application/xml");
    assert_told_in_xml(tjeneste, &request, status, kode, melding);
}

/// For a request that says itself what it accepts.
fn assert_told_in_xml(
    tjeneste: &Tjeneste,
    request: &Request,
    status: u16,
    kode: &str,
    melding: &str,
) {
    let response = tjeneste.send(&request.clone().header("Korrelasjonsid", KORRELASJONSID));
    assert_eq!(response.header("Content-Type"), Some("application/xml"));
    validate_feil(&response.body);
    let (root, feil) = Node::xml(&response.body, FEIL);
    assert_eq!(root, "feil");
    assert_same_for_all(&response, &feil, status, kode, melding);
}

fn assert_same_for_all(response: &Response, feil: &Node, status: u16, kode: &str, melding: &str) {
    assert_eq!(
        (response.status, feil.text("kode")),
        (status, kode),
        "{feil:?}"
    );
    assert_eq!(feil.names(), ["kode", "melding", "korrelasjonsid"]);
    assert!(feil.text("melding").contains(melding), "{feil:?}");
    assert_eq!(feil.text("korrelasjonsid"), KORRELASJONSID);
    assert_eq!(response.header("Korrelasjonsid"), Some(KORRELASJONSID));
    assert_eq!(response.header("Vary"), Some("Accept"));
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    assert_eq!(response.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(
        response.header("WWW-Authenticate"),
        (status == 401).then_some("Bearer")
    );
    assert_eq!(response.header("Allow"), (status == 405).then_some("GET"));
}

#[test]
fn restanse_003_is_an_unknown_address() {
    let tjeneste = Tjeneste::start();
    for target in [
        "/index.html",
        "/v2",
        "/v1/dibk/310111643",
        "/v2/dibk/310111643/mer",
        "/V2/dibk/310111643",
    ] {
        let request = tjeneste.get(BRREG, "");
        let request = Request {
            target: target.to_owned(),
            ..request
        };
        assert_feil(
            &tjeneste,
            &request,
            404,
            "RESTANSE-003",
            "/v2/{rettighetspakke}/{organisasjonsnummer}",
        );
    }
}

#[test]
fn restanse_003_with_405_is_a_method_that_the_address_does_not_have() {
    let tjeneste = Tjeneste::start();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let request = tjeneste.get(BRREG, "dibk/310111643");
        let request = Request {
            method: method.to_owned(),
            ..request
        };
        assert_feil(&tjeneste, &request, 405, "RESTANSE-003", "GET");
    }
}

#[test]
fn restanse_004_is_a_missing_token() {
    let tjeneste = Tjeneste::start();
    let request = Request::get("/v2/dibk/310111643");
    assert_feil(&tjeneste, &request, 401, "RESTANSE-004", "mangler token");
}

#[test]
fn restanse_005_is_a_scope_or_a_package_that_one_does_not_have() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste
        .token(BRREG)
        .with("scope", "skatteetaten:inntekt")
        .sign();
    let request = Request::get("/v2/dibk/310111643").bearer(&token);
    assert_feil(
        &tjeneste,
        &request,
        403,
        "RESTANSE-005",
        "scope skatteetaten:restanser",
    );
    let request = tjeneste.get(UTEN_TILGANG, "dibk/310111643");
    assert_feil(&tjeneste, &request, 403, "RESTANSE-005", "rettighetspakken");
}

#[test]
fn restanse_006_is_input_that_cannot_be_right() {
    let tjeneste = Tjeneste::start();
    let request = tjeneste.get(BRREG, "dibk/31011164x");
    assert_feil(
        &tjeneste,
        &request,
        400,
        "RESTANSE-006",
        "'organisasjonsnummer'",
    );
    let request = tjeneste.get(BRREG, "dibk/310111644");
    assert_feil(&tjeneste, &request, 400, "RESTANSE-006", "Kontrollsifferet");
}

#[test]
fn restanse_007_is_a_missing_consent() {
    let tjeneste = Tjeneste::start();
    let request = tjeneste.get(DIGDIR, "ebevis/310111643");
    assert_feil(&tjeneste, &request, 403, "RESTANSE-007", "krever samtykke");
}

#[test]
fn restanse_008_is_an_organisation_that_the_source_does_not_know() {
    let tjeneste = Tjeneste::start();
    let request = tjeneste.get(BRREG, &format!("dibk/{UKJENT}"));
    assert_feil(
        &tjeneste,
        &request,
        404,
        "RESTANSE-008",
        "organisasjonsnummer",
    );
}

/// Who accepts `application/xml` is not refused; who asks for XML of another kind is told why in XML.
#[test]
fn restanse_009_is_a_data_format_that_there_is_not() {
    let tjeneste = Tjeneste::start();
    let asking = |accept: &str| {
        tjeneste
            .get(BRREG, "dibk/310111643")
            .header("Accept", accept)
    };
    for accept in [
        "text/html",
        "application/json;q=0",
        "nonsense",
        "application/problem+json",
    ] {
        assert_feil_i_json(
            &tjeneste,
            &asking(accept),
            406,
            "RESTANSE-009",
            "application/xml",
        );
    }
    for accept in ["text/xml", "application/soap+xml, text/html"] {
        assert_told_in_xml(
            &tjeneste,
            &asking(accept),
            406,
            "RESTANSE-009",
            "application/xml",
        );
    }
}

/// `Korrelasjonsid` in and out, with each of the two ways to write an error.
fn korrelasjonsid(tjeneste: &Tjeneste, sent: Option<&[u8]>, accept: &str) -> String {
    let mut request = Request::get("/v2/dibk/310111643").header("Accept", accept);
    if let Some(sent) = sent {
        request = request.header("Korrelasjonsid", sent);
    }
    let response = tjeneste.send(&request);
    let feil = match accept {
        "application/xml" => Node::xml(&response.body, FEIL).1,
        _ => Node::json(&response.body),
    };
    assert_eq!(
        response.header("Korrelasjonsid"),
        Some(feil.text("korrelasjonsid"))
    );
    feil.text("korrelasjonsid").to_owned()
}

#[test]
fn a_korrelasjonsid_that_is_a_uuid_is_given_back_letter_for_letter() {
    let tjeneste = Tjeneste::start();
    for accept in ["application/json", "application/xml"] {
        for sent in [
            "123e4567-e89b-12d3-a456-426655440000",
            "123E4567-E89B-12D3-A456-42665544ABCD",
            "123e4567-E89B-12d3-A456-42665544abCD",
            "00000000-0000-0000-0000-000000000000",
        ] {
            assert_eq!(
                korrelasjonsid(&tjeneste, Some(sent.as_bytes()), accept),
                sent
            );
        }
    }
}

#[test]
fn without_a_korrelasjonsid_that_is_a_uuid_a_fresh_one_is_made() {
    let tjeneste = Tjeneste::start();
    let mut made = std::collections::BTreeSet::new();
    for accept in ["application/json", "application/xml"] {
        for sent in [
            None,
            Some(&b""[..]),
            Some(b"123"),
            Some(b"123e4567e89b12d3a456426655440000"),
            Some(b"{123e4567-e89b-12d3-a456-426655440000}"),
            Some(b"urn:uuid:123e4567-e89b-12d3-a456-426655440000"),
            Some(b"<script>alert(1)</script>-----------"),
            Some(b"\xff\xfe123e4567-e89b-12d3-a456-42665544"),
        ] {
            let given = korrelasjonsid(&tjeneste, sent, accept);
            assert_eq!(
                given.parse::<Uuid>().unwrap().get_version_num(),
                4,
                "{given}"
            );
            assert!(made.insert(given), "made twice");
        }
    }
}

#[test]
fn of_two_korrelasjonsider_neither_is_given_back() {
    let tjeneste = Tjeneste::start();
    let other = "00000000-0000-0000-0000-000000000001";
    let request = tjeneste.get(BRREG, "dibk/310111643");
    let request = request
        .header("Korrelasjonsid", KORRELASJONSID)
        .header("Korrelasjonsid", other);
    let response = tjeneste.send(&request);
    assert_eq!(response.kode(), "RESTANSE-006");
    assert!(
        response.melding().contains("nøyaktig én gang"),
        "{}",
        response.melding()
    );
    let given = response.header("Korrelasjonsid").unwrap();
    assert!(given != KORRELASJONSID && given != other);
}

#[test]
fn an_answer_carries_the_same_headers() {
    let tjeneste = Tjeneste::start();
    let request = tjeneste.get(BRREG, "dibk/310111643");
    let response = tjeneste.send(&request.clone().header("Korrelasjonsid", KORRELASJONSID));
    assert_eq!(response.status, 200);
    assert_eq!(response.header("Korrelasjonsid"), Some(KORRELASJONSID));
    assert_eq!(response.header("Vary"), Some("Accept"));
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    let fresh = tjeneste.send(&request);
    assert!(
        fresh
            .header("Korrelasjonsid")
            .unwrap()
            .parse::<Uuid>()
            .is_ok()
    );
}
