use serde_json::{Value, json};

use super::SamtykkeRefusal::{
    Expired, Malformed, Missing, NotYetValid, OtherRecipient, OtherResource, OtherSubject,
};
use super::*;
use crate::tilgang::testing::{BRREG, DIGDIR, SKATTEETATEN, VIRKSOMHET, now, org};

/// The published example.
fn consent() -> Value {
    json!({
        "type": "urn:altinn:consent",
        "id": "93413201-b7e8-4ec3-a899-580fc02c6aeb",
        "from": "urn:altinn:organization:identifier-no:310111643",
        "to": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"},
        "consented": "2025-07-18T07:57:30.409251+00:00",
        "validTo": "2026-07-18T07:57:15.639509+00:00",
        "consentRights": [{
            "action": ["consent"],
            "resource": [{"type": "urn:altinn:resource", "value": "digdir-restanser-skatteetaten"}],
            "metadata": {},
        }],
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut consent = consent();
    consent[name] = value;
    consent
}

fn without(name: &str) -> Value {
    let mut consent = consent();
    consent.as_object_mut().unwrap().remove(name);
    consent
}

fn right(action: Value, kind: &str, value: &str) -> Value {
    json!({"action": action, "resource": [{"type": kind, "value": value}]})
}

fn token(details: &[Value]) -> AccessToken {
    let details = details.iter().map(|detail| match detail {
        Value::Object(members) => AuthorizationDetail::Consent(members.clone()),
        _ => AuthorizationDetail::Unreadable,
    });
    AccessToken {
        consumer: org(DIGDIR),
        supplier: Some(org(BRREG)),
        delegation_source: Some("https://www.altinn.no".into()),
        client_id: None,
        token_id: None,
        scopes: vec![],
        expires: now(),
        authorization_details: details.collect(),
    }
}

fn pakke(betrodde: &[&str]) -> Rettighetspakke {
    Rettighetspakke {
        hjemmel: None,
        samtykke: true,
        konsumenter: [org(DIGDIR)].into(),
        betrodde: betrodde.iter().map(|number| org(number)).collect(),
        felter: crate::svar::Felter::alle(),
    }
}

fn find(details: &[Value]) -> Result<Samtykke, SamtykkeRefusal> {
    Altinn3::default().finn(&token(details), &org(VIRKSOMHET), &pakke(&[]), now())
}

#[test]
fn the_published_example_holds() {
    assert_eq!(
        find(&[consent()]),
        Ok(Samtykke {
            ordning: Ordning::Altinn3,
            id: "93413201-b7e8-4ec3-a899-580fc02c6aeb".parse().unwrap(),
            fra: org(VIRKSOMHET),
            til: org(DIGDIR),
            gitt: "2025-07-18T07:57:30.409251Z".parse().unwrap(),
            gyldig_til: "2026-07-18T07:57:15.639509Z".parse().unwrap(),
        })
    );
}

#[test]
fn what_may_vary_may_vary() {
    let restanser = "digdir-restanser-skatteetaten";
    for consent in [
        with(
            "to",
            "urn:altinn:organization:identifier-no:991825827".into(),
        ),
        with("consented", "2026-03-02T13:00:00+01:00".into()),
        with("validTo", "2026-03-02T12:00:00.0000001Z".into()),
        with("something_new", json!({"a": 1})),
        with(
            "consentRights",
            json!([right(json!(["consent"]), "urn:altinn:resource", restanser)]),
        ),
        with(
            "consentRights",
            json!([right(
                json!(["read", "consent"]),
                "urn:altinn:resource",
                "digdir_5616_5"
            )]),
        ),
        with(
            "consentRights",
            json!([
                right(json!(["consent"]), "urn:altinn:resource", "other"),
                right(json!(["consent"]), "urn:altinn:resource", restanser),
            ]),
        ),
    ] {
        assert!(find(std::slice::from_ref(&consent)).is_ok(), "{consent}");
    }
}

/// Every row breaks one rule only.
#[test]
fn every_rule_is_kept() {
    let restanser = "digdir-restanser-skatteetaten";
    let resource = "urn:altinn:resource";
    for (consent, refusal) in [
        (json!("unreadable"), Malformed),
        (json!({}), Malformed),
        (without("id"), Malformed),
        (with("id", "1".into()), Malformed),
        (without("from"), Malformed),
        (with("from", VIRKSOMHET.into()), Malformed),
        (
            with(
                "from",
                "urn:altinn:organization:identifier-no:310111644".into(),
            ),
            Malformed,
        ),
        (
            with(
                "from",
                json!({"authority": "iso6523-actorid-upis", "ID": "0192:310111643"}),
            ),
            Malformed,
        ),
        (
            with(
                "from",
                "urn:altinn:organization:identifier-no:974760673".into(),
            ),
            OtherSubject,
        ),
        (
            with("from", "urn:altinn:person:identifier-no:01010112345".into()),
            OtherSubject,
        ),
        (
            with("from", "urn:altinn:person:identifier-no:310111643".into()),
            OtherSubject,
        ),
        (without("to"), Malformed),
        (with("to", json!(null)), Malformed),
        (with("to", DIGDIR.into()), Malformed),
        (
            with("to", json!({"authority": "other", "ID": "0192:991825827"})),
            Malformed,
        ),
        (
            with(
                "to",
                json!({"authority": "iso6523-actorid-upis", "ID": "0192:974761076"}),
            ),
            OtherRecipient,
        ),
        (
            with(
                "to",
                "urn:altinn:organization:identifier-no:974761076".into(),
            ),
            OtherRecipient,
        ),
        // The supplier is not the consumer.
        (
            with(
                "to",
                "urn:altinn:organization:identifier-no:974760673".into(),
            ),
            OtherRecipient,
        ),
        (
            with("to", "urn:altinn:person:identifier-no:991825827".into()),
            OtherRecipient,
        ),
        (without("consentRights"), Malformed),
        (with("consentRights", json!({})), Malformed),
        (
            with("consentRights", json!([{"action": ["consent"]}])),
            Malformed,
        ),
        (with("consentRights", json!([])), OtherResource),
        (
            with(
                "consentRights",
                json!([right(json!([]), resource, restanser)]),
            ),
            OtherResource,
        ),
        (
            with(
                "consentRights",
                json!([right(json!(["read"]), resource, restanser)]),
            ),
            OtherResource,
        ),
        (
            with(
                "consentRights",
                json!([right(json!(["consent"]), "urn:altinn:app", restanser)]),
            ),
            OtherResource,
        ),
        (
            with(
                "consentRights",
                json!([right(json!(["consent"]), resource, "digdir_5616_50")]),
            ),
            OtherResource,
        ),
        // The action on one resource, the accepted resource with another action.
        (
            with(
                "consentRights",
                json!([
                    right(json!(["consent"]), resource, "other"),
                    right(json!(["read"]), resource, restanser),
                ]),
            ),
            OtherResource,
        ),
        (without("consented"), Malformed),
        (with("consented", 1.into()), Malformed),
        (with("consented", "2025-07-18T07:57:30".into()), Malformed),
        (
            with("consented", "2026-03-02T12:00:00.0000001Z".into()),
            NotYetValid,
        ),
        (without("validTo"), Malformed),
        (with("validTo", json!(null)), Malformed),
        (with("validTo", "2026-03-02T12:00:00Z".into()), Expired),
        (with("validTo", "2025-07-18T07:57:31Z".into()), Expired),
    ] {
        assert_eq!(
            find(std::slice::from_ref(&consent)),
            Err(refusal),
            "{consent}"
        );
    }
    assert_eq!(find(&[]), Err(Missing));
}

#[test]
fn one_that_holds_is_enough() {
    let expired = || with("validTo", "2025-07-19T00:00:00Z".into());
    assert!(find(&[json!(1), expired(), consent(), without("id")]).is_ok());
}

#[test]
fn the_reason_is_of_the_one_that_came_furthest() {
    let other_subject = with("from", "urn:altinn:person:identifier-no:1".into());
    let other_resource = with("consentRights", json!([]));
    let expired = with("validTo", "2025-07-19T00:00:00Z".into());
    for (consents, refusal) in [
        (vec![json!(1), other_subject.clone()], OtherSubject),
        (
            vec![other_resource.clone(), other_subject.clone()],
            OtherResource,
        ),
        (
            vec![other_subject, expired, other_resource, json!({})],
            Expired,
        ),
    ] {
        assert_eq!(find(&consents), Err(refusal));
    }
}

#[test]
fn only_a_trusted_consumer_may_use_anothers_consent() {
    let consent = with(
        "to",
        "urn:altinn:organization:identifier-no:974761076".into(),
    );
    for (betrodde, expected) in [
        (vec![], Err(OtherRecipient)),
        (vec![BRREG], Err(OtherRecipient)),
        (vec![SKATTEETATEN], Err(OtherRecipient)),
        (vec![DIGDIR], Ok(org(SKATTEETATEN))),
    ] {
        let token = token(std::slice::from_ref(&consent));
        let found = Altinn3::default().finn(&token, &org(VIRKSOMHET), &pakke(&betrodde), now());
        assert_eq!(found.map(|samtykke| samtykke.til), expected);
    }
    // Trust is about the recipient and nothing else.
    let person = with("to", "urn:altinn:person:identifier-no:1".into());
    let found = Altinn3::default().finn(
        &token(&[person]),
        &org(VIRKSOMHET),
        &pakke(&[DIGDIR]),
        now(),
    );
    assert_eq!(found, Err(OtherRecipient));
}

#[test]
fn the_resources_are_a_setting() {
    let rules: Altinn3 = toml::from_str("ressurser = ['other']").unwrap();
    let found = rules.finn(&token(&[consent()]), &org(VIRKSOMHET), &pakke(&[]), now());
    assert_eq!(found, Err(OtherResource));
    assert_eq!(toml::from_str::<Altinn3>("").unwrap(), Altinn3::default());
    assert!(toml::from_str::<Altinn3>("resources = []").is_err());
}

#[test]
fn debug_hides_the_organisations() {
    let found = format!("{:?}", find(&[consent()]).unwrap());
    assert!(!found.contains(VIRKSOMHET) && !found.contains(DIGDIR));
}
