//! Which of the two consents counts.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use jsonwebtoken::Algorithm;
use serde_json::{Value, json};

use super::altinn2::Altinn2Regler;
use super::*;
use crate::tilgang::keys::{IssuerConfig, Keys};
use crate::tilgang::testing::{DIGDIR, KEY, VIRKSOMHET, klokke, now, org};

const IN_TOKEN: &str = "93413201-b7e8-4ec3-a899-580fc02c6aeb";
const IN_HEADER: &str = "8b9b6c5c-30b4-4f0c-9d1e-0e6f5a7d2b11";

fn consent(valid_to: &str) -> AuthorizationDetail {
    let detail = json!({
        "type": "urn:altinn:consent",
        "id": IN_TOKEN,
        "from": "urn:altinn:organization:identifier-no:310111643",
        "to": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"},
        "consented": "2025-07-18T07:57:30.409251+00:00",
        "validTo": valid_to,
        "consentRights": [{
            "action": ["consent"],
            "resource": [{"type": "urn:altinn:resource", "value": "digdir-restanser-skatteetaten"}],
        }],
    });
    match detail {
        Value::Object(members) => AuthorizationDetail::Consent(members),
        _ => AuthorizationDetail::Unreadable,
    }
}

fn holding() -> AuthorizationDetail {
    consent("2026-07-18T07:57:15Z")
}

fn expired() -> AuthorizationDetail {
    consent("2025-07-19T00:00:00Z")
}

fn header() -> String {
    let now = now().as_second();
    let claims = json!({
        "AuthorizationCode": IN_HEADER, "OfferedBy": VIRKSOMHET, "CoveredBy": DIGDIR,
        "DelegatedDate": now - 60, "ValidToDate": now + 60, "Services": ["5616_5"],
        "iss": "altinn.no", "nbf": now - 1, "exp": now + 29,
    });
    let header = json!({"alg": "RS256", "kid": "a"});
    KEY.sign_raw(&header.to_string(), &claims.to_string(), Algorithm::RS256)
}

fn altinn2() -> Altinn2 {
    let config = IssuerConfig {
        issuer: "https://altinn.no/".into(),
        metadata_url: None,
    };
    let keys = Keys::holding(config, klokke(), [("a".to_owned(), KEY.public())]);
    let regler = Altinn2Regler {
        utstedere: ["altinn.no".to_owned()].into(),
        tjenester: ["5616_5".to_owned()].into(),
        longest_lifetime: Duration::from_secs(30),
        clock_skew: Duration::ZERO,
    };
    Altinn2::new(regler, Arc::new(keys), klokke())
}

fn find(
    details: Vec<AuthorizationDetail>,
    header: Option<&str>,
    altinn2: Option<Altinn2>,
) -> (Result<Uuid, SamtykkeRefusal>, String) {
    let token = AccessToken {
        consumer: org(DIGDIR),
        supplier: None,
        delegation_source: None,
        client_id: None,
        token_id: None,
        scopes: vec![],
        expires: now(),
        authorization_details: details,
    };
    let pakke = Rettighetspakke {
        hjemmel: None,
        samtykke: true,
        konsumenter: [org(DIGDIR)].into(),
        betrodde: [].into(),
        felter: crate::svar::Felter::alle(),
    };
    let sporsmal = Sporsmal {
        rettighetspakke: "ebevis",
        virksomhet: org(VIRKSOMHET),
        altinn2: header.map(Samtykketoken),
        now: now(),
    };
    let rules = Samtykkeregler {
        altinn3: Altinn3::default(),
        altinn2,
    };
    let mut decision = Decision::default();
    let found = rules
        .finn(&token, &pakke, &sporsmal, &mut decision)
        .now_or_never()
        .unwrap();
    (found.map(|samtykke| samtykke.id), decision.to_string())
}

#[test]
fn a_consent_in_the_token_goes_before_the_header() {
    use SamtykkeRefusal::*;
    let header = header();
    let unreadable = || AuthorizationDetail::Unreadable;
    let empty = || AuthorizationDetail::Consent(serde_json::Map::new());
    let (in_token, in_header): (Uuid, Uuid) =
        (IN_TOKEN.parse().unwrap(), IN_HEADER.parse().unwrap());
    for (details, header, on, expected) in [
        (vec![holding()], Some(&*header), true, Ok(in_token)),
        (vec![holding()], Some("nonsense"), true, Ok(in_token)),
        (vec![holding()], Some(&*header), false, Ok(in_token)),
        (vec![holding()], None, true, Ok(in_token)),
        // One that does not hold shuts the header out as well.
        (vec![expired()], Some(&*header), true, Err(Expired)),
        (vec![empty()], Some(&*header), true, Err(Malformed)),
        (
            vec![unreadable(), expired()],
            Some(&*header),
            true,
            Err(Expired),
        ),
        // What cannot be told to be a consent does not.
        (vec![unreadable()], Some(&*header), true, Ok(in_header)),
        (vec![], Some(&*header), true, Ok(in_header)),
        (vec![], Some("nonsense"), true, Err(Altinn2Malformed)),
        (vec![], Some(""), true, Err(Altinn2Malformed)),
        (vec![], Some(&*header), false, Err(Altinn2Off)),
        (vec![], Some(""), false, Err(Altinn2Off)),
        (vec![unreadable()], Some(&*header), false, Err(Altinn2Off)),
        (vec![unreadable()], None, true, Err(Malformed)),
        (vec![], None, true, Err(Missing)),
        (vec![], None, false, Err(Missing)),
    ] {
        let row = format!("{details:?} {} {on}", header.is_some());
        let (found, _) = find(details, header, on.then(altinn2));
        assert_eq!(found, expected, "{row}");
    }
}

#[test]
fn the_decision_says_which_consent_counted() {
    let header = header();
    let (_, decision) = find(vec![holding()], Some(&header), Some(altinn2()));
    assert_eq!(
        decision,
        format!(
            "samtykke, samtykke_form, samtykke_fra, samtykke_til, samtykke_ressurs, samtykke_gyldighet; \
             samtykkeordning=\"altinn3\"; AltinnSamtykke=\"not looked at: the token carries a consent\"; \
             samtykke={IN_TOKEN}; samtykke_fra=…; samtykke_til=…; samtykke_gitt=2025-07-18T07:57:30.409251Z; \
             samtykke_gyldig_til=2026-07-18T07:57:15Z"
        )
    );
    let (_, decision) = find(vec![], Some(&header), Some(altinn2()));
    assert_eq!(
        decision,
        format!(
            "samtykke, samtykke_form, samtykke_utsteder, samtykke_tider, samtykke_signatur, samtykke_fra, \
             samtykke_til, samtykke_hentet_av, samtykke_ressurs, samtykke_gyldighet; samtykkeordning=\"altinn2\"; \
             samtykke_kid=\"a\"; authorization_code={IN_HEADER}; samtykke={IN_HEADER}; samtykke_fra=…; \
             samtykke_til=…; samtykke_gitt=2026-03-02T11:59:00Z; samtykke_gyldig_til=2026-03-02T12:01:00Z"
        )
    );
    let (_, decision) = find(vec![], Some(&header), None);
    assert_eq!(
        decision,
        "samtykke: refused: consents from Altinn 2 are not accepted; samtykkeordning=\"altinn2\""
    );
}

#[test]
fn debug_of_a_question_hides_whom_and_the_consent() {
    let header = header();
    let sporsmal = Sporsmal {
        rettighetspakke: "ebevis",
        virksomhet: org(VIRKSOMHET),
        altinn2: Some(Samtykketoken(&header)),
        now: now(),
    };
    let shown = format!("{sporsmal:?}");
    assert!(
        !shown.contains(VIRKSOMHET) && !shown.contains(&header),
        "{shown}"
    );
}

#[test]
fn names_of_the_schemes_are_alike_everywhere() {
    for ordning in [Ordning::Altinn3, Ordning::Altinn2] {
        assert_eq!(json!(ordning), ordning.as_str());
    }
}
