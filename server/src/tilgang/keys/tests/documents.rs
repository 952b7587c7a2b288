//! What is demanded of metadata and key set.

use serde_json::json;

use super::*;

#[actix_web::test]
async fn documents_that_are_not_in_order_are_refused() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    let url = &issuer.url;
    let jwks_uri = |uri: &str| json!({"issuer": url, "jwks_uri": uri}).to_string();
    let address = |error: &KeysError| {
        matches!(
            error,
            KeysError::Address {
                what: "jwks_uri",
                ..
            }
        )
    };
    let unreadable = |error: &KeysError| {
        matches!(
            error,
            KeysError::Unreadable {
                what: "metadata",
                ..
            }
        )
    };
    let is = |expected: KeysError| move |error: &KeysError| *error == expected;
    type Check<'a> = Box<dyn Fn(&KeysError) -> bool + 'a>;
    let other = url.trim_end_matches('/');
    let rows: Vec<(u16, String, Check)> = vec![
        (
            302,
            String::new(),
            Box::new(is(KeysError::Status {
                what: "metadata",
                status: 302,
            })),
        ),
        (
            204,
            String::new(),
            Box::new(is(KeysError::Status {
                what: "metadata",
                status: 204,
            })),
        ),
        (
            404,
            String::new(),
            Box::new(is(KeysError::Status {
                what: "metadata",
                status: 404,
            })),
        ),
        (
            200,
            " ".repeat(300_000),
            Box::new(is(KeysError::TooLarge { what: "metadata" })),
        ),
        (200, "<html>".into(), Box::new(unreadable)),
        (
            200,
            json!({"issuer": url}).to_string(),
            Box::new(unreadable),
        ),
        (
            200,
            json!({"issuer": other, "jwks_uri": "https://x/"}).to_string(),
            Box::new(is(KeysError::OtherIssuer)),
        ),
        (200, jwks_uri("http://issuer.test/jwk"), Box::new(address)),
        (200, jwks_uri("/jwk"), Box::new(address)),
        (200, jwks_uri("file:///etc/passwd"), Box::new(address)),
        (
            200,
            jwks_uri(&format!("{url}nothing")),
            Box::new(is(KeysError::Status {
                what: "key set",
                status: 404,
            })),
        ),
    ];
    for (row, (status, body, expected)) in rows.into_iter().enumerate() {
        issuer.set_metadata(status, body);
        let error = keys.refresh().await.unwrap_err();
        assert!(expected(&error), "row {row}: {error}");
        assert!(keys.key("a").await.is_ok(), "row {row}");
    }
}

#[actix_web::test]
async fn key_sets_that_are_not_in_order_are_refused() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    for (status, body, expected) in [
        (
            301,
            String::new(),
            "the key set was answered with status 301",
        ),
        (
            200,
            "[".repeat(300_000),
            "the key set is larger than 262144 bytes",
        ),
        (
            200,
            "{}".into(),
            "the key set cannot be read: missing field `keys` at line 1 column 2",
        ),
        (
            200,
            r#"{"keys":[]}"#.into(),
            "the key set holds no usable key",
        ),
        (
            200,
            r#"{"keys":[{"kty":"EC","kid":"a"}]}"#.into(),
            "the key set holds no usable key",
        ),
    ] {
        *issuer.answers.jwks.lock().unwrap() = (status, body);
        assert_eq!(keys.refresh().await.unwrap_err().to_string(), expected);
        assert!(keys.key("a").await.is_ok(), "{expected}");
    }
}

#[test]
fn unfit_addresses_are_refused_at_once() {
    for (issuer, metadata_url) in [
        ("http://issuer.test/", None),
        ("issuer.test", None),
        ("https://issuer.test/?a", None),
        ("https://issuer.test/#a", None),
        ("https://issuer.test/", Some("http://issuer.test/metadata")),
    ] {
        let config = IssuerConfig {
            issuer: issuer.into(),
            metadata_url: metadata_url.map(str::to_owned),
        };
        let keys = Keys::new(config, Klokke::system().unwrap());
        assert!(matches!(keys, Err(KeysError::Address { .. })), "{issuer}");
    }
    let config = Altinn2IssuerConfig {
        metadata_url: "http://altinn.test/metadata".into(),
        issuers: vec!["altinn.test".into()],
    };
    let keys = Keys::altinn2(config, Klokke::system().unwrap());
    assert!(matches!(keys, Err(KeysError::Address { .. })));
}

#[actix_web::test]
async fn the_metadata_may_be_elsewhere() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let config = IssuerConfig {
        issuer: "https://issuer.test/".into(),
        metadata_url: Some(format!(
            "{}.well-known/oauth-authorization-server",
            issuer.url
        )),
    };
    let keys = Keys::new(config, Klokke::system().unwrap()).unwrap();
    assert_eq!(keys.refresh().await, Err(KeysError::OtherIssuer));
    let metadata =
        json!({"issuer": "https://issuer.test/", "jwks_uri": format!("{}jwk", issuer.url)});
    issuer.set_metadata(200, metadata);
    keys.refresh().await.unwrap();
}

#[actix_web::test]
async fn altinn_2_has_ways_of_its_own() {
    let mut key = KEY.jwk("a");
    key["alg"] = "RSA-OAEP-256".into();
    let issuer = Issuer::start(json!([key, OTHER_KEY.jwk("b")]));
    let config = Altinn2IssuerConfig {
        metadata_url: format!("{}.well-known/oauth-authorization-server", issuer.url),
        issuers: vec!["altinn.test".into(), "https://tt02.altinn.test/".into()],
    };
    let altinn2 = Keys::altinn2(config, Klokke::system().unwrap()).unwrap();
    for name in ["altinn.test", "https://tt02.altinn.test/"] {
        issuer.set_metadata(200, json!({"issuer": name, "jwks_uri": "/jwk"}));
        altinn2.refresh().await.unwrap();
        assert!(altinn2.held("a").is_some() && altinn2.held("b").is_some());
    }
    for name in ["", "altinn", "https://altinn.test/", issuer.url.as_str()] {
        issuer.set_metadata(200, json!({"issuer": name, "jwks_uri": "/jwk"}));
        assert_eq!(altinn2.refresh().await, Err(KeysError::OtherIssuer));
    }

    let standard = issuer.keys();
    issuer.set_metadata(
        200,
        json!({"issuer": issuer.url, "jwks_uri": format!("{}jwk", issuer.url)}),
    );
    standard.refresh().await.unwrap();
    assert!(standard.held("a").is_none() && standard.held("b").is_some());
    assert_eq!(standard.status().refused_keys, 1);
}
