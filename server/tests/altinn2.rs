//! Consent from Altinn 2, in the header `AltinnSamtykke`: every form that is accepted, and of each rule what is said when
//! it alone is broken.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

#[path = "altinn2/avslag.rs"]
mod avslag;
mod felles;

use avslag::melding;
use felles::altinn::{KeyServer, PRIMARY_KEY, SECONDARY_KEY, Samtykketoken};
use felles::maskinporten::{KEY, Key, Token};
use felles::{
    BRREG, DIGDIR, Oppsett, Request, Response, SKATTEETATEN, Samtykke, Tjeneste, VIRKSOMHET,
    nobodys_address,
};
use restanser_server::tilgang::samtykke::SamtykkeRefusal;
use serde_json::{Value, json};

/// Noon in Greenwich, two o'clock in Norway.
const NOW: &str = "2026-07-01T12:00:00Z";
const PERSON: &str = "01017012345";
const BETRODD: &str = r#"
    [ebevis]
    samtykke = true
    konsumenter = ["991825827", "974761076"]
    betrodde = ["991825827"]
"#;

fn oppsett() -> Oppsett {
    Oppsett::default().klokken_er(NOW)
}

fn start() -> Tjeneste {
    oppsett().altinn2(&KeyServer::shared().metadata).start()
}

/// In order, for [`DIGDIR`].
fn samtykketoken(tjeneste: &Tjeneste) -> Samtykketoken {
    Samtykketoken::new(VIRKSOMHET, DIGDIR, tjeneste.now())
}

fn request(token: &Token, header: &str) -> Request {
    Request::get("/v2/ebevis/310111643")
        .bearer(&token.sign())
        .header("AltinnSamtykke", header)
}

/// [`DIGDIR`] asks for itself.
fn ask(tjeneste: &Tjeneste, header: &str) -> Response {
    tjeneste.send(&request(&tjeneste.token(DIGDIR), header))
}

fn assert_refused(response: &Response, melding: &str, row: &str) {
    let (status, kode) = (response.status, response.kode());
    assert_eq!((status, kode.as_str()), (403, "RESTANSE-007"), "{row}");
    assert_eq!(response.melding(), melding, "{row}");
}

#[test]
fn with_a_consent_from_altinn_2_ebevis_answers_and_the_disclosure_says_so() {
    let tjeneste = start();
    let samtykketoken = samtykketoken(&tjeneste);
    let answered = ask(&tjeneste, &samtykketoken.sign());
    assert_eq!(answered.status, 200);
    assert_eq!(answered.body, tjeneste.ask(BRREG, "dibk/310111643").body);
    let utlevering = &tjeneste.utleveringer()[0];
    assert_eq!(
        utlevering["grunnlag"],
        json!({"samtykke": {
            "ordning": "altinn2",
            "id": samtykketoken.claims["AuthorizationCode"],
            "gyldigTil": "2026-07-01T13:00:00Z",
        }})
    );
}

#[test]
fn every_form_that_altinn_2_has_had_is_accepted() {
    let tjeneste = start();
    let token = || samtykketoken(&tjeneste);
    let older = || token().without("Services");
    for token in [
        token().without_header("x5t"),
        token().without_header("typ"),
        token().with("iss", "https://tt02.altinn.no/"),
        token().with("Services", "5616_5"),
        token().with("Services", json!(["5616_5_param=x"])),
        token().with("Services", "4629_2_inntektsaar=2016,5616_5"),
        older().with("ServiceCodes", "5616_5"),
        older().with("ServiceCodes", "5616_5,4629_2"),
        older().with("ServiceCodes", json!(["4629_2", "5616_5"])),
        token().with("DelegatedDate", "1782907200"),
        token()
            .with("DelegatedDate", "01.07.2026 14:00:00")
            .with("ValidToDate", "01.07.2026 14:00:01"),
        token()
            .with("DelegatedDate", "2026-07-01 14:00:00")
            .with("ValidToDate", "2026-07-01 14:00:01"),
        token()
            .with("DelegatedDate", 1_782_907_200)
            .with("ValidToDate", 1_782_907_201),
        token().lives(10, 40),
        token().lives(-39, -9),
    ] {
        let response = ask(&tjeneste, &token.sign());
        assert_eq!(response.status, 200, "{} {response:?}", token.claims);
    }
    let mut secondary = token();
    for parameter in ["kid", "x5t"] {
        secondary = secondary.header(parameter, SECONDARY_KEY.kid());
    }
    let signed = secondary.sign_with(&SECONDARY_KEY);
    assert_eq!(ask(&tjeneste, &signed).status, 200);
}

#[test]
fn what_is_refused_is_refused_alike_whether_the_organisation_exists_or_not() {
    let tjeneste = start();
    let token = tjeneste.token(DIGDIR).sign();
    let of_another = samtykketoken(&tjeneste)
        .with("OfferedBy", "266814275")
        .sign();
    let bodies = [VIRKSOMHET, "313367002", "310000000"].map(|organisasjon| {
        let request = Request::get(format!("/v2/ebevis/{organisasjon}"))
            .bearer(&token)
            .header("Korrelasjonsid", "123e4567-e89b-12d3-a456-426655440000")
            .header("AltinnSamtykke", &of_another);
        tjeneste.send(&request).without_date()
    });
    assert_eq!(bodies[0].kode(), "RESTANSE-007");
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

#[test]
fn a_supplier_may_fetch_the_token_and_may_ask_with_one_that_the_consumer_fetched() {
    let tjeneste = start();
    let supplied = tjeneste.token(DIGDIR).supplier(BRREG);
    let handled_by = |handler: &str| samtykketoken(&tjeneste).with("HandledBy", handler).sign();
    let ask = |token: &Token, header: &str| tjeneste.send(&request(token, header));
    assert_eq!(ask(&supplied, &handled_by(BRREG)).status, 200);
    assert_eq!(ask(&supplied, &samtykketoken(&tjeneste).sign()).status, 200);
    let other = melding(SamtykkeRefusal::OtherHandler).unwrap();
    for handler in [SKATTEETATEN, DIGDIR] {
        assert_refused(&ask(&supplied, &handled_by(handler)), other, handler);
    }
    // To the supplier is not to the consumer.
    let to_supplier = samtykketoken(&tjeneste).with("CoveredBy", BRREG).sign();
    let recipient = melding(SamtykkeRefusal::OtherRecipient).unwrap();
    assert_refused(&ask(&supplied, &to_supplier), recipient, "supplier");
    assert_eq!(tjeneste.utleveringer()[0]["leverandor"], BRREG);
}

#[test]
fn a_trusted_handler_may_use_a_consent_that_was_given_to_another() {
    let tjeneste = oppsett()
        .altinn2(&KeyServer::shared().metadata)
        .rettighetspakker(BETRODD)
        .start();
    let to_brreg = samtykketoken(&tjeneste).with("CoveredBy", BRREG);
    let fetched_by = |handler: &str| to_brreg.clone().with("HandledBy", handler).sign();
    let ask = |token: &Token, header: &str| tjeneste.send(&request(token, header));
    let trusted = tjeneste.token(DIGDIR);
    assert_eq!(ask(&trusted, &to_brreg.sign()).status, 200);
    assert_eq!(ask(&trusted, &fetched_by(DIGDIR)).status, 200);
    let supplied = trusted.clone().supplier(SKATTEETATEN);
    assert_eq!(ask(&supplied, &fetched_by(SKATTEETATEN)).status, 200);
    let handler = melding(SamtykkeRefusal::OtherHandler).unwrap();
    assert_refused(
        &ask(&trusted, &fetched_by(SKATTEETATEN)),
        handler,
        "handler",
    );
    // Who is not trusted may not, and a trusted supplier makes no trusted consumer.
    let recipient = melding(SamtykkeRefusal::OtherRecipient).unwrap();
    let untrusted = tjeneste.token(SKATTEETATEN);
    assert_refused(&ask(&untrusted, &to_brreg.sign()), recipient, "untrusted");
    let supplied = untrusted.supplier(DIGDIR);
    assert_refused(&ask(&supplied, &fetched_by(DIGDIR)), recipient, "supplier");
    // All the rest must hold for it as for anybody.
    let expired = to_brreg.with("ValidToDate", 1).sign();
    let melding = melding(SamtykkeRefusal::Expired).unwrap();
    assert_refused(&ask(&trusted, &expired), melding, "expired");
}

#[test]
fn a_consent_in_the_token_goes_before_the_header() {
    let tjeneste = start();
    let header = samtykketoken(&tjeneste).sign();
    let holding = Samtykke::new(VIRKSOMHET, DIGDIR);
    let mut expired = holding.clone();
    expired.gyldig = (-120, -60);
    let ask = |samtykke: &Samtykke, header: &str| {
        tjeneste.send(&request(&tjeneste.token(DIGDIR).samtykke(samtykke), header))
    };
    for header in [header.as_str(), "nonsense", ""] {
        assert_eq!(ask(&holding, header).status, 200);
        assert_refused(&ask(&expired, header), "Samtykket er utløpt", header);
    }
    for utlevering in tjeneste.utleveringer() {
        assert_eq!(utlevering["grunnlag"]["samtykke"]["id"], json!(holding.id));
        assert_eq!(utlevering["grunnlag"]["samtykke"]["ordning"], "altinn3");
    }
    // What is no consent goes before nothing.
    let other = json!([{"type": "urn:altinn:systemuser"}, {"type": 1}, null]);
    let token = tjeneste.token(DIGDIR).with("authorization_details", other);
    assert_eq!(tjeneste.send(&request(&token, &header)).status, 200);
}

#[test]
fn without_a_consent_anywhere_there_is_no_answer() {
    let tjeneste = start();
    let response = tjeneste.ask(DIGDIR, "ebevis/310111643");
    let melding = "Rettighetspakken krever samtykke, og tokenet inneholder ikke noe samtykke";
    assert_refused(&response, melding, "none");
}

#[test]
fn off_it_is_said_that_the_header_is_not_supported() {
    let tjeneste = oppsett().start();
    let melding =
        "Headeren AltinnSamtykke er ikke støttet. Samtykket må ligge i tokenet fra Maskinporten";
    for header in [&*samtykketoken(&tjeneste).sign(), "nonsense", ""] {
        assert_refused(&ask(&tjeneste, header), melding, header);
        let consent = Samtykke::new(VIRKSOMHET, DIGDIR);
        let token = tjeneste.token(DIGDIR).samtykke(&consent);
        assert_eq!(tjeneste.send(&request(&token, header)).status, 200);
    }
}

#[test]
fn a_package_that_needs_no_consent_takes_no_notice_of_the_header() {
    let down = format!("http://{}/metadata", nobodys_address());
    for tjeneste in [start(), oppsett().start(), oppsett().altinn2(&down).start()] {
        let sound = samtykketoken(&tjeneste).sign();
        let long = "a".repeat(20_000);
        for header in [sound.as_str(), "nonsense", "", &long] {
            let request = tjeneste.get(BRREG, "dibk/310111643");
            let response = tjeneste.send(&request.header("AltinnSamtykke", header));
            assert_eq!(response.status, 200, "{header:.40}");
        }
    }
}

#[test]
fn the_header_stands_once() {
    let tjeneste = start();
    let sound = samtykketoken(&tjeneste).sign();
    let request = request(&tjeneste.token(DIGDIR), &sound).header("AltinnSamtykke", &sound);
    let response = tjeneste.send(&request);
    assert_eq!(
        (response.status, response.kode().as_str()),
        (400, "RESTANSE-006")
    );
    assert_eq!(
        response.melding(),
        "Feltet 'AltinnSamtykke' har ugyldig format. Må være oppgitt nøyaktig én gang"
    );
}

#[test]
fn a_consent_gives_no_package() {
    let tjeneste = start();
    let header = samtykketoken(&tjeneste).with("CoveredBy", BRREG).sign();
    let response = tjeneste.send(&request(&tjeneste.token(BRREG), &header));
    assert_eq!(response.kode(), "RESTANSE-005");
}

#[test]
fn without_the_key_server_only_who_needs_it_is_disturbed() {
    let down = format!("http://{}/metadata", nobodys_address());
    let tjeneste = oppsett().altinn2(&down).start();
    let token = || samtykketoken(&tjeneste);
    let response = ask(&tjeneste, &token().sign());
    assert_eq!(
        (response.status, response.kode().as_str()),
        (500, "RESTANSE-002")
    );
    // What needs no key to be refused is refused all the same.
    let expired = melding(SamtykkeRefusal::Altinn2TokenExpired).unwrap();
    let response = ask(&tjeneste, &token().lives(-60, -30).sign());
    assert_refused(&response, expired, "expired");
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
    let consent = Samtykke::new(VIRKSOMHET, DIGDIR);
    let in_token = tjeneste.token(DIGDIR).samtykke(&consent);
    let response = tjeneste.send(&request(&in_token, &token().sign()));
    assert_eq!(response.status, 200);
}

#[test]
fn keys_that_are_held_outlive_the_key_server_and_new_ones_are_fetched() {
    let server = KeyServer::start();
    server.publish(&[&PRIMARY_KEY]);
    let tjeneste = oppsett().altinn2(&server.metadata).start();
    // Nobody asks for keys that nobody needs.
    assert_eq!(tjeneste.ask(BRREG, "dibk/310111643").status, 200);
    assert_eq!(ask(&tjeneste, "nonsense").status, 403);
    assert_eq!(server.asked(), 0);
    let with = |key: &Key| {
        let token = samtykketoken(&tjeneste)
            .header("kid", key.kid())
            .header("x5t", key.kid());
        ask(&tjeneste, &token.sign_with(key))
    };
    assert_eq!(with(&PRIMARY_KEY).status, 200);
    assert_eq!(server.asked(), 2);
    server.publish(&[&PRIMARY_KEY, &SECONDARY_KEY]);
    assert_eq!(with(&SECONDARY_KEY).status, 200);
    server.goes_down();
    assert_eq!(with(&PRIMARY_KEY).status, 200);
    assert_eq!(with(&SECONDARY_KEY).status, 200);
}

/// Each issuer's keys are for its own tokens.
#[test]
fn maskinportens_key_signs_no_consent_and_altinns_key_no_access_token() {
    let tjeneste = start();
    let maskinporten = samtykketoken(&tjeneste)
        .header("kid", KEY.kid())
        .header("x5t", KEY.kid());
    let melding = melding(SamtykkeRefusal::Altinn2KeyUnknown).unwrap();
    assert_refused(
        &ask(&tjeneste, &maskinporten.sign_with(&KEY)),
        melding,
        "consent",
    );
    let claims: Value = tjeneste.token(BRREG).claims;
    let request = Request::get("/v2/dibk/310111643").bearer(&PRIMARY_KEY.sign(&claims));
    assert_eq!(tjeneste.send(&request).kode(), "RESTANSE-004");
    // And a consent token is no access token.
    let request = Request::get("/v2/dibk/310111643").bearer(&samtykketoken(&tjeneste).sign());
    assert_eq!(tjeneste.send(&request).kode(), "RESTANSE-004");
}
