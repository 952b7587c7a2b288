//! Consent: `ebevis` answers with one that holds, and says of each that does not why.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeSet;

use felles::maskinporten::{Token, organisation};
use felles::{
    BRREG, DIGDIR, Oppsett, Request, Response, SKATTEETATEN, Samtykke, Tjeneste, VIRKSOMHET,
};
use serde_json::{Value, json};

fn ask(tjeneste: &Tjeneste, token: &Token) -> Response {
    tjeneste.send(&Request::get("/v2/ebevis/310111643").bearer(&token.sign()))
}

fn with(tjeneste: &Tjeneste, change: impl FnOnce(&mut Samtykke)) -> Response {
    let mut samtykke = Samtykke::new(VIRKSOMHET, DIGDIR);
    change(&mut samtykke);
    ask(tjeneste, &tjeneste.token(DIGDIR).samtykke(&samtykke))
}

fn assert_refused(response: &Response, melding: &str) {
    let (status, kode, given) = (response.status, response.kode(), response.melding());
    assert_eq!(
        (status, kode.as_str(), given.as_str()),
        (403, "RESTANSE-007", melding)
    );
}

#[test]
fn with_consent_ebevis_answers_what_dibk_answers() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let answered = with(&tjeneste, |_| {});
    assert_eq!(answered.status, 200);
    assert_eq!(answered.body, tjeneste.ask(BRREG, "dibk/310111643").body);
}

#[test]
fn without_consent_there_is_no_answer() {
    let tjeneste = Tjeneste::start();
    let melding = "Rettighetspakken krever samtykke, og tokenet inneholder ikke noe samtykke";
    assert_refused(&ask(&tjeneste, &tjeneste.token(DIGDIR)), melding);
    let other = tjeneste.token(DIGDIR).with(
        "authorization_details",
        json!([{"type": "urn:altinn:systemuser"}]),
    );
    assert_refused(&ask(&tjeneste, &other), melding);
    let none = tjeneste
        .token(DIGDIR)
        .with("authorization_details", json!([]));
    assert_refused(&ask(&tjeneste, &none), melding);
}

#[test]
fn each_consent_that_does_not_hold_is_refused_with_its_own_text() {
    let tjeneste = Tjeneste::start();
    let mut texts = BTreeSet::new();
    let mut assert_refused = |response: Response, melding| {
        assert_refused(&response, melding);
        texts.insert(response.melding());
    };

    let fra = "Samtykket er ikke gitt av virksomheten det spørres om";
    let other = "urn:altinn:organization:identifier-no:313367002";
    assert_refused(
        with(&tjeneste, |samtykke| samtykke.fra = other.to_owned()),
        fra,
    );
    let person = "urn:altinn:person:identifier-no:01017012345";
    assert_refused(
        with(&tjeneste, |samtykke| samtykke.fra = person.to_owned()),
        fra,
    );

    let til = "Samtykket er ikke gitt til konsumenten";
    assert_refused(
        with(&tjeneste, |samtykke| samtykke.til = organisation(BRREG)),
        til,
    );

    let ressurs = "Samtykket gjelder ikke denne tjenesten";
    for other in [
        "digdir-inntekt",
        "digdir_5616_50",
        "DIGDIR-restanser-skatteetaten",
        "",
    ] {
        assert_refused(
            with(&tjeneste, |samtykke| samtykke.ressurs = other.to_owned()),
            ressurs,
        );
    }

    assert_refused(
        with(&tjeneste, |samtykke| samtykke.gyldig = (60, 120)),
        "Samtykket er ikke gyldig ennå",
    );
    assert_refused(
        with(&tjeneste, |samtykke| samtykke.gyldig = (-120, -1)),
        "Samtykket er utløpt",
    );
    assert_refused(
        with(&tjeneste, |samtykke| samtykke.fra = VIRKSOMHET.to_owned()),
        "Samtykket i tokenet har ugyldig format",
    );
    assert_eq!(texts.len(), 6);
}

#[test]
fn a_consent_holds_from_its_first_moment_and_not_at_its_last() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    assert_eq!(
        with(&tjeneste, |samtykke| samtykke.gyldig = (0, 1)).status,
        200
    );
    assert_refused(
        &with(&tjeneste, |samtykke| samtykke.gyldig = (-1, 0)),
        "Samtykket er utløpt",
    );
}

#[test]
fn both_spellings_of_the_recipient_and_the_migrated_resource_are_accepted() {
    let tjeneste = Tjeneste::start();
    let urn = json!(format!("urn:altinn:organization:identifier-no:{DIGDIR}"));
    assert_eq!(with(&tjeneste, |samtykke| samtykke.til = urn).status, 200);
    assert_eq!(
        with(&tjeneste, |samtykke| samtykke.ressurs =
            "digdir_5616_5".to_owned())
        .status,
        200
    );
}

#[test]
fn one_consent_that_holds_among_others_is_enough() {
    let tjeneste = Tjeneste::start();
    let detail = |samtykke: &Samtykke| {
        tjeneste.token(DIGDIR).samtykke(samtykke).claims["authorization_details"][0].clone()
    };
    let other = detail(&Samtykke::new("313367002", DIGDIR));
    let own = detail(&Samtykke::new(VIRKSOMHET, DIGDIR));
    let details = json!([null, {"type": 1}, {"type": "urn:altinn:systemuser"}, other, own]);
    let token = tjeneste
        .token(DIGDIR)
        .with("authorization_details", details);
    assert_eq!(ask(&tjeneste, &token).status, 200);
}

/// A consent in order at noon, with one member changed; `null` leaves it out.
fn changed(tjeneste: &Tjeneste, member: &str, value: &Value) -> Token {
    let token = tjeneste
        .token(DIGDIR)
        .samtykke(&Samtykke::new(VIRKSOMHET, DIGDIR));
    let mut details = token.claims["authorization_details"].clone();
    let detail = details[0].as_object_mut().unwrap();
    match value {
        Value::Null => detail.remove(member),
        value => detail.insert(member.to_owned(), value.clone()),
    };
    token.with("authorization_details", details)
}

fn right(action: &Value, kind: &str, ressurs: &str) -> Value {
    json!({"action": action, "resource": [{"type": kind, "value": ressurs}]})
}

const RESSURS: &str = "urn:altinn:resource";
const RESTANSER: &str = "digdir-restanser-skatteetaten";

#[test]
fn what_altinn_3_may_write_otherwise_is_accepted() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let consent = json!(["consent"]);
    for (member, value) in [
        // Right without metadata; several actions, rights and resources.
        (
            "consentRights",
            json!([right(&consent, RESSURS, RESTANSER)]),
        ),
        (
            "consentRights",
            json!([right(&json!(["read", "consent"]), RESSURS, RESTANSER)]),
        ),
        (
            "consentRights",
            json!([
                right(&consent, RESSURS, "other"),
                right(&consent, RESSURS, "digdir_5616_5")
            ]),
        ),
        ("consented", json!("2026-07-01T12:00:00+00:00")),
        ("consented", json!("2026-07-01T14:00:00.0+02:00")),
        ("consented", json!("2026-07-01T12:00:00Z")),
        ("validTo", json!("2026-07-01T12:00:00.0000001+00:00")),
        ("validTo", json!("2026-07-01T10:00:00.1-02:00")),
        ("templateId", json!("new")),
    ] {
        let response = ask(&tjeneste, &changed(&tjeneste, member, &value));
        assert_eq!(response.status, 200, "{member} {value} {response:?}");
    }
}

/// Every row breaks one rule only.
#[test]
fn every_rule_is_kept() {
    let tjeneste = Oppsett::default()
        .klokken_er("2026-07-01T12:00:00Z")
        .start();
    let consent = json!(["consent"]);
    let organisation =
        |number: &str| json!(format!("urn:altinn:organization:identifier-no:{number}"));
    let format = "Samtykket i tokenet har ugyldig format";
    let fra = "Samtykket er ikke gitt av virksomheten det spørres om";
    let til = "Samtykket er ikke gitt til konsumenten";
    let ressurs = "Samtykket gjelder ikke denne tjenesten";
    let tidlig = "Samtykket er ikke gyldig ennå";
    let utlopt = "Samtykket er utløpt";
    let mut rows: Vec<(&str, Value, &str)> = vec![
        ("id", json!("1"), format),
        ("id", json!("93413201b7e84ec3a899580fc02c6aeb"), format),
        ("from", json!(VIRKSOMHET), format),
        ("from", organisation("310111644"), format),
        (
            "from",
            felles::maskinporten::organisation(VIRKSOMHET),
            format,
        ),
        ("from", organisation("313367002"), fra),
        (
            "from",
            json!("urn:altinn:person:identifier-no:310111643"),
            fra,
        ),
        ("to", json!(DIGDIR), format),
        (
            "to",
            json!({"authority": "other", "ID": "0192:991825827"}),
            format,
        ),
        (
            "to",
            json!({"authority": "iso6523-actorid-upis", "ID": "991825827"}),
            format,
        ),
        ("to", organisation(BRREG), til),
        ("to", felles::maskinporten::organisation(BRREG), til),
        (
            "to",
            json!("urn:altinn:person:identifier-no:991825827"),
            til,
        ),
        ("consentRights", json!({}), format),
        ("consentRights", json!([{"action": ["consent"]}]), format),
        (
            "consentRights",
            json!([right(&json!("consent"), RESSURS, RESTANSER)]),
            format,
        ),
        ("consentRights", json!([]), ressurs),
        (
            "consentRights",
            json!([right(&json!([]), RESSURS, RESTANSER)]),
            ressurs,
        ),
        (
            "consentRights",
            json!([right(&json!(["Consent"]), RESSURS, RESTANSER)]),
            ressurs,
        ),
        (
            "consentRights",
            json!([right(&json!(["consent2"]), RESSURS, RESTANSER)]),
            ressurs,
        ),
        (
            "consentRights",
            json!([right(&consent, "urn:altinn:app", RESTANSER)]),
            ressurs,
        ),
        (
            "consentRights",
            json!([right(&consent, RESSURS, "digdir_5616_50")]),
            ressurs,
        ),
        (
            "consentRights",
            json!([
                right(&consent, RESSURS, "other"),
                right(&json!(["read"]), RESSURS, RESTANSER)
            ]),
            ressurs,
        ),
        ("consented", json!("2026-07-01T12:00:00.0000001Z"), tidlig),
        ("consented", json!("2026-07-01T12:00:01+00:00"), tidlig),
        ("validTo", json!("2026-07-01T12:00:00Z"), utlopt),
        ("validTo", json!("2026-07-01T14:00:00+02:00"), utlopt),
        ("validTo", json!("2026-07-01T11:59:59.9999999Z"), utlopt),
    ];
    for member in ["id", "from", "to", "consented", "validTo", "consentRights"] {
        rows.push((member, Value::Null, format));
        rows.push((member, json!(1), format));
    }
    for moment in [
        "2026-07-01T11:00:00",
        "2026-07-01T11:00:00.00000000Z",
        "2026-07-01T11:00:00.Z",
        "2026-07-01 11:00:00Z",
        "2026-07-01T11:00:60Z",
        "2026-07-01",
    ] {
        rows.push(("consented", json!(moment), format));
        rows.push(("validTo", json!(moment.replace("07-01", "07-02")), format));
    }
    for (member, value, melding) in rows {
        let response = ask(&tjeneste, &changed(&tjeneste, member, &value));
        assert_eq!(
            (
                response.status,
                response.kode().as_str(),
                response.melding().as_str()
            ),
            (403, "RESTANSE-007", melding),
            "{member} {value}"
        );
    }
}

#[test]
fn a_consent_gives_no_package() {
    let tjeneste = Tjeneste::start();
    let token = tjeneste
        .token(BRREG)
        .samtykke(&Samtykke::new(VIRKSOMHET, BRREG));
    assert_eq!(ask(&tjeneste, &token).kode(), "RESTANSE-005");
}

#[test]
fn it_is_the_consumer_who_needs_the_consent_and_not_the_supplier() {
    let tjeneste = Tjeneste::start();
    let to_consumer = Samtykke::new(VIRKSOMHET, DIGDIR);
    let token = tjeneste.token(DIGDIR).supplier(SKATTEETATEN);
    assert_eq!(
        ask(&tjeneste, &token.clone().samtykke(&to_consumer)).status,
        200
    );
    let to_supplier = Samtykke::new(VIRKSOMHET, SKATTEETATEN);
    assert_refused(
        &ask(&tjeneste, &token.samtykke(&to_supplier)),
        "Samtykket er ikke gitt til konsumenten",
    );
}

#[test]
fn a_trusted_handler_may_use_a_consent_that_was_given_to_another() {
    let tjeneste = Oppsett::default()
        .rettighetspakker(
            r#"
            [ebevis]
            samtykke = true
            konsumenter = ["991825827", "974761076"]
            betrodde = ["991825827"]
            "#,
        )
        .start();
    let to_brreg = Samtykke::new(VIRKSOMHET, BRREG);
    assert_eq!(
        ask(&tjeneste, &tjeneste.token(DIGDIR).samtykke(&to_brreg)).status,
        200
    );
    // Who is not trusted may not, and a trusted supplier makes no trusted consumer.
    let untrusted = tjeneste.token(SKATTEETATEN).samtykke(&to_brreg);
    let melding = "Samtykket er ikke gitt til konsumenten";
    assert_refused(&ask(&tjeneste, &untrusted), melding);
    assert_refused(&ask(&tjeneste, &untrusted.supplier(DIGDIR)), melding);
    // All the rest must hold for it as for anybody.
    let mut from_other = to_brreg;
    from_other.fra = "urn:altinn:organization:identifier-no:313367002".to_owned();
    let token = tjeneste.token(DIGDIR).samtykke(&from_other);
    assert_refused(
        &ask(&tjeneste, &token),
        "Samtykket er ikke gitt av virksomheten det spørres om",
    );
}
