//! Serialization and header.

use super::*;

#[actix_web::test]
async fn the_serialization_is_exact() {
    let token = token();
    let (message, signature) = token.rsplit_once('.').unwrap();
    let (header, payload) = message.split_once('.').unwrap();
    let malformed = TokenRefusal::Malformed;
    refused(vec![
        (String::new(), malformed("not three parts")),
        (message.into(), malformed("not three parts")),
        (format!("{token}."), malformed("not three parts")),
        (format!("{token}.e30"), malformed("not three parts")),
        (
            format!(".{payload}.{signature}"),
            malformed("an empty part"),
        ),
        (format!("{header}..{signature}"), malformed("an empty part")),
        (format!("{message}."), malformed("an empty part")),
        (format!("{token}="), malformed("not base64url")),
        (
            format!("{header}==.{payload}.{signature}"),
            malformed("not base64url"),
        ),
        (format!(" {token}"), malformed("not base64url")),
        (format!("{token}\n"), malformed("not base64url")),
        (format!("{token}æ"), malformed("not base64url")),
        (
            format!("{header}+/.{payload}.{signature}"),
            malformed("not base64url"),
        ),
        (
            format!("{token}{}", "A".repeat(LARGEST_TOKEN)),
            TokenRefusal::TooLarge,
        ),
        (token_with_payload("[]"), malformed("payload")),
        (token_with_payload("{"), malformed("payload")),
    ])
    .await;
}

#[actix_web::test]
async fn the_header_is_exact() {
    let malformed = TokenRefusal::Malformed;
    let unsupported = TokenRefusal::UnsupportedHeader;
    let header = |rest: &str| token_with_header(&format!(r#"{{"kid":"a","alg":"RS256"{rest}}}"#));
    refused(vec![
        (token_with_header("[]"), malformed("header")),
        (token_with_header("x"), malformed("header")),
        (header(r#","kid":"a""#), malformed("header")),
        (header(r#","alg":"RS256""#), malformed("header")),
        (header(r#","x":{"y":1,"y":1}"#), malformed("header")),
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
        (header(r#","crit":["exp"]"#), unsupported("crit")),
        (header(r#","zip":"DEF""#), unsupported("zip")),
        (
            header(r#","jku":"https://test.maskinporten.no/jwk""#),
            unsupported("jku"),
        ),
        (header(r#","jwk":{}"#), unsupported("jwk")),
        (header(r#","x5u":null"#), unsupported("x5u")),
        (header(r#","x5c":[]"#), unsupported("x5c")),
        (header(r#","typ":"dpop+jwt""#), unsupported("typ")),
        (header(r#","typ":"""#), unsupported("typ")),
        (header(r#","typ":null"#), unsupported("typ")),
        (token_with_header(r#"{"alg":"RS256"}"#), malformed("kid")),
        (
            token_with_header(r#"{"kid":"","alg":"RS256"}"#),
            malformed("kid"),
        ),
        (
            token_with_header(r#"{"kid":1,"alg":"RS256"}"#),
            malformed("kid"),
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
    ])
    .await;
}
