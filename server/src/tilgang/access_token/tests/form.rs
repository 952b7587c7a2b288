//! Serialization and header.

use super::*;

#[actix_web::test]
async fn the_serialization_is_exact() {
    let token = token();
    let (message, signature) = token.rsplit_once('.').unwrap();
    let (header, payload) = message.split_once('.').unwrap();
    refused(vec![
        (String::new(), TokenRefusal::NotThreeParts),
        (message.into(), TokenRefusal::NotThreeParts),
        (format!("{token}."), TokenRefusal::NotThreeParts),
        (format!("{token}.e30"), TokenRefusal::NotThreeParts),
        (".".into(), TokenRefusal::NotThreeParts),
        ("..".into(), TokenRefusal::EmptyPart),
        ("...".into(), TokenRefusal::NotThreeParts),
        ("....".into(), TokenRefusal::Encrypted),
        (format!("{token}.e30.e30"), TokenRefusal::Encrypted),
        (format!("{token}.e30.e30.e30"), TokenRefusal::NotThreeParts),
        (".".repeat(5000), TokenRefusal::NotThreeParts),
        (format!(".{payload}.{signature}"), TokenRefusal::EmptyPart),
        (format!("{header}..{signature}"), TokenRefusal::EmptyPart),
        (format!("{message}."), TokenRefusal::EmptyPart),
        (format!("{token}="), TokenRefusal::NotBase64Url),
        (
            format!("{header}==.{payload}.{signature}"),
            TokenRefusal::NotBase64Url,
        ),
        (format!(" {token}"), TokenRefusal::NotBase64Url),
        (format!("{token}\n"), TokenRefusal::NotBase64Url),
        (format!("{token}æ"), TokenRefusal::NotBase64Url),
        (
            format!("{header}+/.{payload}.{signature}"),
            TokenRefusal::NotBase64Url,
        ),
        (
            format!("{token}{}", "A".repeat(LARGEST_TOKEN)),
            TokenRefusal::TooLarge,
        ),
        (token_with_payload("[]"), TokenRefusal::PayloadUnreadable),
        (token_with_payload("{"), TokenRefusal::PayloadUnreadable),
    ])
    .await;
}

#[actix_web::test]
async fn the_header_is_exact() {
    let header = |rest: &str| token_with_header(&format!(r#"{{"kid":"a","alg":"RS256"{rest}}}"#));
    refused(vec![
        (token_with_header("[]"), TokenRefusal::HeaderUnreadable),
        (token_with_header("x"), TokenRefusal::HeaderUnreadable),
        (header(r#","kid":"a""#), TokenRefusal::HeaderDoubled),
        (header(r#","alg":"RS256""#), TokenRefusal::HeaderDoubled),
        (header(r#","x":{"y":1,"y":1}"#), TokenRefusal::HeaderDoubled),
        (token_with_header(r#"{"kid":"a"}"#), TokenRefusal::Algorithm),
        (
            token_with_header(r#"{"kid":"a","alg":"none"}"#),
            TokenRefusal::Algorithm,
        ),
        (
            token_with_header(r#"{"kid":"a","alg":"HS256"}"#),
            TokenRefusal::Algorithm,
        ),
        (
            token_with_header(r#"{"kid":"a","alg":"PS256"}"#),
            TokenRefusal::Algorithm,
        ),
        (
            token_with_header(r#"{"kid":"a","alg":"rs256"}"#),
            TokenRefusal::Algorithm,
        ),
        (
            token_with_header(r#"{"kid":"a","alg":["RS256"]}"#),
            TokenRefusal::Algorithm,
        ),
        // RS256 was used.
        (
            token_with_header(r#"{"kid":"a","alg":"RS384"}"#),
            TokenRefusal::Signature,
        ),
        (header(r#","crit":["exp"]"#), TokenRefusal::Crit),
        (header(r#","crit":["b64"],"b64":false"#), TokenRefusal::Crit),
        (header(r#","b64":false"#), TokenRefusal::B64),
        (header(r#","b64":true"#), TokenRefusal::B64),
        (header(r#","cty":"JWT""#), TokenRefusal::Cty),
        (header(r#","cty":null"#), TokenRefusal::Cty),
        (
            header(&format!(r#","x":"{}""#, "x".repeat(1505))),
            TokenRefusal::HeaderTooLarge,
        ),
        (header(r#","zip":"DEF""#), TokenRefusal::Zip),
        (
            header(r#","jku":"https://test.maskinporten.no/jwk""#),
            TokenRefusal::Jku,
        ),
        (header(r#","jwk":{}"#), TokenRefusal::Jwk),
        (header(r#","x5u":null"#), TokenRefusal::X5u),
        (header(r#","x5c":[]"#), TokenRefusal::X5c),
        (header(r#","typ":"dpop+jwt""#), TokenRefusal::Typ),
        (header(r#","typ":"""#), TokenRefusal::Typ),
        (header(r#","typ":"JOSE""#), TokenRefusal::Typ),
        (header(r#","typ":"logout+jwt""#), TokenRefusal::Typ),
        (header(r#","typ":"JWT ""#), TokenRefusal::Typ),
        (header(r#","typ":["JWT"]"#), TokenRefusal::Typ),
        (header(r#","typ":null"#), TokenRefusal::Typ),
        (token_with_header(r#"{"alg":"RS256"}"#), TokenRefusal::Kid),
        (
            token_with_header(r#"{"kid":"","alg":"RS256"}"#),
            TokenRefusal::Kid,
        ),
        (
            token_with_header(&format!(r#"{{"kid":"{}","alg":"RS256"}}"#, "a".repeat(257))),
            TokenRefusal::Kid,
        ),
        (
            token_with_header(r#"{"kid":1,"alg":"RS256"}"#),
            TokenRefusal::Kid,
        ),
        (
            token_with_header(r#"{"kid":"b","alg":"RS256"}"#),
            TokenRefusal::KeyUnknown,
        ),
    ])
    .await;
    accepted(vec![
        header(r#","typ":"JWT""#),
        header(r#","typ":"jwt""#),
        header(r#","typ":"at+JWT""#),
        header(r#","x5t":"abc""#),
        header(r#","something":{"new":[1]}"#),
        // 1,536 bytes, which are 2,048 characters.
        header(&format!(r#","x":"{}""#, "x".repeat(1504))),
    ])
    .await;
}

/// The last character of a part may carry bits that mean nothing: with them it would have several spellings.
#[actix_web::test]
async fn a_part_has_one_spelling() {
    let token = token();
    let last = token.chars().last().unwrap();
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let value = alphabet.find(last).unwrap();
    // 256 bytes leave four bits in the last character that mean nothing.
    for other in alphabet.chars().skip(value & !0xF).take(16) {
        let respelt = format!("{}{other}", &token[..token.len() - 1]);
        let expected = (other != last).then_some(TokenRefusal::NotBase64Url);
        assert_eq!(verify(&respelt).err(), expected, "{other}");
    }
}

#[actix_web::test]
async fn algorithms_are_accepted_as_configured() {
    let token = |name: &str, algorithm| {
        let header = json!({"kid": "a", "alg": name}).to_string();
        KEY.sign_raw(&header, &claims().to_string(), algorithm)
    };
    let verifier = verifier().with_algorithms([SignatureAlgorithm::RS512].into());
    assert!(
        at_once(&verifier, &token("RS512", Algorithm::RS512))
            .0
            .is_ok()
    );
    for (name, algorithm) in [("RS256", Algorithm::RS256), ("RS384", Algorithm::RS384)] {
        let (outcome, _) = at_once(&verifier, &token(name, algorithm));
        assert_eq!(outcome, Err(TokenRefusal::Algorithm), "{name}");
    }
}
