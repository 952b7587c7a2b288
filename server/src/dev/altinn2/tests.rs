use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};

use super::*;
use crate::dev::issuer::Member;
use crate::tilgang::testing::{BRREG, DIGDIR, VIRKSOMHET, klokke, now, org};

fn issuer() -> (tempfile::TempDir, Altinn2Issuer) {
    let data = tempfile::tempdir().unwrap();
    let issuer = Altinn2Issuer::open_or_create(data.path(), "http://127.0.0.1:1/").unwrap();
    (data, issuer)
}

fn request() -> Altinn2Request {
    Altinn2Request::new(org(VIRKSOMHET), org(DIGDIR))
}

/// Header and claims, once the signature is verified with the key of the set that the header names.
fn verified(issuer: &Altinn2Issuer, token: &str) -> (Value, Value) {
    let header = jsonwebtoken::decode_header(token).unwrap();
    let keys = issuer.key_set();
    let keys = keys["keys"].as_array().unwrap();
    let kid = header.kid.clone().unwrap();
    let jwk = keys.iter().find(|jwk| jwk["kid"] == kid.as_str()).unwrap();
    let number = |name: &str| jwk[name].as_str().unwrap();
    let key = DecodingKey::from_rsa_components(number("n"), number("e")).unwrap();
    let mut rules = Validation::new(Algorithm::RS256);
    rules.validate_exp = false;
    rules.required_spec_claims.clear();
    let claims = jsonwebtoken::decode::<Value>(token, &key, &rules)
        .unwrap()
        .claims;
    (serde_json::to_value(header).unwrap(), claims)
}

#[test]
fn a_token_has_the_claims_of_altinn_2_and_no_other() {
    let (_data, issuer) = issuer();
    let token = issuer.sign(&request(), &klokke()).unwrap();
    let (header, mut claims) = verified(&issuer, &token);
    let kid = &header["kid"];
    assert_eq!(header, json!({"alg": "RS256", "kid": kid, "x5t": kid}));
    let code = claims.as_object_mut().unwrap().remove("AuthorizationCode");
    let code = code.unwrap();
    assert!(code.as_str().unwrap().parse::<uuid::Uuid>().is_ok());
    let now = now().as_second();
    assert_eq!(
        claims,
        json!({
            "OfferedBy": VIRKSOMHET, "CoveredBy": DIGDIR, "Services": ["5616_5"],
            "DelegatedDate": now - 60, "ValidToDate": now + 365 * 86_400,
            "iss": "http://127.0.0.1:1/altinn2/", "nbf": now, "exp": now + 30,
        })
    );
}

#[test]
fn each_form_that_altinn_2_wrote_can_be_had() {
    let (_data, issuer) = issuer();
    let services = vec!["5616_5".to_owned(), "4629_2_inntektsaar=2016".to_owned()];
    for (form, claim, expected) in [
        (Tjenesteform::Array, "Services", json!(services)),
        (
            Tjenesteform::String,
            "Services",
            json!("5616_5,4629_2_inntektsaar=2016"),
        ),
        (
            Tjenesteform::ServiceCodes,
            "ServiceCodes",
            json!("5616_5,4629_2_inntektsaar=2016"),
        ),
    ] {
        let request = Altinn2Request {
            tjenester: services.clone(),
            tjenesteform: form,
            ..request()
        };
        let (_, claims) = verified(&issuer, &issuer.sign(&request, &klokke()).unwrap());
        assert_eq!(claims[claim], expected);
        let written = ["Services", "ServiceCodes"].map(|name| claims.get(name).is_some());
        assert_eq!(written.iter().filter(|is| **is).count(), 1);
    }
    // 12:00 UTC, an hour later in Norway.
    for (form, expected) in [
        (Datoform::Norsk, "02.03.2026 13:00:00"),
        (Datoform::Iso, "2026-03-02 13:00:00"),
    ] {
        let request = Altinn2Request {
            datoform: form,
            gitt_i_sekunder: Some(0),
            ..request()
        };
        let (_, claims) = verified(&issuer, &issuer.sign(&request, &klokke()).unwrap());
        assert_eq!(claims["DelegatedDate"], expected);
    }
}

#[test]
fn a_token_can_be_wrong_in_one_thing() {
    let (_data, issuer) = issuer();
    let now = now().as_second();
    let claims =
        |request: Altinn2Request| verified(&issuer, &issuer.sign(&request, &klokke()).unwrap()).1;
    let expired = claims(Altinn2Request {
        utloper_i_sekunder: -5,
        ..request()
    });
    assert_eq!(
        (&expired["nbf"], &expired["exp"]),
        (&json!(now - 35), &json!(now - 5))
    );
    let lasting = claims(Altinn2Request {
        utloper_i_sekunder: 600,
        ..request()
    });
    assert_eq!(
        (&lasting["nbf"], &lasting["exp"]),
        (&json!(now), &json!(now + 600))
    );
    let over = claims(Altinn2Request {
        gyldig_i_sekunder: -1,
        ..request()
    });
    assert_eq!(over["ValidToDate"], now - 1);
    assert_eq!(over["DelegatedDate"], now - 1 - 86_400);
    let handled = claims(Altinn2Request {
        handled_by: Some(org(BRREG)),
        ..request()
    });
    assert_eq!(handled["HandledBy"], BRREG);
    let mut overridden = request();
    overridden.signing.claims = vec![
        "OfferedBy=1".parse().unwrap(),
        "ValidToDate=null".parse().unwrap(),
    ];
    let overridden = claims(overridden);
    assert_eq!(overridden["OfferedBy"], 1);
    assert!(overridden.get("ValidToDate").is_none());
    assert!("OfferedBy=x".parse::<Member>().is_err());
}

#[test]
fn a_key_id_is_the_thumbprint_of_its_certificate() {
    let (_data, issuer) = issuer();
    let keys = issuer.key_set();
    let keys = keys["keys"].as_array().unwrap();
    assert_eq!(keys.len(), 2);
    assert_ne!(keys[0]["kid"], keys[1]["kid"]);
    for key in keys {
        assert_eq!(
            (&key["kty"], &key["alg"]),
            (&json!("RSA"), &json!("RSA-OAEP-256"))
        );
        let certificate = STANDARD.decode(key["x5c"][0].as_str().unwrap()).unwrap();
        let thumbprint = URL_SAFE_NO_PAD.encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, &certificate));
        assert_eq!(
            (&key["kid"], &key["x5t"]),
            (&json!(thumbprint), &json!(thumbprint))
        );
        // The certificate is this key's: its modulus stands in it.
        let modulus = URL_SAFE_NO_PAD.decode(key["n"].as_str().unwrap()).unwrap();
        assert!(
            certificate
                .windows(modulus.len())
                .any(|part| part == modulus)
        );
    }
}

#[test]
fn the_secondary_key_signs_when_asked_for_and_both_are_kept() {
    let (data, issuer) = issuer();
    let again = Altinn2Issuer::open_or_create(data.path(), "http://127.0.0.1:2/").unwrap();
    assert_eq!(again.key_set(), issuer.key_set());
    for (key, place) in [(Altinn2Key::Primary, 0), (Altinn2Key::Secondary, 1)] {
        let request = Altinn2Request { key, ..request() };
        let (header, _) = verified(&again, &issuer.sign(&request, &klokke()).unwrap());
        assert_eq!(header["kid"], again.key_set()["keys"][place]["kid"]);
    }
}

#[test]
fn a_broken_key_is_an_error_and_stays() {
    let (data, _issuer) = issuer();
    let path = data.path().join("altinn2-secondary.pem");
    let good = std::fs::read_to_string(&path).unwrap();
    let without_certificate = good.split("-----BEGIN CERTIFICATE").next().unwrap();
    for broken in [
        "",
        "not a key",
        without_certificate,
        &good[..good.len() / 4],
    ] {
        std::fs::write(&path, broken).unwrap();
        let error = Altinn2Issuer::open_or_create(data.path(), "http://127.0.0.1:1/").unwrap_err();
        assert!(matches!(error, DevIssuerError::BrokenKey { .. }), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), broken);
    }
}
